"""Checking beside a peer: Ren'Py's lint on a project of as many nodes, with the same words and choices.

Whole programs, in processor time: `check FILE` and `renpy PROJECT lint`, one after the other, the median of a few runs.
Warm is with what Ren'Py compiled the time before, cold without. Debian's build keeps nothing compiled, so there is no
warm lint there; the rows say so, and also where there is no `renpy` on the path.
"""
from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import reading
from bench.rows import Row

ROOT = Path(__file__).resolve().parents[1]
SIZES = (100, 1_000, 5_000)
RUNS = 3
PATIENCE = 300
"""Seconds for one run."""
AIM = 0.35
"""Of Ren'Py's warm lint, at 5,000 nodes."""
CHECK = """
import sys
from game.content import reader
reader.MOST_BYTES = 1 << 30
from game.cli import main
sys.exit(main())
"""
"""`main.py`, for files of any size: it refuses more than 2 MB."""
NODE = """
label opening_{n}:
    mara "{n}. Why should I wait for yours?"
    menu:
        "A person stands behind mine.":
            mara "{n}. People say that."
            jump opening_{n}
        "What happens if Monday goes wrong?":
            $ owners_press = True
            mara "{n}. Then the owners find somebody else."
            jump worried_{n}
        "Nobody will ever complain again.":
            jump worried_{n}

label worried_{n}:
    mara "{n}. Two days is what I was given."
    menu:
        "You look at the clock.":
            $ tension -= 5
            jump worried_{n}
        "What did you say?":
            $ crew_told = True
            $ trust += 5
            jump worried_{n}
        "What makes it fair?" if crew_told:
            $ measure = True
            jump worried_{n}
        "You were overruled." if trust >= 40 and owners_press:
            jump worried_{n}
        "Here is what I can do.":
            jump {following}
        "I will not take more of your morning.":
            return
"""
HEAD = """define mara = Character("Mara")
default trust = 40
default tension = 30
default owners_press = False
default crew_told = False
default measure = False

label start:
    jump opening_0
"""
LINES = """
import ast
_fix = ast.fix_missing_locations

def fix(node):
    _fix(node)
    for each in ast.walk(node):
        if getattr(each, "end_lineno", None) is not None and each.end_lineno < each.lineno:
            each.end_lineno = each.lineno
    return node

ast.fix_missing_locations = fix
"""
"""Ren'Py 8.0 writes line ranges that Python 3.11 refuses; with this it starts there."""


def script(nodes: int) -> str:
    """A Ren'Py script of that many nodes, each of two labels with the moves of ours."""
    following = (f"opening_{n + 1}" if n + 1 < nodes else "opening_0" for n in range(nodes))
    return HEAD + "".join(NODE.format(n=n, following=to) for n, to in enumerate(following))


def rows() -> Iterator[Row]:
    """Our whole program beside theirs, warm and cold."""
    renpy = shutil.which("renpy", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/games")
    for nodes in SIZES:
        with tempfile.TemporaryDirectory() as name:
            yield from _rows(Path(name), nodes, renpy)


def _rows(folder: Path, nodes: int, renpy: str | None) -> Iterator[Row]:
    file = folder / "encounters" / "small.yaml"
    file.parent.mkdir()
    file.write_text(reading.encounter(nodes), encoding="utf-8")
    check = [sys.executable, "-c", CHECK, "check", str(file)]
    ours, warm, cold, told = [], [], [], "" if renpy else "Ren'Py was not measured: it is not installed"
    for _ in range(RUNS):
        ours.append(spent(check, folder, PYTHONPATH=str(ROOT)))
        if renpy is not None and not told:
            cold_and_warm = linted(renpy, folder, nodes)
            if isinstance(cold_and_warm, str):
                told = cold_and_warm
            else:
                cold.append(cold_and_warm[0])
                warm.append(cold_and_warm[1])
    mine = statistics.median(ours)
    keeps = any((folder / "project" / "game").glob("*.rpyc"))
    told = told or f"processor time, median of {RUNS}{'' if keeps else '; this build keeps nothing compiled'}"
    for how, theirs in (("warm" if keeps else "second", warm), ("cold", cold)):
        floor = statistics.median(theirs) if theirs else None
        aimed = nodes == SIZES[-1] and how == "warm"
        yield Row(name=f"renpy {nodes:,}", what=f"check as a program, {nodes:,} nodes, beside a {how} lint", value=mine,
                  unit="ms", floor=floor, floor_is=f"Ren'Py's lint, {how}" if floor else "", by="most ratio",
                  aim=AIM if aimed and floor else None, note=told)  # fmt: skip


def linted(renpy: str, folder: Path, nodes: int) -> tuple[float, float] | str:
    """Milliseconds of a lint without anything compiled before, and of the next; or why there is none."""
    project, site = folder / "project", folder / "site"
    shutil.rmtree(project, ignore_errors=True)
    (project / "game").mkdir(parents=True)
    (project / "game" / "script.rpy").write_text(script(nodes), encoding="utf-8")
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(LINES, encoding="utf-8")
    given = [renpy, str(project), "lint"]
    try:
        cold, warm = (spent(given, folder, PYTHONPATH=str(site)) for _ in range(2))
    except subprocess.CalledProcessError:
        return "Ren'Py was not measured: its lint stopped"
    except subprocess.TimeoutExpired:
        return f"Ren'Py's lint took more than {PATIENCE} s"
    return cold, warm


def spent(command: list[str], home: Path, **more: str) -> float:
    """Milliseconds of processor time that a program and what it starts take. Raises where it fails or never ends."""
    silent = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "HOME": str(home)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=home, env={**os.environ, **silent, **more}, check=True, timeout=PATIENCE,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
