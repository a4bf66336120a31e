"""A problem in a file with its place, and what a kind of problem means: plain data."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A problem with its place. `line` counts from 1, 0 for the file as a whole; `column` counts from 0 in `source`,
    which is the part of the line around it; `above` is the line before."""

    code: str
    is_error: bool
    line: int
    message: str
    hint: str = ""
    above: str = ""
    source: str = ""
    column: int = 0
    width: int = 0
    around: tuple[tuple[int, str], ...] = ()
    """(line, its text) of what stands around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What a kind of problem means. `wrong` is a sample with what is said about it, `right` lines of it done right."""

    code: str
    meaning: tuple[str, ...]
    wrong: Fault | None = None
    right: tuple[tuple[int, str], ...] = ()
