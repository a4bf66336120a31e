"""Builds what is bargained over: issues, options, promises, and the rivals' bids."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.content.building.making import Making, name_or_none
from game.content.derive import even_points, rank_weights, shares
from game.content.known import amounts_of
from game.content.nodes import Block, Text
from game.content.tree import block_at, blocks, many_of, number, pairs, whole, word, words_at, yes
from game.encounter.script import Issue, Option, Promise, Rival
from game.encounter.values import Measure, Package

BRIDGE_OVER = 20
"""Points that a bridge without numbers is worth to each side over an option in its place (design choice)."""


def build_promises(root: Block) -> dict[str, Promise]:
    """What you may bind yourself to, by name."""
    return {
        str(name): Promise(
            id=str(name), what=str(word(each, "what")), hours=number(each, "hours", 1), due=number(each, "due", 1)
        )
        for name, each in blocks(root, "promises")
    }


def build_issues(root: Block, making: Making) -> tuple[Issue, ...]:
    """Every issue with its options, weights and limits, in the order of the file."""
    weights = {side: _weights(root, side, making) for side in ("them", "you")}
    return tuple(
        _issue(str(name), each, weights["them"][place], weights["you"][place], making)
        for place, (name, each) in enumerate(blocks(root, "issues"))
    )


def _weights(root: Block, side: str, making: Making) -> list[int]:
    """As written; else from the order under `matters`; else even."""
    issues = list(blocks(root, "issues"))
    if any("weight" in each for _, each in issues):
        return [number(block_at(each, "weight"), side) for _, each in issues]
    names = [str(name) for name, _ in issues]
    ranked = [str(name) for name in words_at(block_at(root, "matters"), side) if name in names]
    if not ranked:
        weights = shares([1] * len(names))
        said = "even weights"
    else:
        order = list(dict.fromkeys([*ranked, *names]))
        by_rank = rank_weights(len(order))
        weights = [by_rank[order.index(name)] for name in names]
        said = "weights from 'matters'"
    listed = ", ".join(f"{name} {weight}" for name, weight in zip(names, weights, strict=True))
    making.derived.append(f"{said} for {side}: {listed}")
    return weights


def _issue(name: str, block: Block, weight_them: int, weight_you: int, making: Making) -> Issue:
    money = block_at(block, "money")
    options = _amounts(name, money, making) if money else _options(name, block, making)
    limits = money if money else block
    plain = [option.id for option in options if not option.bridge] or [""]
    issue = Issue(
        id=name,
        label=str(word(block, "label", name)),
        options=options,
        weight_them=weight_them,
        weight_you=weight_you,
        opens_them=_side(block, limits, "opens", "them", plain[0]),
        opens_you=_side(block, limits, "opens", "you", plain[-1]),
        livable_them=_side(block, limits, "livable", "them", plain[-1]),
        livable_you=_side(block, limits, "livable", "you", plain[0]),
        contested=yes(block, "contested"),
        raised_by=name_or_none(block, "raised_by"),
        unsaid=name_or_none(block, "unsaid"),
        money=bool(money),
    )
    _tell_limits(issue, block, limits, making)
    return issue


def _side(block: Block, limits: Block, what: str, side: str, default: str) -> str:
    return str(word(block_at(limits, what), side) or word(block_at(block, what), side) or default)


def _tell_limits(issue: Issue, block: Block, limits: Block, making: Making) -> None:
    """Notes the limits that nobody wrote."""
    for what, them, you in (
        ("opens", issue.opens_them, issue.opens_you),
        ("livable", issue.livable_them, issue.livable_you),
    ):
        if what not in block and what not in limits:
            making.derived.append(f"{issue.id}: {what} {them} for them, {you} for you")


def _amounts(name: str, money: Block, making: Making) -> tuple[Option, ...]:
    amounts = amounts_of(money)
    points = even_points(len(amounts))
    if amounts:
        making.derived.append(f"{name}: {len(amounts)} amounts from {amounts[0]:,} to {amounts[-1]:,}, even points")
    return tuple(
        Option(id=str(amount), say=f"{amount:,}", them=100 - yours, you=yours)
        for amount, yours in zip(amounts, points, strict=True)
    )


def _options(name: str, block: Block, making: Making) -> tuple[Option, ...]:
    written = list(blocks(block, "options"))
    points = even_points(len(written))
    options = tuple(_option(str(key), each, yours) for (key, each), yours in zip(written, points, strict=True))
    if any("them" not in each or "you" not in each for _, each in written):
        listed = ", ".join(f"{option.id} {option.them}/{option.you}" for option in options)
        making.derived.append(f"{name}: points from the order of the options (them/you): {listed}")
    return options


def _option(name: str, block: Block, yours: int) -> Option:
    bridge = word(block, "opened_by") == "reconcile"
    over = BRIDGE_OVER if bridge else 0
    return Option(
        id=name,
        say=str(word(block, "say", name)),
        them=number(block, "them", min(100, 100 - yours + over)),
        you=number(block, "you", min(100, yours + over)),
        fair_to=frozenset(many_of(block, "fair_to", Measure)),
        unfair_to=frozenset(many_of(block, "unfair_to", Measure)),
        promise=name_or_none(block, "promise"),
        bridge=bridge,
    )


def build_bids(root: Block, issues: tuple[Issue, ...], rivals: Mapping[str, Rival]) -> tuple[Rival, ...]:
    """The rivals of the pack with the bids that this file gives them."""
    return tuple(
        replace(
            rivals.get(name) or Rival(id=str(name), name=name.upper(), opens=()),
            opens=_package(bid, "opens", issues),
            step={str(issue): whole(by) for issue, by in pairs(bid, "step") if issue != "every"},
            every=number(block_at(bid, "step"), "every"),
            floor=_package(bid, "floor", issues),
        )
        for name, bid in blocks(root, "rivals")
    )


def _package(bid: Block, part: str, issues: tuple[Issue, ...]) -> Package:
    """Options by issue, in the order in which the encounter lists its issues."""
    chosen = block_at(bid, part)
    return tuple((issue.id, str(word(chosen, issue.id))) for issue in issues if Text(issue.id) in chosen)
