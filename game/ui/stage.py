"""The tree on the canvas: layers, layout, focus, and drawing only what changed."""
from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ui import paint
from game.ui.inputs import Action
from game.ui.layout import distance
from game.ui.look import Look, Size
from game.ui.widgets import measuring
from game.ui.widgets.base import RING, Role, Widget
from game.ui.widgets.dialog import Dialog
from game.ui.widgets.scroll import Scroll

DIRECTIONS = {Action.LEFT: (-1, 0), Action.RIGHT: (1, 0), Action.UP: (0, -1), Action.DOWN: (0, 1)}
MOST_RECTS = 6  # beyond this one rect around all is cheaper (design choice)
Names = tuple[str, Role, str]


def identity(widget: Widget) -> Names:
    """What stays the same of a widget when its tree is built again."""
    return (widget.key, widget.role, "") if widget.key else ("", widget.role, widget.name)


class Stage:
    """Layers of widgets (the scene, then dialogs), of which the top one takes the focus."""

    def __init__(self, size: Size, look: Look, go: Callable[[object], None], now: Callable[[], int]) -> None:
        self.size, self.look, self.go, self.now = size, look, go, now
        self.layers: list[Widget] = []
        self.overlays: list[Widget] = []
        self.focus: Widget | None = None
        self.ring = False
        self.dirty: list[pygame.Rect] = []
        self.layout = 0
        self._stale = True
        self._before: list[tuple[Names, bool] | None] = []

    # ---- layers
    @property
    def scope(self) -> Widget:
        """The layer that takes part now."""
        return self.layers[-1]

    def show(self, root: Widget, first: str = "") -> None:
        """A new scene, without dialogs."""
        self.layers = [Scroll(root, least=0)]
        self._before.clear()
        self.focus = None
        self.relayout()
        self.settle()
        self.take_focus(self._named(first) or self.first(), reveal=False)

    def renew(self, root: Widget) -> None:
        """The same scene with another tree: focus and scrolling stay where the names are the same."""
        kept = {identity(w): w.offset for w in self.layers[0].walk() if isinstance(w, Scroll)}
        focus = identity(self.focus) if self.focus and len(self.layers) == 1 else None
        self.layers[0] = Scroll(root, least=0)
        for widget in self.layers[0].walk():
            if isinstance(widget, Scroll):
                widget.offset = kept.get(identity(widget), 0)
        self.relayout()
        self.settle()
        if len(self.layers) == 1:
            self.focus = None
            self.take_focus(self._like(focus) or self.first(), reveal=False)

    def open(self, dialog: Dialog) -> None:
        """A dialog over what is there."""
        self._before.append((identity(self.focus), self.ring) if self.focus else None)
        self.layers.append(dialog)
        self.relayout()
        self.settle()
        self.take_focus(dialog.start() or self.first())

    def close(self) -> None:
        """Take the top dialog away; the focus goes back to where it was."""
        if len(self.layers) > 1:
            self.layers.pop()
            before = self._before.pop()
            self.relayout()
            self.settle()
            self.take_focus((self._like(before[0]) if before else None) or self.first())

    def lay_over(self, *widgets: Widget) -> None:
        """What lies over everything, takes no focus and no press; it places itself in the whole window."""
        for widget in self.overlays:
            widget.invalidate()
        self.overlays = list(widgets)
        for widget in widgets:
            widget.attach(self.look, self)
            widget.place(pygame.Rect((0, 0), self.size))
            widget.invalidate()

    def _like(self, names: Names | None) -> Widget | None:
        return next((w for w in self.focusables() if identity(w) == names), None)

    def _named(self, name: str) -> Widget | None:
        return next((w for w in self.focusables() if name and name in (w.key, w.name)), None)

    # ---- layout
    def relayout(self) -> None:
        """Everything is measured, placed and drawn again at the next turn."""
        self._stale = True

    def settle(self) -> None:
        """Lay out now, if something asked for it."""
        if not self._stale:
            return
        self._stale = False
        room = pygame.Rect((0, 0), self.size)
        for layer in (*self.layers, *self.overlays):
            layer.attach(self.look, self)
            measuring.begin(self)
            layer.place(room)
        self.layout = 0
        self.invalidate(room)

    def resize(self, size: Size, look: Look) -> None:
        """Another size of canvas or another look."""
        self.size, self.look = size, look
        self.relayout()

    # ---- focus
    def focusables(self) -> list[Widget]:
        """What can take the focus now, in reading order."""
        return [widget for widget in self.scope.walk() if widget.focusable]

    def first(self) -> Widget | None:
        """The first that can take the focus."""
        return next(iter(self.focusables()), None)

    def take_focus(self, widget: Widget | None, *, reveal: bool = True) -> None:
        """Move the focus there, and into view (a new screen begins at its top instead)."""
        if self.focus is not widget:
            for one, has in ((self.focus, False), (widget, True)):
                if one:
                    one.focused = has
                    one.invalidate()
            self.focus = widget
        if widget and reveal:
            self.reveal(widget)

    def reveal(self, widget: Widget) -> None:
        """Scroll every view around a widget so that it shows."""
        above = widget.parent
        while above:
            if isinstance(above, Scroll):
                above.reveal(widget.bounds)
            above = above.parent

    def move(self, by: int) -> None:
        """The next (+1) or previous (-1) in reading order, round and round."""
        able = self.focusables()
        if able:
            at = able.index(self.focus) if self.focus in able else (-1 if by > 0 else 0)
            self.take_focus(able[(at + by) % len(able)])

    def steer(self, action: Action) -> bool:
        """The nearest in the direction of an arrow; False when there is none."""
        able, (dx, dy) = self.focusables(), DIRECTIONS[action]
        if self.focus not in able or self.focus is None:
            self.take_focus(self.first())
            return bool(able)
        start = self.focus.bounds
        far = [(distance(start, w.bounds, dx, dy), w) for w in able if w is not self.focus]
        near = [(gap, at, w) for at, (gap, w) in enumerate(far) if gap is not None]
        if near:
            self.take_focus(min(near, key=lambda found: found[:2])[2])
        return bool(near)

    def show_ring(self, ring: bool) -> None:
        """Whether the focus is drawn: after keys yes, after the mouse no."""
        if ring != self.ring:
            self.ring = ring
            if self.focus:
                self.focus.invalidate()

    # ---- pointing
    def under(self, at: tuple[int, int]) -> list[Widget]:
        """The widgets of the top layer under a point, innermost first."""
        path: list[Widget] = []
        level = [self.scope]
        while level:
            hit = next((w for w in reversed(level) if not w.hidden and w.visible_part().collidepoint(at)), None)
            if hit is None:
                break
            path.insert(0, hit)
            level = hit.children
        return path

    # ---- drawing
    def invalidate(self, rect: pygame.Rect) -> None:
        """Draw this part again at the next turn."""
        part = rect.clip(pygame.Rect((0, 0), self.size))
        if part.w and part.h:
            self.dirty.append(part)

    def due(self) -> int | None:
        """Milliseconds until something moves by itself; None for never."""
        now = self.now()
        waits = [wait for layer in (*self.layers, *self.overlays) for w in layer.walk()
                 if (wait := w.due(now)) is not None]
        return min(waits, default=None)

    def tick(self) -> None:
        """Tell what is due that its time has come."""
        now = self.now()
        for layer in (*self.layers, *self.overlays):
            for widget in layer.walk():
                if widget.due(now) == 0:
                    widget.tick(now)

    def paint(self, target: pygame.Surface, *, hurry: bool = False) -> list[pygame.Rect]:
        """Draw what changed; the rects that were drawn, empty when nothing had changed.

        In a hurry, what takes long to draw keeps its old picture and stays dirty for the next call.
        """
        self.settle()
        rects = merged(self.dirty)
        late = [slow.clip(rect) for slow in self._slow() for rect in rects if slow.colliderect(rect)] if hurry else []
        for hole in late:
            rects = [piece for rect in rects for piece in around(rect, hole)]
        self.dirty = late
        for rect in rects:
            self._paint_in(target, rect)
        target.set_clip(None)
        return rects

    def _slow(self) -> list[pygame.Rect]:
        """Where widgets lie whose picture would take long to make."""
        return [w.visible_part() for layer in self.layers for w in layer.walk() if not (w.hidden or w.is_ready())]

    def _paint_in(self, target: pygame.Surface, rect: pygame.Rect) -> None:
        target.set_clip(rect)
        target.fill(self.look.theme.bg, rect)
        for number, layer in enumerate(self.layers):
            if number:
                target.blit(veil(self.look.theme.name, rect.size), rect)
            layer.paint(target, rect)
        self._draw_ring(target, rect)
        target.set_clip(rect)
        for over in self.overlays:
            over.paint(target, rect)

    def _draw_ring(self, target: pygame.Surface, rect: pygame.Rect) -> None:
        focus = self.focus
        if focus and self.ring and not focus.hidden:
            target.set_clip(rect.clip(focus.visible_part(RING)))
            paint.focus_ring(target, focus.ringed(), focus.radius, self.look)


