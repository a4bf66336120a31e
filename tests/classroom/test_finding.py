"""A class is found in the network where zeroconf is installed, and joined by hand where it is not."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass

import pygame
import pytest

from game.classroom import finding, host
from game.classroom.host import Place
from tests.classroom.rooms import lesson
from tests.classroom.window import Window

HERE = ("127.0.0.1",)
SECONDS = 20.0
PORT = 20_000 + os.getpid() % 20_000  # of no real class, and of no other worker


@pytest.fixture
def announced():
    """Announces classes on this machine alone; skipped with its reason where that cannot be done."""
    pytest.importorskip("zeroconf", reason="zeroconf is not installed: classes are joined by hand (extra 'discovery')")
    made: list[finding.Announcement] = []

    def announce(title: str, port: int = PORT) -> finding.Announcement:
        made.append(finding.Announcement(title, "127.0.0.1", port, f"trial-{port}", HERE))
        return made[-1]

    yield announce
    for each in made:
        each.stop()


@dataclass
class Looked:
    """A search that can be waited for."""

    def __post_init__(self) -> None:
        self.turned = threading.Condition()
        self.search = finding.Search(self.wake, HERE)

    def wake(self) -> None:
        with self.turned:
            self.turned.notify_all()

    @property
    def ours(self) -> tuple[finding.Found, ...]:
        """What this test announced: a real class may be open beside it."""
        return tuple(each for each in self.search.found if each.address.endswith(f":{PORT}"))

    def until(self, *found: finding.Found) -> bool:
        with self.turned:
            return self.turned.wait_for(lambda: self.ours == found, SECONDS)


@pytest.fixture
def looked():
    pytest.importorskip("zeroconf", reason="zeroconf is not installed")
    found = Looked()
    yield found
    found.search.stop()


def test_a_class_that_is_announced_is_found_until_it_is_over(announced, looked) -> None:
    open_class = announced("Speaking first")
    assert looked.until(finding.Found(lesson="Speaking first", address=f"127.0.0.1:{PORT}"))
    open_class.stop()
    assert looked.until()


def test_a_title_with_signs_that_cannot_be_shown_is_shown_without_them(announced, looked) -> None:
    announced("A\n\x1b[31m class " + "x" * 500)
    with looked.turned:
        assert looked.turned.wait_for(lambda: looked.ours, SECONDS)
    title = looked.ours[0].lesson
    assert title.isprintable() and len(title) <= finding.MOST_TITLE


def test_a_host_that_only_this_machine_reaches_is_not_announced() -> None:
    assert host._announce(Place(bind="127.0.0.1"), lesson(), 8765) is None


def test_without_zeroconf_nothing_is_announced_and_nothing_is_said(monkeypatch) -> None:
    monkeypatch.setattr(finding, "is_installed", lambda: False)
    assert host._announce(Place(bind="192.168.1.20"), lesson(), 8765) is None


class Searching:
    """What was found, without a network."""

    def __init__(self) -> None:
        self.found = ()
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


def test_the_door_lists_what_was_found_and_a_press_takes_its_address(tmp_path, screen, monkeypatch) -> None:
    search = Searching()
    monkeypatch.setattr("game.commands.seating.Classes.search", lambda self, wake: search)
    window = Window(tmp_path / "seat")
    assert "Found in this network" not in window.words
    search.found = (finding.Found(lesson="Speaking first", address="192.168.1.20:8765"),)
    window.app.wake()
    window.app.handle(pygame.event.wait(1000))
    window.app.step()
    window.press("found.192.168.1.20:8765")
    assert window.app.scene.address == "192.168.1.20:8765" and window.app.stage.focus.key == "code"
    window.press("back")
    assert search.stopped
