"""Faces that may come with the next move, so that they can be drawn before it: moods and postures, and not whose."""
from __future__ import annotations

from game.encounter import moves as notation
from game.encounter import rules
from game.encounter.machine import by_dictionary
from game.encounter.refusals import Refusal
from game.encounter.repair import in_front, script_of
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import Where
from game.session.replay import Beat
from game.session.session import Session
from game.view import lines, talk

Face = tuple[str, str | None]
"""Mood and posture."""


def faces(session: Session) -> tuple[Face, ...]:
    """The faces that the moves on the table lead to, then those that an offer or an offering may lead to.

    Each part is sorted: nothing tells which move leads to which face.
    """
    encounter, state = session.encounter, session.state
    shown = [card.move for card in talk.cards(encounter, state) if not card.locked]
    shown += [tool.move for tool in talk.bar(encounter, state) if tool.move is not None]
    near = {face for move in shown if (face := _after(encounter, state, move)) is not None}
    return (*sorted(near, key=str), *sorted(_drafted(encounter, state) - near, key=str))


def _after(encounter: Encounter, state: State, written: str) -> Face | None:
    """Her face after a move; None where she says nothing."""
    move = notation.read(written)
    result = rules.step(encounter, state, move, by_dictionary) if move is not None else None
    if result is None or isinstance(result, Refusal):
        return None
    heard = talk.last_of_hers(lines.story(encounter, Beat(number=0, move=move, events=result[1], state=result[0])))
    return (heard.mood, heard.cue) if heard else None


def _drafted(encounter: Encounter, state: State) -> set[Face]:
    """Her faces to what is composed: any of her answers, for the draft is not written yet."""
    drafts, front = rules.drafts(encounter, state), in_front(state)
    answers = list(encounter.reactions.values()) if drafts.offer else []
    if front is not None:
        script = script_of(encounter, front.id)
        answers += [script.accepts, script.refuses]
    seen = encounter.where is Where.IN_PERSON
    return {(line.mood.value, line.cue.value if line.cue and seen else None) for line in answers}
