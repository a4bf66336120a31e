"""Who sits with whom, and on which chair: two by two in the order of joining, of an odd number the last three."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.classroom.room import IN
from game.classroom.seats import Chair
from game.encounter.lesson import LessonStep
from game.encounter.script import Encounter
from game.language.catalog import _

THEM, YOU, WATCH = "them", "you", "watch"
"""The client, the negotiator, and of three the one who listens."""
Sheets = Callable[[Encounter, str], tuple[str, ...]]
"""The role sheet of an encounter for THEM or YOU, as lines: "# ", "## ", "- " and plain ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Where a seat sits. `number` is that of its pair, from 0."""

    number: int
    place: int
    others: tuple[Chair, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Code names of the others."""
        return tuple(each.name for each in self.others)


def pair_of(seated: Sequence[Chair], chair: Chair) -> Pair | None:
    """The pair of a seat; None where nobody else is there."""
    inside = [each for each in seated if each.state == IN]
    if chair not in inside or len(inside) < 2:
        return None
    number = min(inside.index(chair) // 2, len(inside) // 2 - 1)
    last = number == len(inside) // 2 - 1
    group = inside[2 * number :] if last else inside[2 * number : 2 * number + 2]
    return Pair(number=number, place=group.index(chair), others=tuple(each for each in group if each is not chair))


def role_of(step: LessonStep, pair: Pair | None) -> str:
    """Who a seat is in a step for pairs; the chairs are changed where the step says so."""
    if pair is None or pair.place > 1:
        return WATCH if pair else ""
    return (YOU, THEM)[pair.place] if step.swap else (THEM, YOU)[pair.place]


def watching() -> tuple[str, ...]:
    """What the one who listens reads."""
    told = _("Say nothing. Write down two sentences: the one after which something opened, and the one after which it "
             "closed.")  # fmt: skip
    return "# " + _("You listen"), told


def no_sheets(encounter: Encounter, role: str) -> tuple[str, ...]:
    """What a host without paper gives out."""
    return ()
