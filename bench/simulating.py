"""Encounters a second a core through the real rules, beside NegMAS negotiations a second in the same run.

NegMAS is under the AGPL, so it lives in an environment of its own that is made here, and runs in a process of its own;
nothing of the game imports it. Its domain: 3 issues of 5 levels, weights .6/.3/.1 against .1/.3/.6, two negotiators
that concede with time (aspiration), 20 steps.
"""
from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.rows import Row
from bench.stand import ROOT
from game.authoring.policies import POLICIES
from game.authoring.simulate import Ground, chunk
from game.cli import shipped
from game.content.load import load_pack
from game.encounter.script import Encounter

RUNS, CHUNK = 10_000, 2_000
AIM = 20_000
ENVIRONMENT = ROOT / ".venv-negmas"
MINUTES = 10  # to make the environment
NEGMAS = """
import time
import negmas
from negmas import SAOMechanism, make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.sao import AspirationNegotiator

domain = make_os([make_issue(5, name) for name in ("a", "b", "c")])
def worth(weights, rising):
    levels = {level: level / 4 if rising else 1 - level / 4 for level in range(5)}
    return LinearAdditiveUtilityFunction(values=[levels] * 3, weights=list(weights), outcome_space=domain)
def negotiated():
    mechanism = SAOMechanism(outcome_space=domain, n_steps=20)
    mechanism.add(AspirationNegotiator(name="them"), preferences=worth((.6, .3, .1), True))
    mechanism.add(AspirationNegotiator(name="you"), preferences=worth((.1, .3, .6), False))
    return mechanism.run().agreement is not None
negotiated()
began, agreed = time.process_time(), sum(negotiated() for _ in range(300))
print(negmas.__version__, 300 / (time.process_time() - began), agreed)
"""


class Skipped(Exception):
    """NegMAS could not be measured: why, in a few words."""


def rows() -> Iterator[Row]:
    """Every policy together, then the ones that say most."""
    library = load_pack(shipped())
    loaded = [library.encounter(head.id) for head in library.heads]
    encounters = [each for each in loaded if isinstance(each, Encounter)]
    seconds = {policy: sum(_seconds(each, policy) for each in encounters) for policy in POLICIES}
    plays = RUNS * len(encounters)
    try:
        version, floor, agreed = _negmas()
        beside = f"NegMAS {version}, {agreed} of 300 agreed"
    except Skipped as reason:
        floor, beside = None, f"NegMAS not measured: {reason}"
    note = f"{RUNS:,} plays by each of {len(POLICIES)} policies of each of {len(encounters)} encounters; {beside}"
    every = plays * len(POLICIES) / sum(seconds.values())
    yield Row(name="simulate", what="encounters by every policy, one core", value=every, unit="a second",
              floor=floor, floor_is="NegMAS", aim=AIM, by="least", note=note)
    for policy in ("skilled", "random"):
        yield Row(name="simulate", what=f"encounters by '{policy}', one core", value=plays / seconds[policy],
                  unit="a second", floor=floor, floor_is="NegMAS")


def _seconds(encounter: Encounter, policy: str) -> float:
    """Of this process, for all runs, beginning on ground that nobody has walked on."""
    began = time.process_time()
    ground = Ground(encounter, POLICIES[policy])
    for first in range(0, RUNS, CHUNK):
        chunk(encounter, policy, range(first, first + CHUNK), 7, ground)
    return time.process_time() - began


def _negmas() -> tuple[str, float, int]:
    """(version, negotiations a second, how many agreed)."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not _has_negmas(python):
        _make()
    done = subprocess.run([python, "-c", NEGMAS], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Skipped((done.stderr.strip().splitlines() or ["it failed"])[-1])
    version, rate, agreed = done.stdout.split()[-3:]
    return version, float(rate), int(agreed)


def _has_negmas(python: Path) -> bool:
    return python.is_file() and not subprocess.run([python, "-c", "import negmas"], capture_output=True).returncode


def _make() -> None:
    """The environment, with a note for git that it is nobody's business."""
    print("making an environment for NegMAS (once) ...", file=sys.stderr, flush=True)
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "negmas"]
    for command in ([sys.executable, "-m", "venv", ENVIRONMENT], install):
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60 * MINUTES, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Skipped(f"its environment cannot be made ({type(error).__name__})") from error
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise Skipped(f"it cannot be installed ({last})")
        (ENVIRONMENT / ".gitignore").write_text("*\n", encoding="utf-8")


if __name__ == "__main__":
    from bench.rows import told

    for row in rows():
        print(told(row), flush=True)
