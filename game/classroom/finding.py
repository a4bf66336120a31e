"""Finding a class in the network: a convenience where zeroconf is installed, and nothing at all where it is not.

What is announced is the lesson's title and where it listens, never the code: that stands on the wall.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zeroconf import Zeroconf

SERVICE = "_livable-terms._tcp.local."
ASK_MS = 2000
MOST_TITLE = 120
"""Signs of a title that are announced and shown: whoever is in the network may announce anything."""
MOST_FOUND = 8


def is_installed() -> bool:
    """Whether classes can be found here."""
    return find_spec("zeroconf") is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A class that somebody announces: what it is called, and the address to type."""

    lesson: str
    address: str


class Announcement:
    """Says in the network that a class is open, until it is stopped; beside the host, so that nothing waits for it."""

    def __init__(self, lesson: str, address: str, port: int, id: str, interfaces: Sequence[str] = ()) -> None:
        self._told = lesson[:MOST_TITLE], address, port, id
        self._interfaces = list(interfaces)
        self._zeroconf: Zeroconf | None = None
        self._thread = Thread(target=self._run, name="announce", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        from zeroconf import Error, ServiceInfo

        lesson, address, port, id = self._told
        with suppress(OSError, Error, ValueError):
            self._zeroconf = _opened(self._interfaces)
            packed = ipaddress.ip_address(address).packed
            self._zeroconf.register_service(
                ServiceInfo(SERVICE, f"{id}.{SERVICE}", port, addresses=[packed], properties={"lesson": lesson})
            )

    def stop(self) -> None:
        """Says so no longer."""
        from zeroconf import Error

        self._thread.join(ASK_MS / 1000)
        with suppress(OSError, Error):
            if self._zeroconf is not None:
                self._zeroconf.close()


class Search:
    """Looks for classes until it is stopped. `wake` is called, from a thread of its own, when there is another."""

    def __init__(self, wake: Callable[[], object], interfaces: Sequence[str] = ()) -> None:
        self._wake = wake
        self._interfaces = list(interfaces)
        self._found: dict[str, Found] = {}
        self._zeroconf: Zeroconf | None = None
        self._thread = Thread(target=self._run, name="search", daemon=True)
        self._thread.start()

    @property
    def found(self) -> tuple[Found, ...]:
        """What is announced now, by title."""
        every = sorted(self._found.copy().values(), key=lambda each: (each.lesson, each.address))
        return tuple(dict.fromkeys(every))[:MOST_FOUND]

    def _run(self) -> None:
        from zeroconf import Error, ServiceBrowser

        with suppress(OSError, Error):
            self._zeroconf = _opened(self._interfaces)
            ServiceBrowser(self._zeroconf, SERVICE, listener=self)  # type: ignore[arg-type]

    def add_service(self, zeroconf: Zeroconf, kind: str, name: str) -> None:
        """Somebody announces a class."""
        info = zeroconf.get_service_info(kind, name, ASK_MS)
        addresses = [each for each in info.parsed_addresses() if ":" not in each] if info else []
        if info is None or not addresses:
            return
        lesson = (info.properties.get(b"lesson") or b"").decode("utf-8", "replace")
        plain = " ".join("".join(sign if sign.isprintable() else " " for sign in lesson).split())[:MOST_TITLE]
        self._found[name] = Found(lesson=plain or addresses[0], address=f"{addresses[0]}:{info.port}")
        self._wake()

    def update_service(self, zeroconf: Zeroconf, kind: str, name: str) -> None:
        """It is announced otherwise."""
        self.add_service(zeroconf, kind, name)

    def remove_service(self, zeroconf: Zeroconf, kind: str, name: str) -> None:
        """It is announced no longer."""
        self._found.pop(name, None)
        self._wake()

    def stop(self) -> None:
        """Looks no longer, without waiting for it."""
        Thread(target=self._close, daemon=True).start()

    def _close(self) -> None:
        from zeroconf import Error

        self._thread.join(ASK_MS / 1000)
        with suppress(OSError, Error):
            if self._zeroconf is not None:
                self._zeroconf.close()


def _opened(interfaces: Sequence[str]) -> Zeroconf:
    from zeroconf import InterfaceChoice, IPVersion, Zeroconf

    return Zeroconf(interfaces=list(interfaces) or InterfaceChoice.Default, ip_version=IPVersion.V4Only)
