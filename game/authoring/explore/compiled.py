"""One encounter as a machine over small tuples of whole numbers: what `explore` visits.

A situation of the talk is (place, turns left, trust, tension, bits, open question, her counter, turns here, arts,
trouble, standing): see `writing.FIELDS`. All yeses that can be had at once are one step, (-1, number of a bundle).
After a yes it is (-2, package, deal, whether a promise on the record would make it reconciled); once it is over
(-3, outcome, package + 1 or 0). Situations of the last turn with the same agreements in reach are one, (-4, number).
What follows a week later changes neither outcome nor your worth, so it is not visited. Walking away is always possible
and never written down. `Compiled.project` gives the situation of a state of the real rules; a test plays both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.authoring.explore.detours import Detours
from game.authoring.explore.flags import Flags
from game.authoring.explore.lazily import Lazily, Numbered
from game.authoring.explore.meeting import Meeting
from game.authoring.explore.mending import Mending
from game.authoring.explore.source import Source
from game.authoring.explore.terms import Answers, Book, Yes, bids_by_turn, outcome_of
from game.authoring.explore.writing import CAJOLES, LATE, YIELDED
from game.encounter import deal, rules, tuning
from game.encounter.machine import by_dictionary
from game.encounter.moves import Accept, Close, Move, Offer, Record, Say, Walk
from game.encounter.packages import on_the_table, worth_to_you
from game.encounter.script import Act, Encounter
from game.encounter.state import State
from game.encounter.values import LEAST, MOST, Outcome, Package, divide

Situation = tuple[int, ...]
Expand = Callable[[Situation], Sequence[Any]]
"""Situation -> move, situation, move, situation …"""
BUNDLE, CLOSING, OVER, LAST = -1, -2, -3, -4
AGREED, BOUND, HOLLOW = range(3)
OUTCOMES = list(Outcome)
FAMILIES = ("", "find_out", "meet", "bargain", "influence", "repair", "reconcile", "bind")
"""Of moves; "" is for offering, accepting, closing and leaving, which belong to every play."""


@dataclass(frozen=True, slots=True)
class Step:
    """A move as the machine numbers it. `family` is "" for offers, accepting, closing and leaving."""

    move: Move
    family: str
    acts: tuple[Act, ...] = ()
    """The author's moves that it stands for: the rules cannot tell them apart."""
    rupture: str = ""
    """The rupture that an offering speaks to."""


