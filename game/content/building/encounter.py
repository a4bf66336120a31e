"""Builds the whole encounter."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.content.building.making import Making, name_or_none
from game.content.building.mending import build_reconciling, build_rupture
from game.content.building.talk import build_moments
from game.content.building.terms import build_bids, build_issues, build_promises
from game.content.nodes import Block
from game.content.plain_words import PLAIN_WORDS
from game.content.schema import REACTIONS
from game.content.tree import block_at, blocks, many_of, number, one_of, pairs, word
from game.encounter.script import Encounter, Line, Person, Rival, Rupture
from game.encounter.tuning import HOURS
from game.encounter.values import Measure, Outcome, Panel, Skill, System, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a pack gives to its encounters."""

    people: Mapping[str, Person] = field(default_factory=dict)
    rivals: Mapping[str, Rival] = field(default_factory=dict)
    lines: Mapping[str, Line] = field(default_factory=dict)
    overpress: Rupture | None = None
    panels: frozenset[Panel] = frozenset(Panel)
    """Those that earlier encounters introduced; every one where there is no order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What an encounter was made from: the text of its file, which of its hands, and the hash of it all."""

    content_hash: str = ""
    text: str = ""
    hand: str = ""
    hands: tuple[str, ...] = ()


def build_encounter(root: Block, around: Around, making: Making, origin: Origin) -> Encounter:
    """The encounter of a file, or of one of its hands; complete even where the file is not."""
    about, client, you = block_at(root, "about"), block_at(root, "client"), block_at(root, "you")
    fair_means = one_of(client, "fair_means", Measure, Measure.DUTY)
    shows = many_of(about, "shows", Panel)
    issues = build_issues(root, making)
    reconciling = build_reconciling(root, issues, fair_means, making)
    best = Outcome.RECONCILED if reconciling else Outcome.BARGAINED
    return Encounter(
        id=str(word(root, "id")),
        title=str(word(root, "title")),
        language=str(word(root, "language", "en")),
        summary=str(word(about, "summary")),
        briefing=str(word(about, "briefing")),
        system=one_of(about, "system", System, System.TRADE),
        work=str(word(about, "work", "accessory")),
        where=one_of(about, "where", Where, Where.IN_PERSON),
        place=str(word(about, "place", "office")),
        level=number(about, "level", 1),
        minutes=number(about, "minutes", 10),
        best=one_of(about, "best", Outcome, best),
        parallel=name_or_none(about, "parallel"),
        shows=shows,
        panels=around.panels | frozenset(shows),
        skills=many_of(about, "skills", Skill),
        client=_person(str(word(client, "person")), around),
        trust=number(client, "trust", 50),
        tension=number(client, "tension", 20),
        patience=number(client, "patience", 14),
        fair_means=fair_means,
        rivals=build_bids(root, issues, around.rivals),
        their_alternative=number(root, "their_alternative") if "their_alternative" in root else None,
        walk_away=number(you, "walk_away", 40),
        hours=number(you, "hours", HOURS),
        your_fair_means=one_of(you, "fair_means", Measure, Measure.OUTPUT),
        facts={str(name): str(word(fact, "says")) for name, fact in blocks(root, "facts")},
        issues=issues,
        promises=build_promises(root),
        start=str(word(root, "start")),
        moments=build_moments(root, making),
        ruptures={str(name): build_rupture(str(name), each, making) for name, each in blocks(root, "ruptures")},
        overpress=around.overpress,
        reconciling=reconciling,
        later={" ".join(name.split()): making.line(each) for name, each in blocks(root, "later")},
        endings={outcome: _said(root, "endings", outcome, around, making) for outcome in Outcome},
        reactions={occasion: _said(root, "reactions", occasion, around, making) for occasion in REACTIONS},
        notes=str(word(root, "notes")),
        content_note=str(word(root, "content_note")),
        renamed={str(old): str(new) for old, new in pairs(root, "renamed")},
        content_hash=origin.content_hash,
        source=origin.text,
        variant=origin.hand,
        variants=origin.hands,
    )


def _person(name: str, around: Around) -> Person:
    """The person of the pack, or a plain stranger."""
    return around.people.get(name) or Person(id=name, name=name.replace("_", " ").title(), role="")


def _said(root: Block, where: str, occasion: str, around: Around, making: Making) -> Line:
    """Her own words, else the pack's, else plain ones."""
    own = making.loose(block_at(root, where), occasion, f"{where}_{occasion}")
    if own is not None:
        return own
    if occasion in around.lines:
        making.derived.append(f"{where}: the pack's words for '{occasion}'")
        return around.lines[occasion]
    making.derived.append(f"{where}: plain words for '{occasion}'")
    return Line(id=f"plain_{occasion}", say=PLAIN_WORDS[occasion])
