"""What everybody needs: nothing told by colour alone, no small print, no hurry, large enough to hit."""
from __future__ import annotations

from dataclasses import fields, replace

import pygame
import pytest

from game.ui import fonts, paint
from game.ui.look import Look
from game.ui.scene import Scene
from game.ui.scenes.bars import Against
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.cards import LineCard, ToolCard
from game.ui.scenes.closing import ClosingScene
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.frame import PlayScene
from game.ui.scenes.joining import JoinScene
from game.ui.scenes.later import Hours, LaterScene
from game.ui.scenes.offering import OfferingScene, PhraseCard
from game.ui.scenes.packages import PackagePlate
from game.ui.scenes.preferences import settings_dialog
from game.ui.scenes.profiles import ProfilesScene
from game.ui.scenes.reconciling import ReconcilingScene
from game.ui.scenes.seat_room import RoomScene
from game.ui.scenes.sheet import SheetScene
from game.ui.scenes.speech import Aside, Ripple
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from game.ui.theme import THEMES
from game.ui.widgets import Beam, Meter, Toggle, Widget
from game.ui.widgets.tabs import Tab
from game.ui.widgets.terms import Cell, Issue, Option
from game.view.screens import Phrase
from tests.pictures import opened
from tests.shots import every_screen
from tests.ui.playing import PHASES, STATES, do, few, marked, torn, words
from tests.ui.seats import ROOMS, sit

LEAST_TEXT = 14  # px at 1280 x 800
INK, PAPER = "#000000", "#FFFFFF"
GREY = replace(
    THEMES["light"],
    **{field.name: INK for field in fields(THEMES["light"])
       if field.name in ("ink", "muted", "accent", "good", "bad", "warn", "edge", "focus", "line")},
    **{field.name: PAPER for field in fields(THEMES["light"])
       if field.name.endswith("soft") or field.name in ("bg", "surface", "raised", "sunken", "bubble", "on_accent")},
)
"""Two colours for everything: what differs here differs by more than its colour."""
DEAL = ("ask_why", "under", "offer day=monday price=200 clearing=you_clear")
OPTION = Option(key="a", name="seven days")


def chosen_cell(chosen: bool) -> Cell:
    return Cell(Issue(key="notice", name="Notice", options=(OPTION,), chosen="a" if chosen else ""), OPTION, lambda: 0)


def chosen_tab(chosen: bool) -> Tab:
    tab = Tab("Keys")
    tab.chosen = chosen
    return tab


PAIRS = {
    "a change for the better or the worse": (Ripple("Trust", "you asked", True), Ripple("Trust", "you asked", False)),
    "a change of neither kind": (Ripple("Trust", "you asked", True), Ripple("Trust", "you asked", None)),
    "a forecast": (LineCard("Ask", "Why?", forecast="Trust +5"), LineCard("Ask", "Why?", forecast="Trust −5")),
    "a locked move": (LineCard("Ask", "Why?"), LineCard("Ask", "Why?", locked="too late")),
    "a meter that rose or fell": (Meter("Trust", 50, delta=5), Meter("Trust", 50, delta=-5)),
    "leverage on either side": (Beam("Leverage", 20), Beam("Leverage", -20)),
    "more or less than without the work": (Against("Worth", 60, 50, "without"), Against("Worth", 40, 50, "without")),
    "a switch": (Toggle("Captions", True), Toggle("Captions", False)),
    "a chosen term": (chosen_cell(True), chosen_cell(False)),
    "a package in hand": (PackagePlate("First", ["a"], 40, lambda: 0, chosen=True, key="a"),
                          PackagePlate("First", ["a"], 40, lambda: 0, chosen=False, key="a")),
    "a part of an offering": (PhraseCard("Own it", Phrase(id="a", say="I did.", number=1), lambda: 0),
                              PhraseCard("Own it", Phrase(id="a", say="I did."), lambda: 0)),
    "hours that are left": (Hours(1, 3), Hours(2, 3)),
    "a page that is shown": (chosen_tab(True), chosen_tab(False)),
    "the answer that is expected": (ToolCard("Thank", lambda: 0, chosen=True), ToolCard("Thank", lambda: 0)),
}


def drawn(widget: Widget) -> bytes:
    surface = pygame.Surface((420, 160))
    surface.fill(PAPER)
    widget.attach(Look(theme=GREY, still=True), None)
    widget.place(pygame.Rect(10, 10, 400, 140))
    widget.draw(surface)
    return pygame.image.tobytes(surface, "RGB")


@pytest.mark.parametrize("what", PAIRS)
def test_what_is_told_by_colour_is_told_by_a_shape_a_word_or_a_number_too(screen, what):
    paint.icon.cache_clear()
    one, other = PAIRS[what]
    assert drawn(one) != drawn(other)


@pytest.mark.parametrize("what", PAIRS)
def test_and_it_is_told_to_a_screen_reader(what):
    def told(widget: Widget) -> tuple[object, ...]:
        return widget.name, widget.value, widget.spoken(), widget.checked, widget.number

    one, other = PAIRS[what]
    if what not in ("a change for the better or the worse", "a change of neither kind", "the answer that is expected"):
        assert told(one) != told(other)


