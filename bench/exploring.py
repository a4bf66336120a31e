"""Exploring: the compiled machine beside the real rules in one run, then every shipped encounter.

Run it as  python bench/exploring.py [SECONDS [NAME ...]]  from the root; SECONDS is how long each encounter may take.
The figure to hold is the ratio of the two, in steps a second over the same situations.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

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


def main() -> None:
    """Prints a row for each encounter."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    library = load_pack(DIALOGUES)
    names = sys.argv[2:] or [head.id for head in library.heads]
    for name in names:
        encounter = library.encounter(name)
        if not isinstance(encounter, Encounter):
            print(f"{name}: cannot be loaded")
            continue
        rules, (steps, situations) = by_rules(encounter, SAMPLE), by_machine(encounter, 50 * SAMPLE)
        explored = explore(encounter, seconds=seconds)
        how_far = "complete" if explored.is_complete else f"not all from turn {explored.cut_at_turn} on"
        print(
            f"{name:>15}: machine {steps:,.0f} steps/s ({situations:,.0f} situations/s, aim {AIM:,}), real rules "
            f"{rules:,.0f} steps/s, ratio {steps / rules:.0f}; {explored.situations:,} situations in "
            f"{explored.seconds:.1f} s, {how_far}; outcomes {', '.join(each.value for each in explored.ways)}"
        )


if __name__ == "__main__":
    main()
