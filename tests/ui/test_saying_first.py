"""Say it first: at a marked place the choices stay folded until she wrote a sentence of her own, or skipped it."""
from __future__ import annotations

import pygame
import pytest

from game.session import notes
from game.session.journal import JournalProblem
from game.ui.app import App
from game.ui.inputs import Action
from game.ui.look import Look
from game.ui.scenes.cards import LineCard
from game.ui.widgets import TextArea
from tests.ui.playing import do, few, marked, on_screen, press, words

LONG = "I know that I was late, and that you stood there with her and had nothing to tell her mother. " * 2


def kept(app: App) -> list[tuple[str, str]]:
    return [(note.kind, note.text) for note in app.scene.play.session.notes]


def test_no_choice_is_on_screen_before_she_spoke(shown):
    app = shown(encounter=marked())
    assert not on_screen(app, LineCard)
    assert not any(widget.key.startswith("tool.") for widget in app.stage.scope.walk())
    assert app.stage.focus is app.find("own_words")


def test_what_she_wrote_is_kept_as_a_note_and_stands_above_the_choices(shown):
    app = shown(encounter=marked())
    app.type("I was late.")
    do(app, "return")
    assert kept(app) == [(notes.SAID_FIRST, "I was late.")]
    assert on_screen(app, LineCard)
    assert "I was late." in words(app)
    do(app, "1")
    assert "I was late." not in words(app)


def test_letters_and_numbers_are_written_and_choose_nothing(shown):
    app = shown(encounter=marked())
    app.type("1 to 6, u and t?")
    app.step()
    assert app.find("own_words").text == "1 to 6, u and t?"
    assert len(app.scene.play.session.beats) == 1


@pytest.mark.parametrize("how", [
    lambda app: do(app, "escape"),
    lambda app: press(app, "own_words.skip"),
    lambda app: do(app, "return"),
    lambda app: app.handle(pygame.event.Event(pygame.JOYBUTTONDOWN, button=app.inputs.pad[Action.BACK], joy=0)),
], ids=["escape", "mouse", "enter without a word", "pad"])
def test_it_can_be_skipped_with_any_device_and_is_not_asked_again(shown, how):
    app = shown(encounter=marked())
    how(app)
    app.step()
    assert kept(app) == [(notes.SAID_FIRST, "")]
    assert on_screen(app, LineCard)
    assert app.scene.play.asks_first() == ""


def test_a_screen_reader_is_told_the_question_and_the_two_ways_on(shown):
    app = shown(encounter=marked())
    for key, name in (("own_words", "What would you say"), ("own_words.say", "Say it"), ("own_words.skip", "Skip")):
        assert app.find(key).name.startswith(name)
    app.ask(app.find("own_words.skip").id, "press")
    app.step()
    assert on_screen(app, LineCard)


def test_before_a_rupture_is_spoken_to_she_says_it_first(shown):
    app = shown("boast", encounter=marked())
    assert app.find("own_words")
    do(app, "escape")
    assert app.find("tool.repair")


def test_where_nothing_is_marked_nothing_is_asked(shown):
    assert on_screen(shown(encounter=few()), LineCard)


def test_words_that_cannot_be_saved_are_told_of_and_stay_in_the_field(shown, monkeypatch):
    app = shown(encounter=marked())
    app.type("I was late.")
    app.step()

    def full(kind: str, text: str) -> None:
        raise JournalProblem("The disk is full: this was not saved.")

    monkeypatch.setattr(app.scene.play, "keep", full)
    do(app, "return")
    assert "The disk is full" in words(app)
    do(app, "return")
    assert app.find("own_words").text == "I was late."


# --- a field for sentences ----------------------------------------------------------------------------------------


def area(text: str = "", width: int = 300, **more: object) -> TextArea:
    field = TextArea("Yours", text, **more)
    field.attach(Look(), None)
    field.place(pygame.Rect(0, 0, width, field.measure(width)))
    return field


def test_a_field_for_sentences_wraps_and_grows_with_its_text():
    short, long = area("So."), area(LONG)
    assert long.measure(300) > short.measure(300)
    assert len(long.rows()) > 3
    assert "".join(long.text[start : start + len(line)] for start, line in long.rows()).replace(" ", "") == \
        LONG.replace(" ", "")


def test_up_and_down_move_between_its_lines_and_out_at_its_ends():
    field = area(LONG)
    assert not field.on_action(Action.DOWN)
    rows = len(field.rows())
    moved = 0
    while field.on_action(Action.UP):
        moved += 1
    assert moved == rows - 1
    assert field.cursor <= len(field.rows()[0][1])


def test_a_click_sets_the_cursor_in_the_line_that_was_clicked():
    field = area(LONG)
    start, _line = field.rows()[2]
    step = field.look.step("body")
    top = field._inner().y
    field.on_pointer("down", (field._inner().x + 1, top + 2 * step + 4))
    assert field.cursor == start
    field.on_text("X")
    assert field.text[start] == "X"
    assert field.on_action(Action.ERASE)
    assert field.text == LONG
