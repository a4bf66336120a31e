"""A window of any size, or none."""
import pygame
import pytest

from game.ui import window
from game.ui.window import DESIGNED, NoDisplay, canvas_size, open_window, room_on, zoom


def test_a_window_large_enough_is_laid_out_in_its_own_pixels():
    assert canvas_size((1024, 720)) == ((1024, 720), 1.0)
    assert canvas_size((1280, 800)) == ((1280, 800), 1.0)


@pytest.mark.parametrize("size", [(640, 480), (1024, 500), (300, 900), (1, 1)])
def test_a_smaller_window_shows_a_canvas_of_at_least_the_least_size(size):
    (width, height), factor = canvas_size(size)
    assert factor < 1
    if min(size) > 60:
        assert width >= 1024
        assert height >= 720


def test_a_large_window_makes_everything_larger_up_to_a_limit():
    assert zoom((1280, 800)) == 1.0
    assert 1.0 < zoom((1920, 1080)) < zoom((2560, 1440)) == 1.6


def test_a_window_is_never_larger_than_the_desktop_it_opens_on():
    assert room_on((1920, 1080), DESIGNED) == DESIGNED
    assert room_on((1366, 768), DESIGNED) == (1280, 688)
    assert room_on((1024, 600), DESIGNED) == (1024, 520)
    assert room_on((640, 200), DESIGNED) == (640, 150)


def test_without_a_display_the_person_reads_one_sentence_of_ours(screen, monkeypatch):
    def refuse(*args, **kwargs):
        raise pygame.error("x11 not available: ugly words")

    monkeypatch.setattr(window.pygame.display, "set_mode", refuse)
    with pytest.raises(NoDisplay) as caught:
        open_window()
    assert str(caught.value) == "No display was found; play in the terminal with: python main.py play --text"


def test_on_linux_without_any_display_no_window_is_tried(monkeypatch):
    for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(window.sys, "platform", "linux")
    with pytest.raises(NoDisplay):
        open_window()
