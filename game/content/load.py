"""Loads encounters and packs: what the game and the bench ask of this package."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from os.path import isdir
from pathlib import Path
from types import MappingProxyType

from game.content import reader
from game.content.codes import Findings
from game.content.examine import NOTHING, Examined, examine
from game.content.heads import Head, encounter_paths
from game.content.lessons import is_lesson, lesson_paths, read_lesson
from game.content.pack import NO_PACK, PACK_FILES, Pack, is_pack, read_pack
from game.content.problems import Problem, Severity
from game.content.reader import Source
from game.encounter.script import Encounter


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What a check found in one file. `encounter` is there when it has no error."""

    path: str
    problems: tuple[Problem, ...] = ()
    derived: tuple[str, ...] = ()
    """What was left out in the file and worked out for it, a sentence each."""
    encounter: Encounter | None = None
    hands: Mapping[str, Encounter] = field(default_factory=dict)
    """The other hands of the encounter, by name; none where there is an error."""
    lines: tuple[str, ...] = ()

    def chosen(self, variant: str | None = None) -> Encounter | list[Problem]:
        """The encounter, or one of its other hands; the problems where it is broken or has no such hand."""
        if self.encounter is None or not variant:
            return self.encounter or list(self.problems)
        if variant in self.hands:
            return self.hands[variant]
        findings = Findings(self.path)
        findings.add("unknown-hand", None, self.hands, name=variant, names=", ".join(self.hands) or "none")
        return findings.problems

    def count(self, severity: Severity) -> int:
        """How many problems of a severity there are."""
        return sum(problem.severity is severity for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found in files and packs."""

    files: tuple[FileReport, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Of all files."""
        return tuple(problem for file in self.files for problem in file.problems)

    @property
    def derived(self) -> tuple[str, ...]:
        """Of all files."""
        return tuple(each for file in self.files for each in file.derived)

    @property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of each file, for showing problems."""
        return {file.path: file.lines for file in self.files}


@dataclass(frozen=True, kw_only=True)
class Library:
    """The encounters of a pack: listed at once, each read when it is asked for."""

    pack: Pack
    _loaded: dict[str, FileReport] = field(default_factory=dict)

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """In the pack's order, then the others by name."""
        return tuple(self.pack.heads[name] for name in _in_order(self.pack))

    def encounter(self, id: str, variant: str | None = None) -> Encounter | list[Problem]:
        """The encounter or one of its other hands, else what is wrong; KeyError where the pack has none of that id."""
        return self.report(id).chosen(variant)

    def variants(self, id: str) -> tuple[str, ...]:
        """The hands of an encounter beside its own; KeyError where the pack has none of that id."""
        return tuple(self.report(id).hands)

    def report(self, id: str) -> FileReport:
        """The whole check of an encounter, made once; KeyError where the pack has none of that id."""
        if id not in self._loaded:
            head = self.pack.heads[id]
            self._loaded[id] = check_file(head.path, self.pack, head.shown)
        return self._loaded[id]

    def first_error(self, id: str) -> Problem | None:
        """The first error of an encounter, after checking all of it."""
        return next((each for each in self.report(id).problems if each.severity is Severity.ERROR), None)

    def forget(self, id: str) -> None:
        """Reads the encounter anew when it is next asked for."""
        self._loaded.pop(id, None)


def load_pack(folder: Path) -> Library:
    """The library of a pack folder. Never raises: what is broken shows as a problem of the pack or of an entry."""
    return Library(pack=read_pack(folder))


def load_encounter(path: Path, pack: Pack = NO_PACK, variant: str | None = None) -> Encounter | list[Problem]:
    """The encounter in a file or one of its other hands, or every problem when there is an error. Never raises."""
    return check_file(path, pack).chosen(variant)


def check_file(path: Path, pack: Pack = NO_PACK, shown: str | None = None) -> FileReport:
    """Checks one encounter file; `shown` is the name that problems give it."""
    if is_lesson(path):
        found = read_lesson(path, pack, shown)
        return _reported(found.source, NOTHING)
    with reader.collector_paused():
        return _checked(reader.read_path(path, shown), pack, path.stem)


def check_text(content: bytes | str, pack: Pack = NO_PACK, shown: str = "encounter.yaml") -> FileReport:
    """Checks an encounter that is not in a file: the editor of the bench, a test, a journal's head."""
    with reader.collector_paused():
        return _checked(reader.read(content, shown), pack, None)


def _checked(source: Source, pack: Pack, stem: str | None) -> FileReport:
    """The report on what was read. The tree dies here, before the collector runs again and would go through it."""
    return _reported(source, examine(source, pack, stem))


def check_paths(paths: Iterable[Path], shown: Mapping[Path, str] = MappingProxyType({})) -> Report:
    """Checks files, folders of encounters and packs; the pack of a single file is looked for above it.

    `shown` has the names that problems give to some of the packs.
    """
    files: list[FileReport] = []
    packs: dict[Path, Pack] = {}
    for path in paths:
        if is_pack(path):
            files += _pack_reports(path, packs, shown.get(path, ""))
        elif isdir(path) and (found := encounter_paths(path)):
            pack = pack_above(path, packs)
            files += [check_file(each, pack) for each in found]
        elif path.name in PACK_FILES and is_pack(path.parent):
            files += _own_files(pack_above(path, packs), path.name)
        else:
            files.append(check_file(path, pack_above(path, packs)))
    return Report(files=tuple(files))


def _pack_reports(folder: Path, packs: dict[Path, Pack], shown: str = "") -> list[FileReport]:
    """The pack's own files, its encounters in their order, then its lessons."""
    if folder.resolve() not in packs:
        packs[folder.resolve()] = read_pack(folder, shown)
    pack = packs[folder.resolve()]
    library = Library(pack=pack)
    lessons = [check_file(path, pack, f"{shown or folder}/lessons/{path.name}") for path in lesson_paths(folder)]
    return _own_files(pack) + [library.report(name) for name in _in_order(pack)] + lessons


def _own_files(pack: Pack, name: str = "") -> list[FileReport]:
    """What was found in the pack's own files; in one of them when it is named."""
    there = [source for source in pack.sources if source.lines or source.findings.problems]
    return [_reported(source, NOTHING) for source in there if source.path.endswith(name)]


def _in_order(pack: Pack) -> list[str]:
    listed = [name for name in pack.order if name in pack.heads]
    return [*dict.fromkeys(listed), *(name for name in pack.heads if name not in pack.order)]


def pack_above(path: Path, packs: dict[Path, Pack]) -> Pack:
    """The pack that a file lies in, or the plain defaults; `packs` remembers those that were read."""
    try:
        folders = path.resolve().parents
        above = next((each for each in (path.resolve(), *folders) if is_pack(each)), None)
    except (OSError, RuntimeError, ValueError):
        return NO_PACK
    if above is None:
        return NO_PACK
    if above not in packs:
        packs[above] = read_pack(above)
    return packs[above]


def _reported(source: Source, found: Examined) -> FileReport:
    problems = sorted(source.findings.problems, key=lambda each: (each.line, each.column))
    broken = any(each.severity is Severity.ERROR for each in problems)
    return FileReport(
        path=source.path,
        problems=tuple(problems),
        derived=found.derived,
        encounter=None if broken else found.encounter,
        hands={} if broken else found.hands,
        lines=tuple(source.lines),
    )
