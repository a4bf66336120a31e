"""What visiting every situation tells of an encounter: its outcomes, the best you can get, and what is wrong."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from game.authoring.explore.compiled import FAMILIES, OUTCOMES, OVER, Compiled, compile_encounter
from game.authoring.explore.search import Visited, sets_of_one, sets_without, visit
from game.authoring.explore.ways import written
from game.encounter.script import Encounter
from game.encounter.values import AGREEMENTS, Outcome
from game.review.hopes import PLACE, leaving

TAKEN_AWAY = ("find_out", "repair", "reconcile", "influence")
"""Families of which it is told what the best becomes without them."""
NONE, BEST = -1, 1_000_000
"""Of `Findings.values`: no agreement is in reach; from here up the file's best outcome is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The most an outcome can be worth to you, hundredths, and the shortest way to it."""

    outcome: Outcome
    worth: int
    way: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explored:
    """The result of `explore`. Ways are moves in their notation; worths are hundredths of your plain worth."""

    encounter: Encounter
    situations: int
    seconds: float
    is_complete: bool
    cut_at_turn: int
    """Where a limit stopped it: the turn from which on not every situation was visited; 0 where none did."""
    ways: Mapping[Outcome, tuple[str, ...]]
    """The shortest way to each outcome that was found."""
    best: Best | None
    """Among plays that end as the file says is best."""
    best_is_proved: bool
    """Whether nothing better ends so: all was visited, or the exact search for the best came to its end."""
    best_of_all: Best | None
    """Among all plays that end with an agreement."""
    best_without: Mapping[str, Best | None] = field(default_factory=dict)
    """What `best` becomes when a family of moves is taken away."""
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One thing that was proved: a code of the table of problems, what it is about, the words of its sentence."""

    code: str
    kind: str
    """What `about` names: act, line, moment, skill, or encounter."""
    about: str
    words: Mapping[str, object] = field(default_factory=dict)


class Findings:
    """Reads what was visited: ends, values, and which moves and lines there were."""

    def __init__(self, visited: Visited) -> None:
        self.visited = visited
        self.compiled: Compiled = visited.compiled
        self.encounter = self.compiled.encounter
        self.agreements = [
            (OUTCOMES[key[1]], self.compiled.worth(key), number)
            for key, number in visited.ends.items()
            if key[0] == OVER and OUTCOMES[key[1]] in AGREEMENTS
        ]

    def way(self, number: int) -> tuple[str, ...]:
        """The shortest way to a situation."""
        return written(self.compiled, self.visited.way_to(number))

    def ways(self) -> dict[Outcome, tuple[str, ...]]:
        """The shortest way to each outcome, in the order of the closed list."""
        nearest: dict[Outcome, int] = {}
        for key, number in self.visited.ends.items():
            if key[0] == OVER and OUTCOMES[key[1]] is not Outcome.WALKED:
                outcome = OUTCOMES[key[1]]
                if outcome not in nearest or self.visited.depths[number] < self.visited.depths[nearest[outcome]]:
                    nearest[outcome] = number
        found: dict[Outcome, tuple[str, ...]] = {outcome: self.way(number) for outcome, number in nearest.items()}
        found[Outcome.WALKED] = ("walk",)
        return {outcome: found[outcome] for outcome in OUTCOMES if outcome in found}

    def best(self, outcome: Outcome | None = None, without: str = "") -> Best | None:
        """The best agreement, of one outcome or of all; `without` a family of moves."""
        family = FAMILIES.index(without)
        reached = [
            (worth, -self.visited.depths[number], number, ended)
            for ended, worth, number in self.agreements
            if outcome in (None, ended) and (not family or sets_without(self.visited.sets[number], family))
        ]
        if not reached:
            return None
        worth, _, number, ended = max(reached)
        return Best(outcome=ended, worth=worth, way=() if without else self.way(number))

    def alone(self) -> list[int]:
        """Families that alone (beside offering and accepting) reach the best worth; 0 for no family at all."""
        best = self.best(self.encounter.best)
        if best is None:
            return []
        sets = [
            self.visited.sets[number]
            for outcome, worth, number in self.agreements
            if outcome is best.outcome and worth == best.worth
        ]
        return sorted({family for each in sets for family in sets_of_one(each)})

    def values(self) -> array[int]:
        """For each situation the best still in reach: the best outcome first, then worth; -1 for no agreement."""
        visited = self.visited
        values = array("i", [NONE]) * len(visited.places)
        for outcome, worth, number in self.agreements:
            values[number] = worth + (BEST if outcome is self.encounter.best else 0)
        value_of, starts, targets = values.__getitem__, visited.starts, visited.targets
        for place in range(len(visited.opened) - 1, -1, -1):
            start, stop = starts[place], starts[place + 1]
            if start < stop:
                values[visited.opened[place]] = max(map(value_of, targets[start:stop]))
        return values

    def fewest_shared(self, way: Iterable[int], ends: Iterable[int]) -> int:
        """How many moves of `way` any way to one of `ends` has to have."""
        visited = self.visited
        shared = set(way)
        many = 10_000
        counts = array("i", [many]) * len(visited.places)
        counts[0] = 0
        for place, number in enumerate(visited.opened):
            so_far = counts[number]
            for move, target in visited.edges(place):
                count = so_far + (move in shared)
                if count < counts[target]:
                    counts[target] = count
        return min(counts[number] for number in ends)


def explore(
    encounter: Encounter,
    *,
    most: int | None = None,
    seconds: float | None = None,
    without: frozenset[str] = frozenset(),
    stops: Callable[[int], bool] | None = None,
) -> Explored:
    """Visits every situation of an encounter, or as many as the limits allow, and proves what can be proved.

    `stops` is told now and then how many were met, and ends the visit with True (where `seconds` are given)."""
    return explore_compiled(compile_encounter(encounter), most=most, seconds=seconds, without=without, stops=stops)


def explore_compiled(
    compiled: Compiled,
    *,
    most: int | None = None,
    seconds: float | None = None,
    without: frozenset[str] = frozenset(),
    stops: Callable[[int], bool] | None = None,
) -> Explored:
    """The same of a machine that is there already."""
    from game.authoring.explore.proofs import prove

    encounter = compiled.encounter
    visited = visit(compiled, most=most, seconds=seconds, without=without, stops=stops)
    findings = Findings(visited)
    best, best_is_proved = findings.best(encounter.best), visited.is_complete
    if not best_is_proved and not without:
        best, best_is_proved = _searched(compiled, best)
    return Explored(
        encounter=encounter,
        situations=visited.count,
        seconds=visited.seconds,
        is_complete=visited.is_complete,
        cut_at_turn=encounter.patience - visited.cut_at + 1 if visited.cut_at else 0,
        ways=findings.ways(),
        best=best,
        best_is_proved=best_is_proved,
        best_of_all=findings.best(),
        best_without={family: findings.best(encounter.best, family) for family in TAKEN_AWAY},
        proofs=tuple(prove(findings)) if not without else (),
    )


def _searched(compiled: Compiled, found: Best | None) -> tuple[Best | None, bool]:
    """(the best by exact search where that comes to its end, else what was found, whether it is proved)."""
    from game.authoring.explore.foreseeing import Foresight

    encounter = compiled.encounter
    foresight = Foresight(encounter, compiled=compiled)
    (place, worth), line, is_sure = foresight.better(compiled.first, leaving(encounter))
    if not is_sure or place != PLACE[encounter.best] or not line:
        return found, False
    if found is not None and found.worth == worth:
        return found, True
    return Best(outcome=encounter.best, worth=worth, way=written(compiled, line)), True
