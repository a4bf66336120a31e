"""Reads a file into text, lists and blocks with the place of each; knows nothing of encounters.

PyYAML's parser gives events; building here keeps line and column of every key and value, keeps every scalar as
text, and refuses what a file of ours never needs: shortcuts, tags, deep nesting, a second document.
"""
from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.content import syntax
from game.content.codes import Findings
from game.content.nodes import Block, Items, Node, Spot, Text, key_of, text
from game.content.schema import PROSE_KEYS

MOST_BYTES = 2 * 1024 * 1024
DEEPEST = 20
_MOST_TWICE = 100
FAST: Any = getattr(yaml, "CSafeLoader", None)
PLAIN: Any = yaml.SafeLoader

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BREAKS = "\x85\u2028\u2029"
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200b\u202f\u2060\u3000\ufeff"
_ODD = re.compile(rf"^[ ]*(?:- *)?(?:\w+:)?[ ]*([{_SPACES}])|([{_BREAKS}])", re.MULTILINE)


@dataclass(slots=True)
class Source:
    """One file as it was read. `root` is None where a fault of reading stopped it."""

    path: str
    text: str
    findings: Findings
    lines: list[str] = field(default_factory=list)
    root: Node | None = None

    @property
    def bytes(self) -> bytes:
        """What the content hash is made of."""
        return self.text.encode("utf-8", "surrogatepass")


def read_path(path: Path, shown: str | None = None, loader: Any = None) -> Source:
    """Reads the file at `path`; `shown` is the name that problems give it. Never raises."""
    findings = Findings(shown or str(path))
    content = _content(path, findings)
    if content is None:
        return Source(findings.path, "", findings)
    return read(content, findings.path, loader=loader, findings=findings)


def _content(path: Path, findings: Findings) -> bytes | None:
    """The bytes of a file, or None with the reason among the findings."""
    try:
        if path.is_dir() or (path.exists() and not path.is_file()):
            findings.add("not-a-file", None, name=path.name)
        elif not path.exists():
            findings.add("missing-file", None, name=path.name)
        elif path.stat().st_size > MOST_BYTES:
            findings.add("too-big", None, size=f"{path.stat().st_size / 1024 / 1024:.1f}")
        else:
            return path.read_bytes()
    except (OSError, ValueError):
        findings.add("unreadable", None, name=path.name)
    return None


def read(
    content: bytes | str, path: str = "", *, loader: Any = None, findings: Findings | None = None
) -> Source:
    """Reads text or bytes; `loader` is a PyYAML loader class (the C one where it is there). Never raises."""
    findings = findings or Findings(path)
    written = _decoded(content, findings) if isinstance(content, bytes) else content
    shown = written if isinstance(content, str) else content[:MOST_BYTES].decode("utf-8-sig", "replace")
    source = Source(findings.path, written or "", findings, re.split(r"\r\n|\r|\n", shown or ""))
    if written is not None and _is_readable(written, source):
        with collector_paused():
            _parse(source, loader or FAST or PLAIN)
    return source


def _decoded(content: bytes, findings: Findings) -> str | None:
    """UTF-8 as text, without a byte order mark."""
    if len(content) > MOST_BYTES:
        findings.add("too-big", None, size=f"{len(content) / 1024 / 1024:.1f}")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            findings.add("not-text", None)
        else:
            findings.add("not-utf8", Spot(content.count(b"\n", 0, error.start) + 1, 1))
    return None


def _is_readable(written: str, source: Source) -> bool:
    """Whether there is something to parse: not empty, no control signs, no invisible spaces."""
    if not written.strip():
        source.findings.add("empty-file", None)
    if found := _CONTROL.search(written):
        source.findings.add("not-text", _spot_at(written, found.start()))
    if not written.isascii():
        for odd in _ODD.finditer(written):
            source.findings.add("odd-space", _spot_at(written, odd.start(odd.lastindex or 0)))
    return not source.findings.problems


