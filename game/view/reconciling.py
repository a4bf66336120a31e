"""Reconciling: two measures side by side, what may be said at this step, and the term between them."""

from __future__ import annotations

from game.encounter import reconciliation
from game.encounter.events import ReconciliationMoved
from game.encounter.moves import Reconcile, StepBack, write
from game.encounter.reconciliation import NEXT
from game.encounter.script import Encounter, Step
from game.encounter.state import State
from game.session.session import Session
from game.view import causes, lines, words
from game.view.language import N_, _, sentence
from game.view.screens import Line, Reconciling, Stance, Tool
from game.view.talk import last_of_hers, leave, meters, who

STEPS = {
    "voiced": (N_("Say back what it is for {them}"),
               N_("Say what {they} is caught in, so that {they} would say: yes, that.")),
    "understood": (N_("Put it in {their} measure"), N_("Say the same thing by the measure that counts for {them}.")),
    "translated": (N_("Meet on a term"), N_("Choose a term that both of you could defend tomorrow.")),
}
"""Phase -> (the step that leads on, what is wanted of you)."""
MET = N_("You both moved. This is a term that both of you can defend tomorrow.")


def reconciling(session: Session) -> Reconciling:
    """The step that a reconciling waits at; the session must be in one."""
    encounter, state = session.encounter, session.state
    issue = state.reconciling
    assert issue is not None
    tools = (
        Tool(id="step_back", label=_("Step back"), icon="undo-2", move=write(StepBack()), hint=_("it keeps")),
        leave(encounter),
    )
    return _screen(session, issue, tools)


def met(session: Session) -> Reconciling | None:
    """The reconciling that the last move brought to its end, with the term that was met on; None where it did not."""
    if len(session.beats) < 2:
        return None
    ended = [event.issue for event in session.beats[-1].events
             if isinstance(event, ReconciliationMoved) and event.phase == "livable"]
    return _screen(session, ended[-1], ()) if ended else None


def _screen(session: Session, issue: str, tools: tuple[Tool, ...]) -> Reconciling:
    encounter, state = session.encounter, session.state
    now = reconciliation.of(state, issue)
    assert now is not None
    log = lines.log(encounter, session.beats)
    hers = last_of_hers(log)
    return Reconciling(
        title=encounter.title,
        client=who(encounter),
        mood=hers.mood if hers else "calm",
        cue=hers.cue if hers else None,
        cue_words=hers.cue_words if hers else "",
        place=encounter.place,
        issue=encounter.issue(issue).label,
        phase=now.phase,
        steps=_steps(encounter, now.phase),
        asks=words.fill(_(STEPS[now.phase][1]), encounter) if now.phase in STEPS else _(MET),
        you=_yours(encounter, issue),
        them=_hers(encounter, state, issue),
        between=_between(encounter, state, issue),
        speech=lines.story(encounter, session.beats[-1]),
        lines=_lines(encounter, state, issue),
        tools=tools,
        changes=causes.changes_of(session),
        meters=meters(session),
        turns_left=state.patience,
        turns=encounter.patience,
        log=log,
        can_undo=session.refuse_undo() is None,
    )


def _steps(encounter: Encounter, phase: str) -> tuple[tuple[str, bool], ...]:
    order = [*NEXT, "livable"]
    return tuple(
        (words.capital(words.fill(_(told[0]), encounter)), order.index(each) < order.index(phase))
        for each, told in STEPS.items()
    )


def _yours(encounter: Encounter, issue: str) -> Stance:
    script = encounter.issue(issue)
    said = encounter.reconciling[issue].say_mine
    return Stance(
        name=_("You"),
        measure=words.MEASURES[encounter.your_fair_means],
        stands_on=script.option(script.opens_you).say,
        said=said[0].say if said else "",
    )


def _hers(encounter: Encounter, state: State, issue: str) -> Stance:
    script = encounter.issue(issue)
    voiced = encounter.reconciling[issue].answers.get("voiced")
    return Stance(
        name=words.first_name(encounter.client.name),
        measure=words.MEASURES[encounter.fair_means] if state.measure_known else _("you have not asked yet"),
        stands_on=script.option(script.opens_them).say,
        said=voiced.say if voiced else "",
    )


def _between(encounter: Encounter, state: State, issue: str) -> str:
    now = reconciliation.of(state, issue)
    if now is None or now.phase not in ("translated", "livable"):
        return ""
    bridge = encounter.reconciling[issue].bridge
    return encounter.issue(issue).option(now.met or bridge).say


def _lines(encounter: Encounter, state: State, issue: str) -> tuple[Line, ...]:
    steps = reconciliation.steps(encounter, state, issue)
    return tuple(_line(encounter, state, step, number) for number, step in enumerate(steps, 1))


def _line(encounter: Encounter, state: State, step: Step, number: int) -> Line:
    refusal = reconciliation.refuse_step(encounter, state, step.id)
    note = _("by {MEASURES}").format(MEASURES=words.MEASURES[step.measure]) if step.measure else ""
    return Line(
        id=step.id,
        move=write(Reconcile(step.id)),
        say=step.say,
        key=str(number),
        note=note,
        locked=sentence(refusal.reason) if refusal else "",
    )
