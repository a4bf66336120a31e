"""Say it first in the terminal: a prompt before the choices, and any move or command in its place skips it."""
from __future__ import annotations

import io
from contextlib import suppress

import pytest

from game.session import notes
from game.view.terminal import Stopped, Terminal
from tests.shipped import shipped
from tests.view.conftest import Playing


def typed(playing: Playing, *lines: str) -> tuple[Terminal, str]:
    """The terminal after these lines, and what it printed."""
    left, out = iter(lines), io.StringIO()

    def ask(prompt: str) -> str:
        out.write(prompt)
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    terminal = Terminal(playing(shipped("late_handover")), ask, out)
    with pytest.raises(Stopped):
        terminal.run()
    return terminal, out.getvalue()


def said(terminal: Terminal) -> list[str]:
    return [note.text for note in terminal.play.session.notes if note.kind == notes.SAID_FIRST]


def test_the_choices_come_after_her_own_words(playing: Playing) -> None:
    terminal, out = typed(playing, "I was late.")
    assert said(terminal) == ["I was late."]
    before, after = out.split("your words> ")
    answer = shipped("late_handover").act("answer_bridge").say
    assert answer not in before
    assert answer in " ".join(after.split())


@pytest.mark.parametrize("line", ["1", "answer_bridge", "say answer_bridge"])
def test_a_move_in_place_of_words_is_made(playing: Playing, line: str) -> None:
    terminal, _out = typed(playing, line)
    assert said(terminal) == [""]
    assert len(terminal.play.session.beats) == 2


def test_an_empty_line_skips_and_is_not_asked_again(playing: Playing) -> None:
    terminal, out = typed(playing, "", "l")
    assert said(terminal) == [""]
    assert out.count("your words> ") == 1


def around(playing: Playing, *lines: str) -> tuple[Terminal, str]:
    """The terminal that asks before and after a play, once these lines were typed."""
    left, out = iter(lines), io.StringIO()

    def ask(prompt: str) -> str:
        out.write(prompt)
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    terminal = Terminal(playing(shipped("cold_ward")), ask, out, asks_around=True)
    with suppress(Stopped):
        terminal.run()
    return terminal, out.getvalue()


def test_the_plan_is_made_by_number_before_the_first_move_and_a_line_that_is_none_skips(playing: Playing) -> None:
    terminal, out = around(playing, "p", "1", "", "somebody", "2", "1", "p")
    chosen = notes.latest(terminal.play.session.notes)
    assert set(chosen) == {notes.TARGET, notes.MEASURE}
    assert chosen[notes.TARGET] == "all"
    assert "before the first word" in out


def test_three_questions_follow_the_end_and_an_empty_line_skips_one(playing: Playing) -> None:
    terminal, out = around(playing, "walk", "The work.", "", "Ask about the beds.")
    kept = notes.latest(terminal.play.session.notes)
    assert kept == {notes.WANTED: "The work.", notes.NEXT_TIME: "Ask about the beds."}
    assert "nobody grades this" in out


def test_where_the_input_ends_after_the_play_nothing_is_asked_for(playing: Playing) -> None:
    terminal, _out = around(playing, "walk")
    assert notes.latest(terminal.play.session.notes) == {}
