"""A play in a window without hands: fixtures for the tests of scenes."""
from __future__ import annotations

import shutil
import threading

import platformdirs
import pygame
import pytest

from game.commands.benching import Workbench
from game.encounter.script import Encounter
from game.session.journal import Journal
from game.session.session import Session
from game.ui.app import App
from game.ui.look import Look
from game.ui.scenes.bench_parts import Job
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.scenes.title import TitleScene
from game.view import screens
from game.view.play import Play
from tests.shipped import ROOT
from tests.studio import FOLDERS, Studio
from tests.ui.playing import few, navigator, press

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


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A studio that is made now leaves the folders of this machine alone, and the next test where it was."""
    for kind in FOLDERS:
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", getattr(platformdirs, f"user_{kind}_path"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def studio(elsewhere):
    """Where every screen can be come to (tests.shots)."""
    at = Studio(elsewhere)
    yield at
    at.leave()
    for job in threading.enumerate():
        if isinstance(job, Job):  # a test beside this one may fork, which threads do not outlive well
            job.join()


@pytest.fixture
def pack(tmp_path):
    """A pack of one sound encounter, and what is beside it."""
    folder = tmp_path / "pack"
    shutil.copytree(ROOT / "dialogues", folder, ignore=shutil.ignore_patterns("lessons", "lines", "*.test.yaml"))
    for path in (folder / "encounters").iterdir():
        if path.name != "cold_ward.yaml":
            path.unlink()
    return folder


@pytest.fixture
def bench(screen, pack, journal, tmp_path):
    """The app with the Bench of that pack, opened; `app.pass_time` lets a second go by."""
    now = [1000]
    made = Workbench(lambda: pack, lambda: journal, out=tmp_path / "out", kept=tmp_path / "journal.db",
                     memory=tmp_path / "places.txt")
    nav = Navigator(start=lambda id: None, resume=lambda: None, title=lambda: screens.Title(encounters=(), resume=None),
                    briefing=lambda id: None, bench=lambda: made)
    pygame.display.set_mode((1280, 720), pygame.RESIZABLE)
    pygame.event.clear()
    app = App(pygame.display.get_surface(), TitleScene(nav), look=Look(still=True), clock=lambda: now[0])
    app.step()

    def pass_time() -> App:
        for _ in range(3):
            now[0] += 1000
            app.step()
            for job in (getattr(app.scene, "job", None), getattr(app.scene, "looking", None)):
                if isinstance(job, Job):
                    job.join()
        return app

    app.pass_time = pass_time
    app.bench = made
    press(app, "bench")
    yield pass_time()
    if getattr(app.scene, "going", None):
        app.scene.going.stop()
    for job in threading.enumerate():
        if isinstance(job, Job):  # a test beside this one may fork, which threads do not outlive well
            job.join()
