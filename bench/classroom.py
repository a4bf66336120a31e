"""Two hundred seats of both kinds at two moves a second on one host, beside a bare websocket echo; seats that are
dropped and come back; and a host killed under load. LT_SEATS and LT_SECONDS make it smaller."""
from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
from collections.abc import Iterator

from bench.browsing import PageSeat, browsers
from bench.crowd import ECHO, Player, Served, SwarmSeat, crowd, echoing, free_port, lost, seats
from bench.rows import Row, share
from bench.stand import folder
from game.classroom import protocol
from game.classroom.protocol import Made

SEATS = int(os.environ.get("LT_SEATS", "200"))
SECONDS = float(os.environ.get("LT_SECONDS", "120"))
PACE = 0.5
"""Seconds between two moves of a seat."""
ECHO_SECONDS = 10.0
BROWSERS = 4
"""One seat of so many is a browser."""
DROPS = 0.05
DROP_SECONDS = min(30.0, SECONDS)
KILLS = 10
KILL_SECONDS = 60.0
AIM_MS = 250.0
BACK_AIM = 5.0


def rows() -> Iterator[Row]:
    """The load first, then seats that come and go, then the kills."""
    yield from _load()
    yield from _drops()
    yield from _kills()


def both(count: int, seed: int = 7, drops: float = 0.0) -> tuple[list[SwarmSeat], list[PageSeat]]:
    """Seats of both kinds."""
    few = max(1, count // BROWSERS)
    return seats(count - few, seed, drops), browsers(few, drops, seed)


def _echo() -> list[float]:
    port = free_port()
    with subprocess.Popen([sys.executable, "-c", ECHO, str(port)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        text = protocol.write(Made(step="p1", number=12, move="offer fee=900 until=six keys=you_three"))
        took = asyncio.run(echoing(port, SEATS, ECHO_SECONDS, PACE, text))
        server.kill()
    return took


def _load() -> Iterator[Row]:
    with folder() as made:
        served = Served(made).start()
        served.control(*["next"] * 29)
        floor = _echo()
        lines, pages = both(SEATS)
        asyncio.run(crowd(served, [*lines, *pages], SECONDS, PACE))
        floor += _echo()
        served.stop()
        found = lost(f"sqlite:///{made / 'class.db'}", [*lines, *pages])
    bare = share(floor, 0.95) * 1000
    load = f"{SEATS} seats at {1 / PACE:.0f} a second for {SECONDS:.0f} s"
    for kind, took in (("desktop", [each for seat in lines for each in seat.took]),
                       ("browser", [each for seat in pages for each in seat.took])):  # fmt: skip
        yield Row(name="classroom", what=f"acknowledgement p95 of {len(took)} moves of {kind} seats, {load}",
                  value=share(took, 0.95) * 1000, unit="ms", floor=bare, floor_is="bare echo p95", aim=AIM_MS,
                  note=f"median {share(took, 0.5) * 1000:.1f} ms")  # fmt: skip
    shown = [each for seat in pages for each in seat.shown]
    yield Row(name="classroom", what="from a move to its page in a browser seat, p95", value=share(shown, 0.95) * 1000,
              unit="ms", floor=bare, floor_is="bare echo p95", note=f"{len(pages)} browser seats")  # fmt: skip
    kept = sum(len(seat.took) for seat in (*lines, *pages))
    yield Row(name="classroom", what="moves a second kept", value=kept / SECONDS, unit="a second",
              aim=0.95 * SEATS / PACE, by="least")  # fmt: skip
    yield from _told([*lines, *pages], found, "")


def _told(who: list[Player], found: tuple[int, int], how: str) -> Iterator[Row]:
    """What was lost, and who had a fault."""
    faults = [fault for seat in who for fault in seat.faults]
    kept = sum(len(seat.kept) for seat in who)
    yield Row(name="classroom", what=f"of {kept} acknowledged moves lost or doubled{how}", value=sum(found),
              unit="moves", aim=0)  # fmt: skip
    yield Row(name="classroom", what=f"seats with a fault{how}{': ' + faults[0] if faults else ''}", value=len(faults),
              unit="seats", aim=0)  # fmt: skip


def _drops() -> Iterator[Row]:
    chance = random.Random()
    with folder() as made:
        served = Served(made).start()
        served.control(*["next"] * 29)
        lines, pages = both(SEATS // 4, chance.randrange(10**6), DROPS)
        who: list[Player] = [*lines, *pages]
        asyncio.run(crowd(served, who, DROP_SECONDS, PACE))
        served.stop()
        found = lost(f"sqlite:///{made / 'class.db'}", who)
    away = [each for seat in who for each in seat.away]
    yield Row(name="classroom", what=f"dropped seat back, p95 of {len(away)}", value=share(away or [0.0], 0.95),
              unit="s", aim=BACK_AIM)  # fmt: skip
    yield from _told(who, found, f", seats dropped {len(away)} times")


def _kills() -> Iterator[Row]:
    chance = random.Random()
    with folder() as made:
        served = Served(made).start()
        served.control(*["next"] * 29)
        lines, pages = both(SEATS // 4, chance.randrange(10**6))
        who: list[Player] = [*lines, *pages]
        kills = sorted(chance.uniform(1, KILL_SECONDS - 8) for _ in range(KILLS))
        asyncio.run(crowd(served, who, KILL_SECONDS, PACE, kills=kills))
        served.stop()
        found = lost(f"sqlite:///{made / 'class.db'}", who)
    away = [each for seat in who for each in seat.away]
    yield Row(name="classroom", what=f"seat back after a kill, p95 of {len(away)}", value=share(away or [0.0], 0.95),
              unit="s", aim=BACK_AIM, note="starting the host included")  # fmt: skip
    yield from _told(who, found, f", host killed {KILLS} times under load")
