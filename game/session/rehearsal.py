"""Beginning in the middle: a play from any state of the talk with chosen meters and facts, to try a thing out.

The state comes from events like any other, so that it can be kept, taken back and shown; they bear the cause
"rehearsal". It is marked in the journal and counts nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.encounter.events import (
    Acted,
    Began,
    BidChanged,
    Cause,
    CeilingLowered,
    Event,
    FactLearned,
    IssueRaised,
    LineSaid,
    ReconciliationMoved,
    RuptureMoved,
    TalkMoved,
    TensionChanged,
    TrustChanged,
    TurnTaken,
)
from game.encounter.machine import by_library
from game.encounter.repair import open_rupture
from game.encounter.rivals import stepped, steps_after
from game.encounter.rules import first_state
from game.encounter.script import Encounter
from game.encounter.speech import lines_of
from game.encounter.state import State
from game.encounter.unfolding import Unfolding
from game.encounter.values import LEAST, MOST
from game.language.catalog import N_, _
from game.session.replay import REHEARSAL

REHEARSED = (Cause(REHEARSAL),)
MEASURE = "measure"


class Unfit(ValueError):
    """A wish that the encounter cannot fulfil; `str()` is one sentence."""


def wishes_of(text: str) -> dict[str, str]:
    """`trust=60,knows=crew_promise,knows=measure` as what is wished for, names of one kind joined by spaces.

    Raises Unfit where a piece is not KEY=VALUE.
    """
    wishes: dict[str, str] = {}
    for piece in filter(None, (each.strip() for each in text.split(","))):
        key, sign, value = (each.strip() for each in piece.partition("="))
        if not (key and sign and value):
            told = _("'{written}' is not understood: write for example trust=60,knows=NAME.")
            raise Unfit(told.format(written=piece))
        wishes[key] = f"{wishes[key]} {value}" if key in wishes else value
    return wishes


def begin_at(
    encounter: Encounter, at: str = "", wishes: Mapping[str, str] | None = None
) -> tuple[State, tuple[Event, ...]]:
    """The state in which a rehearsal begins, with the events that made it from the first one.

    `at` is a state of the talk (the first one when empty). Raises Unfit.
    """
    wanted = dict(wishes or {})
    at = at or encounter.start
    _look(at, encounter.moments, "state")
    unfolding = Unfolding(encounter, first_state(encounter), by_library)
    unfolding.add(Began())
    for rupture in encounter.ruptures.values():
        if rupture.opens == "past":
            open_rupture(unfolding, rupture.id)
    for key in wanted:
        if key not in _WISHES:
            told = _("'{key}' cannot be chosen: choose of {known}.")
            raise Unfit(told.format(key=key, known=", ".join(_WISHES)))
    for key, fulfil in _WISHES.items():
        for value in wanted.get(key, "").split():
            fulfil(unfolding, value)
    if at != unfolding.state.at:
        unfolding.add(TalkMoved(at, REHEARSED))
    unfolding.arrive()
    return unfolding.state, tuple(unfolding.events)


_MISSING = {
    "state": N_("There is no state called '{name}': choose of {known}."),
    "fact": N_("There is no fact called '{name}': choose of {known}."),
    "issue": N_("There is no issue called '{name}': choose of {known}."),
    "move": N_("There is no move called '{name}': choose of {known}."),
    "line": N_("There is no line called '{name}': choose of {known}."),
    "rupture": N_("There is no rupture called '{name}': choose of {known}."),
    "issue to reconcile": N_("There is no issue to reconcile called '{name}': choose of {known}."),
}


def _look(name: str, known: Mapping[str, object] | set[str], noun: str) -> None:
    if name not in known:
        listed = ", ".join(sorted(known)[:12]) or _("none")
        raise Unfit(_(_MISSING[noun]).format(name=name, known=listed))


def _points(value: str, what: str, least: int = LEAST, most: int = MOST) -> int:
    if not value.isdecimal() or not least <= int(value) <= most:
        told = _("'{what}' must be a whole number from {least} to {most}, not '{value}'.")
        raise Unfit(told.format(what=what, least=least, most=most, value=value))
    return int(value)


def _turns(unfolding: Unfolding, turns: int) -> None:
    """Turns that have gone by, with the rivals' announced steps."""
    encounter = unfolding.encounter
    for turn in range(unfolding.state.turn + 1, turns + 1):
        unfolding.add(TurnTaken(turn, REHEARSED))
        for place, rival in enumerate(encounter.rivals):
            bid = stepped(encounter, rival, unfolding.state.bids[place])
            if steps_after(rival, turn) and bid != unfolding.state.bids[place]:
                unfolding.add(BidChanged(place, bid, REHEARSED))


