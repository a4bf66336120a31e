"""What breaks: its cost, its ceiling, and the order in which she waits, asks and leaves (MODEL 3)."""

from __future__ import annotations

from typing import Any

import pytest

from game.encounter.events import (
    CeilingLowered,
    Ended,
    LineSaid,
    ResidueLeft,
    ResidueSpent,
    RuptureMoved,
    RuptureOpened,
    TensionChanged,
)
from game.encounter.repair import trust_cost
from game.encounter.rules import begin
from game.encounter.script import Encounter
from game.encounter.values import Breach, Intent, Kind, Outcome
from tests.builders import act, codes, history, of, play, quiet, refusal, rupture, start

OWNED = "repair name own good"
"""An offering that mends `broke` whether you speak first or she asks."""


def with_rupture(*acts: Any, **more: Any) -> Encounter:
    """The quiet yard with a rupture of one's own."""
    return quiet(*acts, ruptures={"broke": rupture(**more)})


# --- what it costs --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severity", "breach", "intent", "cost"),
    [
        (1, Breach.COMPETENCE, Intent.ACCIDENT, 10),
        (2, Breach.COMPETENCE, Intent.ACCIDENT, 15),
        (3, Breach.COMPETENCE, Intent.UNCLEAR, 20),
        (1, Breach.INTEGRITY, Intent.ACCIDENT, 15),
        (2, Breach.INTEGRITY, Intent.UNCLEAR, 25),
        (3, Breach.INTEGRITY, Intent.ACCIDENT, 30),
        (1, Breach.COMPETENCE, Intent.DELIBERATE, 15),
        (1, Breach.INTEGRITY, Intent.DELIBERATE, 25),
        (2, Breach.INTEGRITY, Intent.DELIBERATE, 35),
        (3, Breach.INTEGRITY, Intent.DELIBERATE, 45),
    ],
)
def test_a_rupture_costs_trust_by_severity_kind_and_intent(
    severity: int, breach: Breach, intent: Intent, cost: int
) -> None:
    assert trust_cost(rupture(), severity, intent, breach, 0) == cost
    encounter = with_rupture(severity=severity, breach=breach, intent=intent)
    before = start(encounter, trust=60)
    after = play(encounter, "slip", before)
    assert (before.trust - after.trust, after.tension - before.tension) == (cost, 5)


@pytest.mark.parametrize(("waits", "ceiling"), [(0, 90), (1, 90), (2, 90), (3, 96), (4, 96)])
def test_a_slip_in_the_first_three_turns_lowers_the_ceiling_by_10_and_later_by_4(waits: int, ceiling: int) -> None:
    assert play(quiet(), "wait; " * waits + "slip").ceiling == ceiling


@pytest.mark.parametrize(("turn", "ceiling"), [(2, 90), (3, 90), (4, 96)])
def test_what_breaks_at_the_end_of_turn_3_is_still_early(turn: int, ceiling: int) -> None:
    encounter = with_rupture(opens="turn", turn=turn)
    assert play(encounter, "wait; " * turn).ceiling == ceiling


def test_trust_is_held_at_the_step_below_its_ceiling() -> None:
    encounter = quiet(patience=40)
    state = play(encounter, "wait; wait; wait; slip; repair name own regret; thank" + "; warm" * 12)
    assert (state.ceiling, state.trust) == (96, 95)


def test_trust_above_a_ceiling_that_falls_is_brought_under_it() -> None:
    mild = with_rupture(severity=1)
    assert play(mild, "slip", start(mild, trust=100, ceiling=91)).trust == 80


# --- where it comes from --------------------------------------------------------------------------------------------


def test_a_slip_of_yours_opens_it_in_the_same_turn() -> None:
    state, happened = history(quiet(), "slip")
    assert (state.breakages[0].phase, state.repairing) == ("ruptured", None)
    assert codes(of(happened, RuptureOpened)[0]) == ["rupture"]


def test_what_comes_from_the_past_is_open_before_the_first_move_and_has_cost_its_trust_already() -> None:
    encounter = with_rupture(opens="past")
    state, happened = begin(encounter)
    assert (state.breakages[0].phase, state.trust, state.tension, state.ceiling) == ("ruptured", 50, 30, 96)
    assert of(happened, TensionChanged) == []


def test_what_is_past_holds_trust_under_its_ceiling_too() -> None:
    assert begin(quiet(trust=100, ruptures={"broke": rupture(opens="past")}))[0].trust == 95


def test_what_opens_at_turn_n_opens_when_that_turn_ends() -> None:
    encounter = with_rupture(opens="turn", turn=2)
    assert play(encounter, "wait").breakages == ()
    assert play(encounter, "wait; wait").breakages[0].phase == "ruptured"


