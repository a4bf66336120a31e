"""The command `lines`: hands out what is to be translated with its context, and takes it back checked."""
from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from game.content.locales import (
    Entry,
    LocaleFault,
    Standing,
    as_po,
    from_po,
    head_of,
    path_of,
    read,
    standing,
    text_of,
)
from game.encounter.script import Act, Encounter, Line, Rupture
from game.encounter.speech import lines_of
from game.encounter.texts import of_hand, texts_of_hands


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an import did: how many texts it took, and those it did not with the reason."""

    path: Path
    taken: int
    refused: tuple[str, ...]
    standing: Standing


def entries(encounter: Encounter, done: Mapping[str, Entry], hands: Sequence[Encounter] = ()) -> list[Entry]:
    """Every text with its context; a stale one comes with its old translation and says so in its context."""
    about = _contexts(encounter)
    for hand in hands:
        about |= {of_hand(hand, id): _in_hand(hand, each) for id, each in _contexts(hand).items()}
    found = []
    for id, text in texts_of_hands(encounter, hands).items():
        before = done.get(id)
        given = about.get(id, Entry(id=id, text=text, context=_by_place(id)))
        if before is None:
            found.append(replace(given, text=text))
            continue
        is_stale = bool(before.translation) and (before.text != text or before.fuzzy)
        context = f"{_STALE}{before.text} | {given.context}" if is_stale else given.context
        found.append(
            replace(given, text=text, translation=before.translation, context=context, fuzzy=is_stale)
        )
    return found


_STALE = "STALE, was: "


def _in_hand(hand: Encounter, row: Entry) -> Entry:
    return replace(row, id=of_hand(hand, row.id), context=f"in the hand '{hand.variant}': {row.context}")


def _by_place(id: str) -> str:
    hand, _, name = id.rpartition("/")
    place = f"in the hand '{hand}': " if hand else ""
    return place + _place_of(name)


def _place_of(id: str) -> str:
    kinds = {
        "title": "the title", "summary": "one sentence for the list", "briefing": "read before the play",
        "note": "a warning before the play", "role": "what the client does", "issue": "a point on the term sheet",
        "option": "a way to settle it", "promise": "what you promise: 'to …'", "fact": "what you find out",
        "rupture": "what broke, told to the player", "rival": "what the rival says",
    }  # fmt: skip
    return kinds.get(id.split(".")[0], "")


def _contexts(encounter: Encounter) -> dict[str, Entry]:
    """Who says each line, with what face, and what it comes after."""
    found: dict[str, Entry] = {}
    name = encounter.client.name
    for id, line in lines_of(encounter).items():
        found[id] = _of_line(line, name, "said on an occasion")
    for moment in encounter.moments.values():
        for line in (*moment.lines, *moment.rival):
            found[line.id] = _of_line(line, name, f"in '{moment.id}', on arriving")
        for act in moment.acts:
            found[act.id] = Entry(id=act.id, text=act.say, speaker="you", context=f"in '{moment.id}': {_kind(act)}")
            if act.reply:
                found[act.reply.id] = _of_line(act.reply, name, f"answers '{act.id}': {act.say}")
    ruptures = [*encounter.ruptures.values(), *([encounter.overpress] if encounter.overpress else [])]
    for rupture in ruptures:
        found |= _of_rupture(rupture, name)
    for way in encounter.reconciling.values():
        for phase in ("say_mine", "restate", "translate", "meet"):
            for step in getattr(way, phase):
                context = f"reconciling '{way.issue}': {phase}"
                found[step.id] = Entry(id=step.id, text=step.say, speaker="you", context=context)
    return found


def _kind(act: Act) -> str:
    return f"{act.kind}{f' to {act.to}' if act.to else ''}"


def _of_line(line: Line, name: str, context: str) -> Entry:
    return Entry(
        id=line.id, text=line.say, speaker=line.by or name, mood=line.mood, cue=line.cue or "", context=context
    )


def _of_rupture(rupture: Rupture, name: str) -> dict[str, Entry]:
    said = {"challenge": rupture.challenge, "refuses": rupture.refuses, "accepts": rupture.accepts}
    found = {line.id: _of_line(line, name, f"'{rupture.id}': {when}") for when, line in said.items()}
    for wording in (*rupture.wordings, *rupture.denials):
        context = f"'{rupture.id}': {wording.part}"
        found[wording.id] = Entry(id=wording.id, text=wording.say, speaker="you", context=context)
    return found


# --- formats ------------------------------------------------------------------------------------------------------


def _as_json(rows: list[Entry]) -> str:
    return json.dumps([asdict(each) for each in rows], ensure_ascii=False, indent=1) + "\n"


def _from_json(content: str, name: str) -> dict[str, Entry]:
    try:
        rows = [Entry(id=str(each["id"]), text=str(each["text"]), translation=str(each["translation"]))
                for each in json.loads(content)]  # fmt: skip
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise LocaleFault(f"{name} is not a list that 'lines export' wrote: export it anew and fill it in.") from error
    return {row.id: row for row in rows}


COLUMNS = ("id", "speaker", "mood", "cue", "context", "text", "translation")
_FORMULA = "=+-@\t\r"


def as_csv(rows: Iterable[Entry]) -> str:
    """The rows as a table; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_safe(getattr(row, column)) for column in COLUMNS])
    return out.getvalue()


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
    plain = ({column: _plain(row.get(column) or "") for column in COLUMNS} for row in rows if row.get("id"))
    return {row["id"]: Entry(**row) for row in plain}  # type: ignore[arg-type]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _FORMULA and cell else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA and cell[1:] else cell


