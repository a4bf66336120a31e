"""What stands around every scene for a while, such as the seat of a class, and what may wake a window that sleeps."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.app import App

WAKE = pygame.event.custom_type()


class Surround:
    """Wraps the tree of every scene. Set as `app.surround`; `woken` is called in the window's own thread."""

    app: App

    def room(self, size: Size, look: Look) -> Size:
        """What is left of a window for the scene, in px."""
        return size

    def around(self, tree: Widget, size: Size, look: Look) -> Widget:
        """The tree of the whole window."""
        return tree

    def shows(self, scene: Scene) -> None:
        """Another scene is about to be shown."""

    def woken(self) -> None:
        """Somebody outside of the window has called `app.wake`."""
