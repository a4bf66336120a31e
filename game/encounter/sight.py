"""What the player's seat may know: taken out once, here, so that no screen and no report holds a hidden number.

Understanding (share of her facts you know) opens it step by step (MODEL 1): from 40 % her ranking of issues, from 60 %
what she can live with and exact forecasts. Before that the seat reckons with even weights and even points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from game.encounter import tuning
from game.encounter.clauses import understanding
from game.encounter.events import Causes
from game.encounter.leverage import leverage, leverage_causes
from game.encounter.script import Encounter, Issue, Option
from game.encounter.state import State
from game.encounter.values import clamp, divide


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the seat knows of her. `ranking` (issue ids, what matters most to her first) is empty until it shows."""

    understanding: int
    """Per cent."""
    ranking: tuple[str, ...]
    knows_livable: bool
    foresees: bool
    """Whether forecasts before a choice are exact."""
    leverage: int
    """The middle of the band, points -100..100, as reckoned from what is known."""
    band: tuple[int, int]
    causes: Causes
    """Of the leverage that is reckoned, hundredths."""


def sight(encounter: Encounter, state: State) -> Sight:
    """What may be known in `state`."""
    known = understanding(encounter, state)
    has_ranking = known >= tuning.RANKING_FROM or bool(state.preferences)
    sure = known >= tuning.LIVABLE_FROM
    reckoned = believed(encounter, 2 if sure else 1 if has_ranking else 0, state.measure_known)
    middle = leverage(reckoned, state)
    half = next(width for least, width in tuning.BANDS if known >= least)
    return Sight(
        understanding=known,
        ranking=ranking(encounter) if has_ranking else (),
        knows_livable=sure,
        foresees=sure,
        leverage=middle,
        band=(
            clamp(middle - half, tuning.LEVERAGE_LEAST, tuning.LEVERAGE_MOST),
            clamp(middle + half, tuning.LEVERAGE_LEAST, tuning.LEVERAGE_MOST),
        ),
        causes=leverage_causes(reckoned, state),
    )


def ranking(encounter: Encounter) -> tuple[str, ...]:
    """Her issues, what matters most to her first; ties in the file's order."""
    return tuple(issue.id for issue in sorted(encounter.issues, key=lambda issue: -issue.weight_them))


@lru_cache(maxsize=64)
def believed(encounter: Encounter, level: int, measure_known: bool) -> Encounter:
    """The encounter as the seat reckons with it: 0 even weights, 1 weights by her ranking, 2 as it is."""
    weights = _weights(encounter, level)
    issues = tuple(_reckoned(issue, weights[issue.id], level, measure_known) for issue in encounter.issues)
    return replace(encounter, issues=issues)


def _weights(encounter: Encounter, level: int) -> dict[str, int]:
    if level == 2:
        return {issue.id: issue.weight_them for issue in encounter.issues}
    order = ranking(encounter) if level else tuple(issue.id for issue in encounter.issues)
    count = len(order)
    if not level:
        return {id: divide(100, count) for id in order}
    centroid = [sum(100 / place for place in range(rank, count + 1)) / count for rank in range(1, count + 1)]
    return {id: round(weight) for id, weight in zip(order, centroid, strict=True)}


def _reckoned(issue: Issue, weight: int, level: int, measure_known: bool) -> Issue:
    last = max(1, len(issue.options) - 1)
    even = [divide(100 * (last - place), last) for place in range(len(issue.options))]
    options = tuple(
        replace(_read(option, measure_known), them=option.them if level == 2 else them)
        for option, them in zip(issue.options, even, strict=True)
    )
    return replace(issue, weight_them=weight, options=options)


def _read(option: Option, measure_known: bool) -> Option:
    """Nothing reads fair or unfair as long as her measure is not known."""
    return option if measure_known else replace(option, fair_to=frozenset(), unfair_to=frozenset())
