"""What the functions of the Bench come to, as plain data: simulations, reports, folders, questions."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.view.bench_faults import Fault
from game.view.language import N_, Words

POLICIES = Words({
    "pleaser": N_("Gives in to please"),
    "undercutter": N_("Only lowers the price"),
    "presser": N_("Only presses"),
    "random": N_("Anything, by chance"),
    "skilled": N_("Skilled"),
    "skilled without repair": N_("Skilled, but repairs nothing"),
    "skilled without reconciling": N_("Skilled, but never reconciles"),
    "skilled without finding out": N_("Skilled, but finds nothing out"),
    "skilled without promises": N_("Skilled, but promises nothing"),
})
"""Ways of playing in words."""


class Going:
    """How far long work has got: written by the work, read by the window, which may ask it to stop."""

    def __init__(self) -> None:
        self.done = self.wanted = 0
        self.is_stopped = False

    def stop(self) -> None:
        """Come to an end soon, with what there is."""
        self.is_stopped = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What plays by one way of playing came to. Shares are 0 to 1; `trust` and `tension` count the plays that ended in
    each tenth of the meter."""

    name: str
    plays: int
    best: float
    worth: float
    leverage: float
    turns: float
    outcomes: tuple[tuple[str, float], ...]
    trust: tuple[int, ...]
    tension: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """Many plays. `never` is (id, line of the file, the words) of what was never said in any; `odd` are plays to look
    at, each in the notation of moves with its outcome before it."""

    policies: tuple[Policy, ...] = ()
    never: tuple[tuple[str, int, str], ...] = ()
    odd: tuple[tuple[str, str], ...] = ()
    faults: tuple[Fault, ...] = ()
    is_stopped: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a report; `detail` stands smaller under it."""

    text: str
    detail: str = ""
    tone: Literal["", "good", "bad", "warn", "muted"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under a title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report. `path` is a file that was written and may be opened; `problem` is why there is no report."""

    title: str = ""
    summary: str = ""
    sections: tuple[Section, ...] = ()
    path: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What lies in a folder and can be opened."""

    path: str
    name: str
    kind: Literal["folder", "pack", "zip", "file"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder to choose from; `above` is "" at the top. `holds` is whether it can be opened itself."""

    path: str
    above: str = ""
    home: str = ""
    entries: tuple[Entry, ...] = ()
    recent: tuple[str, ...] = ()
    holds: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of the ten; the example is taken where nothing is answered. `choices` are (what is written, its words)."""

    field: str
    asks: str
    example: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of the ten with what will be written; `is_example` where nothing was answered."""

    asks: str
    said: str
    is_example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A new encounter: its file, the answers in it, and what is left to add by hand; or why there is none, and at which
    question. `draft` is for whoever writes it."""

    path: str = ""
    left: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    draft: object = None
    problem: str = ""
    field: str = ""
