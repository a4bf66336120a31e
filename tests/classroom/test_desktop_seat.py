"""The desktop seat: the same play at both ends, on without a network, back at the same turn, and handing in by file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from bench.crowd import Served
from game.classroom import handing, own_record
from game.classroom import store as tables
from game.classroom.client import Seat
from game.classroom.memory import Memory
from game.commands.joining import session_of, to_file
from game.session.journal import Journal
from game.session.players import play
from tests.classroom.rooms import LIBRARY, only
from tests.shipped import ROOT, plays

WHOLE = plays("late_handover")[0]
FIRST, REST = WHOLE.moves.split(";")[:3], WHOLE.moves.split(";")[3:]
SECONDS = 15.0


@pytest.fixture
def served(tmp_path):
    host = Served(tmp_path / "host").start()
    yield host
    host.stop()


class Desktop:
    """A learner's machine: a journal, what it remembers of its seats, and the game on it."""

    def __init__(self, served: Served, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.journal = Journal(folder / "journal.db")
        self.seat = Seat(served.address, served.code, Memory(folder / "journal.seats"))
        self.seat.start()
        assert self.seat.wait(lambda: self.seat.stands is not None, SECONDS)
        self.session = session_of(self.journal, self.seat.memory, self.seat, self.seat.stands)

    def handed_in(self) -> bool:
        return self.seat.wait(lambda: self.seat.is_online and not self.seat.waiting("p0"), SECONDS)

    def close(self) -> None:
        self.seat.stop()
        self.journal.close()


def at_host(tmp_path: Path) -> list[tuple[str, str]]:
    store = tables.Store(f"sqlite:///{tmp_path / 'host' / 'class.db'}")
    query = select(tables.seat.c.name, tables.record.c.move).select_from(
        tables.record.join(tables.play).join(tables.seat)
    ).order_by(tables.seat.c.id, tables.record.c.number)
    found = [(row.name, row.move) for row in store.read(query)]
    store.close()
    return found


def of_journal(desktop: Desktop) -> list[str]:
    return [record.move for record in desktop.journal.records(desktop.session.play)]


def test_a_whole_play_on_the_desktop_is_the_same_at_the_host(served, tmp_path) -> None:
    desktop = Desktop(served, tmp_path / "seat")
    play(desktop.session, WHOLE.moves)
    assert desktop.handed_in()
    assert [move for _, move in at_host(tmp_path)] == of_journal(desktop)
    assert desktop.session.state.outcome == WHOLE.outcome
    desktop.close()


def test_a_seat_plays_on_while_the_host_is_gone_and_hands_in_when_it_is_back(served, tmp_path) -> None:
    desktop = Desktop(served, tmp_path / "seat")
    play(desktop.session, ";".join(FIRST))
    assert desktop.handed_in()
    served.kill()
    play(desktop.session, ";".join(REST))
    assert desktop.seat.waiting("p0") == len(REST)
    served.start()
    assert desktop.handed_in()
    assert [move for _, move in at_host(tmp_path)] == of_journal(desktop)
    desktop.close()


def test_a_seat_comes_back_after_a_crash_at_the_same_turn_under_the_same_name(served, tmp_path) -> None:
    desktop = Desktop(served, tmp_path / "seat")
    play(desktop.session, ";".join(FIRST))
    assert desktop.handed_in()
    name, state = desktop.seat.name, desktop.session.state
    desktop.close()
    again = Desktop(served, tmp_path / "seat")
    assert (again.seat.name, again.session.state) == (name, state)
    again.close()


def test_a_seat_whose_journal_is_lost_is_brought_up_to_what_the_host_has(served, tmp_path) -> None:
    desktop = Desktop(served, tmp_path / "seat")
    play(desktop.session, ";".join(FIRST))
    assert desktop.handed_in()
    state = desktop.session.state
    desktop.close()
    for path in (tmp_path / "seat").glob("journal.db*"):
        path.unlink()
    again = Desktop(served, tmp_path / "seat")
    assert again.session.state == state
    play(again.session, ";".join(REST))
    assert again.handed_in()
    assert [move for _, move in at_host(tmp_path)] == of_journal(again)
    again.close()


def main(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)


def test_what_was_played_without_any_network_comes_in_by_file(served, tmp_path) -> None:
    desktop = Desktop(served, tmp_path / "seat")
    served.stop()
    play(desktop.session, WHOLE.moves)
    desktop.close()
    journal, file = tmp_path / "seat" / "journal.db", tmp_path / "heron.json"
    done = main("join", served.code, "--hand-in", file, "--journal", journal)
    assert done.returncode == 0, done.stderr
    database = tmp_path / "host" / "class.db"
    code = ("import", "--code", served.code, "--database", database, "--lesson", served.lesson)
    for said in (f"{len(of_moves(file))} moves kept for {desktop.seat.name}.", "0 moves kept"):
        done = main(*code, file)
        assert done.returncode == 0 and said in done.stdout, done.stderr
    assert [move for _, move in at_host(tmp_path)] == of_moves(file)
    served.start()


def of_moves(file: Path) -> list[str]:
    return [move for move, _, _ in json.loads(file.read_text())["plays"][0]["moves"]]


# --- files, decided again -----------------------------------------------------------------------------------------


@pytest.fixture
def handed(tmp_path):
    """A whole play as a file hands it in."""
    from game.session.session import Session

    journal = Journal(tmp_path / "own.db")
    session = Session.start(journal, LIBRARY["late_handover"][0], lambda: "2031-03-04T10:00:00.000+00:00")
    play(session, WHOLE.moves)
    head, records = journal.head(session.play), journal.records(session.play)
    journal.close()
    sheet = handing.sheet_of("", head.encounter, head.content_hash, head.mode, records)
    return json.loads(handing.write(handing.HandIn(version=1, code="ABCDEF", secret="", plays=(sheet,))))


def taken(room, plain: object) -> tuple[str, int]:
    content = plain if isinstance(plain, bytes) else json.dumps(plain).encode()
    found = handing.read(content)
    hands = LIBRARY.__getitem__
    return handing.take_in(room.store, room.row, room.lesson, hands, found, room.time.now())


def test_a_file_of_a_seat_that_never_joined_gets_a_seat_of_its_own(open_class, handed) -> None:
    room = open_class(only("late_handover"))
    name, new = taken(room, handed)
    assert new == len(handed["plays"][0]["moves"])
    assert [row.name for row in room.store.read(select(tables.seat))] == [name]
    assert room.store.read(select(tables.play))[0].finished


def test_answers_that_the_host_does_not_have_come_in_by_file_and_only_where_the_lesson_keeps_them(room, handed) -> None:
    handed["answers"] = [["ticket", ["I was late, and you waited.", "one too many"]], ["think", ["nobody keeps this"]]]
    taken(room, handed)
    assert [(row.step, row.number, row.text) for row in room.store.read(select(tables.note))] == [
        ("ticket", 0, "I was late, and you waited.")
    ]


@pytest.mark.parametrize("answers", [3, [["ticket"]], [["ticket", "no list"]], [["ticket", [1]]], {"ticket": ["x"]}])
def test_a_file_whose_answers_are_none_is_refused(room, handed, answers) -> None:
    with pytest.raises(handing.NotHandedIn, match="damaged"):
        taken(room, {**handed, "answers": answers})
    assert room.store.read(select(tables.seat)) == []


def test_a_file_of_the_machine_holds_what_was_written_and_not_handed_in(tmp_path) -> None:
    memory, journal = Memory(tmp_path / "own.seats"), Journal(tmp_path / "own.db")
    memory.note("ABCDEF", **{"answers ticket": ["I was late."]})
    file = to_file(journal, memory, "ABCDEF", tmp_path / "heron.json")
    journal.close()
    assert handing.read(file.read_bytes()).answers == (("ticket", ("I was late.",)),)


def _move(change):
    def changed(plain):
        change(plain["plays"][0]["moves"])

    return changed


FORGED = {
    "a move that is not legal": (_move(lambda moves: moves.__setitem__(3, ["accept", "", ""])), "Move 4"),
    "a move left out": (_move(lambda moves: moves.pop(2)), "Move 3"),
    "moves in another order": (_move(lambda moves: moves.__setitem__(slice(1, 3), moves[2:0:-1])), "Move 2"),
    "events that the rules do not give": (_move(lambda moves: moves[5].__setitem__(1, "0" * 16)), "Move 6"),
    "another file of the encounter": (lambda plain: plain["plays"][0].update(content_hash="x"), "another version"),
    "an encounter that the lesson has not": (lambda plain: plain["plays"][0].update(encounter="eulogy"), "no step"),
    "no moves at all": (lambda plain: plain["plays"][0].pop("moves"), "damaged"),
    "a newer game": (lambda plain: plain.update(version=9), "another version of the game"),
    "a giant move": (_move(lambda moves: moves.__setitem__(0, ["say " + "x" * 5000, "", ""])), "damaged"),
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_file_that_does_not_follow_is_refused_with_the_number_and_keeps_nothing(open_class, handed, forged) -> None:
    room = open_class(only("late_handover"))
    change, said = FORGED[forged]
    change(handed)
    with pytest.raises(handing.NotHandedIn, match=said):
        taken(room, handed)
    assert room.store.read(select(tables.seat)) == []


@pytest.mark.parametrize("content", [b"", b"x", b"[]", b"null", b"\xff\xfe", b"[" * 9000, b"{}" + b" " * 2_000_000])
def test_a_file_that_is_none_is_one_sentence(content) -> None:
    with pytest.raises(handing.NotHandedIn) as told:
        handing.read(content)
    assert "\n" not in str(told.value)


def test_practice_is_not_taken_for_an_assessment(open_class, handed) -> None:
    room = open_class(only("late_handover", assess=True))
    with pytest.raises(handing.NotHandedIn, match="for practice"):
        taken(room, handed)


def test_a_desktop_learner_takes_and_deletes_what_the_class_has_of_her(served, tmp_path) -> None:
    desktop = Desktop(served, tmp_path / "seat")
    play(desktop.session, ";".join(FIRST))
    assert desktop.handed_in()
    desktop.close()
    at = f"{served.code}@{served.address}"
    mine = ("--journal", tmp_path / "seat" / "journal.db")
    done = main("join", at, *mine, "--take", tmp_path / "mine.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert len((tmp_path / "mine.csv").read_text("utf-8").splitlines()) == 1 + len(FIRST)
    assert main("join", at, *mine, "--delete-record").returncode == 0
    assert at_host(tmp_path) == []
    again = main("join", at, *mine, "--take", "-")
    assert (again.returncode, again.stdout) == (1, "")
    assert "no seat in that class" in again.stderr


def test_a_seat_that_the_class_does_not_know_any_more_is_told_so(served) -> None:
    with pytest.raises(own_record.RecordProblem, match="has no record of this machine's seat"):
        own_record.take(served.address, "somebody-elses")
    with pytest.raises(own_record.RecordProblem, match="cannot be reached"):
        own_record.take("127.0.0.1:9", "mine")
