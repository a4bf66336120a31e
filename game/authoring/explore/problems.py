"""Proofs as problems of a file: each with the line it is about."""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.explore.explored import Proof
from game.content.codes import Findings
from game.content.nodes import Block, Items, Node, Text, key_of
from game.content.problems import Problem, in_order
from game.content.reader import Source
from game.content.tree import block_at, words_at

LONGEST_WAY = 400  # characters of a way that a hint shows


def problems_of(proofs: tuple[Proof, ...], source: Source) -> list[Problem]:
    """The proofs as problems, sorted by line. `source` is the file as it was read."""
    findings = Findings(source.path)
    root = source.root if type(source.root) is Block else Block()
    for proof in proofs:
        words = {name: str(word)[:LONGEST_WAY] for name, word in proof.words.items()}
        findings.add(proof.code, _spot(root, proof), **words)
    return in_order(findings.problems)


def _spot(root: Block, proof: Proof) -> Node | None:
    """Where in the file it stands; None for the file as a whole, or what comes from the pack."""
    match proof.kind:
        case "moment":
            states = block_at(root, "states")
            return key_of(states, proof.about) if proof.about in states else None
        case "skill":
            return next((word for word in words_at(block_at(root, "about"), "skills") if word == proof.about), None)
        case "encounter":
            about = block_at(root, "about")
            return key_of(about, "best") if "best" in about else key_of(root, "about") if "about" in root else None
        case _:
            return next(_with_id(root, proof.about), None)


def _with_id(node: Node, id: str) -> Iterator[Text]:
    """The ids in the file that are this one."""
    if type(node) is Block:
        found = node.get(Text("id"))
        if type(found) is Text and found == id:
            yield found
        for inner in node.values():
            yield from _with_id(inner, id)
    elif type(node) is Items:
        for inner in node:
            yield from _with_id(inner, id)
