"""Work done beside the window, so that no key waits for it."""
from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

MOMENT = 0.02  # s that an idle step waits for it
Found = TypeVar("Found")


class Beside(Generic[Found]):
    """Makes something in a thread of its own, from the first `wait` on. `found` is None until it is there."""

    def __init__(self, make: Callable[[], Found]) -> None:
        self.found: Found | None = None
        self._make = make
        self.thread = Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        self.found = self._make()

    def wait(self) -> bool:
        """Waits a moment for it; True while it goes on."""
        if not self.thread.ident:
            self.thread.start()
        self.thread.join(MOMENT)
        return self.thread.is_alive()
