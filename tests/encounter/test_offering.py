"""What an offering comes to, when she takes it, and what it gives back (MODEL 3)."""

from __future__ import annotations

from typing import Any

import pytest

from game.encounter.events import OfferingAnswered, PromiseMade, TensionChanged, TrustChanged
from game.encounter.offering import Weighed, given_back, needed, weigh
from game.encounter.script import Rupture
from game.encounter.state import Breakage
from game.encounter.values import Breach, Intent, Part
from tests.builders import codes, history, of, play, quiet, refusal, rupture, start, wording, yard

INTEGRITY = {"breach": Breach.INTEGRITY}


def broken(phase: str = "ruptured", **more: Any) -> Breakage:
    return Breakage(id="broke", **{"phase": phase, "turn": 1, "severity": 2, "cost": 15, **more})


def weighed(said: str, phase: str = "ruptured", script: Rupture | None = None, **fields: Any) -> Weighed:
    """What the wordings of `said` come to."""
    script = script or rupture()
    words = tuple(script.wording(id) for id in said.split())
    return weigh(script, start(yard(), **fields), broken(phase), words)


# --- the sum --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("name own", 26),
        ("name own good", 48),
        ("name own regret", 42),
        ("name own explain", 42),
        ("name own change", 42),
        ("name own forgive", 30),
        ("name own good regret explain", 80),
    ],
)
def test_every_part_has_its_weight_and_naming_has_none(said: str, total: int) -> None:
    assert weighed(said).total == total


def test_in_another_order_everything_counts_half() -> None:
    assert weighed("name good own").total == 24
    assert weighed("own name good").total == 24
    assert weighed("own good").total == 24


def test_the_order_of_the_rest_does_not_matter() -> None:
    assert weighed("name own regret good explain").total == weighed("name own good explain regret").total


def test_a_vague_name_it_breaks_the_order_unless_she_challenged() -> None:
    assert weighed("name_vague own good").total == 24
    assert weighed("name_vague own good", "challenged").total == 48


def test_a_missing_name_it_breaks_the_order_unless_she_challenged() -> None:
    assert weighed("own good").total == 24
    assert weighed("own good", "challenged").total == 48


def test_even_after_her_challenge_naming_comes_first_and_owning_before_the_rest() -> None:
    assert weighed("good own", "challenged").total == 24
    assert weighed("own name good", "challenged").total == 24


def test_a_vague_wording_counts_half() -> None:
    script = rupture(wordings=(*rupture().wordings, wording("regret_vague", Part.REGRET, vague=True)))
    assert weighed("name own regret_vague", script=script).total == 26 + 8


def test_a_deflecting_wording_halves_everything() -> None:
    assert weighed("name own_deflects good regret").total == 32


def test_making_good_what_needs_no_repair_counts_half() -> None:
    assert weighed("name own good_misses").total == 26 + 11


def test_making_good_counts_half_while_you_do_not_know_the_harm() -> None:
    script = rupture(needs_repaired="wall")
    assert weighed("name own good", script=script).total == 37
    assert weighed("name own good", script=script, facts=("wall",)).total == 48


def test_both_a_miss_and_not_knowing_halve_it_only_once() -> None:
    assert weighed("name own good_misses", script=rupture(needs_repaired="wall")).total == 37


@pytest.mark.parametrize(("earlier", "total"), [(0, 80), (1, 48), (2, 29), (3, 17)])
def test_each_earlier_apology_leaves_six_tenths(earlier: int, total: int) -> None:
    assert weighed("name own good regret explain", offerings=earlier).total == total


def test_faults_multiply() -> None:
    assert weighed("own_deflects good", offerings=1).total == 7


def test_its_causes_add_up_to_its_sum() -> None:
    for said in ("name own good", "own_deflects good", "name_vague own good_misses regret"):
        found = weighed(said, offerings=1)
        assert sum(cause.amount for cause in found.causes) == found.total


# --- what is needed -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severity", "more", "phase", "hundredths"),
    [
        (1, {}, "challenged", 35),
        (2, {}, "challenged", 45),
        (3, {}, "challenged", 55),
        (2, INTEGRITY, "challenged", 55),
        (2, {}, "ruptured", 35),
        (3, INTEGRITY, "ruptured", 55),
    ],
)
def test_what_is_needed_grows_with_severity_and_integrity_and_falls_if_you_speak_first(
    severity: int, more: dict[str, Any], phase: str, hundredths: int
) -> None:
    assert needed(rupture(**more), broken(phase, severity=severity)) == hundredths


def test_over_pressing_needs_what_integrity_needs() -> None:
    assert needed(rupture(), broken("challenged", over_pressed=True)) == 55


def test_exactly_what_is_needed_is_enough() -> None:
    assert Weighed(45, 45, ()).accepted
    assert not Weighed(44, 45, ()).accepted


def test_speaking_first_makes_the_difference() -> None:
    assert play(quiet(), "slip; repair name own regret").breakages[0].mended
    assert not play(quiet(), "slip; wait; repair name own regret").breakages[0].mended


