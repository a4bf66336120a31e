"""A play against an encounter that has been edited: the same moves once more, and where they first lead elsewhere.

Ids that the file has given up are taken for those that `renamed:` puts in their place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.encounter import moves as notation
from game.encounter.machine import Follow, by_library
from game.encounter.moves import Move
from game.encounter.refusals import Refusal
from game.encounter.rules import begin, step
from game.encounter.script import Encounter
from game.encounter.state import State
from game.language.catalog import _, sentence
from game.session.replay import REHEARSAL, Beat, opening_beat


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The first move that comes out otherwise. `number` counts from 1; 0 is the beginning."""

    number: int
    move: str
    what: str
    """One sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A play made once more. `beats` go as far as the moves could be made; `difference` is the first, or None."""

    beats: tuple[Beat, ...]
    difference: Difference | None = None
    refused: Difference | None = None
    """The move that cannot be made any more, if there is one."""

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.beats[-1].state


def replayed(encounter: Encounter, was: tuple[Beat, ...], follow: Follow = by_library) -> Moved:
    """The moves of `was` made in `encounter`, the first beat being the beginning.

    A rehearsal begins as it began: with its own first events.
    """
    beats = [_beginning(encounter, was[0], follow)]
    if beats[0].state.at not in encounter.moments:
        gone = Difference(number=0, move="", what=_no_state(beats[0].state.at))
        return Moved(beats=(), difference=gone, refused=gone)
    first = _compared(0, "", was[0].state, beats[0].state, encounter.renamed)
    for number, before in enumerate(was[1:], 1):
        if before.move is None:
            continue
        move = renamed(before.move, encounter.renamed)
        result = step(encounter, beats[-1].state, move, follow)
        if isinstance(result, Refusal):
            what = _("It cannot be made: {why}").format(why=sentence(result.reason))
            refused = Difference(number=number, move=notation.write(move), what=what)
            return Moved(beats=tuple(beats), difference=first or refused, refused=refused)
        beats.append(Beat(number=number, move=move, events=result[1], state=result[0]))
        first = first or _compared(number, notation.write(move), before.state, result[0], encounter.renamed)
    return Moved(beats=tuple(beats), difference=first)


def _beginning(encounter: Encounter, was: Beat, follow: Follow) -> Beat:
    rehearsed = any(cause.code == REHEARSAL for event in was.events for cause in event.causes)
    return opening_beat(encounter, was.events if rehearsed else begin(encounter, follow)[1])


def _compared(number: int, move: str, was: State, now: State, names: Mapping[str, str]) -> Difference | None:
    """What a player would notice: the state of the talk, the ending, and the meters."""
    for told, before, after in (
        (_("Now the talk stands in {now}; it was {then}."), names.get(was.at, was.at), now.at),
        (_("Now the stage is {now}; it was {then}."), was.stage, now.stage),
        (_("Now it ends {now}; it was {then}."), _word(was.outcome), _word(now.outcome)),
        (_("Now trust is {now}; it was {then}."), was.trust, now.trust),
        (_("Now tension is {now}; it was {then}."), was.tension, now.tension),
        (_("Now the turns left are {now}; it was {then}."), was.patience, now.patience),
    ):
        if before != after:
            return Difference(number=number, move=move, what=told.format(now=after, then=before))
    return None


def _no_state(name: str) -> str:
    return _("There is no state called '{name}' any more.").format(name=name)


def _word(outcome: object) -> str:
    return str(outcome) if outcome is not None else _("not yet")


def renamed(move: Move, names: Mapping[str, str]) -> Move:
    """The move with the names that its encounter has for things now."""
    if not names:
        return move
    words = notation.write(move).split(" ")
    put = [words[0], *("=".join(names.get(part, part) for part in word.split("=")) for word in words[1:])]
    return notation.read(" ".join(put)) or move
