"""Folding and verifying: what was recorded stands, and what does not follow from the rules is named."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from game.encounter.machine import Follow, by_dictionary, by_library
from game.encounter.rules import VERSION
from game.session.journal import Journal, JournalProblem, Record
from game.session.players import play
from game.session.replay import fold, verify
from game.session.session import Session
from tests.builders import quiet

SCRIPT = "ask_why; under; undo; slip; wait; pass; warm; walk; undo; undo; return broke"


@pytest.fixture
def begun(journal: Journal) -> Journal:
    """A journal whose first play is SCRIPT."""
    play(Session.start(journal, quiet(), str), SCRIPT)
    return journal


def tampered(path: Path, sql: str) -> None:
    """Changes the journal behind the game's back."""
    raw = sqlite3.connect(path)
    raw.execute(sql)
    raw.commit()
    raw.close()


@pytest.mark.parametrize("follow", [by_library, by_dictionary])
def test_what_was_played_verifies_by_library_and_by_dictionary(begun: Journal, follow: Follow) -> None:
    assert verify(quiet(), begun.head(1), begun.records(1), follow) is None


@pytest.mark.parametrize(
    ("sql", "number"),
    [
        ("update record set events = '[]' where number = 4", 4),
        ("update record set move = 'say warm' where number = 2", 2),
        ("update record set move = 'say no_such_move' where number = 6", 6),
        ("update record set move = 'nonsense' where number = 7", 7),
        ("update record set move = 'pass' where number = 1", 1),
        ("update record set events = replace(events, '\"by\":10', '\"by\":15') where number = 7", 7),
        ("delete from record where number = 4", 5),
        ("update play set opening = '[]'", 0),
    ],
)
def test_verify_names_the_first_record_that_does_not_follow(
    begun: Journal, path: Path, sql: str, number: int
) -> None:
    tampered(path, sql)
    found = verify(quiet(), begun.head(1), begun.records(1))
    assert isinstance(found, Record)
    assert found.number == number


def test_other_rules_are_one_sentence(begun: Journal) -> None:
    told = verify(quiet(), replace(begun.head(1), rules=VERSION + 1), begun.records(1))
    assert isinstance(told, str)
    assert f"rules {VERSION + 1}" in told
    assert told.endswith(".")


def test_a_changed_encounter_is_one_sentence(begun: Journal) -> None:
    told = verify(quiet(content_hash="other"), begun.head(1), begun.records(1))
    assert isinstance(told, str)
    assert "changed" in told


def test_folding_asks_no_rule_and_shows_a_play_of_other_rules_too(begun: Journal) -> None:
    silent = replace(quiet(), moments={"yard": replace(quiet().moments["yard"], acts=())})
    live = fold(quiet(), begun.head(1), begun.records(1))
    assert fold(silent, replace(begun.head(1), rules=99), begun.records(1)) == live


@pytest.mark.parametrize(
    "events",
    [
        "",
        "{",
        "5",
        "[5]",
        '["x"]',
        "[[]]",
        "[{}]",
        '[{"event":"TrustChanged"}]',
        '[{"event":"TrustChanged","by":"five"}]',
        '[{"event":"TrustChanged","by":5,"causes":7}]',
        '[{"event":"OfferAnswered","package":[["day"]],"answer":"accepted","margin":0}]',
        '[{"event":"Ended","outcome":"triumph"}]',
        "[" * 3000,
    ],
)
def test_a_damaged_record_is_named_in_one_sentence(begun: Journal, path: Path, events: str) -> None:
    tampered(path, f"update record set events = '{events}' where number = 4")
    with pytest.raises(JournalProblem, match="Record 4 of this play is damaged"):
        fold(quiet(), begun.head(1), begun.records(1))


@pytest.mark.parametrize(
    "events", ['[{"event":"HeartsExchanged","by":5}]', '[{"event":"TrustChanged","by":5,"mood":"warm"}]']
)
def test_a_record_of_a_newer_game_is_named_in_one_sentence(begun: Journal, path: Path, events: str) -> None:
    tampered(path, f"update record set events = '{events}' where number = 4")
    with pytest.raises(JournalProblem, match="Record 4 was written by a newer version"):
        fold(quiet(), begun.head(1), begun.records(1))


def test_undoing_more_than_there_is_leaves_the_opening(begun: Journal) -> None:
    undo = Record(number=1, move="undo", events="[]", made="")
    beats = fold(quiet(), begun.head(1), [undo, undo])
    assert [beat.number for beat in beats] == [0]
    first = begun.records(1)[0]
    assert verify(quiet(), begun.head(1), [undo, undo, first]) is None


def test_folding_half_the_records_is_where_the_play_stood_then(journal: Journal) -> None:
    session = Session.start(journal, quiet(), str)
    stood = [session.state]
    for text in SCRIPT.split(";"):
        stood.append(play(session, text).state)
    records = journal.records(1)
    for many in range(len(records) + 1):
        assert fold(quiet(), journal.head(1), records[:many])[-1].state == stood[many]
