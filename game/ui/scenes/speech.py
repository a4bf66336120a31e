"""What is heard: her words in a bubble beside her face, your own above them, and what nobody says."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.look import Look, Style
from game.ui.scenes.rising import Rise
from game.ui.widgets import Label, Role, Widget
from game.view.language import _
from game.view.screens import Change

EARLIER = 0.857  # of the size of speech: what she said before it in the same turn
FACTORS = (1.43, 1.29, 1.14, 1.0, 1.0, 1.0, 0.905, 0.857, 0.762, 0.762)
"""Of the size of speech, step by step: 30 to 16 px at scale 1; with the last step your own words go to the log."""
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?'’“”—-"
FADE = 220  # ms in which something new comes up
Part = tuple[str, Style, str, float]


def sized(look: Look, factor: float) -> Look:
    """The same look with its text `factor` as large."""
    return look if factor == 1.0 else replace(look, scale=look.scale * factor)


def know_letters(look: Look) -> None:
    """Measures the letters in every size of speech: a font's first look at one takes longer than all later ones."""
    for factor in sorted({*FACTORS, *(EARLIER * factor for factor in FACTORS)}):
        sized(look, factor).width(LETTERS, "speech")


class Speech(Widget):
    """Her bubble: the last thing said in ink, what came before it in the same turn above, smaller.

    `echo` is what you said, set above the bubble; `most` the largest size of its words. The tail reaches over the
    edge of the picture at the start side.
    """

    role = Role.LABEL
    live: ClassVar[bool] = True
    radius: ClassVar[int] = 20

    def __init__(self, words: str, *, speaker: str, earlier: Sequence[str] = (), echo: str = "", tail: bool = True,
                 note: str = "", most: float = FACTORS[0], key: str = "", grow: float = 0.0) -> None:
        heard = " ".join((*earlier, words))
        super().__init__(name=f"{speaker}: {heard}", description=note, key=key, grow=grow)
        self.words, self.earlier, self.echo, self.tail = words, tuple(earlier), echo, tail
        self.factor, self.most, self.short = 1.0, most, False

    def flex(self, step: int) -> None:
        """Take a size of text: 0 is the largest (see frame.Page)."""
        self.factor, self.short = min(self.most, FACTORS[step]), step == len(FACTORS) - 1

    def _parts(self) -> tuple[Part, ...]:
        before: tuple[Part, ...] = tuple((text, "speech", "muted", EARLIER * self.factor) for text in self.earlier)
        return (*before, (self.words, "speech", "ink", self.factor))

    def spoken(self) -> str:
        return ". ".join(part for part in (self.description, self._quoted()) if part)

    def _echo(self) -> str:
        return "" if self.short else self._quoted()

    def _quoted(self) -> str:
        return _("You: “{echo}”").format(echo=self.echo) if self.echo else ""

    def _heights(self, width: int) -> tuple[int, list[int]]:
        """(your words, each of hers) in px."""
        look = self.look
        inner = width - 2 * look.gap(24)
        above = look.height(self._echo(), "cue", width - 2 * look.gap(6))
        hers = [sized(look, factor).height(text, style, inner) for text, style, _, factor in self._parts()]
        return above + look.gap(10) if above else 0, hers

    def measure(self, width: int) -> int:
        above, hers = self._heights(width)
        return above + sum(hers) + self.look.gap(8) * (len(hers) - 1) + 2 * self.look.gap(18)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        above, hers = self._heights(room.w)
        side = look.gap(6)
        paint.write(target, look, self._echo(), self.at(room.inflate(-2 * side, 0)), "cue", "muted")
        body = pygame.Rect(room.x, room.y + above, room.w, sum(hers) + look.gap(8) * (len(hers) - 1) + 2 * look.gap(18))
        paint.shadow(target, body, self.radius, look, 12)
        paint.box(target, body, self.radius, look.theme.bubble, look.theme.line)
        if self.tail:
            self._draw_tail(target, body)
        pad = look.gap(24)
        inner = pygame.Rect(body.x + pad, body.y + look.gap(18), body.w - 2 * pad, body.h)
        for (text, style, colour, factor), tall in zip(self._parts(), hers, strict=True):
            paint.write(target, sized(look, factor), text, self.at(inner), style, colour)
            inner.y += tall + look.gap(8)

    def _draw_tail(self, target: pygame.Surface, body: pygame.Rect) -> None:
        """A beak that leaves the bubble at its start and bends up to the mouth."""
        look = self.look
        long, base = look.gap(22) + look.px(12), look.px(26)
        size = (long + 2, base)
        points = [(long + 2.0, 2.0), (0.0, base * 0.16), (long + 2.0, base - 2.0)]
        if look.rtl:
            points = [(size[0] - x, y) for x, y in points]
        top = body.y + min(look.gap(34), body.h // 3)
        edge = self.at(pygame.Rect(body.x - long, top, *size))
        over = 3 if not look.rtl else -3
        target.blit(paint.shape(tuple(points), size, look.theme.line), edge)
        target.blit(paint.shape(tuple(points), size, look.theme.bubble), edge.move(over, 0))


class Aside(Widget):
    """What happened that nobody said: words in italics beside a rule."""

    role = Role.LABEL
    live: ClassVar[bool] = True

    def __init__(self, text: str, *, tone: str = "accent", style: Style = "cue", key: str = "") -> None:
        super().__init__(name=text, key=key)
        self.tone, self.style = tone, style

    def _indent(self) -> int:
        return self.look.gap(16)

    def natural_width(self) -> int:
        return self.look.width(self.name, self.style) + self._indent()

    def measure(self, width: int) -> int:
        return self.look.height(self.name, self.style, width - self._indent()) + self.look.gap(4)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        rule = pygame.Rect(room.x, room.y, look.px(3), room.h)
        target.fill(look.colour(self.tone), self.at(rule))
        words = pygame.Rect(room.x + self._indent(), room.y + look.gap(2), room.w - self._indent(), room.h)
        paint.write(target, look, self.name, self.at(words), self.style, "ink")


class Prose(Label):
    """Wrapped text in the size of speech, larger where its page has room, up to `most`."""

    def __init__(self, text: str, *, colour: str = "ink", most: float = 1.14, key: str = "") -> None:
        super().__init__(text, style="speech", colour=colour, key=key)
        self.factor, self.most = 1.0, most

    def flex(self, step: int) -> None:
        """Take a size of text: 0 is the largest (see frame.Page)."""
        self.factor = min(self.most, FACTORS[step])

    def measure(self, width: int) -> int:
        return sized(self.look, self.factor).height(self.name, "speech", width)

    def draw(self, target: pygame.Surface) -> None:
        paint.write(target, sized(self.look, self.factor), self.name, self.bounds, "speech", self.colour)


class Ripple(Widget):
    """One thing that changed, and why; comes up softly at `since` ms unless the look is still."""

    role = Role.LABEL
    live: ClassVar[bool] = True

    def __init__(self, what: str, why: str, good: bool | None, *, since: int = -FADE) -> None:
        super().__init__(name=f"{what}: {why}" if why else what)
        self.what, self.why, self.good = what, why, good
        self.rise = Rise(since, FADE)

    def _tone(self) -> tuple[str, str, str]:
        """(ink, ground, icon)."""
        return {True: ("good", "good_soft", "check"), False: ("bad", "bad_soft", "triangle-alert"),
                None: ("muted", "surface", "dot")}[self.good]

    def _words(self) -> tuple[int, int]:
        """(room before the words, width of what changed with the space after it)."""
        look = self.look
        return look.px(34), look.width(self.what, "small_bold") + (look.px(8) if self.why else 0)

    def natural_width(self) -> int:
        lead, what = self._words()
        return lead + what + self.look.width(self.why, "small") + self.look.px(14)

    def _beside(self, width: int) -> bool:
        """Whether the cause stands beside what changed, or under it."""
        return self.natural_width() <= width

    def measure(self, width: int) -> int:
        look, lead = self.look, self._words()[0]
        if self._beside(width):
            return look.step("small") + look.px(10)
        inner = width - lead - look.px(14)
        return look.height(self.what, "small_bold", inner) + look.height(self.why, "small", inner) + look.px(10)

    def due(self, now: int) -> int | None:
        return self.rise.due(now)

    def tick(self, now: int) -> None:
        self.rise.tick()
        self.invalidate()

    def draw(self, target: pygame.Surface) -> None:
        share = self.rise.share(self.host.now() if self.host else 0, self.look)
        if share >= 1.0:
            self._draw_on(target, self.bounds)
            return
        layer = pygame.Surface(self.bounds.size, pygame.SRCALPHA)
        self._draw_on(layer, layer.get_rect())
        layer.set_alpha(round(255 * share))
        target.blit(layer, self.bounds.move(0, round((1 - share) * self.look.px(8))))

    def _draw_on(self, target: pygame.Surface, room: pygame.Rect) -> None:
        look, (ink, ground, icon), (lead, what) = self.look, self._tone(), self._words()
        paint.box(target, room, look.px(10), look.colour(ground), look.theme.line)
        step = look.step("small")
        spot = pygame.Rect(room.x + look.px(10), room.y + look.px(5), look.px(16), step)
        paint.put_icon(target, look, icon, self._flip(spot, room), ink)
        words = pygame.Rect(room.x + lead, room.y + look.px(5), room.w - lead - look.px(10), step)
        if self._beside(room.w):
            paint.write(target, look, self.what, self._flip(words, room), "small_bold", ink)
            words.x, words.w = words.x + what, words.w - what
        else:
            words.y += paint.write(target, look, self.what, self._flip(words, room), "small_bold", ink)
        paint.write(target, look, self.why, self._flip(words, room), "small", "ink")

    def _flip(self, rect: pygame.Rect, room: pygame.Rect) -> pygame.Rect:
        return rect if not self.look.rtl else rect.move(room.left + room.right - rect.right - rect.left, 0)


def rippled(changes: Sequence[Change], began: int, told_before: Sequence[str] = ()) -> list[Ripple]:
    """Changes as ripples, one after another from `began` ms; what has one cause is told together.

    A cause that stands among `told_before` is only pointed to.
    """
    known = {text.rstrip(".").casefold() for text in told_before}
    told: dict[tuple[str, bool | None], list[str]] = {}
    for change in changes:
        why = _("because of that") if change.why.casefold() in known else change.why
        told.setdefault((why, change.good), []).append(change.what)
    return [Ripple(" · ".join(what), why, good, since=began + 90 * at)
            for at, ((why, good), what) in enumerate(told.items())]
