"""A week later: your hours, and the promises that are due."""
from __future__ import annotations

import pygame

from game.ui import paint
from game.ui.look import Look, Size
from game.ui.scenes import plates
from game.ui.scenes.closing import capital, heard, hours
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import PlayScene, Spread, lay_out
from game.ui.scenes.navigator import Navigator, Playing
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import Prose
from game.ui.widgets import Button, Chip, Column, Label, Panel, Role, Row, Widget
from game.view.language import N_, _
from game.view.screens import Later, Promised

FATES = {"kept": (N_("kept"), "good", "check"), "broken": (N_("let go"), "bad", "x")}


class Hours(Widget):
    """Hours of your own, as blocks: those left are full."""

    role = Role.METER

    def __init__(self, left: int, of: int) -> None:
        super().__init__(name=_("{left} of {of} left").format(left=hours(left), of=of), key="hours")
        self.left, self.of = left, of

    def natural_width(self) -> int:
        return self.of * self.look.px(36) + self.look.width(self.name, "bold") + self.look.px(12)

    def measure(self, width: int) -> int:
        return self.look.px(28)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        left = room.x
        for number in range(self.of):
            block = self.at(pygame.Rect(left, room.y, look.px(28), room.h))
            full = number < self.left
            paint.box(target, block, look.px(6), look.theme.accent if full else None,
                      look.theme.accent if full else look.theme.edge, 2)
            left += look.px(36)
        step = look.step("bold")
        words = pygame.Rect(left + look.px(8), room.centery - step // 2, max(1, room.right - left), step)
        paint.write(target, look, self.name, self.at(words), "bold")


class LaterScene(PlayScene):
    """The week after, when words are looked at again."""

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        super().__init__(nav, play, id)
        screen = play.screen()
        assert isinstance(screen, Later)
        self.later = screen
        self.name = _("{title}: a week later").format(title=screen.title)
        due = [each for each in screen.promises if each.keep or each.let_go]
        self.first = f"{'keep' if due[0].keep else 'let_go'}.{due[0].id}" if due else ""

    def build(self, size: Size, look: Look) -> Widget:
        later = self.later
        picture = Figure(later.client, later.mood, later.cue, later.place, key="figure")
        who = plates.first_name(later.client)
        lead: list[Widget] = [self.header(later.title, log=False), Label(_("A week later"), style="display"),
                              Prose(later.story), *heard(later.speech, who)]
        body: list[Widget] = [Hours(later.hours, later.hours_of), *map(self._promise, later.promises)]
        spread = Spread(picture=picture, lead=lead, body=pane(body, size, look),

                        under=[plates.caption(later.client)], body_name=_("Promises"), under_name=who)
        return lay_out(spread, size, look)

    def _promise(self, each: Promised) -> Widget:
        told = hours(each.hours) + (_(" · on the record") if each.recorded else "")
        words = Column([Label(capital(each.what), style="title"), Label(told, style="small", colour="muted"),
                        *([Label(each.locked, style="small", colour="warn", icon="lock")] if each.locked else [])],
                       gap=2, grow=1)
        ends: list[Widget] = []
        if each.fate in FATES:
            word, tone, icon = FATES[each.fate]
            ends.append(Chip(_(word), tone=tone, icon=icon))
        else:
            ends.append(Button(_("Keep it"), lambda: self.make(each.keep), icon="check", key=f"keep.{each.id}",
                               enabled=bool(each.keep), description=each.what))
            ends.append(Button(_("Let it go"), lambda: self.make(each.let_go), icon="x", kind="quiet",
                               key=f"let_go.{each.id}", enabled=bool(each.let_go), description=each.what))
        return Panel([Row([words, *ends], gap=12, across="center")], pad=14, shadow=False, name=each.what)
