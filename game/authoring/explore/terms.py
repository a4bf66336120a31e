"""Packages, worked out beforehand: her answers to all of them from one bisection, her counter from another.

For what stands on the table, what was met on and which bridges are open, a package's part of the sum never changes;
the situation adds one number to it. So packages are sorted by their part once, and the number finds her answers.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from game.encounter import deal, tuning
from game.encounter.leverage import fair_point, your_need
from game.encounter.margin import alternative, reads, total
from game.encounter.packages import Priced, in_order, possible
from game.encounter.rivals import stepped, steps_after
from game.encounter.script import Encounter
from game.encounter.values import Outcome, Package, clamp, divide, points

NONE = -1
Yes = tuple[Package, bool, bool]
"""(package, hollow, kept: every contested issue is settled where you met)."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Her answers to every package at once: of those with the same consequences the one best for you."""

    accepted: tuple[Yes, ...] = ()
    countered: Package | None = None
    counter: Package | None = None
    refused: Package | None = None
    insulted: Package | None = None


def bids_by_turn(encounter: Encounter) -> list[tuple[Package, ...]]:
    """The rivals' standing bids after each turn: they hang on nothing else."""
    bids = tuple(rival.opens for rival in encounter.rivals)
    found = [bids]
    for turn in range(1, encounter.patience + 1):
        bids = tuple(
            stepped(encounter, rival, bid) if steps_after(rival, turn) else bid
            for rival, bid in zip(encounter.rivals, bids, strict=True)
        )
        found.append(bids)
    return found


def outcome_of(encounter: Encounter, package: Package, hollow: bool, reconciled: bool) -> Outcome:
    """How a yes to `package` reads; `reconciled`: kept where you met, nothing open, and bound."""
    if hollow:
        return Outcome.HOLLOW
    if deal.is_capitulation(encounter, package):
        return Outcome.CAPITULATED
    if reconciled:
        return Outcome.RECONCILED
    she, you = deal.gave(encounter, package)
    return Outcome.PERSUADED if she > tuning.ONE_SIDED * you else Outcome.BARGAINED


class Book:
    """All packages over the issues in `raised`, with these bridges open and these options met on."""

    def __init__(
        self,
        encounter: Encounter,
        raised: tuple[str, ...],
        bridges: tuple[str, ...],
        met: Package,
        bids: list[tuple[Package, ...]],
    ) -> None:
        self.encounter = encounter
        self.met = met
        self.contested = {issue.id for issue in encounter.issues if issue.contested}
        last = len(bids) - 1
        self.alternative = [alternative(encounter, bids[last - left], raised) for left in range(last + 1)]
        """Her plain worth of the best bid, by turns left."""
        self.packages = possible(encounter, raised, bridges)
        fair = fair_point(encounter, raised, bridges)
        self._fair = self.part(fair) - your_need(encounter)
        self._groups = self._grouped()
        by_part = sorted(self.packages, key=self.part)
        self._parts = [self.part(each) for each in by_part]
        self._by_part = by_part
        self._best_first = deal.best_first(encounter, raised, bridges)
        self._highest = list(accumulate((self.part(each) for each in self._best_first), max))

    def part(self, priced: Priced) -> int:
        """The part of the sum that hangs on the package: its worth, how it reads, what was met on (hundredths)."""
        kept = sum(pair in priced.package for pair in self.met)
        return priced.them + total(reads(self.encounter, priced.package)) + tuning.PER_RECONCILED * kept

    def leverage(self, shift: int) -> int:
        """Points; `shift` is the part of the sum that hangs on the situation, the alternative taken off."""
        return clamp(points(self._fair + shift), tuning.LEVERAGE_LEAST, tuning.LEVERAGE_MOST)

    def answers(self, shift: int, pressed: bool) -> Answers:
        """What she says to every package, `pressed` when a yes may be said only to end it."""
        accepted = []
        for livable, parts, best in self._groups:
            at = bisect_left(parts, -shift)
            if at < len(parts) and (livable or pressed):
                accepted.append(self._yes(best[at], not livable))
        counter = self.counter(shift)
        middle = self._between(100 * tuning.COUNTERED_FROM - shift, -shift)
        if not pressed:
            middle = _better(middle, self._unlivable(-shift))
        refused = self._between(100 * tuning.INSULTED_BELOW - shift, 100 * tuning.COUNTERED_FROM - shift)
        if counter is None:
            refused, middle = _better(refused, middle), None
        insulted = self._between(self._parts[0], 100 * tuning.INSULTED_BELOW - shift)
        return Answers(tuple(accepted), _package(middle), counter, _package(refused), _package(insulted))

    def counter(self, shift: int) -> Package | None:
        """Her counter: the best for you among packages she can live with at her margin."""
        keeps = max(0, 100 * tuning.COUNTER_MARGIN - divide(100 * self.leverage(shift), tuning.LEVERAGE_PER_MARGIN))
        at = bisect_left(self._highest, keeps - shift)
        return self._best_first[at].package if at < len(self._highest) else None

    def kept(self, package: Package) -> bool:
        """Whether every contested issue is settled where you met."""
        settled = {issue for issue, option in self.met if (issue, option) in package}
        return bool(self.contested) and settled == self.contested

    def _yes(self, priced: Priced, hollow: bool) -> Yes:
        return priced.package, hollow, self.kept(priced.package)

    def _consequences(self, priced: Priced) -> tuple[object, ...]:
        """Packages alike in this lead to the same outcomes and promises, whatever is done afterwards."""
        encounter, package = self.encounter, priced.package
        promises = any(encounter.issue(issue).option(option).promise for issue, option in package)
        if not priced.livable_them:
            return False, promises
        return True, promises, outcome_of(encounter, package, False, self.kept(package)), self.kept(package)

    def _grouped(self) -> list[tuple[bool, list[int], list[Priced]]]:
        """(livable, parts in rising order, for each the best for you from there up), by consequences."""
        alike: dict[tuple[object, ...], list[Priced]] = {}
        for priced in self.packages:
            alike.setdefault(self._consequences(priced), []).append(priced)
        found = []
        for consequences, members in alike.items():
            rising = sorted(members, key=self.part)
            best = list(accumulate(reversed(rising), _better_of))[::-1]
            found.append((bool(consequences[0]), [self.part(each) for each in rising], best))
        return found

    def _between(self, least: int, below: int) -> Priced | None:
        """The best for you among packages whose part lies in [least, below)."""
        chosen = self._by_part[bisect_left(self._parts, least) : bisect_left(self._parts, below)]
        return max(chosen, key=_merit, default=None)

    def _unlivable(self, least: int) -> Priced | None:
        chosen = self._by_part[bisect_left(self._parts, least) :]
        return max((each for each in chosen if not each.livable_them), key=_merit, default=None)


def _merit(priced: Priced) -> tuple[int, int]:
    return priced.you, priced.them


def _better_of(one: Priced, other: Priced) -> Priced:
    return one if _merit(one) >= _merit(other) else other


def _better(one: Priced | None, other: Priced | None) -> Priced | None:
    return one or other if one is None or other is None else _better_of(one, other)


def _package(priced: Priced | None) -> Package | None:
    return priced.package if priced is not None else None


def ordered(encounter: Encounter, package: Package) -> Package:
    """The same terms in the encounter's order of issues."""
    return in_order(encounter, package)
