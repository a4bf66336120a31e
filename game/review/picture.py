"""The package among all others: the Pareto frontier, the Nash point, the rival's bid, and splitting each issue."""

from __future__ import annotations

from dataclasses import dataclass

from game.encounter.leverage import fair_point
from game.encounter.margin import alternative, opened
from game.encounter.packages import Priced, possible, price, settled
from game.encounter.script import Encounter, Issue
from game.encounter.state import State
from game.encounter.values import Package, points
from game.session.replay import Beat


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A package: its worth to each side in points, its terms as (issue, option) in words."""

    name: str
    you: int
    them: int
    package: Package
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All packages of what was on the table at the end. `walk_away` and `alternative` are what each has without."""

    possible: tuple[tuple[int, int], ...]
    """(yours, hers) of every package, points, each pair once."""
    frontier: tuple[Point, ...]
    """Packages that nobody could better for one side at no cost to the other; by your worth."""
    marks: tuple[Point, ...]
    """agreed, nash, split, and the rival's bid (named by the rival), as far as there are any.

    There is no nash where nothing on the table is better for both than what each has without.
    """
    walk_away: int
    alternative: int
    left: int | None
    """Points that one side could still have gained at no cost to the other; None without an agreement."""
    unraised: tuple[str, ...] = ()
    """Issues, by label, that you knew of and never put on the table."""

    def mark(self, name: str) -> Point | None:
        """The marked package of that name."""
        return next((point for point in self.marks if point.name == name), None)


def picture(encounter: Encounter, beats: tuple[Beat, ...]) -> Picture:
    """What could have been agreed on what was on the table when it ended, and where it ended."""
    state = beats[-1].state
    raised, bridges = state.raised, opened(state)
    packages = possible(encounter, raised, bridges)
    best = frontier(packages)
    agreed = price(encounter, state.agreed) if state.agreed else None
    return Picture(
        possible=tuple(sorted({(points(each.you), points(each.them)) for each in packages})),
        frontier=tuple(_point(encounter, "frontier", each) for each in best),
        marks=tuple(_marks(encounter, state, agreed)),
        walk_away=encounter.walk_away,
        alternative=points(alternative(encounter, state.bids, raised)),
        left=_left(best, agreed) if agreed else None,
        unraised=tuple(
            issue.label for issue in encounter.issues if issue.id not in raised and issue.raised_by in state.facts
        ),
    )


def frontier(packages: tuple[Priced, ...]) -> tuple[Priced, ...]:
    """The Pareto frontier, rising in your worth; one package for each pair of worths."""
    found: list[Priced] = []
    for each in sorted(packages, key=lambda each: (-each.you, -each.them)):
        if not found or each.them > found[-1].them:
            found.append(each)
    return tuple(reversed(found))


def _left(best: tuple[Priced, ...], agreed: Priced) -> int:
    better = [each for each in best if each.you >= agreed.you and each.them >= agreed.them]
    return points(max((max(each.you - agreed.you, each.them - agreed.them) for each in better), default=0))


def _marks(encounter: Encounter, state: State, agreed: Priced | None) -> list[Point]:
    found = [_point(encounter, "agreed", agreed)] if agreed else []
    fair = fair_point(encounter, state.raised, opened(state))
    theirs = alternative(encounter, tuple(rival.opens for rival in encounter.rivals), state.raised)
    if fair.them >= theirs and fair.you >= 100 * encounter.walk_away:
        found.append(_point(encounter, "nash", fair))
    found.append(_point(encounter, "split", price(encounter, split(encounter, state.raised))))
    for rival, bid in zip(encounter.rivals, state.bids, strict=False):
        on_table = tuple(pair for pair in bid if pair[0] in state.raised)
        found.append(_point(encounter, rival.name, price(encounter, on_table)))
    return found


def _point(encounter: Encounter, name: str, priced: Priced) -> Point:
    named = dict(priced.package)
    terms = tuple((i.label, o.say) for i, o in settled(encounter, priced.package) if i.id in named or i.unsaid)
    return Point(
        name=name, you=points(priced.you), them=points(priced.them), package=priced.package, terms=terms
    )


def split(encounter: Encounter, raised: tuple[str, ...]) -> Package:
    """Meeting in the middle on every issue: the option half way between the openings, nearer to hers where none is."""
    return tuple((issue.id, _middle(issue)) for issue in encounter.issues if issue.id in raised)


def _middle(issue: Issue) -> str:
    options = [option.id for option in issue.options if not option.bridge]
    hers, yours = options.index(issue.opens_them), options.index(issue.opens_you)
    half = (yours - hers) // 2 if yours >= hers else -((hers - yours) // 2)
    return options[hers + half]
