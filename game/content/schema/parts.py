"""What the table of shapes is made of: keys, shapes, and the kinds of value that recur in it."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from game.content.value_types import (
    Anything,
    BlockOf,
    Choice,
    Clauses,
    Effects,
    Either,
    ListOf,
    MapOf,
    Name,
    Number,
    Prose,
    Ref,
    Type,
    Word,
    YesNo,
)
from game.encounter.values import (
    Cue,
    Measure,
    Mood,
    Outcome,
    Skill,
)

FORMAT = 1
END = "end"


@dataclass(frozen=True, slots=True)
class Key:
    """What may stand behind a key. `about` is its description in editors and in the guide."""

    type: Type
    about: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of block. `label` names it in a sentence: "a line"."""

    label: str
    keys: dict[str, Key]


def one_of(enum: Iterable[StrEnum], noun: str, code: str = "not-in-list") -> Choice:
    """One word of a closed list of the game; `noun` names it in a sentence."""
    return Choice(tuple(str(each) for each in enum), noun, code)


CHANGES = MapOf(Word(), Anything())
"""Changes of a hand, by name: they are checked where they land."""
PROSE, SPOKEN, WORD, NAME, ID = Prose(), Prose(spoken=True), Word(), Name(), Name(is_id=True)
POINTS, YES, CLAUSES, EFFECTS = Number(0, 100), YesNo(), Clauses(), Effects()
MOOD, CUE, MEASURE = one_of(Mood, "mood"), one_of(Cue, "cue"), one_of(Measure, "measure", "unknown-measure")
SKILL, OUTCOME = one_of(Skill, "skill"), one_of(Outcome, "outcome")
FACT, LINE, STATE, RUPTURE = Ref("fact"), Ref("line"), Ref("target"), Ref("rupture")
BACKING = Ref("backing")
PROMISE, ISSUE, RIVAL = Ref("promise"), Ref("issue"), Ref("rival")
REACTIONS = ("accepted", "countered", "refused", "insulted", "lapsed", "kept", "broke")
REACTION = Choice(REACTIONS, "occasion", "unknown-occasion")
PACK_OCCASION = Choice((*REACTIONS, *(str(each) for each in Outcome)), "occasion", "unknown-occasion")
OPTION_OF = MapOf(ISSUE, WORD)
SIDES = MapOf(Choice(("them", "you"), "side"), WORD)
SPEECH = BlockOf("line")
LOOSE = Either(SPOKEN, BlockOf("loose line"))
WORDINGS = ListOf(BlockOf("wording"))

NOTES = {
    "notes": Key(PROSE, "For the trainer: what to listen for."),
    "teaches": Key(SKILL, "The skill that it shows."),
}
SAID = {
    "mood": Key(MOOD, "What her face shows."),
    "cue": Key(CUE, "A posture that the portrait can show."),
}
