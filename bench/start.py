"""Time from the start of a process to its first picture: the game beside a bare pygame window, taken in turns."""
from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.rows import Row
from bench.stand import ROOT, folder

RUNS = 9
BARE = """
import time
import pygame
pygame.display.init()
window = pygame.display.set_mode((1280, 800), pygame.RESIZABLE)
window.fill("white")
pygame.display.flip()
print(time.monotonic(), time.monotonic())
"""
OURS = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
from game import cli
import pygame
shown = []
def told(draw):
    def then(*rects):
        draw(*rects)
        shown.append(time.monotonic())
        app = sys._getframe(1).f_locals["self"]
        if type(app.scene).__name__ == "TalkScene" and not app.stage.dirty:
            print(shown[0], shown[-1], flush=True)
            os._exit(0)
    return then
pygame.display.update, pygame.display.flip = told(pygame.display.update), told(pygame.display.flip)
sys.exit(cli.main(["play", "--encounter", "cold_ward", "--journal", sys.argv[2]]))
"""


def rows() -> Iterator[Row]:
    """First picture, and the first that can be played."""
    with folder() as made:
        env = {**os.environ, "HOME": str(made), "XDG_CACHE_HOME": str(made / "cache"),
               "XDG_CONFIG_HOME": str(made / "config"), "XDG_DATA_HOME": str(made / "data")}
        bare, first, playable = [], [], []
        for run in range(RUNS + 1):  # the first of each writes bytecode and unpacks the typeface
            times = [_timed(["-c", BARE], env), _timed(["-c", OURS, str(ROOT), str(_journal(made, run))], env)]
            if run:
                bare.append(times[0][0])
                first.append(times[1][0])
                playable.append(times[1][1])
    runs = f"median of {RUNS}, in turns"
    yield Row(name="start", what="first picture", value=median(first), unit="ms", floor=median(bare),
              floor_is="bare window", aim=2.5, by="most ratio", note=runs)
    yield Row(name="start", what="first picture that can be played", value=median(playable), unit="ms",
              floor=median(bare), floor_is="bare window", note=runs)


def _journal(made: Path, run: int) -> Path:
    return made / f"journal{run}.db"


def _timed(arguments: list[str], env: dict[str, str]) -> tuple[float, float]:
    """ms from the start of the process to its first and its last told moment."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The measured program failed: {done.stderr.strip().splitlines()[-1:]}")
    first, last = (float(word) for word in done.stdout.split()[-2:])
    return 1000 * (first - began), 1000 * (last - began)
