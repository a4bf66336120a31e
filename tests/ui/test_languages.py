"""The window in other languages: Spanish on every screen, and Arabic from the right with its letters joined."""
from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.commands.speaking import in_language
from game.ui import fonts, notices, paint
from game.ui.look import Look
from game.ui.scenes.preferences import settings_dialog
from game.ui.widgets import Bubble, Column, Label, Row, TermSheet
from game.view import language
from tests.shipped import ROOT, shipped
from tests.ui.playing import do, words

LOCALES = ROOT / "assets" / "locales"
ARABIC = (
    "إحدى عشرة ليلة بلا تدفئة. ماذا أريد منك أنت؟",
    "سبعة عشر سريراً، ومصعد واحد.",
    "KEEL يعرض 400 فقط.",
)


@pytest.fixture
def spanish():
    language.speak(language.load(LOCALES, "es"))
    yield
    language.speak(language.ENGLISH)


def test_a_play_in_spanish_has_no_english_sentence_of_ours_left(shown, spanish):
    encounter = in_language(shipped("cold_ward"), ROOT / "dialogues")
    app = shown("ask_thursday", "everyone_out", encounter=encounter)
    told = words(app)
    assert "¿Y tú?" in told
    assert "Preguntar" in told
    english = {text for text in language.catalog().said if len(text) > 8 and " " in text and "{" not in text}
    spanish = {form for forms in language.catalog().said.values() for form in forms}
    assert [text for text in english - spanish if text in told.split("\n")] == []


def test_the_language_is_chosen_in_the_settings_and_the_screen_is_made_again(shown):
    app = shown()
    app.languages = lambda: {"en": "English", "es": "Español"}
    app.on_preferences = lambda chosen: language.speak(language.load(LOCALES, chosen.language))
    try:
        app.open(settings_dialog(app))
        app.step()
        app.stage.take_focus(app.find("Language"))
        do(app, "right")
        assert app.preferences.language == "es"
        app.stage.take_focus(app.find("ok"))
        do(app, "return")
        assert "Responder" in words(app) or "Preguntar" in words(app)
    finally:
        language.speak(language.ENGLISH)


def test_with_one_language_there_is_nothing_to_choose(shown):
    app = shown()
    app.open(settings_dialog(app))
    with pytest.raises(KeyError):
        app.find("Language")


def test_a_forecast_in_spanish_says_which_way_it_goes(spanish):
    from game.ui.scenes.cards import tone_of

    assert tone_of("Confianza +5") == "good"
    assert tone_of("Ruth diría que no, tensión +5") == "bad"


# --- right to left ------------------------------------------------------------------------------------------------


@pytest.fixture
def arabic(screen):
    pytest.importorskip("arabic_reshaper", reason="The packages for right-to-left are not installed (extra i18n).")
    pytest.importorskip("bidi", reason="The packages for right-to-left are not installed (extra i18n).")
    fonts.visual.cache_clear()
    return Look(rtl=True)


@pytest.mark.parametrize("text", ARABIC)
def test_arabic_is_joined_and_reads_from_the_right(arabic, text):
    seen = fonts.visual(text)
    joined = [char for char in seen if "\ufb50" <= char <= "\ufefc"]
    assert len(joined) > 5
    first_word = text.split()[0]
    if not first_word.isascii():
        assert fonts.visual(first_word) in seen[len(seen) // 2 :]
    for number in ("400",):
        assert (number in text) == (number in seen)


@pytest.mark.parametrize(("text", "number"), [
    ("ثقة +5", "+5"), ("+5 ثقة", "+5"), ("القوة −4", "−4"), ("من -50", "-50"),
])
def test_the_sign_of_a_number_stays_before_it(arabic, text, number):
    assert number in fonts.visual(text)
    assert len(fonts.visual(text)) == len(text)


def test_the_end_of_a_sentence_is_at_its_left(arabic):
    assert fonts.visual("نعم (KEEL).").startswith(".(KEEL)")
    assert fonts.visual("كم 400؟").startswith("؟400")


def test_the_reading_font_has_every_letter_of_the_arabic_lines(arabic):
    font = arabic.font("speech")
    for text in ARABIC:
        seen = "".join(fonts.visual(text).split())
        assert [char for char in seen if fonts._is_lacking(font, char)] == []


def test_arabic_is_wrapped_in_the_order_in_which_it_is_said(arabic):
    lines = arabic.wrap(ARABIC[0], "speech", 180)
    assert len(lines) > 1
    assert " ".join(lines) == ARABIC[0]
    assert all(arabic.width(line, "speech") <= 180 for line in lines)


def test_an_arabic_line_begins_at_the_right(arabic):
    target = pygame.Surface((600, 80))
    target.fill("white")
    label = Label(ARABIC[1], style="speech")
    label.attach(replace(arabic), None)
    label.place(pygame.Rect(0, 0, 600, 80))
    label.draw(target)
    inked = [x for x in range(600) if any(target.get_at((x, y)).g < 128 for y in range(0, 80, 2))]
    assert max(inked) > 580
    assert min(inked) > 200


def test_a_screen_for_arabic_is_the_mirror_of_one_for_english(screen):
    def places(rtl: bool) -> list[tuple[int, int]]:
        row = Row([Label("One"), Bubble("Two", speaker="Three"), Column([TermSheet("Terms", [])])])
        row.attach(Look(rtl=rtl), None)
        row.place(pygame.Rect(0, 0, 800, 200))
        return [(child.bounds.left, child.bounds.right) for child in row.children]

    assert places(True) == [(800 - right, 800 - left) for left, right in places(False)]


def test_what_points_on_points_the_other_way_where_one_reads_from_the_right(screen):
    def drawn(name: str, rtl: bool) -> bytes:
        target = pygame.Surface((40, 40))
        target.fill("white")
        paint.put_icon(target, Look(rtl=rtl), name, pygame.Rect(4, 4, 32, 32), "ink")
        return pygame.image.tobytes(pygame.transform.flip(target, rtl, False), "RGB")

    for name in ("corner-down-right", "arrow-left", "undo-2", "log-out"):
        assert drawn(name, True) == drawn(name, False)
    assert drawn("check", True) != drawn("check", False), "what has no direction is not mirrored"


def test_words_stand_between_the_quotation_marks_of_the_language(spanish):
    assert language.quoted("Sí") == "«Sí»"
    language.speak(language.ENGLISH)
    assert language.quoted("Yes") == "“Yes”"


def test_without_the_packages_for_right_to_left_one_sentence_is_told(monkeypatch):
    notices.forget()
    fonts.visual.cache_clear()

    def gone(name):
        raise ImportError(name)

    monkeypatch.setattr(fonts.importlib, "import_module", gone)
    assert fonts.visual(ARABIC[1]) == ARABIC[1]
    assert len(notices.notices()) == 1
    notices.forget()
    fonts.visual.cache_clear()
