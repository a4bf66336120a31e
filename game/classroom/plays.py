"""Plays as a store keeps them: written in one transaction, read again with the encounter they began with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from game.classroom import store as tables
from game.classroom.seats import Played, Sheaf
from game.classroom.store import Store
from game.encounter.script import Encounter
from game.session import keep
from game.session.journal import Head, Record
from game.session.replay import UNDO
from game.session.session import Session
from game.view.play import Play


def insert_play(db: Connection, seat: int, step: str, head: Head) -> int:
    """A play and, where it is not there yet, its encounter; gives its number."""
    known = select(tables.source.c.content_hash).where(tables.source.c.content_hash == head.content_hash)
    if db.execute(known).first() is None:
        db.execute(tables.source.insert().values(content_hash=head.content_hash, text=head.source))
    values = {name: getattr(head, name) for name in ("encounter", "title", "rules", "content_hash", "mode", "opening",
                                                     "started")}  # fmt: skip
    done = db.execute(tables.play.insert().values(seat=seat, step=step, **values))
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def insert_record(db: Connection, play: int, record: Record, is_over: bool) -> None:
    """One record, and whether the play is over with it."""
    values = {name: getattr(record, name) for name in ("number", "move", "events", "made")}
    db.execute(tables.record.insert(), {"play": play, **values})
    if is_over or record.move == UNDO:
        finished = record.made if is_over else None
        db.execute(tables.play.update().where(tables.play.c.id == play).values(finished=finished))


def head_of(row: Any, text: str) -> Head:
    """The head of a play as the session writes it."""
    return Head(
        play=row.id, started=row.started, encounter=row.encounter, title=row.title, rules=row.rules,
        content_hash=row.content_hash, source=text, mode=row.mode, opening=row.opening, finished=row.finished,
    )  # fmt: skip


def read_play(store: Store, row: Any, now: Callable[[], str]) -> Played:
    """A play as it stands in the store, with the encounter it began with."""
    text = store.read(select(tables.source.c.text).where(tables.source.c.content_hash == row.content_hash))[0].text
    head = head_of(row, text)
    query = select(tables.record).where(tables.record.c.play == row.id).order_by(tables.record.c.number)
    records = [Record(number=each.number, move=each.move, events=each.events, made=each.made)
               for each in store.read(query)]  # fmt: skip
    sheaf = Sheaf(head, records)
    return Played(row.id, sheaf, Play(Session.resume(sheaf, head, loaded(row.content_hash, text), now)))


_loaded: dict[str, Encounter] = {}


def loaded(content_hash: str, text: str) -> Encounter:
    """The encounter that `text` holds; made once for each hash."""
    if content_hash not in _loaded:
        _loaded[content_hash] = keep.load(text)
    return _loaded[content_hash]
