"""What a trainer wrote for a lesson, resolved and frozen: steps, minutes, encounters, questions for the room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """What a room does for some minutes."""

    JOIN = "join"
    PREPARE = "prepare"
    PLAY = "play"
    DEBRIEF = "debrief"
    COMPARE = "compare"
    PAIR = "pair"
    DISCUSS = "discuss"
    EXIT = "exit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Every seat waits for the room once its play has come to this turn."""

    turn: int
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonStep:
    """One step. `encounter` is played, prepared or looked back on; `hand` is one of its hands, empty for its own."""

    id: str
    kind: StepKind
    minutes: int
    title: str = ""
    say: str = ""
    """What the seats are told to do."""
    encounter: str = ""
    hand: str = ""
    deal: bool = False
    """Each seat, or in a step for pairs each pair, has the next hand of the encounter."""
    swap: bool = False
    """In a step for pairs: the chairs are changed."""
    assess: bool = False
    """No meters, and no move is taken back."""
    asks: tuple[str, ...] = ()
    """Questions to each seat; answers are kept only where `keep` says so."""
    keep: bool = False
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson. `minutes` is the sum of its steps."""

    id: str
    title: str
    summary: str
    minutes: int
    steps: tuple[LessonStep, ...]
    notes: str = ""
    """For the trainer."""
    content_hash: str = ""

    def step(self, id: str) -> LessonStep:
        """The step called `id`; KeyError when there is none."""
        for step in self.steps:
            if step.id == id:
                return step
        raise KeyError(id)
