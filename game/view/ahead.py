"""Faces that may come with the next move, so that they can be drawn before it: moods and postures, and not whose."""
from __future__ import annotations

from game.encounter import rules
from game.encounter.machine import by_dictionary
from game.encounter.moves import Move
from game.encounter.refusals import Refusal
from game.encounter.repair import in_front, script_of
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import Where
from game.session.replay import Beat
from game.session.session import Session
from game.view import lines

Face = tuple[str, str | None]
"""Mood and posture."""


def faces(session: Session) -> tuple[Face, ...]:
    """The faces that the legal moves lead to, then those that an offer or an offering may lead to.

    Each part is sorted: nothing tells which move leads to which face.
    """
    encounter, state = session.encounter, session.state
    near = {face for move in rules.legal_moves(encounter, state) if (face := _after(encounter, state, move))}
    return (*sorted(near, key=str), *sorted(_drafted(encounter, state) - near, key=str))


def _after(encounter: Encounter, state: State, move: Move) -> Face | None:
    """Her face after a move; None where she says nothing."""
    result = rules.step(encounter, state, move, by_dictionary)
    if isinstance(result, Refusal):
        return None
    heard = lines.story(encounter, Beat(number=0, move=move, events=result[1], state=result[0]))
    hers = next((line for line in reversed(heard) if line.by == "them"), None)
    return (hers.mood, hers.cue) if hers else None


def _drafted(encounter: Encounter, state: State) -> set[Face]:
    """Her faces to what is composed: any of her answers, for the draft is not written yet."""
    drafts, front = rules.drafts(encounter, state), in_front(state)
    answers = list(encounter.reactions.values()) if drafts.offer else []
    if front is not None:
        script = script_of(encounter, front.id)
        answers += [script.accepts, script.refuses]
    seen = encounter.where is Where.IN_PERSON
    return {(line.mood.value, line.cue.value if line.cue and seen else None) for line in answers}
