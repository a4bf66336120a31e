"""Packages and what they are worth: plain worth to each side, in hundredths of a point.

A weight is a share of 100 and an option's points are of 100, so weight x points is already in hundredths.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from game.encounter.script import Encounter, Issue, Option
from game.encounter.values import Package


@dataclass(frozen=True, slots=True)
class Priced:
    """A package with its plain worth to each side, hundredths."""

    package: Package
    them: int
    you: int
    livable_them: bool
    livable_you: bool


def on_the_table(encounter: Encounter) -> tuple[str, ...]:
    """Issues that stand on the table from the start."""
    return tuple(issue.id for issue in encounter.issues if issue.raised_by is None)


def settled(encounter: Encounter, package: Package) -> Iterator[tuple[Issue, Option]]:
    """Each issue with the option that `package` settles it at; one it does not name stays unsaid."""
    named = dict(package)
    for issue in encounter.issues:
        yield issue, issue.option(named.get(issue.id) or issue.unsaid or issue.opens_them)


def worth_to_them(encounter: Encounter, package: Package) -> int:
    """Her plain worth of it, hundredths."""
    return sum(issue.weight_them * option.them for issue, option in settled(encounter, package))


def worth_to_you(encounter: Encounter, package: Package) -> int:
    """Your plain worth of it, hundredths."""
    return sum(issue.weight_you * option.you for issue, option in settled(encounter, package))


def livable_to_them(issue: Issue, option: Option) -> bool:
    """Whether she can live with it."""
    return option.them >= issue.option(issue.livable_them).them


def livable_to_you(issue: Issue, option: Option) -> bool:
    """Whether you can live with it."""
    return option.you >= issue.option(issue.livable_you).you


def restricted(package: Package, raised: tuple[str, ...]) -> Package:
    """The part of it that speaks to raised issues."""
    return tuple(pair for pair in package if pair[0] in raised)


def in_order(encounter: Encounter, package: Package) -> Package:
    """The same terms in the encounter's order of issues."""
    named = dict(package)
    return tuple((issue.id, named[issue.id]) for issue in encounter.issues if issue.id in named)


def price(encounter: Encounter, package: Package) -> Priced:
    """`package` with its worth and whether each side can live with every option in it."""
    chosen = [(issue, option) for issue, option in settled(encounter, package) if issue.id in dict(package)]
    return Priced(
        package,
        worth_to_them(encounter, package),
        worth_to_you(encounter, package),
        all(livable_to_them(issue, option) for issue, option in chosen),
        all(livable_to_you(issue, option) for issue, option in chosen),
    )


@lru_cache(maxsize=1024)
def possible(encounter: Encounter, raised: tuple[str, ...], opened: tuple[str, ...] = ()) -> tuple[Priced, ...]:
    """Every package over the `raised` issues; bridges only of issues in `opened`. In the file's order."""
    choices = [
        [(issue.id, option.id) for option in issue.options if not option.bridge or issue.id in opened]
        for issue in encounter.issues
        if issue.id in raised
    ]
    return tuple(price(encounter, package) for package in product(*choices))