WRITERS: dict[str, Callable[[list[Entry]], str]] = {".csv": as_csv, ".json": _as_json, ".po": as_po}
"""The ending of a file -> what writes it."""
READERS: dict[str, Callable[[str, str], dict[str, Entry]]] = {".csv": from_csv, ".json": _from_json, ".po": from_po}


# --- in and out ---------------------------------------------------------------------------------------------------


def done(folder: Path, language: str, encounter: Encounter) -> dict[str, Entry]:
    """What a pack has of a translation; nothing where there is no file. Raises LocaleFault."""
    path = path_of(folder, language, encounter.id)
    return read(path) if path.exists() else {}


def export(
    encounter: Encounter,
    folder: Path,
    language: str,
    ending: str = ".csv",
    *,
    hands: Sequence[Encounter] = (),
    all_of_it: bool = True,
) -> str:
    """What is to be handed to a translator; without `all_of_it` only what is stale or missing."""
    before = done(folder, language, encounter)
    rows = entries(encounter, before, hands)
    if not all_of_it:
        now = standing(texts_of_hands(encounter, hands), before)
        wanted = {*now.stale, *now.missing}
        rows = [row for row in rows if row.id in wanted]
    return WRITERS[ending](rows)


def take(
    encounter: Encounter, folder: Path, language: str, given: Path, hands: Sequence[Encounter] = ()
) -> Taken:
    """Puts the translations of a file into the pack. Raises LocaleFault, or OSError where it cannot be written.

    Refused are ids that the encounter does not have, and texts made from other words than it has now.
    """
    rows = READERS[given.suffix.lower()](text_of(given), given.name)
    now, before = texts_of_hands(encounter, hands), done(folder, language, encounter)
    refused: list[str] = []
    taken = 0
    for id, row in rows.items():
        if not row.translation.strip():
            continue
        if reason := _refusal(id, row, now):
            refused.append(reason)
            continue
        taken += before.get(id) is None or before[id].translation != row.translation or before[id].text != row.text
        before[id] = row
    kept = {id: row for id, row in before.items() if id in now}
    path = path_of(folder, language, encounter.id)
    _write(path, [_as_kept(row, kept) for row in entries(encounter, kept, hands)])
    return Taken(path=path, taken=taken, refused=tuple(refused), standing=standing(now, kept))


def _as_kept(row: Entry, kept: Mapping[str, Entry]) -> Entry:
    """The row beside the words that its translation was made from."""
    before = kept.get(row.id)
    context = row.context.partition(" | ")[2] if row.context.startswith(_STALE) else row.context
    if before is None or not before.translation:
        return replace(row, context=context, fuzzy=False)
    return replace(row, text=before.text, context=context, fuzzy=before.fuzzy)


def _refusal(id: str, row: Entry, now: Mapping[str, str]) -> str:
    if id not in now:
        return f"{id}: the encounter has no such line any more."
    if row.fuzzy:
        return f"{id}: it is marked as fuzzy: look at it and take the mark away."
    if row.text != now[id]:
        return f"{id}: it was made from other words, '{row.text[:60]}'."
    return ""


def _write(path: Path, rows: list[Entry]) -> None:
    """The whole file or nothing; the comment at its beginning stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = head_of(path.read_text(encoding="utf-8")) if path.exists() else ""
    part = path.with_suffix(".part")
    part.write_text(as_po(rows, head), encoding="utf-8", newline="")
    part.replace(path)
