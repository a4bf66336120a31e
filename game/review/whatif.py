"""What if: for each decision of a play the best reply, and the line it would have led to, on the same rules.

From the last decision to the first: what was in reach after one is in reach before it, so that only better is looked
for. Each decision says whether the search was complete.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.encounter.moves import Move
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import points
from game.review.hopes import PLACE, leaving
from game.review.lookahead import MOST_TRIED, End, Lookahead, Searcher
from game.session.replay import Beat

DECISIONS = 3
"""How many decisions a debrief speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A move that was made, against the best that could have been: `line` are the moves from there, the reply first.

    `before` is the best end in reach before it, `after` in reach after it. `is_exact` is False where the search came
    to its bound: then more may have been in reach.
    """

    beat: int
    """Place among the beats that stand; the opening is 0."""
    move: Move
    before: End
    after: End
    line: tuple[Move, ...]
    is_exact: bool

    @property
    def loss(self) -> tuple[int, int, int]:
        """(steps of outcome, hundredths of your worth, points of her delivery) that it gave away."""
        steps = PLACE[self.before.outcome] - PLACE[self.after.outcome]
        hers = (self.before.delivery or 0) - (self.after.delivery or 0)
        return steps, self.before.worth - self.after.worth, hers

    @property
    def was_best(self) -> bool:
        """Whether nothing better was found."""
        return self.loss <= (0, 0, 0)

    @property
    def points_lost(self) -> int:
        """Of your worth, points; less than nothing where a worse outcome paid more."""
        return points(self.before.worth - self.after.worth)


def decisions(
    encounter: Encounter, beats: tuple[Beat, ...], most: int = MOST_TRIED, searcher: Searcher | None = None
) -> Iterator[Decision]:
    """Every decision of a play, the last first: a front end may ask for one at a time.

    Without a `searcher` the real rules are searched; then `most` bounds all decisions together.
    """
    looked = _Looked(encounter, most, searcher)
    after, is_sure = looked.reached(beats[-1].state)
    for number in range(len(beats) - 1, 0, -1):
        move, state = beats[number].move, beats[number - 1].state
        if move is None:
            continue
        decided = looked.decided(number, move, state, after)
        yield replace(decided, is_exact=is_sure and decided.is_exact)
        after, is_sure = decided.before, decided.is_exact


class _Looked:
    def __init__(self, encounter: Encounter, most: int, searcher: Searcher | None) -> None:
        self.look = Lookahead(encounter, most)
        self.searcher: Searcher = searcher or self.look

    def reached(self, state: State) -> tuple[End, bool]:
        """(the best end in reach from where the play stands now, whether that is sure)."""
        if state.stage != "talking":
            return self.look.end_of(state), True
        found = self.searcher.best(state, leaving(self.look.encounter))
        return (self.look.line(state, found.line)[1] if found.line else self.look.leave()), found.is_sure

    def decided(self, number: int, move: Move, state: State, after: End) -> Decision:
        """A move against the best from there, when `after` is the best that was in reach after it."""
        look, before, is_exact = self.look, after, True
        line: tuple[Move, ...] = ()
        if state.stage == "talking":
            least = max(leaving(look.encounter), (PLACE[after.outcome], after.worth))
            found = self.searcher.best(state, least)
            is_exact = found.is_sure
            if found.worth > (PLACE[after.outcome], after.worth):
                line, before = look.line(state, found.line)
        elif _is_better(best := look.end_of(state), after):
            line, before = look.line(state)
            assert before == best
        line = look.shortened(state, line)
        return Decision(beat=number, move=move, before=before, after=after, line=line, is_exact=is_exact)


def _is_better(one: End, other: End) -> bool:
    return _height(one) > _height(other)


def _height(end: End) -> tuple[int, int, int]:
    return PLACE[end.outcome], end.worth, end.delivery or 0


def that_mattered(found: list[Decision], most: int = DECISIONS) -> tuple[Decision, ...]:
    """The decisions that gave most away, in the order they were made; none that were the best there was."""
    costly = sorted((each for each in found if not each.was_best), key=lambda each: each.loss, reverse=True)
    return tuple(sorted(costly[:most], key=lambda each: each.beat))
