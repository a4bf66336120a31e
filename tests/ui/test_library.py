"""The library: every encounter of every pack, and tests before and after; what is kept for one is not given away."""
from __future__ import annotations

import shutil
from itertools import product

import pygame
import pytest

from game import cli
from game.commands.libraries import packs_found
from game.house import House
from game.session.players import play
from game.session.session import Session
from game.ui.app import App
from game.ui.look import Look
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.library import LibraryScene
from game.ui.scenes.progress import ProgressScene
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from game.ui.widgets import Dialog
from tests.shipped import ROOT, names, shipped
from tests.shipped import plays as plays_of
from tests.ui.playing import do, press, words
from tests.ui.pseudo import STRANGE, spoken
from tests.ui.test_fits_everywhere import SCALES, SIZES
from tests.ui.test_scenes import walk_to
from tests.ui.test_scenes_fit import assert_fits


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    """The person's own folders are in this test's folder."""
    for kind in ("data", "config", "cache"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", lambda name, kind=kind: tmp_path / kind)
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "documents")
    return tmp_path


@pytest.fixture
def house():
    made = House(cli._parser().parse_args(["play"]))
    yield made
    made.leave()


@pytest.fixture
def library(screen, house):
    """The app with the library open, on its first page or on another."""

    def show(page: int = 0) -> App:
        pygame.display.set_mode((1280, 720), pygame.RESIZABLE)
        pygame.event.clear()
        app = App(pygame.display.get_surface(), LibraryScene(house.navigator, page), look=Look(still=True),
                  clock=lambda: 5000)
        app.step()
        return app

    return show


def opened(app: App, key: str) -> App:
    """By keys, for it may lie further down."""
    walk_to(app, key)
    return do(app, "return")


def put_on_the_shelf(home, name: str = "mine"):
    """A copy of the shipped pack among the person's own."""
    folder = home / "data" / "packs" / name
    shutil.copytree(ROOT / "dialogues", folder)
    return folder


def played(house: House, id: str, mode: str = "practice", at: int = 0) -> None:
    session = Session.start(house.table.journal, shipped(id), lambda: "2031-03-01T09:00:00+00:00", mode)
    play(session, plays_of(id)[at].moves)


def dealt(house: House) -> tuple[str, str]:
    """(before, after) of the pair of the late handover and the wrong invoice."""
    pair = next(each for each in house.tests().pairs if "late_handover" in (each.before.id, each.after.id))
    return pair.before.id, pair.after.id


def test_every_encounter_stands_with_time_level_skills_outcome_hands_and_note(library, house):
    played(house, "cold_ward")
    said = words(library())
    for name in names():
        encounter = shipped(name)
        assert encounter.title in said
        assert encounter.content_note in said
    for part in ("5 min", "level 2", "Trading issues", "Last time: A deal", "2 versions"):
        assert part in said


def test_a_pack_on_the_shelf_is_found_and_its_encounters_are_played_from_it(library, house, at_home):
    put_on_the_shelf(at_home)
    app = opened(library(), "encounter.mine/cold_ward")
    assert isinstance(app.scene, BriefingScene)
    press(app, "begin")
    assert isinstance(app.scene, TalkScene)
    assert house.table.journal.plays()[0].encounter == "cold_ward"


def test_a_pack_begun_on_the_bench_stands_in_the_library_once(library, house, at_home):
    drafted = house.bench.draft("Night bakery", "", {})
    assert house.bench.zip(drafted.path).path.endswith("night_bakery.zip")
    app = opened(library(), "encounter.night_bakery/night_bakery")
    assert isinstance(app.scene, BriefingScene)
    press(app, "begin")
    assert house.table.journal.plays()[0].encounter == "night_bakery"
    assert [each.name for each in packs_found()] == ["Night bakery"]


def test_a_broken_file_stands_with_its_first_error_and_cannot_be_pressed(library, at_home):
    path = put_on_the_shelf(at_home) / "encounters" / "cold_ward.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("system: care", "system: cre"), encoding="utf-8")
    app = library()
    card = app.find("encounter.mine/cold_ward")
    assert "cold_ward.yaml" in card.description
    assert not card.enabled


