"""The seat of a class around every scene: a thin line that says where the room is, and who leads from step to step."""
from __future__ import annotations

from dataclasses import replace

import pygame

from game.session.journal import JournalProblem
from game.ui.app import App
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.frame import PlayScene
from game.ui.scenes.navigator import AtClass, Navigator, scene_of
from game.ui.surround import Surround
from game.ui.widgets import Button, Chip, Column, Dialog, Label, Row, Space, Widget
from game.ui.widgets.press import Pressable
from game.view.language import _
from game.view.seat import Room

READ = ("log.open", "menu", "go_on", "class", "tab", "balance", "causes", "own_words")
"""Keys of what can be pressed while the room is paused: it only shows something."""


class Strip(Row):
    """The line of the class: a quiet band over the whole width."""

    def draw(self, target: pygame.Surface) -> None:
        target.fill(self.look.theme.sunken, self.bounds)
        target.fill(self.look.theme.line, (self.bounds.x, self.bounds.bottom - 1, self.bounds.w, 1))


class SeatFrame(Surround):
    """Stands around the scenes of a class, from joining to leaving."""

    def __init__(self, nav: Navigator, seat: AtClass) -> None:
        self.seat = seat
        self.nav = replace(nav, to_class=self.scene)
        self.home = nav
        self.is_left = False
        self._step: tuple[object, ...] = ()
        self._state: tuple[object, ...] = ()
        self._asked = ""
        self._minutes: Label | None = None

    def enter(self, app: App) -> None:
        """Take the window over."""
        self.app = app
        app.surround = self
        app.show(self.scene())
        self.woken()

    def scene(self) -> Scene:
        """The scene of the step that the room is at."""
        from game.ui.scenes.seat_room import RoomScene

        room = self.seat.room()
        self._step = _step_of(room)
        try:
            found = self.seat.play() if room and room.kind == "play" and not room.is_shut else None
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem)))
            found = None
        if found is None or found[0].screen().screen == "debrief":
            return RoomScene(self.nav, self.seat, self)
        return scene_of(self.nav, *found)

    # ---- the line over every scene
    def strip(self, size: Size, look: Look) -> Widget:
        """Who and where the seat is, the time that is left, and what is in the way."""
        room = self.seat.room()
        if room is None:
            return Strip([Label("")])
        self._state = _state_of(room)
        minutes = self._minutes = Label(room.time_left, style="small", colour="muted", key="class.minutes")
        parts: list[Widget] = [Space(4, grow=0), Label(room.seat, style="small_bold", icon="user", key="class.seat")]
        if not look.is_narrow(size):
            parts.append(Label(room.where, style="small", colour="muted"))
        parts += [minutes, *_chips(room, look.is_narrow(size)), Space()]
        parts.append(Button(_("The class"), self.open_class, icon="users", icon_only=True, kind="quiet", key="class"))
        return Strip(parts, gap=12, across="center")

    def room(self, size: Size, look: Look) -> Size:
        bar = self.strip(size, look)
        bar.attach(look, None)
        return size[0], max(1, size[1] - bar.measure(size[0]))

    def around(self, tree: Widget, size: Size, look: Look) -> Widget:
        tree.grow = 1
        room = self.seat.room()
        blocked = room.blocked if room and isinstance(self.app.scene, PlayScene) else ""
        if blocked:
            _hold(tree, blocked)
        return Column([self.strip(size, look), tree], gap=0)

    # ---- what happens
    def shows(self, scene: Scene) -> None:
        """Any scene of the game's own means that the class was left."""
        from game.ui.scenes.briefing import BriefingScene
        from game.ui.scenes.title import TitleScene

        if isinstance(scene, TitleScene | BriefingScene) and not self.is_left:
            self.is_left = True
            self.app.surround = None
            scene.nav = self.home
            self.seat.leave()

    def woken(self) -> None:
        """The trainer has done something, the network has, or a minute is over."""
        room = self.seat.room()
        if room is None or self.is_left:
            return
        self._tell_record()
        if self.is_left:
            return
        if _step_of(room) != self._step:
            self._forget_dialogs()
            self.app.show(self.scene())
        elif _state_of(room) != self._state:
            self._say(room)
            self.app.rebuild()
        elif self._minutes and self._minutes.text != room.time_left:
            self._minutes.change(text=room.time_left)
        if room.asked != self._asked:
            self._asked = room.asked
            if room.asked:
                self.app.open(self._consent(room))

    def _forget_dialogs(self) -> None:
        while len(self.app.stage.layers) > 1:
            self.app.close()

    def _say(self, room: Room) -> None:
        was_blocked, was_online = self._state[:2]
        if room.blocked != was_blocked:
            self.app.say(room.blocked or _("The room goes on."), "pause" if room.blocked else "play")
        elif room.online != was_online:
            words = _("The network is back.") if room.online else _("You play on. It is handed in later.")
            self.app.say(words, "wifi" if room.online else "wifi-off")

    def _consent(self, room: Room) -> Dialog:
        """Whether a moment may be shown; Esc says no."""
        return Dialog(
            _("May this be shown?"), [Label(room.asked, style="speech")], icon="eye",
            words=_("Your trainer would like to show this moment to the room, without your code name."),
            buttons=[Button(_("Yes, show it"), lambda: self._agree(True), key="consent.yes"),
                     Button(_("No"), lambda: self._agree(False), kind="primary", key="consent.no")],
        )  # fmt: skip

    def _agree(self, yes: bool) -> None:
        self.seat.agree(yes)

    def open_class(self) -> None:
        """What the room does, handing in by file, leaving."""
        self.app.open(self.about())

    def about(self) -> Dialog:
        """Where the room is, and what can be done about it."""
        room = self.seat.room()
        assert room is not None
        lines = (room.where, room.time_left, room.say, _("Next: {then}").format(then=room.then) if room.then else "",
                 room.blocked, room.handed_in)
        stay = _("Close") if room.kind == "ended" else _("Keep playing")
        return Dialog(
            _("{seat} in “{lesson}”").format(seat=room.seat, lesson=room.lesson),
            [Label(each) for each in lines if each], icon="users", width=700,
            buttons=[Button(_("Leave the class"), self.leave, key="class.leave"),
                     Button(_("Hand in as a file"), self.hand_in, icon="save", key="class.file"),
                     Button(_("My record"), self.open_record, icon="file-text", key="class.record"),
                     Button(stay, kind="primary", key="class.stay")],
        )  # fmt: skip

    def hand_in(self) -> None:
        """One file for a stick, and where it is."""
        where, problem = self.seat.hand_in()
        if problem:
            self.app.open(dialogs.tell(problem))
        else:
            words = _("It is here: {where}. Copy it to a stick and give it to your trainer.").format(where=where)
            self.app.open(dialogs.tell(words, _("The file is written")))

    def open_record(self) -> None:
        """What a learner may do with her own record."""
        room = self.seat.room()
        words = _("The class keeps what you played in its steps and what you were asked to hand in, under the code "
                  "name {name}.").format(name=room.seat if room else "")  # fmt: skip
        self.app.open(Dialog(
            _("My record"), words=words, icon="file-text",
            buttons=[Button(_("Delete it"), self._ask_delete, icon="trash", kind="danger", key="record.delete"),
                     Button(_("Take it as a file"), lambda: self.seat.own_record(delete=False), icon="download",
                            key="record.take"),
                     Button(_("Close"), kind="primary", key="ok")],
        ))  # fmt: skip

    def _ask_delete(self) -> None:
        words = _("Everything you handed in is deleted at the class, and your seat is given up. Your own copy stays on "
                  "this machine.")  # fmt: skip
        self.app.open(dialogs.ask(_("Delete your record?"), words, _("Yes, delete my record"),
                                  lambda: self.seat.own_record(delete=True), no=_("Keep it")))

    def _tell_record(self) -> None:
        """What came of taking or deleting the record; who has given up her seat is at the title."""
        words, is_left = self.seat.record_told()
        if words and is_left:
            self._forget_dialogs()
            self.app.show(self.leave())
        if words:
            self.app.open(dialogs.tell(words, _("My record")))

    def leave(self) -> Scene:
        """To the title; the seat stays, and can be taken again with the same code."""
        from game.ui.scenes.title import TitleScene

        return TitleScene(self.home)


