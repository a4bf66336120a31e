"""Reconciliation: both sides move, by a choice at every step, or it collapses (MODEL 5)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.encounter.deal import answer
from game.encounter.events import LineSaid, ReconciliationMoved, TensionChanged, TrustChanged
from game.encounter.leverage import leverage
from game.encounter.margin import margin, opened, total
from game.encounter.reconciliation import of as reconciling_of
from game.encounter.rules import legal_moves, offers
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import Outcome
from tests.builders import codes, history, of, play, refusal, start
from tests.encounter.playing import contested_yard

KNOWING = "ask_why; measure; stand"
THROUGH = f"{KNOWING}; reconcile hears; reconcile to_need; reconcile on_thursday"


@pytest.fixture
def contested() -> Encounter:
    """The contested yard without the rupture that comes by itself, and patient enough."""
    return replace(contested_yard(), ruptures={"broke": contested_yard().ruptures["broke"]}, patience=20)


def phase(state: State) -> str:
    """Where the reconciling of the day stands."""
    found = reconciling_of(state, "day")
    assert found is not None
    return found.phase


def moved(happened: list[Any], kind: type) -> list[int]:
    """By how much a meter moved, event by event."""
    return [event.by for event in of(happened, kind)]


def test_saying_where_you_stand_voices_it_and_she_says_where_she_does(contested: Encounter) -> None:
    state, happened = history(contested, "ask_why; stand")
    assert (phase(state), state.reconciling) == ("voiced", "day")
    assert [event.line for event in of(happened, LineSaid)][-2:] == ["mine", "day_voiced"]


def test_an_open_rupture_bars_it(contested: Encounter) -> None:
    assert refusal(contested, "boast; repair name own; stand") == "repair_first"
    assert refusal(contested, "boast; repair name own; pass; stand") == "rupture_open"


def test_it_suspends_the_talk_until_you_are_through_or_step_back(contested: Encounter) -> None:
    assert refusal(contested, f"{KNOWING}; under") == "reconcile_first"
    assert refusal(contested, f"{KNOWING}; offer day=friday price=500") == "reconcile_first"
    back = play(contested, f"{KNOWING}; step_back")
    assert (back.reconciling, phase(back)) == (None, "voiced")


def test_stepping_back_takes_no_turn_and_coming_back_does(contested: Encounter) -> None:
    before = play(contested, KNOWING)
    back = play(contested, "step_back", before)
    assert back.turn == before.turn
    again = play(contested, "resume day", back)
    assert (again.turn, phase(again), again.reconciling) == (before.turn + 1, "voiced", "day")


def test_the_right_restatement_is_heard_and_lowers_tension(contested: Encounter) -> None:
    state, happened = history(contested, "reconcile hears", play(contested, KNOWING))
    assert phase(state) == "understood"
    assert (moved(happened, TensionChanged), moved(happened, TrustChanged)) == ([-5], [5])


def test_the_right_restatement_needs_its_fact(contested: Encounter) -> None:
    assert refusal(contested, "stand; reconcile hears") == "locked"


def test_a_wrong_restatement_makes_her_balk_and_is_spent(contested: Encounter) -> None:
    state, happened = history(contested, "reconcile twists", play(contested, KNOWING))
    assert phase(state) == "voiced"
    assert (moved(happened, TensionChanged), moved(happened, TrustChanged)) == ([5], [-5])
    assert "balked" in codes(of(happened, TrustChanged)[0])
    assert refusal(contested, "reconcile twists", state) == "unknown_step"


def test_it_collapses_when_nothing_is_left_that_you_could_say(contested: Encounter) -> None:
    state = play(contested, "stand; reconcile twists; reconcile bends")
    assert (phase(state), state.reconciling) == ("collapsed", None)
    assert refusal(contested, "resume day", state) == "nothing_to_resume"


def test_her_measure_can_be_chosen_only_once_it_is_learned(contested: Encounter) -> None:
    ready = play(contested, "ask_why; stand; reconcile hears")
    assert refusal(contested, "reconcile to_need", ready) == "locked"
    assert refusal(contested, "reconcile to_market", ready) == ""


def test_putting_it_in_her_measure_opens_the_bridge(contested: Encounter) -> None:
    before = play(contested, f"{KNOWING}; reconcile hears")
    state, happened = history(contested, "reconcile to_need", before)
    assert (opened(before), opened(state)) == ((), ("day",))
    assert (moved(happened, TensionChanged), moved(happened, TrustChanged)) == ([-5], [])


def test_nobody_can_put_the_bridge_on_the_table_before(contested: Encounter) -> None:
    assert refusal(contested, "offer day=thursday price=300") == "unknown_option"
    through = play(contested, THROUGH)
    assert any(dict(offer.package)["day"] == "thursday" for offer in offers(contested, through))


def test_meeting_on_what_both_can_live_with_makes_it_livable(contested: Encounter) -> None:
    state, happened = history(contested, "reconcile on_thursday", play(contested, THROUGH.rsplit(";", 1)[0]))
    assert (phase(state), state.reconciling) == ("livable", None)
    assert of(happened, ReconciliationMoved)[-1].met == "thursday"
    assert (moved(happened, TensionChanged), moved(happened, TrustChanged)) == ([-5], [5])


def test_meeting_on_what_she_cannot_live_with_makes_her_balk(contested: Encounter) -> None:
    state = play(contested, f"{THROUGH.rsplit(';', 1)[0]}; reconcile on_friday")
    assert phase(state) == "translated"


def test_terms_kept_where_you_met_are_worth_ten_more_to_her(contested: Encounter) -> None:
    state = play(contested, THROUGH)
    kept = margin(contested, state, (("day", "thursday"), ("price", "300")))
    left = margin(contested, state, (("day", "wednesday"), ("price", "300")))
    assert [cause.amount for cause in kept if cause.code == "reconciled"] == [1000]
    assert not [cause for cause in left if cause.code == "reconciled"]
    assert answer(contested, state, (("day", "thursday"), ("price", "200"))).margin == total(
        margin(contested, state, (("day", "thursday"), ("price", "200")))
    )


def test_reconciling_raises_leverage(contested: Encounter) -> None:
    assert leverage(contested, play(contested, THROUGH)) > leverage(contested, play(contested, KNOWING))


def test_reconciled_needs_the_terms_kept_and_a_promise_on_the_record(contested: Encounter) -> None:
    terms = "offer day=thursday price=200 clearing=both"
    agreed = play(contested, f"ask_why; under; swear; {THROUGH.removeprefix('ask_why; ')}; {terms}")
    assert agreed.stage == "closing"
    assert play(contested, "close", agreed).outcome is Outcome.BARGAINED
    assert play(contested, "record ring; close", agreed).outcome is Outcome.RECONCILED


def test_it_always_ends(contested: Encounter) -> None:
    state = start(contested, facts=("wall",), measure_known=True)
    state = play(contested, "stand", state)
    for _ in range(40):
        if state.reconciling is None:
            break
        steps = [move for move in legal_moves(contested, state) if type(move).__name__ == "Reconcile"]
        state = play(contested, f"reconcile {steps[-1].step}", state)  # type: ignore[union-attr]
    assert state.reconciling is None
