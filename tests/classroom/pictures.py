"""Pictures of what a class sees, by a real headless browser: `python -m tests.classroom.pictures [FOLDER] [--all]`.

Without arguments it makes those of docs/CLASSROOM.md, in docs/pictures. With `--all`: every page, wide and on a phone,
light and dark, in high contrast and with text at 200 %, to be looked at.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import uvicorn

from bench.crowd import free_port
from game.classroom import keeping
from game.classroom.desk import Clock, Desk
from game.classroom.host import application
from game.classroom.store import Store
from game.commands.drawn import art
from game.content.lessons import read_lesson
from game.encounter.lesson import Lesson
from game.ui.theme import THEMES
from tests.classroom.chromium import Chromium
from tests.classroom.rooms import Browser, Time, hands, only
from tests.shipped import ROOT, library, plays

ADDRESS = "http://192.168.1.20:8765"
WIDE, LARGE, PHONE = (1280, 800), (1920, 1080), (390, 844)
FOUND_OUT = "answer_bridge; ask_minutes"
BROKEN = f"{FOUND_OUT}; ask_wrote"
MENDED = f"{BROKEN}; repair name_it own_it regret make_good promise_change; thank"
BEDS = "ask_blankets; count_beds; who_hears"


@dataclass
class Hosted:
    """A room on a port of loopback, in this process, on a clock that only we move."""

    desk: Desk
    address: str
    time: Time
    seats: list[Browser] = field(default_factory=list)

    def seat(self, script: str = "") -> Browser:
        """One more seat, with these moves made."""
        self.time.pass_by(3)
        browser = self._browser()
        browser.get(f"/?code={self.desk.code}")
        form = browser.read.forms[0]
        browser._took(browser.client.post(form.action, data=dict(form.fields)))
        self.seats.append(browser)
        return self.play(browser, script)

    def play(self, seat: Browser, script: str) -> Browser:
        """These moves, at a person's pace."""
        seat.get("/seat")
        for move in filter(None, script.split(";")):
            self.time.pass_by(2)
            seat.play(move)
        return seat

    def trainer(self) -> Browser:
        """The trainer's browser."""
        self.time.pass_by(1)
        return self._browser().get(f"/trainer?token={self.desk.token}")

    def go_to(self, id: str) -> None:
        """Steps on to a step."""
        trainer = self.trainer()
        while self.desk.step.id != id:
            trainer.press("do", "next")

    def _browser(self) -> Browser:
        return Browser(httpx.Client(base_url=self.address, follow_redirects=True, trust_env=False))  # type: ignore[arg-type]


@contextmanager
def hosted(folder: Path, lesson: Lesson) -> Iterator[Hosted]:
    """A host while it is needed."""
    clock, port = Time(), free_port()
    store = Store(f"sqlite:///{folder / f'{port}.db'}", gather=0)
    encounters = hands(*dict.fromkeys(step.encounter for step in lesson.steps if step.encounter))
    row = keeping.open_room(store, lesson, clock.now())
    desk = Desk(store, row, lesson, encounters, Clock(clock.now, lambda: clock.seconds))
    app = application(desk, ADDRESS, art=art())
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="websockets-sansio"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield Hosted(desk, f"http://127.0.0.1:{port}", clock)
    finally:
        server.should_exit = True
        running.join(10)
        store.close()


