"""The seats of a room as lines of the trainer's table: where each is, who is stuck, who is lost, how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.classroom import room as rooms
from game.classroom.desk import Desk
from game.classroom.room import IN, WAITING
from game.classroom.seats import Chair, Played
from game.encounter.lesson import LessonStep, StepKind
from game.view.language import _, ngettext, sentence
from game.view.words import OUTCOMES

STUCK_SECONDS = 90
LOST_SECONDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One seat on the live page. `moment` is the number of its last move, 0 without one."""

    id: int
    name: str
    where: str
    left: str
    since: str
    stuck: bool
    lost: bool
    waiting: bool
    outcome: str
    moment: int
    told: str
    is_over: bool = False


def rows_of(desk: Desk) -> list[Row]:
    """Every seat, in the order of joining."""
    step = rooms.play_step(desk.lesson, desk.standing)
    for chair in desk.seated:
        desk.load(chair)
    return [_row(desk, chair, step) for chair in desk.seated]


def _row(desk: Desk, chair: Chair, step: LessonStep | None) -> Row:
    now, standing = desk.clock.seconds(), desk.standing
    played = chair.plays.get(step.id) if step else None
    state = played.session.state if played else None
    since = int(now - chair.moved)
    over = bool(state and state.stage == "over")
    stands = bool(step and played and desk.waits(step, played))
    passed = bool(step and rooms.has_passed(desk.lesson, standing, step.id))
    lost = now - chair.last > LOST_SECONDS and not over and not standing.ended
    held = over or standing.paused or standing.ended or stands or chair.practice or chair.state == WAITING
    return Row(
        id=chair.id, name=chair.name, where=_where(chair, played, stands, passed, lost),
        left=str(state.patience) if state else "", since=_ago(since) if state and not passed else "", lost=lost,
        stuck=desk.step.kind is StepKind.PLAY and state is not None and since > STUCK_SECONDS and not held,
        waiting=chair.state == WAITING and not standing.ended, told=sentence(chair.told),
        outcome=_outcome(state, passed),
        moment=played.session.beats[-1].number if played and chair.state == IN and not standing.ended else 0,
        is_over=over,
    )  # fmt: skip


def _outcome(state: Any, passed: bool) -> str:
    """How a play ended, in words; of one that did not, that the class went on."""
    if state is None:
        return ""
    if state.outcome:
        return OUTCOMES[state.outcome][0]
    return _("stopped when the class went on") if passed else ""


TOLD_COUNTS: dict[str, Callable[[int], str]] = {
    "stuck": lambda count: ngettext("{count} is stuck", "{count} are stuck", count).format(count=count),
    "lost": lambda count: ngettext("{count} is lost", "{count} are lost", count).format(count=count),
    "done": lambda count: ngettext("{count} is done", "{count} are done", count).format(count=count),
}


def _ago(seconds: int) -> str:
    if seconds < 100:
        return _("{seconds} s ago").format(seconds=seconds)
    return _("{minutes} min ago").format(minutes=seconds // 60)


def _where(chair: Chair, played: Played | None, stands: bool, passed: bool, lost: bool) -> str:
    """Where a seat is, in a few words."""
    if chair.state == WAITING:
        return _("waits to be let in")
    if chair.practice is not None:
        return _("practises")
    if played is None:
        return _("connection lost") if lost else _("here")
    state = played.session.state
    told = {
        "talking": _("turn {turn}").format(turn=state.turn) if played.written else _("not begun"),
        "closing": _("after the yes"), "later": _("a week later"), "over": _("done"),
    }  # fmt: skip
    where = told.get(str(state.stage), str(state.stage))
    if stands and state.stage != "over" and not passed:
        where = _("at the pause point")
    return _("{where}, lost").format(where=where) if lost else where
