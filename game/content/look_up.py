"""Looks up every name that a file points at, among its own and those of its pack."""
from __future__ import annotations

from game.content.clauses import VERBS
from game.content.codes import Findings
from game.content.known import Known, declared, options_of
from game.content.nodes import Block, Node, Text
from game.content.pack import Pack
from game.content.problems import nearest
from game.content.tree import as_enum, block_at, blocks, listed, optional, word
from game.content.walk import Walk
from game.encounter.values import Outcome

SLIP = 0.85
"""How like another name one must be to be taken for a slip of the pen, 0 to 1."""


def look_up(root: Block, walked: Walk, pack: Pack) -> Known:
    """The names of the file and its pack, with every reference looked up."""
    known = declared(root, walked, pack.overpress is not None)
    known.promises_due = (lambda: pack.promises) if pack.folder else None
    if pack.checks_people:
        known.names["person"] = {name: Text(name) for name in pack.people}
    if pack.checks_rivals:
        known.names["rival"] = {name: Text(name) for name in pack.rivals}
    for kind, written in walked.refs:
        known.look(kind, written, written, walked.findings)
    _look_up_options(root, walked.findings)
    _look_up_renamed(root, walked, known)
    _look_up_steps(root, walked, known)
    _look_up_later(root, walked, known)
    _look_up_parallel(root, walked, pack)
    return known


def _look_up_steps(root: Block, walked: Walk, known: Known) -> None:
    """A rival's step names issues, and `every`."""
    for bid in block_at(root, "rivals").values():
        for key in block_at(bid, "step") if type(bid) is Block else ():
            if key != "every":
                known.look("issue", key, key, walked.findings)


def _look_up_later(root: Block, walked: Walk, known: Known) -> None:
    """`kept NAME`, `broke NAME`, or an outcome."""
    for key in block_at(root, "later"):
        verb, _, name = " ".join(key.split()).partition(" ")
        if name and verb in ("kept", "broke"):
            known.look(VERBS[verb], name, key, walked.findings)
        elif as_enum(key, Outcome) is None:
            names = ["kept NAME", "broke NAME", *Outcome]
            walked.findings.add("unknown-occasion", key, names, name=key, names=", ".join(names))


def _look_up_parallel(root: Block, walked: Walk, pack: Pack) -> None:
    """A parallel encounter may be still to come; a name that is nearly right is a slip of the pen."""
    written = optional(block_at(root, "about"), "parallel")
    if written is None or written in pack.order or written in pack.heads:
        return
    names = [*pack.order, *pack.heads]
    if nearest(written, names, SLIP) is not None:
        walked.findings.add("unknown-parallel", written, names, name=written, names=", ".join(names[:12]))


def _look_up_options(root: Block, findings: Findings) -> None:
    """Checks every name of an option, each among those of its issue."""
    issues = dict(blocks(root, "issues"))
    options = {str(key): options_of(issue) for key, issue in issues.items()}
    for name, issue in issues.items():
        for sides in (block_at(issue, "opens"), block_at(issue, "livable"), *_money_sides(issue)):
            for value in sides.values():
                _option(options[name], name, value, findings)
        if word(issue, "unsaid"):
            _option(options[name], name, word(issue, "unsaid"), findings)
    for _, bid in blocks(root, "rivals"):
        for part in ("opens", "floor"):
            for issue_name, value in block_at(bid, part).items():
                _option(options.get(issue_name), issue_name, value, findings)
    for name, way in blocks(root, "reconcile"):
        chosen = [word(way, "bridge"), *(word(step, "option") for step in listed(way, "meet"))]
        for value in chosen:
            _option(options.get(name), name, value, findings)


def _money_sides(issue: Block) -> list[Block]:
    money = block_at(issue, "money")
    return [block_at(money, "livable"), block_at(money, "opens")]


def _option(options: dict[str, Text] | None, issue: str, value: Node, findings: Findings) -> None:
    """Reports a name that is no option of its issue; an unknown issue was told already."""
    if type(value) is Text and value and options and value not in options:
        names = ", ".join(list(options)[:12])
        findings.add("unknown-option", value, options.values(), name=value, issue=issue, names=names)


def _look_up_renamed(root: Block, walked: Walk, known: Known) -> None:
    """What `renamed` leads to must exist."""
    every = {**walked.ids}
    for names in known.names.values():
        every.update(names)
    for _, issue in blocks(root, "issues"):
        every.update(options_of(issue))
    for value in block_at(root, "renamed").values():
        if type(value) is Text and value and value not in every:
            walked.findings.add("unknown-name", value, every.values(), name=value)
