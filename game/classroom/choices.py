"""Every choice of every play as plain rows: what a seat did, in what state, what it changed, and what was heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.classroom.seats import Chair, Played
from game.encounter.events import OfferingAnswered, RuptureOpened, TrustChanged
from game.encounter.moves import Accept, Move, Offer, OfferRepair, Say, Walk, write
from game.encounter.script import Encounter
from game.encounter.values import Kind
from game.language.catalog import N_, _, ngettext
from game.session.replay import UNDO, Beat, fold
from game.view import lines, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One move of one seat. Meters are points; `at` is the moment of the talk before it."""

    seat: int
    name: str
    step: str
    encounter: str
    hand: str
    number: int
    turn: int
    stage: str
    at: str
    kind: str
    """Of the move, in words: "Ask", "Offer terms", "Repair" …"""
    skill: str
    move: str
    said: str
    heard: str
    trust: tuple[int, int]
    """Before and after."""
    tension: tuple[int, int]
    made: str
    undone: bool
    outcome: str
    """Of the play, empty while it goes on."""


def choices_of(chair: Chair) -> Iterator[Choice]:
    """Every move of a seat's plays, those taken back among them, in the order they were made."""
    for step, played in chair.plays.items():
        yield from _of_play(chair, step, played)


def _of_play(chair: Chair, step: str, played: Played) -> Iterator[Choice]:
    standing = {beat.number for beat in played.session.beats}
    outcome = played.session.state.outcome
    made = {record.number: record.made for record in played.sheaf.kept}
    for before, beat in _pairs(played):
        assert beat.move is not None
        heard = lines.story(played.encounter, beat)
        kind, skill = kind_of(played.encounter, beat.move)
        yield Choice(
            seat=chair.id, name=chair.name, step=step, encounter=played.encounter.id, hand=played.encounter.variant,
            number=beat.number, turn=before.state.turn, stage=before.state.stage, at=before.state.at, kind=kind,
            skill=skill, move=write(beat.move), said=" ".join(line.text for line in heard if line.by == "you"),
            heard=" ".join(line.text for line in heard if line.by == "them"),
            trust=(before.state.trust, beat.state.trust), tension=(before.state.tension, beat.state.tension),
            made=made.get(beat.number, ""), undone=beat.number not in standing,
            outcome=outcome.value if outcome else "",
        )  # fmt: skip


def _pairs(played: Played) -> Iterator[tuple[Beat, Beat]]:
    """(beat before, beat) of every move, also of those that were taken back."""
    records, head = played.sheaf.kept, played.sheaf.head
    if head is None or not any(record.move == UNDO for record in records):
        yield from zip(played.session.beats, played.session.beats[1:], strict=False)
        return
    for place, record in enumerate(records, 1):
        if record.move != UNDO:
            beats = fold(played.encounter, head, records[:place])
            yield beats[-2], beats[-1]


def kind_of(encounter: Encounter, move: Move) -> tuple[str, str]:
    """(the kind of a move in words, the skill that it belongs to or "")."""
    match move:
        case Say(act=id):
            act = encounter.act(id)
            return words.KINDS[act.kind][0], _SKILLS.get(act.kind, "")
        case Offer():
            return _("Offer terms"), "trade_issues"
        case OfferRepair():
            return _("Offer a repair"), "repair_in_order"
        case Accept() | Walk():
            return words.KINDS[Kind.ACCEPT if isinstance(move, Accept) else Kind.WALK][0], ""
        case _:
            name, skill = _NAMES.get(type(move).__name__, (type(move).__name__, ""))
            return _(name), skill


_SKILLS = {
    Kind.ASK: "ask_and_ground", Kind.FOLLOW_UP: "ask_and_ground", Kind.CHECK: "ask_and_ground",
    Kind.NAME_CUE: "read_cues", Kind.CAJOLE: "press_and_reassure", Kind.PRESS: "press_and_reassure",
    Kind.REASSURE: "press_and_reassure", Kind.OFFER: "trade_issues", Kind.PROMISE: "bind_promises",
    Kind.SAY_MINE: "reconcile",
}  # fmt: skip
_NAMES = {
    "PassOver": (N_("Pass over it"), "repair_in_order"), "ReturnToIt": (N_("Come back to it"), "repair_in_order"),
    "Thank": (N_("Thank"), "repair_in_order"), "Deny": (N_("Deny"), "repair_in_order"),
    "Reconcile": (N_("Reconcile"), "reconcile"), "StepBack": (N_("Step back"), "reconcile"),
    "Resume": (N_("Take it up again"), "reconcile"), "Record": (N_("Put on the record"), "bind_promises"),
    "Keep": (N_("Keep"), "bind_promises"), "LetGo": (N_("Let go"), "bind_promises"), "Close": (N_("Shake hands"), ""),
}  # fmt: skip


