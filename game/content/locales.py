"""Translations of a pack: `locales/LANGUAGE/ENCOUNTER.csv`, a row for each text, by the id of the line.

A row keeps the words it was made from, so that a line whose words have changed since is told as stale. Everything
that a player reads has a key: the id of a line or move, else its place (`about.briefing`, `option.fee.low`).
"""
from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from game.encounter.script import Act, Encounter, Issue, Line, Option, Promise, Rupture, Step, Wording

FOLDER, ENDING = "locales", ".csv"
COLUMNS = ("id", "speaker", "mood", "cue", "context", "text", "translation")
MOST_BYTES = 2 * 1024 * 1024
LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_FORMULA = "=+-@\t\r"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: `text` are the words that `translation` was made from."""

    id: str
    text: str
    translation: str = ""
    speaker: str = ""
    mood: str = ""
    cue: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a translation has come: ids of each kind; `gone` are no longer in the file."""

    done: tuple[str, ...]
    stale: tuple[str, ...]
    missing: tuple[str, ...]
    gone: tuple[str, ...]


class LocaleFault(ValueError):
    """A file of translations that cannot be read; `str()` is one sentence."""


def languages(folder: Path) -> list[str]:
    """The languages for which a pack has a folder, by name."""
    try:
        found = sorted(path.name for path in (folder / FOLDER).iterdir() if path.is_dir())
    except OSError:
        return []
    return [name for name in found if LANGUAGE.fullmatch(name)]


def path_of(folder: Path, language: str, encounter: str) -> Path:
    """Where the translation of an encounter stands in a pack."""
    return folder / FOLDER / language / f"{encounter}{ENDING}"


def standing(now: Mapping[str, str], rows: Mapping[str, Entry]) -> Standing:
    """A translation beside the words as they are now, by id."""
    done: list[str] = []
    stale: list[str] = []
    missing: list[str] = []
    for id, text in now.items():
        row = rows.get(id)
        if row is None or not row.translation.strip():
            missing.append(id)
        else:
            (done if row.text == text else stale).append(id)
    gone = tuple(id for id in rows if id not in now)
    return Standing(done=tuple(done), stale=tuple(stale), missing=tuple(missing), gone=gone)


# --- CSV ----------------------------------------------------------------------------------------------------------


def read_csv(path: Path) -> dict[str, Entry]:
    """The rows of a file by id. Raises LocaleFault where it is missing, too big, no text or no such table."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LocaleFault(f"{path.name} is larger than 2 MB: a translation of an encounter is a few pages.")
        return from_csv(path.read_text(encoding="utf-8-sig"), path.name)
    except OSError as error:
        raise LocaleFault(f"{path.name} cannot be opened: check that it is there and may be read.") from error
    except UnicodeDecodeError as error:
        raise LocaleFault(f"{path.name} is not written in UTF-8: save it as 'CSV UTF-8'.") from error


def from_csv(content: str, name: str) -> dict[str, Entry]:
    """The rows of a table by id; commas or semicolons. Raises LocaleFault where a column is missing."""
    head = content.split("\n", 1)[0]
    try:
        rows = list(csv.DictReader(io.StringIO(content), delimiter=";" if head.count(";") > head.count(",") else ","))
    except csv.Error as error:
        raise LocaleFault(f"{name} is not a table that can be read: export it anew and fill it in.") from error
    lacking = [column for column in ("id", "text", "translation") if rows and column not in rows[0]]
    if lacking:
        raise LocaleFault(f"{name} has no column '{lacking[0]}': its first line must read {','.join(COLUMNS)}.")
    found = (Entry(**{column: _plain(row.get(column) or "") for column in COLUMNS}) for row in rows if row.get("id"))
    return {entry.id: entry for entry in found}


def as_csv(entries: Iterator[Entry] | list[Entry]) -> str:
    """The rows as a table; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_safe(getattr(entry, column)) for column in COLUMNS])
    return out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _FORMULA and cell else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA and cell[1:] else cell


# --- what can be translated ---------------------------------------------------------------------------------------

_SAID = (Line, Act, Wording, Step)
_PLACED: dict[type, tuple[str, tuple[str, ...]]] = {
    Rupture: ("rupture", ("what",)), Promise: ("promise", ("what",)), Issue: ("issue", ("label",)),
    Encounter: ("about", ("title", "summary", "briefing", "content_note")),
}  # fmt: skip
"""Kind -> (the first word of its keys, its fields with words for people); those of the encounter have no name."""


def texts(encounter: Encounter) -> dict[str, str]:
    """Every text that a player reads, by key, in the order of the file."""
    found: dict[str, str] = {}
    translated(encounter, _Noting(found))
    return found


class _Noting(dict[str, str]):
    """Stands for a translation and notes what it is asked for."""

    def __init__(self, found: dict[str, str]) -> None:
        super().__init__()
        self.found = found

    def get(self, key: str, default: Any = None) -> Any:
        self.found.setdefault(key, default)
        return default


def translated(encounter: Encounter, words: Mapping[str, str]) -> Encounter:
    """The encounter with the words that there are for its keys; what has none stays as it was written."""
    made: Encounter = _of(encounter, words, "")
    facts = {name: words.get(f"fact.{name}", says) for name, says in encounter.facts.items()}
    return replace(made, facts=facts)


def _of(value: Any, words: Mapping[str, str], within: str) -> Any:
    """A part of the encounter with its words put in their place; `within` is the issue that an option is of."""
    if isinstance(value, tuple):
        return tuple(_of(each, words, within) for each in value)
    if isinstance(value, Mapping):
        return {key: _of(each, words, within) for key, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = _own_words(value, words, within)
    inside = value.id if isinstance(value, Issue) else within
    for field in fields(value):
        inner = getattr(value, field.name)
        if isinstance(inner, tuple | Mapping) or is_dataclass(inner):
            changes[field.name] = _of(inner, words, inside)
    return replace(value, **changes)


def _own_words(value: Any, words: Mapping[str, str], within: str) -> dict[str, str]:
    """The fields of one part that hold words; amounts of money have none."""
    if isinstance(value, _SAID):
        return {"say": words.get(value.id, value.say)} if value.say else {}
    if isinstance(value, Option):
        return {} if value.id.isdecimal() else {"say": words.get(f"option.{within}.{value.id}", value.say)}
    first, names = _PLACED.get(type(value), ("", ()))
    key = "about.{name}" if isinstance(value, Encounter) else f"{first}.{getattr(value, 'id', '')}"
    written = {name: getattr(value, name) for name in names}
    return {name: words.get(key.format(name=name), text) for name, text in written.items() if text}
