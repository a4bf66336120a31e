"""Two hundred seats at two moves a second on one host, beside a bare websocket echo; and a host killed under load."""
from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
from collections.abc import Iterator

from bench.crowd import ECHO, Served, crowd, echoing, free_port, lost, seats
from bench.rows import Row, share
from bench.stand import folder
from game.classroom import protocol
from game.classroom.protocol import Made

SEATS = int(os.environ.get("LT_SEATS", "200"))
SECONDS = float(os.environ.get("LT_SECONDS", "120"))
PACE = 0.5
"""Seconds between two moves of a seat."""
ECHO_SECONDS = 10.0
KILLS = 10
KILL_SECONDS = 60.0
AIM_MS = 250.0
BACK_AIM = 5.0


def rows() -> Iterator[Row]:
    """The load first, then the kills."""
    yield from _load()
    yield from _kills()


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
        who = seats(SEATS)
        asyncio.run(crowd(served, who, SECONDS, PACE))
        floor += _echo()
        served.stop()
        missing, wrong = lost(f"sqlite:///{made / 'class.db'}", who)
    took = [each for seat in who for each in seat.took]
    faults = [fault for seat in who for fault in seat.faults]
    what = f"acknowledgement p95 of {len(took)} moves, {SEATS} seats at {1 / PACE:.0f} a second for {SECONDS:.0f} s"
    yield Row(name="classroom", what=what, value=share(took, 0.95) * 1000, unit="ms", floor=share(floor, 0.95) * 1000,
              floor_is="bare echo p95", aim=AIM_MS, note=f"median {share(took, 0.5) * 1000:.1f} ms")  # fmt: skip
    yield Row(name="classroom", what="moves a second kept", value=len(took) / SECONDS, unit="a second",
              aim=0.95 * SEATS / PACE, by="least")  # fmt: skip
    yield Row(name="classroom", what="acknowledged moves lost or doubled", value=missing + wrong, unit="moves", aim=0)
    yield Row(name="classroom", what=f"seats with a fault{': ' + faults[0] if faults else ''}", value=len(faults),
              unit="seats", aim=0)  # fmt: skip


def _kills() -> Iterator[Row]:
    chance = random.Random()
    with folder() as made:
        served = Served(made).start()
        served.control(*["next"] * 29)
        who = seats(SEATS // 4, chance.randrange(10**6))
        kills = sorted(chance.uniform(1, KILL_SECONDS - 8) for _ in range(KILLS))
        asyncio.run(crowd(served, who, KILL_SECONDS, PACE, kills=kills))
        served.stop()
        missing, wrong = lost(f"sqlite:///{made / 'class.db'}", who)
    kept = sum(len(seat.kept) for seat in who)
    away = [each for seat in who for each in seat.away]
    faults = [fault for seat in who for fault in seat.faults]
    yield Row(name="classroom", what=f"of {kept} acknowledged moves lost or doubled, host killed {KILLS} times under"
              f" load", value=missing + wrong, unit="moves", aim=0)  # fmt: skip
    yield Row(name="classroom", what=f"seat back after a kill, p95 of {len(away)}", value=share(away or [0.0], 0.95),
              unit="s", aim=BACK_AIM, note="starting the host included")  # fmt: skip
    yield Row(name="classroom", what=f"seats with a fault{': ' + faults[0] if faults else ''}", value=len(faults),
              unit="seats", aim=0)  # fmt: skip
