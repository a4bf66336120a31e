"""The game in a real window on a virtual display, played from outside: keys, the mouse, and what is on the screen."""
from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event

import pygame
import pytest

from bench.command import virtual_display
from game import cli
from game.house import House
from game.ui import notices
from game.ui.app import App
from game.ui.scenes.navigator import scene_of
from game.ui.scenes.title import TitleScene
from game.ui.window import DESIGNED

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 15.0
"""Seconds after which something does not happen any more."""
MISSING = [program for program in ("Xvfb", "xdotool") if shutil.which(program) is None]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


def until(happens: Callable[[], object], what: str) -> object:
    """What `happens` gives as soon as it is anything."""
    ends, wait = time.monotonic() + LONGEST, Event()
    while not (found := happens()):
        assert time.monotonic() < ends, f"never: {what}"
        wait.wait(0.01)
    return found


class Person:
    """Somebody at a computer with a screen of 1600 x 1000, whose plays are kept in `home`."""

    def __init__(self, home: Path, display: str) -> None:
        self.home, self.window = home, ""
        self.journal = home / "data" / "livable-terms" / "journal.db"
        hidden = ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY", "SDL_AUDIODRIVER")
        self.env = {name: value for name, value in os.environ.items() if name not in hidden}
        self.env |= {"DISPLAY": display, "HOME": str(home)}
        self.env |= {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE")}

    # --- doing
    @contextmanager
    def game(self) -> Iterator[None]:
        """The game, opened, and closed as a system that shuts down closes it; nothing may be told as wrong."""
        command = [sys.executable, "main.py"]
        with subprocess.Popen(command, cwd=ROOT, env=self.env, stderr=subprocess.PIPE, text=True) as program:
            try:
                self.window = str(until(lambda: self._find(program), "a window")).split()[0]
                self._do("windowfocus", self.window)
                yield
                program.terminate()
                assert program.wait(timeout=LONGEST) == 0
                assert program.stderr.read() == ""
            finally:
                program.kill()

    def _find(self, program: subprocess.Popen) -> str:
        assert program.poll() is None, program.stderr.read()
        return self._do("search", "--onlyvisible", "--class", ".", check=False)

    def _do(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, check=check)
        return done.stdout

    def key(self, name: str) -> None:
        self._do("key", name)

    def click(self, at: tuple[int, int]) -> None:
        self._do("mousemove", "--window", self.window, *map(str, at), "click", "1")

    # --- seeing
    def picture(self) -> bytes:
        """The pixels of the whole screen, read from the display's own memory."""
        data = (self.home / "Xvfb_screen0").read_bytes()
        header, colours = struct.unpack(">I", data[:4])[0], struct.unpack(">I", data[76:80])[0]
        return data[header + 12 * colours :]

    def sees_something(self) -> bool:
        """Whether the screen is not blank: text has soft edges, and a face many colours."""
        pixels = self.picture()
        return len({pixels[at : at + 3] for at in range(0, len(pixels) - 3, 4 * 37)}) > 100

    # --- what was kept
    def asks(self, question: str) -> list[tuple]:
        """Rows of the journal; none while there is none."""
        if not self.journal.exists():
            return []
        with closing(sqlite3.connect(f"{self.journal.as_uri()}?mode=ro", uri=True)) as db:
            try:
                return db.execute(question).fetchall()
            except sqlite3.OperationalError:
                return []

    def plays(self) -> list[tuple]:
        """(encounter, whether it is finished) of every play."""
        return self.asks("select encounter, finished is not null from play order by id")

    def moves(self, play: int) -> int:
        """How many moves of a play are on disk."""
        return self.asks(f"select count(*) from record where play = {play}")[0][0]

    def house(self) -> House:
        """The same table as the game's, for knowing where things are on the screen."""
        return House(cli._parser().parse_args(["play", "--journal", str(self.journal)]))


@pytest.fixture
def person(tmp_path) -> Iterator[Person]:
    with virtual_display("-fbdir", str(tmp_path)) as display:
        yield Person(tmp_path, display)


def place_of(house: House, key: str) -> tuple[int, int]:
    """Where a widget lies: on the title, or in the play that was left off when `key` is a card's."""
    notices.forget()
    surface = pygame.display.set_mode(DESIGNED, pygame.RESIZABLE)
    scene = TitleScene(house.navigator)
    if key.startswith("card"):
        play = house.resume()
        scene = scene_of(house.navigator, play, play.session.encounter.id)
    app = App(surface, scene)
    app.step()
    place = app.find(key).visible_part().center
    house.table.journal.close()
    return place


def plan(tmp_path: Path) -> list[str]:
    """Keys from the beginning of the first encounter to its end: the first card that can be said, each time."""
    house = House(cli._parser().parse_args(["play", "--journal", str(tmp_path / "plan.db")]))
    play, keys = house.start("cold_ward"), []
    while cards := getattr(play.screen(), "cards", ()):
        card = next(each for each in cards if not each.locked)
        assert play.submit(card.move) == ""
        keys.append(card.key)
    assert play.session.is_over
    house.table.journal.close()
    return keys


def test_a_fresh_start_is_played_by_keys_to_its_end_and_gone_on_with_by_mouse(person, tmp_path, screen):
    keys = plan(tmp_path)
    with person.game():
        until(person.plays, "the first start is a play")
        assert person.plays() == [("cold_ward", 0)]
        until(person.sees_something, "a face and words on the screen")
        before = person.picture()
        for made, key in enumerate(keys, 1):
            person.key(key)
            until(lambda made=made: person.moves(1) == made, f"move {made} is on disk")
            until(lambda before=before: person.picture() != before, "another page")
            assert person.sees_something()
            before = person.picture()
        assert person.plays() == [("cold_ward", 1)]
    replay = [sys.executable, "main.py", "replay", "1", "--verify"]
    assert subprocess.run(replay, cwd=ROOT, env=person.env, capture_output=True, check=False).returncode == 0

    assert [(each.id, bool(each.best)) for each in person.house().title().encounters if each.best] \
        == [("cold_ward", True)]
    with person.game():
        until(person.sees_something, "the title")
        assert len(person.plays()) == 1
        for _ in ("what is to be played next, which has the focus", "its briefing"):
            person.key("Return")
        until(lambda: len(person.plays()) == 2, "a second play")
        assert person.plays()[1] == ("last_bus", 0)

    with person.game():
        until(person.sees_something, "the title offers to go on")
        person.click(place_of(person.house(), "resume"))
        for made in (1, 2, 3):
            person.click(place_of(person.house(), "card1"))
            until(lambda made=made: person.moves(2) == made, f"move {made} by mouse")
        assert len(person.plays()) == 2
