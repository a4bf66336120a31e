"""Watch one: a line of an encounter played by the machine, each move with what is to be seen in it."""

from __future__ import annotations

from game.encounter import moves as notation
from game.encounter.moves import Accept, Keep, LetGo, Move, Offer, OfferRepair, Reconcile, Record, ReturnToIt, Say
from game.encounter.script import Encounter
from game.encounter.values import Kind
from game.review.debrief import Step, steps_of
from game.review.watching import Line
from game.view import words
from game.view.language import N_, _, ngettext
from game.view.looking import Shown, Watch
from game.view.looking_back import moment_of, series
from game.view.progress import RULES
from game.view.talk import who

BEST, TEMPTING = "best", "tempting"
NOTES: dict[type[Move], str] = {
    OfferRepair: N_("In order it counts whole: name it, own it, then the rest. What is promised in it has to be kept."),
    Reconcile: N_("Mine, yours, one in the other's terms, then a place to meet: a wrong word costs, and is spent."),
    ReturnToIt: N_("What was passed over stays open, and costs in every offer until it is spoken to."),
    Record: N_("A promise on the record binds the yes."),
    Keep: N_("A kept promise gives back what words alone could not."),
    LetGo: N_("A promise that is let go counts for more than one that was never made."),
}


def watching(encounter: Encounter, line: Line, kind: str) -> Watch:
    """A line with the trainer's notes, and the rule of a move where there is none. `kind` is BEST or TEMPTING."""
    steps = steps_of(encounter, line.beats, (), True)
    outcome = line.beats[-1].state.outcome
    assert outcome is not None
    sure, unsure = _("Nothing better is possible here."), _("The best that was found; more may be possible.")
    best = _more(line.less) if line.less else sure if line.is_best else unsure
    return Watch(
        title=encounter.title,
        client=who(encounter),
        kind=kind,
        outcome=_(words.OUTCOMES[outcome][0]),
        told=best if kind == BEST else _("It feels good all the way. Look at what it comes to."),
        shown=tuple(
            Shown(
                moment=moment_of(encounter, step, beat, can_step_back=False),
                note=_trainers(encounter, step),
                rule=_rule(encounter, step),
            )
            for step, beat in zip(steps, line.beats, strict=True)
        ),
        series=series(steps),
        place=encounter.place,
    )


def _more(points: int) -> str:
    told = ngettext(
        "{points} point more is possible, but only with a slip or a broken promise.",
        "{points} points more are possible, but only with a slip or a broken promise.",
        points,
    )
    return told.format(points=points)


def _trainers(encounter: Encounter, step: Step) -> str:
    move = notation.read(step.move)
    if isinstance(move, Say):
        return encounter.act(move.act).notes
    return encounter.notes if not step.move else ""


def _rule(encounter: Encounter, step: Step) -> str:
    """What the rules do with a move of this kind."""
    move = notation.read(step.move)
    match move:
        case Say(act=id):
            return _(RULES[encounter.act(id).kind][0])
        case Offer():
            return _(RULES[Kind.OFFER][0])
        case Accept():
            return _(RULES[Kind.ACCEPT][0])
        case None:
            return ""
        case _:
            return _(NOTES[type(move)]) if type(move) in NOTES else ""
