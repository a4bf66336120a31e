"""Random legal plays, for laws: a play is a list of numbers, each of which picks among what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from game.content.load import load_pack
from game.encounter.events import Event
from game.encounter.machine import Follow, by_dictionary
from game.encounter.moves import Move, OfferRepair
from game.encounter.reconciliation import RECONCILIATION
from game.encounter.refusals import Refusal
from game.encounter.repair import in_front, script_of
from game.encounter.rules import begin, legal_moves, offers, refuse, step
from game.encounter.script import Encounter, Has, Option, Reconciling, Step
from game.encounter.state import State
from game.encounter.values import Kind, Measure, Part
from tests.builders import CLEARING, DAY, PRICE, act, adding, line, rupture, slim, yard

MOST_MOVES = 40


def _picks(seed: int) -> list[int]:
    numbers = Random(seed)
    return [numbers.randrange(10**6) for _ in range(MOST_MOVES)]


PICKS = st.integers(0, 2**32).map(_picks)
"""Long plays: what happens late in a talk is reached as often as what happens early."""


@dataclass(frozen=True)
class Beat:
    """One move of a play."""

    before: State
    move: Move
    events: tuple[Event, ...]
    after: State


def offerings(encounter: Encounter, state: State) -> list[Move]:
    """Some offerings that can be made now: short ones, full ones, well and badly worded."""
    front = in_front(state)
    if front is None:
        return []
    by_part: dict[Part, list[str]] = {}
    for wording in script_of(encounter, front.id).wordings:
        by_part.setdefault(wording.part, []).append(wording.id)
    best = [ids[0] for part, ids in by_part.items() if part is not Part.THANK]
    worst = [ids[-1] for part, ids in by_part.items() if part is not Part.THANK]
    some = [OfferRepair(tuple(each[:length])) for each in (best, worst, best[::-1]) for length in (2, 3, 4, 5)]
    return [move for move in some if refuse(encounter, state, move) is None]


def choices(encounter: Encounter, state: State) -> list[Move]:
    """What can be done now."""
    packages = offers(encounter, state)
    return [*legal_moves(encounter, state), *offerings(encounter, state), *packages[:: max(1, len(packages) // 12)]]


def beats(encounter: Encounter, picks: list[int], follow: Follow = by_dictionary) -> Iterator[Beat]:
    """A legal play, until it is over or the picks are."""
    state, _ = begin(encounter, follow)
    for pick in picks:
        if state.stage == "over":
            return
        possible = choices(encounter, state)
        move = possible[pick % len(possible)]
        result = step(encounter, state, move, follow)
        assert not isinstance(result, Refusal), (move, result)
        yield Beat(state, move, result[1], result[0])
        state = result[0]


@cache
def troubled_yard() -> Encounter:
    """The yard with one rupture of each origin."""
    return yard(
        patience=14,
        hours=4,
        ruptures={
            "broke": rupture(),
            "easter": rupture("easter", opens="past", severity=1),
            "letter": rupture("letter", opens="turn", turn=4, severity=3),
        },
    )


def _step(id: str, **more: Any) -> Step:
    return Step(id=id, say=f"({id})", **more)


@cache
def contested_yard() -> Encounter:
    """The yard where the two of you measure the day differently, and a rupture comes in the middle of it."""
    thursday = Option(id="thursday", say="on Thursday", them=70, you=80, bridge=True)
    issues = (replace(DAY, contested=True, options=(*DAY.options[:2], thursday, DAY.options[2])), PRICE, CLEARING)
    knows_wall = (Has(verb="knows", name="wall"),)
    reconciling = Reconciling(
        issue="day",
        bridge="thursday",
        say_mine=(_step("mine"),),
        restate=(_step("hears", right=True, needs=knows_wall), _step("twists"), _step("bends")),
        translate=(_step("to_need", measure=Measure.NEED), _step("to_market", measure=Measure.MARKET)),
        meet=(_step("on_thursday", option="thursday"), _step("on_friday", option="friday")),
        answers={each: line(f"day_{each}") for each in (*RECONCILIATION.states, "balks")},
    )
    few = ("answer", "ask_why", "under", "measure", "check_wrong", "boast", "swear", "put")
    stand = act("stand", Kind.SAY_MINE, reconcile="day")
    letter = rupture("letter", opens="turn", turn=4)
    contested = yard(issues=issues, reconciling={"day": reconciling}, ruptures={"broke": rupture(), "letter": letter})
    return adding(slim(contested, *few), stand)


@cache
def shipped() -> dict[str, Encounter]:
    """Every encounter of the pack that can be loaded."""
    library = load_pack(Path(__file__).resolve().parents[2] / "dialogues")
    loaded = {head.id: library.encounter(head.id) for head in library.heads}
    return {id: each for id, each in loaded.items() if isinstance(each, Encounter)}


def every_encounter() -> dict[str, Encounter]:
    """The builders' encounters and the shipped ones, by name."""
    builders = {"the yard": yard(), "the troubled yard": troubled_yard(), "the contested yard": contested_yard()}
    return builders | shipped()
