"""Skills over attempts: first, best and last with the lines as proof, and what is worth practising next."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.encounter_card import EncounterCard
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import Spread, is_stacked, lay_out
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.plates import Ends
from game.ui.scenes.saved import save_report
from game.ui.scenes.skill_card import SkillCard
from game.ui.scenes.speech import Prose
from game.ui.widgets import Button, Card, Column, Divider, Grid, Label, Panel, Row, Widget
from game.ui.widgets.base import Press
from game.view.language import _, ngettext, quoted
from game.view.looking import PlayRow, PracticeRow, Progress, SkillRow

MOST_PRACTICE = 4  # rows of the plan: a longer list is no plan (design choice)
BESIDE = 340  # px at scale 1 of the column beside the skills


class ProgressScene(Scene):
    """What has been shown so far, from the title."""

    def __init__(self, nav: Navigator, progress: Progress) -> None:
        self.nav, self.progress = nav, progress
        self.name = _("Progress")
        self.first = "next" if progress.next else "back"

    def build(self, size: Size, look: Look) -> Widget:
        if self._is_empty():
            return self._nothing_yet(size, look)
        stacked = is_stacked(size, look)
        beside = Column(self._beside(), gap=12)
        if stacked:
            first, *rest = self._beside() or [Column()]
            body: Widget = Column([first, *self._skills(), *rest], gap=14)
        else:
            beside.width = BESIDE
            scrolled = pane(self._skills(), size, look, gap=12, key="skills")
            body = Row([scrolled, pane([beside], size, look, key="beside")], gap=24, across="stretch")
            body.children[-1].width, body.children[-1].grow = BESIDE, 0
            body.grow = 1
        return Column([heading(_("Progress"), self.back, self._tools()), body], gap=12, pad=14 if stacked else 22)

    def _is_empty(self) -> bool:
        """Whether nothing was played to its end, so that there is nothing to show."""
        return not self.progress.played and not any(row.met or row.first for row in self.progress.skills)

    def _nothing_yet(self, size: Size, look: Look) -> Widget:
        """Before the first play: what will stand here, and the way to it."""
        told = _("Nothing here yet. Once you have played, you see which chances you met, which you took, and the very"
                 " lines that show it. There are no points.")
        lead: list[Widget] = [Label(_("Progress"), style="display"), Prose(told)]
        following = self.progress.next
        back = Row([Button(_("Back"), self.back, icon="arrow-left", cap="Esc", key="back")], gap=0)
        if following is None or following.listed.client is None:
            return Column([*lead, back], gap=14, pad=22)
        body = pane([self._next_card()], size, look)
        picture = Figure(following.listed.client, "calm", None, following.listed.place, key="figure")
        return lay_out(Spread(picture=picture, lead=lead, body=body, foot=[back], airy=True), size, look)

    def _tools(self) -> list[Widget]:
        found: list[Widget] = []
        if self.nav.save_report:
            found.append(Button(_("Save a report"), self.save, icon="download", key="report"))
        if self.nav.compare:
            found.append(Button(_("Compare two cases"), self.compare, icon="columns-2", key="compare"))
        return found

    # ---- what was shown
    def _skills(self) -> list[Widget]:
        shown = [row for row in self.progress.skills if row.shares or row.first]
        rest = [row for row in self.progress.skills if row not in shown]
        parts: list[Widget] = []
        if shown:
            cards = [SkillCard(row, partial(self.prove, row)) for row in shown]
            parts.append(Grid(cards, cell=300, gap=12, most=3))
        if rest:
            rows = Grid([_not_shown(row) for row in rest], cell=250, gap=14, most=3)
            told = Label(_("Under three chances nothing is shown: it could be luck."), style="small", colour="muted")
            parts.append(Panel([told, rows], title=_("Not shown yet"), icon="circle-dashed", gap=10, shadow=False))
        if self.progress.played:
            plays = [_play(row, partial(self.look_back, row)) for row in self.progress.played]
            parts += [Label(_("Plays so far"), style="title"), Grid(plays, cell=250, gap=12, most=3)]
        if self.progress.same:
            said = [Label(quoted(each)) for each in self.progress.same]
            parts.append(Panel(said, title=_("What was the same"), icon="columns-2", gap=8, shadow=False))
        return parts

    def prove(self, row: SkillRow) -> None:
        """The lines that show it, the latest first."""
        lines: list[Widget] = []
        for well, text in reversed(row.proofs):
            told = _("taken well") if well else _("missed")
            lines += [Label(told, style="small_bold", colour="good" if well else "warn", icon="check" if well else "x"),
                      Label(text), Divider()]
        said = lines[:-1] or [Label(_("No line to show."))]
        self.app.open(dialogs.page(f"{row.name}: {row.told}", [Label(row.counts, colour="muted"), *said]))

    # ---- what comes next
    def _beside(self) -> list[Widget]:
        parts: list[Widget] = []
        if self.progress.next:
            parts.append(self._next_card())
        groups = self._groups()
        if groups:
            rows: list[Widget] = []
            for group in groups[:MOST_PRACTICE]:
                rows += [self._group(group), Divider()]
            parts.append(Panel(rows[:-1], title=_("What comes back"), icon="calendar-clock", gap=10, shadow=False))
        return parts

    def _groups(self) -> list[list[PracticeRow]]:
        """The plan by encounter, what was weak and what is due first."""
        met = {row.name for row in self.progress.skills if row.met}
        rows = [row for row in self.progress.practice if row.skill in met]  # what was never met cannot come back
        found: dict[str, list[PracticeRow]] = {}
        for row in sorted(rows, key=lambda row: (row.why_code == "not shown", not row.is_due, row.due)):
            found.setdefault(row.encounter, []).append(row)
        return list(found.values())

    def _next_card(self) -> Widget:
        following = self.progress.next
        assert following is not None
        return EncounterCard(following.listed, partial(BriefingScene, self.nav, following.listed.id),
                             above=_("Play next"), why=following.why, prominent=True, key="next")

    def _group(self, group: list[PracticeRow]) -> Widget:
        row = group[0]
        following = self.progress.next
        head: Widget = Button(row.title, partial(BriefingScene, self.nav, row.encounter), icon="arrow-right",
                              key=f"practise.{row.encounter}", description=", ".join(each.skill for each in group))
        if following and following.listed.id == row.encounter:
            head = Label(row.title, style="bold")
        lines = [Column([Label(each.skill), Label(f"{each.why} · {each.when}", style="small", colour="muted")], gap=0)
                 for each in group]
        return Column([Row([head], gap=0), *lines], gap=6)

    # ---- doing
    def save(self) -> None:
        """A report about everything, beside the profile."""
        save_report(self.app, self.nav, None)

    def look_back(self, row: PlayRow) -> Scene | None:
        """What happened in one of the plays, move by move."""
        from game.ui.scenes.looking_back import look_back

        reopen = self.nav.reopen
        try:
            return look_back(self.nav, reopen(row.play), row.encounter) if reopen else None
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem)))
            return None

    def compare(self) -> Scene | None:
        """The last two cases of one skill."""
        from game.ui.scenes.comparing import compare_or_tell

        return compare_or_tell(self.app, self.nav)

    def again(self) -> Scene:
        return ProgressScene(self.nav, self.nav.progress()) if self.nav.progress else self

    def back(self) -> Scene:
        """To the title."""
        return to_title(self.nav)

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


def _not_shown(row: SkillRow) -> Widget:
    met = ngettext("not shown, {number} chance so far", "not shown, {number} chances so far", row.met)
    told = met.format(number=row.met) if row.met else row.told
    return Column([Label(row.name, style="bold"), Label(told, style="small", colour="muted")], gap=2)


def _play(row: PlayRow, on_press: Press) -> Widget:
    told = " · ".join(filter(None, (row.outcome, _("a test") if row.is_test else "", row.day)))
    return Card(row.title, on_press, hint=told, icon="chart-line", key=f"play.{row.play}")


def heading(title: str, back: Press, more: Sequence[Widget] = ()) -> Widget:
    """The head of a page that leads back."""
    ways = [*more, Button(_("Back"), back, icon="arrow-left", cap="Esc", key="back")]
    return Ends([Label(title, style="heading"), Row(ways, gap=12, wrap=True)])


def to_title(nav: Navigator) -> Scene:
    """The title."""
    from game.ui.scenes.title import TitleScene

    return TitleScene(nav)
