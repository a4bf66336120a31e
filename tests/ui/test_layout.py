"""Sums of layout."""
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.layout import distance, flow, mirrored, shares
from game.ui.stage import merged


@given(st.lists(st.tuples(st.integers(0, 400), st.floats(0, 3)), min_size=1, max_size=6), st.integers(0, 2000))
def test_shares_never_take_more_than_there_is_when_something_grows(items, total):
    wanted, grows = [w for w, _ in items], [g for _, g in items]
    given_out = shares(total, wanted, grows)
    assert sum(given_out) <= max(total, sum(wanted))
    if sum(wanted) > total or sum(grows) > 0:
        assert sum(given_out) == pytest.approx(total, abs=len(items))


def test_spare_length_goes_to_those_that_grow():
    assert shares(300, [100, 100], [0, 1]) == [100, 200]


def test_what_does_not_fit_flows_onto_the_next_line():
    assert flow([60, 60, 60], 10, 140) == [[0, 1], [2]]


def test_a_mirrored_rect_keeps_its_distance_from_the_other_side():
    frame = pygame.Rect(100, 0, 200, 50)
    assert mirrored(pygame.Rect(110, 5, 40, 10), frame, True) == pygame.Rect(250, 5, 40, 10)
    assert mirrored(pygame.Rect(110, 5, 40, 10), frame, False) == pygame.Rect(110, 5, 40, 10)


def test_what_lies_behind_is_not_in_the_direction():
    here, behind = pygame.Rect(100, 0, 50, 50), pygame.Rect(0, 0, 50, 50)
    assert distance(here, behind, 1, 0) is None


def test_what_is_level_is_nearer_than_what_is_aside():
    here = pygame.Rect(0, 0, 50, 50)
    level, aside = pygame.Rect(90, 0, 50, 50), pygame.Rect(60, 80, 50, 50)
    assert distance(here, level, 1, 0) < distance(here, aside, 1, 0)


@given(st.lists(st.tuples(*[st.integers(0, 300)] * 2, *[st.integers(1, 90)] * 2), max_size=12))
def test_merged_rects_cover_all_and_never_overlap(corners):
    rects = [pygame.Rect(corner) for corner in corners]
    found = merged(list(rects))
    assert all(any(whole.contains(rect) for whole in found) for rect in rects)
    assert not any(a.colliderect(b) for at, a in enumerate(found) for b in found[at + 1 :])