# --- what is missing for good ---------------------------------------------------------------------------------------


def test_an_offering_without_owning_it_is_refused() -> None:
    everything_else = weighed("name good regret explain change")
    assert not everything_else.accepted
    _, happened = history(quiet(), "slip; repair name good regret explain change")
    (answered,) = of(happened, OfferingAnswered)
    assert (answered.accepted, codes(answered)[-1]) == (False, "not_owned")


def test_a_deliberate_breach_is_accepted_only_with_an_explanation_and_a_promise() -> None:
    script = rupture(intent=Intent.DELIBERATE)
    assert weighed("name own good regret", script=script).blocked == "not_explained"
    assert weighed("name own regret explain", script=script).blocked == "not_promised"
    assert weighed("name own good explain", script=script).accepted
    assert weighed("name own change explain", script=script).accepted
    assert not weighed("name own good_misses explain", script=script).accepted


# --- what it gives back ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cost", "total", "more", "promised", "back"),
    [
        (15, 80, {}, True, (5, 5)),
        (15, 80, {}, False, (5, 0)),
        (20, 80, {}, True, (10, 5)),
        (20, 80, {}, False, (10, 0)),
        (10, 48, {}, True, (5, 0)),
        (10, 26, {}, True, (0, 0)),
        (30, 80, INTEGRITY, True, (5, 5)),
        (45, 80, INTEGRITY, True, (10, 10)),
        (30, 80, {"intent": Intent.DELIBERATE}, True, (0, 15)),
        (25, 10, {"intent": Intent.DELIBERATE}, True, (0, 0)),
    ],
)
def test_words_give_back_six_tenths_of_the_sum_and_the_deed_the_same_again(
    cost: int, total: int, more: dict[str, Any], promised: bool, back: tuple[int, int]
) -> None:
    assert given_back(rupture(**more), broken(cost=cost), total, promised) == back


@pytest.mark.parametrize("cost", range(10, 50, 5))
@pytest.mark.parametrize("total", [26, 48, 64, 80, 100])
@pytest.mark.parametrize("more", [{}, INTEGRITY, {"intent": Intent.DELIBERATE}])
def test_words_and_deed_together_give_back_at_most_the_cost_less_5(
    cost: int, total: int, more: dict[str, Any]
) -> None:
    words, deed = given_back(rupture(**more), broken(cost=cost), total, True)
    assert 0 <= words + deed <= cost - 5
    assert words % 5 == deed % 5 == 0


def test_words_for_a_breach_of_integrity_give_back_half() -> None:
    competence, _ = given_back(rupture(), broken(cost=30), 80, False)
    integrity, _ = given_back(rupture(**INTEGRITY), broken(cost=30), 80, False)
    assert (competence, integrity) == (15, 5)


def test_an_accepted_offering_lowers_tension_10_and_gives_trust_back() -> None:
    slipped = play(quiet(), "slip")
    state, happened = history(quiet(), "repair name own good regret explain", slipped)
    assert (state.trust - slipped.trust, state.tension - slipped.tension) == (5, -10)
    assert {codes(event)[0] for event in of(happened, TrustChanged, TensionChanged)} == {"offering"}


def test_a_refused_offering_moves_no_meter() -> None:
    slipped = play(quiet(), "slip")
    state = play(quiet(), "repair name regret", slipped)
    assert (state.trust, state.tension, state.turn) == (slipped.trust, slipped.tension, slipped.turn + 1)


def test_making_good_and_promising_a_change_are_promises() -> None:
    state, happened = history(quiet(), "slip; repair name own good change")
    made = [(event.promise, event.source) for event in of(happened, PromiseMade)]
    assert made == [("sweep", "broke"), ("ring", "broke")]
    assert [given.id for given in state.promises] == ["sweep", "ring"]


def test_a_refused_offering_binds_you_to_nothing() -> None:
    assert play(quiet(), "slip; repair good").promises == ()


# --- what can be composed -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offering", "code"),
    [
        ("repair", "empty_offering"),
        ("repair name", "empty_offering"),
        ("repair own own_deflects", "part_twice"),
        ("repair own own", "part_twice"),
        ("repair name own good regret explain change", "too_many_parts"),
        ("repair name own good regret explain", ""),
        ("repair name own nonsense", "unknown_wording"),
        ("repair own thanks", "unknown_wording"),
    ],
)
def test_an_offering_has_one_wording_of_at_most_four_parts_besides_the_name(offering: str, code: str) -> None:
    assert refusal(quiet(), f"slip; {offering}") == code


def test_there_is_nothing_to_offer_where_nothing_broke() -> None:
    assert refusal(quiet(), "repair name own") == "nothing_to_repair"


def test_an_offering_takes_a_turn_accepted_or_not() -> None:
    for offering in ("repair name own good", "repair regret"):
        assert play(quiet(), f"slip; {offering}").turn == 2
