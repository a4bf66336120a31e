"""Events on paper and back: every kind, with every field."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.encounter import events
from game.encounter.events import Cause, Event
from game.encounter.values import Answer, Outcome
from game.session import codec

PACKAGE = st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "str": st.text(),
    "int": st.integers(-(10**6), 10**6),
    "bool": st.booleans(),
    "str | None": st.none() | st.text(),
    "tuple[str, ...]": st.lists(st.text()).map(tuple),
    "Causes": st.lists(st.builds(Cause, st.text(), st.integers(), st.text()), max_size=3).map(tuple),
    "Package": PACKAGE,
    "Package | None": st.none() | PACKAGE,
    "Answer": st.sampled_from(Answer),
    "Outcome": st.sampled_from(Outcome),
}
"""Type of a field -> values of it."""


@pytest.mark.parametrize("kind", get_args(events.Event), ids=lambda kind: kind.__name__)
def test_every_kind_of_event_comes_back_as_it_was_written(kind: type) -> None:
    @given(st.builds(kind, **{field.name: FIELDS[str(field.type)] for field in fields(kind)}))
    def holds(event: Event) -> None:
        (back,) = codec.read(codec.write((event,)))
        assert back == event
        assert [type(getattr(back, each.name)) for each in fields(kind)] == [
            type(getattr(event, each.name)) for each in fields(kind)
        ]

    holds()


def test_events_are_one_line_of_text() -> None:
    assert "\n" not in codec.write((events.LineSaid("you", "a\nb"), events.Began()))


def test_an_event_that_an_older_game_wrote_without_a_later_field_is_still_read() -> None:
    assert codec.read('[{"event":"Yielded","steps":2}]') == (events.Yielded(2),)