def veil(theme: str, size: Size) -> pygame.Surface:
    """The dimming between a dialog and what lies under it."""
    surface = pygame.Surface(size, pygame.SRCALPHA)
    surface.fill((16, 30, 44, 120) if theme == "light" else (0, 0, 0, 170))
    return surface


def merged(rects: list[pygame.Rect]) -> list[pygame.Rect]:
    """Rects that do not overlap and cover the same; one around all when there are many."""
    found: list[pygame.Rect] = []
    for rect in rects:
        whole = pygame.Rect(rect)
        while (at := whole.collidelist(found)) >= 0:
            whole.union_ip(found.pop(at))
        found.append(whole)
    return [found[0].unionall(found[1:])] if len(found) > MOST_RECTS else found


def around(rect: pygame.Rect, hole: pygame.Rect) -> list[pygame.Rect]:
    """What is left of a rect without a hole, in at most four pieces."""
    inner = hole.clip(rect)
    if not inner.w or not inner.h:
        return [rect]
    pieces = (
        pygame.Rect(rect.x, rect.y, rect.w, inner.y - rect.y),
        pygame.Rect(rect.x, inner.bottom, rect.w, rect.bottom - inner.bottom),
        pygame.Rect(rect.x, inner.y, inner.x - rect.x, inner.h),
        pygame.Rect(inner.right, inner.y, rect.right - inner.right, inner.h),
    )
    return [piece for piece in pieces if piece.w and piece.h]
