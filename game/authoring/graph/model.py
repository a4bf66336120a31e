"""What a map shows: the states of the talk with their moves, and where each move leads."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.content.meaning.reach import Possible
from game.encounter.script import Act, Encounter, Rupture
from game.encounter.values import Answer, Kind

END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One move in the box of its state. `to` is the state that follows, "" where the talk stays or the play ends.

    `detour` is what it may open (`big_promise`, `reconcile notice`); `sign` tells how the play may end with it: ✓ by
    an agreement, × without one.
    """

    act: str
    words: str
    family: str
    to: str = ""
    sign: str = ""
    detour: str = ""
    is_locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One state. `is_reached` is whether some play might come there."""

    name: str
    rows: tuple[Row, ...] = ()
    lines: int = 0
    is_reached: bool = True
    is_start: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """From a row of a box to another box."""

    source: str
    row: int
    target: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A whole encounter; `by_itself` are ruptures that no move opens: "easter_rota at turn 4"."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    by_itself: tuple[str, ...] = ()


def map_of(encounter: Encounter) -> Map:
    """The map of an encounter, its states in the order of the file."""
    possible = Possible.of(encounter)
    boxes = tuple(
        Box(
            name=name,
            rows=tuple(row for act in moment.acts for row in _rows(act)),
            lines=len(moment.lines),
            is_reached=name in possible.states,
            is_start=name == encounter.start,
        )
        for name, moment in encounter.moments.items()
    )
    arrows = tuple(
        Arrow(source=box.name, row=place, target=row.to, family=row.family)
        for box in boxes
        for place, row in enumerate(box.rows)
        if row.to and row.to != box.name
    )
    itself = tuple(_by_itself(each) for each in encounter.ruptures.values() if each.opens != "slip")
    return Map(title=encounter.title, boxes=boxes, arrows=arrows, by_itself=itself)


def _by_itself(rupture: Rupture) -> str:
    return f"{rupture.id} at turn {rupture.turn}" if rupture.opens == "turn" else f"{rupture.id}, from the past"


def _rows(act: Act) -> Iterator[Row]:
    """A row for a move; of an offer one for each state that may follow."""
    detour = act.slip or (f"reconcile {act.reconcile}" if act.reconcile else "") or act.too_hard or ""
    common = Row(act=act.id, words=act.id, family=act.family, detour=detour, is_locked=bool(act.needs))
    if not act.answers:
        sign = "✓" if act.kind is Kind.ACCEPT else "×" if act.kind is Kind.WALK or act.go == END else ""
        yield replace(common, to="" if act.go == END else act.go or "", sign=sign)
    for to, answers in _by_target(act).items():
        sign = "✓" if Answer.ACCEPTED in answers else "×" if to == END else ""
        words = f"{act.id}: {', '.join(answers)}"
        yield replace(common, words=words, to="" if to == END else to, sign=sign)


def _by_target(act: Act) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    for answer, to in act.answers.items():
        found.setdefault(to, []).append(answer)
    return found
