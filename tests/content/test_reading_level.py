"""How hard a text is to read: by words and syllables in English, and not at all where that cannot be measured."""
from __future__ import annotations

import pytest

from game.content.reading_level import FEWEST_WORDS, GRADE, grade, syllables

PLAIN = "If Monday goes wrong, who picks up the phone? And who do they ring, at four, with the boat half in?"
HARD = (
    "Considering the operational responsibilities associated with Monday, which individual would consequently be "
    "required to communicate any deviation?"
)


@pytest.mark.parametrize(("word", "count"), [
    ("the", 1), ("make", 1), ("makes", 1), ("asked", 1), ("wanted", 2), ("table", 2), ("people", 2), ("boxes", 2),
    ("negotiation", 4), ("x", 1),
])  # fmt: skip
def test_syllables_are_groups_of_vowels_without_a_silent_e(word: str, count: int) -> None:
    assert syllables(word) == count


def test_long_words_in_one_sentence_are_hard_and_the_same_said_plainly_is_not() -> None:
    plain, hard = grade(PLAIN, "en"), grade(HARD, "en-GB")
    assert plain is not None
    assert hard is not None
    assert plain < GRADE < hard


def test_a_sentence_more_makes_it_easier() -> None:
    one, two = grade("word " * FEWEST_WORDS, "en"), grade("word " * (FEWEST_WORDS - 1) + ". Word.", "en")
    assert one is not None
    assert two is not None
    assert two < one


def test_a_short_text_and_a_language_it_does_not_know_are_not_judged() -> None:
    assert grade("Notwithstanding considerable operational responsibilities.", "en") is None
    assert grade(HARD, "es") is None
