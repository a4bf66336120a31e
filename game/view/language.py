"""The words of the interface, as the screens know them; what is behind them is in `game.language`."""

from __future__ import annotations

from game.language.catalog import (
    ENGLISH,
    FILLED,
    N_,
    RIGHT_TO_LEFT,
    BrokenCatalog,
    Catalog,
    Words,
    _,
    also,
    catalog,
    languages,
    load,
    name_of,
    ngettext,
    quoted,
    read_catalog,
    sentence,
    speak,
    speaking,
)

__all__ = [
    "ENGLISH",
    "FILLED",
    "N_",
    "RIGHT_TO_LEFT",
    "BrokenCatalog",
    "Catalog",
    "Words",
    "_",
    "also",
    "catalog",
    "languages",
    "load",
    "name_of",
    "ngettext",
    "quoted",
    "read_catalog",
    "sentence",
    "speak",
    "speaking",
]
