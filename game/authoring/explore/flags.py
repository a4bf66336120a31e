"""What is true or not in a situation, a bit each: facts known, moves used, lines said, issues raised.

Only what a rule can still notice gets a bit, and `keep` says which bits can still be noticed from a moment on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.encounter.script import Act, AnyOf, Clause, Compare, Encounter, Has, Learn, Line, Moment
from game.encounter.state import State
from game.encounter.talk import END
from game.encounter.values import Kind

Key = tuple[str, str]
"""(what, name): ("knows", "measure"), ("used", "ask_why"), ("heard", "op10") …"""
ALONE = frozenset({Kind.OFFER, Kind.ACCEPT, Kind.WALK, Kind.PROMISE, Kind.SAY_MINE})
"""Kinds that are never taken together with others."""


class Flags:
    """The bits of one encounter. With `plain`, nothing is left out and nothing taken together."""

    def __init__(self, encounter: Encounter, *, plain: bool = False) -> None:
        self.encounter = encounter
        self.plain = plain
        self.lines = {line.id: line for line in _all_lines(encounter)}
        acts = [act for moment in encounter.moments.values() for act in moment.acts]
        self._heard = {line for act in acts for line in (act.to, act.sees) if line}
        self._shows = {act.shows for act in acts if act.shows}
        self._reach = {id: _reach(encounter, id) for id in encounter.moments}
        self._always = set(self._noticed_anywhere())
        self._by_moment = {id: set(self._noticed_in(moment)) for id, moment in encounter.moments.items()}
        tracked = self._always.union(*self._by_moment.values())
        tracked |= {("heard", line) for line in self._heard}
        self.groups: dict[str, tuple[Act, ...]] = {}
        """Act -> the acts of its moment that the rules cannot tell from it, itself among them, in the file's order."""
        named = {name for clauses in self._clauses() for verb, name in self._noticed_by(clauses) if verb == "used"}
        for moment in encounter.moments.values():
            self._group(moment, tracked, named)
        order = [("used", act.id) for group in self.told_apart(encounter.moments) for act in group]
        order = [key for key in order if key in tracked]
        self.bits = {key: 1 << place for place, key in enumerate([*order, *sorted(tracked - set(order))])}
        self._kinds: dict[str, int] = {}
        for (kind, _), bit in self.bits.items():
            self._kinds[kind] = self._kinds.get(kind, 0) | bit
        self.promised = frozenset(name for what, name in self.bits if what == "promised")
        """Promises of which some move asks whether they were made."""
        self._keep = {id: self._kept_at(id) for id in encounter.moments}

    def bit(self, what: str, name: str = "") -> int:
        """The bit, or 0 where nothing notices it."""
        return self.bits.get((what, name), 0)

    def mask(self, what: str, names: Iterable[str] | None = None) -> int:
        """The bits of one kind together, of some names or of all."""
        if names is not None:
            return sum(self.bit(what, name) for name in set(names))
        return self._kinds.get(what, 0)

    def keep(self, moment: str) -> int:
        """The bits that a rule can still notice once the talk is at `moment`."""
        return self._keep[moment]

    def reach(self, moment: str) -> set[str]:
        """Moments to which the talk can still come from here, if every condition held."""
        return self._reach[moment]

    def told_apart(self, moments: Iterable[str]) -> list[tuple[Act, ...]]:
        """Every group of acts in these moments."""
        acts = [act for id in moments for act in self.encounter.moments[id].acts]
        return [self.groups[act.id] for act in acts if self.groups[act.id][0] is act]

    def group_mask(self, act: Act) -> int:
        """The used bits of all acts that the rules cannot tell from this one."""
        return self.mask("used", [each.id for each in self.groups[act.id]])

    def promising(self, promises: Iterable[str]) -> int:
        """The bits of having made these promises: that you made any, and those that a move could make again."""
        made = list(promises)
        return self.bit("bound") | self.mask("promised", made) if made else 0

    def repairs_asked(self, moment: str) -> set[str]:
        """Ruptures whose repair a condition or a reassurance can still ask for, once the talk is at `moment`."""
        moments = [self.encounter.moments[each] for each in self._reach[moment]]
        clauses = [line.when for each in moments for line in (*each.lines, *each.rival)]
        clauses += [act.needs for each in moments for act in each.acts]
        for reconciling in self.encounter.reconciling.values():
            clauses += [step.needs for step in (*reconciling.restate, *reconciling.translate, *reconciling.meet)]
        asked = {name for each in clauses for name in _repairs(each)}
        return asked.union(*(act.backed_by for each in moments for act in each.acts))

    def of(self, state: State) -> int:
        """The bits of a state of the real rules."""
        found = self.mask("knows", state.facts) | (self.bit("knows", "measure") if state.measure_known else 0)
        found |= self._used(set(state.used))
        for what, names in (("said", state.said), ("heard", state.heard), ("seen", state.seen)):
            found |= self.mask(what, names)
        for what, names in (("raised", state.raised), ("leaned", state.leaned), ("standard", state.standards)):
            found |= self.mask(what, names)
        found |= self.mask("shown", state.presented)
        found |= self.promising([each.id for each in state.promises])
        found |= self.bit("wrong") if state.wrong_checks else 0
        found |= self.bit("pressed") if state.pressed >= 0 and state.pressed == state.turn - 1 else 0
        return found & self._keep[state.at]

    def _used(self, used: set[str]) -> int:
        """Of acts that cannot be told apart the first stand for those that were used."""
        found = 0
        for group in self.told_apart(self.encounter.moments):
            count = sum(act.id in used for act in group)
            found |= self.mask("used", [act.id for act in group[:count]])
        return found

    # --- what notices what -------------------------------------------------------------------------------------

    def matters(self, line: Line) -> bool:
        """Whether having said it can be noticed: a move takes it up, or it asks."""
        return line.asks or line.id in self._heard

    def _noticed_anywhere(self) -> Iterator[Key]:
        encounter = self.encounter
        if any(issue.contested for issue in encounter.issues):
            yield "bound", ""
        yield from (("promised", id) for id in (encounter.promises if self.plain else ()))
        yield from (("raised", issue.id) for issue in encounter.issues if issue.raised_by is not None)
        for rupture in encounter.ruptures.values():
            if rupture.needs_repaired is not None:
                yield "knows", rupture.needs_repaired
        for reconciling in encounter.reconciling.values():
            yield "knows", "measure"
            for step in (*reconciling.restate, *reconciling.translate, *reconciling.meet):
                yield from self._noticed_by(step.needs)
        spoken = {line.id for moment in encounter.moments.values() for line in (*moment.lines, *moment.rival)}
        yield from (("said", line.id) for line in self.lines.values() if line.asks and line.id not in spoken)

    def _noticed_in(self, moment: Moment) -> Iterator[Key]:
        for line in (*moment.lines, *moment.rival):
            yield from self._noticed_by(line.when)
            if line.asks or (self.matters(line) and (line.once or line in moment.rival)):
                yield "said", line.id
        for act in moment.acts:
            yield from self._noticed_by(act.needs)
            yield from self._noticed_by_act(act)

    def _noticed_by_act(self, act: Act) -> Iterator[Key]:
        if not act.again:
            yield "used", act.id
        match act.kind:
            case Kind.FOLLOW_UP:
                yield from (("knows", effect.fact) for effect in act.effects if isinstance(effect, Learn))
            case Kind.PRESENT:
                yield "shown", act.shows or ""
            case Kind.PROMISE:
                yield "promised", act.promise or ""
            case Kind.CHECK:
                yield "wrong", ""
            case Kind.STANDARD:
                yield from (("knows", "measure"), ("standard", act.issue or ""))
            case Kind.REASSURE:
                yield from (("leaned", item) for item in act.backed_by)
                yield from (("knows", item) for item in act.backed_by if item in self.encounter.facts)
                yield from (("shown", item) for item in act.backed_by if item in self._shows)
            case Kind.OFFER:
                yield "pressed", ""
                yield from (("knows", issue.raised_by) for issue in self.encounter.issues if issue.raised_by)
            case _:
                pass

    def _noticed_by(self, clauses: Iterable[Clause]) -> Iterator[Key]:
        for clause in clauses:
            match clause:
                case AnyOf(clauses=inner):
                    yield from self._noticed_by(inner)
                case Has(verb="knows" | "used" | "seen" as verb, name=name):
                    yield verb, name
                case Compare(meter="understanding"):
                    yield from (("knows", fact) for fact in self.encounter.facts)
                case _:
                    pass

    def _kept_at(self, moment: str) -> int:
        if self.plain:
            return sum(self.bits.values())
        noticed = self._always.union(*(self._by_moment[each] for each in self._reach[moment]))
        noticed |= {
            ("heard", line) for act in self.encounter.moments[moment].acts for line in (act.to, act.sees) if line
        }
        return sum(bit for key, bit in self.bits.items() if key in noticed)

    # --- acts that cannot be told apart ------------------------------------------------------------------------

    def _group(self, moment: Moment, tracked: set[Key], named: set[str]) -> None:
        """Swapping two such acts in a play changes nothing that a rule reads: only how many were used counts.

        `named` are the acts of which a condition asks whether they were used.
        """
        alike: dict[object, list[Act]] = {}
        for act in moment.acts:
            apart = self.plain or act.again or act.kind in ALONE or act.id in named
            alike.setdefault(act.id if apart else self._behaviour(moment, act, tracked), []).append(act)
        for acts in alike.values():
            self.groups |= {act.id: tuple(acts) for act in acts}

    def _clauses(self) -> Iterator[tuple[Clause, ...]]:
        for moment in self.encounter.moments.values():
            yield from (line.when for line in (*moment.lines, *moment.rival))
            yield from (act.needs for act in moment.acts)
        for each in self.encounter.reconciling.values():
            yield from (step.needs for step in (*each.restate, *each.translate, *each.meet))

    def _behaviour(self, moment: Moment, act: Act, tracked: set[Key]) -> object:
        """Everything of an act that a rule reads; what it teaches and its words are not among it."""
        effects = tuple(each for each in act.effects if not isinstance(each, Learn) or ("knows", each.fact) in tracked)
        reply = act.reply.id if act.reply is not None and self.matters(act.reply) else None
        return (
            *(act.kind, act.go or moment.id, act.needs, effects, reply, act.to, act.sees, act.right, act.strength),
            *(act.backed_by, act.issue, act.measure, act.too_hard, act.slip, act.shows, act.clears),
        )


def _repairs(clauses: Iterable[Clause]) -> Iterator[str]:
    for clause in clauses:
        if isinstance(clause, AnyOf):
            yield from _repairs(clause.clauses)
        elif isinstance(clause, Has) and clause.verb == "repaired":
            yield clause.name


def _reach(encounter: Encounter, start: str) -> set[str]:
    reached, todo = {start}, [start]
    while todo:
        for act in encounter.moments[todo.pop()].acts:
            for to in (act.go, *act.answers.values()):
                if to is not None and to != END and to not in reached:
                    reached.add(to)
                    todo.append(to)
    return reached


def _all_lines(encounter: Encounter) -> Iterator[Line]:
    for moment in encounter.moments.values():
        yield from (*moment.lines, *moment.rival)
        yield from (act.reply for act in moment.acts if act.reply is not None)
    overpress = [encounter.overpress] if encounter.overpress is not None else []
    for rupture in (*encounter.ruptures.values(), *overpress):
        yield from (rupture.challenge, rupture.refuses, rupture.accepts)
    for reconciling in encounter.reconciling.values():
        yield from reconciling.answers.values()
    yield from encounter.reactions.values()
