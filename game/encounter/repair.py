"""Rupture and repair: the second machine and its rules (Goffman 1971, corrective interchange; MODEL 3)."""

from __future__ import annotations

from game.encounter import tuning
from game.encounter.events import (
    Acted,
    Cause,
    CeilingLowered,
    DenialSettled,
    Denied,
    Ended,
    LineSaid,
    OfferingAnswered,
    PromiseMade,
    ResidueSpent,
    RuptureMoved,
    RuptureOpened,
    Thanked,
)
from game.encounter.machine import Row, Table
from game.encounter.offering import Weighed, given_back, weigh
from game.encounter.refusals import Refusal
from game.encounter.script import Encounter, Rupture, Wording
from game.encounter.state import Breakage, State
from game.encounter.unfolding import Unfolding
from game.encounter.values import Breach, Intent, Outcome, Part, divide, to_step


def _again(breakage: Breakage) -> bool:
    return breakage.refusals + 1 >= tuning.REFUSALS


REPAIR = Table(
    "repair",
    "steady",
    (
        Row("open", "steady", "ruptured"),
        Row("challenge", "ruptured", "challenged"),
        Row("accept", "ruptured", "steady"),
        Row("accept", "challenged", "steady"),
        Row("refuse", "ruptured", "withdrawn", _again),
        Row("refuse", "ruptured", "challenged"),
        Row("refuse", "challenged", "withdrawn", _again),
        Row("refuse", "challenged", "challenged"),
        Row("pass_over", "challenged", "open"),
        Row("return_to_it", "open", "challenged"),
        Row("deny", "challenged", "denied"),
    ),
    final=("withdrawn", "denied"),
)


def script_of(encounter: Encounter, id: str) -> Rupture:
    """The rupture called `id`, the pack's own over-pressing among them."""
    if encounter.overpress is not None and id == encounter.overpress.id:
        return encounter.overpress
    return encounter.ruptures[id]


# --- rupture ------------------------------------------------------------------------------------------------------


def trust_cost(rupture: Rupture, severity: int, intent: Intent, breach: Breach, residues: int) -> int:
    """Points of trust that it costs, in steps of 5."""
    cost = 100 * tuning.RUPTURE_BASE * (1 + severity)
    for factor in (tuning.BREACH_FACTOR[breach], tuning.INTENT_FACTOR[intent]):
        cost = divide(cost * factor, 100)
    if residues:
        cost = divide(cost * tuning.RESIDUE_FACTOR, 100)
    return to_step(cost)


def ceiling_cut(rupture: Rupture, turn: int) -> int:
    """Points of trust that never come back; a breach in an early `turn` is worse. What is past has no turn."""
    early = rupture.opens != "past" and turn <= tuning.EARLY_TURNS
    return tuning.CEILING_CUT_EARLY if early else tuning.CEILING_CUT


def open_rupture(unfolding: Unfolding, id: str, over: int = 0) -> None:
    """It breaks: trust and its ceiling fall, tension rises. `over` is the steps of pressure above what was carried.

    A rupture of the past has already cost its trust: the file's meters tell of it. What breaks again while it is
    still open is never milder than it was.
    """
    rupture, state = script_of(unfolding.encounter, id), unfolding.state
    still_open = max((each.severity for each in state.open_breakages if each.id == id), default=0)
    severity = max(min(tuning.STRONGEST, over) or rupture.severity, still_open)
    breach = Breach.INTEGRITY if over else rupture.breach
    cost = trust_cost(rupture, severity, rupture.intent, breach, state.residues)
    cause = Cause("rupture", -100 * cost, id)
    if state.residues:
        unfolding.add(ResidueSpent((cause,)))
    unfolding.add(RuptureOpened(id, severity, cost, bool(over), (cause,)))
    _move(unfolding, id, "open")
    unfolding.add(CeilingLowered(ceiling_cut(rupture, unfolding.turn), (cause,)))
    unfolding.trust(0 if rupture.opens == "past" else -cost, cause)
    if rupture.opens != "past":
        unfolding.tension(tuning.RUPTURE_TENSION, cause)


