"""Before an encounter: who, where, what is at stake for you, and who else wants the work."""
from __future__ import annotations

from collections.abc import Callable

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs, plates
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import Spread, lay_out
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import Aside, Prose
from game.ui.widgets import Button, Grid, Label, Panel, Row, Widget
from game.view.language import _


class BriefingScene(Scene):
    """One encounter, before it begins."""

    first = "begin"

    def __init__(self, nav: Navigator, id: str) -> None:
        self.nav, self.id = nav, id
        self.briefing = nav.briefing(id)
        self.name = self.briefing.title

    def build(self, size: Size, look: Look) -> Widget:
        told = self.briefing
        picture = Figure(told.client, "calm", None, told.place, key="figure")
        facts = _("about {minutes} minutes · {turns} turns").format(minutes=told.minutes, turns=told.turns)
        lead: list[Widget] = [Label(facts, style="small_bold", colour="muted"), Label(told.title, style="display"),
                              Prose(told.text)]
        if told.content_note:
            lead.append(Aside(told.content_note, tone="warn", style="small"))
        if told.remember:
            lead.append(Aside(told.remember, style="body"))
        boxes: list[Widget] = []
        if told.your_side:
            boxes.append(Panel([Label(each, icon="dot") for each in told.your_side], title=_("Your side"), icon="user",
                               gap=8, shadow=False))
        if told.shows:
            boxes.append(
                Panel(
                    [Label(each, icon="sparkle") for each in told.shows],
                    title=_("New here"),
                    icon="sparkles",
                    gap=8,
                    shadow=False,
                )
            )
        body = pane([Grid(boxes, cell=290, gap=14, most=2)], size, look, least=120)
        foot = [Row([Button(_("Begin"), self.begin, icon="arrow-right", kind="primary", key="begin"),
                     *([Button(_("Prepare (one minute)"), self.prepare_first, icon="clipboard-list", key="prepare")]
                       if self.nav.prepare else []),
                     *([Button(_("Watch one"), lambda: self._asked(self.watch), icon="eye", kind="quiet", key="watch")]
                       if self.nav.watch else []),
                     Button(_("Back"), self.back, icon="arrow-left", cap="Esc", key="back")], gap=12,
                    wrap=True)]
        several = len(told.rivals) > 1
        bids = [plates.bids_plate(told.rivals)] if several else [plates.bid_plate(bid) for bid in told.rivals]
        under = [plates.caption(told.client), *bids]
        return lay_out(Spread(picture=picture, lead=lead, body=body, foot=foot, under=under, body_name=_("Your side"),
                              under_name=_("Who is there"), airy=True), size, look)

    def begin(self) -> Scene | None:
        """Start the encounter; one that is kept for a test after asks first."""
        return self._asked(self.start)

    def _asked(self, then: Callable[[], Scene | None]) -> Scene | None:
        if not self.briefing.kept:
            return then()
        told = _("It is kept for your test after. Once you have played it, that test shows less.")
        self.app.open(dialogs.ask(_("Play it all the same?"), told, _("Play it"), then))
        return None

    def start(self) -> Scene | None:
        """Start it, whatever it is kept for."""
        try:
            return scene_of(self.nav, self.nav.start(self.id), self.id)
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem), _("This cannot begin")))
            return None

    def prepare_first(self) -> Scene | None:
        """Four taps, then the encounter."""
        from game.ui.scenes.prepare import PrepareScene

        return self._asked(lambda: PrepareScene(self.nav, self.id))

    def watch(self) -> Scene | None:
        """The encounter played by the machine; asks before it tells of one that was not played yet."""
        from game.ui.scenes.watching import watch_or_ask

        try:
            return watch_or_ask(self.app, self.nav, self.id, lambda: BriefingScene(self.nav, self.id))
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem)))
            return None

    def back(self) -> Scene:
        """To the title."""
        from game.ui.scenes.title import TitleScene

        return TitleScene(self.nav)

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.HELP:
            self.app.open(dialogs.help_dialog(self.app.inputs))
        return self.back() if action is Action.BACK else None
