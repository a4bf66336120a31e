"""Tests before and after as a screen: two parallel encounters, and what each showed. Nothing is graded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.encounter.values import Skill
from game.review.before_after import Pair, Sitting
from game.view.language import _
from game.view.skill_words import SKILLS, share


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One of the two. `state` is open, begun, taken or waits (for the one before)."""

    id: str
    title: str
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A skill before and after: "2 of 4", "not shown", or "" where that one was not taken yet."""

    skill: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOfTests:
    """A test before and its parallel after, and what they show."""

    skills: tuple[str, ...]
    before: Test
    after: Test
    shown: tuple[Shown, ...]
    """Empty as long as none was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests:
    """All pairs of parallel encounters, as this person is dealt them."""

    pairs: tuple[PairOfTests, ...]
    screen: str = "tests"


def tests(found: Iterable[Pair]) -> Tests:
    """The pairs as a screen."""
    return Tests(pairs=tuple(map(_pair, found)))


def _pair(pair: Pair) -> PairOfTests:
    taken = pair.before.is_taken or pair.after.is_taken
    return PairOfTests(
        skills=tuple(SKILLS[skill][0] for skill in pair.skills),
        before=_test(pair.before, waits=False),
        after=_test(pair.after, waits=not pair.before.is_taken),
        shown=tuple(_shown(pair, skill) for skill in pair.skills) if taken else (),
    )


def _test(sitting: Sitting, *, waits: bool) -> Test:
    state = "taken" if sitting.is_taken else "begun" if sitting.play is not None else "waits" if waits else "open"
    note = _("You have played it in practice, so it shows less.") if sitting.was_seen else ""
    return Test(id=sitting.case.id, title=sitting.case.title, state=state, note=note)


def _shown(pair: Pair, skill: Skill) -> Shown:
    return Shown(skill=SKILLS[skill][0], before=_told(pair.before, skill), after=_told(pair.after, skill))


def _told(sitting: Sitting, skill: Skill) -> str:
    if not sitting.is_taken:
        return ""
    found = sitting.of(skill)
    return share(found.well, found.met) if found is not None and found.is_shown else _("not shown")
