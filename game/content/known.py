"""The names that a file declares, and those that its pack adds."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from game.content.codes import Findings
from game.content.nodes import Block, Node, Spot, Text, text
from game.content.schema import END
from game.content.tree import block_at, blocks, word
from game.content.walk import Walk

CODE_OF = {
    "target": "unknown-target",
    "state": "unknown-state",
    "fact": "unknown-fact",
    "line": "unknown-line",
    "move": "unknown-move",
    "rupture": "unknown-rupture",
    "backing": "unknown-fact",
    "promise": "unknown-promise",
    "promise due": "unknown-promise",
    "issue": "unknown-issue",
    "person": "unknown-person",
    "rival": "unknown-rival",
    "rival here": "unknown-rival",
    "encounter": "unknown-encounter",
}
"""The problem of a name that is not there, by the kind of thing."""


@dataclass(slots=True)
class Known:
    """Names by the kind of thing; a kind that is missing is not checked."""

    names: dict[str, dict[str, Text]] = field(default_factory=dict)
    promises_due: Callable[[], Collection[str]] | None = None
    """The promises of the whole pack, read only when an encounter asks about one that is not its own."""

    def look(self, kind: str, name: str, at: Node | Spot, findings: Findings) -> bool:
        """Whether there is a `kind` called `name`; tells so when there is not."""
        here = self.names.get("promise" if kind == "promise due" else kind)
        if here is None or name in here:
            return True
        if kind == "promise due" and (self.promises_due is None or name in self.promises_due()):
            return True
        listed = [each for each in here if each != END][:12]  # the sentence about a state names 'end' itself
        findings.add(CODE_OF[kind], at, here.values(), name=name, names=", ".join(listed) or "none yet")
        return False


def declared(root: Block, walked: Walk, overpress: bool) -> Known:
    """What an encounter file itself declares."""
    states = dict.fromkeys(key for key, _ in blocks(root, "states"))
    names = {
        "state": _named(states),
        "target": _named([*states, text(END)]),
        "fact": _named(block_at(root, "facts")),
        "line": _named(word(each, "id") for each in walked.bodies.get("line", ())),
        "move": _named(word(each, "id") for each in walked.bodies.get("move", ())),
        "rupture": _named([*block_at(root, "ruptures"), *([text("overpress")] if overpress else [])]),
        "promise": _named(block_at(root, "promises")),
        "issue": _named(block_at(root, "issues")),
        "rival here": _named(block_at(root, "rivals")),
    }
    shown = _named(word(each, "shows") for each in walked.bodies.get("move", ()))
    names["backing"] = names["fact"] | names["rupture"] | names["promise"] | shown
    return Known(names)


def _named(names: Iterable[object]) -> dict[str, Text]:
    return {str(name): name for name in names if isinstance(name, Text) and name}


def options_of(issue: Block) -> dict[str, Text]:
    """The options of an issue by name; for money, the amounts."""
    if amounts := amounts_of(block_at(issue, "money")):
        return {str(amount): text(str(amount)) for amount in amounts}
    return _named(block_at(issue, "options"))


def amounts_of(money: Block) -> list[int]:
    """From least to most in steps, or nothing where the numbers do not go together."""
    least, most, step = (word(money, key) for key in ("least", "most", "step"))
    if not (least.isdecimal() and most.isdecimal() and step.isdecimal()):
        return []
    first, last, by = int(least), int(most), int(step)
    if by < 1 or last <= first or (last - first) // by > 40:
        return []
    return list(range(first, last + 1, by))
