"""Every screen of a play fits every window at every size of text."""
from __future__ import annotations

import pytest

from game.encounter.values import Panel
from game.ui.app import App
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.offering import OfferingScene
from game.ui.scenes.sheet import SheetScene
from game.ui.scenes.title import TitleScene
from game.ui.widgets import Scroll
from game.ui.widgets.base import TARGET
from tests.ui.playing import PHASES, STATES, few, torn

SIZES = ((1024, 720), (1280, 720), (1280, 800), (1920, 1080), (2560, 1440))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
def test_nothing_overlaps_or_leaves_the_window_at_any_size_of_text(shown, state, size):
    for scale in (1.0, 1.25, 1.5, 2.0):
        app = shown(*STATES[state], size=size, scale=scale)
        assert_fits(app)


@pytest.mark.parametrize("scene", [SheetScene, OfferingScene])
def test_a_draft_fits_at_any_size_of_text(shown, scene):
    for size in SIZES:
        for scale in (1.0, 1.5, 2.0):
            assert_fits(shown("boast" if scene is OfferingScene else "ask_why", scene=scene, size=size, scale=scale))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("phase", PHASES)
def test_a_reconciling_fits_at_any_size_of_text(shown, phase, size):
    for scale in (1.0, 1.25, 1.5, 2.0):
        assert_fits(shown(*PHASES[phase], encounter=torn(), size=size, scale=scale))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_at_normal_size_a_reconciling_needs_no_scrolling(shown, size):
    for moves in PHASES.values():
        root = shown(*moves, encounter=torn(), size=size).stage.layers[0]
        assert root.extent <= root.bounds.h


@pytest.mark.parametrize("rivals", [1, 3])
def test_a_talk_with_everything_introduced_fits_at_any_size_of_text(shown, rivals):
    for size in SIZES:
        for scale in (1.0, 1.5, 2.0):
            for moves in ((), ("ask_why", "measure"), (*PHASES["voiced"], "step_back")):
                assert_fits(shown(*moves, encounter=torn(rivals=rivals), size=size, scale=scale))


def test_two_packages_fit_side_by_side_at_any_size_of_text(shown):
    for size in SIZES:
        for scale in (1.0, 1.5, 2.0):
            app = shown("ask_why", scene=SheetScene, encounter=few(panels=frozenset(Panel)), size=size, scale=scale)
            app.scene.lay_beside()
            app.step()
            assert_fits(app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_at_normal_size_the_talk_needs_no_scrolling(shown, size):
    for moves in STATES.values():
        root = shown(*moves, size=size).stage.layers[0]
        assert isinstance(root, Scroll)
        assert root.extent <= root.bounds.h


DEAL = ("ask_why", "under", "offer day=monday price=200 clearing=you_clear")
AFTER = {"closing": DEAL, "later": (*DEAL, "close"), "debrief": (*DEAL, "close", "keep sweep")}


@pytest.mark.parametrize("screen", AFTER)
def test_what_comes_after_a_yes_fits_at_any_size_of_text(shown, screen):
    for size in SIZES:
        for scale in (1.0, 1.5, 2.0):
            app = shown(*AFTER[screen], size=size, scale=scale)
            assert app.scene.play.screen().screen == screen
            assert_fits(app)


@pytest.mark.parametrize("scene", [TitleScene, BriefingScene])
def test_what_comes_before_an_encounter_fits_at_any_size_of_text(shown, scene):
    def made(nav, play, id):
        return TitleScene(nav) if scene is TitleScene else BriefingScene(nav, id)

    for size in SIZES:
        for scale in (1.0, 1.5, 2.0):
            assert_fits(shown(scene=made, size=size, scale=scale))


def assert_fits(app: App) -> None:
    """No widget leaves the window at its sides, no two leaves of a parent lie on one another, none has less room than
    its words need, and what is pressed is large enough to be hit."""
    width, look = app.stage.size[0], app.stage.look
    for widget in app.stage.scope.walk():
        if widget.bounds.w and widget.bounds.h:
            assert widget.bounds.left >= 0, widget.name
            assert widget.bounds.right <= width, widget.name
        if widget.focusable:
            assert min(widget.bounds.size) >= TARGET, (widget.name, widget.bounds)
        if not widget.children and not isinstance(widget, Scroll) and widget.bounds.w:
            assert widget.measure(widget.bounds.w) <= widget.bounds.h, (type(widget), widget.name, widget.bounds, look)
        shown = [child.bounds for child in widget.shown if child.bounds.w and child.bounds.h]
        for at, bounds in enumerate(shown):
            assert bounds.collidelist(shown[at + 1 :]) < 0, (widget, bounds)
