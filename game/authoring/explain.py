"""The command `explain CODE`: what a problem means, a wrong sample with what is said about it, and a right one."""
from __future__ import annotations

import difflib
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from game.content.codes import FAMILIES, MARK, Row
from game.content.codes.row import sample, warn
from game.content.codes.small import SMALL
from game.content.load import FileReport, check_paths
from game.content.problems import SEVERITIES, Problem, shorten, show, suggest
from game.language.catalog import N_, _

CLEAN, WRONG_USE = 0, 2
MOST_LINES = 12
"""Of a sample that are shown."""
_FORMATTED = re.compile(r"\{(\w+):[^{}]*\}")
_SEVERAL = re.compile(r"\[([a-z-]+)\]")


def families() -> dict[str, tuple[Row, ...]]:
    """Every code with its family: those of the checker, and those that only playing shows."""
    from game.authoring.seen_by_playing import ROWS

    seen = (warn(code=row.code, sentence=row.sentence, hint=row.hint, kind="simulated") for row in ROWS.values())
    return {**FAMILIES, N_("Seen by simulating"): tuple(seen)}


def table() -> dict[str, Row]:
    """Every code."""
    return {row.code: row for rows in families().values() for row in rows}


class _Gaps(dict[str, str]):
    """Stands for any word that a sentence of the table leaves open."""

    def __missing__(self, key: str) -> str:
        return "…"


def run(code: str, out: TextIO) -> int:
    """Explains `code` (as written, or as `error[code]`), or lists every code where it is empty.

    Returns 0, or 2 where there is no such code.
    """
    wanted = found[1] if (found := _SEVERAL.search(code)) else code.strip().lower()
    if not wanted:
        out.write(_listing())
        return CLEAN
    if wanted not in table():
        advice = suggest(wanted, table(), _("Without a code, 'explain' lists them all."))
        told = _("There is no problem called '{name}'.").format(name=shorten(wanted))
        out.write(f"{told} {advice}\n")
        return WRONG_USE
    out.write(_page(table()[wanted]))
    return CLEAN


def code_list() -> str:
    """Every code as a table in Markdown: code, severity, sentence, hint."""
    every = table().values()
    rows = [f"| `{row.code}` | {row.severity} | {_cell(row.sentence)} | {_cell(row.hint)} |" for row in every]
    return "\n".join(["| Code | | What it says | What to write |", "|---|---|---|---|", *rows]) + "\n"


def _said(template: str) -> str:
    """A sentence of the table with its open words as dots."""
    return _FORMATTED.sub(r"{\1}", _(template)).format_map(_Gaps())


def _cell(template: str) -> str:
    return " ".join(_said(template).split()).replace("|", "\\|").replace("<", "&lt;")


def _listing() -> str:
    """Codes with their sentences, by family."""
    wide = max(map(len, table()))
    parts = []
    for family, rows in families().items():
        listed = (f"  {row.code:<{wide}}  {_said(row.sentence)}" for row in rows)
        parts.append("\n".join([_(family), *listed]))
    return "\n\n".join([*parts, _("'explain CODE' shows one of them with a sample.")]) + "\n"


def _page(row: Row) -> str:
    family = next(name for name, rows in families().items() if row in rows)
    severity, family = _(SEVERITIES[row.severity]), _(family).lower()
    parts = [f"{severity}[{row.code}], {family}", _meaning(row)]
    if row.kind == "text":
        parts += ["\n".join([_("Wrong:"), _wrong(row)]), "\n".join([_("Right:"), _right(row)])]
    else:
        parts.append(_("What to do: {hint}").format(hint=_said(row.hint)))
    return "\n\n".join(parts) + "\n"


def _meaning(row: Row) -> str:
    """The sentence, why it matters, and what comes of it."""
    kept = _("An encounter with it is not played until it is mended.")
    if row.severity != "error":
        kept = _("An encounter with it can be played all the same.")
    return "\n".join([_said(row.sentence), *([_(row.why)] if row.why else []), kept])


def meaning(row: Row) -> tuple[str, ...]:
    """Sentences: what it says, why it matters, what comes of it; what to do, where no sample can show it."""
    advice = () if row.kind == "text" else (_("What to do: {hint}").format(hint=_said(row.hint)),)
    return (*_meaning(row).split("\n"), *advice)


def wrong_sample(row: Row) -> tuple[Problem, tuple[str, ...]]:
    """The problem in the wrong sample, and the lines of the sample."""
    report = _checked(row, sample(row, SMALL, wrong=True).replace(MARK.encode(), b""))
    problem = next(each for each in report.problems if each.code == row.code)
    return replace(problem, path=Path(row.file).name), tuple(report.lines)


def _wrong(row: Row) -> str:
    """The wrong sample as the checker shows it."""
    shown = show(*wrong_sample(row))
    return "\n".join(f"  {line}" for line in shown.split("\n"))


def _checked(row: Row, content: bytes) -> FileReport:
    """The report on a sample, in a pack of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in SMALL.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        (folder / row.file).write_bytes(content)
        return check_paths([folder / row.file]).files[0]


def right_sample(row: Row) -> tuple[tuple[int, str], ...]:
    """The lines that are other in the right sample, with the one before and behind; its beginning where all are."""
    right = sample(row, SMALL, wrong=False).decode().replace(MARK, "").split("\n")
    wrong = sample(row, SMALL, wrong=True).decode("utf-8", "replace").replace(MARK, "").split("\n")
    shown: list[int] = []
    for change, *_old, first, last in difflib.SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes():
        if change != "equal" and row.old:
            shown += range(max(0, first - 1), min(len(right), last + 1))
    numbers = sorted(set(shown))[:MOST_LINES] or range(3)
    return tuple((number + 1, right[number]) for number in numbers)


def _right(row: Row) -> str:
    return "\n".join(f"  {number:>4} | {line}" for number, line in right_sample(row))
