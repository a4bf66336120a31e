"""What a situation of the compiled machine can still come to at most: quickly reckoned, and never too low.

Every gain that the turns left could bring is counted as if none stood in another's way. What has to be done before a
package can be had (learning the fact that raises an issue, the steps of a reconciling, mending what is open) takes its
turns, and the rivals' bids count as they stand when the offer would be made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations

from game.authoring.explore.compiled import Compiled, Situation
from game.authoring.explore.gains import HOT, NOTHING, STEP_GAINS, STEPS, Gain, Gains
from game.authoring.explore.lazily import Lazily
from game.authoring.explore.terms import bids_by_turn
from game.encounter import deal, tuning
from game.encounter.margin import alternative, reads, total
from game.encounter.packages import on_the_table, possible, worth_to_you
from game.encounter.script import Learn
from game.encounter.situations import reachable
from game.encounter.values import Kind, Outcome, Package
from game.review.hopes import PLACE, Worth, meetable

NEVER = 1 << 30
Row = tuple[int, int, int, int, int]
"""(everything, all but tension, all but trust, her giving way, what the situation must bring): hundredths."""
Key = tuple[int, int, int, int, int, int, int, bool, bool]


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of agreement to hope for: what is on the table, and the turns that have to be spent for it."""

    raised: tuple[str, ...]
    reconciles: bool
    spent: tuple[Gain, ...]
    """Turns that bring this and nothing else."""
    one_of: tuple[frozenset[str], ...]
    """Of each of these sets at least one act has to be said; no act is in two of them."""
    least: int
    """The fewest turns before the offer."""


