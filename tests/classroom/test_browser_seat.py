"""The browser seat without scripts: whole encounters by what is on the pages, each move kept as it is made."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from game.classroom import store as tables
from game.session.replay import verify
from tests.classroom.rooms import LIBRARY, only
from tests.shipped import plays

ALL = [(name, scripted) for name in ("late_handover", "cold_ward", "harbour_rota", "warm_voice")
       for scripted in plays(name)]


@pytest.mark.parametrize(("name", "scripted"), ALL, ids=[scripted.place for _, scripted in ALL])
def test_every_scripted_play_can_be_made_by_what_is_on_the_pages(open_class, name, scripted) -> None:
    room = open_class(only(name))
    room.seat().play(scripted.moves)
    [chair] = room.desk.seated
    assert chair.plays["play"].session.state.outcome == scripted.outcome


def test_what_was_played_follows_from_the_rules_and_is_in_the_store(open_class) -> None:
    room = open_class(only("late_handover"))
    scripted = plays("late_handover")[0]
    room.seat().play(scripted.moves)
    played = room.desk.seated[0].plays["play"]
    rows = room.store.read(select(tables.record).order_by(tables.record.c.number))
    assert [row.move for row in rows] == [record.move for record in played.sheaf.kept]
    assert verify(LIBRARY["late_handover"][0], played.sheaf.head, played.sheaf.kept) is None


def test_a_seat_goes_on_at_the_same_turn_after_the_host_was_started_again(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat().play("answer_bridge; ask_minutes")
    before = seat.get("/seat").words
    again = open_class(only("late_handover"))
    other = again.browser()
    other.client.cookies = seat.client.cookies
    assert other.get("/seat").words == before
    assert again.desk.code == room.desk.code


def test_a_move_takes_effect_once_though_it_is_sent_twice(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat()
    move = {"step": "play", "number": "1", "move": "say answer_bridge", "practice": "0"}
    for _ in range(2):
        seat.client.post("/seat/move", data=move)
    assert len(room.store.read(select(tables.record))) == 1


def test_a_refused_move_is_told_in_one_sentence_and_changes_nothing(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat()
    sent = seat.client.post("/seat/move", data={"step": "play", "number": "1", "move": "say nothing_like_it"})
    assert "is not something you can say at this moment." in sent.text
    assert room.store.read(select(tables.record)) == []


def test_a_move_is_taken_back_and_both_are_kept(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat()
    before = seat.get("/seat").words
    seat.play("answer_bridge").press("move", "undo")
    assert seat.words == before
    assert [row.move for row in room.store.read(select(tables.record))] == ["say answer_bridge", "undo"]


def test_an_assessment_shows_no_meters_and_takes_nothing_back(open_class) -> None:
    room = open_class(only("late_handover", assess=True))
    seat = room.seat().play("answer_bridge")
    assert "<meter" not in seat.page
    assert not seat.can_press("move", "undo")


def test_practice_is_never_written(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat().play(plays("late_handover")[-1].moves)
    kept = room.store.read(select(tables.record))
    seat.press("do", "start")
    assert "practice, not kept" in seat.words
    seat.play("answer_bridge; ask_minutes").press("do", "stop")
    assert room.store.read(select(tables.record)) == kept


def test_a_draft_that_gives_too_much_away_is_warned_of_before_it_is_made(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat().play("ask_price; ask_monday; repair name_it own_it promise_change; thank; ask_expected")
    given_away = {"issue.fee": "190", "issue.until": "six", "issue.keys": "you_daily"}
    seat.follow("/seat/offer").press("do", "look", **given_away)
    assert "Without the work you have" in seat.words or "beyond what you said" in seat.words
    assert room.desk.seated[0].plays["play"].session.state.counter is None


def test_hands_are_dealt_in_turn_so_that_neighbours_have_different_ones(open_class) -> None:
    room = open_class(only("harbour_rota", deal=True))
    for _ in range(2):
        room.seat()
    variants = [chair.plays["play"].encounter.variant for chair in room.desk.seated]
    assert len(set(variants)) == 2


def test_answers_are_kept_only_where_the_lesson_says_so_and_the_page_tells(room) -> None:
    seat = room.seat()
    room.go_to("think")
    seat.get("/seat")
    assert "nothing is collected" in seat.words
    seat.client.post("/seat/note", data={"step": "think", "note.0": "A secret."})
    assert room.store.read(select(tables.note)) == []
    room.go_to("ticket")
    seat.get("/seat")
    assert "is kept in the class record" in seat.words
    seat.press("", "", **{"note.0": "I will ring first."})
    assert [row.text for row in room.store.read(select(tables.note))] == ["I will ring first."]


def test_a_learner_takes_and_deletes_her_own_record(open_class) -> None:
    room = open_class(only("late_handover"))
    other = room.seat().play("answer_bridge")
    seat = room.seat().play("answer_bridge; ask_minutes")
    taken = seat.get("/seat/record.csv").page
    assert taken.count("\r\n") == 3
    assert other.get("/seat").words.split()[0] not in taken.split("\r\n")[1].split(",")[0]
    seat.get("/seat/record").press("yes", "1")
    assert len(room.store.read(select(tables.record))) == 1
    assert len(room.desk.seated) == 1


@pytest.mark.parametrize("seats", [2, 3, 5, 6])
def test_nobody_sits_alone_when_pairs_compare(room, seats) -> None:
    browsers = [room.seat() for _ in range(seats)]
    room.go_to("pairs")
    names = [chair.name for chair in room.desk.seated]
    with_whom = {}
    for name, browser in zip(names, browsers, strict=True):
        words = browser.get("/seat").words
        with_whom[name] = {other for other in names if f" {other}" in words.split("You sit with")[1].split(".")[0]}
    assert all(with_whom.values())
    assert all(name in with_whom[other] for name, others in with_whom.items() for other in others)


@pytest.mark.parametrize("id", ["door", "think", "back", "pairs", "room", "ticket"])
def test_every_step_has_its_page(room, id) -> None:
    seat = room.seat()
    room.go_to(id)
    assert seat.get("/seat").status == 200
    assert room.desk.step.title in seat.words
