"""`apply(state, event)`: what each event changes. Sums, nothing else.

Every event has a function that says which fields of the state change. A move makes a dozen events: `Unfolding` copies
the state once (`copied`) and lets each event change that copy (`change`), which nobody else holds before the move is
decided. `apply` does the same for one event and leaves what it was given as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from game.encounter import events as happened
from game.encounter.events import Event
from game.encounter.state import Breakage, Given, OpenQuestion, State

Changes = dict[str, Any]
"""Field of the state -> its new value."""


def _acted(state: State, event: happened.Acted) -> Changes:
    return {} if event.act in state.used else dict(used=(*state.used, event.act))


def _turn(state: State, event: happened.TurnTaken) -> Changes:
    return dict(turn=event.turn, patience=state.patience - 1)


def _said(state: State, event: happened.LineSaid) -> Changes:
    said = state.said if event.line in state.said else (*state.said, event.line)
    heard = state.heard if event.line in state.heard else (*state.heard, event.line)
    return dict(said=said, heard=heard)


def _moved(state: State, event: happened.TalkMoved) -> Changes:
    seen = state.seen if event.to in state.seen else (*state.seen, event.to)
    return dict(at=event.to, entered=state.turn, heard=(), seen=seen)


def _learned(state: State, event: happened.FactLearned) -> Changes:
    if event.fact == "measure":
        return dict(measure_known=True)
    return dict(facts=(*state.facts, event.fact))


def _forgot(state: State, event: happened.FactForgotten) -> Changes:
    if event.fact == "measure":
        return dict(measure_known=False)
    return dict(facts=tuple(fact for fact in state.facts if fact != event.fact))


def _art(state: State, event: happened.ArtUsed) -> Changes:
    return dict(
        cajoles=state.cajoles + (event.kind == "cajole"),
        pressed=state.turn if event.kind == "press" else state.pressed,
        leaned=(*state.leaned, *event.leaned),
    )


def _yielded(state: State, event: happened.Yielded) -> Changes:
    standards = (*state.standards, event.issue) if event.issue else state.standards
    return dict(yielded=state.yielded + event.steps, standards=standards)


def _answered(state: State, event: happened.OfferAnswered) -> Changes:
    agreed = event.package if event.answer == "accepted" else None
    return dict(counter=event.counter, agreed=agreed, pressured=event.pressured)


def _bid(state: State, event: happened.BidChanged) -> Changes:
    bids = tuple(event.package if place == event.rival else bid for place, bid in enumerate(state.bids))
    return dict(bids=bids)


def _broke(state: State, event: happened.RuptureOpened) -> Changes:
    breakage = Breakage(
        id=event.rupture,
        phase="steady",
        turn=state.turn,
        severity=event.severity,
        cost=event.cost,
        over_pressed=event.over_pressed,
    )
    others = tuple(each for each in state.breakages if each.id != event.rupture)
    return dict(breakages=(*others, breakage))


def _change(state: State, rupture: str, **fields: Any) -> Changes:
    changed = tuple(replace(each, **fields) if each.id == rupture else each for each in state.breakages)
    return dict(breakages=changed)


def _rupture_moved(state: State, event: happened.RuptureMoved) -> Changes:
    mended = event.phase in ("steady", "denied")
    held = None if state.repairing == event.rupture else state.repairing
    changes = _change(state, event.rupture, phase=event.phase, mended=mended)
    return changes | dict(repairing=event.rupture if event.detour else held)


def _offering(state: State, event: happened.OfferingAnswered) -> Changes:
    counted = dict(offerings=state.offerings + 1)
    if event.accepted:
        changes = _change(state, event.rupture, given=event.given, deed=event.deed)
        return changes | counted | dict(unthanked=event.rupture)
    breakage = state.breakage(event.rupture)
    return _change(state, event.rupture, refusals=breakage.refusals + 1 if breakage else 1) | counted


def _denied(state: State, event: happened.Denied) -> Changes:
    return _change(state, event.rupture, given=event.given) | dict(denied=(*state.denied, event.rupture))


def _reconciliation(state: State, event: happened.ReconciliationMoved) -> Changes:
    changed = tuple(
        replace(
            each,
            phase=event.phase,
            spent=(*each.spent, event.spent) if event.spent else each.spent,
            met=event.met if event.met is not None else each.met,
        )
        if each.issue == event.issue
        else each
        for each in state.reconciliations
    )
    return dict(reconciliations=changed, reconciling=event.issue if event.detour else None)


def _promised(state: State, event: happened.PromiseMade) -> Changes:
    return dict(promises=(*state.promises, Given(id=event.promise, source=event.source)))


def _fate(state: State, promise: str, **fields: Any) -> Changes:
    changed = tuple(replace(each, **fields) if each.id == promise else each for each in state.promises)
    return dict(promises=changed)


def _kept(state: State, event: happened.PromiseKept) -> Changes:
    return _fate(state, event.promise, fate="kept") | dict(hours=state.hours - event.hours)


def _ended(state: State, event: happened.Ended) -> Changes:
    return dict(outcome=event.outcome, stage="over", repairing=None, reconciling=None, question=None)


APPLIERS: dict[type, Callable[[State, Any], Changes]] = {
    happened.Began: lambda state, event: {},
    happened.Acted: _acted,
    happened.TurnTaken: _turn,
    happened.LineSaid: _said,
    happened.TalkMoved: _moved,
    happened.TrustChanged: lambda state, event: dict(trust=state.trust + event.by),
    happened.TensionChanged: lambda state, event: dict(tension=state.tension + event.by),
    happened.CeilingLowered: lambda state, event: dict(ceiling=max(0, state.ceiling - event.by)),
    happened.FactLearned: _learned,
    happened.FactForgotten: _forgot,
    happened.QuestionOpened: lambda state, event: dict(question=OpenQuestion(line=event.line, turn=state.turn)),
    happened.QuestionClosed: lambda state, event: dict(question=None),
    happened.CheckMissed: lambda state, event: dict(wrong_checks=state.wrong_checks + 1),
    happened.Mirrored: lambda state, event: dict(
        mirrors=state.mirrors + 1, late_mirrors=state.late_mirrors + event.late
    ),
    happened.ArtUsed: _art,
    happened.Yielded: _yielded,
    happened.IssueRaised: lambda state, event: dict(raised=(*state.raised, event.issue)),
    happened.OfferAnswered: _answered,
    happened.PackagesCompared: lambda state, event: dict(
        preferences=(*state.preferences, (event.preferred, event.other))
    ),
    happened.Presented: lambda state, event: dict(presented=(*state.presented, event.name)),
    happened.CounterDropped: lambda state, event: dict(counter=None),
    happened.CounterAccepted: lambda state, event: dict(agreed=event.package, counter=None),
    happened.BidChanged: _bid,
    happened.RuptureOpened: _broke,
    happened.RuptureMoved: _rupture_moved,
    happened.OfferingAnswered: _offering,
    happened.Thanked: lambda state, event: dict(unthanked=None),
    happened.ResidueLeft: lambda state, event: dict(
        unthanked=None if state.unthanked == event.rupture else state.unthanked,
        residues=state.residues + 1,
    ),
    happened.ResidueSpent: lambda state, event: dict(residues=0),
    happened.Denied: _denied,
    happened.DenialSettled: lambda state, event: dict(denied=tuple(id for id in state.denied if id != event.rupture)),
    happened.ReconciliationMoved: _reconciliation,
    happened.PromiseMade: _promised,
    happened.PromiseRecorded: lambda state, event: _fate(state, event.promise, recorded=True),
    happened.DealMoved: lambda state, event: dict(
        deal=event.to, stage="closing" if event.to in ("agreed", "hollow") else state.stage
    ),
    happened.Ended: _ended,
    happened.WeekPassed: lambda state, event: dict(stage="later", hours=event.hours),
    happened.PromiseKept: _kept,
    happened.PromiseBroken: lambda state, event: _fate(state, event.promise, fate="broken"),
    happened.Delivered: lambda state, event: dict(stage="over", delivery=event.worth),
}


_SLOTS = tuple((State.__dict__[field.name].__get__, State.__dict__[field.name].__set__) for field in fields(State))


def copied(state: State) -> State:
    """A copy that its maker may `change` as long as nobody else holds it."""
    copy = object.__new__(State)
    for get, set_ in _SLOTS:
        set_(copy, get(state))
    return copy


def change(own: State, event: Event) -> None:
    """Lets `event` change `own` in place: a copy that only the caller holds."""
    for name, value in APPLIERS[type(event)](own, event).items():
        object.__setattr__(own, name, value)


def apply(state: State, event: Event) -> State:
    """The state after `event`; `state` stays as it was."""
    after = copied(state)
    change(after, event)
    return after