def test_what_opens_at_a_turn_opens_once() -> None:
    encounter = with_rupture(opens="turn", turn=1)
    state, happened = history(encounter, f"wait; {OWNED}; wait; wait")
    assert len(of(happened, RuptureOpened)) == 1
    assert state.breakages[0].mended


def test_inside_a_detour_it_waits_for_the_detours_end() -> None:
    late = rupture("late", opens="turn", turn=2)
    encounter = quiet(ruptures={"broke": rupture(), "late": late})
    asked = play(encounter, "slip; wait")
    assert asked.repairing == "broke"
    assert asked.breakage("late") is None
    mended = play(encounter, OWNED, asked)
    assert (mended.breakages[0].mended, mended.breakages[1].id) == (True, "late")


def test_after_passing_over_it_comes_with_the_next_turn() -> None:
    late = rupture("late", opens="turn", turn=2)
    encounter = quiet(ruptures={"broke": rupture(), "late": late})
    passed = play(encounter, "slip; wait; pass")
    assert passed.breakage("late") is None
    assert play(encounter, "wait", passed).breakage("late") is not None


# --- waiting, asking ------------------------------------------------------------------------------------------------


def test_you_may_speak_first_in_the_turn_after_it_broke() -> None:
    assert play(quiet(), f"slip; {OWNED}").breakages[0].phase == "steady"


def test_if_your_next_turn_does_not_speak_to_it_she_asks_at_its_end() -> None:
    state, happened = history(quiet(), "slip; wait")
    assert (state.repairing, state.breakages[0].phase) == ("broke", "challenged")
    assert "broke_challenge" in [event.line for event in of(happened, LineSaid)]


def test_she_does_not_ask_in_the_very_turn_in_which_it_broke() -> None:
    assert play(quiet(), "slip").repairing is None


def test_a_move_that_takes_no_turn_does_not_make_her_ask() -> None:
    assert play(quiet(), "slip; swear").repairing is None


def test_what_is_past_she_asks_about_after_the_first_turn() -> None:
    assert play(with_rupture(opens="past"), "wait").repairing == "broke"


def test_ruptured_alone_does_not_suspend_the_talk() -> None:
    assert refusal(quiet(), "slip; ask_why") == ""


@pytest.mark.parametrize("text", ["wait", "swear", "offer day=monday price=100", "accept", "return broke", "press"])
def test_once_she_asks_the_talk_is_suspended(text: str) -> None:
    assert refusal(quiet(), f"slip; wait; {text}") == "repair_first"


def test_the_talk_comes_back_to_where_it_was() -> None:
    encounter = quiet()
    state = play(encounter, f"slip; to_terms; {OWNED}")
    assert (state.at, state.repairing) == ("terms", None)
    assert refusal(encounter, "back", state) == ""


def test_two_ruptures_are_asked_about_one_after_the_other() -> None:
    other = rupture("other", opens="turn", turn=1)
    encounter = quiet(ruptures={"broke": rupture(), "other": other})
    both = play(encounter, "slip; wait")
    assert (both.repairing, [each.phase for each in both.breakages]) == ("broke", ["challenged", "ruptured"])
    assert play(encounter, OWNED, both).repairing == "other"


# --- withdrawing ----------------------------------------------------------------------------------------------------


def test_a_refused_offering_makes_her_wait_for_another() -> None:
    state = play(quiet(), "slip; repair name own_deflects")
    assert (state.repairing, state.breakages[0].phase, state.breakages[0].refusals) == ("broke", "challenged", 1)


@pytest.mark.parametrize("first", ["slip", "slip; wait"])
def test_at_the_second_refusal_she_withdraws(first: str) -> None:
    state, happened = history(quiet(), f"{first}; repair regret; repair regret")
    assert (state.outcome, state.stage, state.breakages[0].phase) == (Outcome.WITHDRAWN, "over", "withdrawn")
    assert [(event.outcome, codes(event)) for event in of(happened, Ended)] == [(Outcome.WITHDRAWN, ["refused_twice"])]


def test_passing_over_in_between_does_not_forget_the_first_refusal() -> None:
    state = play(quiet(), "slip; repair regret; pass; return broke; repair regret")
    assert state.outcome is Outcome.WITHDRAWN


def test_a_better_second_offering_is_still_accepted() -> None:
    state = play(quiet(), "slip; repair regret; repair name own good regret explain")
    assert (state.outcome, state.breakages[0].mended) == (None, True)


