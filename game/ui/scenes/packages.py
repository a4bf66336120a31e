"""Two packages side by side: what is in each, what it is worth to you, and which of them is in hand."""
from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.widgets import Role
from game.ui.widgets.base import TARGET, Press
from game.ui.widgets.press import Pressable
from game.view.language import N_, _

NAMES = (N_("First package"), N_("Second package"))
"""The first is the one the sheet began with."""


class PackagePlate(Pressable):
    """A package in a few words with its worth; the one in hand is filled, and what is chosen goes into it."""

    role: Role = Role.RADIO
    radius: ClassVar[int] = 12

    def __init__(self, name: str, terms: Sequence[str], worth: int, on_press: Press, *, chosen: bool,
                 key: str) -> None:
        super().__init__(
            name,
            on_press,
            description=_("{terms}. Worth {worth} to you.").format(terms="; ".join(terms), worth=worth),
            key=key,
        )
        self.terms, self.worth, self.chosen = " · ".join(terms), _("{worth} to you").format(worth=worth), chosen

    @property
    def value(self) -> str:
        return _("in hand") if self.chosen else ""

    @property
    def checked(self) -> bool:
        return self.chosen

    def _inner(self, width: int) -> int:
        return width - 2 * self.look.gap(12)

    def _head(self) -> int:
        return max(self.look.step("bold"), self.look.px(18))

    def natural_width(self) -> int:
        return self.look.px(240)

    def measure(self, width: int) -> int:
        words = self.look.height(self.terms, "small", self._inner(width))
        return max(self.look.px(TARGET), self._head() + words + 2 * self.look.gap(8))

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        lit = self.chosen or self.hovered or self.held
        paint.box(target, room, self.radius, theme.soft if lit else theme.raised,
                  theme.accent if lit else theme.edge, 2 if self.chosen else 1)
        inner = pygame.Rect(room.x + look.gap(12), room.y + look.gap(8), self._inner(room.w), self._head())
        side = look.px(16)
        spot = self.at(pygame.Rect(inner.x, inner.y + (inner.h - side) // 2, side, side))
        paint.box(target, spot, side // 2, theme.accent if self.chosen else theme.raised,
                  None if self.chosen else theme.edge, 2)
        if self.chosen:
            paint.put_icon(target, look, "check", spot.inflate(-4, -4), "on_accent")
        name = pygame.Rect(inner.x + look.px(24), inner.y, inner.w, inner.h)
        paint.write(target, look, self.name, self.at(name), "bold")
        wide = look.width(self.worth, "bold") + 1
        worth = pygame.Rect(inner.right - wide, inner.y, wide, inner.h)
        paint.write(target, look, self.worth, self.at(worth), "bold", "accent")
        inner.y += inner.h
        paint.write(target, look, self.terms, self.at(inner), "small", "muted")
