"""The encounter: a face, her words, the rival's bid, and what you can say."""
from __future__ import annotations

from functools import partial

from game.session.journal import JournalProblem
from game.session.notes import SAID_FIRST
from game.ui.inputs import Action, shown_key
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.balance import Balance, causes_dialog
from game.ui.scenes.cards import Answers, Bar, LineCard, ToolCard
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import PlayScene, Spread, lay_out
from game.ui.scenes.navigator import Navigator, Playing
from game.ui.scenes.plates import Pips, bid_plate, bids_plate, caption, counter_plate, first_name
from game.ui.scenes.saying_first import SayFirst, heard_again
from game.ui.scenes.speech import Aside, Speech, rippled
from game.ui.widgets import Button, Column, Label, Row, Widget
from game.ui.widgets.press import Kind
from game.view.language import _
from game.view.screens import Spoken, Talk, Tool

SHORT = 28  # letters of a tab
LOW = 420  # px at scale 1: in a window as low as this your own words are only in the log


class TalkScene(PlayScene):
    """One moment of the talk. `note` is what to know before it, where no briefing stood before it."""

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        super().__init__(nav, play, id)
        self.note = ""
        screen = play.screen()
        assert isinstance(screen, Talk)
        self.talk = screen
        self.name = screen.title
        self.own = SayFirst(play.asks_first())
        self.first = "own_words" if self.own.asks else self._first_choice()

    def _first_choice(self) -> str:
        return "card1" if self.talk.cards else next((f"tool.{tool.id}" for tool in self.talk.bar), "")

    # ---- building
    def build(self, size: Size, look: Look) -> Widget:
        talk = self.talk
        picture = Figure(talk.client, talk.mood, talk.cue, talk.place, cue_words=talk.cue_words, key="figure")
        header = self.header(talk.title, [Pips(talk.turns_left, talk.turns)])
        note = [Aside(self.note, tone="warn", style="small", key="note")] if self.note else []
        lead = [header, *note, *self._narration(), *self._speech(size, look)]
        spread = Spread(picture=picture, lead=lead, body=self._body(), foot=self._foot(), under=self._under(),
                        under_name=self._bid_in_short(), airy=True)
        return lay_out(spread, size, look)

    def _bid_in_short(self) -> str:
        """The first bid as the name of a tab, where it is short enough."""
        told = [f"{bid.rival.name}: {' · '.join(term.say for term in bid.terms)}" for bid in self.talk.bids[:1]]
        return told[0] if told and len(told[0]) <= SHORT else _("On the table")

    def _by(self, *who: str) -> list[Spoken]:
        return [line for line in self.talk.speech if line.by in who]

    def _narration(self) -> list[Widget]:
        told = dict.fromkeys(text for text in (self.talk.notice, *(line.text for line in self._by("story"))) if text)
        told.pop("", None)
        if self.talk.strained and not any(self.talk.strained in text for text in told):
            told[self.talk.strained] = None
        return [Aside(text, tone="bad" if text == self.talk.strained else "accent") for text in told]

    def _speech(self, size: Size, look: Look) -> list[Widget]:
        talk = self.talk
        hers = [line.text for line in self._by("them")]
        echo = " ".join(line.text for line in self._by("you"))
        if size[1] / look.scale < LOW:
            echo = ""
        if not hers:
            last = next((line.text for line in reversed(talk.log) if line.by == "them"), "")
            hers = [last] if last else []
        if not hers:
            return []
        bubble = Speech(hers[-1], speaker=first_name(talk.client), earlier=hers[:-1], echo=echo,
                        note=talk.cue_words, key="speech")
        told = [text.name for text in self._narration()]
        ripples = rippled([each for each in talk.changes if f"{each.what}: {each.why}." not in told], self.began, told)
        return [bubble, Row(ripples, gap=8, wrap=True)] if ripples else [bubble]

    def _under(self) -> list[Widget]:
        talk = self.talk
        said = {bid.rival.name: [line.text for line in self._by("rival") if line.name == bid.rival.name]
                for bid in talk.bids}
        who = first_name(talk.client)
        parts: list[Widget] = [caption(talk.client, talk.cue_words, talk.meters, talk.coming)]
        if talk.ranking:
            parts.append(
                Label(
                    _("Matters most to {who}: {ranking}").format(who=who, ranking=talk.ranking[0]),
                    style="small",
                    icon="list-ordered",
                )
            )
        if talk.beam:
            parts.append(Balance(talk.beam, who, self.open_causes))
        if len(talk.bids) > 1:
            return [*parts, bids_plate(talk.bids, said)]
        return [*parts, *(bid_plate(bid, said[bid.rival.name], short=talk.beam is not None) for bid in talk.bids)]

    def open_causes(self) -> None:
        """All that moved leverage, in front of the scene."""
        if self.talk.beam:
            self.app.open(causes_dialog(self.talk.beam, first_name(self.talk.client), self.talk.ranking))

    def _body(self) -> Widget:
        talk = self.talk
        if self.own.asks:
            return self.own.body(self.unfold)
        cards: list[LineCard]
        if talk.cards:
            cards = [LineCard(card.kind, card.say, partial(self.make, card.move), icon=card.icon, cap=card.key,
                              note=card.hint, locked=card.locked, forecast=card.forecast, key=f"card{number}")
                     for number, card in enumerate(talk.cards, 1)]
        else:
            cards = [ToolCard(tool.label, partial(self.use, tool), icon=tool.icon, chosen=tool.prominent,
                              key_cap=self.app.inputs.of_tool(tool.id), note=tool.hint, key=f"tool.{tool.id}")
                     for tool in talk.bar if tool.id != "walk"]
        answers: Widget = Answers(cards, key="answers")
        above = heard_again(self.own.said)
        if talk.counter:
            above.append(counter_plate(talk.client, talk.mood, talk.counter))
        return Column([*above, answers], gap=12, grow=1) if above else answers

    def _foot(self) -> list[Widget]:
        if self.own.asks:
            return []
        early = [tool for tool in self.talk.bar if tool.id != "walk" and self.talk.cards]
        late = [tool for tool in self.talk.bar if tool.id == "walk"]
        parts = [(self._button(tool), Label(tool.hint, style="small", colour="muted") if tool.hint else None)
                 for tool in early]
        return [Bar(parts, [*map(self._button, late)], key="bar")] if early or late else []

    def _button(self, tool: Tool) -> Widget:
        key = self.app.inputs.of_tool(tool.id)
        kind: Kind = "primary" if tool.prominent else "quiet" if tool.id == "walk" else "plain"
        return Button(tool.label, partial(self.use, tool), icon=tool.icon, cap=shown_key(key), shortcut=key,
                      kind=kind, key=f"tool.{tool.id}", description=tool.hint or tool.locked, enabled=not tool.locked)

    def can_undo(self) -> bool:
        return self.talk.can_undo

    # ---- doing
    def unfold(self, said: str) -> None:
        """Keep her own words ("" where she skips it), and show the choices."""
        try:
            self.play.keep(SAID_FIRST, said)
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem), _("This was not saved")))
            return
        self.own, self.first = SayFirst("", said), self._first_choice()
        self.changed()
        self.app.stage.take_focus(self.app.find(self.first))

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.BACK and self.own.asks:
            self.unfold("")
            return None
        return super().on_action(action)

    def use(self, tool: Tool) -> Scene | None:
        """Press a tool of the bar: a draft opens, a question is asked, or the move is made."""
        from game.ui.scenes.offering import OfferingScene
        from game.ui.scenes.sheet import SheetScene

        if tool.move is None:
            return OfferingScene(self.nav, self.play, self.id) if tool.id == "repair" else \
                SheetScene(self.nav, self.play, self.id)
        move = tool.move
        if tool.confirm:
            self.app.open(dialogs.confirm(tool, lambda: self.make(move)))
            return None
        return self.make(move)

    def tools_help(self) -> list[tuple[str, str]]:
        keys = [(self.app.inputs.of_tool(tool.id), tool.label.lower()) for tool in self.talk.bar]
        return [(shown_key(key), told) for key, told in keys if key]
