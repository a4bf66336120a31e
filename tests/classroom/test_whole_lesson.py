"""A full lesson on a real host, by scripted seats of both kinds, with everything that the trainer takes home."""

from __future__ import annotations

import csv
import io
import json

import httpx
import pytest

from bench import lesson
from bench.crowd import Served
from game.classroom.client import Seat
from game.classroom.memory import Memory
from game.commands.joining import session_of
from game.session.journal import Journal
from game.session.players import play
from tests.classroom.rooms import Browser
from tests.shipped import ROOT, plays

A, B = plays("late_handover"), plays("wrong_invoice")


@pytest.fixture
def served(tmp_path):
    host = Served(tmp_path, lesson=str(ROOT / "dialogues/lessons/speaking_first.yaml")).start()
    yield host
    host.stop()


def browser(served: Served) -> Browser:
    return Browser(httpx.Client(base_url=f"http://{served.address}", follow_redirects=True, trust_env=False))


def test_a_lesson_from_the_door_to_the_exit_ticket(served, tmp_path) -> None:
    trainer = browser(served).get(f"/trainer?token={served.token}")
    seats = [browser(served).get(f"/?code={served.code}") for _ in range(3)]
    for seat in seats:
        form = seat.read.forms[0]
        seat._took(seat.client.post(form.action, data=dict(form.fields)))
    journal = Journal(tmp_path / "own.db")
    desktop = Seat(served.address, served.code, Memory(tmp_path / "own.seats"))
    desktop.start()
    assert desktop.wait(lambda: desktop.stands is not None, 15)

    def all_go_to(step: str) -> None:
        trainer.get("/trainer").press("do", "next")
        assert desktop.wait(lambda: desktop.stands is not None and desktop.stands.step == step, 15)
        for seat in seats:
            seat.get("/seat")

    def on_the_desktop(moves: str, step: str) -> None:
        session = session_of(journal, desktop.memory, desktop, desktop.stands)
        assert session is not None
        play(session, moves)
        assert desktop.wait(lambda: not desktop.waiting(step), 20), desktop.told

    all_go_to("prepare")
    assert all("four things" in seat.words for seat in seats)
    all_go_to("handover")
    for seat, scripted in zip(seats, A, strict=False):
        seat.play(scripted.moves)
    on_the_desktop(A[3].moves, "handover")
    all_go_to("look_back")
    assert all("Find the move that cost you most" in seat.words for seat in seats)
    all_go_to("compare")
    assert all("You sit with" in seat.words for seat in seats)
    all_go_to("invoice")
    trainer.get("/trainer").press("do", "release")
    for seat, scripted in zip(seats, B, strict=False):
        seat.get("/seat").play(scripted.moves)
    on_the_desktop(B[0].moves, "invoice")
    all_go_to("room")
    wall = trainer.get("/screen").words
    assert "most split choice" in wall and "best repair" in wall
    all_go_to("ticket")
    seats[0].press("", "", **{"note.0": "I was late, and you waited."})
    table = {name: list(csv.DictReader(io.StringIO(trainer.get(f"/trainer/export/{name}.csv").page, newline="")))
             for name in ("choices", "outcomes", "skills", "notes")}  # fmt: skip
    assert [row["outcome"] for row in table["outcomes"] if row["step"] == "handover"] == [
        each.outcome.value for each in A[:4]
    ]
    assert len(table["choices"]) == sum(len(each.moves.split(";")) for each in (*A[:4], *B[:3], B[0]))
    assert len(table["skills"]) == 4 * 8
    assert [row["answer"] for row in table["notes"]] == ["I was late, and you waited."]
    assert json.loads(trainer.get("/trainer/export/xapi.json").page)
    trainer.get("/trainer").press("do", "end")
    assert desktop.wait(lambda: desktop.stands is not None and desktop.stands.kind == "ended", 15)
    assert "lesson is over" in seats[0].get("/seat").words
    desktop.stop()
    journal.close()


def test_the_exports_of_a_lesson_of_both_kinds_of_seats_hold_what_was_played(tmp_path) -> None:
    found = lesson.played(tmp_path, 5)
    assert found.faults == []
    lesson.leave(found, tmp_path / "exports")
    assert {path.name for path in (tmp_path / "exports").iterdir()} == set(lesson.EXPORTS)
    assert len(found.table("choices.csv")) == found.moves
    assert len(found.table("outcomes.csv")) == found.plays == 10
    assert len({row["seat"] for row in found.table("skills.csv")}) == 5
    assert [row["answer"] for row in found.table("notes.csv")] == [lesson.TICKET] * 4
    kinds = [each["verb"]["id"].rsplit("/", 1)[-1] for each in json.loads(found.files["xapi.json"])]
    assert kinds.count("completed") == 10
