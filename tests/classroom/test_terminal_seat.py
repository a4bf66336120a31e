"""A seat in the terminal keeps to the room: it is held while the room is paused, and leaves a play with the class."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from bench.crowd import Served
from tests.shipped import ROOT

SECONDS = 30.0


class Terminal:
    """The game in a terminal, with somebody who types."""

    def __init__(self, served: Served, folder) -> None:
        command = [sys.executable, "-u", str(ROOT / "main.py"), "join", f"{served.code}@{served.address}", "--text",
                   "--journal", str(folder / "own.db")]  # fmt: skip
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.written = ""
        self._changed = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while sign := self.process.stdout.read(1):
            with self._changed:
                self.written += sign
                self._changed.notify_all()

    def until(self, words: str) -> None:
        """Waits for words; what stands before them is forgotten."""
        with self._changed:
            assert self._changed.wait_for(lambda: words in self.written, SECONDS), self.written
            self.written = self.written.partition(words)[2]

    def says(self, line: str) -> None:
        """Types a line."""
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def keeps_saying(self, line: str, words: str) -> None:
        """Types a line until words come: the room is heard of a moment later."""
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            self.says(line)
            if words in self._answer():
                return
        raise AssertionError(self.written)

    def _answer(self) -> str:
        """What is written until it is asked for the next line, or goes on to the next play."""
        with self._changed:
            assert self._changed.wait_for(lambda: "> " in self.written, SECONDS), self.written
            answer, _, self.written = self.written.partition("> ")
            return answer

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def served(tmp_path):
    host = Served(tmp_path / "host").start()
    yield host
    host.stop()


@pytest.fixture
def terminal(served, tmp_path):
    found = Terminal(served, tmp_path)
    found.until("Turns left: ")
    found.until("> ")
    yield found
    found.close()


def test_no_move_is_made_in_the_terminal_while_the_room_is_paused(served, terminal) -> None:
    served.control("pause")
    terminal.keeps_saying("u", "The room is paused")
    terminal.keeps_saying("say answer_bridge", "The room is paused")
    served.control("go_on")
    terminal.keeps_saying("say answer_bridge", "Turns left: 12")


def test_a_play_in_the_terminal_is_left_when_the_class_goes_on(served, terminal) -> None:
    terminal.keeps_saying("say answer_bridge", "Turns left: 12")
    served.control("next")
    terminal.keeps_saying("?", "The class went on before your play had ended.")
