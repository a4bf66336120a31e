"""Who is invited to a window: what of screen reader, voice, gamepad, sound and overlay there is on this machine."""
from __future__ import annotations

from collections.abc import Callable

from game.ui.access import ScreenReader, is_installed
from game.ui.guest import Guest
from game.ui.overlay import Overlay
from game.ui.pads import Pads
from game.ui.scenes.bench_guest import BenchGuest, Watched
from game.ui.sound import Sound
from game.ui.voice import Voice


def guests(read: Callable[[], object] | None = None,
           of_file: Callable[[], Watched | None] | None = None) -> list[Guest]:
    """All of them, the one that takes events first in front. `read` is what the reload key does where no play is
    followed; `of_file` gives the play whose file is watched, where the window was opened with a file."""
    reader: list[Guest] = [ScreenReader()] if is_installed() else []
    return [Pads(), *reader, Overlay(read), Sound(), Voice(), BenchGuest(of_file)]
