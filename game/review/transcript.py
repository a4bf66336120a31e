"""A play as a script with its reasons: each turn, what was said, and every change with all its causes and figures."""

from __future__ import annotations

from game.encounter.events import (
    Acted,
    ArtUsed,
    BidChanged,
    Cause,
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
from game.language.catalog import _, ngettext
from game.review.naming import ANSWERS, MEASURES, OUTCOMES, PHASES, REASONS
from game.session.replay import Beat


def amount(hundredths: int) -> str:
    """Hundredths with sign and as many places as they have: +7, -3.33."""
    return f"{hundredths / 100:+.2f}".removesuffix(".00")


def reasons(encounter: Encounter, causes: Causes) -> str:
    """Every cause: its name, what it is about, its amount."""
    return ", ".join(_reason(encounter, each) for each in causes)


def _reason(encounter: Encounter, cause: Cause) -> str:
    code = REASONS.get(cause.code, cause.code).replace("{them}", _them(encounter))
    return " ".join(filter(None, (code, cause.about, amount(cause.amount) if cause.amount else "")))


def _because(encounter: Encounter, causes: Causes) -> str:
    return f" ({reasons(encounter, causes)})" if causes else ""


def _them(encounter: Encounter) -> str:
    """What the client is called across a table."""
    return encounter.client.name.split(" ")[0]


def _terms(encounter: Encounter, package: Package) -> str:
    return "; ".join(
        f"{issue.label}: {option.say}" for issue, option in settled(encounter, package) if issue.id in dict(package)
    )


def told(encounter: Encounter, event: Event) -> str:
    """One event as a sentence with its causes; "" for what is only bookkeeping."""
    match event:
        case TrustChanged(by=by, causes=causes):
            return _("trust {by}{because}").format(by=f"{by:+d}", because=_because(encounter, causes))
        case TensionChanged(by=by, causes=causes):
            return _("tension {by}{because}").format(by=f"{by:+d}", because=_because(encounter, causes))
        case CeilingLowered(by=by, causes=causes):
            return _("trust can rise {by} less from now on{because}").format(by=by, because=_because(encounter, causes))
        case FactLearned(fact=fact):
            return _("you know: {fact}").format(fact=_fact(encounter, fact))
        case QuestionOpened():
            return _("{them} waits for an answer").format(them=_them(encounter))
        case QuestionClosed(causes=causes):
            told = _("{them} waits no longer{because}")
            return told.format(them=_them(encounter), because=_because(encounter, causes))
        case Yielded(steps=steps, causes=causes):
            told = ngettext("{them} yields {steps} step{because}", "{them} yields {steps} steps{because}", steps)
            return told.format(them=_them(encounter), steps=steps, because=_because(encounter, causes))
        case ArtUsed(strength=strength, carried=carried):
            return _("strength {strength}, the moment carries {carried}").format(strength=strength, carried=carried)
        case IssueRaised(issue=issue):
            return _("on the table now: {issue}").format(issue=encounter.issue(issue).label)
        case _:
            return _told_of_deals(encounter, event) or _told_of_ruptures(encounter, event)


def _fact(encounter: Encounter, fact: str) -> str:
    return encounter.facts.get(fact) or _("{them} measures what is fair by {measure}").format(
        them=_them(encounter), measure=MEASURES[encounter.fair_means]
    )


def _told_of_deals(encounter: Encounter, event: Event) -> str:
    match event:
        case OfferAnswered(package=package, answer=answer, margin=margin, counter=counter, causes=causes):
            told = _("offer {terms}: {answer} at {margin} = {reasons}")
            if counter:
                told = _("offer {terms}: {answer} at {margin} = {reasons}; {them} would sign {counter}")
            return told.format(
                them=_them(encounter),
                terms=_terms(encounter, package),
                answer=ANSWERS.get(answer.value, answer.value),
                margin=amount(margin),
                reasons=reasons(encounter, causes),
                counter=_terms(encounter, counter or ()),
            )
        case CounterAccepted(package=package):
            told = _("you take the terms of {them}: {terms}")
            return told.format(them=_them(encounter), terms=_terms(encounter, package))
        case PackagesCompared(preferred=preferred):
            told = _("of the two {them} would rather have {terms}")
            return told.format(them=_them(encounter), terms=_terms(encounter, preferred))
        case CounterDropped():
            return _("{them}'s counter-offer is off the table").format(them=_them(encounter))
        case BidChanged(rival=place, package=package):
            told = _("{rival} bids {terms}, as announced")
            return told.format(rival=encounter.rivals[place].name, terms=_terms(encounter, package))
        case DealMoved(to=to):
            return _("the deal is {phase}").format(phase=PHASES.get(to, to))
        case Ended(outcome=outcome, causes=causes):
            told = _("outcome: {outcome}{because}")
            return told.format(outcome=OUTCOMES[outcome.value], because=_because(encounter, causes))
        case WeekPassed(hours=hours):
            told = ngettext("a week later: {hours} hour is yours", "a week later: {hours} hours are yours", hours)
            return told.format(hours=hours)
        case Delivered(worth=worth, causes=causes):
            told = _("delivered: worth {worth} to {them}{because}")
            return told.format(worth=worth, them=_them(encounter), because=_because(encounter, causes))
        case _:
            return ""


def _told_of_ruptures(encounter: Encounter, event: Event) -> str:
    match event:
        case RuptureOpened(rupture=id, severity=severity, cost=cost):
            told = _("rupture, severity {severity}, costs {cost}: {what}")
            return told.format(severity=severity, cost=cost, what=script_of(encounter, id).what)
        case RuptureMoved(rupture=id, phase=phase):
            return _("{what} is {phase}").format(what=id, phase=PHASES.get(phase, phase))
        case OfferingAnswered(accepted=accepted, total=total, needed=needed, given=given, deed=deed, causes=causes):
            told = _("offering {total} of {needed} = {reasons}: refused")
            if accepted:
                told = _("offering {total} of {needed} = {reasons}: accepted, words give {given}, the deed {deed}")
            weighed = {"total": f"{total / 100:.2f}", "needed": f"{needed / 100:.2f}"}
            return told.format(**weighed, reasons=reasons(encounter, causes), given=given, deed=deed)
        case ReconciliationMoved(issue=issue, phase=phase, spent=spent):
            told = _("{what} is {phase}: {spent} is spent") if spent else _("{what} is {phase}")
            return told.format(what=issue, phase=PHASES.get(phase, phase), spent=spent)
        case DenialSettled(rupture=id, innocent=innocent):
            return (_("{what}: it was not so") if innocent else _("{what}: it was so")).format(what=id)
        case PromiseMade(promise=promise):
            return _("promised: {what}").format(what=encounter.promises[promise].what)
        case PromiseRecorded(promise=promise):
            return _("on the record: {what}").format(what=encounter.promises[promise].what)
        case PromiseKept(promise=promise, hours=hours):
            told = ngettext("kept for {hours} hour: {what}", "kept for {hours} hours: {what}", hours)
            return told.format(hours=hours, what=encounter.promises[promise].what)
        case PromiseBroken(promise=promise):
            return _("let go: {what}").format(what=encounter.promises[promise].what)
        case ResidueLeft():
            return _("the repair was not closed: the next rupture costs more")
        case _:
            return ""


def _spoken(encounter: Encounter, event: LineSaid) -> str:
    if event.by == "you":
        return _("You: {words}").format(words=yours_of(encounter).get(event.line, ""))
    line = lines_of(encounter)[event.line]
    if event.by != "them":
        return f"{event.by.upper()}: {line.say}"
    face = ", ".join([_(line.mood.value), *([_(line.cue.replace("_", " "))] if line.cue else [])])
    return f"{_them(encounter)} ({face}): {line.say}"


def _meters(state: State) -> str:
    told = _("trust {trust} · tension {tension} · turns left {left}")
    return told.format(trust=state.trust, tension=state.tension, left=state.patience)


def beat_lines(encounter: Encounter, beat: Beat) -> list[str]:
    """One beat: the move, what was said, what happened."""
    lines = [_("Before the first move")]
    if beat.move is not None:
        lines = [_("Turn {turn} · {move}").format(turn=beat.state.turn, move=write(beat.move))]
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
