"""Limits in front of every page: size, rate, origin, and headers that keep a browser from running anything else."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from game.classroom.protocol import MOST_BYTES
from game.classroom.seats import Bucket
from game.language.catalog import _

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with none at all a browser sends forms with the origin "null"
}
NEVER_KEPT = "no-store"
ADDRESS_RATE, ADDRESS_BURST = 60.0, 300.0
"""Requests a second from one address: a whole school may stand behind one."""
WRONG_RATE, WRONG_BURST = 0.5, 30.0
"""Wrong codes and tokens from one address."""
MOST_ADDRESSES = 2000


class TooBig(Exception):
    """A body beyond the limit."""


class Rates:
    """One bucket for each address; the oldest give way."""

    def __init__(self, clock: Callable[[], float], rate: float, burst: float) -> None:
        self._clock, self._rate, self._burst = clock, rate, burst
        self._buckets: dict[str, Bucket] = {}

    def takes(self, address: str) -> bool:
        """Whether one more from this address may pass."""
        if address not in self._buckets and len(self._buckets) >= MOST_ADDRESSES:
            self._buckets.pop(next(iter(self._buckets)))
        return self._buckets.setdefault(address, Bucket(self._clock, self._rate, self._burst)).takes()


def address_of(scope: Scope) -> str:
    """Where a connection comes from."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def is_from_here(connection: HTTPConnection) -> bool:
    """Whether a form or a socket was opened by one of our own pages, or by no browser at all."""
    origin = connection.headers.get("origin")
    if origin is None or origin == "null":
        return origin is None
    return urlsplit(origin).netloc == connection.headers.get("host", "")


class Guard:
    """Middleware: refuses what is too big, too fast or from elsewhere, and adds the headers."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float]) -> None:
        self.app = app
        self.rates = Rates(clock, ADDRESS_RATE, ADDRESS_BURST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", NEVER_KEPT)
            await send(message)

        if (refused := self._refuse(scope)) is not None:
            await refused(scope, receive, sending)
            return
        read = 0

        async def receiving() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > MOST_BYTES:
                raise TooBig
            return message

        try:
            await self.app(scope, receiving, sending)
        except TooBig:
            await _too_big()(scope, receive, sending)

    def _refuse(self, scope: Scope) -> PlainTextResponse | None:
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return _too_big()
        if not self.rates.takes(address_of(scope)):
            return PlainTextResponse(_("Too many requests at once: wait a moment, then go on."), 429)
        if scope["method"] not in ("GET", "HEAD") and not is_from_here(HTTPConnection(scope)):
            return PlainTextResponse(_("This form was not sent by a page of this game."), 403)
        return None


def _too_big() -> PlainTextResponse:
    return PlainTextResponse(_("That is too big: {most} KB is the most.").format(most=MOST_BYTES // 1024), 413)
