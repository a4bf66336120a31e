"""What is broken between you, as numbers: the repair machine compiled to tables that fill themselves.

A number stands for one `Trouble`; every rule of repair becomes a lookup from (number, circumstance) to
(number afterwards, what it does to the meters). The sums are those of `game.encounter`, asked once each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from game.authoring.explore.lazily import Lazily, Numbered
from game.encounter import repair, rules, tuning
from game.encounter.machine import by_dictionary
from game.encounter.offering import given_back, needed, weigh
from game.encounter.script import Encounter, Rupture, Wording
from game.encounter.state import Breakage, State
from game.encounter.values import STEP, Breach, Intent, Part, divide, to_step

NEVER = 10**6
REFUSED, ACCEPTED, WITHDRAWN = range(3)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Ruptures that happened, reduced to what a rule can still notice; then the rest of the repair machine."""

    breakages: tuple[Breakage, ...] = ()
    repairing: str | None = None
    unthanked: str | None = None
    residue: bool = False
    offerings: int = 0
    ceiling: int = 100
    denied: tuple[str, ...] = ()
    """Of those that something you may show would settle."""


@dataclass(frozen=True, slots=True)
class Offering:
    """One of her answers to an offering: `words` are points of trust, `promises` what binds you then."""

    wordings: tuple[str, ...]
    answer: int
    after: int
    words: int
    promises: frozenset[str]
    rupture: str


@dataclass(frozen=True, slots=True)
class Weighty:
    """An offering somebody might make: `total` in hundredths without wear, -1 where something needed is missing."""

    wordings: tuple[str, ...]
    total: int
    promises: frozenset[str]


