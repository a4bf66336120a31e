"""The seat of a class in the game's window: a whole lesson step by step, pause, crash, no network, and by file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from bench.crowd import Served, free_port
from game.classroom import store as tables
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.joining import JoinScene
from game.ui.scenes.looking_back import LookingBackScene
from game.ui.scenes.seat_room import RoomScene
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from tests.classroom.rooms import Browser
from tests.classroom.window import Window
from tests.shipped import ROOT, plays

A, B = plays("late_handover")[0], plays("wrong_invoice")[0]
FIRST, REST = A.moves.split(";")[:3], A.moves.split(";")[3:]
SOON = 5.0
"""Seconds in which a seat is back, and in which the trainer reaches it on a busy machine."""


@pytest.fixture
def served(tmp_path):
    host = Served(tmp_path / "host", lesson=str(ROOT / "dialogues/lessons/speaking_first.yaml"))
    host.folder.mkdir()
    yield host.start()
    host.stop()


@pytest.fixture
def joined(served, tmp_path, screen):
    """Opens windows that have joined; a second one in the same place is the same device started again."""
    opened: list[Window] = []

    def opens(name: str = "seat") -> Window:
        opened.append(Window.joined(served, tmp_path / name))
        return opened[-1]

    yield opens
    for each in opened:
        each.close()


def at_host(served: Served, *, step: str = "handover") -> list[str]:
    store = tables.Store(f"sqlite:///{served.folder / 'class.db'}")
    query = select(tables.record.c.move).select_from(tables.record.join(tables.play))
    found = store.read(query.where(tables.play.c.step == step).order_by(tables.record.c.number))
    store.close()
    return [row.move for row in found]


def of_journal(window: Window) -> list[str]:
    head = next(head for head in window.house.table.journal.plays() if head.encounter == "late_handover")
    return [record.move for record in window.house.table.journal.records(head.play)]


def in_the_play(served: Served, window: Window) -> Window:
    served.control("next", "next")
    window.until(lambda: isinstance(window.app.scene, TalkScene))
    return window


def test_a_whole_lesson_is_played_in_the_window_step_by_step(served, joined) -> None:
    window = joined()
    assert isinstance(window.app.scene, RoomScene) and window.room.seat in window.words
    served.control("next")
    window.at("prepare")
    window.until(lambda: "Think of four things" in window.words and window.app.scene.briefing is not None)
    window.press("go")
    for _ in range(4):
        window.press(window.app.scene.first)
    assert isinstance(window.app.scene, RoomScene)
    served.control("next")
    window.until(lambda: isinstance(window.app.scene, TalkScene))
    window.play(A.moves)
    assert isinstance(window.app.scene, DebriefScene)
    window.handed_in()
    window.press("next")
    assert "Everything is handed in." in window.words
    served.control("next")
    window.at("look_back")
    assert "Find the move that cost you most" in window.words
    window.press("go")
    assert isinstance(window.app.scene, LookingBackScene)
    served.control("next")
    window.at("compare")
    assert "Nobody sits beside you yet." in window.words and "What is the same in both?" in window.words
    served.control("next", "release")
    window.until(lambda: isinstance(window.app.scene, TalkScene) and not window.room.stopped)
    window.until(lambda: window.frame.seat.seat.stands.stop == 0)
    window.play(B.moves)
    window.handed_in()
    served.control("next")
    window.at("room")
    assert "What did the best repair name?" in window.words
    served.control("next")
    window.at("ticket")
    assert f"goes to your trainer, under {window.room.seat} only" in window.words
    window.write("answer.0", "I was late")
    window.press("go")
    window.handed_in()
    served.control("end")
    window.until(lambda: window.room.kind == "ended")
    assert "Everything is handed in." in window.words
    window.press("title")
    assert isinstance(window.app.scene, TitleScene) and window.frame is None
    trainer = Browser(httpx.Client(base_url=f"http://{served.address}", follow_redirects=True, trust_env=False))
    notes = trainer.get(f"/trainer?token={served.token}").get("/trainer/export/notes.csv").page
    assert "I was late" in notes
    assert at_host(served) == of_journal(window)


def test_what_was_tapped_while_preparing_lies_beside_the_play(served, joined) -> None:
    window = joined()
    served.control("next")
    window.until(lambda: window.room.step == "prepare" and window.app.scene.briefing is not None)
    window.press("go")
    window.press(window.app.scene.first)
    served.control("next")
    window.until(lambda: isinstance(window.app.scene, TalkScene))
    assert [note.kind for note in window.app.scene.play.session.notes] == ["plan_target"]


def test_a_pause_reaches_the_window_soon_and_holds_every_move_but_nothing_that_is_read(served, joined) -> None:
    window = in_the_play(served, joined())
    window.unfold()
    before = window.app.scene.play.screen()
    served.control("pause")
    assert window.until(lambda: window.room.paused) < SOON
    assert "Paused" in window.words and before.cards[0].say in window.words
    window.press("card1")
    assert window.app.scene.play.screen() is before
    assert "paused" in window.app.scene.play.submit(before.cards[0].move)
    window.press("log.open", "ok")
    served.control("go_on")
    assert window.until(lambda: not window.room.paused) < SOON
    window.press("card1")
    assert len(window.app.scene.play.session.beats) == 2


def test_nothing_is_drawn_while_the_room_does_nothing(served, joined) -> None:
    window = in_the_play(served, joined())
    window.handed_in()
    for _ in range(10):
        window.app.step()
    drawn = window.app.frames_drawn
    window.play(FIRST[0])
    window.handed_in()
    assert window.app.frames_drawn - drawn < 12


def test_a_pause_point_holds_the_play_at_its_turn(served, joined) -> None:
    window = in_the_play(served, joined())
    served.control("next", "next", "next")
    window.until(lambda: window.room.step == "invoice" and isinstance(window.app.scene, TalkScene))
    for move in B.moves.split(";"):
        if window.room.stopped:
            break
        window.play(move)
    assert "What has broken here" in window.words
    window.unfold()
    stood = window.app.scene.play.session.beats
    window.press("card1")
    assert window.app.scene.play.session.beats is stood
    served.control("release")
    window.until(lambda: not window.room.stopped)


def test_more_time_is_seen(served, joined) -> None:
    window = in_the_play(served, joined())
    assert window.room.minutes == 9
    served.control("more")
    window.until(lambda: "10 minutes left" in window.words)


def test_a_window_that_was_killed_is_back_at_the_same_turn_under_the_same_name(served, joined) -> None:
    window = in_the_play(served, joined())
    window.play(";".join(FIRST))
    window.handed_in()
    name, state = window.room.seat, window.app.scene.play.session.state
    window.close()
    again = joined()
    assert again.until(lambda: isinstance(again.app.scene, TalkScene)) < SOON
    assert (again.room.seat, again.app.scene.play.session.state) == (name, state)


def test_without_the_host_the_window_plays_on_and_hands_in_when_it_is_back(served, joined) -> None:
    window = in_the_play(served, joined())
    window.play(";".join(FIRST))
    window.handed_in()
    served.kill()
    window.until(lambda: not window.room.online)
    assert "You play on" in window.words
    window.play(";".join(REST))
    served.start()
    window.handed_in()
    assert at_host(served) == of_journal(window)


def test_a_window_started_again_without_the_host_goes_on_where_it_was(served, joined) -> None:
    window = in_the_play(served, joined())
    window.play(";".join(FIRST))
    window.handed_in()
    state = window.app.scene.play.session.state
    window.close()
    served.kill()
    again = joined()
    again.until(lambda: isinstance(again.app.scene, TalkScene))
    assert again.app.scene.play.session.state == state
    again.play(";".join(REST))
    served.start()
    again.handed_in()
    assert at_host(served) == of_journal(again)


def test_a_file_that_the_window_wrote_is_taken_in_by_import(served, joined) -> None:
    window = in_the_play(served, joined())
    served.stop()
    window.until(lambda: not window.room.online)
    window.play(A.moves)
    window.press("next", "file")
    [path] = window.house.given.journal and Path(window.house.given.journal).parent.glob("*.json")
    assert str(path) in window.words
    command = [sys.executable, str(ROOT / "main.py"), "import", "--code", served.code, "--database",
               str(served.folder / "class.db"), "--lesson", served.lesson, str(path)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    assert done.returncode == 0 and f"moves kept for {window.room.seat}" in done.stdout, done.stderr
    assert at_host(served) == of_journal(window)
    served.start()


@pytest.mark.parametrize("yes", [True, False])
def test_a_moment_is_shown_only_after_the_seat_has_said_yes(served, joined, yes) -> None:
    window = in_the_play(served, joined())
    window.play(FIRST[0])
    window.handed_in()
    trainer = Browser(httpx.Client(base_url=f"http://{served.address}", follow_redirects=True, trust_env=False))
    trainer.get(f"/trainer?token={served.token}").press("do", "ask")
    window.until(lambda: "without your code name" in window.words)
    heard = window.room.asked
    window.press("consent.yes" if yes else "consent.no")
    window.until(lambda: not window.room.asked)
    wall = trainer.get("/screen").words
    assert (heard.split(": ", 1)[1][:20] in wall) is yes and window.room.seat not in wall


def test_a_learner_takes_and_deletes_her_own_record_in_the_window(served, joined) -> None:
    window = in_the_play(served, joined())
    window.play(FIRST[0])
    window.handed_in()
    folder = Path(window.house.given.journal).parent
    window.press("class", "class.record", "record.take")
    window.until(lambda: "It is here:" in window.words)
    [file] = folder.glob("*.csv")
    assert len(file.read_text("utf-8").splitlines()) == 2 and str(file) in window.words
    window.press("ok", "class", "class.record", "record.delete", "yes")
    window.until(lambda: "your seat is given up" in window.words)
    assert at_host(served) == [] and window.frame is None


def test_a_play_that_the_class_left_can_be_read_and_is_told_as_stopped(served, joined) -> None:
    window = in_the_play(served, joined())
    window.play(FIRST[0])
    window.handed_in()
    served.control("next")
    window.at("look_back")
    assert "went on before your play had ended" in window.words
    window.press("log")
    assert "It stops at the gate" in window.words or "bridge" in window.words


# --- the door -----------------------------------------------------------------------------------------------------


@pytest.fixture
def door(tmp_path, screen):
    window = Window(tmp_path / "seat")
    assert isinstance(window.app.scene, JoinScene)
    return window


def try_door(window: Window, address: str, code: str) -> str:
    window.write("address", address)
    window.write("code", code)
    window.press("join")
    window.until(lambda: bool(window.app.scene.problem))
    return window.app.scene.problem


def test_a_code_that_opens_no_class_is_one_sentence(served, door) -> None:
    wrong = "AAAAAA" if served.code != "AAAAAA" else "BBBBBB"
    assert "Read it again from the wall" in try_door(door, served.address, wrong)


def test_what_is_no_code_is_told_before_anything_is_asked(door) -> None:
    assert "six letters and figures" in try_door(door, "127.0.0.1:1", "10OIL")


def test_where_nobody_answers_the_address_is_named(door) -> None:
    address = f"127.0.0.1:{free_port()}"
    assert address in try_door(door, address, "ABCDEF")


def test_a_class_that_is_over_is_told_as_such(served, door) -> None:
    served.control("end")
    assert "That class is over" in try_door(door, served.address, served.code)


def test_the_last_address_and_code_are_remembered(served, joined, tmp_path) -> None:
    joined().close()
    again = Window(tmp_path / "seat")
    assert (again.app.scene.address, again.app.scene.code) == (served.address, served.code)


def test_the_title_leads_to_the_door(door) -> None:
    door.press("back", "join")
    assert isinstance(door.app.scene, JoinScene)


def test_in_a_pair_the_window_shows_the_own_role_sheet_and_changes_it_with_the_chairs(tmp_path, screen) -> None:
    host = Served(tmp_path / "host", lesson=str(ROOT / "dialogues/lessons/other_chair.yaml"))
    host.folder.mkdir()
    host.start()
    window = Window.joined(host, tmp_path / "seat")
    try:
        host.control("next", "next")
        window.at("first_chair")
        assert "Nobody sits beside you yet." in window.words
        other = Browser(httpx.Client(base_url=f"http://{host.address}", follow_redirects=True, trust_env=False))
        form = other.get(f"/?code={host.code}").read.forms[0]
        other._took(other.client.post(form.action, data=dict(form.fields)))
        window.until(lambda: window.room.role == "them")
        assert "You are Tala" in window.words or f"You are {window.room.sheet[0][8:]}" in window.words
        assert "You negotiate" in other.get("/seat").words
        host.control("next")
        window.until(lambda: window.room.role == "you")
        assert "You negotiate" in window.words and window.room.beside in window.words
    finally:
        window.close()
        host.stop()
