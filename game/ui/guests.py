"""Who is invited to a window: what of screen reader, voice, gamepad, sound and overlay there is on this machine."""
from __future__ import annotations

from collections.abc import Callable

from game.ui.access import ScreenReader, is_installed
from game.ui.guest import Guest
from game.ui.overlay import Overlay
from game.ui.pads import Pads
from game.ui.sound import Sound
from game.ui.voice import Voice


def guests(reload: Callable[[], object] | None = None) -> list[Guest]:
    """All of them, the one that takes events first in front. `reload` is what the reload key does."""
    reader: list[Guest] = [ScreenReader()] if is_installed() else []
    return [Pads(), *reader, Overlay(reload), Sound(), Voice()]
