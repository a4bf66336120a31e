"""What can be done now, and what can be composed: the same for every front end and every scripted player."""

from __future__ import annotations

import pytest

from game.encounter.moves import Accept, Close, Keep, LetGo, Offer, OfferRepair, Record, Say, Walk
from game.encounter.rules import Drafts, drafts, legal_moves, offers, refuse
from game.encounter.values import Kind
from tests.builders import act, adding, play, quiet, refusal, slim, start, yard
from tests.encounter.playing import troubled_yard

YES = "swear; offer day=monday price=100"


@pytest.mark.parametrize("script", ["", "ask_why", "slip", "slip; wait", "slip; wait; pass", YES, f"{YES}; close"])
def test_every_move_that_is_said_to_be_legal_is_legal(script: str) -> None:
    state = play(quiet(), script)
    for move in legal_moves(quiet(), state):
        assert refuse(quiet(), state, move) is None


def test_every_authors_move_that_is_not_refused_is_among_the_legal_ones() -> None:
    encounter, state = quiet(), play(quiet(), "ask_why; under")
    legal = legal_moves(encounter, state)
    for each in encounter.moments[state.at].acts:
        assert (Say(each.id) in legal) == (refusal(encounter, each.id, state) == "")


def test_leaving_is_there_once_also_where_the_author_gave_words_for_it() -> None:
    worded = adding(slim(quiet(), "wait"), act("leave", Kind.WALK))
    assert legal_moves(worded, start(worded)) == (Say("wait"), Walk())


def test_once_agreed_there_is_the_record_and_the_end_and_then_the_promises() -> None:
    assert legal_moves(quiet(), play(quiet(), YES)) == (Close(), Record("ring"))
    assert legal_moves(quiet(), play(quiet(), f"{YES}; close")) == (Keep("ring"), LetGo("ring"))
    assert legal_moves(quiet(), play(quiet(), "walk")) == ()


def test_a_counter_can_be_taken_while_it_stands() -> None:
    countered = play(quiet(), "ask_why; under; offer day=wednesday price=300 clearing=both")
    assert Accept() in legal_moves(quiet(), countered)


def test_an_offer_can_be_composed_over_what_is_on_the_table_and_what_you_could_raise() -> None:
    assert drafts(quiet(), start(quiet())) == Drafts(("day", "price"), (), None)
    assert drafts(quiet(), play(quiet(), "ask_why; under")) == Drafts(("day", "price"), ("clearing",), None)


def test_an_offering_can_be_composed_for_what_is_in_front_of_you() -> None:
    assert drafts(quiet(), play(quiet(), "slip")) == Drafts(("day", "price"), (), "broke")
    assert drafts(quiet(), play(quiet(), "slip; wait")) == Drafts((), (), "broke")
    assert drafts(quiet(), play(quiet(), "slip; wait; pass")) == Drafts(("day", "price"), (), None)


@pytest.mark.parametrize("script", [YES, f"{YES}; close", "walk"])
def test_nothing_can_be_composed_once_the_talk_is_over(script: str) -> None:
    assert drafts(quiet(), play(quiet(), script)) == Drafts()
    assert offers(quiet(), play(quiet(), script)) == ()


@pytest.mark.parametrize(("script", "many"), [("", 15), ("ask_why; under", 15 + 45), ("slip; wait", 0)])
def test_every_offer_that_can_be_made_is_listed_once_and_is_legal(script: str, many: int) -> None:
    state = play(quiet(), script)
    found = offers(quiet(), state)
    assert len(found) == len(set(found)) == many
    assert all(refuse(quiet(), state, offer) is None for offer in found)


def test_in_a_detour_only_what_answers_it_and_leaving_is_left() -> None:
    state = play(yard(), "boast; ask_why")
    assert state.repairing == "broke"
    assert {type(move).__name__ for move in legal_moves(yard(), state)} == {"PassOver", "Walk"}
    assert refuse(yard(), state, OfferRepair(("own",))) is None
    assert refuse(yard(), state, Offer((("day", "monday"), ("price", "100")))) is not None


def test_what_waits_first_is_spoken_to_first() -> None:
    assert drafts(troubled_yard(), start(troubled_yard())).repair == "easter"
