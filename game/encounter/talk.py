"""The talk: the first machine, written by the trainer, and the rule of each kind of move (MODEL 2 and 4)."""

from __future__ import annotations

from functools import lru_cache

from game.encounter import reconciliation, tuning
from game.encounter.clauses import failing
from game.encounter.deal import move_deal
from game.encounter.events import (
    Acted,
    ArtUsed,
    Cause,
    CheckMissed,
    FactLearned,
    LineSaid,
    Mirrored,
    Presented,
    QuestionClosed,
    TalkMoved,
    Yielded,
)
from game.encounter.leverage import leverage
from game.encounter.machine import Row, Table
from game.encounter.refusals import Refusal
from game.encounter.repair import end, make_promise, open_rupture, settle_denial
from game.encounter.script import Act, Encounter
from game.encounter.state import State
from game.encounter.unfolding import Unfolding
from game.encounter.values import Kind, Outcome, clamp

END = "end"


@lru_cache(maxsize=64)
def talk_table(encounter: Encounter) -> Table:
    """The trainer's states as a machine: a row per move, and for an offer a row per answer."""
    rows = []
    for moment in encounter.moments.values():
        for act in moment.acts:
            rows.append(Row(act.id, moment.id, act.go or moment.id))
            rows += [Row(f"{act.id}:{answer}", moment.id, to) for answer, to in act.answers.items()]
    return Table("talk", encounter.start, tuple(rows), final=(END,))


def go(unfolding: Unfolding, trigger: str) -> None:
    """Takes the talk where the author sends it; "end" without a deal means that you left."""
    state = unfolding.state
    to = unfolding.after(talk_table(unfolding.encounter), state.at, trigger) or state.at
    if to == END:
        move_deal(unfolding, "walk")
        end(unfolding, Outcome.WALKED)
    elif to != state.at:
        unfolding.add(TalkMoved(to))


# --- what may be said ---------------------------------------------------------------------------------------------


def acts_here(encounter: Encounter, state: State) -> tuple[Act, ...]:
    """The author's moves of this moment."""
    return encounter.moments[state.at].acts


def is_spent(act: Act, state: State) -> bool:
    """Moves are offered once, unless `again`."""
    return act.id in state.used and not act.again


def refuse_act(encounter: Encounter, state: State, act: Act) -> Refusal | None:
    """Why it cannot be said now, or None."""
    if is_spent(act, state):
        return Refusal("said_already", "You have said that already.")
    missing = failing(encounter, state, act.needs)
    if missing:
        return Refusal("locked", "You cannot say that yet.")
    return _refuse_by_kind(encounter, state, act)


def _refuse_by_kind(encounter: Encounter, state: State, act: Act) -> Refusal | None:
    match act.kind:
        case Kind.FOLLOW_UP if act.to not in state.heard:
            return Refusal("nothing_to_follow", "The line that this takes up is not in the air now.")
        case Kind.RESPOND if state.question is None or state.question.line != act.to:
            return Refusal("no_question", "She is not waiting for an answer to that.")
        case Kind.NAME_CUE if act.sees not in state.heard:
            return Refusal("nothing_to_see", "What this speaks of cannot be seen now.")
        case Kind.STANDARD if act.issue not in state.raised or act.issue in state.standards:
            return Refusal("standard_spent", "That has been said of this issue, or it is not on the table.")
        case Kind.PROMISE if act.promise is not None and state.promise(act.promise) is not None:
            return Refusal("promised_already", "You have promised that already.")
        case Kind.ACCEPT if state.counter is None:
            return Refusal("nothing_to_accept", "She has no terms on the table that you could take.")
        case Kind.SAY_MINE:
            return reconciliation.refuse_begin(encounter, state, act.reconcile or "")
        case Kind.PRESENT if act.shows in state.presented:
            return Refusal("shown_already", "You have shown that already.")
    return None


# --- saying it ----------------------------------------------------------------------------------------------------


def say(unfolding: Unfolding, act: Act) -> None:
    """Says one of the author's moves: the rule of its kind, what the author adds, where it leads, her reply."""
    unfolding.add(Acted(act.id))
    if act.say:
        unfolding.add(LineSaid("you", act.id))
    new = _knowledge(unfolding, act)
    RULES[act.kind](unfolding, act, new)
    if act.slip is not None:
        open_rupture(unfolding, act.slip)
    go(unfolding, act.id)
    if act.reply is not None and unfolding.state.outcome is None:
        unfolding.hear(act.reply)


def _knowledge(unfolding: Unfolding, act: Act) -> bool:
    """The author's effects; True when a fact came that was not known."""
    before = len(unfolding.events)
    unfolding.effects(act.effects, Cause("situation", 0, act.id))
    return any(isinstance(event, FactLearned) for event in unfolding.events[before:])


def _plain(unfolding: Unfolding, act: Act, new: bool) -> None:
    """Nothing but what the author adds."""


def _follow_up(unfolding: Unfolding, act: Act, new: bool) -> None:
    if new:
        unfolding.trust(tuning.NEW_FACT_TRUST, Cause("new_fact", 0, act.id))


def _check(unfolding: Unfolding, act: Act, new: bool) -> None:
    if act.right:
        unfolding.tension(tuning.CHECK_RIGHT_TENSION, Cause("check_right", 0, act.id))
        close_question(unfolding, "checked")
        return
    if unfolding.state.wrong_checks:
        unfolding.tension(tuning.CHECK_WRONG_TENSION, Cause("check_wrong", 0, act.id))
    unfolding.add(CheckMissed((Cause("check_wrong", 0, act.id),)))


