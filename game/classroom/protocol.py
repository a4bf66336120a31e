"""What seats and host say to each other over a websocket or in a file: frozen data, as JSON, with limits.

A seat never says what happened, only what it did: `Made` carries a move in its notation and a digest of the events
that the seat saw, so that the host can tell a game that has come apart from it.
"""

from __future__ import annotations

import json
import types
from dataclasses import asdict, dataclass, fields
from functools import cache
from hashlib import blake2b
from typing import Any, Union, get_args, get_origin, get_type_hints

VERSION = 2
"""Of what is said over the line; a file has its own, see handing."""
MOST_BYTES = 64 * 1024
"""Of one message, or of a form from a browser."""
MOST_HAND_IN_BYTES = 1024 * 1024
MOST_MOVE = 400
"""Signs of one move."""
MOST_NOTE = 280
"""Signs of an answer that is kept."""
MOST_RECORDS = 500
"""Moves of one play, those taken back among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """The first word of a seat. `secret` brings it back to the seat it had."""

    version: int
    code: str
    secret: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Move `number` (from 1) of the play of `step`. `saw` is `digest` of the events, or "" where it does not tell."""

    step: str
    number: int
    move: str
    saw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The encounter of `step`, to be played at the seat."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Whether the moment that the trainer asked for may be shown."""

    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Answers to the questions of `step`, which the lesson keeps and says so."""

    step: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """You have a seat, under this name; the secret brings you back to it."""

    name: str
    secret: str
    waiting: bool = False
    """The room is closed: the trainer lets you in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What the room does now. `moves` are those of your play that are kept, in order."""

    step: str
    kind: str
    title: str
    say: str
    paused: bool
    minutes: int
    encounter: str = ""
    content_hash: str = ""
    mode: str = ""
    moves: tuple[str, ...] = ()
    asked: str = ""
    """A moment of yours that the trainer would like to show, in words."""
    lesson: str = ""
    place: int = 0
    steps: int = 0
    """This is step `place` (from 1) of so many."""
    left: int = 0
    """Seconds that were left of the step when this was said; below 0 where it runs over."""
    then: str = ""
    """The title of the step after this one."""
    asks: tuple[str, ...] = ()
    keep: bool = False
    """Whether the answers leave the seat."""
    notes: tuple[str, ...] = ()
    """What was kept of them so far, one for each question."""
    waiting: bool = False
    """The room is closed: the trainer lets you in."""
    stop: int = 0
    """The turn from which a play waits for the room; 0 where it does not."""
    stop_say: str = ""
    beside: str = ""
    """Whom to sit with."""
    role: str = ""
    """In a step for pairs: them, you or watch (game.classroom.pairs)."""
    sheet: tuple[str, ...] = ()
    """The role sheet, line by line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An encounter, as text that session.keep reads."""

    step: str
    content_hash: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Every move of the play up to `number` is on disk."""

    step: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """The answers to `step` are on disk."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Move `number` is not kept; `reason` is one sentence. `moves` of the play are kept, where a seat must catch up."""

    number: int
    code: str
    reason: str
    moves: int = 0


FromSeat = Hello | Made | Wanted | Agreed | Answered
FromHost = Seated | Stands | Sent | Kept | Noted | Refused
KINDS: dict[str, type] = {kind.__name__.lower(): kind for kind in (*get_args(FromSeat), *get_args(FromHost))}
_TAKEN = frozenset(kind.__name__.lower() for kind in get_args(FromSeat))


class Garbled(ValueError):
    """What came is no message; `str()` is one sentence."""


def write(message: FromSeat | FromHost) -> str:
    """A message as one line of JSON."""
    return json.dumps({"is": type(message).__name__.lower(), **asdict(message)}, ensure_ascii=False)


def read(text: str | bytes, *, most: int = MOST_BYTES) -> FromSeat | FromHost:
    """The message that `text` holds. Raises Garbled."""
    if len(text) > most:
        raise Garbled(f"That message is too big: {most // 1024} KB is the most.")
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Garbled("That is not a message of this game.") from error
    kind = KINDS.get(str(plain.pop("is", ""))) if isinstance(plain, dict) else None
    if kind is None:
        raise Garbled("That is not a message of this game.")
    return _made(kind, plain)  # type: ignore[no-any-return]


def read_from_seat(text: str | bytes) -> FromSeat:
    """What a seat may say. Raises Garbled."""
    message = read(text)
    if type(message).__name__.lower() not in _TAKEN:
        raise Garbled("That is not a message that a seat sends.")
    return message  # type: ignore[return-value]


def _made(kind: type, plain: dict[str, Any]) -> Any:
    hints = _hints(kind)
    if not plain.keys() <= hints.keys() or any(not _fits(hints[name], value) for name, value in plain.items()):
        raise Garbled(f"That message of kind '{kind.__name__.lower()}' has fields that it cannot have.")
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}
    try:
        return kind(**given)
    except TypeError as error:
        raise Garbled(f"That message of kind '{kind.__name__.lower()}' lacks fields.") from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


def _fits(hint: Any, value: Any) -> bool:
    """Whether a JSON value is of the kind that a field has; a whole number is no yes or no."""
    if get_origin(hint) in (Union, types.UnionType):
        return any(_fits(each, value) for each in get_args(hint))
    if get_origin(hint) is tuple:
        return isinstance(value, list) and len(value) <= MOST_RECORDS and all(isinstance(each, str) for each in value)
    return type(value) is hint and not (hint is str and _has_surrogates(value))


def _has_surrogates(value: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in value)


def digest(events: str) -> str:
    """A short name of the events that a move led to, as the journal writes them."""
    return blake2b(events.encode("utf-8"), digest_size=8).hexdigest()
