"""Files of tests (`NAME.test.yaml`): plays of an encounter with what must come of them."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.content import reader
from game.content.clauses import clause
from game.content.codes import Findings
from game.content.known import Known, declared
from game.content.nodes import Block, Text
from game.content.pack import check_format
from game.content.problems import Problem, Severity
from game.content.tree import blocks, pairs, word, words_at
from game.content.walk import walk
from game.encounter.script import Clause

ENDING = ".test.yaml"


@dataclass(frozen=True, slots=True)
class Told:
    """A word of the file with the line on which it stands, from 1."""

    words: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """One test. `holds` are exact values by what they are of: state, trust, tension, turns_left, outcome."""

    name: Told
    hand: str
    at: str
    wishes: Mapping[str, str]
    moves: tuple[Told, ...]
    holds: Mapping[str, Told]
    expect: tuple[tuple[Clause, Told], ...]
    hears: tuple[Told, ...]
    refused: Told | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """A file of tests; `problems` are all that is wrong with it."""

    path: Path
    encounter: str
    plays: tuple[Play, ...]
    problems: tuple[Problem, ...]
    lines: tuple[str, ...]

    @property
    def is_broken(self) -> bool:
        """Whether it has an error, so that nothing of it is played."""
        return any(each.severity is Severity.ERROR for each in self.problems)


def trial_paths(path: Path) -> list[Path]:
    """The files of tests at a path: itself, or those below a folder, by name."""
    if path.is_dir():
        return sorted(each for each in path.rglob(f"*{ENDING}") if each.is_file())
    return [path]


def read_trials(path: Path, source: str = "") -> Trials:
    """Reads a file of tests; names in `expect` are looked up in `source`, the text of its encounter. Never raises."""
    read = reader.read_path(path)
    root = read.root if type(read.root) is Block else Block()
    if read.root is not None:
        walk(read.root, "tests", read.findings, read.lines)
        check_format(root, read)
    known = _known(source)
    plays = tuple(_play(name, each, known, read.findings) for name, each in blocks(root, "tests"))
    return Trials(
        path=path,
        encounter=str(word(root, "encounter")) or path.name.removesuffix(ENDING),
        plays=plays,
        problems=tuple(sorted(read.findings.problems, key=lambda each: (each.line, each.column))),
        lines=tuple(read.lines),
    )


def _known(source: str) -> Known:
    """The names that the encounter declares; without its text none is looked up."""
    read = reader.read(source) if source else None
    if read is None or type(read.root) is not Block:
        return Known()
    return declared(read.root, walk(read.root, "encounter", Findings(""), read.lines), False)


def _play(name: Text, block: Block, known: Known, findings: Findings) -> Play:
    exact = ("state", "trust", "tension", "turns_left", "outcome")
    held = {key: word(block, key) for key in exact if word(block, key)}
    if (state := held.get("state")) is not None:
        known.look("state", state, state, findings)
    expected = ((clause(each, known, findings), _told(each)) for each in words_at(block, "expect"))
    refused = word(block, "refused")
    return Play(
        name=_told(name),
        hand=str(word(block, "hand")),
        at=str(word(block, "from")),
        wishes={str(key): " ".join(value.replace(",", " ").split()) for key, value in pairs(block, "with")},
        moves=tuple(_told(each) for each in words_at(block, "moves")),
        holds={key: _told(value) for key, value in held.items()},
        expect=tuple((read, told) for read, told in expected if read is not None),
        hears=tuple(_told(each) for each in words_at(block, "hears")),
        refused=_told(refused) if refused else None,
    )


def _told(text: Text) -> Told:
    return Told(str(text), text.line)
