"""How a turn ends: patience, what was left open, rivals' steps, what is said now, ruptures, and the end."""

from __future__ import annotations

from game.encounter import deal, repair, rivals, talk, tuning
from game.encounter.events import Cause, QuestionClosed, ResidueLeft, TurnTaken
from game.encounter.state import OpenQuestion
from game.encounter.unfolding import Unfolding


def end_turn(unfolding: Unfolding) -> None:
    """What every turn ends with: patience, what was left open, rivals' steps, what is said, ruptures, the end."""
    if unfolding.state.outcome is not None:
        return
    unfolding.add(TurnTaken(unfolding.state.turn + 1))
    _lapse(unfolding)
    rivals.step_bids(unfolding)
    if not unfolding.state.in_detour:
        unfolding.arrive()
        rivals.speak(unfolding)
    if unfolding.state.patience <= 0:
        deal.lose(unfolding)
        return
    _ruptures(unfolding)


def _lapse(unfolding: Unfolding) -> None:
    """What was open and still is: a question costs once (not in a detour), a repair without thanks leaves a residue."""
    before = unfolding.before
    closed = any(isinstance(event, QuestionClosed) for event in unfolding.events)
    if before.question is not None and not closed and not before.in_detour:
        _lapse_question(unfolding, before.question)
    if before.unthanked is not None:
        unfolding.add(ResidueLeft(before.unthanked))


def _lapse_question(unfolding: Unfolding, question: OpenQuestion) -> None:
    """It costs also when she has asked another by now; only then she does not come back to it."""
    unfolding.tension(tuning.QUESTION_OPEN_TENSION, Cause("question_open", 0, question.line))
    if unfolding.state.question == question:
        talk.close_question(unfolding, "lapsed")
        lapsed = unfolding.encounter.reactions.get("lapsed")
        if lapsed is not None:
            unfolding.hear(lapsed)


def _ruptures(unfolding: Unfolding) -> None:
    """She challenges what you have not spoken to; what opens at a turn opens, unless a detour is on."""
    waiting = [each.id for each in unfolding.before.breakages if each.phase == "ruptured"]
    for breakage in unfolding.state.breakages:
        if breakage.phase == "ruptured" and breakage.id in waiting and not unfolding.state.in_detour:
            repair.challenge(unfolding, breakage.id)
    if not unfolding.state.in_detour:
        _open_by_turn(unfolding)


def _open_by_turn(unfolding: Unfolding) -> None:
    for rupture in unfolding.encounter.ruptures.values():
        unopened = rupture.opens == "turn" and unfolding.state.breakage(rupture.id) is None
        if unopened and unfolding.state.turn >= rupture.turn:
            repair.open_rupture(unfolding, rupture.id)
            return
