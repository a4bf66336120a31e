"""The table of shapes as JSON Schema (draft-07, without `oneOf`), for completion and hints in editors."""
from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from game.content.schema import SHAPES
from game.content.schema.parts import Key, Shape
from game.content.value_types import (
    Anything,
    BlockOf,
    Choice,
    Clauses,
    Count,
    Effects,
    Either,
    ListOf,
    MapOf,
    Name,
    Number,
    Opens,
    Prose,
    Ref,
    Type,
    Word,
    YesNo,
)

FILES = {
    "encounter": "An encounter of Livable Terms",
    "people": "The people of a pack of Livable Terms",
    "rivals": "The rivals of a pack of Livable Terms",
    "pack": "A pack of Livable Terms",
    "lesson": "A lesson of Livable Terms",
    "tests": "Tests of an encounter of Livable Terms",
}
"""Shape of a whole file -> the title of its schema."""
Schema = dict[str, Any]
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Every scalar is read as text, so `no`, `007` and `1:30` are words."""
_NAME = "^[a-z][a-z0-9_]{0,59}$"
_CLAUSE: Schema = {"type": "string", "description": "For example: trust >= 40, knows FACT, not repaired RUPTURE."}
_EFFECT: Schema = {"type": "string", "description": "trust +5, tension -5, learn FACT, learn measure, forget FACT."}


def schema(shape: str = "encounter") -> str:
    """The schema of one kind of file, as JSON text; KeyError where there is none of that name."""
    title = FILES[shape]
    used = _used(shape)
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "allOf": [_ref(shape)],
        "definitions": {_defined(name): _block(SHAPES[name]) for name in SHAPES if name in used},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _used(shape: str) -> set[str]:
    """The shapes that a shape is made of, itself among them."""
    found: set[str] = set()
    waiting = [shape]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [each for key in SHAPES[name].keys.values() for each in _shapes_in(key.type)]
    return found


def _shapes_in(type_: Type) -> list[str]:
    match type_:
        case BlockOf(shape=shape):
            return [shape]
        case ListOf(of=of):
            return _shapes_in(of)
        case MapOf(key=key, value=value):
            return [*_shapes_in(key), *_shapes_in(value)]
        case Either(block=BlockOf(shape=shape)):
            return [each for key in SHAPES[shape].keys.values() for each in _shapes_in(key.type)]
        case Either(block=block):
            return _shapes_in(block)
        case _:
            return []


def _defined(shape: str) -> str:
    return shape.replace(" ", "_").replace("'", "")


def _ref(shape: str) -> Schema:
    return {"$ref": f"#/definitions/{_defined(shape)}"}


def _block(shape: Shape) -> Schema:
    """A block with its keys; nothing else may stand in it."""
    required = [name for name, key in shape.keys.items() if key.required]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _key(key) for name, key in shape.keys.items()},
        **({"required": required} if required else {}),
    }


def _key(key: Key) -> Schema:
    """The value behind a key, with what it is for."""
    made = of_type(key.type)
    return {"description": key.about, **({"allOf": [made]} if "$ref" in made else made)}


def of_type(type_: Type) -> Schema:
    """A kind of value as a schema."""
    return _MADE[type(type_)](type_)


def _either(type_: Either) -> Schema:
    """A text or what may stand in its place: both said at once, each heeded where it applies."""
    text, block = of_type(type_.text), of_type(type_.block)
    inner = _block(SHAPES[type_.block.shape]) if isinstance(type_.block, BlockOf) else block
    kinds = text["type"] if isinstance(text["type"], list) else [text["type"]]
    return {**inner, **{name: each for name, each in text.items() if name != "type"}, "type": [*kinds, inner["type"]]}


def _map(type_: MapOf) -> Schema:
    made: Schema = {"type": "object", "additionalProperties": of_type(type_.value)}
    if isinstance(type_.key, Choice):
        return {**made, "propertyNames": {"enum": list(type_.key.words)}}
    return {**made, "propertyNames": {"pattern": _NAME}} if isinstance(type_.key, Name) else made


def _clauses(type_: Clauses) -> Schema:
    """Texts, and blocks with alternatives."""
    inner = {"type": "array", "items": _CLAUSE}
    any_of = {"description": "One of these is enough.", **inner}
    item = {**_CLAUSE, "type": ["string", "object"], "additionalProperties": False, "properties": {"any_of": any_of}}
    return {"type": "array", "items": item}


_MADE: dict[type, Callable[[Any], Schema]] = {
    Prose: lambda _: dict(_TEXT),
    Word: lambda _: dict(_TEXT),
    Name: lambda _: {"type": "string", "pattern": _NAME},
    Ref: lambda _: {"type": "string"},
    Number: lambda type_: {"type": "integer", "minimum": type_.least, "maximum": type_.most},
    Count: lambda type_: {
        "type": ["string", "integer"], "pattern": rf"^[0-9]{{1,3}}( {type_.unit}s?)?$", "minimum": 0, "maximum": 999,
    },
    YesNo: lambda _: {"enum": [True, False, "yes", "no"]},
    Choice: lambda type_: {"type": "string", "enum": list(type_.words)},
    Opens: lambda _: {"type": "string", "pattern": "^(slip|past|turn [0-9]{1,3})$"},
    Clauses: _clauses,
    Effects: lambda _: {"type": "array", "items": dict(_EFFECT)},
    ListOf: lambda type_: {"type": "array", "items": of_type(type_.of)},
    MapOf: _map,
    BlockOf: lambda type_: _ref(type_.shape),
    Either: _either,
    Anything: lambda _: {},
}  # fmt: skip
