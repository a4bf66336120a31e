"""Promises, a week later, and what was delivered (MODEL 1, 3, 6)."""

from __future__ import annotations

from typing import Any

import pytest

from game.encounter.events import (
    CeilingLowered,
    Delivered,
    LineSaid,
    PromiseBroken,
    PromiseKept,
    PromiseMade,
    TrustChanged,
    WeekPassed,
)
from game.encounter.script import Encounter
from game.encounter.values import Breach, Kind, Outcome, Part
from tests.builders import act, codes, history, of, play, quiet, refusal, rupture, start, wording

YES = "offer day=monday price=100"
REPAIRED = f"slip; repair name own good change; thank; {YES}; close"
"""A repair that bound you twice (to sweep and to ring), a yes, and the week after."""


def trust_of(happened: list[Any]) -> list[tuple[int, str]]:
    return [(event.by, codes(event)[0]) for event in of(happened, TrustChanged)]


# --- promises -------------------------------------------------------------------------------------------------------


def test_a_promise_once_made_is_not_made_again() -> None:
    assert refusal(quiet(act("swear_again", Kind.PROMISE, promise="ring")), "swear; swear_again") == "promised_already"
    assert len(of(history(quiet(), "swear; slip; repair name own good change")[1], PromiseMade)) == 2


def test_what_is_promised_in_a_repair_that_was_promised_before_stays_one_promise() -> None:
    state = play(quiet(), "swear; slip; repair name own regret change")
    assert [(given.id, given.source) for given in state.promises] == [("ring", "say")]


# --- the week -------------------------------------------------------------------------------------------------------


def test_after_a_yes_a_week_passes_and_its_promises_fall_due() -> None:
    state, happened = history(quiet(), f"swear; {YES}; close")
    assert (state.stage, state.hours) == ("later", 3)
    assert [event.hours for event in of(happened, WeekPassed)] == [3]


def test_with_nothing_due_it_is_over_at_once() -> None:
    state, happened = history(quiet(), f"{YES}; close")
    assert (state.stage, state.delivery, len(of(happened, Delivered))) == ("over", 70, 1)


@pytest.mark.parametrize("script", ["walk", "slip; repair regret; repair regret"])
def test_no_week_follows_where_there_was_no_yes(script: str) -> None:
    state, happened = history(quiet(), f"swear; {script}")
    assert (of(happened, WeekPassed), state.stage, state.delivery) == ([], "over", None)


def test_keeping_a_promise_costs_its_hours() -> None:
    state, happened = history(quiet(), f"swear; {YES}; close; keep ring")
    assert (state.hours, state.promises[0].fate) == (1, "kept")
    assert [(event.promise, event.hours) for event in of(happened, PromiseKept)] == [("ring", 2)]


def test_letting_go_costs_no_hours() -> None:
    state = play(quiet(), f"swear; {YES}; close; let_go ring")
    assert (state.hours, state.promises[0].fate) == (3, "broken")


def test_hours_do_not_stretch_to_every_promise() -> None:
    assert refusal(quiet(), f"{REPAIRED}; keep sweep; keep ring") == "no_hours"
    assert refusal(quiet(), f"{REPAIRED}; keep sweep; let_go ring") == ""
    assert refusal(quiet(hours=4), f"{REPAIRED}; keep sweep; keep ring") == ""


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (f"swear; {YES}; keep ring", "not_now"),
        (f"swear; {YES}; close; keep sweep", "not_due"),
        (f"{REPAIRED}; keep ring; keep ring", "not_due"),
        (f"{REPAIRED}; keep ring; let_go ring", "not_due"),
        (f"{REPAIRED}; wait", "not_now"),
        (f"{REPAIRED}; walk", "not_now"),
    ],
)
def test_only_what_is_due_can_be_kept_or_let_go(script: str, code: str) -> None:
    assert refusal(quiet(), script) == code


def test_it_is_over_when_the_last_promise_has_its_fate() -> None:
    state = play(quiet(), f"{REPAIRED}; keep sweep")
    assert state.stage == "later"
    assert play(quiet(), "let_go ring", state).stage == "over"


def test_she_says_what_became_of_each_promise() -> None:
    _, happened = history(quiet(), f"{REPAIRED}; keep sweep")
    assert of(happened, LineSaid)[-1].line == "later_kept"
    _, happened = history(quiet(), f"{REPAIRED}; let_go sweep")
    assert of(happened, LineSaid)[-1].line == "later_broke"


# --- trust ----------------------------------------------------------------------------------------------------------


def test_a_kept_promise_of_a_repair_gives_back_what_words_could_not() -> None:
    _, happened = history(quiet(), "keep sweep", play(quiet(), REPAIRED))
    assert trust_of(happened) == [(5, "deed")]


def test_keeping_both_promises_of_a_repair_gives_back_no_more_than_keeping_one() -> None:
    encounter = quiet(hours=4)
    slipped, before = play(encounter, "slip"), start(encounter)
    state = play(encounter, f"{REPAIRED}; keep sweep; keep ring")
    cost = before.trust - slipped.trust
    assert state.trust - slipped.trust <= cost - 5
    assert state.trust == play(encounter, f"{REPAIRED}; keep sweep").trust


