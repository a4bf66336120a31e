"""The screens of a play: what is on them, that nothing said is lost, and that keys or mouse alone suffice."""
from __future__ import annotations

import pygame

from game.encounter.values import Panel, Where
from game.session.journal import JournalProblem
from game.ui.app import App
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.figure import Figure
from game.ui.scenes.offering import OfferingScene, PhraseCard
from game.ui.scenes.sheet import SheetScene
from game.ui.scenes.speech import Ripple
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from game.ui.widgets import Dialog, Meter, Transcript
from game.view.play import Play
from tests.ui.playing import STATES, card, do, few, on_screen, press, words

FIRST = frozenset({Panel.FIND_OUT, Panel.BID})


class FullDisk:
    """A play whose journal cannot be written to."""

    def __init__(self, play: Play) -> None:
        self.play = play

    def submit(self, move: str) -> str:
        raise JournalProblem("The disk is full: your last move was not saved and not made; free some space.")

    def __getattr__(self, name: str) -> object:
        return getattr(self.play, name)


# --- the talk -----------------------------------------------------------------------------------------------------


def test_the_first_encounter_shows_a_face_her_words_the_bid_and_your_cards_and_nothing_else(shown):
    app = shown(encounter=few(panels=FIRST, shows=(Panel.FIND_OUT, Panel.BID)))
    assert not on_screen(app, Meter)
    assert not on_screen(app, Transcript)
    assert "So why you?" in words(app)
    assert "KEEL" in words(app)
    assert on_screen(app, Figure)


def test_a_meter_is_on_screen_once_it_was_introduced(shown):
    assert [meter.name for meter in on_screen(shown(), Meter)] == ["Trust: even", "Tension: alert"]


def test_the_focus_begins_on_the_first_card_and_goes_back_there_after_a_move(shown):
    app = shown()
    assert app.stage.focus is app.find("card1")
    do(app, "tab", "tab", "return")
    assert app.stage.focus is app.find("card1")


def test_a_digit_says_a_line_and_what_she_answers_is_on_screen(shown):
    app = shown()
    do(app, card(app, "ask_why").cap)
    assert "There was talk." in words(app)
    assert "(ask_why)" in words(app)


def test_no_line_that_was_said_in_a_turn_is_lost(shown):
    for moves in (*STATES.values(), ("ask_why",), ("warm", "warm")):
        app = shown(*moves)
        heard = words(app)
        for line in app.scene.play.screen().speech:
            assert line.text in heard, (moves, line)


def test_what_a_rival_says_stands_at_its_bid_and_not_in_her_bubble(shown):
    app = shown("warm", "warm")
    said = [line.text for line in app.scene.play.screen().speech if line.by == "rival"]
    assert said
    plate = app.find("bid.keel")
    assert any(said[0] in node.name for node in plate.tree())
    assert said[0] not in app.find("speech").name


def test_a_locked_card_says_why_and_cannot_be_pressed(shown):
    app = shown(encounter=few())
    locked = next((w for w in app.stage.scope.walk() if getattr(w, "locked", "")), None)
    assert locked is not None
    before = app.scene
    press(app, locked.key)
    assert app.scene is before
    assert locked.locked in locked.spoken()


def test_leaving_is_asked_first_and_no_means_no(shown):
    app = shown()
    do(app, "x")
    assert isinstance(app.stage.scope, Dialog)
    do(app, "escape")
    assert isinstance(app.scene, TalkScene)
    press(do(app, "x"), "yes")
    assert isinstance(app.scene, DebriefScene)


def test_esc_asks_whether_to_stop_and_esc_again_keeps_playing(shown):
    app = do(shown(), "escape")
    assert isinstance(app.stage.scope, Dialog)
    do(app, "escape")
    assert isinstance(app.scene, TalkScene)
    assert not isinstance(app.stage.scope, Dialog)


def test_stopping_leads_to_the_title(shown):
    app = press(do(shown(), "escape"), "to_title")
    assert isinstance(app.scene, TitleScene)


def test_undo_takes_the_last_move_back(shown):
    app = do(shown("ask_why"), "u")
    assert "So why you?" in words(app)
    assert app.scene.talk.turns_left == app.scene.talk.turns


def test_the_log_opens_with_one_key_and_holds_everything_said(shown):
    app = do(shown("ask_why"), "t")
    assert isinstance(app.stage.scope, Dialog)
    for text in ("So why you?", "(ask_why)", "There was talk.", "The wall leans."):
        assert text in words(press(app, "What came of it") if text.startswith("The wall") else app)


def test_a_refusal_is_told_in_a_dialog_and_the_scene_stays(shown):
    app = shown()
    scene = app.scene
    assert scene.make("accept") is None
    assert isinstance(app.stage.scope, Dialog)
    assert app.scene is scene