def test_a_change_without_its_sign_says_which_way_it_went(shown):
    from game.ui.scenes.speech import Ripple as Change

    for moves in STATES.values():
        for ripple in (w for w in shown(*moves).stage.scope.walk() if isinstance(w, Change) and w.good is not None):
            assert any(sign in ripple.name for sign in "+−") or len(ripple.why) > 3, ripple.name


OWN = {TalkScene, ReconcilingScene, OfferingScene, SheetScene, TitleScene, BriefingScene, JoinScene, RoomScene,
       ClosingScene, LaterScene, DebriefScene}
LONGER = tuple({screen.of: screen for screen in every_screen() if screen.of not in OWN}.values())
"""One screen of each other kind."""


def scenes(shown, studio, still=False):
    """Every screen there is, one after another."""
    for moves in STATES.values():
        yield shown(*moves, still=still)
    for moves in PHASES.values():
        yield shown(*moves, encounter=torn(), still=still)
    yield shown(encounter=marked(), still=still)
    yield shown("boast", scene=OfferingScene, still=still)
    yield shown("ask_why", scene=SheetScene, still=still)
    yield shown(scene=lambda nav, play, id: TitleScene(nav), still=still)
    yield shown(scene=lambda nav, play, id: BriefingScene(nav, id), still=still)
    yield shown(scene=lambda nav, play, id: JoinScene(nav, "192.168.1.20:8765", "K7M2QX"), still=still)
    for room in ROOMS.values():
        app = shown("ask_why", still=still)
        sit(app, room)
        yield app
    for after in ((), ("close",), ("close", "keep sweep")):
        yield shown(*DEAL, *after, still=still)
    for page in range(3):
        app = shown(still=still)
        app.open(settings_dialog(app, page=page))
        app.step()
        yield app
    for screen in sorted(LONGER, key=lambda each: each.of is ProfilesScene):  # from then on somebody else plays
        yield opened(screen, studio, Look(still=still), (1280, 800))


def walked() -> set[type[Scene]]:
    """Every kind of scene that is looked at here."""
    return OWN | {screen.of for screen in LONGER}


def test_no_text_on_any_screen_is_smaller_than_14_px(shown, studio, monkeypatch):
    sizes: dict[int, str] = {}
    plain = fonts.line

    def line(face, weight, pixels, text, colour):
        sizes.setdefault(pixels, text)
        return plain(face, weight, pixels, text, colour)

    monkeypatch.setattr(fonts, "line", line)
    assert {type(app.scene) for app in scenes(shown, studio)} == walked()
    assert min(sizes) >= LEAST_TEXT, sizes[min(sizes)]


def test_on_every_screen_all_that_can_be_done_can_be_reached_by_tab(shown, studio):
    for app in scenes(shown, studio):
        able = app.stage.focusables()
        assert able
        app.stage.take_focus(able[0])
        reached = {id(app.stage.focus)}
        for _ in able[1:]:
            do(app, "tab")
            reached.add(id(app.stage.focus))
        assert reached == {id(widget) for widget in able}
        assert all(w.focusable for w in app.stage.scope.walk() if w.actions)


def test_with_reduced_motion_nothing_on_any_screen_moves_by_itself(shown, studio):
    for moves in (*STATES.values(), ("ask_why", "under")):
        assert shown(*moves, still=True).stage.due() is None
    for app in scenes(shown, studio, still=True):
        before, now = pygame.image.tobytes(app.picture(), "RGB"), app.stage.now() + 700
        app.stage.now = lambda now=now: now
        app.stage.invalidate(pygame.Rect((0, 0), app.stage.size))
        app.step()
        assert pygame.image.tobytes(app.picture(), "RGB") == before, app.scene.name


def test_time_that_passes_changes_nothing(shown):
    app = shown("ask_why")
    before, told = app.scene.play.screen(), words(app)
    app.stage.now = lambda: 10 * 60 * 60 * 1000
    app.step()
    assert app.scene.play.screen() is before
    assert words(app) == told


def test_a_content_note_stands_before_the_encounter(shown):
    app = shown(scene=lambda nav, play, id: BriefingScene(nav, id), encounter=few(content_note="Somebody is dying."))
    assert any(isinstance(w, Aside) and "Somebody is dying." in w.name for w in app.stage.scope.walk())


@pytest.mark.parametrize("moves", [*STATES.values(), DEAL])
def test_every_screen_of_a_play_can_be_left_at_any_time(shown, moves):
    app = shown(*moves)
    assert isinstance(app.scene, PlayScene)
    do(app, "escape")
    app.stage.take_focus(app.find("to_title"))
    do(app, "return")
    assert isinstance(app.scene, TitleScene)


def test_the_face_for_dyslexia_and_wider_lines_change_what_is_drawn(shown):
    app = shown()
    pictures = set()
    for look in (Look(), Look(face="opensans"), Look(leading=1.4)):
        app.set_look(replace(look, still=True))
        app.step()
        pictures.add(pygame.image.tobytes(app.picture(), "RGB"))
    assert len(pictures) == 3