def test_repaired_is_a_little_below_never_broken() -> None:
    unbroken = play(quiet(hours=4), f"wait; {YES}; close").trust
    assert play(quiet(hours=4), f"{REPAIRED}; keep sweep; keep ring").trust < unbroken


def test_any_other_kept_promise_moves_trust_a_quarter_of_the_way_to_its_ceiling() -> None:
    state, happened = history(quiet(), f"swear; {YES}; close; keep ring")
    assert (state.trust, trust_of(happened)) == (65, [(15, "kept")])


def test_letting_go_what_mended_a_rupture_counts_as_deception() -> None:
    before = play(quiet(), REPAIRED)
    state, happened = history(quiet(), "let_go sweep", before)
    assert [event.by for event in of(happened, CeilingLowered)] == [25]
    assert state.ceiling == before.ceiling - 25
    assert state.trust < before.trust
    assert codes(of(happened, TrustChanged)[0]) == ["broken"]
    assert [event.promise for event in of(happened, PromiseBroken)] == ["sweep"]


def test_letting_another_promise_go_costs_trust_and_lowers_no_ceiling() -> None:
    state, happened = history(quiet(), f"swear; {YES}; close; let_go ring")
    assert (trust_of(happened), of(happened, CeilingLowered)) == ([(-15, "broken")], [])
    assert state.ceiling == 100


# --- delivery -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fates", "worth"),
    [("keep sweep; keep ring", 80), ("keep sweep; let_go ring", 65), ("let_go sweep; let_go ring", 50)],
)
def test_a_delivery_is_her_worth_of_the_terms_plus_5_a_promise_kept_less_10_a_promise_broken(
    fates: str, worth: int
) -> None:
    state, happened = history(quiet(hours=4), f"{REPAIRED}; {fates}")
    assert state.delivery == worth
    (delivered,) = of(happened, Delivered)
    assert sum(cause.amount for cause in delivered.causes) == 100 * worth


def test_what_is_delivered_is_what_was_agreed() -> None:
    state = play(quiet(), "ask_why; under; offer day=wednesday price=300 clearing=both; accept; close; keep sweep")
    assert state.agreed == (("day", "wednesday"), ("price", "300"), ("clearing", "you_clear"))
    assert state.delivery == 24 + 15 + 30 + 5


def hollow_play(**more: Any) -> tuple[Any, list[Any]]:
    encounter = quiet(**more)
    fields = {"tension": 60, "trust": 80, "raised": ("day", "price", "clearing"), "facts": ("wall", "neighbour")}
    return history(encounter, "offer day=monday price=500 clearing=you_clear; close", start(encounter, **fields))


def test_a_hollow_yes_breaks_a_week_later_whatever_was_promised() -> None:
    state, happened = hollow_play()
    assert (state.outcome, state.stage, state.delivery) == (Outcome.HOLLOW, "over", 0)
    assert codes(of(happened, Delivered)[0]) == ["hollow"]
    assert "later_hollow" in [event.line for event in of(happened, LineSaid)]


# --- denying --------------------------------------------------------------------------------------------------------


def deniable(innocent: bool = False, **more: Any) -> Encounter:
    denials = (wording("not_me", Part.OWN_IT),)
    script = rupture(breach=Breach.INTEGRITY, denials=denials, innocent=innocent, **more)
    return quiet(ruptures={"broke": script}, tension=0)


def test_a_denial_gives_back_seven_tenths_of_the_cost_at_once() -> None:
    asked = play(deniable(), "slip; wait")
    state, happened = history(deniable(), "deny", asked)
    assert asked.breakages[0].cost == 25
    assert trust_of(happened) == [(20, "denial")]
    assert (state.breakages[0].phase, state.open_breakages) == ("denied", ())


def test_a_denial_gives_back_more_than_an_apology_would() -> None:
    denied = play(deniable(), "slip; wait; deny")
    owned = play(deniable(), "slip; wait; repair name own good regret explain")
    assert owned.breakages[0].mended
    assert denied.trust > owned.trust


def test_shown_innocent_all_is_restored() -> None:
    encounter = deniable(innocent=True)
    state, happened = history(encounter, f"slip; wait; deny; {YES}; close")
    assert trust_of(happened) == [(-25, "rupture"), (20, "denial"), (5, "shown_innocent")]
    assert state.trust == start(encounter).trust


def test_shown_guilty_costs_twice_and_counts_as_deception() -> None:
    state, happened = history(deniable(), f"slip; wait; deny; {YES}; close")
    assert trust_of(happened)[-1][1] == "shown_guilty"
    assert state.trust == max(0, 50 - 25 + 20 - 2 * 25)
    assert [event.by for event in of(happened, CeilingLowered)] == [10, 25]


@pytest.mark.parametrize("script", ["deny", "slip; deny"])
def test_there_is_nothing_to_deny_before_she_asks(script: str) -> None:
    assert refusal(deniable(), script) == "nothing_to_deny"


def test_what_the_file_gives_no_words_to_deny_cannot_be_denied() -> None:
    assert refusal(quiet(), "slip; wait; deny") == "nothing_to_deny"


def test_a_free_promise_is_counted_in_the_delivery_too() -> None:
    encounter = quiet(act("swear_sweep", Kind.PROMISE, promise="sweep"))
    assert play(encounter, f"swear_sweep; {YES}; close; keep sweep").delivery == 75
