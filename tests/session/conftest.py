"""A journal in a folder of its own, and a clock that counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from game.session.journal import Journal

settings.register_profile("no clock", deadline=None, max_examples=40)
settings.load_profile("no clock")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal of this test is."""
    return tmp_path / "plays" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    """An open journal."""
    opened = Journal(path)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Callable[[], str]:
    """Times one second apart."""
    seconds = count()
    return lambda: f"2031-03-04T10:00:{next(seconds):02}"