def _move(unfolding: Unfolding, id: str, trigger: str) -> str:
    breakage = unfolding.state.breakage(id)
    assert breakage is not None
    phase = unfolding.after(REPAIR, breakage.phase, trigger, breakage)
    assert phase is not None
    unfolding.add(RuptureMoved(id, phase, phase == "challenged", (Cause(trigger, 0, id),)))
    return phase


def challenge(unfolding: Unfolding, id: str) -> None:
    """She says what she has waited for you to say; the talk stops until you answer."""
    _move(unfolding, id, "challenge")
    unfolding.hear(script_of(unfolding.encounter, id).challenge)


def in_front(state: State) -> Breakage | None:
    """The rupture that an offering would speak to now."""
    for phase in ("challenged", "ruptured"):
        for breakage in state.breakages:
            if breakage.phase == phase:
                return breakage
    return None


# --- offering -----------------------------------------------------------------------------------------------------


def refuse_offering(encounter: Encounter, state: State, ids: tuple[str, ...]) -> Refusal | None:
    """Why this offering cannot be made now, or None."""
    breakage = in_front(state)
    if breakage is None:
        return Refusal("nothing_to_repair", "Nothing between you is waiting to be repaired now.")
    known = {wording.id: wording for wording in script_of(encounter, breakage.id).wordings}
    unknown = [id for id in ids if id not in known or known[id].part is Part.THANK]
    if unknown:
        return Refusal("unknown_wording", f"'{unknown[0]}' is not something you can say to this.")
    parts = [known[id].part for id in ids]
    if len(set(parts)) < len(parts):
        return Refusal("part_twice", "An offering has each part once: choose one wording of it.")
    weighty = [part for part in parts if part is not Part.NAME_IT]
    if not weighty:
        return Refusal("empty_offering", "An offering needs at least one part besides naming it.")
    if len(weighty) > tuning.MOST_PARTS:
        return Refusal("too_many_parts", f"An offering has at most {tuning.MOST_PARTS} parts: leave something out.")
    return None


def offer_repair(unfolding: Unfolding, ids: tuple[str, ...]) -> None:
    """Says the offering, and lets her answer."""
    breakage = in_front(unfolding.state)
    assert breakage is not None
    rupture = script_of(unfolding.encounter, breakage.id)
    wordings = tuple(rupture.wording(id) for id in ids)
    unfolding.add(Acted("*offer_repair"))
    for wording in wordings:
        unfolding.add(LineSaid("you", wording.id))
    weighed = weigh(rupture, unfolding.state, breakage, wordings)
    if weighed.accepted:
        _accept(unfolding, rupture, breakage, weighed, wordings)
    else:
        _refuse(unfolding, rupture, weighed)


def _accept(
    unfolding: Unfolding, rupture: Rupture, breakage: Breakage, weighed: Weighed, wordings: tuple[Wording, ...]
) -> None:
    promises = tuple(wording.promise for wording in wordings if wording.promise)
    words, deed = given_back(rupture, breakage, weighed.total, bool(promises))
    unfolding.add(OfferingAnswered(rupture.id, True, weighed.total, weighed.needed, words, deed, weighed.causes))
    _move(unfolding, rupture.id, "accept")
    cause = Cause("offering", 100 * words, rupture.id)
    unfolding.trust(words, cause)
    unfolding.tension(tuning.REPAIRED_TENSION, cause)
    for promise in promises:
        make_promise(unfolding, promise, rupture.id)
    unfolding.hear(rupture.accepts)


def _refuse(unfolding: Unfolding, rupture: Rupture, weighed: Weighed) -> None:
    causes = (*weighed.causes, *((Cause(weighed.blocked),) if weighed.blocked else ()))
    before = unfolding.state.breakage(rupture.id)
    assert before is not None
    phase = unfolding.after(REPAIR, before.phase, "refuse", before)
    assert phase is not None
    unfolding.add(OfferingAnswered(rupture.id, False, weighed.total, weighed.needed, causes=causes))
    unfolding.add(RuptureMoved(rupture.id, phase, phase == "challenged", (Cause("refuse", 0, rupture.id),)))
    unfolding.hear(rupture.refuses)
    if phase == "withdrawn":
        end(unfolding, Outcome.WITHDRAWN, Cause("refused_twice", 0, rupture.id))


