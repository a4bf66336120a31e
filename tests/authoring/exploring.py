"""Plays through the real rules and through the compiled machine side by side."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from game.authoring.explore.compiled import BUNDLE, CLOSING, Compiled, Situation
from game.authoring.explore.ways import real_move
from game.encounter.machine import by_dictionary
from game.encounter.moves import Move, OfferRepair, Walk
from game.encounter.packages import worth_to_you
from game.encounter.refusals import Refusal
from game.encounter.repair import in_front, script_of
from game.encounter.rules import begin, legal_moves, offers, step
from game.encounter.script import Encounter, Rupture
from game.encounter.state import State
from game.encounter.values import Part
from tests.builders import play


def after(encounter: Encounter, state: State, move: Move) -> State:
    """The state that follows; a refused move fails the test."""
    result = step(encounter, state, move, by_dictionary)
    assert not isinstance(result, Refusal), (move, result)
    return result[0]


def some_offerings(rupture: Rupture, chance: random.Random, count: int) -> Iterator[Move]:
    """Offerings put together at random, in any order."""
    wordings = [each for each in rupture.wordings if each.part is not Part.THANK]
    for _ in range(count):
        chosen = {each.part: each.id for each in chance.sample(wordings, len(wordings))}
        ids = chance.sample(list(chosen.values()), chance.randint(1, min(5, len(chosen))))
        weighty = [id for id in ids if rupture.wording(id).part is not Part.NAME_IT]
        if 0 < len(weighty) <= 4:
            yield OfferRepair(tuple(ids))


def some_moves(encounter: Encounter, state: State, chance: random.Random) -> list[Move]:
    """Every legal move but offers and offerings, and some of these."""
    packages = offers(encounter, state) if state.stage == "talking" else ()
    moves = [*legal_moves(encounter, state), *chance.sample(packages, min(8, len(packages)))]
    front = in_front(state) if state.stage == "talking" and state.reconciling is None else None
    if front is not None:
        moves += some_offerings(script_of(encounter, front.id), chance, 12)
    return moves


def successors(compiled: Compiled, here: Situation) -> list[tuple[int, Situation]]:
    """(move, situation), bundles opened."""
    out: Any = compiled.expand[here[0]](here)
    found: list[tuple[int, Situation]] = []
    for move, to in zip(out[::2], out[1::2], strict=True):
        found += successors(compiled, to) if to[0] == BUNDLE else [(move, to)]
    return found


def consequences(compiled: Compiled, situation: Situation) -> tuple[Any, ...]:
    """Of an agreement only what follows from it, not which package it is."""
    if situation[0] != CLOSING:
        return situation
    _, package, deal, reconciles = situation
    follows = [compiled.outcome(package, way, reconciles) for way in ({deal, 1} if reconciles else {deal})]
    return CLOSING, deal, reconciles, *follows


def check_situation(compiled: Compiled, state: State, chance: random.Random) -> list[tuple[Move, State]]:
    """What the machine says follows here is what the rules say; gives some of what may follow."""
    encounter, here = compiled.encounter, compiled.project(state)
    mine = successors(compiled, here)
    for number, to in mine:
        move = real_move(compiled.steps[number], state)
        assert move is not None
        assert compiled.project(after(encounter, state, move)) == to, (move, here)
    known = {consequences(compiled, to) for _, to in mine} | {here}
    best = best_worths(compiled, [to for _, to in mine])
    following = [(move, after(encounter, state, move)) for move in some_moves(encounter, state, chance)]
    for move, then in following:
        to = compiled.project(then)
        if not isinstance(move, Walk) and then.outcome != "walked":
            assert consequences(compiled, to) in known, (move, here, to)
        if to[0] == CLOSING and state.stage == "talking":
            worth = worth_to_you(encounter, compiled.packages[to[1]])
            assert worth <= best[consequences(compiled, to)], (move, here)
    return following


def best_worths(compiled: Compiled, situations: list[Situation]) -> dict[Any, int]:
    """The most that each kind of agreement among these is worth to you."""
    best: dict[Any, int] = {}
    for each in situations:
        if each[0] == CLOSING:
            kind = consequences(compiled, each)
            worth = worth_to_you(compiled.encounter, compiled.packages[each[1]])
            best[kind] = max(best.get(kind, worth), worth)
    return best


def check_play(compiled: Compiled, seed: int, script: str = "") -> int:
    """One play of random moves, after those of `script`; how many situations were compared."""
    chance = random.Random(seed)
    state, compared = play(compiled.encounter, script), 0
    while state.stage in ("talking", "closing"):
        following = check_situation(compiled, state, chance)
        compared += 1
        going_on = [then for move, then in following if then.stage == "talking"]
        state = chance.choice(going_on or [then for _, then in following])
    return compared


def reachable(encounter: Encounter, compiled: Compiled) -> set[Situation]:
    """Every situation of the talk, by the real rules alone, through every offer and many offerings."""
    first = begin(encounter, by_dictionary)[0]
    found, todo = {compiled.project(first)}, [first]
    while todo:
        state = todo.pop()
        moves: list[Move] = [*legal_moves(encounter, state), *offers(encounter, state)]
        for move in moves:
            then = after(encounter, state, move)
            to = compiled.project(then)
            if then.stage == "talking" and to not in found:
                found.add(to)
                todo.append(then)
    return found
