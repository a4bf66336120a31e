"""The input map: which key, letter or pad button means which action. Nothing else in the game reads keys.

A chord is written as pygame names the key, with its modifiers before it: `"tab"`, `"shift+tab"`, `"f11"`;
a single printable character (`"?"`, `"+"`) is matched by what was typed, whatever the keyboard's layout.
"""
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pygame


class Action(StrEnum):
    """Everything a person can do without pointing."""

    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    PRESS = "press"
    BACK = "back"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"
    FIRST = "first"
    LAST = "last"
    ERASE = "erase"
    DELETE = "delete"
    UNDO = "undo"
    HELP = "help"
    TRANSCRIPT = "transcript"
    FULL_SCREEN = "full screen"
    THEME = "theme"
    LARGER = "larger text"
    SMALLER = "smaller text"
    SCREENSHOT = "screenshot"
    CHOOSE_1 = "choose 1"
    CHOOSE_2 = "choose 2"
    CHOOSE_3 = "choose 3"
    CHOOSE_4 = "choose 4"
    CHOOSE_5 = "choose 5"
    CHOOSE_6 = "choose 6"
    CHOOSE_7 = "choose 7"
    CHOOSE_8 = "choose 8"
    CHOOSE_9 = "choose 9"


CHOICES = tuple(action for action in Action if action.startswith("choose "))
DEFAULT_KEYS: Mapping[Action, tuple[str, ...]] = {
    Action.NEXT: ("tab",), Action.PREVIOUS: ("shift+tab",),
    Action.UP: ("up",), Action.DOWN: ("down",), Action.LEFT: ("left",), Action.RIGHT: ("right",),
    Action.PRESS: ("return", "space", "enter"), Action.BACK: ("escape",),
    Action.PAGE_UP: ("page up",), Action.PAGE_DOWN: ("page down",),
    Action.FIRST: ("home",), Action.LAST: ("end",),
    Action.ERASE: ("backspace",), Action.DELETE: ("delete",),
    Action.UNDO: ("u",), Action.HELP: ("?", "f1"), Action.TRANSCRIPT: ("t",),
    Action.FULL_SCREEN: ("f11",), Action.THEME: ("f2",),
    Action.LARGER: ("+", "=", "ctrl+="), Action.SMALLER: ("-", "ctrl+-"), Action.SCREENSHOT: ("f12",),
    **{action: (action[-1],) for action in CHOICES},
}
DEFAULT_PAD: Mapping[Action, int] = {
    Action.PRESS: 0, Action.BACK: 1, Action.UNDO: 2, Action.TRANSCRIPT: 3,
    Action.PREVIOUS: 4, Action.NEXT: 5, Action.HELP: 7,
}
_HAT = {(0, 1): Action.UP, (0, -1): Action.DOWN, (-1, 0): Action.LEFT, (1, 0): Action.RIGHT}
_SHOWN = {"return": "Enter", "escape": "Esc", "page up": "PgUp", "page down": "PgDn"}


class KeyTaken(ValueError):
    """A chord that another action already has; the message is one sentence for the person."""


def chord(key: int, mods: int) -> str:
    """The written form of a key with its modifiers."""
    held = ""
    held += "ctrl+" if mods & (pygame.KMOD_CTRL | pygame.KMOD_META) else ""
    held += "alt+" if mods & pygame.KMOD_ALT else ""
    held += "shift+" if mods & pygame.KMOD_SHIFT else ""
    return held + pygame.key.name(key)


def is_typing(event: pygame.event.Event) -> bool:
    """Whether a key press is the writing of a character (and so belongs to a text field)."""
    held = getattr(event, "mod", 0) & (pygame.KMOD_CTRL | pygame.KMOD_META)
    return bool(event.unicode and event.unicode.isprintable() and not held)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputMap:
    """Actions and what triggers them; a new one is made for each remapping."""

    keys: Mapping[Action, tuple[str, ...]] = field(default_factory=lambda: dict(DEFAULT_KEYS))
    pad: Mapping[Action, int] = field(default_factory=lambda: dict(DEFAULT_PAD))

    def action(self, event: pygame.event.Event) -> Action | None:
        """The action of a key or pad event, or None."""
        if event.type == pygame.JOYBUTTONDOWN:
            return next((act for act, button in self.pad.items() if button == event.button), None)
        if event.type == pygame.JOYHATMOTION:
            return _HAT.get(tuple(event.value))
        typed = event.unicode if is_typing(event) and event.unicode != " " else ""
        pressed = chord(event.key, event.mod)
        return self.of(pressed) or (self.of(typed) if typed else None)

    def of(self, written: str) -> Action | None:
        """The action a chord triggers, or None."""
        return next((act for act, chords in self.keys.items() if written in chords), None)

    def shown(self, action: Action) -> str:
        """The first chord of an action as printed on a key cap: `"Enter"`, `"Shift+Tab"`, `"U"`."""
        chords = self.keys.get(action, ())
        parts = chords[0].split("+") if chords and len(chords[0]) > 1 else list(chords[:1])
        return "+".join(_SHOWN.get(part, part.title()) for part in parts)

    def bound(self, action: Action, written: str) -> "InputMap":
        """The map with a chord as the only one of an action. Raises KeyTaken when another action has it."""
        other = self.of(written)
        if other and other is not action:
            raise KeyTaken(f"The key {written} already means “{other}”; choose another key.")
        return replace(self, keys={**self.keys, action: (written,)})
