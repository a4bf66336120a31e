"""Numbers that follow from the order in which things are written."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.derive import even_points, rank_weights, shares


@pytest.mark.parametrize(("count", "weights"), [(1, [100]), (2, [75, 25]), (3, [61, 28, 11]), (4, [52, 27, 15, 6])])
def test_rank_order_weights_are_centroids(count: int, weights: list[int]) -> None:
    assert rank_weights(count) == weights


@given(st.integers(1, 12))
def test_weights_sum_to_a_hundred_and_fall(count: int) -> None:
    weights = rank_weights(count)
    assert sum(weights) == 100
    assert weights == sorted(weights, reverse=True)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any))
def test_shares_sum_to_the_total(parts: list[int]) -> None:
    assert sum(shares(parts)) == 100


def test_points_run_evenly_from_their_end_to_yours() -> None:
    assert even_points(6) == [0, 20, 40, 60, 80, 100]
    assert even_points(3) == [0, 50, 100]
    assert even_points(4) == [0, 33, 67, 100]
