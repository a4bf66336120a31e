"""Builds ruptures with their offerings, and the ways to reconcile."""
from __future__ import annotations

from collections.abc import Iterator

from game.content.building.making import Making, name_or_none, skill
from game.content.nodes import Block
from game.content.plain_words import BALKS, COLLAPSED
from game.content.tree import as_enum, block_at, blocks, listed, number, one_of, whole, word, yes
from game.encounter.packages import livable_to_them, livable_to_you
from game.encounter.script import Issue, Line, Reconciling, Rupture, Step, Wording
from game.encounter.values import Breach, Intent, Measure, Part


def build_rupture(name: str, block: Block, making: Making) -> Rupture:
    """One rupture."""
    opens = word(block, "opens", "slip")
    answers = block_at(block, "answers")
    return Rupture(
        id=name,
        opens="turn" if opens.startswith("turn") else str(opens),
        turn=whole(opens) if opens.startswith("turn") else 0,
        what=str(word(block, "what")),
        breach=one_of(block, "kind", Breach, Breach.COMPETENCE),
        severity=number(block, "severity", 1),
        intent=one_of(block, "intent", Intent, Intent.UNCLEAR),
        wordings=tuple(_wordings(block)),
        denials=tuple(_wording(each, Part.NAME_IT) for each in listed(block, "deny")),
        challenge=making.line(block_at(answers, "challenge")),
        refuses=making.line(block_at(answers, "refuses")),
        accepts=making.line(block_at(answers, "accepts")),
        needs_repaired=name_or_none(block, "needs_repaired"),
        innocent=yes(block, "innocent"),
        teaches=skill(block),
        say_first=yes(block, "say_first"),
    )


def _wordings(block: Block) -> Iterator[Wording]:
    """In the order of the parts, whatever the order of the file."""
    offering = block_at(block, "offering")
    for part in Part:
        for each in listed(offering, part):
            yield _wording(each, part)


def _wording(block: Block, part: Part) -> Wording:
    return Wording(
        id=str(word(block, "id")),
        part=part,
        say=str(word(block, "say")),
        vague=yes(block, "vague"),
        deflects=yes(block, "deflects"),
        misses=yes(block, "misses"),
        promise=name_or_none(block, "promise"),
    )


def build_reconciling(
    root: Block, issues: tuple[Issue, ...], fair_means: Measure, making: Making
) -> dict[str, Reconciling]:
    """The ways to reconcile, by issue."""
    by_name = {issue.id: issue for issue in issues}
    return {
        str(name): _reconciling(str(name), way, by_name.get(name), fair_means, making)
        for name, way in blocks(root, "reconcile")
    }


def _reconciling(name: str, way: Block, issue: Issue | None, fair_means: Measure, making: Making) -> Reconciling:
    def steps(phase: str) -> tuple[Step, ...]:
        return tuple(_step(each, phase, issue, fair_means, making) for each in listed(way, phase))

    return Reconciling(
        issue=name,
        bridge=str(word(way, "bridge")),
        say_mine=steps("say_mine"),
        restate=steps("restate"),
        translate=steps("translate"),
        meet=steps("meet"),
        answers=_answers(name, block_at(way, "answers"), making),
    )


def _step(block: Block, phase: str, issue: Issue | None, fair_means: Measure, making: Making) -> Step:
    measure = as_enum(word(block, "to"), Measure)
    option = name_or_none(block, "option")
    right = {
        "say_mine": True,
        "restate": yes(block, "right"),
        "translate": measure is fair_means,
        "meet": issue is not None and option in livable(issue),
    }
    return Step(
        id=str(word(block, "id")),
        say=str(word(block, "say")),
        right=right[phase],
        needs=making.clauses(block, "needs"),
        measure=measure,
        option=option,
    )


def _answers(name: str, answers: Block, making: Making) -> dict[str, Line]:
    said = {str(key): making.line(each) for key, each in answers.items() if type(each) is Block}
    for key, plain in (("balks", BALKS), ("collapsed", COLLAPSED)):
        if key not in said:
            said[key] = Line(id=f"{name}_{key}", say=plain)
            making.derived.append(f"{name}: plain words for '{key}'")
    return said


def livable(issue: Issue) -> list[str]:
    """The options that both sides can live with; none where a limit names no option."""
    names = {option.id for option in issue.options}
    if not {issue.livable_them, issue.livable_you} <= names:
        return []
    return [
        option.id for option in issue.options if livable_to_them(issue, option) and livable_to_you(issue, option)
    ]
