"""What the builders of one file share."""
from __future__ import annotations

from dataclasses import dataclass, field

from game.content.clauses import clauses, effects
from game.content.codes import Findings
from game.content.known import Known
from game.content.nodes import Block, Node, Text
from game.content.tree import as_enum, items_at, number, one_of, optional, word, yes
from game.encounter.script import Clause, Effect, Line
from game.encounter.values import Cue, Mood, Skill


@dataclass(slots=True)
class Making:
    """The names of a file, its problems, and what was derived for it."""

    known: Known
    findings: Findings
    derived: list[str] = field(default_factory=list)

    def clauses(self, block: Block, name: str) -> tuple[Clause, ...]:
        """The conditions behind a key."""
        return self.clauses_in(items_at(block, name))

    def clauses_in(self, node: Node) -> tuple[Clause, ...]:
        """The conditions of a list."""
        return clauses(node, self.known, self.findings) if node else ()

    def effects_in(self, node: Node) -> tuple[Effect, ...]:
        """The effects of a list."""
        return effects(node, self.known, self.findings) if node else ()

    def line(self, block: Block, id: str = "") -> Line:
        """Something said; `id` stands in where the block has none."""
        return Line(
            id=str(word(block, "id", id)),
            say=str(word(block, "say")),
            mood=one_of(block, "mood", Mood, Mood.CALM),
            cue=as_enum(word(block, "cue"), Cue),
            once=yes(block, "once"),
            asks=yes(block, "asks"),
            when=self.clauses(block, "when"),
            by=name_or_none(block, "by"),
            after=number(block, "after"),
        )

    def loose(self, block: Block, name: str, id: str) -> Line | None:
        """The line behind a key, written as a text or as a block; None when there is none."""
        value = block.get(Text(name))
        if type(value) is Block:
            return self.line(value, id)
        return Line(id=id, say=str(value)) if type(value) is Text and value else None


def name_or_none(block: Block, name: str) -> str | None:
    """The text behind a key as a plain string."""
    found = optional(block, name)
    return None if found is None else str(found)


def skill(block: Block) -> Skill | None:
    """What a block teaches."""
    return as_enum(word(block, "teaches"), Skill)
