"""Seats that play against a host over loopback: each sends its moves in order, waits for each to be kept, and comes
back with its secret when the line breaks. What was acknowledged is remembered, to be looked for on disk afterwards."""
from __future__ import annotations

import asyncio
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Protocol

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from bench.stand import ROOT, encounter
from game.classroom import protocol
from game.classroom.protocol import Hello, Kept, Made, Refused, Seated
from game.encounter import moves as notation
from game.encounter.chance import draw
from game.encounter.machine import by_dictionary
from game.encounter.moves import Walk
from game.encounter.rules import begin, legal_moves, offers, step

FIRST, THEN = "late_handover", "wrong_invoice"
STEPS = 30
SCRIPTS = 40
BACK_SECONDS = 30.0
ANSWER_SECONDS = 20.0


def lesson_text() -> str:
    """A lesson with many plays, so that a seat has moves for minutes."""
    steps = [f"  - {{id: p0, kind: play, minutes: 8, encounter: {FIRST}}}"]
    steps += [f"  - {{id: p{number}, kind: play, minutes: 8, encounter: {THEN}}}" for number in range(1, STEPS)]
    head = f'format: 1\nid: crowd\ntitle: "A crowd"\nminutes: {8 * STEPS}\nsteps:\n'
    return head + "\n".join(steps) + "\n"


def scripts(name: str, seed: int) -> list[list[str]]:
    """Plays of an encounter by random legal moves, offers among them, in notation; each to its end."""
    played, found = encounter(name), []
    for number in range(SCRIPTS):
        state, _ = begin(played, by_dictionary)
        moves: list[str] = []
        while state.stage != "over":
            able = [move for move in (*legal_moves(played, state), *offers(played, state)[:4])
                    if not isinstance(move, Walk)] or [Walk()]  # fmt: skip
            move = able[int(draw(seed, name, str(number), str(len(moves))) * len(able))]
            result = step(played, state, move, by_dictionary)
            assert isinstance(result, tuple)
            state = result[0]
            moves.append(notation.write(move))
        found.append(moves)
    return found


@dataclass
class Served:
    """A host as a process of its own, on loopback."""

    folder: Path
    port: int = 0
    lesson: str = ""
    process: subprocess.Popen[str] | None = None
    code: str = ""
    token: str = ""
    database: str = ""

    def start(self) -> Served:
        """Starts it, or starts it again on the same port with the same database."""
        if not self.lesson:
            (self.folder / "lessons").mkdir(parents=True, exist_ok=True)
            path = self.folder / "lessons" / "crowd.yaml"
            path.write_text(lesson_text(), encoding="utf-8")
            self.lesson = str(path)
        self.port = self.port or free_port()
        command = [
            sys.executable, str(ROOT / "main.py"), "host", "--lesson", self.lesson, "--bind", "127.0.0.1",
            "--port", str(self.port), "--no-page", "--database", self.database or str(self.folder / "class.db"),
        ]  # fmt: skip
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if line.startswith("Stop with"):
                break
        code, token = re.search(r"^Code +(\w+)", said, re.M), re.search(r"token=(\S+)", said)
        if not code or not token:
            raise RuntimeError(f"The host did not start: {said[-400:]}")
        self.code, self.token = code[1], token[1]
        return self

    @property
    def address(self) -> str:
        """Where it is."""
        return f"127.0.0.1:{self.port}"

    def kill(self) -> None:
        """SIGKILL, and gone."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self._gone()

    def stop(self) -> None:
        """As Ctrl+C does."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(8)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._gone()

    def _gone(self) -> None:
        assert self.process is not None
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def control(self, *names: str) -> None:
        """The trainer's controls, one after the other."""
        browser = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
        )
        browser.open(f"http://{self.address}/trainer?token={self.token}", timeout=10).read()
        for name in names:
            sent = urllib.parse.urlencode({"do": name}).encode()
            browser.open(f"http://{self.address}/trainer/do", sent, timeout=10).read()


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@dataclass
class SwarmSeat:
    """One seat: what it has been promised to be kept, how long each answer took, how long it was away."""

    plan: list[tuple[str, int, str]]
    """(step, number, move), in order."""
    drops: float = 0.0
    """Share of the moves after which it is gone before the answer."""
    name: str = ""
    secret: str = ""
    at: int = 0
    kept: list[tuple[str, int, str]] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    away: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    async def live(self, address: str, code: str, ends: float, pace: float, chance: random.Random) -> None:
        """Plays until `ends`, coming back whenever the line breaks, also after the end."""
        lost: float | None = None
        while (time.monotonic() < ends or lost is not None) and self.at < len(self.plan):
            try:
                async with connect(f"ws://{address}/ws", open_timeout=10, proxy=None, compression=None) as line:
                    await self._hello(line, code)
                    if lost is not None:
                        self.away.append(time.monotonic() - lost)
                        lost = None
                    await self._play(line, ends, pace, chance)
            except (OSError, TimeoutError, WebSocketException):
                lost = lost or time.monotonic()
                if time.monotonic() - lost > BACK_SECONDS:
                    self.faults.append("never came back")
                    return
                await asyncio.sleep(0.1 + chance.random() * 0.2)

    async def _hello(self, line: ClientConnection, code: str) -> None:
        await line.send(protocol.write(Hello(version=protocol.VERSION, code=code, secret=self.secret)))
        seated = protocol.read(await asyncio.wait_for(line.recv(), ANSWER_SECONDS))
        if not isinstance(seated, Seated):
            self.faults.append(str(seated))
            raise OSError
        if self.name and self.name != seated.name:
            self.faults.append(f"{self.name} came back as {seated.name}")
        self.name, self.secret = seated.name, seated.secret

    async def _play(self, line: ClientConnection, ends: float, pace: float, chance: random.Random) -> None:
        due = time.monotonic() + chance.random() * pace
        while self.at < len(self.plan):
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            if time.monotonic() >= ends:
                return
            due = max(due + pace, time.monotonic() - pace)
            in_step, number, move = self.plan[self.at]
            sent = time.monotonic()
            await line.send(protocol.write(Made(step=in_step, number=number, move=move)))
            if chance.random() < self.drops:
                await asyncio.sleep(chance.random() * 0.02)
                line.transport.abort()
                raise OSError("dropped")
            answer = await asyncio.wait_for(self._answer(line), ANSWER_SECONDS)
            if isinstance(answer, Kept):
                self.took.append(time.monotonic() - sent)
                self.kept.append(self.plan[self.at])
                self.at += 1
            elif answer.code not in ("fast", "unsaved"):
                self.faults.append(f"{in_step} {number} {move}: {answer.reason}")
                return

    async def _answer(self, line: ClientConnection) -> Kept | Refused:
        while True:
            message = protocol.read(await line.recv())
            if isinstance(message, Kept | Refused):
                return message


