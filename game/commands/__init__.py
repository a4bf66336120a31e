"""What every command is made of: its row, exit codes, the failures a person can mend, and where things are.

The commands themselves stand in the modules beside this one and in game/cli.py, which lists them all. Imports are made
inside the commands, so that the window's first frame waits for nothing it does not need.
"""
from __future__ import annotations

import argparse
import site
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CLEAN, PROBLEMS, WRONG_USE = 0, 1, 2
Run = Callable[[argparse.Namespace], int]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it does in a sentence, an example, its arguments and what runs it."""

    name: str
    does: str
    example: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Run


class Trouble(Exception):
    """Something the person can mend: one sentence, and the exit code."""

    def __init__(self, sentence: str, code: int = PROBLEMS) -> None:
        super().__init__(sentence)
        self.code = code


def shipped() -> Path:
    """The pack that comes with the game: beside it in a clone, under share/ where it was installed."""
    beside = Path(__file__).resolve().parents[2] / "dialogues"
    shared = [Path(base) / "share" / "livable-terms" / "dialogues" for base in (sys.prefix, site.getuserbase())]
    return next((folder for folder in (beside, *shared) if folder.is_dir()), beside)


def journal_path(given: str | None) -> Path:
    """The journal that was asked for, else the person's own."""
    return Path(given) if given else user_folder("data") / "journal.db"


def user_folder(kind: str) -> Path:
    """The person's own folder of a kind: data, config or cache. It need not exist yet."""
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_path")("livable-terms"))


def documents() -> Path:
    """Where a person looks for what a program wrote for them."""
    import platformdirs

    return Path(platformdirs.user_documents_path())


def now() -> str:
    """The time, ISO 8601 with zone: read here, at the edge, and handed in."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="milliseconds")