def test_patience_runs_out_in_a_detour_too() -> None:
    assert play(quiet(patience=3), "slip; wait; repair regret").outcome is Outcome.LOST


# --- passing over and coming back -----------------------------------------------------------------------------------


def test_passing_over_takes_no_turn_costs_tension_and_leaves_it_open() -> None:
    asked = play(quiet(), "slip; wait")
    state, happened = history(quiet(), "pass", asked)
    assert (state.turn, state.repairing, state.breakages[0].phase) == (asked.turn, None, "open")
    assert [(event.by, codes(event)) for event in of(happened, TensionChanged)] == [(5, ["passed_over"])]
    assert len(state.open_breakages) == 1


def test_there_is_nothing_to_pass_over_before_she_asks() -> None:
    assert refusal(quiet(), "slip; pass") == "nothing_to_pass"


def test_what_was_passed_over_cannot_be_mended_before_you_come_back_to_it() -> None:
    assert refusal(quiet(), f"slip; wait; pass; {OWNED}") == "nothing_to_repair"


def test_coming_back_takes_a_turn_and_she_says_again_what_it_was() -> None:
    passed = play(quiet(), "slip; wait; pass; wait")
    state, happened = history(quiet(), "return broke", passed)
    assert (state.turn, state.repairing) == (passed.turn + 1, "broke")
    assert "broke_challenge" in [event.line for event in of(happened, LineSaid)]
    assert play(quiet(), OWNED, state).breakages[0].mended


@pytest.mark.parametrize("script", ["return broke", "slip; return broke", f"slip; {OWNED}; return broke"])
def test_there_is_nothing_to_come_back_to_that_was_not_passed_over(script: str) -> None:
    assert refusal(quiet(), script) == "nothing_to_return_to"


# --- thanks and what is left ----------------------------------------------------------------------------------------


def test_a_repair_that_is_not_closed_leaves_a_residue_after_the_next_turn() -> None:
    state, happened = history(quiet(), f"slip; {OWNED}; wait")
    assert (state.residues, state.unthanked, len(of(happened, ResidueLeft))) == (1, None, 1)
    assert refusal(quiet(), "thank", state) == "nothing_to_thank"


def test_thanking_closes_it_and_takes_no_turn() -> None:
    repaired = play(quiet(), f"slip; {OWNED}")
    state = play(quiet(), "thank", repaired)
    assert (state.turn, state.unthanked) == (repaired.turn, None)
    assert play(quiet(), "wait", state).residues == 0


def test_after_a_residue_the_next_rupture_costs_a_quarter_more_once() -> None:
    state, happened = history(quiet(), f"slip; {OWNED}; wait; slip")
    assert [event.cost for event in of(happened, RuptureOpened)] == [15, 20]
    assert (len(of(happened, ResidueSpent)), state.residues) == (1, 0)


def test_a_residue_is_left_also_where_the_next_turn_mends_something_else() -> None:
    encounter = quiet(ruptures={"broke": rupture(), "other": rupture("other", opens="turn", turn=1)})
    state, happened = history(encounter, f"slip; wait; {OWNED}; repair name own good regret explain")
    assert [event.rupture for event in of(happened, ResidueLeft)] == ["broke"]
    assert (state.residues, state.unthanked) == (1, "other")


def test_there_is_nothing_to_thank_for_before_a_repair_or_after_thanking() -> None:
    assert refusal(quiet(), "thank") == "nothing_to_thank"
    assert refusal(quiet(), "slip; repair regret; thank") == "nothing_to_thank"
    assert refusal(quiet(), f"slip; {OWNED}; thank; thank") == "nothing_to_thank"


# --- walking out ----------------------------------------------------------------------------------------------------


def test_you_can_walk_from_a_detour() -> None:
    state = play(quiet(), "slip; wait; walk")
    assert (state.outcome, state.deal, state.repairing) == (Outcome.WALKED, "walked", None)


def test_the_authors_words_for_leaving_can_be_said_in_a_detour_too() -> None:
    encounter = quiet(act("leave", Kind.WALK))
    assert play(encounter, "slip; wait; leave").outcome is Outcome.WALKED


def test_every_move_of_the_repair_machine_tells_why() -> None:
    _, happened = history(quiet(), "slip; wait; pass; return broke; repair regret")
    moves = of(happened, RuptureMoved)
    assert [(each.phase, codes(each)[0]) for each in moves] == [
        ("ruptured", "open"),
        ("challenged", "challenge"),
        ("open", "pass_over"),
        ("challenged", "return_to_it"),
        ("challenged", "refuse"),
    ]
    assert all(event.causes for event in of(happened, CeilingLowered))
