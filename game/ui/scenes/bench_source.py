"""Lines of a file with what is wrong in them marked, and what a kind of problem means."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pygame

from game.ui import paint
from game.ui.look import Look
from game.ui.scenes import dialogs
from game.ui.widgets import Dialog, Label, Role, Widget
from game.view.bench_faults import Explained, Fault
from game.view.language import _

Lines = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked: a line, a column from 0 in what is shown of it, a width in signs."""

    line: int
    column: int
    width: int
    is_error: bool = True


def fitted(line: str, start: int, room: int, wide: Callable[[str], int]) -> tuple[str, int]:
    """The part of a line around `start` that fits in `room` px, and where `start` is in it."""
    while start > 12 and wide(line[: start + 12]) > room:
        line, start = "…" + line[9:], start - 8
    if wide(line) <= room:
        return line, start
    while len(line) > start + 1 and wide(line + "…") > room:
        line = line[: max(start + 1, len(line) - 4)]
    return line + "…", start


def marked_in(fault: Fault) -> Mark | None:
    """The mark of a problem; none where it is of a whole file or line."""
    return Mark(fault.line, fault.column, fault.width, fault.is_error) if fault.line and fault.width else None


def sheet_height(look: Look, rows: int) -> int:
    """px of so many lines on their ground."""
    return rows * look.step("body") + look.gap(10) if rows else 0


def draw_sheet(target: pygame.Surface, owner: Widget, sheet: pygame.Rect, lines: Lines, mark: Mark | None) -> None:
    """Lines with their numbers on a sunken ground; `sheet` is in unmirrored px of the owner.

    A file reads from left to right in every language.
    """
    look, sheet = replace(owner.look, rtl=False), owner.at(sheet)
    step = look.step("body")
    paint.box(target, sheet, 8, look.theme.sunken)
    number = max((look.width(str(line), "small") for line, _text in lines), default=0) + look.gap(18)
    left, room = sheet.x + look.gap(10) + number, sheet.w - number - 2 * look.gap(10)
    y = sheet.y + look.gap(5)
    for line, text in lines:
        place = pygame.Rect(sheet.x + look.gap(10), y + (step - look.step("small")) // 2, number, step)
        paint.write(target, look, str(line), place, "small", "muted")
        here = mark if mark and mark.line == line else None
        shown, start = fitted(text, here.column if here else 0, room, look.width)
        if here:
            _draw_mark(target, look, pygame.Rect(left, y, room, step), shown[:start],
                       shown[start : start + here.width] or " ", here)
        for_line = pygame.Rect(left, y, room + look.px(8), step)
        paint.write(target, look, shown, for_line, "body", "ink" if here or not mark else "muted")
        y += step


def _draw_mark(target: pygame.Surface, look: Look, row: pygame.Rect, before: str, marked: str, mark: Mark) -> None:
    theme = look.theme
    spot = pygame.Rect(row.x + look.width(before), row.y, max(look.px(6), look.width(marked)), row.h)
    soft, line = (theme.bad_soft, theme.bad) if mark.is_error else (theme.warn_soft, theme.warn)
    paint.box(target, spot, 4, soft, line)


class SourceSheet(Widget):
    """Lines of a file, one of them with a mark."""

    role = Role.LABEL

    def __init__(self, lines: Lines, mark: Mark | None = None, *, key: str = "") -> None:
        super().__init__(name="; ".join(_("line {line}: {text}").format(line=line, text=text.strip())
                                        for line, text in lines), key=key)
        self.lines, self.mark = tuple(lines), mark

    def natural_width(self) -> int:
        return self.look.px(420)

    def measure(self, width: int) -> int:
        return sheet_height(self.look, len(self.lines))

    def draw(self, target: pygame.Surface) -> None:
        draw_sheet(target, self, self.bounds, self.lines, self.mark)


def explained(fault: Fault | None, told: Explained) -> Dialog:
    """A problem where it stands, what it means, and how it looks done right."""
    body: list[Widget] = []
    if fault and fault.around:
        body += [Label(_("In your file"), style="small_bold", colour="muted"), _around(fault)]
    if fault and fault.hint:
        body.append(Label(fault.hint, icon="pencil-line", colour="accent"))
    body += [Label(line) for line in (told.meaning[1:] if fault else told.meaning)]
    if told.wrong:
        sample = told.wrong
        lines = [(sample.line, sample.source)] if sample.source else []
        body += [Label(_("For example, wrong"), style="small_bold", colour="bad"),
                 SourceSheet(lines, marked_in(sample)),
                 Label(_("{message} {hint}").format(message=sample.message, hint=sample.hint).strip(), style="small")]
    if told.right:
        body += [Label(_("And right"), style="small_bold", colour="good"), SourceSheet(told.right)]
    return dialogs.page(fault.message if fault else told.code, body)


def _around(fault: Fault) -> Widget:
    """The lines around it, the marked one cut as it is in the problem."""
    lines = [(line, fault.source if line == fault.line else text) for line, text in fault.around]
    return SourceSheet(lines, marked_in(fault), key="around")
