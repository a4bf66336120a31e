"""What to practise next: what was weak comes back after a while, in another skin; and parallel cases, dealt crosswise.

Spacing doubles with every good showing (Cepeda et al. 2006: several short sessions, growing gaps).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from game.encounter.chance import draw
from game.encounter.values import Skill
from game.review.skills import Attempt, Course, courses

WEAK_BELOW = 2 / 3
"""Share of chances taken well below which a skill counts as weak (design choice)."""
FIRST_GAP = 2
"""Days after which something weak comes back; doubled with every good showing (design choice)."""
LONGEST_GAP = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An encounter that can be practised: what it teaches, and its parallel (the same geometry in another skin)."""

    id: str
    title: str
    skills: tuple[Skill, ...]
    parallel: str | None = None
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One row of the plan: a skill, why it comes back, in which encounter, and from which day on."""

    skill: Skill
    why: str
    """weak, not shown, or keep it up."""
    case: Case
    due: date


def plan(
    cases: Iterable[Case], attempts: tuple[Attempt, ...], today: date, reserved: frozenset[str] = frozenset()
) -> tuple[Practice, ...]:
    """What to practise, the most urgent first. `attempts` come in the order of time; what is `reserved` is left out."""
    known = tuple(case for case in cases if case.id not in reserved)
    found = (_row(course, known, attempts, today) for course in courses(attempts))
    order = ("weak", "not shown", "keep it up")
    return tuple(sorted((row for row in found if row is not None), key=lambda row: (order.index(row.why), row.due)))


def _row(course: Course, cases: tuple[Case, ...], attempts: tuple[Attempt, ...], today: date) -> Practice | None:
    teaching = [case for case in cases if course.skill in case.skills]
    if not teaching:
        return None
    last = course.last
    why = "not shown" if last is None else "weak" if last[0] < WEAK_BELOW * last[1] else "keep it up"
    met = [each for each in attempts if any(e.skill is course.skill and e.met for e in each.evidence)]
    due = today if not met else max(today, _day(met[-1].started) + timedelta(days=_gap(course, why)))
    return Practice(skill=course.skill, why=why, case=_another_skin(teaching, attempts, met), due=due)


def _gap(course: Course, why: str) -> int:
    """Days: short where it was weak, twice as long after each good showing in a row."""
    good = 0
    for well, met in reversed(course.showings):
        if well < WEAK_BELOW * met:
            break
        good += 1
    return FIRST_GAP if why != "keep it up" else min(LONGEST_GAP, FIRST_GAP * 2**good)


def _day(started: str) -> date:
    """The day of an ISO time; a time that cannot be read counts as long ago."""
    try:
        return date.fromisoformat(started[:10])
    except ValueError:
        return date.min + timedelta(days=1)


def _another_skin(teaching: list[Case], attempts: tuple[Attempt, ...], met: list[Attempt]) -> Case:
    """The parallel of the one it was last met in where there is one, else what was played least; never the same."""
    last = met[-1].encounter if met else None
    parallel = [case for case in teaching if last is not None and case.parallel == last]
    others = [case for case in teaching if case.id != last] or teaching
    played = [each.encounter for each in attempts]
    return min(parallel or others, key=lambda case: (played.count(case.id), case.level))


def propose(
    cases: Iterable[Case], attempts: tuple[Attempt, ...], today: date, reserved: frozenset[str] = frozenset()
) -> tuple[Case, Practice | None] | None:
    """What to play next: what was weak once it is due, else the first case not played yet, else by the plan."""
    known = tuple(case for case in cases if case.id not in reserved)
    rows = plan(known, attempts, today)
    played = {each.encounter for each in attempts}
    weak = next((row for row in rows if row.why == "weak" and row.due <= today), None)
    if weak is not None and played:
        return weak.case, weak
    fresh = next((case for case in known if case.id not in played), None)
    if fresh is not None:
        return fresh, None
    soonest = min((row for row in rows if row.why != "not shown"), key=lambda row: row.due, default=None)
    return (soonest.case, soonest) if soonest else (known[0], None) if known else None


# --- before and after -----------------------------------------------------------------------------------------------


def crosswise(one: str, other: str, seed: int, learner: str) -> tuple[str, str]:
    """(the case before, the case after) for a learner: half of them get the one first, half the other."""
    return (one, other) if draw(seed, learner, "crosswise") * 2 < 1 else (other, one)


def pairs(cases: Iterable[Case]) -> tuple[tuple[Case, Case], ...]:
    """Cases with their parallels, each pair once."""
    known = {case.id: case for case in cases}
    found: list[tuple[Case, Case]] = []
    for case in known.values():
        other = known.get(case.parallel or "")
        if other is not None and (other.id, case.id) not in {(a.id, b.id) for a, b in found}:
            found.append((case, other))
    return tuple(found)
