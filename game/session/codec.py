"""Events as JSON and back, by the fields of their dataclasses. An event of a newer game is refused in one sentence."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_args

from game.encounter import events as happened
from game.encounter.events import Cause, Event
from game.encounter.values import Answer, Outcome

TYPES: dict[str, type] = {kind.__name__: kind for kind in get_args(happened.Event)}
_READ: dict[str, Any] = {
    "causes": lambda causes: tuple(Cause(code, amount, about) for code, amount, about in causes),
    "package": lambda package: tuple((issue, option) for issue, option in package),
    "preferred": lambda package: tuple((issue, option) for issue, option in package),
    "other": lambda package: tuple((issue, option) for issue, option in package),
    "counter": lambda package: None if package is None else tuple((issue, option) for issue, option in package),
    "leaned": tuple,
    "answer": Answer,
    "outcome": Outcome,
}


class UnknownEvent(ValueError):
    """The journal holds an event that this game does not know: it was written by a newer one."""


def write(events: tuple[Event, ...]) -> str:
    """Events as one line of JSON; causes as [code, amount, about]."""
    return json.dumps([_plain(event) for event in events], ensure_ascii=False, separators=(",", ":"))


def _plain(event: Event) -> dict[str, Any]:
    plain: dict[str, Any] = {"event": type(event).__name__}
    for field in fields(event):
        value = getattr(event, field.name)
        plain[field.name] = [[c.code, c.amount, c.about] for c in value] if field.name == "causes" else value
    return plain


def read(text: str) -> tuple[Event, ...]:
    """The events that `text` holds.

    Raises UnknownEvent where the game that wrote it knew more, ValueError or KeyError where it is damaged.
    """
    return tuple(_event(plain) for plain in json.loads(text))


def _event(plain: dict[str, Any]) -> Event:
    kind = TYPES.get(plain.pop("event"))
    if kind is None or not {field.name for field in fields(kind)} >= plain.keys():
        raise UnknownEvent
    made: Event = kind(**{name: _READ.get(name, lambda value: value)(value) for name, value in plain.items()})
    return made
