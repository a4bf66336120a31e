"""What an AI rival bids: announced one step ahead, never below its floor, and nothing like chance (MODEL 7)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.encounter.events import BidChanged, LineSaid
from game.encounter.rivals import announced
from game.encounter.script import Encounter
from game.encounter.values import Package
from tests.builders import codes, history, line, of, play, quiet, start

MONDAY = ("day", "monday")


def bid(price: int) -> Package:
    return (MONDAY, ("price", str(price)))


def with_rival(**more: Any) -> Encounter:
    return quiet(rivals=(replace(quiet().rivals[0], **more),))


def test_a_rival_opens_with_its_opening_bid() -> None:
    assert start(quiet()).bids == (bid(300),)


def test_a_rival_steps_when_it_said_it_would() -> None:
    assert play(quiet(), "wait; wait").bids == (bid(300),)
    state, happened = history(quiet(), "wait; wait; wait")
    assert state.bids == (bid(200),)
    assert codes(of(happened, BidChanged)[0]) == ["announced"]


def test_every_step_was_announced_one_step_ahead() -> None:
    encounter = quiet(patience=20)
    state = start(encounter)
    for _ in range(12):
        coming = announced(encounter, state, 0)
        after = play(encounter, "wait", state)
        due_now = coming is not None and coming[0] == 1
        assert after.bids[0] == (coming[1] if due_now and coming is not None else state.bids[0])
        if coming is not None and not due_now:
            assert announced(encounter, after, 0) == (coming[0] - 1, coming[1])
        state = after


def test_a_rival_never_goes_below_its_floor() -> None:
    assert play(quiet(patience=30), "wait; " * 20).bids == (bid(100),)
    assert play(with_rival(step={"price": -200}), "wait; wait; wait").bids == (bid(100),)
    assert play(with_rival(step={"price": -200}, floor=(("price", "200"),)), "wait; wait; wait").bids == (bid(200),)


def test_at_its_floor_a_rival_announces_nothing_more() -> None:
    assert announced(quiet(), start(quiet(), bids=(bid(100),)), 0) is None


def test_a_rival_without_steps_stands() -> None:
    still = with_rival(every=0)
    assert play(still, "wait; wait; wait").bids == (bid(300),)
    assert announced(still, start(still), 0) is None


def test_a_rival_also_steps_while_a_repair_is_waited_for() -> None:
    assert play(quiet(), "slip; wait; repair regret").bids == (bid(200),)


def test_a_rival_does_not_answer_what_you_do() -> None:
    hard = play(quiet(), "offer day=friday price=500; press_hard; offer day=friday price=500")
    assert hard.bids == play(quiet(), "wait; wait; wait").bids


def test_an_issue_that_its_file_does_not_name_stays_out_of_its_bid_when_you_raise_it() -> None:
    state = play(quiet(), "ask_why; under; offer day=friday price=500 clearing=both")
    assert "clearing" in state.raised
    assert "clearing" not in dict(state.bids[0])


def test_several_rivals_step_each_by_their_own_rule() -> None:
    keel = quiet().rivals[0]
    tally = replace(keel, id="tally", name="TALLY", every=2, opens=bid(500), floor=(("price", "400"),))
    state = play(quiet(rivals=(keel, tally)), "wait; wait; wait; wait")
    assert state.bids == (bid(200), bid(400))


def test_a_rival_says_its_line_once_after_the_turns_that_the_author_gave() -> None:
    encounter = quiet()
    spoken = [
        [event.line for event in of(history(encounter, "wait; " * turns)[1], LineSaid) if event.by == "keel"]
        for turns in (1, 2, 5)
    ]
    assert spoken == [[], ["i_can_start"], ["i_can_start"]]


def test_turns_before_a_rival_speaks_are_counted_from_coming_to_the_state() -> None:
    encounter = quiet()
    terms = replace(encounter.moments["terms"], rival=(line("hurry", by="keel", after=1),))
    encounter = replace(encounter, moments={**encounter.moments, "terms": terms})
    came = play(encounter, "wait; to_terms")
    assert "hurry" not in came.said
    assert "hurry" in play(encounter, "offer day=wednesday price=300", came).said


def test_a_rival_is_silent_while_a_repair_is_waited_for() -> None:
    asked = play(quiet(), "slip; wait")
    assert "i_can_start" not in asked.said or asked.turn == 2
    before = start(quiet(), turn=5, entered=0)
    assert "i_can_start" in play(quiet(), "wait", before).said
    waiting = replace(asked, turn=5, said=())
    assert "i_can_start" not in play(quiet(), "repair regret", waiting).said
