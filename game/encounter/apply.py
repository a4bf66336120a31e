"""`apply(state, event)`: the only place where a new state is made. It does sums, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from game.encounter import events as happened
from game.encounter.events import Event
from game.encounter.state import Breakage, Given, OpenQuestion, State


def _acted(state: State, event: happened.Acted) -> State:
    return state if event.act in state.used else replace(state, used=(*state.used, event.act))


def _turn(state: State, event: happened.TurnTaken) -> State:
    return replace(state, turn=event.turn, patience=state.patience - 1)


def _said(state: State, event: happened.LineSaid) -> State:
    said = state.said if event.line in state.said else (*state.said, event.line)
    heard = state.heard if event.line in state.heard else (*state.heard, event.line)
    return replace(state, said=said, heard=heard)


def _moved(state: State, event: happened.TalkMoved) -> State:
    seen = state.seen if event.to in state.seen else (*state.seen, event.to)
    return replace(state, at=event.to, entered=state.turn, heard=(), seen=seen)


def _learned(state: State, event: happened.FactLearned) -> State:
    if event.fact == "measure":
        return replace(state, measure_known=True)
    return replace(state, facts=(*state.facts, event.fact))


def _forgot(state: State, event: happened.FactForgotten) -> State:
    if event.fact == "measure":
        return replace(state, measure_known=False)
    return replace(state, facts=tuple(fact for fact in state.facts if fact != event.fact))


def _art(state: State, event: happened.ArtUsed) -> State:
    return replace(
        state,
        cajoles=state.cajoles + (event.kind == "cajole"),
        pressed=state.turn if event.kind == "press" else state.pressed,
        leaned=(*state.leaned, *event.leaned),
    )


def _yielded(state: State, event: happened.Yielded) -> State:
    standards = (*state.standards, event.issue) if event.issue else state.standards
    return replace(state, yielded=state.yielded + event.steps, standards=standards)


def _answered(state: State, event: happened.OfferAnswered) -> State:
    agreed = event.package if event.answer == "accepted" else None
    return replace(state, counter=event.counter, agreed=agreed, pressured=event.pressured)


def _bid(state: State, event: happened.BidChanged) -> State:
    bids = tuple(event.package if place == event.rival else bid for place, bid in enumerate(state.bids))
    return replace(state, bids=bids)


def _broke(state: State, event: happened.RuptureOpened) -> State:
    breakage = Breakage(
        id=event.rupture,
        phase="steady",
        turn=state.turn,
        severity=event.severity,
        cost=event.cost,
        over_pressed=event.over_pressed,
    )
    others = tuple(each for each in state.breakages if each.id != event.rupture)
    return replace(state, breakages=(*others, breakage))


def _change(state: State, rupture: str, **fields: Any) -> State:
    changed = tuple(replace(each, **fields) if each.id == rupture else each for each in state.breakages)
    return replace(state, breakages=changed)


def _rupture_moved(state: State, event: happened.RuptureMoved) -> State:
    mended = event.phase in ("steady", "denied")
    changed = _change(state, event.rupture, phase=event.phase, mended=mended)
    held = None if state.repairing == event.rupture else state.repairing
    return replace(changed, repairing=event.rupture if event.detour else held)


def _offering(state: State, event: happened.OfferingAnswered) -> State:
    counted = replace(state, offerings=state.offerings + 1)
    if event.accepted:
        changed = _change(counted, event.rupture, given=event.given, deed=event.deed)
        return replace(changed, unthanked=event.rupture)
    breakage = state.breakage(event.rupture)
    return _change(counted, event.rupture, refusals=breakage.refusals + 1 if breakage else 1)


def _denied(state: State, event: happened.Denied) -> State:
    return replace(_change(state, event.rupture, given=event.given), denied=(*state.denied, event.rupture))


def _reconciliation(state: State, event: happened.ReconciliationMoved) -> State:
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
    return replace(state, reconciliations=changed, reconciling=event.issue if event.detour else None)


def _promised(state: State, event: happened.PromiseMade) -> State:
    return replace(state, promises=(*state.promises, Given(id=event.promise, source=event.source)))


def _fate(state: State, promise: str, **fields: Any) -> State:
    changed = tuple(replace(each, **fields) if each.id == promise else each for each in state.promises)
    return replace(state, promises=changed)


def _kept(state: State, event: happened.PromiseKept) -> State:
    return replace(_fate(state, event.promise, fate="kept"), hours=state.hours - event.hours)


def _ended(state: State, event: happened.Ended) -> State:
    return replace(state, outcome=event.outcome, stage="over", repairing=None, reconciling=None, question=None)


APPLIERS: dict[type, Callable[[State, Any], State]] = {
    happened.Began: lambda state, event: state,
    happened.Acted: _acted,
    happened.TurnTaken: _turn,
    happened.LineSaid: _said,
    happened.TalkMoved: _moved,
    happened.TrustChanged: lambda state, event: replace(state, trust=state.trust + event.by),
    happened.TensionChanged: lambda state, event: replace(state, tension=state.tension + event.by),
    happened.CeilingLowered: lambda state, event: replace(state, ceiling=max(0, state.ceiling - event.by)),
    happened.FactLearned: _learned,
    happened.FactForgotten: _forgot,
    happened.QuestionOpened: lambda state, event: replace(
        state, question=OpenQuestion(line=event.line, turn=state.turn)
    ),
    happened.QuestionClosed: lambda state, event: replace(state, question=None),
    happened.CheckMissed: lambda state, event: replace(state, wrong_checks=state.wrong_checks + 1),
    happened.Mirrored: lambda state, event: replace(
        state, mirrors=state.mirrors + 1, late_mirrors=state.late_mirrors + event.late
    ),
    happened.ArtUsed: _art,
    happened.Yielded: _yielded,
    happened.IssueRaised: lambda state, event: replace(state, raised=(*state.raised, event.issue)),
    happened.OfferAnswered: _answered,
    happened.CounterDropped: lambda state, event: replace(state, counter=None),
    happened.CounterAccepted: lambda state, event: replace(state, agreed=event.package, counter=None),
    happened.BidChanged: _bid,
    happened.RuptureOpened: _broke,
    happened.RuptureMoved: _rupture_moved,
    happened.OfferingAnswered: _offering,
    happened.Thanked: lambda state, event: replace(state, unthanked=None),
    happened.ResidueLeft: lambda state, event: replace(
        state,
        unthanked=None if state.unthanked == event.rupture else state.unthanked,
        residues=state.residues + 1,
    ),
    happened.ResidueSpent: lambda state, event: replace(state, residues=0),
    happened.Denied: _denied,
    happened.ReconciliationMoved: _reconciliation,
    happened.PromiseMade: _promised,
    happened.PromiseRecorded: lambda state, event: _fate(state, event.promise, recorded=True),
    happened.DealMoved: lambda state, event: replace(
        state, deal=event.to, stage="closing" if event.to in ("agreed", "hollow") else state.stage
    ),
    happened.Ended: _ended,
    happened.WeekPassed: lambda state, event: replace(state, stage="later", hours=event.hours),
    happened.PromiseKept: _kept,
    happened.PromiseBroken: lambda state, event: _fate(state, event.promise, fate="broken"),
    happened.Delivered: lambda state, event: replace(state, stage="over", delivery=event.worth),
}


def apply(state: State, event: Event) -> State:
    """The state after `event`."""
    return APPLIERS[type(event)](state, event)
