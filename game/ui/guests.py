"""Who is invited to a window: what of screen reader, voice, gamepad, sound and overlay there is on this machine."""
from __future__ import annotations

from game.ui.access import ScreenReader, is_installed
from game.ui.guest import Guest


def guests() -> list[Guest]:
    """All of them, the one that takes events first in front."""
    found: list[Guest] = []
    if is_installed():
        found.append(ScreenReader())
    return found
