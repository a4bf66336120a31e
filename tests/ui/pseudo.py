"""Languages that nobody speaks, made from English: accents with words a third longer, and the mirror of English."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from game.encounter.script import Encounter
from game.encounter.texts import reworded
from game.view import language
from game.view.language import Catalog

ACCENTS = str.maketrans("aeiouAEIOUncyNCY", "àéîöüÀÉÎÖÜñçýÑÇÝ")
LONGER = 0.35


def accented(text: str) -> str:
    """The text with accents and 35 % longer; what is filled in stays as it is."""
    parts = re.split(r"(\{[^}]*\})", text)
    made = "".join(part if part.startswith("{") else part.translate(ACCENTS) for part in parts)
    words = re.findall(r"[A-Za-z]{2,}", text)
    wanted, more = round(LONGER * len(text)), ""
    while words and len(more) < wanted:
        more += " " + words[len(more) % len(words)].translate(ACCENTS)[: max(2, wanted - len(more))]
    return made + more


class Everything(Mapping[str, tuple[str, ...]]):
    """Every sentence there may be, accented."""

    def __getitem__(self, text: str) -> tuple[str, ...]:
        return (accented(text), accented(text))

    def get(self, text, default=None):
        return self[text] if text else default

    def __contains__(self, text: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


CATALOGS = {
    "en": language.ENGLISH,
    "accents": Catalog(code="accents", name="Àççéñts", said=Everything()),
    "mirrored": Catalog(code="mirrored", name="hsilgnE", rtl=True),
}
STRANGE = tuple(name for name in CATALOGS if name != "en")
"""What is wider than English, and what is mirrored: English fits where these do."""


@contextmanager
def spoken(name: str) -> Iterator[Catalog]:
    """A language for as long as this lasts."""
    before = language.catalog()
    language.speak(CATALOGS[name])
    try:
        yield CATALOGS[name]
    finally:
        language.speak(before)


def in_pseudo(encounter: Encounter, name: str) -> Encounter:
    """The encounter in a language of this file."""
    if name != "accents":
        return encounter
    return reworded(encounter, lambda name, text: accented(text) if text else text)
