"""Pictures made by code: a portrait that may move, and a backdrop."""
from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ui import paint
from game.ui.widgets.base import Role, Widget

Painter = Callable[[int, int], pygame.Surface]  # (size px, now ms) -> square picture
Next = Callable[[int], int | None]  # now ms -> ms until the picture differs; None for never


class Portrait(Widget):
    """A face, given as a picture or as a painter; `name` says in words what can be seen.

    A painter with `next_change` is asked again when it is due (blink, breath), unless the look is still.
    """

    role: Role = Role.IMAGE

    def __init__(self, name: str, picture: pygame.Surface | Painter, *, size: int = 160,
                 next_change: Next | None = None, round: bool = True, ring: str = "accent",
                 description: str = "", key: str = "", grow: float = 0.0) -> None:
        super().__init__(name=name, description=description, key=key, grow=grow)
        self.picture, self.size, self.next_change, self.round, self.ring = picture, size, next_change, round, ring
        self._made: pygame.Surface | None = None
        self._asked = 0
        self._due: int | None = None

    def natural_width(self) -> int:
        return self.look.px(self.size)

    def measure(self, width: int) -> int:
        return min(width, self.look.px(self.size))

    def place(self, rect: pygame.Rect) -> None:
        side = min(rect.w, rect.h, self.look.px(self.size)) if self.round else min(rect.w, rect.h)
        if side != self.bounds.w:
            self._made = None
        self.bounds = pygame.Rect(0, 0, side, side)
        self.bounds.center = rect.center

    def change(self, **values: object) -> None:
        self._made = None
        super().change(**values)

    def due(self, now: int) -> int | None:
        if self.next_change is None or self.look.still:
            return None
        if self._due is None:
            wait = self.next_change(now)
            self._due = None if wait is None else now + wait
        return None if self._due is None else max(0, self._due - now)

    def tick(self, now: int) -> None:
        self._due, self._made = None, None
        self.invalidate_picture()

    def invalidate_picture(self) -> None:
        """Draw the picture again: only its own room, for it has no shadow."""
        if self.host and not self.hidden:
            self.host.invalidate(self.visible_part())

    def _image(self, size: int) -> pygame.Surface:
        if self._made is None:
            now = self.host.now() if self.host and not self.look.still else 0
            made = self.picture if isinstance(self.picture, pygame.Surface) else self.picture(size, now)
            if made.get_size() != (size, size):
                made = pygame.transform.smoothscale(made.convert_alpha(), (size, size))
            self._made = paint.round_picture(made) if self.round else made
        return self._made

    def draw(self, target: pygame.Surface) -> None:
        edge = self.look.px(4) if self.ring else 0
        inner = self.bounds.inflate(-2 * edge, -2 * edge)
        if inner.w <= 0:
            return
        if self.ring and self.round:
            paint.box(target, self.bounds, self.bounds.w // 2, self.look.theme.raised,
                      self.look.colour(self.ring), self.look.px(3))
        target.blit(self._image(inner.w), inner)


class Backdrop(Widget):
    """A drawn place that fills its room: `painter(width, height)` is asked once for each size."""

    role: Role = Role.IMAGE

    def __init__(self, name: str, painter: Callable[[int, int], pygame.Surface], *, least: int = 0,
                 key: str = "", grow: float = 0.0) -> None:
        super().__init__(name=name, key=key, grow=grow)
        self.painter, self.least = painter, least
        self._made: pygame.Surface | None = None

    def measure(self, width: int) -> int:
        return self.look.px(self.least)

    def draw(self, target: pygame.Surface) -> None:
        if self.bounds.w <= 0 or self.bounds.h <= 0:
            return
        if self._made is None or self._made.get_size() != self.bounds.size:
            self._made = self.painter(*self.bounds.size)
        target.blit(self._made, self.bounds)
