"""Reconciling: her measure and yours, what may be said now, and the term that both can lean on."""
from __future__ import annotations

from dataclasses import replace
from functools import partial

from game.ui.inputs import shown_key
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.cards import Answers, Bar, StepCard
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import PlayScene, Spread, is_stacked, lay_out
from game.ui.scenes.navigator import Navigator, Playing
from game.ui.scenes.plates import Pips, caption, first_name
from game.ui.scenes.span import Bank, Keystone, Short, Span, Steps, sign_of
from game.ui.scenes.speech import Aside, Speech, rippled
from game.ui.widgets import Button, Column, Label, Row, Space, Widget
from game.ui.widgets.press import Kind
from game.view.language import N_, _
from game.view.screens import Line, Reconciling, Tool

PICTURE = 0.34  # of the width of the window: the two measures need the room
MOST = 1.14  # the largest size of what she says: what is between you matters as much


class ReconcilingScene(PlayScene):
    """One step of bringing two sides to one term."""

    body_name = N_("Answer")

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        super().__init__(nav, play, id)
        screen = play.screen()
        assert isinstance(screen, Reconciling)
        self.now = screen
        self.name = f"{screen.title}: {screen.issue}"
        self.first = "card1" if screen.lines else "tool.step_back"

    # ---- building
    def build(self, size: Size, look: Look) -> Widget:
        now = self.now
        picture = Figure(now.client, now.mood, now.cue, now.place, cue_words=now.cue_words, key="figure")
        ripples = rippled(now.changes, self.began)
        changed = [Row(ripples, gap=8, wrap=True)] if ripples else []
        lead = [self.header(now.title, [Pips(now.turns_left, now.turns)]), *self._heard()]
        under: list[Widget] = [caption(now.client, now.cue_words, now.meters)]
        (lead if is_stacked(size, look) else under).extend(changed)
        stacked = is_stacked(size, look)
        spread = Spread(picture=picture, lead=lead, body=self._stacked() if stacked else self._beside(),
                        foot=self._foot(stacked), under=under, share=PICTURE, under_name=first_name(now.client),
                        body_name=self.body_name, aside=self._aside() if stacked else ())
        return lay_out(spread, size, look)

    def _foot(self, stacked: bool) -> list[Widget]:
        return [self._bar()]

    def _beside(self) -> Widget:
        return Column([self._span(), *self._answers()], gap=12, grow=1)

    def _stacked(self) -> Widget:
        """What can be said comes first; the bridge has a page of its own."""
        now = self.now
        return Column([Short(now.them, now.you, now.between), *self._answers()], gap=12, grow=1)

    def _aside(self) -> list[tuple[str, Widget]]:
        return [(_("Between you"), Column([self._span(), Space()]))]

    def _heard(self) -> list[Widget]:
        now = self.now
        hers = [line.text for line in now.speech if line.by == "them"] or \
            [line.text for line in now.log if line.by == "them"][-1:]
        told: list[Widget] = [Aside(line.text) for line in now.speech if line.by == "story"]
        say = _("{who}: “{words}”")
        told += [Aside(say.format(who=line.name, words=line.text)) for line in now.speech if line.by == "rival"]
        bubble = [Speech(hers[-1], speaker=first_name(now.client), earlier=hers[:-1], most=MOST, note=now.cue_words,
                         key="speech")] if hers else []
        return [*told, *bubble]

    def _span(self) -> Span:
        now = self.now
        spoken = {line.text for line in now.speech if line.by == "them"}
        balked = any(change.good is False for change in now.changes)
        said = " ".join(line.text for line in now.speech if line.by == "you")
        you = replace(now.you, said=said or now.you.said)
        return Span(Bank(now.them, quote=now.them.said not in spoken), Bank(you, mine=True),
                    Keystone(now.issue, now.between), now.phase, since=self.began, grown=not balked)

    def _answers(self) -> list[Widget]:
        now = self.now
        cards = [self._card(line, number) for number, line in enumerate(now.lines, 1)]
        return [Column([Steps(now.steps), Label(now.asks)], gap=4),
                Answers(cards, abreast=True, key="answers", grow=0)]

    def _card(self, line: Line, number: int) -> StepCard:
        return StepCard(line.note[:1].upper() + line.note[1:], line.say, partial(self.make, line.move),
                        icon=sign_of(line.note), cap=line.key, locked=line.locked, key=f"card{number}")

    def _bar(self) -> Widget:
        early = [(self._button(tool), Label(tool.hint, style="small", colour="muted") if tool.hint else None)
                 for tool in self.now.tools if tool.id != "walk"]
        return Bar(early, [self._button(tool) for tool in self.now.tools if tool.id == "walk"], key="bar")

    def _button(self, tool: Tool) -> Widget:
        key = self.app.inputs.of_tool(tool.id)
        kind: Kind = "quiet" if tool.id == "walk" else "plain"
        return Button(tool.label, partial(self.use, tool), icon=tool.icon, cap=shown_key(key), shortcut=key, kind=kind,
                      key=f"tool.{tool.id}", description=tool.hint or tool.locked, enabled=not tool.locked)

    # ---- doing
    def onward(self) -> Scene:
        met = getattr(self.play.screen(), "met", None)
        return MetScene(self.nav, self.play, self.id) if met else super().onward()

    def use(self, tool: Tool) -> Scene | None:
        """Step back, or leave; leaving is asked about first."""
        move = tool.move or tool.id
        if tool.confirm:
            self.app.open(dialogs.confirm(tool, lambda: self.make(move)))
            return None
        return self.make(move)

    def tools_help(self) -> list[tuple[str, str]]:
        keys = [(self.app.inputs.of_tool(tool.id), tool.label.lower()) for tool in self.now.tools]
        return [(shown_key(key), told) for key, told in keys if key]


class MetScene(ReconcilingScene):
    """The moment in which both sides have met: the whole bridge, before the talk goes on."""

    body_name = N_("Between you")

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        PlayScene.__init__(self, nav, play, id)
        met = getattr(play.screen(), "met", None)
        assert isinstance(met, Reconciling)
        self.now = met
        self.name = f"{met.title}: {met.issue}"
        self.first = "go_on"

    def _answers(self) -> list[Widget]:
        return [Column([Steps(self.now.steps), Label(self.now.asks, style="title", key="met")], gap=10)]

    def _stacked(self) -> Widget:
        return Column([Label(self.now.asks, style="title", key="met"), self._bar(), self._span()], gap=12, grow=1)

    def _foot(self, stacked: bool) -> list[Widget]:
        return [] if stacked else [self._bar()]

    def _aside(self) -> list[tuple[str, Widget]]:
        return []

    def _bar(self) -> Widget:
        return Row([Button(_("Go on"), self.on_with_it, icon="arrow-right", kind="primary", key="go_on"), Space()])

    def on_with_it(self) -> Scene:
        """Back to the talk."""
        return PlayScene.onward(self)

    def again(self) -> Scene:
        return MetScene(self.nav, self.play, self.id)

    def tools_help(self) -> list[tuple[str, str]]:
        return []
