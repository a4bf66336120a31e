"""Legal moves, looked up once for all situations that do not differ in anything that could make a move legal.

Meters, patience and bids change with every turn; what may be said seldom does. A test compares with the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from game.encounter import rules
from game.encounter.clauses import holds
from game.encounter.moves import Move
from game.encounter.script import Clause, Encounter, Has
from game.encounter.situations import Key
from game.encounter.state import State

IN_KEY = ("knows", "raised")
"""Verbs of clauses that the key tells anyway."""


class Legality:
    """The legal moves of one encounter's situations."""

    def __init__(self, encounter: Encounter) -> None:
        self.encounter = encounter
        self._found: dict[Key, tuple[Move, ...]] = {}
        moments = encounter.moments.values()
        self._used = {each.id: frozenset(act.id for act in each.acts if not act.again) for each in moments}
        self._heard = {
            each.id: frozenset(line for act in each.acts for line in (act.to, act.sees) if line) for each in moments
        }
        self._clauses = {each.id: _telling(clause for act in each.acts for clause in act.needs) for each in moments}
        ways = encounter.reconciling.items()
        self._steps = {
            issue: _telling(clause for step in (*way.restate, *way.translate, *way.meet) for clause in step.needs)
            for issue, way in ways
        }

    def moves(self, state: State) -> tuple[Move, ...]:
        """What `rules.legal_moves` gives."""
        if state.stage != "talking":
            return rules.legal_moves(self.encounter, state)
        key = self._key(state)
        if key not in self._found:
            self._found[key] = rules.legal_moves(self.encounter, state)
        return self._found[key]

    def _key(self, state: State) -> Key:
        clauses = self._clauses[state.at]
        if state.reconciling is not None:
            clauses += self._steps[state.reconciling]
        return (
            state.at,
            self._used[state.at].intersection(state.used),
            self._heard[state.at].intersection(state.heard),
            frozenset(state.facts),
            state.measure_known,
            state.question.line if state.question else None,
            state.counter is None,
            frozenset(state.raised),
            state.standards,
            state.presented,
            state.promises,
            tuple([(each.id, each.phase, each.mended) for each in state.breakages]),
            state.repairing,
            state.unthanked,
            state.reconciliations,
            state.reconciling,
            tuple([holds(self.encounter, state, clause) for clause in clauses]),
        )


def _telling(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Each clause of which the rest of the key does not tell whether it holds, once."""
    return tuple(dict.fromkeys(each for each in clauses if not (isinstance(each, Has) and each.verb in IN_KEY)))


@lru_cache(maxsize=64)
def legality(encounter: Encounter) -> Legality:
    """The legal moves of an encounter."""
    return Legality(encounter)
