"""The contract of what listens to a window beside the person: screen reader, voice, gamepad, sound, overlay."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    from game.ui.app import App


class Guest:
    """Invited with `app.invite(guest)`, after the first frame, so that none of them keeps it waiting."""

    app: App

    def begin(self) -> None:
        """Called once, with `app` set."""

    def handle(self, event: pygame.event.Event) -> bool:
        """An event before the window sees it; True when it was used up."""
        return False

    def drawn(self) -> None:
        """Called after each turn that drew something."""

    def leave(self) -> None:
        """Called when the window is left."""
