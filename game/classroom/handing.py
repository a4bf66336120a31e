"""Handing in by file: what a seat writes to a stick, and how the host decides it again before it keeps it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from game.classroom import store as tables
from game.classroom.names import code_name, hashed
from game.classroom.notes import put_notes
from game.classroom.plays import insert_play, insert_record
from game.classroom.protocol import MOST_HAND_IN_BYTES, MOST_MOVE, MOST_NOTE, MOST_RECORDS, digest
from game.classroom.room import DESKTOP, IN
from game.classroom.seats import Sheaf, submit
from game.classroom.store import Store
from game.encounter.lesson import Lesson, LessonStep, StepKind
from game.encounter.script import Encounter
from game.language.catalog import _, sentence
from game.session.journal import Record
from game.session.session import ASSESSMENT, PRACTICE, Session

VERSION = 1
"""Of the file. Every version must come in for ever."""


MOST_STEPS = 100
"""Steps with answers that are read, and answers of each."""


class NotHandedIn(Exception):
    """Nothing of this file is kept; `str()` is one sentence, with the number of the move where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One play as a file hands it in. `moves` are (move, digest of its events, when), the first is number 1."""

    step: str
    encounter: str
    content_hash: str
    mode: str
    moves: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """A file. `secret` is that of the seat, empty where the seat never reached the host."""

    version: int
    code: str
    secret: str
    plays: tuple[Sheet, ...]
    answers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(step, what was written in it) where the host does not have it yet."""


def sheet_of(step: str, encounter: str, content_hash: str, mode: str, records: Sequence[Record]) -> Sheet:
    """A play of a journal, to be handed in."""
    moves = tuple((record.move, digest(record.events), record.made) for record in records)
    return Sheet(step=step, encounter=encounter, content_hash=content_hash, mode=mode, moves=moves)


def write(hand_in: HandIn) -> str:
    """The file."""
    return json.dumps(asdict(hand_in), ensure_ascii=False, indent=1) + "\n"


