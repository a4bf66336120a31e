"""How hard a text is to read, for the languages in which that can be measured."""
from __future__ import annotations

import re

GRADE = 8
"""Grade above which a text is called hard: most people read grade 8 without effort (design choice)."""
FEWEST_WORDS = 16
"""Words below which the formula says more about chance than about the text (design choice)."""
LANGUAGES = ("en",)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_END = re.compile(r"[.!?…:;]+|\s[–—]\s")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouysxzcgh]es|[^tdaeiouy]ed|[^laeiouy]e|[^aeiouy]le's)$")


def grade(text: str, language: str) -> float | None:
    """The school grade that a text asks for (Flesch–Kincaid: Kincaid et al. 1975, Navy report 8-75).

    None where it is too short to say, or the language is not one of LANGUAGES.
    """
    words = _WORD.findall(text)
    if language.split("-")[0] not in LANGUAGES or len(words) < FEWEST_WORDS:
        return None
    sentences = sum(1 for part in _END.split(text) if _WORD.search(part)) or 1
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Syllables of an English word, by its groups of vowels; a silent e does not count."""
    plain = word.lower()
    groups = len(_VOWELS.findall(plain))
    if groups > 1 and _SILENT.search(plain):
        groups -= 1
    return max(1, groups)
