"""The desktop seat: joins a host, keeps a local play and the host's record of it in step, and comes back by itself.

The local journal is the truth of the seat. What the host has not acknowledged yet is sent again whenever there is a
line, in order; without one the seat plays on.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from game.classroom import protocol
from game.classroom.protocol import Agreed, FromHost, Garbled, Hello, Kept, Made, Refused, Seated, Sent, Stands, Wanted
from game.encounter.script import Encounter
from game.language.catalog import sentence
from game.session import keep
from game.session.journal import Head, Record
from game.session.session import Keeps

RETRY_SECONDS = 1.0
LISTEN_SECONDS = 0.05
OPEN_SECONDS = 4.0
MOST_FROM_HOST = 4 * 1024 * 1024
_LATER = frozenset({"paused", "wait", "waiting", "fast", "unsaved", "not_yet"})
"""Refusals after which the same move is sent again."""
_FOR_GOOD = frozenset({"code", "version", "freed", "ended"})


@dataclass(slots=True)
class Following:
    """One play that is kept in step: its local records, how many the host has, how many are on their way."""

    records: list[Record] = field(default_factory=list)
    kept: int = 0
    sent: int = 0


class Teed:
    """A journal that also tells what it wrote, once that is on disk."""

    def __init__(self, journal: Keeps, tell: Callable[[Record], None]) -> None:
        self._under = journal
        self._tell = tell

    def begin(self, head: Head) -> int:
        """A new play."""
        return self._under.begin(head)

    def write(self, play: int, record: Record, *, is_over: bool = False) -> None:
        """One more record: on disk here first, then on its way to the host."""
        self._under.write(play, record, is_over=is_over)
        self._tell(record)

    def records(self, play: int) -> tuple[Record, ...]:
        """What was written of a play."""
        return self._under.records(play)


class Memory:
    """What a device keeps of its seats: the secret, and which local play belongs to which step. One JSON file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rooms: dict[str, dict[str, object]] = {}
        with suppress(OSError, ValueError):
            found = json.loads(path.read_text(encoding="utf-8"))
            self._rooms = found if isinstance(found, dict) else {}

    def secret(self, code: str) -> str:
        """The secret of the seat in a room, "" where it has none."""
        return str(self._rooms.get(code, {}).get("secret", ""))

    def play(self, code: str, step: str) -> int:
        """The local play of a step, 0 where it has none."""
        found = self._rooms.get(code, {}).get(f"play {step}", 0)
        return found if isinstance(found, int) else 0

    def plays(self, code: str) -> Mapping[str, int]:
        """Every local play of a room, by step."""
        found = self._rooms.get(code, {})
        return {key[5:]: value for key, value in found.items() if key.startswith("play ") and isinstance(value, int)}

    def note(self, code: str, **what: object) -> None:
        """Keeps a secret, or the number of a play ("play STEP"). What cannot be written is only remembered."""
        self._rooms.setdefault(code, {}).update({key.replace("__", " ", 1): value for key, value in what.items()})
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(self._rooms), encoding="utf-8")
            fresh.chmod(0o600)
            fresh.replace(self.path)


