"""A worth against what it has to beat: one bar with a mark."""
from __future__ import annotations

import pygame

from game.ui import paint
from game.ui.widgets import Role, Widget
from game.ui.widgets.base import Range


class Against(Widget):
    """Points 0 to 100 on a bar, with a mark at `beat`, named `beat_name`; says in words which is more."""

    role = Role.METER

    def __init__(self, name: str, amount: int | None, beat: int, beat_name: str, *, nothing: str = "nothing",
                 key: str = "", grow: float = 0.0) -> None:
        super().__init__(name=name, key=key, grow=grow)
        self.amount, self.beat, self.beat_name, self.nothing = amount, beat, beat_name, nothing

    @property
    def value(self) -> str:
        said = self.nothing if self.amount is None else str(self.amount)
        return f"{said}; {self.beat_name}: {self.beat}"

    @property
    def number(self) -> Range | None:
        return None if self.amount is None else Range(now=self.amount, low=0, high=100)

    def _tone(self) -> str:
        return "muted" if self.amount is None else "good" if self.amount >= self.beat else "warn"

    def natural_width(self) -> int:
        return self.look.px(220)

    def measure(self, width: int) -> int:
        look = self.look
        return look.step("number") + look.px(12) + look.gap(8) + look.step("small") + look.px(4)

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        said = self.nothing if self.amount is None else str(self.amount)
        step = look.step("number")
        drop = (step - look.step("body")) // 2 + look.px(1)
        paint.write(target, look, self.name, pygame.Rect(room.x, room.y + drop, room.w, step), "body")
        paint.write(target, look, said, room, "number", self._tone(), "end")
        bar = pygame.Rect(room.x, room.y + step + look.gap(2), room.w, look.px(12))
        paint.box(target, bar, bar.h // 2, theme.sunken)
        if self.amount:
            full = pygame.Rect(bar.x, bar.y, max(bar.h, round(bar.w * min(100, self.amount) / 100)), bar.h)
            paint.box(target, self.at(full), bar.h // 2, look.colour(self._tone()))
        at = bar.x + round(bar.w * max(0, min(100, self.beat)) / 100)
        mark = self.at(pygame.Rect(at - 1, bar.y - look.px(3), 3, bar.h + look.px(6)))
        target.fill(theme.ink, mark)
        words = f"{self.beat_name}: {self.beat}"
        wide = look.width(words, "small")
        left = max(room.x, min(room.right - wide - 1, at - wide // 2))
        under = pygame.Rect(left, bar.bottom + look.gap(5), wide + 1, look.step("small"))
        paint.write(target, look, words, self.at(under), "small", "muted")
