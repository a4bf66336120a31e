"""The command `simulate`: many plays of encounters by policies, on all cores, told as tables or JSON.

Ctrl-C keeps what there is. The same seed gives the same tallies on any number of cores.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from typing import TextIO

from game.authoring import simulated_text
from game.authoring.policies import POLICIES
from game.authoring.progress import Progress, Stopped
from game.authoring.seen_by_playing import problems_seen
from game.authoring.simulate import Ground, Tally, chunk
from game.authoring.subjects import Subject, Unknown, subjects
from game.content.load import Library
from game.content.problems import nearest
from game.encounter.script import Encounter

CLEAN, PROBLEMS, WRONG_USE = 0, 1, 2
LARGEST = 2_000  # runs of one task, so that progress can be told and stopping loses little


@dataclass(frozen=True, slots=True)
class Task:
    """Runs `first` to `first + count` of one encounter (by its place in the list) by one policy."""

    place: int
    policy: str
    first: int
    count: int
    seed: int


class Worker:
    """Plays tasks; keeps the ground of the last encounter and policy."""

    def __init__(self, encounters: Sequence[Encounter]) -> None:
        self.encounters = encounters
        self._on: tuple[int, str] = (-1, "")
        self._ground: Ground | None = None

    def play(self, task: Task) -> Tally:
        """The tally of one task."""
        encounter = self.encounters[task.place]
        if self._ground is None or self._on != (task.place, task.policy):
            self._on = task.place, task.policy
            self._ground = Ground(encounter, POLICIES[task.policy])
        return chunk(encounter, task.policy, range(task.first, task.first + task.count), task.seed, self._ground)


_WORKER: Worker | None = None


def _begin_worker(encounters: Sequence[Encounter]) -> None:
    """In a process of its own; Ctrl-C is for the one that started it."""
    global _WORKER
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _WORKER = Worker(encounters)


def _play_task(task: Task) -> Tally:
    assert _WORKER is not None
    return _WORKER.play(task)


def run(
    library: Library,
    ids: Sequence[str],
    *,
    policy: str | None = None,
    runs: int = 1000,
    seed: int = 7,
    cores: int | None = None,
    hands: bool = False,
    as_json: bool = False,
    as_table: bool = False,
    out: TextIO = sys.stdout,
    told: TextIO = sys.stderr,
) -> int:
    """Plays each encounter `runs` times by one policy, or by each of them, and writes what came of it to `out`.

    Progress goes to `told`. Returns 0, 1 where an encounter has an error or the user stopped it, 2 for wrong use.
    """
    wrong = _wrong_use(policy, runs, cores)
    if wrong:
        told.write(wrong + "\n")
        return WRONG_USE
    try:
        found = subjects(library, ids, hands=hands)
    except Unknown as unknown:
        told.write(f"{unknown}\n")
        return PROBLEMS if unknown.is_broken else WRONG_USE
    policies = [policy] if policy else list(POLICIES)
    done = simulated(found, policies, runs=runs, seed=seed, cores=cores, progress=Progress(told))
    if as_table:
        out.write(simulated_text.table(found, done))
        return PROBLEMS if done.is_stopped else CLEAN
    seen = problems_seen(found, done.tallies, seed)
    if as_json:
        out.write(json.dumps(simulated_text.plain(found, done, seen), ensure_ascii=False, indent=1) + "\n")
    else:
        out.write(simulated_text.text(found, done, seen, every_detail=policy is not None))
    return PROBLEMS if done.is_stopped else CLEAN


def _wrong_use(policy: str | None, runs: int, cores: int | None) -> str:
    if policy is not None and policy not in POLICIES:
        near = nearest(policy, POLICIES)
        return f"There is no policy called '{policy}'. " + (f"Did you mean '{near}'?" if near else _listed())
    if runs < 1 or (cores is not None and cores < 1):
        return "Give at least one run, and at least one core."
    return ""


def _listed() -> str:
    return f"Choose one of {', '.join(POLICIES)}."


@dataclass(frozen=True, slots=True)
class Simulated:
    """The tallies of many plays, by (place of the encounter in the list, policy), and how far it got."""

    tallies: dict[tuple[int, str], Tally]
    done: int
    wanted: int
    seed: int

    @property
    def is_stopped(self) -> bool:
        """Whether it was stopped before the end."""
        return self.done < self.wanted


def simulated(
    found: Sequence[Subject],
    policies: Sequence[str],
    *,
    runs: int,
    seed: int = 7,
    cores: int | None = None,
    progress: Progress | None = None,
    largest: int | None = None,
) -> Simulated:
    """Each of these played `runs` times by each policy; stopped by Ctrl-C, what was played until then. With fewer than
    `largest` runs in one task it stops sooner."""
    tasks = list(_tasks(len(found), policies, runs, seed, cores or available(), largest or LARGEST))
    places = [(place, policy) for place in range(len(found)) for policy in policies]
    tallies = {at: Tally(found[at[0]].encounter.id, at[1], found[at[0]].encounter.variant) for at in places}
    done, wanted = 0, sum(task.count for task in tasks)
    try:
        for task, tally in _played(tasks, [subject.encounter for subject in found], cores or available()):
            tallies[task.place, task.policy].add(tally)
            done += task.count
            if progress is not None:
                progress.tell(done, wanted, f"plays ({found[task.place].name}, {task.policy})")
    except (KeyboardInterrupt, Stopped):
        pass
    if progress is not None:
        progress.end()
    return Simulated(tallies, done, wanted, seed)


def available() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tasks(
    places: int, policies: Sequence[str], runs: int, seed: int, cores: int, largest: int
) -> Iterator[Task]:
    size = max(1, min(largest, -(-runs // cores)))
    for place in range(places):
        for policy in policies:
            for first in range(0, runs, size):
                yield Task(place, policy, first, min(size, runs - first), seed)


def _played(tasks: list[Task], encounters: list[Encounter], cores: int) -> Iterator[tuple[Task, Tally]]:
    """Each task with its tally, on these cores; in this process where one is enough."""
    if cores == 1 or len(tasks) == 1:
        worker = Worker(encounters)
        for task in tasks:
            yield task, worker.play(task)
        return
    with _workers().Pool(min(cores, len(tasks)), _begin_worker, (encounters,)) as pool:
        yield from pool.imap_unordered(_play_with_task, tasks)


def _workers() -> BaseContext:
    """Processes begun the quick way; from scratch where other threads run, whose locks a copy would hold for ever."""
    alone = threading.active_count() == 1
    return multiprocessing.get_context(None if alone else "spawn")


def _play_with_task(task: Task) -> tuple[Task, Tally]:
    return task, _play_task(task)
