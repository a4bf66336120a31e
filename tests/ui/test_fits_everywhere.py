"""Every screen in every size of window, at 100, 150 and 200 %, in English, with longer accented words, and mirrored."""
from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.dialogs import help_dialog, transcript_dialog
from game.ui.scenes.joining import JoinScene
from game.ui.scenes.offering import OfferingScene
from game.ui.scenes.preferences import settings_dialog
from game.ui.scenes.sheet import SheetScene
from game.ui.scenes.title import TitleScene
from tests.ui.playing import PHASES, few, marked, torn
from tests.ui.pseudo import CATALOGS, in_pseudo, spoken
from tests.ui.seats import ROOMS, sit
from tests.ui.test_scenes_fit import AFTER, assert_fits

SIZES = ((1024, 720), (1280, 800), (1366, 768), (1920, 1080), (2560, 1440))
SCALES = (1.0, 1.5, 2.0)
SCREENS = {
    "talk": {"moves": ()},
    "say it first": {"of": marked},
    "say it first, of a rupture": {"moves": ("boast",), "of": marked},
    "changed": {"moves": ("ask_why", "under")},
    "ruptured": {"moves": ("boast",)},
    "everything introduced": {"moves": ("ask_why", "measure"), "of": torn},
    **{f"reconciling, {phase}": {"moves": moves, "of": torn} for phase, moves in PHASES.items()},
    **{screen: {"moves": moves} for screen, moves in AFTER.items()},
    "term sheet": {"moves": ("ask_why",), "scene": SheetScene},
    "offering": {"moves": ("boast",), "scene": OfferingScene},
    "title": {"scene": lambda nav, play, id: TitleScene(nav)},
    "briefing": {"scene": lambda nav, play, id: BriefingScene(nav, id)},
    "join a class": {"scene": lambda nav, play, id: JoinScene(nav, "192.168.1.20:8765", "K7M2QX")},
    **{f"class, {name}": {"moves": ("ask_why",), "room": room} for name, room in ROOMS.items()},
    "class, looking at it": {"room": ROOMS["play"], "dialog": lambda app: app.surround.about()},
    "settings, seeing": {"dialog": lambda app: settings_dialog(app, 0)},
    "settings, hearing": {"dialog": lambda app: settings_dialog(app, 1)},
    "settings, keys": {"dialog": lambda app: settings_dialog(app, 2)},
    "help": {"dialog": lambda app: help_dialog(app.inputs)},
    "log": {"moves": ("ask_why", "under"), "dialog": lambda app: transcript_dialog(app.scene.log(), ("One.",), ())},
}


@pytest.mark.parametrize("language", CATALOGS)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_fits_every_window_at_every_size_of_text_in_every_language(shown, screen, language):
    made = SCREENS[screen]
    with spoken(language) as catalog:
        encounter = in_pseudo(made.get("of", few)(), language)
        app = shown(*made.get("moves", ()), encounter=encounter, scene=made.get("scene"), still=True)
        if "room" in made:
            sit(app, made["room"])
        if "dialog" in made:
            app.open(made["dialog"](app))
        assert language != "accents" or any(set(node.name) & set("àéîöü") for node in app.stage.scope.tree())
        for size, scale in product(SIZES, SCALES):
            app.set_look(replace(app.look, scale=scale, rtl=catalog.rtl))
            app.resize(size)
            app.step()
            try:
                assert_fits(app)
            except AssertionError as fault:
                raise AssertionError(f"{size} at {scale:.0%}: {fault}") from fault