def _spot_at(written: str, offset: int) -> Spot:
    """Line and column of an offset, counting lines as editors do."""
    before = written[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the garbage collector: while a tree grows it only walks live objects again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parse(source: Source, loader: Any) -> None:
    parser = loader(source.text)
    try:
        source.root = _Builder(source.findings).build(parser.get_event)
        if source.root is None and not source.findings.problems:
            source.findings.add("empty-file", None)
    except yaml.MarkedYAMLError as error:
        syntax.explain(error, source.lines, source.findings)
    except yaml.YAMLError:
        source.findings.add("not-text", None)
    finally:
        parser.dispose()


@dataclass(slots=True)
class _Builder:
    """Turns events into one tree."""

    findings: Findings
    root: Node | None = None
    key: Text | None = None
    node: Node | None = None
    stack: list[tuple[Node | None, Text | None]] = field(default_factory=list)

    def build(self, next_event: Callable[[], Any]) -> Node | None:
        """The root of the document, or None where it was refused. Keys and values are placed right here: calling
        for each of them took as long as the rest."""
        scalar, block_type, list_type = yaml.ScalarEvent, Block, Items
        while (event := next_event()) is not None:
            if type(event) is not scalar:
                if not self._structure(event):
                    return None
                continue
            mark: Any = event.start_mark
            leaf = Text(event.value)
            leaf.line = mark.line + 1
            leaf.column = mark.column + 1
            leaf.plain = not event.style
            if event.tag is not None or event.anchor is not None:
                self._refuse_mark(event, leaf)
            node, key = self.node, self.key
            if type(node) is block_type:
                if key is None:
                    self.key = leaf if leaf and leaf not in node else self._as_key(leaf, node)
                else:
                    node.setdefault(key, leaf)
                    self.key = None
            elif type(node) is list_type:
                node.append(leaf)
            else:
                self.root = leaf
        return self.root

    def _structure(self, event: Any) -> bool:
        """Anything but a text; False where reading has to stop."""
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close(event.end_mark)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            return self._open(event, kind is yaml.MappingStartEvent)
        elif kind is yaml.AliasEvent:
            self._refuse_mark(event, _leaf("", event))
            self._place(text(""))
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self.findings.add("second-document", _leaf("", event))
            return False
        return True

    def _place(self, node: Node) -> None:
        """Puts a node where the last key or list waits for one."""
        top = self.node
        if type(top) is Items:
            top.append(node)
        elif type(top) is Block:
            if self.key is None:
                self.key = self._as_key(node, top)
            else:
                top.setdefault(self.key, node)
                self.key = None
        else:
            self.root = node

    def _as_key(self, node: Node, block: Block) -> Text:
        if type(node) is not Text or not node:
            if node.line:
                self.findings.add("key", node)
            return text("")
        if node in block and self.findings.count["twice"] < _MOST_TWICE:
            self.findings.add("twice", node, key=node, line=key_of(block, node).line)
        return node

    def _open(self, event: Any, is_block: bool) -> bool:
        """Starts a block or list; False where it is too deep."""
        node: Block | Items
        if is_block:
            node = Block()
            node.flow = bool(event.flow_style)
        else:
            node = Items()
        node.line, node.column = event.start_mark.line + 1, event.start_mark.column + 1
        node.last = node.line if event.flow_style else 0
        if event.anchor is not None or event.tag is not None:
            self._refuse_mark(event, _leaf("", event))
        if len(self.stack) >= DEEPEST:
            self.findings.add("deep", node, most=DEEPEST)
            return False
        self._place(node)
        self.stack.append((self.node, self.key))
        self.node, self.key = node, None
        return True

    def _close(self, mark: Any) -> None:
        """Ends a block or list and goes back to the one around it."""
        done = self.node
        assert isinstance(done, Block | Items)
        done.last = mark.line + 1 if done.last else max(done.line, mark.line)
        self.node, self.key = self.stack.pop()

    def _refuse_mark(self, event: Any, at: Text) -> None:
        """A shortcut or tag: in spoken text it eats words, elsewhere it is not used."""
        sign = _sign(event)
        spot = Spot(at.line, at.column, len(sign))
        spoken = self.key is not None and self.key in PROSE_KEYS and type(self.node) is Block
        if not spoken or type(event) in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self.findings.add("alias", spot, sign=sign)
        elif type(event) is yaml.AliasEvent:
            self.findings.add("special-start", spot, sign="*", value=sign)
        else:
            self.findings.add("cut-off", spot, verb="begins after", sign=sign, rest=at, whole=f'"{sign} {at}"')


def _sign(event: Any) -> str:
    """The shortcut or tag as it was written."""
    if event.anchor is not None:
        return ("*" if type(event) is yaml.AliasEvent else "&") + str(event.anchor)
    return str(event.tag).replace("tag:yaml.org,2002:", "!!")


def _leaf(value: str, event: Any) -> Text:
    return text(value, Spot(event.start_mark.line + 1, event.start_mark.column + 1))
