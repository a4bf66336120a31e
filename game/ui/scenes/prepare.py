"""Before an encounter: what to ask for, where to leave, what the client is worried about, and by which measure."""
from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs, plates
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import Spread, lay_out
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.scenes.pane import pane
from game.ui.widgets import Button, Card, Grid, Label, Row, Widget
from game.view.language import N_, _
from game.view.looking import Prepare, Question, Tap


class PrepareScene(Scene):
    """Four taps, one after another; each can be changed or skipped. Nothing is begun before the encounter is: then the
    taps are kept as notes of its play.
    """

    on = N_("Go in")
    """Where it leads."""

    def __init__(self, nav: Navigator, id: str, chosen: Mapping[str, str] | None = None) -> None:
        assert nav.prepare is not None
        self.nav, self.id = nav, id
        self.chosen = dict(chosen or {})
        self.ask = nav.prepare
        self.plan: Prepare = self.ask(id, self.chosen)
        self.at = 0
        self.name = _("Prepare: {title}").format(title=self.plan.title)
        self._begin_on()

    @property
    def question(self) -> Question:
        """The question on screen."""
        return self.plan.questions[self.at]

    def _begin_on(self) -> None:
        taps = self.question.taps
        chosen = next((tap for tap in taps if tap.chosen), taps[0])
        self.first = f"tap.{self.question.kind}.{chosen.id}"

    def build(self, size: Size, look: Look) -> Widget:
        plan, question = self.plan, self.question
        place = _("Prepare: {number} of {last}").format(number=self.at + 1, last=len(plan.questions))
        lead: list[Widget] = [Label(place, style="small_bold", colour="muted"),
                              Label(question.asks, style="heading", key="question")]
        cards = [self._card(tap, number) for number, tap in enumerate(question.taps, 1)]
        body = pane([Grid(cards, cell=300, gap=10, most=1 if len(cards) < 4 else 2)], size, look, gap=10, key="taps")
        foot = [Row([*([Button(_("Earlier"), partial(self.step, -1), icon="arrow-left", key="before")]
                       if self.at else [Button(_("Back"), self.back, icon="arrow-left", cap="Esc", key="back")]),
                     Button(_("Skip this"), partial(self.step, 1), kind="quiet", key="skip"),
                     Button(_(self.on), self.onward, icon="arrow-right", kind="primary", key="in")],
                    gap=12, wrap=True)]
        picture = Figure(plan.client, "calm", None, plan.place, key="figure")
        spread = Spread(picture=picture, lead=lead, body=body, foot=foot, under=[plates.caption(plan.client)],
                        body_name=_("Prepare"), under_name=plates.first_name(plan.client))
        return lay_out(spread, size, look)

    def _card(self, tap: Tap, number: int) -> Widget:
        return Card(tap.say, partial(self.tap, tap), hint=tap.note, cap=str(number), chosen=tap.chosen,
                    icon="check" if tap.chosen else "", key=f"tap.{self.question.kind}.{tap.id}")

    def tap(self, tap: Tap) -> Scene | None:
        """Take an answer and go on to the next question."""
        self.chosen[self.question.kind] = tap.id
        self.plan = self.ask(self.id, self.chosen)
        return self.step(1)

    def step(self, by: int) -> Scene | None:
        """To the question before or after; after the last one the encounter begins."""
        if self.at + by >= len(self.plan.questions):
            return self.onward()
        self.at = max(0, self.at + by)
        self._begin_on()
        self.changed()
        self.app.stage.take_focus(self.app.find(self.first))
        return None

    def onward(self) -> Scene | None:
        """The encounter begins, with the taps beside it."""
        try:
            play = self.nav.start(self.id)
            for kind, tap in self.chosen.items():
                play.keep(kind, tap)
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem), _("This cannot begin")))
            return None
        return scene_of(self.nav, play, self.id)

    def back(self) -> Scene:
        """To the briefing."""
        from game.ui.scenes.briefing import BriefingScene

        return BriefingScene(self.nav, self.id)

    def again(self) -> Scene:
        return PrepareScene(self.nav, self.id, self.chosen)

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.HELP:
            self.app.open(dialogs.help_dialog(self.app.inputs))
        if action is not Action.BACK:
            return None
        return self.step(-1) if self.at else self.back()
