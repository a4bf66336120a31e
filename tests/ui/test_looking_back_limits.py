"""Journals of other rules, edited records, changed encounters: what was recorded is shown, the rest is not invented."""
from __future__ import annotations

import sqlite3

import pytest

from game import cli
from game.house import House
from game.session import notes
from game.session.players import play
from game.ui.app import App
from game.ui.scenes.looking_back import look_back
from game.view.play import Play
from tests.shipped import plays as plays_of
from tests.ui.playing import press, words
from tests.ui.test_looking_back import pages, searched
from tests.ui.test_scenes_fit import AFTER, assert_fits

ENDED = AFTER["debrief"]


@pytest.fixture
def looked_back(shown, journal, tmp_path):
    """The app looking back on a play whose journal was changed by some SQL."""

    def show(change: str, *moves: str) -> App:
        def scene(nav, play, id):
            with sqlite3.connect(tmp_path / "journal.db") as base:
                base.execute(change, {"play": play.session.play})
            base.close()
            return look_back(nav, play, id)

        return press(shown(*(moves or ENDED), scene=scene), "skip")

    return show


def told(app: App) -> str:
    """All words of all pages."""
    found = []
    for page in range(len(pages(app))):
        app.scene.turn(page)
        app.step()
        assert_fits(app)
        found.append(words(app))
    return "\n".join(found)


def test_a_play_of_other_rules_is_shown_as_recorded_and_nothing_is_reckoned_anew(looked_back):
    app = looked_back("update play set rules = rules + 1 where id = :play")
    heard = told(app)
    assert "shown as it was recorded" in heard
    assert "cannot be worked out for this play" in heard
    assert "The package" not in pages(app)
    app.scene.turn(0)
    app.step()
    assert [line.name for line in app.find("timeline").series] == ["Trust", "Tension"]
    assert app.scene.search is None
    assert all(not moment.can_step_back for moment in app.scene.told.moments)
    assert app.scene.told.moments[0].heard[0].text in heard


def test_an_edited_record_is_named_and_what_follows_from_the_rules_is_left_out(looked_back):
    change = "update record set events = replace(events, '\"by\":5', '\"by\":40') where play = :play"
    app = looked_back(change, "ask_why", "under", "walk")
    heard = told(app)
    assert "does not follow from the rules" in heard
    assert "cannot be worked out for this play" in heard
    assert "The package" not in pages(app)


def test_records_that_cannot_be_read_end_the_replay_where_they_begin(looked_back):
    app = looked_back("update record set events = 'x' where play = :play and number = 2", "ask_why", "under", "walk")
    assert len(app.scene.told.moments) == 2
    assert app.scene.told.limits
    assert app.scene.told.limits[0] in told(app)


def test_where_even_the_encounter_cannot_be_read_the_bare_moves_are_shown(looked_back):
    app = looked_back("update play set source = '{}' where id = :play")
    assert "moves and changes are shown alone" in told(app)
    assert app.scene.told.moments
    assert app.scene.told.client is None


def test_an_encounter_that_has_changed_since_is_told_of_and_the_rest_stays(shown):
    def scene(nav, play, id):
        return look_back(nav, Play(play.session, today=lambda encounter: "another"), id)

    app = searched(press(shown("boast", "walk", scene=scene), "skip"))
    assert "has been changed since" in words(app)
    assert app.scene.told.mattered


def test_where_nobody_knows_the_encounter_of_today_nothing_is_said_of_it(shown):
    assert "changed since" not in words(press(shown(*ENDED, scene=look_back), "skip"))


# --- put together in the house --------------------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path):
    made = House(cli._parser().parse_args(["play", "--journal", str(tmp_path / "journal.db")]))
    yield made
    made.table.journal.close()


def test_the_game_knows_the_hash_of_every_hand_that_it_deals(house):
    for _deal in range(3):
        session = house.table.start("late_handover")
        assert house.table.today(session.encounter) == session.encounter.content_hash
        play(session, "leave_desk" if session.encounter.moments["desk"].acts[-1].id == "leave_desk" else "walk")


def test_what_was_found_to_be_the_same_stands_before_the_third_encounter_of_the_skill(house):
    nav = house.navigator
    for id in ("late_handover", "wrong_invoice"):
        play(house.table.start(id), plays_of(id)[0].moves)
    assert nav.briefing("bailiffs_hour").remember == ""
    nav.keep_same(nav.compare(), "Both waited for me to say whose fault it was.")
    told = nav.briefing("bailiffs_hour").remember
    assert "Both waited for me to say whose fault it was." in told
    assert "The late handover" in told


def test_preparing_deals_the_hand_that_is_then_played(house):
    plan = house.navigator.prepare("late_handover", {notes.MEASURE: "duty"})
    assert plan.title == house.table.start("late_handover").encounter.title
    assert len(house.table.journal.plays()) == 1
