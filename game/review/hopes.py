"""What can still be hoped for: an upper bound on how a play can end, quickly reckoned and never too low.

Exact search asks it before it looks at a situation: where even the hope is no better than what has been found, there
is nothing to look for. It counts every gain that the turns left could bring, as if none stood in another's way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from game.encounter import deal, tuning
from game.encounter.margin import reads, total
from game.encounter.offering import given_back
from game.encounter.packages import possible, restricted, worth_to_them, worth_to_you
from game.encounter.reconciliation import is_right
from game.encounter.repair import script_of, trust_cost
from game.encounter.rivals import stepped
from game.encounter.script import Act, Encounter, Learn, Rival, Shift
from game.encounter.situations import reachable
from game.encounter.state import Breakage, State
from game.encounter.values import STEP, Breach, Kind, Outcome, Package, to_step

WORST_FIRST = (
    Outcome.WITHDRAWN,
    Outcome.HOLLOW,
    Outcome.CAPITULATED,
    Outcome.LOST,
    Outcome.WALKED,
    Outcome.PERSUADED,
    Outcome.BARGAINED,
    Outcome.RECONCILED,
)
"""Outcomes, the worst first: no deal is better than one that you, or she, cannot live with (a design choice)."""
PLACE = {outcome: place for place, outcome in enumerate(WORST_FIRST)}
PLACE[Outcome.LOST] = PLACE[Outcome.WALKED]
"""To leave, and to run out of time, come to the same."""
Worth = tuple[int, int]
"""(place of the outcome, what it is worth to you in hundredths): what is compared, in this order."""
ALL_TRUST = 100
FULLEST = sum(sorted(tuning.PART_WEIGHTS.values(), reverse=True)[: tuning.MOST_PARTS])
"""Hundredths to which the best offering comes."""


def leaving(encounter: Encounter) -> Worth:
    """What it comes to when you walk: you can always do that."""
    return PLACE[Outcome.WALKED], 100 * encounter.walk_away


def _hundredths(trust: int, tension: int) -> int:
    """What points of trust and tension add to the sum, rounded up."""
    return -(-100 * trust // tuning.TRUST_PER_POINT) + -(-100 * tension // tuning.TENSION_PER_POINT)


def _yields(encounter: Encounter, act: Act) -> int:
    """The most steps that she gives way for saying it."""
    if act.kind is Kind.PRESS:
        return act.strength
    return int(act.kind is Kind.STANDARD and act.measure is encounter.fair_means)


def _gain(act: Act) -> int:
    """The most that saying it can do for trust and tension, hundredths of the sum."""
    shifts = [each for each in act.effects if isinstance(each, Shift)]
    trust = sum(max(0, each.by) for each in shifts if each.meter == "trust")
    tension = sum(max(0, -each.by) for each in shifts if each.meter == "tension")
    match act.kind:
        case Kind.FOLLOW_UP:
            return _hundredths(trust + tuning.NEW_FACT_TRUST, tension)
        case Kind.CHECK if act.right:
            return _hundredths(trust, tension - tuning.CHECK_RIGHT_TENSION)
        case Kind.NAME_CUE if act.right:
            return _hundredths(trust, tension - tuning.CUE_RIGHT_TENSION)
        case Kind.MIRROR:
            return _hundredths(trust + tuning.MIRROR_TRUST, tension)
        case Kind.CAJOLE:
            return _hundredths(trust, tension - tuning.CAJOLE_TENSION * min(act.strength, tuning.CAJOLE_CARRIES))
        case Kind.REASSURE:
            works = min(act.strength, len(act.backed_by))
            return _hundredths(trust + tuning.REASSURE_TRUST, tension - tuning.REASSURE_TENSION * works)
        case Kind.PRESENT if act.clears is not None:
            return _hundredths(ALL_TRUST, tension)
        case _:
            return _hundredths(trust, tension)


RECONCILING_GAIN = {
    "understood": _hundredths(tuning.RECONCILE_TRUST, -tuning.RECONCILE_TENSION),
    "translated": _hundredths(0, -tuning.RECONCILE_TENSION),
    "livable": _hundredths(tuning.RECONCILE_TRUST, -tuning.RECONCILE_TENSION),
}
PHASES = ("apart", "voiced", "understood", "translated", "livable")


class Hopes:
    """The upper bound for the situations of one encounter."""

    def __init__(self, encounter: Encounter) -> None:
        self.encounter = encounter
        self._away = reachable(encounter)
        self._gains = {id: self._of_moment(id) for id in encounter.moments}
        self._teaching = {
            id: {
                effect.fact
                for act in moment.acts
                for effect in act.effects
                if isinstance(effect, Learn) and not effect.forget
            }
            for id, moment in encounter.moments.items()
        }
        self._offering = {
            id
            for id, moment in encounter.moments.items()
            if any(act.kind in (Kind.OFFER, Kind.ACCEPT) for act in moment.acts)
        }
        self._ways = self._ways_through()
        self._dearest = self._dearest_rupture()
        self._alternatives: dict[tuple[tuple[Package, ...], tuple[str, ...]], int] = {}
        self._stairs: dict[tuple[tuple[str, ...], Package, tuple[str, ...]], tuple[list[int], list[Worth]]] = {}

    def _of_moment(self, id: str) -> list[tuple[str, int, int, bool]]:
        acts = self.encounter.moments[id].acts
        found = [(act.id, _gain(act), tuning.PER_YIELD * _yields(self.encounter, act), act.again) for act in acts]
        return [each for each in found if each[1] or each[2]]

    def of(self, state: State) -> Worth:
        """No line from `state`, where the talk goes on, comes to more than this."""
        found = leaving(self.encounter)
        if state.counter is not None:
            found = max(found, self._priced(state.counter, self._meets(state, 1)))
        turns = state.patience - 1
        away = self._away[state.at]
        if turns < 0 or not any(away.get(id, turns + 1) <= turns for id in self._offering):
            return found
        base = self._base(state, turns, away)
        meets = self._meets(state, turns)
        for raised in self._raisings(state, turns, away):
            heights, best = self._stair(raised, meets, self._bridges(state, turns))
            place = bisect_right(heights, base - self._alternative(state.bids, raised))
            if place:
                found = max(found, best[place - 1])
        return found

    def _base(self, state: State, turns: int, away: dict[str, int]) -> int:
        """The most that the terms of her sum can come to which do not hang on the package."""
        open_ = [each for each in state.breakages if not each.mended]
        sayable = [
            (gain, yields)
            for moment, distance in away.items()
            if distance < turns
            for id, gain, yields, again in self._gains[moment]
            for _ in range(turns if again else id not in state.used)
        ]
        detours = self._reconciling(state) + [self._mending(each) for each in open_] + self._breaking(state)
        said = _most([gain + yields for gain, yields in sayable] + detours, turns)
        walked = self._walked(state.at, turns, detours)
        ruptures = tuning.PER_SEVERITY * sum(each.severity for each in open_)
        now, most = _relation(state.trust, state.tension), _relation(state.ceiling - state.ceiling % STEP, 0)
        yielding = _most((yields for _, yields in sayable), turns)
        gained = min(said, walked, most - now + yielding + ruptures)
        return now + gained + 1 + tuning.PER_YIELD * state.yielded - tuning.LATE_MIRROR * state.late_mirrors - ruptures

    def _walked(self, at: str, turns: int, detours: list[int]) -> int:
        """The most that a way through the talk brings, each thing said once a visit, with detours on the way."""
        first = sorted(detours, reverse=True)
        return max(sum(first[:aside]) + self._ways[turns - aside][at] for aside in range(min(turns, len(first)) + 1))

    def _ways_through(self) -> list[dict[str, int]]:
        """By turns: the most that can be gained from each moment of the talk."""
        found = [dict.fromkeys(self.encounter.moments, 0)]
        for turns in range(1, self.encounter.patience + 1):
            found.append({id: self._way(id, turns, found) for id in self.encounter.moments})
        return found

    def _way(self, id: str, turns: int, fewer: list[dict[str, int]]) -> int:
        """Stays for some turns, says the best that can be said there, and goes on."""
        staying: list[int] = []
        leaving_: list[tuple[int, str]] = []
        gains = {act: (gain + yields, again) for act, gain, yields, again in self._gains[id]}
        for act in self.encounter.moments[id].acts:
            gain, again = gains.get(act.id, (0, act.again))
            for to in {act.go or id, *act.answers.values()} & self.encounter.moments.keys():
                if to == id:
                    staying += [gain] * (turns if again else 1)
                else:
                    leaving_.append((gain, to))
        staying.sort(reverse=True)
        best = sum(staying[:turns])
        for stays in range(min(turns, len(staying) + 1)):
            for gain, to in leaving_:
                best = max(best, sum(staying[:stays]) + gain + fewer[turns - stays - 1][to])
        return best

    def _reconciling(self, state: State) -> list[int]:
        return [
            RECONCILING_GAIN[phase]
            for each in state.reconciliations
            if each.phase in PHASES
            for phase in PHASES[max(PHASES.index("understood"), PHASES.index(each.phase) + 1) :]
        ]

    def _mending(self, breakage: Breakage) -> int:
        """What an offering, or a denial, can bring at most."""
        rupture = script_of(self.encounter, breakage.id)
        words, _ = given_back(rupture, breakage, FULLEST, False)
        back = max(words, to_step(breakage.cost * tuning.DENIAL_BACK)) if rupture.denials else words
        return _hundredths(back, -tuning.REPAIRED_TENSION) + tuning.PER_SEVERITY * breakage.severity

    def _breaking(self, state: State) -> list[int]:
        """Where trust is lower than what a rupture costs, its repair may give back more than it took."""
        most = max(0, self._dearest - tuning.LEFT_AFTER_REPAIR - state.trust)
        count = len(self.encounter.ruptures) + (self.encounter.overpress is not None)
        return [_hundredths(most, -tuning.REPAIRED_TENSION)] * count if most else []

    def _dearest_rupture(self) -> int:
        """Points of trust that the worst thing that can break here costs."""
        encounter = self.encounter
        own = [(each, each.severity, each.breach) for each in encounter.ruptures.values()]
        pressed = [each for each in (encounter.overpress, *encounter.ruptures.values()) if each is not None]
        own += [(each, tuning.STRONGEST, Breach.INTEGRITY) for each in pressed]
        return max((trust_cost(each, severity, each.intent, breach, 1) for each, severity, breach in own), default=0)

    def _raisings(self, state: State, turns: int, away: dict[str, int]) -> list[tuple[str, ...]]:
        sets = [state.raised]
        for issue in self.encounter.issues:
            if issue.id in state.raised or issue.raised_by is None:
                continue
            learnable = any(issue.raised_by in self._teaching[id] for id, far in away.items() if far < turns)
            if issue.raised_by in state.facts or learnable:
                sets += [(*each, issue.id) for each in sets]
        return sets

    def _meets(self, state: State, turns: int) -> Package:
        """(issue, option) that reconciling has met on, or still can in the turns left."""
        found: list[tuple[str, str]] = []
        for each in state.reconciliations:
            if each.phase == "livable":
                found.append((each.issue, each.met or ""))
            elif each.phase in PHASES and len(PHASES) - 1 - PHASES.index(each.phase) <= turns:
                found += [(each.issue, option) for option in meetable(self.encounter, each.issue)]
        return tuple(found)

    def _bridges(self, state: State, turns: int) -> tuple[str, ...]:
        last = PHASES.index("translated")
        return tuple(
            each.issue
            for each in state.reconciliations
            if each.phase in PHASES and last - PHASES.index(each.phase) <= turns
        )

    def _alternative(self, bids: tuple[Package, ...], raised: tuple[str, ...]) -> int:
        """The least that her alternative can come to from now on."""
        key = bids, raised
        if key not in self._alternatives:
            self._alternatives[key] = _least_alternative(self.encounter, bids, raised)
        return self._alternatives[key]

    def _priced(self, package: Package, meets: Package) -> Worth:
        encounter = self.encounter
        she, you = deal.gave(encounter, package)
        worth = worth_to_you(encounter, package)
        if deal.is_capitulation(encounter, package):
            return PLACE[Outcome.CAPITULATED], worth
        contested = [issue.id for issue in encounter.issues if issue.contested]
        if contested and all((issue, dict(package).get(issue, "")) in meets for issue in contested):
            return PLACE[Outcome.RECONCILED], worth
        return PLACE[Outcome.PERSUADED if she > tuning.ONE_SIDED * you else Outcome.BARGAINED], worth

    def _stair(
        self, raised: tuple[str, ...], meets: Package, bridges: tuple[str, ...]
    ) -> tuple[list[int], list[Worth]]:
        """(what the situation must bring for a package, rising; the best of all packages up to there)."""
        key = raised, meets, bridges
        if key not in self._stairs:
            packages = [each.package for each in possible(self.encounter, raised, bridges) if each.livable_them]
            steps = sorted((-self._standing(each, meets), self._priced(each, meets)) for each in packages)
            best = leaving(self.encounter)
            needed, hoped = [], []
            for height, worth in steps:
                best = max(best, worth)
                needed.append(height)
                hoped.append(best)
            self._stairs[key] = needed, hoped
        return self._stairs[key]

    def _standing(self, package: Package, meets: Package) -> int:
        kept = sum(pair in meets for pair in package)
        fixed = worth_to_them(self.encounter, package) + total(reads(self.encounter, package))
        return fixed + tuning.PER_RECONCILED * kept


def _most(gains: Iterable[int], turns: int) -> int:
    return sum(sorted(gains, reverse=True)[:turns])


def _relation(trust: int, tension: int) -> int:
    up = -(-100 * (trust - tuning.TRUST_NEUTRAL) // tuning.TRUST_PER_POINT)
    return up - 100 * tension // tuning.TENSION_PER_POINT


@lru_cache(maxsize=256)
def meetable(encounter: Encounter, issue: str) -> tuple[str, ...]:
    """Options on which reconciling `issue` can end."""
    return tuple(
        step.option
        for step in encounter.reconciling[issue].meet
        if step.option is not None and is_right(encounter, issue, step)
    ) if issue in encounter.reconciling else ()


def _chain(encounter: Encounter, rival: Rival, bid: Package) -> list[Package]:
    """This bid and all that it will come to."""
    found = [bid]
    while rival.every and (following := stepped(encounter, rival, found[-1])) not in found:
        found.append(following)
    return found


def _least_alternative(encounter: Encounter, bids: tuple[Package, ...], raised: tuple[str, ...]) -> int:
    if not bids:
        return 100 * (encounter.their_alternative or 0)
    least = (
        min(worth_to_them(encounter, restricted(each, raised)) for each in _chain(encounter, rival, bid))
        for rival, bid in zip(encounter.rivals, bids, strict=True)
    )
    return max(least)
