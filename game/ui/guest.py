"""What listens to a window beside the person (screen reader, voice, gamepad, sound, overlay), and what a window offers
to them."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pygame

from game.ui.inputs import Action, InputMap
from game.ui.preferences import Preferences

if TYPE_CHECKING:
    from game.ui.app import App

Heard = Callable[[str | int], object]


class Guest:
    """Invited with `app.invite(guest)`, after the first frame, so that none of them keeps it waiting."""

    app: App

    def begin(self) -> None:
        """Called once, with `app` set."""

    def handle(self, event: pygame.event.Event) -> bool:
        """An event before the window sees it; True when it was used up."""
        return False

    def reload(self) -> bool:
        """Read again what is on screen, as the reload key asks; True where this one did."""
        return False

    def drawn(self) -> None:
        """Called after each turn that drew something."""

    def leave(self) -> None:
        """Called when the window is left."""


def say_nothing(words: str, icon: str = "") -> None:
    """What a window without an overlay makes of a passing sentence."""


def sound_nothing(*names: str) -> None:
    """What a window without a mixer makes of a sound."""


class Company:
    """The side of a window that its guests and the settings use: guests, preferences, commands, the next key."""

    def receive(self, preferences: Preferences, on_preferences: Callable[[Preferences], object] | None) -> None:
        """Begin, with nobody there yet. `on_preferences` is told of other ones (to remember them)."""
        self.preferences, self.on_preferences = preferences, on_preferences
        self.guests: list[Guest] = []
        self.commands: dict[Action, Callable[[], object]] = {}
        self.listening: Heard | None = None
        self.say: Callable[..., object] = say_nothing
        self.sound: Callable[..., object] = sound_nothing
        self.drawing_ms = 0.0
        self.languages: Callable[[], dict[str, str]] = dict
        """Code -> the language's own name, of every language there is; none where there is only one."""

    def invite(self, *guests: Guest) -> None:
        """Have them listen from now on."""
        for guest in guests:
            guest.app = cast("App", self)
            self.guests.append(guest)
            guest.begin()

    @property
    def inputs(self) -> InputMap:
        """Which key or button means which action."""
        return self.preferences.inputs

    def prefer(self, **values: Any) -> None:
        """Other preferences from now on."""
        self.preferences = replace(self.preferences, **values)
        if self.on_preferences:
            self.on_preferences(self.preferences)

    # ---- the next key, for remapping
    def listen(self, then: Heard | None) -> None:
        """Give the next key, as it is written, or the next button of a pad, its number, to `then`."""
        self.listening = then

    def hear(self, pressed: str | int) -> None:
        """A key or button, for whoever listens; a shift key alone ("") is not a key yet."""
        if pressed != "" and self.listening:
            then, self.listening = self.listening, None
            then(pressed)

    def hear_button(self, number: int) -> bool:
        """A button of a pad, for whoever listens; False when nobody does."""
        waited = self.listening is not None
        self.hear(number)
        return waited
