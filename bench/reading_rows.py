"""The rows of bench/reading.py: reading encounters with positions beside PyYAML's own C loader."""
from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import yaml

from bench import reading
from bench.rows import Row
from game.content import reader

NODES = 1_000


def rows() -> Iterator[Row]:
    """One size; `python bench/reading.py 10000` does others."""
    before, reader.MOST_BYTES = reader.MOST_BYTES, 1 << 30
    try:
        text = reading.encounter(NODES)
        theirs = 1000 * reading.best_of(partial(yaml.load, text, Loader=yaml.CSafeLoader), 2)
        ours = 1000 * reading.best_of(partial(reader.read, text), 3)
    finally:
        reader.MOST_BYTES = before
    yield Row(name="reading", what=f"{NODES:,} nodes with positions", value=ours, unit="ms", floor=theirs,
              floor_is="CSafeLoader", aim=reading.AIMS[NODES], by="most ratio")
