"""Containers: column, row, grid, panel, stack."""
from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

import pygame

from game.ui import paint
from game.ui.layout import flow, shares
from game.ui.widgets.base import TARGET, Widget

Across = Literal["stretch", "start", "center", "end"]


def _aligned(length: int, room: int, how: Across) -> tuple[int, int]:
    """(offset, length) of something across the direction of its row or column."""
    if how == "stretch":
        return 0, room
    length = min(length, room)
    return {"start": 0, "center": (room - length) // 2, "end": room - length}[how], length


class Column(Widget):
    """Children one under another; spare height goes to those that grow."""

    def __init__(self, children: Sequence[Widget] = (), *, gap: int = 16, pad: int = 0,
                 across: Across = "stretch", name: str = "", key: str = "", grow: float = 0.0,
                 width: int | None = None) -> None:
        super().__init__(name=name, key=key, grow=grow, width=width)
        self.gap, self.pad, self.across = gap, pad, across
        self.add(*children)

    def measure(self, width: int) -> int:
        pad = self.look.gap(self.pad)
        return sum(self._heights(width - 2 * pad)) + self._gaps() + 2 * pad

    def natural_width(self) -> int:
        return super().natural_width() + 2 * self.look.gap(self.pad)

    def asks_width_of(self, child: Widget) -> bool:
        return self.across != "stretch"

    def _child_width(self, child: Widget, room: int) -> int:
        return room if self.across == "stretch" else min(room, child.asked_width())

    def _heights(self, room: int) -> list[int]:
        return [child.measure(self._child_width(child, room)) for child in self.shown]

    def _gaps(self) -> int:
        return self.look.gap(self.gap) * max(0, len(self.shown) - 1)

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        pad = self.look.gap(self.pad)
        self.place_inside(rect.inflate(-2 * pad, -2 * pad))

    def place_inside(self, inner: pygame.Rect) -> None:
        """Set the children in `inner`, which is given in unmirrored px."""
        shown = self.shown
        heights = self.filled(self._heights(inner.w), inner)
        top = inner.y
        for child, height in zip(shown, heights, strict=True):
            left, width = _aligned(child.asked_width(), inner.w, self.across)
            self.put(child, pygame.Rect(inner.x + left, top, width, height))
            top += height + self.look.gap(self.gap)

    def filled(self, heights: list[int], inner: pygame.Rect) -> list[int]:
        """The heights of the children in `inner`, from those they need: spare height goes to those that grow."""
        if sum(heights) + self._gaps() < inner.h:
            return shares(inner.h - self._gaps(), heights, [child.grow for child in self.shown])
        return heights


class Row(Widget):
    """Children side by side; with `wrap` they flow onto further lines at their natural widths.

    Without `wrap` spare width goes to those that grow, and what lacks is taken from all in proportion.
    """

    def __init__(self, children: Sequence[Widget] = (), *, gap: int = 16, wrap: bool = False,
                 across: Across = "stretch", name: str = "", key: str = "", grow: float = 0.0,
                 width: int | None = None) -> None:
        super().__init__(name=name, key=key, grow=grow, width=width)
        self.gap, self.wrap, self.across = gap, wrap, across
        self.add(*children)

    def natural_width(self) -> int:
        gaps = self.look.gap(self.gap) * max(0, len(self.shown) - 1)
        return sum(child.asked_width() for child in self.shown) + gaps

    def asks_width_of(self, child: Widget) -> bool:
        return self.wrap or not child.width

    def _lines(self, width: int) -> list[list[tuple[Widget, int]]]:
        """(child, width) of every line."""
        shown, gap = self.shown, self.look.gap(self.gap)
        wanted = [child.asked_width() for child in shown]
        if self.wrap:
            lines = flow(wanted, gap, width)
            return [[(shown[at], min(wanted[at], width)) for at in line] for line in lines]
        room = width - gap * max(0, len(shown) - 1)
        grows = [child.grow for child in shown]
        return [list(zip(shown, _row_widths(room, wanted, grows, self.look.px(TARGET)), strict=True))]

    def measure(self, width: int) -> int:
        heights = [max((child.measure(w) for child, w in line), default=0) for line in self._lines(width)]
        return sum(heights) + self.look.gap(self.gap) * max(0, len(heights) - 1)

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        top, gap, lines = rect.y, self.look.gap(self.gap), self._lines(rect.w)
        for line in lines:
            height = max((child.measure(w) for child, w in line), default=0) if self.wrap else rect.h
            left = rect.x
            for child, width in line:
                offset, tall = _aligned(child.measure(width), height, self.across)
                self.put(child, pygame.Rect(left, top + offset, width, tall))
                left += width + gap
            top += height + gap


def _row_widths(room: int, wanted: list[int], grows: list[float], least: int) -> list[int]:
    """Growing children start from nothing, so that equal shares are equal; the others from their wish."""
    fixed = [0 if grow else want for want, grow in zip(wanted, grows, strict=True)]
    if sum(fixed) <= room * 0.75 or not any(grows):
        return shares(room, fixed, grows, least)
    return shares(room, wanted, grows, least)


class Grid(Widget):
    """Children in equal cells, as many columns as fit with cells of at least `cell` px (at scale 1)."""

    def __init__(self, children: Sequence[Widget] = (), *, cell: int = 200, gap: int = 12, most: int = 6,
                 name: str = "", key: str = "", grow: float = 0.0, width: int | None = None) -> None:
        super().__init__(name=name, key=key, grow=grow, width=width)
        self.cell, self.gap, self.most = cell, gap, most
        self.add(*children)

    def natural_width(self) -> int:
        columns = min(self.most, max(1, len(self.shown)))
        return columns * self.look.px(self.cell) + (columns - 1) * self.look.gap(self.gap)

    def columns(self, width: int) -> int:
        """How many columns there are in `width` px: rows are kept about equally full."""
        count, gap = max(1, len(self.shown)), self.look.gap(self.gap)
        fit = max(1, min(self.most, count, (width + gap) // (self.look.px(self.cell) + gap)))
        return -(-count // -(-count // fit))

    def _rows(self, width: int) -> tuple[int, list[list[Widget]], list[int]]:
        """(cell width, rows, height of each row)."""
        columns, gap, shown = self.columns(width), self.look.gap(self.gap), self.shown
        cell = (width - gap * (columns - 1)) // columns
        rows = [shown[at : at + columns] for at in range(0, len(shown), columns)]
        return cell, rows, [max(child.measure(cell) for child in row) for row in rows]

    def measure(self, width: int) -> int:
        heights = self._rows(width)[2]
        return sum(heights) + self.look.gap(self.gap) * max(0, len(heights) - 1)

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        gap, top, columns = self.look.gap(self.gap), rect.y, self.columns(rect.w)
        cell, rows, heights = self._rows(rect.w)
        for row, height in zip(rows, heights, strict=True):
            for at, child in enumerate(row):
                left = rect.x + at * (rect.w + gap) // columns  # so that the last cell ends where the grid ends
                self.put(child, pygame.Rect(left, top, cell, height))
            top += height + gap


class Panel(Column):
    """A raised sheet with an optional heading; `tone` gives it a soft ground."""

    radius: ClassVar[int] = 14

    def __init__(self, children: Sequence[Widget] = (), *, title: str = "", icon: str = "", tone: str = "",
                 gap: int = 12, pad: int = 18, shadow: bool = True, across: Across = "stretch",
                 name: str = "", key: str = "", grow: float = 0.0, width: int | None = None) -> None:
        super().__init__(children, gap=gap, pad=pad, across=across, name=name or title, key=key, grow=grow,
                         width=width)
        self.title, self.icon, self.tone, self.shadow = title, icon, tone, shadow

    def _head(self, width: int) -> int:
        """Height of the heading with the space under it."""
        if not self.title:
            return 0
        return self.look.height(self.title, "title", width - self._indent()) + self.look.gap(self.gap)

    def _indent(self) -> int:
        return self.look.px(22) + self.look.gap(8) if self.icon else 0

    def measure(self, width: int) -> int:
        return super().measure(width) + self._head(width - 2 * self.look.gap(self.pad))

    def natural_width(self) -> int:
        head = self.look.width(self.title, "title") + self._indent() + 2 * self.look.gap(self.pad)
        return max(super().natural_width(), head if self.title else 0)

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        pad = self.look.gap(self.pad)
        inner = rect.inflate(-2 * pad, -2 * pad)
        head = self._head(inner.w)
        self.place_inside(pygame.Rect(inner.x, inner.y + head, inner.w, inner.h - head))

    def draw(self, target: pygame.Surface) -> None:
        look = self.look
        if self.shadow:
            paint.shadow(target, self.bounds, self.radius, look)
        fill = look.colour(self.tone or "surface")
        paint.box(target, self.bounds, self.radius, fill, look.theme.line)
        if not self.title:
            return
        pad, indent = look.gap(self.pad), self._indent()
        inner = self.bounds.inflate(-2 * pad, -2 * pad)
        step = look.step("title")
        paint.put_icon(target, look, self.icon, self.at(pygame.Rect(inner.x, inner.y, look.px(22), step)),
                       "accent")
        paint.write(target, look, self.title, self.at(pygame.Rect(inner.x + indent, inner.y, inner.w - indent,
                    step)), "title")


class Stack(Widget):
    """Children on top of one another, all in the same room (a backdrop, then what stands before it)."""
