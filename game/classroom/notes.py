"""Answers that a lesson asks for and says that it keeps: the only free text that leaves a seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from game.classroom import store as tables
from game.classroom.store import Store


async def keep_notes(store: Store, seat: int, step: str, answers: Sequence[str], now: str) -> None:
    """Puts a seat's answers to a step in the place of those it gave before; empty ones are not kept."""
    await store.keep(lambda db: put_notes(db, seat, step, answers, now))


def put_notes(db: Connection, seat: int, step: str, answers: Sequence[str], now: str) -> None:
    """The same within a transaction."""
    db.execute(tables.note.delete().where((tables.note.c.seat == seat) & (tables.note.c.step == step)))
    for number, text in enumerate(answers):
        if plain := " ".join(text.replace("\0", "").split()):
            db.execute(tables.note.insert(), {"seat": seat, "step": step, "number": number, "text": plain,
                                              "made": now})  # fmt: skip


def notes_of(store: Store, seat: int, step: str) -> Mapping[int, str]:
    """A seat's answers to a step, by their number."""
    query = select(tables.note).where((tables.note.c.seat == seat) & (tables.note.c.step == step))
    return {row.number: row.text for row in store.read(query)}