class Mending:
    """The troubles of one encounter by number (0: none), with a column for everything that is asked of them."""

    def __init__(self, encounter: Encounter, promised: frozenset[str] = frozenset()) -> None:
        """`promised` are the promises that some move looks for; of others only that one was made matters."""
        self.encounter, self._promised = encounter, promised
        acts = [act for moment in encounter.moments.values() for act in moment.acts]
        self._clears = {act.clears for act in acts if act.clears}
        overpress = {encounter.overpress.id: encounter.overpress} if encounter.overpress else {}
        self.scripts: dict[str, Rupture] = {**encounter.ruptures, **overpress}
        self.most: list[int] = []
        """The highest trust can be."""
        self.weight: list[int] = []
        """Hundredths that open ruptures cost in the sum."""
        self.repairing: list[str | None] = []
        self.unthanked: list[str | None] = []
        self.front: list[str | None] = []
        """The rupture that an offering would speak to now."""
        self.waits: list[bool] = []
        """Whether she waits for you to speak first."""
        self.due: list[int] = []
        """The turn at which the next rupture of its own opens."""
        self.left_open: list[tuple[str, ...]] = []
        self.repaired: dict[str, list[bool]] = {id: [] for id in self.scripts}
        self._numbers = Numbered(self._add_columns)
        self.broken = Lazily(self._open)
        """(trouble, rupture, steps over, early) -> (trouble, trust that is lost, tension that is added)."""
        self.challenged = Lazily(self._challenge)
        """(trouble, trouble before the move) -> (trouble, the rupture she challenges, or None)."""
        self.by_turn = Lazily(self._open_by_turn)
        """(trouble, turn) -> as `broken`."""
        self.offerings = Lazily(self._offerings)
        """(trouble, whether you know what needs repairing) -> an offering for each of her answers."""
        self._weighed = Lazily(self._weigh)
        self._answers = Lazily(self._answer)
        self.passed: Lazily[int, int] = Lazily(lambda number: self._step(number, "pass_over"))
        self.returned: Lazily[tuple[int, str], int] = Lazily(lambda key: self._step(key[0], "return_to_it", key[1]))
        self.denied = Lazily(self._deny)
        """trouble -> (trouble, points of trust that come back)."""
        self.settled = Lazily(self._settle)
        """(trouble, the rupture whose denial comes out) -> as `denied`."""
        self.thanked: Lazily[int, int] = Lazily(lambda number: self._changed(number, unthanked=None))
        self.lapsed = Lazily(self._lapse)
        """(trouble, what was unthanked before the move) -> trouble."""
        self.calm = Lazily(self._calm)
        """(trouble, ruptures whose repair a clause can still ask for) -> trouble, as far as it still matters."""
        self.number(Trouble())

    def number(self, trouble: Trouble) -> int:
        """The number of a trouble, in its canonical form."""
        reduced = tuple(
            replace(each, turn=0, deed=0)
            if each.id in trouble.denied
            else _reduced(each, self.scripts[each.id], keeps_cost=each.id in self._clears)
            for each in trouble.breakages
        )
        waiting = tuple(each for each in reduced if each.phase == "ruptured")
        others = sorted((each for each in reduced if each.phase != "ruptured"), key=lambda each: each.id)
        return self._numbers.number(replace(trouble, breakages=(*waiting, *others)))

    def trouble(self, number: int) -> Trouble:
        """What a number stands for."""
        return self._numbers.values[number]

    def fullest(self, id: str) -> int:
        """Hundredths to which the best offering for a rupture comes, if it is the first."""
        drafts_ = [draft for challenged in (False, True) for draft in self._weighed[id, challenged, True]]
        return max((draft.total for draft in drafts_), default=0)

    def of(self, state: State) -> int:
        """The number for a state of the real rules."""
        return self.number(
            Trouble(
                state.breakages,
                state.repairing,
                state.unthanked,
                state.residues > 0,
                state.offerings,
                state.ceiling,
                tuple(sorted({id for id in state.denied if id in self._clears})),
            )
        )

    def _add_columns(self, trouble: Trouble) -> None:
        open_ = [each for each in trouble.breakages if not each.mended]
        front = repair.in_front(self._state(trouble))
        self.most.append(trouble.ceiling - trouble.ceiling % STEP)
        self.weight.append(tuning.PER_SEVERITY * sum(each.severity for each in open_))
        self.repairing.append(trouble.repairing)
        self.unthanked.append(trouble.unthanked)
        self.front.append(front.id if front else None)
        self.waits.append(any(each.phase == "ruptured" for each in open_))
        self.left_open.append(tuple(each.id for each in open_ if each.phase == "open"))
        happened = {each.id for each in trouble.breakages}
        waiting = [
            each.turn for each in self.encounter.ruptures.values() if each.opens == "turn" and each.id not in happened
        ]
        self.due.append(min(waiting, default=NEVER))
        for id, column in self.repaired.items():
            column.append(any(each.id == id and each.mended and each.phase == "steady" for each in trouble.breakages))

    # --- what happens to it ------------------------------------------------------------------------------------

    def _state(self, trouble: Trouble, facts: tuple[str, ...] = ()) -> State:
        """A state with nothing in it but the trouble: the real sums read it."""
        return replace(
            rules.first_state(self.encounter),
            breakages=trouble.breakages,
            offerings=trouble.offerings,
            facts=facts,
        )

    def _changed(self, number: int, **fields: object) -> int:
        return self.number(replace(self.trouble(number), **fields))  # type: ignore[arg-type]

    def _moved(self, trouble: Trouble, id: str, phase: str, **fields: object) -> Trouble:
        """The repair machine of a rupture comes to `phase`; a challenge suspends the talk."""
        mended = phase in ("steady", "denied")
        breakages = tuple(
            replace(each, phase=phase, mended=mended, **fields) if each.id == id else each  # type: ignore[arg-type]
            for each in trouble.breakages
        )
        held = None if trouble.repairing == id else trouble.repairing
        return replace(trouble, breakages=breakages, repairing=id if phase == "challenged" else held)

    def _after(self, breakage: Breakage, trigger: str) -> str:
        phase = by_dictionary(repair.REPAIR, breakage.phase, trigger, breakage)
        assert phase is not None
        return phase

    def _step(self, number: int, trigger: str, id: str | None = None) -> int:
        trouble = self.trouble(number)
        breakage = self._breakage(trouble, id or trouble.repairing)
        return self.number(self._moved(trouble, breakage.id, self._after(breakage, trigger)))

    def _breakage(self, trouble: Trouble, id: str | None) -> Breakage:
        return next(each for each in trouble.breakages if each.id == id)

    def _open(self, key: tuple[int, str, int, bool]) -> tuple[int, int, int]:
        number, id, over, early = key
        trouble, rupture = self.trouble(number), self.scripts[id]
        still_open = max((each.severity for each in trouble.breakages if each.id == id and not each.mended), default=0)
        severity = max(min(tuning.STRONGEST, over) or rupture.severity, still_open)
        breach = Breach.INTEGRITY if over else rupture.breach
        cost = repair.trust_cost(rupture, severity, rupture.intent, breach, int(trouble.residue))
        cut = repair.ceiling_cut(rupture, tuning.EARLY_TURNS if early else tuning.EARLY_TURNS + 1)
        fresh = Breakage(id=id, phase="ruptured", turn=0, severity=severity, cost=cost, over_pressed=bool(over))
        after = replace(
            trouble,
            breakages=(*(each for each in trouble.breakages if each.id != id), fresh),
            repairing=None if trouble.repairing == id else trouble.repairing,
            residue=False,
            ceiling=max(0, trouble.ceiling - cut),
        )
        past = rupture.opens == "past"
        return self.number(after), 0 if past else cost, 0 if past else tuning.RUPTURE_TENSION

    def _challenge(self, key: tuple[int, int]) -> tuple[int, str | None]:
        """She challenges the first that was there before this move and was not spoken to."""
        number, before = key
        waiting = {each.id for each in self.trouble(before).breakages if each.phase == "ruptured"}
        for breakage in self.trouble(number).breakages:
            if breakage.phase == "ruptured" and breakage.id in waiting:
                moved = self._moved(self.trouble(number), breakage.id, self._after(breakage, "challenge"))
                return self.number(moved), breakage.id
        return number, None

    def _open_by_turn(self, key: tuple[int, int]) -> tuple[int, int, int]:
        number, turn = key
        happened = {each.id for each in self.trouble(number).breakages}
        for rupture in self.encounter.ruptures.values():
            if rupture.opens == "turn" and rupture.id not in happened and turn >= rupture.turn:
                return self.broken[number, rupture.id, 0, turn <= tuning.EARLY_TURNS]
        return number, 0, 0

    def _deny(self, number: int) -> tuple[int, int]:
        trouble = self.trouble(number)
        breakage = self._breakage(trouble, trouble.repairing)
        back = to_step(breakage.cost * tuning.DENIAL_BACK)
        denied = tuple(sorted({*trouble.denied, breakage.id} & self._clears))
        moved = self._moved(trouble, breakage.id, self._after(breakage, "deny"), given=back)
        return self.number(replace(moved, denied=denied)), back

    def _settle(self, key: tuple[int, str]) -> tuple[int, int]:
        number, id = key
        trouble = self.trouble(number)
        if id not in trouble.denied:
            return number, 0
        breakage = self._breakage(trouble, id)
        after = replace(trouble, denied=tuple(each for each in trouble.denied if each != id))
        if self.scripts[id].innocent:
            return self.number(after), breakage.cost - breakage.given
        after = replace(after, ceiling=max(0, trouble.ceiling - tuning.DECEPTION_CUT))
        return self.number(after), -divide(breakage.cost * tuning.GUILTY_FACTOR, 100)

    def _lapse(self, key: tuple[int, str]) -> int:
        number, owed = key
        unthanked = self.trouble(number).unthanked
        return self._changed(number, residue=True, unthanked=None if unthanked == owed else unthanked)

    def _calm(self, key: tuple[int, frozenset[str]]) -> int:
        """Where nothing can break any more, only the ceiling's step and repairs that are still asked for matter."""
        number, asked = key
        trouble = self.trouble(number)
        if self.due[number] != NEVER or any(not each.mended for each in trouble.breakages):
            return number
        kept = tuple(
            each
            for each in trouble.breakages
            if self.scripts[each.id].opens == "turn" or (each.id in asked and each.phase == "steady")
        )
        if trouble.denied:
            return number
        return self.number(Trouble(kept, None, trouble.unthanked, False, 0, self.most[number]))

    # --- offerings ---------------------------------------------------------------------------------------------

    def _offerings(self, key: tuple[int, bool]) -> tuple[Offering, ...]:
        number, knows = key
        trouble = self.trouble(number)
        breakage = self._breakage(trouble, self.front[number])
        return tuple(
            self._answered(trouble, breakage, draft, words)
            for draft, words in self._answers[breakage, trouble.offerings, knows]
        )

    def _answer(self, key: tuple[Breakage, int, bool]) -> tuple[tuple[Weighty, int], ...]:
        """(offering, points of trust that its words give back, -1 where she refuses) for each of her answers."""
        breakage, earlier, knows = key
        rupture = self.scripts[breakage.id]
        best: dict[object, tuple[Weighty, int]] = {}
        for draft in self._weighed[breakage.id, breakage.phase == "challenged", knows]:
            total = draft.total
            for _ in range(earlier):
                total = divide(total * tuning.EARLIER_APOLOGY, 100)
            accepted = draft.total >= 0 and total >= needed(rupture, breakage)
            words = given_back(rupture, breakage, total, bool(draft.promises))[0] if accepted else -1
            binds = (bool(draft.promises), draft.promises & self._promised) if accepted else None
            if (words, binds) not in best or len(draft.wordings) < len(best[words, binds][0].wordings):
                best[words, binds] = draft, words
        return tuple(best.values())

    def _weigh(self, key: tuple[str, bool, bool]) -> tuple[Weighty, ...]:
        """Every draft weighed as if it were the first offering; of those that come to the same the shortest."""
        id, challenged, knows = key
        rupture = self.scripts[id]
        state = self._state(Trouble(), (rupture.needs_repaired,) if knows and rupture.needs_repaired else ())
        breakage = Breakage(id=id, phase="challenged" if challenged else "ruptured", turn=0, severity=1)
        best: dict[object, Weighty] = {}
        for wordings in drafts(rupture):
            weighed = weigh(rupture, state, breakage, wordings)
            promises = frozenset(wording.promise for wording in wordings if wording.promise)
            said = tuple(wording.id for wording in wordings)
            draft = Weighty(said, -1 if weighed.blocked else weighed.total, promises)
            alike = draft.total, promises
            if alike not in best or len(said) < len(best[alike].wordings):
                best[alike] = draft
        return tuple(best.values())

    def _answered(self, trouble: Trouble, breakage: Breakage, draft: Weighty, words: int) -> Offering:
        trouble = replace(trouble, offerings=trouble.offerings + 1)
        if words < 0:
            phase = self._after(breakage, "refuse")
            moved = self._moved(trouble, breakage.id, phase, refusals=breakage.refusals + 1)
            answer = WITHDRAWN if phase == "withdrawn" else REFUSED
            return Offering(draft.wordings, answer, self.number(moved), 0, frozenset(), breakage.id)
        moved = self._moved(trouble, breakage.id, self._after(breakage, "accept"), given=words)
        after = self.number(replace(moved, unthanked=breakage.id))
        return Offering(draft.wordings, ACCEPTED, after, words, draft.promises, breakage.id)