def _turn(unfolding: Unfolding, value: str) -> None:
    _turns(unfolding, _points(value, "turn", 0, unfolding.encounter.patience - 1))


def _patience(unfolding: Unfolding, value: str) -> None:
    most = unfolding.encounter.patience
    _turns(unfolding, most - _points(value, "patience", 1, most))


def _trust(unfolding: Unfolding, value: str) -> None:
    by = _points(value, "trust") - unfolding.state.trust
    if by:
        unfolding.add(TrustChanged(by, REHEARSED))


def _tension(unfolding: Unfolding, value: str) -> None:
    by = _points(value, "tension") - unfolding.state.tension
    if by:
        unfolding.add(TensionChanged(by, REHEARSED))


def _ceiling(unfolding: Unfolding, value: str) -> None:
    unfolding.add(CeilingLowered(unfolding.state.ceiling - _points(value, "ceiling"), REHEARSED))


def _knows(unfolding: Unfolding, name: str) -> None:
    _look(name, {*unfolding.encounter.facts, MEASURE}, "fact")
    known = unfolding.state.measure_known if name == MEASURE else name in unfolding.state.facts
    if not known:
        unfolding.add(FactLearned(name, REHEARSED))


def _raised(unfolding: Unfolding, name: str) -> None:
    _look(name, {issue.id for issue in unfolding.encounter.issues}, "issue")
    if name not in unfolding.state.raised:
        unfolding.add(IssueRaised(name, REHEARSED))


def _used(unfolding: Unfolding, name: str) -> None:
    _look(name, {act.id for moment in unfolding.encounter.moments.values() for act in moment.acts}, "move")
    unfolding.add(Acted(name, REHEARSED))


def _said(unfolding: Unfolding, name: str) -> None:
    lines = lines_of(unfolding.encounter)
    _look(name, lines, "line")
    unfolding.add(LineSaid(lines[name].by or "them", name, REHEARSED))


def _seen(unfolding: Unfolding, name: str) -> None:
    _look(name, unfolding.encounter.moments, "state")
    if name != unfolding.state.at:
        unfolding.add(TalkMoved(name, REHEARSED))


def _open(unfolding: Unfolding, name: str) -> None:
    _look(name, unfolding.encounter.ruptures, "rupture")
    if unfolding.state.breakage(name) is None:
        open_rupture(unfolding, name)


def _repaired(unfolding: Unfolding, name: str) -> None:
    """It broke and was mended: the meters are those that are chosen."""
    _open(unfolding, name)
    unfolding.add(RuptureMoved(name, "steady", False, REHEARSED))


def _reconciled(unfolding: Unfolding, name: str) -> None:
    _look(name, unfolding.encounter.reconciling, "issue to reconcile")
    bridge = unfolding.encounter.reconciling[name].bridge
    unfolding.add(ReconciliationMoved(name, "livable", False, "", bridge, REHEARSED))


_WISHES: dict[str, Callable[[Unfolding, str], None]] = {
    "turn": _turn,
    "patience": _patience,
    "open": _open,
    "repaired": _repaired,
    "reconciled": _reconciled,
    "raised": _raised,
    "knows": _knows,
    "used": _used,
    "said": _said,
    "seen": _seen,
    "ceiling": _ceiling,
    "trust": _trust,
    "tension": _tension,
}
"""What may be chosen, in the order in which it comes about: meters last, so that they are what was asked for."""
WISHES = tuple(_WISHES)
