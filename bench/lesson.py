"""A whole lesson on a real host by scripted seats of both kinds, from the door to the exit ticket, and what the trainer
takes home: LT_SEATS says how many seats (30), LT_EXPORTS a folder to leave the files in."""
from __future__ import annotations

import asyncio
import csv
import http.cookiejar
import io
import json
import os
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bench.browsing import NAME, Line
from bench.crowd import FIRST, THEN, Served, scripts
from bench.rows import Row
from bench.stand import ROOT, folder

SEATS = int(os.environ.get("LT_SEATS", "30"))
DESKTOPS = 3
"""One seat of so many is the desktop game."""
LESSON = ROOT / "dialogues" / "lessons" / "speaking_first.yaml"
PLAYS = (("handover", FIRST), ("invoice", THEN))
TICKET = "I will ring before I am late."
WAIT = 60.0
EXPORTS = ("choices.csv", "outcomes.csv", "skills.csv", "notes.csv", "report.html", "xapi.json")


@dataclass
class Lesson:
    """What was played, and what came out of it."""

    moves: int = 0
    plays: int = 0
    faults: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    took: float = 0.0

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a CSV file."""
        return list(csv.DictReader(io.StringIO(self.files[name], newline="")))


class Trainer:
    """The trainer's browser."""

    def __init__(self, served: Served) -> None:
        self.base = f"http://{served.address}"
        self.browser = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        self.get(f"/trainer?token={served.token}")

    def get(self, path: str) -> str:
        """A page or a file."""
        return str(self.browser.open(self.base + path, timeout=WAIT).read().decode())

    def do(self, name: str) -> None:
        """One control."""
        self.browser.open(f"{self.base}/trainer/do", urllib.parse.urlencode({"do": name}).encode(), timeout=WAIT).read()


def rows() -> Iterator[Row]:
    """What the exports hold beside what was played."""
    with folder() as made:
        found = played(made, SEATS)
        yield from _rows(found)
    if where := os.environ.get("LT_EXPORTS"):
        leave(found, Path(where))


