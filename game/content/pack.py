"""Reads what surrounds the encounters of a pack: pack.yaml, people.yaml and rivals.yaml."""
from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from os.path import exists, isfile
from pathlib import Path

from game.content import reader
from game.content.building import Making, build_rupture
from game.content.building.encounter import Around
from game.content.heads import Head, read_heads
from game.content.known import Known
from game.content.meaning.mending import best_offering, threshold
from game.content.nodes import Block, Node, Text, key_of
from game.content.problems import Problem
from game.content.reader import Source
from game.content.schema import FORMAT
from game.content.tree import block_at, blocks, number, one_of, pairs, word, words_at
from game.content.walk import Walk, walk
from game.content.writing import check_writing
from game.encounter.script import Line, Person, Rival, Rupture
from game.encounter.values import Measure, Panel

ENCOUNTERS = "encounters"
PACK_FILE, PEOPLE_FILE, RIVALS_FILE = "pack.yaml", "people.yaml", "rivals.yaml"
PACK_FILES = (PACK_FILE, PEOPLE_FILE, RIVALS_FILE)
_HARDEST = 3


@dataclass(frozen=True, kw_only=True)
class Pack:
    """What a pack gives to its encounters. `checks_names` is off where there is no pack, only defaults."""

    folder: Path | None = None
    id: str = ""
    name: str = ""
    version: str = ""
    language: str = "en"
    authors: tuple[str, ...] = ()
    licence: str = ""
    content_notes: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    rivals: Mapping[str, Rival] = field(default_factory=dict)
    lines: Mapping[str, Line] = field(default_factory=dict)
    overpress: Rupture | None = None
    heads: Mapping[str, Head] = field(default_factory=dict)
    """The beginning of each encounter file, by the id in it."""
    entries: Mapping[str, str] = field(default_factory=dict)
    """Every person, rival and the pack's own words as canonical text, for the content hash."""
    sources: tuple[Source, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the pack's own three files."""
        return tuple(problem for source in self.sources for problem in source.findings.problems)

    @property
    def checks_people(self) -> bool:
        """Whether there is a list of people to check against."""
        return any(source.path.endswith(PEOPLE_FILE) and source.root is not None for source in self.sources)

    @property
    def checks_rivals(self) -> bool:
        """Whether there is a list of rivals to check against."""
        return any(source.path.endswith(RIVALS_FILE) and source.root is not None for source in self.sources)

    @cached_property
    def promises(self) -> Collection[str]:
        """The promises of every encounter; read when the first one is asked for."""
        roots = (reader.read_path(head.path).root for head in self.heads.values())
        return {str(name) for root in roots if type(root) is Block for name, _ in blocks(root, "promises")}

    def panels_before(self, id: str) -> frozenset[Panel]:
        """What earlier encounters introduced; every panel for an encounter outside the order."""
        if id not in self.order:
            return frozenset(Panel)
        earlier = self.order[: self.order.index(id)]
        return frozenset(panel for name in earlier for panel in self._shows(name))

    def _shows(self, id: str) -> tuple[Panel, ...]:
        return self.heads[id].shows if id in self.heads else ()

    def around(self, id: str) -> Around:
        """What the encounter called `id` finds around it."""
        return Around(
            people=self.people,
            rivals=self.rivals,
            lines=self.lines,
            overpress=self.overpress,
            panels=self.panels_before(id),
        )

    def digest(self, content: bytes, person: str, rivals: tuple[str, ...], hand: str = "") -> str:
        """The content hash (blake2b, 64 hexadecimal digits) of a file's encounter, with what it takes from here."""
        names = ("pack", f"person {person}", *(f"rival {name}" for name in rivals))
        digest = blake2b(content, digest_size=32)
        digest.update(f"\nhand {hand}".encode() if hand else b"")
        for name in names:
            digest.update(f"\n{name}\n{self.entries.get(name, '')}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


NO_PACK = Pack()
"""Plain defaults: any person, any rival, every panel."""


def is_pack(folder: Path) -> bool:
    """Whether a folder holds a pack."""
    return isfile(folder / PACK_FILE)


def read_pack(folder: Path, shown: str = "") -> Pack:
    """Reads the three files of a pack; what is missing or broken leaves defaults and problems. Never raises."""
    prefix = shown or str(folder)
    pack = _read_part(folder, PACK_FILE, prefix, "pack", needed=True)
    people = _read_part(folder, PEOPLE_FILE, prefix, "people")
    rivals = _read_part(folder, RIVALS_FILE, prefix, "rivals")
    return _assemble(folder, prefix, pack, people, rivals)


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the three files, walked."""

    source: Source
    root: Block
    walked: Walk


def _read_part(folder: Path, name: str, prefix: str, shape: str, *, needed: bool = False) -> _Part:
    path = folder / name
    source = reader.read_path(path, f"{prefix.rstrip('/')}/{name}" if prefix else name)
    if not needed and not exists(path):
        source.findings.problems.clear()
    if source.root is None:
        return _Part(source, Block(), Walk(source.findings, source.lines))
    walked = walk(source.root, shape, source.findings, source.lines)
    check_writing(walked)
    root = source.root if type(source.root) is Block else Block()
    check_format(root, source)
    return _Part(source, root, walked)


def check_format(root: Block, source: Source) -> None:
    """A file of a later format cannot be understood."""
    if number(root, "format", FORMAT) > FORMAT:
        source.findings.add("newer-format", root[Text("format")], value=number(root, "format"))


def _assemble(folder: Path, prefix: str, pack: _Part, people: _Part, rivals: _Part) -> Pack:
    root = pack.root
    making = Making(Known(), pack.source.findings)
    bodies = block_at(root, "overpress")
    overpress = build_rupture("overpress", bodies, making) if bodies else None
    heads = read_heads(folder / ENCOUNTERS, prefix)
    _check_order(pack, heads)
    _check_terms(pack, heads)
    if overpress and pack.source.findings.clean(bodies.line, bodies.last):
        _check_overpress(overpress, pack)
    order = tuple(str(name) for name in words_at(root, "order"))
    lines = {str(key): making.loose(block_at(root, "lines"), key, f"pack_{key}") for key in block_at(root, "lines")}
    notes = words_at(root, "content_notes") or [word(root, "content_notes")]
    return Pack(
        folder=folder,
        id=str(word(root, "id")),
        name=str(word(root, "name", folder.name)),
        version=str(word(root, "version")),
        language=str(word(root, "language", "en")),
        authors=tuple(str(each) for each in words_at(root, "authors")),
        licence=str(word(root, "licence")),
        content_notes=tuple(str(each) for each in notes if each),
        order=order,
        people={str(name): _person(str(name), each) for name, each in blocks(people.root, "people")},
        rivals={str(name): _rival(str(name), each, making) for name, each in blocks(rivals.root, "rivals")},
        lines={key: line for key, line in lines.items() if line is not None},
        overpress=overpress,
        heads=heads,
        entries=_entries(root, people.root, rivals.root),
        sources=(pack.source, people.source, rivals.source),
    )


def _check_order(pack: _Part, heads: Mapping[str, Head]) -> None:
    """Every encounter that the order names must be there."""
    known = Known({"encounter": {name: Text(name) for name in heads}})
    for kind, written in pack.walked.refs:
        if kind == "encounter":
            known.look(kind, written, written, pack.source.findings)


def _check_terms(pack: _Part, heads: Mapping[str, Head]) -> None:
    """A pack says how it may be used, and in what order it is learned."""
    order = {str(name) for name in words_at(pack.root, "order")}
    if heads and pack.root and not word(pack.root, "licence"):
        pack.source.findings.add("no-licence", key_of(pack.root, "name") if "name" in pack.root else None)
    for name in heads if "order" in pack.root else ():
        if name not in order:
            pack.source.findings.add("not-in-order", key_of(pack.root, "order"), name=name)


def _check_overpress(overpress: Rupture, pack: _Part) -> None:
    """Even the hardest press must be mendable."""
    reached, needed = best_offering(overpress.wordings), threshold(overpress, _HARDEST)
    if reached < needed:
        words = {"reached": f".{reached:02}", "needed": f".{needed:02}"}
        pack.source.findings.add("unrepairable", key_of(pack.root, "overpress"), name="overpress", **words)


def _entries(pack: Block, people: Block, rivals: Block) -> dict[str, str]:
    """Canonical text of everything that an encounter takes from its pack."""
    entries = {f"person {name}": _canonical(each) for name, each in blocks(people, "people")}
    entries |= {f"rival {name}": _canonical(each) for name, each in blocks(rivals, "rivals")}
    entries["pack"] = _canonical(block_at(pack, "lines")) + _canonical(block_at(pack, "overpress"))
    return entries


def _canonical(node: Node) -> str:
    return json.dumps(node, sort_keys=True, ensure_ascii=False)


def _person(name: str, block: Block) -> Person:
    texts = ("manner", "voice", "want", "fear", "hides", "laugh", "outside")
    return Person(
        id=name,
        name=str(word(block, "name", name)),
        role=str(word(block, "role")),
        pronoun=str(word(block, "pronoun", "she")),
        age=number(block, "age", 40),
        portrait={str(key): str(value) for key, value in pairs(block, "portrait")},
        **{each: str(word(block, each)) for each in texts},
    )


def _rival(name: str, block: Block, making: Making) -> Rival:
    said = {key: making.loose(block_at(block, "lines"), key, f"{name}_{key}") for key in block_at(block, "lines")}
    return Rival(
        id=name,
        name=str(word(block, "name", name.upper())),
        opens=(),
        fair_means=one_of(block, "fair_means", Measure, Measure.OUTPUT),
        warmth=number(block, "warmth", 50),
        reliability=number(block, "reliability", 95),
        models_them=number(block, "models_them", 50),
        follow_up=number(block, "follow_up", 5),
        lines={str(key): line.say for key, line in said.items() if line is not None},
        glyph=str(word(block, "glyph", "keel")),
    )
