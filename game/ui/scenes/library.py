"""Every encounter of every pack on this machine, and tests before and after."""
from __future__ import annotations

from functools import partial

from game.encounter.values import Skill
from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.encounter_card import EncounterCard
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.scenes.pane import pane
from game.ui.scenes.progress import heading, to_title
from game.ui.scenes.speech import Aside
from game.ui.widgets import Button, Chip, Column, Grid, Label, Panel, Row, Tabs, Widget
from game.view.before_after import PairOfTests, Shown, Test, Tests
from game.view.language import _
from game.view.library import Shelf, Shelves

NAME = 2.0  # of the share of a column, for the name of a skill


class LibraryScene(Scene):
    """From the title: what can be played, and what can be tested."""

    first = "back"

    def __init__(self, nav: Navigator, page: int = 0) -> None:
        self.nav, self.page = nav, page
        self.name = _("Library")
        self.found = nav.library() if nav.library else _of_title(nav)
        self.tests = nav.tests() if nav.tests else Tests(pairs=())

    def build(self, size: Size, look: Look) -> Widget:
        pages = [(_("Encounters"), self._encounters(size, look))]
        if self.tests.pairs:
            pages.append((_("Before and after"), self._tests(size, look)))
        tabs = Tabs(pages, selected=self.page, on_select=self._turn, key="tabs")
        return Column([heading(_("Library"), self.back), tabs], gap=10, pad=14 if is_stacked(size, look) else 22)

    def _turn(self, page: int) -> None:
        self.page = page

    # ---- encounters
    def _encounters(self, size: Size, look: Look) -> Widget:
        parts: list[Widget] = []
        for shelf in self.found.shelves:
            parts += self._shelf(shelf, alone=len(self.found.shelves) == 1)
        if self.found.where:
            told = _("More packs are found in {folder}").format(folder=self.found.where)
            parts.append(Label(told, style="small", colour="muted", icon="folder"))
        return pane(parts, size, look, gap=12, key="encounters")

    def _shelf(self, shelf: Shelf, *, alone: bool) -> list[Widget]:
        parts: list[Widget] = []
        if not alone:
            parts.append(Label(shelf.name, style="title", icon="package"))
        if shelf.by and not alone:
            parts.append(Label(shelf.by, style="small", colour="muted"))
        if shelf.note:
            parts.append(Aside(shelf.note, tone="warn", style="small"))
        if shelf.problem:
            parts.append(Aside(shelf.problem, tone="bad", style="small"))
        cards = [EncounterCard(each, partial(BriefingScene, self.nav, each.id), full=True) for each in shelf.encounters]
        return [*parts, Grid(cards, cell=370, gap=12, most=3)]

    # ---- tests
    def _tests(self, size: Size, look: Look) -> Widget:
        told = _("Two encounters that ask the same of you, one now and one after you have practised. No meters, nothing"
                 " taken back, each taken once. Nothing is graded: it shows what you met and what you took.")
        pairs = [self._pair(each) for each in self.tests.pairs]
        return pane([Label(told, colour="muted"), *pairs], size, look, gap=12, key="tests")

    def _pair(self, pair: PairOfTests) -> Widget:
        before, after = self._test(_("Before"), pair.before), self._test(_("After"), pair.after)
        if pair.shown:
            result = Column(_table(pair.shown), gap=6)
        else:
            asks = Label(_("What both ask of you"), style="small", colour="muted")
            skills = [_("Every skill")] if len(pair.skills) == len(Skill) else pair.skills
            result = Column([asks, Row([Chip(skill) for skill in skills], gap=6, wrap=True)], gap=8)
        sides = Grid([Grid([before, after], cell=200, gap=14, most=2), result], cell=430, gap=18, most=2)
        return Panel([sides], pad=16, shadow=False, name=f"{pair.before.title}, {pair.after.title}")

    def _test(self, when: str, test: Test) -> Widget:
        parts: list[Widget] = [Label(when, style="small_bold", colour="accent"), Label(test.title, style="title")]
        if test.state == "taken":
            parts.append(Row([Chip(_("taken"), tone="good", icon="check")], gap=0, wrap=True))
        elif test.state == "waits":
            parts.append(Label(_("Take the one before first."), style="small", colour="muted", icon="hourglass"))
        else:
            name = _("Go on with it") if test.state == "begun" else _("Take it")
            parts.append(Row([Button(name, partial(self.take, test.id), icon="play", key=f"test.{test.id}",
                                     description=test.title)], gap=0))
        if test.note:
            parts.append(Label(test.note, style="small", colour="warn"))
        return Column(parts, gap=6)

    def take(self, id: str) -> Scene | None:
        """Begin a test, or go on with it."""
        begin = self.nav.take_test
        if begin is None:
            return None
        try:
            return scene_of(self.nav, begin(id), id)
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem), _("This cannot begin")))
            return None

    def again(self) -> Scene:
        return LibraryScene(self.nav, self.page)

    def reread(self) -> Scene:
        return self.again()

    def back(self) -> Scene:
        """To the title."""
        return to_title(self.nav)

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


def _of_title(nav: Navigator) -> Shelves:
    """What the title knows of, where nothing else is known."""
    return Shelves(shelves=(Shelf(name="", encounters=nav.title().encounters),))


def _table(shown: tuple[Shown, ...]) -> list[Widget]:
    """Each skill before and after, in words."""
    head = Row([Label(_("Taken well, of the chances met"), style="small", colour="muted", grow=NAME),
                Label(_("Before"), style="small_bold", colour="muted", align="end", grow=1),
                Label(_("After"), style="small_bold", colour="muted", align="end", grow=1)], gap=10, across="end")
    return [head, *(Row([Label(each.skill, grow=NAME), _cell(each.before), _cell(each.after)], gap=10, across="center")
                    for each in shown)]


def _cell(told: str) -> Widget:
    counted = any(sign.isdigit() for sign in told)
    return Label(told or "–", style="bold" if counted else "small", colour="ink" if counted else "muted", align="end",
                 grow=1)
