"""The rules of one encounter: what is legal, what a move does, and what follows.

`decide` looks and says what would happen; `apply` does the sums; `step` is both. All pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from game.encounter import deal, later, reconciliation, repair, talk
from game.encounter.apply import apply
from game.encounter.events import Began, Event
from game.encounter.machine import Follow, by_library
from game.encounter.margin import opened
from game.encounter.moves import (
    Accept,
    Close,
    Deny,
    Keep,
    LetGo,
    Move,
    Offer,
    OfferRepair,
    PassOver,
    Reconcile,
    Record,
    Resume,
    ReturnToIt,
    Say,
    StepBack,
    Thank,
    Walk,
)
from game.encounter.packages import on_the_table, possible
from game.encounter.refusals import Refusal
from game.encounter.script import Act, Encounter
from game.encounter.state import Reconciliation, State
from game.encounter.turn import end_turn
from game.encounter.unfolding import Unfolding
from game.encounter.values import Kind, Package

__all__ = ["apply", "begin", "decide", "drafts", "legal_moves", "refuse", "step"]

VERSION = 1
"""Of the rules. A journal of another version can be shown, and not be decided again."""


def first_state(encounter: Encounter) -> State:
    """Before anything is said."""
    return State(
        at=encounter.start,
        trust=encounter.trust,
        tension=encounter.tension,
        patience=encounter.patience,
        bids=tuple(rival.opens for rival in encounter.rivals),
        raised=on_the_table(encounter),
        entered=-1,
        seen=(encounter.start,),
        reconciliations=tuple(Reconciliation(issue=issue.id) for issue in encounter.issues if issue.contested),
        hours=encounter.hours,
    )


def begin(encounter: Encounter, follow: Follow = by_library) -> tuple[State, tuple[Event, ...]]:
    """The first state after what is said and open before your first move, with the events that made it."""
    unfolding = Unfolding(encounter, first_state(encounter), follow)
    unfolding.add(Began())
    unfolding.arrive()
    for rupture in encounter.ruptures.values():
        if rupture.opens == "past":
            repair.open_rupture(unfolding, rupture.id)
    return unfolding.state, tuple(unfolding.events)


def step(
    encounter: Encounter, state: State, move: Move, follow: Follow = by_library
) -> tuple[State, tuple[Event, ...]] | Refusal:
    """The state after `move` with the events that made it, or why it cannot be."""
    refusal = refuse(encounter, state, move)
    if refusal is not None:
        return refusal
    unfolding = Unfolding(encounter, state, follow)
    _play(unfolding, move)
    return unfolding.state, tuple(unfolding.events)


def decide(encounter: Encounter, state: State, move: Move, follow: Follow = by_library) -> tuple[Event, ...] | Refusal:
    """What `move` would make happen, or why it cannot be."""
    result = step(encounter, state, move, follow)
    return result if isinstance(result, Refusal) else result[1]


# --- what is legal ------------------------------------------------------------------------------------------------

STAGES: dict[type, tuple[str, ...]] = {Record: ("closing",), Close: ("closing",), Keep: ("later",), LetGo: ("later",)}
REPAIRING = (OfferRepair, PassOver, Deny, Walk, Thank)
RECONCILING = (Reconcile, StepBack, Walk, Thank)


def refuse(encounter: Encounter, state: State, move: Move) -> Refusal | None:
    """Why `move` cannot be made now, or None."""
    if state.stage == "over":
        return Refusal("over", "This encounter is over.")
    if state.stage not in STAGES.get(type(move), ("talking",)):
        return Refusal("not_now", "That cannot be done at this point.")
    if state.repairing is not None and not isinstance(move, REPAIRING) and not _is_walk(encounter, state, move):
        return Refusal("repair_first", "She waits for an answer to what happened: offer a repair, or pass over it.")
    if state.reconciling is not None and not isinstance(move, RECONCILING) and not _is_walk(encounter, state, move):
        return Refusal("reconcile_first", "You are in the middle of something: go on with it, or step back.")
    return _refuse(encounter, state, move)


def _is_walk(encounter: Encounter, state: State, move: Move) -> bool:
    return (
        isinstance(move, Say) and (act := _act_here(encounter, state, move.act)) is not None and act.kind is Kind.WALK
    )


def _act_here(encounter: Encounter, state: State, id: str) -> Act | None:
    return next((act for act in talk.acts_here(encounter, state) if act.id == id), None)


def act_of_kind(encounter: Encounter, state: State, kind: Kind) -> Act | None:
    """The author's move of this kind that can be made here now."""
    for act in talk.acts_here(encounter, state):
        if act.kind is kind and talk.refuse_act(encounter, state, act) is None:
            return act
    return None


