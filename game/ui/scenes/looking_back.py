"""Looking back: your own three answers first, then the replay and what it shows."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs, plates
from game.ui.scenes import looking_pages as pages
from game.ui.scenes import looking_tables as tables
from game.ui.scenes.beside import Beside
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import PlayScene, Spread, is_stacked, lay_out
from game.ui.scenes.navigator import Navigator, Playing, scene_of
from game.ui.scenes.saved import save_report
from game.ui.scenes.speech import Aside, Prose
from game.ui.widgets import Button, Column, Dialog, Label, Row, Space, Tabs, TextArea, Widget
from game.view.language import _
from game.view.looking import DebriefFull
from game.view.looking_back import LookingBack

LINES = 2  # lines of an answer before its field grows


class Search(Beside[None]):
    """Finds the decisions that mattered beside the window, so that no key waits for it."""

    def __init__(self, back: LookingBack) -> None:
        super().__init__(self._look)
        self.back = back
        self.stopped = False

    def _look(self) -> None:
        while not self.stopped and self.back.advance():
            pass


class LookingBackScene(PlayScene):
    """After a play. The answers are kept by the play; nothing of the replay is shown before they are given or skipped.
    """

    def __init__(self, nav: Navigator, play: Playing, id: str, back: LookingBack) -> None:
        super().__init__(nav, play, id)
        self.back = back
        self.told: DebriefFull = back.screen()
        self.answers = {each.kind: each.text for each in self.told.asked}
        self.asking = not any(self.answers.values())
        self.search = Search(back) if self.told.searching else None
        self.page, self.at, self.saves_then = 0, 0, False
        self.name = _("Looking back: {title}").format(title=self.told.title)
        self.first = f"asked.{self.told.asked[0].kind}" if self.asking else "later"

    def build(self, size: Size, look: Look) -> Widget:
        return self._questions(size, look) if self.asking else self._replay(size, look)

    # ---- first: your own view
    def _questions(self, size: Size, look: Look) -> Widget:
        told = self.told
        lead: list[Widget] = [Label(told.title, style="small_bold", colour="muted"),
                              Label(_("First, your own view"), style="display"),
                              Prose(_("Nobody grades this. The replay comes after it."))]
        fields = [TextArea(each.asks, self.answers[each.kind], lines=LINES, on_change=partial(self._write, each.kind),
                           on_submit=partial(self._entered, number), key=f"asked.{each.kind}")
                  for number, each in enumerate(told.asked)]
        foot = [Row([Button(_("Show the replay"), self.answer, icon="arrow-right", kind="primary", key="answer"),
                     Button(_("Skip"), self.skip, kind="quiet", key="skip"),
                     Button(_("Back"), self.onward, icon="arrow-left", cap="Esc", key="back")], gap=12, wrap=True)]
        body = Column(fields, gap=18, grow=1)
        if told.client is None:
            return Column([*lead, body, Space(), *foot], gap=14, pad=22)
        picture = Figure(told.client, "calm", None, told.place, key="figure")
        spread = Spread(picture=picture, lead=lead, body=body, foot=foot, under=[plates.caption(told.client)],
                        body_name=_("Your own view"), under_name=plates.first_name(told.client), airy=True)
        return lay_out(spread, size, look)

    def _write(self, kind: str, text: str) -> None:
        self.answers[kind] = text

    def _entered(self, number: int, text: str) -> None:
        """Enter goes on to the next question, and from the last one to the replay."""
        following = self.told.asked[number + 1 :]
        if following:
            self.app.stage.take_focus(self.app.find(f"asked.{following[0].kind}"))
        else:
            self.answer()

    def answer(self) -> None:
        """Keep what was written and show the replay."""
        before = {each.kind: each.text for each in self.told.asked}
        try:
            for kind, text in self.answers.items():
                if text.strip() != before[kind]:
                    self.play.keep(kind, text.strip())
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem), _("This was not saved")))
            return
        self.told = self.back.screen()
        self.skip()

    def skip(self) -> None:
        """Show the replay."""
        self._ask(False, "later")

    def revise(self) -> None:
        """To the three questions again."""
        self._ask(True, f"asked.{self.told.asked[0].kind}")

    def _ask(self, asking: bool, first: str) -> None:
        self.asking, self.first = asking, first
        self.changed()
        if any(widget.key == first for widget in self.app.stage.scope.walk()):
            self.app.stage.take_focus(self.app.find(first))

    # ---- then: what happened
    def _replay(self, size: Size, look: Look) -> Widget:
        told = self.told
        title = f"{told.title} · {told.heading}" if told.heading else told.title
        watch = [Button(_("Watch one"), self.watch, icon="eye", kind="quiet", key="watch")] if self.nav.watch else []
        save = Button(_("Save a report"), self.save, icon="download", icon_only=True, kind="quiet", key="report")
        tools = [*watch, save] if self.nav.save_report else watch
        head = Row([Label(title, style="title", heading=True, grow=1), *tools,
                    Button(_("Back"), self.onward, icon="arrow-left", cap="Esc", key="back")], gap=12, across="center")
        shown = self._pages(size, look)
        self.page = min(self.page, len(shown) - 1)
        tabs = Tabs([(name, make() if at == self.page else Column()) for at, (name, make) in enumerate(shown)],
                    selected=self.page, on_select=self.turn, key="tabs")
        limits = [Aside(limit, tone="warn") for limit in told.limits]
        return Column([head, *limits, tabs], gap=10, pad=14 if is_stacked(size, look) else 22)

    def _pages(self, size: Size, look: Look) -> list[tuple[str, Callable[[], Widget]]]:
        told = self.told
        found: list[tuple[str, Callable[[], Widget]]] = []
        if told.moments:
            found.append((_("Replay"),
                          lambda: pages.replay(told, self.at, self.step, self.try_from, size, look)))
        found.append((_("What mattered"), lambda: pages.mattered(told, self.try_from, size, look)))
        if told.pareto:
            found.append((_("The package"), lambda: pages.package(told, size, look)))
        if told.arts or told.offerings:
            found.append((_("Strength and repair"), lambda: tables.strength(told, size, look)))
        found.append((_("Your own view"), lambda: tables.own(told, self.revise, size, look, self._compare())))
        if told.skills:
            found.append((_("Skills"), lambda: tables.skills(told, size, look)))
        return found

    def watch(self) -> Scene | None:
        """The encounter played by the machine."""
        from game.ui.scenes.watching import WatchScene

        return WatchScene(self.nav, self.id, self.again) if self.nav.watch else None

    def _compare(self) -> list[Widget]:
        if self.nav.compare is None:
            return []
        return [Button(_("Compare two cases"), self.compare, icon="columns-2", key="compare")]

    def compare(self) -> Scene | None:
        """The last two cases of one skill."""
        from game.ui.scenes.comparing import compare_or_tell

        return compare_or_tell(self.app, self.nav, self.again)

    def save(self) -> None:
        """A report about this play; while what mattered is still looked for, one can wait for it or do without."""
        if self.search is None:
            self.save_now()
            return
        self.saves_then = True
        self.app.open(Dialog(
            _("What mattered is still being looked for"), words=_("The report is saved as soon as it is found."),
            icon="hourglass", buttons=[Button(_("Save it without"), self.save_now, key="without"),
                                       Button(_("Wait"), kind="primary", key="wait")]))

    def save_now(self) -> None:
        """A report with what was found by now."""
        self.saves_then = False
        save_report(self.app, self.nav, self.back.review.head.play, self.back.decided)

    def turn(self, page: int) -> None:
        """Show another page."""
        self.page = page
        self.changed()

    def step(self, by: int) -> None:
        """Look at an earlier or a later beat."""
        last = len(self.told.moments) - 1
        self.at = max(0, min(last, self.at + by))
        self.changed()
        if last and self.at in (0, last) and not self.page:  # the button that was pressed is spent
            self.app.stage.take_focus(self.app.find("earlier" if self.at else "later"))

    def try_from(self, beat: int) -> Scene | None:
        """A new play that stands before the move of a beat."""
        try:
            play = self.play.step_back(beat)
        except (JournalProblem, ValueError) as problem:
            self.app.open(dialogs.tell(str(problem), _("This cannot begin")))
            return None
        return scene_of(self.nav, play, self.id) if play is not None else None

    # ---- while nobody acts
    def prepare(self) -> bool:
        """Waits a moment for the search, and shows what it found once it is through."""
        if self.search is None:
            return False
        if self.search.wait():
            return True
        self.search, self.told = None, self.back.screen()
        if not self.asking:
            self.changed()
        if self.saves_then:
            if isinstance(self.app.stage.scope, Dialog):
                self.app.close()
            self.save_now()
        return False

    def on_leave(self) -> None:
        if self.search:
            self.search.stopped = True

    def again(self) -> Scene:
        return LookingBackScene(self.nav, self.play, self.id, self.back)

    def on_action(self, action: Action) -> Scene | None:
        return self.onward() if action is Action.BACK else super().on_action(action)


def look_back(nav: Navigator, play: Playing, id: str) -> LookingBackScene | None:
    """The scene behind a finished play; None where it is in no journal."""
    back = play.look_back()
    return LookingBackScene(nav, play, id, back) if back is not None else None
