"""When the class goes on before a play has ended: what the seat, the trainer and the files say, and who is heard of."""

from __future__ import annotations

import csv
import io
import time

from game.classroom.room import IN
from game.encounter.lesson import StepKind
from tests.classroom.rooms import lesson, only, paused_at, step
from tests.classroom.test_wire import seated
from tests.shipped import plays

LOOKED_BACK = (step("first", StepKind.PLAY, encounter="late_handover"), step("back", StepKind.DEBRIEF))
TOLD = "stopped when the class went on"


def outcomes(room) -> list[str]:
    text = room.trainer().get("/trainer/export/outcomes.csv").page
    return [row["outcome"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_a_play_that_had_not_ended_is_kept_and_told_as_stopped(open_class) -> None:
    room = open_class(lesson(*LOOKED_BACK))
    seat = room.seat().play("answer_bridge")
    assert outcomes(room) == [""] and TOLD not in room.trainer().words
    room.do("next")
    assert "went on before your play had ended" in seat.get("/seat").words
    assert "It stops at the gate" in seat.words
    assert outcomes(room) == ["stopped"] and TOLD in room.trainer().words
    assert TOLD in room.trainer().get("/screen").words and "still playing" not in room.trainer().words


def test_a_play_that_had_ended_keeps_its_outcome(open_class) -> None:
    room = open_class(lesson(*LOOKED_BACK))
    seat = room.seat().play(plays("late_handover")[-1].moves)
    room.do("next")
    assert outcomes(room) == [plays("late_handover")[-1].outcome.value]
    assert "went on before" not in seat.get("/seat").words


def test_a_stopped_play_goes_on_from_where_it_was_for_practice_and_nothing_of_that_is_kept(open_class) -> None:
    room = open_class(lesson(*LOOKED_BACK))
    seat = room.seat().play("answer_bridge; ask_minutes")
    room.do("next")
    seat.get("/seat").press("do", "go_on")
    assert "practice, not kept" in seat.words and "11 turns left" in seat.words
    kept = room.desk.seated[0].plays["first"].written
    seat.play("ask_wrote")
    assert "10 turns left" in seat.words
    assert room.desk.seated[0].plays["first"].written == kept == 2
    assert outcomes(room) == ["stopped"]


def test_who_stands_at_the_pause_point_is_told_and_never_stuck(open_class) -> None:
    room = open_class(paused_at(1))
    room.seat().play("answer_bridge")
    room.time.pass_by(200)
    words = room.trainer().words
    assert "at the pause point" in words and "stuck" not in words


def test_who_has_made_no_move_has_not_begun(open_class) -> None:
    room = open_class(only("late_handover"))
    room.seat()
    assert "not begun" in room.trainer().words


def test_a_seat_whose_line_holds_is_never_lost(open_class) -> None:
    room = open_class(only("late_handover"))
    with seated(room):
        room.time.pass_by(60)
        ends = time.monotonic() + 10
        while "is lost" in room.trainer().words and time.monotonic() < ends:
            pass
        assert "is lost" not in room.trainer().words
    room.time.pass_by(60)
    assert "is lost" in room.trainer().words and room.desk.seated[0].state == IN


def test_a_latecomer_reads_the_code_on_the_class_screen_in_every_step_until_the_end(room) -> None:
    trainer = room.trainer()
    while True:
        assert room.desk.code in trainer.get("/screen").words
        if not trainer.get("/trainer").can_press("do", "next"):
            break
        trainer.press("do", "next")
    assert "One sentence." in trainer.get("/screen").words
    room.do("end")
    assert room.desk.code not in trainer.get("/screen").words


def test_after_the_end_nobody_is_lost_or_stuck_and_the_files_stand_open(room) -> None:
    room.go_to("first")
    room.seat()
    room.time.pass_by(300)
    trainer = room.trainer()
    assert "is lost" in trainer.words and "is stuck" in trainer.words
    trainer.press("do", "end")
    assert "is lost" not in trainer.words and "is stuck" not in trainer.words
    assert "<details class=\"plate\" open><summary>Take with you" in trainer.page


def test_while_a_moment_is_on_the_class_screen_nothing_else_is(open_class) -> None:
    room = open_class(only("late_handover"))
    room.seat().play(plays("late_handover")[-1].moves)
    seat = room.seat().play("answer_bridge")
    assert "How it ended" in room.trainer().get("/screen").words
    chair = next(each for each in room.desk.seated if not each.plays["play"].session.is_over)
    trainer = room.trainer()
    trainer.client.post("/trainer/do", data={"do": "ask", "seat": str(chair.id), "number": "1"})
    seat.get("/seat").press("yes", "1")
    assert "One moment" in trainer.get("/screen").words and "How it ended" not in trainer.words


def test_an_answer_that_is_kept_is_told_where_it_was_written_not_as_a_warning(room) -> None:
    seat = room.seat()
    room.go_to("ticket")
    seat.get("/seat").press("", "", **{"note.0": "I was late."})
    assert "It is saved." in seat.words and 'class="notice"' not in seat.page
