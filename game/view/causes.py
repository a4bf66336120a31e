"""What the last move changed, and why: every change of a meter with its causes in words."""

from __future__ import annotations

from game.encounter.events import (
    Cause,
    Event,
    FactLearned,
    IssueRaised,
    PackagesCompared,
    PromiseBroken,
    PromiseKept,
    PromiseMade,
    ResidueLeft,
    TensionChanged,
    TrustChanged,
    Yielded,
)
from game.encounter.repair import script_of
from game.encounter.script import Encounter
from game.session.session import PRACTICE, Session
from game.view import words
from game.view.language import _
from game.view.screens import Change


def why(encounter: Encounter, causes: tuple[Cause, ...]) -> str:
    """Causes in words, the first that has any."""
    for cause in causes:
        template = words.CAUSES.get(cause.code)
        if template is not None:
            what = script_of(encounter, cause.about).what.rstrip(".") if cause.code == "rupture" else ""
            return words.fill(template, encounter, what=what[:1].lower() + what[1:])
    return ""


def _moved(name: str, by: int) -> str:
    return f"{name} {'+' if by > 0 else '−'}{abs(by)}"


def change(encounter: Encounter, event: Event, shown: frozenset[str]) -> Change | None:
    """One event as a change, or None where there is nothing to show. A meter not yet introduced shows in words."""
    them = words.first_name(encounter.client.name)
    match event:
        case TrustChanged(by=by, causes=causes):
            plain = _("{them} trusts you a little more") if by > 0 else _("{them} trusts you less")
            what = _moved(_("Trust"), by) if "repair" in shown else plain.format(them=them)
            return Change(what=what, why=why(encounter, causes), good=by > 0)
        case TensionChanged(by=by, causes=causes):
            plain = _("{them} is more on edge") if by > 0 else _("{them} is easier")
            what = _moved(_("Tension"), by) if "tension" in shown else plain.format(them=them)
            return Change(what=what, why=why(encounter, causes), good=by < 0)
        case FactLearned(fact=fact):
            return Change(what=_("You know now"), why=_fact(encounter, fact), good=True)
        case IssueRaised(issue=issue):
            return Change(what=_("On the table now"), why=encounter.issue(issue).label, good=True)
        case PromiseMade(promise=promise):
            return Change(what=_("You promised"), why=encounter.promises[promise].what)
        case PromiseKept(promise=promise):
            return Change(what=_("Kept"), why=encounter.promises[promise].what, good=True)
        case PromiseBroken(promise=promise):
            return Change(what=_("Let go"), why=encounter.promises[promise].what, good=False)
        case Yielded():
            return Change(
                what=_("{them} gives way a little").format(them=them), why=why(encounter, event.causes), good=True
            )
        case PackagesCompared(preferred=preferred):
            told = ", ".join(encounter.issue(issue).option(option).say for issue, option in preferred)
            return Change(what=_("Of the two {them} would rather have").format(them=them), why=told, good=True)
        case ResidueLeft():
            return Change(what=_("Something of it is left"), why=_("the repair was not closed"), good=False)
        case _:
            return None


def _fact(encounter: Encounter, fact: str) -> str:
    if fact == "measure":
        return _("what counts as fair: {MEASURES}").format(MEASURES=words.MEASURES[encounter.fair_means])
    return encounter.facts[fact]


def changes(encounter: Encounter, events: tuple[Event, ...], shown: frozenset[str]) -> tuple[Change, ...]:
    """What these events changed, in order."""
    found = (change(encounter, event, shown) for event in events)
    return tuple(each for each in found if each is not None)


def changes_of(session: Session) -> tuple[Change, ...]:
    """What the last move changed; in an assessment her meters say nothing, only what you know and promised."""
    if len(session.beats) < 2:
        return ()
    shown = frozenset(panel.value for panel in session.encounter.panels)
    events = session.beats[-1].events
    if session.mode != PRACTICE:
        events = tuple(event for event in events if not isinstance(event, TrustChanged | TensionChanged | Yielded))
    return changes(session.encounter, events, shown)
