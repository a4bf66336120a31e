"""The shipped library, read once, and the scripted plays that show what its encounters can come to."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.content.load import Library, load_pack
from game.encounter.script import Encounter
from game.encounter.values import Outcome

ROOT = Path(__file__).resolve().parents[1]
PLAYS = Path(__file__).parent / "plays"
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Scripted:
    """One line of a file of plays: where it stands, the outcome it promises, its moves, and whose hand it plays."""

    place: str
    outcome: Outcome
    moves: str
    hand: str | None = None
    """A hand of the encounter; None for the file's own."""


@cache
def library() -> Library:
    """The pack that comes with the game."""
    return load_pack(ROOT / "dialogues")


@cache
def names() -> tuple[str, ...]:
    """Every encounter in it."""
    return tuple(head.id for head in library().heads)


def shipped(name: str, hand: str | None = None) -> Encounter:
    """The encounter called `name`, or a hand of it; AssertionError with its problems where it has an error."""
    loaded = library().encounter(name, hand)
    assert isinstance(loaded, Encounter), loaded
    return loaded


def plays(name: str) -> tuple[Scripted, ...]:
    """The scripted plays of its own hand, as they stand in tests/plays; none where there is no file."""
    return tuple(each for each in every_play(name) if each.hand is None)


def every_play(name: str) -> tuple[Scripted, ...]:
    """Its scripted plays in all its hands."""
    told = ((f"{name}.txt:{number}", words, moves) for number, words, moves in _lines(name) if words != NEVER)
    return tuple(_scripted(*each) for each in told)


def _scripted(place: str, told: str, moves: str) -> Scripted:
    outcome, _, hand = told.partition(" ")
    return Scripted(place, Outcome(outcome), moves, hand.strip() or None)


def never(name: str) -> frozenset[Outcome]:
    """The outcomes of which the file says that the encounter cannot have them, in its own hand."""
    told = [moves.split() for _, outcome, moves in _lines(name) if outcome == NEVER]
    return frozenset(Outcome(word) for words in told for word in words)


def _lines(name: str) -> Iterator[tuple[int, str, str]]:
    path = PLAYS / f"{name}.txt"
    written = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for number, line in enumerate(written, 1):
        if line.strip() and not line.startswith("#"):
            outcome, _, moves = line.partition(":")
            yield number, outcome.strip(), moves.strip()
