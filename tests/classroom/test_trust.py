"""What nobody gets without a code or a token, what is too big, too fast or from elsewhere, and what is never run."""

from __future__ import annotations

import asyncio
import csv
import io
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from game.classroom import exports, keeping, names
from game.classroom import store as tables
from game.classroom.guard import CSP
from game.classroom.host import daily
from game.classroom.paper import rendered
from game.classroom.protocol import MOST_BYTES
from game.encounter.lesson import StepKind
from tests.classroom.rooms import only

SEAT_PAGES = ("/seat", "/seat/offer", "/seat/repair", "/seat/log", "/seat/record", "/seat/record.csv")
TRAINER_PAGES = ("/trainer", "/trainer/live", "/trainer/controls", "/screen", "/screen/live", "/qr.svg",
                 "/trainer/export/choices.csv")  # fmt: skip
SCRIPT = "<script>alert(1)</script>"


# --- coming in ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["", "AAAAAA", "'; drop table seat; --", SCRIPT, "A" * 5000])
def test_no_code_no_entry(room, code) -> None:
    browser = room.browser()
    got = browser.client.post("/join", data={"code": code})
    assert got.status_code == 403
    assert SCRIPT not in got.text
    assert room.store.read(select(tables.seat)) == []


@pytest.mark.parametrize("path", SEAT_PAGES)
def test_a_browser_without_a_seat_comes_to_the_door(room, path) -> None:
    assert "Join the lesson" in room.browser().get(path).words


@pytest.mark.parametrize("path", TRAINER_PAGES)
@pytest.mark.parametrize("token", ["", "wrong", "ä"])
def test_no_token_no_trainers_page(room, path, token) -> None:
    seat = room.seat()
    assert seat.get(path if not token else f"{path}?token={token}").status == 403
    assert room.desk.code not in seat.page


def test_no_token_no_control(room) -> None:
    assert room.seat().client.post("/trainer/do", data={"do": "end"}).status_code == 403
    assert not room.desk.standing.ended


def test_no_token_no_export_with_names(room) -> None:
    got = room.seat().client.post("/trainer/export", data={"name": "choices.csv", "names": "Heron 4, Ada"})
    assert got.status_code == 403 and "Ada" not in got.text


def test_the_token_leaves_the_address_at_once(room) -> None:
    trainer = room.browser()
    got = trainer.client.get(f"/trainer?token={room.desk.token}", follow_redirects=False)
    assert got.headers["location"] == "/trainer"
    assert "HttpOnly" in got.headers["set-cookie"] and "samesite=strict" in got.headers["set-cookie"].lower()


def test_a_code_written_in_small_letters_and_with_a_space_opens_the_room(room) -> None:
    code = room.desk.code.lower()
    got = room.browser().client.post("/join", data={"code": f" {code[:3]} {code[3:]}"})
    assert got.status_code == 200


def test_a_code_has_no_sign_that_is_mixed_up() -> None:
    assert not set("0O1IL") & set("".join(names.new_code() for _ in range(200)))


def test_code_names_are_unique_in_the_room(room) -> None:
    for _ in range(40):
        room.seat()
    assert len({chair.name for chair in room.desk.seated}) == 40


def test_two_hundred_who_join_at_once_all_get_a_name(room) -> None:
    import asyncio

    async def all_at_once() -> list[str]:
        return [chair.name for chair, _ in await asyncio.gather(*(room.desk.join(room.desk.code, "browser")
                                                                  for _ in range(200)))]  # fmt: skip

    assert len(set(asyncio.run(all_at_once()))) == 200


def test_the_code_changes_with_each_lesson_and_not_with_a_restart(open_class) -> None:
    first = open_class()
    again = open_class()
    assert again.desk.code == first.desk.code
    again.do("end")
    assert open_class().desk.code != first.desk.code


def test_the_secret_of_a_seat_is_not_in_the_store(room) -> None:
    seat = room.seat()
    secret = seat.client.cookies["seat"]
    stored = [row.secret for row in room.store.read(select(tables.seat))]
    assert stored == [names.hashed(secret)] and secret not in stored


# --- limits -------------------------------------------------------------------------------------------------------


def test_a_body_that_is_too_big_is_refused_before_it_is_read(room) -> None:
    got = room.browser().client.post("/join", content=b"code=" + b"A" * MOST_BYTES)
    assert got.status_code == 413


