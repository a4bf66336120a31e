"""How it ended, and what made it so."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs, plates
from game.ui.scenes.bars import Against
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import PlayScene, Spread, lay_out
from game.ui.scenes.navigator import Navigator, Playing
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import FADE, Aside, Speech, rippled
from game.ui.widgets import Button, Column, Divider, Grid, Label, Panel, Row, Widget
from game.view.language import _
from game.view.screens import Debrief, Term, Turning


class DebriefScene(PlayScene):
    """The end of a play."""

    first = "next"

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        super().__init__(nav, play, id)
        screen = play.screen()
        assert isinstance(screen, Debrief)
        self.debrief = screen
        self.name = f"{screen.title}: {screen.heading}"

    def build(self, size: Size, look: Look) -> Widget:
        debrief = self.debrief
        who = plates.first_name(debrief.client)
        picture = Figure(debrief.client, debrief.mood, debrief.cue, debrief.place, key="figure")
        lead: list[Widget] = [self.header(debrief.title), Label(debrief.heading, style="display")]
        if debrief.last_word:
            lead.append(Speech(debrief.last_word, speaker=who, key="speech"))
        body = pane([*self._story(), self._terms(), *self._leverage(), *self._turnings()], size, look, gap=16,
                    key="debrief.scroll")
        spread = Spread(picture=picture, lead=lead, body=body, foot=[self._tools()], under=self._under(),
                        body_name=_("What happened"), under_name=_("In numbers"))
        return lay_out(spread, size, look)

    def _under(self) -> list[Widget]:
        debrief, who = self.debrief, plates.first_name(self.debrief.client)
        bars = [
            Against(_("Worth to you"), debrief.yours, debrief.walk_away, _("without the work"), nothing=_("no terms"))
        ]
        if debrief.hers is not None:
            bars.append(
                Against(
                    _("Worth to {who}").format(who=who),
                    debrief.hers,
                    debrief.her_alternative,
                    _("{rival}’s bid").format(rival=debrief.rival) if debrief.rival else _("the other bid"),
                )
            )
        return [plates.caption(debrief.client), *bars]

    def _story(self) -> list[Widget]:
        parts: list[Widget] = [Label(" ".join(self.debrief.story), style="speech")]
        if self.debrief.missed:
            parts.append(Aside(self.debrief.missed, tone="warn", style="body"))
        return parts

    def _terms(self) -> Widget:
        debrief = self.debrief
        boxes: list[Widget] = []
        if debrief.terms:
            boxes.append(_terms_box(_("What you agreed"), "handshake", debrief.terms))
        if debrief.rival_terms:
            whose = (
                _("What {rival} offered").format(rival=debrief.rival) if debrief.rival else _("What the other bid was")
            )
            boxes.append(_terms_box(whose, "bot", debrief.rival_terms))
        return Grid(boxes, cell=280, gap=12, most=2)

    def _leverage(self) -> list[Widget]:
        moved = rippled(self.debrief.leverage, -FADE)
        title = Label(_("What moved your leverage, all told"), style="title", icon="scale")
        return [title, Row(moved, gap=8, wrap=True)] if moved else []

    def _turnings(self) -> list[Widget]:
        made = [_turning(each, plates.first_name(self.debrief.client)) for each in self.debrief.turnings]
        return [Label(_("Where it turned"), style="title"), *made] if made else []

    def _tools(self) -> Widget:
        back = Button(_("Look back"), self.look_back, icon="chart-line", key="look_back")
        if self.nav.to_class:
            there = Button(_("To the class"), self.nav.to_class, icon="users", kind="primary", key="next")
            return Row([there, back], gap=12, wrap=True)
        tools = [tool for tool in self.debrief.tools if tool.id == "again" or not self.nav.leave]
        buttons = [Button(tool.label, partial(self.go, tool.id), icon=tool.icon, key=tool.id,
                          kind="primary" if tool.prominent else "plain") for tool in tools]
        if self.nav.leave:
            buttons.append(Button(_("To the Bench"), self.to_title, icon="hammer", key="to_bench"))
        return Row([*buttons[:1], back, *buttons[1:]], gap=12, wrap=True)

    def look_back(self) -> Scene | None:
        """What happened, move by move."""
        from game.ui.scenes.looking_back import look_back

        scene = look_back(self.nav, self.play, self.id)
        if scene is None:
            self.app.open(dialogs.tell(_("This play is in no journal, so there is nothing to look back on.")))
        return scene

    def go(self, tool: str) -> Scene | None:
        """Play it again, go on to the next encounter, or to the title."""
        from game.ui.scenes.briefing import BriefingScene
        from game.ui.scenes.navigator import scene_of

        if tool == "again":
            try:
                return scene_of(self.nav, self.nav.start(self.id), self.id)
            except JournalProblem as problem:
                self.app.open(dialogs.tell(str(problem)))
                return None
        following = self._next_id() if tool == "next" else None
        return BriefingScene(self.nav, following) if following else self.to_title()

    def _next_id(self) -> str | None:
        """The encounter that comes after this one in the list."""
        ids = [each.id for each in self.nav.title().encounters if not each.problem or each.id == self.id]
        after = ids[ids.index(self.id) + 1 :] if self.id in ids else []
        return after[0] if after else None

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.BACK:
            return self.nav.to_class() if self.nav.to_class else self.to_title()
        return super().on_action(action)


def _terms_box(title: str, icon: str, terms: Sequence[Term]) -> Widget:
    return Panel([plates.TermCell(term) for term in terms], title=title, icon=icon, pad=16, gap=8, shadow=False)


def _turning(turning: Turning, who: str) -> Widget:
    ripples = rippled(turning.changes, -FADE)
    said: list[Widget] = [Label(_("Turn {turn}").format(turn=turning.turn), style="small_bold", colour="accent"),
                          Label(_("You: “{said}”").format(said=turning.said))]
    if turning.answer:
        said.append(Label(_("{who}: “{words}”").format(who=who, words=turning.answer), colour="muted"))
    return Column([Divider(), *said, *([Row(ripples, gap=8, wrap=True)] if ripples else [])], gap=6)
