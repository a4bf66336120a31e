"""A play in progress: the only holder of a live state and the only writer of the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from game.encounter import moves as notation
from game.encounter.events import Event
from game.encounter.moves import Move
from game.encounter.refusals import Refusal
from game.encounter.rules import VERSION, begin, step
from game.encounter.script import Encounter
from game.encounter.state import State
from game.session import codec, keep
from game.session.journal import Head, Journal, Note, Record
from game.session.moving import Difference, replayed
from game.session.rehearsal import begin_at
from game.session.replay import REHEARSAL, UNDO, Beat, fold, opening_beat

Clock = Callable[[], str]
"""The time now, ISO 8601, read once at the edge."""
PRACTICE, ASSESSMENT = "practice", "assessment"


class Keeps(Protocol):
    """Where a play is written: a `Journal`, or what a host of a class puts in its place. See there."""

    def begin(self, head: Head) -> int:
        """A new play; gives its number."""

    def write(self, play: int, record: Record, *, is_over: bool = False) -> None:
        """One more record."""

    def records(self, play: int) -> tuple[Record, ...]:
        """What was written of a play."""


class Session:
    """One play of one encounter. `beats` are the moves that stand, the opening first."""

    def __init__(self, journal: Keeps, encounter: Encounter, play: int, mode: str, clock: Clock) -> None:
        self.journal = journal
        self.encounter = encounter
        self.play = play
        self.is_rehearsal = mode == REHEARSAL
        self.mode = PRACTICE if self.is_rehearsal else mode
        self.beats: tuple[Beat, ...] = ()
        self._clock = clock
        self._written = 0
        self._notes: tuple[Note, ...] = ()

    @classmethod
    def start(cls, journal: Keeps, encounter: Encounter, clock: Clock, mode: str = PRACTICE) -> Session:
        """A new play, its head on disk."""
        return cls._begun(journal, encounter, clock, mode, begin(encounter)[1])

    @classmethod
    def rehearse(
        cls, journal: Keeps, encounter: Encounter, clock: Clock, at: str = "", wishes: Mapping[str, str] | None = None
    ) -> Session:
        """A play from the state `at` with chosen meters and facts; marked as a rehearsal. Raises Unfit."""
        return cls._begun(journal, encounter, clock, REHEARSAL, begin_at(encounter, at, wishes)[1])

    @classmethod
    def _begun(
        cls, journal: Keeps, encounter: Encounter, clock: Clock, mode: str, events: tuple[Event, ...]
    ) -> Session:
        head = Head(
            play=0,
            started=clock(),
            encounter=encounter.id,
            title=encounter.title,
            rules=VERSION,
            content_hash=encounter.content_hash,
            source=keep.dump(encounter),
            mode=mode,
            opening=codec.write(events),
        )
        session = cls(journal, encounter, journal.begin(head), mode, clock)
        session.beats = (opening_beat(encounter, events),)
        return session

    @classmethod
    def resume(cls, journal: Keeps, head: Head, encounter: Encounter, clock: Clock) -> Session:
        """A play as it was left, from its recorded events."""
        session = cls(journal, encounter, head.play, head.mode, clock)
        records = journal.records(head.play)
        session.beats = fold(encounter, head, records)
        session._written = records[-1].number if records else 0
        return session

    @classmethod
    def fork(cls, journal: Journal, head: Head, encounter: Encounter, beat: int, clock: Clock) -> Session:
        """A new play that goes on from beat `beat` of another (0 is its opening); its head says from where.

        Raises ValueError where that play has no such beat.
        """
        records = {record.number: record for record in journal.records(head.play)}
        beats = fold(encounter, head, tuple(records.values()))
        if not 0 <= beat < len(beats):
            raise ValueError(f"Play {head.play} has no beat {beat}.")
        kept = tuple(
            replace(records[each.number], number=number) for number, each in enumerate(beats[1 : beat + 1], 1)
        )
        mode = head.mode if head.mode == REHEARSAL else PRACTICE
        begun = replace(head, started=clock(), mode=mode, finished=None, from_play=head.play, from_beat=beat)
        return cls.resume(journal, replace(begun, play=journal.begin(begun, kept)), encounter, clock)

    def branched(self, beat: int) -> Session | None:
        """A new play that goes on from `beat` of this one; None where this one is in no journal."""
        if not isinstance(self.journal, Journal) or self.head is None:
            return None
        return Session.fork(self.journal, self.head, self.encounter, beat, self._clock)

    @property
    def head(self) -> Head | None:
        """What this play began with; None where it is in no journal."""
        return self.journal.head(self.play) if isinstance(self.journal, Journal) else None

    def note(self, kind: str, text: str, beat: int | None = None) -> None:
        """Keeps what the learner wrote, at the beat that stands or at `beat`; where no journal is, for this sitting."""
        place = len(self.beats) - 1 if beat is None else beat
        note = Note(play=self.play, beat=place, kind=kind, text=text, made=self._clock())
        self._notes = (*self._notes, note)
        if isinstance(self.journal, Journal):
            self.journal.keep_note(note)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was written in this play."""
        return self.journal.notes(self.play) if isinstance(self.journal, Journal) else self._notes

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.beats[-1].state

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be done."""
        return self.state.stage == "over"

    def submit(self, move: Move) -> tuple[Event, ...] | Refusal:
        """Makes a move: decided, written to disk, and only then to be seen. A refusal is not recorded.

        Raises JournalProblem where it cannot be written; the play then stands where it stood.
        """
        result = step(self.encounter, self.state, move)
        if isinstance(result, Refusal):
            return result
        state, events = result
        self._write(notation.write(move), codec.write(events), state.stage == "over")
        self.beats = (*self.beats, Beat(number=self._written, move=move, events=events, state=state))
        return events

    def refuse_undo(self) -> Refusal | None:
        """Why the last move cannot be taken back, or None."""
        if self.mode != PRACTICE:
            return Refusal("no_undo", "Moves cannot be taken back in an assessment.")
        if len(self.beats) < 2:
            return Refusal("nothing_to_undo", "There is no move to take back yet.")
        return None

    def undo(self) -> Refusal | None:
        """Takes the last move back; the journal keeps both. In practice only."""
        refusal = self.refuse_undo()
        if refusal is not None:
            return refusal
        self._write(UNDO, "[]", False)
        self.beats = self.beats[:-1]
        return None

    def reloaded(self, encounter: Encounter) -> tuple[Session | None, Difference | None]:
        """The same play in an edited encounter, as a new play of the journal, with the first difference, if any.

        None in place of the play where a move cannot be made any more; this one then goes on as it was.
        """
        moved = replayed(encounter, self.beats)
        if moved.refused is not None:
            return None, moved.refused
        mode = REHEARSAL if self.is_rehearsal else self.mode
        session = Session._begun(self.journal, encounter, self._clock, mode, moved.beats[0].events)
        for beat in moved.beats[1:]:
            assert beat.move is not None
            session.submit(beat.move)
        return session, moved.difference

    def _write(self, move: str, events: str, is_over: bool) -> None:
        number = self._written + 1
        record = Record(number=number, move=move, events=events, made=self._clock())
        self.journal.write(self.play, record, is_over=is_over)
        self._written = number