def _step_of(room: Room | None) -> tuple[object, ...]:
    return (room.step, room.kind, room.waiting, room.is_shut) if room else ()


def _state_of(room: Room) -> tuple[object, ...]:
    """What a rebuilt tree would show otherwise; minutes are written into it as they go."""
    unsent = room.unsent if room.kind != "play" else bool(room.unsent and not room.online)
    return (room.blocked, room.online, unsent, room.then, room.asks, room.notes, room.say, room.beside, room.role,
            room.sheet)


def _chips(room: Room, short: bool) -> list[Widget]:
    if room.paused:
        return [Chip(_("Paused"), tone="warn", icon="pause", key="class.paused", description=room.blocked)]
    if room.stopped:
        return [Chip(_("Wait for the room"), tone="warn", icon="pause", key="class.paused", description=room.stopped)]
    if not room.online and room.kind != "ended":
        whole = _("You play on; it is handed in when the network is back")
        return [Chip(_("You play on") if short else whole, tone="warn", icon="wifi-off", description=whole,
                     key="class.offline")]
    return []


def _hold(tree: Widget, why: str) -> None:
    """Nothing that is a move can be pressed; everything can still be read and reached."""
    for widget in tree.walk():
        if isinstance(widget, Pressable) and not widget.key.startswith(READ):
            widget.on_press = None
            widget.enabled = False
            widget.description = widget.description or why

