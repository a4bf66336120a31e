"""What the bench works on: encounters of a pack by name or file, each of their hands, and lines of the file by id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.content.load import FileReport, Library, check_paths
from game.content.problems import Severity, one_line
from game.encounter.script import Encounter


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One hand of an encounter, with the file it is from."""

    encounter: Encounter
    path: str
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        """The id of the encounter, with the hand behind a slash where it is not the file's own."""
        hand = self.encounter.variant
        return f"{self.encounter.id}/{hand}" if hand else self.encounter.id

    def line_of(self, id: str) -> int:
        """The line (from 1) on which the file gives this id; 0 where it does not."""
        given = re.compile(rf"^[^#]*\bid:\s*[\"']?{re.escape(id)}[\"']?(?=[\s,}}]|$)")
        return next((number for number, line in enumerate(self.lines, 1) if given.match(line)), 0)

    def section(self, key: str, within: str = "") -> int:
        """The line of a key at the top, or of one `within` such a section; 0 where the file has none."""
        top = 0
        for number, line in enumerate(self.lines, 1):
            if re.match(rf"{within or key}:", line):
                top = number
                if not within:
                    return number
            elif top and within and re.match(rf"\s+{key}:|.*[{{,]\s*{key}:", line):
                return number
            elif top and line[:1].strip() and not line.startswith("#"):
                top = 0
        return 0


class Unknown(Exception):
    """No such encounter, or one that cannot be played: one sentence. `is_broken` is whether its file has an error."""

    def __init__(self, sentence: str, is_broken: bool = False) -> None:
        super().__init__(sentence)
        self.is_broken = is_broken


def subjects(library: Library, wanted: Sequence[str], *, hands: bool = False) -> list[Subject]:
    """The encounters named by id or file, all of the library where none is; with `hands` each of their hands too.

    Raises Unknown at the first that is not there or has an error.
    """
    names = wanted or [head.id for head in library.heads]
    return [subject for name in names for subject in _of(_report(library, name), hands)]


def _report(library: Library, name: str) -> FileReport:
    try:
        return library.report(name)
    except KeyError as error:
        if Path(name).is_file():
            return check_paths([Path(name)]).files[0]
        known = ", ".join(head.id for head in library.heads)
        raise Unknown(f"There is no encounter called '{name}': choose one of {known}.") from error


def _of(report: FileReport, hands: bool) -> Iterator[Subject]:
    if report.encounter is None:
        first = next(each for each in report.problems if each.severity is Severity.ERROR)
        raise Unknown(f"{one_line(first)} (All of it: python main.py check {report.path})", is_broken=True)
    for encounter in (report.encounter, *(report.hands.values() if hands else ())):
        yield Subject(encounter=encounter, path=_from_here(report.path), lines=report.lines)


def _from_here(path: str) -> str:
    """A path below the present folder by its short name."""
    found, here = Path(path), Path.cwd()
    return str(found.relative_to(here)) if found.is_absolute() and found.is_relative_to(here) else path
