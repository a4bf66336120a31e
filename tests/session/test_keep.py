"""An encounter as the journal keeps it: all of it comes back, whatever happens to its file."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from game.encounter.script import Encounter
from game.session import keep
from tests.encounter.playing import every_encounter

EVERY = every_encounter()


def parts(encounter: Encounter) -> dict[str, Any]:
    """An encounter compares by identity; its parts compare by value."""
    return {field.name: getattr(encounter, field.name) for field in fields(encounter)}


@pytest.mark.parametrize("name", EVERY)
def test_an_encounter_comes_back_as_it_was_kept(name: str) -> None:
    encounter = EVERY[name]
    assert parts(keep.load(keep.dump(encounter))) == parts(encounter)


@pytest.mark.parametrize("name", EVERY)
def test_what_is_kept_is_the_same_text_every_time(name: str) -> None:
    text = keep.dump(EVERY[name])
    assert keep.dump(keep.load(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "{", "5", "[]", "{}", '{"is":"Encounter"}', '{"is":"Person","id":"a","name":"b","role":"c"}', '{"is":"os"}'],
)
def test_what_is_no_encounter_cannot_be_kept(text: str) -> None:
    with pytest.raises(keep.CannotKeep):
        keep.load(text)
