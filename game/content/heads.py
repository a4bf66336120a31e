"""Reads only the beginning of encounter files: enough for a list, at a small part of the cost."""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from game.content import reader
from game.content.nodes import Block, Text
from game.content.problems import Problem, Severity
from game.content.reader import Source
from game.content.tree import block_at, many_of, number, one_of, word
from game.encounter.values import Panel, System

SUFFIXES = (".yaml", ".yml")
_KEYS = ("format", "id", "title", "language", "about", "client", "content_note", "notes")
_NEEDED = ("id", "title", "about", "client")
_OTHER = re.compile(rf"^(?!(?:{'|'.join(_KEYS)}):)[a-z_]+:", re.MULTILINE)
_MOST = 4_000
"""Signs that a head may have before the rest of the file is read as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How an encounter begins. `problem` is the first error met so far; the file is fully checked when loaded."""

    id: str
    path: Path
    shown: str
    title: str = ""
    summary: str = ""
    level: int = 1
    minutes: int = 10
    place: str = ""
    system: System = System.TRADE
    person: str = ""
    shows: tuple[Panel, ...] = ()
    problem: Problem | None = None


def encounter_paths(folder: Path) -> list[Path]:
    """The encounter files of a folder, by name; none where the folder cannot be read."""
    try:
        found = [path for path in folder.iterdir() if path.suffix in SUFFIXES and not path.name.startswith(".")]
    except OSError:
        return []
    return sorted(path for path in found if not path.stem.endswith(".test"))


def read_heads(folder: Path, prefix: str) -> dict[str, Head]:
    """The heads of all encounter files of a folder, by id; of two files with one id the first is kept."""
    heads: dict[str, Head] = {}
    for path in encounter_paths(folder):
        head = read_head(path, f"{prefix.rstrip('/')}/{folder.name}/{path.name}" if prefix else path.name)
        heads.setdefault(head.id if head.id not in heads else path.stem, head)
    return heads


def read_head(path: Path, shown: str) -> Head:
    """The head of one file. Never raises."""
    source = _beginning(path, shown)
    root = source.root if type(source.root) is Block else Block()
    errors = [each for each in source.findings.problems if each.severity is Severity.ERROR]
    about = block_at(root, "about")
    return Head(
        id=str(word(root, "id", path.stem)),
        path=path,
        shown=shown,
        title=str(word(root, "title", path.stem)),
        summary=str(word(about, "summary")),
        level=number(about, "level", 1),
        minutes=number(about, "minutes", 10),
        place=str(word(about, "place")),
        system=one_of(about, "system", System, System.TRADE),
        person=str(word(block_at(root, "client"), "person")),
        shows=many_of(about, "shows", Panel),
        problem=errors[0] if errors else None,
    )


def _beginning(path: Path, shown: str) -> Source:
    """The file up to its first key that a list does not need, or all of it where that is not enough."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            start = file.read(_MOST)
    except (OSError, ValueError):
        return reader.read_path(path, shown)
    if found := _OTHER.search(start):
        source = reader.read(start[: found.start()], shown)
        if type(source.root) is Block and all(Text(key) in source.root for key in _NEEDED):
            return source
    return reader.read_path(path, shown)
