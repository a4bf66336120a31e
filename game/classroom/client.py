"""The desktop seat: joins a host, keeps a local play and the host's record of it in step, and comes back by itself.

The local journal is the truth of the seat. What the host has not acknowledged yet is sent again whenever there is a
line, in order; without one the seat plays on. Two threads of its own wait for the network and for something to say;
whoever has to know that something changed gives a callable that is called from them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from game.classroom import protocol
from game.classroom.memory import Memory
from game.classroom.protocol import (
    Agreed,
    Answered,
    FromHost,
    FromSeat,
    Garbled,
    Hello,
    Kept,
    Made,
    Noted,
    Refused,
    Seated,
    Sent,
    Stands,
    Wanted,
)
from game.encounter.script import Encounter
from game.language.catalog import sentence
from game.session import keep
from game.session.journal import Record

RETRY_SECONDS = 1.0
OPEN_SECONDS = 4.0
PING_SECONDS = 4.0
"""A line that does not answer for so long is broken."""
MINUTE = 60.0
MOST_FROM_HOST = 4 * 1024 * 1024
_LATER = frozenset({"paused", "wait", "waiting", "fast", "unsaved", "not_yet"})
"""Refusals after which the same move is sent again."""
_FOR_GOOD = frozenset({"code", "over", "version", "freed", "ended"})


def nobody() -> None:
    """What is called where nobody has to know that something changed."""


@dataclass(slots=True)
class Following:
    """One play that is kept in step: its local records, how many the host has, how many are on their way."""

    records: list[Record] = field(default_factory=list)
    kept: int = 0
    sent: int = 0


class Seat:
    """A seat of a room. `start` opens the line in threads of its own; every attribute may be read at any time.

    `wake` is called, from those threads, whenever one of them has changed, and when a minute of the step is over.
    """

    def __init__(self, address: str, code: str, memory: Memory, wake: Callable[[], object] = nobody) -> None:
        self.address = address
        self.url = _url(address)
        self.code = code
        self.memory = memory
        self.wake = wake
        self.name = memory.name(code)
        self.stands: Stands | None = None
        """What the host has said since `start`; `known` is older where it has said nothing."""
        self.before = memory.stands(code)
        self.told = ""
        """The last thing the host refused, one sentence."""
        self.why = ""
        """The code of what it refused."""
        self.failed = 0
        """How often in a row the host could not be reached."""
        self.is_online = False
        self.is_shut = False
        """The host wants nothing more of this seat."""
        self._heard_at = 0.0
        self._following: dict[str, Following] = {}
        self._sources: dict[str, Encounter] = {}
        self._asked_for: set[str] = set()
        self._say: list[FromSeat] = []
        self._answers = memory.answers(code)
        self._not_before = 0.0
        self._line: ClientConnection | None = None
        self._stopped = threading.Event()
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="seat", daemon=True)

    # --- for the game ---------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Opens the line, and opens it again whenever it breaks."""
        self._thread.start()

    def stop(self) -> None:
        """Closes the line."""
        self._stopped.set()
        self._set()
        if (line := self._line) is not None:
            line.close()
        self._thread.join(OPEN_SECONDS + 1)

    def wait(self, until: Callable[[], bool], seconds: float) -> bool:
        """Waits until something holds, at most so long; whether it does."""
        with self._changed:
            return self._changed.wait_for(until, seconds)

    @property
    def known(self) -> Stands | None:
        """What the room does, as far as this device knows."""
        return self.stands or self.before

    @property
    def minutes_left(self) -> int:
        """Whole minutes that are left of the step, rounded up; below 0 where it runs over."""
        return int(-(-self._seconds_left() // MINUTE))

    def _seconds_left(self) -> float:
        left = self.stands.left if self.stands else 0
        return left - (time.monotonic() - self._heard_at)

    def encounter(self, step: str, seconds: float = 10.0) -> Encounter | None:
        """The encounter of a step, asked of the host; None where it does not come in time."""
        if step not in self._sources:
            with self._changed:
                if step not in self._asked_for:
                    self._asked_for.add(step)
                    self._say.append(Wanted(step=step))
                    self._changed.notify_all()
            self.wait(lambda: step in self._sources or self.is_shut, seconds)
        return self._sources.get(step)

    def follow(self, step: str, records: Sequence[Record] = ()) -> Callable[[Record], None]:
        """Keeps the play of a step in step with the host; gives what every new record of it is told to."""
        with self._changed:
            following = self._following.setdefault(step, Following())
            following.records[:] = list(records)
            self._changed.notify_all()

        def tell(record: Record) -> None:
            with self._changed:
                following.records.append(record)
                self._changed.notify_all()

        return tell

    def agree(self, yes: bool) -> None:
        """Whether the moment that was asked for may be shown."""
        with self._changed:
            self._say.append(Agreed(yes=yes))
            self._changed.notify_all()

    def answer(self, step: str, answers: Sequence[str]) -> None:
        """Answers to the questions of a step; kept on this device until the host has them."""
        self.memory.note(self.code, **{f"answers {step}": list(answers)})
        with self._changed:
            self._answers[step] = tuple(answers)
            self._say.append(Answered(step=step, answers=tuple(answers)))
            self._changed.notify_all()

    def waiting(self, step: str) -> int:
        """How many moves of a step the host does not have yet."""
        following = self._following.get(step)
        return len(following.records) - following.kept if following else 0

    @property
    def unsent(self) -> int:
        """How many moves and answers the host does not have yet, of every step that was gone on with here."""
        return sum(map(self.waiting, list(self._following))) + len(self._answers)

    # --- the line -------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stopped.is_set() and not self.is_shut:
            try:
                with connect(
                    self.url, open_timeout=OPEN_SECONDS, close_timeout=1, max_size=MOST_FROM_HOST, proxy=None,
                    ping_interval=PING_SECONDS, ping_timeout=PING_SECONDS,
                ) as line:  # fmt: skip
                    self._talk(line)
            except (OSError, TimeoutError, WebSocketException, EOFError, ValueError):
                pass
            self._line = None
            self._set(is_online=False, failed=self.failed + 1)
            self._stopped.wait(RETRY_SECONDS)

    def _set(self, **what: object) -> None:
        with self._changed:
            for name, value in what.items():
                setattr(self, name, value)
            self._changed.notify_all()
        self.wake()

    def _talk(self, line: ClientConnection) -> None:
        """Listens until the line breaks; what is to be said is said by a thread beside."""
        line.send(protocol.write(Hello(version=protocol.VERSION, code=self.code, secret=self.memory.secret(self.code))))
        with self._changed:
            for each in self._following.values():
                each.sent = each.kept
            self._say += [Wanted(step=step) for step in self._asked_for if step not in self._sources]
            self._say += [Answered(step=step, answers=answers) for step, answers in self._answers.items()]
        self._line = line
        threading.Thread(target=self._speak, args=(line,), name="seat speaks", daemon=True).start()
        for text in line:
            with suppress(Garbled):
                self._heard(protocol.read(text, most=MOST_FROM_HOST))  # type: ignore[arg-type]
            if self.is_shut or self._stopped.is_set():
                return

    def _speak(self, line: ClientConnection) -> None:
        """Says what there is to say, as long as this is the line; tells when a minute is over."""
        with suppress(OSError, WebSocketException):
            while self._line is line and not self._stopped.is_set():
                for each in self._due():
                    line.send(protocol.write(each))
                if not self._pause(line):
                    self.wake()

    def _pause(self, line: ClientConnection) -> bool:
        """Waits for something to say; False where a minute is over instead."""
        with self._changed:
            rest = self._not_before - time.monotonic()
            if rest > 0:
                self._changed.wait(rest)
                return True
            minute = self._seconds_left() % MINUTE + 0.01
            return self._changed.wait_for(
                lambda: self._line is not line or self._stopped.is_set() or self._has_words(), minute
            )

    def _has_words(self) -> bool:
        return self.is_online and (bool(self._say) or any(map(_is_due, self._following.values())))

    def _due(self) -> list[FromSeat]:
        """What can be said now: of each play the next record that the host has not acknowledged."""
        with self._changed:
            if not self.is_online or time.monotonic() < self._not_before:
                return []
            said, self._say = self._say, []
            for step, following in self._following.items():
                if _is_due(following):
                    record = following.records[following.kept]
                    following.sent = record.number
                    saw = protocol.digest(record.events)
                    said.append(Made(step=step, number=record.number, move=record.move, saw=saw))
            return said

    def _heard(self, message: FromHost) -> None:
        match message:
            case Seated(name=name, secret=secret):
                self.memory.note(self.code, secret=secret, name=name)
                self._set(name=name, is_online=True, failed=0)
            case Stands():
                self._stand(message)
            case Sent(step=step, source=source):
                with suppress(keep.CannotKeep):
                    self._sources[step] = keep.load(source)
                self._set()
            case Kept(step=step, number=number):
                following = self._following.get(step)
                if following is not None:
                    following.kept = following.sent = max(following.kept, number)
                self._set(told="")
            case Noted(step=step):
                self._answers.pop(step, None)
                self.memory.note(self.code, **{f"answers {step}": []})
                self._set()
            case Refused():
                self._refused(message)
            case _:
                pass

    def _stand(self, stands: Stands) -> None:
        known = self._following.get(stands.step)
        if known is not None:
            known.kept = known.sent = min(len(stands.moves), len(known.records))
        self._heard_at = time.monotonic()
        self.memory.note_stands(self.code, stands)
        self._set(stands=stands)

    def _refused(self, refused: Refused) -> None:
        if refused.code in _LATER:
            self._not_before = time.monotonic() + RETRY_SECONDS / 2
            for following in self._following.values():
                following.sent = following.kept
        elif refused.code == "unasked":
            self._answers.clear()
        elif refused.code in ("gap", "elsewhere", "already") and refused.moves:
            for following in self._following.values():
                if following.sent == refused.number:
                    following.kept = following.sent = min(refused.moves, len(following.records))
        self._set(told=sentence(refused.reason), why=refused.code, is_shut=refused.code in _FOR_GOOD)


def _is_due(following: Following) -> bool:
    return following.sent == following.kept < len(following.records)


def _url(address: str) -> str:
    plain = address.strip().removeprefix("ws://").removeprefix("http://").split("?")[0].strip("/")
    return f"ws://{plain}/ws"
