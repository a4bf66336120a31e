"""The model to watch: among lines that come to nearly the same, one that slips nowhere and keeps what it promises.

The best line of a search may say something it has to mend later, or promise more than the hours allow, because neither
changes what it comes to. Nobody should learn that from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.encounter.moves import LetGo, Move, Offer, OfferRepair, Reconcile, Say
from game.encounter.packages import worth_to_you
from game.encounter.reconciliation import is_right
from game.encounter.script import Encounter, Wording
from game.encounter.state import State
from game.encounter.values import points
from game.review.hopes import PLACE, Worth, leaving
from game.review.lookahead import Searcher
from game.review.watching import Line, best_line

MOST_LESS = 15
"""Points of your worth that a clean line may come to less than the best one (design choice)."""
DEEPEST = 3
"""Moves or promises that are ruled out one after another before the best line has to do."""
Allowed = Callable[[Move], bool]
Searching = Callable[[Allowed, Worth | None], Searcher]
"""Makes a searcher that makes only the moves it is allowed, and looks no further once it has found enough."""
Barred = frozenset[Move | str]
"""Moves, and promises by id."""


def model_line(encounter: Encounter, searching: Searching) -> Line:
    """The best line without a stain where it comes to nearly as much as the best; else the best."""
    best = best_line(encounter, searching(lambda move: True, None))
    if stain(encounter, best) is None:
        return best
    place, most = worth_of(encounter, best)
    found = _clean(encounter, searching, (place, most), frozenset(), DEEPEST)
    if found is None:
        return best
    clean_place, worth = worth_of(encounter, found)
    less = points(most - worth)
    if place != clean_place or less > MOST_LESS:
        return best
    return replace(found, is_best=best.is_best, less=less)


def worth_of(encounter: Encounter, line: Line) -> Worth:
    """What a line comes to."""
    end = line.beats[-1].state
    if end.outcome is None or end.agreed is None:
        return leaving(encounter)
    return PLACE[end.outcome], worth_to_you(encounter, end.agreed)


def stain(encounter: Encounter, line: Line) -> Move | None:
    """The first move of a line that nobody should learn from it; None where there is none."""
    before: State | None = None
    for beat in line.beats:
        if beat.move is not None and before is not None and _stains(encounter, beat.move, before, beat.state):
            return beat.move
        before = beat.state
    return None


def _stains(encounter: Encounter, move: Move, before: State, after: State) -> bool:
    new = {each.id for each in after.breakages} - {each.id for each in before.breakages}
    slipped = any(id not in encounter.ruptures or encounter.ruptures[id].opens == "slip" for id in new)
    return slipped or isinstance(move, LetGo) or is_poor(encounter, move)


def is_poor(encounter: Encounter, move: Move) -> bool:
    """Whether it says what deflects, is vague, misses, is wrong, or slips."""
    match move:
        case Say(act=id):
            act = encounter.act(id)
            return act.slip is not None or not act.right
        case OfferRepair(wordings=ids):
            said = [wording for wording in _wordings(encounter) if wording.id in ids]
            return any(each.deflects or each.vague or each.misses for each in said)
        case Reconcile(step=id):
            return not any(
                step.id == id and is_right(encounter, issue, step)
                for issue, each in encounter.reconciling.items()
                for step in (*each.say_mine, *each.restate, *each.translate, *each.meet)
            )
        case _:
            return False


def _wordings(encounter: Encounter) -> list[Wording]:
    ruptures = [*encounter.ruptures.values(), *([encounter.overpress] if encounter.overpress else [])]
    return [wording for rupture in ruptures for wording in (*rupture.wordings, *rupture.denials)]


def _clean(encounter: Encounter, searching: Searching, enough: Worth, barred: Barred, deeper: int) -> Line | None:
    """The best line without a stain; what stained one is ruled out for the next."""

    def allowed(move: Move) -> bool:
        return move not in barred and not barred & promised(encounter, move) and not is_poor(encounter, move)

    line = best_line(encounter, searching(allowed, enough))
    stained = stain(encounter, line)
    if stained is None:
        return line
    best: Line | None = None
    for each in _causes(line, stained) if deeper else ():
        found = _clean(encounter, searching, enough, barred | {each}, deeper - 1)
        if found and (best is None or worth_of(encounter, found) > worth_of(encounter, best)):
            best = found
        if best and worth_of(encounter, best) >= enough:
            break
    return best


def _causes(line: Line, stained: Move) -> tuple[Move | str, ...]:
    """What to do without: the move, or one of the promises of which not all could be kept."""
    if isinstance(stained, LetGo):
        return tuple(given.id for given in line.beats[-1].state.promises)
    return (stained,)


def promised(encounter: Encounter, move: Move) -> frozenset[str]:
    """What a move promises, by id."""
    match move:
        case Say(act=id):
            found = [encounter.act(id).promise]
        case OfferRepair(wordings=ids):
            found = [wording.promise for wording in _wordings(encounter) if wording.id in ids]
        case Offer(package=package):
            found = [encounter.issue(issue).option(option).promise for issue, option in package]
        case _:
            found = []
    return frozenset(each for each in found if each)
