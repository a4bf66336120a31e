"""From a screen to the next one: which scene shows what, and what a move leads to."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from game.ui.scene import Scene
from game.view.bench import Bench
from game.view.looking import Codex, Compare, Prepare, Progress, Watch
from game.view.looking_back import LookingBack
from game.view.play import Now
from game.view.screens import Briefing, Offering, Sheet, Title


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
