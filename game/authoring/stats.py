"""How much there is to read, who says it, what it trains, and which kinds of move there are."""
from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TextIO

from game.authoring.subjects import Subject
from game.encounter.script import Encounter, Line
from game.encounter.speech import lines_of, yours_of
from game.encounter.values import BAR, Kind, Skill
from game.language.catalog import _

WORDS_A_MINUTE = 180
"""Read to oneself with the choice before one (design choice; 238 are read of plain prose, Brysbaert 2019)."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Of one encounter. Words by speaker: "you", the client, each rival; `minutes` reads every word of it once."""

    id: str
    title: str
    level: int
    written_minutes: int
    words: dict[str, int]
    minutes: float
    states: int
    lines: int
    moves: dict[str, int]
    taught: dict[str, int]
    """Skill -> how many moves and ruptures teach it."""
    skills: tuple[str, ...]
    """What the file says it trains."""


def words_in(text: str) -> int:
    """How many words a text has; signs and numbers between spaces count as one."""
    return len(_WORD.findall(text))


def stats_of(encounter: Encounter) -> Stats:
    """The figures of one encounter, without the words that it takes from its pack."""
    words: Counter[str] = Counter()
    acts = [act for moment in encounter.moments.values() for act in moment.acts]
    own = _own(encounter)
    for line in own:
        words[_speaker(encounter, line.by)] += words_in(line.say)
    words["you"] += sum(words_in(said) for id, said in yours_of(encounter).items() if not _of_pack(encounter, id))
    taught: Counter[str] = Counter(act.teaches for act in acts if act.teaches)
    taught.update(each.teaches for each in encounter.ruptures.values() if each.teaches)
    return Stats(
        id=encounter.id,
        title=encounter.title,
        level=encounter.level,
        written_minutes=encounter.minutes,
        words=dict(words.most_common()),
        minutes=round(sum(words.values()) / WORDS_A_MINUTE, 1),
        states=len(encounter.moments),
        lines=len(own),
        moves={str(kind): count for kind in Kind if (count := sum(act.kind is kind for act in acts))},
        taught={str(skill): taught[skill] for skill in Skill if taught[skill]},
        skills=tuple(str(each) for each in encounter.skills),
    )


def _own(encounter: Encounter) -> list[Line]:
    return [line for id, line in lines_of(encounter).items() if not _of_pack(encounter, id)]


def _of_pack(encounter: Encounter, id: str) -> bool:
    """Whether a line comes from the pack: the file itself does not name its id."""
    return not re.search(rf"\bid:\s*[\"']?{re.escape(id)}\b", encounter.source)


def _speaker(encounter: Encounter, by: str | None) -> str:
    if by is None:
        return encounter.client.id
    return by


# --- telling ------------------------------------------------------------------------------------------------------


def run(found: Sequence[Subject], *, as_json: bool, out: TextIO) -> int:
    """Writes the figures of these encounters, then of all together."""
    rows = [stats_of(subject.encounter) for subject in found]
    if as_json:
        json.dump([asdict(row) for row in rows], out, ensure_ascii=False, indent=1)
        out.write("\n")
        return 0
    for row in rows:
        out.write(_told(row) + "\n\n")
    out.write(_skills(rows))
    return 0


def _told(row: Stats) -> str:
    said = ", ".join(f"{who} {count:,}" for who, count in row.words.items())
    moves = ", ".join(f"{kind} {count}" for kind, count in row.moves.items())
    cards = sum(count for kind, count in row.moves.items() if Kind(kind) not in BAR)
    return "\n".join(
        (
            _("{title} ({id}, level {level})").format(title=row.title, id=row.id, level=row.level),
            _("  words    {count:,}: {said}").format(count=sum(row.words.values()), said=said),
            _("  reading  all of it {minutes} minutes at {words} words a minute; the file says {written} for a play")
            .format(minutes=row.minutes, words=WORDS_A_MINUTE, written=row.written_minutes),
            _("  talk     {states} states, {lines} lines, {cards} cards")
            .format(states=row.states, lines=row.lines, cards=cards),
            _("  moves    {moves}").format(moves=moves),
            _("  teaches  {skills}").format(skills=_counted(row.taught)),
        )
    )


def _counted(taught: dict[str, int]) -> str:
    return ", ".join(f"{skill} {count}" for skill, count in taught.items()) or _("nothing is marked with 'teaches:'")


def _skills(rows: Iterable[Stats]) -> str:
    """Which encounter trains which skill, and what none does."""
    lines = [_("Skills by encounter")]
    nowhere = _("none of them")
    for skill in Skill:
        where = [f"{row.id} {row.taught.get(skill, '')}".strip() for row in rows if skill in row.skills]
        lines.append(f"  {skill:<20} {', '.join(where) or nowhere}")
    return "\n".join(lines) + "\n"
