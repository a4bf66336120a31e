"""A play killed with SIGKILL at ten random acknowledged moments and resumed: no acknowledged move is lost.

The player is this file run as a program; it says after each move that it is on disk.
"""
from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from bench.rows import Row
from bench.stand import ROOT, encounter, folder
from game.encounter.moves import Walk
from game.encounter.rules import legal_moves
from game.session import keep
from game.session.journal import Journal
from game.session.replay import verify
from game.session.session import Session

KILLS = 10
LONGEST = 0.25  # s after the first acknowledged move in which the kill comes
PLAYED = "late_handover"


def rows() -> Iterator[Row]:
    """A row for each moment."""
    chance = random.Random()
    for _ in range(KILLS):
        with folder() as made:
            told = _killed(made / "journal.db", chance)
            moment, lost = _resumed(made / "journal.db", told)
        what = f"{moment}; of {len(told)} acknowledged moves lost"
        yield Row(name="kill", what=what, value=lost, unit="moves", aim=0)


def _killed(path: Path, chance: random.Random) -> list[str]:
    """Everything the player said was on disk before it was killed."""
    run = [sys.executable, "-m", "bench.kill", str(path), str(chance.randrange(10**6))]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True, cwd=ROOT) as player:
        assert player.stdout is not None
        told = [player.stdout.readline()]
        time.sleep(chance.uniform(0, LONGEST))
        player.kill()
        told += player.stdout.readlines()
    return [line for line in told if line.endswith("\n")]


def _resumed(path: Path, told: list[str]) -> tuple[str, int]:
    """(the moment, acknowledged moves that are not there or led elsewhere)."""
    journal = Journal(path)
    missing = 0
    for line in told:
        play, number, mark = line.split()
        head = journal.head(int(play))
        session = Session.resume(journal, head, keep.load(head.source), str)
        beats = {beat.number: beat for beat in session.beats}
        missing += int(number) not in beats or digest(beats[int(number)].state) != mark
    head = journal.plays()[0]
    records = journal.records(head.play)
    played = keep.load(head.source)
    session = Session.resume(journal, head, played, str)
    moment = f"killed in play {head.play} after move {len(records)} ({records[-1].move if records else 'none yet'})"
    if (fault := verify(played, head, records)) is not None:
        return f"{moment}, does not follow from the rules: {fault}", missing + 1
    if not session.is_over and not isinstance(session.submit(legal_moves(played, session.state)[0]), tuple):
        return f"{moment}, does not go on", missing + 1
    journal.close()
    return moment, missing


def digest(state: object) -> str:
    """A short name of a state."""
    return blake2b(repr(state).encode(), digest_size=8).hexdigest()


def main() -> None:
    """Plays at random for as long as it lives, one play after another."""
    path, seed = sys.argv[1:]
    journal, chance, played = Journal(Path(path)), random.Random(int(seed)), encounter(PLAYED)
    while True:
        session = Session.start(journal, played, str)
        while not session.is_over:
            able = [move for move in legal_moves(played, session.state) if not isinstance(move, Walk)]
            session.submit(chance.choice(able or [Walk()]))
            print(session.play, session.beats[-1].number, digest(session.state), flush=True)


if __name__ == "__main__":
    main()
