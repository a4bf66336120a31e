"""The first picture: the name of the game, while the first encounter is read."""

from __future__ import annotations

from collections.abc import Callable

from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.widgets import Column, Label, Space, Widget


class Curtain(Scene):
    """Shows the name, and after its first frame gives way to what `then` makes."""

    def __init__(self, then: Callable[[], Scene]) -> None:
        self.then = then

    def build(self, size: Size, look: Look) -> Widget:
        return Column([Space(), Label("Livable Terms", style="display", align="center"), Space()], pad=22)

    def on_show(self) -> None:
        self.app.soon(lambda: self.app.show(self.then()))
