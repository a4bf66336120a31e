"""The host of a class: one process with a web page for every seat and for the trainer. `serve` runs it."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import sys
import webbrowser
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import segno
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from game.classroom import finding, keeping
from game.classroom.art import Art, ArtPages
from game.classroom.desk import Clock, Desk, Library
from game.classroom.guard import WRONG_BURST, WRONG_RATE, Guard, Rates
from game.classroom.live import Lines
from game.classroom.pairs import Sheets, no_sheets
from game.classroom.paper import static
from game.classroom.posting import Posting
from game.classroom.protocol import MOST_BYTES
from game.classroom.seat_pages import SeatPages
from game.classroom.store import Store, StoreProblem
from game.classroom.tongues import Tongues
from game.classroom.trainer_pages import TrainerPages
from game.encounter.lesson import Lesson
from game.language.catalog import _

PORT = 8765
DAY_SECONDS = 24 * 3600.0
LOOK_SECONDS = 1.0
"""How often a host looks what another host of the same database has done."""


class HostProblem(Exception):
    """The host cannot run; `str()` is one sentence for the trainer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a host listens and what it keeps. `bind` is an address of this machine, port 0 any that is free."""

    bind: str = "0.0.0.0"
    port: int = PORT
    address: str = ""
    """What seats type; worked out where it is empty."""
    keep_days: int = 30
    anew: bool = False
    opens_page: bool = True
    locales: Path | None = None
    """Where the words of other languages are; without it every seat is answered in the host's."""


def application(
    desk: Desk, address: str, keep_days: int = 0, art: Art | None = None, locales: Path | None = None,
    posting: Posting | None = None,
) -> Starlette:
    """The web application of one room. With `keep_days` it deletes old classes once a day."""
    wrong = Rates(desk.clock.seconds, WRONG_RATE, WRONG_BURST)
    art = art or Art()
    seats, lines = SeatPages(desk, wrong, art), Lines(desk, wrong)
    trainer = TrainerPages(desk, wrong, address, art, posting)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(daily(desk, keep_days, posting))] if keep_days else []
        if desk.store.engine.dialect.name != "sqlite":
            tasks.append(asyncio.create_task(_look(desk)))
        yield
        for task in tasks:
            task.cancel()

    app = Starlette(
        routes=[
            *seats.routes(), *trainer.routes(), *ArtPages(art, desk.library).routes(),
            Route("/static/{name}", static),
            WebSocketRoute("/ws", lines.answer),
        ],
        exception_handlers={StoreProblem: _told, 404: _nothing},
        lifespan=lifespan,
    )  # fmt: skip
    app.add_middleware(Guard, clock=desk.clock.seconds)
    if locales is not None:
        app.add_middleware(Tongues, folder=locales)
    return app


async def _told(_request: Request, problem: Exception) -> Response:
    return PlainTextResponse(str(problem), 503)


async def _nothing(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse(_("There is no such page here."), 404)


async def daily(
    desk: Desk, days: int, posting: Posting | None = None, wait: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> None:
    """Deletes old classes once a day, for as long as the host runs."""
    while True:
        await wait(DAY_SECONDS)
        forget = posting.forget if posting is not None else None
        await asyncio.to_thread(keeping.delete_old, desk.store, desk.clock.now(), days, forget)


async def _look(desk: Desk) -> None:
    """Several hosts serve one database: takes over what the others did."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        desk.refresh()


def serve(
    store: Store, lesson: Lesson, library: Library, clock: Clock, place: Place, out: TextIO = sys.stdout,
    art: Art | None = None, posting: Posting | None = None, sheets: Sheets = no_sheets,
) -> None:  # fmt: skip
    """Opens the room, says where it is, and serves it until it is stopped. Raises HostProblem."""
    if place.keep_days:
        keeping.delete_old(store, clock.now(), place.keep_days, posting.forget if posting else None)
    listening = _listen(place)
    port = listening.getsockname()[1]
    address = place.address or f"http://{best_address(place.bind)}:{port}"
    row = keeping.open_room(store, lesson, clock.now(), anew=place.anew)
    desk = Desk(store, row, lesson, library, clock, sheets)
    page = f"http://127.0.0.1:{port}/trainer?token={desk.token}"
    tell(desk, address, page, out)
    if place.opens_page:
        webbrowser.open(page)
    config = uvicorn.Config(
        application(desk, address, place.keep_days, art, place.locales, posting), log_level="error",
        access_log=False, ws="websockets-sansio",
        ws_max_size=MOST_BYTES, ws_ping_interval=10, ws_ping_timeout=10, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=2, limit_concurrency=2000,
    )  # fmt: skip
    announced = _announce(place, lesson, port)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()
        if posting is not None:
            posting.stop()
        if announced is not None:
            announced.stop()


def _announce(place: Place, lesson: Lesson, port: int) -> finding.Announcement | None:
    """Says in the network where the class is; nothing where that cannot be done or nobody else could come."""
    address = best_address(place.bind)
    if not finding.is_installed() or ipaddress.ip_address(address).is_loopback:
        return None
    return finding.Announcement(lesson.title, address, port, f"{lesson.id}-{port}")


def tell(desk: Desk, address: str, page: str, out: TextIO) -> None:
    """Address, code and QR for the room; the trainer's page for her alone."""
    print(f"{desk.lesson.title}\n", file=out)
    segno.make(f"{address}/?code={desk.code}", micro=False).terminal(out=out, compact=True, border=2)
    print(_("Join at   {address}").format(address=address), file=out)
    print(_("Code      {code}").format(code=desk.code) + "\n", file=out)
    print(_("Your page (keep it to yourself)") + f"\n          {page}\n", file=out)
    print(_("Stop with Ctrl+C; started again, the same room goes on with the same code."), file=out, flush=True)


def _listen(place: Place) -> socket.socket:
    try:
        return socket.create_server((place.bind, place.port), backlog=512)
    except (OSError, OverflowError) as error:
        told = _("Port {port} cannot be used ({why}): close the other host, or choose another with --port.")
        raise HostProblem(told.format(port=place.port, why=error)) from error


def best_address(bind: str, ask: Callable[[], Sequence[str]] | None = None) -> str:
    """The address of this machine that seats can reach: the one that is bound, else the first of a local network."""
    if bind not in ("0.0.0.0", "::", ""):
        return bind
    found = [ipaddress.ip_address(each) for each in (ask or _own_addresses)()]
    usable = [each for each in found if not each.is_loopback and not each.is_link_local]
    best = sorted(usable, key=lambda each: (not each.is_private, each.version))
    return str(best[0]) if best else "127.0.0.1"


def _own_addresses() -> list[str]:
    """Addresses of this machine; nothing is sent to find them."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # a documentation address: chooses the interface, sends nothing
        found.append(str(probe.getsockname()[0]))
    with suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return found
