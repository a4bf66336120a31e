"""Say it first in the terminal: a prompt before the choices, and any move or command in its place skips it."""
from __future__ import annotations

import io

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
