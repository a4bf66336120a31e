"""What a player can do: the closed union of moves, and a text notation for each.

`write(move)` and `read(text)` are inverse; journals, tests and the terminal share the notation:
`say ask_monday` · `offer notice=seven_days fee=1500` · `repair ea10 ea20 ea40` · `pass` · `return easter_rota` ·
`thank` · `deny` · `reconcile rn30` · `step_back` · `resume notice` · `record first_clash` · `close` ·
`keep first_clash` · `let_go first_clash` · `accept` · `walk`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from game.encounter.values import Package


@dataclass(frozen=True, slots=True)
class Say:
    """One of the author's moves, by id."""

    act: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A package over every raised issue; naming a latent issue whose fact you know raises it.

    `beside` is a second package over the same issues, laid beside the first: she shows which she prefers, and answers
    that one.
    """

    package: Package
    beside: Package = ()


@dataclass(frozen=True, slots=True)
class Accept:
    """Takes her counter-offer, or without one the terms you offered last that she would take."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Leaves the table; the rival has the work."""


@dataclass(frozen=True, slots=True)
class OfferRepair:
    """An offering for the rupture in front of you: wording ids in the order they are said."""

    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassOver:
    """Leaves the rupture open and goes on."""


@dataclass(frozen=True, slots=True)
class ReturnToIt:
    """Comes back to a rupture that was passed over."""

    rupture: str


@dataclass(frozen=True, slots=True)
class Thank:
    """Closes a repair that she accepted."""


@dataclass(frozen=True, slots=True)
class Deny:
    """Says that it was not so."""


@dataclass(frozen=True, slots=True)
class Reconcile:
    """One step of reconciling: a restatement, a measure, or an option to meet on, by id."""

    step: str


@dataclass(frozen=True, slots=True)
class StepBack:
    """Leaves the reconciling where it is, and goes on with the talk."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Takes the reconciling of an issue up again."""

    issue: str


@dataclass(frozen=True, slots=True)
class Record:
    """Puts a promise made to her on the record, once you have agreed."""

    promise: str


@dataclass(frozen=True, slots=True)
class Close:
    """Ends the meeting after a yes."""


@dataclass(frozen=True, slots=True)
class Keep:
    """A week later: keeps a promise that is due."""

    promise: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """A week later: lets a promise go."""

    promise: str


Move = (
    Say
    | Offer
    | Accept
    | Walk
    | OfferRepair
    | PassOver
    | ReturnToIt
    | Thank
    | Deny
    | Reconcile
    | StepBack
    | Resume
    | Record
    | Close
    | Keep
    | LetGo
)

_BARE: dict[str, Move] = {
    "accept": Accept(),
    "walk": Walk(),
    "pass": PassOver(),
    "thank": Thank(),
    "deny": Deny(),
    "step_back": StepBack(),
    "close": Close(),
}
_NAMED: dict[str, Callable[[str], Move]] = {
    "say": Say,
    "return": ReturnToIt,
    "reconcile": Reconcile,
    "resume": Resume,
    "record": Record,
    "keep": Keep,
    "let_go": LetGo,
}
_BARE_OF = {type(move): word for word, move in _BARE.items()}


def write(move: Move) -> str:
    """The move in its notation."""
    match move:
        case Say(act=act):
            return f"say {act}"
        case Offer(package=package, beside=()):
            return f"offer {_terms(package)}".strip()
        case Offer(package=package, beside=beside):
            return f"offer {_terms(package)} beside {_terms(beside)}"
        case OfferRepair(wordings=wordings):
            return " ".join(["repair", *wordings])
        case ReturnToIt(rupture=rupture):
            return f"return {rupture}"
        case Reconcile(step=step):
            return f"reconcile {step}"
        case Resume(issue=issue):
            return f"resume {issue}"
        case Record(promise=promise):
            return f"record {promise}"
        case Keep(promise=promise):
            return f"keep {promise}"
        case LetGo(promise=promise):
            return f"let_go {promise}"
        case Accept() | Walk() | PassOver() | Thank() | Deny() | StepBack() | Close():
            return _BARE_OF[type(move)]
        case _:
            assert_never(move)


def _terms(package: Package) -> str:
    return " ".join(f"{issue}={option}" for issue, option in package)


def _offer(words: list[str]) -> Offer | None:
    """One package, or two with "beside" between them; None where a word is no term."""
    at = words.index("beside") if "beside" in words else len(words)
    packages = words[:at], words[at + 1 :]
    if any(word.count("=") != 1 for package in packages for word in package):
        return None
    first, second = (tuple((issue, option) for issue, option in map(_split, package)) for package in packages)
    return Offer(first, second)


def _split(term: str) -> tuple[str, str]:
    issue, _, option = term.partition("=")
    return issue, option


def read(text: str) -> Move | None:
    """The move that `text` writes, or None when it writes none."""
    word, *rest = text.split() or [""]
    if word in _BARE and not rest:
        return _BARE[word]
    if word == "offer":
        return _offer(rest)
    if word == "repair":
        return OfferRepair(tuple(rest))
    return _NAMED[word](rest[0]) if word in _NAMED and len(rest) == 1 else None
