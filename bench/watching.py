"""Checking: a file after it was saved, as `watch` does it, and files of 100 to 5,000 nodes beside the C parser."""
from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import yaml

from bench import reading
from bench.rows import Row
from game.authoring.watch import EVERY, Watch
from game.content import reader
from game.content.load import check_text

PACK = Path(__file__).resolve().parents[1] / "dialogues"
SAVES, AIM = 12, 100.0
SIZES = (100, 1_000, 5_000)


def rows() -> Iterator[Row]:
    """A save, then whole files."""
    took = sorted(_saves())
    yield Row(name="watch", what="from the save of one shipped encounter to what is told (worst of 12)",
              value=1000 * took[-1], unit="ms", aim=AIM, by="most")  # fmt: skip
    before, reader.MOST_BYTES = reader.MOST_BYTES, 1 << 30
    try:
        for nodes in SIZES:
            text = reading.encounter(nodes)
            theirs = 1000 * reading.best_of(partial(yaml.load, text, Loader=yaml.CSafeLoader), 1)
            ours = 1000 * reading.best_of(partial(check_text, text), 2)
            yield Row(name=f"check {nodes:,}", what=f"all of check on {nodes:,} nodes", value=ours, unit="ms",
                      floor=theirs, floor_is="CSafeLoader alone")  # fmt: skip
    finally:
        reader.MOST_BYTES = before


def _saves() -> Iterator[float]:
    """Seconds from each save to its report, with half of the time between two looks."""
    with tempfile.TemporaryDirectory() as name:
        pack = Path(shutil.copytree(PACK, Path(name) / "pack"))
        file = max((pack / "encounters").glob("*.yaml"), key=lambda path: path.stat().st_size)
        watch = Watch(pack)
        watch.all()
        text = file.read_text(encoding="utf-8")
        for number in range(SAVES):
            file.write_text(f"{text}# {number}\n", encoding="utf-8")
            begun = time.perf_counter()
            assert watch.look()
            yield time.perf_counter() - begun + EVERY / 2
