"""The journal: every move on disk before the screen shows its effect. SQLite, WAL, FULL, one commit a move.

A play has a head (encounter, rules version, content hash, the files it began with) and numbered records. Nothing
is ever changed or deleted by playing: undoing writes a record. Free text of the learner is kept beside it, as notes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from game.language.catalog import _

FORMAT = 2
"""Of the journal. Every format keeps one sample in tests/ that must load for ever."""
BUSY_SECONDS = 2.0
SCHEMA = """
create table if not exists play (
  id integer primary key, started text not null, encounter text not null, title text not null,
  rules integer not null, content_hash text not null, source text not null, mode text not null,
  opening text not null, finished text, from_play integer, from_beat integer);
create table if not exists record (
  play integer not null references play(id), number integer not null, move text not null, events text not null,
  made text not null, primary key (play, number));
create table if not exists note (
  play integer not null references play(id), beat integer not null, kind text not null, text text not null,
  made text not null);
"""
MIGRATIONS = {
    0: SCHEMA,
    1: """
alter table play add column from_play integer;
alter table play add column from_beat integer;
create table note (
  play integer not null references play(id), beat integer not null, kind text not null, text text not null,
  made text not null);
""",
}
"""Format -> what makes it the next one; 0 is an empty file and becomes the newest at once."""
MOST_NOTE = 4000
"""Characters that are kept of a note."""


class JournalProblem(Exception):
    """The journal cannot be read or written; `str()` is one sentence for the person: what is wrong, what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a play began with. `opening` holds the first events as JSON; times are ISO 8601.

    `from_play` and `from_beat` say where a play that was tried from the middle of another branched off.
    """

    play: int
    started: str
    encounter: str
    title: str
    rules: int
    content_hash: str
    source: str
    mode: str
    opening: str
    finished: str | None = None
    from_play: int | None = None
    from_beat: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One move as it was made: its notation ("undo" among them) and the events it led to, as JSON."""

    number: int
    move: str
    events: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something the learner wrote at a beat of a play; `kind` is one of game.session.notes."""

    play: int
    beat: int
    kind: str
    text: str
    made: str


class Journal:
    """A journal file. Opening creates it; every failure is a `JournalProblem`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.listeners: dict[int, Callable[[Record], object]] = {}
        """Play -> who is told of each new record of it, once that is on disk."""
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def _prepare(self) -> None:
        """Looks before it writes: a file that is not a whole journal of ours stays as it is."""
        version, tables = self._db.execute(
            "select (select user_version from pragma_user_version), (select count(*) from sqlite_master)"
        ).fetchone()
        if version == 0 and tables:
            told = _("{path} is not a journal of this game: choose another file (--journal FILE).")
            raise JournalProblem(told.format(path=self.path))
        if version > FORMAT:
            told = _("The journal {path} was written by a newer version of the game: update the game to open it.")
            raise JournalProblem(told.format(path=self.path))
        if self._db.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check")
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = full")
        while version < FORMAT:
            following = FORMAT if version == 0 else version + 1
            self._db.executescript(
                f"begin immediate; {MIGRATIONS[version]} pragma user_version = {following}; commit;"
            )
            version = following

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what SQLite and the disk say into one sentence for the person."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise JournalProblem(_sentence(self.path, str(error))) from error
        except sqlite3.DatabaseError as error:
            told = _(
                "The journal {path} is damaged; nothing was changed in it: keep a copy, and start with another"
                " one (--journal FILE)."
            )
            raise JournalProblem(told.format(path=self.path)) from error
        except OSError as error:
            told = _("The journal {path} cannot be used ({why}): choose another place (--journal FILE).")
            raise JournalProblem(told.format(path=self.path, why=error.strerror)) from error

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """One transaction: all of it on disk, or nothing."""
        self._db.execute("begin immediate")
        try:
            yield
            self._db.execute("commit")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("rollback")
            raise

    def close(self) -> None:
        """Ends the connection; whatever was acknowledged is on disk already."""
        self._db.close()

    def begin(self, head: Head, records: tuple[Record, ...] = ()) -> int:
        """Writes the head of a new play, with the records it begins with, and gives its number.

        `head.play` is ignored.
        """
        row = (
            head.started, head.encounter, head.title, head.rules, head.content_hash, head.source, head.mode,
            head.opening, head.from_play, head.from_beat,
        )  # fmt: skip
        with self._told(), self._at_once():
            done = self._db.execute(
                "insert into play (started, encounter, title, rules, content_hash, source, mode, opening, from_play,"
                " from_beat) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            play = int(done.lastrowid or 0)
            self._db.executemany(
                "insert into record (play, number, move, events, made) values (?, ?, ?, ?, ?)",
                [(play, each.number, each.move, each.events, each.made) for each in records],
            )
        return play

    def write(self, play: int, record: Record, *, is_over: bool = False) -> None:
        """Appends a record and marks the play as finished or not, both or neither; on return it is on disk.

        A number that is taken means that another window plays on.
        """
        try:
            with self._told(), self._at_once():
                self._db.execute(
                    "insert into record (play, number, move, events, made) values (?, ?, ?, ?, ?)",
                    (play, record.number, record.move, record.events, record.made),
                )
                self._db.execute(
                    "update play set finished = ? where id = ? and (finished is null) = ?",
                    (record.made if is_over else None, play, is_over),
                )
        except JournalProblem as problem:
            if isinstance(problem.__cause__, sqlite3.IntegrityError):
                raise JournalProblem(
                    _("This play has gone on in another window of the game: close this one and resume it there.")
                ) from problem
            raise
        if (listener := self.listeners.get(play)) is not None:
            listener(record)

    def plays(self) -> tuple[Head, ...]:
        """Every play, the newest first."""
        with self._told():
            rows = self._db.execute(
                "select id, started, encounter, title, rules, content_hash, source, mode, opening, finished,"
                " from_play, from_beat from play order by id desc"
            ).fetchall()
        names = Head.__dataclass_fields__
        return tuple(Head(**dict(zip(names, row, strict=True))) for row in rows)

    def head(self, play: int) -> Head:
        """The head of one play; JournalProblem where there is none of that number."""
        for head in self.plays():
            if head.play == play:
                return head
        told = _("The journal {path} has no play number {play}: 'replay' lists what it has.")
        raise JournalProblem(told.format(path=self.path, play=play))

    def unfinished(self) -> Head | None:
        """The newest play that was not played to its end; a rehearsal is not gone on with."""
        return next((head for head in self.plays() if head.finished is None and head.mode != "rehearsal"), None)

    def records(self, play: int) -> tuple[Record, ...]:
        """The records of a play in their order."""
        with self._told():
            rows = self._db.execute(
                "select number, move, events, made from record where play = ? order by number", (play,)
            ).fetchall()
        return tuple(Record(number=row[0], move=row[1], events=row[2], made=row[3]) for row in rows)


    def keep_note(self, note: Note) -> None:
        """Keeps what was written, cut to its length; nothing is ever replaced."""
        with self._told():
            self._db.execute(
                "insert into note (play, beat, kind, text, made) values (?, ?, ?, ?, ?)",
                (note.play, note.beat, note.kind, note.text[:MOST_NOTE], note.made),
            )

    def notes(self, play: int | None = None) -> tuple[Note, ...]:
        """What was written in a play (in all of them without one), in the order it was written."""
        with self._told():
            rows = self._db.execute(
                "select play, beat, kind, text, made from note where play = ? or ? is null order by rowid", (play, play)
            ).fetchall()
        return tuple(Note(play=row[0], beat=row[1], kind=row[2], text=row[3], made=row[4]) for row in rows)

    def copy_to(self, path: Path) -> None:
        """Writes the whole journal into a new file at `path`."""
        with self._told():
            other = sqlite3.connect(path)
            try:
                self._db.backup(other)
            finally:
                other.close()


def _sentence(path: Path, said: str) -> str:
    if "full" in said:
        return _("The disk is full: your last move was not saved and not made; free some space and make it again.")
    if "locked" in said:
        told = _("The journal {path} is locked by another program: close the other window of the game and try again.")
        return told.format(path=path)
    if "readonly" in said or "read-only" in said:
        return _("The journal {path} may not be written to: choose another place (--journal FILE).").format(path=path)
    told = _("The journal {path} cannot be used: check that its folder exists and may be written to.")
    return told.format(path=path)
