"""Records a second through the journal, beside writing the same bytes to a file and waiting for the disk."""
from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import BinaryIO

from bench.rows import Row
from bench.stand import encounter, folder
from game.encounter import moves as notation
from game.encounter.rules import begin, legal_moves, step
from game.session import codec
from game.session.journal import Journal, Record
from game.session.session import Session

ROUNDS, RECORDS = 12, 50
_to_disk: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)


def rows() -> Iterator[Row]:
    """In turns, so that a busy disk slows both."""
    move, events = _a_record()
    with folder() as made, (made / "raw").open("ab", buffering=0) as raw:
        journal = Journal(made / "journal.db")
        session = Session.start(journal, encounter("cold_ward"), lambda: "2031-03-01T09:00:00+00:00")
        ours, floor = [], []
        for turn in range(ROUNDS):
            floor.append(_raw(raw, move + events))
            ours.append(_ours(journal, session.play, turn * RECORDS, move, events))
        journal.close()
    yield Row(name="journal", what=f"records of {len(move + events)} bytes through the journal", value=median(ours),
              unit="a second", floor=median(floor), floor_is="write and fdatasync", aim=0.5, by="least ratio",
              note=f"median of {ROUNDS} rounds of {RECORDS}, in turns")


def _a_record() -> tuple[str, str]:
    """The first legal move of the first encounter, as it is written."""
    played = encounter("cold_ward")
    state, _ = begin(played)
    move = legal_moves(played, state)[0]
    result = step(played, state, move)
    assert isinstance(result, tuple)
    return notation.write(move), codec.write(result[1])


def _raw(file: BinaryIO, text: str) -> float:
    data = text.encode()
    began = time.perf_counter()
    for _ in range(RECORDS):
        file.write(data)
        _to_disk(file.fileno())
    return RECORDS / (time.perf_counter() - began)


def _ours(journal: Journal, play: int, written: int, move: str, events: str) -> float:
    began = time.perf_counter()
    for number in range(written + 1, written + RECORDS + 1):
        journal.write(play, Record(number=number, move=move, events=events, made="2031-03-01T09:00:00.000+00:00"))
    return RECORDS / (time.perf_counter() - began)

