"""Builds the talk: states, lines and moves."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.content.building.making import Making
from game.content.nodes import Block, Items, Node, Text
from game.content.tree import as_enum, blocks, listed, whole, yes
from game.content.walk import YES
from game.encounter.script import Act, Moment
from game.encounter.values import Answer, Kind, Measure, Skill


def build_moments(root: Block, making: Making) -> dict[str, Moment]:
    """Every state of the talk, by name."""
    return {str(name): _moment(str(name), state, making) for name, state in blocks(root, "states")}


def _moment(name: str, state: Block, making: Making) -> Moment:
    return Moment(
        id=name,
        lines=tuple(making.line(each) for each in listed(state, "lines")),
        acts=tuple(_act(each, making) for each in listed(state, "moves")),
        rival=tuple(making.line(each) for each in listed(state, "rival")),
        say_first=yes(state, "say_first"),
    )


def _act(move: Block, making: Making) -> Act:
    """A move has few of the many keys that it may have: only those that are there are read."""
    read: dict[str, Any] = {"id": "", "kind": Kind.ASK, "say": ""}
    for key, value in move.items():
        if type(value) is Text:
            if value and (text := _TEXTS.get(key)) is not None and (found := text(value)) is not None:
                read[key] = found
        elif key == "reply" and type(value) is Block:
            read["reply"] = making.line(value)
        elif key == "go" and type(value) is Block:
            read["answers"] = _answers(value)
        elif type(value) is Items and (listing := _LISTS.get(key)) is not None:
            read[key] = listing(making, value)
    return Act(**read)


def _answers(go: Block) -> dict[Answer, str]:
    """Of an offer: the state after each answer."""
    written = ((as_enum(key, Answer), value) for key, value in go.items() if type(value) is Text)
    return {answer: str(state) for answer, state in written if answer is not None}


def _yes(value: Text) -> bool:
    return value in YES


_TEXTS: dict[str, Callable[[Text], Any]] = {
    **dict.fromkeys(
        (
            "id", "say", "go", "to", "sees", "issue", "too_hard", "slip", "reconcile", "promise", "shows", "clears",
            "notes",
        ),
        str,
    ),
    "kind": lambda value: as_enum(value, Kind),
    "again": _yes,
    "right": _yes,
    "teaches": lambda value: as_enum(value, Skill),
    "strength": lambda value: whole(value, 1),
    "measure": lambda value: as_enum(value, Measure),
}
"""What a text behind a key of a move is read as; the field of the move has the name of the key."""
_LISTS: dict[str, Callable[[Making, Node], Any]] = {
    "needs": Making.clauses_in,
    "effects": Making.effects_in,
    "backed_by": lambda _, names: tuple(str(each) for each in names if type(each) is Text),
}
"""The same for a list."""
