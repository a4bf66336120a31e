"""Numbers to read: meter, balance beam."""
from __future__ import annotations

import pygame

from game.ui import paint
from game.ui.look import Style
from game.ui.widgets.base import Range, Role, Widget


def signed(value: int) -> str:
    """A change with its sign: +6, −9, ±0."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "±0"


class Meter(Widget):
    """A value between `low` and `high`: word, number, signed change, bar with ticks, and its cause (`note`).

    `good_when` says which way is good: "high" or "low"; the colour of the change follows it.
    """

    role: Role = Role.METER

    def __init__(self, name: str, amount: int, *, low: int = 0, high: int = 100, delta: int | None = None,
                 tone: str = "accent", icon: str = "", note: str = "", good_when: str = "high", unit: str = "",
                 key: str = "", grow: float = 0.0) -> None:
        super().__init__(name=name, key=key, grow=grow)
        self.amount, self.low, self.high, self.delta = amount, low, high, delta
        self.tone, self.icon, self.note, self.good_when, self.unit = tone, icon, note, good_when, unit

    @property
    def value(self) -> str:
        words = f"{self.amount}{self.unit}"
        return words if self.delta is None else f"{words} ({signed(self.delta)})"

    @property
    def number(self) -> Range:
        return Range(now=self.amount, low=self.low, high=self.high)

    def spoken(self) -> str:
        return self.note

    def _head(self, width: int) -> tuple[int, int, int]:
        """(indent of the name, room of the numbers, height of the line)."""
        look = self.look
        indent = look.px(26) if self.icon else 0
        numbers = look.width(f"{self.amount}{self.unit}", "bold") + look.gap(8)
        numbers += look.width(signed(self.delta), "small_bold") + look.px(6) if self.delta is not None else 0
        return indent, numbers, look.height(self.name, "body", width - indent - numbers)

    def natural_width(self) -> int:
        indent, numbers, _ = self._head(9999)
        return self.look.width(self.name) + indent + numbers + self.look.gap(16)

    def measure(self, width: int) -> int:
        look = self.look
        note = look.height(self.note, "small", width)
        return self._head(width)[2] + look.gap(4) + look.px(10) + (note + look.gap(4) if note else 0)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        indent, numbers, head = self._head(room.w)
        paint.put_icon(target, look, self.icon,
                       self.at(pygame.Rect(room.x, room.y, look.px(18), look.step("body"))), "muted")
        words = pygame.Rect(room.x + indent, room.y, room.w - indent - numbers, head)
        paint.write(target, look, self.name, self.at(words))
        self._draw_numbers(target)
        bar = pygame.Rect(room.x, room.y + head + look.gap(4), room.w, look.px(10))
        self._draw_bar(target, bar)
        under = pygame.Rect(room.x, bar.bottom + look.gap(4), room.w, room.h)
        paint.write(target, look, self.note, self.at(under), "small", "muted")

    def _draw_numbers(self, target: pygame.Surface) -> None:
        look, room, right = self.look, self.bounds, self.bounds.right
        if self.delta is not None:
            better = self.delta if self.good_when == "high" else -self.delta
            colour = "good" if better > 0 else "bad" if better < 0 else "muted"
            wide = look.width(signed(self.delta), "small_bold")
            lift = (look.step("body") - look.step("small_bold")) // 2 + 1
            place = pygame.Rect(right - wide, room.y + lift, wide, 9)
            paint.write(target, look, signed(self.delta), self.at(place), "small_bold", colour)
            right -= wide + look.px(6)
        text = f"{self.amount}{self.unit}"
        wide = look.width(text, "bold")
        paint.write(target, look, text, self.at(pygame.Rect(right - wide, room.y, wide, 9)), "bold")

    def _draw_bar(self, target: pygame.Surface, bar: pygame.Rect) -> None:
        look, theme = self.look, self.look.theme
        paint.box(target, bar, bar.h // 2, theme.sunken)
        span = max(1, self.high - self.low)
        long = round(bar.w * max(0, min(span, self.amount - self.low)) / span)
        if long:
            full = pygame.Rect(bar.x, bar.y, max(bar.h, long), bar.h)
            paint.box(target, self.at(full), bar.h // 2, look.colour(self.tone))
        for quarter in (1, 2, 3):
            tick = self.at(pygame.Rect(bar.x + bar.w * quarter // 4 - 1, bar.y, 2, bar.h))
            target.fill(theme.surface, tick)


class Beam(Widget):
    """A balance around zero: who needs whom more. A marker on a beam from `low` to `high`, with a band.

    `band` is (from, to) with its word `band_name`; `ends` are the words at both ends; `told` is the value in words.
    """

    role: Role = Role.METER

    def __init__(self, name: str, amount: int, *, low: int = -50, high: int = 50,
                 band: tuple[int, int] | None = None, band_name: str = "", ends: tuple[str, str] = ("", ""),
                 told: str = "", delta: int | None = None, icon: str = "scale", key: str = "",
                 grow: float = 0.0) -> None:
        super().__init__(name=name, key=key, grow=grow)
        self.amount, self.low, self.high, self.band, self.band_name = amount, low, high, band, band_name
        self.ends, self.told, self.delta, self.icon = ends, told, delta, icon

    @property
    def value(self) -> str:
        change = f" ({signed(self.delta)})" if self.delta is not None else ""
        return f"{signed(self.amount)}{change}" + (f", {self.told}" if self.told else "")

    @property
    def number(self) -> Range:
        return Range(now=self.amount, low=self.low, high=self.high)

    def spoken(self) -> str:
        return self.band_name

    def natural_width(self) -> int:
        return self.look.px(240)

    def _heights(self, width: int) -> tuple[int, int, int]:
        """(head, beam, words at the ends)."""
        look = self.look
        head = look.height(self.name, "body", width - look.px(26) - look.px(86))
        ends = max(look.height(text, "small", width // 2 - look.gap(4)) for text in self.ends)
        told = look.height(self.told, "small_bold", width)
        return head + told, look.px(30), ends

    def measure(self, width: int) -> int:
        return sum(self._heights(width)) + self.look.gap(4)

    def _x(self, amount: int) -> int:
        """Where an amount lies, in unmirrored px."""
        inside = max(self.low, min(self.high, amount)) - self.low
        return self.bounds.x + round(self.bounds.w * inside / max(1, self.high - self.low))

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        head, tall, ends = self._heights(room.w)
        indent = look.px(26) if self.icon else 0
        paint.put_icon(target, look, self.icon,
                       self.at(pygame.Rect(room.x, room.y, look.px(18), look.step("body"))), "muted")
        name = pygame.Rect(room.x + indent, room.y, room.w - look.px(26) - look.px(86), head)
        below = name.y + paint.write(target, look, self.name, self.at(name))
        self._draw_amount(target)
        told = pygame.Rect(room.x, below, room.w, head)
        paint.write(target, look, self.told, self.at(told), "small_bold", self._tone())
        self._draw_beam(target, pygame.Rect(room.x, room.y + head, room.w, tall))
        half = pygame.Rect(room.x, room.y + head + tall + look.gap(4), room.w // 2 - look.gap(4), ends)
        paint.write(target, look, self.ends[0], self.at(half), "small", "muted")
        half.right = room.right
        paint.write(target, look, self.ends[1], self.at(half), "small", "muted", "end")

    def _tone(self) -> str:
        return "good" if self.amount > 0 else "bad" if self.amount < 0 else "muted"

    def _draw_amount(self, target: pygame.Surface) -> None:
        look, right = self.look, self.bounds.right
        parts: list[tuple[str, Style, str]] = [(signed(self.amount), "bold", "ink")]
        if self.delta is not None:
            colour = "good" if self.delta > 0 else "bad" if self.delta < 0 else "muted"
            parts.insert(0, (signed(self.delta), "small_bold", colour))
        for text, style, colour in parts:
            wide = look.width(text, style)
            lift = (look.step("body") - look.step(style) + 1) // 2
            place = self.at(pygame.Rect(right - wide, self.bounds.y + lift, wide, 9))
            paint.write(target, look, text, place, style, colour)
            right -= wide + look.px(6)

    def _draw_beam(self, target: pygame.Surface, room: pygame.Rect) -> None:
        look, theme, thick = self.look, self.look.theme, self.look.px(10)
        bar = pygame.Rect(room.x, room.centery - thick // 2, room.w, thick)
        paint.box(target, bar, thick // 2, theme.sunken)
        if self.band:
            start, end = self._x(self.band[0]), self._x(self.band[1])
            area = self.at(pygame.Rect(start, bar.y - look.px(4), end - start, thick + look.px(8)))
            paint.box(target, area, look.px(5), theme.good_soft, theme.good)
        zero, here = self._x(0), self._x(self.amount)
        if here != zero:
            fill = self.at(pygame.Rect(min(zero, here), bar.y, abs(here - zero), thick))
            target.fill(look.colour(self._tone()), fill)
        target.fill(theme.edge, self.at(pygame.Rect(zero - 1, room.y + look.px(3), 2, room.h - look.px(6))))
        side = look.px(20)
        at = max(room.x + side // 2, min(room.right - side // 2, here))
        place = self.at(pygame.Rect(at - side // 2, room.centery - side // 2, side, side))
        paint.box(target, place, side // 2, theme.raised, look.colour(self._tone()), look.px(4))
