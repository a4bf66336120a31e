"""Strokes keep inside their rects and leave no dark rims."""
import sys
from concurrent.futures import ThreadPoolExecutor

import pygame
import pytest

from game.ui import paint, svg
from game.ui.look import Look
from game.ui.notices import forget, notices


def sheet(colour="#FFFFFF", size=(80, 60)):
    surface = pygame.Surface(size)
    surface.fill(colour)
    return surface


def test_a_box_fills_its_middle_and_leaves_its_corners_round():
    target = sheet()
    paint.box(target, pygame.Rect(10, 10, 40, 30), 8, "#204060")
    assert target.get_at((30, 25))[:3] == (0x20, 0x40, 0x60)
    assert target.get_at((10, 10))[:3] == (255, 255, 255)
    assert target.get_at((9, 25))[:3] == (255, 255, 255)


def test_the_edge_of_a_white_box_on_white_shows_no_rim():
    target = sheet()
    paint.box(target, pygame.Rect(10, 10, 40, 30), 8, "#FFFFFF")
    assert {tuple(target.get_at((x, y))[:3]) for x in range(80) for y in range(60)} == {(255, 255, 255)}


def test_a_box_without_fill_leaves_its_middle_as_it_is():
    target = sheet("#ABCDEF")
    paint.box(target, pygame.Rect(10, 10, 40, 30), 8, None, "#000000", 2)
    assert target.get_at((30, 25))[:3] == (0xAB, 0xCD, 0xEF)
    assert target.get_at((30, 10))[:3] == (0, 0, 0)


def test_the_contrast_theme_has_no_shadow():
    from game.ui.theme import CONTRAST

    target = sheet("#000000", (200, 200))
    before = pygame.image.tobytes(target, "RGB")
    paint.shadow(target, pygame.Rect(50, 50, 100, 100), 12, Look(theme=CONTRAST))
    assert pygame.image.tobytes(target, "RGB") == before


def test_an_icon_has_exactly_the_size_asked_for():
    image = paint.icon("ear", 37, "#112233")
    assert image.get_size() == (37, 37)


def test_an_unknown_icon_is_left_out():
    assert paint.icon("no-such-icon-at-all", 20, "#112233") is None


def test_icons_are_read_from_any_thread():
    for cache in (svg.icon_source, svg._database):
        cache.cache_clear()
    with ThreadPoolExecutor(1) as beside:
        assert beside.submit(svg.icon_source, "ear").result()
    assert svg.icon_source("scale")


def test_a_missing_icon_package_is_told_in_one_sentence(monkeypatch):
    forget()
    for cache in (svg.icon_source, svg._database):
        cache.cache_clear()
    monkeypatch.setitem(sys.modules, "lucide", None)
    assert svg.icon_source("ear") is None
    assert svg.icon_source("scale") is None
    assert len(notices()) == 1
    for cache in (svg.icon_source, svg._database):
        cache.cache_clear()
    forget()


@pytest.mark.parametrize("text", ["", "a\nb", "word " * 30])
def test_writing_takes_the_height_that_was_measured(text):
    look = Look()
    used = paint.write(sheet(size=(300, 300)), look, text, pygame.Rect(0, 0, 120, 300))
    assert used == look.height(text, "body", 120)
