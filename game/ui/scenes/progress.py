"""Skills over attempts: first, best and last, and what is worth practising next."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.widgets import Button, Chart, Column, Divider, Label, Panel, Row, Series, Tabs, Widget
from game.ui.widgets.base import Press
from game.view.language import _, quoted
from game.view.looking import PracticeRow, Progress, SkillRow

NAME = 2.2  # of the share of a column of numbers
LEAST = 2  # showings that make a line


class ProgressScene(Scene):
    """What has been shown so far, from the title."""

    first = "back"

    def __init__(self, nav: Navigator, progress: Progress) -> None:
        self.nav, self.progress = nav, progress
        self.name = _("Progress")
        self.page = 0

    def build(self, size: Size, look: Look) -> Widget:
        compare = Button(_("Compare two cases"), self.compare, icon="columns-2", key="compare")
        head = heading(_("Progress"), self.back, [compare] if self.nav.compare else [])
        known = self.progress
        pages = [(_("Skills"), self._skills(size, look)), (_("Practise next"), self._practice(size, look))]
        if known.same:
            pages.append((_("What was the same"), pane([Label(quoted(each)) for each in known.same], size, look,
                                                       key="same")))
        tabs = Tabs(pages, selected=self.page, on_select=self._turn, key="tabs")
        return Column([head, tabs], gap=10, pad=14 if is_stacked(size, look) else 22)

    def compare(self) -> Scene | None:
        """The last two cases of one skill."""
        from game.ui.scenes.comparing import CompareScene

        try:
            found = self.nav.compare() if self.nav.compare else None
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem)))
            return None
        if found is None:
            self.app.open(dialogs.tell(_("Play two encounters that teach the same first.")))
            return None
        return CompareScene(self.nav, found)

    def _turn(self, page: int) -> None:
        self.page = page

    def _skills(self, size: Size, look: Look) -> Widget:
        names = [Label(name, style="small_bold", colour="muted", align="end", grow=1)
                 for name in (_("first"), _("best"), _("last"))]
        rows: list[Widget] = [Row([Label("", grow=NAME), *names], gap=12), Divider()]
        for row in self.progress.skills:
            rows += [_skill(row), Divider()]
        rows.append(Label(_("Under three chances nothing is shown."), style="small", colour="muted"))
        return pane(rows, size, look, gap=8, key="skills")

    def _practice(self, size: Size, look: Look) -> Widget:
        due = sorted(self.progress.practice, key=lambda row: not row.is_due)
        if not due:
            return pane([Label(_("Nothing to bring back yet: play a few encounters first."))], size, look)
        return pane([self._row(row) for row in due], size, look, gap=10, key="practice")

    def _row(self, row: PracticeRow) -> Widget:
        when = _("now") if row.is_due else _("from {day} on").format(day=row.due)
        words = Column([Label(row.skill, style="bold"), Label(f"{row.why} · {when}", style="small", colour="muted")],
                       gap=2, grow=1)
        button = Button(row.title, partial(BriefingScene, self.nav, row.encounter), icon="arrow-right",
                        key=f"practise.{row.skill}", kind="primary" if row.is_due else "plain")
        return Panel([Row([words, button], gap=14, across="center")], pad=12, shadow=False, name=row.skill)

    def back(self) -> Scene:
        """To the title."""
        return to_title(self.nav)

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


def _skill(row: SkillRow) -> Widget:
    shown = [row.first, row.best, row.last]
    words = Column([Label(row.name, style="bold"), Label(row.counts, style="small", colour="muted")], gap=2, grow=NAME)
    if any(shown):
        cells: list[Widget] = [Label(said or "–", style="bold", align="end", grow=1) for said in shown]
    else:
        cells = [Label(row.told, colour="muted", align="end", grow=3)]
    parts: list[Widget] = [Row([words, *cells], gap=12, across="center")]
    if len(row.shares) >= LEAST:
        points = tuple((number, share) for number, share in enumerate(row.shares, 1))
        parts.append(Chart(row.name, [Series(name=_("per cent taken well"), points=points)], tall=80))
    return Column(parts, gap=6)


def heading(title: str, back: Press, more: Sequence[Widget] = ()) -> Widget:
    """The head of a page that leads back."""
    return Row([Label(title, style="heading", grow=1), *more,
                Button(_("Back"), back, icon="arrow-left", cap="Esc", key="back")], gap=12, across="center")


def to_title(nav: Navigator) -> Scene:
    """The title."""
    from game.ui.scenes.title import TitleScene

    return TitleScene(nav)
