"""Offers, her answers, her counter-offer, and how a yes reads (MODEL 1 and 5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.encounter.deal import answer, gave, read_outcome
from game.encounter.events import (
    CounterDropped,
    IssueRaised,
    OfferAnswered,
    TensionChanged,
    TurnTaken,
)
from game.encounter.leverage import leverage
from game.encounter.margin import margin, total
from game.encounter.packages import possible
from game.encounter.script import Encounter
from game.encounter.state import Breakage, Given, Reconciliation, State
from game.encounter.values import Answer, Kind, Outcome, Package
from tests.builders import CLEARING, DAY, PRICE, act, codes, history, of, play, quiet, refusal, slim, start, yard

ALL = ("day", "price", "clearing")


def terms(day: str, price: int, clearing: str = "") -> Package:
    """A package of the yard."""
    return (("day", day), ("price", str(price)), *((("clearing", clearing),) if clearing else ()))


def knowing(**fields: object) -> State:
    """All three issues on the table."""
    return start(yard(), **{"raised": ALL, "facts": ("wall", "neighbour"), **fields})


# --- the four answers and their boundaries --------------------------------------------------------------------------


def test_she_accepts_at_a_margin_of_exactly_nothing() -> None:
    said = answer(yard(), start(yard(), tension=0), terms("monday", 300))
    assert (said.margin, said.answer) == (0, Answer.ACCEPTED)


def test_she_does_not_accept_one_step_below_nothing() -> None:
    said = answer(yard(), start(yard(), tension=5), terms("monday", 300))
    assert (said.margin, said.answer is Answer.ACCEPTED) == (-100, False)


@pytest.mark.parametrize(("trust", "sum_", "said"), [(62, -1500, Answer.COUNTERED), (61, -1533, Answer.REFUSED)])
def test_she_counters_down_to_a_margin_of_minus_15(trust: int, sum_: int, said: Answer) -> None:
    answered = answer(yard(), knowing(trust=trust), terms("wednesday", 500, "both"))
    assert (answered.margin, answered.answer) == (sum_, said)


@pytest.mark.parametrize(("trust", "sum_", "said"), [(59, -4000, Answer.REFUSED), (58, -4033, Answer.INSULTED)])
def test_she_is_insulted_below_a_margin_of_minus_40(trust: int, sum_: int, said: Answer) -> None:
    answered = answer(yard(), start(yard(), trust=trust), terms("friday", 300))
    assert (answered.margin, answered.answer) == (sum_, said)


@pytest.mark.parametrize(("price", "adds", "why"), [(400, 5, "refused"), (500, 15, "insulted")])
def test_a_refusal_costs_tension_5_and_an_insult_15(price: int, adds: int, why: str) -> None:
    day = "wednesday" if why == "refused" else "friday"
    _, happened = history(quiet(), f"offer day={day} price={price}")
    assert [(event.by, codes(event)) for event in of(happened, TensionChanged)] == [(adds, [why])]


def test_a_countered_or_accepted_offer_costs_no_tension() -> None:
    _, happened = history(quiet(), "ask_why; under; offer day=wednesday price=300 clearing=both; accept")
    assert of(happened, TensionChanged) == []


def test_she_refuses_where_she_has_no_counter_of_her_own() -> None:
    said = answer(yard(), start(yard()), terms("monday", 300))
    assert (said.margin, said.counter, said.answer) == (-600, None, Answer.REFUSED)


def test_what_she_cannot_live_with_is_countered_however_good_the_rest() -> None:
    said = answer(yard(), knowing(), terms("monday", 500, "you_clear"))
    assert (said.margin > 0, said.answer) == (True, Answer.COUNTERED)


def test_her_answer_carries_every_term_of_the_sum() -> None:
    said = answer(yard(), knowing(yielded=1, late_mirrors=1), terms("wednesday", 300, "both"))
    assert said.margin == total(said.causes)
    assert codes(said) == ["worth", "tension", "yielded", "mirrored", "alternative"]


def test_an_offer_takes_a_turn_and_an_accepted_one_ends_the_talk() -> None:
    state, happened = history(quiet(), "offer day=friday price=500")
    assert len(of(happened, TurnTaken)) == 1
    agreed = play(quiet(), "offer day=monday price=100", state)
    assert (agreed.stage, agreed.deal, agreed.agreed) == ("closing", "agreed", terms("monday", 100))


# --- a hollow yes ---------------------------------------------------------------------------------------------------

TOO_MUCH = terms("monday", 500, "you_clear")
"""A price that she cannot live with, at a margin above nothing."""


@pytest.mark.parametrize(("tension", "said"), [(55, Answer.COUNTERED), (60, Answer.ACCEPTED)])
def test_from_tension_60_she_says_yes_also_to_what_she_cannot_live_with(tension: int, said: Answer) -> None:
    answered = answer(yard(), knowing(tension=tension, trust=80), TOO_MUCH)
    assert (answered.answer, answered.pressured) == (said, said is Answer.ACCEPTED)


def test_such_a_yes_is_hollow() -> None:
    state = play(quiet(), "offer day=monday price=500 clearing=you_clear", knowing(tension=60, trust=80))
    assert state.deal == "hollow"
    assert play(quiet(), "close", state).outcome is Outcome.HOLLOW


def test_a_yes_at_tension_60_to_what_she_can_live_with_is_not_hollow() -> None:
    answered = answer(yard(), knowing(tension=60), terms("wednesday", 200, "you_clear"))
    assert (answered.answer, answered.pressured) == (Answer.ACCEPTED, False)


def test_nothing_below_a_margin_of_nothing_is_accepted_at_any_tension() -> None:
    answered = answer(yard(), knowing(tension=90), terms("monday", 500, "both"))
    assert answered.margin < 0
    assert answered.answer is not Answer.ACCEPTED


def test_a_yes_in_the_turn_after_pressing_is_hollow_where_she_cannot_live_with_it() -> None:
    pressed = play(quiet(), "ask_why; under; press")
    assert play(quiet(), "offer day=monday price=500 clearing=you_clear", pressed).deal == "hollow"


def test_a_turn_later_pressing_no_longer_makes_a_yes_hollow() -> None:
    pressed = play(quiet(), "ask_why; under; press; wait")
    assert play(quiet(), "offer day=monday price=500 clearing=you_clear", pressed).deal == "countered"


# --- her counter-offer ----------------------------------------------------------------------------------------------


def counter_by_hand(encounter: Encounter, state: State) -> Package | None:
    """MODEL 1 in as many words: the best for you among what she can live with at max(0, 8 - leverage / 4)."""
    keeps = max(0.0, 8 - leverage(encounter, state) / 4)
    best: tuple[int, int] | None = None
    found = None
    for priced in possible(encounter, state.raised):
        enough = total(margin(encounter, state, priced.package)) / 100 >= keeps
        if enough and priced.livable_them and (best is None or (priced.you, priced.them) > best):
            best, found = (priced.you, priced.them), priced.package
    return found


@pytest.mark.parametrize("trust", range(30, 100, 10))
@pytest.mark.parametrize("tension", [0, 20, 40])
def test_her_counter_is_the_best_for_you_among_what_she_can_live_with(trust: int, tension: int) -> None:
    state = knowing(trust=trust, tension=tension)
    answered = answer(yard(), state, TOO_MUCH)
    assert answered.counter == counter_by_hand(yard(), state)
    assert answered.counter is not None
    assert answered.counter[1] != ("price", "500")


def test_between_counters_of_the_same_worth_to_you_she_takes_the_better_one_for_her() -> None:
    indifferent = yard(issues=(DAY, replace(PRICE, weight_you=0), CLEARING))
    state = knowing(tension=0, trust=60)
    said = answer(indifferent, state, TOO_MUCH)
    assert said.counter == counter_by_hand(indifferent, state)
    assert dict(said.counter or ())["price"] == "100"


def _worth(encounter: Encounter, package: Package) -> int:
    return next(each.you for each in possible(encounter, ALL) if each.package == package)


def test_leverage_buys_more_from_her_counter() -> None:
    needy, strong = yard(walk_away=40), yard(walk_away=45)
    state = knowing(trust=45, tension=0)
    assert (leverage(needy, state), leverage(strong, state)) == (8, 13)
    less, more = answer(needy, state, TOO_MUCH).counter, answer(strong, state, TOO_MUCH).counter
    assert less is not None
    assert more is not None
    assert _worth(strong, more) > _worth(needy, less)


def test_any_move_but_accepting_drops_her_counter() -> None:
    encounter = quiet()
    countered = play(encounter, "ask_why; under; offer day=wednesday price=300 clearing=both")
    assert countered.counter == terms("wednesday", 300, "you_clear")
    state, happened = history(encounter, "back", countered)
    assert (state.counter, state.deal, len(of(happened, CounterDropped))) == (None, "open", 1)
    assert refusal(encounter, "to_terms; accept", state) == "nothing_to_accept"
    again = play(encounter, "offer day=friday price=500 clearing=nobody", countered)
    assert (again.counter, again.deal) == (None, "open")


def test_accepting_takes_her_counter() -> None:
    state = play(quiet(), "ask_why; under; offer day=wednesday price=300 clearing=both; accept")
    assert (state.stage, state.deal, state.agreed) == ("closing", "agreed", terms("wednesday", 300, "you_clear"))


def test_taking_her_counter_is_never_hollow_even_where_she_was_pressed() -> None:
    state = play(quiet(), "ask_why; under; wait; press; offer day=wednesday price=300 clearing=nobody")
    assert state.deal == "open"
    pressed = replace(play(quiet(), "ask_why; under; offer day=wednesday price=300 clearing=both"), pressed=2)
    assert play(quiet(), "accept", pressed).deal == "agreed"


def test_there_is_nothing_to_accept_without_a_counter() -> None:
    assert refusal(quiet(), "accept") == "nothing_to_accept"
    assert refusal(quiet(), "to_terms; accept") == "nothing_to_accept"


# --- what may be put on the table -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offer", "code"),
    [
        ("offer day=monday", "issue_missing"),
        ("offer", "issue_missing"),
        ("offer day=monday day=friday price=100", "issue_twice"),
        ("offer day=monday price=100 colour=red", "unknown_issue"),
        ("offer day=monday price=150", "unknown_option"),
        ("offer day=monday price=100 clearing=both", "unknown_issue"),
    ],
)
def test_terms_that_cannot_be_put_on_the_table_are_refused(offer: str, code: str) -> None:
    assert refusal(quiet(), offer) == code


@pytest.mark.parametrize(
    ("beside", "code"),
    [
        ("day=monday price=999", "unknown_option"),
        ("day=monday colour=red", "unknown_issue"),
        ("day=wednesday", "issue_missing"),
        ("price=100 day=monday", "not_beside"),
        ("day=wednesday price=100", "not_equal"),
    ],
)
def test_what_is_laid_beside_an_offer_must_be_another_one_of_nearly_the_same_worth_to_you(
    beside: str, code: str
) -> None:
    assert refusal(quiet(), f"offer day=monday price=100 beside {beside}") == code


def test_an_offer_needs_terms() -> None:
    assert refusal(quiet(), "put") == "offer_needs_terms"


def test_an_offer_is_refused_where_the_moment_has_none() -> None:
    assert refusal(slim(quiet(), "wait"), "offer day=monday price=100") == "no_offer_here"


def test_a_bridge_cannot_be_put_on_the_table_before_reconciling_has_opened_it() -> None:
    bridge = replace(DAY.options[1], id="thursday", bridge=True)
    encounter = quiet(issues=(replace(DAY, contested=True, options=(*DAY.options, bridge)), PRICE, CLEARING))
    assert refusal(encounter, "offer day=thursday price=100") == "unknown_option"
    opened = start(encounter, reconciliations=(Reconciliation(issue="day", phase="translated"),))
    assert refusal(encounter, "offer day=thursday price=100", opened) == ""


def test_an_offer_that_names_a_latent_issue_raises_it_once_you_know_its_fact() -> None:
    state, happened = history(quiet(), "ask_why; under; offer day=friday price=500 clearing=nobody")
    assert [event.issue for event in of(happened, IssueRaised)] == ["clearing"]
    assert state.raised == ALL


def test_a_raised_issue_stays_on_the_table_and_every_later_offer_settles_it() -> None:
    raised = play(quiet(), "ask_why; under; offer day=friday price=500 clearing=nobody")
    assert refusal(quiet(), "offer day=monday price=100", raised) == "issue_missing"
    again = history(quiet(), "offer day=friday price=500 clearing=nobody", raised)[1]
    assert of(again, IssueRaised) == []


def test_raising_an_issue_takes_no_turn_of_its_own() -> None:
    _, happened = history(quiet(), "ask_why; under; offer day=friday price=500 clearing=nobody")
    assert len(of(happened, TurnTaken)) == 3


def test_knowing_the_fact_alone_raises_nothing() -> None:
    assert play(quiet(), "ask_why; under; offer day=friday price=500").raised == ("day", "price")


def test_terms_are_kept_in_the_encounters_order() -> None:
    state = play(quiet(), "offer price=100 day=monday")
    assert state.agreed == terms("monday", 100)


# --- binding --------------------------------------------------------------------------------------------------------


def test_the_options_agreed_on_make_their_promises() -> None:
    state = play(quiet(), "ask_why; under; offer day=wednesday price=200 clearing=you_clear")
    assert [(given.id, given.source) for given in state.promises] == [("sweep", "offer")]


def test_a_promise_of_an_option_that_was_not_agreed_is_not_made() -> None:
    assert play(quiet(), "ask_why; under; offer day=wednesday price=300 clearing=both").promises == ()


def test_a_promise_on_the_record_binds_the_yes() -> None:
    state = play(quiet(), "swear; offer day=monday price=100; record ring")
    assert (state.deal, state.promises[0].recorded) == ("bound", True)


def test_a_yes_without_a_record_is_agreed_and_not_bound() -> None:
    assert play(quiet(), "swear; offer day=monday price=100").deal == "agreed"


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("swear; record ring", "not_now"),
        ("offer day=monday price=100; record ring", "not_promised"),
        ("swear; offer day=monday price=100; record ring; record ring", "recorded"),
        ("close", "not_now"),
        ("offer day=monday price=100; wait", "not_now"),
        ("offer day=monday price=100; walk", "not_now"),
    ],
)
def test_the_record_is_for_promises_made_once_you_have_agreed(script: str, code: str) -> None:
    assert refusal(quiet(), script) == code


def test_recording_cannot_save_a_hollow_yes() -> None:
    state = play(quiet(), "offer day=monday price=500 clearing=you_clear; record sweep", knowing(tension=60, trust=80))
    assert state.deal == "hollow"


# --- reading the outcome ----------------------------------------------------------------------------------------------

FAIR = terms("wednesday", 300)
CONTESTED = yard(issues=(replace(DAY, contested=True), PRICE, CLEARING))


def agreed_on(package: Package, **fields: object) -> State:
    return start(yard(), **{"stage": "closing", "deal": "agreed", "agreed": package, **fields})


def reconciled_on(package: Package, **fields: object) -> State:
    met = (Reconciliation(issue="day", phase="livable", met=dict(package)["day"]),)
    return agreed_on(package, **{"deal": "bound", "reconciliations": met, **fields})


def test_an_agreement_within_both_limits_is_bargained() -> None:
    assert read_outcome(yard(), agreed_on(FAIR)) is Outcome.BARGAINED


@pytest.mark.parametrize("package", [terms("monday", 400), terms("wednesday", 100), terms("monday", 200)])
def test_an_option_you_cannot_live_with_or_less_than_your_walk_away_is_capitulated(package: Package) -> None:
    assert read_outcome(yard(), agreed_on(package)) is Outcome.CAPITULATED


def test_exactly_your_walk_away_is_not_below_it() -> None:
    assert read_outcome(yard(walk_away=63), agreed_on(FAIR)) is Outcome.BARGAINED
    assert read_outcome(yard(walk_away=64), agreed_on(FAIR)) is Outcome.CAPITULATED


def test_giving_more_than_four_times_what_she_gave_is_capitulated() -> None:
    generous = yard(issues=(replace(DAY, livable_you="monday"), PRICE, CLEARING), walk_away=0)
    assert gave(generous, terms("monday", 200)) == (750, 6750)
    assert read_outcome(generous, agreed_on(terms("monday", 200))) is Outcome.CAPITULATED
    assert gave(generous, terms("monday", 300)) == (1500, 5500)
    assert read_outcome(generous, agreed_on(terms("monday", 300))) is Outcome.BARGAINED


def test_exactly_four_times_is_still_bargained() -> None:
    even = yard(issues=(replace(DAY, livable_you="monday", weight_you=10), PRICE, CLEARING), walk_away=0)
    assert gave(even, terms("monday", 300)) == (1500, 3500)
    steep = replace(PRICE, weight_you=60)
    even = yard(issues=(replace(DAY, livable_you="monday", weight_you=30), steep, CLEARING), walk_away=0)
    assert gave(even, terms("monday", 300)) == (1500, 6000)
    assert read_outcome(even, agreed_on(terms("monday", 300))) is Outcome.BARGAINED


def test_her_giving_more_than_four_times_what_you_gave_is_persuaded_also_where_you_gave_nothing() -> None:
    assert read_outcome(yard(), agreed_on(terms("friday", 500))) is Outcome.PERSUADED
    assert gave(yard(), terms("friday", 400)) == (6250, 1250)
    assert read_outcome(yard(), agreed_on(terms("friday", 400))) is Outcome.PERSUADED


def test_reconciled_needs_every_contested_issue_met_and_kept_no_rupture_open_and_the_record() -> None:
    broke = Breakage(id="broke", phase="open", turn=1, severity=1)
    assert read_outcome(CONTESTED, reconciled_on(FAIR)) is Outcome.RECONCILED
    assert read_outcome(CONTESTED, reconciled_on(FAIR, deal="agreed")) is Outcome.BARGAINED
    assert read_outcome(CONTESTED, reconciled_on(FAIR, breakages=(broke,))) is Outcome.BARGAINED
    assert read_outcome(CONTESTED, reconciled_on(FAIR, agreed=terms("friday", 200))) is Outcome.BARGAINED
    only_translated = (Reconciliation(issue="day", phase="translated", met="wednesday"),)
    assert read_outcome(CONTESTED, reconciled_on(FAIR, reconciliations=only_translated)) is Outcome.BARGAINED


def test_without_a_contested_issue_nothing_can_be_reconciled() -> None:
    assert read_outcome(yard(), agreed_on(FAIR, deal="bound")) is Outcome.BARGAINED


def test_outcomes_are_read_in_their_order() -> None:
    worst = terms("monday", 100)
    one_sided = terms("friday", 500)
    assert read_outcome(CONTESTED, reconciled_on(worst, deal="hollow")) is Outcome.HOLLOW
    assert read_outcome(CONTESTED, reconciled_on(worst)) is Outcome.CAPITULATED
    assert read_outcome(CONTESTED, reconciled_on(one_sided)) is Outcome.RECONCILED
    assert read_outcome(CONTESTED, reconciled_on(one_sided, deal="agreed")) is Outcome.PERSUADED


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_walking_ends_it_at_once() -> None:
    state = play(quiet(), "walk")
    assert (state.outcome, state.deal, state.stage) == (Outcome.WALKED, "walked", "over")


def test_a_move_of_the_authors_that_ends_the_talk_is_walking_too() -> None:
    state = play(quiet(act("bye", go="end")), "bye")
    assert (state.outcome, state.deal) == (Outcome.WALKED, "walked")


def test_at_patience_0_the_work_is_lost() -> None:
    encounter = quiet(patience=3)
    state = play(encounter, "wait; wait")
    assert (state.patience, state.outcome) == (1, None)
    state = play(encounter, "wait", state)
    assert (state.patience, state.outcome, state.deal) == (0, Outcome.LOST, "lost")


def test_a_yes_on_the_last_turn_is_a_yes() -> None:
    state = play(quiet(patience=3), "wait; wait; offer day=monday price=100; close")
    assert state.outcome is Outcome.CAPITULATED


def test_nothing_can_be_done_once_it_is_over() -> None:
    over = play(quiet(), "walk")
    for text in ("wait", "walk", "accept", "offer day=monday price=100", "close", "keep ring", "pass", "thank"):
        assert refusal(quiet(), text, over) == "over"


def test_the_same_offer_has_the_same_answer_every_time() -> None:
    first, second = (history(quiet(), "offer day=friday price=500")[1] for _ in range(2))
    assert first == second
    assert of(first, OfferAnswered)[0].package == terms("friday", 500)


def test_a_promise_made_twice_is_one_promise() -> None:
    encounter = quiet(act("swear_sweep", Kind.PROMISE, promise="sweep"))
    state = play(encounter, "swear_sweep; ask_why; under; offer day=wednesday price=200 clearing=you_clear")
    assert state.promises == (Given(id="sweep", source="say"),)


def test_taking_her_terms_in_the_authors_words_is_the_same_as_accepting() -> None:
    countered = play(quiet(), "ask_why; under; to_terms; offer day=monday price=500 clearing=you_clear")
    assert countered.counter is not None
    assert play(quiet(), "take", countered).agreed == play(quiet(), "accept", countered).agreed == countered.counter
