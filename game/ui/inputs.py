"""The input map: which key, letter or pad button means which action. Nothing else in the game reads keys.

A chord is written as pygame names the key, with its modifiers before it: `"tab"`, `"shift+tab"`, `"f11"`;
a single printable character (`"?"`, `"+"`) is matched by what was typed, whatever the keyboard's layout.
"""
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pygame

from game.view.language import _


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
    VOICE = "self-voicing"
    SAY_AGAIN = "say again"
    OVERLAY = "overlay"
    RELOAD = "read again"
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
    Action.VOICE: ("f4",), Action.SAY_AGAIN: ("f6",), Action.OVERLAY: ("f3",), Action.RELOAD: ("f5",),
    **{action: (action[-1],) for action in CHOICES},
}
DEFAULT_PAD: Mapping[Action, int] = {
    Action.PRESS: 0, Action.BACK: 1, Action.UNDO: 2, Action.TRANSCRIPT: 3,
    Action.PREVIOUS: 4, Action.NEXT: 5, Action.HELP: 7,
}
BAR: Mapping[str, str] = {
    "offer": "o", "accept": "a", "repair": "r", "walk": "x", "pass": "p", "deny": "d", "return": "b", "thank": "h",
    "resume": "g", "step_back": "s",
}
"""Tool of the bar -> its letter; all of them can be reached by moving about, too."""
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


ALONE = frozenset({
    pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT, pygame.K_LMETA,
    pygame.K_RMETA, pygame.K_CAPSLOCK, pygame.K_NUMLOCKCLEAR,
})
"""Keys that mean something only with another one."""


def written_of(event: pygame.event.Event) -> str:
    """How a pressed key is written in the map: what it typed where it typed something, else its name; "" for a shift
    key alone."""
    if event.key in ALONE:
        return ""
    return str(event.unicode) if is_typing(event) and event.unicode != " " else chord(event.key, event.mod)


def shown_key(written: str) -> str:
    """A chord as printed on a key cap."""
    parts = written.split("+") if len(written) > 1 else [written]
    return "+".join(_SHOWN.get(part, part.title()) for part in parts)


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
            return self.of_button(event.button)
        if event.type == pygame.JOYHATMOTION:
            return _HAT.get(tuple(event.value))
        typed = event.unicode if is_typing(event) and event.unicode != " " else ""
        pressed = chord(event.key, event.mod)
        return self.of(pressed) or (self.of(typed) if typed else None)

    def of(self, written: str) -> Action | None:
        """The action a chord triggers, or None."""
        return next((act for act, chords in self.keys.items() if written in chords), None)

    def of_button(self, number: int) -> Action | None:
        """The action of a pad's button, or None."""
        return next((act for act, button in self.pad.items() if button == number), None)

    def shown(self, action: Action) -> str:
        """The first chord of an action as printed on a key cap: `"Enter"`, `"Shift+Tab"`, `"U"`."""
        chords = self.keys.get(action, ())
        return shown_key(chords[0]) if chords else ""

    def bound(self, action: Action, written: str) -> "InputMap":
        """The map with a chord as the only one of an action. Raises KeyTaken when another action has it."""
        return self.changed({action: (written,)}, {})

    def bound_button(self, action: Action, number: int) -> "InputMap":
        """The map with a pad's button for an action. Raises KeyTaken when another action has it."""
        return self.changed({}, {action: number})

    def changed(self, keys: Mapping[Action, tuple[str, ...]], pad: Mapping[Action, int]) -> "InputMap":
        """The map with all of these in place of what was there. Raises KeyTaken where one means two things then."""
        made = replace(self, keys={**self.keys, **keys}, pad={**self.pad, **pad})
        for action, chords in keys.items():
            for written in chords:
                made._refuse_taken(action, written)
        for action, number in pad.items():
            other = next((act for act, button in made.pad.items() if button == number and act is not action), None)
            if other:
                raise KeyTaken(_("That button already means “{other}”; choose another one.").format(other=other))
        return made

    def _refuse_taken(self, action: Action, written: str) -> None:
        other = next((act for act, chords in self.keys.items() if written in chords and act is not action), None)
        if other:
            taken = _("The key {key} already means “{other}”; choose another key.")
            raise KeyTaken(taken.format(key=shown_key(written), other=other))
        tool = next((tool for tool, letter in BAR.items() if letter == written), None)
        if tool:
            taken = _("The key {key} is a letter of the bar in a talk; choose another key.")
            raise KeyTaken(taken.format(key=shown_key(written)))

    def own_keys(self) -> dict[Action, tuple[str, ...]]:
        """What differs from the usual keys."""
        return {act: chords for act, chords in self.keys.items() if chords != DEFAULT_KEYS[act]}

    def own_pad(self) -> dict[Action, int]:
        """What differs from the usual buttons."""
        return {act: number for act, number in self.pad.items() if number != DEFAULT_PAD.get(act)}
