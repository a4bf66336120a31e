"""Figures of an encounter: words by speaker, minutes, moves, skills."""
from __future__ import annotations

import io
import json

import pytest

from game.authoring.stats import WORDS_A_MINUTE, run, stats_of, words_in
from game.authoring.subjects import subjects
from game.content.load import check_text
from tests.content.packs import small
from tests.shipped import library, names, shipped


@pytest.mark.parametrize(("text", "count"), [("", 0), ("Yes.", 1), ("It's a port-side thing — 1,500!", 6), ("…", 0),
                                             ("Señora Núñez", 2)])
def test_words_are_what_is_read_as_one(text: str, count: int) -> None:
    assert words_in(text) == count


def test_words_are_counted_by_who_says_them_without_those_of_the_pack() -> None:
    encounter = check_text(small()).encounter
    assert encounter is not None
    found = stats_of(encounter)
    assert found.words["keel"] == 4
    assert set(found.words) == {"you", "ines", "keel"}
    more = check_text(small(("I can start now.", "I can start now, today."))).encounter
    assert more is not None
    assert stats_of(more).words["keel"] == 5


@pytest.mark.parametrize("name", names())
def test_minutes_follow_from_the_words(name: str) -> None:
    found = stats_of(shipped(name))
    assert found.minutes == round(sum(found.words.values()) / WORDS_A_MINUTE, 1)
    assert sum(found.moves.values()) == sum(len(moment.acts) for moment in shipped(name).moments.values())


def test_the_command_tells_each_and_the_skills_of_all() -> None:
    out = io.StringIO()
    assert run(subjects(library(), []), as_json=False, out=out) == 0
    text = out.getvalue()
    assert all(shipped(name).title in text for name in names())
    assert "Skills by encounter" in text
    told = io.StringIO()
    run(subjects(library(), ["cold_ward"]), as_json=True, out=told)
    assert [each["id"] for each in json.loads(told.getvalue())] == ["cold_ward"]
