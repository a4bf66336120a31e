"""The table of widths that finds long lines is that of the font in which they are read."""
from __future__ import annotations

import pygame
import pytest

from game.content.glyph_widths import WIDTHS, lines_of, width
from game.ui import fonts
from game.ui.font_files import source

EM = 500
"""Pixels of the em in which the font is measured."""


@pytest.fixture(scope="module")
def font() -> pygame.font.Font:
    if source("firago", "regular") is None:
        pytest.skip("the reading fonts are not installed")
    return fonts.font("firago", "regular", EM)


def test_every_width_is_that_of_the_font(font: pygame.font.Font) -> None:
    wrong = {}
    for sign, wide in WIDTHS.items():
        measured = font.metrics(sign)[0]
        if measured is not None and abs(measured[4] * 1000 / EM - wide) > 12:
            wrong[sign] = (measured[4] * 1000 / EM, wide)
    assert wrong == {}


@pytest.mark.parametrize("text", ["Why should I wait for yours?", "Mrs Aho comes at seven — “before anybody”.",
                                  "¿Qué haría usted a las siete, señora Núñez?", "WAVE after wave, AVATAR, To. Ty."])
def test_a_whole_line_is_as_wide_as_the_font_makes_it(font: pygame.font.Font, text: str) -> None:
    assert abs(font.size(text)[0] * 1000 / EM / width(text) - 1) < 0.04


def test_lines_break_between_words() -> None:
    assert lines_of("one", 10) == 1
    assert lines_of("one two", width("one two")) == 1
    assert lines_of("one two", width("one two") - 1) == 2
    assert lines_of("", 100) == 1