def test_a_journal_that_cannot_be_written_is_told_in_its_sentence_and_the_play_stays(shown, plays):
    app = shown()
    app.scene.play = FullDisk(app.scene.play)
    do(app, "1")
    assert "The disk is full" in words(app)
    do(app, "return")
    assert isinstance(app.scene, TalkScene)
    assert "So why you?" in words(app)


def test_with_reduced_motion_the_figure_never_moves(shown):
    (figure,) = on_screen(shown(still=True), Figure)
    assert figure.due(5000) is None
    (figure,) = on_screen(shown(), Figure)
    assert figure.due(5000) > 0


def test_what_is_new_fades_in_and_with_reduced_motion_is_simply_there(shown):
    for still in (False, True):
        app, now = shown(still=still), [5000]
        app.stage.now = lambda now=now: now[0]
        press(app, card(app, "ask_why").key)
        ripples = on_screen(app, Ripple)
        assert ripples
        assert all((ripple.due(now[0]) is None) is still for ripple in ripples)
        for _ in range(40):
            now[0] += 16
            app.step()
        assert all(ripple.due(now[0]) is None for ripple in ripples)
        stands = [drawn(app, ripple) for ripple in ripples]
        app.rebuild()
        app.step()
        assert stands == [drawn(app, ripple) for ripple in on_screen(app, Ripple)]


def drawn(app, widget) -> bytes:
    """What of a widget is in the picture."""
    return pygame.image.tobytes(app.picture().subsurface(widget.bounds), "RGB")


def test_the_key_that_leaves_does_not_leave_when_enter_follows_by_mistake(shown):
    app = do(shown(), "x", "return")
    assert isinstance(app.scene, TalkScene)
    assert not isinstance(app.stage.scope, Dialog)


def test_a_change_and_its_cause_are_on_screen(shown):
    app = shown("ask_why")
    for change in app.scene.play.screen().changes:
        assert change.what in words(app)
        assert change.why in words(app)


# --- drafts -------------------------------------------------------------------------------------------------------


def test_the_term_sheet_goes_back_without_a_move(shown):
    app = do(shown(scene=SheetScene), "escape")
    assert isinstance(app.scene, TalkScene)
    assert app.scene.talk.turns_left == app.scene.talk.turns


def test_an_issue_nobody_named_can_be_put_on_the_table(shown):
    app = shown("ask_why", "under", scene=SheetScene)
    assert "clearing" not in app.scene.draft
    press(app, "raise.clearing")
    assert "clearing" in app.scene.draft
    assert app.find("terms").chosen()["clearing"] == app.scene.draft["clearing"]


def test_choosing_in_the_term_sheet_changes_what_it_is_worth_to_you(shown):
    app = shown(scene=SheetScene)
    press(app, "day.friday")
    best = app.scene.sheet.yours
    press(app, "day.monday")
    assert app.scene.sheet.yours < best
    assert str(app.scene.sheet.yours) in app.find("worth").value


def test_putting_it_on_the_table_is_one_move(shown):
    app = press(shown(scene=SheetScene), "put")
    assert isinstance(app.scene, TalkScene)
    assert app.scene.talk.turns_left == app.scene.talk.turns - 1


def test_before_the_term_sheet_is_introduced_there_is_one_package(shown):
    app = shown(scene=SheetScene)
    assert not any(widget.key == "beside" for widget in app.stage.scope.walk())


def test_two_packages_lie_side_by_side_and_are_one_move(shown):
    app = shown(scene=SheetScene, encounter=few(panels=frozenset(Panel)))
    press(app, "beside")
    assert app.scene.sheet.refusal in words(app)
    press(app, "price.300")
    assert app.scene.draft["price"] != app.scene.beside["price"]
    assert str(app.scene.sheet.beside_yours) in app.find("package.second").spoken()
    assert " beside " in app.scene.sheet.move
    press(app, "package.first", "day.monday")
    assert app.scene.draft["day"] == "monday"
    assert app.scene.beside["day"] != "monday"


def test_packages_too_far_apart_cannot_be_put_on_the_table(shown):
    app = press(shown(scene=SheetScene, encounter=few(panels=frozenset(Panel))), "beside", "day.monday", "price.200")
    assert app.scene.sheet.refusal
    press(app, "put")
    assert isinstance(app.scene, SheetScene)


def test_the_second_package_can_be_taken_away_again(shown):
    app = press(shown(scene=SheetScene, encounter=few(panels=frozenset(Panel))), "beside", "price.200", "beside")
    assert app.scene.beside is None
    assert " beside " not in app.scene.sheet.move


