"""Before an encounter: what to ask for, where to leave, what the client is worried about, and by which measure."""
from __future__ import annotations

from functools import partial

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs, plates
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import PlayScene, Spread, lay_out
from game.ui.scenes.navigator import Navigator, Playing
from game.ui.scenes.pane import pane
from game.ui.widgets import Button, Card, Grid, Label, Row, Widget
from game.view.language import _
from game.view.looking import Prepare, Question, Tap


class PrepareScene(PlayScene):
    """Four taps, one after another; each is kept at once and can be changed or skipped."""

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        super().__init__(nav, play, id)
        self.plan: Prepare = play.prepare()
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
                       if self.at else []),
                     Button(_("Skip this"), partial(self.step, 1), kind="quiet", key="skip"),
                     Button(_("Go in"), self.onward, icon="arrow-right", kind="primary", key="in")],
                    gap=12, wrap=True)]
        picture = Figure(plan.client, "calm", None, plan.place, key="figure")
        spread = Spread(picture=picture, lead=lead, body=body, foot=foot, under=[plates.caption(plan.client)],
                        body_name=_("Prepare"), under_name=plates.first_name(plan.client))
        return lay_out(spread, size, look)

    def _card(self, tap: Tap, number: int) -> Widget:
        return Card(tap.say, partial(self.tap, tap), hint=tap.note, cap=str(number), chosen=tap.chosen,
                    icon="check" if tap.chosen else "", key=f"tap.{self.question.kind}.{tap.id}")

    def tap(self, tap: Tap) -> Scene | None:
        """Keep an answer and go on to the next question."""
        try:
            self.play.keep(self.question.kind, tap.id)
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem), _("This was not saved")))
            return None
        self.plan = self.play.prepare()
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

    def prepare(self) -> bool:
        return False

    def again(self) -> Scene:
        return PrepareScene(self.nav, self.play, self.id)

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.BACK and self.at:
            return self.step(-1)
        return super().on_action(action)
