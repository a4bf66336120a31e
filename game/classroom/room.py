"""What a room does now, as one frozen value, and what each of the trainer's controls makes of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from game.encounter.lesson import Lesson, LessonStep, StepKind
from game.language.catalog import N_

MOST_SEATS = 250
MOST_EXTRA_MINUTES = 60
IN, WAITING, FREED = "in", "waiting", "freed"
STOPPED = N_("Everybody stops here for a moment: wait for the room.")
BROWSER, DESKTOP = "browser", "desktop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One beat of one seat's play."""

    seat: int
    step: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that the trainer's controls change. Times are ISO 8601."""

    step: int = 0
    """Its place in the lesson, from 0."""
    entered: str = ""
    paused: bool = False
    closed: bool = False
    """Who joins now waits until the trainer lets her in."""
    extra: int = 0
    """Minutes added to this step."""
    released: int = 0
    """Pause points of this step that are passed."""
    asked: Shown | None = None
    """A moment that its seat has been asked for."""
    shown: Shown | None = None
    """A moment on the class screen, with consent."""
    ended: str = ""

    def write(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> Standing:
        """What `write` made."""
        plain = json.loads(text)
        moments = {name: Shown(**plain[name]) if plain.get(name) else None for name in ("asked", "shown")}
        return cls(**{**plain, **moments})


def current(lesson: Lesson, standing: Standing) -> LessonStep:
    """The step the room is in."""
    return lesson.steps[min(standing.step, len(lesson.steps) - 1)]


def next_step(lesson: Lesson, standing: Standing, now: str) -> Standing:
    """The step after this one; the last stays."""
    if standing.step + 1 >= len(lesson.steps):
        return standing
    return replace(
        standing, step=standing.step + 1, entered=now, extra=0, released=0, paused=False, asked=None, shown=None
    )


def pause_all(standing: Standing) -> Standing:
    """No seat can make a move."""
    return replace(standing, paused=True)


def go_on(standing: Standing) -> Standing:
    """Seats go on."""
    return replace(standing, paused=False)


def more_time(standing: Standing, minutes: int) -> Standing:
    """Adds minutes to this step."""
    return replace(standing, extra=max(0, min(MOST_EXTRA_MINUTES, standing.extra + minutes)))


def release(standing: Standing) -> Standing:
    """Lets seats past the next pause point of this step."""
    return replace(standing, released=standing.released + 1)


def close(standing: Standing, closed: bool) -> Standing:
    """Closes the room to newcomers, or opens it again."""
    return replace(standing, closed=closed)


def ask_to_show(standing: Standing, moment: Shown) -> Standing:
    """Asks a seat whether a moment of its play may be shown; nothing is shown yet."""
    return replace(standing, asked=moment, shown=None)


def answer_asked(standing: Standing, seat: int, yes: bool) -> Standing:
    """The seat's answer; another seat's changes nothing."""
    if standing.asked is None or standing.asked.seat != seat:
        return standing
    return replace(standing, asked=None, shown=standing.asked if yes else None)


def hide(standing: Standing) -> Standing:
    """Takes the moment off the class screen."""
    return replace(standing, asked=None, shown=None)


def end(standing: Standing, now: str) -> Standing:
    """The lesson is over: its code is dead, what was handed in stays until it is deleted."""
    return replace(standing, ended=now, paused=False, asked=None, shown=None)


def play_step(lesson: Lesson, standing: Standing) -> LessonStep | None:
    """The newest step up to now in which something is played."""
    reached = lesson.steps[: standing.step + 1]
    return next((step for step in reversed(reached) if step.kind is StepKind.PLAY), None)


def has_passed(lesson: Lesson, standing: Standing, step: str) -> bool:
    """Whether the class has gone on from a step, or is over."""
    return bool(standing.ended) or any(each.id == step for each in lesson.steps[: standing.step])


def minutes_left(step: LessonStep, standing: Standing, seconds_in: float) -> int:
    """Whole minutes that are left of a step, rounded up; below 0 where it runs over."""
    left = (step.minutes + standing.extra) * 60 - seconds_in
    return int(-(-left // 60))
