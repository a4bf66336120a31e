"""Before and after: two parallel cases of a skill in assessment mode, dealt crosswise, each taken once.

Which case comes first is keyed by the learner and the pair, never drawn (see plan.crosswise). What was taken stands:
where a case was assessed already, it is the one before, whatever the key says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.encounter.values import Skill
from game.review.plan import Case, crosswise, pairs
from game.review.skills import Attempt, Evidence
from game.session.journal import Head
from game.session.session import ASSESSMENT

SEED = 0
"""Of the dealing: one for everybody, so that a learner is dealt the same on every machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One case as a test. `play` is None before it was begun; `evidence` is there once it is finished."""

    case: Case
    play: int | None = None
    is_taken: bool = False
    was_seen: bool = False
    """Whether the case had been played before, so that it shows less."""
    evidence: tuple[Evidence, ...] = ()

    def of(self, skill: Skill) -> Evidence | None:
        """What it shows of a skill."""
        return next((each for each in self.evidence if each.skill is skill), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A test before and its parallel after, of the skills that both teach."""

    before: Sitting
    after: Sitting

    @property
    def skills(self) -> tuple[Skill, ...]:
        """What both teach."""
        return tuple(each for each in self.before.case.skills if each in self.after.case.skills)

    @property
    def is_between(self) -> bool:
        """Whether the one before was begun and the one after waits."""
        return self.before.play is not None and not self.after.is_taken


def tests(cases: Iterable[Case], plays: Iterable[Head], attempts: Iterable[Attempt], learner: str) -> tuple[Pair, ...]:
    """Every pair of parallel cases as this learner is dealt it. `plays` in any order."""
    heads = tuple(sorted(plays, key=lambda head: head.play))
    shown = {each.play: each for each in attempts}
    return tuple(_pair(one, other, heads, shown, learner) for one, other in pairs(cases))


def _pair(one: Case, other: Case, heads: tuple[Head, ...], shown: Mapping[int, Attempt], learner: str) -> Pair:
    known = {one.id: one, other.id: other}
    assessed = [head.encounter for head in heads if head.encounter in known and _is_test(head)]
    first, second = crosswise(one.id, other.id, SEED, f"{learner} {one.id} {other.id}")
    if assessed and assessed[0] != first:
        first, second = second, first
    return Pair(before=_sitting(known[first], heads, shown), after=_sitting(known[second], heads, shown))


def _is_test(head: Head) -> bool:
    return head.mode == ASSESSMENT and head.from_play is None


def _sitting(case: Case, heads: tuple[Head, ...], shown: Mapping[int, Attempt]) -> Sitting:
    ours = [head for head in heads if head.encounter == case.id]
    taken = [head for head in ours if _is_test(head)]
    counts = next((head for head in taken if head.finished is not None), taken[-1] if taken else None)
    if counts is None:
        return Sitting(case=case, was_seen=bool(ours))
    found = shown.get(counts.play)
    return Sitting(
        case=case,
        play=counts.play,
        is_taken=counts.finished is not None,
        was_seen=any(head.play < counts.play and not _is_test(head) for head in ours),
        evidence=found.evidence if found and counts.finished is not None else (),
    )


def reserved(found: Iterable[Pair]) -> frozenset[str]:
    """Cases that are kept for a test after, and so are not offered for practice."""
    return frozenset(each.after.case.id for each in found if each.is_between)
