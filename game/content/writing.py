"""Warnings about the writing: what makes a line long, stale or unfinished."""
from __future__ import annotations

import math
import re

from game.content.glyph_widths import lines_of
from game.content.meaning.checked import Checked
from game.content.nodes import Text
from game.content.reading_level import GRADE, grade
from game.content.tree import as_enum, block_at, words_at
from game.content.walk import Walk
from game.encounter.values import BAR, Kind, Skill, Where

MOST_LINES = 3
BOX = 25_400
"""Width of the speech box in the smallest window, in thousandths of the em of what is said in it."""
FEWEST_CARDS = 3
_ONE_USE = BAR | {Kind.SAY_MINE, Kind.PROMISE, Kind.PRESENT}
"""Kinds that do one thing of their own and are not weighed against the others."""
_WIDEST = 1_000
"""Of one sign: below this many a text cannot be too long."""
FEW_WORDS = 4
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TBD)\b|\b[xX]{3,}\b|\b[Ll]orem\b|\?\?\?")


def check_writing(walked: Walk) -> None:
    """Long lines, texts said twice, and what was left to be written."""
    said: dict[str, Text] = {}
    for written in walked.spoken:
        if len(written) > MOST_LINES * BOX // _WIDEST and (lines := lines_of(written, BOX)) > MOST_LINES:
            walked.findings.add("long-line", written, count=lines, most=MOST_LINES)
        folded = " ".join(written.casefold().split())
        first = said.setdefault(folded, written)
        if first is not written and folded.count(" ") >= FEW_WORDS - 1:
            walked.findings.add("same-text", written, line=first.line)
    for written in walked.prose:
        if written.plain and written[-1] in "\"'" and written.count(written[-1]) == 1:
            walked.findings.add("stray-quote", written, sign=written[-1])
        if found := _PLACEHOLDER.search(written):
            walked.findings.add("placeholder", written, value=found[0])


def check_reading(walked: Walk, language: str) -> None:
    """Texts that ask for more schooling than they need, in a language in which that can be measured."""
    for written in walked.spoken:
        found = grade(written, language)
        if found is not None and found > GRADE:
            walked.findings.add("hard-to-read", written, grade=math.floor(found), most=GRADE)


def check_cues(checked: Checked) -> None:
    """Where reading cues is trained there is something to read."""
    encounter = checked.encounter
    if Skill.READ_CUES not in encounter.skills or encounter.where is Where.TEXT:
        return
    if any(line.cue for line in checked.lines.values()):
        return
    for skill in words_at(block_at(checked.root, "about"), "skills"):
        if as_enum(skill, Skill) is Skill.READ_CUES:
            checked.add("no-cue", skill)


def check_kinds(checked: Checked) -> None:
    """A talk needs moves of more than one kind to be weighed."""
    cards = [(act, block) for act, block in checked.acts if act.kind not in _ONE_USE]
    if len(cards) >= FEWEST_CARDS and len({act.kind for act, _ in cards}) == 1 and checked.sound("states"):
        act, block = cards[FEWEST_CARDS - 1]
        checked.add("one-kind", block.get(Text("kind")), kind=act.kind)
