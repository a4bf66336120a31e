"""Plays to look back on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from game.encounter.script import Encounter
from game.session.journal import Journal
from game.session.players import play
from game.session.session import PRACTICE, Session

Played = Callable[..., Session]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An open journal."""
    opened = Journal(tmp_path / "journal.db")
    yield opened
    opened.close()


@pytest.fixture
def played(journal: Journal) -> Played:
    """(encounter, script, mode) -> the session after the script, in one journal; times a second apart."""
    seconds = count()

    def clock() -> str:
        second = next(seconds)
        return f"2031-03-04T10:{second // 60 % 60:02}:{second % 60:02}.000+00:00"

    def run(encounter: Encounter, script: str, mode: str = PRACTICE) -> Session:
        return play(Session.start(journal, encounter, clock, mode), script)

    return run
