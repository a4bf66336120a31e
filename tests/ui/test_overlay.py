"""What lies over a screen: passing sentences, and the inside for whoever builds or teaches."""
from __future__ import annotations

import pytest

from game.ui.overlay import STAYS, Inside, Overlay, Toast
from tests.ui.playing import do


@pytest.fixture
def app(shown):
    app = shown("ask_why", still=True)
    app.invite(Overlay(lambda: "The pack was read again."))
    return app


def over(app, kind):
    return [widget for widget in app.stage.overlays if isinstance(widget, kind)]


def test_f3_shows_phase_legal_moves_last_events_and_the_time_of_a_frame_and_puts_them_away(app):
    do(app, "f3")
    (inside,) = over(app, Inside)
    assert [head.split(" (")[0] for head, _ in inside.parts] == [
        "Phase", "Legal moves", "Last events", "Screen", "Last frame"]
    assert "say under" in inside.value
    assert app.canvas.get_rect().contains(inside.bounds)
    do(app, "f3")
    assert app.stage.overlays == []


def test_the_inside_follows_the_play(app):
    do(app, "f3")
    before = over(app, Inside)[0].parts
    do(app, "2")
    assert over(app, Inside)[0].parts[:-1] != before[:-1]


def test_nothing_is_drawn_while_the_inside_is_shown_and_nothing_happens(app):
    do(app, "f3")
    drawn = app.frames_drawn
    for _ in range(5):
        app.step()
    assert app.frames_drawn == drawn


def test_a_saved_picture_is_said_and_the_sentence_goes_by_itself(app, tmp_path):
    app.pictures = tmp_path
    do(app, "f12")
    (toast,) = over(app, Toast)
    assert str(tmp_path) in toast.name
    assert (tmp_path / "livable-terms-001.png").is_file()
    assert app.canvas.get_rect().contains(toast.bounds)
    now = app.stage.now()
    app.stage.now = lambda: now + STAYS
    app.step()
    assert app.stage.overlays == []


def test_a_picture_that_cannot_be_saved_is_said(app):
    do(app, "f12")
    assert "could not be saved" in over(app, Toast)[0].name


def test_f5_reads_again_and_says_what_came_of_it(app):
    do(app, "f5")
    assert over(app, Toast)[0].name == "The pack was read again."


def test_what_lies_over_a_screen_takes_no_press(app):
    app.say("For a while.")
    app.step()
    (toast,) = over(app, Toast)
    assert toast not in app.stage.under(toast.bounds.center)
