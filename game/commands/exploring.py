"""The command that proves: every situation of an encounter visited."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import Command
from game.language.catalog import N_, _

if TYPE_CHECKING:
    from game.content.load import FileReport
    from game.content.pack import Pack
    from game.content.problems import Problem
    from game.encounter.script import Encounter
    from game.review.lookahead import Searcher
    from game.review.model import Searching

SECONDS = 20.0  # after which it says how far it got


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("encounter files"))
    parser.add_argument("--seconds", type=float, default=SECONDS, metavar="N", help=_("stop after so long (20)"))
    parser.add_argument("--all", action="store_true", help=_("as long as it takes"))
    parser.add_argument("--json", action="store_true", help=_("what was proved as JSON"))


def foresight(encounter: Encounter) -> Searcher:
    """Exact search over the compiled encounter: what a look-back, a report and the best line are worked out with."""
    from game.authoring.explore.foreseeing import Foresight

    return Foresight(encounter)


def foresight_within(encounter: Encounter) -> Searching:
    """The same search over the moves that are allowed, for the line to watch; one machine for all that it asks."""
    from game.authoring.explore.compiled import compile_encounter
    from game.authoring.explore.foreseeing import Foresight

    compiled = compile_encounter(encounter)
    return lambda allowed, enough: Foresight(encounter, compiled=compiled, allowed=allowed, enough=enough)


def _explore(given: argparse.Namespace) -> int:
    from game.authoring.explore.command import run
    from game.content.load import pack_above

    seconds = None if given.all else given.seconds
    packs: dict[Path, Pack] = {}
    files = [Path(file) for file in given.files]
    codes = [run(f, pack_above(f, packs), seconds=seconds, out=sys.stdout, as_json=given.json) for f in files]
    return max(codes)


COMMANDS = (
    Command(
        "explore",
        N_(
            "Visit every situation of an encounter: outcomes with the shortest way to each, the best worth, and proofs."
        ),
        "explore dialogues/encounters/cold_ward.yaml",
        _arguments,
        _explore,
    ),
)


def prove(file: FileReport) -> tuple[tuple[Problem, ...], str]:
    """What `check --explore` adds: every situation of the file's own hand, for so many seconds at most."""
    from game.authoring.explore.command import summary
    from game.authoring.explore.explored import explore
    from game.authoring.explore.problems import problems_of
    from game.content import reader

    assert file.encounter is not None
    explored = explore(file.encounter, seconds=SECONDS)
    return tuple(problems_of(explored.proofs, reader.read_path(Path(file.path)))), summary(explored)
