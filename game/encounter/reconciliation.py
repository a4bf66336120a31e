"""Reconciliation: the third machine, one for each contested issue; both sides move, or it collapses (MODEL 5).

The source protocol of dialectical reconciliation is one-sided (Vasileiou et al. 2024: only the explainee revises);
that both sides revise is our extension.
"""

from __future__ import annotations

from game.encounter import tuning
from game.encounter.clauses import failing
from game.encounter.events import Acted, Cause, LineSaid, ReconciliationMoved
from game.encounter.machine import Row, Table
from game.encounter.packages import livable_to_them, livable_to_you
from game.encounter.refusals import Refusal
from game.encounter.script import Encounter, Reconciling, Step
from game.encounter.state import Reconciliation, State
from game.encounter.unfolding import Unfolding

RECONCILIATION = Table(
    "reconciliation",
    "apart",
    (
        Row("say_mine", "apart", "voiced"),
        Row("restate", "voiced", "understood"),
        Row("translate", "understood", "translated"),
        Row("meet", "translated", "livable"),
        Row("collapse", "voiced", "collapsed"),
        Row("collapse", "understood", "collapsed"),
        Row("collapse", "translated", "collapsed"),
    ),
    final=("livable", "collapsed"),
)
NEXT = {"voiced": "restate", "understood": "translate", "translated": "meet"}
"""Phase -> the move that leads on from it."""


def of(state: State, issue: str) -> Reconciliation | None:
    """How far the reconciliation of `issue` has come; None where it is not contested."""
    return next((each for each in state.reconciliations if each.issue == issue), None)


def steps(encounter: Encounter, state: State, issue: str) -> tuple[Step, ...]:
    """What may be said at this point of it, spent ones left out."""
    now = of(state, issue)
    if now is None or now.phase not in NEXT:
        return ()
    all_: tuple[Step, ...] = getattr(encounter.reconciling[issue], NEXT[now.phase])
    return tuple(step for step in all_ if step.id not in now.spent)


def refuse_begin(encounter: Encounter, state: State, issue: str) -> Refusal | None:
    """Why reconciling `issue` cannot begin now, or None."""
    now = of(state, issue)
    if now is None or issue not in encounter.reconciling or issue not in state.raised:
        return Refusal("not_contested", "There is nothing to reconcile here.")
    if now.phase != "apart":
        return Refusal("said_already", "You have said where you stand on that already.")
    return refuse_while_open(state)


def refuse_while_open(state: State) -> Refusal | None:
    """An open rupture bars reconciling."""
    if state.open_breakages:
        return Refusal("rupture_open", "What broke between you comes first: mend it, and then this can be talked of.")
    return None


def begin(unfolding: Unfolding, issue: str) -> None:
    """You say where you stand, she says where she does; the talk waits until you are through or step back."""
    reconciling = unfolding.encounter.reconciling[issue]
    for step in reconciling.say_mine[:1]:
        unfolding.add(LineSaid("you", step.id))
    _move(unfolding, reconciling, "say_mine", "voiced")


def refuse_step(encounter: Encounter, state: State, id: str) -> Refusal | None:
    """Why this cannot be said now, or None."""
    issue = state.reconciling
    if issue is None:
        return Refusal("not_reconciling", "Say where you stand first.")
    found = next((step for step in steps(encounter, state, issue) if step.id == id), None)
    if found is None:
        return Refusal("unknown_step", f"'{id}' is not something you can say at this point.")
    if not is_choosable(encounter, state, found):
        return Refusal("locked", "You do not know enough for that yet: step back, find out, and come back to it.")
    return None


def is_choosable(encounter: Encounter, state: State, step: Step) -> bool:
    """Whether you know enough to say it: its facts, and for her own measure that you have learned it."""
    if step.measure is encounter.fair_means and step.measure is not None and not state.measure_known:
        return False
    return not failing(encounter, state, step.needs)


