"""A real host under load of both kinds of seats, killed with SIGKILL, and seats dropped at any moment: nothing that was
acknowledged is lost or doubled, and every seat is back."""

from __future__ import annotations

import asyncio

from bench.classroom import both
from bench.crowd import Served, crowd, lost

SEATS, SECONDS, PACE = 20, 5.0, 0.5


def played(path, who, kills=()) -> tuple[int, int]:
    """What was lost and what does not follow, after everybody has played."""
    served = Served(path).start()
    try:
        served.control(*["next"] * 29)
        asyncio.run(crowd(served, who, SECONDS, PACE, kills=kills))
    finally:
        served.stop()
    return lost(f"sqlite:///{path / 'class.db'}", who)


def test_nothing_acknowledged_is_lost_when_the_host_is_killed_under_load(tmp_path) -> None:
    lines, pages = both(SEATS)
    who = [*lines, *pages]
    assert played(tmp_path, who, (1.3, 3.1)) == (0, 0)
    assert [fault for seat in who for fault in seat.faults] == []
    assert all(seat.kept and seat.name for seat in who)
    assert len({seat.name for seat in who}) == SEATS
    assert all(len(seat.away) >= 1 for seat in who)


def test_nothing_is_lost_or_doubled_when_seats_are_gone_before_they_are_answered(tmp_path) -> None:
    lines, pages = both(SEATS, drops=0.3)
    who = [*lines, *pages]
    assert played(tmp_path, who) == (0, 0)
    assert [fault for seat in who for fault in seat.faults] == []
    assert all(any(seat.away for seat in kind) for kind in (lines, pages))
    assert len({seat.name for seat in who}) == SEATS
