"""Reading with positions and the whole check, beside PyYAML's own C loader, in one run: ratios for growing files.

A node is about 35 lines of an encounter: two states with their moves. "Events" is what the C parser alone takes to go
through the file, which no reader on top of it can undercut. Run it as  python bench/reading.py  from the root.
"""
from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.content import reader
from game.content.codes.small import SMALL
from game.content.load import check_text

LINES_PER_NODE = 35
AIMS = {1_000: 0.35, 10_000: 0.20}
_START, _END = "  opening:\n", "ruptures:\n"


def encounter(nodes: int) -> str:
    """An encounter with about that many nodes: the small one with its states repeated under other names."""
    content = SMALL["encounters/small.yaml"]
    before, rest = content.split("states:\n", 1)
    states, after = rest[: rest.index(_END)], rest[rest.index(_END) :]
    copies = max(1, nodes * LINES_PER_NODE // states.count("\n"))
    more = "".join(_renamed(states, copy) for copy in range(copies))
    return f"{before}states:\n{states}{more}{after}"


def _renamed(states: str, copy: int) -> str:
    """The states once more, with ids, names and words of their own, so that nothing is found in them."""
    ids = "|".join((*re.findall(r"\bid: (\w+)", states), "opening", "worried"))
    named = re.sub(rf"\b({ids})\b", rf"\g<1>_{copy}", states)
    return named.replace('say: "', f'say: "{copy}. ')


def best_of(work: Callable[[], object], runs: int) -> float:
    """The shortest of a few runs, in seconds of this process: what else the machine does counts little."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _events(text: str) -> None:
    """The C parser alone, through the whole text."""
    with reader.collector_paused():
        parser = yaml.CSafeLoader(text)
        while parser.get_event() is not None:
            pass


def main() -> None:
    """Prints a row for each size."""
    reader.MOST_BYTES = 1 << 30
    sizes = [int(size) for size in sys.argv[1:]] or [100, 1_000]
    for nodes in sizes:
        text = encounter(nodes)
        ours = best_of(partial(reader.read, text), 3)
        theirs = best_of(partial(yaml.load, text, Loader=yaml.CSafeLoader), 2)
        events = best_of(partial(_events, text), 3)
        check = best_of(partial(check_text, text), 3)
        aim = f" (aim {AIMS[nodes]:.2f})" if nodes in AIMS else ""
        print(
            f"{nodes:>6} nodes ({text.count(chr(10)):,} lines, {text.count('id: '):,} lines and moves): "
            f"events {1000 * events:.0f} ms, reading {1000 * ours:.0f}, check {1000 * check:.0f}, "
            f"CSafeLoader {1000 * theirs:.0f}; ratios: reading {ours / theirs:.2f}{aim}, check {check / theirs:.2f}"
        )


if __name__ == "__main__":
    main()
