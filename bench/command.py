"""The command `bench`: chooses rows, gives them a display, prints what they found."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module, metadata
from pathlib import Path
from typing import TextIO

from bench.rows import Row, plain, told

ROOT = Path(__file__).resolve().parents[1]
BENCHES = {
    "start": "time to the first picture and to the first one that can be played, beside a bare window",
    "keys": "from a key to the picture it changes, beside a bare window and a loop at 60 Hz",
    "frames": "drawing what changed beside drawing everything, a page turn, and frames while idle",
    "debrief": "from the end of a play to its debrief, beside the same page drawn anew",
    "journal": "records a second beside write and fdatasync",
    "rules": "moves a second through the real rules",
    "reading": "reading encounters beside PyYAML's own loader",
    "watching": "from a save to what is told of it, and all of check on files of 100 to 5,000 nodes",
    "ink": "the whole check beside the compiler of inkjs, on 1,000 and 5,000 nodes",
    "renpy": "the program `check` beside Ren'Py's lint, warm and cold, on 100 to 5,000 nodes",
    "tree": "exploring encounters of 100 and 1,000 nodes",
    "exploring": "situations a second of the compiled machine, beside the real rules",
    "simulating": "encounters simulated a second, beside NegMAS",
    "classroom": "two hundred seats on one host beside a bare echo; seats dropped, and a host killed, under load",
    "lesson": "a whole lesson by seats of both kinds: its exports beside what was played",
    "kill": "a play killed at ten random moments and resumed: no acknowledged move is lost",
}
SEEN = {"start", "keys", "frames", "debrief"}
"""These open a window."""


def run(names: Sequence[str], *, as_json: bool, python: str | None, ratios: bool, out: TextIO) -> int:
    """Runs the benches of these names (all without any). 1 where an aim is missed, 2 for a name that is none.

    `ratios`: only aims that are a ratio to a floor, or a count, are held against it: a busy machine keeps those.
    """
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no bench called '{unknown[0]}': choose of {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    if python:
        return _elsewhere(python, names, as_json, ratios)
    wanted = list(names) or list(BENCHES)
    rows: list[Row] = []
    if not as_json:
        print(machine(), file=out)
    with display(bool(SEEN & set(wanted))):
        for name in wanted:
            for row in rows_of(name):
                rows.append(row)
                if not as_json:
                    print(told(row), file=out, flush=True)
    if as_json:
        json.dump({"machine": machine(), "rows": [plain(row) for row in rows]}, out, indent=1)
        out.write("\n")
    return int(any(row.met is False for row in rows if not ratios or row.unit != "ms" or "ratio" in row.by))


def rows_of(name: str) -> Iterator[Row]:
    """The rows of one bench, as they are found."""
    module = import_module("bench.reading_rows" if name == "reading" else f"bench.{name}")
    bench: Callable[[], Iterator[Row]] = module.rows
    yield from bench()


def _elsewhere(python: str, names: Sequence[str], as_json: bool, ratios: bool) -> int:
    """The same with another Python, and so with the pygame of another environment."""
    command = [python, str(ROOT / "main.py"), "bench", *(["--json"] if as_json else []),
               *(["--ratios"] if ratios else []), *names]
    try:
        return subprocess.run(command, check=False).returncode
    except OSError as error:
        print(f"{python} cannot be run ({error.strerror}): give the path of a Python.", file=sys.stderr)
        return 2


def machine() -> str:
    """Python, the pygame that is installed, and how busy the machine is: a busy one shows in every number."""
    found = [f"{name} {_version(name)}" for name in ("pygame", "pygame-ce") if _version(name)]
    load = f", load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    return f"Python {sys.version.split()[0]}, {' and '.join(found) or 'no pygame'}, {sys.platform}{load}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


@contextmanager
def display(wanted: bool) -> Iterator[None]:
    """A virtual display where there is none; SDL's dummy where there is no Xvfb either."""
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    there = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"))
    if not wanted or there or not sys.platform.startswith("linux"):
        yield
        return
    if shutil.which("Xvfb") is None:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
        yield
        return
    with virtual_display() as name:
        os.environ["DISPLAY"] = name
        try:
            yield
        finally:
            del os.environ["DISPLAY"]
            if "pygame" in sys.modules:
                sys.modules["pygame"].display.quit()


@contextmanager
def virtual_display(*more: str, size: str = "1600x1000x24") -> Iterator[str]:
    """An Xvfb of its own, with `more` arguments; gives its name (":7")."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset", *more]
    with subprocess.Popen(command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told_by:
                number = told_by.readline().strip()
            yield f":{number}"
        finally:
            server.terminate()
