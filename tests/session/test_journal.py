"""Journals that are damaged, foreign, newer or out of reach: one sentence, and nothing in them is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from game.session.journal import FORMAT, Journal, JournalProblem
from game.session.players import play
from game.session.session import Session
from tests.builders import quiet


def whole(path: Path) -> bytes:
    """A journal with a play in it, closed; its bytes."""
    journal = Journal(path)
    play(Session.start(journal, quiet(), str), "ask_why; under; slip; wait; pass; walk")
    journal.close()
    return path.read_bytes()


def sentence(path: Path) -> str:
    """What is said when it cannot be opened: one sentence."""
    with pytest.raises(JournalProblem) as problem:
        Journal(path)
    said = str(problem.value)
    assert "\n" not in said
    assert said.endswith(".")
    assert not any(word in said.lower() for word in ("sqlite", "traceback", "malformed", "errno"))
    return said


def cut(at: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:at]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "garbage": lambda content: bytes(range(256)) * 40,
    "a text file": lambda content: b"Dear diary, today I went to the quay.\n" * 200,
    "cut in the head": cut(60),
    "cut in the first page": cut(1000),
    "cut after the first page": cut(4096),
    "cut in the middle": lambda content: content[: len(content) // 2],
    "cut before its last page": lambda content: content[:-4096],
    "pages overwritten": lambda content: content[:4096] + b"\xa5" * (len(content) - 4096),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_journal_is_one_sentence_and_its_bytes_stay(damage: str, path: Path) -> None:
    broken = DAMAGE[damage](whole(path))
    path.write_bytes(broken)
    assert "damaged" in sentence(path)
    assert path.read_bytes() == broken


def test_a_journal_of_a_newer_format_is_refused_and_its_bytes_stay(path: Path) -> None:
    whole(path)
    raw = sqlite3.connect(path)
    raw.execute(f"pragma user_version = {FORMAT + 1}")
    raw.close()
    before = path.read_bytes()
    assert "newer version" in sentence(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_its_bytes_stay(path: Path) -> None:
    path.parent.mkdir()
    raw = sqlite3.connect(path)
    raw.execute("create table contacts (name text)")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    assert "not a journal" in sentence(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    assert "cannot be used" in sentence(tmp_path)


def test_a_file_where_the_folder_should_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "plays").write_text("a file")
    assert "cannot be used" in sentence(tmp_path / "plays" / "journal.db")


def test_opening_makes_the_folder_and_the_journal(path: Path) -> None:
    assert not path.parent.exists()
    journal = Journal(path)
    assert journal.plays() == ()
    assert journal.unfinished() is None
    journal.close()


def test_a_play_that_is_not_there_is_one_sentence(path: Path) -> None:
    journal = Journal(path)
    with pytest.raises(JournalProblem, match="no play number 7"):
        journal.head(7)
    journal.close()


def test_every_commit_waits_for_the_disk(path: Path) -> None:
    journal = Journal(path)
    assert journal._db.execute("pragma journal_mode").fetchone() == ("wal",)
    assert journal._db.execute("pragma synchronous").fetchone() == (2,)
    journal.close()


def test_opening_and_closing_changes_nothing(path: Path) -> None:
    before = whole(path)
    Journal(path).close()
    assert path.read_bytes() == before