class Compiled:
    """The machine of one encounter; made by `compile_encounter`."""

    def __init__(self, encounter: Encounter, *, plain: bool = False, joins_last: bool = True) -> None:
        self.encounter = encounter
        self.flags = Flags(encounter, plain=plain)
        self.mending = Mending(encounter, self.flags.promised)
        self.meeting = Meeting(encounter, plain=plain)
        self.steps: list[Step] = []
        self.families: list[int] = []
        """Of each step its place in `FAMILIES`."""
        self._step_numbers: dict[Move, int] = {}
        self.packages: list[Package] = []
        self._package_numbers: dict[Package, int] = {}
        self._bundles: Numbered[tuple[int | Situation, ...]] = Numbered(lambda bundle: None)
        self._lasts: Numbered[tuple[int | Situation, ...]] = Numbered(lambda last: None)
        self._promises_mask = self.flags.mask("promised")
        self._promises = Lazily(self._makes_promise)
        self._outcome = Lazily(self._read_outcome)
        self._bids = bids_by_turn(encounter)
        self._books: dict[tuple[tuple[str, ...], int], Book] = {}
        self._asked = {id: frozenset(self._repairs_asked(id)) for id in encounter.moments}
        self.source = Source(encounter, self.flags, self._number_act, joins_last=joins_last and not plain)
        self.program = self.source.text()
        self.shown = bytearray(len(self.source.shown))
        """For each of `source.shown` whether it has been said by now."""
        self.expand: list[Expand] = self._functions()
        """By place, so that `expand[situation[0]](situation)` gives what can follow."""
        first = rules.begin(encounter, by_dictionary)[0]
        for place, id in enumerate(self.source.shown):
            self.shown[place] = id in first.said
        self.first: Situation = self.project(first)

    # --- numbering ---------------------------------------------------------------------------------------------

    def step(self, move: Move, family: str, acts: tuple[Act, ...] = (), rupture: str = "") -> int:
        """The number of a move."""
        if move not in self._step_numbers:
            self._step_numbers[move] = len(self.steps)
            self.steps.append(Step(move, family, acts, rupture))
            self.families.append(FAMILIES.index(family))
        return self._step_numbers[move]

    def package(self, package: Package) -> int:
        """The number of a package."""
        if package not in self._package_numbers:
            self._package_numbers[package] = len(self.packages)
            self.packages.append(package)
        return self._package_numbers[package]

    def _number_act(self, act: Act) -> int:
        return self.step(Say(act.id), act.family.value, self.flags.groups[act.id])

    def over(self, outcome: Outcome, package: Package | None = None) -> Situation:
        """The situation in which it has ended so."""
        return OVER, OUTCOMES.index(outcome), 0 if package is None else self.package(package) + 1

    # --- the functions it runs on ------------------------------------------------------------------------------

    def _functions(self) -> list[Expand]:
        names = self._names()
        exec(compile(self.program, f"<explore {self.encounter.id}>", "exec"), names)  # our own text: see source.py
        detours = Detours(self.encounter, self.flags, self.mending, self.meeting, self.step, names)
        names |= {"mending": detours.mending, "resuming": detours.resuming}
        found: list[Expand] = []
        for moment in self.encounter.moments:
            place = self.source.place(moment)
            found += [names[f"talk_{place}"], detours.repairing(place), detours.reconciling(place)]
        self._last = {place: names.get(f"last_{place}") for place in range(len(found))}
        return [
            *found,
            lambda situation: self._lasts.values[situation[1]],
            lambda situation: (),
            self._close,
            self._bundle,
        ]

    def _names(self) -> dict[str, Any]:
        """Everything that the program reads."""
        mending, meeting = self.mending, self.meeting
        ranged = range(LEAST, MOST + 1)
        steps = range(0, MOST + 1, 5)
        return {
            "MORE": {by: [min(MOST, at + by) for at in ranged] for by in steps},
            "LESS": {by: [max(LEAST, at - by) for at in ranged] for by in steps},
            "RELATION": [divide(100 * (at - tuning.TRUST_NEUTRAL), tuning.TRUST_PER_POINT) for at in ranged],
            "HEAT": [divide(100 * at, tuning.TENSION_PER_POINT) for at in ranged],
            "ARTS": Lazily(worth_of_arts),
            "EARLY": tuning.EARLY_TURNS,
            "AGREE": self.step(Walk(), ""),
            "ACCEPTED": Lazily(self._accepted),
            "WALKED": self.over(Outcome.WALKED),
            "LOST": self.over(Outcome.LOST),
            "WITHDRAWN": self.over(Outcome.WITHDRAWN),
            "HIGHEST": mending.most,
            "WEIGHT": mending.weight,
            "REPAIRING": mending.repairing,
            "REPAIRED": mending.repaired,
            "UNTHANKED": mending.unthanked,
            "WAITS": mending.waits,
            "DUE": mending.due,
            "BROKEN": mending.broken,
            "CHALLENGED": mending.challenged,
            "CHALLENGE": {id: script.challenge for id, script in mending.scripts.items()},
            "BY_TURN": mending.by_turn,
            "LAPSED": mending.lapsed,
            "SETTLED": mending.settled,
            "CALM": mending.calm,
            "ASKED": self._asked,
            "RECONCILING": meeting.now,
            "TURNS": meeting.turns,
            "RECONCILED": meeting.reconciled,
            "APART": meeting.apart,
            "BEGUN": meeting.begun,
            "BOOKS": Lazily(self._books_at),
            "SHOWN": self.shown,
            "hear": self._hear,
            "last": self._last_turn,
            "FRONT": mending.front,
            "leverage": self._leverage,
        }

    def _hear(self, line: Any, bits: int, question: int) -> tuple[int, int]:
        """A line that is known only when it is said."""
        if not self.flags.matters(line):
            return bits, question
        said = self.flags.bit("said", line.id)
        if line.asks and not bits & said:
            question = self.source.questions[line.id]
        return bits | said | self.flags.bit("heard", line.id), question

    # --- terms -------------------------------------------------------------------------------------------------

    def book(self, bits: int, meet: int, more: tuple[str, ...] = ()) -> Book:
        """The packages over what is on the table, and `more` issues beside."""
        issues = self.encounter.issues
        named = {
            *on_the_table(self.encounter),
            *more,
            *(each.id for each in issues if bits & self.flags.bit("raised", each.id)),
        }
        raised = tuple(issue.id for issue in issues if issue.id in named)
        key = raised, meet
        if key not in self._books:
            bridges, met = self.meeting.bridges[meet], self.meeting.met[meet]
            self._books[key] = Book(self.encounter, raised, bridges, met, self._bids)
        return self._books[key]

    def _books_at(self, key: tuple[int, int]) -> list[tuple[list[int], Lazily[int, Any], int]]:
        """(alternative by turns left, answers by sum, bits that it raises) for each set of issues you could name."""
        bits, meet = key
        sets: list[tuple[str, ...]] = [()]
        for issue in self.encounter.issues:
            latent = issue.raised_by is not None and not bits & self.flags.bit("raised", issue.id)
            if latent and bits & self.flags.bit("knows", issue.raised_by or ""):
                sets += [(*each, issue.id) for each in sets]
        books = [(self.book(bits, meet, more), self.flags.mask("raised", more)) for more in sets]
        return [(book.alternative, Lazily(_asking(self._numbered, book)), raised) for book, raised in books]

    def _numbered(self, answers: Answers) -> tuple[Any, ...]:
        """Her answers as the program reads them: the yeses, then packages by their moves, 0 for none."""
        counter = 0 if answers.counter is None else self.package(answers.counter) + 1
        others = [answers.countered, answers.refused, answers.insulted]
        countered, refused, insulted = (0 if each is None else self._offer(each) for each in others)
        return self._yeses(answers.accepted), countered, counter, refused, insulted

    def _yeses(self, accepted: tuple[Yes, ...]) -> tuple[Situation, ...]:
        """Three bundles: with something open between you, with nothing open, and with a promise made besides."""
        if not accepted:
            return ()
        found = []
        for binding in range(3):
            out: list[int | Situation] = []
            for package, hollow, kept in accepted:
                number = self.package(package)
                reconciles = kept and not hollow and (binding == 2 or (binding == 1 and self._promises[number]))
                out += (self._offer(package), (CLOSING, number, HOLLOW if hollow else AGREED, int(reconciles)))
            found.append((BUNDLE, self._bundles.number(tuple(out))))
        return tuple(found)

    def _offer(self, package: Package) -> int:
        return self.step(Offer(package), "")

    def _makes_promise(self, package: int) -> bool:
        """Whether one of its options does."""
        return any(self.encounter.issue(issue).option(option).promise for issue, option in self.packages[package])

    def _leverage(self, left: int, trust: int, tension: int, bits: int, arts: int, mend: int, meet: int) -> int:
        book = self.book(bits, meet)
        relation = divide(100 * (trust - tuning.TRUST_NEUTRAL), tuning.TRUST_PER_POINT)
        heat = divide(100 * tension, tuning.TENSION_PER_POINT)
        shift = relation - heat + worth_of_arts(arts) - self.mending.weight[mend]
        return book.leverage(shift - book.alternative[left])

    def _bundle(self, situation: Situation) -> tuple[Any, ...]:
        return self._bundles.values[situation[1]]

    def _last_turn(self, agreements: list[Situation], losing: int) -> Situation:
        """The situation of the last turn with these agreements in reach."""
        out: list[int | Situation] = [losing, self.over(Outcome.LOST)]
        for bundle in agreements:
            out += (self.step(Walk(), ""), bundle)
        return LAST, self._lasts.number(tuple(out))

    @property
    def can_promise(self) -> bool:
        """Whether an agreement or an offering that was met makes a promise."""
        made = any(self._makes_promise(number) for number in range(len(self.packages)))
        return made or any(each.promises for offerings in self.mending.offerings.values() for each in offerings)

    def _accepted(self, key: tuple[int, int]) -> tuple[Situation, ...]:
        """You took her counter: bundles of one, as `_yeses` has them."""
        package, meet = key
        kept = self.book(0, meet).kept(self.packages[package])
        found = []
        for binding in range(3):
            reconciles = kept and (binding == 2 or (binding == 1 and self._promises[package]))
            closing = CLOSING, package, AGREED, int(reconciles)
            found.append((BUNDLE, self._bundles.number((self.step(Accept(), ""), closing))))
        return tuple(found)

    def _close(self, situation: Situation) -> list[Any]:
        """After a yes. Any promise on the record binds it, and that matters only where it makes it reconciled."""
        _, package, deal_, reconciles = situation
        out: list[Any] = [self.step(Close(), ""), (OVER, self._outcome[package, deal_, reconciles], package + 1)]
        if deal_ == AGREED and reconciles:
            out += (self.step(Record(""), "bind"), (CLOSING, package, BOUND, reconciles))
        return out

    def outcome(self, package: int, deal_: int, reconciles: int) -> Outcome:
        """How an agreement ends when it is closed as it stands."""
        return OUTCOMES[self._outcome[package, deal_, reconciles]]

    def _read_outcome(self, key: tuple[int, int, int]) -> int:
        package, deal_, kept = key
        reconciled = bool(kept) and deal_ == BOUND
        return OUTCOMES.index(outcome_of(self.encounter, self.packages[package], deal_ == HOLLOW, reconciled))

    def rank(self, situation: Situation) -> int:
        """Rises with every move that takes no turn: out of a detour, with thanks, with a promise, into an agreement."""
        if situation[0] == CLOSING:
            return 2 + (situation[2] == BOUND)
        if situation[0] < 0:
            return {LAST: 0, BUNDLE: 1, OVER: 4}[situation[0]]
        promises = (situation[4] & self._promises_mask).bit_count()
        return (situation[0] % 3 == 0) + (not self.mending.unthanked[situation[9]]) + promises

    def worth(self, situation: Situation) -> int:
        """What an agreement is worth to you, hundredths; only of a situation that is over."""
        return worth_to_you(self.encounter, self.packages[situation[2] - 1])

    # --- the same of the real rules ----------------------------------------------------------------------------

    def _repairs_asked(self, moment: str) -> set[str]:
        """Ruptures whose repair a condition or a reassurance can still ask for."""
        if self.flags.plain:
            return set(self.mending.scripts)
        return self.flags.repairs_asked(moment)

    def project(self, state: State) -> Situation:
        """The situation of a state."""
        if state.stage == "talking":
            return self._project_talk(state)
        package = (
            self.package(state.agreed)
            if state.agreed is not None and state.deal in ("agreed", "bound", "hollow")
            else None
        )
        if state.outcome is not None:
            return OVER, OUTCOMES.index(state.outcome), 0 if package is None else package + 1
        assert package is not None
        kept = bool(state.promises) and deal.is_reconciled(
            self.encounter, replace(state, deal="bound"), state.agreed or ()
        )
        deal_ = ("agreed", "bound", "hollow").index(state.deal)
        if deal_ == HOLLOW or not kept:
            return CLOSING, package, HOLLOW if deal_ == HOLLOW else AGREED, 0
        return CLOSING, package, deal_, 1

    def _project_talk(self, state: State) -> Situation:
        bits, mend, meet = self.flags.of(state), self.mending.of(state), self.meeting.of(state)
        if state.patience <= self.meeting.turns[meet]:
            bits &= ~self.flags.bit("bound")
        calm = self.source.calm_mask(state.at)
        if calm is not None and bits & calm == calm:
            mend = self.mending.calm[mend, self._asked[state.at]]
        cajoles = min(state.cajoles, tuning.CAJOLE_CARRIES) if self.source.cajoles_matter(state.at) else 0
        situation = (
            self.source.place(state.at) + (1 if state.repairing else 2 if state.reconciling else 0),
            state.patience,
            state.trust,
            state.tension,
            bits,
            0 if state.question is None else self.source.questions[state.question.line],
            0 if state.counter is None else self.package(state.counter) + 1,
            min(state.turn - state.entered, self.source.timed(state.at)),
            CAJOLES * cajoles + LATE * state.late_mirrors + YIELDED * state.yielded,
            mend,
            meet,
        )
        last = self._last.get(situation[0]) if state.patience == 1 else None
        return situation if last is None else last(situation)


def compile_encounter(encounter: Encounter, *, plain: bool = False, joins_last: bool = True) -> Compiled:
    """The machine of an encounter.

    `plain` leaves out every reduction but forgetting what no rule reads at all. `joins_last` takes situations of the
    last turn together that have the same agreements in reach; which of your moves could still be said then is lost.
    """
    return Compiled(encounter, plain=plain, joins_last=joins_last)


def worth_of_arts(arts: int) -> int:
    """What steps yielded and late mirrors add to the sum, hundredths."""
    return tuning.PER_YIELD * (arts // YIELDED) - tuning.LATE_MIRROR * (arts % YIELDED // LATE)


def _asking(numbered: Callable[[Answers], tuple[Any, ...]], book: Book) -> Callable[[int], tuple[Any, ...]]:
    return lambda key: numbered(book.answers(key >> 1, bool(key & 1)))
