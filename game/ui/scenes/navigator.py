"""From a screen to the next one: which scene shows what, and what a move leads to."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from game.ui.scene import Scene
from game.view.before_after import Tests
from game.view.bench import Bench
from game.view.library import Shelves
from game.view.looking import Codex, Compare, Prepare, Progress, Watch
from game.view.looking_back import LookingBack
from game.view.people import Everybody, Wish
from game.view.play import Now
from game.view.screens import Briefing, Offering, Sheet, Spoken, Title
from game.view.seat import Room


class Playing(Protocol):
    """What scenes ask of a play (game.view.play.Play is one). What changes something gives a reason or ""."""

    def screen(self) -> Now:
        """The screen of this moment."""

    def sheet(self, draft: Mapping[str, str] | None = None, beside: Mapping[str, str] | None = None) -> Sheet:
        """The term sheet with a draft of issue -> option; `beside` is a second package."""

    def offering(self, draft: tuple[str, ...] = ()) -> Offering:
        """The offering with these wordings."""

    def with_phrase(self, draft: tuple[str, ...], id: str) -> tuple[str, ...]:
        """The draft after pressing a wording."""

    def faces_ahead(self) -> tuple[tuple[str, str | None], ...]:
        """Moods and postures that the next move may bring."""

    def heard(self) -> tuple[str, ...]:
        """Names of what the last move sounds like."""

    def log(self) -> tuple[Spoken, ...]:
        """Everything said so far."""

    def submit(self, move: str) -> str:
        """Makes a move."""

    def undo(self) -> str:
        """Takes the last move back."""

    def asks_first(self) -> str:
        """The question to answer in her own words before the choices unfold; "" where there is none."""

    def keep(self, kind: str, text: str) -> None:
        """Keeps a note beside the play; may raise JournalProblem."""

    def look_back(self) -> LookingBack | None:
        """The debrief; None where the play is in no journal."""

    def step_back(self, beat: int) -> Playing | None:
        """A new play that stands before the move of this beat; may raise JournalProblem."""


class Taps(Protocol):
    """What the four taps of a prepare step are asked of."""

    id: str
    """Of the encounter."""

    def ask(self, id: str, chosen: Mapping[str, str]) -> Prepare:
        """The taps, with what was chosen so far."""

    def chosen(self) -> Mapping[str, str]:
        """What was chosen so far."""

    def keep(self, kind: str, tap: str) -> None:
        """Keeps a tap."""


class AtClass(Protocol):
    """What scenes ask of a seat in a class. Nothing here waits for the network."""

    def problem(self) -> str:
        """Why there is no seat; "" while it is being asked for, and once it is there."""

    def room(self) -> Room | None:
        """What the room does; None while it is being asked."""

    def play(self) -> tuple[Playing, str] | None:
        """The play of the step of now and its encounter; None while that is on its way."""

    def last_play(self) -> tuple[Playing, str] | None:
        """The newest play of this class and its encounter."""

    def briefing(self) -> Briefing | None:
        """What is known before the encounter of a prepare step."""

    def planning(self) -> Taps | None:
        """The four taps of a prepare step."""

    def answer(self, answers: list[str]) -> None:
        """Answers to the questions of the step of now."""

    def agree(self, yes: bool) -> None:
        """Whether the moment that the trainer asked for may be shown."""

    def hand_in(self) -> tuple[str, str]:
        """Writes a file for a stick: (where it is, ""), or ("", what went wrong)."""

    def own_record(self, *, delete: bool) -> None:
        """Takes along what the class has of this seat, or has it deleted; `record_told` tells when that is done."""

    def record_told(self) -> tuple[str, bool]:
        """What came of it, told once ("" while there is nothing to tell), and whether the seat was given up by it."""

    def leave(self) -> None:
        """Gives the line up; the seat stays."""


class Announced(Protocol):
    """A class that was found in the network: what it is called, and the address to type."""

    @property
    def lesson(self) -> str:
        """Its title."""

    @property
    def address(self) -> str:
        """Where it is."""


class Searching(Protocol):
    """Looks for classes in the network."""

    @property
    def found(self) -> Sequence[Announced]:
        """What is announced now."""

    def stop(self) -> None:
        """Looks no longer."""


class Classes(Protocol):
    """Where classes are joined."""

    def last(self) -> tuple[str, str]:
        """The address and the code that were joined last."""

    def search(self, wake: Callable[[], object]) -> Searching | None:
        """Looks for classes in the network; None where that cannot be done here."""

    def join(self, address: str, code: str, wake: Callable[[], object]) -> AtClass | None:
        """A seat that is being asked for; None where that is no code."""


class People(Protocol):
    """Who plays at this machine. All but `everybody` may raise ProfileProblem."""

    def everybody(self) -> Everybody:
        """The guest and every profile."""

    def choose(self, name: str) -> None:
        """Somebody else plays from now on; "" is the guest."""

    def make(self, wish: Wish) -> None:
        """A new profile, which plays from now on."""

    def delete(self, name: str) -> None:
        """Deletes a profile with everything in it."""

    def offered(self) -> tuple[Path, ...]:
        """Files in the usual folders that hold a profile somebody took away."""

    def bring(self, path: Path) -> None:
        """Takes such a file in. Raises ProfileProblem."""

    def take_away(self, name: str) -> Path:
        """Writes all of a profile into one file; where that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigator:
    """Where plays and lists come from. `start` and `resume` may raise JournalProblem."""

    start: Callable[[str], Playing]
    resume: Callable[[], Playing | None]
    title: Callable[[], Title]
    briefing: Callable[[str], Briefing]
    prepare: Callable[[str, Mapping[str, str]], Prepare] | None = None
    """The four taps before an encounter, with those chosen so far (kind of note -> tap)."""
    progress: Callable[[], Progress] | None = None
    codex: Callable[[], Codex] | None = None
    compare: Callable[[], Compare | None] | None = None
    keep_same: Callable[[Compare, str], None] | None = None
    """Keeps what was found to be the same in two plays; may raise JournalProblem."""
    watch: Callable[[str, str], Callable[[], Watch]] | None = None
    """An encounter and a kind of line (game.view.watching) -> what finds the line; it may take seconds."""
    was_played: Callable[[str], bool] | None = None
    """Whether an encounter was ever played to its end here; may raise JournalProblem."""
    bench: Callable[[], Bench] | None = None
    leave: Callable[[], Scene] | None = None
    """Where a play leads when it is left or over: a rehearsal back to the Bench. Without it, the title."""
    classes: Classes | None = None
    to_class: Callable[[], Scene] | None = None
    """In a class: the scene of the step that the room is at."""
    library: Callable[[], Shelves] | None = None
    tests: Callable[[], Tests] | None = None
    take_test: Callable[[str], Playing] | None = None
    """The play of a test, begun or new; may raise JournalProblem."""
    reopen: Callable[[int], Playing] | None = None
    """A play by its number, as it was left; may raise JournalProblem."""
    people: People | None = None
    """None where nobody can be chosen."""
    save_report: Callable[..., tuple[Path, ...]] | None = None
    """Of a play by its number, or of all with None; may raise ProfileProblem and JournalProblem."""
    open_folder: Callable[[Path], bool] | None = None


def scene_of(nav: Navigator, play: Playing, id: str) -> Scene:
    """The scene for the screen that the play of encounter `id` is at."""
    from game.ui.scenes.closing import ClosingScene
    from game.ui.scenes.debrief import DebriefScene
    from game.ui.scenes.later import LaterScene
    from game.ui.scenes.reconciling import ReconcilingScene
    from game.ui.scenes.talk import TalkScene

    screen = play.screen()
    match screen.screen:
        case "talk":
            return TalkScene(nav, play, id)
        case "reconciling":
            return ReconcilingScene(nav, play, id)
        case "closing":
            return ClosingScene(nav, play, id)
        case "later":
            return LaterScene(nav, play, id)
        case _:
            return DebriefScene(nav, play, id)
