"""Joining a class: an address and a code, and a plain sentence where that does not work."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.figure import is_dark
from game.ui.scenes.frame import Spread, lay_out
from game.ui.scenes.navigator import Announced, AtClass, Navigator, Searching
from game.ui.scenes.seat_parts import empty_room
from game.ui.scenes.speech import Aside, Prose
from game.ui.widgets import Button, Card, Column, Grid, Label, Row, Space, TextField, Widget
from game.view.language import _

MOST_ADDRESS, MOST_CODE = 120, 9


class JoinScene(Scene):
    """Where a class is joined. `at_once` joins as soon as it is shown."""

    def __init__(self, nav: Navigator, address: str = "", code: str = "", *, at_once: bool = False) -> None:
        self.nav = nav
        self.name = _("Join a class")
        last = nav.classes.last() if nav.classes else ("", "")
        self.address, self.code = address or last[0], code or last[1]
        self.problem = ""
        self.seat: AtClass | None = None
        self.search: Searching | None = None
        self.seen: Sequence[Announced] = ()
        self.at_once = at_once
        self.first = "join" if self.address and self.code else "code" if self.address else "address"

    def build(self, size: Size, look: Look) -> Widget:
        lead: list[Widget] = [Space(6, grow=0), Label(_("Join a class"), style="display"),
                              Prose(_("Your trainer shows an address and a code. Nobody asks for your name."))]
        if self.problem:
            lead.append(Aside(self.problem, tone="bad", style="body", key="problem"))
        fields: list[Widget] = [
            TextField(_("Address"), self.address, hint=_("as on the wall, such as 192.168.1.20:8765"),
                      most=MOST_ADDRESS, on_change=self._write_address, on_submit=self._submit, key="address"),
            TextField(_("Code"), self.code, hint=_("six letters and figures"), most=MOST_CODE,
                      on_change=self._write_code, on_submit=self._submit, key="code"),
        ]
        fields += self._found()
        if self.seat:
            fields.append(Label(_("Looking for the class…"), colour="muted", icon="loader-circle", key="looking"))
        foot = [Row([Button(_("Join"), self.join, icon="users", kind="primary", key="join", enabled=not self.seat),
                     Button(_("Back"), self.back, icon="arrow-left", cap="Esc", key="back")], gap=12, wrap=True)]
        picture = empty_room(is_dark(look))
        body = Column([*fields, Space()], gap=18, grow=1)
        return lay_out(Spread(picture=picture, lead=lead, body=body, foot=foot, airy=True), size, look)

    def _found(self) -> list[Widget]:
        """Classes that are announced here; a press takes their address."""
        found = self.search.found if self.search else ()
        cards = [Card(each.lesson, partial(self._take, each.address), hint=each.address, icon="users",
                      chosen=each.address == self.address, key=f"found.{each.address}") for each in found]
        if not cards:
            return []
        return [Label(_("Found in this network"), style="small_bold", colour="muted"),
                Grid(list(cards), cell=260, gap=10, most=2)]

    def _take(self, address: str) -> None:
        self.address = address
        self.changed()
        self.app.stage.take_focus(self.app.find("code"))

    def _write_address(self, text: str) -> None:
        self.address = text

    def _write_code(self, text: str) -> None:
        self.code = text

    def _submit(self, text: str) -> Scene | None:
        return self.join()

    def on_show(self) -> None:
        if self.nav.classes and self.search is None:
            self.search = self.nav.classes.search(self.app.wake)
        if self.at_once:
            self.at_once = False
            self.app.soon(self.join)

    def join(self) -> Scene | None:
        """Ask for a seat; the answer wakes the window."""
        if self.seat or self.nav.classes is None:
            return None
        self.seat = self.nav.classes.join(self.address, self.code, self.app.wake)
        self.problem = "" if self.seat else self._unwritten()
        self.changed()
        return None

    def _unwritten(self) -> str:
        if not self.address.strip():
            return _("Write the address as it stands on the wall.")
        return _("That is not a code: it has six letters and figures, without 0, O, 1, I and L.")

    def woken(self) -> None:
        if self.search and self.search.found != self.seen:
            self.seen = self.search.found
            self.changed()
        if self.seat is None:
            return
        if self.seat.room() is not None and not self.seat.problem():
            from game.ui.scenes.seat_frame import SeatFrame

            seat, self.seat = self.seat, None
            SeatFrame(self.nav, seat).enter(self.app)
        elif problem := self.seat.problem():
            self._stop()
            self.problem = problem
            self.changed()

    def _stop(self) -> None:
        if self.seat:
            self.seat.leave()
        self.seat = None

    def on_leave(self) -> None:
        self._stop()
        if self.search:
            self.search.stop()
            self.search = None

    def back(self) -> Scene:
        """To the title."""
        from game.ui.scenes.title import TitleScene

        return TitleScene(self.nav)

    def again(self) -> Scene:
        return JoinScene(self.nav, self.address, self.code)

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.HELP:
            self.app.open(dialogs.help_dialog(self.app.inputs))
        return self.back() if action is Action.BACK else None
