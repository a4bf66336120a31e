"""Cajole, press, reassure: strength up to what the moment carries, and what each step above it costs (MODEL 4)."""

from __future__ import annotations

from typing import Any

import pytest

from game.encounter.events import ArtUsed, RuptureOpened, TensionChanged, TrustChanged
from game.encounter.leverage import leverage
from game.encounter.script import Encounter
from game.encounter.state import Breakage, Given, State
from game.encounter.talk import carries
from game.encounter.values import Breach, Kind
from tests.builders import act, history, of, play, quiet, rupture, start

BEHIND = ("wall", "neighbour", "broke", "ring")
ARTS = tuple(
    act(f"{kind.value}{strength}", kind, strength=strength, again=True, backed_by=BEHIND)
    for kind in (Kind.CAJOLE, Kind.PRESS, Kind.REASSURE)
    for strength in (1, 2, 3)
)


def arts(**more: Any) -> Encounter:
    """The quiet yard with every art at every strength."""
    return quiet(*ARTS, **more)


def moved(text: str, **fields: Any) -> tuple[int, int]:
    """(trust, tension) that one move changes from 50 and 50."""
    before = start(arts(), **{"trust": 50, "tension": 50, **fields})
    after = play(arts(), text, before)
    return after.trust - before.trust, after.tension - before.tension


def carried(kind: Kind, state: State) -> int:
    return carries(arts(), state, arts().act(f"{kind.value}1"))


# --- cajole ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "change"), [("cajole1", (0, -5)), ("cajole2", (0, -10)), ("cajole3", (-5, -10))])
def test_cajoling_carries_two_steps_and_each_step_above_costs_trust(text: str, change: tuple[int, int]) -> None:
    assert moved(text) == change


@pytest.mark.parametrize(("times", "carries_now"), [(0, 2), (1, 1), (2, 0), (5, 0)])
def test_cajoling_carries_less_each_time(times: int, carries_now: int) -> None:
    assert carried(Kind.CAJOLE, start(arts(), cajoles=times)) == carries_now


def test_cajoling_that_is_used_up_only_costs() -> None:
    assert moved("cajole2", cajoles=2) == (-10, 0)


def test_cajoling_never_moves_a_term() -> None:
    assert play(arts(), "cajole2; cajole1").yielded == 0


# --- press ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trust", [5, 40, 41, 70, 71, 100])
def test_pressing_carries_trust_and_leverage_by_thirties(trust: int) -> None:
    state = start(arts(), trust=trust)
    assert carried(Kind.PRESS, state) == max(0, min(3, (trust + leverage(arts(), state)) // 30))


def test_nothing_can_be_pressed_above_tension_70() -> None:
    assert carried(Kind.PRESS, start(arts(), trust=100, tension=70)) > 0
    assert carried(Kind.PRESS, start(arts(), trust=100, tension=75)) == 0


def test_pressing_within_what_is_carried_makes_her_yield_and_costs_tension() -> None:
    before = start(arts(), trust=100, yielded=5)
    assert carried(Kind.PRESS, before) == 3
    after, happened = history(arts(), "press3", before)
    assert (after.yielded, after.tension - before.tension, after.trust) == (8, 15, 100)
    assert of(happened, RuptureOpened) == []


@pytest.mark.parametrize(("text", "over"), [("press2", 1), ("press3", 2)])
def test_over_pressing_opens_a_rupture_of_integrity_of_that_severity(text: str, over: int) -> None:
    before = start(arts())
    assert carried(Kind.PRESS, before) == 1
    after, happened = history(arts(), text, before)
    (broke,) = of(happened, RuptureOpened)
    assert (broke.rupture, broke.severity, broke.over_pressed) == ("pressed", over, True)
    assert broke.cost == {1: 15, 2: 25}[over]
    assert after.yielded == 1


def test_over_pressing_counts_as_integrity_whatever_the_file_says() -> None:
    mild = arts(overpress=rupture("pressed", breach=Breach.COMPETENCE, severity=3))
    (broke,) = of(history(mild, "press2")[1], RuptureOpened)
    assert (broke.severity, broke.cost) == (1, 15)


def test_over_pressing_takes_the_authors_words_where_there_are_some() -> None:
    encounter = quiet(act("shove", Kind.PRESS, strength=3, too_hard="broke"))
    (broke,) = of(history(encounter, "shove")[1], RuptureOpened)
    assert (broke.rupture, broke.severity) == ("broke", 2)


def test_over_pressing_costs_trust_where_nobody_wrote_words_for_it() -> None:
    silent = arts(overpress=None)
    after, happened = history(silent, "press3")
    assert (of(happened, RuptureOpened), after.trust) == ([], 40)


def test_over_pressing_again_never_makes_the_open_rupture_milder() -> None:
    hard = play(arts(), "press3; wait; pass")
    assert hard.breakages[0].severity == 2
    again = play(arts(), "press1", hard)
    assert (carried(Kind.PRESS, hard), again.breakages[0].severity) == (0, 2)


# --- reassure -------------------------------------------------------------------------------------------------------

KNOWN = {"facts": ("wall", "neighbour")}


@pytest.mark.parametrize(
    ("text", "change"), [("reassure1", (5, -5)), ("reassure2", (5, -10)), ("reassure3", (-5, -10))]
)
def test_comfort_carries_as_far_as_something_stands_behind_it(text: str, change: tuple[int, int]) -> None:
    assert moved(text, **KNOWN) == change


def test_comfort_with_nothing_behind_it_only_costs() -> None:
    assert moved("reassure1") == (-5, 0)


def test_comfort_carries_nothing_below_tension_30() -> None:
    assert carried(Kind.REASSURE, start(arts(), tension=30, **KNOWN)) == 2
    assert carried(Kind.REASSURE, start(arts(), tension=25, **KNOWN)) == 0


def test_what_comfort_has_leaned_on_carries_no_second_time() -> None:
    before = start(arts(), tension=50, **KNOWN)
    once, happened = history(arts(), "reassure1", before)
    assert [event.leaned for event in of(happened, ArtUsed)] == [("wall",)]
    assert carried(Kind.REASSURE, once) == 1
    assert carried(Kind.REASSURE, play(arts(), "reassure1", once)) == 0


def test_repairs_and_kept_promises_stand_behind_comfort_too() -> None:
    mended = Breakage(id="broke", phase="steady", turn=1, severity=1, mended=True)
    state = start(arts(), tension=50, breakages=(mended,), promises=(Given(id="ring", source="say", fate="kept"),))
    assert carried(Kind.REASSURE, state) == 2


def test_what_was_only_denied_stands_behind_nothing() -> None:
    denied = Breakage(id="broke", phase="denied", turn=1, severity=1, mended=True)
    assert carried(Kind.REASSURE, start(arts(), tension=50, breakages=(denied,))) == 0


def test_a_promise_that_is_only_due_is_no_receipt() -> None:
    assert carried(Kind.REASSURE, start(arts(), tension=50, promises=(Given(id="ring", source="say"),))) == 0


def test_every_art_tells_its_strength_and_what_was_carried() -> None:
    _, happened = history(arts(), "cajole3")
    assert [(event.kind, event.strength, event.carried) for event in of(happened, ArtUsed)] == [("cajole", 3, 2)]
    assert all(event.causes for event in of(happened, TrustChanged, TensionChanged))
