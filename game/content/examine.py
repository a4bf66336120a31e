"""Every check of one encounter file: as it stands, then once for each of its hands."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.content.building import Making, Origin, build_encounter
from game.content.codes import Findings, in_hand
from game.content.hands import dealt, hands_of
from game.content.look_up import look_up
from game.content.meaning import Checked, check_meaning
from game.content.nodes import Block, Text
from game.content.pack import Pack, check_format
from game.content.problems import Problem
from game.content.reader import Source
from game.content.translations import check_translations
from game.content.tree import block_at, word
from game.content.walk import Walk, walk
from game.content.writing import check_cues, check_kinds, check_reading, check_writing
from game.encounter.script import Encounter


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a file was made into; `encounter` is complete even where the file has errors."""

    encounter: Encounter | None = None
    hands: Mapping[str, Encounter] = field(default_factory=dict)
    derived: tuple[str, ...] = ()


NOTHING = Examined()
"""Of a file that cannot be read, or that holds no encounter."""


def examine(source: Source, pack: Pack, stem: str | None) -> Examined:
    """Every check of one file, whose name without its ending is `stem`; the findings of the source grow."""
    if source.root is None:
        return NOTHING
    root = source.root if type(source.root) is Block else Block()
    check_format(root, source)
    if source.findings.count["newer-format"]:
        return NOTHING
    walked = walk(source.root, "encounter", source.findings, source.lines)
    if type(source.root) is not Block:
        return NOTHING
    hands = dict(hands_of(root, source.findings))
    making = Making(look_up(root, walked, pack), source.findings)
    encounter = _built(root, walked, making, source, pack, tuple(str(name) for name in hands))
    if stem is not None and encounter.id and stem != encounter.id:
        source.findings.add("file-name", root[Text("id")], file=f"{stem}.yaml", stem=stem, name=encounter.id)
    others = {str(name): _hand(root, name, hand, source, pack, encounter.variants) for name, hand in hands.items()}
    check_translations(encounter, tuple(others.values()), root, walked, pack)
    return Examined(encounter=encounter, hands=others, derived=tuple(making.derived))


def _built(
    root: Block, walked: Walk, making: Making, source: Source, pack: Pack, variants: tuple[str, ...]
) -> Encounter:
    """The encounter of a tree, checked for what it means."""
    findings = making.findings
    person = str(word(block_at(root, "client"), "person"))
    rivals = tuple(str(name) for name in block_at(root, "rivals"))
    digest = pack.digest(source.bytes, person, rivals, findings.hand)
    origin = Origin(content_hash=digest, text=source.text, hand=findings.hand, hands=variants)
    encounter = build_encounter(root, pack.around(str(word(root, "id"))), making, origin)
    checked = Checked(encounter=encounter, root=root, walked=walked, findings=findings)
    check_meaning(checked)
    check_writing(walked)
    check_reading(walked, encounter.language)
    check_cues(checked)
    check_kinds(checked)
    return encounter


def _hand(
    root: Block, name: Text, hand: Block, source: Source, pack: Pack, variants: tuple[str, ...]
) -> Encounter:
    """One hand, checked like a file of its own; what the file has already told is not told again."""
    findings = Findings(source.path, hand=str(name))
    changed = dealt(root, name, hand, findings)
    walked = walk(changed, "encounter", findings, source.lines)
    making = Making(look_up(changed, walked, pack), findings)
    encounter = _built(changed, walked, making, source, pack, variants)
    source.findings.problems += _news(findings, source.findings)
    return encounter


def _news(findings: Findings, told: Findings) -> list[Problem]:
    """The problems of a hand that the file itself does not have."""
    known = {(each.code, in_hand(findings.hand, each.message), each.line) for each in told.problems}

    def is_new(each: Problem) -> bool:
        lines = (each.line, *findings.stands_for.get(each.line, ()))
        return all((each.code, each.message, line) not in known for line in lines)

    return [each for each in findings.problems if is_new(each)]
