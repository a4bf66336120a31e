"""Visits every situation, turn by turn, and keeps how each was come to, what follows, and what it took.

Within a turn, moves that take none are followed in the order of `Compiled.rank`; so every situation is met before
anything that follows from it, and the shortest way and the families used are final when it is opened.
"""

from __future__ import annotations

import gc
import time
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from game.authoring.explore.compiled import BUNDLE, FAMILIES, Compiled, Situation

UNKNOWN = 0xFFFF
FOR_EVER = float("inf")
LOOK_AT_CLOCK = 1024  # situations between two looks at the clock
Sets = int
"""A set of sets of families: bit number n stands for the set whose members are the ones among n's own bits."""


@dataclass(slots=True)
class Visited:
    """What was visited. Situations are numbered in the order they were opened or first met; 0 is the first."""

    compiled: Compiled
    is_complete: bool = False
    cut_at: int = 0
    """The most turns left at which a limit kept situations from being opened; 0 where none did."""
    places: array[int] = field(default_factory=lambda: array("h"))
    lefts: array[int] = field(default_factory=lambda: array("h"))
    parents: array[int] = field(default_factory=lambda: array("i"))
    came_by: array[int] = field(default_factory=lambda: array("H"))
    depths: array[int] = field(default_factory=lambda: array("H"))
    sets: list[Sets] = field(default_factory=list)
    """With which families each situation can be come to."""
    ends: dict[Situation, int] = field(default_factory=dict)
    """Situations beside the talk: bundles, agreements, and what is over."""
    opened: array[int] = field(default_factory=lambda: array("i"))
    """Situations in the order they were opened: nothing leads back in it."""
    starts: array[int] = field(default_factory=lambda: array("q", [0]))
    """Of the n-th opened, where its moves begin in `moves` and `targets`."""
    moves: array[int] = field(default_factory=lambda: array("H"))
    targets: array[int] = field(default_factory=lambda: array("i"))
    seconds: float = 0.0

    @property
    def count(self) -> int:
        """Situations met, bundles of agreements not counted."""
        return len(self.places) - sum(key[0] == BUNDLE for key in self.ends)

    def edges(self, place: int) -> Iterator[tuple[int, int]]:
        """(move, situation) for the `place`-th that was opened."""
        start, stop = self.starts[place], self.starts[place + 1]
        return zip(self.moves[start:stop], self.targets[start:stop], strict=True)

    def way_to(self, number: int) -> list[int]:
        """The moves of the shortest way there."""
        way: list[int] = []
        while number:
            way.append(self.came_by[number])
            number = self.parents[number]
        return way[::-1]


