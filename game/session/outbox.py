"""Statements that wait to be sent to a record store: one SQLite file, so that a restart loses none and repeats none.

What was sent is remembered by its id alone. Where it goes is kept without a name or a password.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BUSY_SECONDS = 5.0
WAITING, SENT, REFUSED = "waiting", "sent", "refused"
_SAFE = "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; "
_TABLE = """
create table if not exists statement (
    place integer primary key, store text not null, id text not null, owner text not null, body text not null,
    state text not null, why text not null default '', unique (store, id)
);
"""
Statement = Mapping[str, Any]


class OutboxProblem(Exception):
    """The file cannot be used; `str()` is one sentence for the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many statements for one store wait, were taken, were refused for good."""

    waiting: int = 0
    sent: int = 0
    refused: int = 0


class Outbox:
    """The file. Every change is committed before the method returns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                self._db.executescript(_SAFE + _TABLE)
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def add(self, store: str, owner: str, statements: Iterable[Statement]) -> int:
        """Takes in what is not there yet; gives how many. `owner` is what they are forgotten by."""
        rows = [(store, each["id"], owner, json.dumps(each, ensure_ascii=False), WAITING) for each in statements]
        with self._told():
            before = self._db.total_changes
            self._db.execute("begin immediate")
            self._db.executemany(
                "insert or ignore into statement (store, id, owner, body, state) values (?, ?, ?, ?, ?)", rows
            )
            self._db.execute("commit")
            return self._db.total_changes - before

    def waiting(self, store: str, most: int) -> list[dict[str, Any]]:
        """The next statements, in the order they were taken in."""
        with self._told():
            found = self._db.execute(
                "select body from statement where store = ? and state = ? order by place limit ?",
                (store, WAITING, most),
            )
            return [json.loads(body) for (body,) in found]

    def settle(self, store: str, ids: Iterable[str], why: str = "") -> None:
        """They were taken, or refused for good where there is a reason; their words are not kept any longer."""
        state = REFUSED if why else SENT
        with self._told():
            self._db.execute("begin immediate")
            self._db.executemany(
                "update statement set state = ?, why = ?, body = '' where store = ? and id = ?",
                [(state, why, store, id) for id in ids],
            )
            self._db.execute("commit")

    def counts(self, store: str) -> Counts:
        """How it stands."""
        with self._told():
            found = self._db.execute("select state, count(*) from statement where store = ? group by state", (store,))
            return Counts(**dict(found.fetchall()))

    def forget(self, owner: str) -> None:
        """Everything of an owner, sent or not."""
        with self._told():
            self._db.execute("delete from statement where owner = ?", (owner,))
            self._db.execute("pragma wal_checkpoint(truncate)")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise OutboxProblem(
                f"What waits to be sent cannot be kept in {self.path} ({error}): free some space, or move it."
            ) from error