@dataclass
class Camera:
    """A browser that leaves pictures in a folder."""

    browser: Chromium
    folder: Path
    sizes: Sequence[tuple[int, int]]
    manners: Sequence[str]
    only: str = ""
    plain: bool = False
    """Names without size and manner."""

    def take(self, name: str, room: Hosted, who: Browser, path: str, sizes: Sequence[tuple[int, int]] = (),
             manners: Sequence[str] = (), whole: bool = False) -> None:  # fmt: skip
        """A page as this seat, or the trainer, sees it."""
        if self.only and self.only not in name:
            return
        self.browser.ask("Network.clearBrowserCookies")
        for cookie in who.client.cookies.jar:
            self.browser.ask("Network.setCookie", name=cookie.name, value=cookie.value or "", url=room.address)
        for width, height in sizes or self.sizes:
            for manner in manners or self.manners:
                self._dress(manner, width, height)
                room.time.pass_by(5)
                self.browser.open(f"{room.address}{path}")
                self.browser.until("[...document.images].every(each => each.complete && each.naturalWidth)")
                if manner == "large":
                    self.browser.run("document.documentElement.style.fontSize = '200%'")
                self.browser.run("document.fonts.ready.then(() => 1)")
                self.browser.run("new Promise(done => setTimeout(done, 300))")
                wider = self.browser.run("document.documentElement.scrollWidth") - width
                if wider > 0:
                    print(f"{name} {width} {manner}: {wider} px too wide")
                if whole:
                    tall = min(4000, self.browser.run("document.documentElement.scrollHeight"))
                    self.browser.resize(width, max(height, tall))
                end = "" if self.plain else f"_{manner}_{width}"
                self.browser.picture(self.folder / f"class_{name}{end}.png")
                if self.plain:
                    shrink(self.folder / f"class_{name}.png")

    def _dress(self, manner: str, width: int, height: int) -> None:
        features = [{"name": "prefers-color-scheme", "value": "dark" if manner == "dark" else "light"},
                    {"name": "prefers-contrast", "value": "more" if manner == "contrast" else "no-preference"},
                    {"name": "prefers-reduced-motion", "value": "reduce"}]  # fmt: skip
        self.browser.ask("Emulation.setEmulatedMedia", features=features)
        self.browser.resize(width, height)


def shrink(path: Path) -> None:
    """Fewer shades of each colour, those of the grounds among them: what nobody sees is a third of the file."""
    import pygame

    grounds = (getattr(theme, name) for theme in THEMES.values() for name in ("bg", "surface", "raised", "sunken"))
    kept = {int(colour[at : at + 2], 16) for colour in grounds for at in (1, 3, 5)}
    levels = sorted({0, 255, *kept, *(value for value in range(0, 256, 7))})
    table = bytes(min(levels, key=lambda level: abs(level - value)) for value in range(256))
    picture = pygame.image.load(path)
    plain = pygame.image.tobytes(picture, "RGB").translate(table)
    pygame.image.save(pygame.image.frombytes(plain, picture.get_size(), "RGB"), path)


def lesson(name: str = "speaking_first") -> Lesson:
    """A lesson of the pack."""
    report = read_lesson(ROOT / "dialogues" / "lessons" / f"{name}.yaml", library().pack)
    assert report.lesson is not None
    return report.lesson


def a_class(room: Hosted) -> None:
    """Eighteen seats in the first play: some done, some on their way, some stuck, one waiting to be let in."""
    room.go_to("handover")
    scripts = [each.moves for each in plays("late_handover")]
    for place in range(8):
        room.seat(scripts[place % len(scripts)])
    slow = [room.seat(script) for script in (FOUND_OUT, BROKEN, "blame_bridge")]
    room.time.pass_by(100)
    for script in (MENDED, BROKEN, FOUND_OUT, "answer_bridge", "blame_bridge", MENDED, scripts[0]):
        room.seat(script)
    room.trainer().press("do", "close")
    room.seat()
    room.trainer().press("do", "open")
    for seat in [*slow[:2], *room.seats[11:]]:
        seat.get("/seat/tick")


def to_the_discussion(room: Hosted) -> None:
    """Twelve seats play the second encounter; then the room discusses it."""
    room.go_to("invoice")
    room.trainer().press("do", "release")
    scripts = [each.moves for each in plays("wrong_invoice")]
    for place, seat in enumerate(room.seats[:12]):
        room.play(seat, scripts[place % len(scripts)])
    room.go_to("room")


