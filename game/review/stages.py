"""The stage of a play and the skill that a move belongs to."""

from __future__ import annotations

from game.encounter.moves import (
    Accept,
    Close,
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
from game.encounter.script import Encounter
from game.encounter.values import Family, Kind, Skill

STAGES = ("opening", "found out", "mended", "bargained", "bound")
"""Into which of them a move belongs; two plays are laid side by side by them."""

_STAGE_OF_FAMILY = {
    Family.FIND_OUT: "found out",
    Family.MEET: "found out",
    Family.BARGAIN: "bargained",
    Family.INFLUENCE: "bargained",
    Family.REPAIR: "mended",
    Family.RECONCILE: "bargained",
    Family.BIND: "bound",
    Family.LEAVE: "bound",
}


def stage_of(encounter: Encounter, move: Move | None) -> str:
    """The stage of STAGES that a move belongs to."""
    match move:
        case None:
            return "opening"
        case Say(act=id):
            try:
                return _STAGE_OF_FAMILY[encounter.act(id).family]
            except KeyError:
                return "found out"
        case Offer() | Accept() | Reconcile() | StepBack() | Resume():
            return "bargained"
        case Record() | Close() | Keep() | LetGo() | Walk():
            return "bound"
        case _:
            return "mended"


_SKILL_OF_KIND = {
    Kind.NAME_CUE: Skill.READ_CUES,
    Kind.ASK: Skill.ASK_AND_GROUND,
    Kind.FOLLOW_UP: Skill.ASK_AND_GROUND,
    Kind.CHECK: Skill.ASK_AND_GROUND,
    Kind.CAJOLE: Skill.PRESS_AND_REASSURE,
    Kind.PRESS: Skill.PRESS_AND_REASSURE,
    Kind.REASSURE: Skill.PRESS_AND_REASSURE,
    Kind.SAY_MINE: Skill.RECONCILE,
    Kind.STANDARD: Skill.TRANSLATE_FAIRNESS,
    Kind.PROMISE: Skill.BIND_PROMISES,
}


def skill_of(encounter: Encounter, move: Move | None) -> Skill | None:
    """The skill that a move belongs to: what its author says it teaches, else by its kind."""
    match move:
        case Say(act=id):
            try:
                act = encounter.act(id)
            except KeyError:
                return None
            return act.teaches or _SKILL_OF_KIND.get(act.kind)
        case Offer() | Accept():
            return Skill.TRADE_ISSUES
        case OfferRepair() | ReturnToIt() | PassOver() | Thank():
            return Skill.REPAIR_IN_ORDER
        case Reconcile() | StepBack() | Resume():
            return Skill.RECONCILE
        case Record() | Keep() | LetGo():
            return Skill.BIND_PROMISES
        case _:
            return None
