"""Leverage as a beam with its causes, what is coming, and forecasts where understanding allows them."""

from __future__ import annotations

from collections import Counter

from game.encounter import rules
from game.encounter.events import (
    Causes,
    OfferAnswered,
    RuptureOpened,
    TensionChanged,
    TrustChanged,
    Yielded,
)
from game.encounter.leverage import leverage_causes
from game.encounter.machine import by_dictionary
from game.encounter.moves import Move
from game.encounter.refusals import Refusal
from game.encounter.repair import in_front
from game.encounter.script import Encounter
from game.encounter.sight import sight
from game.encounter.state import State
from game.encounter.values import Answer, points
from game.session.session import PRACTICE, Session
from game.view import words
from game.view.language import N_, _
from game.view.screens import Beam, Change

MOST_CAUSES = 6


def beam(session: Session) -> Beam | None:
    """Leverage as this seat reckons it; None before it is introduced, and in an assessment."""
    if "leverage" not in session.encounter.panels or session.mode != PRACTICE:
        return None
    now = sight(session.encounter, session.state)
    before = sight(session.encounter, session.beats[-2].state) if len(session.beats) > 1 else now
    first = sight(session.encounter, session.beats[0].state)
    return Beam(
        low=now.band[0],
        high=now.band[1],
        middle=now.leverage,
        change=now.leverage - before.leverage,
        causes=moved(session.encounter, first.causes, now.causes),
    )


def _by_code(causes: Causes) -> Counter[str]:
    found: Counter[str] = Counter()
    for cause in causes:
        found[cause.code] += cause.amount
    return found


def moved(encounter: Encounter, first: Causes, now: Causes) -> tuple[Change, ...]:
    """What makes leverage differ from the first turn, the strongest cause first."""
    before, after = _by_code(first), _by_code(now)
    differing = {code: points(after[code] - before[code]) for code in {*before, *after}}
    ordered = sorted((code for code in differing if differing[code]), key=lambda code: (-abs(differing[code]), code))
    return tuple(_cause(encounter, code, differing[code]) for code in ordered[:MOST_CAUSES])


def true_leverage(encounter: Encounter, first: State, last: State) -> tuple[Change, ...]:
    """The same with nothing hidden: for the debrief."""
    return moved(encounter, leverage_causes(encounter, first), leverage_causes(encounter, last))


def _cause(encounter: Encounter, code: str, by: int) -> Change:
    name = words.capital(words.fill(words.PARTS_OF_SUM.get(code, code), encounter))
    return Change(what=f"{'+' if by > 0 else '−'}{abs(by)}", why=name, good=by > 0)


# --- forecasts ----------------------------------------------------------------------------------------------------


def forecast(session: Session, move: Move) -> str:
    """What `move` would do, in a few words; "" before she is understood, and in an assessment."""
    encounter, state = session.encounter, session.state
    if session.mode != PRACTICE or not sight(encounter, state).foresees:
        return ""
    decided = rules.decide(encounter, state, move, by_dictionary)
    return "" if isinstance(decided, Refusal) else _told(encounter, decided)


ANSWERS = {
    Answer.ACCEPTED: N_("{they} would say yes"),
    Answer.COUNTERED: N_("{they} would come back with other terms"),
    Answer.REFUSED: N_("{they} would say no"),
    Answer.INSULTED: N_("{they} would take it as an insult"),
}


def _told(encounter: Encounter, events: tuple[object, ...]) -> str:
    trust = sum(event.by for event in events if isinstance(event, TrustChanged))
    tension = sum(event.by for event in events if isinstance(event, TensionChanged))
    answers = [words.fill(_(ANSWERS[event.answer]), encounter) for event in events if isinstance(event, OfferAnswered)]
    told = [*answers]
    shows_trust = "repair" in encounter.panels
    told += [_("trust {trust:+d}").format(trust=trust).replace("-", "−")] if trust and shows_trust else []
    told += (
        [_("tension {tension:+d}").format(tension=tension).replace("-", "−")]
        if tension and "tension" in encounter.panels
        else []
    )
    told += [_("something breaks")] if any(isinstance(event, RuptureOpened) for event in events) else []
    told += (
        [words.fill(_("{they} gives way"), encounter)] if any(isinstance(event, Yielded) for event in events) else []
    )
    return words.capital(", ".join(told))


# --- what is coming -----------------------------------------------------------------------------------------------


def coming(encounter: Encounter, state: State) -> tuple[str, ...]:
    """What she will do at the end of your next turn, as far as the rules announce it."""
    name = words.first_name(encounter.client.name)
    front, told = in_front(state), []
    if state.question is not None:
        told.append(_("{name} waits for an answer.").format(name=name))
    if front is not None and front.phase == "ruptured":
        told.append(_("{name} will bring it up after your next turn.").format(name=name))
    if front is not None and front.phase == "challenged" and front.refusals:
        told.append(_("One more answer like that, and {name} is gone.").format(name=name))
    if state.counter is not None:
        told.append(_("The terms stand until your next move."))
    if state.unthanked is not None:
        told.append(_("The repair is not closed yet."))
    if state.patience == 1:
        told.append(_("This is the last turn."))
    return tuple(told)
