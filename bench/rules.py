"""Moves a second through the real rules: random plays of a shipped encounter, decided and applied."""
from __future__ import annotations

import random
import time
from collections.abc import Iterator
from statistics import median

from bench.rows import Row
from bench.stand import encounter
from game.encounter.machine import Follow, by_dictionary, by_library
from game.encounter.moves import Move, Walk
from game.encounter.rules import begin, legal_moves, step
from game.encounter.script import Encounter
from game.encounter.state import State

PLAYS, ROUNDS = 60, 7
WAYS: tuple[tuple[str, Follow], ...] = (
    ("tables compiled, as exploring and simulating use them", by_dictionary),
    ("tables through the library, as a play uses them", by_library),
)


def rows() -> Iterator[Row]:
    """Plain numbers; how many plays a second that makes is told beside."""
    played = encounter("cold_ward")
    made = _random_moves(played)
    for name, follow in WAYS:
        rate = median(_rate(played, made, follow) for _ in range(ROUNDS))
        yield Row(name="rules", what=f"decide and apply, {name}", value=rate, unit="moves a second",
                  note=f"a play of {len(made) / PLAYS:.1f} moves: {rate * PLAYS / len(made):,.0f} plays a second")


def _random_moves(played: Encounter) -> list[tuple[State, Move]]:
    """Every move of some random plays with the situation it was made in."""
    chance, made = random.Random(9), []
    for _ in range(PLAYS):
        state, _ = begin(played)
        while able := legal_moves(played, state):
            move = chance.choice([each for each in able if not isinstance(each, Walk)] or able)
            made.append((state, move))
            result = step(played, state, move, by_dictionary)
            assert isinstance(result, tuple)
            state = result[0]
    return made


def _rate(played: Encounter, made: list[tuple[State, Move]], follow: Follow) -> float:
    began = time.thread_time()
    for state, move in made:
        step(played, state, move, follow)
    return len(made) / (time.thread_time() - began)
