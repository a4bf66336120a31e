"""The command `ids`: gives an id to every line and move that has none, and touches nothing else in the file."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.content import reader
from game.content.nodes import Block, Items, Node, Text, spot_of
from game.content.schema import SHAPES
from game.content.tree import word
from game.content.walk import walk

_NEEDING = tuple(
    name for name, shape in SHAPES.items() if "id" in shape.keys and shape.keys["id"].required and name != "encounter"
)
_MOST_WORDS = 3
_STEP = 10


@dataclass(frozen=True, slots=True)
class Given:
    """An id that was given: its line in the new text, from 1."""

    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """The text with its ids, and which were given."""

    text: str
    given: tuple[Given, ...]


def with_ids(text: str) -> Numbered | None:
    """The text of an encounter with ids for everything that needs one; None where it cannot be read."""
    source = reader.read(text, "")
    if type(source.root) is not Block:
        return None
    walked = walk(source.root, "encounter", source.findings, source.lines)
    taken = {*walked.ids, *(str(word(each, "id")) for shape in _NEEDING for each in walked.bodies.get(shape, ()))}
    missing = [(each, shape) for shape in _NEEDING for each in walked.bodies.get(shape, ()) if _lacks(each)]
    missing.sort(key=lambda pair: (pair[0].line, pair[0].column))
    owners = dict(_owners(source.root))
    named = [(block, _name(block, shape, owners.get(id(block), "line"), taken)) for block, shape in missing]
    lines = text.splitlines(keepends=True)
    for block, name in reversed(named):
        _put(lines, block, name)
    return Numbered("".join(lines), tuple(_told(named)))


def _lacks(block: Block) -> bool:
    return Text("id") not in block and bool(block)


def _told(named: list[tuple[Block, str]]) -> Iterator[Given]:
    """Where each stands in the new text: an id on a line of its own moves what follows down."""
    added = 0
    for block, name in named:
        yield Given(name, next(iter(block)).line + added)
        added += not block.flow


def _put(lines: list[str], block: Block, name: str) -> None:
    """Writes the id in front of the first key: within braces on the same line, else on a line of its own."""
    first = next(iter(block))
    line, column = spot_of(first)[:2]
    written = lines[line - 1]
    before, after = written[: column - 1], written[column - 1 :]
    ending = "\r\n" if written.endswith("\r\n") else "\n"
    put = f"id: {name}, " if block.flow else f"id: {name}{ending}{' ' * (column - 1)}"
    lines[line - 1] = before + put + after


def _owners(root: Block) -> Iterator[tuple[int, str]]:
    """For each block the name of what it is in: a state, a rupture, an issue that is reconciled."""
    for key in ("states", "ruptures", "reconcile"):
        inside = root.get(Text(key))
        for name, part in inside.items() if type(inside) is Block else ():
            yield from ((id(each), str(name)) for each in _inner(part))


def _inner(node: Node) -> Iterator[Block]:
    if type(node) is Block:
        yield node
        for each in node.values():
            yield from _inner(each)
    elif type(node) is Items:
        for each in node:
            yield from _inner(each)


def _name(block: Block, shape: str, owner: str, taken: set[str]) -> str:
    """A move is called after its first words, a line by two letters of where it stands and a number."""
    if shape == "move":
        words = re.findall(r"[a-z]+", word(block, "say").lower().replace("'", ""))
        stem = "_".join(words[:_MOST_WORDS]) or f"{word(block, 'kind') or 'move'}_{owner}"
        return _free(stem, taken)
    stem = "".join(each[0] for each in owner.split("_"))[:2] if "_" in owner else owner[:2]
    number = _STEP
    while f"{stem}{number}" in taken:
        number += _STEP
    taken.add(f"{stem}{number}")
    return f"{stem}{number}"


def _free(stem: str, taken: set[str]) -> str:
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}_{number}", number + 1
    taken.add(name)
    return name
