"""Every finding of exploring: a small wrong encounter that has it, and a right one that has not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from game.authoring.explore.explored import Explored, explore
from game.authoring.explore.ways import written
from game.content.codes import TABLE
from game.content.codes.proved import ROWS
from game.encounter.machine import by_dictionary
from game.encounter.moves import read
from game.encounter.rules import begin, step
from game.encounter.script import Act, Compare, Encounter, Has, Learn, Moment
from game.encounter.values import Kind, Outcome, Skill
from tests.builders import act, adding, line, play, quiet, slim, yard

NEVER_TRUE = (Compare(meter="trust", sign=">=", number=95),)


def bare(*acts: Act, **more: object) -> Encounter:
    """A yard with nothing but these moves, where she asks nothing; three turns unless told."""
    plain = yard(**{"patience": 3, "trust": 70, "tension": 0, **more})
    return adding(replace(plain, moments={**plain.moments, "yard": Moment(id="yard")}), *acts)


def with_moment(encounter: Encounter, id: str, *acts: Act) -> Encounter:
    return replace(encounter, moments={**encounter.moments, id: Moment(id=id, acts=acts)})


PUT = next(each for each in yard().moments["yard"].acts if each.id == "put")
WAIT = act("wait", again=True)
LEARN = act("ask", effects=(Learn(fact="neighbour"),))
GREET = act("greet", Kind.MIRROR, again=True)


@dataclass(frozen=True)
class Case:
    """`about` is what the finding of the wrong one names."""

    about: str
    wrong: Callable[[], Encounter]
    right: Callable[[], Encounter]


def two_families() -> Encounter:
    """The best terms need a fact, and she tells it only to somebody who has met her."""
    told = replace(LEARN, needs=(Has(verb="used", name="greet"),))
    return bare(replace(GREET, again=False), told, WAIT, PUT, patience=5, level=2)


def cornered(*more: Act) -> Encounter:
    """A move leads to where nothing can be agreed."""
    return with_moment(bare(act("turn_away", go="corner"), LEARN, PUT, patience=6), "corner", WAIT, *more)


CASES = {
    "dead-end": Case("yard", lambda: bare(act("once")), lambda: bare(act("once"), PUT)),
    "never-offered": Case(
        "locked",
        lambda: bare(PUT, act("locked", needs=(Has(verb="knows", name="wall"),))),
        lambda: bare(PUT, act("locked", needs=(Has(verb="knows", name="neighbour"),)), LEARN),
    ),
    "never-shown": Case(
        "silent",
        lambda: with_line(bare(PUT), NEVER_TRUE),
        lambda: with_line(bare(PUT, LEARN), (Has(verb="knows", name="neighbour"),)),
    ),
    "never-reached": Case(
        "attic",
        lambda: with_moment(bare(PUT), "attic", WAIT),
        lambda: with_moment(bare(PUT, act("up", go="attic")), "attic", WAIT),
    ),
    "never-ends": Case(
        "vow",
        lambda: bare(PUT, act("vow", Kind.PROMISE, again=True)),
        lambda: bare(PUT, act("vow", Kind.PROMISE, again=True, promise="ring")),
    ),
    "trap": Case("turn_away", cornered, lambda: cornered(act("turn_back", go="yard", again=True))),
    "best-out-of-reach": Case("best", lambda: bare(PUT, LEARN, best=Outcome.RECONCILED), lambda: bare(PUT, LEARN)),
    "single-way": Case(
        "best",
        lambda: bare(LEARN, WAIT, PUT, trust=40),
        lambda: bare(LEARN, act("hear", Kind.MIRROR, effects=(Learn(fact="neighbour"),)), WAIT, PUT, trust=40),
    ),
    "one-trick": Case("best", lambda: bare(LEARN, WAIT, PUT, level=2), two_families),
    "no-dilemma": Case("yard", lambda: bare(act("up", go="terms")), lambda: bare(act("up", go="terms"), GREET, PUT)),
    "influence-idle": Case(
        "coax",
        lambda: bare(LEARN, act("coax", Kind.CAJOLE), PUT, trust=60, patience=4),
        lambda: bare(LEARN, act("coax", Kind.PRESS), PUT, trust=60, patience=4),
    ),
    "skill-out-of-reach": Case(
        "read_cues",
        lambda: bare(PUT, LEARN, skills=(Skill.READ_CUES,)),
        lambda: bare(PUT, replace(LEARN, teaches=Skill.READ_CUES), skills=(Skill.READ_CUES,)),
    ),
}


def with_line(encounter: Encounter, when: tuple[Compare | Has, ...]) -> Encounter:
    """A line in the first moment that is said when a condition holds."""
    first = encounter.moments["yard"]
    return replace(encounter, moments={**encounter.moments, "yard": replace(first, lines=(line("silent", when=when),))})


def found(explored: Explored) -> dict[str, set[str]]:
    proved: dict[str, set[str]] = {}
    for proof in explored.proofs:
        proved.setdefault(proof.code, set()).add(proof.about)
    return proved


@pytest.mark.parametrize("code", CASES)
def test_a_wrong_encounter_has_the_finding_and_a_right_one_has_not(code: str) -> None:
    case = CASES[code]
    wrong, right = explore(case.wrong()), explore(case.right())
    assert wrong.is_complete
    assert right.is_complete
    assert case.about in found(wrong).get(code, set())
    assert case.about not in found(right).get(code, set())


def test_every_code_that_is_proved_has_its_case_and_stands_in_the_table() -> None:
    assert [row.code for row in ROWS] == [row.code for row in TABLE.values() if row.kind == "proved"]
    assert {row.code for row in ROWS} == set(CASES)


@pytest.mark.parametrize("code", ["never-offered", "never-shown", "never-reached", "best-out-of-reach", "no-dilemma"])
def test_a_search_that_was_cut_short_claims_no_never(code: str) -> None:
    explored = explore(CASES[code].wrong(), most=2)
    assert not explored.is_complete
    assert explored.cut_at_turn > 0
    assert code not in found(explored)


def test_a_dead_end_comes_with_a_way_that_can_be_played() -> None:
    explored = explore(CASES["dead-end"].wrong())
    [proof] = [each for each in explored.proofs if each.code == "dead-end"]
    assert proof.words["way"] == "say once"


def test_every_way_can_be_played_and_ends_as_it_says() -> None:
    encounter = slim(yard(patience=5), "put", "ask_why", "under", "boast", "press_hard", "answer")
    explored = explore(encounter)
    assert {Outcome.BARGAINED, Outcome.CAPITULATED, Outcome.LOST, Outcome.WITHDRAWN} <= explored.ways.keys()
    for outcome, way in explored.ways.items():
        assert play(encounter, ";".join(way)).outcome is outcome


def test_no_way_is_shorter_than_the_shortest_one() -> None:
    """Every play of fewer moves, tried out by the real rules, ends otherwise."""
    encounter = slim(yard(patience=4, trust=60), "put", "ask_why", "under", "answer")
    explored = explore(encounter)
    moves = ["say answer", "say ask_why", "say under", "close", "accept"]
    moves += ["offer day=wednesday price=200 clearing=you_clear", "offer day=wednesday price=300 clearing=you_clear"]
    way = explored.ways[Outcome.BARGAINED]
    states = [begin(encounter, by_dictionary)[0]]
    for _ in range(len(way) - 1):
        results = [
            step(encounter, state, move, by_dictionary) for state in states for text in moves if (move := read(text))
        ]
        states = [result[0] for result in results if isinstance(result, tuple)]
        assert all(state.outcome is not Outcome.BARGAINED for state in states)


def test_what_the_best_becomes_without_finding_out_is_told() -> None:
    explored = explore(two_families())
    assert explored.best is not None
    without = explored.best_without["find_out"]
    assert without is None or without.worth < explored.best.worth
    assert explored.best_without["repair"] is not None
    assert explored.best_without["repair"].worth == explored.best.worth


def test_families_can_be_left_out_of_the_search() -> None:
    explored = explore(two_families(), without=frozenset({"find_out"}))
    whole = explore(two_families())
    assert explored.situations < whole.situations
    assert (explored.best and explored.best.worth) == (
        whole.best_without["find_out"] and whole.best_without["find_out"].worth
    )


def test_a_search_that_is_cut_short_still_comes_to_the_end() -> None:
    encounter = quiet(patience=9)
    cut = explore(encounter, most=4000)
    assert not cut.is_complete
    assert cut.situations < 6000
    assert {Outcome.LOST, Outcome.CAPITULATED} <= cut.ways.keys()


def test_a_way_that_the_rules_refuse_is_a_fault_of_the_machine() -> None:
    from game.authoring.explore.compiled import compile_encounter

    compiled = compile_encounter(bare(act("once"), PUT))
    once = next(number for number, each in enumerate(compiled.steps) if each.acts and each.acts[0].id == "once")
    with pytest.raises(AssertionError):
        written(compiled, [once, once])
