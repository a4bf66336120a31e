"""A row of evidence: what was published, how it is measured on the rules, and when the two agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SEED = 1
"""Of every row; fixed, so that the document says what anybody's run says."""

Figures = Mapping[str, float]
"""What a row measured, by name: what its verdict reads, and nothing besides."""


class Standing(StrEnum):
    """Whether a row supports the rules. Only what emerges from rules made for other reasons counts as agreement."""

    EMERGES = "emerges"
    BUILT_IN = "built in"
    EXACT = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a row may draw on: the seed, and the folder of the shipped pack."""

    seed: int
    pack: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How a row is run: `take` measures, `agrees` gives the verdict on figures alone, `ours` says them in a line."""

    take: Callable[[Given], Figures]
    agrees: Callable[[Figures], bool]
    ours: Callable[[Figures], str]
    how: str
    weak: str
    """What the figure does not show."""
    only: str = ""
    """Where an agreement holds, if not everywhere: said beside the verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A published result. `source` ends in [P] (primary text or abstract read) or [S] (seen in a secondary source)."""

    number: int
    result: str
    published: str
    source: str
    standing: Standing
    measured: Measured | None = None
    """None where the row needs the season."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A row that was run, or one that waits for the season: then there are no figures and no verdict."""

    row: Row
    figures: Figures
    agrees: bool | None

    @property
    def verdict(self) -> str:
        """In a word, with where it holds if that is not everywhere."""
        if self.row.measured is None:
            return "needs the season: not run yet"
        only = f" ({self.row.measured.only})" if self.row.measured.only else ""
        return f"agrees{only}" if self.agrees else "fails"

    @property
    def ours(self) -> str:
        """Our figures in a line; empty where it was not run."""
        return self.row.measured.ours(self.figures) if self.row.measured is not None else ""


def find(row: Row, given: Given) -> Finding:
    """Runs one row."""
    if row.measured is None:
        return Finding(row=row, figures={}, agrees=None)
    figures = dict(row.measured.take(given))
    return Finding(row=row, figures=figures, agrees=row.measured.agrees(figures))


def plain(figure: float, places: int = 2) -> str:
    """A figure as a person writes it; one below 1 without its zero, as studies do: .35, 5.2, -3.9."""
    written = f"{figure:.{places}f}"
    return written.replace("0.", ".", 1) if written.removeprefix("-").startswith("0.") else written
