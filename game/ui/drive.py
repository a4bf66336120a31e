"""Driving the window without hands: real pygame events, posted; for tests, tours and the accessibility bus."""
from __future__ import annotations

import pygame

from game.ui.stage import Stage
from game.ui.widgets.base import Widget

_MODS = {"shift": pygame.KMOD_SHIFT, "ctrl": pygame.KMOD_CTRL, "alt": pygame.KMOD_ALT}


class Drive:
    """Posts events as a keyboard and a mouse would; they are handled at the next turn."""

    stage: Stage
    factor: float

    def post(self, written: str) -> None:
        """Press and release a key, written as in the input map: `"tab"`, `"shift+tab"`, `"?"`."""
        *held, name = written.split("+") if len(written) > 1 else [written]
        mod = sum(_MODS[part] for part in held)
        typed = name if len(name) == 1 else " " if name == "space" else ""
        try:
            key = pygame.key.key_code(name)
        except ValueError:
            key = pygame.K_UNKNOWN
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            pygame.event.post(pygame.event.Event(kind, key=key, mod=mod, unicode=typed))
        if typed and not held:
            pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=typed))

    def type(self, text: str) -> None:
        """Write characters, one key after another."""
        for char in text:
            self.post("space" if char == " " else char)

    def _spot(self, on: Widget | tuple[int, int]) -> tuple[int, int]:
        x, y = on.visible_part().center if isinstance(on, Widget) else on
        return round(x * self.factor), round(y * self.factor)

    def click(self, on: Widget | tuple[int, int]) -> None:
        """Point at the middle of a widget, or at a point, and press."""
        pos = self._spot(on)
        pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            pygame.event.post(pygame.event.Event(kind, pos=pos, button=1))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one point, move, and release at another."""
        first, last = self._spot(start), self._spot(end)
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=first, button=1))
        pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=last, rel=(0, 0), buttons=(1, 0, 0)))
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=last, button=1))

    def wheel(self, by: int, on: Widget | tuple[int, int]) -> None:
        """Turn the wheel over a widget or a point; positive is up."""
        pos = self._spot(on)
        pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
        pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=by))

    def find(self, key: str) -> Widget:
        """The widget of the top layer with this key or name. Raises KeyError."""
        return self.stage.scope.find(key)
