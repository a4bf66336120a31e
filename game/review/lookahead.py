"""Exact search on the rules: what a situation can still come to, and the line that leads there.

A search asks for nearly as much as can be hoped for (`game.review.hopes`), then for less and less, and opens only
situations whose hope is more than what there really is. It is bounded by a number of moves tried; where it came to its
bound, `quick` still follows a few promising lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from game.encounter import deal, rules, tuning
from game.encounter.machine import by_dictionary
from game.encounter.margin import shifting
from game.encounter.moves import Accept, Close, Keep, LetGo, Move, Offer, PassOver, Record, Say, StepBack, Thank, Walk
from game.encounter.packages import worth_to_them, worth_to_you
from game.encounter.refusals import Refusal
from game.encounter.script import Encounter
from game.encounter.situations import Key, Situations
from game.encounter.state import State
from game.encounter.values import Kind, Outcome, points
from game.review.hopes import PHASES, PLACE, Hopes, Worth, leaving

MOST_TRIED = 24_000
"""Moves tried in one review of a play, all its decisions together."""
SHARE = 3
"""One decision may use this part of them."""
STEP_DOWN = 50
"""Hundredths of your worth by which a search first asks for less than was hoped."""
WIDTH = 24
"""Lines followed at a time where the search is spent."""
UNKNOWN: Worth = (len(PLACE), 0)
Path = tuple[tuple[Key, Move], ...]
"""Situations with the move made in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How a play ends: `worth` in hundredths of your points, `delivery` her points a week later (None without one)."""

    outcome: Outcome
    worth: int
    delivery: int | None = None

    @property
    def yours(self) -> int:
        """Your worth, points; without a deal that of your alternative."""
        return points(self.worth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: the best worth, the moves to it (none where nothing is better than was asked)."""

    worth: Worth
    line: tuple[Move, ...]
    is_sure: bool
    """Whether nothing can be more; else the search came to its bound."""


class Searcher(Protocol):
    """Looks for the best in reach. What it found out in one question it may keep for the next."""

    def best(self, state: State, than: Worth) -> Found:
        """The best in reach of a state of the talk where it is more than `than`, with the moves until it is agreed."""


class Branch:
    """A move from a situation: what can be hoped for after it (less, the more is known), and where it leads."""

    __slots__ = ("after", "hope", "move")

    def __init__(self, hope: Worth, move: Move, after: State) -> None:
        self.hope, self.move, self.after = hope, move, after


