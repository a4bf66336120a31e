"""Words: label, chip, key caps, divider, space, speech bubble."""
from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.layout import flow
from game.ui.look import Style
from game.ui.paint import Align
from game.ui.theme import SOFT
from game.ui.widgets.base import Role, Widget


class Label(Widget):
    """Wrapped text, with an optional icon before it. `heading=True` makes it one for the screen reader."""

    role: Role = Role.LABEL

    def __init__(self, text: str, *, style: Style = "body", colour: str = "ink", align: Align = "start",
                 icon: str = "", heading: bool = False, key: str = "", grow: float = 0.0,
                 width: int | None = None) -> None:
        super().__init__(name=text, key=key, grow=grow, width=width)
        self.style, self.colour, self.align, self.icon = style, colour, align, icon
        if heading or style in ("heading", "display"):
            self.role = Role.HEADING

    @property
    def text(self) -> str:
        """The words shown."""
        return self.name

    @text.setter
    def text(self, text: str) -> None:
        self.name = text

    def _indent(self) -> int:
        return self.look.step(self.style) + self.look.gap(4) if self.icon else 0

    def measure(self, width: int) -> int:
        return self.look.height(self.name, self.style, width - self._indent())

    def natural_width(self) -> int:
        lines = self.name.split("\n")
        return max(self.look.width(line, self.style) for line in lines) + self._indent()

    def draw(self, target: pygame.Surface) -> None:
        look, room, indent = self.look, self.bounds, self._indent()
        if self.icon:
            step = look.step(self.style)
            side = round(step * 0.82)
            place = pygame.Rect(room.x, room.y + (step - side) // 2, side, side)
            paint.put_icon(target, look, self.icon, self.at(place), self.colour)
        rest = self.at(pygame.Rect(room.x + indent, room.y, room.w - indent, room.h))
        paint.write(target, look, self.name, rest, self.style, self.colour, self.align)


class Chip(Widget):
    """A short word in a capsule. `tone` is accent, good, bad, warn or empty; `filled` makes it the current one."""

    role: Role = Role.LABEL

    def __init__(self, text: str, *, tone: str = "", icon: str = "", filled: bool = False, key: str = "",
                 description: str = "") -> None:
        super().__init__(name=text, key=key, description=description)
        self.tone, self.icon, self.filled = tone, icon, filled

    def _sides(self) -> tuple[int, int]:
        """(space at each end, room of the icon)."""
        return self.look.px(11), (self.look.px(15) + self.look.px(6)) if self.icon else 0

    def natural_width(self) -> int:
        side, icon = self._sides()
        return self.look.width(self.name, "small_bold") + 2 * side + icon

    def measure(self, width: int) -> int:
        side, icon = self._sides()
        return self.look.height(self.name, "small_bold", width - 2 * side - icon) + self.look.px(8)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        side, icon = self._sides()
        tone = self.tone or "muted"
        fill = (self.tone or "edge") if self.filled else SOFT.get(self.tone, "raised")
        ink = "on_accent" if self.filled and self.tone == "accent" else "bg" if self.filled else tone
        border = look.colour(self.tone) if self.tone else look.theme.line
        paint.box(target, room, min(room.h, look.step("small_bold") + look.px(8)) // 2, look.colour(fill), border)
        step = look.step("small_bold")
        top = room.y + (room.h - self.measure(room.w)) // 2 + look.px(4)
        place = pygame.Rect(room.x + side, top, look.px(15), step)
        paint.put_icon(target, look, self.icon, self.at(place), ink)
        words = pygame.Rect(room.x + side + icon, top, room.w - 2 * side - icon, room.h)
        paint.write(target, look, self.name, self.at(words), "small_bold", ink, "start" if icon else "center")


def cap_size(widget: Widget, text: str) -> tuple[int, int]:
    """(width, height) of a key cap with this text."""
    height = widget.look.step("small_bold") + widget.look.px(4)
    return max(height, widget.look.width(text, "small_bold") + widget.look.px(12)), height


def draw_cap(target: pygame.Surface, widget: Widget, text: str, place: pygame.Rect) -> None:
    """A key cap filling `place`."""
    look = widget.look
    paint.box(target, place, look.px(6), look.theme.edge)
    paint.box(target, pygame.Rect(place.x, place.y, place.w, place.h - 2), look.px(6), look.theme.raised,
              look.theme.edge)
    step = look.step("small_bold")
    paint.write(target, look, text, pygame.Rect(place.x, place.centery - step // 2 - 1, place.w, step),
                "small_bold", "muted", "center")


class Keys(Widget):
    """A legend of keys: pairs of (key cap, what it does), flowing onto as many lines as needed."""

    role: Role = Role.LABEL

    def __init__(self, pairs: Sequence[tuple[str, str]], *, key: str = "", grow: float = 0.0) -> None:
        super().__init__(name=" · ".join(f"{cap}: {words}" for cap, words in pairs), key=key, grow=grow)
        self.pairs = tuple(pairs)

    def _widths(self) -> list[int]:
        look = self.look
        return [cap_size(self, cap)[0] + look.px(6) + look.width(words, "small") for cap, words in self.pairs]

    def natural_width(self) -> int:
        return sum(self._widths()) + self.look.gap(20) * max(0, len(self.pairs) - 1)

    def measure(self, width: int) -> int:
        lines = len(flow(self._widths(), self.look.gap(20), width))
        return lines * (cap_size(self, "X")[1] + self.look.gap(6))

    def draw(self, target: pygame.Surface) -> None:
        look, top, widths = self.look, self.bounds.y, self._widths()
        tall = cap_size(self, "X")[1]
        for line in flow(widths, look.gap(20), self.bounds.w):
            left = self.bounds.x
            for at in line:
                cap, words = self.pairs[at]
                wide = cap_size(self, cap)[0]
                draw_cap(target, self, cap, self.at(pygame.Rect(left, top, wide, tall)))
                rest = pygame.Rect(left + wide + look.px(6), top + look.px(1), widths[at] - wide, tall)
                paint.write(target, look, words, self.at(rest), "small", "muted")
                left += widths[at] + look.gap(20)
            top += tall + look.gap(6)


class Divider(Widget):
    """A hairline."""

    def measure(self, width: int) -> int:
        return 1

    def draw(self, target: pygame.Surface) -> None:
        target.fill(self.look.theme.line, self.bounds)


class Space(Widget):
    """Nothing, so many px (at scale 1) of it; grows by default."""

    def __init__(self, size: int = 0, *, grow: float = 1.0) -> None:
        super().__init__(grow=grow)
        self.size = size

    def measure(self, width: int) -> int:
        return self.look.gap(self.size)

    def natural_width(self) -> int:
        return self.look.gap(self.size)


class Bubble(Widget):
    """What somebody says: speaker, an optional posture (`cue`), the words; read aloud when it changes.

    `tail` points to the speaker: start, top or empty.
    """

    role: Role = Role.LABEL
    live: ClassVar[bool] = True
    radius: ClassVar[int] = 18

    def __init__(self, words: str, *, speaker: str = "", cue: str = "", tail: str = "start",
                 style: Style = "speech", key: str = "", grow: float = 0.0) -> None:
        super().__init__(name=f"{speaker}: {words}" if speaker else words, description=cue, key=key, grow=grow)
        self.words, self.speaker, self.cue, self.tail, self.style = words, speaker, cue, tail, style

    def say(self, words: str, *, speaker: str | None = None, cue: str = "") -> None:
        """Other words in the same bubble."""
        who = self.speaker if speaker is None else speaker
        self.change(words=words, speaker=who, cue=cue, description=cue,
                    name=f"{who}: {words}" if who else words)

    def _room(self, width: int) -> tuple[int, int, int]:
        """(space at the sides, space taken by the tail at the start, at the top)."""
        tail = self.look.px(14)
        return self.look.gap(22), tail * (self.tail == "start"), tail * (self.tail == "top")

    def measure(self, width: int) -> int:
        pad, start, top = self._room(width)
        inner = width - 2 * pad - start
        parts: tuple[tuple[str, Style], ...] = (
            (self.speaker, "small_bold"), (self.cue, "cue"), (self.words, self.style))
        total = sum(self.look.height(text, style, inner) for text, style in parts)
        return total + top + 2 * self.look.gap(16) + self.look.gap(6) * bool(self.cue)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        pad, start, top = self._room(room.w)
        body = pygame.Rect(room.x + start, room.y + top, room.w - start, room.h - top)
        paint.shadow(target, self.at(body), self.radius, look)
        paint.box(target, self.at(body), self.radius, look.theme.bubble, look.theme.line)
        self._draw_tail(target, body)
        inner = pygame.Rect(body.x + pad, body.y + look.gap(16), body.w - 2 * pad, body.h)
        inner.y += paint.write(target, look, self.speaker, self.at(inner), "small_bold", "accent")
        if self.cue:
            inner.y += paint.write(target, look, self.cue, self.at(inner), "cue", "muted") + look.gap(6)
        paint.write(target, look, self.words, self.at(inner), self.style)

    def _draw_tail(self, target: pygame.Surface, body: pygame.Rect) -> None:
        if not self.tail:
            return
        look, size = self.look, self.look.px(14)
        length, base = size + 2, 2 * size
        if self.tail == "top":
            box, points = (base, length), [(0, length), (size, 0), (base, length)]
            place = self.at(pygame.Rect(body.x + look.gap(36), body.y - size, *box))
            lower = 2, 0
        else:
            box, points = (length, base), [(length, 0), (0, size), (length, base)]
            place = self.at(pygame.Rect(body.x - size, body.y + look.gap(28), *box))
            if look.rtl:
                points = [(length - x, y) for x, y in points]
            lower = 0, 2 if not look.rtl else -2
        target.blit(paint.shape(tuple(points), box, look.theme.line), place)
        inside = (place.x, place.y + lower[0]) if lower[0] else (place.x + lower[1], place.y)
        target.blit(paint.shape(tuple(points), box, look.theme.bubble), inside)
