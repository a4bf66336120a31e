"""Situations: states of an encounter that differ in something the rules can still notice, and the moves that matter.

Offers and offerings are grouped by her answer: of all packages to which she answers alike, and which lead to the same
outcome and promises, only the one best for you is played.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import Any

from game.encounter import deal, repair, rules, tuning
from game.encounter.margin import heights, opened
from game.encounter.moves import Move, Offer, OfferRepair, Say, Walk
from game.encounter.offering import given_back, weigh
from game.encounter.packages import Priced, possible
from game.encounter.script import AnyOf, Clause, Encounter, Has, Rupture, Wording
from game.encounter.state import Breakage, State
from game.encounter.values import Kind, Package, Part

Key = tuple[Any, ...]


class Situations:
    """What of an encounter's states the rules can still notice, and the moves of a state that matter."""

    def __init__(self, encounter: Encounter) -> None:
        self.encounter = encounter
        acts = [act for moment in encounter.moments.values() for act in moment.acts]
        clauses = list(_clauses(encounter))
        self.heard = {line for act in acts for line in (act.to, act.sees) if line}
        self.asked = {line.id for moment in encounter.moments.values() for line in moment.lines if line.asks}
        self.asked |= {act.reply.id for act in acts if act.reply and act.reply.asks}
        self.said = {line for line in self.heard | self.asked if self._is_once(line)}
        self.used = {act.id for act in acts if not act.again} | _named(clauses, "used")
        self.seen = _named(clauses, "seen")
        self.timed = {
            id for id, moment in encounter.moments.items() if any(line.id in self.heard for line in moment.rival)
        }
        self.here = {id: {act.id for act in moment.acts} & self.used for id, moment in encounter.moments.items()}
        asked = _named(clauses, "used")
        self.used_from = {id: asked | self._sayable(moments) for id, moments in reachable(encounter).items()}

    def _sayable(self, moments: Iterable[str]) -> set[str]:
        return {id for moment in moments for id in self.here[moment]}

    def _is_once(self, line: str) -> bool:
        lines = [each for moment in self.encounter.moments.values() for each in (*moment.lines, *moment.rival)]
        return line in self.asked or any(each.id == line and (each.once or each.by) for each in lines)

    def key(self, state: State) -> Key:
        """Equal for states that the rules cannot tell apart from now on."""
        if state.stage != "talking":
            return self._after(state)
        return (
            state.at,
            state.patience,
            state.trust,
            state.tension,
            state.ceiling,
            frozenset(state.facts),
            state.measure_known,
            frozenset(state.used) & self.used_from[state.at],
            frozenset(state.heard) & self.heard,
            frozenset(state.said) & self.said,
            frozenset(state.seen) & self.seen if self.seen else None,
            state.turn - state.entered if state.at in self.timed else None,
            state.question,
            state.counter,
            frozenset(state.raised),
            state.bids,
            state.yielded,
            state.late_mirrors,
            bool(state.wrong_checks),
            state.cajoles,
            frozenset(state.leaned),
            state.pressed == state.turn - 1,
            state.standards,
            state.breakages,
            state.repairing,
            state.unthanked,
            state.residues,
            state.offerings,
            state.promises,
            state.reconciliations,
            state.reconciling,
            state.denied,
        )

    def _after(self, state: State) -> Key:
        """Of a state after the talk: what its week hangs on, and what is told of the end (leverage, meters, turns)."""
        return (
            state.stage,
            state.outcome,
            state.deal,
            state.agreed,
            state.promises,
            state.hours,
            state.trust,
            state.ceiling,
            state.tension,
            state.turn,
            state.breakages,
            state.denied,
            frozenset(state.raised),
            state.bids,
            state.yielded,
            state.late_mirrors,
            state.reconciliations,
            state.delivery,
        )

    def moves(self, state: State) -> list[Move]:
        """The legal moves, one for each of her answers where many would have the same."""
        found: list[Move] = list(rules.legal_moves(self.encounter, state))
        if state.stage == "talking":
            found += offers(self.encounter, state)
            found += offerings(self.encounter, state)
        return found


def reachable(encounter: Encounter) -> dict[str, dict[str, int]]:
    """For each moment of the talk: the moments it can lead to, itself among them, with the fewest moves to each."""
    ways = {
        id: {to for act in moment.acts for to in (act.go, *act.answers.values()) if to in encounter.moments}
        for id, moment in encounter.moments.items()
    }
    return {id: _away(ways, id) for id in encounter.moments}


def _away(ways: dict[str, set[str | None]], start: str) -> dict[str, int]:
    found, edge = {start: 0}, [start]
    for moment in edge:
        for to in sorted(each for each in ways[moment] if each is not None and each not in found):
            found[to] = found[moment] + 1
            edge.append(to)
    return found


def _clauses(encounter: Encounter) -> Iterator[Clause]:
    for moment in encounter.moments.values():
        for owner in (*moment.lines, *moment.rival):
            yield from owner.when
        for act in moment.acts:
            yield from act.needs
    for reconciling in encounter.reconciling.values():
        for step in (*reconciling.restate, *reconciling.translate, *reconciling.meet):
            yield from step.needs


