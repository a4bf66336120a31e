"""Problems as the Bench shows them."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.content.problems import Problem, Severity, harmless
from game.view.bench_faults import Fault

BEFORE, BEHIND = 50, 70
"""Signs of a line that are kept before and behind what is wrong."""
AROUND = 3
"""Lines before and behind the one with the problem."""


def faults(problems: Iterable[Problem], lines: Sequence[str]) -> tuple[Fault, ...]:
    """Problems with their source, errors first."""
    found = [fault_of(each, lines) for each in problems]
    return tuple(sorted(found, key=lambda each: (not each.is_error, each.line)))


def fault_of(problem: Problem, lines: Sequence[str]) -> Fault:
    """A problem with its source."""
    above = source = ""
    column = start = 0
    if 0 < problem.line <= len(lines):
        column = max(0, problem.column - 1)
        start = max(0, column - BEFORE)
        source = harmless(lines[problem.line - 1][start : column + problem.width + BEHIND])
        above = harmless(lines[problem.line - 2][: BEFORE + BEHIND]) if problem.line > 1 and not start else ""
    return Fault(
        code=problem.code, is_error=problem.severity is Severity.ERROR, line=problem.line, message=problem.message,
        hint=problem.hint, above=above, source=source, column=column - start, width=problem.width,
        around=_around(problem.line, lines),
    )  # fmt: skip


def _around(line: int, lines: Sequence[str]) -> tuple[tuple[int, str], ...]:
    if not 0 < line <= len(lines):
        return ()
    numbers = range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1)
    return tuple((number, harmless(lines[number - 1][: BEFORE + BEHIND])) for number in numbers)
