"""Opening the window, and how a window's size becomes a canvas and a zoom."""
import os
import sys

import pygame

from game.ui.look import Size

LEAST: Size = (1024, 720)  # px; a smaller window shows this much, made smaller (LOOK.md, fits)
DESIGNED: Size = (1280, 800)  # px at which scale 1 is meant
BARS = 80  # px that a title bar and a task bar take
MOST_ZOOM = 1.6  # design choice: beyond it a large window shows more, not larger

UNSEEN = frozenset({"offscreen", "dummy", "evdev"})  # drivers SDL falls back to without a display
_NO_DISPLAY = "No display was found; play in the terminal with: python main.py play --text"


class NoDisplay(Exception):
    """There is no screen to open a window on; the message is one sentence for the person."""


def open_window(size: Size = DESIGNED, title: str = "Livable Terms", *, full: bool = False) -> pygame.Surface:
    """A resizable window. Raises NoDisplay. No sound is touched."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    os.environ.setdefault("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0")
    if not can_show():
        raise NoDisplay(_NO_DISPLAY)
    try:
        pygame.display.init()
        surface = _set_mode(fitting(size), full)
    except pygame.error as error:
        raise NoDisplay(_NO_DISPLAY) from error
    if pygame.display.get_driver() in UNSEEN and "SDL_VIDEODRIVER" not in os.environ:
        pygame.display.quit()
        raise NoDisplay(_NO_DISPLAY)
    pygame.display.set_caption(title)
    pygame.key.set_repeat(400, 45)
    return surface


def fitting(size: Size) -> Size:
    """The size, or what of it this desktop has room for."""
    return size if pygame.display.get_driver() in UNSEEN else room_on(pygame.display.get_desktop_sizes()[0], size)


def room_on(desktop: Size, size: Size) -> Size:
    """What of a size a desktop has room for beside its own bars: a school laptop has 768 px."""
    return min(size[0], desktop[0]), min(size[1], max(desktop[1] - BARS, desktop[1] * 3 // 4))


def can_show() -> bool:
    """Whether this machine says it has a display; without one SDL would draw where nobody sees it."""
    named = ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _set_mode(size: Size, full: bool) -> pygame.Surface:
    if full:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    return pygame.display.set_mode(size, pygame.RESIZABLE)


def change_mode(size: Size, full: bool) -> pygame.Surface:
    """The window in another size, or over the whole screen."""
    return _set_mode(size, full)


def canvas_size(window: Size) -> tuple[Size, float]:
    """(size to lay out in px, factor from canvas to window): the factor is 1 unless the window is too small."""
    factor = min(1.0, window[0] / LEAST[0], window[1] / LEAST[1])
    if factor == 1.0:
        return window, 1.0
    factor = max(factor, 0.05)
    return (round(window[0] / factor), round(window[1] / factor)), factor


def zoom(canvas: Size) -> float:
    """How much larger everything is in a large window, 1.0 to 1.6."""
    return max(1.0, min(MOST_ZOOM, canvas[0] / DESIGNED[0], canvas[1] / DESIGNED[1]))
