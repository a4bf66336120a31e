"""A state machine as a table of rows, answered by the `transitions` library or by a compiled dictionary.

Both ways give the same state for the same question; a test plays them side by side. A session asks the library;
exploring and simulating, which ask millions of times, ask the dictionary. `python main.py diagram` prints tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any

Guard = Callable[[Any], bool]
Follow = Callable[["Table", str, str, Any], str | None]
"""(table, state, trigger, facts) -> the state that follows, or None where the table has no such row."""


@dataclass(frozen=True, slots=True)
class Row:
    """`trigger` leads from `source` to `dest` where `guard` holds of the facts handed in."""

    trigger: str
    source: str
    dest: str
    guard: Guard | None = None


class Table:
    """The rows of one machine. States are listed, final ones too: nothing leads out of a final state."""

    def __init__(self, name: str, initial: str, rows: tuple[Row, ...], final: tuple[str, ...] = ()) -> None:
        self.name = name
        self.initial = initial
        self.rows = rows
        self.final = final
        ends = [end for row in rows for end in (row.source, row.dest)]
        self.states = tuple(dict.fromkeys([initial, *ends, *final]))

    @cached_property
    def library(self) -> Any:
        """The table as one shared `transitions.Machine` without a model."""
        from transitions import Machine

        rows = [
            {
                "trigger": row.trigger,
                "source": row.source,
                "dest": row.dest,
                "conditions": None
                if row.guard is None
                else (lambda event, guard=row.guard: guard(event.kwargs["facts"])),
            }
            for row in self.rows
        ]
        return Machine(
            model=None,
            states=list(self.states),
            initial=self.initial,
            transitions=rows,
            auto_transitions=False,
            send_event=True,
        )

    @cached_property
    def compiled(self) -> dict[tuple[str, str], tuple[Row, ...]]:
        """Rows by (state, trigger), in the order they are tried."""
        found: dict[tuple[str, str], tuple[Row, ...]] = {}
        for row in self.rows:
            found[row.source, row.trigger] = (*found.get((row.source, row.trigger), ()), row)
        return found


def by_library(table: Table, state: str, trigger: str, facts: Any = None) -> str | None:
    """What follows, asked of `transitions` through a throw-away holder."""
    machine = table.library
    event = machine.events.get(trigger)
    if event is None or not machine.get_transitions(trigger, state):
        return None
    holder = SimpleNamespace(state=state)
    return str(holder.state) if event.trigger(holder, facts=facts) else None


def by_dictionary(table: Table, state: str, trigger: str, facts: Any = None) -> str | None:
    """What follows, asked of the compiled rows."""
    for row in table.compiled.get((state, trigger), ()):
        if row.guard is None or row.guard(facts):
            return row.dest
    return None