def leave(found: Lesson, folder: Path) -> None:
    """Every export as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in found.files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _rows(found: Lesson) -> Iterator[Row]:
    table = {name: found.table(name) for name in EXPORTS if name.endswith("csv")}
    ended = Counter(row["outcome"] or "none" for row in table["outcomes.csv"])
    told = ", ".join(f"{count} {outcome}" for outcome, count in ended.most_common())
    says: tuple[tuple[str, int, int, str], ...] = (
        ("choices.csv beside the moves that were made", len(table["choices.csv"]), found.moves, "rows"),
        ("outcomes.csv beside the plays", len(table["outcomes.csv"]), found.plays, "rows"),
        ("seats in skills.csv", len({row["seat"] for row in table["skills.csv"]}), SEATS, "seats"),
        ("notes.csv beside the exit tickets", len(table["notes.csv"]), SEATS - SEATS // DESKTOPS, "rows"),
    )
    for what, value, wanted, unit in says:
        yield Row(name="lesson", what=f"{what}: {value} of {wanted}, missing or doubled", value=abs(value - wanted),
                  unit=unit, aim=0)  # fmt: skip
    yield Row(name="lesson", what="statements in xapi.json", value=len(json.loads(found.files["xapi.json"])), unit="")
    yield Row(name="lesson", what="report.html", value=len(found.files["report.html"]) / 1024, unit="KB", note=told)
    yield Row(name="lesson", what=f"seats with a fault{': ' + found.faults[0] if found.faults else ''}",
              value=len(found.faults), unit="seats", aim=0)  # fmt: skip
    yield Row(name="lesson", what=f"the whole lesson of {SEATS} seats, as fast as it goes", value=found.took, unit="s")


def played(made: Path, count: int) -> Lesson:
    """The lesson from the door to the exports."""
    found, began = Lesson(), time.monotonic()
    with ExitStack() as stack:
        served = Served(made, lesson=str(LESSON)).start()
        stack.callback(served.stop)
        trainer = Trainer(served)
        desktops = [stack.enter_context(Desktop(made / f"own{place}", served)) for place in range(count // DESKTOPS)]
        pages = [Page(served, place) for place in range(count - len(desktops))]
        asyncio.run(_all(page.join() for page in pages))
        trainer.do("next")
        for place, (step, encounter) in enumerate(PLAYS):
            trainer.do("next")
            able = [*scripted(encounter), *scripts(encounter, 11 + place)[:2]]
            trainer.do("release")
            asyncio.run(_all(page.play(step, able[each % len(able)], found) for each, page in enumerate(pages)))
            for each, desktop in enumerate(desktops):
                desktop.play(step, able[(each + len(pages)) % len(able)], found)
            for desktop in desktops:
                desktop.handed_in(step, found)
            for _ in range(2 - place):
                trainer.do("next")
        trainer.do("next")
        asyncio.run(_all(page.write("ticket", TICKET, found) for page in pages))
        found.files = {name: trainer.get(f"/trainer/export/{name}") for name in EXPORTS}
        trainer.do("end")
    found.took = time.monotonic() - began
    return found


def scripted(name: str) -> list[list[str]]:
    """The scripted plays of an encounter in notation: one for each way in which it may end."""
    from bench.stand import encounter
    from game.encounter import moves as notation
    from game.encounter.rules import begin, step
    from game.session.players import read
    from tests.shipped import plays

    found, encountered = [], encounter(name)
    for each in plays(name):
        state, _ = begin(encountered)
        made = []
        for text in filter(None, map(str.strip, each.moves.split(";"))):
            move = read(encountered, state, text)
            result = step(encountered, state, move)
            assert isinstance(result, tuple), result
            state = result[0]
            made.append(notation.write(move))
        found.append(made)
    return found


async def _all(doing: Iterator) -> None:  # type: ignore[type-arg]
    await asyncio.gather(*doing)


class Page:
    """A browser seat, as a browser without scripts."""

    def __init__(self, served: Served, place: int) -> None:
        self.served, self.own, self.cookie = served, f"127.0.2.{1 + place % 250}", ""

    async def _open(self) -> Line:
        line = Line("127.0.0.1", self.served.port, self.own, self.cookie)
        await line.open()
        return line

    async def join(self) -> None:
        """With the code."""
        line = await self._open()
        await line.post("/join", {"code": self.served.code})
        self.cookie = line.cookie
        assert NAME.search((await line.get("/seat")).text), "no seat"
        line.drop()

    async def play(self, step: str, moves: list[str], found: Lesson) -> None:
        """One play, a move at a time, each only once its page shows the one before."""
        line = await self._open()
        await line.get("/seat")
        for number, move in enumerate(moves, 1):
            for _ in range(50):
                await line.post("/seat/move", {"step": step, "number": str(number), "move": move, "practice": "0"})
                page = await line.get("/seat")
                if page.number != number:
                    break
                await asyncio.sleep(0.2)
            else:
                found.faults.append(f"{step} {number} {move}: {page.notice}")
                break
        found.moves += len(moves)
        found.plays += 1
        line.drop()

    async def write(self, step: str, text: str, found: Lesson) -> None:
        """The exit ticket."""
        line = await self._open()
        page = await line.post("/seat/note", {"step": step, "note.0": text})
        if page.status != 303:
            found.faults.append(page.text[:80])
        line.drop()


class Desktop:
    """A desktop seat: the game's own client with a journal of its own."""

    def __init__(self, path: Path, served: Served) -> None:
        from game.classroom.client import Memory, Seat
        from game.session.journal import Journal

        self.journal = Journal(path.with_suffix(".db"))
        self.seat = Seat(served.address, served.code, Memory(path.with_suffix(".seats")))

    def __enter__(self) -> Desktop:
        self.seat.start()
        self._until(lambda: self.seat.stands is not None)
        return self

    def __exit__(self, *_: object) -> None:
        self.seat.stop()
        self.journal.close()

    def _until(self, so: Callable[[], bool]) -> bool:
        return self.seat.wait(so, WAIT)

    def play(self, step: str, moves: list[str], found: Lesson) -> None:
        """One play in its own journal; the client sends it meanwhile."""
        from game.commands.joining import session_of
        from game.encounter import moves as notation

        self._until(lambda: self.seat.stands is not None and self.seat.stands.step == step)
        assert self.seat.stands is not None
        session = session_of(self.journal, self.seat.memory, self.seat, self.seat.stands)
        if session is None:
            found.faults.append(f"{step}: no encounter came")
            return
        for written in moves:
            move = notation.read(written)
            assert move is not None
            session.submit(move)
        found.moves += len(moves)
        found.plays += 1

    def handed_in(self, step: str, found: Lesson) -> None:
        """Waits until the host has all of it."""
        if not self._until(lambda: not self.seat.waiting(step)):
            found.faults.append(f"{step}: {self.seat.waiting(step)} moves not handed in: {self.seat.told}")
