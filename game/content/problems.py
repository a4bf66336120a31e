"""What is wrong with a file, in one sentence each, and how it is shown."""
from __future__ import annotations

import difflib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from game.language.catalog import N_, _

MOST_OF_ONE = 10
WIDEST = 110


class Severity(StrEnum):
    """An error keeps the encounter from being played; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}
"""What a person reads; a machine reads the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend. Line and column count from 1; line 0 means the file as a whole."""

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    width: int
    message: str
    hint: str


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file, line and column."""
    return sorted(problems, key=lambda each: (each.path, each.line, each.column, each.code))


def nearest(word: str, names: Iterable[str], like: float = 0.6) -> str | None:
    """The name most like `word`, or None when none is at least so much `like` it (0 to 1)."""
    by_lower = {name.lower(): name for name in names}
    found = difflib.get_close_matches(word.lower(), list(by_lower), 1, like)
    return by_lower[found[0]] if found else None


def suggest(word: str, names: Iterable[str], otherwise: str = "") -> str:
    """`Did you mean 'worried'? (line 121)`, else `otherwise`."""
    near = nearest(word, names)
    if near is None:
        return otherwise
    line = getattr(near, "line", 0)
    asked = _("Did you mean '{near}'?").format(near=near)
    return " ".join([asked, _("(line {line})").format(line=line)]) if line else asked


def harmless(text: str) -> str:
    """`text` with control and direction characters replaced, so that showing it changes no screen."""
    if text.isprintable():
        return text
    return "".join(
        " " if each == "\t" else each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text
    )


def shorten(text: str, most: int = 60) -> str:
    """`text` harmless, on one line, and no longer than `most` characters."""
    if len(text) > 4 * most:
        text = text[: 4 * most] + " …"
    one_line = harmless(" ".join(text.split()))
    return one_line if len(one_line) <= most else one_line[: most - 1].rstrip() + "…"


def columns(text: str) -> int:
    """Cells of a terminal that `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def one_line(problem: Problem) -> str:
    """`file:line:column: error[code] sentence.`"""
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    severity = _(SEVERITIES[problem.severity])
    return f"{harmless(problem.path)}{place}: {severity}[{problem.code}] {problem.message}"


def _window(line: str, column: int, width: int) -> tuple[str, int]:
    """The part of a long line around `column`, and the column within it."""
    line = line[: column + width + 2 * WIDEST]
    if len(line) <= WIDEST:
        return harmless(line), column
    if column + min(width, 40) < WIDEST:
        return harmless(line[: WIDEST - 1]) + "…", column
    start = column - WIDEST // 2
    piece = line[start : start + WIDEST - 2]
    return "…" + harmless(piece) + ("…" if start + len(piece) < len(line) else ""), column - start + 1


def _excerpt(problem: Problem, lines: Sequence[str]) -> list[str]:
    """The line before, the line itself, and the caret below it."""
    digits = len(str(problem.line))
    shown = []
    if problem.line > 1 and lines[problem.line - 2].strip():
        before, _ = _window(lines[problem.line - 2], 1, 1)
        shown.append(f"  {problem.line - 1:>{digits}} | {before}")
    line, column = _window(lines[problem.line - 1], problem.column, problem.width)
    head = line[: column - 1]
    under = columns(line[column - 1 : column - 1 + problem.width])
    shown.append(f"  {problem.line:>{digits}} | {line}")
    shown.append(f"  {'':>{digits}} | {' ' * columns(head)}{'^' * max(1, min(under, 60))}")
    return shown


def show(problem: Problem, lines: Sequence[str] = ()) -> str:
    """The problem, its source with a caret, and what to write."""
    shown = [one_line(problem)]
    if 0 < problem.line <= len(lines):
        shown += _excerpt(problem, lines)
    if problem.hint:
        shown.append(f"  = {problem.hint}")
    return "\n".join(shown)


def render(
    problems: Iterable[Problem], sources: Mapping[str, Sequence[str]], *, show_all: bool = False
) -> str:
    """All problems, sorted; at most ten of one code unless `show_all`. `sources` has the lines of each file."""
    shown: list[str] = []
    seen: Counter[str] = Counter()
    for problem in in_order(problems):
        seen[problem.code] += 1
        if show_all or seen[problem.code] <= MOST_OF_ONE:
            shown.append(show(problem, sources.get(problem.path, ())))
    if not show_all:
        more = [(code, count - MOST_OF_ONE) for code, count in seen.items() if count > MOST_OF_ONE]
        told = _("… and {count} more [{code}] (--all shows them)")
        shown += [told.format(count=count, code=code) for code, count in more]
    return "\n".join(shown)


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON list of objects with the names of the fields."""
    return json.dumps([asdict(each) for each in in_order(problems)], ensure_ascii=False, indent=1)
