"""The program killed in the middle of a play: every move that was acknowledged is there when it is resumed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.session.journal import Journal
from game.session.players import play
from game.session.replay import verify
from game.session.session import Session
from tests.builders import history, quiet
from tests.session.scripted_plays import MOVES, PATIENCE

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("acknowledged", [1, 9, 33])
def test_every_acknowledged_move_is_there_after_a_kill(acknowledged: int, path: Path) -> None:
    run = [sys.executable, "-m", "tests.session.scripted_plays", str(path)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True, cwd=ROOT) as player:
        assert player.stdout is not None
        told = [player.stdout.readline() for _ in range(acknowledged)]
        player.kill()
        told += player.stdout.readlines()
    number, trust = (int(word) for word in [line for line in told if line.endswith("\n")][-1].split())
    assert number >= acknowledged
    journal = Journal(path)
    encounter = quiet(patience=PATIENCE)
    session = Session.resume(journal, journal.head(1), encounter, str)
    made = len(session.beats) - 1
    assert made >= number
    assert session.beats[number].state.trust == trust
    assert session.state == history(encounter, ";".join(MOVES[:made]))[0]
    assert verify(encounter, journal.head(1), journal.records(1)) is None
    play(session, "walk")
    journal.close()
