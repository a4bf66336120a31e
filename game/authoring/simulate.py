"""Many plays by a policy: outcomes, worth, leverage, what was done, and how to play an odd run again.

Nothing in an encounter is random, so a situation met once need not be decided again: a `Ground` keeps, for each
situation, the moves of the policy and where they lead, all through the real rules, and a run is a walk over it.
Run number n has the seed "seed/n" whatever ground it walks on, so any division of the work adds up to the same.
"""

from __future__ import annotations

import gc
import random
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from game.authoring.policies import POLICIES, Policy
from game.encounter import rules
from game.encounter.leverage import leverage
from game.encounter.machine import by_dictionary
from game.encounter.moves import Accept, Move, Offer, Reconcile, Say, Walk, write
from game.encounter.packages import Priced, possible, worth_to_them, worth_to_you
from game.encounter.refusals import Refusal
from game.encounter.script import Encounter
from game.encounter.situations import Key, Situations
from game.encounter.state import State
from game.encounter.values import AGREEMENTS, Kind, Outcome

LONGEST = 200  # moves of one play; a play that goes on longer would be our bug
MOST_SPOTS = 150_000  # situations kept at a time: about half a gigabyte
ODD = 0.02  # an outcome rarer than this share gets a replay line
_ON_THE_BAR: dict[type, Kind] = {Offer: Kind.OFFER, Accept: Kind.ACCEPT, Walk: Kind.WALK}


@dataclass(slots=True)
class Spot:
    """A situation on the ground: what the policy does there, and where it leads."""

    state: State
    moves: tuple[Move, ...] | None = None
    bounds: list[float] = field(default_factory=list)
    next: list[Spot | None] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    """For each move that was made, the place at which the ground counts what was done."""


class Ground:
    """The situations of an encounter that a policy comes to, each decided once."""

    def __init__(self, encounter: Encounter, policy: Policy) -> None:
        self.encounter = encounter
        self.policy = policy
        self.situations = Situations(encounter)
        self.marks: dict[str, int] = {}
        """What was done (see `name_of`) -> its place in `counts`."""
        self.counts: list[int] = []
        self.forget()

    def forget(self) -> None:
        """Lets every situation go; what was counted stays."""
        self.spots: dict[Key, Spot] = {}
        self.start = self._spot(rules.begin(self.encounter, by_dictionary)[0])

    def _spot(self, state: State) -> Spot:
        key = self.situations.key(state)
        if key not in self.spots:
            self.spots[key] = Spot(state)
        return self.spots[key]

    def _look(self, spot: Spot) -> tuple[Move, ...]:
        weighted = self.policy(self.encounter, spot.state) if spot.state.stage != "over" else []
        spot.moves = tuple([move for move, _ in weighted])
        spot.bounds = list(accumulate([weight for _, weight in weighted]))
        spot.next = [None] * len(spot.moves)
        spot.marks = [0] * len(spot.moves)
        return spot.moves

    def _mark(self, name: str) -> int:
        if name not in self.marks:
            self.marks[name] = len(self.counts)
            self.counts.append(0)
        return self.marks[name]

    def _step(self, spot: Spot, at: int) -> Spot:
        assert spot.moves is not None
        result = rules.step(self.encounter, spot.state, spot.moves[at], by_dictionary)
        if isinstance(result, Refusal):
            raise AssertionError(f"{write(spot.moves[at])} is refused: {result.reason}")
        spot.marks[at] = self._mark(name_of(self.encounter, spot.state, spot.moves[at]))
        following = spot.next[at] = self._spot(result[0])
        return following

    def run(self, chance: random.Random) -> Spot:
        """One play to its end; gives the spot where it ended."""
        spot, draw, counts = self.start, chance.random, self.counts
        for _ in range(LONGEST):
            moves = spot.moves if spot.moves is not None else self._look(spot)
            if not moves:
                return spot
            at = _drawn(spot.bounds, draw()) if len(moves) > 1 else 0
            following = spot.next[at] or self._step(spot, at)
            counts[spot.marks[at]] += 1
            spot = following
        raise AssertionError("a play does not end")

    def path(self, name: str) -> tuple[Move, ...]:
        """The moves of the run that has this seed."""
        spot, chance, made = self.start, random.Random(name), []
        while spot.moves if spot.moves is not None else self._look(spot):
            assert spot.moves is not None
            at = _drawn(spot.bounds, chance.random()) if len(spot.moves) > 1 else 0
            made.append(spot.moves[at])
            spot = spot.next[at] or self._step(spot, at)
        return tuple(made)


def _drawn(bounds: list[float], at: float) -> int:
    """The move whose stretch holds `at` (0 to 1) of the whole."""
    return min(bisect(bounds, at * bounds[-1]), len(bounds) - 1)


def name_of(encounter: Encounter, state: State, move: Move) -> str:
    """The id under which the file has what a move says, else the word for the move."""
    match move:
        case Say(act=id) | Reconcile(step=id):
            return id
        case Offer() | Accept() | Walk():
            act = rules.act_of_kind(encounter, state, _ON_THE_BAR[type(move)]) if state.stage == "talking" else None
            return act.id if act else write(move).split(" ")[0]
        case _:
            return write(move).split(" ")[0]