def make_promise(unfolding: Unfolding, promise: str, source: str) -> None:
    """You bind yourself; a promise once made is not made again."""
    if unfolding.state.promise(promise) is None:
        unfolding.add(PromiseMade(promise, source))


def end(unfolding: Unfolding, outcome: Outcome, *causes: Cause) -> None:
    """The meeting is over; she has the last word."""
    ending = unfolding.encounter.endings.get(outcome)
    if ending is not None:
        unfolding.hear(ending)
    unfolding.add(Ended(outcome, causes))


# --- the moves around it ------------------------------------------------------------------------------------------


def refuse_pass_over(state: State) -> Refusal | None:
    """Why it cannot be passed over now, or None."""
    if state.repairing is None:
        return Refusal("nothing_to_pass", "She is not waiting for an answer that you could pass over.")
    return None


def pass_over(unfolding: Unfolding) -> None:
    """Leaves it open: a first part without its second, which costs tension, and stays in the sum."""
    id = unfolding.state.repairing
    assert id is not None
    unfolding.add(Acted("*pass_over"))
    _move(unfolding, id, "pass_over")
    unfolding.tension(tuning.QUESTION_OPEN_TENSION, Cause("passed_over", 0, id))


def refuse_return(state: State, id: str) -> Refusal | None:
    """Why you cannot come back to it now, or None."""
    breakage = state.breakage(id)
    if state.repairing is not None or breakage is None or breakage.phase != "open":
        return Refusal("nothing_to_return_to", "There is nothing of that kind left open between you now.")
    return None


def return_to_it(unfolding: Unfolding, id: str) -> None:
    """Comes back to what was passed over; she says again what it was."""
    unfolding.add(Acted("*return_to_it"))
    _move(unfolding, id, "return_to_it")
    unfolding.hear(script_of(unfolding.encounter, id).challenge)


def refuse_thank(state: State) -> Refusal | None:
    """Why there is nothing to close now, or None."""
    return None if state.unthanked else Refusal("nothing_to_thank", "There is no repair to close now.")


def thank(unfolding: Unfolding) -> None:
    """Closes the repair, so that nothing of it is left."""
    id = unfolding.state.unthanked
    assert id is not None
    unfolding.add(Acted("*thank"))
    for wording in script_of(unfolding.encounter, id).wordings:
        if wording.part is Part.THANK:
            unfolding.add(LineSaid("you", wording.id))
            break
    unfolding.add(Thanked(id))


def settle_denial(unfolding: Unfolding, id: str) -> None:
    """What was denied comes out: innocent, all is restored; guilty, twice the cost, and deception."""
    rupture, breakage = script_of(unfolding.encounter, id), unfolding.state.breakage(id)
    assert breakage is not None
    unfolding.add(DenialSettled(id, rupture.innocent))
    if rupture.innocent:
        unfolding.trust(breakage.cost - breakage.given, Cause("shown_innocent", 0, id))
        return
    cause = Cause("shown_guilty", 0, id)
    unfolding.add(CeilingLowered(tuning.DECEPTION_CUT, (cause,)))
    unfolding.trust(-divide(breakage.cost * tuning.GUILTY_FACTOR, 100), cause)


def refuse_deny(encounter: Encounter, state: State) -> Refusal | None:
    """Why it cannot be denied now, or None."""
    if state.repairing is None or not script_of(encounter, state.repairing).denials:
        return Refusal("nothing_to_deny", "There is nothing here that you could deny.")
    return None


def deny(unfolding: Unfolding) -> None:
    """Says that it was not so: while guilt is unproven more comes back at once than an apology would give."""
    id = unfolding.state.repairing
    assert id is not None
    rupture, breakage = script_of(unfolding.encounter, id), unfolding.state.breakage(id)
    assert breakage is not None
    unfolding.add(Acted("*deny"))
    unfolding.add(LineSaid("you", rupture.denials[0].id))
    back = to_step(breakage.cost * tuning.DENIAL_BACK)
    unfolding.add(Denied(id, back))
    _move(unfolding, id, "deny")
    unfolding.trust(back, Cause("denial", 100 * back, id))
