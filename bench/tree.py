"""An encounter of many nodes in which every one can be come to: each leads to two more, so that depth grows slowly."""
from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import reading
from bench.rows import Row
from game.authoring.explore.compiled import compile_encounter
from game.authoring.explore.search import visit
from game.content import reader
from game.content.codes.small import SMALL
from game.content.load import load_pack
from game.encounter.script import Encounter

SIZES = (100, 1_000)
MOST = 200_000
"""Situations that are visited."""
_NODE = re.compile(r"^  opening_(\d+):\n(?:(?!^  opening_|^ruptures:).*\n)*", re.MULTILINE)
MOST_TURNS = 60
"""The patience that is given, so that the last node lies within it."""


def encounter(nodes: int) -> str:
    """The encounter of bench/reading.py with its copies linked: two moves of node n go to 2n + 1 and 2n + 2."""
    text = reading.encounter(nodes)
    last = len(_NODE.findall(text)) - 1
    text = _NODE.sub(lambda node: _linked(node[0], int(node[1]), last), text)
    first = text.replace("slip: big_promise, go: worried}", "slip: big_promise, go: opening_0}", 1)
    return first.replace("patience: 12", f"patience: {MOST_TURNS}", 1)


def _linked(text: str, number: int, last: int) -> str:
    for kind, to in (("cajole", 2 * number + 1), ("name_cue", 2 * number + 2)):
        if to <= last:
            text = re.sub(rf"(kind: {kind}, .*?go: )\w+", rf"\g<1>opening_{to}", text)
    return text


def rows() -> Iterator[Row]:
    """Making the machine of an encounter of many nodes, and what it visits in a few seconds."""
    before, reader.MOST_BYTES = reader.MOST_BYTES, 1 << 30
    try:
        for nodes in SIZES:
            yield from _rows(nodes)
    finally:
        reader.MOST_BYTES = before


def _rows(nodes: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        for path, text in {**SMALL, "encounters/small.yaml": encounter(nodes)}.items():
            (Path(name) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(name) / path).write_text(text, encoding="utf-8")
        written = load_pack(Path(name)).encounter("small")
    assert isinstance(written, Encounter), written
    begun = time.process_time()
    compiled = compile_encounter(written)
    made = time.process_time() - begun
    begun = time.process_time()
    visited = visit(compiled, most=MOST)
    took = time.process_time() - begun
    yield Row(name="tree", what=f"explore: making the machine of {nodes:,} nodes", value=1000 * made, unit="ms")
    yield Row(name="tree", what=f"explore: situations of {nodes:,} nodes", value=visited.count / took,
              unit="a second", note=f"the first {visited.count:,}; no such tree is visited to its end")  # fmt: skip
