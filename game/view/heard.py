"""What of a move can be heard: the family of what was done, then whether it met a yes, a no, a break or a mending."""

from __future__ import annotations

from game.encounter.events import DealMoved, Event, OfferAnswered, OfferingAnswered, ReconciliationMoved, RuptureOpened
from game.encounter.moves import Keep, LetGo, Move, Record, Say, Walk
from game.encounter.moves import Offer as Terms
from game.encounter.script import Encounter
from game.encounter.values import Answer, Family
from game.session.session import Session

HEARD = (*(family.value for family in Family), "yes", "no", "rupture", "mended")
"""Every sound that there can be."""

FAMILY_OF_MOVE = {"OfferRepair": "repair", "Reconcile": "reconcile", "StepBack": "reconcile", "Resume": "reconcile",
                  "Deny": "repair", "Thank": "repair", "PassOver": "repair", "ReturnToIt": "repair",
                  "Accept": "bargain", "Close": "bind"}


def heard(session: Session) -> tuple[str, ...]:
    """Names out of HEARD for the last move, in the order in which they sound; none before the first."""
    beat = session.beats[-1]
    if beat.move is None:
        return ()
    told = [family_of(session.encounter, beat.move), *(name for event in beat.events if (name := _of(event)))]
    return tuple(dict.fromkeys(told))


def family_of(encounter: Encounter, move: Move) -> str:
    """The family a move sounds like."""
    match move:
        case Say(act=id):
            acts = (act for moment in encounter.moments.values() for act in moment.acts)
            return next((act.family.value for act in acts if act.id == id), Family.MEET.value)
        case Terms():
            return Family.BARGAIN.value
        case Walk():
            return Family.LEAVE.value
        case Keep() | LetGo() | Record():
            return Family.BIND.value
        case _:
            return FAMILY_OF_MOVE.get(type(move).__name__, Family.MEET.value)


def _of(event: Event) -> str:
    match event:
        case OfferAnswered(answer=Answer.ACCEPTED) | DealMoved(to="agreed") | ReconciliationMoved(phase="livable"):
            return "yes"
        case OfferAnswered(answer=Answer.REFUSED | Answer.INSULTED) | ReconciliationMoved(phase="collapsed"):
            return "no"
        case RuptureOpened() | OfferingAnswered(accepted=False):
            return "rupture"
        case OfferingAnswered(accepted=True):
            return "mended"
        case _:
            return ""
