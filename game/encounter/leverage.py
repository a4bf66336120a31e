"""Leverage: how much more she needs you than you need her, read at the fair point (Emerson 1962; MODEL 1)."""

from __future__ import annotations

from functools import lru_cache

from game.encounter import tuning
from game.encounter.events import Cause, Causes
from game.encounter.margin import alternative, height, margin, opened
from game.encounter.packages import Priced, on_the_table, possible
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import clamp, points


@lru_cache(maxsize=1024)
def fair_point(encounter: Encounter, raised: tuple[str, ...], bridges: tuple[str, ...] = ()) -> Priced:
    """The Nash package of what is on the table, against the rivals' opening bids and your walk-away.

    Where none beats both, the package whose smaller gain is largest; ties to her.
    """
    bids = tuple(rival.opens for rival in encounter.rivals)
    theirs, yours = alternative(encounter, bids, raised), 100 * encounter.walk_away

    def merit(priced: Priced) -> tuple[bool, int, int]:
        them, you = priced.them - theirs, priced.you - yours
        both = them >= 0 and you >= 0
        return both, them * you if both else min(them, you), priced.them

    return max(possible(encounter, raised, bridges), key=merit)


def leverage_causes(encounter: Encounter, state: State) -> Causes:
    """Leverage as its causes, hundredths: the terms of her margin at the fair point, and your own need."""
    fair = fair_point(encounter, state.raised, opened(state))
    return (*margin(encounter, state, fair.package), Cause("your_need", -your_need(encounter)))


@lru_cache(maxsize=64)
def your_need(encounter: Encounter) -> int:
    """What the first fair point is worth to you above your walk-away, hundredths."""
    return fair_point(encounter, on_the_table(encounter)).you - 100 * encounter.walk_away


def leverage(encounter: Encounter, state: State) -> int:
    """Points, -100..100."""
    fair = fair_point(encounter, state.raised, opened(state))
    read = points(height(encounter, state, fair.package) - your_need(encounter))
    return clamp(read, tuning.LEVERAGE_LEAST, tuning.LEVERAGE_MOST)
