"""Each kind of move of the talk, and how a turn ends (MODEL 2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.encounter.events import (
    CheckMissed,
    FactLearned,
    LineSaid,
    QuestionClosed,
    QuestionOpened,
    TensionChanged,
    TrustChanged,
    TurnTaken,
    Yielded,
)
from game.encounter.script import AnyOf, Clause, Compare, Has, Learn, Shift
from game.encounter.state import Breakage
from game.encounter.values import Kind, Measure
from tests.builders import act, adding, codes, history, line, of, play, quiet, refusal, start, yard


def shifts(happened: list[object]) -> list[tuple[int, str]]:
    """Every move of a meter with its cause."""
    return [(event.by, codes(event)[0]) for event in of(happened, TrustChanged, TensionChanged)]


# --- find out -------------------------------------------------------------------------------------------------------


def test_asking_opens_a_fact_and_moves_no_meter() -> None:
    state, happened = history(quiet(), "ask_why")
    assert (state.facts, shifts(happened)) == (("wall",), [])


def test_following_up_needs_the_line_that_it_takes_up() -> None:
    assert refusal(quiet(), "under") == "nothing_to_follow"
    assert refusal(quiet(), "ask_why; under") == ""


def test_a_follow_up_is_over_once_the_talk_has_left_that_state() -> None:
    assert refusal(quiet(), "ask_why; to_terms; back; under") == "nothing_to_follow"


def test_a_follow_up_is_still_possible_after_another_move_in_the_same_state() -> None:
    assert refusal(quiet(), "ask_why; wait; under") == ""


def test_following_up_to_a_new_fact_raises_trust_5() -> None:
    assert shifts(history(quiet(), "ask_why; under")[1]) == [(5, "new_fact")]


def test_following_up_to_what_you_know_already_raises_nothing() -> None:
    assert shifts(history(quiet(), "under", start(quiet(), facts=("neighbour",), heard=("because",)))[1]) == []


def test_forgetting_is_not_a_new_fact() -> None:
    encounter = quiet(act("blur", Kind.FOLLOW_UP, to="because", effects=(Learn(fact="wall", forget=True),)))
    state, happened = history(encounter, "ask_why; blur")
    assert (state.facts, shifts(happened)) == ((), [])


def test_a_right_check_lowers_tension_and_closes_her_question() -> None:
    state, happened = history(yard(), "check")
    assert state.question is None
    assert shifts(happened) == [(-5, "check_right")]
    assert codes(of(happened, QuestionClosed)[0]) == ["checked"]


def test_a_wrong_check_costs_nothing_the_first_time_and_tension_after_that() -> None:
    state, happened = history(quiet(), "check_wrong")
    assert (len(of(happened, CheckMissed)), shifts(happened)) == (1, [])
    state, happened = history(quiet(), "check_wrong; check_wrong", state)
    assert shifts(happened) == [(5, "check_wrong"), (5, "check_wrong")]


def test_a_wrong_check_does_not_answer_her_question() -> None:
    assert "question_open" in [why for _, why in shifts(history(yard(), "check_wrong")[1])]


def test_naming_a_cue_rightly_lowers_tension_and_wrongly_raises_it() -> None:
    seen = adding(yard(), act("look", Kind.NAME_CUE, sees="hello", effects=(Learn(fact="wall"),)))
    state, happened = history(seen, "look")
    assert shifts(happened)[0] == (-5, "cue_right")
    assert state.facts == ("wall",)
    assert shifts(history(yard(), "see_wrong")[1])[0] == (5, "cue_wrong")


def test_a_cue_can_be_named_only_where_it_was_shown() -> None:
    assert refusal(quiet(), "see") == "nothing_to_see"
    assert refusal(yard(), "to_terms; back; see") == "nothing_to_see"


# --- her questions --------------------------------------------------------------------------------------------------


def test_a_question_is_open_before_your_first_move() -> None:
    question = start(yard()).question
    assert question is not None
    assert question.line == "hello"


def test_an_answer_closes_her_question_and_costs_nothing() -> None:
    state, happened = history(yard(), "answer")
    assert (state.question, shifts(happened)) == (None, [])
    assert codes(of(happened, QuestionClosed)[0]) == ["answered"]


def test_a_question_left_open_costs_tension_once_and_lapses() -> None:
    state, happened = history(yard(), "ask_why; under; measure")
    assert [each for each in shifts(happened) if each[1] == "question_open"] == [(5, "question_open")]
    assert state.question is None
    assert refusal(yard(), "answer", state) == "no_question"


def test_a_question_that_has_lapsed_is_not_asked_again() -> None:
    again = line("again", "Well?", asks=True)
    encounter = quiet(act("nudge", again=True, reply=again))
    assert len(of(history(encounter, "nudge; wait; nudge; wait")[1], QuestionOpened)) == 1


def test_a_question_that_she_asks_this_turn_waits_until_the_next() -> None:
    encounter = quiet(act("nudge", reply=line("why_you", "Why you?", asks=True)))
    state, happened = history(encounter, "nudge")
    assert (state.question is not None, shifts(happened)) == (True, [])
    assert shifts(history(encounter, "wait", state)[1]) == [(5, "question_open")]


def test_a_question_left_open_costs_also_where_she_asks_another() -> None:
    encounter = adding(yard(), act("nudge", reply=line("why_you", "Why you?", asks=True)))
    state, happened = history(encounter, "nudge")
    assert shifts(happened) == [(5, "question_open")]
    assert state.question is not None
    assert state.question.line == "why_you"


def test_only_the_question_that_is_open_can_be_answered() -> None:
    assert refusal(quiet(), "answer") == "no_question"


# --- meet and bargain -----------------------------------------------------------------------------------------------


def test_mirroring_raises_trust_each_time() -> None:
    assert shifts(history(quiet(), "mirror; mirror")[1]) == [(5, "mirror"), (5, "mirror")]


def test_mirroring_costs_in_the_sum_after_the_first_third_of_the_talk() -> None:
    state = play(quiet(patience=9), "mirror; mirror; mirror")
    assert (state.mirrors, state.late_mirrors) == (3, 0)
    state = play(quiet(patience=9), "mirror", state)
    assert (state.mirrors, state.late_mirrors) == (4, 1)


def test_her_own_measure_once_known_makes_her_yield_one_step() -> None:
    state, happened = history(quiet(), "measure; standard")
    assert (state.yielded, state.standards, shifts(happened)) == (1, ("price",), [])
    assert [event.steps for event in of(happened, Yielded)] == [1]


def test_her_measure_does_not_count_before_you_have_learned_it() -> None:
    state, happened = history(quiet(), "standard")
    assert (state.yielded, shifts(happened)) == (0, [(5, "not_her_measure")])


def test_a_measure_that_is_not_hers_costs_tension() -> None:
    assert shifts(history(quiet(), "measure; standard_wrong")[1]) == [(5, "not_her_measure")]


def test_she_yields_to_a_standard_once_an_issue() -> None:
    twice = quiet(
        act("on_price", Kind.STANDARD, issue="price", measure=Measure.NEED),
        act("on_day", Kind.STANDARD, issue="day", measure=Measure.NEED),
    )
    assert refusal(twice, "measure; standard; on_price") == "standard_spent"
    assert play(twice, "measure; standard; on_day").yielded == 2


def test_a_standard_cannot_speak_of_what_nobody_has_raised() -> None:
    encounter = quiet(act("on_clearing", Kind.STANDARD, issue="clearing", measure=Measure.NEED))
    assert refusal(encounter, "on_clearing") == "standard_spent"


# --- turns ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["ask_why", "check", "mirror", "standard", "coax", "press", "calm", "to_terms"])
def test_a_move_of_the_talk_takes_a_turn(text: str) -> None:
    state, happened = history(quiet(), text)
    assert (len(of(happened, TurnTaken)), state.turn, state.patience) == (1, 1, 11)


def test_a_promise_takes_no_turn() -> None:
    state, happened = history(quiet(), "swear")
    assert (of(happened, TurnTaken), state.turn, state.patience) == ([], 0, 12)


def test_a_move_is_offered_once_unless_again() -> None:
    assert refusal(quiet(), "ask_why; ask_why") == "said_already"
    assert refusal(quiet(), "warm; warm") == ""


def test_what_is_not_of_this_moment_cannot_be_said() -> None:
    assert refusal(quiet(), "take") == "unknown_move"
    assert refusal(quiet(), "nonsense") == "unknown_move"


def test_a_move_whose_needs_do_not_hold_is_locked() -> None:
    assert refusal(quiet(), "locked") == "locked"
    assert refusal(quiet(), "locked", start(quiet(), trust=90)) == ""


def test_lines_of_a_state_are_said_on_coming_and_a_once_line_only_once() -> None:
    happened = history(quiet(), "to_terms; back; wait")[1]
    assert [event.line for event in of(happened, LineSaid) if event.by == "them"] == ["closer"]


def test_a_line_that_is_not_once_is_said_again_while_you_stay() -> None:
    encounter = quiet()
    lines = (line("hum", "Hm."), line("rain", "Rain.", when=(Has(verb="knows", name="wall"),)))
    noisy = replace(encounter.moments["yard"], lines=lines)
    encounter = replace(encounter, moments={**encounter.moments, "yard": noisy})
    said = [event.line for event in of(history(encounter, "wait; ask_why")[1], LineSaid) if event.by == "them"]
    assert said == ["hum", "because", "hum", "rain"]


def test_a_free_move_that_goes_somewhere_hears_what_is_said_there() -> None:
    encounter = quiet(act("swear_off", Kind.PROMISE, promise="sweep", go="terms"))
    state, happened = history(encounter, "swear_off")
    assert (state.at, state.turn) == ("terms", 0)
    assert "closer" in [event.line for event in of(happened, LineSaid)]


def test_what_the_author_adds_comes_with_the_rule_of_the_kind() -> None:
    effects = (Shift(meter="trust", by=5), Shift(meter="tension", by=10))
    encounter = quiet(act("kind_check", Kind.CHECK, effects=effects))
    assert shifts(history(encounter, "kind_check")[1]) == [(5, "situation"), (10, "situation"), (-5, "check_right")]


def test_learning_the_same_fact_twice_is_said_once() -> None:
    encounter = quiet(act("ask_again", effects=(Learn(fact="wall"),)))
    assert len(of(history(encounter, "ask_why; ask_again")[1], FactLearned)) == 1


# --- conditions -----------------------------------------------------------------------------------------------------

MENDED = Breakage(id="broke", phase="steady", turn=1, severity=1, mended=True)
DENIED = Breakage(id="broke", phase="denied", turn=1, severity=1, mended=True)


@pytest.mark.parametrize(
    ("clause", "fields", "holds"),
    [
        (Compare(meter="trust", sign=">=", number=50), {}, True),
        (Compare(meter="trust", sign=">=", number=51), {}, False),
        (Compare(meter="tension", sign="<=", number=30), {}, True),
        (Compare(meter="tension", sign="<=", number=30, negated=True), {}, False),
        (Compare(meter="patience", sign="<=", number=3), {"patience": 3}, True),
        (Compare(meter="leverage", sign=">=", number=-11), {}, True),
        (Compare(meter="leverage", sign=">=", number=-10), {}, False),
        (Compare(meter="understanding", sign=">=", number=50), {"facts": ("wall",)}, True),
        (Compare(meter="understanding", sign=">=", number=51), {"facts": ("wall",)}, False),
        (Has(verb="knows", name="wall"), {"facts": ("wall",)}, True),
        (Has(verb="knows", name="measure"), {"facts": ("wall",)}, False),
        (Has(verb="knows", name="measure"), {"measure_known": True}, True),
        (Has(verb="used", name="ask_why", negated=True), {}, True),
        (Has(verb="raised", name="clearing"), {}, False),
        (Has(verb="seen", name="yard"), {}, True),
        (Has(verb="repaired", name="broke"), {"breakages": (MENDED,)}, True),
        (Has(verb="repaired", name="broke"), {"breakages": (DENIED,)}, False),
        (AnyOf(clauses=(Has(verb="knows", name="wall"), Has(verb="seen", name="yard"))), {}, True),
        (AnyOf(clauses=(Has(verb="knows", name="wall"), Has(verb="seen", name="terms"))), {}, False),
    ],
)
def test_a_condition_is_read_from_what_stands_now(clause: Clause, fields: dict[str, object], holds: bool) -> None:
    encounter = quiet(act("door", needs=(clause,)))
    assert (refusal(encounter, "door", start(encounter, **fields)) == "") is holds


def test_all_of_several_conditions_must_hold() -> None:
    both = (Has(verb="knows", name="wall"), Compare(meter="trust", sign=">=", number=90))
    assert refusal(quiet(act("door", needs=both)), "ask_why; door") == "locked"
