"""Watch one: a line of an encounter played by the machine, stepped by hand, with the causes and the trainer's notes."""
from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from game import cli
from game.house import House
from game.review.watching import best_line, tempting_line
from game.session.players import play
from game.ui.app import App
from game.ui.look import Look
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.looking_back import LookingBackScene, look_back
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.watching import NAMES, WatchScene
from game.view.watching import BEST, TEMPTING, watching
from tests.shipped import plays as plays_of
from tests.shipped import shipped
from tests.ui.playing import do, press, words
from tests.ui.pseudo import STRANGE, in_pseudo, spoken
from tests.ui.test_fits_everywhere import SCALES, SIZES
from tests.ui.test_scenes_fit import assert_fits

FIND = {BEST: best_line, TEMPTING: tempting_line}


@pytest.fixture
def told(shown):
    """The briefing of an encounter that can be watched; `played` is whether it was played before."""

    def show(encounter=None, *, played: bool = True, scene=None, **more: object) -> App:
        encounter = encounter or shipped("cold_ward")

        def made(nav, play, id):
            nav = replace(nav, was_played=lambda id: played,
                          watch=lambda id, kind: lambda: watching(encounter, FIND[kind](encounter), kind))
            return scene(nav, play, id) if scene else BriefingScene(nav, id)

        return shown(encounter=encounter, scene=made, **more)

    return show


def found(app: App) -> App:
    while app.scene.prepare():
        pass
    app.step()
    return app


def watched(app: App) -> App:
    return found(press(app, "watch"))


def test_the_best_line_is_stepped_with_one_key_forward_and_another_back(told):
    app = watched(told())
    shown = app.scene.watch.shown
    for at, each in enumerate(shown):
        assert app.scene.at == at
        for change in each.moment.changes:
            assert change.what in words(app)
            assert change.why in words(app)
        for line in each.moment.heard:
            assert line.text in words(app)
        assert each.note in words(app)
        assert each.rule in words(app)
        if at < len(shown) - 1:
            do(app, "return")
    assert app.scene.watch.told in words(app)
    do(app, "u", "u")
    assert app.scene.at == len(shown) - 3


def test_the_end_is_not_told_before_the_last_move(told):
    app = watched(told())
    assert app.scene.watch.told not in words(app)


def test_the_tempting_line_is_watched_too_and_comes_to_something_else(told):
    app = watched(told())
    best = app.scene.watch.outcome
    found(press(app, "other"))
    assert app.scene.kind == TEMPTING
    assert NAMES[TEMPTING] in words(app)
    assert app.scene.watch.outcome != best


def test_it_goes_on_by_itself_only_when_asked_to(told):
    app = watched(told())
    assert not any(type(widget).__name__ == "Pace" for widget in app.stage.scope.walk())
    press(app, "by_itself")
    pace = next(widget for widget in app.stage.scope.walk() if type(widget).__name__ == "Pace")
    now = app.stage.now()
    assert pace.due(now) == pace.ms > 0
    assert pace.due(now + pace.ms) == 0
    pace.tick(now + pace.ms)
    assert app.scene.at == 1
    press(app, "by_itself")
    assert not any(type(widget).__name__ == "Pace" for widget in app.stage.scope.walk())


def test_an_encounter_that_was_not_played_is_told_only_after_a_question(told):
    app = press(told(played=False), "watch")
    assert isinstance(app.scene, BriefingScene)
    assert "Watch it before you play it?" in words(app)
    press(app, "no")
    assert isinstance(app.scene, BriefingScene)
    press(app, "watch", "yes")
    assert isinstance(app.scene, WatchScene)


def test_it_can_be_left_at_any_time_even_while_the_line_is_looked_for(told):
    app = press(told(), "watch")
    assert "This can take a moment" in words(app)
    do(app, "escape")
    assert isinstance(app.scene, BriefingScene)


def test_from_looking_back_it_leads_back_there_and_to_a_play(told, shown):
    def scene(nav, play, id):
        play.submit("walk")
        return look_back(nav, play, id)

    app = press(told(scene=scene), "skip", "watch")
    assert isinstance(app.scene, WatchScene)
    do(found(app), "escape")
    assert isinstance(app.scene, LookingBackScene)
    press(app, *(["skip"] if app.scene.asking else []), "watch", "play", "begin")
    assert isinstance(app.scene, TalkScene)


def test_the_game_shows_the_hand_that_was_played_last(tmp_path):
    house = House(cli._parser().parse_args(["play", "--journal", str(tmp_path / "journal.db")]))
    nav = house.navigator
    assert not nav.was_played("cold_ward")
    play(house.table.start("cold_ward"), plays_of("cold_ward")[0].moves)
    assert nav.was_played("cold_ward")
    seen = nav.watch("cold_ward", TEMPTING)()
    assert (seen.title, seen.kind) == ("The cold ward", TEMPTING)
    house.table.journal.close()


@pytest.mark.parametrize("language", STRANGE)
def test_every_moment_fits_every_window_at_every_size_of_text_in_every_language(told, language):
    with spoken(language) as catalog:
        app = watched(told(in_pseudo(shipped("cold_ward"), language), still=True))
        last = len(app.scene.watch.shown) - 1
        for size, scale in product(SIZES, SCALES):
            app.set_look(Look(scale=scale, rtl=catalog.rtl, still=True))
            app.resize(size)
            for at in (0, last // 2, last):
                app.scene.at = at
                app.scene.changed()
                app.step()
                assert_fits(app)
