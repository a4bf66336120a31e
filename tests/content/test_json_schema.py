"""The JSON Schema is made from the table of shapes, is kept in step, and says what each key is for."""
from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from game.content.schema import SHAPES
from game.content.schema.json_schema import FILES, schema
from tests.shipped import ROOT


def walk(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in a schema."""
    if isinstance(node, dict):
        yield node
        for each in node.values():
            yield from walk(each)
    elif isinstance(node, list):
        for each in node:
            yield from walk(each)


@pytest.mark.parametrize("kind", FILES)
def test_the_file_that_is_shipped_is_the_one_that_is_made(kind: str) -> None:
    path = ROOT / "assets" / f"{kind}.schema.json"
    assert path.read_text(encoding="utf-8") == schema(kind), f"python main.py schema {kind} -o assets/{path.name}"


@pytest.mark.parametrize("kind", FILES)
def test_every_key_of_every_shape_has_its_description(kind: str) -> None:
    made = json.loads(schema(kind))
    for name, shape in SHAPES.items():
        defined = made["definitions"].get(name.replace(" ", "_").replace("'", ""))
        if defined is None:
            continue
        assert set(defined["properties"]) == set(shape.keys)
        for key, known in shape.keys.items():
            assert defined["properties"][key]["description"] == known.about
        assert defined.get("required", []) == [key for key, known in shape.keys.items() if known.required]


@pytest.mark.parametrize("kind", FILES)
def test_it_is_draft_07_without_one_of_and_all_it_points_at_is_there(kind: str) -> None:
    made = json.loads(schema(kind))
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not any("oneOf" in each for each in walk(made))
    refs = [each["$ref"] for each in walk(made) if "$ref" in each]
    assert {ref.removeprefix("#/definitions/") for ref in refs} == set(made["definitions"])
    assert not any(len(each) > 1 for each in walk(made) if "$ref" in each)


INLINE = {"loose_line"}
"""Shapes that stand only where a text may stand too, and are written out there."""


def test_every_shape_is_part_of_some_file() -> None:
    used = {name for kind in FILES for name in json.loads(schema(kind))["definitions"]}
    assert {name.replace(" ", "_").replace("'", "") for name in SHAPES} <= used | INLINE
