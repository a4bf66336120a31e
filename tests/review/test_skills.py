"""Skills as evidence: each by its events, with lines; and over attempts."""

from __future__ import annotations

from game.encounter.values import Kind, Skill
from game.review.skills import Attempt, Chance, Evidence, courses, evidence
from tests.builders import act, quiet
from tests.review.conftest import Played
from tests.shipped import plays, shipped


def of(session: object, skill: Skill) -> Evidence:
    """The evidence of a session for one skill."""
    found = evidence(session.encounter, session.beats)  # type: ignore[attr-defined]
    return next(each for each in found if each.skill is skill)


def test_every_skill_of_the_model_has_its_evidence(played: Played) -> None:
    found = evidence(quiet(), played(quiet(), "wait").beats)
    assert [each.skill for each in found] == list(Skill)


def test_a_cue_named_rightly_is_a_chance_taken_with_its_line(played: Played) -> None:
    found = of(played(shipped("harbour_rota"), "ask_monday; go_under; see_folder"), Skill.READ_CUES)
    taken = [chance for chance in found.chances if chance.well]
    assert len(taken) == 1
    assert "see_folder" in {quote.line for quote in taken[0].quotes}


def test_a_cue_that_could_be_named_and_was_not_is_a_chance_missed(played: Played) -> None:
    found = of(played(shipped("harbour_rota"), "boast; the_noise"), Skill.READ_CUES)
    assert found.met > 0
    assert found.well == 0


def test_a_wrong_check_is_a_chance_that_was_not_taken_well(played: Played) -> None:
    session = played(quiet(act("mis", Kind.CHECK, right=False)), "mis")
    assert [chance.well for chance in of(session, Skill.ASK_AND_GROUND).chances] == [False]


def test_a_rupture_mended_by_the_first_offering_is_repair_in_order(played: Played) -> None:
    found = of(played(quiet(), "slip; repair name own good"), Skill.REPAIR_IN_ORDER)
    assert [chance.well for chance in found.chances] == [True]
    assert {"name", "own", "good"} <= {quote.line for quote in found.chances[0].quotes}


def test_a_rupture_mended_by_the_second_offering_is_not(played: Played) -> None:
    found = of(played(quiet(), "slip; repair regret; repair name own regret good"), Skill.REPAIR_IN_ORDER)
    assert [chance.well for chance in found.chances] == [False]


def test_a_rupture_that_nothing_was_offered_for_is_a_chance_missed(played: Played) -> None:
    found = of(played(quiet(), "slip; wait; pass"), Skill.REPAIR_IN_ORDER)
    what = quiet().ruptures["broke"].what.rstrip(".")
    assert [(chance.well, chance.what) for chance in found.chances] == [(False, f"{what}: nothing was offered")]


def test_an_art_within_what_the_moment_carried_is_taken_well_and_one_above_it_is_not(played: Played) -> None:
    encounter = quiet(act("coax1", Kind.CAJOLE), act("coax3", Kind.CAJOLE, strength=3))
    found = of(played(encounter, "coax1; coax3"), Skill.PRESS_AND_REASSURE)
    assert [chance.well for chance in found.chances] == [True, False]


def test_reconciling_without_a_balk_is_taken_well_and_her_measure_first_translates(played: Played) -> None:
    session = played(shipped("harbour_rota"), plays("harbour_rota")[0].moves)
    assert [chance.well for chance in of(session, Skill.RECONCILE).chances] == [True]
    assert [chance.well for chance in of(session, Skill.TRANSLATE_FAIRNESS).chances] == [True]


def test_another_measure_first_is_a_chance_missed_although_it_ends_well(played: Played) -> None:
    encounter = shipped("harbour_rota")
    wrong = next(
        step.id for step in encounter.reconciling["notice"].translate if step.measure is not encounter.fair_means
    )
    start = "ask_monday; go_under; see_folder; ask_short; repair name_it own_it regret make_good; thank; why_know"
    session = played(encounter, f"{start}; meet_her; reconcile rn30; reconcile {wrong}; reconcile rn40; reconcile rn50")
    assert [chance.well for chance in of(session, Skill.TRANSLATE_FAIRNESS).chances] == [False]
    told = [chance.what for chance in of(session, Skill.RECONCILE).chances]
    assert told == ["Notice before a shift changes: livable after a balk"]


def test_an_offer_that_leaves_more_than_five_points_for_nothing_is_not_trading(played: Played) -> None:
    """Friday at 200 is 42.5 to you and 22.5 to her, Wednesday at 500 is 68 to you and 24 to her."""
    (chance,) = of(played(quiet(), "offer day=friday price=200"), Skill.TRADE_ISSUES).chances
    assert (chance.well, chance.what) == (False, "25.5 points left on the table")
    (chance,) = of(played(quiet(), "offer day=monday price=500"), Skill.TRADE_ISSUES).chances
    assert chance.well


def test_a_promise_binds_where_it_is_recorded_and_kept(played: Played) -> None:
    start = "ask_why; under; swear; coax; offer day=wednesday price=300 clearing=you_clear"
    bound = of(played(quiet(), f"{start}; record ring; close; keep ring; let_go sweep"), Skill.BIND_PROMISES)
    loose = of(played(quiet(), f"{start}; close; keep ring; let_go sweep"), Skill.BIND_PROMISES)
    assert [[chance.well for chance in each.chances] for each in (bound, loose)] == [[True, False], [False, False]]


def test_without_a_yes_there_was_no_chance_to_bind_anything(played: Played) -> None:
    assert of(played(quiet(), "swear; walk"), Skill.BIND_PROMISES).met == 0


def test_fewer_than_three_chances_are_not_shown(played: Played) -> None:
    encounter = quiet(*(act(f"coax{n}", Kind.CAJOLE) for n in range(3)))
    scripts = ("coax0; coax1", "coax0; coax1; coax2")
    two, three = (of(played(encounter, script), Skill.PRESS_AND_REASSURE) for script in scripts)
    assert (str(two), str(three)) == ("not shown", "2 of 3")


def attempt(number: int, *shares: tuple[int, int]) -> Attempt:
    """A play with so many chances (well, met) in trading issues."""
    chances = tuple(
        Chance(skill=Skill.TRADE_ISSUES, beat=1, turn=1, well=place < well, what="")
        for well, met in shares
        for place in range(met)
    )
    shown = (Evidence(skill=Skill.TRADE_ISSUES, chances=chances),)
    return Attempt(play=number, encounter="yard", started=f"2031-03-{number:02}T10:00:00", evidence=shown)


def test_first_best_and_last_are_showings_of_at_least_three_chances() -> None:
    shares = ((1, 2), (1, 2), (4, 4), (1, 3), (1, 1))
    found = courses(tuple(attempt(number, share) for number, share in enumerate(shares, 1)))
    course = next(each for each in found if each.skill is Skill.TRADE_ISSUES)
    assert course.showings == ((2, 4), (4, 4), (1, 3))
    assert (course.first, course.best, course.last) == ((2, 4), (4, 4), (1, 3))


def test_a_skill_that_never_had_three_chances_has_no_first_best_or_last() -> None:
    course = next(each for each in courses((attempt(1, (2, 2)),)) if each.skill is Skill.TRADE_ISSUES)
    assert (course.first, course.best, course.last) == (None, None, None)
