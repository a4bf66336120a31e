"""Words are wrapped so that none is lost and none is cut."""
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui import font_files, fonts
from game.ui.look import TYPES, Look
from game.ui.notices import forget, notices

BODY = ("firago", "regular", 16)
SENTENCE = "I had a ward closed and forty people waiting, and nobody rang me."


def test_no_line_is_wider_than_its_room():
    assert all(fonts.width(*BODY, line) <= 180 for line in fonts.wrap(*BODY, SENTENCE, 180))


def test_wrapping_loses_no_word():
    assert " ".join(fonts.wrap(*BODY, SENTENCE, 120)).split() == SENTENCE.split()


def test_a_line_break_in_the_text_starts_a_line():
    assert fonts.wrap(*BODY, "one\n\ntwo", 500) == ("one", "", "two")


def test_a_word_longer_than_the_room_is_broken():
    lines = fonts.wrap(*BODY, "Donaudampfschifffahrtsgesellschaft", 90)
    assert len(lines) > 1
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert all(fonts.width(*BODY, line) <= 90 for line in lines)


def test_chinese_wraps_between_characters():
    assert len(fonts.pieces("我们需要谈谈")) == 6


def test_no_chinese_line_begins_with_a_full_stop():
    assert fonts.pieces("好。我") == ("好。", "我")


@given(st.text(alphabet="ab 我。“\n", max_size=40), st.integers(10, 200))
def test_wrapping_any_text_keeps_every_character_that_is_not_a_space(text, room):
    lines = fonts.wrap("plain", "regular", 14, text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_larger_text_is_higher():
    assert Look(scale=2.0).height(SENTENCE, "body", 400) > Look(scale=1.0).height(SENTENCE, "body", 400)


@pytest.mark.parametrize("style", TYPES)
def test_no_style_is_smaller_than_14_px(style):
    assert TYPES[style].pixels >= 14


@pytest.mark.parametrize("face", font_files.FACES)
@pytest.mark.parametrize("style", TYPES)
def test_a_line_is_high_enough_for_its_letters(face, style):
    look = Look(face=face)
    assert look.step(style) >= look.font(style).get_height()


def test_a_missing_font_package_gives_a_plain_font_and_one_sentence(monkeypatch):
    caches = fonts.font, fonts.width, fonts.line, fonts.wrap
    forget()
    font_files.forget()
    for cache in caches:
        cache.cache_clear()
    monkeypatch.setitem(sys.modules, "pymupdf_fonts", None)
    assert fonts.font("firago", "regular", 16).size("word")[0] > 0
    assert fonts.font("firago", "bold", 16).size("word")[0] > 0
    assert len(notices()) == 1
    assert "pymupdf-fonts" in notices()[0]
    for cache in caches:
        cache.cache_clear()
    font_files.forget()
    forget()


def test_a_kept_face_is_the_same_and_needs_no_package_to_unpack_it(tmp_path, monkeypatch):
    font_files.forget()
    unpacked = font_files.source("firago", "bold")
    font_files.forget()
    font_files.keep_in(tmp_path)
    font_files.source("firago", "bold")
    assert [path.suffix for path in tmp_path.iterdir()] == [".ttf"]
    font_files._files.clear()
    monkeypatch.setattr(font_files, "_FIRAGO", {})
    assert font_files.source("firago", "bold") == unpacked
    font_files.forget()


def test_a_folder_that_cannot_be_written_does_not_stop_the_game(tmp_path):
    (tmp_path / "taken").write_text("a file, not a folder")
    font_files.forget()
    font_files.keep_in(tmp_path / "taken" / "faces")
    assert font_files.source("firago", "regular")
    font_files.forget()


def test_a_letter_that_no_font_has_is_told_once_and_drawn_as_a_box(screen):
    forget()
    fonts.line.cache_clear()
    for text in ("plain", "señal — “así”"):
        fonts.line("firago", "regular", 16, text, "#000000")
    assert notices() == ()
    for text in ("\u4e94\u5341", "\u4e03"):
        assert fonts.line("firago", "regular", 16, text, "#000000").get_width() > 0
    assert len(notices()) == 1
    forget()
