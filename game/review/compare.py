"""Two plays side by side, stage by stage: found out, mended, bargained, bound. The learner says what is the same."""

from __future__ import annotations

from dataclasses import dataclass

from game.encounter.values import Skill
from game.review.debrief import Review, Step
from game.review.stages import STAGES

QUESTION = "What is the same?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One stage in both plays, in the order of the moves."""

    stage: str
    left: tuple[Step, ...]
    right: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two plays of one skill."""

    left: Review
    right: Review
    skills: tuple[Skill, ...]
    """What both encounters give chances to show."""
    rows: tuple[Row, ...]


def compare(left: Review, right: Review) -> Pair:
    """Lays two plays side by side; a stage that neither has is left out."""
    rows = (Row(stage=stage, left=_at(left, stage), right=_at(right, stage)) for stage in STAGES[1:])
    return Pair(
        left=left, right=right, skills=shared(left, right), rows=tuple(row for row in rows if row.left or row.right)
    )


def _at(review: Review, stage: str) -> tuple[Step, ...]:
    return tuple(step for step in review.steps if step.stage == stage)


def shared(left: Review, right: Review) -> tuple[Skill, ...]:
    """Skills that both encounters teach, in the order of MODEL 9."""
    if left.encounter is None or right.encounter is None:
        return ()
    return tuple(skill for skill in Skill if skill in left.encounter.skills and skill in right.encounter.skills)
