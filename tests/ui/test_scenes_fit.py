"""Every screen of a play fits every window at every size of text."""
from __future__ import annotations

import pygame
import pytest

from game.ui.app import App
from game.ui.look import Look
from game.ui.scenes.frame import Page
from game.ui.widgets import Issue, Option, Scroll, Space, TermSheet
from game.ui.widgets.base import TARGET
from game.ui.widgets.terms import Cell
from tests.ui.playing import PHASES, STATES, torn

SIZES = ((1024, 720), (1280, 720), (1280, 800), (1920, 1080), (2560, 1440))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_at_normal_size_a_reconciling_needs_no_scrolling(shown, size):
    for moves in PHASES.values():
        root = shown(*moves, encounter=torn(), size=size).stage.layers[0]
        assert root.extent <= root.bounds.h


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_at_normal_size_the_talk_needs_no_scrolling(shown, size):
    for moves in STATES.values():
        root = shown(*moves, size=size).stage.layers[0]
        assert isinstance(root, Scroll)
        assert root.extent <= root.bounds.h


def test_what_scrolls_gets_the_room_that_it_needs_before_the_air_above_it(screen):
    shelf = Scroll(Space(300, grow=0), least=100, grow=1)
    page = Page([Space(20, grow=0.5), shelf], gap=0)
    page.attach(Look(), None)
    for tall, wanted in ((200, 180), (320, 300), (620, 300 + 200)):
        page.place(pygame.Rect(0, 0, 400, tall))
        assert shelf.bounds.h == wanted, tall


def test_no_option_of_a_term_sheet_is_squeezed_into_a_narrow_column(screen):
    long = "two weeks for all, and one short call a month each, in turn"
    names = ("two days", "seven days", long, "nine days", "ten days", "two weeks")
    sheet = TermSheet("Terms", [Issue(key="a", name="Notice", options=tuple(Option(key=each, name=each)
                                                                             for each in names))])
    for scale in (1.0, 1.5, 2.0):
        look = Look(scale=scale)
        sheet.attach(look, None)
        sheet.place(pygame.Rect(0, 0, 1240, sheet.measure(1240)))
        cells = [widget for widget in sheet.walk() if isinstance(widget, Cell)]
        assert max(cell.bounds.h for cell in cells) <= look.gap(20) + 3 * look.step("body"), scale


DEAL = ("ask_why", "under", "offer day=monday price=200 clearing=you_clear")
AFTER = {"closing": DEAL, "later": (*DEAL, "close"), "debrief": (*DEAL, "close", "keep sweep")}


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
