"""Holds a tree against the table of shapes, and notes on the way every name, reference and spoken text."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from game.content.codes import Findings
from game.content.nodes import Block, Items, Node, Spot, Text, spot_of, text
from game.content.problems import nearest
from game.content.schema import KEY_NAMES, SHAPES, Key
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
from game.language.catalog import _

_MOST_GUESSED = 50
YES, NO = frozenset({"true", "yes"}), frozenset({"false", "no"})
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_COUNT = re.compile(r"([0-9]{1,3})(?: ([a-z]+?)s?)?")
_OPENS = re.compile(r"slip|past|turn [0-9]{1,3}")


@dataclass(slots=True)
class Walk:
    """What was met in one file."""

    findings: Findings
    lines: list[str]
    refs: list[tuple[str, Text]] = field(default_factory=list)
    ids: dict[str, Text] = field(default_factory=dict)
    spoken: list[Text] = field(default_factory=list)
    prose: list[Text] = field(default_factory=list)
    clauses: list[Text] = field(default_factory=list)
    effects: list[Text] = field(default_factory=list)
    bodies: dict[str, list[Block]] = field(default_factory=dict)
    """The blocks of each shape, in the order of the file."""

    def check(self, node: Node, type_: Type, key: Text) -> None:
        """Checks one value; `key` is the key or list in which it stands."""
        CHECKS[type(type_)](self, node, type_, key)


def walk(root: Node, shape: str, findings: Findings, lines: list[str]) -> Walk:
    """Checks a whole tree as a block of `shape`."""
    walked = Walk(findings, lines)
    walked.check(root, BlockOf(shape), text("The file", Spot(root.line, root.column)))
    return walked


def _is_refused(node: Node) -> bool:
    """Whether the reader put it in place of something that it refused and told."""
    return type(node) is Text and not node and not node.line


def _as_text(walk: Walk, node: Node, key: Text) -> Text | None:
    """The node when it is a text with something in it."""
    if type(node) is not Text:
        walk.findings.add("shape", node, key=key, expected="a text", example="Put the text in quotes.")
        return None
    if _is_refused(node):
        return None
    if not node or node.isspace():
        walk.findings.add("empty", key if key.line else node, key=key)
        return None
    return node


def _prose(walk: Walk, node: Node, type_: Prose, key: Text) -> None:
    written = _as_text(walk, node, key)
    if written is None:
        return
    if written.plain:
        _cut_off(walk, written)
    walk.prose.append(written)
    if type_.spoken:
        walk.spoken.append(written)


def _cut_off(walk: Walk, written: Text) -> None:
    """`#` silently ends a text without quotes."""
    line = walk.lines[written.line - 1] if written.line <= len(walk.lines) else ""
    start = written.column - 1
    end = start + len(written)
    rest = line[end:]
    if line[start:end] == written and rest.lstrip().startswith("#"):
        spot = Spot(written.line, end + 1 + len(rest) - len(rest.lstrip()), len(rest.strip()))
        whole = f'"{written}{rest.rstrip()}"'
        walk.findings.add("cut-off", spot, verb="stops at", sign="#", rest=written, whole=whole)


def _word(walk: Walk, node: Node, type_: Word, key: Text) -> None:
    _as_text(walk, node, key)


def _name(walk: Walk, node: Node, type_: Name, key: Text) -> None:
    written = _as_text(walk, node, key)
    if written is None:
        return
    if not _NAME.fullmatch(written):
        example = re.sub(r"\W+", "_", written.lower()).strip("_0123456789") or "my_name"
        walk.findings.add("name", written, value=written, example=example)
    elif type_.is_id:
        first = walk.ids.setdefault(written, written)
        if first is not written:
            walk.findings.add("twice-id", written, name=written, line=first.line)


def _ref(walk: Walk, node: Node, type_: Ref, key: Text) -> None:
    written = _as_text(walk, node, key)
    if written is not None:
        walk.refs.append((type_.kind, written))


def _number(walk: Walk, node: Node, type_: Number, key: Text) -> None:
    written = _as_text(walk, node, key)
    if written is None:
        return
    if not _WHOLE.fullmatch(written) or not type_.least <= int(written) <= type_.most:
        expected = f"a whole number from {type_.least} to {type_.most}"
        example = max(type_.least, min(type_.most, 40))
        walk.findings.add("number", written, key=key, expected=expected, value=written, example=example)


def _count(walk: Walk, node: Node, type_: Count, key: Text) -> None:
    written = _as_text(walk, node, key)
    if written is None:
        return
    found = _COUNT.fullmatch(written)
    if not found or found[2] not in (None, type_.unit):
        expected, example = f"a number of {type_.unit}s", f"2 {type_.unit}s"
        walk.findings.add("number", written, key=key, expected=expected, value=written, example=example)


def _yes_no(walk: Walk, node: Node, type_: YesNo, key: Text) -> None:
    written = _as_text(walk, node, key)
    if written is not None and written not in YES and written not in NO:
        example = "false" if written.lower() in ("off", "n", "f", "0", "nein", "no", "false") else "true"
        walk.findings.add("yes-no", written, key=key, value=written, example=example)


def _choice(walk: Walk, node: Node, type_: Choice, key: Text) -> None:
    written = _as_text(walk, node, key)
    if written is not None and written not in type_.words:
        words = ", ".join(type_.words)
        noun = f"{'an' if type_.noun[0] in 'aeiou' else 'a'} {type_.noun}"
        walk.findings.add(type_.code, written, type_.words, name=written, noun=noun, names=words)


def _opens(walk: Walk, node: Node, type_: Opens, key: Text) -> None:
    written = _as_text(walk, node, key)
    if written is not None and not _OPENS.fullmatch(written):
        words = ("slip", "past", "turn 4")
        walk.findings.add(
            "not-in-list", written, words, name=written, noun="a way for a rupture to open", names=", ".join(words)
        )


def _listed(walk: Walk, node: Node, key: Text) -> Items:
    """The node when it is a list, else an empty one with the reason told."""
    if type(node) is Items:
        return node
    if _is_refused(node):
        return Items()
    if type(node) is Text and node:
        example = f"Write it in brackets:  {key}: [{node}]"
    else:
        example = "Write each item on a line of its own that begins with '- '."
    walk.findings.add("shape", node, key=key, expected="a list", example=example)
    return Items()


def _list_of(walk: Walk, node: Node, type_: ListOf, key: Text) -> None:
    check, of, nowhere = CHECKS[type(type_.of)], type_.of, text(key)
    for item in _listed(walk, node, key):
        check(walk, item, of, nowhere)


def _blocked(walk: Walk, node: Node, key: Text) -> Block | None:
    """The node when it is a block."""
    if type(node) is Block:
        return node
    if _is_refused(node):
        return None
    if type(node) is Text and not node:
        walk.findings.add("empty", key if key.line else node, key=key)
    elif type(node) is Text and (found := re.match(r"(\w+):(\S.*)", node)) and found[1] in KEY_NAMES:
        walk.findings.add("no-space", node, key=f"{found[1]}:", value=found[2])
    else:
        example = "Write  key: value  lines below it, two spaces further in."
        walk.findings.add("shape", node, key=key, expected="a block of 'key: value' lines", example=example)
    return None


def _map_of(walk: Walk, node: Node, type_: MapOf, key: Text) -> None:
    block = _blocked(walk, node, key)
    if block is None:
        return
    for name, value in block.items():
        if name:
            walk.check(name, type_.key, key)
            walk.check(value, type_.value, name)


def _block_of(walk: Walk, node: Node, type_: BlockOf, key: Text) -> None:
    block = _blocked(walk, node, key)
    if block is None:
        return
    shape = SHAPES[type_.shape]
    walk.bodies.setdefault(type_.shape, []).append(block)
    before: Text | None = None
    meant: set[str | None] = set()
    for name, value in block.items():
        known = shape.keys.get(name)
        if known is not None:
            CHECKS[type(known.type)](walk, value, known.type, name)
        elif name:
            meant.add(_unknown_key(walk, block, name, before, type_.shape))
        before = value if type(value) is Text else None
    for required, known in shape.keys.items():
        if known.required and required not in block and required not in meant:
            named = _(shape.label)
            label = named[0].upper() + named[1:]
            at = key if key.line and not block.flow else block
            walk.findings.add("missing-key", at, label=label, key=required, about=_what(known))


def _what(known: Key) -> str:
    """What belongs behind a key, in brackets behind its name: a closed list whole, else what it is for."""
    return ", ".join(known.type.words) if type(known.type) is Choice else _(known.about).rstrip(".")


def _unknown_key(walk: Walk, block: Block, name: Text, before: Text | None, shape: str) -> str | None:
    """A misspelt key, or the rest of a text that a comma or a missing space has cut; returns what was meant."""
    keys = SHAPES[shape].keys
    found = re.match(r"(\w+):(\S.*)", name)
    if block.flow and block[name] == "" and found and found[1] in keys:
        walk.findings.add("no-space", name, key=f"{found[1]}:", value=found[2])
        return str(found[1])
    if block.flow and block[name] == "" and before is not None and before.plain:
        spot = Spot(name.line, max(1, name.column - 2), 1)
        whole = f'"{before}, {name}"'
        walk.findings.add("cut-off", spot, verb="stops at", sign=",", rest=before, whole=whole)
    else:
        words = ", ".join(keys)
        walk.findings.add("unknown-key", name, keys, name=name, label=SHAPES[shape].label, names=words)
        return nearest(name, keys) if walk.findings.count["unknown-key"] < _MOST_GUESSED else None
    return None


def _either(walk: Walk, node: Node, type_: Either, key: Text) -> None:
    walk.check(node, type_.text if type(node) is Text else type_.block, key)


def _clauses(walk: Walk, node: Node, type_: Clauses, key: Text) -> None:
    for item in _listed(walk, node, key):
        if type(item) is Text:
            walk.clauses.append(item)
        elif type(item) is Block and list(item) == ["any_of"]:
            _clauses(walk, item[next(iter(item))], type_, next(iter(item)))
        else:
            example = "Write  [trust >= 40, knows NAME]  or  any_of: [knows ONE, knows OTHER]"
            walk.findings.add("shape", spot_of(item), key=key, expected="a list of conditions", example=example)


def _effects(walk: Walk, node: Node, type_: Effects, key: Text) -> None:
    for item in _listed(walk, node, key):
        written = _as_text(walk, item, key)
        if written is not None:
            walk.effects.append(written)


def _anything(walk: Walk, node: Node, type_: Anything, key: Text) -> None:
    """Accepted as it stands."""


CHECKS: dict[type, Callable[[Walk, Node, Any, Text], None]] = {
    Prose: _prose,
    Word: _word,
    Name: _name,
    Ref: _ref,
    Number: _number,
    Count: _count,
    YesNo: _yes_no,
    Choice: _choice,
    Opens: _opens,
    ListOf: _list_of,
    MapOf: _map_of,
    BlockOf: _block_of,
    Either: _either,
    Clauses: _clauses,
    Effects: _effects,
    Anything: _anything,
}