def test_a_file_that_is_no_pack_says_why_and_the_rest_is_there(library, at_home):
    (at_home / "data" / "packs").mkdir(parents=True)
    (at_home / "data" / "packs" / "torn.zip").write_bytes(b"PK nothing")
    app = library()
    assert "torn" in words(app)
    assert app.find("encounter.cold_ward").enabled


def test_a_play_of_a_pack_that_is_gone_can_still_be_gone_on_with(library, house, at_home):
    folder = put_on_the_shelf(at_home)
    press(opened(library(), "encounter.mine/last_bus"), "begin", "card1")
    shutil.rmtree(folder)
    assert house.title().resume.title == shipped("last_bus").title
    assert house.resume() is not None


# --- before and after ---------------------------------------------------------------------------------------------


def test_the_one_before_is_taken_as_an_assessment_and_the_one_after_waits(library, house):
    before, after = dealt(house)
    app = library(1)
    assert f"test.{after}" not in {widget.key for widget in app.stage.scope.walk()}
    press(app, f"test.{before}")
    assert isinstance(app.scene, TalkScene)
    assert house.table.journal.plays()[0].mode == "assessment"
    assert not app.scene.talk.can_undo


def test_a_test_that_was_begun_is_gone_on_with_and_not_begun_again(library, house):
    before, _after = dealt(house)
    press(library(1), f"test.{before}")
    press(library(1), f"test.{before}")
    assert len(house.table.journal.plays()) == 1


def test_what_was_taken_cannot_be_taken_again_and_stands_as_evidence_side_by_side(library, house):
    before, after = dealt(house)
    played(house, before, "assessment")
    played(house, after, "assessment")
    app = library(1)
    assert not {f"test.{before}", f"test.{after}"} & {widget.key for widget in app.stage.scope.walk()}
    pair = next(each for each in app.scene.tests.pairs if each.before.id == before)
    assert [each.skill for each in pair.shown] == list(pair.skills)
    for row in pair.shown:
        for told in (row.before, row.after):
            assert told == "not shown" or int(told.split()[-1]) >= 3
            assert told in words(app)


def test_the_one_after_is_not_proposed_and_warns_until_it_was_taken(library, house):
    before, after = dealt(house)
    for id in names():
        if id not in (before, after):
            played(house, id)
    played(house, before, "assessment")
    assert house.title().next.listed.id != after
    assert all(row.encounter != after for row in house.navigator.progress().practice)
    app = press(library(), f"encounter.{after}")
    for way in ("begin", "prepare", "watch"):
        press(app, way)
        assert isinstance(app.stage.scope, Dialog)
        assert "test after" in words(app)
        press(app, "no")
    press(app, "begin", "yes")
    assert isinstance(app.scene, TalkScene)


# --- progress -----------------------------------------------------------------------------------------------------


def test_before_the_first_play_progress_says_what_will_stand_there_and_leads_to_it(library, house):
    app = library()
    app.show(ProgressScene(house.navigator, house.navigator.progress()))
    app.step()
    assert "Nothing here yet" in words(app)
    assert isinstance(press(app, "next").scene, BriefingScene)


def test_a_skill_opens_the_lines_that_prove_it(library, house):
    for at in range(3):
        played(house, "cold_ward", at=at % len(plays_of("cold_ward")))
        played(house, "last_bus")
    app = library()
    app.show(ProgressScene(house.navigator, house.navigator.progress()))
    app.step()
    row = next(row for row in app.scene.progress.skills if row.shares)
    press(app, f"skill.{row.id}")
    assert row.proofs
    for _well, said in row.proofs:
        assert said in words(app)


@pytest.mark.parametrize("language", STRANGE)
@pytest.mark.parametrize("number", [0, 1, 12])
def test_title_library_tests_and_progress_fit_every_window_after_any_number_of_plays(library, house, number, language):
    for at in range(number):
        id = names()[at % len(names())]
        played(house, id, "assessment" if at in (2, 3) else "practice")
    app = library()
    with spoken(language) as catalog:
        nav = house.navigator
        for scene in (TitleScene(nav), LibraryScene(nav), LibraryScene(nav, 1), ProgressScene(nav, nav.progress())):
            app.show(scene)
            for size, scale in product(SIZES, SCALES):
                app.set_look(Look(scale=scale, rtl=catalog.rtl, still=True))
                app.resize(size)
                app.step()
                assert_fits(app)
