"""A play as a script with its reasons: each turn, what was said, and every change with all its causes and figures."""

from __future__ import annotations

from game.encounter.events import (
    Acted,
    ArtUsed,
    BidChanged,
    Causes,
    CeilingLowered,
    CounterAccepted,
    CounterDropped,
    DealMoved,
    Delivered,
    DenialSettled,
    Ended,
    Event,
    FactLearned,
    IssueRaised,
    LineSaid,
    OfferAnswered,
    OfferingAnswered,
    PackagesCompared,
    PromiseBroken,
    PromiseKept,
    PromiseMade,
    PromiseRecorded,
    QuestionClosed,
    QuestionOpened,
    ReconciliationMoved,
    ResidueLeft,
    RuptureMoved,
    RuptureOpened,
    TalkMoved,
    TensionChanged,
    TrustChanged,
    TurnTaken,
    WeekPassed,
    Yielded,
)
from game.encounter.moves import write
from game.encounter.packages import settled
from game.encounter.repair import script_of
from game.encounter.script import Encounter
from game.encounter.speech import lines_of, yours_of
from game.encounter.state import State
from game.encounter.values import Package
from game.session.replay import Beat


def amount(hundredths: int) -> str:
    """Hundredths with sign and as many places as they have: +7, -3.33."""
    return f"{hundredths / 100:+.2f}".removesuffix(".00")


def reasons(causes: Causes) -> str:
    """Every cause: its code, what it is about, its amount."""
    told = [
        f"{cause.code}{f' {cause.about}' if cause.about else ''}{f' {amount(cause.amount)}' if cause.amount else ''}"
        for cause in causes
    ]
    return ", ".join(told)


def _because(causes: Causes) -> str:
    return f" ({reasons(causes)})" if causes else ""


def _terms(encounter: Encounter, package: Package) -> str:
    return "; ".join(
        f"{issue.label}: {option.say}" for issue, option in settled(encounter, package) if issue.id in dict(package)
    )


def told(encounter: Encounter, event: Event) -> str:
    """One event as a sentence with its causes; "" for what is only bookkeeping."""
    match event:
        case TrustChanged(by=by, causes=causes):
            return f"trust {by:+d}{_because(causes)}"
        case TensionChanged(by=by, causes=causes):
            return f"tension {by:+d}{_because(causes)}"
        case CeilingLowered(by=by, causes=causes):
            return f"trust can rise {by} less from now on{_because(causes)}"
        case FactLearned(fact=fact):
            return f"you know: {encounter.facts.get(fact, 'her measure of what is fair: ' + encounter.fair_means)}"
        case QuestionOpened():
            return "her question is open"
        case QuestionClosed(causes=causes):
            return f"her question is closed{_because(causes)}"
        case Yielded(steps=steps, causes=causes):
            return f"she yields {steps} step(s){_because(causes)}"
        case ArtUsed(strength=strength, carried=carried):
            return f"strength {strength}, the moment carries {carried}"
        case IssueRaised(issue=issue):
            return f"on the table now: {encounter.issue(issue).label}"
        case _:
            return _told_of_deals(encounter, event) or _told_of_ruptures(encounter, event)


def _told_of_deals(encounter: Encounter, event: Event) -> str:
    match event:
        case OfferAnswered(package=package, answer=answer, margin=margin, counter=counter, causes=causes):
            more = f"; she would sign {_terms(encounter, counter)}" if counter else ""
            return f"offer {_terms(encounter, package)}: {answer.value} at {amount(margin)} = {reasons(causes)}{more}"
        case CounterAccepted(package=package):
            return f"you take her terms: {_terms(encounter, package)}"
        case PackagesCompared(preferred=preferred):
            return f"of the two she would rather have {_terms(encounter, preferred)}"
        case CounterDropped():
            return "her counter-offer is off the table"
        case BidChanged(rival=place, package=package):
            return f"{encounter.rivals[place].name} bids {_terms(encounter, package)}, as announced"
        case DealMoved(to=to):
            return f"the deal is {to}"
        case Ended(outcome=outcome, causes=causes):
            return f"outcome: {outcome.value}{_because(causes)}"
        case WeekPassed(hours=hours):
            return f"a week later: {hours} hours are yours"
        case Delivered(worth=worth, causes=causes):
            return f"delivered: worth {worth} to her{_because(causes)}"
        case _:
            return ""


def _told_of_ruptures(encounter: Encounter, event: Event) -> str:
    match event:
        case RuptureOpened(rupture=id, severity=severity, cost=cost):
            return f"rupture, severity {severity}, costs {cost}: {script_of(encounter, id).what}"
        case RuptureMoved(rupture=id, phase=phase):
            return f"{id} is {phase}"
        case OfferingAnswered(accepted=accepted, total=total, needed=needed, given=given, deed=deed, causes=causes):
            weighed = f"offering {total / 100:.2f} of {needed / 100:.2f} = {reasons(causes)}"
            return f"{weighed}: {f'accepted, words give {given}, the deed {deed}' if accepted else 'refused'}"
        case ReconciliationMoved(issue=issue, phase=phase, spent=spent):
            return f"{issue} is {phase}{f': {spent} is spent' if spent else ''}"
        case DenialSettled(rupture=id, innocent=innocent):
            return f"{id}: it {'was not' if innocent else 'was'} so"
        case PromiseMade(promise=promise):
            return f"promised: {encounter.promises[promise].what}"
        case PromiseRecorded(promise=promise):
            return f"on the record: {encounter.promises[promise].what}"
        case PromiseKept(promise=promise, hours=hours):
            return f"kept for {hours} {'hour' if hours == 1 else 'hours'}: {encounter.promises[promise].what}"
        case PromiseBroken(promise=promise):
            return f"let go: {encounter.promises[promise].what}"
        case ResidueLeft():
            return "the repair was not closed: the next rupture costs more"
        case _:
            return ""


def _spoken(encounter: Encounter, event: LineSaid) -> str:
    if event.by == "you":
        return f"You: {yours_of(encounter).get(event.line, '')}"
    line = lines_of(encounter)[event.line]
    if event.by != "them":
        return f"{event.by.upper()}: {line.say}"
    face = ", ".join([line.mood.value, *([line.cue.replace("_", " ")] if line.cue else [])])
    return f"{encounter.client.name.split(' ')[0]} ({face}): {line.say}"


def _meters(state: State) -> str:
    return f"trust {state.trust} · tension {state.tension} · turns left {state.patience}"


def beat_lines(encounter: Encounter, beat: Beat) -> list[str]:
    """One beat: the move, what was said, what happened."""
    lines = [f"Turn {beat.state.turn} · {write(beat.move)}" if beat.move else "Before the first move"]
    for event in beat.events:
        match event:
            case LineSaid():
                lines.append(f"  {_spoken(encounter, event)}")
            case Acted() | TurnTaken() | TalkMoved():
                continue
            case _:
                if sentence := told(encounter, event):
                    lines.append(f"    - {sentence}")
    return [*lines, f"    = {_meters(beat.state)}"]


def transcript(encounter: Encounter, beats: tuple[Beat, ...]) -> str:
    """The whole play as text."""
    blocks = ["\n".join(beat_lines(encounter, beat)) for beat in beats]
    return "\n\n".join([f"{encounter.title}", *blocks]) + "\n"
