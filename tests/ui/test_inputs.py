"""Keys mean actions, in one table."""
import pygame
import pytest

from game.ui.inputs import DEFAULT_KEYS, Action, InputMap, KeyTaken


def key(name, *, mod=0, unicode=""):
    return pygame.event.Event(pygame.KEYDOWN, key=pygame.key.key_code(name), mod=mod, unicode=unicode)


@pytest.fixture(autouse=True)
def display(screen):
    """Key names need an open display."""


def test_tab_and_shift_tab_are_different_actions():
    assert InputMap().action(key("tab", unicode="\t")) is Action.NEXT
    assert InputMap().action(key("tab", mod=pygame.KMOD_SHIFT, unicode="\t")) is Action.PREVIOUS


def test_a_question_mark_asks_for_help_on_any_keyboard_layout():
    assert InputMap().action(key("ß", mod=pygame.KMOD_SHIFT, unicode="?")) is Action.HELP


def test_every_action_has_a_key_and_no_key_has_two_actions():
    assert set(DEFAULT_KEYS) == set(Action)
    chords = [chord for chords in DEFAULT_KEYS.values() for chord in chords]
    assert len(chords) == len(set(chords))


def test_a_remapped_key_triggers_its_new_action_and_the_old_one_is_free():
    changed = InputMap().bound(Action.UNDO, "z")
    assert changed.action(key("z", unicode="z")) is Action.UNDO
    assert changed.action(key("u", unicode="u")) is None


def test_a_key_that_is_taken_is_refused_in_one_sentence():
    with pytest.raises(KeyTaken, match="already means “What was said”"):
        InputMap().bound(Action.UNDO, "t")


def test_a_key_cap_shows_what_is_printed_on_the_key():
    inputs = InputMap()
    shown = [inputs.shown(a) for a in (Action.PRESS, Action.PREVIOUS, Action.UNDO, Action.LARGER, Action.CHOOSE_3)]
    assert shown == ["Enter", "Shift+Tab", "U", "+", "3"]


def test_a_pad_button_and_its_cross_mean_actions():
    button = pygame.event.Event(pygame.JOYBUTTONDOWN, button=0)
    cross = pygame.event.Event(pygame.JOYHATMOTION, value=(0, -1))
    assert InputMap().action(button) is Action.PRESS
    assert InputMap().action(cross) is Action.DOWN
