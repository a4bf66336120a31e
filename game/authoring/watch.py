"""The command `watch`: checks a file again as soon as it is saved, and tells a running game to take it up.

Files are looked at by their time and size several times a second. What was read of a pack is kept until one of its own
three files changes, so that one encounter is checked alone.
"""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from game.authoring.check import counted
from game.content.heads import encounter_paths
from game.content.lessons import lesson_paths
from game.content.load import FileReport, check_file, check_paths
from game.content.locales import ENDING, FOLDER
from game.content.pack import ENCOUNTERS, NO_PACK, PACK_FILES, Pack, is_pack, read_pack
from game.content.problems import Severity, render
from game.encounter.script import Encounter
from game.language.catalog import _

EVERY = 0.05
"""Seconds between two looks (design choice: half of what may pass between saving and hearing of it)."""
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A file that was saved: its report, and how long the check took, seconds."""

    path: Path
    report: FileReport
    took: float

    @property
    def encounter(self) -> Encounter | None:
        """What can be played, None where there is an error."""
        return self.report.encounter


@dataclass(slots=True)
class Watch:
    """What is looked at: one file, or a folder with its pack. `look` is cheap: call it as often as you like."""

    place: Path
    _seen: dict[Path, Stamp] = field(default_factory=dict)
    _pack: Pack | None = None

    def __post_init__(self) -> None:
        self._seen = self._stamps()

    def look(self) -> tuple[Saved, ...]:
        """Everything that was saved since the last look, checked; nothing at the first one."""
        now = self._stamps()
        changed = [path for path, stamp in now.items() if self._seen.get(path) != stamp]
        self._seen = now
        if any(path.name in PACK_FILES for path in changed):
            self._pack = None
        return tuple(saved for path in changed for saved in self._checked(path))

    def all(self) -> tuple[Saved, ...]:
        """Every file, checked: what one begins with."""
        return tuple(saved for path in self._seen for saved in self._checked(path))

    @property
    def folder(self) -> Path | None:
        """The folder of the pack that the place lies in, if there is one."""
        start = self.place if self.place.is_dir() else self.place.parent
        return next((each for each in (start, *start.resolve().parents) if is_pack(each)), None)

    def _stamps(self) -> dict[Path, Stamp]:
        found: dict[Path, Stamp] = {}
        for path in self._files():
            try:
                state = path.stat()
            except OSError:
                continue
            found[path] = (state.st_mtime_ns, state.st_size)
        return found

    def _files(self) -> Iterator[Path]:
        if not self.place.is_dir():
            yield self.place
            return
        if is_pack(self.place):
            yield from (self.place / name for name in PACK_FILES)
            yield from encounter_paths(self.place / ENCOUNTERS)
            yield from lesson_paths(self.place)
            yield from (self.place / FOLDER).glob(f"*/*{ENDING}")
        else:
            yield from encounter_paths(self.place)

    def _checked(self, path: Path) -> Iterator[Saved]:
        if path.suffix == ENDING:
            folder = self.folder
            translated = folder / ENCOUNTERS / f"{path.stem}.yaml" if folder else None
            if translated is None or not translated.is_file():
                return
            path = translated
        begun = time.perf_counter()
        reports = check_paths([path]).files if path.name in PACK_FILES else (check_file(path, self.pack),)
        for report in reports:
            yield Saved(path=path, report=report, took=time.perf_counter() - begun)

    @property
    def pack(self) -> Pack:
        """What surrounds the files."""
        if self._pack is None:
            self._pack = read_pack(self.folder) if self.folder is not None else NO_PACK
        return self._pack


def told(saved: Saved) -> str:
    """What was found in a file that was saved, and how long it took."""
    report = saved.report
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    problems = render(report.problems, {report.path: report.lines})
    checked = _("checked in {ms} ms").format(ms=round(1000 * saved.took))
    line = f"{saved.path.name}: {counted(errors, warnings)} ({checked})"
    return f"{problems}\n{line}" if problems else line


def run(place: Path, out: TextIO, *, once: bool = False, sleep: Callable[[float], None] = time.sleep) -> int:
    """Tells what is wrong now, then each time that something is saved, until it is stopped; `once` only the first."""
    watch = Watch(place)
    for saved in watch.all():
        print(told(saved), file=out, flush=True)
    if not once:
        print(_("Watching {place}: save a file and see. Ctrl+C stops.").format(place=place), file=out, flush=True)
    while not once:
        for saved in watch.look():
            print(f"\n{told(saved)}", file=out, flush=True)
        sleep(EVERY)
    return 0
