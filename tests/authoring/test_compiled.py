"""The compiled machine agrees with the real rules in every situation, and its reductions lose nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.authoring.explore.compiled import compile_encounter
from game.authoring.explore.explored import Explored, explore, explore_compiled
from game.authoring.explore.search import visit
from game.encounter.script import Encounter, Has, Learn, Shift
from game.encounter.values import Intent, Kind, Measure, Outcome, Part
from tests.authoring.exploring import check_play, reachable
from tests.builders import act, adding, line, quiet, rupture, slim, wording, yard
from tests.encounter.playing import contested_yard, every_encounter

EVERY = every_encounter()


def showing_yard() -> Encounter:
    """A yard where guilt can be denied, and what is shown settles it."""
    broke = rupture("broke", denials=(wording("not_me", Part.EXPLAIN),), intent=Intent.UNCLEAR)
    invoice = act("invoice", Kind.PRESENT, shows="invoice", clears="broke", again=True)
    guilty = adding(yard(ruptures={"broke": broke}), invoice, act("lean", Kind.REASSURE, backed_by=("invoice",)))
    return replace(guilty, ruptures={"broke": replace(broke, innocent=True)})


BUILT = {
    "a yard where things are shown": showing_yard(),
    "a yard without rivals": yard(rivals=(), their_alternative=40),
    "a yard where she asks twice": adding(
        yard(), act("poke", reply=line("and_you", "And you?", asks=True)), act("to_that", Kind.RESPOND, to="and_you")
    ),
}


@pytest.mark.parametrize("name", [*EVERY, *BUILT])
def test_the_machine_and_the_rules_agree_in_every_situation_of_a_random_play(name: str) -> None:
    compiled = compile_encounter((EVERY | BUILT)[name])
    assert sum(check_play(compiled, seed) for seed in range(6)) > 12


def test_the_machine_agrees_without_its_reductions_too() -> None:
    for encounter in (EVERY["the troubled yard"], contested_yard()):
        compiled = compile_encounter(encounter, plain=True)
        assert sum(check_play(compiled, seed) for seed in range(3)) > 6


def asking_yard() -> Encounter:
    """She challenges with a question, what a rival says can be taken up, and a move asks where the talk has been."""
    asked = rupture("broke", challenge=line("what_was_that", "What was that?", asks=True))
    taken_up = act("take_up", Kind.FOLLOW_UP, to="i_can_start", effects=(Learn(fact="wall"),), again=True)
    been = act("been", needs=(Has(verb="seen", name="terms"),), again=True)
    return adding(yard(ruptures={"broke": asked}), taken_up, been, act("wait", again=True))


RECONCILED = "say ask_why; say measure; say stand; reconcile hears; reconcile to_need; reconcile on_thursday"
SCRIPTS = {
    "met on Thursday": (contested_yard, RECONCILED),
    "bridge open": (contested_yard, RECONCILED.rsplit(";", 1)[0]),
    "challenged with a question": (asking_yard, "say boast; say wait"),
    "been at the terms": (asking_yard, "say to_terms; say back"),
    "three turns at the yard": (asking_yard, "say answer; say wait; say wait"),
    "denied, and nothing else can break": (
        lambda: slim(showing_yard(), "boast", "invoice", "answer", "ask_why", "put"),
        "say boast; say ask_why; deny",
    ),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_machine_and_the_rules_agree_from_there_on(name: str) -> None:
    make, script = SCRIPTS[name]
    compiled = compile_encounter(make())
    assert sum(check_play(compiled, seed, script) for seed in range(3)) > 3


def test_forgetting_promises_that_come_too_late_loses_no_reconciliation() -> None:
    """In seven turns there is just time to reconcile and to be bound by what was promised on the way."""
    acts = ("stand", "ask_why", "measure", "swear", "put")
    encounter = slim(replace(contested_yard(), patience=7, ruptures={}, trust=70, tension=0), *acts)
    reduced, plain = explore(encounter), explore_compiled(compile_encounter(encounter, plain=True))
    assert Outcome.RECONCILED in plain.ways
    assert told(reduced) == told(plain)


def small_yard(*acts: str, **more: object) -> Encounter:
    return slim(yard(**{"patience": 4, **more}), "put", *acts)


SMALL = {
    "finding out": small_yard("ask_why", "under", "answer", "see", "measure", "standard"),
    "influence": small_yard("coax", "press", "press_hard", "calm", "warm"),
    "two that are alike": adding(
        small_yard("answer"), *(act(f"chat_{place}", effects=(Shift(meter="tension", by=5),)) for place in range(3))
    ),
    "a slip": small_yard("boast", "after_repair", "ask_why", patience=3),
}


@pytest.mark.parametrize("name", [name for name in SMALL if name != "a slip"])
def test_it_visits_exactly_the_situations_that_the_rules_can_come_to(name: str) -> None:
    encounter = SMALL[name]
    if name == "influence":
        encounter = replace(encounter, overpress=None)
    compiled = compile_encounter(encounter, joins_last=False)
    visited = visit(compiled)
    assert visited.is_complete
    assert sum(place >= 0 for place in visited.places) == len(reachable(encounter, compiled))


def told(explored: Explored) -> object:
    best, overall = explored.best, explored.best_of_all
    ways = {outcome: len(way) for outcome, way in explored.ways.items()}
    worths = {family: each and each.worth for family, each in explored.best_without.items()}
    return ways, best and (best.worth, len(best.way)), overall and overall.worth, worths


@pytest.mark.parametrize("name", [*SMALL, "contested"])
def test_the_reductions_change_no_outcome_and_no_worth(name: str) -> None:
    encounter = SMALL.get(name) or slim(replace(contested_yard(), patience=6), "stand", "ask_why", "measure", "put")
    reduced, plain = explore(encounter), explore_compiled(compile_encounter(encounter, plain=True))
    assert reduced.is_complete
    assert plain.is_complete
    assert told(reduced) == told(plain)
    assert reduced.situations <= plain.situations


def test_moves_that_the_rules_cannot_tell_apart_are_taken_together() -> None:
    encounter = SMALL["two that are alike"]
    reduced, plain = (visit(compile_encounter(encounter, plain=each)) for each in (False, True))
    assert reduced.count < plain.count / 2


def test_a_move_that_a_condition_names_is_never_taken_together_with_another() -> None:
    alike = [act(f"chat_{place}", effects=(Learn(fact="wall"),)) for place in range(2)]
    after_one = act("and_so", needs=(Has(verb="used", name="chat_1"),))
    compiled = compile_encounter(quiet(*alike, after_one))
    assert compiled.flags.groups["chat_0"] == (compiled.encounter.act("chat_0"),)


def test_her_measure_counts_in_the_machine_as_in_the_rules() -> None:
    encounter = adding(yard(fair_means=Measure.NEED), act("appeal", Kind.STANDARD, issue="day", measure=Measure.NEED))
    compiled = compile_encounter(encounter)
    assert sum(check_play(compiled, seed) for seed in range(20, 24)) > 8
