"""Words do not wait for pictures: a face that takes long comes after them, and likely ones are drawn ahead."""
from __future__ import annotations

import pygame
import pytest

from game.ui import fonts
from game.ui.app import IDLE
from game.ui.scenes.figure import Figure
from game.ui.shelf import PICTURES
from game.ui.stage import around
from tests.ui.playing import card, do, on_screen


@pytest.fixture(autouse=True)
def empty_shelf():
    PICTURES.clear()
    yield
    PICTURES.clear()


def figure(app) -> Figure:
    return on_screen(app, Figure)[0]


def prepared(app) -> int:
    times = 0
    while app.scene.prepare():
        times += 1
    return times


def test_a_new_face_comes_in_a_second_picture_after_the_words(shown):
    app = shown()
    before = app.frames_drawn
    do(app, card(app, "ask_why").cap)
    assert figure(app).is_ready()
    assert app.frames_drawn - before == 2


def test_what_waits_for_its_picture_shows_the_old_one_meanwhile(shown):
    app = shown()
    room = figure(app).bounds
    before = app.canvas.subsurface(room).copy()
    PICTURES.clear()
    app.stage.invalidate(pygame.Rect((0, 0), app.stage.size))
    drawn = app.stage.paint(app.canvas, hurry=True)
    assert not any(rect.colliderect(room) for rect in drawn)
    assert app.stage.dirty == [room]
    assert not figure(app).is_ready()
    assert pygame.image.tobytes(app.canvas.subsurface(room), "RGB") == pygame.image.tobytes(before, "RGB")


def test_a_face_that_was_drawn_ahead_comes_with_the_words(shown):
    app = shown()
    assert prepared(app)
    before = app.frames_drawn
    do(app, card(app, "ask_why").cap)
    assert app.frames_drawn - before == 1


def test_drawing_ahead_ends_and_changes_nothing_on_screen(shown):
    app = shown()
    picture, frames = pygame.image.tobytes(app.surface, "RGB"), app.frames_drawn
    assert 0 < prepared(app) <= 8
    app.step()
    assert prepared(app) == 0
    assert app.frames_drawn == frames
    assert pygame.image.tobytes(app.surface, "RGB") == picture


def test_faces_ahead_hold_the_face_that_comes_and_do_not_tell_which_move_brings_it(shown):
    app = shown()
    ahead = app.scene.play.faces_ahead()
    assert len(set(ahead)) == len(ahead)
    do(app, card(app, "ask_why").cap)
    assert (figure(app).mood, figure(app).cue) in ahead


def test_the_first_picture_of_a_new_size_is_whole(shown):
    app = shown()
    PICTURES.clear()
    before = app.frames_drawn
    app.resize((1100, 760))
    app.step()
    assert app.frames_drawn - before == 1
    assert figure(app).is_ready()


@pytest.mark.parametrize(("hole", "left"), [
    ((20, 20, 10, 10), 100 * 100 - 100), ((-5, -5, 10, 10), 100 * 100 - 25), ((200, 0, 5, 5), 100 * 100),
    ((0, 0, 100, 100), 0), ((0, 40, 100, 20), 100 * 80),
])
def test_around_a_hole_all_that_is_left_is_covered_once(hole, left):
    rect = pygame.Rect(0, 0, 100, 100)
    pieces = around(rect, pygame.Rect(hole))
    assert sum(piece.w * piece.h for piece in pieces) == left
    assert not any(piece.colliderect(hole) for piece in pieces)
    assert not any(one.colliderect(two) for one in pieces for two in pieces if one is not two)


@pytest.mark.parametrize("pixels", [14, 19, 21, 30, 42])
@pytest.mark.parametrize("limit", [90, 150, 300, 420, 700])
def test_lines_that_are_summed_up_from_words_break_where_measured_ones_do(pixels, limit):
    text = ("Eleven nights without heating. KEEL moves all eighteen beds on Thursday, for four hundred — "
            "and you’d AVAIL yourself of WAV, To Ty; illicit lilting little lifts, 1,000 of them! ")
    lines, current = [], ""
    for piece in fonts.pieces(text * 2):
        if current.strip() and fonts.width("firago", "regular", pixels, (current + piece).rstrip()) > limit:
            lines.append(current.rstrip())
            current = ""
        current += piece
    lines.append(current.rstrip())
    if all(fonts.width("firago", "regular", pixels, line) <= limit for line in lines):  # no word is longer than that
        assert fonts.wrap("firago", "regular", pixels, text * 2, limit) == tuple(lines)
    assert all(fonts.width("firago", "regular", pixels, line) <= limit
               for line in fonts.wrap("firago", "regular", pixels, text * 2, limit))


def test_nothing_is_drawn_ahead_while_keys_come(shown, monkeypatch):
    app = shown()
    waited: list[int] = []

    def wait(ms: int = 0) -> pygame.event.Event:
        waited.append(ms)
        return pygame.event.Event(pygame.KEYUP, key=pygame.K_a)

    monkeypatch.setattr(pygame.event, "wait", wait)
    monkeypatch.setattr(app.scene, "prepare", lambda: pytest.fail("drawn ahead"))
    monkeypatch.setattr(app.stage, "due", lambda: None)
    assert app._next_event().type == pygame.KEYUP
    assert waited == [IDLE]