def is_right(encounter: Encounter, issue: str, step: Step) -> bool:
    """Whether it fits: marked right, her own measure, or an option that both can live with."""
    if step.measure is not None:
        return step.measure is encounter.fair_means
    if step.option is not None:
        script = encounter.issue(issue)
        option = script.option(step.option)
        return livable_to_them(script, option) and livable_to_you(script, option)
    return step.right


def take_step(unfolding: Unfolding, id: str) -> None:
    """Says it: on to the next point, or she balks and it is spent; with nothing left to say it collapses."""
    encounter, issue = unfolding.encounter, unfolding.state.reconciling
    assert issue is not None
    now = of(unfolding.state, issue)
    assert now is not None
    step = next(each for each in steps(encounter, unfolding.state, issue) if each.id == id)
    trigger = NEXT[now.phase]
    unfolding.add(Acted(f"*{trigger}"))
    unfolding.add(LineSaid("you", id))
    reconciling = encounter.reconciling[issue]
    if is_right(encounter, issue, step):
        _right(unfolding, reconciling, trigger, step)
    else:
        _balk(unfolding, reconciling, step)


def _right(unfolding: Unfolding, reconciling: Reconciling, trigger: str, step: Step) -> None:
    phase = _move(unfolding, reconciling, trigger, "", met=step.option)
    cause = Cause(trigger, 0, reconciling.issue)
    unfolding.tension(tuning.RECONCILE_TENSION, cause)
    if phase != "translated":
        unfolding.trust(tuning.RECONCILE_TRUST, cause)


def _balk(unfolding: Unfolding, reconciling: Reconciling, step: Step) -> None:
    now = of(unfolding.state, reconciling.issue)
    assert now is not None
    cause = Cause("balked", 0, step.id)
    unfolding.add(ReconciliationMoved(reconciling.issue, now.phase, True, step.id, None, (cause,)))
    unfolding.tension(tuning.BALK_TENSION, cause)
    unfolding.trust(tuning.BALK_TRUST, cause)
    unfolding.hear(reconciling.answers["balks"])
    left = steps(unfolding.encounter, unfolding.state, reconciling.issue)
    if not any(is_choosable(unfolding.encounter, unfolding.state, each) for each in left):
        _move(unfolding, reconciling, "collapse", "collapsed")


def _move(unfolding: Unfolding, reconciling: Reconciling, trigger: str, answer: str, met: str | None = None) -> str:
    now = of(unfolding.state, reconciling.issue)
    assert now is not None
    phase = unfolding.after(RECONCILIATION, now.phase, trigger)
    assert phase is not None
    detour = phase not in RECONCILIATION.final
    cause = Cause(trigger, 0, reconciling.issue)
    unfolding.add(ReconciliationMoved(reconciling.issue, phase, detour, "", met, (cause,)))
    unfolding.hear(reconciling.answers[answer or phase])
    return phase


def refuse_step_back(state: State) -> Refusal | None:
    """Why there is nothing to step back from, or None."""
    return None if state.reconciling else Refusal("not_reconciling", "You are not in the middle of anything.")


def step_back(unfolding: Unfolding) -> None:
    """Leaves it where it is; the talk goes on, and it can be taken up again."""
    issue = unfolding.state.reconciling
    assert issue is not None
    now = of(unfolding.state, issue)
    assert now is not None
    unfolding.add(Acted("*step_back"))
    unfolding.add(ReconciliationMoved(issue, now.phase, False, "", now.met, (Cause("stepped_back", 0, issue),)))


def refuse_resume(encounter: Encounter, state: State, issue: str) -> Refusal | None:
    """Why it cannot be taken up again now, or None."""
    now = of(state, issue)
    if now is None or now.phase not in NEXT or state.reconciling is not None:
        return Refusal("nothing_to_resume", "There is nothing of that kind to take up again.")
    return refuse_while_open(state)


def resume(unfolding: Unfolding, issue: str) -> None:
    """Takes it up where it was left; like coming back to a rupture it takes a turn, so that no talk goes in circles."""
    now = of(unfolding.state, issue)
    assert now is not None
    unfolding.add(Acted("*resume"))
    unfolding.add(ReconciliationMoved(issue, now.phase, True, "", now.met, (Cause("resumed", 0, issue),)))