def _named(clauses: list[Clause], verb: str) -> set[str]:
    named: set[str] = set()
    for clause in clauses:
        match clause:
            case AnyOf(clauses=inner):
                named |= _named(list(inner), verb)
            case Has(verb=verb_, name=name) if verb_ == verb:
                named.add(name)
            case _:
                pass
    return named


# --- offers -------------------------------------------------------------------------------------------------------


def offers(encounter: Encounter, state: State) -> list[Move]:
    """An offer for each of her answers, for each set of issues that you could put on the table."""
    allowed = rules.drafts(encounter, state)
    if not allowed.offer:
        return []
    sets = [allowed.offer]
    for issue in allowed.raisable:
        sets += [(*each, issue) for each in sets]
    return [offer for raised in sets for offer in _by_answer(encounter, state, raised)]


def _by_answer(encounter: Encounter, state: State, raised: tuple[str, ...]) -> list[Move]:
    priced = possible(encounter, raised, opened(state))
    sums = heights(encounter, state, tuple(each.package for each in priced), raised)
    pressure = deal.is_under_pressure(state)
    best: dict[Key, Priced] = {}
    for each, sum_ in zip(priced, sums, strict=True):
        key = _answer_key(encounter, state, each, sum_, pressure)
        if key not in best or (each.you, each.them) > (best[key].you, best[key].them):
            best[key] = each
    return [Offer(each.package) for each in best.values()]


def _answer_key(encounter: Encounter, state: State, priced: Priced, sum_: int, pressure: bool) -> Key:
    if sum_ >= 0 and (priced.livable_them or pressure):
        met = tuple(each.met for each in state.reconciliations if (each.issue, each.met) in priced.package)
        return ("accepted", not priced.livable_them, *_reads(encounter, priced.package), met)
    if sum_ >= 100 * tuning.COUNTERED_FROM:
        return ("countered",)
    return ("insulted" if sum_ < 100 * tuning.INSULTED_BELOW else "refused",)


@lru_cache(maxsize=65536)
def _reads(encounter: Encounter, package: Package) -> Key:
    """What of an agreed package still matters: how it reads, and the promises in it."""
    she, you = deal.gave(encounter, package)
    promises = tuple(encounter.issue(issue).option(option).promise for issue, option in package)
    return deal.is_capitulation(encounter, package), she > tuning.ONE_SIDED * you, promises


# --- offerings ----------------------------------------------------------------------------------------------------


def offerings(encounter: Encounter, state: State) -> list[Move]:
    """An offering for each of her answers: accepted or not, what it gives back, what it binds you to."""
    front = repair.in_front(state)
    if front is None:
        return []
    rupture = repair.script_of(encounter, front.id)
    knows = rupture.needs_repaired is None or rupture.needs_repaired in state.facts
    return list(_offerings(encounter, rupture, front, state.offerings, knows))


@lru_cache(maxsize=4096)
def _offerings(encounter: Encounter, rupture: Rupture, front: Breakage, earlier: int, knows: bool) -> tuple[Move, ...]:
    state = _as_if(encounter, rupture, earlier, knows)
    best: dict[Key, tuple[Wording, ...]] = {}
    for wordings in _drafts(rupture):
        weighed = weigh(rupture, state, front, wordings)
        promises = tuple(sorted(wording.promise for wording in wordings if wording.promise))
        back = given_back(rupture, front, weighed.total, bool(promises)) if weighed.accepted else ()
        key = (weighed.accepted, back, promises if weighed.accepted else ())
        if key not in best or len(wordings) < len(best[key]):
            best[key] = wordings
    return tuple(OfferRepair(tuple(wording.id for wording in wordings)) for wordings in best.values())


def _as_if(encounter: Encounter, rupture: Rupture, earlier: int, knows: bool) -> State:
    """A state with the two things about it that an offering hangs on."""
    facts = (rupture.needs_repaired,) if knows and rupture.needs_repaired else ()
    return replace(rules.first_state(encounter), facts=facts, offerings=earlier)


def _drafts(rupture: Rupture) -> Iterator[tuple[Wording, ...]]:
    """Every choice of parts and wordings in the order of the ritual, and each turned round."""
    parts = [part for part in Part if part is not Part.THANK]
    choices = [(None, *(each for each in rupture.wordings if each.part is part)) for part in parts]
    for chosen in product(*choices):
        wordings = tuple(wording for wording in chosen if wording is not None)
        weighty = [wording for wording in wordings if wording.part is not Part.NAME_IT]
        if 0 < len(weighty) <= tuning.MOST_PARTS:
            yield wordings
            if len(wordings) > 1:
                yield tuple(reversed(wordings))


def is_only_leaving(encounter: Encounter, moves: list[Move]) -> bool:
    """Whether nothing but leaving is left."""
    return all(
        isinstance(move, Walk) or (isinstance(move, Say) and encounter.act(move.act).kind is Kind.WALK)
        for move in moves
    )
