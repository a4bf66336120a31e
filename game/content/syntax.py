"""Turns a fault of YAML syntax into a sentence that its author can act on.

PyYAML says where it stumbled; the fault is often earlier. Its own words are only used to tell faults apart and are
never shown.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.content.codes import Findings
from game.content.nodes import Spot
from game.content.schema import KEY_NAMES

_KEYED = re.compile(r"[ ]*(?:- +)*[^\s:#\"'{}\[\],&*!|>%@`][^:#\"'{}\[\]]*?:(?:[ ]+|$)(?P<value>.*)")
_NO_SPACE = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>\w+):(?P<value>[^\s/].*)")
_SPECIAL = re.compile(r"(?:^|[:{\[,-])[ ]+(?P<text>[*&!%@`|>][^\s,}\]][^,}\]]*)")
_BEGINS = re.compile(r"[ ]*(?:- +)*\w+:(?:[ ]|$)|[ ]*- ")
_NEW_KEY = re.compile(r"\w+:(?:[ ]|$)")
_OPENER = re.compile(r"(?:^|[:{\[,-])[ ]*$")
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|(?<![\w])\'[^\']*\'')
_CLOSING = {"{": "}", "[": "]"}
_LONGEST = 5_000
"""Signs of a line within which quotes are looked for."""
_STARTS = frozenset("*&!%@`|>,]}?-")


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


@dataclass(slots=True)
class _Fault:
    """Where the parser stumbled: line and column from 0, and the line where what it read began."""

    lines: Sequence[str]
    findings: Findings
    line: int
    column: int
    began: int
    began_at: int
    said: str

    def at(self, line: int) -> str:
        """A line of the file, or nothing."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def add(self, code: str, line: int, column: int, width: int = 1, **words: object) -> bool:
        """Records the problem; always true, so that a search for the fault can end with it."""
        self.findings.add(code, Spot(line + 1, column + 1, max(1, width)), None, **words)
        return True


def explain(error: Any, lines: Sequence[str], findings: Findings) -> None:
    """Adds one problem for a parser's error (yaml.MarkedYAMLError)."""
    mark = error.problem_mark or error.context_mark
    began = error.context_mark or mark
    if mark is None:
        findings.add("syntax", Spot(1, 1))
        return
    said = f"{error.context or ''} / {error.problem or ''}"
    fault = _Fault(lines, findings, mark.line, mark.column, began.line, began.column, said)
    while fault.line > 0 and not fault.at(fault.line).strip():
        fault.line -= 1
        fault.column = len(fault.at(fault.line).rstrip())
    if any(search(fault) for search in _SEARCHES):
        return
    line = fault.at(fault.line)
    fault.add("syntax", fault.line, _indent_of(line), len(line.strip()))


def _escape(fault: _Fault) -> bool:
    if not re.search("escape|hexdecimal|hexadecimal", fault.said):
        return False
    column = fault.at(fault.line).rfind("\\", 0, fault.column + 1)
    return fault.add("escape", fault.line, max(0, column), 2)


def _tab(fault: _Fault) -> bool:
    for number in (fault.line, fault.line - 1):
        line = fault.at(number)
        if "\t" in line[: _indent_of(line)]:
            return fault.add("tab", number, 0)
    return False


def _open_quote(fault: _Fault) -> bool:
    """The first quote before the fault that swallows what looks like a line of its own."""
    number, column = 0, 0
    while number <= fault.line:
        opened = _next_quote(fault.at(number), column)
        if opened is None:
            number, column = number + 1, 0
            continue
        closed = _closing(fault, number, opened)
        end = closed[0] if closed else len(fault.lines)
        if closed is None or any(_BEGINS.match(fault.at(each)) for each in range(number + 1, end + 1)):
            sign = fault.at(number)[opened]
            return fault.add("open-quote", number, opened, len(fault.at(number).rstrip()) - opened, sign=sign)
        number, column = closed[0], closed[1] + 1
    return False


def _next_quote(line: str, column: int) -> int | None:
    """Where a quoted text begins at or behind `column`, or None."""
    for place in range(column, min(len(line), _LONGEST)):
        if line[place] == "#" and (place == 0 or line[place - 1] == " "):
            return None
        if line[place] in "\"'" and _OPENER.search(line[max(0, place - 100) : place]):
            return place
    return None


def _closing(fault: _Fault, number: int, opened: int) -> tuple[int, int] | None:
    """Line and column of the quote that closes the one at `opened`."""
    sign, column = fault.at(number)[opened], opened + 1
    for line_number in range(number, len(fault.lines)):
        line = fault.at(line_number)
        while column < len(line):
            if sign == '"' and line[column] == "\\":
                column += 1
            elif line[column] == sign:
                if sign == "'" and line[column + 1 : column + 2] == "'":
                    column += 1
                else:
                    return line_number, column
            column += 1
        column = 0
    return None


