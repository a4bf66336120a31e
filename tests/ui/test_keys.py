"""Keys and buttons can be given other meanings, never two at once, and are remembered."""
from __future__ import annotations

import json

import pygame
import pytest

from game.ui import notices, settings
from game.ui.inputs import BAR, Action, InputMap, KeyTaken
from game.ui.look import Look
from game.ui.preferences import Preferences
from game.ui.scenes.preferences import ACTIONS, settings_dialog
from tests.ui.playing import do, press


@pytest.fixture(autouse=True)
def quiet():
    notices.forget()
    yield
    notices.forget()


@pytest.fixture
def keys(shown):
    """An app with the page of keys open."""
    app = shown()
    app.open(settings_dialog(app, page=2))
    app.step()
    return app


def ask(app, action):
    app.stage.take_focus(app.find(f"key.{action}"))
    do(app, "return")


def test_every_action_is_on_the_page_but_those_that_belong_to_a_field():
    assert set(Action) - set(ACTIONS) == {Action.ERASE, Action.DELETE}


def test_an_action_gets_the_key_that_is_pressed_next(keys):
    ask(keys, Action.UNDO)
    assert "press a key" in keys.find(f"key.{Action.UNDO}").value
    do(keys, "z")
    assert keys.inputs.keys[Action.UNDO] == ("z",)
    assert keys.find(f"key.{Action.UNDO}").value.startswith("Z")
    do(keys, "escape")
    do(keys, "z")
    assert keys.inputs.of("u") is None


def test_a_key_that_means_something_already_is_refused_and_said(keys):
    ask(keys, Action.UNDO)
    do(keys, "t")
    assert keys.inputs.keys[Action.UNDO] == ("u",)
    assert "already means" in keys.find("keys.problem").name
    assert keys.find("keys.problem").live


@pytest.mark.parametrize("tool", BAR)
def test_a_letter_of_the_bar_is_refused_for_anything_else(tool):
    with pytest.raises(KeyTaken, match="already means"):
        InputMap().bound(Action.UNDO, InputMap().of_tool(tool))


def test_no_key_means_two_things_at_first():
    keys = [key for chords in InputMap().keys.values() for key in chords]
    assert len(keys) == len(set(keys))


def test_a_tool_of_the_bar_gets_another_letter_which_is_shown_and_works(shown):
    app = shown()
    app.open(settings_dialog(app, page=2))
    app.step()
    ask(app, Action.WALK)
    do(app, "q", "escape")
    assert app.inputs.of_tool("walk") == "q"
    assert app.find("tool.walk").cap == "Q"
    assert app.find("tool.walk").shortcut == "q"
    do(app, "x")
    with pytest.raises(KeyError):
        app.find("yes")
    do(app, "q")
    assert app.find("yes")


def test_a_tool_of_the_bar_may_have_a_button_of_the_pad(shown):
    app = shown()
    app.prefer(inputs=app.inputs.bound_button(Action.WALK, 9))
    app.handle(pygame.event.Event(pygame.JOYBUTTONDOWN, button=9, joy=0, instance_id=0))
    app.step()
    assert app.find("yes")


def test_the_keys_of_a_text_field_are_refused_in_words_too():
    with pytest.raises(KeyTaken, match="Erase"):
        InputMap().bound(Action.OFFER, "backspace")


def test_what_a_taken_key_means_is_said_in_words():
    with pytest.raises(KeyTaken, match="What was said"):
        InputMap().bound(Action.OFFER, "t")


def test_esc_leaves_a_key_as_it_was(keys):
    ask(keys, Action.UNDO)
    do(keys, "escape")
    assert keys.inputs == InputMap()
    assert keys.find("keys").problem.name == ""


def test_a_button_of_a_pad_can_be_given(keys):
    ask(keys, Action.UNDO)
    assert keys.hear_button(9)
    assert keys.inputs.of_button(9) is Action.UNDO
    ask(keys, Action.HELP)
    keys.hear_button(0)
    assert keys.inputs.of_button(0) is Action.PRESS


def test_a_shift_key_alone_is_waited_through(keys):
    ask(keys, Action.UNDO)
    keys.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LCTRL, mod=pygame.KMOD_CTRL, unicode=""))
    do(keys, "ctrl+z")
    assert keys.inputs.keys[Action.UNDO] == ("ctrl+z",)


def test_the_usual_keys_come_back(keys):
    ask(keys, Action.UNDO)
    do(keys, "z")
    keys.stage.take_focus(keys.find("keys.usual"))
    do(keys, "return")
    assert keys.inputs == InputMap()


def test_what_was_set_is_there_at_the_next_start(tmp_path):
    path = tmp_path / "settings.json"
    inputs = InputMap().bound(Action.UNDO, "z").bound(Action.HELP, "u").bound_button(Action.UNDO, 8)
    kept = Preferences(inputs=inputs, loud=30, interface=10, voice=90, captions=True, speak=True, language="es")
    settings.write(path, Look(scale=1.5), kept)
    assert settings.read_all(path) == (Look(scale=1.5), kept)
    assert notices.notices() == ()


@pytest.mark.parametrize("broken", [
    {"keys": {"undo": ["t"]}}, {"keys": {"undo": ["o"]}}, {"keys": {"fly": ["z"]}}, {"keys": {"undo": "z"}},
    {"keys": {"undo": []}}, {"keys": ["undo"]}, {"pad": {"undo": 0}}, {"pad": {"undo": "left"}}, {"keys": 5},
])
def test_keys_that_cannot_be_used_are_told_once_and_the_rest_is_kept(tmp_path, broken):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"scale": 1.5, "captions": True, **broken}))
    look, preferences = settings.read_all(path)
    assert look.scale == 1.5
    assert preferences == Preferences(captions=True)
    assert len(notices.notices()) == 1


@pytest.mark.parametrize("text", ["{", "[]", '{"theme": "pink"}', '{"loud": "much"}', '{"scale": null}', "\0"])
def test_a_settings_file_that_cannot_be_read_is_told_once_and_the_usual_is_used(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert settings.read_all(path) == (Look(), Preferences())
    assert len(notices.notices()) == 1


def test_loudness_captions_and_voice_are_set_and_remembered_at_once(shown):
    app, told = shown(), []
    app.on_preferences = told.append
    app.open(settings_dialog(app, page=1))
    app.step()
    press(app, "captions", "speak")
    app.stage.take_focus(app.find("loud.interface"))
    do(app, "left")
    assert told[-1].captions
    assert told[-1].speak
    assert told[-1].interface == Preferences().interface - 10