def _name_cue(unfolding: Unfolding, act: Act, new: bool) -> None:
    by = tuning.CUE_RIGHT_TENSION if act.right else tuning.CUE_WRONG_TENSION
    unfolding.tension(by, Cause("cue_right" if act.right else "cue_wrong", 0, act.id))


def _respond(unfolding: Unfolding, act: Act, new: bool) -> None:
    close_question(unfolding, "answered")


def close_question(unfolding: Unfolding, why: str) -> None:
    """Her question has its second part, or lapses."""
    question = unfolding.state.question
    if question is not None:
        unfolding.add(QuestionClosed(question.line, (Cause(why),)))


def _mirror(unfolding: Unfolding, act: Act, new: bool) -> None:
    late = tuning.MIRROR_THIRD * unfolding.state.turn >= unfolding.encounter.patience
    unfolding.add(Mirrored(late, (Cause("mirror_late" if late else "mirror"),)))
    unfolding.trust(tuning.MIRROR_TRUST, Cause("mirror"))


def _standard(unfolding: Unfolding, act: Act, new: bool) -> None:
    hers = act.measure is unfolding.encounter.fair_means and unfolding.state.measure_known
    if hers and act.issue is not None:
        unfolding.add(Yielded(1, act.issue, (Cause("her_measure", tuning.PER_YIELD, act.issue),)))
    else:
        unfolding.tension(tuning.STANDARD_WRONG_TENSION, Cause("not_her_measure"))


def _promise(unfolding: Unfolding, act: Act, new: bool) -> None:
    if act.promise is not None:
        make_promise(unfolding, act.promise, "say")


# --- the three arts -----------------------------------------------------------------------------------------------


def _leans_on(state: State, act: Act) -> tuple[str, ...]:
    repaired = {each.id for each in state.breakages if each.mended and each.phase == "steady"}
    known = {*state.facts, *state.presented, *repaired, *(each.id for each in state.promises if each.fate == "kept")}
    return tuple(item for item in act.backed_by if item in known and item not in state.leaned)


def carries(encounter: Encounter, state: State, act: Act) -> int:
    """How many steps of strength the moment carries for this art, 0..3."""
    match act.kind:
        case Kind.CAJOLE:
            carried = tuning.CAJOLE_CARRIES - state.cajoles
        case Kind.PRESS:
            calm = state.tension <= tuning.PRESS_CEILING
            carried = (state.trust + leverage(encounter, state)) // tuning.PRESS_PER_STEP if calm else 0
        case _:
            carried = len(_leans_on(state, act)) if state.tension >= tuning.REASSURE_FLOOR else 0
    return clamp(carried, 0, tuning.STRONGEST)


def _art(unfolding: Unfolding, act: Act, new: bool) -> None:
    carried = carries(unfolding.encounter, unfolding.state, act)
    works, over = min(act.strength, carried), max(0, act.strength - carried)
    leaned = _leans_on(unfolding.state, act)[:works] if act.kind is Kind.REASSURE else ()
    cause = Cause(act.kind.value, 100 * act.strength, act.id)
    unfolding.add(ArtUsed(act.kind.value, act.strength, carried, leaned, (cause,)))
    if act.kind is Kind.PRESS:
        _press(unfolding, act, works, over, cause)
        return
    per_step = tuning.CAJOLE_TENSION if act.kind is Kind.CAJOLE else tuning.REASSURE_TENSION
    unfolding.tension(per_step * works, cause)
    if over:
        unfolding.trust(tuning.ART_OVER_TRUST * over, Cause("over", 100 * over, act.id))
    elif act.kind is Kind.REASSURE:
        unfolding.trust(tuning.REASSURE_TRUST, cause)


def _press(unfolding: Unfolding, act: Act, works: int, over: int, cause: Cause) -> None:
    if works:
        unfolding.add(Yielded(works, "", (cause,)))
    unfolding.tension(tuning.PRESS_TENSION * act.strength, cause)
    overpress = act.too_hard or (unfolding.encounter.overpress.id if unfolding.encounter.overpress else None)
    if over and overpress is not None:
        open_rupture(unfolding, overpress, over)
    elif over:
        unfolding.trust(tuning.ART_OVER_TRUST * over, Cause("over", 100 * over, act.id))


def _say_mine(unfolding: Unfolding, act: Act, new: bool) -> None:
    assert act.reconcile is not None
    reconciliation.begin(unfolding, act.reconcile)


def _present(unfolding: Unfolding, act: Act, new: bool) -> None:
    if act.shows is not None:
        unfolding.add(Presented(act.shows, (Cause("presented", 0, act.id),)))
    if act.clears in unfolding.state.denied:
        settle_denial(unfolding, act.clears)


RULES = {
    Kind.ASK: _plain,
    Kind.FOLLOW_UP: _follow_up,
    Kind.CHECK: _check,
    Kind.NAME_CUE: _name_cue,
    Kind.RESPOND: _respond,
    Kind.MIRROR: _mirror,
    Kind.STANDARD: _standard,
    Kind.CAJOLE: _art,
    Kind.PRESS: _art,
    Kind.REASSURE: _art,
    Kind.PROMISE: _promise,
    Kind.SAY_MINE: _say_mine,
    Kind.PRESENT: _present,
}
FREE = frozenset({Kind.PROMISE})
"""Kinds that take no turn."""
