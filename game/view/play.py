"""A play as screens: what stands on the screen now, and the few things a front end can ask of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.encounter import moves as notation
from game.encounter.refusals import Refusal
from game.encounter.script import Encounter
from game.session.replay import Beat
from game.session.session import Session
from game.view import ahead, drafts, ending, heard, inspect, lines, preparing, reconciling, talk
from game.view.language import Catalog, _, catalog, sentence
from game.view.looking_back import LookingBack, Searching
from game.view.screens import Closing, Debrief, Later, Offering, Reconciling, Sheet, Spoken, Talk

Now = Talk | Reconciling | Closing | Later | Debrief


class Play:
    """One session behind a front end. Every method that changes something gives the refusal's sentence, or ""."""

    def __init__(
        self,
        session: Session,
        trainer: bool = False,
        today: Callable[[Encounter], str | None] | None = None,
        searching: Searching | None = None,
    ) -> None:
        self.session = session
        self._shown: tuple[tuple[Beat, ...], Catalog, Now] | None = None
        self.trainer = trainer
        self.today = today
        """Gives the content hash that an encounter has now, None where it is not known."""
        self.searching = searching
        """Makes what a look-back searches with; without it the rules are searched, and not always to the end."""

    def screen(self) -> Now:
        """The screen of this moment; an over-pressed draft is no screen of its own, see `sheet` and `offering`."""
        if self._shown is None or self._shown[0] is not self.session.beats or self._shown[1] is not catalog():
            self._shown = self.session.beats, catalog(), self._screen()
        return self._shown[2]

    def _screen(self) -> Now:
        match self.session.state.stage:
            case "talking" if self.session.state.reconciling is not None:
                return reconciling.reconciling(self.session)
            case "talking":
                return replace(talk.talk(self.session, self.trainer), met=reconciling.met(self.session))
            case "closing":
                return ending.closing(self.session)
            case "later":
                return ending.later(self.session)
            case _:
                return ending.debrief(self.session)

    def sheet(self, draft: Mapping[str, str] | None = None, beside: Mapping[str, str] | None = None) -> Sheet:
        """The term sheet with a draft of issue -> option; None begins one. `beside` is a second package."""
        return drafts.sheet(self.session, draft, beside)

    def offering(self, draft: tuple[str, ...] = ()) -> Offering:
        """The offering with the wordings of `draft` in order."""
        return drafts.offering(self.session, draft)

    def with_phrase(self, draft: tuple[str, ...], id: str) -> tuple[str, ...]:
        """The draft of an offering after pressing the wording `id`."""
        return drafts.with_phrase(self.session, draft, id)

    def log(self) -> tuple[Spoken, ...]:
        """Everything said so far."""
        return lines.log(self.session.encounter, self.session.beats)

    def faces_ahead(self) -> tuple[ahead.Face, ...]:
        """Moods and postures that the next move may bring, the likely ones first; to be drawn before it is made."""
        return ahead.faces(self.session)

    def heard(self) -> tuple[str, ...]:
        """What of the last move can be heard: names out of game.view.heard.HEARD."""
        return heard.heard(self.session)

    def inspect(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """How things stand inside, as (heading, lines): for whoever builds or teaches."""
        return inspect.inspect(self.session)

    def submit(self, move: str) -> str:
        """Makes the move written as `move`."""
        read = notation.read(move)
        if read is None:
            return _("'{move}' is not a move: see help for what can be written.").format(move=move)
        result = self.session.submit(read)
        return sentence(result.reason) if isinstance(result, Refusal) else ""

    def undo(self) -> str:
        """Takes the last move back."""
        refusal = self.session.undo()
        return sentence(refusal.reason) if refusal else ""

    # --- the learning loop --------------------------------------------------------------------------------------------

    def asks_first(self) -> str:
        """Where the choices stay folded until the learner has said it in her own words: the question; else ""."""
        return preparing.asks_first(self.session)

    def keep(self, kind: str, text: str) -> None:
        """Keeps a note of one of game.session.notes.KINDS; a skipped own sentence is kept as an empty text."""
        self.session.note(kind, text)

    def look_back(self) -> LookingBack | None:
        """The debrief of this play; None where it is in no journal."""
        head = self.session.head
        today = self.today(self.session.encounter) if self.today is not None else None
        return LookingBack.of(self.session, head, today, self.searching) if head is not None else None

    def step_back(self, beat: int) -> Play | None:
        """A new play that stands before the move of `beat`; None where it is in no journal."""
        session = self.session.branched(beat - 1)
        return Play(session, self.trainer, self.today, self.searching) if session is not None else None
