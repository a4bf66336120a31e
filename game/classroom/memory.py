"""What a device keeps of its seats in classes: enough to come back after a crash, with or without a network."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from game.classroom import protocol
from game.classroom.protocol import Garbled, Stands

_LAST = "last"
"""Where the last address and code stand; no code has four signs."""


class Memory:
    """What a device keeps of its seats: the secret, which local play belongs to which step, what the room did last,
    answers that are not handed in yet, and where it joined last. One JSON file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._rooms: dict[str, dict[str, object]] = {}
        with suppress(OSError, ValueError):
            found = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(found, dict):
                self._rooms = {code: what for code, what in found.items() if isinstance(what, dict)}

    def _room(self, code: str) -> dict[str, object]:
        """What is kept of a room, as it stands now: the window and the line ask and write at the same time."""
        with self._lock:
            return dict(self._rooms.get(code, {}))

    def _word(self, code: str, key: str) -> str:
        return str(self._room(code).get(key, ""))

    def secret(self, code: str) -> str:
        """The secret of the seat in a room, "" where it has none."""
        return self._word(code, "secret")

    def name(self, code: str) -> str:
        """The code name of the seat in a room."""
        return self._word(code, "name")

    @property
    def last(self) -> tuple[str, str]:
        """The address and the code that were joined last, "" where there are none."""
        return self._word(_LAST, "address"), self._word(_LAST, "code")

    def play(self, code: str, step: str) -> int:
        """The local play of a step, 0 where it has none."""
        found = self._room(code).get(f"play {step}", 0)
        return found if isinstance(found, int) else 0

    def plays(self, code: str) -> Mapping[str, int]:
        """Every local play of a room, by step."""
        found = self._room(code)
        return {key[5:]: value for key, value in found.items() if key.startswith("play ") and isinstance(value, int)}

    def answers(self, code: str) -> dict[str, tuple[str, ...]]:
        """Answers that the host does not have yet, by step."""
        found = self._room(code)
        return {
            key[8:]: tuple(map(str, value))
            for key, value in found.items()
            if key.startswith("answers ") and isinstance(value, list) and value
        }

    def chosen(self, code: str, step: str) -> dict[str, str]:
        """What was tapped while preparing, by kind of note; it stays on this device."""
        found = self._room(code).get(f"chosen {step}", {})
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}

    def stands(self, code: str) -> Stands | None:
        """What the room did when it was last heard of."""
        with suppress(Garbled):
            found = protocol.read(self._word(code, "stands"), most=1024 * 1024)
            return found if isinstance(found, Stands) else None
        return None

    def note_stands(self, code: str, stands: Stands) -> None:
        """Keeps what the room does now; the moves are in the journal."""
        self.note(code, stands=protocol.write(replace(stands, moves=(), asked="")))

    def joined(self, address: str, code: str) -> None:
        """Keeps where the device joined."""
        self.note(_LAST, address=address, code=code)

    def note(self, room: str, /, **what: object) -> None:
        """Keeps a secret, or the number of a play ("play STEP"). What cannot be written is only remembered."""
        with self._lock, suppress(OSError):
            self._rooms.setdefault(room, {}).update(what)
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(self._rooms), encoding="utf-8")
            fresh.chmod(0o600)
            fresh.replace(self.path)
