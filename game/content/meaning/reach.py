"""What can be seen without playing: states nothing leads to, moves nothing unlocks, corners with no way out.

Everything that might happen is taken to happen (meters reach any value, what is denied is allowed), so what is told
here is so in every play; `explore` finds the rest.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.content.codes import Findings
from game.content.meaning.checked import Checked
from game.content.nodes import Text
from game.content.schema import END
from game.encounter.script import Act, AnyOf, Clause, Encounter, Has, Learn, Moment
from game.encounter.values import Kind

CLOSES = (Kind.OFFER, Kind.ACCEPT)
_WORDS = {
    "knows": "'{name}' cannot be known by then",
    "used": "'{name}' cannot have been said by then",
    "raised": "'{name}' cannot have been raised by then",
    "seen": "the talk cannot have been in '{name}' by then",
}


def check(checked: Checked) -> None:
    """States and moves of a talk whose parts are sound."""
    parts = ("states", "start", "ruptures", "facts")
    if all(checked.sound(part) or Text(part) not in checked.root for part in parts):
        moments, findings = checked.encounter.moments, checked.findings
        if checked.encounter.start in moments:
            _states(checked, Possible.of(checked.encounter), findings)


def _states(checked: Checked, possible: Possible, findings: Findings) -> None:
    leads_out = _leads_out(checked.encounter)
    for name, moment in checked.encounter.moments.items():
        at = checked.key("states", name)
        if not [act for act in moment.acts if act.kind is not Kind.WALK]:
            findings.add("no-moves", checked.key("states", name, "moves") or at, name=name)
        elif name not in possible.states:
            findings.add("unreached", at, name=name)
        elif not [act for act in moment.acts if act.kind is not Kind.WALK and act.id in possible.acts]:
            findings.add("locked-out", at, name=name, why=_why(possible, moment))
        elif name not in leads_out:
            findings.add("no-way-out", at, name=name)
        else:
            _moves(checked, possible, moment)


def _moves(checked: Checked, possible: Possible, moment: Moment) -> None:
    learned = {each.fact for act, _ in checked.acts for each in act.effects if isinstance(each, Learn)}
    for act in moment.acts:
        failing = next((each for each in act.needs if not possible.allows(each)), None)
        if act.id in possible.acts or failing is None:
            continue
        never_learned = isinstance(failing, Has) and failing.verb == "knows" and failing.name not in learned
        if not never_learned:
            checked.findings.add("never-unlocked", checked.walked.ids.get(act.id), name=act.id, why=_said(failing))


def _why(possible: Possible, moment: Moment) -> str:
    failing = (each for act in moment.acts for each in act.needs if not possible.allows(each))
    return next((_said(each) for each in failing), "nothing there can be chosen")


def _said(clause: Clause) -> str:
    if isinstance(clause, Has):
        return _WORDS[clause.verb].format(name=clause.name)
    return "none of its alternatives can hold"


def _leads_out(encounter: Encounter) -> set[str]:
    """States from which some way leads to terms or to an end that the file wrote."""
    good = {
        name
        for name, moment in encounter.moments.items()
        if any(act.kind in CLOSES or act.go == END or END in act.answers.values() for act in moment.acts)
    }
    grown = True
    while grown:
        more = {name for name, moment in encounter.moments.items() if good & set(targets(moment))} - good
        good |= more
        grown = bool(more)
    return good


def targets(moment: Moment) -> Iterator[str]:
    """Where the moves of a state lead."""
    for act in moment.acts:
        yield from (act.go, *act.answers.values()) if act.go else act.answers.values()


@dataclass(slots=True)
class Possible:
    """What may come about in some play; never less than what really can."""

    encounter: Encounter
    states: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, encounter: Encounter) -> Possible:
        """Grown from the first state until nothing is added."""
        possible = cls(encounter, {encounter.start})
        before = -1
        while before != (size := len(possible.states) + len(possible.acts) + len(possible.facts)):
            before = size
            for name in [*possible.states]:
                possible._grow(encounter.moments[name])
        return possible

    def _grow(self, moment: Moment) -> None:
        for act in moment.acts:
            if act.id in self.acts or all(self.allows(each) for each in act.needs):
                self._use(act)

    def _use(self, act: Act) -> None:
        self.acts.add(act.id)
        self.facts |= {each.fact for each in act.effects if isinstance(each, Learn) and not each.forget}
        leads = (act.go, *act.answers.values())
        self.states |= {name for name in leads if name is not None and name in self.encounter.moments}

    def allows(self, clause: Clause) -> bool:
        """Whether it may hold."""
        if isinstance(clause, AnyOf):
            return any(self.allows(each) for each in clause.clauses)
        if not isinstance(clause, Has) or clause.negated:
            return True
        match clause.verb:
            case "knows":
                return clause.name in self.facts
            case "used":
                return clause.name in self.acts
            case "seen":
                return clause.name in self.states
            case "raised":
                issue = next((each for each in self.encounter.issues if each.id == clause.name), None)
                return issue is None or issue.raised_by is None or issue.raised_by in self.facts
            case _:
                return True
