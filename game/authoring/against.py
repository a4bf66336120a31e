"""The command `check --against`: plays that were kept meet edited files, and what would move where."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from game.encounter.machine import by_dictionary
from game.encounter.script import Encounter
from game.session.journal import Head, JournalProblem, Record
from game.session.keep import CannotKeep, load
from game.session.moving import Difference, replayed
from game.session.replay import fold

Kept = tuple[str, Head, tuple[Record, ...]]
"""(the journal it is in, its head, its records)."""
Find = Callable[[str, str], Encounter | None]
"""(encounter, hand) -> how its file has it now; None where there is none that can be played."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One play against the file as it is now. `difference` is None where nothing moves; else `what` tells it."""

    journal: str
    play: int
    encounter: str
    moves: int
    what: str
    difference: Difference | None = None
    is_lost: bool = False
    """Whether it cannot be played through any more."""


def met(kept: Kept, find: Find) -> Met:
    """One play made once more in the file as it is now."""
    journal, head, records = kept
    common = dict(journal=journal, play=head.play, encounter=head.encounter, moves=len(records))
    try:
        before = load(head.source)
        beats = fold(before, head, records)
    except (CannotKeep, JournalProblem):
        return Met(**common, what="It cannot be read by this game any more.", is_lost=True)  # type: ignore[arg-type]
    now = find(head.encounter, before.variant)
    if now is None:
        return Met(**common, what="Its encounter is not here, or cannot be played.")  # type: ignore[arg-type]
    moved = replayed(now, beats, by_dictionary)
    one = moved.refused or moved.difference
    what = _what(one) if one is not None else "as it was"
    return Met(**common, what=what, difference=one, is_lost=moved.refused is not None)  # type: ignore[arg-type]


def _what(difference: Difference) -> str:
    if not difference.number:
        return f"From the beginning: {difference.what}"
    return f"Move {difference.number}, '{difference.move}': {difference.what}"


def told(found: Sequence[Met]) -> str:
    """A line for each play that comes out otherwise, then a count."""
    lines = [
        f"{each.journal} play {each.play} ({each.encounter}, {each.moves} moves): {each.what}"
        for each in found
        if each.what != "as it was"
    ]
    lost = sum(each.is_lost for each in found)
    other = sum(each.difference is not None and not each.is_lost for each in found)
    same = len(found) - lost - other - sum(each.difference is None and each.what != "as it was" for each in found)
    lines.append(f"{len(found)} plays: {same} as they were, {other} come out otherwise, {lost} stop on the way")
    return "\n".join(lines) + "\n"


def all_met(kept: Iterable[Kept], find: Find) -> list[Met]:
    """Every play, the newest of each journal first; rehearsals are left out."""
    return [met(each, find) for each in kept if each[1].mode != "rehearsal"]
