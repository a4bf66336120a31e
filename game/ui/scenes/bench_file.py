"""One file on the Bench: what is wrong, what can be reached, the map, and playing from the middle."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.bench import BenchScene, counted, with_saved
from game.ui.scenes.bench_guest import Watched, guest_of
from game.ui.scenes.bench_map import STEPS, Drawing
from game.ui.scenes.bench_page import BenchPage
from game.ui.scenes.bench_parts import FaultPlate
from game.ui.scenes.bench_simulate import Simulating
from game.ui.scenes.bench_tools import Tools
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator, Playing, scene_of
from game.ui.scenes.pane import pane
from game.ui.scenes.progress import heading
from game.ui.widgets import Button, Column, Grid, Label, Panel, Row, Space, Stepper, Tabs, Toggle, Widget
from game.view.bench import Bench, Checked, Chosen, Drawn, Opened, Proved, Setup
from game.view.bench_faults import Fault
from game.view.language import _

SECONDS = 20.0  # an exploration may take (design choice); what it came to then is shown
LONGER = 9  # times as long, where that was not enough (design choice)
POINTS = 5  # of a step of a meter
MAP = 3
UNIT = 4  # STEPS[UNIT] is 1


class BenchFileScene(BenchPage):
    """One file."""

    def __init__(self, nav: Navigator, bench: Bench, opened: Opened, file: Checked) -> None:
        super().__init__(nav, bench)
        self.opened, self.file = opened, file
        self.name = _("Bench: {title}").format(title=file.title)
        self.first = "problem0" if file.faults else _("Problems")
        self.page = 0
        self.proved: Proved | None = None
        self.drawn: Drawn | None = None
        self.seconds = SECONDS
        self.simulating = Simulating(self, lambda: self.file.path, self._plates)
        self.tools = Tools(self, lambda: self.file.path)
        self.zoom = UNIT
        self.chosen = beginning(file.setup) if file.setup else None

    def build(self, size: Size, look: Look) -> Widget:
        tall = look.px(max(240, round(size[1] / look.scale) - 260)) if is_stacked(size, look) else 0
        pages = [(_("Problems"), self._problems(size, look)), (_("Explore"), self._explored(size, look)),
                 (_("Simulate"), self._simulated(size, look)), (_("Map"), self._map(tall)),
                 (_("Play from here"), self._rehearsal(size, look)), (_("Tools"), self._tools(size, look))]
        tabs = Tabs(pages, selected=self.page, on_select=self._turn, key="tabs")
        rows: list[Widget] = [heading(self.file.title, self.back), *self._standing(is_stacked(size, look)), tabs]
        return self.paced(Column(rows, gap=10, pad=14 if is_stacked(size, look) else 22))

    def _standing(self, stacked: bool) -> list[Widget]:
        """How the file stands, where it is, and what opens it."""
        found = counted(self.file.errors, self.file.warnings)
        found = found[:1].upper() + found[1:] + (f" · {1000 * self.file.took:.0f} ms" if self.file.took else "")
        told = Column([Label(found, style="bold", colour=self._tone(), key="found"),
                       Label(self.file.path, style="small", colour="muted", key="where")], gap=0, grow=1)
        buttons: list[Widget] = [Button(_("Open the file"), self.edit, icon="square-pen", key="edit"),
                                 Button(_("Check again"), self.check, icon="refresh-cw", key="again")]
        if stacked:
            return [told, Row(buttons, gap=10, wrap=True)]
        return [Row([told, *buttons], gap=12, across="center")]

    def _tone(self) -> str:
        return "bad" if self.file.errors else "warn" if self.file.warnings else "good"

    def _turn(self, page: int) -> None:
        self.page = page
        if page == MAP and self.drawn is None and self.job is None:
            self.begin(partial(self.bench.draw, self.file.path), self._drawn)

    # ---- the pages
    def _problems(self, size: Size, look: Look) -> Widget:
        rows: list[Widget] = [*self._plates(self.file.faults, "problem")]
        if rows:
            rows.insert(0, Label(_("Choose a problem to read what it means and see it done right. The file is "
                                   "checked again as soon as you save it."), style="small", colour="muted"))
        else:
            rows = _onward() if self.file.setup else [Label(_("Nothing wrong was found."), icon="circle-check")]
        return pane(rows, size, look, gap=10, key="problems")

    def _plates(self, faults: Sequence[Fault], key: str) -> list[Widget]:
        return [FaultPlate(each, partial(self.explain, each), key=f"{key}{at}") for at, each in enumerate(faults)]

    def _simulated(self, size: Size, look: Look) -> Widget:
        return self.simulating.build(size, look) if self.file.setup else self._unplayable(size, look)

    def _tools(self, size: Size, look: Look) -> Widget:
        return self.tools.build(size, look) if self.file.setup else self._unplayable(size, look)

    def _unplayable(self, size: Size, look: Look) -> Widget:
        return pane([Label(self._mend(), icon="circle-x")], size, look)

    def _explored(self, size: Size, look: Look) -> Widget:
        if self.file.setup is None:
            return self._unplayable(size, look)
        told = _("Visits every situation, for {seconds} seconds at most, while you go on.").format(
            seconds=round(self.seconds))
        again = bool(self.proved and not self.proved.is_complete and not self.proved.problem)
        button = Button(_("Explore longer") if again else _("Explore"), self.explore, icon="route", kind="primary",
                        key="explore", enabled=self.job is None)
        rows: list[Widget] = self.work() or [Row([button, Label(told, style="small", colour="muted", grow=1)], gap=14,
                                                 across="center")]
        if self.proved:
            rows += self._proved(self.proved)
        return pane(rows, size, look, gap=12, key="explored")

    def _proved(self, proved: Proved) -> list[Widget]:
        if proved.problem:
            return [Label(proved.problem, icon="circle-x")]
        ways = [Column([Label(way.outcome, style="bold"), Label(" → ".join(way.moves), colour="muted")], gap=2)
                for way in proved.ways]
        keep = Row([Button(_("Keep these ways as tests"), self.keep, icon="flask-conical", key="keep"), Space()], gap=0)
        rows: list[Widget] = [Label(proved.summary, style="bold"),
                              Panel([*ways, keep], title=_("Outcomes, with the shortest way to each"), shadow=False,
                                    key="ways")]
        unreached: list[Widget] = []
        if proved.missing:
            words = _("No play ends: {outcomes}.") if proved.is_complete else _("Not found so far: {outcomes}.")
            unreached.append(Label(words.format(outcomes=", ".join(proved.missing)), icon="circle-slash"))
        if not proved.faults and proved.is_complete:
            unreached.append(Label(_("Every state, move and line can be reached."), icon="circle-check"))
        unreached += self._plates(proved.faults, "proved")
        rows.append(Panel(unreached, title=_("What cannot be reached"), shadow=False, key="unreached"))
        rows.append(Panel([Label(line.strip()) for line in proved.best], title=_("What is best for you"), shadow=False,
                          gap=6))
        return rows

    def _map(self, tall: int) -> Widget:
        drawn = self.drawn
        if self.file.setup is None or (drawn and drawn.problem):
            return Column([Label(self._mend(), icon="circle-x"), Space(grow=1)])
        if drawn is None:
            return Column([Label(_("Drawing…")), Space(grow=1)])
        buttons = Row([Button(_("Smaller"), partial(self.size, -1), icon="zoom-out", key="smaller",
                              enabled=self.zoom > 0),
                       Button(_("Larger"), partial(self.size, 1), icon="zoom-in", key="larger",
                              enabled=self.zoom < len(STEPS) - 1),
                       Button(_("In words"), self.in_words, icon="list", key="in_words")], gap=10, wrap=True)
        drawing = Drawing(_("Map of {title}").format(title=self.file.title), drawn.svg, drawn.told, zoom=self.zoom,
                          key="map")
        drawing.least = tall
        return Column([buttons, drawing], gap=10, grow=1)

    def _rehearsal(self, size: Size, look: Look) -> Widget:
        setup, chosen = self.file.setup, self.chosen
        if setup is None or chosen is None:
            return self._unplayable(size, look)
        states = [Button(name, partial(self.choose, at=name), icon="check" if name == chosen.at else "",
                         kind="primary" if name == chosen.at else "plain", key=f"state.{name}",
                         description=_("chosen") if name == chosen.at else "") for name in setup.states]
        meters: list[Widget] = [
            Stepper(_("Trust"), chosen.trust, low=0, high=100, by=POINTS, on_change=self._trust, key="trust"),
            Stepper(_("Tension"), chosen.tension, low=0, high=100, by=POINTS, on_change=self._tension, key="tension"),
            Stepper(_("Turns that have gone by"), chosen.turn, low=0, high=setup.turns - 1, on_change=self._gone,
                    key="turn"),
        ]
        known: list[Widget] = [Toggle(words, name in chosen.knows, partial(self._know, name), key=f"fact.{name}",
                                      words=(_("Not known"), _("Known"))) for name, words in setup.facts]
        known += [Toggle(_("Rupture: {name}").format(name=words), name in chosen.open, partial(self._break, name),
                         key=f"rupture.{name}", words=(_("Not open"), _("Stands open")))
                  for name, words in setup.ruptures]
        panels = [Panel(meters, title=_("Meters"), shadow=False),
                  Panel(known, title=_("What is known, what is open"), shadow=False)]
        head = Row([Label(_("State of the talk"), style="title", grow=1),
                    Button(_("Play from here"), self.rehearse, icon="play", kind="primary", key="play")], gap=12,
                   across="center")
        rows = [head, Row(states, gap=8, wrap=True), Grid(panels, cell=420, gap=14, most=2)]
        return pane(rows, size, look, gap=14, key="rehearsal")

    def _mend(self) -> str:
        return _("Mend the errors first: a file with errors is not played.") if self.file.errors else \
            _("This file is not an encounter.")

    # ---- doing
    def edit(self) -> None:
        """The file in whatever this machine opens it with."""
        self.begin(partial(self.bench.edit, self.file.path), self._edited)

    def _edited(self, problem: str) -> None:
        if problem:
            self.app.open(dialogs.tell(problem))

    def check(self) -> None:
        """Check the file again."""
        self.begin(partial(self.bench.check, self.file.path), lambda file: self.saved((file,)))

    def explore(self) -> None:
        """Visit every situation, beside the window."""
        self.run(_("Exploring: situations met"), partial(self.bench.explore, self.file.path, self.seconds), self._took)

    def keep(self) -> None:
        """Write the ways down as tests, and run them."""
        if self.proved:
            ways = partial(self.bench.keep_ways, self.file.path, self.proved.ways)
            self.run(_("Running the tests…"), ways, self.told)

    def _took(self, proved: Proved) -> None:
        self.proved = proved
        if not proved.is_complete:
            self.seconds = SECONDS * LONGER
        self._turn(self.page)
        self.changed()

    def _drawn(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.changed()

    def size(self, by: int) -> None:
        """The map a step larger or smaller."""
        self.zoom = max(0, min(len(STEPS) - 1, self.zoom + by))
        self.changed()

    def in_words(self) -> None:
        """The map as sentences."""
        told = self.drawn.told if self.drawn else ()
        self.app.open(dialogs.page(_("The map in words"), [Label(each) for each in told]))

    def choose(self, **values: object) -> None:
        """Begin the rehearsal otherwise."""
        if self.chosen:
            self.chosen = replace(self.chosen, **values)  # type: ignore[arg-type]
            self.changed()

    def _set(self, **values: object) -> None:
        if self.chosen:
            self.chosen = replace(self.chosen, **values)  # type: ignore[arg-type]

    def _trust(self, amount: int) -> None:
        self._set(trust=amount)

    def _tension(self, amount: int) -> None:
        self._set(tension=amount)

    def _gone(self, turns: int) -> None:
        self._set(turn=turns)

    def _know(self, name: str) -> None:
        self._set(knows=self.chosen.knows ^ {name} if self.chosen else frozenset())

    def _break(self, name: str) -> None:
        self._set(open=self.chosen.open ^ {name} if self.chosen else frozenset())

    def rehearse(self) -> Scene | None:
        """Play from the state that was chosen; a save is taken up while it goes on."""
        if self.chosen is None:
            return None
        begun = self._begun()
        if isinstance(begun, str):
            self.app.open(dialogs.tell(begun))
            return None
        return scene_of(begun.nav, begun.play, begun.rehearsed.id)

    def _begun(self) -> Watched | str:
        """A rehearsal that is looked at from now on, or why there is none."""
        assert self.chosen is not None
        rehearsed = self.bench.rehearse(self.file.path, self.chosen)
        if rehearsed.play is None:
            return rehearsed.problem
        begun = Watched(nav=replace(self.nav, leave=self.onward, start=self._once_more), rehearsed=rehearsed)
        guest_of(self.app).watch(begun)
        return begun

    def _once_more(self, id: str) -> Playing:
        """The same rehearsal from its beginning."""
        begun = self._begun()
        if isinstance(begun, str):
            raise JournalProblem(begun)
        return begun.play

    def onward(self) -> Scene:
        """This page, after a rehearsal: the file may have been saved meanwhile."""
        self.check()
        return self

    def saved(self, files: tuple[Checked, ...]) -> None:
        self.opened = with_saved(self.opened, files)
        file = next((each for each in files if each.path == self.file.path), None)
        if file is None:
            return
        self.file, self.proved, self.drawn = file, None, None
        self.job, self.seconds = None, SECONDS
        self.simulating.forget()
        if file.setup:
            self.chosen = still(self.chosen, file.setup)
        self._turn(self.page)
        self.changed()

    def back(self) -> Scene:
        """To the files."""
        return BenchScene(self.nav, self.bench, self.opened)

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


def _onward() -> list[Widget]:
    """What there is to do with a file in which nothing is wrong."""
    told = (
        ("square-pen", _("Open the file, change a line and save: what is wrong then shows here within a second.")),
        ("play", _("Play from here begins in any state, with any trust and tension. Save while you play, and the play "
                   "goes on in the new text.")),
        ("route", _("Explore visits every situation: dead ends, lines nobody hears, the way to each outcome.")),
        ("repeat", _("Simulate plays it many times, well and badly.")),
    )
    return [Label(words, icon=icon) for icon, words in told]


def beginning(setup: Setup) -> Chosen:
    """How the encounter begins by itself."""
    return Chosen(at=setup.start, trust=setup.trust, tension=setup.tension)


def still(chosen: Chosen | None, setup: Setup) -> Chosen:
    """What was chosen, as far as it is there after a change of the file."""
    if chosen is None:
        return beginning(setup)
    at = chosen.at if chosen.at in setup.states else setup.start
    facts, ruptures = dict(setup.facts), dict(setup.ruptures)
    return replace(chosen, at=at, turn=min(chosen.turn, setup.turns - 1), knows=chosen.knows & facts.keys(),
                   open=chosen.open & ruptures.keys())
