"""A line chart: a few series over attempts or turns, told apart by colour, mark and word."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.ui import paint
from game.ui.widgets.base import Role, Widget

_FINER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A named line; `points` are (x, y). `tone` is a colour of the theme."""

    name: str
    points: tuple[tuple[float, float], ...]
    tone: str = "accent"


class Chart(Widget):
    """Lines with axes; `x_name` and `y_name` are written, so are the first and last value of each line."""

    role: Role = Role.IMAGE

    def __init__(self, name: str, series: Sequence[Series], *, low: float = 0, high: float = 100,
                 x_name: str = "", y_name: str = "", tall: int = 200, key: str = "", grow: float = 0.0) -> None:
        super().__init__(name=name, key=key, grow=grow)
        self.series, self.low, self.high = tuple(series), low, high
        self.x_name, self.y_name, self.tall = x_name, y_name, tall
        self._drawn: tuple[object, pygame.Surface] | None = None

    @property
    def value(self) -> str:
        """First and last value of every line, in words."""
        return "; ".join(f"{line.name}: {line.points[0][1]:g} → {line.points[-1][1]:g}"
                         for line in self.series if line.points)

    def natural_width(self) -> int:
        return self.look.px(320)

    def _legend(self, width: int) -> list[tuple[Series, pygame.Rect]]:
        """Where each name stands, from the top left, flowing."""
        look, left, top, places = self.look, 0, 0, []
        for line in self.series:
            wide = min(width, look.px(30) + look.width(line.name, "small") + look.gap(16))
            if left and left + wide > width:
                left, top = 0, top + look.step("small")
            places.append((line, pygame.Rect(left, top, wide, look.step("small"))))
            left += wide
        return places

    def _head(self, width: int) -> int:
        legend = self._legend(width)
        return (legend[-1][1].bottom if legend else 0) + self.look.gap(10)

    def measure(self, width: int) -> int:
        look = self.look
        names = look.height(self.x_name, "small", width) + look.height(self.y_name, "small", width)
        return self._head(width) + look.px(self.tall) + look.step("small") + names

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        for line, spot in self._legend(room.w):
            place = self.at(spot.move(room.topleft))
            dot = self.at(pygame.Rect(room.x + spot.x, room.y + spot.y, look.px(22), spot.h))
            pygame.draw.line(target, look.colour(line.tone), (dot.x, dot.centery), (dot.right, dot.centery), 3)
            self._mark(target, dot.center, self.series.index(line), look.px(5), look.colour(line.tone))
            words = pygame.Rect(place.x + (0 if look.rtl else look.px(30)), place.y, place.w - look.px(30), 9)
            paint.write(target, look, line.name, words, "small")
        top = room.y + self._head(room.w)
        top += paint.write(target, look, self.y_name, pygame.Rect(room.x, top, room.w, 9), "small", "muted")
        below = look.step("small") + look.height(self.x_name, "small", room.w)
        axis = max(look.width(f"{value:g}", "small") for value in (self.low, self.high)) + look.gap(8)
        plot = pygame.Rect(room.x + axis, top, room.w - axis - look.px(8), room.bottom - top - below)
        self._axes(target, plot)
        key = (plot.size, look, self.series)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, self._lines(plot.size)
        target.blit(self._drawn[1], (plot.x - look.px(8), plot.y - look.px(8)))

    def _axes(self, target: pygame.Surface, plot: pygame.Rect) -> None:
        look = self.look
        for part in (0, 0.5, 1):
            y = plot.bottom - round(plot.h * part)
            target.fill(look.theme.edge if not part else look.theme.line, (plot.x, y, plot.w, 1))
            text = f"{self.low + (self.high - self.low) * part:g}"
            spot = pygame.Rect(self.bounds.x, y - look.step("small") // 2, plot.x - self.bounds.x - look.gap(8), 9)
            paint.write(target, look, text, spot, "small", "muted", "end")
        xs = [x for line in self.series for x, _ in line.points]
        if xs:
            ends = pygame.Rect(plot.x, plot.bottom + look.px(2), plot.w, 9)
            paint.write(target, look, f"{min(xs):g}", ends, "small", "muted")
            paint.write(target, look, f"{max(xs):g}", ends, "small", "muted", "end")
        name = pygame.Rect(plot.x, plot.bottom + look.step("small"), plot.w, 9)
        paint.write(target, look, self.x_name, name, "small", "muted", "center")

    def _lines(self, size: tuple[int, int]) -> pygame.Surface:
        """All lines, smooth, with a margin of 8 px at scale 1 for their marks."""
        margin = self.look.px(8)
        whole = (max(1, size[0] + 2 * margin), max(1, size[1] + 2 * margin))
        big = pygame.Surface((whole[0] * _FINER, whole[1] * _FINER), pygame.SRCALPHA)
        ground = pygame.Color(self.look.theme.surface)
        big.fill((ground.r, ground.g, ground.b, 0))
        for number, line in enumerate(self.series):
            colour = self.look.colour(line.tone)
            spots = [(x * _FINER, y * _FINER) for x, y in self._spots(line, size, margin)]
            if len(spots) > 1:
                pygame.draw.lines(big, colour, False, spots, self.look.px(3) * _FINER)
            for spot in spots:
                self._mark(big, spot, number, self.look.px(5) * _FINER, colour)
        return pygame.transform.smoothscale(big, whole)

    def _spots(self, line: Series, size: tuple[int, int], margin: int) -> list[tuple[int, int]]:
        xs = [x for other in self.series for x, _ in other.points]
        first, span = min(xs, default=0), (max(xs, default=1) - min(xs, default=0)) or 1
        tall = (self.high - self.low) or 1
        spots = []
        for x, y in line.points:
            part = (x - first) / span
            part = 1 - part if self.look.rtl else part
            up = (max(self.low, min(self.high, y)) - self.low) / tall
            spots.append((margin + round(size[0] * part), margin + round(size[1] * (1 - up))))
        return spots

    def _mark(self, target: pygame.Surface, at: tuple[int, int], number: int, size: int, colour: str) -> None:
        """Disc, square, diamond or triangle: never colour alone."""
        x, y = at
        ground = self.look.theme.surface
        if number % 4 == 0:
            pygame.draw.circle(target, colour, at, size)
            pygame.draw.circle(target, ground, at, size // 2)
        elif number % 4 == 1:
            pygame.draw.rect(target, colour, (x - size, y - size, 2 * size, 2 * size))
        elif number % 4 == 2:
            pygame.draw.polygon(target, colour, [(x, y - size), (x + size, y), (x, y + size), (x - size, y)])
        else:
            pygame.draw.polygon(target, colour, [(x, y - size), (x + size, y + size), (x - size, y + size)])
