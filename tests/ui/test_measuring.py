"""A layout asks each widget for the same height once; what took another size is asked again."""
from __future__ import annotations

import pygame
import pytest

from game.ui.look import Look
from game.ui.stage import Stage
from game.ui.widgets import Column, Label, Row, Widget, measuring


class Counted(Widget):
    """Counts how often it is really measured."""

    def __init__(self) -> None:
        super().__init__(name="counted")
        self.asked, self.tall = 0, 20

    def measure(self, width: int) -> int:
        self.asked += 1
        return self.tall


class Wavers(Column):
    """Takes a smaller size while it is laid out, as a page does that is too full."""

    def __init__(self, child: Counted) -> None:
        super().__init__([child])
        self.child = child

    def place(self, rect: pygame.Rect) -> None:
        self.measure(rect.w)
        measuring.again(self.host)
        self.child.tall = 10
        super().place(rect)


@pytest.fixture
def stage() -> Stage:
    return Stage((400, 300), Look(), lambda result: None, lambda: 0)


def test_a_widget_deep_in_rows_and_columns_is_measured_once_a_layout(stage):
    counted = Counted()
    stage.show(Column([Row([Column([Row([Column([counted])])])]), Label("below")]))
    assert counted.asked == 1
    stage.relayout()
    stage.settle()
    assert counted.asked == 2


def test_what_takes_another_size_within_a_layout_is_measured_again(stage):
    counted = Counted()
    stage.show(Column([Wavers(counted), Label("below")]))
    assert counted.bounds.h == 10


def test_outside_of_a_layout_nothing_is_remembered(stage):
    counted = Counted()
    stage.show(Column([counted]))
    counted.tall = 33
    assert counted.measure(400) == 33
