"""What a seat sees: the game's colours, sizes, keys and faces, words for every picture, and a page without any."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields

import pytest

from game.classroom.art import KEYS
from game.classroom.paper import PAGES
from game.commands import drawn
from game.ui.inputs import BAR, DEFAULT_KEYS, Action
from game.ui.look import TYPES
from game.ui.theme import THEMES
from game.view.words import CUES, MOODS
from tests.classroom.rooms import only
from tests.shipped import ROOT, names, shipped

STYLE = (PAGES / "seat.css").read_text(encoding="utf-8")
FACE = "/art/face/late_handover/calm/none/light.svg"


@pytest.fixture
def playing(open_class):
    return open_class(only("late_handover"), art=drawn.art())


@pytest.mark.parametrize("name", THEMES)
def test_the_pages_have_the_colours_of_the_game(name) -> None:
    [told] = re.findall({"light": r"^:root {([^}]*--bg[^}]*)}", "dark": r"color-scheme: dark\) { :root {([^}]*)}",
                         "contrast": r"prefers-contrast: more\) { :root {([^}]*)}"}[name], STYLE, re.M)  # fmt: skip
    found = dict(re.findall(r"--([a-z-]+): (#\w+);", told))
    wanted = {each.name.replace("_", "-"): getattr(THEMES[name], each.name) for each in fields(THEMES[name])}
    assert found == {key: value for key, value in wanted.items() if key not in ("name", "shadow")}


def test_the_pages_have_the_sizes_of_the_game() -> None:
    found = {style: float(size) for style, size in re.findall(r"--([a-z]+): ([\d.]+)rem;", STYLE)}
    assert {style: TYPES[style].pixels / 16 for style in found if style in TYPES} == {
        style: found[style] for style in found if style in TYPES
    }
    assert {"small", "body", "title", "speech", "number", "heading", "display"} <= found.keys()


def test_the_keys_are_those_of_the_game() -> None:
    own = {"undo": Action.UNDO, "log": Action.TRANSCRIPT, **{tool.value: tool for tool in BAR}}
    assert {tool: DEFAULT_KEYS[action][0] for tool, action in own.items()} == KEYS


def test_a_face_is_on_the_page_and_its_words_tell_mood_and_posture(playing) -> None:
    seat = playing.seat().play("answer_bridge; ask_minutes; ask_wrote")
    screen = playing.desk.seated[0].plays["play"].play.screen()
    assert screen.cue is not None
    assert f'alt="Noor looks {MOODS[screen.mood]}, and {CUES[screen.cue]}."' in seat.page
    [path] = re.findall(r'<img src="(/art/face/[^"]+)"', seat.page)
    assert f"/{screen.mood}/{screen.cue}/" in path
    assert seat.get(path).page.startswith("<svg")


def test_a_host_that_cannot_draw_has_the_words_and_no_picture(open_class) -> None:
    seat = open_class(only("late_handover")).seat()
    assert "<img" not in seat.page and 'class="icon"' not in seat.page
    assert "Noor looks" in seat.words
    assert seat.get(FACE).status == 404


def test_a_step_without_a_play_shows_whom_it_is_about_only_where_it_briefs(open_class) -> None:
    room = open_class(art=drawn.art())
    seat = room.seat()
    assert "/art/face/" not in seat.page
    room.go_to("think")
    assert "/art/face/late_handover/calm/none" in seat.get("/seat").page


@pytest.mark.parametrize("path", [
    "/art/face/nobody/calm/none/light.svg", "/art/face/late_handover/bored/none/light.svg",
    "/art/face/late_handover/calm/dances/light.svg", "/art/face/late_handover/calm/none/blue.svg",
    "/art/face/..%2f..%2fhost/calm/none/light.svg", "/art/mark/nobody/light.svg", "/art/mark/keel/blue.svg",
    "/art/font/huge.ttf", "/art/font/..%2fregular.ttf",
])  # fmt: skip
def test_only_pictures_of_this_lesson_are_drawn(playing, path) -> None:
    assert playing.browser().get(path).status == 404


@pytest.mark.parametrize("path", [FACE, "/art/mark/keel/dark.svg", "/art/font/regular.ttf", "/static/seat.css"])
def test_what_never_changes_is_kept_by_browsers_and_pages_are_not(playing, path) -> None:
    client = playing.seat().client
    assert "max-age" in client.get(path).headers["cache-control"]
    assert client.get("/seat").headers["cache-control"] == "no-store"


def test_a_picture_is_packed_for_those_who_can_unpack_it(playing) -> None:
    client = playing.browser().client
    packed, plain = (client.get(FACE, headers={"accept-encoding": how}) for how in ("gzip", "identity"))
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.text == plain.text


def test_every_client_can_be_drawn_in_every_mood_and_posture() -> None:
    for place, name in enumerate(names()):
        client = shipped(name).client
        moods, cues = list(MOODS), [None, *CUES]
        for number in range(max(len(moods), len(cues))):
            mood, cue = moods[(number + place) % len(moods)], cues[(number + place) % len(cues)]
            svg = drawn.face(client.portrait, shipped(name).place, mood, cue, bool(number % 2))
            assert svg.count(b"<svg") == svg.count(b"</svg>") == 3
            ids = re.findall(rb'id="(\w+)"', svg)
            assert len(ids) == len(set(ids))


def test_drawing_for_the_pages_needs_no_pygame() -> None:
    said = ("import sys; from game.commands import drawn; drawn.art(); drawn.face({}, 'ward', 'hurt', None, True);"
            "drawn.mark('keel', False); drawn.icon('scale'); drawn.font('bold'); print('pygame' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_page_has_one_first_heading_and_one_place_that_has_changed(playing) -> None:
    seat = playing.seat()
    for path in ("/seat", "/seat/log", "/seat/record"):
        page = seat.get(path).page
        assert page.count("<h1") == 1 and page.count("<main") == 1 and page.count('id="now"') <= 1
    sent = seat.client.post("/seat/move", data={"step": "play", "number": "1", "move": "say answer_bridge"},
                            follow_redirects=False)  # fmt: skip
    assert sent.headers["location"] == "/seat#now"
    assert seat.get("/seat").page.count('id="now"') == 1


def test_after_a_refusal_it_is_the_sentence_that_has_changed(playing) -> None:
    seat = playing.seat()
    got = seat.client.post("/seat/move", data={"step": "play", "number": "1", "move": "say nothing_like_it"}).text
    assert got.count('id="now"') == 1 and 'role="alert" id="now"' in got


def test_seats_that_wait_for_the_trainer_come_first(open_class) -> None:
    room = open_class(only("late_handover"))
    room.seat().play("answer_bridge")
    room.do("close")
    room.seat()
    first, second = (chair.name for chair in room.desk.seated)
    page = room.trainer().page
    assert page.index(second) < page.index(first)
