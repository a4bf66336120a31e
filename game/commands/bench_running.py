"""The Bench at work: what a problem means, every situation visited, many plays simulated."""
from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from game.authoring.progress import Progress, Stopped
from game.commands.bench_faults import fault_of, faults
from game.view.bench import Proved, Way
from game.view.bench_faults import Explained
from game.view.bench_told import Going, Policy, Simulated
from game.view.language import _

if TYPE_CHECKING:
    from game.authoring.simulate import Tally
    from game.authoring.subjects import Subject
    from game.content.load import FileReport
    from game.encounter.script import Encounter

SEED = 7
KEPT, LONG = 40, 80
"""Signs kept before what is right in a long line, and from how many signs on a line is long."""
MANY = 20_000
"""Plays from which on all cores are worth their start, about half a second in a window (design choice)."""
AT_ONCE = 250
"""Plays between two looks at whether to stop (design choice)."""
TENTHS = 10
"""Columns of a meter's chart."""


def report_of(path: str) -> FileReport | None:
    """What the checker makes of a file."""
    from game.content.load import check_paths

    return next(iter(check_paths([Path(path)]).files), None)


def loaded(path: str) -> Encounter | None:
    """The encounter of a file, None where it cannot be played."""
    report = report_of(path)
    return report.encounter if report else None


def mend_first() -> str:
    """Why nothing is done with a file that has errors."""
    return _("Mend the errors first: a file with errors is not played.")


class _Told(Progress):
    """Tells the window how far it has got, and stops where that asks for it."""

    def __init__(self, going: Going) -> None:
        self.going = going

    def tell(self, done: int, wanted: int, what: str) -> None:
        self.going.done, self.going.wanted = done, wanted
        if self.going.is_stopped:
            raise Stopped

    def end(self) -> None:
        """Nothing to wipe."""


class Running:
    """What takes a while and can be stopped."""

    def explain(self, code: str) -> Explained:
        """What a problem means, with a wrong and a right sample."""
        from game.authoring import explain

        row = explain.table().get(code)
        if row is None:
            return Explained(code=code, meaning=(_("Nothing more is known of this problem."),))
        if row.kind != "text":
            return Explained(code=code, meaning=explain.meaning(row))
        problem, lines = explain.wrong_sample(row)
        right = tuple((number, _near(text, lines[number - 1] if number <= len(lines) else ""))
                      for number, text in explain.right_sample(row))
        return Explained(code=code, meaning=explain.meaning(row), wrong=fault_of(problem, lines), right=right)

    def explore(self, path: str, seconds: float, going: Going) -> Proved:
        """Every situation, for no longer than this."""
        from game.authoring.explore import command
        from game.authoring.explore.explored import explore
        from game.authoring.explore.problems import problems_of
        from game.content import reader
        from game.encounter.values import Outcome

        encounter = loaded(path)
        if encounter is None:
            return Proved(problem=mend_first())

        def stops(met: int) -> bool:
            going.done = met
            return going.is_stopped

        explored = explore(encounter, seconds=seconds, stops=stops)
        source = reader.read_path(Path(path))
        found = problems_of(explored.proofs, source)
        told = command.report(explored, [])
        past_ways = told.index("", 2) + 1
        best = [line for line in told[past_ways:] if line and not line.startswith("Nothing wrong")]
        return Proved(
            summary=f"{command.summary(explored)}.".capitalize(),
            ways=tuple(Way(outcome=outcome.value, moves=way) for outcome, way in explored.ways.items()),
            missing=tuple(each.value for each in Outcome if each not in explored.ways),
            best=tuple(best), faults=faults(found, source.lines), is_complete=explored.is_complete,
        )  # fmt: skip

    def policies(self) -> tuple[str, ...]:
        """The ways of playing that can be simulated."""
        from game.authoring.policies import POLICIES

        return tuple(POLICIES)

    def simulate(self, path: str, policy: str, runs: int, going: Going) -> Simulated:
        """So many plays by one way of playing, or by each where it is ""."""
        from game.authoring.seen_by_playing import problems_seen
        from game.authoring.simulated_text import never_made, replays
        from game.authoring.simulating import simulated
        from game.authoring.subjects import Subject
        from game.encounter.speech import yours_of

        report = report_of(path)
        if report is None or report.encounter is None:
            return Simulated(problem=mend_first())
        subject = Subject(encounter=report.encounter, path=path, lines=tuple(report.lines))
        policies = [policy] if policy else list(self.policies())
        is_worth_it = runs * len(policies) >= MANY and not getattr(sys, "frozen", False)  # a bundle starts windows only
        done = simulated([subject], policies, runs=runs, seed=SEED, cores=None if is_worth_it else 1,
                         progress=_Told(going), largest=AT_ONCE)
        played = [tally for tally in done.tallies.values() if tally.runs]
        moves: Counter[str] = Counter()
        for tally in played:
            moves.update(tally.moves)
        said = yours_of(subject.encounter)
        never = tuple((id, line, said.get(id, "")) for id, line in never_made(subject, moves))
        seen = problems_seen([subject], done.tallies, SEED) if played else []
        return Simulated(
            policies=tuple(_policy(subject, tally) for tally in played), never=never,
            odd=tuple((f"{each.policy}, {outcome}", way) for each in played
                      for outcome, _, way in replays(subject, each, SEED)),
            faults=faults(seen, subject.lines), is_stopped=done.is_stopped,
        )  # fmt: skip


def _near(text: str, wrong: str) -> str:
    """A long line from shortly before what is other in it than in the wrong one."""
    same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(text, wrong, strict=False)))
    return f"…{text[same - KEPT :]}" if KEPT < same < len(text) and len(text) > LONG else text


def _policy(subject: Subject, tally: Tally) -> Policy:
    outcomes = tuple((str(name), tally.share(name)) for name, _ in tally.outcomes.most_common())
    return Policy(
        name=tally.policy, plays=tally.runs, best=tally.share(subject.encounter.best), worth=tally.mean("worth"),
        leverage=tally.mean("leverage"), turns=tally.mean("turns"), outcomes=outcomes,
        trust=_tenths(tally.trust), tension=_tenths(tally.tension),
    )  # fmt: skip


def _tenths(meter: Mapping[int, int]) -> tuple[int, ...]:
    """How many plays ended in each tenth of a meter."""
    bins = [0] * TENTHS
    for points, count in meter.items():
        bins[min(points // TENTHS, TENTHS - 1)] += count
    return tuple(bins)