class Lookahead:
    """Exact search over one encounter; what it has found out it keeps for the next question."""

    def __init__(self, encounter: Encounter, most: int = MOST_TRIED) -> None:
        self.encounter = encounter
        self.most, self.tried, self._least = most, 0, most
        self._situations = Situations(encounter)
        self._hopes = Hopes(encounter)
        self._exact: dict[Key, tuple[Worth, Move]] = {}
        self._at_most: dict[Key, Worth] = {}
        self._opened: dict[Key, list[Branch]] = {}
        self._lines: dict[Key, Move] = {}

    def turn_to(self) -> None:
        """The next decision: it may try its share of what is left."""
        self._least = min(self.most, self.tried + self.most // SHARE)

    @property
    def is_spent(self) -> bool:
        """Whether the bound of this decision has been reached."""
        return self.tried >= self._least

    def best(self, state: State, than: Worth) -> Found:
        """As `Searcher` has it: on the real rules alone, with its share of what may be tried."""
        self.turn_to()
        worth = self.better(state, than)
        is_sure = not self.is_spent
        if not is_sure:
            worth = self.quick(state, worth)
        return Found(worth=worth, line=self.line(state)[0] if worth > than else (), is_sure=is_sure)

    # --- while it is talked -----------------------------------------------------------------------------------------

    def better(self, state: State, than: Worth) -> Worth:
        """The best worth in reach from `state` where it is more than `than`; else `than`.

        Asks for nearly as much as can be hoped for, and then for less and less: so that only situations are opened
        whose hope is more than what there really is.
        """
        most, lowered = self._most(state), STEP_DOWN
        while most > than and not self.is_spent:
            asked = max(than, (most[0], most[1] - lowered))
            is_there, worth = self._search(state, asked)
            if is_there:
                return worth
            lowered = 2 * lowered if worth[0] == most[0] else STEP_DOWN
            most = min(most, worth)
        return than

    def quick(self, state: State, than: Worth, width: int = WIDTH) -> Worth:
        """A worth in reach that a few promising lines come to; `than` where none of them comes to more."""
        best = than
        edge: list[tuple[State, Path]] = [(state, ())]
        while edge:
            following: dict[Key, tuple[Worth, int, State, Path]] = {}
            for now, path in edge:
                key = self._situations.key(now)
                for branch in self._branches(now, key):
                    steps = (*path, (key, branch.move))
                    if branch.after.stage != "talking":
                        best = self._found(branch, best, steps)
                    elif branch.hope > best:
                        following[self._situations.key(branch.after)] = (
                            branch.hope, self._promise(branch.after), branch.after, steps
                        )  # fmt: skip
            ranked = sorted(following.values(), key=lambda each: each[:2], reverse=True)
            edge = [(after, steps) for hope, _, after, steps in ranked[:width] if hope > best]
        return best

    def _found(self, branch: Branch, best: Worth, path: Path) -> Worth:
        if branch.hope <= best:
            return best
        for key, move in path:
            self._lines[key] = move
        return branch.hope

    def _promise(self, state: State) -> int:
        """How well it stands, for choosing among equal hopes only."""
        reached = sum(PHASES.index(each.phase) for each in state.reconciliations if each.phase in PHASES)
        known = len(state.facts) + state.measure_known + 2 * len(state.raised) + reached
        return shifting(self.encounter, state, state.raised) + tuning.PER_YIELD * known

    def _most(self, state: State) -> Worth:
        return self._hopes.of(state) if state.stage == "talking" else self._agreed(state)

    def _search(self, state: State, than: Worth) -> tuple[bool, Worth]:
        """(True, the best worth in reach) where that is more than `than`; else (False, a bound that it keeps to)."""
        if state.stage != "talking":
            worth = self._agreed(state)
            return worth > than, worth
        key = self._situations.key(state)
        if key in self._exact:
            return self._exact[key][0] > than, self._exact[key][0]
        if self._at_most.get(key, UNKNOWN) <= than:
            return False, self._at_most[key]
        return self._open(state, key, than)

    def _open(self, state: State, key: Key, than: Worth) -> tuple[bool, Worth]:
        best, chosen, most = than, None, leaving(self.encounter)
        branches = self._branches(state, key)
        for branch in sorted(branches, key=lambda each: each.hope, reverse=True):
            if branch.hope <= best:
                most = max(most, branch.hope)
                break
            if self.is_spent:
                return chosen is not None, best if chosen else UNKNOWN
            is_there, branch.hope = self._search(branch.after, best)
            if is_there:
                best, chosen = branch.hope, branch.move
                self._lines[key] = chosen
            most = max(most, branch.hope)
        if chosen is None:
            self._at_most[key] = most
            return False, most
        if not self.is_spent:
            self._exact[key] = best, chosen
        return True, best

    def _branches(self, state: State, key: Key) -> list[Branch]:
        """Where the moves lead that may count, each once."""
        if key not in self._opened:
            after = [(move, self._after(state, move)) for move in self._moves(state)]
            found = [Branch(self._most(then), move, then) for move, then in after]
            found.sort(key=lambda each: (each.after.stage != "talking", self._promise(each.after)), reverse=True)
            self._opened[key] = found
        return self._opened[key]

    def _moves(self, state: State) -> list[Move]:
        """Every move but leaving; in the last turn those after which something can still be agreed."""
        moves: list[Move] = [move for move in self._situations.moves(state) if not isinstance(move, Walk)]
        return moves if state.patience > 1 else [move for move in moves if self._counts_at_the_last(move)]

    def _after(self, state: State, move: Move) -> State:
        self.tried += 1
        result = rules.step(self.encounter, state, move, by_dictionary)
        assert not isinstance(result, Refusal), result
        return result[0]

    def _counts_at_the_last(self, move: Move) -> bool:
        """In the last turn only a yes counts, and what takes no turn."""
        if isinstance(move, Say):
            return self.encounter.act(move.act).kind is Kind.PROMISE
        return isinstance(move, Offer | Accept | PassOver | Thank | StepBack)

    def _agreed(self, state: State) -> Worth:
        end = self.end_of(state)
        return PLACE[end.outcome], end.worth

    # --- once it is agreed, or over -----------------------------------------------------------------------------------

    def end_of(self, state: State) -> End:
        """The best end from a state after the talk: promises recorded, and as many kept as the hours allow."""
        if state.outcome is not None and state.agreed is None:
            return End(outcome=state.outcome, worth=leaving(self.encounter)[1])
        agreed = state.agreed or ()
        bound = replace(state, deal="bound") if state.promises and state.deal == "agreed" else state
        outcome = state.outcome or deal.read_outcome(self.encounter, bound)
        worth = worth_to_you(self.encounter, agreed)
        return End(outcome=outcome, worth=worth, delivery=self._delivery(state, outcome))

    def leave(self) -> End:
        """The end of leaving now."""
        return End(outcome=Outcome.WALKED, worth=leaving(self.encounter)[1])

    def _delivery(self, state: State, outcome: Outcome) -> int:
        if state.delivery is not None:
            return state.delivery
        if outcome is Outcome.HOLLOW:
            return 0
        kept = self._keepable(state)
        good = sum(each.fate == "kept" or each.id in kept for each in state.promises)
        worth = worth_to_them(self.encounter, state.agreed or ())
        bad = len(state.promises) - good
        return points(worth + 100 * (tuning.DELIVERY_KEPT * good + tuning.DELIVERY_BROKEN * bad))

    def _keepable(self, state: State) -> tuple[str, ...]:
        """As many due promises as the hours allow, the shortest first."""
        hours = state.hours if state.stage == "later" else self.encounter.hours
        found = []
        due = [each.id for each in state.promises if each.fate == "due"]
        for id in sorted(due, key=lambda id: self.encounter.promises[id].hours):
            if self.encounter.promises[id].hours <= hours:
                hours -= self.encounter.promises[id].hours
                found.append(id)
        return tuple(found)

    def _settling(self, state: State) -> Move | None:
        """The best move after a yes; None where it is over."""
        if state.stage == "closing":
            unrecorded = [each.id for each in state.promises]
            is_bound = any(each.recorded for each in state.promises)
            return Record(unrecorded[0]) if unrecorded and not is_bound else Close()
        if state.stage != "later":
            return None
        keepable = self._keepable(state)
        if keepable:
            return Keep(keepable[0])
        return LetGo(next(each.id for each in state.promises if each.fate == "due"))

    # --- the line -----------------------------------------------------------------------------------------------------

    def line(self, state: State, begun: tuple[Move, ...] = ()) -> tuple[tuple[Move, ...], End]:
        """The moves of the best line from `state` as far as it was searched, and its end; `begun` come first."""
        moves: list[Move] = []
        while state.stage != "over":
            move = begun[len(moves)] if len(moves) < len(begun) else self._next(state)
            result = rules.step(self.encounter, state, move, by_dictionary)
            assert not isinstance(result, Refusal), result
            moves.append(move)
            state = result[0]
        return tuple(moves), self.end_of(state)

    def shortened(self, state: State, moves: tuple[Move, ...]) -> tuple[Move, ...]:
        """The same line without the moves that nothing hangs on: its end stays what it was."""
        end, place = self.end_after(state, moves), 0
        while place < len(moves):
            for count in (2, 1):
                fewer = (*moves[:place], *moves[place + count :])
                if self.end_after(state, fewer) == end:
                    moves = fewer
                    break
            else:
                place += 1
        return moves

    def end_after(self, state: State, moves: tuple[Move, ...]) -> End | None:
        """How these moves end; None where one of them cannot be made, or they lead to no end."""
        for move in moves:
            result = rules.step(self.encounter, state, move, by_dictionary)
            if isinstance(result, Refusal):
                return None
            state = result[0]
        return self.end_of(state) if state.stage == "over" else None

    def _next(self, state: State) -> Move:
        if state.stage != "talking":
            move = self._settling(state)
            assert move is not None
            return move
        key = self._situations.key(state)
        return self._exact[key][1] if key in self._exact else self._lines.get(key, Walk())
