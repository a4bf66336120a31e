"""Showing something: it backs a comfort, and it settles what was denied (MODEL 2, 3)."""

from __future__ import annotations

from game.encounter.events import ArtUsed, CeilingLowered, TrustChanged
from game.encounter.script import Encounter
from game.encounter.values import Breach, Kind, Part
from tests.builders import act, codes, history, of, play, quiet, refusal, rupture, wording


def denied(innocent: bool) -> Encounter:
    """The quiet yard with a breach of integrity that can be denied, and a log that settles it."""
    accused = rupture(breach=Breach.INTEGRITY, innocent=innocent, denials=(wording("not_me", Part.NAME_IT),))
    log = act("log", Kind.PRESENT, shows="log", clears="broke")
    comfort = act("comfort", Kind.REASSURE, strength=1, backed_by=("log",), again=True)
    return quiet(log, comfort, ruptures={"broke": accused})


def test_what_was_shown_backs_a_comfort_once() -> None:
    _, happened = history(denied(True), "comfort")
    assert of(happened, ArtUsed)[0].carried == 0
    state, happened = history(denied(True), "log; comfort")
    assert of(happened, ArtUsed)[0].carried == 1
    assert state.leaned == ("log",)


def test_a_thing_is_shown_once() -> None:
    assert refusal(denied(True), "log; log") in ("said_already", "shown_already")


def test_a_denial_shown_true_gives_all_trust_back() -> None:
    state, happened = history(denied(True), "slip; wait; deny; log")
    given = [event.by for event in of(happened, TrustChanged) if "shown_innocent" in codes(event)]
    cost = -sum(event.by for event in of(happened, TrustChanged) if "rupture" in codes(event))
    back = sum(event.by for event in of(happened, TrustChanged) if "denial" in codes(event))
    assert given == [cost - back]
    assert state.denied == ()


def test_a_denial_shown_false_costs_twice_and_lowers_the_ceiling() -> None:
    before = play(denied(False), "slip; wait; deny")
    state, happened = history(denied(False), "log", before)
    assert [event.by for event in of(happened, CeilingLowered)] == [25]
    assert state.trust < before.trust


def test_what_is_settled_once_is_not_settled_again_a_week_later() -> None:
    state, happened = history(
        denied(False),
        "slip; wait; deny; log; ask_why; under; offer day=monday price=100 clearing=you_clear; close; keep sweep",
    )
    assert len([event for event in of(happened, CeilingLowered) if "shown_guilty" in codes(event)]) == 1
    assert state.stage == "over"