def test_a_body_that_does_not_tell_its_size_is_cut_off(room) -> None:
    def parts():
        for _ in range(3 + MOST_BYTES // 8192):
            yield b"A" * 8192

    got = room.browser().client.post(
        "/join", content=parts(), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert got.status_code == 413


def test_guessing_codes_is_stopped(room) -> None:
    client = room.browser().client
    codes = [client.post("/join", data={"code": "AAAAAA"}).status_code for _ in range(40)]
    assert codes[0] == 403 and codes[-1] == 429


def test_guessing_tokens_is_stopped(room) -> None:
    client = room.browser().client
    codes = [client.get("/trainer?token=no").status_code for _ in range(40)]
    assert codes[0] == 403 and codes[-1] == 429


def test_requests_without_end_from_one_address_are_slowed(room) -> None:
    client = room.browser().client
    codes = [client.get("/static/seat.css").status_code for _ in range(400)]
    assert codes[0] == 200 and codes[-1] == 429
    room.time.pass_by(10)
    assert client.get("/static/seat.css").status_code == 200


def test_a_seat_that_talks_too_fast_is_told_and_nothing_is_lost(open_class) -> None:
    room = open_class(only("late_handover"))
    seat = room.seat()
    for _ in range(30):
        got = seat.client.post("/seat/move", data={"step": "play", "number": "1", "move": "say answer_bridge"})
    assert "too fast" in got.text
    assert len(room.store.read(select(tables.record))) == 1


def test_a_room_has_a_largest_number_of_seats(room, monkeypatch) -> None:
    monkeypatch.setattr("game.classroom.room.MOST_SEATS", 2)
    for _ in range(3):
        last = room.seat()
    assert "The room is full" in last.words


# --- browsers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/seat", "/trainer", "/static/seat.js", "/nothing"])
def test_every_answer_carries_the_headers(room, path) -> None:
    headers = room.trainer().client.get(path).headers
    assert headers["content-security-policy"] == CSP
    assert headers["x-content-type-options"] == "nosniff"


def test_no_page_has_a_script_or_style_of_its_own(open_class) -> None:
    room = open_class(only("late_handover"))
    pages = [room.seat().page, room.trainer().page, room.trainer().get("/screen").page]
    for page in pages:
        assert page.count("<script") == 1 and 'src="/static/seat.js?v=' in page
        assert "<style" not in page and " style=" not in page and " onclick=" not in page


def test_a_form_from_another_site_changes_nothing(room) -> None:
    trainer = room.trainer()
    got = trainer.client.post("/trainer/do", data={"do": "end"}, headers={"origin": "http://elsewhere.example"})
    assert got.status_code == 403 and not room.desk.standing.ended


@pytest.mark.parametrize("name", ["../host.py", "..%2fhost.py", "%2e%2e/store.py", "base.html", "/etc/passwd"])
def test_no_file_outside_is_served(room, name) -> None:
    got = room.browser().client.get(f"/static/{name}")
    assert got.status_code == 404 and "import" not in got.text


def test_everything_shown_is_escaped() -> None:
    from tests.classroom.rooms import lesson, step

    words = {"seat": SCRIPT, "step": SCRIPT, "step_title": SCRIPT, "minutes": 1, "practising": False, "title": SCRIPT,
             "notice": SCRIPT, "say": SCRIPT, "waiting": SCRIPT, "asked": None, "briefing": None, "asks": (SCRIPT,),
             "keep": True, "most_note": 9, "notes": {0: SCRIPT}, "log": (), "sheet": (f"# {SCRIPT}", SCRIPT)}
    assert "<script>alert" not in rendered("step.html", **words)
    assert lesson(step(SCRIPT, StepKind.EXIT))


def test_a_written_answer_with_a_script_is_shown_as_text(room) -> None:
    seat = room.seat()
    room.go_to("ticket")
    seat.get("/seat").press("", "", **{"note.0": SCRIPT})
    assert SCRIPT not in seat.get("/seat").page
    assert "&lt;script&gt;" in seat.page


# --- exports ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "\ufeff=1", "\n=cmd|' /C calc'!A0"])
def test_no_cell_starts_a_formula(text) -> None:
    [_, row] = list(csv.reader(io.StringIO(exports.as_csv(["a"], [[text]]), newline="")))
    assert row == [f"'{text}"]


def test_numbers_stay_numbers() -> None:
    assert exports.as_csv(["a", "b"], [[-5, "plain"]]) == "a,b\r\n-5,plain\r\n"


def test_a_written_answer_is_no_formula_in_the_export(room) -> None:
    seat = room.seat()
    room.go_to("ticket")
    seat.get("/seat").press("", "", **{"note.0": '=HYPERLINK("http://x")'})
    assert "'=HYPERLINK" in room.trainer().get("/trainer/export/notes.csv").page


# --- keeping ------------------------------------------------------------------------------------------------------

EVERYTHING = (tables.room, tables.seat, tables.play, tables.record, tables.note, tables.source)


def played_class(open_class):
    room = open_class()
    seat = room.seat()
    room.go_to("first")
    seat.get("/seat").play("answer_bridge")
    room.go_to("ticket")
    seat.get("/seat").press("", "", **{"note.0": "I will ring first."})
    return room


def test_old_classes_are_deleted_with_everything_in_them(open_class) -> None:
    room = played_class(open_class)
    assert all(room.store.read(select(table)) for table in EVERYTHING)
    assert keeping.delete_old(room.store, "2031-03-20T00:00:00.000+00:00", 30) == 0
    assert keeping.delete_old(room.store, "2031-04-02T00:00:00.000+00:00", 30) == 1
    assert not any(room.store.read(select(table)) for table in EVERYTHING)


def test_a_host_that_goes_on_deletes_old_classes_once_a_day(open_class) -> None:
    """The days are counted by the class's own clock: after ten everything is there, after eleven gone."""
    room, there, forgotten = played_class(open_class), [], []
    opened = room.time.seconds

    async def a_day(seconds: float) -> None:
        there.append(bool(room.store.read(select(tables.room))))
        if len(there) == 12:
            raise EndOfTest
        room.time.pass_by(seconds)

    posting = SimpleNamespace(forget=forgotten.append)
    with pytest.raises(EndOfTest):
        asyncio.run(daily(room.desk, 10, posting, a_day))
    assert room.time.seconds - opened == 11 * 86400
    assert there == 11 * [True] + [False]
    assert forgotten == [room.desk.code]
    assert not any(room.store.read(select(table)) for table in EVERYTHING)


class EndOfTest(Exception):
    """Enough days have gone by."""


def test_a_deleted_class_is_not_in_the_files_any_more(open_class, tmp_path) -> None:
    room = played_class(open_class)
    code = room.desk.code
    assert b"I will ring first." in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert keeping.delete_code(room.store, code)
    assert b"I will ring first." not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_the_trainer_deletes_a_class_by_writing_its_code(open_class) -> None:
    room = played_class(open_class)
    room.trainer().press("do", "delete", code="WRONG2")
    assert room.store.read(select(tables.room))
    room.trainer().press("do", "delete", code=room.desk.code)
    assert not any(room.store.read(select(table)) for table in EVERYTHING)


def test_deleting_a_code_that_is_none_says_so(room) -> None:
    assert not keeping.delete_code(room.store, "ZZZZZZ")


def aged(open_class):
    """A class of long ago in a store of its own."""
    room = played_class(open_class)
    room.store.now(lambda db: db.execute(tables.room.update().values(opened="2001-01-01T00:00:00.000+00:00")))
    return room


def test_a_host_that_starts_deletes_old_classes(open_class, tmp_path) -> None:
    from bench.crowd import Served

    room = aged(open_class)
    (tmp_path / "host").mkdir()
    served = Served(tmp_path / "host", database=str(tmp_path / "class.db")).start()
    served.stop()
    assert not any(row.opened.startswith("2001") for row in room.store.read(select(tables.room)))
    assert room.store.read(select(tables.note)) == []


def test_a_host_that_runs_on_deletes_old_classes_every_day(open_class, monkeypatch) -> None:
    import asyncio

    from game.classroom import host

    room = aged(open_class)
    assert host.DAY_SECONDS == 24 * 3600
    monkeypatch.setattr(host, "DAY_SECONDS", 0)

    async def days() -> None:
        async with host.application(room.desk, "http://testserver", keep_days=30).router.lifespan_context(None):
            while room.store.read(select(tables.room)):
                await asyncio.sleep(0)

    asyncio.run(asyncio.wait_for(days(), 20))
    assert room.store.read(select(tables.record)) == []
