"""What every temperament chooses from, and how it says what it would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.authoring.legality import legality
from game.encounter import rules
from game.encounter.moves import Move, Say, Walk
from game.encounter.script import Act, Encounter
from game.encounter.state import State
from game.encounter.values import Kind, Package

Weighted = list[tuple[Move, float]]
"""Moves with the weight of each."""
Policy = Callable[[Encounter, State], Weighted]
"""(encounter, state) -> legal moves with weights; empty where the play is over."""


def even(moves: Iterable[Move]) -> Weighted:
    """The same chance for each."""
    return [(move, 1.0) for move in moves]


def act_of(encounter: Encounter, move: Move) -> Act | None:
    """The author's move that it says, if it says one."""
    return encounter.act(move.act) if isinstance(move, Say) else None


def staying(encounter: Encounter, state: State) -> list[Move]:
    """Legal moves but leaving, which every policy leaves to the end."""
    return [move for move in legality(encounter).moves(state) if not isinstance(move, Walk)]


def or_leave(moves: Weighted, encounter: Encounter, state: State) -> Weighted:
    """These, or leaving where there is none and one may leave."""
    return moves or ([(Walk(), 1.0)] if rules.refuse(encounter, state, Walk()) is None else [])


def package_of(encounter: Encounter, state: State, choose: Callable[..., str]) -> Package | None:
    """A package over what is on the table, each issue settled as `choose` says; None where none can be offered."""
    allowed = rules.drafts(encounter, state)
    if not allowed.offer:
        return None
    return tuple((issue.id, choose(issue)) for issue in encounter.issues if issue.id in allowed.offer)


def towards_terms(encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
    """Moves that lead to a moment in which terms can be put."""
    found = []
    for move in legal:
        act = act_of(encounter, move)
        if act and act.go and act.go in encounter.moments and act.go != state.at:
            acts = encounter.moments[act.go].acts
            found += [move] if any(each.kind is Kind.OFFER for each in acts) else []
    return even(found)
