"""A browser seat that means harm: what it sends changes nothing, reaches no other seat, and is told in one line."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest
from sqlalchemy import select

from game.classroom import store as tables
from game.classroom.protocol import MOST_NOTE
from game.commands import drawn
from game.encounter.lesson import StepKind
from tests.classroom import rooms
from tests.classroom.rooms import LIBRARY, Class, lesson, only, step
from tests.shipped import plays

SCRIPT = "<script>alert(1)</script>"
POSTS = ("/join", "/seat/move", "/seat/offer", "/seat/repair", "/seat/practice", "/seat/note", "/seat/consent",
         "/seat/delete")
EVERYTHING = (tables.room, tables.seat, tables.play, tables.record, tables.note, tables.refusal)
MOVE = {"step": "play", "number": "2", "move": "say ask_minutes", "practice": "0"}


@pytest.fixture
def playing(open_class) -> Class:
    return open_class(only("late_handover"))


def records(room: Class) -> list[str]:
    query = select(tables.record).order_by(tables.record.c.play, tables.record.c.number)
    return [row.move for row in room.store.read(query)]


def stored(room: Class) -> str:
    return "\n".join(str(tuple(row)) for table in EVERYTHING for row in room.store.read(select(table)))


# --- somebody else's seat -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("cookie", ["x", "A" * 5000, "'; drop table seat; --", "%00", "1", SCRIPT])
def test_a_secret_that_is_none_opens_no_seat(playing, cookie) -> None:
    playing.seat()
    stranger = playing.browser()
    for path in ("/seat", "/seat/record", "/seat/log"):
        got = stranger.client.get(path, headers={"cookie": f"seat={cookie}"})
        assert "Join the lesson" in got.text
    sent = stranger.client.post("/seat/move", data=MOVE, headers={"cookie": f"seat={cookie}"})
    assert "Join the lesson" in sent.text and records(playing) == []


def test_the_secret_of_a_seat_is_kept_from_scripts_and_other_sites(playing) -> None:
    got = playing.browser().client.post("/join", data={"code": playing.desk.code}, follow_redirects=False)
    told = got.headers["set-cookie"].lower()
    assert "httponly" in told and "samesite=strict" in told


def test_a_seat_moves_only_in_its_own_play_whatever_it_names(playing) -> None:
    one, other = playing.seat().play("answer_bridge"), playing.seat()
    first, second = playing.desk.seated
    other.client.post("/seat/move", data={**MOVE, "seat": str(first.id), "name": first.name, "play": "1"})
    assert (first.plays["play"].written, second.plays["play"].written) == (1, 0)
    assert one.get("/seat").can_press("move", "say ask_minutes")


def test_a_seat_deletes_only_its_own_record(playing) -> None:
    playing.seat().play("answer_bridge")
    other = playing.seat().play("answer_bridge; ask_minutes")
    first = playing.desk.seated[0]
    other.client.post("/seat/delete", data={"seat": str(first.id), "name": first.name})
    assert [each.name for each in playing.desk.seated] == [first.name]
    assert records(playing) == ["say answer_bridge"]


# --- moves that do not follow -------------------------------------------------------------------------------------


@pytest.mark.parametrize("sent", [
    {"number": "3"}, {"number": "0"}, {"number": "-1"}, {"number": "1"}, {"number": ""}, {"number": "two"},
    {"number": "9" * 400}, {"number": "1e3"}, {"number": "²"}, {"step": "nowhere"}, {"step": ""}, {"step": SCRIPT},
    {"move": ""}, {"move": "undo undo"}, {"move": "say nothing"}, {"move": "say  ask_minutes"}, {"move": "x" * 5000},
    {"move": "offer fee=1"}, {"move": "repair name_it"}, {"move": "close"}, {"move": "\x00"}, {"move": SCRIPT},
])  # fmt: skip
def test_what_does_not_follow_changes_nothing_and_is_told_in_one_line(playing, sent) -> None:
    seat = playing.seat().play("answer_bridge")
    page = seat.client.post("/seat/move", data={**MOVE, **sent}).text
    assert records(playing) == ["say answer_bridge"]
    assert page.count('role="alert"') == 1 and SCRIPT not in page
    told = page.split('role="alert"')[1].split("</p>")[0]
    assert "Traceback" not in page and len(told) < 400
    assert seat.get("/seat").can_press("move", "say ask_minutes")


def test_moves_out_of_order_are_kept_in_order_only(playing) -> None:
    seat = playing.seat()
    later = {**MOVE, "number": "2"}
    first = {**MOVE, "number": "1", "move": "say answer_bridge"}
    for form in (later, first, first, later, first):
        seat.client.post("/seat/move", data=form)
    assert records(playing) == ["say answer_bridge", "say ask_minutes"]


def test_a_draft_with_terms_and_wordings_that_are_none_is_never_made(playing) -> None:
    seat = playing.seat().play("ask_price; ask_monday")
    seat.client.post("/seat/repair", data={**MOVE, "number": "3", "draft": f"{SCRIPT} nothing name_it", "do": "say"})
    terms = {"issue.fee": SCRIPT, "issue.nothing": "1"}
    seat.client.post("/seat/offer", data={**MOVE, **terms, "number": "3", "do": "put"})
    assert SCRIPT not in seat.get("/seat").page
    assert all(SCRIPT not in move for move in records(playing))


@pytest.mark.parametrize("path", [each for each in POSTS if each not in ("/seat/offer", "/seat/repair")])
def test_what_changes_something_is_never_done_by_following_a_link(playing, path) -> None:
    seat = playing.seat().play("answer_bridge")
    assert seat.client.get(path).status_code == 405
    assert records(playing) == ["say answer_bridge"] and len(playing.desk.seated) == 1


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", "http://testserver.elsewhere.example"])
def test_a_form_of_another_site_changes_no_seat(playing, path, origin) -> None:
    seat = playing.seat().play("answer_bridge")
    before = stored(playing)
    got = seat.client.post(path, data={**MOVE, "code": playing.desk.code, "do": "start"}, headers={"origin": origin})
    assert got.status_code == 403 and "\n" not in got.text
    assert stored(playing) == before and playing.desk.seated[0].practice is None


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"=&=&=", b"%", b"move=%ff%fe", b"a=1&" * 3000])
def test_garbage_in_a_form_ends_in_a_page_and_changes_nothing(playing, path, body) -> None:
    seat = playing.seat().play("answer_bridge")
    before = len(playing.store.read(select(tables.record)))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    got = seat.client.post(path, content=body, headers=kind)
    assert got.status_code < 500 and "Traceback" not in got.text
    after = len(playing.store.read(select(tables.record)))
    assert after == (0 if path == "/seat/delete" else before)


def test_a_file_where_a_word_is_wanted_is_no_word(playing) -> None:
    seat = playing.seat()
    got = seat.client.post("/seat/move", data={"step": "play", "number": "1"}, files={"move": ("a.txt", b"walk")})
    assert got.status_code == 200 and records(playing) == []


# --- text ---------------------------------------------------------------------------------------------------------


def test_no_text_of_a_seat_is_kept_but_what_the_lesson_asks_for(playing) -> None:
    seat = playing.seat().play("answer_bridge")
    for form in ({"move": "say my name is Ada"}, {"step": "my name is Ada"}, {"name": "Ada", "note.0": "Ada"},
                 {"number": "Ada"}, {"move": "say ask_minutes Ada"}):  # fmt: skip
        seat.client.post("/seat/move", data={**MOVE, **form})
        seat.client.post("/seat/note", data={**form, "note.0": "Ada", "step": "play"})
    assert "Ada" not in stored(playing)


def test_a_written_answer_is_cut_at_its_limit(room) -> None:
    seat = room.seat()
    room.go_to("ticket")
    seat.client.post("/seat/note", data={"step": "ticket", "note.0": "a" * (MOST_NOTE + 500), "note.7": "more"})
    assert [row.text for row in room.store.read(select(tables.note))] == ["a" * MOST_NOTE]


def test_a_real_name_that_is_a_formula_is_none_in_the_export(playing) -> None:
    playing.seat().play("answer_bridge")
    name = playing.desk.seated[0].name
    got = playing.trainer().client.post("/trainer/export", data={"name": "choices.csv", "names": f"{name}, =1+1"})
    assert "'=1+1" in got.text and ",=1+1" not in got.text


def poisoned(found):
    """The same with a script behind every word that a person reads."""
    if isinstance(found, tuple):
        return tuple(map(poisoned, found))
    if hasattr(found, "items"):
        return type(found)({key: poisoned(each) for key, each in found.items()})
    if not is_dataclass(found):
        return found
    new = {}
    for each in fields(found):
        value = getattr(found, each.name)
        reads = each.name in ("say", "title", "text", "role", "what", "summary") and isinstance(value, str) and value
        new[each.name] = value + SCRIPT if reads else poisoned(value)
    return replace(found, **{name: value for name, value in new.items() if value is not getattr(found, name)})


def test_every_page_escapes_what_it_shows(open_class, monkeypatch) -> None:
    own, *others = LIBRARY["late_handover"]
    monkeypatch.setitem(rooms.LIBRARY, "late_handover", (poisoned(own), *others))
    both = lesson(step("play", StepKind.PLAY, encounter="late_handover", title=SCRIPT, say=SCRIPT),
                  step("back", StepKind.DEBRIEF, title=SCRIPT, say=SCRIPT),
                  step("room", StepKind.DISCUSS, title=SCRIPT, asks=(SCRIPT,)))  # fmt: skip
    room = open_class(replace(both, title=SCRIPT, notes=SCRIPT, summary=SCRIPT), art=drawn.art())
    seen = []
    for script in (*(each.moves for each in plays("late_handover")[:2]), "answer_bridge; ask_minutes"):
        seat = room.seat()
        for move in script.split(";"):
            seen.append(seat.get("/seat").page)
            seen.append(seat.get("/seat/offer").page)
            seen.append(seat.get("/seat/repair").page)
            seat.get("/seat").play(move)
            room.time.pass_by(3)
        seen += [seat.get("/seat").page, seat.get("/seat/log").page]
    for id in ("play", "back", "room"):
        room.go_to(id)
        trainer = room.trainer()
        seen += [trainer.page, trainer.get("/screen").page, trainer.get("/trainer/export/report.html").page]
        seen += [each.page for each in (seat.get("/seat"), seat.get("/seat/record"))]
    assert all(SCRIPT not in page for page in seen)
    assert sum("&lt;script&gt;" in page for page in seen) > len(seen) * 0.9


def test_only_what_the_game_has_drawn_itself_is_not_escaped() -> None:
    from game.classroom.paper import PAGES

    pages = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.html")}
    assert {name: text.count("|safe") for name, text in pages.items() if "|safe" in text} == {"report.html": 1}
    assert not [name for name, text in pages.items() if "autoescape" in text]