def read(content: bytes) -> HandIn:
    """What a file hands in. Raises NotHandedIn."""
    if len(content) > MOST_HAND_IN_BYTES:
        raise NotHandedIn(_("The file is too big: {most} KB is the most.").format(most=MOST_HAND_IN_BYTES // 1024))
    try:
        plain = json.loads(content)
        plays = tuple(_sheet(each) for each in plain["plays"])
        answers = tuple(_answered(each) for each in plain.get("answers", ())[:MOST_STEPS])
        found = HandIn(version=plain["version"], code=_text(plain["code"]), secret=_text(plain["secret"]), plays=plays,
                       answers=answers)  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotHandedIn(_("The file is none that a seat has written, or it is damaged.")) from error
    if found.version != VERSION:
        raise NotHandedIn(_("The file was written by another version of the game: update the older one."))
    return found


def _answered(plain: Any) -> tuple[str, tuple[str, ...]]:
    step, written = plain
    if not isinstance(written, list):
        raise ValueError
    return _text(step), tuple(_text(each)[:MOST_NOTE] for each in written[:MOST_STEPS])


def _sheet(plain: Any) -> Sheet:
    moves = tuple((_text(move), _text(saw), _text(made)) for move, saw, made in plain["moves"])
    if len(moves) > MOST_RECORDS:
        raise ValueError
    names = ("step", "encounter", "content_hash", "mode")
    return Sheet(**{name: _text(plain[name]) for name in names}, moves=moves)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > MOST_MOVE:
        raise ValueError
    value.encode()
    return value


def take_in(
    store: Store, row: int, lesson: Lesson, hands: Callable[[str], tuple[Encounter, ...]], hand_in: HandIn, now: str
) -> tuple[str, int]:
    """Decides every move again and keeps them all, or none; gives (code name, moves that are new).

    Raises NotHandedIn with the number of the first move that does not follow.
    """
    decided = [(_step(lesson, sheet), _decided(lesson, hands, sheet)) for sheet in hand_in.plays]
    kept = {step.id: step for step in lesson.steps if step.keep}
    answers = [(id, written[: len(kept[id].asks)]) for id, written in hand_in.answers if id in kept]

    def work(db: Connection) -> tuple[str, int]:
        seat, name = _seat(db, row, hand_in.secret, now)
        for id, written in answers:
            put_notes(db, seat, id, written, now)
        return name, sum(_put(db, seat, step, sheaf) for step, sheaf in decided)

    return store.now(work)  # type: ignore[no-any-return]


def _step(lesson: Lesson, sheet: Sheet) -> LessonStep:
    """The step that a play belongs to: by its name, else the first that plays this encounter."""
    plays = [step for step in lesson.steps if step.kind is StepKind.PLAY and step.encounter == sheet.encounter]
    found = [step for step in plays if step.id == sheet.step] or (plays if not sheet.step else [])
    if not found:
        told = _("The lesson '{title}' has no step in which '{encounter}' is played so.")
        raise NotHandedIn(told.format(title=lesson.title, encounter=sheet.encounter))
    return found[0]


def _decided(lesson: Lesson, hands: Callable[[str], tuple[Encounter, ...]], sheet: Sheet) -> Sheaf:
    """The play, made again move by move."""
    same = [each for each in hands(sheet.encounter) if each.content_hash == sheet.content_hash]
    if not same:
        raise NotHandedIn(f"'{sheet.encounter}' was played from another version of its file: it cannot be decided.")
    step, sheaf = _step(lesson, sheet), Sheaf()
    if step.assess and sheet.mode != ASSESSMENT:
        raise NotHandedIn(f"'{sheet.encounter}' was played for practice, and the lesson assesses it.")
    began = sheet.moves[0][2] if sheet.moves else ""
    times = iter([began, *(made for _, _, made in sheet.moves)])
    session = Session.start(sheaf, same[0], lambda: next(times, began), ASSESSMENT if step.assess else PRACTICE)
    for number, (move, saw, _made) in enumerate(sheet.moves, 1):
        refusal = submit(session, move)
        if refusal is not None:
            told = _("Move {number} of '{encounter}' does not follow from the rules: {why}")
            why = sentence(refusal.reason)
            raise NotHandedIn(told.format(number=number, encounter=sheet.encounter, why=why))
        if saw and saw != digest(sheaf.kept[-1].events):
            told = _("Move {number} of '{encounter}' led to something else than the rules say.")
            raise NotHandedIn(told.format(number=number, encounter=sheet.encounter))
    return sheaf


def _put(db: Connection, seat: int, step: LessonStep, sheaf: Sheaf) -> int:
    """What of a play is not there yet; gives how many moves that is."""
    assert sheaf.head is not None
    query = select(tables.play.c.id).where((tables.play.c.seat == seat) & (tables.play.c.step == step.id))
    play = db.execute(query).scalar() or insert_play(db, seat, step.id, sheaf.head)
    there = db.execute(
        select(tables.record.c.number, tables.record.c.move)
        .where(tables.record.c.play == play).order_by(tables.record.c.number)
    ).all()  # fmt: skip
    for known, record in zip(there, sheaf.kept, strict=False):
        if known.move != record.move:
            told = _("Move {number} of '{encounter}' was handed in before, and was another.")
            raise NotHandedIn(told.format(number=known.number, encounter=step.encounter))
    fresh = sheaf.kept[len(there) :]
    for place, record in enumerate(fresh, len(there) + 1):
        insert_record(db, play, record, place == len(sheaf.kept) and _is_over(sheaf))
    return len(fresh)


def _is_over(sheaf: Sheaf) -> bool:
    return any('"event":"Ended"' in record.events for record in sheaf.kept)


def _seat(db: Connection, row: int, secret: str, now: str) -> tuple[int, str]:
    """The seat of this secret in the room, else a new one."""
    own = hashed(secret or f"file {row} {now} {id(db)}")
    where = (tables.seat.c.secret == own) & (tables.seat.c.room == row)
    known = db.execute(select(tables.seat.c.id, tables.seat.c.name).where(where)).first()
    if known is not None:
        return known.id, known.name
    taken = set(db.execute(select(tables.seat.c.name).where(tables.seat.c.room == row)).scalars())
    values = {"room": row, "name": code_name(taken), "secret": own, "kind": DESKTOP, "state": IN, "joined": now}
    done = db.execute(tables.seat.insert().values(**values))
    return int(done.inserted_primary_key[0]), values["name"]  # type: ignore[index, return-value]
