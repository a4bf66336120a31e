"""A hand is the file once more with a patch over it: by name in its sections, by id in its lines and moves.

Blocks merge key by key; a text or a list takes the place of what was there. What is put in keeps the place where
the hand wrote it, so that a problem points at the hand's own line.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.content.codes import Findings
from game.content.nodes import Block, Items, Node, Text
from game.content.schema import SHAPES
from game.content.tree import block_at, blocks, listed, optional

MOST_HANDS = 3
"""Beside the file's own."""
BY_ID = {"lines": "line", "moves": "move"}
_NAMED = {
    "rivals": "rival",
    "facts": "fact",
    "issues": "issue",
    "options": "option",
    "promises": "promise",
    "ruptures": "rupture",
    "reconcile": "way to reconcile",
}
"""Where the names are the author's: a hand changes what they stand for and adds none."""
_TELLING = frozenset({"about", "notes", "reactions", "endings", "later"})
"""Sections of words only."""
_WORDS = frozenset({"say", "says", "label", "what", "mood", "cue", "notes", "teaches"})
"""Keys that change what is heard and seen, not what is right."""
_SPOKEN = ("say", "says")


def hands_of(root: Block, findings: Findings) -> Iterator[tuple[Text, Block]]:
    """The hands that a file gives beside its own, by name; those beyond the most that may be are told and left out."""
    for place, (name, hand) in enumerate(blocks(root, "variants")):
        if place < MOST_HANDS:
            yield name, hand
        else:
            findings.add("too-many-hands", name, name=name, most=MOST_HANDS)


def dealt(root: Block, name: Text, hand: Block, findings: Findings) -> Block:
    """The tree of a file with one hand put over it; `findings` are those of the hand. `root` stays as it is."""
    changed = _copy(root, leave="variants")
    patcher = _Patcher(findings)
    known = SHAPES["hand"].keys
    for section, patch in hand.items():
        if section in known and section not in BY_ID:
            patcher.is_telling = section in _TELLING
            patcher.put(changed, section, patch)
    patcher.is_telling = False
    for section, here in _by_id(changed).items():
        patcher.by_id(BY_ID[section], here, block_at(hand, section), _by_id(changed))
    if not patcher.turns and not findings.problems:
        findings.add("hand-changes-nothing", name, name=name)
    return changed


def _copy(node: Block, leave: str = "") -> Block:
    """A block of its own, with its blocks and lists; the texts are shared."""
    twin = Block((key, _twin(value)) for key, value in node.items() if key != leave)
    twin.line, twin.column, twin.last, twin.flow = node.line, node.column, node.last, node.flow
    return twin


def _twin(node: Node) -> Node:
    if type(node) is Block:
        return _copy(node)
    if type(node) is Items:
        twin = Items(_twin(each) for each in node)
        twin.line, twin.column, twin.last = node.line, node.column, node.last
        return twin
    return node


def _by_id(root: Block) -> dict[str, dict[str, Block]]:
    """Every block with an id: the moves, and all else under lines."""
    moves = [move for _, state in blocks(root, "states") for move in listed(state, "moves")]
    named = {id: move for move in moves if (id := optional(move, "id"))}
    others = {id: block for id, block in _with_id(Items(root.values())) if id not in named}
    return {"lines": {str(id): each for id, each in others.items()}, "moves": {str(id): each for id, each in named.items()}}


def _with_id(node: Node) -> Iterator[tuple[Text, Block]]:
    """Every block with an id below a node, in the order of the file."""
    if type(node) is Block and (id := optional(node, "id")):
        yield id, node
    for each in node.values() if type(node) is Block else node if type(node) is Items else ():
        if type(each) is not Text:
            yield from _with_id(each)


@dataclass(slots=True)
class _Patcher:
    """Puts pieces of one hand over the copy of the file."""

    findings: Findings
    is_telling: bool = False
    turns: bool = False
    """Whether something that decides what is right has changed."""
