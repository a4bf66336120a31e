"""Reconciling on screen: both measures, the term between them, what may be said, and the way back."""
from __future__ import annotations

import pytest

from game.ui.scenes.arch import Bridge, draw_bridge
from game.ui.scenes.balance import Balance
from game.ui.scenes.cards import StepCard
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.figure import Figure
from game.ui.scenes.navigator import scene_of
from game.ui.scenes.reconciling import MetScene, ReconcilingScene
from game.ui.scenes.span import Keystone, Span
from game.ui.scenes.talk import TalkScene
from game.ui.theme import DARK, LIGHT
from game.ui.widgets import Dialog
from tests.ui.playing import PHASES, card, do, navigator, on_screen, press, torn, words


@pytest.fixture
def torn_at(shown):
    """The scene of the torn yard at a phase of its reconciling."""
    return lambda phase, **more: shown(*PHASES[phase], encounter=torn(), **more)


@pytest.mark.parametrize("phase", PHASES)
def test_her_face_her_words_both_measures_and_all_that_may_be_said_are_on_screen(torn_at, phase):
    app = torn_at(phase)
    screen = app.scene.play.screen()
    heard = words(app)
    assert on_screen(app, Figure)
    assert [line.text for line in screen.speech if line.by == "them"][-1] in app.find("speech").name
    for told in (screen.you.measure, screen.them.measure, screen.you.stands_on, screen.them.stands_on, screen.asks):
        assert told in heard
    assert [each.say for each in screen.lines] == [each.say for each in app.find("answers").cards]


def test_what_you_said_last_stands_on_your_side(torn_at):
    assert "(hears)" in torn_at("understood").find("stance.you").name


def test_there_is_no_term_between_you_until_it_was_put_in_her_measure(torn_at):
    for phase in ("voiced", "balked", "understood"):
        assert torn_at(phase).find("keystone").name.startswith("No term between you yet")
    assert torn_at("translated").find("keystone").name.startswith("The term between you: on Thursday")


def test_her_measure_is_not_told_before_it_was_asked(torn_at):
    assert "you have not asked yet" in torn_at("unknown").find("stance.them").name
    assert "who needs it most" not in torn_at("unknown").find("stance.them").name
    assert "who needs it most" in torn_at("understood").find("stance.them").name


def test_a_line_you_cannot_say_yet_tells_why_and_is_not_said(torn_at):
    app = torn_at("unknown")
    locked = card(app, "to_need")
    assert locked.locked
    press(app, locked.key)
    assert app.scene.now.phase == "understood"
    assert locked.locked in words(app)


def test_with_each_step_more_of_the_bridge_stands():
    def drawn(built: int, theme=LIGHT) -> bytes:
        surface = draw_bridge(Bridge(size=(320, 220), crown=90, built=built, theme=theme))
        return surface.get_buffer().raw

    assert len({drawn(built) for built in range(4)}) == 4
    assert drawn(3) != drawn(3, DARK)


def test_she_is_on_the_side_of_her_picture_and_you_on_the_other_with_the_term_between(torn_at):
    for size in ((1024, 720), (1280, 720)):
        app = torn_at("translated", size=size)
        places = [app.find(key).bounds for key in ("figure", "stance.them", "keystone", "stance.you")]
        assert [place.x for place in places] == sorted(place.x for place in places)


def test_after_a_wrong_line_its_cause_is_told_and_nothing_is_built(torn_at):
    app = torn_at("voiced")
    press(app, card(app, "twists").key)
    (span,) = on_screen(app, Span)
    assert not span.grown
    assert span.phase == "voiced"
    for change in app.scene.play.screen().changes:
        assert change.why in words(app)


def test_new_stones_come_up_unless_motion_is_reduced(torn_at):
    for still in (True, False):
        app, now = torn_at("voiced", still=still), [5000]
        app.stage.now = lambda now=now: now[0]
        press(app, card(app, "hears").key)
        (span,) = on_screen(app, Span)
        assert (span.due(now[0]) is None) is still
        for _ in range(60):
            now[0] += 16
            app.step()
        assert span.due(now[0]) is None


def test_it_is_reconciled_with_the_keyboard_alone(torn_at):
    app = torn_at("voiced")
    assert app.stage.focus is app.find("card1")
    for line in ("hears", "to_need", "on_thursday"):
        do(app, card(app, line).cap)
    assert isinstance(app.scene, MetScene)
    do(app, "return")
    assert isinstance(app.scene, TalkScene)


