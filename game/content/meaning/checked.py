"""An encounter beside the tree that it was built from."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from game.content.codes import Findings
from game.content.nodes import Block, Node, Text
from game.content.tree import word
from game.content.walk import Walk
from game.encounter.script import Act, AnyOf, Clause, Encounter, Has, Line


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What the checks of meaning look at. `clauses` and the acts are in the order of the file."""

    encounter: Encounter
    root: Block
    walked: Walk
    findings: Findings
    _keys: dict[int, dict[str, Text]] = field(default_factory=dict)
    """Of the blocks that were asked for, by identity: a key as it stands in the file."""

    def _key(self, block: Block, name: str) -> Text:
        if id(block) not in self._keys:
            self._keys[id(block)] = {str(key): key for key in block}
        return self._keys[id(block)][name]

    def key(self, *names: str) -> Text | None:
        """The key at the end of a chain of names, or the last one that is there."""
        block: Node = self.root
        found: Text | None = None
        for name in names:
            if type(block) is not Block or Text(name) not in block:
                break
            found = self._key(block, name)
            block = block[found]
        return found

    def sound(self, *names: str) -> bool:
        """Whether a part of the file is there and has no error."""
        block: Node = self.root
        key: Text | None = None
        for name in names:
            if type(block) is not Block or Text(name) not in block:
                return False
            key = self._key(block, name)
            block = block[key]
        if key is None:
            return False
        if type(block) is Text:
            return self.findings.clean(min(key.line, block.line), max(key.line, block.line))
        return self.findings.clean(min(key.line, block.line), block.last)  # type: ignore[union-attr]

    def add(self, code: str, at: Node | None, **words: object) -> None:
        """Records a problem at a node of the tree."""
        self.findings.add(code, at, None, **words)

    @cached_property
    def acts(self) -> tuple[tuple[Act, Block], ...]:
        """Every move of the author with its block; of an id that is used twice each has its own."""
        by_id: dict[str, list[Act]] = {}
        for moment in self.encounter.moments.values():
            for act in moment.acts:
                by_id.setdefault(act.id, []).append(act)
        named = ((word(block, "id"), block) for block in self.walked.bodies.get("move", ()))
        return tuple((by_id[id].pop(0), block) for id, block in named if id and by_id.get(id))

    @cached_property
    def lines(self) -> dict[str, Line]:
        """What she can say in the talk, by id."""
        encounter = self.encounter
        found = [line for moment in encounter.moments.values() for line in moment.lines]
        found += [act.reply for moment in encounter.moments.values() for act in moment.acts if act.reply]
        for rupture in encounter.ruptures.values():
            found += [rupture.challenge, rupture.refuses, rupture.accepts]
        for way in encounter.reconciling.values():
            found += way.answers.values()
        found += [*encounter.later.values(), *encounter.endings.values()]
        return {line.id: line for line in found}

    def clauses(self) -> Iterator[Clause]:
        """Every condition, those inside `any_of` too."""
        for moment in self.encounter.moments.values():
            for line in (*moment.lines, *moment.rival):
                yield from flat(line.when)
            for act in moment.acts:
                yield from flat(act.needs)
        for way in self.encounter.reconciling.values():
            for step in (*way.say_mine, *way.restate, *way.translate, *way.meet):
                yield from flat(step.needs)

    def facts_asked(self) -> set[str]:
        """Facts that a condition asks about."""
        return {each.name for each in self.clauses() if isinstance(each, Has) and each.verb == "knows"}


def flat(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """Conditions without their alternatives' brackets."""
    for each in clauses:
        if isinstance(each, AnyOf):
            yield from flat(each.clauses)
        else:
            yield each
