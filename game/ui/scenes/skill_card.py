"""A skill as a card: what was shown last, every showing as a column, and first, best and last in words."""
from __future__ import annotations

from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.widgets.base import Press
from game.ui.widgets.press import Pressable
from game.view.language import _
from game.view.looking import SkillRow

MOST = 12  # columns; earlier showings are only in the words (design choice)
TALL, WIDE = 52, 16  # px at scale 1 of the columns


class SkillCard(Pressable):
    """Opens the lines that prove it."""

    radius: ClassVar[int] = 14

    def __init__(self, row: SkillRow, on_press: Press) -> None:
        self.row = row
        super().__init__(row.name, on_press, description=f"{row.counts} {self._course()}", key=f"skill.{row.id}")

    @property
    def value(self) -> str:
        return self.row.told

    def _course(self) -> str:
        row = self.row
        if len(row.shares) < 2:
            return _("First showing.")
        return _("First {first}, best {best}, last {last}.").format(first=row.first, best=row.best, last=row.last)

    def _number(self) -> int:
        return self.look.width(self.row.told, "heading") + 1

    def natural_width(self) -> int:
        return self.look.px(300)

    def _room(self, width: int) -> tuple[int, int]:
        """(pad, width of the words beside the number)."""
        pad = self.look.gap(14)
        return pad, width - 2 * pad - self._number() - self.look.gap(12)

    def measure(self, width: int) -> int:
        look, row, (pad, inner) = self.look, self.row, self._room(width)
        head = max(look.height(row.name, "title", inner), look.step("heading"))
        full = width - 2 * pad
        words = look.height(row.counts, "small", full) + look.height(self._course(), "small", full)
        return 2 * pad + head + words + look.px(TALL) + look.gap(8) + look.gap(6)

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme, row = self.look, self.bounds, self.look.theme, self.row
        lit = self.hovered or self.held
        paint.shadow(target, room, self.radius, look, 8)
        paint.box(target, room, self.radius, theme.soft if lit else theme.raised, theme.accent if lit else theme.edge)
        pad, inner = self._room(room.w)
        place = pygame.Rect(room.x + pad, room.y + pad, room.w - 2 * pad, room.h)
        paint.write(target, look, row.told, self.at(place), "heading", "warn" if row.is_weak else "ink", "end")
        head = max(look.height(row.name, "title", inner), look.step("heading"))
        drop = max(0, (look.step("heading") - look.step("title")) // 2)
        name = pygame.Rect(place.x, place.y + drop, inner, head)
        paint.write(target, look, row.name, self.at(name), "title")
        place.y += head
        place.y += paint.write(target, look, row.counts, self.at(place), "small", "muted") + look.gap(8)
        self._draw_columns(target, pygame.Rect(place.x, place.y, place.w, look.px(TALL)))
        place.y += look.px(TALL) + look.gap(6)
        paint.write(target, look, self._course(), self.at(place), "small", "muted")

    def _draw_columns(self, target: pygame.Surface, room: pygame.Rect) -> None:
        """Each showing as a column in a well as high as all chances taken; the last one in the colour of the page."""
        look, theme, shares = self.look, self.look.theme, self.row.shares[-MOST:]
        step = min((room.w + look.px(8)) / max(len(shares), 6), look.px(WIDE + 26))
        wide = max(look.px(8), round(step) - look.px(8))
        for number, share in enumerate(shares):
            well = pygame.Rect(room.x + round(number * step), room.y, wide, room.h)
            is_last = number == len(shares) - 1
            paint.box(target, self.at(well), min(look.px(6), wide // 2), theme.sunken)
            tall = max(look.px(6), round(room.h * share / 100))
            full = pygame.Rect(well.x, well.bottom - tall, wide, tall)
            paint.box(target, self.at(full), min(look.px(6), wide // 2, tall // 2),
                      theme.accent if is_last else theme.edge)
