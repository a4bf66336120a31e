"""The one table of shapes: which keys a block of a file may have, of what type, and what they are for.

The checker, the JSON schema and the guide are all made from it.
"""
from __future__ import annotations

from game.content.schema import hands, lessons, packs, said, settled
from game.content.schema.parts import END, FORMAT, REACTIONS, Key, Shape
from game.content.value_types import Either, Prose

__all__ = ["END", "FORMAT", "KEY_NAMES", "PROSE_KEYS", "REACTIONS", "SHAPES", "Key", "Shape"]

SHAPES: dict[str, Shape] = {**settled.SHAPES, **said.SHAPES, **hands.SHAPES, **packs.SHAPES, **lessons.SHAPES}


def _prose_keys() -> frozenset[str]:
    """Keys behind which a text for people stands."""
    return frozenset(
        name
        for shape in SHAPES.values()
        for name, key in shape.keys.items()
        if isinstance(key.type, Prose) or (isinstance(key.type, Either) and isinstance(key.type.text, Prose))
    )


PROSE_KEYS = _prose_keys() - {"lines"}
KEY_NAMES = frozenset(name for shape in SHAPES.values() for name in shape.keys)
