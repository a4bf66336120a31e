"""Whole points, hundredths and steps of 5."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.encounter.values import clamp, divide, points, to_step


@pytest.mark.parametrize(
    ("dividend", "divisor", "quotient"),
    [(5, 2, 3), (-5, 2, -3), (5, -2, -3), (4, 3, 1), (-4, 3, -1), (0, 7, 0), (7, 7, 1), (-1, 2, -1), (1, 3, 0)],
)
def test_halves_are_rounded_away_from_zero(dividend: int, divisor: int, quotient: int) -> None:
    assert divide(dividend, divisor) == quotient


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**4))
def test_rounding_is_never_off_by_more_than_a_half_and_the_same_on_both_sides_of_zero(top: int, bottom: int) -> None:
    assert abs(2 * (divide(top, bottom) * bottom - top)) <= bottom
    assert divide(-top, bottom) == -divide(top, bottom)


def test_hundredths_become_points() -> None:
    assert [points(each) for each in (49, 50, -49, -50, 150)] == [0, 1, 0, -1, 2]


def test_meters_move_in_steps_of_five() -> None:
    assert [to_step(each) for each in (249, 250, -250, 720, 750, 2250)] == [0, 5, -5, 5, 10, 25]


def test_points_stay_between_0_and_100() -> None:
    assert (clamp(-5), clamp(105), clamp(50)) == (0, 100, 50)
