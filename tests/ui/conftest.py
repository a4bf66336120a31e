"""A play in a window without hands: fixtures for the tests of scenes."""
from __future__ import annotations

import pygame
import pytest

from game.encounter.script import Encounter
from game.session.journal import Journal
from game.session.session import Session
from game.ui.app import App
from game.ui.look import Look
from game.ui.scenes.navigator import scene_of
from game.view.play import Play
from tests.ui.playing import few, navigator

AS_THEY_ARE = ("accept", "close", "pass", "step_back", "walk")
"""Moves that are not something said."""


@pytest.fixture
def journal(tmp_path):
    opened = Journal(tmp_path / "journal.db")
    yield opened
    opened.close()


@pytest.fixture
def plays(journal):
    """Starts a play of an encounter and makes moves in it."""

    def start(encounter: Encounter, *moves: str) -> Play:
        play = Play(Session.start(journal, encounter, lambda: "2031-03-01T09:00:00"))
        for move in moves:
            assert play.submit(move if " " in move or move in AS_THEY_ARE else f"say {move}") == ""
        return play

    return start


@pytest.fixture
def shown(screen, plays):
    """The app with the scene a play is at after some moves."""

    def show(*moves: str, encounter: Encounter | None = None, size=(1280, 800), scale: float = 1.0, scene=None,
             still: bool = False) -> App:
        encounter = encounter or few()
        nav = navigator(plays, encounter)
        pygame.display.set_mode(size, pygame.RESIZABLE)
        made = (scene or scene_of)(nav, plays(encounter, *moves), encounter.id)
        pygame.event.clear()
        app = App(pygame.display.get_surface(), made, look=Look(scale=scale, still=still), clock=lambda: 5000)
        app.step()
        return app

    return show
