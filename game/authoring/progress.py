"""How far long work has got, told on a terminal as it goes, elsewhere only when it is slow."""

from __future__ import annotations

import time
from typing import TextIO

ON_TERMINAL = 0.1  # seconds between two tellings
ELSEWHERE = 10.0


class Stopped(Exception):
    """The person asked long work to stop; what there is by then is kept."""


class Progress:
    """Writes `12,000 of 100,000 …` over itself on a terminal, else a line now and then."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._is_terminal = out.isatty()
        self._last = time.monotonic()
        self._width = 0

    def tell(self, done: int, wanted: int, what: str) -> None:
        """Tells it where it is time to. One for a window may raise Stopped."""
        now = time.monotonic()
        if now - self._last < (ON_TERMINAL if self._is_terminal else ELSEWHERE):
            return
        self._last = now
        line = f"{done:,} of {wanted:,} {what}"
        self._out.write(f"\r{line:<{self._width}}" if self._is_terminal else f"{line}\n")
        self._out.flush()
        self._width = len(line)

    def end(self) -> None:
        """Wipes what was told on a terminal."""
        if self._is_terminal and self._width:
            self._out.write(f"\r{'':<{self._width}}\r")
            self._out.flush()
