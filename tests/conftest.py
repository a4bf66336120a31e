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
