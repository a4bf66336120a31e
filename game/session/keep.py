"""An encounter as text and back: a play goes on with the encounter it began with, whatever its file says now."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from game.encounter import script
from game.encounter.script import Encounter


class CannotKeep(ValueError):
    """The text is not an encounter that this game can read."""


@lru_cache(maxsize=32)
def dump(encounter: Encounter) -> str:
    """The whole encounter as JSON; each part names its kind. Kept for a while: a class begins one many times."""
    return json.dumps(_plain(encounter), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {"is": type(value).__name__, **{each.name: _plain(getattr(value, each.name)) for each in fields(value)}}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(each) for each in value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def load(text: str) -> Encounter:
    """The encounter that `text` holds. Raises CannotKeep where it is damaged or of a newer game."""
    try:
        encounter = _made(Encounter, json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotKeep(str(error)) from error
    if not isinstance(encounter, Encounter):
        raise CannotKeep("not an encounter")
    return encounter


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _made(hint: Any, plain: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if isinstance(plain, dict) and "is" in plain:
        return _dataclass(plain)
    if origin in (Union, types.UnionType):
        return _union(inner, plain)
    if origin is tuple:
        return _tuple(inner, plain)
    if origin is frozenset:
        return frozenset(_made(inner[0], each) for each in plain)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {_made(inner[0], key): _made(inner[1], each) for key, each in plain.items()}
    return hint(plain) if isinstance(hint, type) and issubclass(hint, Enum) else plain


def _dataclass(plain: dict[str, Any]) -> Any:
    kind = getattr(script, plain["is"])
    hints = _hints(kind)
    return kind(**{name: _made(hints[name], value) for name, value in plain.items() if name in hints})


def _union(inner: tuple[Any, ...], plain: Any) -> Any:
    """Optional values: nothing, or the one kind there is besides nothing."""
    if plain is None:
        return None
    return _made(next(each for each in inner if each is not type(None)), plain)


def _tuple(inner: tuple[Any, ...], plain: Any) -> Any:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_made(inner[0], each) for each in plain)
    return tuple(_made(kind, each) for kind, each in zip(inner, plain, strict=True))
