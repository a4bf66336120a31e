"""Translations of a pack: `lines/LANGUAGE/ENCOUNTER.po`, an entry for each text by its name.

An entry keeps the words it was made from (`msgid`), so that a line whose words have changed since is told as stale;
its context (`msgctxt`) is the id of the line or move, or the name of the text (see `game.encounter.texts`).
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.language import po

FOLDER, ENDING = "lines", ".po"
MOST_BYTES = 2 * 1024 * 1024
LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One text: `text` are the words that `translation` was made from; `fuzzy` waits to be looked at."""

    id: str
    text: str
    translation: str = ""
    speaker: str = ""
    mood: str = ""
    cue: str = ""
    context: str = ""
    fuzzy: bool = False


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
            (done if row.text == text and not row.fuzzy else stale).append(id)
    gone = tuple(id for id in rows if id not in now)
    return Standing(done=tuple(done), stale=tuple(stale), missing=tuple(missing), gone=gone)


def read(path: Path) -> dict[str, Entry]:
    """The entries of a file by id. Raises LocaleFault where it is too big, no text or no such file."""
    return from_po(text_of(path), path.name)


def text_of(path: Path) -> str:
    """The text of a file of translations. Raises LocaleFault."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LocaleFault(f"{path.name} is larger than 2 MB: a translation of an encounter is a few pages.")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LocaleFault(f"{path.name} cannot be opened: check that it is there and may be read.") from error
    except UnicodeDecodeError as error:
        raise LocaleFault(f"{path.name} is not written in UTF-8: save it as UTF-8.") from error


# --- PO -----------------------------------------------------------------------------------------------------------


def from_po(content: str, name: str) -> dict[str, Entry]:
    """The entries with a context, by it. Raises LocaleFault naming the line that cannot be read."""
    try:
        found = [each for each in po.entries(content) if each.context]
    except po.BadLine as bad:
        place = f"{name}:{bad.line}"
        if bad.is_sign:
            raise LocaleFault(f"{place} holds a sign that cannot be read: write two backslashes for one.") from bad
        raise LocaleFault(
            f"{place} cannot be read: an entry is msgctxt, msgid and msgstr, each in double quotes."
        ) from bad
    return {each.context: _of_ours(each) for each in found}


def _of_ours(row: po.Entry) -> Entry:
    return Entry(id=row.context, text=row.said, translation=row.forms[0] if row.forms else "", fuzzy=row.fuzzy)


def as_po(entries: Iterable[Entry], head: str = "") -> str:
    """The entries as a file that begins with the comment `head`, each with who says it and what it comes after."""
    parts = [head + _HEADER]
    for row in entries:
        who = ", ".join(filter(None, (row.speaker, row.mood, row.cue.replace("_", " "))))
        notes = [f"#. {' '.join(each.split())}" for each in (who, row.context) if each]
        fuzzy = ["#, fuzzy"] if row.fuzzy else []
        said = [f"msgctxt {_quoted(row.id)}", f"msgid {_quoted(row.text)}", f"msgstr {_quoted(row.translation)}"]
        parts.append("\n".join([*notes, *fuzzy, *said]) + "\n")
    return "\n".join(parts)


def head_of(content: str) -> str:
    """The comment with which a file begins."""
    lines = content.splitlines(keepends=True)
    kept = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:kept])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
