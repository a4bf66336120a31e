"""Pairs: who sits with whom, who has which sheet, other hands for neighbours, and what a negotiator may not read."""

from __future__ import annotations

import pytest

from game.classroom.pairs import THEM, WATCH, YOU, pair_of, role_of
from game.classroom.room import FREED, IN, WAITING
from game.classroom.seats import Bucket, Chair
from game.commands.teaching import role_sheet
from game.encounter.lesson import StepKind
from tests.classroom.rooms import LIBRARY, lesson, step
from tests.classroom.test_wire import seated
from tests.shipped import names, shipped

FIRST = step("first", StepKind.PAIR, encounter="harbour_rota", deal=True, say="Read your sheet.")
SECOND = step("second", StepKind.PAIR, encounter="harbour_rota", deal=True, swap=True)


def chairs(count: int, **states: str) -> list[Chair]:
    made = [Chair(id=id, name=f"Wren {id}", kind="x", state=IN, bucket=Bucket(lambda: 0.0)) for id in range(count)]
    for id, state in states.items():
        made[int(id[1:])].state = state
    return made


def table(every: list[Chair]) -> list[tuple[int, str]]:
    """(number of the pair, role) of each seat."""
    pairs = [pair_of(every, each) for each in every]
    return [(pair.number, role_of(FIRST, pair)) if pair else (-1, "") for pair in pairs]


def test_seats_sit_two_by_two_in_the_order_of_joining() -> None:
    assert table(chairs(4)) == [(0, THEM), (0, YOU), (1, THEM), (1, YOU)]


def test_of_an_odd_number_the_last_three_sit_together_and_the_third_listens() -> None:
    assert table(chairs(5)) == [(0, THEM), (0, YOU), (1, THEM), (1, YOU), (1, WATCH)]


def test_nobody_sits_with_a_seat_that_is_alone_or_not_let_in() -> None:
    assert table(chairs(1)) == [(-1, "")]
    assert table(chairs(3, _1=WAITING, _2=FREED)) == [(-1, "")] * 3


@pytest.mark.parametrize("count", range(2, 30))
def test_everybody_sits_with_those_who_sit_with_them(count) -> None:
    every = chairs(count)
    for each in every:
        pair = pair_of(every, each)
        assert pair is not None and 1 <= len(pair.others) <= 2
        assert all(each in pair_of(every, other).others for other in pair.others)


def test_a_step_with_swap_changes_the_chairs_and_nobody_elses() -> None:
    every = chairs(3)
    roles = [(role_of(FIRST, pair_of(every, each)), role_of(SECOND, pair_of(every, each))) for each in every]
    assert roles == [(THEM, YOU), (YOU, THEM), (WATCH, WATCH)]


@pytest.mark.parametrize("name", names())
def test_the_negotiators_sheet_says_nothing_of_what_the_client_hides(name) -> None:
    encounter = shipped(name)
    yours, hers = (" ".join(role_sheet(encounter, role)) for role in (YOU, THEM))
    hidden = [*encounter.facts.values(), encounter.client.hides, encounter.client.fear]
    for text in filter(None, (" ".join(each.split()) for each in hidden)):
        assert text in hers and text not in yours


def test_in_the_browser_each_of_a_pair_has_the_own_sheet_and_neighbours_another_hand(open_class) -> None:
    room = open_class(lesson(step("door", StepKind.JOIN), FIRST, SECOND))
    seats = [room.seat() for _ in range(4)]
    room.do("next")
    first = [seat.get("/seat").words for seat in seats]
    hands = LIBRARY["harbour_rota"]
    for at, (words, role) in enumerate(zip(first, (THEM, YOU, THEM, YOU), strict=True)):
        own = role_sheet(hands[at // 2 % len(hands)], role)
        assert own[0] in words and own[-1] in words and "You sit with" in words
    assert role_sheet(hands[0], THEM) != role_sheet(hands[1], THEM)
    room.do("next")
    assert role_sheet(hands[0], YOU)[0] in seats[0].get("/seat").words


def test_a_seat_in_the_game_is_told_its_role_its_sheet_and_who_sits_beside_it(open_class) -> None:
    room = open_class(lesson(FIRST))
    room.seat()
    with seated(room) as second:
        told = second.stands
        assert (told.role, told.beside) == (YOU, room.desk.seated[0].name)
        assert told.sheet == role_sheet(LIBRARY["harbour_rota"][0], YOU)


def test_the_trainer_prints_every_sheet_of_every_hand_and_nobody_else_does(open_class) -> None:
    room = open_class(lesson(FIRST))
    words = room.trainer().follow("/trainer/sheets").words
    for hand in LIBRARY["harbour_rota"]:
        for role in (THEM, YOU):
            assert role_sheet(hand, role)[0] in words
    assert room.browser().get("/trainer/sheets").status == 403


def test_a_lesson_without_pairs_offers_no_sheets(room) -> None:
    assert "/trainer/sheets" not in room.trainer().read.links
