"""What the Bench is made of: work beside the window, a look now and then, a problem with its line."""
from __future__ import annotations

import threading
from collections.abc import Callable
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.scenes.bench_source import draw_sheet, marked_in, sheet_height
from game.ui.widgets.base import Press, Role, Widget
from game.ui.widgets.press import Pressable
from game.view.bench_faults import Fault
from game.view.language import _

Work = Callable[[], object]
QUICK, IDLE = 60, 900
"""Ms between two looks: while something is being worked at, and else (design choice: a save shows within a second)."""


class Job(threading.Thread):
    """Something that takes long, done beside the window, and what is to follow in the window's own thread."""

    def __init__(self, work: Work, then: Callable[[object], object]) -> None:
        super().__init__(daemon=True)
        self.work, self.then = work, then
        self.result: object = None
        self.failed = ""
        self.is_done = False
        self.start()

    def run(self) -> None:
        try:
            self.result = self.work()
        except Exception as error:  # a file being written may surprise us: it never takes the game down
            self.failed = f"{type(error).__name__}: {error}"
        self.is_done = True


class Pulse(Widget):
    """Nothing to see: calls `beat` every so often, `every()` ms."""

    def __init__(self, beat: Callable[[], object], every: Callable[[], int]) -> None:
        super().__init__()
        self.beat, self.every = beat, every
        self._last: int | None = None

    def due(self, now: int) -> int | None:
        if self._last is None:
            self._last = now
        return max(0, self._last + self.every() - now)

    def tick(self, now: int) -> None:
        self._last = now
        self.beat()


class Paced(Widget):
    """A page that takes its pulse along without giving it room."""

    def __init__(self, page: Widget, pulse: Pulse) -> None:
        super().__init__(grow=page.grow)
        self.page = page
        self.add(page, pulse)

    def measure(self, width: int) -> int:
        return self.page.measure(width)

    def natural_width(self) -> int:
        return self.page.natural_width()

    def place(self, rect: pygame.Rect) -> None:
        self.bounds = pygame.Rect(rect)
        self.put(self.page, rect)
        self.children[1].bounds = pygame.Rect(rect.topleft, (0, 0))


class FaultPlate(Pressable):
    """A problem: its line, one sentence, the source with what is wrong marked, and what to write. A press explains."""

    radius: ClassVar[int] = 12
    role: Role = Role.BUTTON

    def __init__(self, fault: Fault, on_press: Press, *, key: str) -> None:
        source = _("It says: {source}.").format(source=fault.source.strip()) if fault.source else ""
        super().__init__(f"{placed(fault)}: {fault.message}", on_press,
                         description=" ".join(part for part in (source, fault.hint) if part), key=key)
        self.fault = fault

    def _inner(self, width: int) -> int:
        return width - 2 * self.look.gap(14)

    def _lines(self) -> list[tuple[int, str]]:
        fault = self.fault
        if not fault.source:
            return []
        above = [(fault.line - 1, fault.above)] if fault.above.strip() else []
        return [*above, (fault.line, fault.source)]

    def measure(self, width: int) -> int:
        look, inner, rows = self.look, self._inner(width), len(self._lines())
        source = sheet_height(look, rows) + look.gap(6) if rows else 0
        hint = look.height(self._hint(), "body", inner)
        return (2 * look.gap(12) + look.step("small_bold") + look.height(self.fault.message, "bold", inner) + source
                + (hint + look.gap(6) if hint else 0))

    def _hint(self) -> str:
        return f"→ {self.fault.hint}" if self.fault.hint else ""

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme, fault = self.look, self.bounds, self.look.theme, self.fault
        tone = "bad" if fault.is_error else "warn"
        lit = self.hovered or self.held
        paint.box(target, room, self.radius, theme.soft if lit else theme.raised, theme.accent if lit else theme.line)
        inner = pygame.Rect(room.x + look.gap(14), room.y + look.gap(12), self._inner(room.w), room.h)
        spot = pygame.Rect(inner.x, inner.y, look.px(16), look.step("small_bold"))
        paint.put_icon(target, look, "circle-x" if fault.is_error else "triangle-alert", self.at(spot), tone)
        head = pygame.Rect(inner.x + look.px(22), inner.y, inner.w - look.px(22), inner.h)
        inner.y += paint.write(target, look, f"{placed(fault)} · {fault.code}", self.at(head), "small_bold", tone)
        inner.y += paint.write(target, look, fault.message, self.at(inner), "bold")
        if fault.source:
            sheet = pygame.Rect(inner.x, inner.y + look.gap(6), inner.w, sheet_height(look, len(self._lines())))
            draw_sheet(target, self, sheet, self._lines(), marked_in(fault))
            inner.y = sheet.bottom
        if fault.hint:
            inner.y += look.gap(6)
            paint.write(target, look, self._hint(), self.at(inner), "body", "accent")


def placed(fault: Fault) -> str:
    """`Error in line 12`, `Warning in the whole file`."""
    if not fault.line:
        return _("Error in the whole file") if fault.is_error else _("Warning for the whole file")
    return (_("Error in line {line}") if fault.is_error else _("Warning in line {line}")).format(line=fault.line)
