"""What a file means for the rules: checks on the encounter that was built from it."""
from __future__ import annotations

from game.content.meaning import bargain, mending, order, reach, reconciling, talk
from game.content.meaning.checked import Checked

__all__ = ["Checked", "check_meaning"]


def check_meaning(checked: Checked) -> None:
    """Adds every problem of meaning to the findings; parts with errors of shape or name are left alone."""
    bargain.check(checked)
    mending.check(checked)
    reconciling.check(checked)
    talk.check(checked)
    order.check(checked)
    reach.check(checked)
