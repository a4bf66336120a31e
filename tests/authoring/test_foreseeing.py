"""The compiled what-if: its bound is never too low, and its answer is that of the real rules, walked line by line."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.explore.compiled import OVER, Compiled, Situation, compile_encounter
from game.authoring.explore.foreseeing import Foresight
from game.authoring.explore.hoping import Hoping
from game.authoring.explore.search import visit
from game.encounter import rules
from game.encounter.machine import by_dictionary
from game.encounter.moves import Offer, read, write
from game.encounter.rules import begin
from game.encounter.script import Encounter
from game.encounter.state import State
from game.review.hopes import PLACE, Worth, leaving
from game.review.lookahead import Lookahead
from game.review.watching import best_line
from game.review.whatif import decisions
from tests.authoring.exploring import some_moves
from tests.builders import quiet, yard
from tests.encounter.playing import contested_yard, every_encounter
from tests.review.conftest import journal, played  # noqa: F401
from tests.review.test_whatif import Played, every_line
from tests.shipped import names, plays, shipped

LATE = 4
"""Turns left in which every line of the real rules can be walked."""
EVERY = every_encounter()


@cache
def machine(name: str) -> Compiled:
    """The machine of an encounter."""
    return compile_encounter(EVERY[name])


def at_random(encounter: Encounter, seed: int, most_left: int) -> State:
    """A state of the talk with at most so many turns left, by random moves; the last one of the talk otherwise."""
    chance = random.Random(seed)
    state = begin(encounter, by_dictionary)[0]
    while state.patience > most_left:
        after = [rules.step(encounter, state, move, by_dictionary) for move in some_moves(encounter, state, chance)]
        following = [each[0] for each in after if isinstance(each, tuple) and each[0].stage == "talking"]
        if not following:
            return state
        state = chance.choice(following)
    return state


def every_value(compiled: Compiled, start: Situation) -> dict[Situation, Worth]:
    """The best worth in reach from every situation after `start`, by opening all of them."""
    foresight, known = Foresight(compiled.encounter, compiled=compiled), dict[Situation, Worth]()

    def value(here: Situation) -> Worth:
        if here not in known:
            known[here] = foresight.better(here, leaving(compiled.encounter))[0] if here[0] == OVER else max(
                [leaving(compiled.encounter), *map(value, compiled.expand[here[0]](here)[1::2])]
            )  # fmt: skip
        return known[here]

    value(start)
    return known


@settings(deadline=None, max_examples=30)
@given(name=st.sampled_from(sorted(EVERY)), seed=st.integers(0, 10_000))
def test_the_compiled_what_if_is_that_of_the_rules_walked_line_by_line(name: str, seed: int) -> None:
    encounter = EVERY[name]
    state = at_random(encounter, seed, LATE - 1)
    if state.patience < LATE:
        found = Foresight(encounter, compiled=machine(name)).best(state, leaving(encounter))
        assert found.is_sure
        assert found.worth == every_line(encounter, state)


@settings(deadline=None, max_examples=30)
@given(name=st.sampled_from(sorted(EVERY)), seed=st.integers(0, 10_000))
def test_nothing_comes_to_more_than_is_hoped_in_any_situation_that_follows(name: str, seed: int) -> None:
    """Every situation after a late one is opened: where it comes to more than a target, there was hope of it."""
    encounter, compiled = EVERY[name], machine(name)
    start = compiled.project(at_random(encounter, seed, LATE))
    if start[0] < 0 or start[1] > LATE:
        return
    values, chance = every_value(compiled, start), random.Random(seed)
    targets = sorted({leaving(encounter), *values.values()})
    for target in chance.sample(targets, min(3, len(targets))):
        hoping = Hoping(compiled, target)
        for here, value in values.items():
            if here[0] >= 0 and value > target:
                assert hoping.promises(here), (here, value, target)


@pytest.mark.parametrize("name", ["cold_ward", "last_bus"])
def test_from_the_first_moment_on_nothing_comes_to_more_than_is_hoped(name: str) -> None:
    """Of these every situation there is can be opened."""
    compiled = machine(name)
    values = every_value(compiled, compiled.first)
    assert len(values) > len(visit(compiled).places) / 2
    for target in sorted(set(values.values()))[:-1]:
        hoping = Hoping(compiled, target)
        assert all(hoping.promises(here) for here, value in values.items() if here[0] >= 0 and value > target)
    foresight = Foresight(compiled.encounter, compiled=compiled)
    assert foresight.better(compiled.first, leaving(compiled.encounter))[::2] == (values[compiled.first], True)


@pytest.mark.parametrize("encounter", [yard(patience=4), quiet(patience=4), replace(contested_yard(), patience=7)],
                         ids=["yard", "quiet", "contested"])
def test_small_encounters_are_searched_whole(encounter: Encounter) -> None:
    compiled = compile_encounter(encounter)
    found = Foresight(encounter, compiled=compiled).better(compiled.first, leaving(encounter))
    assert found[::2] == (every_value(compiled, compiled.first)[compiled.first], True)


@pytest.mark.parametrize("name", names())
def test_the_best_line_of_a_shipped_encounter_is_proved_and_comes_to_what_it_says(name: str) -> None:
    encounter = shipped(name)
    foresight = Foresight(encounter)
    line = best_line(encounter, foresight)
    assert line.is_best
    end = Lookahead(encounter).end_of(line.beats[-1].state)
    best, _, is_sure = foresight.better(foresight.compiled.first, leaving(encounter))
    assert (best, is_sure) == ((PLACE[encounter.best], end.worth), True)


def test_the_what_if_worked_by_hand_is_the_answer_of_the_compiled_search_too(played: Played) -> None:  # noqa: F811
    """Worked in tests/review/test_whatif.py: 900 with you at the bed is a yes at 1.5, and worth 53.8, not 44.2."""
    script = "ask_blankets; count_beds; who_hears; say_back; offer fee=800 bed=i_sit; close"
    session = played(shipped("cold_ward"), script)
    found = list(decisions(session.encounter, session.beats, searcher=Foresight(session.encounter)))
    offered = next(each for each in found if isinstance(each.move, Offer))
    assert write(offered.line[0]) == "offer fee=900 bed=i_sit" and offered.move == read("offer fee=800 bed=i_sit")
    assert (offered.before.worth, offered.after.worth, offered.is_exact) == (5380, 4420, True)


@pytest.mark.parametrize("name", names())
def test_every_decision_of_a_play_to_the_best_outcome_is_exact(name: str, played: Played) -> None:  # noqa: F811
    encounter = shipped(name)
    scripted = next(each for each in plays(name) if each.outcome is encounter.best)
    session = played(encounter, scripted.moves)
    searcher = Foresight(encounter)
    found = list(decisions(encounter, session.beats, searcher=searcher))
    assert all(each.is_exact for each in found)
    for each in (each for each in found if each.line):
        assert searcher_end(encounter, session.beats[each.beat - 1].state, each.line) == each.before


def searcher_end(encounter: Encounter, state: State, line: tuple[object, ...]) -> object:
    """How a line ends by the real rules."""
    return Lookahead(encounter).end_after(state, line)  # type: ignore[arg-type]


def test_a_search_that_comes_to_its_bound_says_so() -> None:
    encounter = shipped("wrong_invoice")
    foresight = Foresight(encounter, most=3)
    assert not foresight.better(foresight.compiled.first, leaving(encounter))[2]
