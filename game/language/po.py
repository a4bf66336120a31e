"""One reader for every .po file: the words of the interface, and the lines of encounters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?("(?:[^"\\]|\\.)*")')


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: the words it was made from, its forms (one, or one for each number), what it hangs on.

    `fuzzy` waits for a translator to look at it; `context` is "" where there is none.
    """

    said: str
    forms: tuple[str, ...]
    context: str = ""
    fuzzy: bool = False


class BadLine(ValueError):
    """A line that cannot be read, counted from 1; `is_sign` where only a sign in its quotes is wrong."""

    def __init__(self, line: int, *, is_sign: bool = False) -> None:
        super().__init__(f"line {line}")
        self.line = line
        self.is_sign = is_sign


def entries(text: str) -> Iterator[Entry]:
    """The entries of a .po file in their order, its head first. Raises BadLine."""
    parts: dict[str, str] = {}
    part, fuzzy = "", False
    for number, line in enumerate([*text.splitlines(), ""], 1):
        line = line.strip()
        if line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
        elif line:
            part = _field(line, number, part, parts)
        elif parts:
            yield _entry(parts, fuzzy)
            parts, part, fuzzy = {}, "", False


def _field(line: str, number: int, part: str, parts: dict[str, str]) -> str:
    """Takes one line into the entry; gives the field that goes on."""
    read = _LINE.fullmatch(line)
    part = (read and read[1]) or part
    if not read or not part:
        raise BadLine(number)
    words = read[2]
    try:
        plain = str(json.loads(words, strict=False)) if "\\" in words else words[1:-1]
    except ValueError as error:
        raise BadLine(number, is_sign=True) from error
    parts[part] = parts.get(part, "") + plain
    return part


def _entry(parts: Mapping[str, str], fuzzy: bool) -> Entry:
    forms = tuple(words for name, words in sorted(parts.items()) if name.startswith("msgstr"))
    return Entry(said=parts.get("msgid", ""), forms=forms, context=parts.get("msgctxt", ""), fuzzy=fuzzy)
