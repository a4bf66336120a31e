"""The class on disk: SQLAlchemy 2 over SQLite (WAL, synchronous FULL) or PostgreSQL, with group commit.

One thread writes. What arrives within a few milliseconds goes to disk in one transaction, and whoever waits on
`keep` goes on only when it is there: an acknowledged move survives SIGKILL.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any

from sqlalchemy import (
    Column,
    Engine,
    Executable,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    select,
)
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from game.language.catalog import _

GATHER_SECONDS = 0.003
"""How long the writer waits for others to share a commit."""
MOST_AT_ONCE = 500
FORMAT = 1

META = MetaData()
about = Table("about", META, Column("format", Integer, primary_key=True))
room = Table(
    "room", META,
    Column("id", Integer, primary_key=True),
    Column("code", String(6), nullable=False),
    Column("token", String(64), nullable=False),
    Column("lesson", String(80), nullable=False),
    Column("title", Text, nullable=False),
    Column("opened", String(40), nullable=False),
    Column("ended", String(40)),
    Column("standing", Text, nullable=False),
    Column("version", Integer, nullable=False),
)  # fmt: skip
seat = Table(
    "seat", META,
    Column("id", Integer, primary_key=True),
    Column("room", ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(40), nullable=False),
    Column("secret", String(64), nullable=False, unique=True),
    Column("kind", String(10), nullable=False),
    Column("state", String(10), nullable=False),
    Column("joined", String(40), nullable=False),
    UniqueConstraint("room", "name"),
)  # fmt: skip
play = Table(
    "play", META,
    Column("id", Integer, primary_key=True),
    Column("seat", ForeignKey("seat.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("step", String(80), nullable=False),
    Column("encounter", String(80), nullable=False),
    Column("title", Text, nullable=False),
    Column("rules", Integer, nullable=False),
    Column("content_hash", String(80), nullable=False),
    Column("mode", String(12), nullable=False),
    Column("opening", Text, nullable=False),
    Column("started", String(40), nullable=False),
    Column("finished", String(40)),
    UniqueConstraint("seat", "step"),
)  # fmt: skip
record = Table(
    "record", META,
    Column("play", ForeignKey("play.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("move", Text, nullable=False),
    Column("events", Text, nullable=False),
    Column("made", String(40), nullable=False),
)  # fmt: skip
source = Table(
    "source", META,
    Column("content_hash", String(80), primary_key=True),
    Column("text", Text, nullable=False),
)  # fmt: skip
"""Encounters as they were when they were played, once each."""
note = Table(
    "note", META,
    Column("seat", ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True),
    Column("step", String(80), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("made", String(40), nullable=False),
)  # fmt: skip
refusal = Table(
    "refusal", META,
    Column("id", Integer, primary_key=True),
    Column("seat", ForeignKey("seat.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("step", String(80), nullable=False),
    Column("number", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made", String(40), nullable=False),
)  # fmt: skip
"""Records that do not follow from the rules."""

Work = Callable[[Connection], Any]


class StoreProblem(Exception):
    """The class cannot be read or written; `str()` is one sentence for the trainer."""


class Taken(Exception):
    """Somebody else wrote this row first: another host, or the same message twice."""


class Store:
    """A database of classes. Opening creates what is missing; every failure but `Taken` is a `StoreProblem`."""

    def __init__(self, url: str, gather: float = GATHER_SECONDS) -> None:
        self._gather = gather
        self._queue: SimpleQueue[tuple[Work, Future[Any]] | None] = SimpleQueue()
        try:
            self.engine = _engine(url)
            META.create_all(self.engine)
            self._check_format()
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise StoreProblem(
                _("The database cannot be opened ({why}): check what --database says, or leave it out.").format(
                    why=_short(error)
                )
            ) from error
        self._writer = threading.Thread(target=self._write_on, name="classroom store", daemon=True)
        self._writer.start()

    def _check_format(self) -> None:
        with self.engine.begin() as connection:
            found = connection.execute(select(about.c.format)).scalar()
            if found is None:
                connection.execute(about.insert().values(format=FORMAT))
            elif found > FORMAT:
                raise StoreProblem(_("The database was written by a newer version of the game: update the game."))

    def close(self) -> None:
        """Writes what waits, and lets go of the database."""
        self._queue.put(None)
        self._writer.join()
        self.engine.dispose()

    def read(self, statement: Executable) -> Sequence[Row[Any]]:
        """All rows of a query."""
        try:
            with self.engine.connect() as connection:
                return connection.execute(statement).all()
        except SQLAlchemyError as error:
            told = _("The database cannot be read ({why}): start the host again.")
            raise StoreProblem(told.format(why=_short(error))) from error

    def now(self, work: Work) -> Any:
        """Does `work` in the shared transaction and waits until it is on disk."""
        return self._submit(work).result()

    async def keep(self, work: Work) -> Any:
        """The same for the event loop."""
        return await asyncio.wrap_future(self._submit(work))

    def _submit(self, work: Work) -> Future[Any]:
        waiting: Future[Any] = Future()
        self._queue.put((work, waiting))
        return waiting

    # --- the writing thread -------------------------------------------------------------------------------------------

    def _write_on(self) -> None:
        while (first := self._queue.get()) is not None:
            batch, ends = [first], False
            time.sleep(self._gather)
            while len(batch) < MOST_AT_ONCE:
                try:
                    more = self._queue.get_nowait()
                except Empty:
                    break
                if more is None:
                    ends = True
                    break
                batch.append(more)
            self._commit(batch)
            if ends:
                return

    def _commit(self, batch: list[tuple[Work, Future[Any]]]) -> None:
        """All in one transaction; where one of them fails, each by itself, so that no other is lost with it."""
        try:
            with self.engine.begin() as connection:
                results = [work(connection) for work, _ in batch]
        except Exception as error:
            if len(batch) == 1:
                batch[0][1].set_exception(_told(error))
                return
            for one in batch:
                self._commit([one])
            return
        for (_one, waiting), result in zip(batch, results, strict=True):
            waiting.set_result(result)


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _pragmas(connection: Any, _: Any) -> None:
            for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = on", "busy_timeout = 5000",
                           "secure_delete = on"):
                connection.execute(f"pragma {pragma}")

    return engine


def _told(error: Exception) -> Exception:
    if isinstance(error, IntegrityError):
        return Taken(str(error.orig))
    if isinstance(error, SQLAlchemyError):
        told = _("The class could not be saved ({why}): free some space, then make it again.")
        return StoreProblem(told.format(why=_short(error)))
    return error


def _short(error: BaseException) -> str:
    return " ".join(str(getattr(error, "orig", None) or error).split())[:120]
