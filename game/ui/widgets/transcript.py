"""Everything said, in order: who, and the words; scrolls, and follows what is newest."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.inputs import Action
from game.ui.look import Style
from game.ui.widgets.base import Role, Widget
from game.ui.widgets.scroll import bar_rects, drag_bar, draw_bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One entry. `kind`: you, them, rival, or note (what changed and why; set apart)."""

    who: str = ""
    words: str
    kind: str = "them"


class Line(Widget):
    """One entry of a transcript."""

    role: Role = Role.LABEL

    def __init__(self, said: Said, heading_room: int = 0) -> None:
        super().__init__(name=f"{said.who}: {said.words}" if said.who else said.words)
        self.said, self.heading_room = said, heading_room

    def _style(self) -> Style:
        return "small" if self.said.kind == "note" else "body"

    def row(self) -> int:
        """Height of one row of words in px."""
        return self.look.step(self._style())

    def measure(self, width: int) -> int:
        room = max(self.look.px(80), width - self.heading_room)
        return self.look.height(self.said.words, self._style(), room)

    def draw(self, target: pygame.Surface) -> None:
        look, room, said = self.look, self.bounds, self.said
        colour = {"you": "accent", "rival": "warn", "note": "muted"}.get(said.kind, "ink")
        paint.write(target, look, said.who, self.at(pygame.Rect(room.x, room.y, self.heading_room, room.h)),
                    "bold", colour)
        left = self.heading_room
        if said.kind == "note":
            bar = pygame.Rect(room.x + left - look.gap(10), room.y + 2, 3, room.h - 4)
            target.fill(look.theme.line, self.at(bar))
        words = self.at(pygame.Rect(room.x + left, room.y, room.w - left, room.h))
        paint.write(target, look, said.words, words, self._style(),
                    "muted" if said.kind == "note" else "ink")


class Transcript(Widget):
    """All that was said. Takes the focus, so that keys can scroll it; the newest is in view at first."""

    role: Role = Role.LOG
    can_focus: ClassVar[bool] = True
    radius: ClassVar[int] = 14

    def __init__(self, name: str, said: Sequence[Said] = (), *, least: int = 120, key: str = "",
                 grow: float = 1.0, width: int | None = None, title: bool = True) -> None:
        super().__init__(name=name, key=key, grow=grow, width=width)
        self.least, self.title = least, title
        self.offset = self.extent = 0
        self._stay_at_end = True
        self._grip: int | None = None
        self.add(*(Line(entry) for entry in said))

    @property
    def actions(self) -> tuple[str, ...]:
        return ("focus",)

    def append(self, *said: Said) -> None:
        """Add what was said and show it."""
        self._stay_at_end = True
        self.add(*(Line(entry) for entry in said))
        self.relayout()

    def natural_width(self) -> int:
        return self.look.px(320)

    def measure(self, width: int) -> int:
        return self.look.px(self.least) + self._head()

    def _head(self) -> int:
        return self.look.step("small_bold") + self.look.gap(10) if self.title else 0

    def view(self) -> pygame.Rect:
        """The room of the entries."""
        pad, head = self.look.gap(16), self._head()
        room = self.bounds.inflate(-2 * pad, -2 * self.look.gap(12))
        return pygame.Rect(room.x, room.y + head, room.w, max(0, room.h - head))

    def view_of_children(self) -> pygame.Rect:
        return self.view()

    def _names_width(self) -> int:
        """Room of the names; none when they would leave too little for the words."""
        names = [self.look.width(line.said.who, "bold") for line in self._lines()]
        return min(max(names, default=0) + self.look.gap(14), self.view().w // 3)

    def _lines(self) -> list[Line]:
        return [child for child in self.children if isinstance(child, Line)]

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        view, gap = self.view(), self.look.gap(8)
        room, names = view.w - self.look.px(14), self._names_width()
        heights = []
        for line in self._lines():
            line.heading_room = names
            heights.append(line.measure(room))
        self.extent = sum(heights) + gap * max(0, len(heights) - 1)
        most = max(0, self.extent - view.h)
        self.offset = most if self._stay_at_end else max(0, min(self.offset, most))
        top = view.y - self.offset
        for line, height in zip(self._lines(), heights, strict=True):
            self.put(line, pygame.Rect(view.x, top, room, height))
            top += height + gap

    def scroll_to(self, offset: int) -> bool:
        """Show the entries from this many px down; False when nothing moved."""
        most = max(0, self.extent - self.view().h)
        offset = max(0, min(offset, most))
        moved, self.offset = self.offset - offset, offset
        self._stay_at_end = offset == most
        for line in self.children if moved else ():
            line.shift(moved)
        if moved:
            self.invalidate()
        return bool(moved)

    def on_wheel(self, by: int) -> bool:
        return self.scroll_to(self.offset - by * self.look.px(56))

    def on_action(self, action: Action) -> bool:
        page, line = round(self.view().h * 0.85), self.look.px(56)
        to = {Action.PAGE_UP: self.offset - page, Action.PAGE_DOWN: self.offset + page, Action.FIRST: 0,
              Action.LAST: self.extent, Action.UP: self.offset - line,
              Action.DOWN: self.offset + line}.get(action)
        return to is not None and self.scroll_to(to)

    def on_pointer(self, kind: str, at: tuple[int, int]) -> bool:
        most = self.extent - self.view().h
        moved, self._grip = drag_bar(self._bar(), kind, at, self._grip, most)
        if moved is not None:
            self.scroll_to(moved)
        return self._grip is not None

    def _bar(self) -> tuple[pygame.Rect, pygame.Rect] | None:
        return bar_rects(self, self.offset, self.extent, self.view())

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        paint.box(target, room, self.radius, look.theme.surface, look.theme.line)
        if self.title:
            pad, step = look.gap(16), look.step("small_bold")
            spot = pygame.Rect(room.x + pad, room.y + look.gap(12), look.px(16), step)
            paint.put_icon(target, look, "scroll-text", self.at(spot), "muted")
            words = pygame.Rect(spot.right + look.px(8), spot.y, room.w - 2 * pad - look.px(24), step)
            paint.write(target, look, self.name, self.at(words), "small_bold", "muted")

    def _whole_lines(self) -> pygame.Rect:
        """The room of the entries without the rows of words that would be cut at its edges."""
        view = self.view()
        top, bottom = view.top, view.bottom
        for line in self._lines():
            step = line.row()
            if line.bounds.top < view.top < line.bounds.bottom:
                top = line.bounds.top - (line.bounds.top - view.top) // step * step
            if line.bounds.top < view.bottom < line.bounds.bottom:
                bottom = line.bounds.top + (view.bottom - line.bounds.top) // step * step
        return pygame.Rect(view.x, top, view.w, max(0, bottom - top))

    def paint(self, target: pygame.Surface, area: pygame.Rect) -> None:
        if self.hidden or not self.bounds.colliderect(area):
            return
        self.draw(target)
        before, view = target.get_clip(), self._whole_lines()
        target.set_clip(before.clip(view))
        for child in self.children:
            child.paint(target, area.clip(view))
        target.set_clip(before)
        draw_bar(target, self, self._bar())
