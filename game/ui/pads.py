"""Gamepads: found when they are plugged in, at any time; buttons, cross, stick and triggers as actions."""
from __future__ import annotations

import importlib
from typing import Any

import pygame

from game.ui.guest import Guest
from game.ui.inputs import Action

PUSHED, LET_GO = 0.6, 0.4  # of the way of a stick: from where it counts, and to where it must come back
FULL = 32767  # the end of an axis of a controller
BUTTONS = {  # of a controller as SDL knows it -> as on most plain joysticks, which is how InputMap.pad counts
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: 4, pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: 5,
    pygame.CONTROLLER_BUTTON_BACK: 6, pygame.CONTROLLER_BUTTON_START: 7,
    pygame.CONTROLLER_BUTTON_A: 0, pygame.CONTROLLER_BUTTON_B: 1, pygame.CONTROLLER_BUTTON_X: 2,
    pygame.CONTROLLER_BUTTON_Y: 3,
}
CROSS = {
    pygame.CONTROLLER_BUTTON_DPAD_UP: Action.UP, pygame.CONTROLLER_BUTTON_DPAD_DOWN: Action.DOWN,
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: Action.LEFT, pygame.CONTROLLER_BUTTON_DPAD_RIGHT: Action.RIGHT,
}
HAT = {(0, 1): Action.UP, (0, -1): Action.DOWN, (-1, 0): Action.LEFT, (1, 0): Action.RIGHT}
STICK = {0: (Action.LEFT, Action.RIGHT), 1: (Action.UP, Action.DOWN)}
TRIGGERS = {pygame.CONTROLLER_AXIS_TRIGGERLEFT: Action.PAGE_UP, pygame.CONTROLLER_AXIS_TRIGGERRIGHT: Action.PAGE_DOWN}


class Pads(Guest):
    """Opens pads as they come, and turns what is done with them into actions of the window."""

    def __init__(self) -> None:
        self._open: dict[int, Any] = {}
        self._controllers: Any = None
        self._known: set[int] = set()
        self._pushed: set[tuple[int, int]] = set()

    def begin(self) -> None:
        """Begins to listen; where pads cannot be read at all, the game goes on without them."""
        try:
            pygame.joystick.init()
            self._controllers = importlib.import_module("pygame._sdl2.controller")
            self._controllers.init()
        except (ImportError, pygame.error):
            self._controllers = None

    def leave(self) -> None:
        self._open.clear()

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.JOYDEVICEADDED:
            self._plug_in(event.device_index)
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._open.pop(event.instance_id, None)
            self._known.discard(event.instance_id)
            self._pushed = {one for one in self._pushed if one[0] != event.instance_id}
        else:
            return self._handle_use(event)
        return True

    def _plug_in(self, at: int) -> None:
        """Opens a pad: as a controller where its layout is known, else as a plain joystick."""
        try:
            if self._controllers and self._controllers.is_controller(at):
                pad = self._controllers.Controller(at)
                stick = pad.as_joystick()
                self._known.add(stick.get_instance_id())
            else:
                pad = stick = pygame.joystick.Joystick(at)
            self._open[stick.get_instance_id()] = pad
        except pygame.error:
            return

    def _handle_use(self, event: pygame.event.Event) -> bool:
        plain = event.type in (pygame.JOYBUTTONDOWN, pygame.JOYHATMOTION, pygame.JOYAXISMOTION)
        if plain and getattr(event, "instance_id", None) in self._known:
            return True  # it comes again, as an event of the controller
        if event.type in (pygame.JOYBUTTONDOWN, pygame.CONTROLLERBUTTONDOWN):
            self._button(event)
        elif event.type == pygame.JOYHATMOTION:
            self.app.act(HAT.get(tuple(event.value)))
        elif event.type in (pygame.JOYAXISMOTION, pygame.CONTROLLERAXISMOTION):
            self._axis(event)
        else:
            return False
        return True

    def _button(self, event: pygame.event.Event) -> None:
        number, cross = event.button, None
        if event.type == pygame.CONTROLLERBUTTONDOWN:
            number, cross = BUTTONS.get(event.button, -1), CROSS.get(event.button)
        if cross is None and self.app.hear_button(number):
            return
        self.app.act(cross or self.app.inputs.of_button(number))

    def _axis(self, event: pygame.event.Event) -> None:
        """A stick counts once for each push; it has to come back before it counts again."""
        is_controller = event.type == pygame.CONTROLLERAXISMOTION
        value = event.value / FULL if is_controller else event.value
        axis = getattr(event, "instance_id", 0), event.axis
        if abs(value) < LET_GO:
            self._pushed.discard(axis)
        elif abs(value) > PUSHED and axis not in self._pushed:
            self._pushed.add(axis)
            if event.axis in STICK:
                self.app.act(STICK[event.axis][value > 0])
            elif is_controller:
                self.app.act(TRIGGERS.get(event.axis))
