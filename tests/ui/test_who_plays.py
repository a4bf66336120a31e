"""Who plays: profiles in the window, each with its own plays and look; nobody is asked before the first play."""
from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from itertools import product

import pygame
import pytest

from game import cli
from game.house import House
from game.playing import remember_settings
from game.session.players import play
from game.ui.app import App
from game.ui.look import Look
from game.ui.portrait.faces import FACES
from game.ui.portrait.person import Looks
from game.ui.scenes.profile_new import NewProfileScene
from game.ui.scenes.profiles import ProfilesScene
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from game.ui.theme import THEMES
from game.view.people import Wish
from tests.shipped import plays as plays_of
from tests.ui.playing import do, press, words
from tests.ui.pseudo import STRANGE, spoken
from tests.ui.test_fits_everywhere import SCALES, SIZES
from tests.ui.test_scenes_fit import assert_fits


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    """The person's own folders are in this test's folder."""
    for kind in ("data", "config", "cache"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", lambda name, kind=kind: tmp_path / kind)
    return tmp_path


@pytest.fixture
def begun(screen):
    """The game as it starts with these words of the command line; closed at the end."""
    houses = []

    def begin(*given: str) -> App:
        house = House(cli._parser().parse_args(["play", *given]))
        houses.append(house)
        pygame.display.set_mode((1280, 720), pygame.RESIZABLE)
        pygame.event.clear()
        look, preferences = house.people.settings()
        app = App(pygame.display.get_surface(), house.first_scene(), look=replace(look, still=True),
                  preferences=preferences, clock=lambda: 5000)
        remember_settings(app, house.people)
        app.house = house
        app.step()
        return app

    yield begin
    for house in houses:
        house.leave()


def wish(name: str, **more: object) -> Wish:
    given = {"face": "ember", "pronoun": "she", "scale": 1.0, "theme": "light", **more}
    return Wish(name=name, **given)


def play_once(app: App) -> App:
    """To the title after one whole play."""
    play(app.house.table.start("cold_ward"), plays_of("cold_ward")[0].moves)
    return shown(app, TitleScene(app.house.navigator))


def shown(app: App, scene) -> App:
    app.show(scene)
    app.step()
    return app


def keys(app: App) -> set[str]:
    return {widget.key for widget in app.stage.scope.walk() if widget.key}


def test_the_first_start_opens_inside_the_first_encounter_and_asks_nobody_who_they_are(begun, at_home):
    app = begun()
    assert isinstance(app.scene, TalkScene)
    assert not (at_home / "data" / "profiles").exists()


def test_at_most_forty_words_stand_before_the_first_choice_the_note_among_them(begun):
    app = begun()
    note = app.scene.note
    said = " ".join((note, app.find("speech").name, app.scene.talk.notice))
    assert "leave" in note
    assert note in words(app)
    assert len(said.split()) <= 40


def test_after_the_first_move_the_note_is_gone(begun):
    app = begun()
    note = app.scene.note
    assert note not in words(press(app, "card1"))


def test_the_guest_is_lightly_asked_for_a_name_on_the_title_once_something_was_played(begun):
    app = begun()
    shown(app, TitleScene(app.house.navigator))
    assert "me" not in keys(app)
    play_once(app)
    assert app.find("me").name == "Guest, add your name"


def test_the_name_that_is_given_takes_over_what_the_guest_has_played(begun, at_home):
    app = press(play_once(begun()), "me")
    assert isinstance(app.scene, NewProfileScene)
    assert app.scene.first == "scale"
    app.stage.take_focus(app.find("name"))
    app.type("Heron")
    press(app, "face.iris", "make")
    assert isinstance(app.scene, TitleScene)
    assert app.scene.title.me.name == "Heron"
    assert app.scene.title.me.face == "iris"
    assert app.scene.title.plays == 1
    assert not (at_home / "data" / "journal.db").exists()


@pytest.mark.parametrize("name", ["", "   ", "...", "heron"])
def test_a_name_that_cannot_be_is_told_at_its_field_and_nothing_is_made(begun, name):
    app = begun()
    app.house.people.make(wish("Heron"))
    shown(app, NewProfileScene(app.house.navigator))
    app.stage.take_focus(app.find("name"))
    app.type(name)
    press(app, "make")
    assert isinstance(app.scene, NewProfileScene)
    assert app.find("name").problem
    assert [each.name for each in app.house.people.everybody().people] == ["", "Heron"]


def test_trying_on_a_look_changes_nobody_elses(begun, at_home):
    app = begun()
    shown(app, NewProfileScene(app.house.navigator))
    app.find("theme").adjust(1)
    app.find("scale").adjust(2)
    app.step()
    assert (app.look.theme.name, app.look.scale) == ("dark", 1.5)
    do(app, "escape")
    assert (app.look.theme.name, app.look.scale) == ("light", 1.0)
    assert not (at_home / "config" / "settings.json").exists()


def test_each_profile_has_its_own_plays_and_its_own_look_and_the_last_one_comes_again(begun):
    app = begun()
    people = app.house.people
    people.make(wish("Heron", scale=1.5, theme="dark"))
    assert (app.look.theme.name, app.look.scale) == ("dark", 1.5)
    play_once(app)
    people.make(wish("Wren"))
    assert app.look.theme.name == "light"
    assert not app.house.table.journal.plays()
    app.set_look(replace(app.look, theme=THEMES["contrast"]))
    people.choose("Heron")
    assert app.look.theme.name == "dark"
    assert len(app.house.table.journal.plays()) == 1
    again = begun()
    assert again.house.people.name == "Heron"
    again.house.people.choose("Wren")
    assert again.look.theme.name == "contrast"


def test_a_profile_is_asked_for_by_its_name_and_one_that_is_not_there_is_told(begun, capsys):
    begun().house.people.make(wish("Heron"))
    assert begun("--profile", "heron").house.people.name == "Heron"
    assert cli.main(["play", "--text", "--profile", "Nobody"]) == cli.WRONG_USE
    assert "Heron" in capsys.readouterr().err
    assert cli.main(["play", "--text", "--profile", "Heron", "--journal", "x.db"]) == cli.WRONG_USE


def test_a_profile_that_can_no_longer_be_read_is_told_once_and_the_guest_plays(begun, at_home):
    begun().house.people.make(wish("Heron"))
    (at_home / "data" / "profiles" / "heron" / "profile.json").write_text("{", encoding="utf-8")
    app = begun()
    assert app.house.people.name == ""
    play_once(app)
    assert "Heron" in words(app)
    assert "heron" in words(shown(app, ProfilesScene(app.house.navigator)))


def test_deleting_says_what_goes_and_takes_a_second_press(begun, at_home):
    app = begun()
    app.house.people.make(wish("Heron"))
    play_once(app)
    press(shown(app, ProfilesScene(app.house.navigator)), "delete.Heron")
    assert "1 play" in words(app)
    assert (at_home / "data" / "profiles" / "heron").exists()
    press(app, "keep")
    assert "sure.Heron" not in keys(app)
    press(app, "delete.Heron", "sure.Heron")
    assert not (at_home / "data" / "profiles" / "heron").exists()
    assert app.house.people.name == ""


def test_esc_takes_the_question_back_before_it_leaves(begun):
    app = begun()
    app.house.people.make(wish("Heron"))
    press(shown(app, ProfilesScene(app.house.navigator)), "delete.Heron")
    do(app, "escape")
    assert "sure.Heron" not in keys(app)
    assert isinstance(app.scene, ProfilesScene)
    assert isinstance(do(app, "escape").scene, TitleScene)


def test_a_profile_is_taken_away_as_one_file_and_the_screen_says_where(begun, at_home):
    app = begun()
    app.house.people.make(wish("Heron"))
    play_once(app)
    press(shown(app, ProfilesScene(app.house.navigator)), "take.Heron")
    (path,) = (at_home / "data" / "taken").iterdir()
    assert path.name in words(app)
    assert {"profile.json", "journal.db"} <= set(zipfile.ZipFile(path).namelist())


def test_a_report_of_everything_is_saved_beside_the_profile_and_the_folder_opens_only_if_asked(begun, at_home):
    app = begun()
    app.house.people.make(wish("Heron"))
    opened = []
    play_once(app)
    app.show(TitleScene(replace(app.house.navigator, open_folder=opened.append)))
    app.step()
    press(app, "progress", "report")
    made = {path.suffix: path for path in (at_home / "data" / "profiles" / "heron" / "reports").iterdir()}
    assert set(made) == {".html", ".csv", ".json"}
    assert all(path.name in words(app) for path in made.values())
    assert json.loads(made[".json"].read_text(encoding="utf-8"))[0]["encounter"] == "cold_ward"
    assert not opened
    press(app, "folder")
    assert opened == [made[".html"].parent]


def test_a_report_of_one_play_is_saved_from_its_look_back(begun, at_home):
    app = play_once(begun())
    press(app, "progress", "play.2", "skip")
    while app.scene.prepare():
        pass
    press(app, "report")
    (page,) = (at_home / "data" / "reports").glob("*.html")
    assert page.name in words(app)


def test_a_report_that_is_asked_for_early_waits_for_what_mattered_or_does_without(begun, at_home):
    app = press(play_once(begun()), "progress", "play.2", "skip", "report", "wait")
    assert not list((at_home / "data").rglob("*.html"))
    while app.scene.prepare():
        pass
    app.step()
    (page,) = (at_home / "data" / "reports").glob("*.html")
    assert page.name in words(app)
    page.unlink()
    press(app, "ok")
    press(shown(app, TitleScene(app.house.navigator)), "progress", "play.2", "skip", "report", "without")
    assert list((at_home / "data" / "reports").glob("*.html"))


def test_a_profile_that_was_taken_away_is_brought_in_again_from_the_same_screen(begun, at_home, monkeypatch):
    monkeypatch.setattr("pathlib.Path.home", lambda: at_home)
    (at_home / "Downloads").mkdir()
    (at_home / "Downloads" / "no profile.zip").write_bytes(b"no zip")
    app = begun()
    app.house.people.make(wish("Heron"))
    press(shown(app, ProfilesScene(app.house.navigator)), "bring")
    assert "No profile was found" in words(app)
    press(app, "ok", "take.Heron", "ok", "delete.Heron", "sure.Heron")
    press(app, "bring")
    assert "no profile.zip" not in words(app)
    press(app, "file.0")
    assert [each.name for each in app.house.people.everybody().people] == ["", "Heron"]
    assert app.house.people.name == ""
    press(app, "bring", "file.0")
    assert "is there already" in words(app) or "Heron" in words(app)


def test_every_face_is_drawn_with_words_that_the_drawing_knows():
    for looks in FACES.values():
        drawn = Looks.from_mapping(looks)
        assert all(getattr(drawn, part) == value for part, value in looks.items())


@pytest.mark.parametrize("language", STRANGE)
def test_the_screens_of_profiles_fit_every_window_at_every_size_of_text(begun, language):
    app = begun()
    app.house.people.make(wish("Heron"))
    app.house.people.make(wish("The kingfisher of the lower harbour wall"))
    with spoken(language) as catalog:
        for screen in (ProfilesScene, NewProfileScene, "asked"):
            scene = ProfilesScene(app.house.navigator) if screen == "asked" else screen(app.house.navigator)
            shown(app, scene)
            if screen == "asked":
                scene.ask("Heron")
            for size, scale in product(SIZES, SCALES):
                app.set_look(Look(scale=scale, rtl=catalog.rtl, still=True))
                app.resize(size)
                app.step()
                assert_fits(app)
