"""The store: group commit, what a failure takes with it, formats, and PostgreSQL where a server can be started."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from game.classroom import store as tables
from game.classroom.store import Store, StoreProblem, Taken


@pytest.fixture
def store(tmp_path):
    made = Store(f"sqlite:///{tmp_path / 'a.db'}", gather=0.02)
    yield made
    made.close()


def put(hash: str):
    return lambda db: db.execute(tables.source.insert().values(content_hash=hash, text="x"))


def hashes(store: Store) -> list[str]:
    return [row.content_hash for row in store.read(select(tables.source).order_by(tables.source.c.content_hash))]


def test_the_disk_is_waited_for(store) -> None:
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("pragma synchronous").scalar() == 2


def test_what_comes_together_is_committed_together(store) -> None:
    commits = []
    from sqlalchemy import event

    event.listen(store.engine, "commit", commits.append)

    async def many() -> None:
        await asyncio.gather(*(store.keep(put(f"{number:03}")) for number in range(100)))

    asyncio.run(many())
    assert len(hashes(store)) == 100
    assert len(commits) < 20


def test_one_that_fails_takes_no_other_with_it(store) -> None:
    async def many() -> list[object]:
        twice = [store.keep(put(name)) for name in ("a", "b", "a", "c")]
        return await asyncio.gather(*twice, return_exceptions=True)

    told = asyncio.run(many())
    assert [type(each) for each in told].count(Taken) == 1
    assert hashes(store) == ["a", "b", "c"]


def test_an_error_of_ours_reaches_who_asked_and_nobody_else(store) -> None:
    def broken(_):
        raise KeyError("ours")

    with pytest.raises(KeyError):
        store.now(broken)
    store.now(put("after"))
    assert hashes(store) == ["after"]


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all/a.db", "nonsense://x", "not a url"])
def test_a_database_that_cannot_be_opened_is_one_sentence(url) -> None:
    with pytest.raises(StoreProblem) as told:
        Store(url)
    assert "\n" not in str(told.value) and "--database" in str(told.value)


def test_a_database_of_a_newer_game_is_not_touched(tmp_path) -> None:
    made = Store(f"sqlite:///{tmp_path / 'a.db'}")
    made.now(lambda db: db.execute(tables.about.update().values(format=99)))
    made.close()
    with pytest.raises(StoreProblem, match="newer version"):
        Store(f"sqlite:///{tmp_path / 'a.db'}")


# --- PostgreSQL ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def postgres():
    """A real server in a folder of its own, over a socket; skipped with its reason where none can be started."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: PostgreSQL is not tried")
    found = shutil.which("initdb") or next(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), None)
    if found is None:
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    as_user: dict[str, object] = {}
    if os.getuid() == 0:
        pwd = pytest.importorskip("pwd", reason="no users here")
        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("PostgreSQL does not run as root, and there is no user for it")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "cwd": folder}
    binaries = Path(found).resolve().parent
    subprocess.run([found, "-D", folder / "data", "-A", "trust", "-U", "postgres"], check=True, capture_output=True,
                   **as_user)  # fmt: skip
    server = subprocess.Popen(
        [binaries / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses="],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **as_user,
    )  # fmt: skip
    try:
        for _ in range(100):
            if subprocess.run([binaries / "psql", "-h", folder, "-U", "postgres", "-c", "select 1"],
                              capture_output=True).returncode == 0:  # fmt: skip
                break
            time.sleep(0.1)
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


def test_two_hosts_serve_one_room_on_postgresql(postgres) -> None:
    from game.classroom import keeping
    from game.classroom.desk import Clock, Desk
    from game.classroom.protocol import Kept, Made
    from game.classroom.room import pause_all
    from tests.classroom.rooms import LIBRARY, Time, only

    clock, lesson = Time(), only("late_handover")
    stores = [Store(postgres), Store(postgres)]
    row = keeping.open_room(stores[0], lesson, clock.now())
    assert keeping.open_room(stores[1], lesson, clock.now()) == row
    one, other = (Desk(store, row, lesson, LIBRARY, Clock(clock.now, lambda: clock.seconds)) for store in stores)

    async def both() -> None:
        first, secret = await one.join(one.code, "desktop")
        other.refresh()
        same = other.come_back(secret)
        assert same is not None and same.name == first.name
        assert isinstance(await one.move(first, Made(step="play", number=1, move="say answer_bridge")), Kept)
        assert isinstance(await other.move(same, Made(step="play", number=2, move="say ask_minutes")), Kept)
        told = await one.move(first, Made(step="play", number=2, move="say ask_gate"))
        assert told.code == "elsewhere"
        assert isinstance(await one.move(first, Made(step="play", number=3, move="say ask_gate")), Kept)
        await other.change(pause_all)
        one.refresh()
        assert one.standing.paused

    asyncio.run(both())
    assert len(stores[0].read(select(tables.record))) == 3
    assert keeping.delete_code(stores[0], one.code)
    for table in (tables.seat, tables.play, tables.record):
        assert stores[1].read(select(table)) == []
    for store in stores:
        store.close()
