"""A move and an end in words, for looking back on them: what was said, what was offered, what became of it."""

from __future__ import annotations

from game.encounter import moves as notation
from game.encounter.moves import (
    Accept,
    Close,
    Deny,
    Keep,
    LetGo,
    Move,
    Offer,
    OfferRepair,
    PassOver,
    Reconcile,
    Record,
    Resume,
    ReturnToIt,
    Say,
    StepBack,
    Thank,
    Walk,
    write,
)
from game.encounter.packages import settled
from game.encounter.script import Encounter
from game.encounter.speech import yours_of
from game.encounter.values import AGREEMENTS, Outcome, Package
from game.review.debrief import Step
from game.view.language import N_, _

SILENT: dict[type[Move], str] = {
    Accept: N_("Say yes to what is on the table"),
    Walk: N_("Leave"),
    PassOver: N_("Pass over it"),
    Thank: N_("Thank them"),
    Deny: N_("Say that it was not so"),
    StepBack: N_("Step back from it for now"),
    Resume: N_("Take it up again"),
    Close: N_("Shake hands and go"),
}
PROMISED: dict[type[Move], str] = {
    Record: N_("Put on the record: {what}"),
    Keep: N_("Keep the promise: {what}"),
    LetGo: N_("Let the promise go: {what}"),
}
ENDS = {
    Outcome.RECONCILED: N_("a deal in which both moved"),
    Outcome.BARGAINED: N_("a deal"),
    Outcome.PERSUADED: N_("a deal on your terms, for now"),
    Outcome.CAPITULATED: N_("a deal on their terms"),
    Outcome.HOLLOW: N_("a yes that does not hold"),
    Outcome.WALKED: N_("leaving without a deal"),
    Outcome.LOST: N_("running out of time"),
    Outcome.WITHDRAWN: N_("a talk that they break off"),
}
"""Outcome -> what it is, inside a sentence."""


def in_words(encounter: Encounter, move: Move) -> str:
    """What a move says: its words, its terms, or its name where it has neither."""
    yours = yours_of(encounter)
    match move:
        case Say(act=id) | Reconcile(step=id) if yours.get(id):
            return yours[id]
        case OfferRepair(wordings=ids):
            return " ".join(yours.get(id, id) for id in ids)
        case Offer(package=package):
            return _("Offer: {terms}").format(terms=terms_in_words(encounter, package))
        case ReturnToIt(rupture=id) if id in encounter.ruptures:
            return _("Come back to it: {what}").format(what=encounter.ruptures[id].what)
        case Record(promise=id) | Keep(promise=id) | LetGo(promise=id) if id in encounter.promises:
            return _(PROMISED[type(move)]).format(what=encounter.promises[id].what)
        case _ if type(move) in SILENT:
            return _(SILENT[type(move)])
        case _:
            return write(move).replace("_", " ")


def terms_in_words(encounter: Encounter, package: Package) -> str:
    """A package in one line."""
    named = dict(package)
    chosen = [(issue, option) for issue, option in settled(encounter, package) if issue.id in named]
    return "; ".join(f"{issue.label}: {option.say}" for issue, option in chosen)


def did(encounter: Encounter | None, step: Step) -> str:
    """What you did in a beat: what was heard of you, with the terms of an offer, else the move in words."""
    said = " ".join(quote.text for quote in step.said if quote.by == "you")
    move = notation.read(step.move) if encounter is not None else None
    if encounter is None or move is None:
        return said or step.move.replace("_", " ")
    if isinstance(move, Offer) and said:
        return _("{said} ({terms})").format(said=said, terms=terms_in_words(encounter, move.package))
    return said or in_words(encounter, move)


def end(outcome: Outcome, yours: int) -> str:
    """How it ends and what that is worth, inside a sentence."""
    worth = _("{end}, {points} points for you")
    if outcome is Outcome.HOLLOW:
        worth = _("{end}, {points} points on paper")
    elif outcome not in AGREEMENTS:
        worth = _("{end}, with the {points} points you have anyway")
    return worth.format(end=_(ENDS[outcome]), points=yours)


def better(encounter: Encounter, made: Move, instead: Move) -> str:
    """A better move in words; of another offer only what differs."""
    changed: Package = ()
    if isinstance(made, Offer) and isinstance(instead, Offer) and {*dict(made.package)} == {*dict(instead.package)}:
        changed = tuple(item for item in instead.package if item not in made.package)
    if not changed:
        return in_words(encounter, instead)
    return _("The same offer, but with {terms}").format(terms=terms_in_words(encounter, changed))


def capital(text: str) -> str:
    """With its first letter in capital."""
    return text[:1].upper() + text[1:]
