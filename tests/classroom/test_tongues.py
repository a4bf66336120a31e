"""Each seat is answered in the language of its browser; the trainer's page and the class screen in the host's."""
from __future__ import annotations

import re

import pytest

pytest.importorskip("starlette", reason="A class needs the extra 'classroom'.")

from game.classroom import tongues
from game.classroom.paper import PAGES
from game.language import catalog
from tests.classroom.rooms import ADDRESS, LOCALES, Class

HOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)


@pytest.mark.parametrize(("header", "codes"), [
    ("es-MX,es;q=0.9,en;q=0.8", ("es", "en")),
    ("en;q=.5, es", ("es", "en")),
    ("fr, de;q=0, es;q=0.1", ("fr", "es")),
    ("", ()),
    ("*;q=x,,;q=1", ()),
    (",".join(["xx"] * 5000), ("xx",)),
])
def test_what_a_browser_asks_for_is_read_in_its_order(header, codes):
    assert tongues.wishes(header) == codes


def test_the_first_language_that_there_is_is_chosen():
    assert tongues.chosen(LOCALES, "fr, es;q=.5").code == "es"
    assert tongues.chosen(LOCALES, "en, es;q=.5").code == "en"
    assert tongues.chosen(LOCALES, "../../x, fr") is None


def test_two_seats_are_answered_in_their_own_language_at_the_same_time():
    spanish = tongues.catalog_of(LOCALES, "es")
    with catalog.speaking(spanish):
        assert catalog._("Leave") == "Irse"
        with catalog.speaking(catalog.ENGLISH):
            assert catalog._("Leave") == "Leave"
        assert catalog._("Leave") == "Irse"
    assert catalog._("Leave") == "Leave"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.name)
def test_no_page_says_anything_that_translators_were_not_asked_for(path):
    text = HOLE.sub("\0", path.read_text(encoding="utf-8"))
    between = re.findall(r">([^<>]*)<", text)
    told = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', text)
    assert [words for words in (*between, *told) if re.search("[A-Za-z]{2}", words)] == []


@pytest.fixture
def room(tmp_path):
    found = Class(tmp_path)
    yield found
    found.close()


def test_a_seat_reads_spanish_and_the_trainer_beside_it_the_language_of_the_host(room):
    seat = room.seat()
    seat.client.headers["accept-language"] = "es-AR, en;q=.3"
    room.go_to("first")
    page = seat.get("/seat").page
    assert '<html lang="es"' in page
    assert "Preguntar" in page or "Responder" in page
    assert 'class="speech" lang="en"' in page
    assert "Todo lo dicho" in page
    assert "Everything said" not in page
    other = room.seat().get("/seat").page
    assert "Everything said" in other
    trainer = room.trainer()
    trainer.client.headers["accept-language"] = "es"
    assert "Class screen" in trainer.get("/trainer").page


def test_a_refusal_of_the_room_is_read_in_the_language_of_the_seat(room):
    seat = room.seat()
    seat.client.headers["accept-language"] = "es"
    room.go_to("first")
    room.do("pause")
    made = {"step": "first", "number": "1", "move": "say own_up", "practice": "0"}
    page = seat.client.post("/seat/move", data=made, headers={"origin": ADDRESS}).text
    assert "La sala está en pausa: espera un momento." in page
