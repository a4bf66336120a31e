"""Who plays at this machine: choose, make, take away as one file, delete."""
from __future__ import annotations

from functools import partial
from pathlib import Path

from game.session.journal import JournalProblem
from game.session.profiles import ProfileProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import Spread, lay_out
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.people_parts import FaceDisc, who_of
from game.ui.scenes.plates import Ends
from game.ui.scenes.progress import to_title
from game.ui.scenes.saved import saved_dialog
from game.ui.scenes.speech import Aside, Prose
from game.ui.widgets import Button, Chip, Column, Dialog, Label, Panel, Row, Space, Widget
from game.view.language import _, ngettext
from game.view.people import Me

MOST_OFFERED = 6  # files to choose from, the newest (design choice)


class ProfilesScene(Scene):
    """Every profile; what deletes asks by a second press of its own."""

    def __init__(self, nav: Navigator) -> None:
        assert nav.people is not None
        self.nav, self.people = nav, nav.people
        self.name = _("Who plays?")
        self.asked = ""
        self._read()

    def _read(self) -> None:
        self.everybody = self.people.everybody()
        now = next((each for each in self.everybody.people if each.is_now), self.everybody.people[0])
        self.now, self.first = now, "back"

    def build(self, size: Size, look: Look) -> Widget:
        told = _("Each has its own plays, its own settings and its own look. A name of your own choosing is enough.")
        lead: list[Widget] = [Label(_("Who plays?"), style="display"), Prose(told, colour="muted")]
        lead += [Aside(each, tone="warn") for each in self.everybody.problems]
        rows = [self._row(each) for each in self.everybody.people]
        foot = [Row([Button(_("Make a profile"), self.make, icon="user-round-plus", key="make"),
                     Button(_("Bring one in"), self.offer, icon="upload", kind="quiet", key="bring"),
                     Button(_("Back"), self.back, icon="arrow-left", cap="Esc", key="back")], gap=12, wrap=True)]
        body = pane(rows, size, look, gap=10, key="people")
        picture = Figure(who_of(self.now), "warm", None, "quay", key="figure")
        return lay_out(Spread(picture=picture, lead=lead, body=body, foot=foot), size, look)

    def _row(self, me: Me) -> Widget:
        if me.name and me.name == self.asked:
            return self._sure(me)
        chips: list[Widget] = [Chip(_("plays now"), tone="good", icon="check")] if me.is_now else []
        words = Column([Row([Label(me.name or _("Guest"), style="title"), *chips], gap=10, wrap=True, across="center"),
                        Label(_plays(me), style="small", colour="muted")], gap=2)
        tools: list[Widget] = []
        if not me.is_now:
            tools.append(Button(_("Play as"), partial(self.choose, me.name), icon="play", key=f"choose.{me.name}",
                                description=me.name or _("Guest")))
        if me.name:
            tools += [
                Button(_("Take away"), partial(self.take_away, me.name), icon="download", kind="quiet", icon_only=True,
                       key=f"take.{me.name}", description=_("everything of {name} in one file").format(name=me.name)),
                Button(_("Delete"), partial(self.ask, me.name), icon="trash", kind="quiet", icon_only=True,
                       key=f"delete.{me.name}", description=me.name),
            ]
        line = Ends([Row([FaceDisc(me), words], gap=12, across="center"), Row(tools, gap=8, across="center")])
        return Panel([line], pad=10, shadow=False, name=me.name or _("Guest"))

    def _sure(self, me: Me) -> Widget:
        """What goes, and the second press."""
        told = _(
            "{name} goes with everything: {plays}, every note, the settings and the reports. It does not come back."
        ).format(name=me.name, plays=_plays(me))
        buttons = Row([Button(_("Delete for good"), partial(self.delete, me.name), icon="trash", kind="danger",
                              key=f"sure.{me.name}"),
                       Button(_("No, keep it"), partial(self.ask, ""), kind="primary", key="keep"), Space()],
                      gap=12, wrap=True)
        return Panel([Row([FaceDisc(me), Label(told, grow=1)], gap=12, across="center"), buttons], pad=12, gap=10,
                     tone="bad_soft", shadow=False, name=me.name)

    # ---- doing
    def choose(self, name: str) -> Scene | None:
        """Somebody else plays; to their title."""
        try:
            self.people.choose(name)
        except ProfileProblem as problem:
            self.app.open(dialogs.tell(str(problem)))
        return to_title(self.nav)

    def make(self) -> Scene:
        """A new profile."""
        from game.ui.scenes.profile_new import NewProfileScene

        return NewProfileScene(self.nav)

    def ask(self, name: str) -> None:
        """Ask whether this one shall go; "" asks nothing."""
        asked, self.asked = self.asked, name
        self.changed()
        self.app.stage.take_focus(self.app.find("keep" if name else f"delete.{asked}"))

    def delete(self, name: str) -> None:
        """The second press."""
        self.asked = ""
        try:
            self.people.delete(name)
        except ProfileProblem as problem:
            self.app.open(dialogs.tell(str(problem)))
        self._read()
        self.changed()
        self.app.stage.take_focus(self.app.find("back"))

    def take_away(self, name: str) -> None:
        """Everything in one file; says where it is."""
        try:
            path = self.people.take_away(name)
        except (ProfileProblem, JournalProblem) as problem:
            self.app.open(dialogs.tell(str(problem)))
            return
        self.app.open(saved_dialog(self.nav, _("Everything of {name} is in one file").format(name=name), (path,)))

    def offer(self) -> None:
        """The files that can be taken in, or where to put one."""
        found = self.people.offered()[:MOST_OFFERED]
        if not found:
            self.app.open(dialogs.tell(
                _("Put the file of a profile into your downloads or onto the desktop, and come back."),
                _("No profile was found")))
            return
        body: list[Widget] = [Button(path.name, partial(self._chosen, path), icon="file-text", key=f"file.{number}",
                                     description=_("In {folder}").format(folder=path.parent))
                              for number, path in enumerate(found)]
        self.app.open(Dialog(_("Bring a profile in"), body, icon="upload", width=620,
                             words=_("These were found in your downloads, on the desktop and among those taken away."),
                             buttons=[Button(_("Cancel"), kind="primary", key="cancel")]))

    def _chosen(self, path: Path) -> None:
        self.app.close()
        self.bring(path)

    def bring(self, path: Path) -> None:
        """Take it in, and show it among the others."""
        try:
            self.people.bring(path)
        except (ProfileProblem, JournalProblem) as problem:
            self.app.open(dialogs.tell(str(problem)))
            return
        self._read()
        self.changed()

    def again(self) -> Scene:
        return ProfilesScene(self.nav)

    def back(self) -> Scene:
        """To the title."""
        return to_title(self.nav)

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.BACK and self.asked:
            self.ask("")
            return None
        return self.back() if action is Action.BACK else None


def _plays(me: Me) -> str:
    if me.plays is None:
        return _("its journal cannot be read")
    return ngettext("{number} play", "{number} plays", me.plays).format(number=me.plays)
