"""The kinds of value that may stand behind a key; each is checked by the function of its name in walk.py."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prose:
    """Words for people. `spoken` ones are said aloud and shown in the speech box."""

    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """Any short text."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that others point at: small letters, digits and _. `is_id` ones are unique in the file."""

    is_id: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of something of that kind: a fact, a state, a line …"""

    kind: str


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number with its unit: `3 turns`, `1 week`."""

    unit: str


@dataclass(frozen=True, slots=True)
class YesNo:
    """true or false (or yes, no)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list; `code` is the problem of another word."""

    words: tuple[str, ...]
    noun: str
    code: str = "not-in-list"


@dataclass(frozen=True, slots=True)
class Opens:
    """slip, past, or `turn N`."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """Conditions, all of which must hold."""


@dataclass(frozen=True, slots=True)
class Effects:
    """Effects, one after the other."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list."""

    of: Type


@dataclass(frozen=True, slots=True)
class MapOf:
    """Names that the author gives, each with a value."""

    key: Type
    value: Type


@dataclass(frozen=True, slots=True)
class BlockOf:
    """A block with the keys of a shape."""

    shape: str


@dataclass(frozen=True, slots=True)
class Either:
    """A text, or a block or list in its place."""

    text: Type
    block: Type


@dataclass(frozen=True, slots=True)
class Anything:
    """Not looked into."""


Type = (
    Prose
    | Word
    | Name
    | Ref
    | Number
    | Count
    | YesNo
    | Choice
    | Opens
    | Clauses
    | Effects
    | ListOf
    | MapOf
    | BlockOf
    | Either
    | Anything
)
