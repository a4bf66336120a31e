"""What the Bench shows to somebody who writes encounters: plain data, and the functions that make it.

The window may not read encounter files itself; whoever opens it passes in a `Bench`.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from game.view.bench_faults import Explained, Fault
from game.view.bench_told import Drafted, Folder, Going, Question, Simulated, Told
from game.view.play import Play


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What may be chosen before playing from the middle. Facts and ruptures are (name, words)."""

    states: tuple[str, ...]
    start: str
    trust: int
    tension: int
    turns: int
    facts: tuple[tuple[str, str], ...] = ()
    ruptures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file and what is wrong with it. `setup` is None where it cannot be played; `took` is in seconds."""

    path: str
    name: str
    title: str
    about: str = ""
    """What kind of file it is, where it is no encounter."""
    faults: tuple[Fault, ...] = ()
    setup: Setup | None = None
    took: float = 0.0

    @property
    def errors(self) -> int:
        """How many keep it from being played."""
        return sum(fault.is_error for fault in self.faults)

    @property
    def warnings(self) -> int:
        """How many do not."""
        return len(self.faults) - self.errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A folder, zip or file with its files; `problem` is why it could not be opened, `note` what to know of it."""

    place: str
    name: str = ""
    files: tuple[Checked, ...] = ()
    problem: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An outcome and the shortest way to it, each move in its notation."""

    outcome: str
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """What visiting the situations of an encounter tells; `problem` is why it could not be done."""

    summary: str = ""
    ways: tuple[Way, ...] = ()
    missing: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_complete: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The map as SVG text and in words, a sentence for each state; `problem` is why there is none."""

    svg: str = ""
    told: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Where a rehearsal begins and what is so there."""

    at: str
    trust: int
    tension: int
    turn: int = 0
    knows: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """A play of a file being written. `reload` takes up what was saved since: (is the play another now, a sentence);
    ("" for nothing new); `again` reads the file whether it was saved or not. Without a play, `problem` says why."""

    id: str = ""
    play: Play | None = None
    reload: Callable[[], tuple[bool, str]] = lambda: (False, "")
    again: Callable[[], tuple[bool, str]] = lambda: (False, "")
    problem: str = ""


class Bench(Protocol):
    """The functions of the Bench. None of them raises; `rehearse` is called in the window's thread, the others may
    be called in another, one at a time."""

    def home(self) -> str:
        """The place it opens at first."""

    def open(self, place: str) -> Opened:
        """A folder, zip or file, checked; it is watched from now on."""

    def check(self, path: str) -> Checked:
        """One file, checked again."""

    def saved(self) -> tuple[Checked, ...]:
        """What was saved since the last look, checked."""

    def explain(self, code: str) -> Explained:
        """What a problem means, with a wrong and a right sample."""

    def explore(self, path: str, seconds: float, going: Going) -> Proved:
        """Every situation, for no longer than this."""

    def policies(self) -> tuple[str, ...]:
        """The ways of playing that can be simulated."""

    def simulate(self, path: str, policy: str, runs: int, going: Going) -> Simulated:
        """So many plays by one way of playing, or by each where it is ""."""

    def draw(self, path: str) -> Drawn:
        """The map."""

    def rehearse(self, path: str, chosen: Chosen) -> Rehearsed:
        """A play from a state."""

    def folder(self, path: str) -> Folder:
        """What can be chosen in a folder."""

    def questions(self, person: str = "") -> tuple[Question, ...]:
        """The ten questions of a new encounter, about the person who was answered to the first one."""

    def example(self) -> str:
        """What an encounter is called where nobody calls it anything."""

    def place_for(self, name: str) -> str:
        """Where a new encounter of this name would go."""

    def pack_of(self, path: str) -> str:
        """The folder of the pack that a file lies in."""

    def looked_over(self, name: str, folder: str, answers: dict[str, str]) -> Drafted:
        """What would be written, and where; or which answer cannot be used, and why."""

    def draft(self, name: str, folder: str, answers: dict[str, str]) -> Drafted:
        """A new encounter from the answers, written into the pack in `folder`, which is made where there is none."""

    def storyboard(self, path: str, going: Going) -> Told:
        """A printable page with a picture of every moment."""

    def roles(self, path: str, who: str) -> Told:
        """Role sheets for "them", "you" or "both"."""

    def stats(self, path: str, going: Going) -> Told:
        """How much there is to read, who says it, what it trains: of a file, or of every encounter of a place."""

    def test(self, path: str, going: Going) -> Told:
        """The tests of a file, or all of a place."""

    def keep_ways(self, path: str, ways: tuple[Way, ...], going: Going) -> Told:
        """Each way written down as a test beside the file, and run."""

    def journals(self) -> str:
        """Where the plays of this machine are kept."""

    def against(self, path: str, journals: str, going: Going) -> Told:
        """What kept plays make of a file, or of all files of a place, as they are now."""

    def lines_out(self, path: str, language: str) -> Told:
        """A table for a translator."""

    def lines_in(self, path: str, language: str, table: str) -> Told:
        """A table that was filled in, taken back."""

    def lines_left(self, path: str, language: str) -> Told:
        """What is missing or stale in a translation."""

    def zip(self, path: str) -> Told:
        """The pack of a place as one file to hand on."""

    def schema(self) -> Told:
        """Where an editor finds what may stand in a file."""

    def edit(self, path: str) -> str:
        """Open a file in its editor, or a folder; why it could not be, "" where it was."""

    def show(self, path: str) -> str:
        """Open a file that was written in the browser; why it could not be, "" where it was."""
