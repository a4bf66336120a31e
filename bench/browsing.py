"""Browser seats that play against a host over loopback: forms posted and pages read as a browser does without scripts.

Each has an address of its own where the system lets it (127.0.0.x): the host slows what comes from one address. A move
counts as kept when the page that follows it shows the next number; its time is that of the post alone, which the host
answers once the move is on disk.
"""
from __future__ import annotations

import asyncio
import html
import random
import re
import time
import urllib.parse
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bench.crowd import ANSWER_SECONDS, BACK_SECONDS, STEPS, THEN, scripts

NUMBER = re.compile(r'name="number" value="(\d+)"')
NAME = re.compile(r'<span class="chip">(?:<svg.*?</svg>)?\s*([^<]+?)\s*</span>', re.S)
NOTICE = re.compile(r'<p class="notice".*?<span>(.*?)</span>', re.S)
FAST = "too fast"
LATE = "is not saved"


class Broken(OSError):
    """The host has closed the line, or said what no browser can go on from."""


@dataclass(slots=True)
class Page:
    """An answer of the host."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def number(self) -> int:
        """Of the next move, 0 where the page takes none."""
        found = NUMBER.search(self.text)
        return int(found[1]) if found else 0

    @property
    def notice(self) -> str:
        """What the page tells first, empty where nothing."""
        found = NOTICE.search(self.text)
        return html.unescape(found[1]) if found else ""


@dataclass(slots=True)
class Line:
    """One connection that is kept open, from an address of its own."""

    host: str
    port: int
    own: str
    cookie: str = ""
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def open(self) -> None:
        """Connects; without an address of its own where the system has none."""
        try:
            found = await asyncio.open_connection(self.host, self.port, local_addr=(self.own, 0))
        except OSError:
            found = await asyncio.open_connection(self.host, self.port)
        self.reader, self.writer = found

    async def post(self, path: str, fields: dict[str, str]) -> Page:
        """A form."""
        self.send("POST", path, urllib.parse.urlencode(fields))
        return await self.answer()

    async def get(self, path: str) -> Page:
        """A page."""
        self.send("GET", path)
        return await self.answer()

    def send(self, method: str, path: str, body: str = "") -> None:
        """A request, without waiting for its answer."""
        assert self.writer is not None
        head = [f"{method} {path} HTTP/1.1", f"host: {self.host}:{self.port}", f"cookie: seat={self.cookie}"]
        if method == "POST":
            head += [f"origin: http://{self.host}:{self.port}", "content-type: application/x-www-form-urlencoded",
                     f"content-length: {len(body)}"]  # fmt: skip
        self.writer.write("\r\n".join([*head, "", body]).encode())

    async def answer(self) -> Page:
        """The answer to what was sent."""
        return await asyncio.wait_for(self._read(), ANSWER_SECONDS)

    async def _read(self) -> Page:
        assert self.reader is not None
        try:
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            body = await self.reader.readexactly(int(headers.get("content-length", "0")))
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            raise Broken("the host has gone") from error
        if "set-cookie" in headers:
            self.cookie = headers["set-cookie"].partition("=")[2].partition(";")[0]
        return Page(int(head[0].split()[1]), headers, body.decode())

    def drop(self) -> None:
        """Gone at once, as when a lid is closed."""
        if self.writer is not None:
            self.writer.transport.abort()
        self.reader = self.writer = None


@dataclass
class PageSeat:
    """One browser: it goes to the end of its plan but one move and takes all of it back, round and round."""

    own: str
    step: str
    moves: Sequence[str]
    drops: float = 0.0
    """Share of the moves after which it is gone before the answer."""
    name: str = ""
    cookie: str = ""
    at: int = 0
    kept: list[tuple[str, int, str]] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    """Seconds from the move to the page that shows what it led to."""
    away: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def move(self, at: int) -> str:
        """The move of this number, from 0."""
        there, back = len(self.moves), at % (2 * len(self.moves))
        return self.moves[back] if back < there else "undo"

    async def live(self, address: str, code: str, ends: float, pace: float, chance: random.Random) -> None:
        """Plays until `ends`, coming back whenever the line breaks, also after the end."""
        host, _, port = address.partition(":")
        lost: float | None = None
        while time.monotonic() < ends or lost is not None:
            line = Line(host, int(port), self.own, self.cookie)
            try:
                await line.open()
                await self._come_in(line, code)
                if lost is not None:
                    self.away.append(time.monotonic() - lost)
                    lost = None
                if not await self._play(line, ends, pace, chance):
                    return
            except (OSError, TimeoutError):
                lost = lost or time.monotonic()
                if time.monotonic() - lost > BACK_SECONDS:
                    self.faults.append("never came back")
                    return
                await asyncio.sleep(0.1 + chance.random() * 0.2)
            finally:
                line.drop()

    async def _come_in(self, line: Line, code: str) -> None:
        if not self.cookie:
            await line.post("/join", {"code": code})
            self.cookie = line.cookie
        page = await line.get("/seat")
        found = NAME.search(page.text)
        if page.status != 200 or found is None:
            raise Broken(page.text[:80])
        if self.name and self.name != found[1]:
            self.faults.append(f"{self.name} came back as {found[1]}")
        self.name = found[1]
        self._see(page)

    def _see(self, page: Page) -> bool:
        """Whether the page shows that the move on its way was kept, or never arrived; anything else is a fault."""
        if page.number == self.at + 2:
            self.kept.append((self.step, self.at + 1, self.move(self.at)))
            self.at += 1
        return page.number == self.at + 1

    async def _play(self, line: Line, ends: float, pace: float, chance: random.Random) -> bool:
        due = time.monotonic() + chance.random() * pace
        while True:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            if time.monotonic() >= ends:
                return False
            due = max(due + pace, time.monotonic() - pace)
            before, sent = self.at, time.monotonic()
            form = {"step": self.step, "number": str(self.at + 1), "practice": "0", "move": self.move(self.at)}
            line.send("POST", "/seat/move", urllib.parse.urlencode(form))
            if chance.random() < self.drops:
                with suppress(TimeoutError):
                    await asyncio.sleep(chance.random() * 0.02)
                raise Broken("dropped")
            await line.answer()
            took = time.monotonic() - sent
            page = await line.get("/seat")
            if not self._see(page):
                self.faults.append(f"{before + 1} {self.move(before)}: page of move {page.number}")
                return False
            if self.at > before:
                self.took.append(took)
                self.shown.append(time.monotonic() - sent)
            elif FAST not in page.notice and LATE not in page.notice:
                self.faults.append(f"{before + 1} {self.move(before)}: {page.notice or page.status}")
                return False


def browsers(count: int, drops: float = 0.0, seed: int = 7) -> list[PageSeat]:
    """Browser seats with plans of their own, in the last step of the crowd's lesson: the one its page shows."""
    able = [moves[:-1] for moves in scripts(THEN, seed) if len(moves) > 2]
    return [PageSeat(f"127.0.{1 + each // 250}.{1 + each % 250}", f"p{STEPS - 1}", able[each % len(able)], drops)
            for each in range(count)]  # fmt: skip
