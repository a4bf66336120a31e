"""The fixed machines as text: what `python main.py diagram` prints and docs/ARCHITECTURE.md shows."""

from __future__ import annotations

from game.encounter.deal import DEAL
from game.encounter.machine import Table
from game.encounter.reconciliation import RECONCILIATION
from game.encounter.repair import REPAIR

TABLES = (REPAIR, RECONCILIATION, DEAL)


def rows_of(table: Table) -> str:
    """One table: a line for each row; a guard stands in brackets, final states in the last line."""
    lines = [f"{table.name}  (begins {table.initial})"]
    for row in table.rows:
        guard = f"  [{row.guard.__name__.strip('_')}]" if row.guard else ""
        lines.append(f"  {row.source:<12} --{row.trigger + '-->':<16} {row.dest}{guard}")
    return "\n".join([*lines, f"  final: {', '.join(table.final)}"])


def diagram() -> str:
    """All fixed machines; the talk is the trainer's own."""
    return "\n\n".join(rows_of(table) for table in TABLES) + "\n"
