"""The eight skills in words for a learner: the same in the window, in a report and in a class."""

from __future__ import annotations

from game.review.naming import SKILLS
from game.view.language import _

__all__ = ["SKILLS", "share"]


def share(well: int, met: int) -> str:
    """2 of 3."""
    return _("{well} of {met}").format(well=well, met=met)
