"""The command `evidence`: runs every row, prints what came out, and writes the document where it is asked to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from game.authoring.evidence.row import SEED, Finding, Given, Row, find
from game.authoring.evidence.table import ROWS
from game.authoring.evidence.writing import as_json, document

CLEAN, PROBLEMS = 0, 1


def findings(pack: Path, rows: Sequence[Row] = ROWS) -> tuple[Finding, ...]:
    """Every row, run once."""
    given = Given(seed=SEED, pack=pack)
    return tuple(find(row, given) for row in rows)


def code_of(found: Sequence[Finding]) -> int:
    """0, or 1 where a row that was run fails."""
    return PROBLEMS if any(each.agrees is False for each in found) else CLEAN


def run(pack: Path, json: bool, write_to: Path | None, out: TextIO, rows: Sequence[Row] = ROWS) -> int:
    """Prints the document, or JSON; writes the document of the same run to `write_to` where that is given.

    Returns 0, or 1 where a row that was run fails.
    """
    found = findings(pack, rows)
    out.write(as_json(found) if json else document(found))
    if write_to is not None:
        write_to.write_text(document(found), encoding="utf-8")
    return code_of(found)
