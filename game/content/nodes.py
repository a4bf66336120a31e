"""What a file holds once read: text, lists and blocks, each knowing where it stands."""
from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """A place in a file: line and column count from 1, width in characters."""

    line: int
    column: int
    width: int = 1


class Text(str):
    """A scalar, always text. `plain` means that it stands without quotes."""

    __slots__ = ("column", "line", "plain")
    line: int
    column: int
    plain: bool


class Items(list["Node"]):
    """A list. `last` is the line on which it ends."""

    __slots__ = ("column", "last", "line")
    line: int
    column: int
    last: int


class Block(dict[Text, "Node"]):
    """Keys with values, in the order of the file. `flow` means written in braces."""

    __slots__ = ("column", "flow", "last", "line")
    line: int
    column: int
    last: int
    flow: bool


Node = Text | Items | Block


def text(value: str, spot: Spot | None = None) -> Text:
    """A piece of text standing at `spot`, or nowhere: line 0, in place of something that was refused."""
    node = Text(value)
    node.line, node.column = (spot.line, spot.column) if spot else (0, 0)
    node.plain = False
    return node


def key_of(block: Block, name: str) -> Text:
    """The key called `name` as it stands in the file; KeyError when there is none."""
    for key in block:
        if key == name:
            return key
    raise KeyError(name)


def spot_of(node: Node | Spot) -> Spot:
    """Where a node stands; blocks and lists are one character wide."""
    if isinstance(node, Spot):
        return node
    return Spot(node.line, node.column, max(1, len(node)) if isinstance(node, Text) else 1)


def inside(node: Text, piece: str) -> Spot:
    """Where `piece` stands within a text of one line."""
    offset = max(0, node.find(piece)) + (0 if node.plain else 1)
    return Spot(node.line, node.column + offset, max(1, len(piece)))
