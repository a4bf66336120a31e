"""The websocket of a desktop seat: what it is told, what it is refused, and that a hostile one changes nothing."""

from __future__ import annotations

import json
from contextlib import contextmanager

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from game.classroom import protocol
from game.classroom import store as tables
from game.classroom.protocol import Hello, Kept, Made, Refused, Seated, Sent, Stands, Wanted
from game.encounter.rules import begin, step
from game.session import codec, keep
from game.session.players import read
from tests.classroom.rooms import LIBRARY, Class, only

HOSTILE = (
    "", "x", "null", "[]", "{}", "12", '"hello"', '{"is":"made"}', '{"is":"kept","step":"play","number":9}',
    '{"is":"made","step":"play","number":"1","move":"walk"}', '{"is":"made","step":"play","number":true,"move":"walk"}',
    '{"is":"made","step":"play","number":1,"move":"walk","seat":2}', '{"is":"made","step":"play","number":1,"move":[]}',
    '{"is":"' + "a" * 70_000 + '"}', "[" * 5000, '{"is":"made","step":"play","number":1e400,"move":"walk"}',
    '{"is":"made","step":"play","number":1,"move":"\\ud800"}', '{"is":"agreed","yes":1}', '{"is":"wanted"}',
)  # fmt: skip


class Wire:
    """A websocket and what it says."""

    def __init__(self, socket) -> None:
        self.socket = socket

    def say(self, message) -> None:
        self.socket.send_text(message if isinstance(message, str) else protocol.write(message))

    def hear(self):
        return protocol.read(self.socket.receive_text(), most=4_000_000)

    def ask(self, message):
        self.say(message)
        while isinstance(found := self.hear(), Stands):
            pass
        return found


@contextmanager
def line(room: Class, secret: str = "", code: str | None = None, **more):
    client = TestClient(room.app)
    client.portal = room._portal.portal
    with client.websocket_connect("/ws", **more) as socket:
        wire = Wire(socket)
        wire.say(Hello(version=protocol.VERSION, code=room.desk.code if code is None else code, secret=secret))
        yield wire


@contextmanager
def seated(room: Class, secret: str = ""):
    with line(room, secret) as wire:
        wire.seat = wire.hear()
        assert isinstance(wire.seat, Seated)
        wire.stands = wire.hear()
        yield wire


def made(number: int, move: str, saw: str = "") -> Made:
    return Made(step="play", number=number, move=move, saw=saw)


@pytest.fixture
def playing(open_class) -> Class:
    return open_class(only("late_handover"))


def records(room: Class) -> list[str]:
    return [row.move for row in room.store.read(select(tables.record).order_by(tables.record.c.number))]


def test_a_seat_is_told_where_the_room_stands_and_has_its_move_kept(playing) -> None:
    with seated(playing) as wire:
        assert (wire.stands.step, wire.stands.encounter, wire.stands.moves) == ("play", "late_handover", ())
        assert wire.ask(made(1, "say answer_bridge")) == Kept(step="play", number=1)
    assert records(playing) == ["say answer_bridge"]


def test_a_seat_comes_back_by_its_secret_to_the_same_name_and_the_same_moves(playing) -> None:
    with seated(playing) as wire:
        wire.ask(made(1, "say answer_bridge"))
        name, secret = wire.seat.name, wire.seat.secret
    with seated(playing, secret) as wire:
        assert wire.seat.name == name
        assert wire.stands.moves == ("say answer_bridge",)
    assert len(playing.desk.seated) == 1


def test_the_encounter_comes_as_it_will_be_decided(playing) -> None:
    with seated(playing) as wire:
        sent = wire.ask(Wanted(step="play"))
    assert isinstance(sent, Sent)
    assert keep.load(sent.source).content_hash == LIBRARY["late_handover"][0].content_hash


def test_a_move_that_led_to_the_same_at_both_ends_is_kept(playing) -> None:
    encounter = LIBRARY["late_handover"][0]
    state, _ = begin(encounter)
    result = step(encounter, state, read(encounter, state, "answer_bridge"))
    with seated(playing) as wire:
        saw = protocol.digest(codec.write(result[1]))
        assert isinstance(wire.ask(made(1, "say answer_bridge", saw)), Kept)


def test_a_move_that_led_to_something_else_at_the_seat_is_refused_with_its_number_and_shown(playing) -> None:
    with seated(playing) as wire:
        wire.ask(made(1, "say answer_bridge"))
        refused = wire.ask(made(2, "say ask_minutes", "0" * 16))
        assert (refused.number, refused.code) == (2, "differs")
        assert isinstance(wire.ask(made(2, "say ask_minutes")), Kept)
    [row] = playing.store.read(select(tables.refusal))
    assert (row.number, row.step) == (2, "play")
    assert "Move 2 led to something else" in playing.trainer().words


@pytest.mark.parametrize(("number", "move", "code"), [
    (1, "say ask_minutes", "already"), (3, "say ask_minutes", "gap"), (0, "say ask_minutes", "gap"),
    (-5, "say ask_minutes", "gap"), (10**30, "say ask_minutes", "gap"), (2, "say nothing", "unknown_move"),
    (2, "nonsense", "not_a_move"), (2, "say  ask_minutes", "not_a_move"), (2, "x" * 500, "unknown"),
])  # fmt: skip
def test_what_does_not_follow_is_refused_and_changes_nothing(playing, number, move, code) -> None:
    with seated(playing) as wire:
        wire.ask(made(1, "say answer_bridge"))
        refused = wire.ask(made(number, move))
        assert refused.code == code and "\n" not in refused.reason
        assert wire.ask(made(1, "say answer_bridge")) == Kept(step="play", number=1)
    assert records(playing) == ["say answer_bridge"]


