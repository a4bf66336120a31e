"""Leverage as a beam under the picture: who needs whom more, as far as you can reckon it, and why."""
from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.look import Style
from game.ui.scenes.speech import FADE, rippled
from game.ui.widgets import Button, Column, Dialog, Label, Role
from game.ui.widgets.base import TARGET, Press, Range
from game.ui.widgets.numbers import signed
from game.ui.widgets.press import Pressable
from game.view.language import N_, _
from game.view.screens import Beam, Change

LOW, HIGH = -50, 50  # points at the ends of the beam
LEFT, RIGHT = N_("can do without you"), N_("needs you")
INLINE = 2  # causes that are told beside it; all of them when it is pressed


def told(cause: Change) -> str:
    """A cause in a line: "−19 what KEEL would do"."""
    return f"{cause.what} {cause.why[:1].lower()}{cause.why[1:]}"


class Balance(Pressable):
    """The beam with its band and its strongest causes; pressing it tells them all."""

    role = Role.METER
    radius: ClassVar[int] = 14

    def __init__(self, beam: Beam, them: str, on_press: Press | None = None) -> None:
        reckoned = _("Between {low} and {high}, as far as you can reckon it.").format(
            low=signed(beam.low), high=signed(beam.high)
        )
        ends = _("To the left {them} {left}, to the right {them} {right}.").format(
            them=them, left=_(LEFT), right=_(RIGHT))
        causes = "; ".join(map(told, beam.causes))
        super().__init__(_("Leverage"), on_press, key="leverage",
                         description=" ".join(part for part in (reckoned, ends, causes) if part))
        self.beam = beam

    @property
    def value(self) -> str:
        change = f" ({signed(self.beam.change)})" if self.beam.change else ""
        return f"{signed(self.beam.middle)}{change}"

    @property
    def number(self) -> Range:
        return Range(now=self.beam.middle, low=LOW, high=HIGH)

    def _pads(self) -> tuple[int, int]:
        """Space at the sides, above and below."""
        return self.look.gap(12), self.look.gap(6)

    def _causes(self) -> str:
        return " · ".join(told(cause) for cause in self.beam.causes[:INLINE])

    def natural_width(self) -> int:
        return self.look.px(260)

    def _heights(self, width: int) -> tuple[int, int, int]:
        """(its name, the beam, the causes) in px."""
        look = self.look
        return look.step("body"), max(look.step("small"), look.px(24)), look.height(self._causes(), "small", width)

    def measure(self, width: int) -> int:
        side, above = self._pads()
        return max(self.look.px(TARGET), sum(self._heights(width - 2 * side)) + 2 * above)

    def draw(self, target: pygame.Surface) -> None:
        look, theme, lit = self.look, self.look.theme, self.hovered or self.held
        paint.box(target, self.bounds, self.radius, theme.soft if lit else theme.surface,
                  theme.accent if lit else theme.line)
        room = self.bounds.inflate(-2 * self._pads()[0], -2 * self._pads()[1])
        head, beam, _ = self._heights(room.w)
        paint.put_icon(target, look, "scale", self.at(pygame.Rect(room.x, room.y, look.px(18), head)), "muted")
        words = pygame.Rect(room.x + look.px(26), room.y, room.w, head)
        paint.write(target, look, self.name, self.at(words))
        more = pygame.Rect(words.x + look.width(self.name) + look.px(8), room.y, look.px(15), head)
        paint.put_icon(target, look, "info", self.at(more), "accent" if self.hovered or self.held else "muted")
        self._draw_number(target, pygame.Rect(room.x, room.y, room.w, head))
        self._draw_ends(target, pygame.Rect(room.x, room.y + head, room.w, beam))
        below = pygame.Rect(room.x, room.y + head + beam, room.w, room.h)
        paint.write(target, look, self._causes(), self.at(below), "small", "muted")

    def _draw_number(self, target: pygame.Surface, room: pygame.Rect) -> None:
        look, right, change = self.look, room.right, self.beam.change
        tone = "good" if change > 0 else "bad"
        parts: list[tuple[str, Style, str]] = [(signed(change), "small_bold", tone)] if change else []
        for text, style, colour in (*parts, (signed(self.beam.middle), "bold", "ink")):
            wide = look.width(text, style) + 1
            spot = pygame.Rect(right - wide, room.y + (room.h - look.step(style)) // 2, wide, room.h)
            paint.write(target, look, text, self.at(spot), style, colour)
            right -= wide + look.px(6)

    def _draw_ends(self, target: pygame.Surface, room: pygame.Rect) -> None:
        look, step = self.look, self.look.step("small")
        left, right = look.width(_(LEFT), "small") + 1, look.width(_(RIGHT), "small") + 1
        words = pygame.Rect(room.x, room.centery - step // 2, left, step)
        paint.write(target, look, _(LEFT), self.at(words), "small", "muted")
        words = pygame.Rect(room.right - right, words.y, right, step)
        paint.write(target, look, _(RIGHT), self.at(words), "small", "muted")
        gap = look.px(10)
        self._draw_beam(target, pygame.Rect(room.x + left + gap, room.y, room.w - left - right - 2 * gap, room.h))

    def _draw_beam(self, target: pygame.Surface, room: pygame.Rect) -> None:
        look, theme, thick, beam = self.look, self.look.theme, self.look.px(8), self.beam
        bar = pygame.Rect(room.x, room.centery - thick // 2, room.w, thick)
        paint.box(target, self.at(bar), thick // 2, theme.sunken)
        start, end = self._x(beam.low, room), self._x(beam.high, room)
        band = self.at(pygame.Rect(start, bar.y - look.px(3), max(thick, end - start), thick + look.px(6)))
        paint.box(target, band, look.px(5), theme.soft, theme.accent)
        zero = self._x(0, room)
        target.fill(theme.ink, self.at(pygame.Rect(zero - 1, room.y + look.px(2), 2, room.h - look.px(4))))
        side = look.px(16)
        disc = self.at(pygame.Rect(self._x(beam.middle, room) - side // 2, room.centery - side // 2, side, side))
        paint.box(target, disc, side // 2, theme.raised, theme.accent, look.px(4))

    def _x(self, amount: int, room: pygame.Rect) -> int:
        """Where an amount lies, in unmirrored px."""
        return room.x + round(room.w * (max(LOW, min(HIGH, amount)) - LOW) / (HIGH - LOW))


def causes_dialog(beam: Beam, them: str, ranking: Sequence[str] = ()) -> Dialog:
    """All that moved leverage since the first turn, and what matters to her once you know."""
    body = [
        Label(
            _(
                "How much more {them} needs you than you need the work: between {low} and {high}, "
                "as far as you can reckon it."
            ).format(them=them, low=signed(beam.low), high=signed(beam.high))
        )
    ]
    moved = list(rippled(beam.causes, -FADE))
    parts = (
        [*body, Column([Label(_("What moved it since you sat down"), style="bold"), *moved], gap=8)] if moved else body
    )
    if ranking:
        order = [Label(f"{place}  {label}") for place, label in enumerate(ranking, 1)]
        parts = [
            *parts,
            Column([Label(_("What matters to {them}, most first").format(them=them), style="bold"), *order], gap=6),
        ]
    return Dialog(_("Leverage"), parts, icon="scale", width=620,
                  buttons=[Button(_("Go on"), kind="primary", key="ok")])
