"""Folding a journal: the state after recorded events, and whether the rules still say the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.encounter import moves as notation
from game.encounter.apply import apply
from game.encounter.events import Ended, Event
from game.encounter.machine import Follow, by_library
from game.encounter.moves import Move
from game.encounter.refusals import Refusal
from game.encounter.rules import VERSION, begin, decide, first_state
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import Outcome
from game.language.catalog import _
from game.session import codec
from game.session.journal import Head, JournalProblem, Record

UNDO = "undo"
REHEARSAL = "rehearsal"
"""The mode of a play that began in the middle, with chosen meters and facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One move that stands: what it was, what it led to, and the state after it. The first has no move."""

    number: int
    move: Move | None
    events: tuple[Event, ...]
    state: State


def opening_beat(encounter: Encounter, events: tuple[Event, ...]) -> Beat:
    """The beat before the first move."""
    return Beat(number=0, move=None, events=events, state=_folded(first_state(encounter), events))


def _folded(state: State, events: Iterable[Event]) -> State:
    for event in events:
        state = apply(state, event)
    return state


def fold(encounter: Encounter, head: Head, records: Iterable[Record]) -> tuple[Beat, ...]:
    """The beats that stand, from recorded events alone; what was undone is not among them.

    Raises JournalProblem, naming the record, where one cannot be read.
    """
    opening = _events(head.opening, 0)
    beats = [Beat(number=0, move=None, events=opening, state=_after(first_state(encounter), opening, 0))]
    for record in records:
        if record.move == UNDO:
            if len(beats) > 1:
                beats.pop()
            continue
        events = _events(record.events, record.number)
        state = _after(beats[-1].state, events, record.number)
        beats.append(Beat(number=record.number, move=notation.read(record.move), events=events, state=state))
    return tuple(beats)


def _after(state: State, events: tuple[Event, ...], number: int) -> State:
    try:
        return _folded(state, events)
    except (TypeError, AttributeError, ValueError, KeyError) as error:
        raise _damaged(number) from error


def _damaged(number: int) -> JournalProblem:
    told = _("Record {number} of this play is damaged: the moves before it are whole.")
    return JournalProblem(told.format(number=number))


def _events(text: str, number: int) -> tuple[Event, ...]:
    try:
        return codec.read(text)
    except codec.UnknownEvent as error:
        told = _("Record {number} was written by a newer version of the game: update the game to read it.")
        raise JournalProblem(told.format(number=number)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(number) from error


def outcome_of(records: Iterable[Record]) -> Outcome | None:
    """How a play ended, from its records alone; None where it did not, or cannot be read."""
    for record in reversed(tuple(records)):
        try:
            ended = [event for event in codec.read(record.events) if isinstance(event, Ended)]
        except (ValueError, KeyError, TypeError):
            return None
        if ended:
            return ended[-1].outcome
    return None


def verify(
    encounter: Encounter, head: Head, records: Iterable[Record], follow: Follow = by_library
) -> Record | str | None:
    """The first record that does not follow from the rules, None where all do.

    A sentence where it cannot be decided: other rules, or an encounter that has changed since.
    """
    if head.mode == REHEARSAL:
        return _("This was a rehearsal with chosen meters and facts: it can be shown, not verified.")
    if head.rules != VERSION:
        told = _("This play was made under rules {then}; these are rules {now}: it can be shown, not verified.")
        return told.format(then=head.rules, now=VERSION)
    if head.content_hash != encounter.content_hash:
        return _("The encounter has been changed since this was played: it can be shown, not verified.")
    state, events = begin(encounter, follow)
    if codec.write(events) != head.opening:
        return Record(number=0, move="begin", events=head.opening, made=head.started)
    states = [state]
    for record in records:
        if record.move == UNDO:
            if len(states) > 1:
                states.pop()
            continue
        move = notation.read(record.move)
        decided = decide(encounter, states[-1], move, follow) if move is not None else None
        if decided is None or isinstance(decided, Refusal) or codec.write(decided) != record.events:
            return record
        states.append(_folded(states[-1], decided))
    return None
