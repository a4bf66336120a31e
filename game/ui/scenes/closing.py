"""She said yes: the terms, and what of your promises goes on the record before you leave."""
from __future__ import annotations

from collections.abc import Sequence

from game.ui.look import Look, Size
from game.ui.scenes import plates
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import PlayScene, Spread, lay_out
from game.ui.scenes.navigator import Navigator, Playing
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import Aside, Speech
from game.ui.widgets import Button, Chip, Column, Grid, Label, Panel, Row, Space, Widget
from game.view.language import _, ngettext
from game.view.screens import Closing, Promised, Spoken

AFTER = 1.14  # the largest size of what is said after the talk: the terms matter more then


def heard(speech: Sequence[Spoken], who: str) -> list[Widget]:
    """The lines of a screen as a bubble, what nobody said before it."""
    told = [Aside(line.text) for line in speech if line.by == "story"]
    hers = [line.text for line in speech if line.by == "them"]
    echo = " ".join(line.text for line in speech if line.by == "you")
    say = _("{who}: “{words}”")
    rest = [Aside(say.format(who=line.name, words=line.text)) for line in speech if line.by == "rival"]
    bubble = [Speech(hers[-1], speaker=who, earlier=hers[:-1], echo=echo, most=AFTER, key="speech")] if hers else []
    return [*told, *bubble, *rest]


def hours(number: int) -> str:
    """1 hour, 2 hours."""
    return ngettext("{number} hour", "{number} hours", number).format(number=number)


def capital(text: str) -> str:
    """With its first letter in capital."""
    return text[:1].upper() + text[1:]


def last_of_hers(log: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """The line that her face belongs to."""
    return tuple(line for line in log if line.by == "them")[-1:]


class ClosingScene(PlayScene):
    """After a yes."""

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        super().__init__(nav, play, id)
        screen = play.screen()
        assert isinstance(screen, Closing)
        self.closing = screen
        self.name = _("{title}: agreed").format(title=screen.title)
        self.first = next((f"record.{each.id}" for each in screen.promises if each.record), "close")

    def build(self, size: Size, look: Look) -> Widget:
        closing = self.closing
        picture = Figure(closing.client, closing.mood, closing.cue, closing.place, key="figure")
        who = plates.first_name(closing.client)
        hers = any(line.by == "them" for line in closing.speech)
        speech = closing.speech if hers else last_of_hers(closing.log)
        lead = [self.header(closing.title), *heard(speech, who)]
        terms = Grid([plates.TermCell(term, large=True) for term in closing.terms], cell=190, gap=18)
        body: list[Widget] = [Panel([terms], title=_("What you agreed"), icon="scroll-text", gap=14)]
        if closing.promises:
            record = _("A promise on the record can be looked up by anybody who asks. It binds, and it counts.")
            body.append(Label(_("What you promised"), style="title"))
            body.append(Label(record, style="small", colour="muted"))
            body += [self._promise(each) for each in closing.promises]
        shake = Button(closing.close.label, lambda: self.make(closing.close.move or "close"), icon=closing.close.icon,
                       kind="primary", key="close", cap=_("Enter") if self.first == "close" else "")
        spread = Spread(picture=picture, lead=lead, body=pane(body, size, look, gap=10),
                        foot=[Row([shake, Space()], gap=12)], under=[plates.caption(closing.client)],
                        body_name=_("Agreed"), under_name=who)
        return lay_out(spread, size, look)

    def _promise(self, each: Promised) -> Widget:
        time = Label(hours(each.hours), style="small", colour="muted")
        words = Column([Label(capital(each.what), style="title"), time], gap=2, grow=1)
        if each.recorded:
            end: Widget = Chip(_("on the record"), tone="good", icon="badge-check")
        elif each.record:
            end = Button(_("Put it on the record"), lambda: self.make(each.record), icon="signature",
                         key=f"record.{each.id}", description=each.what)
        else:
            end = Label(each.locked, style="small", colour="warn")
        return Panel([Row([words, end], gap=14, across="center")], pad=10, shadow=False, name=each.what)

