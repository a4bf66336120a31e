"""The first screen: go on where you were, what comes next, and the way to everything else."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.notices import notices
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.encounter_card import EncounterCard
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import Spread, lay_out
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.scenes.pane import pane
from game.ui.scenes.people_parts import MeButton
from game.ui.scenes.preferences import settings_dialog
from game.ui.scenes.speech import Aside, Prose
from game.ui.widgets import Button, Card, Column, Grid, Label, Row, Space, Widget
from game.view.language import N_, _
from game.view.screens import Listed

CLAIM = N_("The machines bid lower. What is left is the work that goes on between people.")


class TitleScene(Scene):
    """Where the game begins, and where every encounter leads back to."""

    name = "Livable Terms"

    def __init__(self, nav: Navigator) -> None:
        self.nav = nav
        self.title = nav.title()
        self.first = "resume" if self.title.resume else "next" if self._next() else "library"

    def _next(self) -> Listed | None:
        """What is proposed, else the first that can be played."""
        if self.title.next:
            return self.title.next.listed
        return next((each for each in self.title.encounters if not each.problem), None)

    def build(self, size: Size, look: Look) -> Widget:
        title = self.title
        face = title.resume or self._next() or next((each for each in title.encounters if each.client), None)
        lead: list[Widget] = [*self._head(), Label("Livable Terms", style="display"), Prose(_(CLAIM), colour="muted")]
        lead += [Aside(notice, tone="warn") for notice in dict.fromkeys((*title.notices, *notices()))]
        body = pane([*self._cards(), Grid(self._doors(), cell=210, gap=12, most=3)], size, look, gap=14, key="doors")
        foot = [Row([Button(_("Settings"), self.open_settings, icon="settings", kind="quiet", key="settings"),
                     Button(_("Help"), self.open_help, icon="circle-question-mark", kind="quiet", key="help"),
                     Button(_("Quit"), self.quit, icon="log-out", kind="quiet", key="quit")], gap=8, wrap=True)]
        if face is None or face.client is None:
            return Column([*lead, body, *foot], gap=14, pad=22)
        picture = Figure(face.client, "calm", None, face.place, key="figure")
        return lay_out(Spread(picture=picture, lead=lead, body=body, foot=foot, airy=True), size, look)

    def _head(self) -> list[Widget]:
        """Lightly, who plays: nobody is asked before the first encounter was played."""
        me = self.title.me
        if me is None or self.nav.people is None or not (me.name or self.title.plays or self.title.named):
            return [Space(6, grow=0)]
        return [Row([Space(), MeButton(me, self.open_people)], gap=0)]

    def _cards(self) -> list[Widget]:
        """The play that was left off, and what is proposed."""
        found: list[Widget] = []
        if self.title.resume:
            found.append(EncounterCard(self.title.resume, self.resume, above=_("Go on"), prominent=True, key="resume"))
        following = self._next()
        if following and (self.title.resume is None or following.id != self.title.resume.id):
            why = self.title.next.why if self.title.next else ""
            found.append(EncounterCard(following, partial(BriefingScene, self.nav, following.id),
                                       above=_("Play next"), why=why, prominent=not found, key="next"))
        return found

    def _doors(self) -> list[Widget]:
        """The ways on, each with what is behind it."""
        ways: list[tuple[object, str, str, str, Callable[[], Scene | None], str]] = [
            (True, _("Library"), _("Every encounter, and tests."), "library", self.open_library,
             "library"),
            (self.nav.progress, _("Progress"), _("What you have shown."), "chart-line",
             self.open_progress, "progress"),
            (self.nav.codex, _("Codex"), _("Every move and its rule."), "book-open", self.open_codex,
             "codex"),
            (self.nav.classes, _("Join a class"), _("With a code."), "users", self.join_class,
             "join"),
            (self.nav.bench, _("Bench"), _("Write your own."), "hammer", self.open_bench, "bench"),
        ]
        return [Card(name, way, hint=hint, icon=icon, key=key) for there, name, hint, icon, way, key in ways if there]

    # ---- ways on
    def join_class(self) -> Scene:
        """A seat in a class."""
        from game.ui.scenes.joining import JoinScene

        return JoinScene(self.nav)

    def _told(self, made: Callable[[], Scene | None]) -> Scene | None:
        """What is made, or the reason why it cannot be read."""
        try:
            return made()
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem)))
            return None

    def open_library(self) -> Scene | None:
        """Everything that can be played."""
        from game.ui.scenes.library import LibraryScene

        return self._told(lambda: LibraryScene(self.nav))

    def open_people(self) -> Scene | None:
        """Who plays; a guest who is the only one is asked for a name at once."""
        from game.ui.scenes.profile_new import NewProfileScene
        from game.ui.scenes.profiles import ProfilesScene

        if self.title.named:
            return ProfilesScene(self.nav)
        return NewProfileScene(self.nav, keeps=True)

    def open_bench(self) -> Scene | None:
        """For whoever writes encounters."""
        from game.ui.scenes.bench import BenchScene

        return BenchScene(self.nav, self.nav.bench()) if self.nav.bench else None

    def open_progress(self) -> Scene | None:
        """Skills over attempts."""
        from game.ui.scenes.progress import ProgressScene

        read = self.nav.progress
        return self._told(lambda: ProgressScene(self.nav, read())) if read else None

    def open_codex(self) -> Scene | None:
        """Each move and its rule."""
        from game.ui.scenes.codex import CodexScene

        read = self.nav.codex
        return self._told(lambda: CodexScene(self.nav, read())) if read else None

    def again(self) -> Scene:
        return TitleScene(self.nav)

    def reread(self) -> Scene:
        return self.again()

    def resume(self) -> Scene | None:
        """Go on with the play that was left."""
        try:
            play = self.nav.resume()
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem), _("This cannot go on")))
            return None
        if play is None or self.title.resume is None:
            self.app.open(
                dialogs.tell(_("There is nothing to go on with; choose an encounter."), _("Nothing was left open"))
            )
            return None
        return scene_of(self.nav, play, self.title.resume.id)

    def open_settings(self) -> None:
        """The settings, in front of the title."""
        self.app.open(settings_dialog(self.app))

    def open_help(self) -> None:
        """How to play, in front of the title."""
        self.app.open(dialogs.help_dialog(self.app.inputs))

    def quit(self) -> None:
        """Leave the game."""
        self.app.quit()

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.HELP:
            self.open_help()
        elif action is Action.BACK:
            self.app.open(dialogs.ask(_("Quit the game?"), _("Everything is saved."), _("Quit"), self.quit))
        return None
