"""How long a class is kept: rooms are opened and taken up again here, and deleted when their days are over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from game.classroom import store as tables
from game.classroom.names import new_code, new_secret
from game.classroom.room import Standing
from game.classroom.store import Store
from game.encounter.lesson import Lesson


def open_room(store: Store, lesson: Lesson, now: str, *, anew: bool = False) -> int:
    """The room of this lesson that has not ended, else a new one with a new code; gives its number."""
    query = select(tables.room.c.id).where(
        (tables.room.c.lesson == lesson.id) & tables.room.c.ended.is_(None)
    ).order_by(tables.room.c.id.desc())  # fmt: skip
    found = store.read(query)
    if found and not anew:
        return int(found[0].id)
    taken = {row.code for row in store.read(select(tables.room.c.code))}
    code = next(code for code in iter(new_code, "") if code not in taken)
    values = {
        "code": code, "token": new_secret(), "lesson": lesson.id, "title": lesson.title, "opened": now,
        "standing": Standing(entered=now).write(), "version": 1,
    }  # fmt: skip

    def work(db: Connection) -> int:
        done = db.execute(tables.room.insert().values(**values))
        return int(done.inserted_primary_key[0])  # type: ignore[index]

    return int(store.now(work))


@dataclass(frozen=True, slots=True)
class Known:
    """A room in the store: its number, its code, and the name of its lesson."""

    id: int
    code: str
    lesson: str


def room_of(store: Store, code: str) -> Known | None:
    """The room with this code, ended or not."""
    found = store.read(select(tables.room).where(tables.room.c.code == code))
    return Known(found[0].id, found[0].code, found[0].lesson) if found else None


def delete_room(db: Connection, row: int) -> None:
    """A class with every seat, play, record and answer, and encounters that nothing needs any more."""
    db.execute(delete(tables.room).where(tables.room.c.id == row))
    used = select(tables.play.c.content_hash)
    db.execute(delete(tables.source).where(tables.source.c.content_hash.not_in(used)))


def delete_code(store: Store, code: str) -> bool:
    """Deletes the class with this code; whether there was one."""
    found = store.read(select(tables.room.c.id).where(tables.room.c.code == code))
    for row in found:
        store.now(partial(delete_room, row=row.id))
    _wipe(store)
    return bool(found)


def delete_old(store: Store, now: str, days: int, forget: Callable[[str], None] | None = None) -> int:
    """Deletes every class that was opened more than `days` ago; gives how many. `forget` hears the code of each."""
    before = (datetime.fromisoformat(now) - timedelta(days=days)).isoformat(timespec="milliseconds")
    found = store.read(select(tables.room.c.id, tables.room.c.code).where(tables.room.c.opened < before))
    for row in found:
        store.now(partial(delete_room, row=row.id))
        if forget is not None:
            forget(row.code)
    if found:
        _wipe(store)
    return len(found)


def _wipe(store: Store) -> None:
    """What was deleted does not linger in the write-ahead log."""
    if store.engine.dialect.name == "sqlite":
        with store.engine.connect() as connection:
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