def _refuse(encounter: Encounter, state: State, move: Move) -> Refusal | None:
    match move:
        case Say(act=id):
            return _refuse_say(encounter, state, id)
        case Offer(package=package, beside=beside):
            if act_of_kind(encounter, state, Kind.OFFER) is None:
                return Refusal("no_offer_here", "Terms cannot be put on the table at this moment.")
            refusal = deal.refuse_package(encounter, state, package)
            return refusal if refusal or not beside else deal.refuse_beside(encounter, state, package, beside)
        case Accept():
            if act_of_kind(encounter, state, Kind.ACCEPT) is None:
                return Refusal("nothing_to_accept", "She has no terms on the table that you could take now.")
            return None
        case OfferRepair(wordings=ids):
            return repair.refuse_offering(encounter, state, ids)
        case PassOver():
            return repair.refuse_pass_over(state)
        case ReturnToIt(rupture=id):
            return repair.refuse_return(state, id)
        case Thank():
            return repair.refuse_thank(state)
        case Deny():
            return repair.refuse_deny(encounter, state)
        case Reconcile(step=step):
            return reconciliation.refuse_step(encounter, state, step)
        case StepBack():
            return reconciliation.refuse_step_back(state)
        case Resume(issue=issue):
            return reconciliation.refuse_resume(encounter, state, issue)
        case Record(promise=promise):
            return deal.refuse_record(state, promise)
        case Keep(promise=promise):
            return later.refuse_keep(encounter, state, promise)
        case LetGo(promise=promise):
            return later.refuse_let_go(state, promise)
        case Walk() | Close():
            return None
        case _:
            assert_never(move)


def _refuse_say(encounter: Encounter, state: State, id: str) -> Refusal | None:
    act = _act_here(encounter, state, id)
    if act is None:
        return Refusal("unknown_move", f"'{id}' is not something you can say at this moment.")
    if act.kind is Kind.OFFER:
        return Refusal("offer_needs_terms", "An offer needs terms: say what you put on the table.")
    return talk.refuse_act(encounter, state, act)


@dataclass(frozen=True, slots=True)
class Drafts:
    """What may be composed now: an offer over these issues, an offering for this rupture."""

    offer: tuple[str, ...] = ()
    raisable: tuple[str, ...] = ()
    repair: str | None = None


def drafts(encounter: Encounter, state: State) -> Drafts:
    """Which moves can be composed in `state`: see `Drafts`."""
    if state.stage != "talking":
        return Drafts()
    front = repair.in_front(state)
    may_offer = not state.in_detour and act_of_kind(encounter, state, Kind.OFFER) is not None
    return Drafts(
        state.raised if may_offer else (),
        deal.raisable(encounter, state) if may_offer else (),
        front.id if front else None,
    )


