"""The fixed machines: their rows, their ends, and the library against the compiled rows."""

from __future__ import annotations

import itertools

import pytest

from game.encounter.deal import DEAL
from game.encounter.machine import Row, Table, by_dictionary, by_library
from game.encounter.reconciliation import RECONCILIATION
from game.encounter.repair import REPAIR
from game.encounter.state import Breakage
from game.encounter.talk import talk_table
from tests.builders import yard

NEW, REFUSED = (Breakage(id="broke", phase="ruptured", turn=1, severity=1, refusals=times) for times in (0, 1))
TABLES = {table.name: table for table in (DEAL, REPAIR, RECONCILIATION, talk_table(yard()))}


@pytest.mark.parametrize("name", TABLES)
def test_the_library_and_the_compiled_rows_say_the_same(name: str) -> None:
    table = TABLES[name]
    triggers = sorted({row.trigger for row in table.rows} | {"nonsense"})
    for state, trigger, facts in itertools.product(table.states, triggers, (NEW, REFUSED)):
        assert by_library(table, state, trigger, facts) == by_dictionary(table, state, trigger, facts)


@pytest.mark.parametrize("name", TABLES)
def test_nothing_leads_out_of_a_final_state(name: str) -> None:
    table = TABLES[name]
    assert {row.source for row in table.rows}.isdisjoint(table.final)


@pytest.mark.parametrize("name", TABLES)
def test_every_state_can_be_come_to(name: str) -> None:
    table = TABLES[name]
    assert {row.dest for row in table.rows} | {table.initial, *table.final} == set(table.states)


def test_rows_are_tried_in_their_order_and_a_guard_lets_the_next_one_try() -> None:
    table = Table("toy", "a", (Row("go", "a", "b", lambda facts: facts > 1), Row("go", "a", "c")))
    for follow in (by_library, by_dictionary):
        assert [follow(table, "a", "go", facts) for facts in (2, 1)] == ["b", "c"]


def test_a_trigger_without_a_row_leads_nowhere() -> None:
    for follow in (by_library, by_dictionary):
        assert follow(DEAL, "walked", "accept", None) is None
        assert follow(DEAL, "open", "to_agreed", None) is None


@pytest.mark.parametrize(
    ("state", "trigger", "facts", "leads_to"),
    [
        ("steady", "open", NEW, "ruptured"),
        ("ruptured", "challenge", NEW, "challenged"),
        ("ruptured", "accept", NEW, "steady"),
        ("challenged", "accept", NEW, "steady"),
        ("challenged", "refuse", NEW, "challenged"),
        ("challenged", "refuse", REFUSED, "withdrawn"),
        ("challenged", "pass_over", NEW, "open"),
        ("open", "return_to_it", NEW, "challenged"),
        ("open", "accept", NEW, None),
        ("steady", "accept", NEW, None),
    ],
)
def test_the_corrective_interchange_goes_as_goffman_tells(
    state: str, trigger: str, facts: Breakage, leads_to: str | None
) -> None:
    assert by_dictionary(REPAIR, state, trigger, facts) == leads_to


@pytest.mark.parametrize(
    ("state", "trigger", "leads_to"),
    [
        ("open", "counter", "countered"),
        ("countered", "take", "agreed"),
        ("open", "accept", "agreed"),
        ("open", "give_in", "hollow"),
        ("agreed", "record", "bound"),
        ("hollow", "record", "hollow"),
        ("open", "record", None),
        ("agreed", "walk", None),
        ("open", "walk", "walked"),
        ("open", "lose", "lost"),
    ],
)
def test_the_deal_goes_from_open_to_bound_or_ends(state: str, trigger: str, leads_to: str | None) -> None:
    assert by_dictionary(DEAL, state, trigger) == leads_to