def test_a_step_that_the_room_has_not_come_to_takes_no_move_and_sends_no_encounter(room) -> None:
    with seated(room) as wire:
        refused = wire.ask(Made(step="second", number=1, move="walk"))
        assert refused.code == "not_yet"
        assert wire.ask(Wanted(step="second")).code == "not_yet"
        assert wire.ask(Made(step="nowhere", number=1, move="walk")).code == "unknown"


def test_a_step_that_is_past_still_takes_what_was_played_without_a_line(room) -> None:
    room.go_to("second")
    with seated(room) as wire:
        assert isinstance(wire.ask(Made(step="first", number=1, move="say answer_bridge")), Kept)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_garbage_changes_nothing_and_is_told_in_one_line(playing, text) -> None:
    with seated(playing) as wire:
        wire.ask(made(1, "say answer_bridge"))
        refused = wire.ask(text)
        assert isinstance(refused, Refused) and "\n" not in refused.reason and len(refused.reason) < 200
        assert isinstance(wire.ask(made(2, "say ask_minutes")), Kept)
    assert records(playing) == ["say answer_bridge", "say ask_minutes"]


def test_a_line_that_sends_nothing_but_garbage_is_cut(playing) -> None:
    with seated(playing) as wire, pytest.raises(WebSocketDisconnect):
        for _ in range(40):
            wire.ask("garbage")


@pytest.mark.parametrize("first", ["", "garbage", protocol.write(made(1, "walk")), "x" * 70_000])
def test_a_line_that_does_not_say_hello_is_cut(playing, first) -> None:
    client = TestClient(playing.app)
    client.portal = playing._portal.portal
    with client.websocket_connect("/ws") as socket:
        socket.send_text(first)
        assert "Say hello first" in json.loads(socket.receive_text())["reason"]
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()


@pytest.mark.parametrize("secret", ["x", "ä" * 50, "x" * 5000])
def test_somebody_elses_secret_cannot_be_guessed_into_a_seat(playing, secret) -> None:
    with line(playing, secret, code="") as wire:
        assert wire.hear().code == "code"
    assert playing.desk.seated == []


def test_a_secret_of_another_class_opens_nothing(open_class) -> None:
    first = open_class(only("late_handover"))
    with seated(first) as wire:
        secret = wire.seat.secret
    first.do("end")
    second = open_class(only("late_handover"))
    with line(second, secret, code="") as wire:
        assert wire.hear().code == "code"


def test_a_seat_plays_only_its_own_play(playing) -> None:
    with seated(playing) as one, seated(playing) as other:
        one.ask(made(1, "say answer_bridge"))
        assert other.ask(made(2, "say ask_minutes")).code == "gap"
        assert isinstance(other.ask(made(1, "say blame_bridge")), Kept)
    assert [chair.plays["play"].written for chair in playing.desk.seated] == [1, 1]


def test_a_game_of_another_version_is_told_so(playing) -> None:
    client = TestClient(playing.app)
    client.portal = playing._portal.portal
    with client.websocket_connect("/ws") as socket:
        socket.send_text(protocol.write(Hello(version=protocol.VERSION + 1, code=playing.desk.code)))
        assert "different versions" in json.loads(socket.receive_text())["reason"]


def test_a_page_of_another_site_opens_no_line(playing) -> None:
    with pytest.raises(WebSocketDisconnect), line(playing, headers={"origin": "http://elsewhere.example"}):
        pass


def test_a_seat_that_talks_too_fast_is_told_and_its_line_stays(playing) -> None:
    with seated(playing) as wire:
        told = {getattr(wire.ask(made(1, "say answer_bridge")), "code", "kept") for _ in range(40)}
        assert told == {"kept", "fast"}
        playing.time.pass_by(5)
        assert isinstance(wire.ask(made(2, "say ask_minutes")), Kept)


def test_a_freed_seat_is_told_and_cut(playing) -> None:
    with seated(playing) as wire:
        playing.time.pass_by(60)
        playing.do("free")
        assert wire.ask(made(1, "say answer_bridge")).code == "freed"
    assert records(playing) == []


def test_the_same_move_sent_twice_is_kept_once(playing) -> None:
    with seated(playing) as wire:
        assert wire.ask(made(1, "say answer_bridge")) == wire.ask(made(1, "say answer_bridge"))
    assert records(playing) == ["say answer_bridge"]


@pytest.mark.parametrize("message", [
    Hello(version=protocol.VERSION, code="ABCDEF", secret="s"), made(3, "walk", "00"), Wanted(step="a"),
    protocol.Agreed(yes=True), protocol.Answered(step="a", answers=("one", "two")), protocol.Noted(step="a"),
    Seated(name="Heron 4", secret="s", waiting=True), Kept(step="a", number=1),
    Sent(step="a", content_hash="h", source=""), Refused(number=1, code="gap", reason="No."),
    Stands(step="a", kind="play", title="A", say="", paused=False, minutes=1, moves=("walk", "undo")),
])  # fmt: skip
def test_every_message_is_read_as_it_was_written(message) -> None:
    assert protocol.read(protocol.write(message)) == message
