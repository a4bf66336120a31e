"""The Bench's page of simulating: many plays by ways of playing, what they came to, and what nobody ever said."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.ui.look import Look, Size
from game.ui.scenes.bench_charts import Columns, Shares, per_cent
from game.ui.scenes.bench_page import BenchPage
from game.ui.scenes.pane import pane
from game.ui.widgets import Button, Column, Grid, Label, Panel, Row, Space, Stepper, Widget
from game.view.bench_faults import Fault
from game.view.bench_told import POLICIES, Policy, Simulated
from game.view.language import _, quoted

RUNS = (100, 300, 1000, 3000, 10000)
USUAL = 2  # place in RUNS
MOST_ODD, MOST_NEVER = 12, 40
LINE = 76  # px of the number of a line


class Simulating:
    """What was chosen on the page, and what came of it."""

    def __init__(self, page: BenchPage, path: Callable[[], str],
                 plates: Callable[[tuple[Fault, ...], str], list[Widget]]) -> None:
        self.page, self.path, self.plates = page, path, plates
        self.policies = ("", *page.bench.policies())
        self.policy, self.runs = 0, USUAL
        self.found: Simulated | None = None

    def forget(self) -> None:
        """The file is another now."""
        self.found = None

    def build(self, size: Size, look: Look) -> Widget:
        """The page."""
        names = [_("Every way"), *(POLICIES.get(each, each) for each in self.policies[1:])]
        choices: list[Widget] = [
            Stepper(_("Way of playing"), self.policy, low=0, high=len(names) - 1, key="policy",
                    show=lambda at: names[int(at)], on_change=self._policy),
            Stepper(_("Plays by each"), self.runs, low=0, high=len(RUNS) - 1, key="runs",
                    show=lambda at: f"{RUNS[int(at)]:,}", on_change=self._runs),
        ]
        start = Button(_("Simulate"), self.simulate, icon="repeat", kind="primary", key="simulate",
                       enabled=self.page.job is None)
        told = Label(_("Plays it many times by simple rules. Nothing is kept."), style="small", colour="muted", grow=1)
        rows: list[Widget] = [Grid(choices, cell=420, gap=14, most=2), *(self.page.work() or [
            Row([start, told], gap=14, across="center")])]
        if self.found:
            rows += self._found(self.found)
        return pane(rows, size, look, gap=12, key="simulated")

    def _policy(self, at: int) -> None:
        self.policy = int(at)

    def _runs(self, at: int) -> None:
        self.runs = int(at)

    def simulate(self) -> None:
        """Play, beside the window."""
        policy, runs = self.policies[self.policy], RUNS[self.runs]
        self.page.run(_("Playing…"), partial(self.page.bench.simulate, self.path(), policy, runs), self._took)

    def _took(self, found: Simulated) -> None:
        self.found = found
        self.page.changed()

    # ---- what came of it
    def _found(self, found: Simulated) -> list[Widget]:
        if found.problem:
            return [Label(found.problem, icon="circle-x")]
        rows: list[Widget] = []
        if found.is_stopped:
            rows.append(Label(_("Stopped before the end; this is what there was by then."), icon="info"))
        rows += self.plates(found.faults, "seen")
        rows.append(Panel(_never(found), title=_("Never said in any of these plays"), shadow=False, gap=6, key="never"))
        rows.append(Grid([_plate(each) for each in found.policies], cell=440, gap=14, most=2))
        if found.odd:
            odd = [Column([Label(name, style="bold"), Label(way, style="small", colour="muted")], gap=2)
                   for name, way in found.odd[:MOST_ODD]]
            rows.append(Panel(odd, title=_("Rare ends, and the way to each"), shadow=False, gap=10, key="odd"))
        return rows


def _never(found: Simulated) -> list[Widget]:
    if not found.never:
        return [Label(_("Nothing: everything that can be said was said."), icon="circle-check", colour="good")]
    told = [Row([Label(_("line {line}").format(line=line) if line else "", style="small", colour="muted", width=LINE),
                 Label(f"{id}: {quoted(words)}" if words else id, grow=1)], gap=10)
            for id, line, words in found.never[:MOST_NEVER]]
    more = len(found.never) - MOST_NEVER
    return [*told, *([Label(_("and {count} more").format(count=more), colour="muted")] if more > 0 else []),
            Label(_("A line that no way of playing comes to may still be found by a person: Explore tells whether it "
                    "can be."), style="small", colour="muted")]


def _plate(policy: Policy) -> Widget:
    best = _("best end {share} · worth to you {worth:.0f} of 100 · leverage {leverage:+.0f} · {turns:.0f} turns")
    best = best.format(
        share=per_cent(policy.best), worth=policy.worth, leverage=policy.leverage, turns=policy.turns)
    title = POLICIES.get(policy.name, policy.name)
    meters = Row([Columns(_("Trust at the end"), policy.trust, grow=1), Space(18, grow=0),
                  Columns(_("Tension at the end"), policy.tension, grow=1)], gap=0)
    return Panel([Label(_("{count:,} plays: {best}").format(count=policy.plays, best=best), style="small"),
                  Shares(_("How {way} ends").format(way=title), policy.outcomes), meters],
                 title=title, shadow=False, gap=10, key=f"policy.{policy.name}")
