"""Tests before and after: dealt crosswise by a key, each taken once, and the one after kept until then."""

from __future__ import annotations

from game.encounter.values import Skill
from game.review import before_after
from game.review.before_after import reserved
from game.review.plan import Case
from game.review.skills import Attempt, Chance, Evidence
from game.session.journal import Head
from game.session.session import ASSESSMENT, PRACTICE

PORT = Case(id="port", title="Port", skills=(Skill.TRADE_ISSUES, Skill.READ_CUES), parallel="kitchen")
KITCHEN = Case(id="kitchen", title="Kitchen", skills=(Skill.TRADE_ISSUES,), parallel="port")
CASES = (PORT, KITCHEN)


def played(number: int, encounter: str, mode: str = ASSESSMENT, *, finished: bool = True) -> Head:
    """The head of a play."""
    return Head(play=number, started="", encounter=encounter, title="", rules=1, content_hash="", source="", mode=mode,
                opening="[]", finished="then" if finished else None)


def dealt(*plays: Head, learner: str = "Heron", shown: tuple[Attempt, ...] = ()):
    """The one pair, as it stands after these plays."""
    (pair,) = before_after.tests(CASES, plays, shown, learner)
    return pair


def other_than(case: str) -> str:
    return "kitchen" if case == "port" else "port"


def test_a_learner_is_always_dealt_the_same_and_about_half_of_them_each_way() -> None:
    first = [dealt(learner=f"Heron {number}").before.case.id for number in range(200)]
    assert first == [dealt(learner=f"Heron {number}").before.case.id for number in range(200)]
    assert 70 < first.count("port") < 130


def test_only_skills_that_both_teach_are_compared() -> None:
    assert dealt().skills == (Skill.TRADE_ISSUES,)


def test_what_was_taken_first_is_the_one_before_whatever_was_dealt() -> None:
    first = dealt().before.case.id
    assert dealt(played(1, other_than(first))).before.case.id == other_than(first)
    assert dealt(played(1, first)).before.case.id == first


def test_a_play_in_practice_is_no_test_but_says_that_the_case_was_seen() -> None:
    pair = dealt(played(1, dealt().before.case.id, PRACTICE))
    assert pair.before.play is None
    assert pair.before.was_seen
    assert not pair.after.was_seen


def test_practice_after_the_test_does_not_spoil_it() -> None:
    first = dealt().before.case.id
    assert not dealt(played(1, first), played(2, first, PRACTICE)).before.was_seen


def test_a_test_is_taken_once_so_the_first_finished_one_counts() -> None:
    first = dealt().before.case.id
    assert dealt(played(1, first), played(2, first)).before.play == 1
    assert dealt(played(1, first, finished=False), played(2, first)).before.play == 2


def test_the_case_after_is_kept_from_the_beginning_of_the_one_before_to_its_own_end() -> None:
    first = dealt().before.case.id
    assert reserved([dealt()]) == frozenset()
    assert reserved([dealt(played(1, first, finished=False))]) == {other_than(first)}
    assert reserved([dealt(played(1, first))]) == {other_than(first)}
    assert reserved([dealt(played(1, first), played(2, other_than(first)))]) == frozenset()


def test_each_test_shows_the_evidence_of_its_own_play() -> None:
    first = dealt().before.case.id
    chance = Chance(skill=Skill.TRADE_ISSUES, beat=1, turn=1, well=True, what="")
    shown = Attempt(play=1, encounter=first, started="", evidence=(Evidence(skill=Skill.TRADE_ISSUES,
                                                                            chances=(chance,) * 3),))
    pair = dealt(played(1, first), shown=(shown,))
    assert str(pair.before.of(Skill.TRADE_ISSUES)) == "3 of 3"
    assert pair.after.of(Skill.TRADE_ISSUES) is None
