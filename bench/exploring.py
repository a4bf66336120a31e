"""Exploring: the compiled machine beside the real rules in one run, then every shipped encounter.

The figure to hold is the ratio of the two, in steps a second over the same situations.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from bench.rows import Row
from game.authoring.explore.compiled import compile_encounter
from game.authoring.explore.explored import explore
from game.authoring.explore.search import visit
from game.authoring.explore.ways import real_move
from game.content.load import load_pack
from game.encounter.machine import by_dictionary
from game.encounter.rules import begin, step
from game.encounter.script import Encounter

DIALOGUES = Path(__file__).resolve().parents[1] / "dialogues"
SAMPLE = 4_000  # situations on which both are measured
SECONDS = 10.0  # how long each encounter may take
AIM = 50_000  # situations a second on one core, on a quiet machine


def by_rules(encounter: Encounter, most: int) -> float:
    """Steps a second of the real rules over the first situations, choosing the moves that the machine chooses."""
    compiled = compile_encounter(encounter)
    first = begin(encounter, by_dictionary)[0]
    seen, todo, steps, spent = {compiled.project(first)}, [first], 0, 0.0
    for state in todo:
        if len(seen) >= most:
            break
        here = compiled.project(state)
        if here[0] < 0:
            continue
        moves = [
            move for number in compiled.expand[here[0]](here)[::2] if (move := real_move(compiled.steps[number], state))
        ]
        start = time.perf_counter()
        after = [step(encounter, state, move, by_dictionary) for move in moves]
        spent += time.perf_counter() - start
        steps += len(after)
        for result in after:
            if isinstance(result, tuple) and (to := compiled.project(result[0])) not in seen:
                seen.add(to)
                todo.append(result[0])
    return steps / spent


def by_machine(encounter: Encounter, most: int) -> tuple[float, float]:
    """(steps, situations) a second of the machine, keeping the ways and all."""
    compiled = compile_encounter(encounter)
    visited = visit(compiled, most=most)
    return len(visited.moves) / visited.seconds, visited.count / visited.seconds


def rows() -> Iterator[Row]:
    """For each shipped encounter the machine's speed beside the real rules, and how far ten seconds come."""
    library = load_pack(DIALOGUES)
    for head in library.heads:
        encounter = library.encounter(head.id)
        if isinstance(encounter, Encounter):
            yield from _rows(head.id, encounter)


def _rows(name: str, encounter: Encounter) -> Iterator[Row]:
    rules, (steps, situations) = by_rules(encounter, SAMPLE), by_machine(encounter, 50 * SAMPLE)
    explored = explore(encounter, seconds=SECONDS)
    how_far = "complete" if explored.is_complete else f"not all from turn {explored.cut_at_turn} on"
    yield Row(name="explore", what=f"{name}, steps of the compiled machine", value=steps, unit="a second", floor=rules,
              floor_is="real rules")
    yield Row(name="explore", what=f"{name}, situations with the ways to them", value=situations, unit="a second",
              aim=AIM, by="least", note=f"{explored.situations:,} in {explored.seconds:.1f} s, {how_far}")
