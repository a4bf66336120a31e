"""Sessions for screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from game.encounter.script import Encounter
from game.session.journal import Journal
from game.session.players import play
from game.session.session import PRACTICE, Session
from game.view.play import Play

Playing = Callable[..., Play]


@pytest.fixture
def playing(tmp_path: Path) -> Iterator[Playing]:
    """(encounter, script, mode) -> the play after the script."""
    numbers, opened = count(), []

    def played(encounter: Encounter, script: str = "", mode: str = PRACTICE) -> Play:
        opened.append(Journal(tmp_path / f"{next(numbers)}.db"))
        return Play(play(Session.start(opened[-1], encounter, str, mode), script))

    yield played
    for journal in opened:
        journal.close()
