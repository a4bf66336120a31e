"""Checking beside a peer: inkjs's compiler on an ink story of as many nodes, with the same words and choices.

inkjs is fetched into a passing folder of the bench's own; without npm, node or a network the rows say so.
"""
from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench import reading
from bench.rows import Row
from game.content import reader
from game.content.load import check_text

SIZES = (1_000, 5_000)
RUNS = 3
PATIENCE = 120
"""Seconds for fetching, and for compiling."""
KNOT = """
=== opening_{n} ===
Mara: {n}. Why should I wait for yours?
+ [A person stands behind mine.] Mara: {n}. People say that. -> opening_{n}
+ [What happens if Monday goes wrong?]
  ~ owners_press = true
  Mara: {n}. Then the owners find somebody else. -> worried_{n}
+ [Nobody will ever complain again.] -> worried_{n}

=== worried_{n} ===
{{ worried_{n} == 1: Mara: {n}. Two days is what I was given. }}
+ [You look at the clock.]
  ~ tension -= 5
  -> worried_{n}
+ [What did you say?]
  ~ crew_told = true
  ~ trust += 5
  -> worried_{n}
+ {{ crew_told }} [What makes it fair?]
  ~ measure = true
  -> worried_{n}
+ {{ trust >= 40 && owners_press }} [You were overruled.] -> worried_{n}
+ [Here is what I can do.] -> {following}
* [I will not take more of your morning.] -> END
"""
HEAD = """VAR trust = 40
VAR tension = 30
VAR owners_press = false
VAR crew_told = false
VAR measure = false
-> opening_0
"""
SCRIPT = """
const { Compiler } = require('inkjs/full');
const text = require('fs').readFileSync(process.argv[2], 'utf8');
const took = [];
for (let run = 0; run < Number(process.argv[3]); run++) {
  const errors = [], before = process.cpuUsage();
  new Compiler(text, { errorHandler: (message) => errors.push(message) }).Compile();
  const used = process.cpuUsage(before);
  if (errors.length) { console.error(errors[0]); process.exit(1); }
  took.push((used.user + used.system) / 1000);
}
console.log(JSON.stringify(Math.min(...took)));
"""


def story(nodes: int) -> str:
    """An ink story of that many nodes, each of two knots with the moves of ours."""
    knots = (KNOT.format(n=n, following=f"opening_{n + 1}" if n + 1 < nodes else "END") for n in range(nodes))
    return HEAD + "".join(knots)


def rows() -> Iterator[Row]:
    """Our whole check beside their compiler, in processor time."""
    before, reader.MOST_BYTES = reader.MOST_BYTES, 1 << 30
    try:
        with tempfile.TemporaryDirectory() as name:
            why = fetched(Path(name))
            for nodes in SIZES:
                theirs, told = compiled(Path(name), nodes) if not why else (None, why)
                ours = 1000 * reading.best_of(partial(check_text, reading.encounter(nodes)), RUNS)
                yield Row(name=f"ink {nodes:,}", what=f"all of check on {nodes:,} nodes", value=ours, unit="ms",
                          floor=theirs, floor_is="inkjs's compiler" if theirs else "", note=told)  # fmt: skip
    finally:
        reader.MOST_BYTES = before


def fetched(folder: Path) -> str:
    """Fetches inkjs into the folder; why that could not be done, "" where it was."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return "inkjs was not measured: there is no npm and node here"
    quiet = ("--silent", "--no-audit", "--no-fund", "--ignore-scripts")
    given = [npm, "install", *quiet, "--prefix", str(folder), "--cache", str(folder / "cache"), "inkjs"]
    try:
        done = subprocess.run(given, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return "inkjs was not measured: it could not be fetched in time"
    return "inkjs was not measured: it could not be fetched" if done.returncode else ""


def compiled(folder: Path, nodes: int) -> tuple[float | None, str]:
    """Milliseconds that compiling takes, the best of a few runs, with the version; None and why where it failed."""
    node = shutil.which("node")
    assert node is not None
    (folder / "story.ink").write_text(story(nodes), encoding="utf-8")
    (folder / "run.js").write_text(SCRIPT, encoding="utf-8")
    try:
        done = subprocess.run([node, "--stack-size=50000", "run.js", "story.ink", str(RUNS)], cwd=folder,
                              capture_output=True, text=True, timeout=PATIENCE)  # fmt: skip
    except subprocess.TimeoutExpired:
        return None, f"inkjs's compiler took more than {PATIENCE} s"
    if done.returncode:
        first = (done.stderr.strip().splitlines() or ["no reason given"])[0]
        return None, f"inkjs's compiler stopped: {first[:80]}"
    package = json.loads((folder / "node_modules/inkjs/package.json").read_text(encoding="utf-8"))
    return float(json.loads(done.stdout)), f"inkjs {package['version']}, processor time, best of {RUNS}"
