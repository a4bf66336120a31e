"""No test needs a display or a sound device."""
import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pytest


@pytest.fixture(scope="session")
def screen():
    """A window of 1280 x 800 px on the dummy display, for what needs one."""
    import pygame

    pygame.display.init()
    yield pygame.display.set_mode((1280, 800), pygame.RESIZABLE)
    pygame.display.quit()


OUTSIDE = {
    "test_screen_reader.py",
    "test_real_window.py",
    "test_chromium.py",
    "test_commands.py",
    "test_killed.py",
    "test_window_seat.py",
    "test_store.py",
    "test_voice.py",
    "test_packaging.py",
    "test_cli.py",
}
"""Tests of whole programs beside others: a bus, a browser, a database, a display, on a machine that is busy."""
TRIES = 2


def pytest_collection_modifyitems(items):
    """What hangs on other programs is tried again before it counts as failed; the rules themselves never are."""
    for item in items:
        if item.path.name in OUTSIDE:
            item.add_marker(pytest.mark.flaky(reruns=TRIES))
