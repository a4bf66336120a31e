"""Pictures for paper: the encounter screen at one moment, drawn where nobody sees it, as the address of an image."""
from __future__ import annotations

import os
from base64 import b64encode
from io import BytesIO
from typing import cast

import pygame

from game.ui.app import App
from game.ui.look import Look, Size
from game.ui.pictures import SETTLED
from game.ui.scene import Scene
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.talk import TalkScene
from game.ui.widgets import Space, Widget
from game.ui.window import change_mode
from game.view.boards import Posed

DRAWN: Size = (1024, 720)
"""px of the window that is drawn: the smallest one that the screens are made for."""
PRINTED: Size = (768, 540)
"""px of the picture on the page: 200 dots an inch at the width it is printed at, and with it sixty pictures of about
80 kB each, a page under 10 MB (design choice)."""


class CannotDraw(Exception):
    """There is nothing to draw on; the message is the reason."""


class _Empty(Scene):
    def build(self, size: Size, look: Look) -> Widget:
        return Space()


class Studio:
    """Draws one screen after another in a window that is never shown. Raises CannotDraw where none can be made."""

    def __init__(self) -> None:
        try:
            if not pygame.display.get_init():
                os.environ["SDL_VIDEODRIVER"] = "dummy"
                pygame.display.init()
        except pygame.error as error:
            raise CannotDraw(str(error)) from error
        self._now = 0
        self._nav = cast(Navigator, None)
        self._app = App(change_mode(DRAWN, False), _Empty(), look=Look(still=True), clock=lambda: self._now)

    def picture(self, play: Posed) -> str:
        """`data:image/…;base64,…` of the screen as it stands when nothing fades any more."""
        self._now = 0
        self._app.show(TalkScene(self._nav, play, play.session.encounter.id))
        self._now = SETTLED
        self._app.step()
        small = pygame.transform.smoothscale(self._app.surface, PRINTED)
        out = BytesIO()
        pygame.image.save(small, out, "picture.jpg")
        return f"data:image/jpeg;base64,{b64encode(out.getvalue()).decode()}"
