"""Reads conditions and effects, the two small languages of the format."""
from __future__ import annotations

import re

from game.content.codes import Findings
from game.content.known import Known
from game.content.nodes import Block, Items, Node, Text, inside
from game.content.problems import nearest
from game.encounter.script import AnyOf, Clause, Compare, Effect, Has, Learn, Shift
from game.encounter.values import STEP
from game.language.catalog import _

METERS: dict[str, tuple[int, int]] = {
    "trust": (0, 100),
    "tension": (0, 100),
    "leverage": (-100, 100),
    "understanding": (0, 100),
    "patience": (0, 99),
    "week": (0, 99),
}
"""What a condition may ask about, with its range."""

VERBS: dict[str, str] = {
    "knows": "fact",
    "used": "move",
    "repaired": "rupture",
    "reconciled": "issue",
    "raised": "issue",
    "seen": "state",
    "met": "person",
    "kept": "promise due",
    "broke": "promise due",
}
"""The verbs of conditions, with the kind of name that follows."""

MOVED = ("trust", "tension")
MEASURE = "measure"
MOST_EFFECT = 10

_COMPARE = re.compile(r"(not )?(\w+) *(>=|<=|==|=|>|<|!=) *([+-]?[0-9]{1,6})")
_HAS = re.compile(r"(not )?(\w+) +(\w+)")
_SHIFT = re.compile(r"(\w+) *([+-] ?[0-9]{1,6})")
_LEARN = re.compile(r"(learn|forget) +(\w+)")
_EXAMPLE = "trust >= 40"


def clause(written: Text, known: Known, findings: Findings) -> Clause | None:
    """One condition, or None with the reason among the findings."""
    short = written.strip() if len(written) < 200 else ""
    if found := _COMPARE.fullmatch(short):
        return _compare(written, found, findings)
    if found := _HAS.fullmatch(short):
        return _has(written, found, known, findings)
    findings.add("clause", written, value=written, example=_EXAMPLE)
    return None


def _compare(written: Text, found: re.Match[str], findings: Findings) -> Clause | None:
    meter, sign, amount, negated = found[2], found[3], int(found[4]), bool(found[1])
    if meter not in METERS:
        findings.add("unknown-meter", inside(written, meter), METERS, name=meter, names=", ".join(METERS))
        return None
    if sign not in (">=", "<="):
        example = f"{meter} {'<=' if '<' in sign else '>='} {amount}"
        findings.add("clause", written, value=written, example=example)
        return None
    least, most = METERS[meter]
    never = amount > most if sign == ">=" else amount < least
    always = amount <= least if sign == ">=" else amount >= most
    if never or always:
        code = "never-true" if never != negated else "always-true"
        findings.add(code, written, value=f"'{written}'", why=f"{meter} stays between {least} and {most}")
    return Compare(meter=meter, sign=sign, number=amount, negated=negated)


def _has(written: Text, found: re.Match[str], known: Known, findings: Findings) -> Clause | None:
    verb, name, negated = found[2], found[3], bool(found[1])
    if verb not in VERBS:
        near = nearest(verb, [*VERBS])
        example = f"{'not ' if negated else ''}{near} {name}" if near else "knows NAME"
        findings.add("clause", written, value=written, example=example)
        return None
    if not (verb == "knows" and name == MEASURE):
        known.look(VERBS[verb], name, inside(written, name), findings)
    return Has(verb=verb, name=name, negated=negated)


def clauses(node: Node | None, known: Known, findings: Findings) -> tuple[Clause, ...]:
    """All conditions of a list; what cannot be read is left out."""
    read: list[Clause] = []
    for item in node if isinstance(node, Items) else ():
        if type(item) is Text and (one := clause(item, known, findings)):
            read.append(one)
        elif type(item) is Block:
            for value in item.values():
                if inner := clauses(value, known, findings):
                    read.append(AnyOf(clauses=inner))
    if len(read) > 1 and contradicts(read):
        findings.add("never-true", node, value=_("These conditions"), why="one of them rules out another")
    return tuple(read)


def contradicts(read: list[Clause]) -> bool:
    """Whether two conditions of one list can never hold together."""
    held = {(each.verb, each.name, each.negated) for each in read if isinstance(each, Has)}
    if any((verb, name, not negated) in held for verb, name, negated in held):
        return True
    least: dict[str, int] = {}
    most: dict[str, int] = {}
    for each in read:
        if isinstance(each, Compare):
            if (each.sign == ">=") != each.negated:
                bound = each.number + (1 if each.negated else 0)
                least[each.meter] = max(bound, least.get(each.meter, bound))
            else:
                bound = each.number - (1 if each.negated else 0)
                most[each.meter] = min(bound, most.get(each.meter, bound))
    return any(least[meter] > most[meter] for meter in least.keys() & most.keys())


def effect(written: Text, known: Known, findings: Findings) -> Effect | None:
    """One effect, or None with the reason among the findings."""
    short = written.strip() if len(written) < 200 else ""
    if found := _LEARN.fullmatch(short):
        if found[2] != MEASURE:
            known.look("fact", found[2], inside(written, found[2]), findings)
        return Learn(fact=found[2], forget=found[1] == "forget")
    if (found := _SHIFT.fullmatch(short)) and found[1] in MOVED:
        by = int(found[2].replace(" ", ""))
        if by % STEP or not 0 < abs(by) <= MOST_EFFECT:
            findings.add("effect-too-big", written, value=written)
        return Shift(meter=found[1], by=by)
    findings.add("effect", written, value=written)
    return None


def effects(node: Node | None, known: Known, findings: Findings) -> tuple[Effect, ...]:
    """All effects of a list; what cannot be read is left out."""
    texts = [item for item in node if type(item) is Text] if isinstance(node, Items) else []
    read = (effect(item, known, findings) for item in texts)
    return tuple(each for each in read if each is not None)
