"""Pictures that are kept, counted in bytes; and icons whose arcs every drawing library reads alike."""
from __future__ import annotations

import re

import pygame
import pytest

from game.ui import svg
from game.ui.shelf import Shelf

ROW = 4 * 10


def square() -> pygame.Surface:
    return pygame.Surface((10, 10), pygame.SRCALPHA)


def test_the_same_key_gives_the_same_picture_and_draws_it_once():
    shelf = Shelf()
    first = shelf.get("a", square)
    assert shelf.get("a", lambda: pytest.fail("drawn again")) is first
    assert "a" in shelf
    assert "b" not in shelf


def test_over_its_room_in_bytes_what_was_not_asked_for_longest_is_let_go():
    shelf = Shelf(most=2 * 10 * ROW)
    for key in ("a", "b", "a", "c"):
        shelf.get(key, square)
    assert [key in shelf for key in "abc"] == [True, False, True]
    assert shelf.held == 2 * 10 * ROW


def test_a_picture_larger_than_the_room_is_still_had():
    shelf = Shelf(most=100)
    assert shelf.get("large", lambda: pygame.Surface((100, 100), pygame.SRCALPHA)).get_size() == (100, 100)
    assert shelf.get("next", square).get_size() == (10, 10)
    assert len(shelf) == 1


@pytest.mark.parametrize(("written", "read"), [
    ("a2 2 0 00-2 2v16", "a2 2 0 0 0 -2 2 v16"),
    ("A1 1 0 0010 3v18", "A1 1 0 0 0 10 3 v18"),
    ("a1 1 0 001.124.992z", "a1 1 0 0 0 1.124 .992 z"),
    ("a5 5 0 0 1-6 0z", "a5 5 0 0 1 -6 0 z"),
    ("a1 1 0 01.5.5 2 2 0 11-1e-1 3", "a1 1 0 0 1 .5 .5 2 2 0 1 1 -1e-1 3 "),
    ("M10 21H2", "M10 21H2"),
])
def test_the_flags_of_an_arc_stand_apart(written: str, read: str):
    assert svg.spaced(f'<path id="a1 1" d="{written}"/>') == f'<path id="a1 1" d="{read}"/>'


def test_every_arc_of_the_icons_on_our_screens_has_its_seven_numbers():
    for name in ("door-open", "scroll-text", "heart-handshake", "handshake", "log-out", "scale", "settings"):
        source = svg.icon_source(name)
        assert source, name
        for numbers in re.findall(r"[aA]([^a-df-zA-DF-Z\"]*)", " ".join(re.findall(r'\sd="([^"]*)', source))):
            assert len(numbers.split()) % 7 == 0, (name, numbers)


def test_a_door_stands_open_with_its_frame_on_both_sides():
    from game.ui import paint

    drawn = paint.icon("door-open", 96, "#000000")
    assert drawn is not None
    columns = [x for x in range(96) if any(drawn.get_at((x, y)).a > 100 for y in range(96))]
    assert min(columns) < 10
    assert max(columns) > 85
    assert drawn.get_bounding_rect().h > 70