def visit(
    compiled: Compiled,
    *,
    most: int | None = None,
    seconds: float | None = None,
    without: frozenset[str] = frozenset(),
    clock: Callable[[], float] = time.perf_counter,
    stops: Callable[[int], bool] | None = None,
) -> Visited:
    """Visits until all is visited, `most` were met or `seconds` have passed; `without` leaves families of moves out.

    `stops` is told now and then how many were met, and ends the visit with True (where `seconds` are given)."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return _Search(compiled, most, seconds, without, clock, stops).run()
    finally:
        if collects:
            gc.enable()


class _Search:
    def __init__(
        self,
        compiled: Compiled,
        most: int | None,
        seconds: float | None,
        without: frozenset[str],
        clock: Callable[[], float],
        stops: Callable[[int], bool] | None = None,
    ) -> None:
        self.compiled, self.clock, self.stops = compiled, clock, stops
        self.visited = Visited(compiled)
        self.without = {FAMILIES.index(family) for family in without}
        self.limited = most is not None or seconds is not None
        self.most = most if most is not None else 1 << 62
        self.until = clock() + seconds if seconds is not None else FOR_EVER
        self.left = 0
        self.now: dict[Situation, int] = {}
        """What was met with so many turns left as are being opened."""
        self.next: dict[Situation, int] = {}
        self.known: dict[Situation, int] = {}
        """The fast way to everything met from the situations of this turn."""
        self.waiting: list[list[Situation]] = []
        """By rank, what is to be opened in this turn."""

    def run(self) -> Visited:
        start = self.clock()
        compiled, visited = self.compiled, self.visited
        self.left = compiled.first[1]
        self._meet(compiled.first)
        visited.depths[0], visited.sets[0] = 0, 1
        visited.is_complete = True
        while self.now or self.next:
            visited.is_complete = self._turn() and visited.is_complete
        self._ends()
        visited.seconds = self.clock() - start
        return visited

    def _meet(self, situation: Situation) -> int:
        """Gives it a number, and a place among what is to be opened."""
        place = situation[0]
        visited = self.visited
        if place < 0:
            held = visited.ends
        elif situation[1] == self.left:
            held = self.now
        else:
            held = self.next
        number = held.get(situation)
        if number is None:
            number = held[situation] = len(visited.places)
            visited.places.append(place)
            visited.lefts.append(situation[1] if place >= 0 else 0)
            visited.parents.append(-1)
            visited.came_by.append(0)
            visited.depths.append(UNKNOWN)
            visited.sets.append(0)
            if held is self.now:
                self._wait(situation)
        self.known[situation] = number
        return number

    def _wait(self, situation: Situation) -> None:
        rank = self.compiled.rank(situation)
        while len(self.waiting) <= rank:
            self.waiting.append([])
        self.waiting[rank].append(situation)

    def _turn(self) -> bool:
        """Opens all with so many turns left; then there is one less.

        Every turn gets its share of what is left of the limits, so that a search that is cut short still comes to the
        end; in which order situations are opened then hangs on nothing that an author wrote.
        """
        share = max(1, self.left)
        now = self.clock()
        until = now + max(0.0, self.until - now) / share
        most = len(self.visited.places) + max(0, self.most - len(self.visited.places)) // share
        finished = True
        for rank in self.waiting:
            if self.limited and len(rank) > LOOK_AT_CLOCK:
                rank.sort(key=_scattered)
            finished = self._open(rank, self.now, most, until) and finished
        if not finished:
            self.visited.cut_at = max(self.visited.cut_at, self.left)
        self.left -= 1
        self.now, self.next, self.known, self.waiting = self.next, {}, {}, []
        for situation in self.now:
            self._wait(situation)
        return finished

    def _is_stopped(self) -> bool:
        return self.stops is not None and self.stops(len(self.visited.places))

    def _ends(self) -> None:
        """Agreements and what follows from them."""
        done: set[Situation] = set()
        for rank in range(5):
            chosen = [key for key in self.visited.ends if key not in done and self.compiled.rank(key) == rank]
            done.update(chosen)
            self._open(chosen, self.visited.ends, 1 << 62, FOR_EVER)

    def _open(self, situations: list[Situation], numbers: dict[Situation, int], most: int, until: float) -> bool:
        """False when a limit was reached."""
        visited, expand, meet, known = self.visited, self.compiled.expand, self._meet, self.known
        depths, parents, came_by, sets = visited.depths, visited.parents, visited.came_by, visited.sets
        families, without = self.compiled.families, self.without
        places, clock = visited.places, self.clock
        if until < FOR_EVER and self._is_stopped():
            return False
        for place, situation in enumerate(situations):  # grows while it is read: a move may take no turn
            if len(places) >= most or (
                place % LOOK_AT_CLOCK == LOOK_AT_CLOCK - 1
                and (clock() > until or (until < FOR_EVER and self._is_stopped()))
            ):
                return False
            number = numbers[situation]
            out = expand[situation[0]](situation)
            moves, met = out[::2], []
            depth, having = depths[number] + (situation[0] != BUNDLE), sets[number]
            by_family = [having] + [0] * (len(FAMILIES) - 1)
            if without:
                pairs = [(move, to) for move, to in zip(moves, out[1::2], strict=True) if families[move] not in without]
                moves, out = [move for move, _ in pairs], [each for pair in pairs for each in pair]
            for move, to in zip(moves, out[1::2], strict=True):
                target = known.get(to)
                if target is None:
                    target = meet(to)
                met.append(target)
                if depths[target] > depth:
                    depths[target], parents[target], came_by[target] = depth, number, move
                family = families[move]
                sets_ = by_family[family]
                if not sets_:
                    sets_ = by_family[family] = with_family(having, family)
                before = sets[target]
                if before | sets_ != before:
                    sets[target] = before | sets_
            visited.opened.append(number)
            visited.moves.extend(moves)
            visited.targets.extend(met)
            visited.starts.append(len(visited.moves))
        return True


def _scattered(situation: Situation) -> int:
    """An order that has nothing to do with how situations were come to, and is the same in every run."""
    return sum(part * (2 * place + 1) * 2654435761 for place, part in enumerate(situation)) & 0xFFFFFFFF


def _has(family: int) -> Sets:
    """All sets of families that contain this one."""
    return sum(1 << n for n in range(1 << len(FAMILIES)) if n >> family & 1)


_WITH = [_has(family) for family in range(len(FAMILIES))]
_WITHOUT = [((1 << (1 << len(FAMILIES))) - 1) & ~each for each in _WITH]


def with_family(sets: Sets, family: int) -> Sets:
    """Each set with the family added."""
    return sets & _WITH[family] | (sets & _WITHOUT[family]) << (1 << family)


def sets_without(sets: Sets, family: int) -> Sets:
    """Those sets that lack the family."""
    return sets & _WITHOUT[family]


def sets_of_one(sets: Sets) -> list[int]:
    """Families (0 for none) that alone make up one of the sets."""
    alone = [0] if sets & 1 else []
    return alone + [family for family in range(1, len(FAMILIES)) if sets >> (1 << family) & 1]
