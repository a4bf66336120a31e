"""The first screen: go on where you were, or choose an encounter."""
from __future__ import annotations

from functools import partial
from typing import ClassVar

import pygame

from game.session.journal import JournalProblem
from game.ui import paint
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.notices import notices
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.figure import Figure, head_of
from game.ui.scenes.frame import Spread, lay_out
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.scenes.pane import pane
from game.ui.scenes.preferences import settings_dialog
from game.ui.scenes.speech import Aside, Prose
from game.ui.widgets import Button, Column, Grid, Label, Row, Space, Widget
from game.ui.widgets.base import Press
from game.ui.widgets.press import Pressable
from game.view.language import N_, _
from game.view.screens import Listed

FEW = 4  # encounters up to which each has the whole width
CLAIM = N_("The machines bid lower. What is left is the work that goes on between people.")


class EncounterCard(Pressable):
    """An encounter in the list: whose face, what it is called, what it is about."""

    radius: ClassVar[int] = 14

    def __init__(self, listed: Listed, on_press: Press) -> None:
        about = listed.problem or listed.summary
        super().__init__(
            listed.title,
            on_press,
            description=_("{about} {minutes} minutes. {best}")
            .format(about=about, minutes=listed.minutes, best=listed.best)
            .strip(),
            key=f"encounter.{listed.id}",
            enabled=not listed.problem,
        )
        self.listed = listed

    @property
    def focusable(self) -> bool:
        return not self.hidden

    def _plan(self, width: int) -> tuple[int, int, int]:
        """(pad, side of the head, width of the words)."""
        pad, head = self.look.gap(14), self.look.px(72)
        return pad, head, width - 2 * pad - head - self.look.gap(14)

    def _foot(self) -> str:
        return " · ".join(
            part for part in (_("{minutes} min").format(minutes=self.listed.minutes), self.listed.best) if part
        )

    def natural_width(self) -> int:
        return self.look.px(340)

    def measure(self, width: int) -> int:
        look, (pad, head, inner) = self.look, self._plan(width)
        about = self.listed.problem or self.listed.summary
        words = look.height(self.listed.title, "title", inner) + look.height(about, "small", inner)
        return 2 * pad + max(head, words + look.gap(4) + look.step("small_bold"))

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme, listed = self.look, self.bounds, self.look.theme, self.listed
        lit = self.enabled and (self.hovered or self.held)
        if self.enabled:
            paint.shadow(target, room, self.radius, look, 8)
        paint.box(target, room, self.radius, theme.soft if lit else theme.raised if self.enabled else theme.surface,
                  theme.accent if lit else theme.line)
        pad, head, inner = self._plan(room.w)
        if listed.client:
            disc = head_of(listed.client, "calm", head, look)
            target.blit(disc, self.at(pygame.Rect(room.x + pad, room.y + pad, head, head)))
        words = pygame.Rect(room.right - pad - inner, room.y + pad, inner, room.h)
        words.y += paint.write(target, look, listed.title, self.at(words), "title", "ink" if self.enabled else "muted")
        about, colour = (listed.problem, "bad") if listed.problem else (listed.summary, "muted")
        words.y += paint.write(target, look, about, self.at(words), "small", colour) + look.gap(4)
        paint.write(target, look, self._foot(), self.at(words), "small_bold", "accent")


class TitleScene(Scene):
    """Where the game begins, and where every encounter leads back to."""

    name = "Livable Terms"

    def __init__(self, nav: Navigator) -> None:
        self.nav = nav
        self.title = nav.title()
        listed = next((each for each in self.title.encounters if not each.problem), None)
        self.first = "resume" if self.title.resume else f"encounter.{listed.id}" if listed else ""

    def build(self, size: Size, look: Look) -> Widget:
        title = self.title
        face = title.resume or next((each for each in title.encounters if each.client), None)
        lead: list[Widget] = [Space(6, grow=0), Label("Livable Terms", style="display"),
                              Prose(_(CLAIM), colour="muted")]
        lead += [Aside(notice, tone="warn") for notice in dict.fromkeys((*title.notices, *notices()))]
        if title.resume:
            lead.append(
                Row(
                    [
                        Button(
                            _("Go on: {title}").format(title=title.resume.title),
                            self.resume,
                            icon="play",
                            kind="primary",
                            key="resume",
                        ),
                        Space(),
                    ],
                    gap=0,
                )
            )
        cards = [EncounterCard(each, partial(BriefingScene, self.nav, each.id)) for each in title.encounters]
        grid = Grid(cards, cell=330, gap=12, most=1 if len(cards) <= FEW else 2)
        head: list[Widget] = [Label(_("Encounters"), style="title"), Space()]
        if self.nav.classes:
            head.append(Button(_("Join a class"), self.join_class, icon="users", kind="quiet", key="join"))
        body = pane([Row(head, across="center"), grid], size, look, key="encounters")
        foot = [Row([*self._learning(),
                     Button(_("Settings"), self.open_settings, icon="settings", kind="quiet", key="settings"),
                     Button(_("Help"), self.open_help, icon="circle-question-mark", kind="quiet", key="help"),
                     Button(_("Quit"), self.quit, icon="log-out", kind="quiet", key="quit")], gap=8, wrap=True)]
        if face is None or face.client is None:
            return Column([*lead, body, *foot], gap=14, pad=22)
        picture = Figure(face.client, "calm", None, face.place, key="figure")
        return lay_out(Spread(picture=picture, lead=lead, body=body, foot=foot, airy=True), size, look)

    def _learning(self) -> list[Widget]:
        """Buttons to what was learned so far."""
        found: list[Widget] = []
        if self.nav.progress:
            found.append(Button(_("Progress"), self.open_progress, icon="chart-line", kind="quiet", key="progress"))
        if self.nav.codex:
            found.append(Button(_("Codex"), self.open_codex, icon="book-open", kind="quiet", key="codex"))
        if self.nav.bench:
            found.append(Button(_("Bench"), self.open_bench, icon="hammer", kind="quiet", key="bench"))
        return found

    def join_class(self) -> Scene:
        """A seat in a class."""
        from game.ui.scenes.joining import JoinScene

        return JoinScene(self.nav)

    def open_bench(self) -> Scene | None:
        """For whoever writes encounters."""
        from game.ui.scenes.bench import BenchScene

        return BenchScene(self.nav, self.nav.bench()) if self.nav.bench else None

    def open_progress(self) -> Scene | None:
        """Skills over attempts."""
        from game.ui.scenes.progress import ProgressScene

        try:
            return ProgressScene(self.nav, self.nav.progress()) if self.nav.progress else None
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem)))
            return None

    def open_codex(self) -> Scene | None:
        """Each move and its rule."""
        from game.ui.scenes.codex import CodexScene

        try:
            return CodexScene(self.nav, self.nav.codex()) if self.nav.codex else None
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem)))
            return None

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
