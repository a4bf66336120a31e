"""One row of the table of problems."""
from __future__ import annotations

from dataclasses import dataclass

from game.content.problems import Severity

MARK = "\N{BROKEN BAR}"
"""Stands in a wrong sample right before the sign at which the problem is shown."""

ENCOUNTER, PACK, PEOPLE, RIVALS = "encounters/small.yaml", "pack.yaml", "people.yaml", "rivals.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A code, what it says, and a sample of it.

    `old` is a piece of the small good pack (or "" for its whole file `file`); `wrong` and `right` stand in its
    place. Without `right` the small pack itself is the right one. `fill` repeats a whole file, and `kind`
    (missing, folder, unreadable, locale, zip) tells a sample that one text cannot show.
    """

    code: str
    sentence: str
    hint: str = ""
    why: str = ""
    """Why it matters, where the sentence alone does not tell."""
    severity: Severity = Severity.ERROR
    file: str = ENCOUNTER
    old: str = ""
    wrong: str | bytes = ""
    right: str = ""
    also: tuple[tuple[str, str], ...] = ()
    """Further replacements in the wrong sample."""
    both: tuple[tuple[str, str], ...] = ()
    """Further replacements in both."""
    fill: int = 0
    kind: str = "text"


def warn(**fields: object) -> Row:
    """A row whose severity is a warning."""
    return Row(severity=Severity.WARNING, **fields)  # type: ignore[arg-type]


def sample(row: Row, files: dict[str, str], *, wrong: bool) -> bytes:
    """The file of a row's sample, made from the small pack; the mark is still in it."""
    if not row.old:
        if not wrong:
            return files[row.file].encode()
        written = row.wrong if isinstance(row.wrong, bytes) else row.wrong.encode()
        return written * max(1, row.fill)
    put = row.wrong if wrong else row.right or row.old
    assert isinstance(put, str)
    content = _put(files[row.file], row.old, put, row)
    for old, new in (*row.both, *(row.also if wrong else ())):
        content = _put(content, old, new, row)
    return content.encode()


def _put(content: str, old: str, new: str, row: Row) -> str:
    """One replacement; ValueError where the small pack has changed under the table."""
    if old not in content:
        raise ValueError(f"{row.code}: the sample has no {old!r}")
    return content.replace(old, new, 1)
