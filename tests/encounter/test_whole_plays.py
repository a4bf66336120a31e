"""Whole plays, from the first word to a week later; each straight through and through save and resume."""

from __future__ import annotations

import pytest

from game.encounter.events import BidChanged, Ended, LineSaid, TensionChanged, TrustChanged, TurnTaken
from game.encounter.rules import begin
from game.encounter.values import Outcome
from tests.builders import of, quiet, yard
from tests.encounter.conftest import Through

DEAL = "ask_why; under; offer day=wednesday price=300 clearing=both; accept; close"
CHEAP = "ask_why; under; offer day=wednesday price=200 clearing=you_clear; record sweep; close"
WHOLE_PLAYS = {
    "a deal that both can live with": (f"{DEAL}; keep sweep", Outcome.BARGAINED),
    "her terms": ("offer day=monday price=100; close", Outcome.CAPITULATED),
    "walking out": ("ask_why; walk", Outcome.WALKED),
    "walking out of a detour": ("slip; wait; walk", Outcome.WALKED),
    "two answers that were none": ("slip; repair regret; repair regret", Outcome.WITHDRAWN),
    "her patience": ("wait; " * 12, Outcome.LOST),
    "a repair, a bound promise, both kept, and too little for it": (
        f"slip; repair name own good change; thank; warm; {CHEAP}; keep sweep; keep ring",
        Outcome.CAPITULATED,
    ),
    "a repair whose promises were let go": (
        "slip; repair name own good change; thank; offer day=monday price=100; close; let_go sweep; let_go ring",
        Outcome.CAPITULATED,
    ),
    "a rupture passed over and come back to": (
        "slip; wait; pass; wait; return broke; repair name own good regret explain; thank; walk",
        Outcome.WALKED,
    ),
    "a yes said to end it": (
        "warm; warm; warm; ask_why; under; press; offer day=monday price=500 clearing=you_clear; close",
        Outcome.HOLLOW,
    ),
}


@pytest.mark.parametrize("name", WHOLE_PLAYS)
def test_a_whole_play_ends_as_it_should(name: str, through: Through) -> None:
    script, outcome = WHOLE_PLAYS[name]
    state, happened = through(quiet(hours=4), script)
    assert (state.outcome, state.stage) == (outcome, "over")
    assert [event.outcome for event in of(happened, Ended)] == [outcome]


@pytest.mark.parametrize("name", WHOLE_PLAYS)
def test_the_meters_end_where_their_changes_add_up_to(name: str, through: Through) -> None:
    state, happened = through(quiet(hours=4), WHOLE_PLAYS[name][0])
    before = begin(quiet(hours=4))[0]
    assert state.trust == before.trust + sum(event.by for event in of(happened, TrustChanged))
    assert state.tension == before.tension + sum(event.by for event in of(happened, TensionChanged))
    assert state.patience == before.patience - len(of(happened, TurnTaken))


def test_a_repaired_play_ends_a_little_below_an_unbroken_one(through: Through) -> None:
    repair = "slip; repair name own good change; thank; warm"
    mended, _ = through(quiet(hours=4), f"{repair}; {CHEAP}; keep sweep; keep ring")
    unbroken, _ = through(quiet(hours=4), f"wait; wait; warm; {CHEAP}; keep sweep")
    assert mended.trust < unbroken.trust
    assert mended.ceiling < unbroken.ceiling


def test_an_unanswered_question_and_the_rivals_step_are_felt_in_the_same_talk(through: Through) -> None:
    state, happened = through(yard(), "ask_why; under; check; mirror")
    assert [event.by for event in of(happened, TensionChanged)] == [5, -5]
    assert [event.package for event in of(happened, BidChanged)] == [(("day", "monday"), ("price", "200"))]
    assert state.facts == ("wall", "neighbour")


def test_her_last_word_is_said_before_a_week_passes(through: Through) -> None:
    _, happened = through(quiet(), f"{DEAL}; keep sweep")
    said = [event.line for event in of(happened, LineSaid) if event.by == "them"]
    assert said[-2:] == ["end_bargained", "later_kept"]
