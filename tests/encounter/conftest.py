"""Whole plays run twice: straight through the rules, and through a journal that is left and resumed every move."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from game.encounter.events import Event
from game.encounter.script import Encounter
from game.encounter.state import State
from game.session.journal import Journal
from game.session.players import play as play_script
from game.session.session import Session
from tests.builders import history

settings.register_profile("no clock", deadline=None, max_examples=40)
settings.load_profile("no clock")

Through = Callable[[Encounter, str], tuple[State, list[Event]]]


def through_journal(path: Path, encounter: Encounter, script: str) -> tuple[State, list[Event]]:
    """The last state and all events after the opening; the journal is opened anew for every move."""
    journal = Journal(path)
    play = Session.start(journal, encounter, str).play
    journal.close()
    for text in filter(None, (each.strip() for each in script.split(";"))):
        journal = Journal(path)
        play_script(Session.resume(journal, journal.head(play), encounter, str), text)
        journal.close()
    journal = Journal(path)
    session = Session.resume(journal, journal.head(play), encounter, str)
    journal.close()
    return session.state, [event for beat in session.beats[1:] for event in beat.events]


@pytest.fixture(params=["plain", "saved and resumed"])
def through(request: pytest.FixtureRequest, tmp_path: Path) -> Through:
    """Plays a script to its last move: (encounter, script) -> (state, events)."""
    if request.param == "plain":
        return history
    return lambda encounter, script: through_journal(tmp_path / "journal.db", encounter, script)
