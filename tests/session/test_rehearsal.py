"""A rehearsal begins in the middle, as chosen; it is kept and marked, and counts nowhere."""
from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from game.encounter.apply import apply
from game.encounter.rules import first_state, legal_moves
from game.session.journal import Journal
from game.session.players import play
from game.session.rehearsal import REHEARSED, WISHES, Unfit, begin_at, wishes_of
from game.session.replay import REHEARSAL, verify
from game.session.session import PRACTICE, Session
from tests.shipped import names, shipped


def clock() -> str:
    return "2031-03-04T10:00:00"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal.db")


def test_it_begins_where_and_as_it_is_told() -> None:
    meters = "trust=60, tension=35, patience=6"
    wishes = wishes_of(f"{meters}, knows=book, knows=mother, repaired=that_tuesday, knows=measure")
    state, events = begin_at(shipped("late_handover"), "keys", wishes)
    assert (state.at, state.trust, state.tension, state.patience, state.turn) == ("keys", 60, 35, 6, 7)
    assert (state.facts, state.measure_known) == (("book", "mother"), True)
    assert state.breakage("that_tuesday").mended  # type: ignore[union-attr]
    assert "ke10" in state.heard
    assert any(event.causes == REHEARSED for event in events)


@pytest.mark.parametrize("name", names())
def test_every_state_of_every_encounter_can_be_begun_in_and_its_events_make_it(name: str) -> None:
    encounter = shipped(name)
    for at in encounter.moments:
        state, events = begin_at(encounter, at, {"turn": "2", "trust": "55"})
        folded = first_state(encounter)
        for event in events:
            folded = apply(folded, event)
        assert folded == state
        assert state.at == at
        assert legal_moves(encounter, state)


def test_a_rivals_price_has_fallen_as_far_as_the_turns_say() -> None:
    encounter = shipped("harbour_rota")
    late, _ = begin_at(encounter, "", {"turn": "6"})
    early, _ = begin_at(encounter, "", {})
    assert int(dict(late.bids[0])["fee"]) < int(dict(early.bids[0])["fee"])


def test_an_issue_can_be_reconciled_and_another_raised() -> None:
    encounter = shipped("harbour_rota")
    state, _ = begin_at(encounter, "crew", {"reconciled": "notice", "raised": "first_word", "used": "ask_monday"})
    assert state.reconciliations[0].phase == "livable"
    assert "first_word" in state.raised
    assert "ask_monday" in state.used


UNFIT = ("trust=high", "trust=200", "luck=5", "knows=nothing", "patience=0", "repaired=leg", "trust", "used=x",
         "raised=x", "reconciled=x", "said=x", "")  # fmt: skip


@pytest.mark.parametrize("wishes", UNFIT)
def test_what_cannot_be_is_one_sentence(wishes: str) -> None:
    with pytest.raises(Unfit) as told:
        begin_at(shipped("late_handover"), "" if wishes else "nowhere", wishes_of(wishes))
    assert str(told.value).endswith(".")
    assert "\n" not in str(told.value)


def test_everything_that_may_be_chosen_is_named() -> None:
    with pytest.raises(Unfit, match=", ".join(WISHES)):
        begin_at(shipped("late_handover"), "", {"luck": "1"})


def test_it_is_marked_kept_and_not_gone_on_with(journal: Journal) -> None:
    encounter = shipped("late_handover")
    session = Session.rehearse(journal, encounter, clock, "keys", {"trust": "60"})
    play(session, "ask_monday")
    head = journal.head(session.play)
    assert (head.mode, session.mode, session.is_rehearsal) == (REHEARSAL, PRACTICE, True)
    assert journal.unfinished() is None
    again = Session.resume(journal, head, encounter, clock)
    assert (again.state, again.is_rehearsal) == (session.state, True)
    assert again.undo() is None
    told = verify(encounter, head, journal.records(head.play))
    assert isinstance(told, str)
    assert "rehearsal" in told


def test_an_ordinary_play_beside_it_is_the_one_that_is_gone_on_with(journal: Journal) -> None:
    numbers = count()
    first = Session.start(journal, shipped("late_handover"), lambda: f"2031-03-04T10:00:{next(numbers):02}")
    Session.rehearse(journal, shipped("late_handover"), clock)
    left = journal.unfinished()
    assert left is not None
    assert left.play == first.play
