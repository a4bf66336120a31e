"""The input map: which key, letter or pad button means which action. Nothing else in the game reads keys.

A chord is written as pygame names the key, with its modifiers before it: `"tab"`, `"shift+tab"`, `"f11"`;
a single printable character (`"?"`, `"+"`) is matched by what was typed, whatever the keyboard's layout.
"""
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pygame

from game.view.language import N_, _


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
    OFFER = "offer"
    ACCEPT = "accept"
    REPAIR = "repair"
    WALK = "walk"
    PASS = "pass"
    DENY = "deny"
    RETURN = "return"
    THANK = "thank"
    RESUME = "resume"
    STEP_BACK = "step_back"
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
    Action.OFFER: ("o",), Action.ACCEPT: ("a",), Action.REPAIR: ("r",), Action.WALK: ("x",), Action.PASS: ("p",),
    Action.DENY: ("d",), Action.RETURN: ("b",), Action.THANK: ("h",), Action.RESUME: ("g",), Action.STEP_BACK: ("s",),
    **{action: (action[-1],) for action in CHOICES},
}
DEFAULT_PAD: Mapping[Action, int] = {
    Action.PRESS: 0, Action.BACK: 1, Action.UNDO: 2, Action.TRANSCRIPT: 3,
    Action.PREVIOUS: 4, Action.NEXT: 5, Action.HELP: 7,
}
BAR = (Action.OFFER, Action.ACCEPT, Action.REPAIR, Action.WALK, Action.PASS, Action.DENY, Action.RETURN, Action.THANK,
       Action.RESUME, Action.STEP_BACK)
"""The tools of the bar, each named as the tool is; all of them can be reached by moving about, too."""
ACTIONS = {
    Action.PRESS: N_("Choose"),
    Action.BACK: N_("Back, or stop"),
    Action.NEXT: N_("Next"),
    Action.PREVIOUS: N_("The one before"),
    Action.UP: N_("Up"),
    Action.DOWN: N_("Down"),
    Action.LEFT: N_("Left"),
    Action.RIGHT: N_("Right"),
    Action.PAGE_UP: N_("A page up"),
    Action.PAGE_DOWN: N_("A page down"),
    Action.FIRST: N_("To the beginning"),
    Action.LAST: N_("To the end"),
    Action.UNDO: N_("Take the last move back"),
    Action.HELP: N_("Help"),
    Action.TRANSCRIPT: N_("What was said"),
    Action.THEME: N_("Other colours"),
    Action.LARGER: N_("Larger text"),
    Action.SMALLER: N_("Smaller text"),
    Action.FULL_SCREEN: N_("Full screen"),
    Action.SCREENSHOT: N_("Save a picture"),
    Action.VOICE: N_("Read aloud, on or off"),
    Action.SAY_AGAIN: N_("Say it again"),
    Action.OVERLAY: N_("Show what goes on inside"),
    Action.RELOAD: N_("Read the encounters again"),
    Action.OFFER: N_("Offer terms"),
    Action.ACCEPT: N_("Accept"),
    Action.REPAIR: N_("Offer a repair"),
    Action.WALK: N_("Leave"),
    Action.PASS: N_("Pass over it"),
    Action.DENY: N_("Deny it"),
    Action.RETURN: N_("Come back to it"),
    Action.THANK: N_("Thank"),
    Action.RESUME: N_("Take it up again"),
    Action.STEP_BACK: N_("Step back"),
    **{act: N_("Answer {number}") for act in Action if act.startswith("choose ")},
}
"""Every action that can have another key, and what it is called."""
_HAT = {(0, 1): Action.UP, (0, -1): Action.DOWN, (-1, 0): Action.LEFT, (1, 0): Action.RIGHT}
_SHOWN = {
    "return": N_("Enter"), "enter": N_("Enter"), "escape": N_("Esc"), "space": N_("Space"), "shift": N_("Shift"),
    "up": N_("Up"), "down": N_("Down"), "left": N_("Left"), "right": N_("Right"),
    "page up": N_("PgUp"), "page down": N_("PgDn"), "home": N_("Home"), "end": N_("End"),
}


def called(action: Action) -> str:
    """The name of an action in words."""
    return _(ACTIONS.get(action, N_("Erase"))).format(number=action[-1])


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
    return "+".join(_(_SHOWN.get(part, part.title())) for part in parts)


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

    def of_tool(self, id: str) -> str:
        """The first chord of a tool of the bar as it is written, "" for a tool without one."""
        return next((self.keys[action][0] for action in BAR if action == id), "")

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
                taken = _("That button already means “{other}”; choose another one.")
                raise KeyTaken(taken.format(other=called(other)))
        return made

    def _refuse_taken(self, action: Action, written: str) -> None:
        other = next((act for act, chords in self.keys.items() if written in chords and act is not action), None)
        if other:
            taken = _("The key {key} already means “{other}”; choose another key.")
            raise KeyTaken(taken.format(key=shown_key(written), other=called(other)))

    def own_keys(self) -> dict[Action, tuple[str, ...]]:
        """What differs from the usual keys."""
        return {act: chords for act, chords in self.keys.items() if chords != DEFAULT_KEYS[act]}

    def own_pad(self) -> dict[Action, int]:
        """What differs from the usual buttons."""
        return {act: number for act, number in self.pad.items() if number != DEFAULT_PAD.get(act)}
