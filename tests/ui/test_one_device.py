"""A whole encounter by one device alone: keyboard, mouse, gamepad. Nothing is done by the test but what it can do."""
from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.encounter import moves
from game.encounter.script import Encounter
from game.encounter.values import Outcome
from game.session.players import read
from game.ui.app import App
from game.ui.inputs import Action
from game.ui.pads import Pads
from game.ui.scenes.reconciling import MetScene
from game.ui.widgets import Dialog, Widget
from tests.shipped import plays as scripted
from tests.shipped import shipped

MOST = 80  # steps to a widget; more would be a way that nobody finds
WHOLE = {
    "cold_ward": Outcome.BARGAINED,
    "late_handover": Outcome.BARGAINED,
    "harbour_rota": Outcome.RECONCILED,
}


class Keyboard:
    def __init__(self, app: App) -> None:
        self.app = app

    def press(self, widget: Widget) -> None:
        for _ in range(MOST):
            if self.app.stage.focus is widget:
                break
            self.app.post("tab")
            self.app.step()
        assert self.app.stage.focus is widget, f"Tab does not lead to {widget.name}"
        self.app.post("return")
        self.app.step()


class Mouse:
    def __init__(self, app: App) -> None:
        self.app = app

    def press(self, widget: Widget) -> None:
        window = self.app.canvas.get_rect()
        for by in (*[-1] * MOST, *[1] * MOST):
            seen = widget.visible_part().clip(window)
            if seen.h >= min(24, widget.bounds.h) and seen.w:
                break
            self.app.wheel(by, window.move(window.w // 4, 0).center)
            self.app.step()
        self.app.click(seen.center)
        self.app.step()


class Gamepad:
    """Goes to the next with the right shoulder, presses with the lowest button."""

    def __init__(self, app: App) -> None:
        self.app = app
        app.invite(Pads())

    def _button(self, number: int) -> None:
        for kind in (pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP):
            pygame.event.post(pygame.event.Event(kind, instance_id=7, button=number))
        self.app.step()

    def press(self, widget: Widget) -> None:
        for _ in range(MOST):
            if self.app.stage.focus is widget:
                break
            self._button(5)
        assert self.app.stage.focus is widget, f"The pad does not lead to {widget.name}"
        self._button(0)


def wanted(app: App, move: moves.Move) -> Iterator[str]:
    """Keys of the widgets to press for a move, in order; what a draft needs is seen when it is open."""
    screen, written = app.scene.play.screen(), moves.write(move)
    match move:
        case moves.OfferRepair(wordings=wordings):
            yield "tool.repair"
            yield from (f"phrase.{wording}" for wording in wordings)
            yield "say"
        case moves.Offer(package=package):
            yield "tool.offer"
            for issue, option in package:
                if issue not in app.scene.draft:
                    yield f"raise.{issue}"
                if app.scene.draft.get(issue) != option:
                    yield f"{issue}.{option}"
            yield "put"
        case moves.Keep() | moves.LetGo() | moves.Record():
            yield ".".join(written.split())
        case moves.Close():
            yield "close"
        case _:
            said = (*getattr(screen, "cards", ()), *getattr(screen, "lines", ()))
            tools = (*getattr(screen, "bar", ()), *getattr(screen, "tools", ()))
            yield next((f"card{at}" for at, each in enumerate(said, 1) if each.move == written),
                       next((f"tool.{each.id}" for each in tools if each.move == written), written))


def play(app: App, device: Keyboard | Mouse | Gamepad, encounter: Encounter, script: str) -> None:
    for text in script.split(";"):
        if app.scene.play.asks_first():
            device.press(app.find("own_words.skip"))
        for key in wanted(app, read(encounter, app.scene.play.session.state, text)):
            device.press(app.find(key))
            if isinstance(app.stage.scope, Dialog):
                device.press(app.find("yes"))
        if isinstance(app.scene, MetScene):
            device.press(app.find("go_on"))


@pytest.mark.parametrize("device", [Keyboard, Mouse, Gamepad])
@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_encounter_is_played_by_one_device_alone(shown, device, name):
    encounter = shipped(name)
    chosen = next(each for each in scripted(name) if each.outcome is WHOLE[name])
    app = shown(encounter=encounter)
    play(app, device(app), encounter, chosen.moves)
    assert app.scene.play.screen().screen == "debrief", chosen.place
    assert app.scene.play.session.state.stage == "over"


def test_the_pad_steers_with_cross_and_stick_once_for_each_push(shown):
    app = shown()
    app.invite(Pads())

    def post(kind, **values):
        pygame.event.post(pygame.event.Event(kind, instance_id=1, **values))
        app.step()
        return app.stage.focus.name

    first = app.stage.focus.name
    below = post(pygame.JOYHATMOTION, hat=0, value=(0, -1))
    assert below != first
    assert post(pygame.JOYHATMOTION, hat=0, value=(0, 0)) == below
    assert post(pygame.JOYHATMOTION, hat=0, value=(0, 1)) == first
    assert post(pygame.JOYAXISMOTION, axis=1, value=0.9) == below
    assert post(pygame.JOYAXISMOTION, axis=1, value=0.95) == below
    assert post(pygame.JOYAXISMOTION, axis=1, value=0.1) == below
    assert post(pygame.JOYAXISMOTION, axis=1, value=-0.9) == first


def test_a_pad_whose_layout_is_known_means_the_same_by_its_own_buttons(shown):
    app = shown()
    app.invite(Pads())
    first = app.stage.focus
    for button in (pygame.CONTROLLER_BUTTON_RIGHTSHOULDER, pygame.CONTROLLER_BUTTON_LEFTSHOULDER):
        pygame.event.post(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=3, button=button))
    app.step()
    assert app.stage.focus is first
    pygame.event.post(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=3,
                                         button=pygame.CONTROLLER_BUTTON_START))
    app.step()
    assert isinstance(app.stage.scope, Dialog)


def test_a_pad_that_is_pulled_out_or_was_never_there_does_no_harm(shown):
    app = shown()
    app.invite(Pads())
    pygame.event.post(pygame.event.Event(pygame.JOYDEVICEADDED, device_index=5))
    pygame.event.post(pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=5))
    assert app.step()


def test_a_button_that_was_given_another_meaning_has_it_at_once(shown):
    app = shown()
    app.invite(Pads())
    app.prefer(inputs=app.inputs.bound_button(Action.HELP, 11))
    pygame.event.post(pygame.event.Event(pygame.JOYBUTTONDOWN, instance_id=1, button=11))
    app.step()
    assert isinstance(app.stage.scope, Dialog)
