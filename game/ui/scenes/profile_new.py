"""Making a profile: first how it looks, then a name, a face and a pronoun."""
from __future__ import annotations

from dataclasses import replace
from functools import partial

from game.session.journal import JournalProblem
from game.session.profiles import MOST_NAME, ProfileProblem
from game.ui.app import SCALES
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.portrait.faces import FACES
from game.ui.scene import Scene
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import Spread, lay_out
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.people_parts import FaceChoice, who_of
from game.ui.scenes.preferences import THEME_NAMES
from game.ui.scenes.progress import to_title
from game.ui.theme import THEMES
from game.ui.widgets import Button, Grid, Label, Row, Stepper, TextField, Widget
from game.view.language import _
from game.view.people import PRONOUN_NAMES, Me, Wish


class NewProfileScene(Scene):
    """What is chosen shows at once; it is kept with the profile, and nobody else's look changes.

    With `keeps` the profile takes over what the guest has played.
    """

    first = "scale"

    def __init__(self, nav: Navigator, *, keeps: bool = False) -> None:
        self.nav, self.keeps = nav, keeps
        self.name = _("Give it a name") if keeps else _("A new profile")
        self.called, self.problem = "", ""
        self.face, self.pronoun = next(iter(FACES)), "they"
        self.before: Look | None = None

    def on_show(self) -> None:
        if self.before is None:
            self.before = self.app.look

    def on_leave(self) -> None:
        if self.before is not None:
            self._try_on(self.before)

    def _try_on(self, look: Look) -> None:
        """Show a look without keeping it for whoever plays now."""
        keep, self.app.on_look = self.app.on_look, None
        self.app.set_look(look)
        self.app.on_look = keep

    # ---- building
    def build(self, size: Size, look: Look) -> Widget:
        told = _("Any name will do; your own is not needed.")
        if self.keeps:
            told = _("Any name will do; your own is not needed. What you have played so far goes with it.")
        lead: list[Widget] = [Label(self.name, style="heading"), Label(told, colour="muted")]
        faces = Grid([FaceChoice(face, number, partial(self.wear, face), chosen=face == self.face)
                      for number, face in enumerate(FACES, 1)], cell=92, gap=10, most=12)
        field = TextField(_("Name"), self.called, most=MOST_NAME, on_change=self._write, on_submit=self._submit,
                          problem=self.problem, key="name", hint=_("Any name you like"))
        body = pane([Grid([self._scale(), self._theme()], cell=300, gap=14, most=2), field, self._pronoun(),
                     Label(_("Face"), style="small_bold"), faces], size, look, gap=14, key="form")
        foot = [Row([Button(_("Make it"), self.make, icon="check", kind="primary", key="make"),
                     Button(_("Back"), self.back, icon="arrow-left", cap="Esc", key="back")], gap=12, wrap=True)]
        picture = Figure(who_of(Me(name=self.called, face=self.face)), "warm", None, "quay", key="figure")
        return lay_out(Spread(picture=picture, lead=lead, body=body, foot=foot), size, look)

    def _scale(self) -> Widget:
        look = self.app.look
        near = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - look.scale))
        return Stepper(_("Size of text"), near, low=0, high=len(SCALES) - 1, key="scale",
                       show=lambda at: f"{round(100 * SCALES[at])} %",
                       on_change=lambda at: self._try_on(replace(self.app.look, scale=SCALES[at])))

    def _theme(self) -> Widget:
        names = list(THEMES)
        return Stepper(_("Colours"), names.index(self.app.look.theme.name), low=0, high=len(names) - 1, key="theme",
                       show=lambda at: THEME_NAMES[names[at]],
                       on_change=lambda at: self._try_on(replace(self.app.look, theme=THEMES[names[at]])))

    def _pronoun(self) -> Widget:
        known = list(PRONOUN_NAMES)
        return Stepper(_("Pronoun"), known.index(self.pronoun), low=0, high=len(known) - 1, key="pronoun",
                       show=lambda at: PRONOUN_NAMES[known[at]], on_change=lambda at: self._say(known[at]))

    # ---- doing
    def _write(self, text: str) -> None:
        self.called = text

    def _submit(self, text: str) -> Scene | None:
        self.called = text
        return self.make()

    def _say(self, pronoun: str) -> None:
        self.pronoun = pronoun

    def wear(self, face: str) -> None:
        """Take this face."""
        self.face = face
        self.changed()

    def make(self) -> Scene | None:
        """Make it, and play as it; what is wrong with its name is said at its field."""
        if self.nav.people is None:
            return self.back()
        look = self.app.look
        wish = Wish(name=self.called, face=self.face, pronoun=self.pronoun, scale=look.scale, theme=look.theme.name,
                    keeps=self.keeps)
        before, self.before = self.before, None
        try:
            self.nav.people.make(wish)
        except (ProfileProblem, JournalProblem) as problem:
            self.before, self.problem = before, str(problem)
            self.changed()
            self.app.stage.take_focus(self.app.find("name"))
            return None
        return to_title(self.nav)

    def back(self) -> Scene:
        """To the title, with nothing made."""
        return to_title(self.nav)

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None
