"""What is new comes up softly: asked for again until it stands, and drawn no more after that."""
from __future__ import annotations

from game.ui.look import Look

FRAME = 16  # ms between two pictures of something that comes up


class Rise:
    """How far something has come up since `since` ms, `fade` ms in all; with reduced motion it is there at once.

    Whoever draws with it passes `due` and `tick` on and invalidates itself at each tick. What is not drawn (scrolled
    away, behind a dialog) asks for nothing; the last tick comes after the end, so that no part stays half drawn.
    """

    def __init__(self, since: int, fade: int) -> None:
        self.since, self.fade = since, fade
        self._next: int | None = None

    def share(self, now: int, look: Look) -> float:
        """0.0 to 1.0, for drawing now."""
        share = 1.0 if look.still else max(0.0, min(1.0, (now - self.since) / self.fade))
        if share < 1.0 and self._next is None:
            self._next = now + FRAME
        return share

    def due(self, now: int) -> int | None:
        """Milliseconds until it must be drawn again; None for never."""
        return None if self._next is None else max(0, self._next - now)

    def tick(self) -> None:
        """It was due."""
        self._next = None
