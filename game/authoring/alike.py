"""Offers and offerings that lead to the same situation, drawn as one with the chance of all of them together.

Exact: whoever picks among all of them with even chances comes to each situation as often as by these groups. She
answers a package that she does not accept in one of three ways, whatever is in it; one that she accepts is kept for
itself. An offering is alike another when she answers alike, it gives back alike, and it binds to the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from game.encounter import deal, repair, rules, tuning
from game.encounter.margin import heights, met, opened, shifting
from game.encounter.moves import Offer, OfferRepair
from game.encounter.offering import given_back, weigh
from game.encounter.packages import Priced, possible
from game.encounter.script import Encounter, Rupture
from game.encounter.state import Breakage, State

Drafts = Callable[[Rupture], list[tuple[str, ...]]]
"""The offerings somebody might try for a rupture, as wording ids."""
Offers = list[tuple[Offer, int]]
"""(one of the group, how many there are in it)"""
Offerings = tuple[tuple[OfferRepair, int], ...]


def raisings(encounter: Encounter, state: State) -> list[tuple[str, ...]]:
    """Each set of issues that an offer could settle now; none where none can be made."""
    allowed = rules.drafts(encounter, state)
    sets = [allowed.offer] if allowed.offer else []
    for issue in allowed.raisable:
        sets += [(*each, issue) for each in sets]
    return sets


class Ladder:
    """Packages over some issues by what of her margin hangs on the package alone (hundredths), the lowest first."""

    def __init__(self, found: list[tuple[int, Priced]]) -> None:
        rungs = sorted(found, key=lambda rung: rung[0])
        self.offers = [Offer(priced.package) for _, priced in rungs]
        self.heights = [height for height, _ in rungs]
        self.livable = [priced.livable_them for _, priced in rungs]

    def grouped(self, base: int, pressure: bool) -> Offers:
        """What she would not accept in up to three groups, and each package that she would."""
        insulted = bisect_left(self.heights, 100 * tuning.INSULTED_BELOW - base)
        countered = bisect_left(self.heights, 100 * tuning.COUNTERED_FROM - base)
        accepted = bisect_left(self.heights, -base)
        high = range(accepted, len(self.offers))
        taken = [at for at in high if pressure or self.livable[at]]
        left = [at for at in high if not (pressure or self.livable[at])]
        groups = [(0, insulted), (insulted, countered - insulted)]
        groups.append((countered if accepted > countered else left[0] if left else 0, accepted - countered + len(left)))
        return [(self.offers[at], count) for at, count in groups if count] + [(self.offers[at], 1) for at in taken]


class Alike:
    """The groups of one encounter. What was weighed once is kept."""

    def __init__(self, encounter: Encounter) -> None:
        self.encounter = encounter
        self._ladders: dict[Any, Ladder] = {}
        self._offerings: dict[Any, Offerings] = {}

    def offers(self, state: State) -> Offers:
        """Every offer that can be made now, as groups."""
        pressure = deal.is_under_pressure(state)
        return [
            group
            for raised in raisings(self.encounter, state)
            for group in self._ladder(state, raised).grouped(shifting(self.encounter, state, raised), pressure)
        ]

    def _ladder(self, state: State, raised: tuple[str, ...]) -> Ladder:
        key = (raised, opened(state), met(state))
        if key not in self._ladders:
            packages = possible(self.encounter, raised, opened(state))
            base = shifting(self.encounter, state, raised)
            sums = heights(self.encounter, state, tuple(each.package for each in packages), raised)
            self._ladders[key] = Ladder([(sum_ - base, each) for sum_, each in zip(sums, packages, strict=True)])
        return self._ladders[key]

    def offerings(self, state: State, drafts: Drafts) -> Offerings:
        """The drafts for the rupture in front of you, as groups; none where there is none."""
        front = repair.in_front(state)
        if front is None:
            return ()
        rupture = repair.script_of(self.encounter, front.id)
        knows = rupture.needs_repaired is None or rupture.needs_repaired in state.facts
        key = (front.id, front.phase, front.severity, front.cost, front.over_pressed, state.offerings, knows, drafts)
        if key not in self._offerings:
            self._offerings[key] = _grouped(state, rupture, front, drafts(rupture))
        return self._offerings[key]


def _grouped(state: State, rupture: Rupture, front: Breakage, drafts: list[tuple[str, ...]]) -> Offerings:
    found: dict[Any, tuple[OfferRepair, int]] = {}
    for ids in drafts:
        wordings = tuple(rupture.wording(id) for id in ids)
        weighed = weigh(rupture, state, front, wordings)
        promises = tuple(wording.promise for wording in wordings if wording.promise)
        back = given_back(rupture, front, weighed.total, bool(promises))
        key = (back, promises) if weighed.accepted else None
        move, count = found.get(key, (OfferRepair(ids), 0))
        found[key] = (move, count + 1)
    return tuple(found.values())


@lru_cache(maxsize=64)
def alike(encounter: Encounter) -> Alike:
    """The groups of an encounter."""
    return Alike(encounter)
