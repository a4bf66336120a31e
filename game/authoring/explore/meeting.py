"""How far the contested issues are reconciled, as numbers: the reconciliation machines compiled to tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.authoring.explore.lazily import Lazily, Numbered
from game.encounter import reconciliation, rules
from game.encounter.machine import by_dictionary
from game.encounter.margin import met, opened
from game.encounter.script import Encounter, Step
from game.encounter.state import Reconciliation, State
from game.encounter.values import Package

NEVER = 10**6
TURNS = {"apart": 4, "voiced": 3, "understood": 2, "translated": 1, "livable": 0, "collapsed": NEVER}
"""From each phase the turns to livable, where every step is right at once."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Every contested issue, and the one that suspends the talk."""

    issues: tuple[Reconciliation, ...] = ()
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A step that may be said now: `after` is the standing then, `phase` what its issue came to, "" when she balks."""

    step: Step
    phase: str
    after: int


class Meeting:
    """The standings of one encounter by number (0: nothing said yet), with a column for what is asked of them."""

    def __init__(self, encounter: Encounter, *, plain: bool = False) -> None:
        self.encounter, self._plain = encounter, plain
        self.now: list[str | None] = []
        self.apart: list[frozenset[str]] = []
        self.resumable: list[tuple[str, ...]] = []
        self.reconciled: dict[str, list[bool]] = {issue.id: [] for issue in encounter.issues}
        self.bridges: list[tuple[str, ...]] = []
        self.met: list[Package] = []
        self.turns: list[int] = []
        """The fewest turns in which every issue could be livable; NEVER where one has collapsed."""
        self._numbers = Numbered(self._add_columns)
        self.begun: Lazily[tuple[int, str], int] = Lazily(lambda key: self._moved(key[0], key[1], "say_mine"))
        """(standing, issue) -> standing."""
        self.choices = Lazily(self._choices)
        self.collapsed: Lazily[int, int] = Lazily(lambda number: self._moved(number, str(self.now[number]), "collapse"))
        self.stepped_back: Lazily[int, int] = Lazily(
            lambda number: self._number(replace(self.standing(number), now=None))
        )
        self.resumed: Lazily[tuple[int, str], int] = Lazily(
            lambda key: self._number(replace(self.standing(key[0]), now=key[1]))
        )
        self.of(rules.first_state(encounter))

    def of(self, state: State) -> int:
        """The number for a state of the real rules."""
        return self._number(Standing(state.reconciliations, state.reconciling))

    def phases(self, issue: str) -> set[str]:
        """What an issue has come to in any standing that was met; `balks` where a step was spent."""
        issues = [each for standing in self._numbers.values for each in standing.issues if each.issue == issue]
        spent = any(each.spent or each.phase == "collapsed" for each in issues)
        return {each.phase for each in issues} | ({"balks"} if spent else set())

    def comes_to(self, phase: str) -> bool:
        """Whether any issue has come to it."""
        return any(each.phase == phase for standing in self._numbers.values for each in standing.issues)

    def _number(self, standing: Standing) -> int:
        """What is spent counts only until the next point is reached, and its order never."""
        issues = tuple(self._reduced(each) for each in standing.issues)
        return self._numbers.number(replace(standing, issues=issues))

    def _reduced(self, each: Reconciliation) -> Reconciliation:
        if each.phase not in reconciliation.NEXT:
            return replace(each, spent=())
        spent: list[str] = []
        for alike in self._told_apart(each.issue, each.phase):
            count = sum(step.id in each.spent for step in alike)
            spent += [step.id for step in alike[:count]]
        return replace(each, spent=tuple(sorted(spent)))

    def _told_apart(self, issue: str, phase: str) -> list[list[Step]]:
        """The steps of a point, wrong ones that need the same together: only how many of them are spent counts."""
        alike: dict[object, list[Step]] = {}
        for step in getattr(self.encounter.reconciling[issue], reconciliation.NEXT[phase]):
            right = reconciliation.is_right(self.encounter, issue, step)
            alike.setdefault(step.id if right or self._plain else step.needs, []).append(step)
        return list(alike.values())

    def standing(self, number: int) -> Standing:
        """What a number stands for."""
        return self._numbers.values[number]

    def _state(self, standing: Standing) -> State:
        first = rules.first_state(self.encounter)
        return replace(first, reconciliations=standing.issues, reconciling=standing.now)

    def _add_columns(self, standing: Standing) -> None:
        state = self._state(standing)
        self.now.append(standing.now)
        self.apart.append(frozenset(each.issue for each in standing.issues if each.phase == "apart"))
        self.resumable.append(tuple(each.issue for each in standing.issues if each.phase in reconciliation.NEXT))
        for id, column in self.reconciled.items():
            column.append(any(each.issue == id and each.phase == "livable" for each in standing.issues))
        self.bridges.append(opened(state))
        self.met.append(met(state))
        self.turns.append(sum(TURNS[each.phase] for each in standing.issues) if standing.issues else NEVER)

    def _moved(self, number: int, issue: str, trigger: str, option: str | None = None) -> int:
        standing = self.standing(number)
        before = next(each for each in standing.issues if each.issue == issue)
        phase = by_dictionary(reconciliation.RECONCILIATION, before.phase, trigger)
        assert phase is not None
        after = replace(before, phase=phase, met=option if option is not None else before.met)
        detour = phase not in reconciliation.RECONCILIATION.final
        return self._number(self._with(standing, after, issue if detour else None))

    def _with(self, standing: Standing, after: Reconciliation, now: str | None) -> Standing:
        issues = tuple(after if each.issue == after.issue else each for each in standing.issues)
        return Standing(issues, now)

    def _choices(self, number: int) -> tuple[Choice, ...]:
        standing, issue = self.standing(number), self.now[number]
        if issue is None:
            return ()
        phase = next(each.phase for each in standing.issues if each.issue == issue)
        open_ = {step.id for step in reconciliation.steps(self.encounter, self._state(standing), issue)}
        left = [[step for step in alike if step.id in open_] for alike in self._told_apart(issue, phase)]
        return tuple(self._choice(number, issue, steps[0]) for steps in left if steps)

    def _choice(self, number: int, issue: str, step: Step) -> Choice:
        standing = self.standing(number)
        before = next(each for each in standing.issues if each.issue == issue)
        if not reconciliation.is_right(self.encounter, issue, step):
            spent = replace(before, spent=(*before.spent, step.id))
            return Choice(step, "", self._number(self._with(standing, spent, issue)))
        trigger = reconciliation.NEXT[before.phase]
        phase = by_dictionary(reconciliation.RECONCILIATION, before.phase, trigger)
        assert phase is not None
        return Choice(step, phase, self._moved(number, issue, trigger, step.option))
