"""Many plays by a policy: outcomes, worth, leverage, moves seen and never seen, and a replay line for odd runs.

Nothing in an encounter is random, so a situation met once need not be decided again: a `Ground` keeps, for each
situation, the moves of the policy and where they lead, all through the real rules, and a run is a walk over it.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from game.authoring.policies import POLICIES, Policy
from game.authoring.situations import Key, Table
from game.encounter import rules
from game.encounter.leverage import leverage
from game.encounter.machine import by_dictionary
from game.encounter.moves import Move, Say, write
from game.encounter.packages import worth_to_them, worth_to_you
from game.encounter.refusals import Refusal
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import AGREEMENTS, Outcome

LONGEST = 200  # moves of one play; a play that goes on longer would be our bug
ODD = 0.02  # an outcome rarer than this share gets a replay line


@dataclass(slots=True)
class Spot:
    """A situation on the ground: what the policy does there, and how often it was visited."""

    state: State
    moves: tuple[Move, ...] | None = None
    bounds: list[float] = field(default_factory=list)
    next: list[Spot | None] = field(default_factory=list)
    visits: int = 0
    taken: list[int] = field(default_factory=list)


class Ground:
    """The situations of an encounter that a policy comes to, each decided once."""

    def __init__(self, encounter: Encounter, policy: Policy) -> None:
        self.encounter = encounter
        self.policy = policy
        self.table = Table(encounter)
        self.spots: dict[Key, Spot] = {}
        self.start = self._spot(rules.begin(encounter, by_dictionary)[0])

    def _spot(self, state: State) -> Spot:
        key = self.table.key(state)
        if key not in self.spots:
            self.spots[key] = Spot(state)
        return self.spots[key]

    def _look(self, spot: Spot) -> tuple[Move, ...]:
        weighted = self.policy(self.encounter, spot.state) if spot.state.stage != "over" else []
        spot.moves = tuple(move for move, _ in weighted)
        spot.bounds = list(accumulate(weight for _, weight in weighted))
        spot.next = [None] * len(spot.moves)
        spot.taken = [0] * len(spot.moves)
        return spot.moves

    def _step(self, spot: Spot, at: int) -> Spot:
        assert spot.moves is not None
        result = rules.step(self.encounter, spot.state, spot.moves[at], by_dictionary)
        if isinstance(result, Refusal):
            raise AssertionError(f"{write(spot.moves[at])} is refused: {result.reason}")
        return self._spot(result[0])

    def run(self, chance: random.Random) -> Spot:
        """One play to its end; gives the spot where it ended."""
        spot, draw = self.start, chance.random
        for _ in range(LONGEST):
            spot.visits += 1
            moves = spot.moves if spot.moves is not None else self._look(spot)
            if not moves:
                return spot
            at = bisect(spot.bounds, draw() * spot.bounds[-1]) if len(moves) > 1 else 0
            at = min(at, len(moves) - 1)
            spot.taken[at] += 1
            following = spot.next[at]
            if following is None:
                following = spot.next[at] = self._step(spot, at)
            spot = following
        raise AssertionError("a play does not end")

    def path(self, seed: str) -> str:
        """The moves of the run that this seed gives, as a script."""
        spot, chance, told = self.start, random.Random(seed), []
        while spot.moves:
            at = bisect(spot.bounds, chance.random() * spot.bounds[-1]) if len(spot.moves) > 1 else 0
            at = min(at, len(spot.moves) - 1)
            told.append(write(spot.moves[at]))
            spot = spot.next[at] or self._step(spot, at)
        return "; ".join(told)


@dataclass(slots=True)
class Tally:
    """What came of many runs. Adds up over chunks and processes."""

    encounter: str
    policy: str
    runs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    worth: int = 0
    """Sum of your worth, points: of the agreed package where it holds, else your walk-away."""
    joint: int = 0
    """Sum over agreements of what both gained, hundredths."""
    agreements: int = 0
    leverage: int = 0
    """Sum at the end of the talk, points."""
    turns: int = 0
    trust: Counter[int] = field(default_factory=Counter)
    tension: Counter[int] = field(default_factory=Counter)
    moves: Counter[str] = field(default_factory=Counter)
    seeds: dict[str, str] = field(default_factory=dict)
    """Outcome -> the seed of its first run."""

    def add(self, other: Tally) -> None:
        """Takes in another tally of the same encounter and policy."""
        for name in ("runs", "worth", "joint", "agreements", "leverage", "turns"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("outcomes", "trust", "tension", "moves"):
            getattr(self, name).update(getattr(other, name))
        for outcome, seed in other.seeds.items():
            self.seeds.setdefault(outcome, seed)

    def share(self, outcome: Outcome | str) -> float:
        """Of all runs, 0 to 1."""
        return self.outcomes[str(outcome)] / self.runs if self.runs else 0.0


def ending_worth(encounter: Encounter, state: State) -> int:
    """Your worth of how it ended, hundredths: what holds, else your walk-away."""
    if state.outcome in AGREEMENTS and state.outcome is not Outcome.HOLLOW:
        return worth_to_you(encounter, state.agreed or ())
    return 100 * encounter.walk_away


def joint_gain(encounter: Encounter, state: State) -> int:
    """(Her worth - the rivals' best floor) + (your worth - walk-away) of what was agreed, hundredths."""
    agreed = state.agreed or ()
    them = worth_to_them(encounter, agreed) - floor_worth(encounter)
    return them + worth_to_you(encounter, agreed) - 100 * encounter.walk_away


def floor_worth(encounter: Encounter) -> int:
    """What the best rival's last bid would be worth to her, hundredths."""
    if not encounter.rivals:
        return 100 * (encounter.their_alternative or 0)
    return max(worth_to_them(encounter, tuple((dict(r.opens) | dict(r.floor)).items())) for r in encounter.rivals)


def chunk(encounter: Encounter, policy: str, runs: int, seed: str, ground: Ground | None = None) -> Tally:
    """`runs` plays; run number n has the seed "seed/n", so that any of them can be played again alone."""
    ground = ground or Ground(encounter, POLICIES[policy])
    ended: dict[int, int] = {}
    spots: dict[int, Spot] = {}
    firsts: dict[int, str] = {}
    chance = random.Random()
    for number in range(runs):
        name = f"{seed}/{number}"
        chance.seed(name)
        spot = ground.run(chance)
        at = id(spot)
        ended[at] = ended.get(at, 0) + 1
        if at not in firsts:
            firsts[at], spots[at] = name, spot
    return _tallied(ground, encounter, policy, runs, [(spots[at], ended[at], firsts[at]) for at in ended])


def _tallied(
    ground: Ground, encounter: Encounter, policy: str, runs: int, ends: list[tuple[Spot, int, str]]
) -> Tally:
    tally = Tally(encounter.id, policy, runs)
    for spot, times, seed in ends:
        state = spot.state
        outcome = str(state.outcome)
        tally.outcomes[outcome] += times
        tally.seeds.setdefault(outcome, seed)
        tally.worth += times * round(ending_worth(encounter, state) / 100)
        tally.leverage += times * leverage(encounter, state)
        tally.turns += times * state.turn
        tally.trust[state.trust] += times
        tally.tension[state.tension] += times
        if state.outcome in AGREEMENTS:
            tally.agreements += times
            tally.joint += times * joint_gain(encounter, state)
    for spot in ground.spots.values():
        for move, times in zip(spot.moves or (), spot.taken, strict=True):
            if times:
                tally.moves[move.act if isinstance(move, Say) else write(move).split(" ")[0]] += times
    return tally


def chunks(encounter: Encounter, policy: str, runs: int, seed: int, size: int) -> Iterator[Tally]:
    """The runs in chunks over one ground, so that progress can be told and stopping keeps what there is."""
    for number, first in enumerate(range(0, runs, size)):
        yield chunk(encounter, policy, min(size, runs - first), f"{seed}/{number}")
