"""A hand is the file once more with a patch over it: by name in its sections, by id in its lines and moves.

Blocks merge key by key; a text or a list takes the place of what was there. What is put in keeps the place where
the hand wrote it, so that a problem points at the hand's own line.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.content.codes import Findings
from game.content.nodes import Block, Items, Node, Text, key_of, spot_of, text
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
    for section, patch in hand.items():
        if section in SHAPES["hand"].keys and section not in BY_ID:
            patcher.is_telling = section in _TELLING
            patcher.over(changed, _only(section, patch))
    patcher.is_telling = False
    named = _by_id(changed)
    for here, other in (("lines", "moves"), ("moves", "lines")):
        patcher.by_id(here, named[here], block_at(hand, here), {str(id): other for id in named[other]})
    if not patcher.turns and not findings.problems:
        findings.add("hand-changes-nothing", name, name=name)
    return changed


def _only(key: Text, value: Node) -> Block:
    """A block with one key, standing where the key stands."""
    block = Block({key: value})
    block.line, block.column, block.last, block.flow = key.line, key.column, key.line, False
    return block


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


def _by_id(root: Block) -> dict[str, dict[Text, Block]]:
    """Every block with an id: the moves, and all else under lines."""
    moves = [move for _, state in blocks(root, "states") for move in listed(state, "moves")]
    of_moves = {id: move for move in moves if (id := optional(move, "id"))}
    others = (found for part in root.values() for found in _with_id(part))
    return {"moves": of_moves, "lines": {id: block for id, block in others if id not in of_moves}}


def _with_id(node: Node) -> Iterator[tuple[Text, Block]]:
    """Every block with an id in a node, in the order of the file."""
    if type(node) is Text:
        return
    if type(node) is Block and (id := optional(node, "id")):
        yield id, node
    for each in [*node.values()] if isinstance(node, Block) else [*node]:
        yield from _with_id(each)


def _keys(block: Block, patch: Block) -> Iterator[Text]:
    """The keys of both: those of the block in its order, each followed by what the patch adds behind it."""
    added: dict[str, list[Text]] = {}
    behind = ""
    for key in patch:
        if key in block:
            behind = str(key)
        else:
            added.setdefault(behind, []).append(key)
    yield from added.get("", ())
    for key in block:
        yield key
        yield from added.get(key, ())


@dataclass(slots=True)
class _Patcher:
    """Puts pieces of one hand over the copy of the file."""

    findings: Findings
    is_telling: bool = False
    """Whether the section at hand has words only."""
    turns: bool = False
    """Whether something that decides what is right has changed."""

    def by_id(self, section: str, here: dict[Text, Block], changes: Block, elsewhere: dict[str, str]) -> None:
        """Changes the blocks that bear the ids; `elsewhere` has the section of every other id."""
        for name, patch in changes.items():
            if name not in here:
                self._unknown(BY_ID[section], name, here, elsewhere.get(name, ""))
                continue
            block = here[name]
            self._stands(name, {block.line}, name)
            block[key_of(block, "id")] = name
            if type(patch) is Text:
                self.over(block, _only(text("say", spot_of(name)), patch))
            elif type(patch) is Block:
                self.over(block, patch)
            else:
                example = "Write the new words in quotes, or the keys that change in braces."
                self.findings.add("shape", patch, key=name, expected="a text or a block", example=example)

    def over(self, block: Block, patch: Block, noun: str = "") -> None:
        """Puts a patch over a block, in place; with a `noun` its keys are names, and none is added."""
        before = {key: (key, value) for key, value in block.items()}
        written = {key: (key, value) for key, value in patch.items()}
        order = list(_keys(block, patch))
        block.clear()
        block.flow |= patch.flow
        for name in order:
            key, value = written.get(name) or before[name]
            if name not in written:
                block[key] = value
            elif name in before:
                block[key] = self._changed(before[name], key, value, noun)
            elif noun:
                self._unknown(noun, key, before)
            elif type(value) is Block and key in _NAMED:
                for each in value:
                    self._unknown(_NAMED[key], each, ())
            else:
                self._stands(key, {block.line}, value)
                self.turns |= self._decides(key)
                block[key] = value

    def _changed(self, before: tuple[Text, Node], key: Text, new: Node, noun: str) -> Node:
        """What a key holds once `new` was put over what it held."""
        old_key, old = before
        if type(old) is Block and type(new) is Text and (spoken := next((each for each in _SPOKEN if each in old), "")):
            new = _only(text(spoken, spot_of(key)), new)
        if type(old) is Block and type(new) is Block:
            self._stands(key, {old_key.line, old.line}, key)
            self.over(old, new, "" if noun else _NAMED.get(key, ""))
            return old
        self._stands(key, {old_key.line, old.line}, new)
        kept = {id for id, _ in _with_id(new)}
        lost = old if key == "id" and old != new else next((id for id, _ in _with_id(old) if id not in kept), None)
        if lost is not None:
            self.findings.add("hand-id", new, name=lost)
            return old
        self.turns |= old != new and self._decides(key)
        return new

    def _decides(self, key: str) -> bool:
        return not self.is_telling and key not in _WORDS

    def _stands(self, key: Text, lines: set[int], value: Node) -> None:
        """Notes in the place of which lines of the file a key of the hand stands, with its value."""
        last = value.line if type(value) is Text else value.last  # type: ignore[union-attr]
        for line in range(key.line, max(key.line, last) + 1):
            self.findings.stands_for.setdefault(line, set()).update(lines)

    def _unknown(self, thing: str, name: Text, here: Iterable[Text], section: str = "") -> None:
        names = list(here)
        if section:
            advice = f"'{name}' is a {BY_ID[section]}: write it under '{section}:'."
        else:
            advice = f"Names that are there: {', '.join(names[:12]) or 'none'}."
        self.findings.add("unknown-hand-id", name, None if section else names, thing=thing, name=name, advice=advice)