def _no_comma(fault: _Fault) -> bool:
    """Within braces: `id: one say: "…"` or `id: "one" say: "…"`."""
    if "flow" not in fault.said:
        return False
    line = fault.at(fault.line)
    start = fault.column
    if line[start : start + 1] == ":":
        start = line.rfind(" ", 0, start) + 1
    found = re.match(r"(\w+):(?:[ ]|$)", line[start:])
    before = line[:start].rstrip()
    if not found or found[1] not in KEY_NAMES or not before or before[-1] in ",{[:":
        return False
    if not line[:start].strip() or (_BEGINS.match(line) and start <= _indent_of(line)):
        return False
    return fault.add("comma", fault.line, start, len(found[1]), key=found[1])


def _after_quote(fault: _Fault) -> bool:
    line = fault.at(fault.line)
    before = line[: fault.column].rstrip()
    if not before or before[-1] not in "\"'" or not line[fault.column :].strip():
        return False
    rest = line[fault.column :].rstrip()
    return fault.add("text-after-quote", fault.line, fault.column, len(rest))


def _special_start(fault: _Fault) -> bool:
    """A value that begins with a sign that means something else to YAML."""
    for number, column in ((fault.line, fault.column), (fault.began, fault.began_at)):
        line = fault.at(number)
        sign = line[column : column + 1]
        if sign and sign in _STARTS and re.search(r"[\w)]: +$|^ *- +$|[\[{,] *$", line[:column]):
            return _say_special(fault, number, column)
    for number in dict.fromkeys((fault.line, fault.began)):
        if (found := _SPECIAL.search(fault.at(number))) and number <= fault.line:
            return _say_special(fault, number, found.start("text"))
    return False


def _say_special(fault: _Fault, number: int, column: int) -> bool:
    line = fault.at(number)
    value = line[column:].strip()
    return fault.add("special-start", number, column, len(value), sign=line[column], value=value)


def _colon(fault: _Fault) -> bool:
    """`say: One thing: another` or, in braces, the same."""
    line = fault.at(fault.line)
    if line[fault.column : fault.column + 1] != ":":
        return False
    head = line[: fault.column]
    found = _KEYED.match(line)
    inside = "flow" in fault.said and fault.began == fault.line
    if not inside and not (found and found["value"] and fault.column >= found.start("value")):
        return False
    start = max(head.rfind(": ") + 2, 0)
    text = line[start:].split(", ")[0].rstrip("}] ") if inside else line[start:].rstrip()
    return fault.add("colon-in-text", fault.line, fault.column, 1, whole=f'"{text}"')


def _bracket(fault: _Fault) -> bool:
    if "flow" not in fault.said:
        return False
    number, column = fault.began, fault.began_at
    if fault.at(number)[column : column + 1] not in _CLOSING:
        opened = _left_open(fault)
        if opened is None:
            return False
        number, column = opened
    sign = fault.at(number)[column]
    return fault.add("open-bracket", number, column, 1, sign=sign, close=_CLOSING[sign])


def _left_open(fault: _Fault) -> tuple[int, int] | None:
    """Line and column of the last bracket before the fault that nothing closes."""
    opened: list[tuple[int, int]] = []
    for number in range(fault.line + 1):
        line = _QUOTED.sub(lambda found: " " * len(found[0]), fault.at(number)[:_LONGEST])
        for sign in re.finditer(r"(?:(?<=[ :,\[{])|^)[\[{]|[\]}]|(?<= )#", line):
            if sign[0] == "#":
                break
            if sign[0] in _CLOSING:
                opened.append((number, sign.start()))
            elif opened:
                opened.pop()
    return opened[-1] if opened else None


def _key_without_space(fault: _Fault) -> bool:
    for number in (fault.began, fault.line, _before(fault)):
        if found := re.match(r" *(-)(\w+: .*)", fault.at(number)):
            return fault.add("no-space", number, found.start(1), 1, key="-", value=found[2])
        found = _NO_SPACE.fullmatch(fault.at(number))
        if found and not _KEYED.match(fault.at(number)):
            column = found.start("key")
            width = len(found["key"]) + 1
            return fault.add("no-space", number, column, width, key=found["key"] + ":", value=found["value"])
    return False


def _before(fault: _Fault) -> int:
    """The last line with something on it before the fault."""
    number = fault.line - 1
    while number > 0 and (not fault.at(number).strip() or fault.at(number).lstrip().startswith("#")):
        number -= 1
    return number


def _no_colon(fault: _Fault) -> bool:
    for number in dict.fromkeys((fault.began, fault.line, _before(fault))):
        line = fault.at(number)
        bare = line.strip()
        if bare and ":" not in bare and not bare.startswith(("-", "#", "{", "[", '"', "'", "%", "}", "]")):
            return fault.add("no-colon", number, _indent_of(line), len(bare))
    return False


def _indent(fault: _Fault) -> bool:
    line = fault.at(fault.line)
    if not _BEGINS.match(line):
        return False
    return fault.add("indent", fault.line, _indent_of(line), len(line.strip()))


_SEARCHES = (
    _tab,
    _open_quote,
    _escape,
    _no_comma,
    _after_quote,
    _special_start,
    _key_without_space,
    _colon,
    _bracket,
    _no_colon,
    _indent,
)
