"""The notation of moves: what `write` writes, `read` reads."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.encounter import moves
from game.encounter.moves import Move, read, write

NAME = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)


def any_of_kind(kind: type) -> st.SearchStrategy[Move]:
    """Moves of one kind with any names."""
    package = st.lists(st.tuples(NAME, NAME), max_size=4).map(tuple)
    fields = {"package": package, "beside": package, "wordings": st.lists(NAME).map(tuple)}
    names = list(getattr(kind, "__dataclass_fields__", ()))
    return st.builds(kind, **{name: fields.get(name, NAME) for name in names})


@pytest.mark.parametrize("kind", get_args(moves.Move), ids=lambda kind: kind.__name__)
def test_every_kind_of_move_is_read_as_it_was_written(kind: type) -> None:
    @given(any_of_kind(kind))
    def holds(move: Move) -> None:
        assert read(write(move)) == move

    holds()


@pytest.mark.parametrize("text", ["", "   ", "dance", "say", "say a b", "offer day", "offer a=b=c", "walk on", "keep"])
def test_what_is_no_move_is_read_as_none(text: str) -> None:
    assert read(text) is None


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    move = read(text)
    assert move is None or read(write(move)) == move
