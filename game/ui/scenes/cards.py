"""What you can say, as cards: your own words large, the kind of move small above them."""
from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui import paint
from game.ui.inputs import shown_key
from game.ui.layout import flow
from game.ui.look import Style
from game.ui.scenes.speech import sized
from game.ui.widgets import Card, Widget
from game.ui.widgets.base import TARGET, Press
from game.ui.widgets.text import cap_size, draw_cap
from game.view.language import N_, _

FACTORS = (1.0, 1.0, 1.0, 1.0, 0.905, 0.857, 0.857, 0.762, 0.762, 0.762)  # of the size of speech: 21 to 16 px
TIGHT = 7  # px above and below the words of a card where room is short, 10 elsewhere
WIDE = 265  # px at scale 1: the least width of a card where two stand side by side
NARROW = 230  # px at scale 1: the same where three do
ONE_COLUMN = 3  # as many cards as stand under one another over the whole width


TRENDS = {"good": "trending-up", "bad": "trending-down", "muted": "move-right"}
BETTER = (N_("trust +"), N_("tension −"), N_("say yes"), N_("gives way"))
WORSE = (N_("trust −"), N_("tension +"), N_("say no"), N_("an insult"), N_("something breaks"))
"""Pieces of a forecast (game.view.outlook) that tell which way it goes."""


def tone_of(forecast: str) -> str:
    """Whether what would happen is good or bad; muted where it is both or neither."""
    heard = forecast.casefold()
    good, bad = (any(_(sign).casefold() in heard for sign in signs) for signs in (BETTER, WORSE))
    return "muted" if good == bad else "good" if good else "bad"


