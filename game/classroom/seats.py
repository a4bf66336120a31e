"""A seat in the host's memory: who it is, what it has played, and how fast it may talk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from game.encounter import moves as notation
from game.encounter.refusals import Refusal
from game.encounter.script import Encounter
from game.review.skills import Evidence
from game.session.journal import Head, Record
from game.session.replay import UNDO
from game.session.session import Session
from game.view.play import Play

RATE, BURST = 8.0, 24.0
"""Messages a second that a seat may send for long, and at once."""


@dataclass(slots=True)
class Sheaf:
    """What a session writes, held until the store has it on disk. Practice stays here and is never stored."""

    head: Head | None = None
    kept: list[Record] = field(default_factory=list)

    def begin(self, head: Head) -> int:
        """Notes how the play began."""
        self.head = head
        return head.play

    def write(self, play: int, record: Record, *, is_over: bool = False) -> None:
        """Notes one record."""
        self.kept.append(record)

    def records(self, play: int) -> tuple[Record, ...]:
        """Everything noted so far."""
        return tuple(self.kept)


@dataclass(slots=True)
class Played:
    """One play of one step, as the host decides it."""

    row: int
    """Its number in the store; 0 for practice."""
    sheaf: Sheaf
    play: Play
    skills: tuple[Evidence, ...] = ()
    """Once it is over and was asked for."""

    @property
    def session(self) -> Session:
        """The live state."""
        return self.play.session

    @property
    def encounter(self) -> Encounter:
        """What is played."""
        return self.session.encounter

    @property
    def written(self) -> int:
        """How many records there are."""
        return len(self.sheaf.kept)


@dataclass(slots=True)
class Bucket:
    """Lets `RATE` messages a second through, and `BURST` at once."""

    clock: Callable[[], float]
    rate: float = RATE
    burst: float = BURST
    level: float = field(init=False)
    at: float = field(init=False)

    def __post_init__(self) -> None:
        self.level, self.at = self.burst, self.clock()

    def takes(self) -> bool:
        """Whether one more may pass now."""
        now = self.clock()
        self.level, self.at = min(self.burst, self.level + (now - self.at) * self.rate), now
        if self.level < 1:
            return False
        self.level -= 1
        return True


@dataclass(slots=True)
class Chair:
    """A seat. `last` is when its device was heard of, `moved` when it last made a move, both in seconds."""

    id: int
    name: str
    kind: str
    state: str
    bucket: Bucket
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    plays: dict[str, Played] = field(default_factory=dict)
    practice: Played | None = None
    notice: str = ""
    """One sentence for the next page."""
    last: float = 0.0
    moved: float = 0.0
    refusals: int = 0
    told: str = ""
    """The last refusal of the seat's messages, for the trainer."""
    is_loaded: bool = False


def submit(session: Session, text: str) -> Refusal | None:
    """Makes the move that `text` writes, an undo among them, or says why not."""
    if text == UNDO:
        return session.undo()
    move = notation.read(text)
    if move is None or notation.write(move) != text:
        return Refusal("not_a_move", "That is not a move of this game.")
    result = session.submit(move)
    return result if isinstance(result, Refusal) else None
