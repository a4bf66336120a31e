"""Colours can be told apart, in every theme."""
import dataclasses

import pytest

from game.ui import theme
from game.ui.theme import PART_PAIRS, TEXT_PAIRS, THEMES, contrast


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_text_pair_has_a_contrast_of_at_least_4_5(name, text, ground):
    colours = THEMES[name]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("part", "ground"), PART_PAIRS)
def test_every_part_pair_has_a_contrast_of_at_least_3(name, part, ground):
    colours = THEMES[name]
    assert contrast(getattr(colours, part), getattr(colours, ground)) >= 3


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_every_colour_but_the_hairline_and_the_shadow_is_in_some_pair():
    paired = {name for pair in (*TEXT_PAIRS, *PART_PAIRS) for name in pair}
    fields = {field.name for field in dataclasses.fields(theme.Theme)} - {"name", "line", "shadow"}
    assert fields == paired


def test_the_themes_go_round():
    first = THEMES["light"]
    assert theme.next_theme(theme.next_theme(theme.next_theme(first))) is first