# --- three moments worth discussing --------------------------------------------------------------------------------

LEAST_SEATS = 3
"""A moment is split only where so many seats chose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussed:
    """A moment for the class screen, without names: what it is, and what was done in it how often."""

    rule: str
    title: str
    about: str
    shares: tuple[tuple[str, int], ...] = ()
    """(what was said, seats)."""


def moments(chairs: tuple[Chair, ...], step: str) -> tuple[Discussed, ...]:
    """Up to three, by rule: the most split choice, the most costly slip, the best repair."""
    plays = [chair.plays[step] for chair in chairs if step in chair.plays]
    found = (_split(plays), _slip(plays), _repair(plays))
    return tuple(each for each in found if each is not None)


def _split(plays: list[Played]) -> Discussed | None:
    """Where the first choice in a moment of the talk divided the seats most: the smallest largest share."""
    first: dict[tuple[str, str], dict[str, int]] = {}
    for played in plays:
        seen: set[str] = set()
        for before, beat in zip(played.session.beats, played.session.beats[1:], strict=False):
            at = before.state.at
            if at in seen or before.state.in_detour or before.state.stage != "talking" or beat.move is None:
                continue
            seen.add(at)
            shares = first.setdefault((played.encounter.id, at), {})
            told = said_of(played.encounter, beat)
            shares[told] = shares.get(told, 0) + 1
    able = {key: shares for key, shares in first.items() if sum(shares.values()) >= LEAST_SEATS and len(shares) > 1}
    if not able:
        return None
    best = min(able, key=lambda key: (max(able[key].values()) / sum(able[key].values()), key))
    ordered = tuple(sorted(able[best].items(), key=lambda each: (-each[1], each[0])))
    return Discussed(rule="split", title=_("The most split choice"), about=_("What would you say here, and why?"),
                     shares=ordered)  # fmt: skip


def said_of(encounter: Encounter, beat: Beat) -> str:
    """What a move said, as it was heard; its kind where it has no words."""
    told = " ".join(line.text for line in lines.story(encounter, beat) if line.by == "you")
    assert beat.move is not None
    return told or kind_of(encounter, beat.move)[0]


def _slip(plays: list[Played]) -> Discussed | None:
    """What cost the room most trust in all: a move after which something broke."""
    cost: dict[str, list[int]] = {}
    for played in plays:
        for beat in played.session.beats[1:]:
            if any(isinstance(event, RuptureOpened) for event in beat.events):
                lost = -sum(event.by for event in beat.events if isinstance(event, TrustChanged))
                if lost > 0:
                    cost.setdefault(said_of(played.encounter, beat), []).append(lost)
    if not cost:
        return None
    worst = max(cost, key=lambda said: (sum(cost[said]), said))
    times, lost = len(cost[worst]), sum(cost[worst])
    told = ngettext(
        "It cost {lost} points of trust in all, at {times} seat. What broke?",
        "It cost {lost} points of trust in all, at {times} seats. What broke?",
        times,
    )
    about = told.format(lost=lost, times=times)
    return Discussed(rule="slip", title=_("The most costly slip"), about=about, shares=((worst, times),))


def _repair(plays: list[Played]) -> Discussed | None:
    """The accepted offering with the highest sum."""
    best: tuple[int, str] | None = None
    for played in plays:
        for beat in played.session.beats[1:]:
            for event in beat.events:
                if isinstance(event, OfferingAnswered) and event.accepted:
                    best = max(best or (-1, ""), (event.total, said_of(played.encounter, beat)))
    if best is None:
        return None
    return Discussed(rule="repair", title=_("The best repair"), about=_("What did it name, and what did it bind?"),
                     shares=((best[1], 1),))  # fmt: skip
