"""What leaves the host: every choice with its state before and after, skills as evidence, statements with fixed ids."""

from __future__ import annotations

import csv
import io
import json

import pytest

from game.classroom import exports
from game.review.skills import ENOUGH
from tests.classroom.rooms import only
from tests.review.xapi_model import kinds, refused
from tests.shipped import plays

WHOLE = plays("late_handover")[0]


@pytest.fixture
def played(open_class):
    room = open_class(only("late_handover"))
    room.seat().play(WHOLE.moves)
    room.seat().play("answer_bridge; ask_minutes").press("move", "undo").play("ask_gate")
    return room


def table(room, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(room.trainer().get(f"/trainer/export/{name}").page, newline="")))


def test_every_choice_is_a_row_with_the_state_before_and_after(played) -> None:
    rows = table(played, "choices.csv")
    assert tuple(rows[0]) == exports.CHOICE_COLUMNS
    whole = [row for row in rows if row["seat"] == played.desk.seated[0].name]
    assert len(whole) == len(WHOLE.moves.split(";"))
    assert [row["trust_after"] for row in whole[:-1]] == [row["trust_before"] for row in whole[1:]]
    assert {row["outcome"] for row in whole} == {WHOLE.outcome.value}
    assert all(row["said"] or row["kind"] in ("Put on the record", "Keep", "Let go", "Shake hands", "Accept", "Thank")
               for row in whole)  # fmt: skip


def test_what_was_taken_back_is_a_row_and_says_so(played) -> None:
    rows = [row for row in table(played, "choices.csv") if row["seat"] == played.desk.seated[1].name]
    assert [(row["move"], row["taken_back"]) for row in rows] == [
        ("say answer_bridge", "no"), ("say ask_minutes", "yes"), ("say ask_gate", "no"),
    ]  # fmt: skip


def test_a_gradebook_has_one_row_for_each_play(played) -> None:
    first, second = table(played, "outcomes.csv")
    assert (first["outcome"], second["outcome"]) == (WHOLE.outcome.value, "")
    assert first["finished"] and not second["finished"]


def test_fewer_than_three_chances_read_not_shown_and_never_a_number(played) -> None:
    rows = table(played, "skills.csv")
    assert {row["seat"] for row in rows} == {played.desk.seated[0].name}
    assert len(rows) == 8
    for row in rows:
        assert (row["best"] == "not shown") == (int(row["best_chances"]) < ENOUGH)


def test_real_names_are_joined_from_the_trainers_own_map_alone(played) -> None:
    name = played.desk.seated[0].name
    chairs = played.desk.seated
    for write in (exports.choices_csv, exports.outcomes_csv, exports.skills_csv):
        assert "Ada Lund" not in write(played.desk, chairs)
        joined = write(played.desk, chairs, {name: "Ada Lund"})
        assert "Ada Lund" in joined and name not in joined


def test_the_trainers_page_joins_real_names_and_keeps_none_of_them(played, tmp_path) -> None:
    name = played.desk.seated[0].name
    trainer = played.trainer().press("name", "outcomes.csv", names=f"{name}, Ada Lund\nNobody 1; Eve")
    assert "Ada Lund" in trainer.page and name not in trainer.page
    assert b"Ada Lund" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_real_name_is_no_formula_either(played) -> None:
    assert "'=Ada" in exports.outcomes_csv(played.desk, played.desk.seated, {played.desk.seated[0].name: "=Ada"})


def test_statements_have_the_same_ids_each_time_and_no_id_twice(played) -> None:
    first, again = (json.loads(played.trainer().get("/trainer/export/xapi.json").page) for _ in range(2))
    assert first == again
    ids = [each["id"] for each in first]
    assert len(ids) == len(set(ids)) > len(WHOLE.moves.split(";"))
    assert {each["actor"]["account"]["name"].split("/")[1] for each in first} == {
        chair.name for chair in played.desk.seated
    }


def test_statements_of_a_class_are_what_an_independent_model_takes(played) -> None:
    found = json.loads(played.trainer().get("/trainer/export/xapi.json").page)
    assert kinds(found) == {"initialized", "interacted", "completed"}
    assert [fault for each in found for fault in refused(each)] == []


def test_the_report_of_the_class_names_nobody(played) -> None:
    page = played.trainer().get("/trainer/export/report.html").page
    assert "How it ended" in page
    assert not [chair.name for chair in played.desk.seated if chair.name in page]
