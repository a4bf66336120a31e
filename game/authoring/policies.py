"""Scripted temperaments that play an encounter: what each would do in a situation, with weights (MODEL 10).

A policy sees what a player can see. It reads words through the tags a person could infer from them (a vague wording, a
cue named rightly), and looks at no hidden number: her worth of a package is known to it only where `sight` foresees.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.authoring.alike import alike
from game.authoring.choosing import Policy, Weighted, act_of, even, or_leave, package_of, staying, towards_terms
from game.authoring.skilled import Skilled
from game.encounter import tuning
from game.encounter.moves import (
    Accept,
    Close,
    LetGo,
    Move,
    Offer,
    OfferRepair,
    PassOver,
    Say,
)
from game.encounter.repair import in_front, script_of
from game.encounter.script import Encounter, Rupture, Wording
from game.encounter.state import State
from game.encounter.values import Kind, Part

__all__ = ["POLICIES", "Policy", "Weighted", "some_offerings"]

# --- random -------------------------------------------------------------------------------------------------------


def at_random(encounter: Encounter, state: State) -> Weighted:
    """Anything legal but leaving: each card, each tool, any package, any offering with the same chance.

    Packages, and offerings, that lead to the same situation stand as one with the chance of all of them.
    """
    found: Weighted = even(staying(encounter, state))
    if state.stage == "talking":
        groups = alike(encounter)
        found += _shared(groups.offers(state))
        found += _shared(groups.offerings(state, some_offerings))
    return or_leave(found, encounter, state)


def _shared(groups: Sequence[tuple[Move, int]]) -> Weighted:
    """One chance over all of them, by how many each stands for."""
    every = sum(count for _, count in groups)
    return [(move, count / every) for move, count in groups]


def some_offerings(rupture: Rupture) -> list[tuple[str, ...]]:
    """Offerings somebody might try: each wording of owning it, with and without naming it, and up to two parts more."""
    by_part = {part: [each for each in rupture.wordings if each.part is part] for part in Part}
    rest = [each for part in (Part.REGRET, Part.EXPLAIN, Part.MAKE_GOOD, Part.PROMISE_CHANGE) for each in by_part[part]]
    names: list[tuple[Wording, ...]] = [(), *((each,) for each in by_part[Part.NAME_IT])]
    tails: list[tuple[Wording, ...]] = [(), *((each,) for each in rest)]
    tails += [(one, two) for one in rest for two in rest if one.part is not two.part]
    drafts = [(*name, *own, *tail) for name in names for own in _owned(by_part[Part.OWN_IT]) for tail in tails]
    return [tuple(each.id for each in draft) for draft in drafts if any(w.part is not Part.NAME_IT for w in draft)]


def _owned(wordings: list[Wording]) -> list[tuple[Wording, ...]]:
    return [(), *((each,) for each in wordings)]


# --- pleaser ------------------------------------------------------------------------------------------------------

PLEASING = (Kind.MIRROR, Kind.REASSURE, Kind.CAJOLE, Kind.RESPOND, Kind.CHECK, Kind.ASK)


def pleaser(encounter: Encounter, state: State) -> Weighted:
    """Empathic moves, apologies without a promise, and her first terms."""
    legal = staying(encounter, state)
    if state.stage != "talking":
        return _ending(encounter, state, legal)
    if Accept() in legal:
        return [(Accept(), 1.0)]
    front = in_front(state)
    if front is not None:
        return [(OfferRepair(_sorry(script_of(encounter, front.id))), 1.0)]
    kind = [move for move in legal if (act := act_of(encounter, move)) and act.kind in PLEASING and not act.slip]
    hers = package_of(encounter, state, lambda issue: issue.opens_them)
    if hers is not None and (state.turn >= tuning.EARLY_TURNS or not kind):
        return [(Offer(hers), 1.0)]
    return or_leave(even(kind or legal), encounter, state)


def _sorry(rupture: Rupture) -> tuple[str, ...]:
    """An apology that owns in the softest words and binds to nothing."""
    soft: dict[Part, Wording] = {}
    for wording in rupture.wordings:
        if wording.part not in soft or wording.deflects or wording.vague:
            soft[wording.part] = wording
    order = [part for part in (Part.OWN_IT, Part.REGRET, Part.ASK_FORGIVENESS) if part in soft]
    return tuple(soft[part].id for part in order)


# --- undercutter and presser --------------------------------------------------------------------------------------


def undercutter(encounter: Encounter, state: State) -> Weighted:
    """The cheapest offer each turn."""
    legal = staying(encounter, state)
    if state.stage != "talking":
        return _ending(encounter, state, legal)
    cheapest = package_of(encounter, state, lambda issue: issue.options[0].id if issue.money else issue.opens_you)
    if cheapest is not None:
        return [(Offer(cheapest), 1.0)]
    return or_leave(towards_terms(encounter, state, legal) or even(legal), encounter, state)


def presser(encounter: Encounter, state: State) -> Weighted:
    """Presses as hard as there are words for, and asks for everything."""
    legal = staying(encounter, state)
    if state.stage != "talking":
        return _ending(encounter, state, legal)
    hard = [move for move in legal if (act := act_of(encounter, move)) and act.kind is Kind.PRESS]
    if hard:
        strongest = max(encounter.act(move.act).strength for move in hard if isinstance(move, Say))
        return even(move for move in hard if isinstance(move, Say) and encounter.act(move.act).strength == strongest)
    if PassOver() in legal:
        return [(PassOver(), 1.0)]
    mine = package_of(encounter, state, lambda issue: issue.opens_you)
    if mine is not None:
        return [(Offer(mine), 1.0)]
    return or_leave(even(legal), encounter, state)


def _ending(encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
    """Signs, and lets every promise go that costs hours."""
    return even([move for move in legal if isinstance(move, Close | LetGo)] or legal)


POLICIES: dict[str, Policy] = {
    "pleaser": pleaser,
    "undercutter": undercutter,
    "presser": presser,
    "random": at_random,
    "skilled": Skilled(),
    "skilled without repair": Skilled(frozenset({"repair"})),
    "skilled without reconciling": Skilled(frozenset({"reconcile"})),
    "skilled without finding out": Skilled(frozenset({"find_out"})),
    "skilled without promises": Skilled(frozenset({"promises"})),
}
