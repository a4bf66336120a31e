"""The trainer's page: what it shows, each control, and what the class screen never shows."""

from __future__ import annotations

import pytest

from game.encounter.lesson import StepKind
from tests.classroom.rooms import only, paused_at
from tests.shipped import plays

MENDED = "answer_bridge; ask_minutes; ask_wrote; repair name_it own_it regret make_good promise_change; thank"


def test_next_step_moves_every_seat_on(room) -> None:
    seat = room.seat()
    room.do("next")
    assert "Think" in seat.get("/seat").words
    assert room.desk.step.id == "think"


def test_the_last_step_stays(room) -> None:
    room.go_to("ticket")
    trainer = room.trainer()
    assert not trainer.can_press("do", "next")
    trainer.client.post("/trainer/do", data={"do": "next"})
    assert room.desk.step.id == "ticket"


def test_a_paused_room_makes_no_move_and_goes_on_where_it_stood(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat()
    before = seat.page
    room.do("pause")
    sent = seat.client.post("/seat/move", data={"step": "play", "number": "1", "move": "say answer_bridge"})
    assert "paused the room" in sent.text
    room.do("go_on")
    assert seat.get("/seat").read.forms[0].buttons == _buttons(before)


def _buttons(page: str) -> list[tuple[str, str]]:
    from tests.classroom.rooms import _Reader

    reader = _Reader()
    reader.feed(page)
    return reader.forms[0].buttons


def test_more_time_is_added_to_the_step_and_shown_to_seats(room) -> None:
    seat = room.seat()
    assert "5 min" in seat.get("/seat").words
    room.do("more", "more", "less")
    assert "6 min" in seat.get("/seat").words


def test_a_late_seat_waits_until_it_is_let_in(open_class) -> None:
    room = open_class(only("late_handover"))
    room.do("close")
    late = room.seat()
    assert "lets you in" in late.words
    assert not late.can_press("move", "say answer_bridge")
    refused = late.client.post("/seat/move", data={"step": "play", "number": "1", "move": "say answer_bridge"})
    assert "wait until you are let in" in refused.text
    room.do("let_in")
    assert late.get("/seat").can_press("move", "say answer_bridge")


def test_a_room_that_is_opened_again_takes_seats_at_once(open_class) -> None:
    room = open_class(only("late_handover"))
    room.do("close", "open")
    assert room.seat().can_press("move", "say answer_bridge")


def test_a_lost_seat_is_freed_its_secret_is_dead_and_its_play_stays(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat().play("answer_bridge")
    assert not room.trainer().can_press("do", "free")
    room.time.pass_by(60)
    room.do("free")
    assert "Join the lesson" in seat.get("/seat").words
    assert "answer_bridge" in room.trainer().get("/trainer/export/choices.csv").page


def test_a_seat_without_a_move_for_a_while_is_shown_as_stuck(open_class) -> None:
    room = open_class(only("late_handover"))
    room.seat()
    assert "stuck" not in room.trainer().words
    room.time.pass_by(91)
    assert "stuck" in room.trainer().words
    room.do("pause")
    assert "stuck" not in room.trainer().words


def test_outcomes_show_as_they_come(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat()
    assert "still playing" in room.trainer().words
    seat.play(plays("late_handover")[-1].moves)
    assert "still playing" not in room.trainer().words
    assert "done" in room.trainer().words


def test_seats_stop_at_a_pause_point_until_the_room_is_released(open_class) -> None:
    room = open_class(paused_at(1))
    seat = room.seat().play("answer_bridge")
    assert "Pens down." in seat.words
    room.do("release")
    assert seat.get("/seat").can_press("move", "say ask_minutes")


def test_a_moment_is_shown_only_with_its_seats_consent_and_without_its_name(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat().play("answer_bridge")
    name = room.desk.seated[0].name
    room.do("ask")
    screen = room.trainer().get("/screen")
    assert "One moment" not in screen.words
    assert "May this be shown?" in seat.get("/seat").words
    seat.press("yes", "1")
    screen.get("/screen")
    assert "One moment" in screen.words
    assert name not in screen.page
    room.do("hide")
    assert "One moment" not in screen.get("/screen").words


def test_a_moment_is_not_shown_where_its_seat_says_no(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat().play("answer_bridge")
    room.do("ask")
    seat.get("/seat").press("yes", "0")
    assert "One moment" not in room.trainer().get("/screen").words
    assert seat.can_press("move", "say ask_minutes")


def test_another_seats_consent_changes_nothing(open_class) -> None:
    room = open_class(only("late_handover"))
    room.seat().play("answer_bridge")
    other = room.seat()
    trainer = room.trainer()
    trainer.client.post("/trainer/do", data={"do": "ask", "seat": "1", "number": "1"})
    other.client.post("/seat/consent", data={"yes": "1"})
    assert "One moment" not in room.trainer().get("/screen").words


def test_the_class_screen_never_shows_a_code_name(open_class) -> None:
    room = open_class()
    seats = [room.seat() for _ in range(3)]
    room.go_to("first")
    for seat, first in zip(seats, ("answer_bridge", "blame_bridge", "answer_bridge"), strict=True):
        seat.get("/seat").play(first)
    names = {chair.name for chair in room.desk.seated}
    for step in ("first", "back", "pairs", "room"):
        room.go_to(step)
        page = room.trainer().get("/screen").page
        assert not [name for name in names if name in page]


def test_the_class_screen_shows_three_moments_by_rule_when_the_room_discusses(open_class) -> None:
    from dataclasses import replace

    from tests.classroom.rooms import lesson, step

    both = lesson(step("play", StepKind.PLAY, encounter="late_handover"), step("room", StepKind.DISCUSS))
    room = open_class(replace(both, id="both"))
    for first in (MENDED, "blame_bridge", "answer_bridge"):
        room.seat().play(first)
    room.go_to("room")
    words = room.trainer().get("/screen").words
    assert all(title in words for title in ("most split choice", "most costly slip", "best repair"))
    assert "The girl it held on Monday" not in words.split("most costly slip")[1].split("best repair")[0]


def test_ending_the_lesson_kills_its_code_and_keeps_what_was_handed_in(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat().play("answer_bridge")
    room.do("end")
    assert "lesson is over" in seat.get("/seat").words
    assert "opens nothing any more" in room.seat().words
    assert "answer_bridge" in room.trainer().get("/trainer/export/choices.csv").page
    refused = seat.client.post("/seat/move", data={"step": "play", "number": "2", "move": "say ask_minutes"})
    assert "lesson is over" in refused.text


@pytest.mark.parametrize("name", ["choices.csv", "outcomes.csv", "skills.csv", "notes.csv", "report.html", "xapi.json"])
def test_every_export_is_there_before_anything_is_played(room, name) -> None:
    assert room.trainer().get(f"/trainer/export/{name}").status == 200


def test_an_export_that_does_not_exist_is_one_sentence(room) -> None:
    got = room.trainer().get("/trainer/export/nothing.zip")
    assert (got.status, got.page) == (404, "There is no such export.")


def test_the_qr_code_is_a_picture_for_the_trainer_only(room) -> None:
    assert room.trainer().get("/qr.svg").page.startswith("<?xml")
    assert room.seat().get("/qr.svg").status == 403