class Hoping:
    """The upper bound for the situations of one machine, asked as: can it still come to more than the target?"""

    def __init__(self, compiled: Compiled, target: Worth) -> None:
        self.compiled, self.encounter, self.target = compiled, compiled.encounter, target
        self.gains = Gains(compiled)
        self._moments = list(self.encounter.moments)
        self._away = reachable(self.encounter)
        self._home = {act.id: id for id, moment in self.encounter.moments.items() for act in moment.acts}
        self._acts = {act.id: act for moment in self.encounter.moments.values() for act in moment.acts}
        flags = compiled.flags
        self._groups = {
            id: (flags.groups[id][0].id, flags.group_mask(act), len(flags.groups[id])) for id, act in self._acts.items()
        }
        self._offering = [self._home[act.id] for act in self._acts.values() if act.kind in (Kind.OFFER, Kind.ACCEPT)]
        self._bids = bids_by_turn(self.encounter)
        self._contested = tuple(issue.id for issue in self.encounter.issues if issue.contested)
        self._masks = [self._mask(id) for id in self._moments]
        self._stairs = Lazily(self._stair)
        self._needed = Lazily(self._need)
        self._alternatives = Lazily(self._alternative)
        self._rows = Lazily(self._profile)

    def aim(self, target: Worth) -> None:
        """From now on only more than this counts."""
        if target != self.target:
            self.target = target
            self._rows.clear()
            self._needed.clear()

    def promises(self, situation: Situation) -> bool:
        """Whether the talk can still come to more than the target, for all that is known without looking."""
        place, left, trust, tension, bits, _, counter, _, arts, mend, meet = situation
        if counter and self._worth(self.compiled.packages[counter - 1], True) > self.target:
            return True
        gains, patience, now, heat = self.gains, self.encounter.patience, self.now(situation), self.gains.heat[tension]
        warmer = gains.relation[max(trust, self.compiled.mending.most[mend])] - gains.relation[trust]
        place //= 3
        early = tuning.MIRROR_THIRD * (patience - left) < patience
        back, hot = max(0, gains.back - trust), tension > HOT
        for both, cool, warm, given, need in self._rows[
            place, left, bits & self._masks[place], arts & 3, mend, meet, back, hot, early
        ]:
            if now + min(both, heat + cool, warmer + warm, heat + warmer + given) >= need:
                return True
        return False

    def now(self, situation: Situation) -> int:
        """What the situation brings to her sum, hundredths, her alternative not taken off."""
        gains = self.gains
        relation = gains.relation[situation[2]] - gains.heat[situation[3]]
        return relation + gains.arts[situation[8]] - self.compiled.mending.weight[situation[9]]

    # --- what can be gained -------------------------------------------------------------------------------------------

    def _profile(self, key: Key) -> list[Row]:
        """By kinds of agreement and turns before the offer; what is no better than another row is left out."""
        number, left, bits, cajoles, mend, meet, back, hot, early = key
        away = self._away[self._moments[number]]
        far = min((away[id] for id in self._offering if id in away), default=NEVER)
        gained = {
            id: self.gains.of(self._acts[id], bits, cajoles, early)
            for id, home in self._home.items()
            if away.get(home, NEVER) < left - 1
        }
        later = self.gains.detours(mend, hot)
        aside = [*later, *self.gains.mending(mend), *self.gains.steps(meet)]
        copies = self._copies(gained, bits, left)
        found: list[Row] = []
        for way in self._ways(left, bits, mend, meet, away):
            rest = later if way.reconciles else aside
            found += self._tops(way, gained, copies, rest, back, left, max(far, way.least))
        return _best_rows(found)

    def _copies(self, gained: dict[str, Gain], bits: int, left: int) -> list[str]:
        """Every act as often as it can be said."""
        found: list[str] = []
        for id, each in gained.items():
            if each != NOTHING:
                found += [id] * (left if self._acts[id].again else self._left(id, bits))
        return found

    def _left(self, id: str, bits: int) -> int:
        """How often it can be said yet; of acts that cannot be told apart the first stands for all."""
        first, mask, count = self._groups[id]
        return count - (bits & mask).bit_count() if first == id else 0

    def _tops(
        self, way: Way, gained: dict[str, Gain], copies: list[str], rest: list[Gain], back: int, left: int, least: int
    ) -> Iterator[Row]:
        need = self._needed[way.raised, way.reconciles]
        if need == NEVER:
            return
        spent = len(way.spent) + len(way.one_of)
        columns = list(self._columns(way, gained, copies, rest, left))
        lost = self._alternatives[way.raised]
        for count in range(max(least, spent), left):
            both, cool, warm, given = (column[min(count - spent, len(column) - 1)] for column in columns)
            yield both + back, cool + back, warm, given, need + lost[left - count]

    def _columns(
        self, way: Way, gained: dict[str, Gain], copies: list[str], rest: list[Gain], left: int
    ) -> Iterator[list[int]]:
        """For each reading of a gain: by turns that are free, the most that they bring with those that are not."""
        values = [gained[id] for id in copies]
        for reading, (free, others, spent) in enumerate(
            zip(*(zip(*each, strict=True) if each else NONE for each in (values, rest, way.spent)), strict=True)
        ):
            sure, left_over = sum(spent), [*free, *others]
            for ids in way.one_of:
                best = max(gained[id][reading] for id in ids)
                sure += best
                if best:
                    left_over.remove(best)
            left_over.sort(reverse=True)
            yield list(accumulate(left_over[:left], initial=sure))

    # --- what has to be done for it -----------------------------------------------------------------------------------

    def _ways(self, left: int, bits: int, mend: int, meet: int, away: dict[str, int]) -> Iterator[Way]:
        flags, issues = self.compiled.flags, self.encounter.issues
        on_table = {*on_the_table(self.encounter), *(i.id for i in issues if bits & flags.bit("raised", i.id))}
        latent = [issue for issue in issues if issue.id not in on_table and issue.raised_by]
        stages = self._to_reconcile(meet)
        for count in range(len(latent) + 1):
            for more in combinations(latent, count):
                raised = tuple(issue.id for issue in issues if issue.id in on_table or issue in more)
                facts = [issue.raised_by or "" for issue in more]
                for reconciles in (False, True) if stages is not None else (False,):
                    steps, begun, known = stages if reconciles and stages else ([], [], [])
                    open_ = self.gains.mending(mend) if reconciles else []
                    sets = [*begun, *(self._teaching(fact, bits) for fact in (*facts, *known))]
                    way = self._way(raised, reconciles, [*steps, *open_], sets, bits, away, left - 1)
                    if way is not None:
                        yield way

    def _way(
        self,
        raised: tuple[str, ...],
        reconciles: bool,
        spent: list[Gain],
        sets: list[frozenset[str] | None],
        bits: int,
        away: dict[str, int],
        turns: int,
    ) -> Way | None:
        """None where the turns do not suffice."""
        one_of: list[frozenset[str]] = []
        least = 0
        for ids in sets:
            if ids is None:
                continue
            ids = frozenset(id for id in ids if away.get(self._home[id], NEVER) < turns and self._is_left(id, bits))
            if not ids:
                return None
            least = max(least, 1 + min(away[self._home[id]] for id in ids))
            if all(ids.isdisjoint(other) for other in one_of):
                one_of.append(ids)
        if len(spent) + len(one_of) > turns:
            return None
        return Way(raised, reconciles, tuple(spent), tuple(one_of), least)

    def _is_left(self, id: str, bits: int) -> bool:
        _, mask, count = self._groups[id]
        return self._acts[id].again or (bits & mask).bit_count() < count

    def _teaching(self, fact: str, bits: int) -> frozenset[str] | None:
        """The acts of which one teaches it; None where it is known."""
        bit = self.compiled.flags.bit("knows", fact)
        if not bit or bits & bit:
            return None
        return frozenset(id for id, act in self._acts.items() if any(_teaches(effect, fact) for effect in act.effects))

    def _to_reconcile(self, meet: int) -> tuple[list[Gain], list[frozenset[str] | None], list[str]] | None:
        """(turns, acts of which one begins it, facts needed) until every contested issue is livable; None: never."""
        standing = self.compiled.meeting.standing(meet)
        if not standing.issues or any(each.phase == "collapsed" for each in standing.issues):
            return None
        steps: list[Gain] = []
        begun: list[frozenset[str] | None] = []
        facts: list[str] = []
        for each in standing.issues:
            past = STEPS.index(each.phase) + 1 if each.phase in STEPS else 0
            if not past:
                begun.append(frozenset(id for id, act in self._acts.items() if act.reconcile == each.issue))
            elif past < len(STEPS) and standing.now != each.issue:
                steps.append(NOTHING)
            steps += [STEP_GAINS[step] for step in STEPS[max(1, past) :]]
            if past <= STEPS.index("translated"):
                facts.append("measure")
        return steps, begun, facts

    # --- packages -----------------------------------------------------------------------------------------------------

    def _alternative(self, raised: tuple[str, ...]) -> list[int]:
        last = len(self._bids) - 1
        return [alternative(self.encounter, self._bids[last - left], raised) for left in range(last + 1)]

    def _stair(self, key: tuple[tuple[str, ...], bool]) -> list[tuple[int, Worth]]:
        """(what the situation must bring, what it comes to) for every package she can live with."""
        raised, reconciles = key
        met = {(issue, option) for issue in self._contested for option in meetable(self.encounter, issue)}
        found = []
        for each in possible(self.encounter, raised, self._contested):
            if each.livable_them:
                kept = sum(pair in met for pair in each.package)
                part = each.them + total(reads(self.encounter, each.package)) + tuning.PER_RECONCILED * kept
                found.append((-part, self._worth(each.package, reconciles)))
        return found

    def _need(self, key: tuple[tuple[str, ...], bool]) -> int:
        return min((height for height, worth in self._stairs[key] if worth > self.target), default=NEVER)

    def _worth(self, package: Package, reconciles: bool) -> Worth:
        worth = worth_to_you(self.encounter, package)
        if deal.is_capitulation(self.encounter, package):
            return PLACE[Outcome.CAPITULATED], worth
        terms = dict(package)
        kept = all(terms.get(issue) in meetable(self.encounter, issue) for issue in self._contested)
        if reconciles and self._contested and kept:
            return PLACE[Outcome.RECONCILED], worth
        she, you = deal.gave(self.encounter, package)
        return PLACE[Outcome.PERSUADED if she > tuning.ONE_SIDED * you else Outcome.BARGAINED], worth

    def _mask(self, moment: str) -> int:
        """The bits on which the bound hangs there."""
        flags = self.compiled.flags
        masks = [flags.mask(what) for what in ("used", "knows", "leaned", "standard", "raised")]
        return sum(masks) & flags.keep(moment)


NONE: tuple[tuple[int, ...], ...] = ((),) * len(NOTHING)


def _teaches(effect: object, fact: str) -> bool:
    return isinstance(effect, Learn) and not effect.forget and effect.fact == fact


def _best_rows(rows: list[Row]) -> list[Row]:
    """Without those that another row covers."""
    found: list[Row] = []
    for row in sorted(set(rows), key=lambda row: row[4] - row[0]):
        if not any(_covers(other, row) for other in found):
            found.append(row)
    return found


def _covers(other: Row, row: Row) -> bool:
    """Whether wherever `row` suffices `other` does."""
    return all(had - other[4] >= has - row[4] for had, has in zip(other[:4], row[:4], strict=True))
