"""Scripted players: a play written as text, for tests, demonstrations and golden transcripts.

    ask_monday; go_under; offer notice=seven_days fee=1500; repair own_it make_good; thank

A word that is no notation is one of the author's moves by id; in `repair` a part's name stands for its first
wording that neither deflects, misses nor is vague.
"""

from __future__ import annotations

from game.encounter import moves as notation
from game.encounter.moves import Move, OfferRepair, Say
from game.encounter.refusals import Refusal
from game.encounter.repair import in_front, script_of
from game.encounter.script import Encounter
from game.encounter.state import State
from game.session.session import Session


class ScriptFault(ValueError):
    """The script does not fit the encounter; `str()` tells which move and why."""


def read(encounter: Encounter, state: State, text: str) -> Move:
    """One move of a script, in the situation where it is made."""
    move = notation.read(text.strip())
    if move is None and len(text.split()) == 1:
        move = Say(text.strip())
    if move is None:
        raise ScriptFault(f"'{text.strip()}' is not a move.")
    return _by_part(encounter, state, move) if isinstance(move, OfferRepair) else move


def _by_part(encounter: Encounter, state: State, move: OfferRepair) -> OfferRepair:
    front = in_front(state)
    if front is None:
        return move
    plain = {
        wording.part.value: wording.id
        for wording in reversed(script_of(encounter, front.id).wordings)
        if not (wording.vague or wording.deflects or wording.misses)
    }
    return OfferRepair(tuple(plain.get(word, word) for word in move.wordings))


def play(session: Session, script: str) -> Session:
    """Makes every move of `script` (split at ";"). Raises ScriptFault at the first that is refused."""
    for text in filter(None, (each.strip() for each in script.split(";"))):
        if text == "undo":
            refusal = session.undo()
        else:
            result = session.submit(read(session.encounter, session.state, text))
            refusal = result if isinstance(result, Refusal) else None
        if refusal is not None:
            raise ScriptFault(f"'{text}' is refused: {refusal.reason}")
    return session
