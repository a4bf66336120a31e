"""Whether a condition of the file holds now."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import assert_never

from game.encounter.leverage import leverage
from game.encounter.script import AnyOf, Clause, Compare, Encounter, Has
from game.encounter.state import State

SIGNS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}


def understanding(encounter: Encounter, state: State) -> int:
    """Share of her facts that you know, per cent; with no facts there is nothing left to find."""
    return 100 * len(state.facts) // len(encounter.facts) if encounter.facts else 100


def reading(encounter: Encounter, state: State, meter: str) -> int:
    """The value of a meter that a condition may name."""
    match meter:
        case "leverage":
            return leverage(encounter, state)
        case "understanding":
            return understanding(encounter, state)
        case "week":
            return 0
        case _:
            return int(getattr(state, meter))


def _has(state: State, verb: str, name: str) -> bool:
    match verb:
        case "knows":
            return state.measure_known if name == "measure" else name in state.facts
        case "used":
            return name in state.used
        case "repaired":
            return any(each.id == name and each.mended and each.phase == "steady" for each in state.breakages)
        case "reconciled":
            return any(each.issue == name and each.phase == "livable" for each in state.reconciliations)
        case "raised":
            return name in state.raised
        case "seen":
            return name in state.seen
        case "kept" | "broke":
            fate = "kept" if verb == "kept" else "broken"
            return any(each.id == name and each.fate == fate for each in state.promises)
        case _:  # "met": nobody has been met before in a single encounter
            return False


def holds(encounter: Encounter, state: State, clause: Clause) -> bool:
    """Whether `clause` is true of `state`."""
    match clause:
        case Compare(meter=meter, sign=sign, number=number, negated=negated):
            return SIGNS[sign](reading(encounter, state, meter), number) != negated
        case Has(verb=verb, name=name, negated=negated):
            return _has(state, verb, name) != negated
        case AnyOf(clauses=clauses):
            return any(holds(encounter, state, each) for each in clauses)
        case _:
            assert_never(clause)


def failing(encounter: Encounter, state: State, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses that do not hold."""
    return tuple(clause for clause in clauses if not holds(encounter, state, clause))