def legal_moves(encounter: Encounter, state: State) -> tuple[Move, ...]:
    """Every legal move but offerings and offers that raise nothing or one issue: those are drafts (see `offers`)."""
    candidates: list[Move] = [Say(act.id) for act in talk.acts_here(encounter, state)]
    candidates += [Accept(), Walk(), PassOver(), Thank(), Deny(), Close()]
    candidates += [ReturnToIt(each.id) for each in state.breakages]
    candidates += [StepBack(), *(Resume(each.issue) for each in state.reconciliations)]
    if state.reconciling is not None:
        candidates += [Reconcile(step.id) for step in reconciliation.steps(encounter, state, state.reconciling)]
    for given in state.promises:
        candidates += [Record(given.id), Keep(given.id), LetGo(given.id)]
    doubled = {Kind.ACCEPT, Kind.WALK}
    said = {act.id for act in talk.acts_here(encounter, state) if act.kind in doubled}
    return tuple(
        move
        for move in candidates
        if not (isinstance(move, Say) and move.act in said) and refuse(encounter, state, move) is None
    )


def offers(encounter: Encounter, state: State) -> tuple[Offer, ...]:
    """Every offer that can be made now, with each set of issues that you could raise."""
    allowed = drafts(encounter, state)
    if not allowed.offer:
        return ()
    sets = [allowed.offer]
    for issue in allowed.raisable:
        sets += [(*each, issue) for each in sets]
    return tuple(Offer(priced.package) for raised in sets for priced in possible(encounter, raised, opened(state)))


# --- playing it ---------------------------------------------------------------------------------------------------


def _play(unfolding: Unfolding, move: Move) -> None:
    encounter, state = unfolding.encounter, unfolding.state
    if isinstance(move, Say) and encounter.act(move.act).kind is Kind.ACCEPT:
        move = Accept()
    if not isinstance(move, Accept | Record | Close | Keep | LetGo | Thank):
        deal.drop_counter(unfolding)
    match move:
        case Say(act=id):
            _say(unfolding, encounter.act(id))
        case Offer(package=package, beside=beside):
            _offer(unfolding, package, beside)
        case Accept():
            act = act_of_kind(encounter, state, Kind.ACCEPT)
            assert act is not None
            deal.take_counter(unfolding, act)
        case Walk():
            deal.walk(unfolding, act_of_kind(encounter, state, Kind.WALK) if not state.in_detour else None)
        case OfferRepair(wordings=ids):
            repair.offer_repair(unfolding, ids)
            end_turn(unfolding)
        case ReturnToIt(rupture=id):
            repair.return_to_it(unfolding, id)
            end_turn(unfolding)
        case Deny():
            repair.deny(unfolding)
            end_turn(unfolding)
        case PassOver():
            repair.pass_over(unfolding)
            unfolding.arrive()
        case Reconcile(step=step):
            reconciliation.take_step(unfolding, step)
            end_turn(unfolding)
        case StepBack():
            reconciliation.step_back(unfolding)
            unfolding.arrive()
        case Resume(issue=issue):
            reconciliation.resume(unfolding, issue)
            end_turn(unfolding)
        case Thank():
            repair.thank(unfolding)
        case Record(promise=promise):
            deal.record(unfolding, promise)
        case Close():
            deal.close(unfolding)
            later.begin_week(unfolding)
        case Keep(promise=promise):
            later.keep(unfolding, promise)
        case LetGo(promise=promise):
            later.let_go(unfolding, promise)
        case _:
            assert_never(move)


def _say(unfolding: Unfolding, act: Act) -> None:
    if act.kind is Kind.WALK:
        deal.walk(unfolding, act)
    else:
        talk.say(unfolding, act)
        if act.kind not in talk.FREE:
            end_turn(unfolding)
        elif unfolding.state.at != unfolding.before.at and unfolding.state.outcome is None:
            unfolding.arrive()


def _offer(unfolding: Unfolding, package: Package, beside: Package) -> None:
    act = act_of_kind(unfolding.encounter, unfolding.state, Kind.OFFER)
    assert act is not None
    given = deal.offer(unfolding, act, package, beside)
    if unfolding.state.stage == "talking":
        talk.go(unfolding, f"{act.id}:{given.value}")
        end_turn(unfolding)
