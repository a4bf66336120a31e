"""The term sheet: one row per issue, one cell per option; choose one in each row by mouse or arrows."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.look import Style
from game.ui.widgets.base import TARGET, Role, Widget
from game.ui.widgets.boxes import Column
from game.ui.widgets.press import Pressable
from game.view.language import _

LEAST, MOST = 128, 210  # px at scale 1: bounds of the least width of a cell (design choice)
HALF = 0.58  # of a line's width: what it takes in two lines, which never break in their middle

@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A way to settle an issue. `worth` is what is known of its value ("+12 for you"); `marks` who stands there."""

    key: str
    name: str
    worth: str = ""
    marks: tuple[str, ...] = ()
    locked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A row: what is to be settled, its options in order, the key of the chosen one (or empty), a note."""

    key: str
    name: str
    options: tuple[Option, ...]
    chosen: str = ""
    note: str = ""


class Cell(Pressable):
    """One option of an issue."""

    role: Role = Role.RADIO
    radius: ClassVar[int] = 8

    def __init__(self, issue: Issue, option: Option, on_press: Callable[[], object]) -> None:
        marks = ", ".join(option.marks)
        parts = [part for part in (option.worth, marks, option.locked) if part]
        super().__init__(f"{issue.name}: {option.name}", on_press, description=". ".join(parts),
                         key=f"{issue.key}.{option.key}", enabled=not option.locked)
        self.option, self.chosen = option, issue.chosen == option.key

    @property
    def value(self) -> str:
        return _("chosen") if self.chosen else ""

    @property
    def checked(self) -> bool:
        return self.chosen

    @property
    def focusable(self) -> bool:
        return not self.hidden

    def _parts(self) -> tuple[tuple[str, Style, str], ...]:
        option = self.option
        lock: tuple[str, Style, str] = (option.locked, "small", "warn")
        return ((option.name, "bold" if self.chosen else "body", "muted" if option.locked else "ink"),
                (option.worth, "small", "muted"), (" · ".join(option.marks), "small_bold", "accent"), lock)

    def _inner(self, width: int) -> int:
        return width - 2 * self.look.gap(12) - self.look.px(24)

    def natural_width(self) -> int:
        return self.look.px(150)

    def least_width(self) -> int:
        """The width at which its name, and what it is worth, take two lines at most, within bounds."""
        look, option = self.look, self.option
        words = max(look.width(option.name, "bold"), look.width(option.worth, "small"))
        return max(look.px(LEAST), min(look.px(MOST), round(words * HALF) + 2 * look.gap(12) + look.px(24)))

    def measure(self, width: int) -> int:
        inner = self._inner(width)
        tall = sum(self.look.height(text, style, inner) for text, style, _ in self._parts())
        return max(self.look.px(TARGET), tall + 2 * self.look.gap(10))

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        lit = self.chosen or self.hovered
        fill = theme.soft if lit else theme.surface if self.option.locked else theme.raised
        border = theme.accent if self.chosen else theme.line if self.option.locked else theme.edge
        paint.box(target, room, self.radius, fill, border, 2 if self.chosen else 1)
        left, top, side = room.x + look.gap(12), room.y + look.gap(10), look.px(16)
        spot = pygame.Rect(left, top + (look.step("body") - side) // 2, side, side)
        self._draw_mark(target, self.at(spot))
        inner = pygame.Rect(left + look.px(24), top, self._inner(room.w), room.h)
        for text, style, colour in self._parts():
            inner.y += paint.write(target, look, text, self.at(inner), style, colour)

    def _draw_mark(self, target: pygame.Surface, spot: pygame.Rect) -> None:
        theme = self.look.theme
        if self.option.locked:
            paint.put_icon(target, self.look, "lock", spot, "warn")
        elif self.chosen:
            paint.box(target, spot, spot.w // 2, theme.accent)
            paint.put_icon(target, self.look, "check", spot.inflate(-4, -4), "on_accent")
        else:
            paint.box(target, spot, spot.w // 2, theme.raised, theme.edge, 2)


class IssueRow(Widget):
    """An issue and its options: beside each other, or the options under the name where it is narrow."""

    def __init__(self, issue: Issue, cells: Sequence[Cell], names: int) -> None:
        super().__init__(name=issue.name, description=issue.note)
        self.issue, self.names, self.cells = issue, names, tuple(cells)
        self.add(*cells)

    def _plan(self, width: int) -> tuple[int, int, int]:
        """(room of the name, columns, width of a cell)."""
        look, gap, count = self.look, self.look.gap(8), max(1, len(self.children))
        least = max(cell.least_width() for cell in self.cells) if self.cells else look.px(LEAST)
        names = look.px(self.names)
        if width - names >= count * (least + gap):
            return names, count, (width - names - gap * (count - 1)) // count
        columns = max(1, min(count, (width + gap) // (least + gap)))
        columns = -(-count // -(-count // columns))
        return 0, columns, (width - gap * (columns - 1)) // columns

    def _head(self, width: int) -> int:
        look = self.look
        return look.height(self.issue.name, "bold", width) + look.height(self.issue.note, "small", width)

    def _rows(self, width: int) -> list[int]:
        """Height of each row of cells."""
        _, columns, cell = self._plan(width)
        tall = [child.measure(cell) for child in self.children]
        return [max(tall[at : at + columns]) for at in range(0, len(tall), columns)]

    def measure(self, width: int) -> int:
        gap, names = self.look.gap(8), self._plan(width)[0]
        rows = self._rows(width)
        cells = sum(rows) + gap * max(0, len(rows) - 1)
        if names:
            return max(cells, self._head(names - self.look.gap(16)))
        return self._head(width) + gap + cells

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        names, columns, cell = self._plan(rect.w)
        gap = self.look.gap(8)
        top = rect.y if names else rect.y + self._head(rect.w) + gap
        for number, tall in enumerate(self._rows(rect.w)):
            for at, child in enumerate(self.children[number * columns : (number + 1) * columns]):
                self.put(child, pygame.Rect(rect.x + names + at * (cell + gap), top, cell, tall))
            top += tall + gap

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        names = self._plan(room.w)[0]
        inner = pygame.Rect(room.x, room.y, names - look.gap(16) if names else room.w, room.h)
        if names:
            inner.y += max(0, (room.h - self._head(inner.w)) // 2)
        inner.y += paint.write(target, look, self.issue.name, self.at(inner), "bold")
        paint.write(target, look, self.issue.note, self.at(inner), "small", "muted")


class TermSheet(Column):
    """Issues with their options; `on_choose(issue key, option key)` at each choice. Arrows walk the cells.

    The sheet marks the choice itself; `chosen()` gives what stands on it now.
    """

    role: Role = Role.GRID

    def __init__(self, name: str, issues: Sequence[Issue], *,
                 on_choose: Callable[[str, str], object] | None = None, names: int = 170, key: str = "",
                 grow: float = 0.0) -> None:
        self.on_choose = on_choose
        rows = [IssueRow(issue, [self._cell(issue, option) for option in issue.options], names)
                for issue in issues]
        super().__init__(rows, gap=14, name=name, key=key, grow=grow)

    def _cell(self, issue: Issue, option: Option) -> Cell:
        return Cell(issue, option, lambda: self._choose(issue.key, option.key))

    def _choose(self, issue: str, option: str) -> object:
        for widget in self.walk():
            if isinstance(widget, Cell) and (widget.key or "").startswith(f"{issue}."):
                widget.change(chosen=widget.option.key == option)
        return self.on_choose(issue, option) if self.on_choose else None

    def chosen(self) -> dict[str, str]:
        """Issue key -> option key, for every issue that has one chosen."""
        pairs = ((row.issue.key, cell.option.key) for row in self.children if isinstance(row, IssueRow)
                 for cell in row.children if isinstance(cell, Cell) and cell.chosen)
        return dict(pairs)
