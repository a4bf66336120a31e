"""The best that a situation can still come to, by exact search over the compiled machine: what-if, and the best line.

A few promising lines give something to beat; then every line is followed as long as `Hoping` cannot rule out that it
comes to more. A situation found hopeless for one target is hopeless for every higher one, so all decisions of a play,
looked at from the last to the first, share what was found.

Sound: nothing is left out but what `Hoping` rules out, and situations that the rules cannot tell apart are one
(`Compiled`). It tells of the best only, not of every outcome: that is for `search.visit`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.authoring.explore.compiled import OUTCOMES, OVER, Compiled, Situation, compile_encounter
from game.authoring.explore.hoping import Hoping
from game.authoring.explore.lazily import Lazily
from game.authoring.explore.ways import real_move
from game.encounter import rules
from game.encounter.machine import by_dictionary
from game.encounter.moves import Move
from game.encounter.refusals import Refusal
from game.encounter.script import Encounter
from game.encounter.state import State
from game.review.hopes import PLACE, Worth, leaving
from game.review.lookahead import Found

MOST_OPENED = 12_000
"""Situations opened for one question (a few seconds)."""
WIDTH = 40
"""Lines followed at a time when looking for something to beat."""
PER_BIT = 400
"""Hundredths of the sum that one thing more known or said counts for, when choosing among promising lines only."""
Line = tuple[int, ...]
"""Numbers of steps."""
Ended = tuple[Worth, Line]


class _Spent(Exception):
    """The bound of a search was reached."""


class Foresight:
    """Searches one machine; what it found out is kept for the next question.

    Only `allowed` moves are made (all). Once it has found `enough`, it looks no further.
    """

    def __init__(
        self,
        encounter: Encounter,
        most: int = MOST_OPENED,
        compiled: Compiled | None = None,
        allowed: Callable[[Move], bool] | None = None,
        enough: Worth | None = None,
    ) -> None:
        self.compiled = compiled or compile_encounter(encounter)
        self.encounter, self.most, self.opened = encounter, most, 0
        self._leaving = leaving(encounter)
        self._hoping = Hoping(self.compiled, self._leaving)
        self._enough = enough
        self._hopeless: set[Situation] = set()
        self._allowed: Lazily[int, bool] | None = None
        if allowed is not None:
            self._allowed = Lazily(lambda number: allowed(self.compiled.steps[number].move))
        self._ends: Lazily[Situation, Ended] = Lazily(self._end)
        self._until = 0

    def best(self, state: State, than: Worth) -> Found:
        """The best in reach of a state of the talk where it is more than `than`; the line ends with the agreement."""
        worth, line, is_sure = self.better(self.compiled.project(state), than)
        return Found(worth=worth, line=self._moves(state, line), is_sure=is_sure)

    def better(self, start: Situation, than: Worth) -> tuple[Worth, Line, bool]:
        """(the best worth in reach where it is more than `than`, the steps to it, whether nothing can be more)."""
        if than < self._hoping.target:
            self._hopeless.clear()
        self._hoping.aim(than)
        self._until = self.opened + self.most
        best: Ended = self._promising(start) or (than, ())
        try:
            while self._enough is None or best[0] < self._enough:
                self._hoping.aim(best[0])
                more = self._search(start)
                if more is None:
                    return *best, True
                best = more
        except _Spent:
            return *best, False
        return *best, True

    def _moves(self, state: State, line: Line) -> tuple[Move, ...]:
        """The line in moves of the real rules, until it is agreed."""
        moves: list[Move] = []
        for number in line:
            move = real_move(self.compiled.steps[number], state)
            if move is None or state.stage != "talking":
                continue
            result = rules.step(self.encounter, state, move, by_dictionary)
            assert not isinstance(result, Refusal), (self.encounter.id, move, result)
            moves.append(move)
            state = result[0]
        return tuple(moves)

    # --- the search ---------------------------------------------------------------------------------------------------

    def _search(self, start: Situation) -> Ended | None:
        """A line to more than the target, depth first; None where there is none."""
        if start[0] < 0:
            return self._more(start, ())
        if start in self._hopeless or not self._hoping.promises(start):
            return None
        path: list[int] = []
        stack = [(start, self._branches(start))]
        while stack:
            here, branches = stack[-1]
            move, to = next(branches, (0, here))
            if to is here:
                self._hopeless.add(here)
                stack.pop()
                del path[-1:]
            elif to[0] < 0:
                more = self._more(to, (*path, move))
                if more is not None:
                    return more
            elif to not in self._hopeless:
                path.append(move)
                stack.append((to, self._branches(to)))
        return None

    def _more(self, end: Situation, path: Line) -> Ended | None:
        worth, line = self._ends[end]
        return (worth, (*path, *line)) if worth > self._hoping.target else None

    def _branches(self, here: Situation) -> Iterator[tuple[int, Situation]]:
        """What can follow and is not hopeless: agreements first, then what stands best."""
        if self.opened >= self._until:
            raise _Spent
        self.opened += 1
        ends, found = [], []
        for move, to in self._following(here):
            if to[0] < 0:
                ends.append((move, to))
            elif self._is_open(to):
                found.append((self._standing(to), move, to))
        found.sort(reverse=True)
        return iter([*ends, *((move, to) for _, move, to in found)])

    def _following(self, here: Situation) -> Iterator[tuple[int, Situation]]:
        out = self.compiled.expand[here[0]](here)
        following = zip(out[::2], out[1::2], strict=True)
        may = self._allowed
        return following if may is None else ((move, to) for move, to in following if may[move])

    def _is_open(self, to: Situation) -> bool:
        if to in self._hopeless:
            return False
        if self._hoping.promises(to):
            return True
        self._hopeless.add(to)
        return False

    def _standing(self, situation: Situation) -> int:
        """How well it stands, for choosing what to look at first only."""
        return self._hoping.now(situation) + PER_BIT * situation[4].bit_count()

    def _promising(self, start: Situation) -> Ended | None:
        """The best that a few promising lines come to, where it is more than the target."""
        best = self._more(start, ()) if start[0] < 0 else None
        edge: dict[Situation, Line] = {} if start[0] < 0 else {start: ()}
        while edge:
            following: dict[Situation, Line] = {}
            for here, path in edge.items():
                for move, to in self._following(here):
                    if to[0] < 0:
                        best = self._more(to, (*path, move)) or best
                        self._hoping.aim(best[0] if best else self._hoping.target)
                    elif to not in following and self._is_open(to):
                        following[to] = (*path, move)
            edge = {to: following[to] for to in sorted(following, key=self._standing, reverse=True)[:WIDTH]}
        return best

    def _end(self, situation: Situation) -> Ended:
        """What an agreement, or one of several in reach at once, comes to, and the steps to it."""
        if situation[0] == OVER:
            outcome = OUTCOMES[situation[1]]
            worth = self.compiled.worth(situation) if situation[2] else self._leaving[1]
            return (PLACE[outcome], worth), ()
        best: Ended = self._leaving, ()
        for move, to in self._following(situation):
            worth_, line = self._ends[to]
            if worth_ > best[0]:
                best = worth_, (move, *line)
        return best
