"""Watch one: a line of an encounter played by the machine, the best that was found and a tempting bad one."""

from __future__ import annotations

from dataclasses import dataclass

from game.encounter import rules
from game.encounter.machine import by_dictionary
from game.encounter.moves import Accept, Close, LetGo, Move, Offer, PassOver, Say, StepBack, Thank, Walk
from game.encounter.refusals import Refusal
from game.encounter.rules import begin
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import Kind
from game.review.hopes import leaving
from game.review.lookahead import Lookahead, Searcher
from game.session.replay import Beat

MOST_TRIED = 120_000
SOFT = (Kind.MIRROR, Kind.REASSURE, Kind.CAJOLE, Kind.RESPOND, Kind.CHECK, Kind.ASK, Kind.FOLLOW_UP)
"""What somebody reaches for who wants to be liked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as beats, the opening first. `is_best` says that nothing better exists; else it is the best found."""

    beats: tuple[Beat, ...]
    is_best: bool
    less: int = 0
    """Points of your worth that more is possible, for the price of a slip or of a promise that is not kept."""


def best_line(encounter: Encounter, searcher: Searcher | None = None) -> Line:
    """The best line of an encounter as far as the search goes, without the moves that nothing hangs on."""
    state, _ = begin(encounter, by_dictionary)
    look = Lookahead(encounter, MOST_TRIED)
    found = (searcher or look).best(state, leaving(encounter))
    moves, _ = look.line(state, found.line)
    return Line(beats=played(encounter, look.shortened(state, moves)), is_best=found.is_sure)


def tempting_line(encounter: Encounter) -> Line:
    """Warm words as long as there are any, her first terms, no promise kept: it feels good all the way."""
    state, _ = begin(encounter, by_dictionary)
    moves: list[Move] = []
    while state.stage != "over":
        moves.append(_tempting(encounter, state))
        result = rules.step(encounter, state, moves[-1], by_dictionary)
        assert not isinstance(result, Refusal), result
        state = result[0]
    return Line(beats=played(encounter, tuple(moves)), is_best=False)


def _tempting(encounter: Encounter, state: State) -> Move:
    legal = [move for move in rules.legal_moves(encounter, state) if not isinstance(move, Walk)]
    for first in (Accept(), Close(), PassOver(), StepBack(), Thank()):
        if first in legal:
            return first
    for move in legal:
        if isinstance(move, LetGo):
            return move
    allowed = rules.drafts(encounter, state)
    if allowed.offer and 2 * state.turn >= encounter.patience:
        return Offer(tuple((i.id, i.opens_them) for i in encounter.issues if i.id in allowed.offer))
    soft = [move for move in legal if isinstance(move, Say) and encounter.act(move.act).kind in SOFT]
    if soft or legal:
        return max(soft or legal, key=lambda move: _pleases(encounter, state, move))
    if allowed.offer:
        return Offer(tuple((i.id, i.opens_them) for i in encounter.issues if i.id in allowed.offer))
    return Walk()


def _pleases(encounter: Encounter, state: State, move: Move) -> int:
    result = rules.step(encounter, state, move, by_dictionary)
    if isinstance(result, Refusal):
        return -1000
    return result[0].trust - result[0].tension


def played(encounter: Encounter, moves: tuple[Move, ...]) -> tuple[Beat, ...]:
    """These moves as beats, the opening first."""
    state, events = begin(encounter, by_dictionary)
    beats = [Beat(number=0, move=None, events=events, state=state)]
    for number, move in enumerate(moves, 1):
        result = rules.step(encounter, state, move, by_dictionary)
        assert not isinstance(result, Refusal), result
        state, events = result
        beats.append(Beat(number=number, move=move, events=events, state=state))
    return tuple(beats)