def test_an_issue_nobody_named_goes_into_both_packages(shown):
    app = shown("ask_why", "under", scene=SheetScene, encounter=few(panels=frozenset(Panel)))
    press(app, "beside", "raise.clearing")
    assert "clearing" in app.scene.draft
    assert "clearing" in app.scene.beside


def test_what_she_would_say_to_an_offer_is_told_once_it_can_be_known(shown):
    app = shown("ask_why", "under", scene=SheetScene, encounter=few(panels=frozenset(Panel)))
    assert app.scene.sheet.forecast
    assert app.scene.sheet.forecast in words(app)
    assert "matters most to Ada" in words(app)


def test_what_a_line_would_do_is_told_once_it_can_be_known(shown):
    app = shown("ask_why", "under", encounter=few(panels=frozenset(Panel)))
    foreseen = [each for each in app.scene.talk.cards if each.forecast and not each.locked]
    assert foreseen
    for each in foreseen:
        assert app.find(f"card{each.key}").value == each.forecast


def test_the_numbers_of_an_offering_show_its_order_and_pressing_again_takes_a_part_out(shown):
    app = shown("boast", scene=OfferingScene)
    press(app, "phrase.own", "phrase.name")
    assert app.find("phrase.own").phrase.number == 1
    assert app.find("phrase.name").phrase.number == 2
    assert "(own) (name)" in app.find("preview").name
    press(app, "phrase.own")
    assert app.find("phrase.own").phrase.number == 0
    assert app.find("phrase.name").phrase.number == 1


def test_an_offering_takes_one_wording_of_a_part(shown):
    app = press(shown("boast", scene=OfferingScene), "phrase.own", "phrase.own_deflects")
    assert app.scene.draft == ("own_deflects",)


def test_the_screen_does_not_tell_which_wording_is_good(shown):
    app = shown("boast", scene=OfferingScene)
    for phrase in on_screen(app, PhraseCard):
        node = phrase.node()
        assert node.name.endswith(phrase.phrase.say)
        assert node.description in ("", phrase.phrase.promise)
        assert node.value == "not in it"


def test_saying_an_offering_that_owns_it_goes_on_with_the_talk(shown):
    app = press(shown("boast", scene=OfferingScene), "phrase.name", "phrase.own", "phrase.regret", "phrase.good", "say")
    assert isinstance(app.scene, TalkScene)


# --- whole plays --------------------------------------------------------------------------------------------------


def test_a_whole_encounter_can_be_played_with_the_keyboard_alone(shown):
    app = shown()
    do(app, card(app, "ask_why").cap)
    do(app, card(app, "under").cap, "o")
    assert isinstance(app.scene, SheetScene)
    for key in ("day.monday", "price.200"):
        walk_to(app, key)
        do(app, "return")
    walk_to(app, "raise.clearing")
    do(app, "return")
    walk_to(app, "clearing.you_clear")
    do(app, "return")
    walk_to(app, "put")
    do(app, "return")
    finish(app, lambda: do(app, "return"), walk_to)
    assert isinstance(app.scene, DebriefScene)


def test_a_whole_encounter_can_be_played_with_the_mouse_alone(shown):
    app = shown()
    press(app, card(app, "ask_why").key)
    press(app, card(app, "under").key)
    press(app, "tool.offer", "day.monday", "price.200", "raise.clearing", "clearing.you_clear", "put")
    finish(app, lambda: press(app, app.stage.focus.key), lambda app, key: app.stage.take_focus(app.find(key)))
    assert isinstance(app.scene, DebriefScene)


def walk_to(app: App, key: str) -> None:
    """Tab until the focus is there."""
    for _ in range(60):
        if app.stage.focus and app.stage.focus.key == key:
            return
        do(app, "tab")
    raise AssertionError(f"Tab never comes to {key}")


def finish(app: App, enter, go) -> None:
    """From a yes to the debrief: hands shaken, promises kept as far as the hours go."""
    for _ in range(8):
        screen = app.scene.play.screen()
        if screen.screen == "closing":
            go(app, "close")
        elif screen.screen == "later":
            each = next(each for each in screen.promises if each.keep or each.let_go)
            go(app, f"{'keep' if each.keep else 'let_go'}.{each.id}")
        else:
            return
        enter()


def test_the_debrief_begins_again_or_goes_on(shown, plays):
    app = press(do(shown(), "x"), "yes")
    assert app.find("again").focusable
    press(app, "again")
    assert isinstance(app.scene, TalkScene)


def test_a_call_is_played_without_a_picture_of_a_gesture(shown):
    app = shown(encounter=few(where=Where.CALL))
    (figure,) = on_screen(app, Figure)
    assert figure.cue is None
