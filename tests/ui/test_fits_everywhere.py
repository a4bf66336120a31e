"""Every screen in every size of window, at 100, 150 and 200 %, in English, with longer accented words, and mirrored."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import pytest

from game.encounter.values import Panel
from game.ui.app import App
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.closing import ClosingScene
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.dialogs import help_dialog, transcript_dialog
from game.ui.scenes.joining import JoinScene
from game.ui.scenes.later import LaterScene
from game.ui.scenes.offering import OfferingScene
from game.ui.scenes.preferences import settings_dialog
from game.ui.scenes.reconciling import ReconcilingScene
from game.ui.scenes.seat_room import RoomScene
from game.ui.scenes.sheet import SheetScene
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from tests.pictures import opened
from tests.shots import Screen, every_screen
from tests.ui.playing import PHASES, few, marked, torn
from tests.ui.pseudo import CATALOGS, in_pseudo, spoken
from tests.ui.seats import ROOMS, sit
from tests.ui.test_scenes_fit import AFTER, assert_fits

SIZES = ((1024, 720), (1280, 800), (1366, 768), (1920, 1080), (2560, 1440))
SCALES = (1.0, 1.5, 2.0)
EVERY = (*product(SIZES, SCALES), ((1280, 720), 1.25), ((1280, 720), 1.75))
WIDEST = "accents"  # a third longer than English: every combination; the others take the hardest
HARDEST = (*product(((1024, 720), (2560, 1440)), SCALES), ((1280, 800), 1.25), ((1366, 768), 1.5), ((1920, 1080), 2.0))
"""For screens that take long to come to: the least and the largest window at every size, each other window once."""
SCREENS = {
    "talk": {"moves": ()},
    "say it first": {"of": marked},
    "say it first, of a rupture": {"moves": ("boast",), "of": marked},
    "changed": {"moves": ("ask_why", "under")},
    "ruptured": {"moves": ("boast",)},
    "everything introduced": {"moves": ("ask_why", "measure"), "of": torn},
    "three rivals": {"moves": ("ask_why", "measure"), "of": lambda: torn(rivals=3)},
    "a reconciling that was left": {"moves": (*PHASES["voiced"], "step_back"), "of": torn},
    "two packages": {"moves": ("ask_why",), "of": lambda: few(panels=frozenset(Panel)), "scene": SheetScene,
                     "kind": SheetScene, "then": lambda app: app.scene.lay_beside()},
    **{f"reconciling, {phase}": {"moves": moves, "of": torn, "kind": ReconcilingScene}
       for phase, moves in PHASES.items()},
    **{screen: {"moves": moves, "kind": kind}
       for (screen, moves), kind in zip(AFTER.items(), (ClosingScene, LaterScene, DebriefScene), strict=True)},
    "term sheet": {"moves": ("ask_why",), "scene": SheetScene, "kind": SheetScene},
    "offering": {"moves": ("boast",), "scene": OfferingScene, "kind": OfferingScene},
    "title": {"scene": lambda nav, play, id: TitleScene(nav), "kind": TitleScene},
    "briefing": {"scene": lambda nav, play, id: BriefingScene(nav, id), "kind": BriefingScene},
    "join a class": {"scene": lambda nav, play, id: JoinScene(nav, "192.168.1.20:8765", "K7M2QX"), "kind": JoinScene},
    **{f"class, {name}": {"moves": ("ask_why",), "room": room,
                          "kind": TalkScene if name.startswith("play") else RoomScene} for name, room in ROOMS.items()},
    "class, looking at it": {"room": ROOMS["play"], "dialog": lambda app: app.surround.about()},
    "settings, seeing": {"dialog": lambda app: settings_dialog(app, 0)},
    "settings, hearing": {"dialog": lambda app: settings_dialog(app, 1)},
    "settings, keys": {"dialog": lambda app: settings_dialog(app, 2)},
    "help": {"dialog": lambda app: help_dialog(app.inputs)},
    "log": {"moves": ("ask_why", "under"), "dialog": lambda app: transcript_dialog(app.scene.log(), ("One.",), ())},
}
OWN = {made.get("kind", TalkScene) for made in SCREENS.values()}
OTHERS = {screen.name: screen for screen in every_screen() if screen.of not in OWN and "_bad_" not in screen.name}
FIRST = {screen.of: name for name, screen in reversed(OTHERS.items())}.values()
"""One of each kind: in other languages the rest is walked beside the tests of its own screen."""


def walked() -> set[type[Scene]]:
    """Every kind of scene that is looked at here."""
    return OWN | {screen.of for screen in OTHERS.values()}


@pytest.mark.parametrize("language", CATALOGS)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_fits_every_window_at_every_size_of_text_in_every_language(shown, screen, language):
    made = SCREENS[screen]
    with spoken(language) as catalog:
        encounter = in_pseudo(made.get("of", few)(), language)
        app = shown(*made.get("moves", ()), encounter=encounter, scene=made.get("scene"), still=True)
        if "room" in made:
            sit(app, made["room"])
        if "then" in made:
            made["then"](app)
            app.step()
        if "dialog" in made:
            app.open(made["dialog"](app))
        assert isinstance(app.scene, made.get("kind", TalkScene))
        assert language != "accents" or any(set(node.name) & set("àéîöü") for node in app.stage.scope.tree())
        fits_in_all(app, EVERY if language == WIDEST else HARDEST, catalog.rtl)


@pytest.mark.parametrize(("name", "language"), [
    (name, language) for name in OTHERS for language in CATALOGS if language == "en" or name in FIRST
])
def test_every_screen_that_takes_longer_to_come_to_fits_too(screen, studio, name, language):
    made: Screen = OTHERS[name]
    with spoken(language) as catalog:
        app = opened(made, studio, Look(still=True, rtl=catalog.rtl), (1280, 720))
        fits_in_all(app, HARDEST, catalog.rtl)
        app.scene.on_leave()


def fits_in_all(app: App, ways: Iterable[tuple[Size, float]], rtl: bool) -> None:
    for size, scale in ways:
        app.set_look(replace(app.look, scale=scale, rtl=rtl))
        app.resize(size)
        app.step()
        try:
            assert_fits(app)
        except AssertionError as fault:
            raise AssertionError(f"{size} at {scale:.0%}: {fault}") from fault