def of_trainer(camera: Camera, room: Hosted) -> None:
    """The trainer's page and the class screen, from the door to the discussion."""
    camera.take("screen_join", room, room.trainer(), "/screen", (WIDE, LARGE))
    a_class(room)
    camera.take("trainer", room, room.trainer(), "/trainer", (WIDE, LARGE, PHONE))
    camera.take("screen_play", room, room.trainer(), "/screen", (WIDE, LARGE))
    trainer = room.trainer()
    trainer.press("do", "ask")
    next(seat for seat in room.seats if seat.get("/seat").can_press("yes", "1")).press("yes", "1")
    camera.take("screen_moment", room, trainer, "/screen", (WIDE, LARGE))
    room.go_to("compare")
    camera.take("seat_compare", room, room.seats[0], "/seat")
    to_the_discussion(room)
    camera.take("screen_room", room, room.trainer(), "/screen", (WIDE, LARGE, PHONE))
    camera.take("trainer_room", room, room.trainer(), "/trainer", (WIDE,))
    room.go_to("ticket")
    camera.take("seat_ticket", room, room.seats[0], "/seat")
    camera.take("report", room, room.trainer(), "/trainer", (WIDE,))


def of_seats(camera: Camera, folder: Path) -> None:
    """Every page of a seat."""
    with hosted(folder, lesson()) as room:
        camera.take("join", room, room._browser(), f"/?code={room.desk.code}")
        seat = room.seat()
        camera.take("seat_door", room, seat, "/seat")
        room.go_to("prepare")
        camera.take("seat_prepare", room, seat, "/seat")
        room.go_to("handover")
        camera.take("seat_talk", room, room.seat(FOUND_OUT), "/seat")
        camera.take("seat_broken", room, seat := room.seat(BROKEN), "/seat")
        seat.get("/seat/repair")
        camera.take("seat_offering", room, seat, "/seat/repair")
        camera.take("seat_sheet", room, seat := room.seat(f"{MENDED}; ask_reader; ask_same"), "/seat/offer")
        done = room.seat(plays("late_handover")[0].moves)
        camera.take("seat_debrief", room, done, "/seat")
        camera.take("seat_log", room, done, "/seat/log")
        camera.take("seat_record", room, done, "/seat/record")
    with hosted(folder, only("cold_ward")) as room:
        camera.take("seat_ward", room, room.seat(BEDS), "/seat")
    for name in ("harbour_rota", "warm_voice"):
        script = plays(name)[0].moves.split(";")
        seen: set[str] = set()
        with hosted(folder, only(name)) as room:
            seat = room.seat()
            for move in script:
                room.play(seat, move)
                screen = room.desk.seated[0].plays["play"].play.screen().screen
                if screen not in seen:
                    camera.take(f"seat_{name}_{screen}", room, seat, "/seat")
                seen.add(screen)


def for_docs(camera: Camera, folder: Path) -> None:
    """What docs/CLASSROOM.md shows: small, and light but for one."""
    with hosted(folder, lesson()) as room:
        a_class(room)
        camera.take("trainer", room, room.trainer(), "/trainer", (WIDE,), ("light",))
        camera.take("seat_phone", room, room.seat(FOUND_OUT), "/seat", (PHONE,), ("dark",))
        to_the_discussion(room)
        camera.take("screen", room, room.trainer(), "/screen", ((1280, 720),), ("light",))
    with hosted(folder, only("cold_ward")) as room:
        camera.take("seat", room, room.seat(BEDS), "/seat", ((1280, 720),), ("light",))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", default=str(ROOT / "docs" / "pictures"))
    parser.add_argument("--all", action="store_true", help="every page in every manner")
    parser.add_argument("--only", default="", help="pages with this in their name")
    parser.add_argument("--manners", default="light,dark,contrast,large")
    given = parser.parse_args()
    out = Path(given.folder)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        browser = Chromium(folder / "profile")
        browser.ask("Network.enable")
        browser.ask("Emulation.setScrollbarsHidden", hidden=True)
        try:
            camera = Camera(browser, out, (WIDE, PHONE), given.manners.split(","), given.only, not given.all)
            if given.all:
                with hosted(folder, lesson()) as room:
                    of_trainer(camera, room)
                of_seats(camera, folder)
            else:
                for_docs(camera, folder)
            for each in browser.complaints():
                print(each)
        finally:
            browser.close()

if __name__ == "__main__":
    main()
