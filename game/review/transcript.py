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
from game.review.naming import ANSWERS, OUTCOMES, PHASES, REASONS
from game.session.replay import Beat


def amount(hundredths: int) -> str:
    """Hundredths with sign and as many places as they have: +7, -3.33."""
    return f"{hundredths / 100:+.2f}".removesuffix(".00")


def reasons(causes: Causes) -> str:
    """Every cause: its name, what it is about, its amount."""
    return ", ".join(_reason(each) for each in causes)


def _reason(cause: Cause) -> str:
    told = (REASONS.get(cause.code, cause.code), cause.about, amount(cause.amount) if cause.amount else "")
    return " ".join(filter(None, told))


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
            return _("trust {by}{because}").format(by=f"{by:+d}", because=_because(causes))
        case TensionChanged(by=by, causes=causes):
            return _("tension {by}{because}").format(by=f"{by:+d}", because=_because(causes))
        case CeilingLowered(by=by, causes=causes):
            return _("trust can rise {by} less from now on{because}").format(by=by, because=_because(causes))
        case FactLearned(fact=fact):
            return _("you know: {fact}").format(fact=_fact(encounter, fact))
        case QuestionOpened():
            return _("her question is open")
        case QuestionClosed(causes=causes):
            return _("her question is closed{because}").format(because=_because(causes))
        case Yielded(steps=steps, causes=causes):
            told = ngettext("she yields {steps} step{because}", "she yields {steps} steps{because}", steps)
            return told.format(steps=steps, because=_because(causes))
        case ArtUsed(strength=strength, carried=carried):
            return _("strength {strength}, the moment carries {carried}").format(strength=strength, carried=carried)
        case IssueRaised(issue=issue):
            return _("on the table now: {issue}").format(issue=encounter.issue(issue).label)
        case _:
            return _told_of_deals(encounter, event) or _told_of_ruptures(encounter, event)


def _fact(encounter: Encounter, fact: str) -> str:
    return encounter.facts.get(fact) or _("her measure of what is fair: {measure}").format(measure=encounter.fair_means)


def _told_of_deals(encounter: Encounter, event: Event) -> str:
    match event:
        case OfferAnswered(package=package, answer=answer, margin=margin, counter=counter, causes=causes):
            told = _("offer {terms}: {answer} at {margin} = {reasons}")
            if counter:
                told = _("offer {terms}: {answer} at {margin} = {reasons}; she would sign {counter}")
            return told.format(
                terms=_terms(encounter, package),
                answer=ANSWERS.get(answer.value, answer.value),
                margin=amount(margin),
                reasons=reasons(causes),
                counter=_terms(encounter, counter or ()),
            )
        case CounterAccepted(package=package):
            return _("you take her terms: {terms}").format(terms=_terms(encounter, package))
        case PackagesCompared(preferred=preferred):
            return _("of the two she would rather have {terms}").format(terms=_terms(encounter, preferred))
        case CounterDropped():
            return _("her counter-offer is off the table")
        case BidChanged(rival=place, package=package):
            told = _("{rival} bids {terms}, as announced")
            return told.format(rival=encounter.rivals[place].name, terms=_terms(encounter, package))
        case DealMoved(to=to):
            return _("the deal is {phase}").format(phase=PHASES.get(to, to))
        case Ended(outcome=outcome, causes=causes):
            return _("outcome: {outcome}{because}").format(outcome=OUTCOMES[outcome.value], because=_because(causes))
        case WeekPassed(hours=hours):
            told = ngettext("a week later: {hours} hour is yours", "a week later: {hours} hours are yours", hours)
            return told.format(hours=hours)
        case Delivered(worth=worth, causes=causes):
            return _("delivered: worth {worth} to her{because}").format(worth=worth, because=_because(causes))
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
            weighed = {"total": f"{total / 100:.2f}", "needed": f"{needed / 100:.2f}", "reasons": reasons(causes)}
            return told.format(**weighed, given=given, deed=deed)
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
    face = ", ".join([line.mood.value, *([line.cue.replace("_", " ")] if line.cue else [])])
    return f"{encounter.client.name.split(' ')[0]} ({face}): {line.say}"


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