def test_it_is_reconciled_with_the_mouse_alone(torn_at):
    app = torn_at("voiced")
    for line in ("hears", "to_need", "on_thursday"):
        press(app, card(app, line).key)
    press(app, "go_on")
    assert isinstance(app.scene, TalkScene)


def met(torn_at, **more):
    app = torn_at("translated", **more)
    return press(app, card(app, "on_thursday").key)


def test_the_moment_of_meeting_shows_the_term_and_the_whole_bridge_before_the_talk_goes_on(torn_at):
    app = met(torn_at)
    assert isinstance(app.scene, MetScene)
    assert app.stage.focus is app.find("go_on")
    assert app.find("keystone").name.startswith("The term between you: on Thursday")
    assert "You both moved." in words(app)
    assert app.find("span").phase == "livable"
    assert not on_screen(app, StepCard)


def test_the_moment_of_meeting_is_shown_once(torn_at):
    app = press(met(torn_at), "go_on")
    assert isinstance(app.scene, TalkScene)
    assert isinstance(app.scene.onward(), TalkScene)


def test_the_step_that_met_can_be_taken_back(torn_at):
    app = press(met(torn_at), "undo")
    assert isinstance(app.scene, ReconcilingScene)
    assert app.scene.now.phase == "translated"


def test_where_all_is_stacked_what_can_be_said_comes_first_and_the_bridge_has_a_page(torn_at):
    app = torn_at("understood", scale=2.0, size=(1280, 720))
    page = app.stage.size[1]
    assert app.find("card1").bounds.top < page
    for told in ("who needs it most", app.scene.now.you.measure):
        assert told in app.find("short").children[0].name + app.find("short").children[1].name
    press(app, "Between you")
    assert app.find("span").bounds.h


def test_stepping_back_leads_to_the_talk_and_it_is_taken_up_again_where_it_was(torn_at):
    app = do(torn_at("understood"), "s")
    assert isinstance(app.scene, TalkScene)
    do(app, "g")
    assert isinstance(app.scene, ReconcilingScene)
    assert app.scene.now.phase == "understood"


def test_leaving_is_asked_first(torn_at):
    app = do(torn_at("voiced"), "x")
    assert isinstance(app.stage.scope, Dialog)
    press(app, "yes")
    assert isinstance(app.scene, DebriefScene)


def test_a_step_can_be_taken_back(torn_at):
    assert do(torn_at("understood"), "u").scene.now.phase == "voiced"


def test_the_whole_log_is_one_key_away(torn_at):
    assert "(mine)" in words(do(torn_at("translated"), "t"))


def test_every_phase_of_a_reconciling_has_this_scene(plays, screen):
    nav = navigator(plays, torn())
    for moves in PHASES.values():
        assert isinstance(scene_of(nav, plays(torn(), *moves), "yard"), ReconcilingScene)


def test_the_term_is_read_aloud_when_it_comes(torn_at):
    assert torn_at("translated").find("keystone").live
    assert Keystone("Day", "").name


# --- leverage ------------------------------------------------------------------------------------------------------


def test_leverage_is_on_screen_once_introduced_with_its_band_and_every_cause(shown):
    assert not on_screen(shown(), Balance)
    app = shown("ask_why", "measure", encounter=torn())
    beam = app.scene.talk.beam
    (balance,) = on_screen(app, Balance)
    assert beam.causes
    assert all(cause.why.casefold() in balance.spoken().casefold() for cause in beam.causes)
    assert balance.number.now == beam.middle


def test_pressing_leverage_tells_all_that_moved_it(shown):
    app = press(shown("ask_why", "measure", encounter=torn()), "leverage")
    assert isinstance(app.stage.scope, Dialog)
    for cause in app.scene.talk.beam.causes:
        assert cause.what in words(app)
        assert cause.why in words(app)


def test_what_she_and_the_rivals_will_do_next_is_on_screen(shown):
    app = shown(encounter=torn(rivals=3))
    talk = app.scene.play.screen()
    assert talk.coming
    assert len(talk.bids) == 3
    for told in (*talk.coming, *(bid.next for bid in talk.bids), *(bid.rival.name for bid in talk.bids)):
        assert told in words(app)