class LineCard(Card):
    """A line to say. `kind` is what sort of move it is; `note` what it answers or binds to; `forecast` what it would
    do, once that can be known: beside the kind where there is room, else under the words."""

    def __init__(self, kind: str, say: str, on_press: Press | None = None, *, icon: str = "", cap: str = "",
                 note: str = "", locked: str = "", forecast: str = "", key: str = "") -> None:
        super().__init__(f"{kind}: {say}" if kind else say, on_press, hint=note, icon=icon, cap=cap, locked=locked,
                         forecast="" if locked else forecast, tone=tone_of(forecast), key=key)
        self.kind, self.say, self.factor = kind, say, 1.0

    def _room(self, width: int) -> tuple[int, int, int]:
        """(space at the sides, above and below, width of the words)."""
        pad = self.look.gap(14)
        return pad, self.look.gap(TIGHT if self.factor < 1 else 10), width - 2 * pad

    def _lines(self, width: int) -> tuple[int, int, int, int]:
        """Heights in px: kind, words, note, reason."""
        look, inner = self.look, self._room(width)[2]
        head = max(look.height(self.kind, "small_bold", self._head_room(inner)), cap_size(self, self.cap)[1])
        say = sized(look, self.factor).height(self.say, "speech", inner)
        lead = look.px(20)
        last = look.height(self.locked, "small", inner - lead) or \
            (0 if self._foreseen_beside(inner) else look.height(self.forecast, "small_bold", inner - lead))
        return head, say, look.height(self.hint, "small", inner), last

    def _foreseen_beside(self, inner: int) -> bool:
        """Whether the forecast stands in the line of the kind."""
        wide = self.look.width(self.kind, "small_bold") + self.look.width(self.forecast, "small_bold")
        return bool(self.kind) and wide + self.look.px(40) <= self._head_room(inner)

    def natural_width(self) -> int:
        return self.look.px(WIDE)

    def measure(self, width: int) -> int:
        head, say, note, lock = self._lines(width)
        gap = self.look.gap(3)
        below = sum(tall + gap for tall in (note, lock) if tall)
        return max(self.look.px(TARGET), 2 * self._room(width)[1] + head + gap + say + below)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        self._draw_ground(target)
        (pad, above, inner), (head, say, note, _) = self._room(room.w), self._lines(room.w)
        top, gap = room.y + above, look.gap(3)
        self._draw_head(target, pygame.Rect(room.x + pad, top, inner, head))
        words = pygame.Rect(room.x + pad, top + head + gap, inner, say)
        ink = "ink" if self.enabled else "muted"
        paint.write(target, sized(look, self.factor), self.say, self.at(words), "speech", ink)
        words.y += say + gap
        if note:
            paint.write(target, look, self.hint, self.at(words), "small", "muted")
            words.y += note + gap
        if self.locked:
            self._draw_last(target, words, "lock", self.locked, "small", "warn")
        elif self.forecast and not self._foreseen_beside(inner):
            self._draw_last(target, words, TRENDS[self.tone], self.forecast, "small_bold", self.tone)

    def _draw_last(self, target: pygame.Surface, room: pygame.Rect, icon: str, text: str, style: Style,
                   colour: str) -> None:
        look, lead = self.look, self.look.px(20)
        spot = pygame.Rect(room.x, room.y, look.px(14), look.step(style))
        paint.put_icon(target, look, icon, self.at(spot), colour)
        words = pygame.Rect(room.x + lead, room.y, room.w - lead, room.h)
        paint.write(target, look, text, self.at(words), style, colour)

    def _head_room(self, width: int) -> int:
        """Width of the kind between its icon and its key."""
        cap = cap_size(self, self.cap)[0] + self.look.gap(8) if self.cap else 0
        return width - self._head_icon() - cap

    def _head_icon(self) -> int:
        return self.look.px(26) if self.icon else 0

    def _draw_head(self, target: pygame.Surface, head: pygame.Rect) -> None:
        look = self.look
        tone = "accent" if self.enabled else "muted"
        wide, tall = cap_size(self, self.cap)
        spot = pygame.Rect(head.x, head.y, look.px(18), tall)
        paint.put_icon(target, look, self.icon, self.at(spot), tone)
        words = pygame.Rect(head.x + self._head_icon(), head.y, self._head_room(head.w), head.h)
        words.y += max(0, (tall - look.step("small_bold")) // 2)
        paint.write(target, look, self.kind, self.at(words), "small_bold", tone)
        if self.forecast and self._foreseen_beside(head.w):
            long = look.width(self.forecast, "small_bold") + look.px(20)
            end = pygame.Rect(words.x + words.w - long, words.y, long + 1, head.h)
            self._draw_last(target, end, TRENDS[self.tone], self.forecast, "small_bold", self.tone)
        if self.cap:
            draw_cap(target, self, self.cap, self.at(pygame.Rect(head.right - wide, head.y, wide, tall)))


class StepCard(LineCard):
    """A line of a reconciling: without a kind its words stand level with its key."""

    def _room(self, width: int) -> tuple[int, int, int]:
        pad, above, inner = super()._room(width)
        return pad, above, inner if self.kind else inner - cap_size(self, self.cap)[0] - self.look.gap(12)

    def _lines(self, width: int) -> tuple[int, int, int, int]:
        head, say, note, lock = super()._lines(width)
        return head if self.kind else -self.look.gap(3), say, note, lock

    def _draw_head(self, target: pygame.Surface, head: pygame.Rect) -> None:
        if self.kind:
            super()._draw_head(target, head)
            return
        wide, tall = cap_size(self, self.cap)
        pad = super()._room(self.bounds.w)[0]
        cap = pygame.Rect(self.bounds.right - pad - wide, self.bounds.centery - tall // 2, wide, tall)
        draw_cap(target, self, self.cap, self.at(cap))


class ToolCard(LineCard):
    """A move of the bar as a card: what it is called, large, beside its icon; what it means under it."""

    def __init__(self, label: str, on_press: Press | None = None, *, icon: str = "", key_cap: str = "", note: str = "",
                 chosen: bool = False, key: str = "") -> None:
        super().__init__("", label, on_press, icon=icon, note=note, key=key)
        self.cap, self.shortcut, self.chosen = shown_key(key_cap), key_cap, chosen

    def _lead(self) -> int:
        return self.look.px(26) + self.look.gap(14)

    def _heights(self, width: int) -> tuple[int, int]:
        """(what it is called, what it means) in px."""
        inner = width - 2 * self.look.gap(16) - self._lead() - self.look.px(34)
        return (sized(self.look, self.factor).height(self.say, "speech", inner),
                self.look.height(self.hint, "body", inner))

    def measure(self, width: int) -> int:
        return max(self.look.px(TARGET), sum(self._heights(width)) + 2 * self.look.gap(12))

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        self._draw_ground(target)
        side, lead, (say, hint) = look.gap(16), self._lead(), self._heights(room.w)
        if self.chosen:
            paint.box(target, room, self.radius, theme.soft, theme.accent, 2)
        spot = pygame.Rect(room.x + side, room.y, look.px(26), room.h)
        paint.put_icon(target, look, self.icon, self.at(spot), "accent")
        inner = room.w - 2 * side - lead - look.px(34)
        words = pygame.Rect(room.x + side + lead, room.centery - (say + hint) // 2, inner, say)
        words.y += paint.write(target, sized(look, self.factor), self.say, self.at(words), "speech")
        paint.write(target, look, self.hint, self.at(words), "body", "muted")
        wide, tall = cap_size(self, self.cap)
        cap = pygame.Rect(room.right - side - wide, room.centery - tall // 2, wide, tall)
        draw_cap(target, self, self.cap, self.at(cap))


class Answers(Widget):
    """Cards at the foot of their room, in one column or two, with words as large as the room allows.

    Three stand side by side where `abreast`.
    """

    def __init__(self, cards: Sequence[LineCard], *, abreast: bool = False, key: str = "", grow: float = 1.0) -> None:
        super().__init__(name=_("What you can say"), key=key, grow=grow)
        self.cards, self.abreast, self.factor = list(cards), abreast, 1.0
        self.add(*cards)

    def flex(self, step: int) -> None:
        """Take a size of text: 0 is the largest (see frame.Page)."""
        self.factor = FACTORS[step]

    def _columns(self, width: int) -> int:
        if self.abreast and len(self.cards) == ONE_COLUMN and width >= 3 * self.look.px(NARROW) + 2 * self._gap():
            return ONE_COLUMN
        fits = width >= 2 * self.look.px(WIDE) + self._gap()
        return 2 if fits and len(self.cards) > ONE_COLUMN else 1

    def _gap(self) -> int:
        return self.look.gap(8 if self.factor < 1 else 10)

    def _rows(self, width: int) -> tuple[list[list[LineCard]], list[int], int]:
        """(rows of cards, their heights, width of a cell)."""
        columns, gap = self._columns(width), self._gap()
        cell = (width - gap * (columns - 1)) // columns
        for card in self.cards:
            card.factor = self.factor
        rows = [self.cards[at : at + columns] for at in range(0, len(self.cards), columns)]
        wide = [[width if len(row) == 1 else cell for _ in row] for row in rows]
        heights = [max(card.measure(w) for card, w in zip(row, each, strict=True))
                   for row, each in zip(rows, wide, strict=True)]
        return rows, heights, cell

    def _whole(self, heights: Sequence[int]) -> int:
        return sum(heights) + self._gap() * max(0, len(heights) - 1)

    def natural_width(self) -> int:
        return self.look.px(WIDE)

    def measure(self, width: int) -> int:
        return self._whole(self._rows(width)[1])

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        rows, heights, cell = self._rows(rect.w)
        gap, top = self._gap(), rect.bottom - self._whole(heights)
        for row, tall in zip(rows, heights, strict=True):
            for at, card in enumerate(row):
                wide = rect.w if len(row) == 1 else cell
                left = rect.x + at * (cell + gap)
                self.put(card, pygame.Rect(left, top, wide, tall))
            top += tall + gap


class Bar(Widget):
    """Buttons in a line, `late` ones at its end; hints stand after their button as long as all fit in one line."""

    def __init__(self, early: Sequence[tuple[Widget, Widget | None]], late: Sequence[Widget] = (), *,
                 key: str = "") -> None:
        super().__init__(name=_("What you can do"), key=key)
        self.early, self.late = tuple(early), tuple(late)
        for button, hint in self.early:
            self.add(button, *([hint] if hint else []))
        self.add(*self.late)

    def _wide(self, hints: bool) -> int:
        shown = [each for pair in self.early for each in pair if each and (hints or each is pair[0])]
        return sum(each.asked_width() + self.look.gap(10) for each in (*shown, *self.late))

    def _lines(self, width: int) -> list[list[Widget]]:
        """The widgets of each line; hints that have no room are hidden (they are still read aloud)."""
        hints = self._wide(True) <= width
        for button, hint in self.early:
            if hint:
                hint.hidden = not hints and button is not hint
        shown, gap = self.shown, self.look.gap(10)
        return [[shown[at] for at in line] for line in flow([each.asked_width() for each in shown], gap, width)]

    def natural_width(self) -> int:
        return self._wide(False)

    def measure(self, width: int) -> int:
        lines = [max(each.measure(min(width, each.asked_width())) for each in line) for line in self._lines(width)]
        return sum(lines) + self.look.gap(8) * max(0, len(lines) - 1)

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        gap, top = self.look.gap(10), rect.y
        for line in self._lines(rect.w):
            widths = [min(rect.w, each.asked_width()) for each in line]
            tall = max(each.measure(wide) for each, wide in zip(line, widths, strict=True))
            spare = rect.w - sum(widths) - gap * (len(line) - 1)
            left = rect.x
            for each, wide in zip(line, widths, strict=True):
                if each in self.late:
                    left, spare = left + spare, 0
                high = each.measure(wide)
                self.put(each, pygame.Rect(left, top + (tall - high) // 2, wide, high))
                left += wide + gap
            top += tall + self.look.gap(8)