# --- tallies ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Tally:
    """What came of many runs. Adds up over chunks and processes, in any order."""

    encounter: str
    policy: str
    hand: str = ""
    runs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    worth: int = 0
    """Sum of your worth, hundredths: of the agreed package where it holds, else your walk-away."""
    joint: int = 0
    """Sum over agreements of what both gained, hundredths."""
    agreements: int = 0
    leverage: int = 0
    """Sum at the end, points."""
    turns: int = 0
    trust: Counter[int] = field(default_factory=Counter)
    tension: Counter[int] = field(default_factory=Counter)
    moves: Counter[str] = field(default_factory=Counter)
    """How often each was made, by the id in the file or the word for the move."""
    firsts: dict[str, int] = field(default_factory=dict)
    """Outcome -> the number of its first run."""

    def add(self, other: Tally) -> None:
        """Takes in another tally of the same encounter and policy."""
        for name in ("runs", "worth", "joint", "agreements", "leverage", "turns"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("outcomes", "trust", "tension", "moves"):
            getattr(self, name).update(getattr(other, name))
        for outcome, number in other.firsts.items():
            self.firsts[outcome] = min(number, self.firsts.get(outcome, number))

    def share(self, outcome: Outcome | str) -> float:
        """Of all runs, 0 to 1."""
        return self.outcomes[str(outcome)] / self.runs if self.runs else 0.0

    def mean(self, name: str) -> float:
        """Of worth, leverage (points) or turns over all runs, or of joint (points) over the agreements."""
        over = self.agreements if name == "joint" else self.runs
        unit = 100 if name in ("worth", "joint") else 1
        return float(getattr(self, name)) / over / unit if over else 0.0


def seed_of(seed: int, number: int) -> str:
    """The seed of one run, so that it can be played again alone."""
    return f"{seed}/{number}"


def chunk(encounter: Encounter, policy: str, numbers: Iterable[int], seed: int, ground: Ground | None = None) -> Tally:
    """The runs of these numbers, on a ground that has seen other runs or on one of its own."""
    ground = ground or Ground(encounter, POLICIES[policy])
    if len(ground.spots) > MOST_SPOTS:
        ground.forget()
    before = list(ground.counts)
    with _collector_off():
        ends = _walked(ground, numbers, seed)
    runs = sum(times for _, times, _ in ends)
    tally = Tally(encounter.id, policy, encounter.variant, runs)
    for spot, times, first in ends:
        _count(tally, encounter, spot.state, times, first)
    before += [0] * (len(ground.counts) - len(before))
    tally.moves.update({name: ground.counts[at] - before[at] for name, at in ground.marks.items()})
    tally.moves = +tally.moves
    return tally


def _walked(ground: Ground, numbers: Iterable[int], seed: int) -> list[tuple[Spot, int, int]]:
    """(where it ended, how often, the first such run)."""
    ends: dict[int, tuple[Spot, int, int]] = {}
    chance = random.Random()
    for number in numbers:
        chance.seed(seed_of(seed, number))
        spot = ground.run(chance)
        _, times, first = ends.get(id(spot), (spot, 0, number))
        ends[id(spot)] = spot, times + 1, first
    return list(ends.values())


@contextmanager
def _collector_off() -> Iterator[None]:
    """Nothing on a ground is garbage, and looking for some takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _count(tally: Tally, encounter: Encounter, state: State, times: int, first: int) -> None:
    outcome = str(state.outcome)
    tally.outcomes[outcome] += times
    tally.firsts[outcome] = min(first, tally.firsts.get(outcome, first))
    tally.worth += times * ending_worth(encounter, state)
    tally.leverage += times * leverage(encounter, state)
    tally.turns += times * state.turn
    tally.trust[state.trust] += times
    tally.tension[state.tension] += times
    if state.outcome in AGREEMENTS:
        tally.agreements += times
        tally.joint += times * joint_gain(encounter, state.agreed or ())


# --- what an ending is worth --------------------------------------------------------------------------------------


def ending_worth(encounter: Encounter, state: State) -> int:
    """Your worth of how it ended, hundredths: what holds, else your walk-away."""
    if state.outcome in AGREEMENTS and state.outcome is not Outcome.HOLLOW:
        return worth_to_you(encounter, state.agreed or ())
    return 100 * encounter.walk_away


def joint_gain(encounter: Encounter, agreed: tuple[tuple[str, str], ...]) -> int:
    """(Her worth - the rivals' best floor) + (your worth - walk-away) of what was agreed, hundredths."""
    them = worth_to_them(encounter, agreed) - floor_worth(encounter)
    return them + worth_to_you(encounter, agreed) - 100 * encounter.walk_away


@lru_cache(maxsize=64)
def floor_worth(encounter: Encounter) -> int:
    """What the best rival's last bid would be worth to her, hundredths."""
    if not encounter.rivals:
        return 100 * (encounter.their_alternative or 0)
    return max(worth_to_them(encounter, tuple((dict(r.opens) | dict(r.floor)).items())) for r in encounter.rivals)


@lru_cache(maxsize=64)
def nash_point(encounter: Encounter) -> Priced:
    """The Nash package of everything that could be settled, bridges too, against the rivals' floor and your walk-away.

    Where none beats both, the package whose smaller gain is largest; ties to her.
    """
    floor, walk_away = floor_worth(encounter), 100 * encounter.walk_away
    raised = tuple(issue.id for issue in encounter.issues)
    contested = tuple(issue.id for issue in encounter.issues if issue.contested)

    def merit(priced: Priced) -> tuple[bool, int, int]:
        them, you = priced.them - floor, priced.you - walk_away
        both = them >= 0 and you >= 0
        return both, them * you if both else min(them, you), priced.them

    return max(possible(encounter, raised, contested), key=merit)


def nash_joint(encounter: Encounter) -> int:
    """The joint gain at the Nash point, hundredths."""
    return joint_gain(encounter, nash_point(encounter).package)
