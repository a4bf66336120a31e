"""A part of the window whose content may be taller than its room, and the bar that goes with it."""
from __future__ import annotations

import pygame

from game.ui import paint
from game.ui.inputs import Action
from game.ui.widgets.base import RING, Role, Widget


class Scroll(Widget):
    """One child that may be taller than the room; follows the focus, the wheel, PgUp and PgDn."""

    role: Role = Role.SCROLL

    def __init__(self, child: Widget, *, least: int = 120, pad: int = 0, name: str = "", key: str = "",
                 grow: float = 0.0, width: int | None = None) -> None:
        super().__init__(name=name, key=key, grow=grow, width=width)
        self.least, self.pad = least, pad
        self.offset = self.extent = 0
        self._grip: int | None = None
        self.add(child)

    def measure(self, width: int) -> int:
        whole = self.whole(width)
        return min(whole, self.look.px(self.least)) if self.least else whole

    def whole(self, width: int) -> int:
        """The height in px at which there is nothing to scroll."""
        return self.children[0].measure(width - 2 * self.pad) + 2 * self.pad

    def view_of_children(self) -> pygame.Rect:
        return pygame.Rect(self.bounds)

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        inner = rect.inflate(-2 * self.pad, 0)
        self.extent = self.children[0].measure(inner.w) + 2 * self.pad
        if self.extent > rect.h:
            inner.w -= self.bar_width()
            self.extent = self.children[0].measure(inner.w) + 2 * self.pad
        self.offset = max(0, min(self.offset, self.extent - rect.h))
        height = max(rect.h, self.extent) - 2 * self.pad
        self.put(self.children[0], pygame.Rect(inner.x, rect.y + self.pad - self.offset, inner.w, height))

    def bar_width(self) -> int:
        """Room kept for the bar when there is something to scroll."""
        return self.look.px(14)

    def scroll_to(self, offset: int) -> bool:
        """Show the child from this many px down; False when nothing moved."""
        offset = max(0, min(offset, self.extent - self.bounds.h))
        moved, self.offset = self.offset - offset, offset
        if moved:
            self.children[0].shift(moved)
            self.invalidate()
        return bool(moved)

    def reveal(self, rect: pygame.Rect) -> None:
        """Scroll as little as needed to show a rect of the window."""
        low, high = rect.top - 2 * RING - self.bounds.top, rect.bottom + 2 * RING - self.bounds.bottom
        if high > 0:
            self.scroll_to(self.offset + min(high, max(0, low)))
        elif low < 0:
            self.scroll_to(self.offset + low)

    def bar(self) -> tuple[pygame.Rect, pygame.Rect] | None:
        """(track, thumb) of the scroll bar, or None when all is in view."""
        return bar_rects(self, self.offset, self.extent, self.bounds)

    def on_wheel(self, by: int) -> bool:
        return self.scroll_to(self.offset - by * self.look.px(56))

    def on_action(self, action: Action) -> bool:
        page = round(self.bounds.h * 0.85)
        to = {Action.PAGE_UP: self.offset - page, Action.PAGE_DOWN: self.offset + page}.get(action)
        return to is not None and self.scroll_to(to)

    def on_pointer(self, kind: str, at: tuple[int, int]) -> bool:
        moved, self._grip = drag_bar(self.bar(), kind, at, self._grip, self.extent - self.bounds.h)
        if moved is not None:
            self.scroll_to(moved)
        return self._grip is not None

    def paint(self, target: pygame.Surface, area: pygame.Rect) -> None:
        view = self.bounds.clip(area)
        if self.hidden or not view.w or not view.h:
            return
        before = target.get_clip()
        target.set_clip(before.clip(self.bounds))
        for child in self.children:
            child.paint(target, view)
        draw_bar(target, self, self.bar())
        target.set_clip(before)


def bar_rects(widget: Widget, offset: int, extent: int,
              room: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect] | None:
    """(track, thumb) of a bar at the end side of `room`, or None when `extent` px fit there."""
    if extent <= room.h or not room.h:
        return None
    wide = widget.look.px(8)
    track = widget.at(pygame.Rect(room.right - wide - 2, room.y + 4, wide, room.h - 8))
    tall = max(widget.look.px(28), track.h * room.h // extent)
    top = track.y + (track.h - tall) * offset // max(1, extent - room.h)
    return track, pygame.Rect(track.x, top, wide, tall)


def draw_bar(target: pygame.Surface, widget: Widget, bar: tuple[pygame.Rect, pygame.Rect] | None) -> None:
    """Draw a scroll bar, if there is one."""
    if bar:
        theme = widget.look.theme
        paint.box(target, bar[0], bar[0].w // 2, theme.sunken)
        paint.box(target, bar[1], bar[1].w // 2, theme.edge)


def drag_bar(bar: tuple[pygame.Rect, pygame.Rect] | None, kind: str, at: tuple[int, int], grip: int | None,
             most: int) -> tuple[int | None, int | None]:
    """(new offset or None, new grip or None) after a pointer event on a scroll bar."""
    if not bar or kind == "up":
        return None, None
    track, thumb = bar
    if kind == "down":
        if not track.inflate(track.w * 2, 0).collidepoint(at):
            return None, None
        grip = at[1] - thumb.y if thumb.collidepoint(thumb.centerx, at[1]) else thumb.h // 2
    if grip is None:
        return None, None
    return (at[1] - grip - track.y) * most // max(1, track.h - thumb.h), grip
