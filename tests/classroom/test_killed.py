"""A real host under load, killed with SIGKILL and started again: nothing acknowledged is lost, every seat is back."""

from __future__ import annotations

import asyncio

import pytest

from bench.crowd import Served, crowd, lost, seats

SEATS, SECONDS, PACE = 20, 5.0, 0.5


@pytest.mark.parametrize("kills", [(1.3, 3.1)], ids=["two kills"])
def test_nothing_acknowledged_is_lost_when_the_host_is_killed_under_load(tmp_path, kills) -> None:
    served = Served(tmp_path).start()
    try:
        served.control(*["next"] * 29)
        who = seats(SEATS)
        asyncio.run(crowd(served, who, SECONDS, PACE, kills=kills))
    finally:
        served.stop()
    assert lost(f"sqlite:///{tmp_path / 'class.db'}", who) == (0, 0)
    assert [fault for seat in who for fault in seat.faults] == []
    assert all(seat.kept and seat.name for seat in who)
    assert len({seat.name for seat in who}) == SEATS
    assert all(len(seat.away) >= 1 for seat in who)
