"""A week later: promises fall due, what was agreed is delivered, and a hollow yes breaks (MODEL 1, 3, 6)."""

from __future__ import annotations

from game.encounter import tuning
from game.encounter.events import (
    Acted,
    Cause,
    CeilingLowered,
    Delivered,
    LineSaid,
    PromiseBroken,
    PromiseKept,
    WeekPassed,
)
from game.encounter.packages import worth_to_them
from game.encounter.refusals import Refusal
from game.encounter.repair import script_of, settle_denial, trust_cost
from game.encounter.script import Encounter
from game.encounter.state import Given, State
from game.encounter.unfolding import Unfolding
from game.encounter.values import AGREEMENTS, Breach, Intent, Outcome, divide, points, to_step


def begin_week(unfolding: Unfolding) -> None:
    """After a yes a week passes; where nothing is due, it is over at once."""
    outcome = unfolding.state.outcome
    if outcome not in AGREEMENTS:
        return
    unfolding.add(WeekPassed(unfolding.encounter.hours))
    if outcome is Outcome.HOLLOW:
        _settle_denials(unfolding)
        _said(unfolding, "hollow")
        unfolding.add(Delivered(0, (Cause("hollow"),)))
    elif not due(unfolding.state):
        deliver(unfolding)


def due(state: State) -> tuple[Given, ...]:
    """Promises that wait for you to keep or let go."""
    return tuple(each for each in state.promises if each.fate == "due")


def refuse_keep(encounter: Encounter, state: State, promise: str) -> Refusal | None:
    """Why it cannot be kept now, or None."""
    refusal = refuse_let_go(state, promise)
    if refusal is None and encounter.promises[promise].hours > state.hours:
        return Refusal("no_hours", "You do not have the hours for that one any more: it has to go.")
    return refusal


def refuse_let_go(state: State, promise: str) -> Refusal | None:
    """Why there is nothing to decide about it now, or None."""
    given = state.promise(promise)
    if state.stage != "later" or given is None or given.fate != "due":
        return Refusal("not_due", "That promise is not waiting for you now.")
    return None


def keep(unfolding: Unfolding, promise: str) -> None:
    """It costs hours, leaves a receipt, and gives back what words alone could not."""
    state = unfolding.before
    given = state.promise(promise)
    assert given is not None
    unfolding.add(Acted("*keep"))
    unfolding.add(PromiseKept(promise, unfolding.encounter.promises[promise].hours))
    mends = state.breakage(given.source) is not None
    back = deed_left(state, given) if mends else way_to_ceiling(state)
    unfolding.trust(back, Cause("deed" if mends else "kept", 0, promise))
    _said(unfolding, f"kept {promise}")
    _finish(unfolding)


def deed_left(state: State, given: Given) -> int:
    """Points of trust that keeping a promise of a repair gives back; its second promise gives nothing more."""
    breakage = state.breakage(given.source)
    paid = any(each.source == given.source and each.fate == "kept" for each in state.promises)
    return 0 if breakage is None or paid else breakage.deed


def way_to_ceiling(state: State) -> int:
    """Points of trust that a kept promise adds, in steps of 5: a quarter of the way to its ceiling."""
    return to_step(divide(100 * max(0, state.ceiling - state.trust), tuning.KEPT_QUARTER))


def let_go(unfolding: Unfolding, promise: str) -> None:
    """Broken. One that mended a rupture counts as deception, whose ceiling never rises again."""
    given = unfolding.state.promise(promise)
    assert given is not None
    unfolding.add(Acted("*let_go"))
    unfolding.add(PromiseBroken(promise))
    cause = Cause("broken", 0, promise)
    breakage = unfolding.state.breakage(given.source)
    if breakage is None:
        unfolding.trust(tuning.BROKEN_TRUST, cause)
    else:
        rupture = script_of(unfolding.encounter, breakage.id)
        cost = trust_cost(rupture, breakage.severity, Intent.UNCLEAR, Breach.INTEGRITY, 0)
        unfolding.add(CeilingLowered(tuning.DECEPTION_CUT, (cause,)))
        unfolding.trust(-cost, cause)
    _said(unfolding, f"broke {promise}")
    _finish(unfolding)


def _settle_denials(unfolding: Unfolding) -> None:
    for id in unfolding.state.denied:
        settle_denial(unfolding, id)


def _said(unfolding: Unfolding, occasion: str) -> None:
    line = unfolding.encounter.later.get(occasion)
    if line is not None:
        unfolding.add(LineSaid("them", line.id))


def _finish(unfolding: Unfolding) -> None:
    if not due(unfolding.state):
        deliver(unfolding)


def deliver(unfolding: Unfolding) -> None:
    """Her worth of what was delivered: of what was agreed, better by promises kept, worse by promises broken."""
    _settle_denials(unfolding)
    state = unfolding.state
    worth = worth_to_them(unfolding.encounter, state.agreed or ())
    kept = sum(each.fate == "kept" for each in state.promises)
    broken = sum(each.fate == "broken" for each in state.promises)
    causes = (
        Cause("worth", worth),
        Cause("kept", 100 * tuning.DELIVERY_KEPT * kept),
        Cause("broken", 100 * tuning.DELIVERY_BROKEN * broken),
    )
    if state.outcome is not None:
        _said(unfolding, state.outcome.value)
    unfolding.add(Delivered(points(sum(cause.amount for cause in causes)), causes))
