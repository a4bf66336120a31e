"""The practice plan: what was weak comes back after a while, in another skin; parallel cases are dealt crosswise."""

from __future__ import annotations

from datetime import date

from game.encounter.values import Skill
from game.review.plan import Case, crosswise, pairs, plan, propose
from game.review.skills import Attempt, Chance, Evidence

PORT = Case(id="port", title="Port", skills=(Skill.TRADE_ISSUES,), parallel="kitchen")
KITCHEN = Case(id="kitchen", title="Kitchen", skills=(Skill.TRADE_ISSUES,), parallel="port")
WARD = Case(id="ward", title="Ward", skills=(Skill.TRADE_ISSUES, Skill.READ_CUES))
CASES = (PORT, KITCHEN, WARD)


def attempt(day: int, encounter: str, well: int, met: int = 4) -> Attempt:
    """A play on a day of March in which so many offers traded well."""
    chances = tuple(
        Chance(skill=Skill.TRADE_ISSUES, beat=1, turn=1, well=place < well, what="") for place in range(met)
    )
    shown = (Evidence(skill=Skill.TRADE_ISSUES, chances=chances),)
    return Attempt(play=day, encounter=encounter, started=f"2031-03-{day:02}T10:00:00", evidence=shown)


def trading(*attempts: Attempt, today: int) -> tuple[str, str, date]:
    """(why, encounter, due) of the row for trading issues."""
    rows = plan(CASES, attempts, date(2031, 3, today))
    row = next(row for row in rows if row.skill is Skill.TRADE_ISSUES)
    return row.why, row.case.id, row.due


def test_what_was_weak_comes_back_after_two_days_in_its_parallel() -> None:
    assert trading(attempt(1, "port", 1), today=1) == ("weak", "kitchen", date(2031, 3, 3))


def test_what_was_well_comes_back_later_with_every_good_showing() -> None:
    assert trading(attempt(1, "port", 4), today=1)[2] == date(2031, 3, 5)
    assert trading(attempt(1, "port", 4), attempt(5, "kitchen", 4), today=5)[2] == date(2031, 3, 13)


def test_a_weak_showing_starts_the_gaps_anew() -> None:
    assert trading(attempt(1, "port", 4), attempt(5, "kitchen", 0), today=5) == ("weak", "port", date(2031, 3, 7))


def test_what_is_overdue_is_due_today() -> None:
    assert trading(attempt(1, "port", 1), today=20)[2] == date(2031, 3, 20)


def test_too_few_chances_are_not_called_weak() -> None:
    assert trading(attempt(1, "port", 0, met=2), today=1)[0] == "not shown"


def test_what_is_weak_comes_before_what_was_never_shown() -> None:
    rows = plan(CASES, (attempt(1, "port", 0),), date(2031, 3, 1))
    assert [row.skill for row in rows] == [Skill.TRADE_ISSUES, Skill.READ_CUES]


def proposed(*attempts: Attempt, today: int, reserved: frozenset[str] = frozenset()) -> str:
    """What is to be played next."""
    found = propose(CASES, attempts, date(2031, 3, today), reserved)
    assert found is not None
    return found[0].id


def test_at_first_the_first_case_is_proposed_and_then_one_that_was_not_played() -> None:
    assert proposed(today=1) == "port"
    assert proposed(attempt(1, "port", 4), today=1) == "kitchen"


def test_what_was_weak_is_proposed_once_it_is_due_and_not_before() -> None:
    weak = attempt(1, "port", 0), attempt(1, "kitchen", 0)
    assert proposed(*weak, today=1) == "ward"
    assert proposed(*weak, today=3) == "port"


def test_what_is_kept_for_a_test_is_neither_planned_nor_proposed() -> None:
    kept = frozenset({"kitchen"})
    assert proposed(attempt(1, "port", 0), today=9, reserved=kept) != "kitchen"
    assert all(row.case.id != "kitchen" for row in plan(CASES, (attempt(1, "port", 0),), date(2031, 3, 9), kept))


def test_with_everything_kept_nothing_is_proposed() -> None:
    assert propose(CASES, (), date(2031, 3, 1), frozenset({"port", "kitchen", "ward"})) is None


def test_each_pair_of_parallel_cases_is_listed_once() -> None:
    assert pairs(CASES) == ((PORT, KITCHEN),)


def test_about_half_of_the_learners_begin_with_each_case_and_each_always_with_the_same() -> None:
    dealt = [crosswise("port", "kitchen", 7, f"Heron {number}") for number in range(200)]
    assert dealt == [crosswise("port", "kitchen", 7, f"Heron {number}") for number in range(200)]
    assert 70 < dealt.count(("port", "kitchen")) < 130
    assert set(dealt) == {("port", "kitchen"), ("kitchen", "port")}
