"""A window that was opened with a file: what is saved there, or asked for by the reload key, is taken up at once."""
from __future__ import annotations

import shutil

import pygame
import pytest

from game import cli
from game.house import House
from game.ui.app import App
from game.ui.look import Look
from game.ui.overlay import Overlay, Toast
from game.ui.scenes.bench_guest import BenchGuest
from game.ui.scenes.library import LibraryScene
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from tests.shipped import ROOT
from tests.ui.playing import do, press, words

TITLE = ('"The cold ward"', '"The warm ward"')


@pytest.fixture
def file(tmp_path):
    """A copy of the first encounter in a pack of its own."""
    folder = tmp_path / "pack"
    shutil.copytree(ROOT / "dialogues", folder)
    return folder / "encounters" / "cold_ward.yaml"


@pytest.fixture
def app(screen, file, tmp_path):
    """The window as `play FILE` opens it."""
    house = House(cli._parser().parse_args(["play", str(file), "--journal", str(tmp_path / "journal.db")]))
    pygame.display.set_mode((1280, 720), pygame.RESIZABLE)
    pygame.event.clear()
    app = App(pygame.display.get_surface(), house.first_scene(), look=Look(still=True), clock=lambda: 5000)
    app.invite(Overlay(house.reload), BenchGuest(house.of_file))
    app.step()
    yield app
    for guest in app.guests:
        guest.leave()
    house.table.journal.close()


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def moves(app):
    return [beat.move for beat in app.scene.play.session.beats]


def toast(app):
    return next(widget.name for widget in app.stage.overlays if isinstance(widget, Toast))


def test_f5_makes_the_same_moves_in_the_file_as_it_is_now(app, file):
    do(app, "1", "1")
    before, play = moves(app), app.scene.play.session.play
    change(file, *TITLE)
    do(app, "f5")
    assert isinstance(app.scene, TalkScene)
    assert app.scene.name == "The warm ward"
    assert moves(app) == before
    assert app.scene.play.session.play != play


def test_f5_without_a_change_says_so_and_leaves_the_moment(app):
    do(app, "1")
    before = moves(app)
    do(app, "f5")
    assert toast(app) == "Reloaded."
    assert moves(app) == before


def test_f5_in_a_file_where_a_move_cannot_be_made_any_more_keeps_the_play_and_says_at_which(app, file):
    do(app, "1")
    id = str(moves(app)[-1].act)
    text = file.read_text(encoding="utf-8")
    assert f"id: {id}" in text
    file.write_text(text.replace(f"id: {id}", f"id: {id}_now"), encoding="utf-8")
    before = app.scene.play.session
    do(app, "f5")
    assert "The play goes on as it was" in words(app)
    assert f"move 1 ('say {id}')" in words(app)
    assert app.scene.play.session is before


def test_a_broken_file_is_told_with_its_line(app, file):
    change(file, "go: ward\n", "go: wrad\n")
    do(app, "f5")
    assert "wrad" in words(app)
    assert "cold_ward.yaml:" in words(app)


def test_a_save_is_taken_up_without_any_key(app, file):
    do(app, "1")
    change(file, *TITLE)
    pygame.event.post(pygame.event.Event(next(each.kind for each in app.guests if isinstance(each, BenchGuest))))
    app.step()
    assert app.scene.name == "The warm ward"
    assert toast(app) == "Reloaded."


def test_a_play_of_another_encounter_keeps_the_text_it_began_with(app, file):
    app.show(LibraryScene(app.scene.nav))
    app.step()
    app.stage.take_focus(app.find("encounter.late_handover"))
    do(app, "return")
    app.go(app.scene.begin())
    app.step()
    before = app.scene.play.session
    do(app, "f5")
    assert app.scene.play.session is before
    assert "keeps the text it began with" in toast(app)


def test_f5_away_from_a_play_shows_what_is_there_now(app, file):
    nav = app.scene.nav
    app.show(TitleScene(nav))
    app.step()
    change(file, *TITLE)
    do(app, "f5")
    app.show(LibraryScene(nav))
    app.step()
    assert app.find("encounter.cold_ward").name == "The warm ward"


def test_a_play_that_is_gone_on_with_follows_its_file_too(app, file):
    do(app, "1")
    before = moves(app)
    app.show(TitleScene(app.scene.nav))
    app.step()
    press(app, "resume")
    assert moves(app) == before
    change(file, *TITLE)
    do(app, "f5")
    assert app.scene.name == "The warm ward"