class Player(Protocol):
    """A seat of either kind."""

    name: str
    kept: list[tuple[str, int, str]]
    took: list[float]
    away: list[float]
    faults: list[str]

    async def live(self, address: str, code: str, ends: float, pace: float, chance: random.Random) -> None:
        """Plays until `ends`."""


def seats(count: int, seed: int = 7, drops: float = 0.0) -> list[SwarmSeat]:
    """Seats with plans of their own."""
    by_step = [scripts(FIRST, seed), scripts(THEN, seed)]
    found = []
    for number in range(count):
        plan = []
        for place in range(STEPS):
            able = by_step[min(place, 1)]
            moves = able[(number * 7 + place * 3) % len(able)]
            plan += [(f"p{place}", at, move) for at, move in enumerate(moves, 1)]
        found.append(SwarmSeat(plan, drops))
    return found


async def crowd(
    served: Served, who: Sequence[Player], seconds: float, pace: float, *, kills: Sequence[float] = (), seed: int = 7
) -> None:
    """Everybody plays for so long; the host is killed and started again so many seconds in."""
    ends = time.monotonic() + seconds
    chance = random.Random(seed)
    playing = [asyncio.create_task(each.live(served.address, served.code, ends, pace, random.Random(chance.random())))
               for each in who]  # fmt: skip
    began = time.monotonic()
    for at in kills:
        await asyncio.sleep(max(0.0, began + at - time.monotonic()))
        await asyncio.to_thread(served.kill)
        await asyncio.to_thread(served.start)
    await asyncio.gather(*playing)


async def echoing(port: int, count: int, seconds: float, pace: float, text: str) -> list[float]:
    """Seconds of each round trip through a bare websocket echo, with as many lines at the same pace."""
    took: list[float] = []
    ends = time.monotonic() + seconds

    async def one(chance: random.Random) -> None:
        with suppress(OSError, WebSocketException):
            async with connect(f"ws://127.0.0.1:{port}", proxy=None, compression=None) as line:
                due = time.monotonic() + chance.random() * pace
                while (now := time.monotonic()) < ends:
                    await asyncio.sleep(max(0.0, due - now))
                    due += pace
                    sent = time.monotonic()
                    await line.send(text)
                    await line.recv()
                    took.append(time.monotonic() - sent)

    await asyncio.gather(*(one(random.Random(each)) for each in range(count)))
    return took


ECHO = """
import asyncio, sys
from websockets.asyncio.server import serve
async def echo(line):
    async for text in line:
        await line.send(text)
async def main():
    async with serve(echo, "127.0.0.1", int(sys.argv[1]), compression=None):
        print("ready", flush=True)
        await asyncio.Future()
asyncio.run(main())
"""


def lost(database: str, who: Sequence[Player]) -> tuple[int, int]:
    """(acknowledged moves that are not in the store as they were sent, records that do not follow from the rules)."""
    from sqlalchemy import select

    from game.classroom import store as tables
    from game.classroom.plays import read_play
    from game.session.replay import verify

    store = tables.Store(database)
    try:
        missing = wrong = 0
        by_name = {row.name: row.id for row in store.read(select(tables.seat))}
        for each in who:
            plays = store.read(select(tables.play).where(tables.play.c.seat == by_name.get(each.name, 0)))
            there = set()
            for row in plays:
                played = read_play(store, row, str)
                there |= {(row.step, record.number, record.move) for record in played.sheaf.kept}
                numbers = [record.number for record in played.sheaf.kept]
                wrong += numbers != list(range(1, len(numbers) + 1))
                assert played.sheaf.head is not None
                wrong += verify(played.encounter, played.sheaf.head, played.sheaf.kept, by_dictionary) is not None
            missing += len(set(each.kept) - there)
        return missing, wrong
    finally:
        store.close()