def _reduced(breakage: Breakage, script: Rupture, *, keeps_cost: bool) -> Breakage:
    """What is mended is only known to have been: its cost and deed are read a week later, if ever.

    What a deliberate rupture cost is not read either: words give none of it back.
    """
    plain = Breakage(id=breakage.id, phase=breakage.phase, turn=0, severity=0, mended=breakage.mended)
    if breakage.mended:
        return plain
    return replace(
        plain,
        severity=breakage.severity,
        cost=0 if script.intent is Intent.DELIBERATE and not script.denials and not keeps_cost else breakage.cost,
        refusals=breakage.refusals,
        over_pressed=breakage.over_pressed,
    )


def drafts(rupture: Rupture) -> Iterator[tuple[Wording, ...]]:
    """Every choice of parts and wordings in the order of the ritual, and each turned round.

    Wordings of a part that weigh and bind alike are one; of offerings that own nothing, which she never takes, one is
    enough.
    """
    parts = [part for part in Part if part is not Part.THANK]
    choices = [(None, *_told_apart(each for each in rupture.wordings if each.part is part)) for part in parts]
    idle = False
    for chosen in product(*choices):
        wordings = tuple(wording for wording in chosen if wording is not None)
        weighty = [wording for wording in wordings if wording.part is not Part.NAME_IT]
        owns = any(wording.part is Part.OWN_IT for wording in weighty)
        if 0 < len(weighty) <= tuning.MOST_PARTS and (owns or not idle):
            idle = idle or not owns
            yield wordings
            if len(wordings) > 1 and owns:
                yield tuple(reversed(wordings))


def _told_apart(wordings: Iterable[Wording]) -> list[Wording]:
    found: dict[object, Wording] = {}
    for wording in wordings:
        found.setdefault((wording.vague, wording.deflects, wording.misses, wording.promise), wording)
    return list(found.values())
