"""Takes values out of a tree that may be broken: what is missing or wrong was already told, and has a default."""
from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from game.content.nodes import Block, Items, Node, Text, text
from game.content.walk import YES

Enum = TypeVar("Enum", bound=StrEnum)
NOTHING = text("")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")


def _value(block: Block, name: str) -> Node | None:
    return block.get(name)  # type: ignore[call-overload, no-any-return]


def block_at(block: Block, *names: str) -> Block:
    """The block behind a chain of keys, or an empty one."""
    for name in names:
        inner = _value(block, name)
        if type(inner) is not Block:
            return Block()
        block = inner
    return block


def blocks(block: Block, name: str) -> Iterator[tuple[Text, Block]]:
    """The named blocks behind a key: (name, block)."""
    for key, value in block_at(block, name).items():
        if type(value) is Block:
            yield key, value


def items_at(block: Block, name: str) -> Items:
    """The list behind a key, or an empty one."""
    value = _value(block, name)
    return value if type(value) is Items else Items()


def listed(block: Block, name: str) -> list[Block]:
    """The blocks in the list behind a key."""
    return [each for each in items_at(block, name) if type(each) is Block]


def words_at(block: Block, name: str) -> list[Text]:
    """The texts in the list behind a key."""
    return [each for each in items_at(block, name) if type(each) is Text]


def word(block: Block, name: str, default: str = "") -> Text:
    """The text behind a key."""
    value = block.get(name)  # type: ignore[call-overload]
    return value if type(value) is Text and value else text(default) if default else NOTHING


def optional(block: Block, name: str) -> Text | None:
    """The text behind a key, or None."""
    value = block.get(name)  # type: ignore[call-overload]
    return value if type(value) is Text and value else None


def whole(node: Node | None, default: int = 0) -> int:
    """A text as a whole number; of `3 turns` the 3."""
    if type(node) is Text and (found := _NUMBER.search(node)):
        return int(found[0])
    return default


def number(block: Block, name: str, default: int = 0) -> int:
    """The whole number behind a key."""
    return whole(_value(block, name), default)


def yes(block: Block, name: str, default: bool = False) -> bool:
    """true or yes behind a key."""
    value = word(block, name)
    return value in YES if value else default


def one_of(block: Block, name: str, enum: type[Enum], default: Enum) -> Enum:
    """The word of a closed list behind a key."""
    return as_enum(word(block, name), enum) or default


def as_enum(value: str, enum: type[Enum]) -> Enum | None:
    """A word as a member of a closed list, or None."""
    return enum._value2member_map_.get(value) if value else None  # type: ignore[return-value]


def many_of(block: Block, name: str, enum: type[Enum]) -> tuple[Enum, ...]:
    """The words of a closed list in the list behind a key."""
    found = (as_enum(each, enum) for each in words_at(block, name))
    return tuple(each for each in found if each is not None)


def pairs(block: Block, name: str) -> list[tuple[Text, Text]]:
    """The texts behind the names of a block: (name, text)."""
    return [(key, value) for key, value in block_at(block, name).items() if type(value) is Text]
