"""Sends statements to a record store (xAPI 1.0.3): in batches, again and again, and nothing twice.

A statement has the same id each time. What a store already has counts as sent, so an answer that was lost on its way
does no harm. Only what the store will never take is set aside, alone, with its reason.
"""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from game.language.catalog import _
from game.session.outbox import Counts, Outbox

BATCH = 50
TIMEOUT_SECONDS = 20
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before it is tried again: doubled each time it fails, up to the longest."""
TAKEN = (200, 204)
THERE_ALREADY = 409
FOR_GOOD = (400, 409, 413, 422)
"""Answers that no second try would change: the batch is halved until the one it is about stands alone."""
NOT_LET_IN = (401, 403)
XAPI = "1.0.3"
Wait = Callable[[float], bool]
"""Waits for so many seconds; True where it should stop instead."""


class SendingProblem(Exception):
    """It cannot be sent there; `str()` is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class Target:
    """A record store: its address without a password, and the words that let you in."""

    url: str
    key: str = ""

    @classmethod
    def read(cls, written: str, key: str = "") -> Target:
        """Of `https://HOST/PATH` or `https://USER:PASSWORD@HOST/PATH`; `key` is USER:PASSWORD given apart."""
        try:
            parts = urlsplit(written)
            host = parts.hostname or ""
            port = f":{parts.port}" if parts.port else ""
        except ValueError:
            parts, host, port = urlsplit(""), "", ""
        if parts.scheme not in ("http", "https") or not host:
            told = _("A record store is an address like https://lrs.school.example/xapi: look it up there.")
            raise SendingProblem(told)
        if not key and parts.username is not None:
            key = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        if key and ":" not in key:
            raise SendingProblem(_("What lets you in is written USER:PASSWORD: write both, with a colon between them."))
        host = f"[{host}]" if ":" in host else host
        return cls(urlunsplit((parts.scheme, host + port, parts.path.rstrip("/"), "", "")), key)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_given: Any) -> None:
        """A moved store is told of, not followed: the password would go there."""


class Sender:
    """Sends what waits in an outbox to one store."""

    def __init__(self, outbox: Outbox, target: Target, wait: Wait) -> None:
        self.outbox, self.target, self._wait = outbox, target, wait
        self._open = urllib.request.build_opener(_NoRedirect).open
        self.problem = ""
        """Why it does not get on, one sentence; "" while it does."""

    def counts(self) -> Counts:
        """How it stands."""
        return self.outbox.counts(self.target.url)

    def send(self, tries: int | None = None) -> Counts:
        """Until nothing waits, it is told to stop, or it failed `tries` times in a row (None: never gives up)."""
        failed = 0
        while batch := self.outbox.waiting(self.target.url, BATCH):
            if self._offer(batch):
                self.problem, failed = "", 0
                continue
            failed += 1
            if failed == tries or self._is_final or self._wait(min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failed - 1))):
                break
        return self.counts()

    def _offer(self, batch: Sequence[dict[str, Any]]) -> bool:
        """Whether the store took all of them, or what it will never take was set aside."""
        self._is_final = False
        status, told = self._post(batch)
        if status in TAKEN:
            self.outbox.settle(self.target.url, [each["id"] for each in batch])
            return True
        if status in FOR_GOOD and len(batch) > 1:
            half = len(batch) // 2
            return self._offer(batch[:half]) and self._offer(batch[half:])
        if status == THERE_ALREADY:
            self.outbox.settle(self.target.url, [batch[0]["id"]])
            return True
        if status in FOR_GOOD:
            self.outbox.settle(self.target.url, [batch[0]["id"]], f"{status} {told}".strip())
            return True
        self._is_final = status in NOT_LET_IN or 300 <= status < 400 or status == 404
        self.problem = _sentence(self.target, status, told)
        return False

    def _post(self, batch: Sequence[dict[str, Any]]) -> tuple[int, str]:
        """(status, what the store says); 0 where there was no answer."""
        headers = {"Content-Type": "application/json", "X-Experience-API-Version": XAPI}
        if self.target.key:
            headers["Authorization"] = "Basic " + base64.b64encode(self.target.key.encode()).decode()
        body = json.dumps(list(batch), ensure_ascii=False).encode()
        request = urllib.request.Request(f"{self.target.url}/statements", body, headers, method="POST")
        try:
            with self._open(request, timeout=TIMEOUT_SECONDS) as answer:
                answer.read()
                return int(answer.status), ""
        except urllib.error.HTTPError as error:
            with error:
                return error.code, _first_line(error.read(400).decode("utf-8", "replace"))
        except (OSError, HTTPException) as error:
            return 0, str(getattr(error, "reason", error))


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0][:120] if text.strip() else ""


def _sentence(target: Target, status: int, told: str) -> str:
    if status in NOT_LET_IN:
        said = _("The record store {store} does not let you in ({status}): check the user and the password.")
    elif status == 404 or 300 <= status < 400:
        said = _("There is no record store at {store} ({status}): look its address up again.")
    elif status:
        said = _("The record store {store} cannot take anything now ({status}): what waits is kept.")
    else:
        said = _("The record store {store} does not answer ({told}): what waits is kept.")
    return said.format(store=target.url, status=status, told=told)
