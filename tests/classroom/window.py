"""A learner's window: the real game on a dummy display, joined to a real host."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import pygame

from bench.crowd import Served
from game.house import House
from game.ui.app import App
from game.ui.look import Look
from game.ui.scenes.seat_frame import SeatFrame

SECONDS = 40.0
NOTHING = dict.fromkeys(("pack", "file", "encounter", "hand", "seed"))


class Window:
    """The game at one seat. `folder` is what the device keeps."""

    def __init__(self, folder: Path, *seat: str, size: tuple[int, int] = (1280, 720), look: Look | None = None) -> None:
        folder.mkdir(exist_ok=True)
        given = {**NOTHING, "assess": False, "new": False, "command": "join", "seat": list(seat)}
        self.house = House(argparse.Namespace(**given, journal=str(folder / "journal.db")))
        surface = pygame.display.set_mode(size, pygame.RESIZABLE)
        pygame.event.clear()
        self.app = App(surface, self.house.first_scene(), look=look or Look(still=True))
        self.app.step()

    @classmethod
    def joined(cls, served: Served, folder: Path) -> Window:
        """A window that was started with what stands on the wall."""
        window = cls(folder, served.code, served.address)
        window.until(lambda: window.frame is not None)
        return window

    @property
    def frame(self) -> SeatFrame | None:
        """The seat, once there is one."""
        found = self.app.surround
        return found if isinstance(found, SeatFrame) else None

    @property
    def room(self):
        """What the room does, as this window knows."""
        assert self.frame is not None
        return self.frame.seat.room()

    @property
    def words(self) -> str:
        """Everything that is on screen, as a screen reader is told."""
        return "\n".join(f"{node.name} {node.value} {node.description}" for node in self.app.stage.scope.tree())

    def until(self, holds: Callable[[], bool], seconds: float = SECONDS) -> float:
        """Lets the window live until something holds; the seconds that took."""
        began = time.monotonic()
        while not holds():
            assert time.monotonic() - began < seconds, self.words
            event = pygame.event.wait(50)
            if event.type != pygame.NOEVENT:
                self.app.handle(event)
            self.app.step()
        self.app.step()
        return time.monotonic() - began

    def at(self, step: str) -> None:
        """Waits for a step of the lesson."""
        self.until(lambda: self.room is not None and self.room.step == step)

    def press(self, *keys: str) -> None:
        """Clicks one widget after the other."""
        for key in keys:
            self.app.click(self.app.find(key))
            self.app.step()

    def write(self, key: str, text: str) -> None:
        """Types into a field."""
        self.press(key)
        self.app.type(text)
        self.app.step()

    def unfold(self) -> None:
        """Skips the own words that stand before the choices."""
        while self.app.scene.own.asks:
            self.app.scene.unfold("")
            self.app.step()

    def play(self, moves: str) -> None:
        """Makes these moves through the scene, as pressing does."""
        for move in filter(None, (each.strip() for each in moves.split(";"))):
            scene = self.app.scene
            before = len(scene.play.session.beats)
            self.app.go(scene.make(written(scene.play.session, move)))
            self.app.step()
            assert len(scene.play.session.beats) > before, (move, self.words)

    def handed_in(self) -> None:
        """Waits until the host has everything."""
        self.until(lambda: self.room.online and not self.room.unsent)

    def close(self) -> None:
        """The device is switched off: nothing is said to the host any more."""
        if self.frame is not None:
            self.frame.seat.seat.stop()
        self.house.table.journal.close()


def written(session, move: str) -> str:
    """A move of a script in notation."""
    from game.encounter import moves as notation
    from game.session.players import read

    return notation.write(read(session.encounter, session.state, move))
