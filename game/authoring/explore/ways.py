"""The moves of a way, played through the real rules: what the machine found is said in moves that anybody can make."""

from __future__ import annotations

from collections.abc import Iterable

from game.authoring.explore.compiled import Compiled, Step
from game.encounter.machine import by_dictionary
from game.encounter.moves import Move, Record, Say, Walk, write
from game.encounter.refusals import Refusal
from game.encounter.rules import begin, step
from game.encounter.state import State


def written(compiled: Compiled, numbers: Iterable[int]) -> tuple[str, ...]:
    """The way in the notation of moves. AssertionError where the rules refuse it, which would be our bug."""
    encounter = compiled.encounter
    state = begin(encounter, by_dictionary)[0]
    way: list[str] = []
    for number in numbers:
        move = real_move(compiled.steps[number], state)
        if move is None:
            continue
        result = step(encounter, state, move, by_dictionary)
        assert not isinstance(result, Refusal), (encounter.id, way, move, result)
        way.append(write(move))
        state = result[0]
    return tuple(way)


def real_move(step: Step, state: State) -> Move | None:
    """What a step of the machine stands for here; None for the step into a bundle of agreements."""
    match step.move:
        case Walk():
            return None
        case Say() if len(step.acts) > 1:
            return Say(next(act.id for act in step.acts if act.id not in state.used))
        case Record():
            return Record(next(given.id for given in state.promises if not given.recorded))
        case move:
            return move