class Seat:
    """A seat of a room. `start` opens the line in a thread of its own; every attribute may be read at any time."""

    def __init__(self, address: str, code: str, memory: Memory) -> None:
        self.url = _url(address)
        self.code = code
        self.memory = memory
        self.name = ""
        self.stands: Stands | None = None
        self.told = ""
        """The last thing the host refused, one sentence."""
        self.is_online = False
        self.is_shut = False
        """The host wants nothing more of this seat."""
        self._following: dict[str, Following] = {}
        self._sources: dict[str, Encounter] = {}
        self._wanted: list[Wanted | Agreed] = []
        self._lock = threading.Lock()
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
        self._thread.join(OPEN_SECONDS + 1)

    def wait(self, until: Callable[[], bool], seconds: float) -> bool:
        """Waits until something holds, at most so long; whether it does."""
        with self._changed:
            return self._changed.wait_for(until, seconds)

    def encounter(self, step: str, seconds: float = 10.0) -> Encounter | None:
        """The encounter of a step, asked of the host; None where it does not come in time."""
        if step not in self._sources:
            with self._lock:
                self._wanted.append(Wanted(step=step))
            self.wait(lambda: step in self._sources or self.is_shut, seconds)
        return self._sources.get(step)

    def follow(self, step: str, records: Sequence[Record] = ()) -> Callable[[Record], None]:
        """Keeps the play of a step in step with the host; gives what `Teed` tells its records to."""
        with self._lock:
            following = self._following.setdefault(step, Following())
            following.records[:] = list(records)
        return following.records.append

    def agree(self, yes: bool) -> None:
        """Whether the moment that was asked for may be shown."""
        with self._lock:
            self._wanted.append(Agreed(yes=yes))

    def waiting(self, step: str) -> int:
        """How many moves of a step the host does not have yet."""
        following = self._following.get(step)
        return len(following.records) - following.kept if following else 0

    # --- the line -------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stopped.is_set() and not self.is_shut:
            try:
                with connect(
                    self.url, open_timeout=OPEN_SECONDS, close_timeout=1, max_size=MOST_FROM_HOST, proxy=None,
                ) as line:  # fmt: skip
                    self._talk(line)
            except (OSError, TimeoutError, WebSocketException, EOFError):
                pass
            self._set(is_online=False)
            self._stopped.wait(RETRY_SECONDS)

    def _set(self, **what: object) -> None:
        with self._changed:
            for name, value in what.items():
                setattr(self, name, value)
            self._changed.notify_all()

    def _talk(self, line: ClientConnection) -> None:
        hello = Hello(version=protocol.VERSION, code=self.code, secret=self.memory.secret(self.code))
        line.send(protocol.write(hello))
        for each in self._following.values():
            each.sent = each.kept
        while not self._stopped.is_set() and not self.is_shut:
            with suppress(TimeoutError):
                text = line.recv(LISTEN_SECONDS)
                try:
                    message = protocol.read(text, most=MOST_FROM_HOST)
                except Garbled:
                    continue
                if not self._heard(message):  # type: ignore[arg-type]
                    return
            if self.is_online:
                self._send(line)

    def _send(self, line: ClientConnection) -> None:
        with self._lock:
            wanted, self._wanted = self._wanted, []
        for each in wanted:
            line.send(protocol.write(each))
        for step, following in list(self._following.items()):
            if following.sent == following.kept < len(following.records):
                record = following.records[following.kept]
                following.sent = record.number
                made = Made(step=step, number=record.number, move=record.move, saw=protocol.digest(record.events))
                line.send(protocol.write(made))

    def _heard(self, message: FromHost) -> bool:
        """Takes a message in; False where the line should be opened anew."""
        match message:
            case Seated(name=name, secret=secret):
                self.memory.note(self.code, secret=secret)
                self._set(name=name, is_online=True)
            case Stands():
                known = self._following.get(message.step)
                if known is not None:
                    known.kept = min(len(message.moves), len(known.records))
                    known.sent = known.kept
                self._set(stands=message)
            case Sent(step=step, source=source):
                with suppress(keep.CannotKeep):
                    self._sources[step] = keep.load(source)
                self._set()
            case Kept(step=step, number=number):
                following = self._following.get(step)
                if following is not None:
                    following.kept = following.sent = max(following.kept, number)
                self._set(told="")
            case Refused():
                return self._refused(message)
            case _:
                pass
        return True

    def _refused(self, refused: Refused) -> bool:
        self._set(told=sentence(refused.reason), is_shut=refused.code in _FOR_GOOD)
        if refused.code in _LATER:
            self._stopped.wait(RETRY_SECONDS / 2)
            for following in self._following.values():
                following.sent = following.kept
            return True
        if refused.code in ("gap", "elsewhere", "already") and refused.moves:
            for following in self._following.values():
                if following.sent == refused.number:
                    following.kept = following.sent = min(refused.moves, len(following.records))
        return True


def _url(address: str) -> str:
    plain = address.removeprefix("ws://").removeprefix("http://").strip("/")
    return f"ws://{plain}/ws"
