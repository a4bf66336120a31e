"""An encounter as a card: whose face, what it is called, what it is about, and what to know of it."""
from __future__ import annotations

from typing import ClassVar

import pygame

from game.encounter.values import Skill
from game.ui import paint
from game.ui.look import Style
from game.ui.scenes.figure import head_of
from game.ui.widgets.base import Press
from game.ui.widgets.press import Pressable
from game.view.language import _
from game.view.screens import Listed

Line = tuple[str, Style, str, str]
"""(text, style, colour, icon)"""
HEAD, GAP = 72, 14


class EncounterCard(Pressable):
    """One that can be played. `above` stands over its title; with `full` everything that is known of it is told."""

    radius: ClassVar[int] = 14

    def __init__(self, listed: Listed, on_press: Press, *, above: str = "", why: str = "", full: bool = False,
                 prominent: bool = False, key: str = "") -> None:
        self.listed, self.above, self.why, self.full, self.prominent = listed, above, why, full, prominent
        told = " ".join(_stopped(text) for text, *_style in (*self._about(), *self._facts()))
        super().__init__(f"{above}: {listed.title}" if above else listed.title, on_press, description=told,
                         key=key or f"encounter.{listed.id}", enabled=not listed.problem)

    @property
    def focusable(self) -> bool:
        return not self.hidden

    def _about(self) -> list[Line]:
        listed = self.listed
        if listed.problem:
            return [(listed.problem, "small", "bad", "triangle-alert")]
        return [(listed.summary, "small", "muted", "")]

    def _facts(self) -> list[Line]:
        listed = self.listed
        time = _("{minutes} min").format(minutes=listed.minutes)
        if not self.full:
            parts = [time, self.why.rstrip(".") if self.above else listed.best]
            return [(" · ".join(filter(None, parts)), "small_bold", "accent", "")]
        hands = _("{number} versions").format(number=listed.hands) if listed.hands > 1 else ""
        facts: list[Line] = [(" · ".join(filter(None, (time, _("level {level}").format(level=listed.level), hands))),
                              "small_bold", "accent", "")]
        if listed.skills:
            every = len(listed.skills) == len(Skill)
            facts.append((_("Every skill") if every else " · ".join(listed.skills), "small", "muted", ""))
        if listed.best:
            facts.append((_("Last time: {outcome}").format(outcome=listed.best), "small_bold", "good", "flag"))
        if listed.note:
            facts.append((listed.note, "small", "warn", "heart"))
        if listed.kept:
            facts.append((_("Kept for your test after."), "small", "warn", "lock-keyhole"))
        return facts

    def _lines(self) -> list[Line]:
        over: list[Line] = [(self.above, "small_bold", "accent", "")] if self.above else []
        ink = "muted" if self.listed.problem else "ink"
        return [*over, (self.listed.title, "title", ink, ""), *self._about(), *self._facts()]

    def _plan(self, width: int) -> tuple[int, int, int]:
        """(pad, side of the head, width of the words)."""
        pad, head = self.look.gap(GAP), self.look.px(HEAD)
        return pad, head, width - 2 * pad - head - self.look.gap(GAP)

    def _indent(self, line: Line) -> int:
        return self.look.px(20) if line[3] else 0

    def natural_width(self) -> int:
        return self.look.px(340)

    def measure(self, width: int) -> int:
        look, (pad, head, inner) = self.look, self._plan(width)
        words = sum(look.height(line[0], line[1], inner - self._indent(line)) for line in self._lines())
        return 2 * pad + max(head, words + look.gap(4))

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme, listed = self.look, self.bounds, self.look.theme, self.listed
        lit = self.enabled and (self.hovered or self.held)
        if self.enabled:
            paint.shadow(target, room, self.radius, look, 8)
        fill = theme.soft if lit or self.prominent else theme.raised if self.enabled else theme.surface
        border = theme.accent if lit or self.prominent else theme.edge if self.enabled else theme.line
        paint.box(target, room, self.radius, fill, border, 2 if self.prominent else 1)
        pad, head, inner = self._plan(room.w)
        if listed.client:
            disc = head_of(listed.client, "calm", head, look)
            target.blit(disc, self.at(pygame.Rect(room.x + pad, room.y + pad, head, head)))
        else:
            blank = pygame.Rect(room.x + pad, room.y + pad, look.px(40), head)
            paint.put_icon(target, look, "file-x", self.at(blank), "muted")
        words = pygame.Rect(room.right - pad - inner, room.y + pad, inner, room.h)
        for line in self._lines():
            words.y += self._draw_line(target, line, words)

    def _draw_line(self, target: pygame.Surface, line: Line, room: pygame.Rect) -> int:
        look, (text, style, colour, icon) = self.look, line
        indent, step = self._indent(line), self.look.step(style)
        if icon:
            spot = pygame.Rect(room.x, room.y + (step - look.px(15)) // 2, look.px(15), look.px(15))
            paint.put_icon(target, look, icon, self.at(spot), colour)
        words = pygame.Rect(room.x + indent, room.y, room.w - indent, room.h)
        return paint.write(target, look, text, self.at(words), style, colour)


def _stopped(text: str) -> str:
    """With a full stop, so that it is read aloud as a sentence."""
    return text if text.endswith((".", "?", "!", "”")) else f"{text}."
