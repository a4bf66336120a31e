"""Beside a window: files that are dropped on a Bench, and the file of a play, which is read again when it is saved."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.session.journal import JournalProblem
from game.ui.guest import Guest
from game.ui.scenes import dialogs
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.widgets.dialog import Dialog
from game.view.bench import Rehearsed
from game.view.language import _
from game.view.play import Play

EVERY = 500
"""Ms between two looks at the file of a play (design choice)."""
PLAIN = "Reloaded."
"""What is said of a reload after which everything is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """The play that goes on, and where its screens lead."""

    nav: Navigator
    rehearsed: Rehearsed

    @property
    def play(self) -> Play:
        """The play itself."""
        assert self.rehearsed.play is not None
        return self.rehearsed.play


class BenchGuest(Guest):
    """Takes up what was saved while a play of that file is on screen: a rehearsal of the Bench, or the play that the
    window was opened with, which `of_file` gives as long as there is one."""

    def __init__(self, of_file: Callable[[], Watched | None] | None = None) -> None:
        self.kind = pygame.event.custom_type()
        self.watched: Watched | None = None
        self.of_file = of_file

    def begin(self) -> None:
        if self.of_file:
            pygame.time.set_timer(self.kind, EVERY)

    def watch(self, watched: Watched) -> None:
        """Look at this play's file from now on, until it is left."""
        self.watched = watched
        pygame.time.set_timer(self.kind, EVERY)

    def stop(self) -> None:
        """Look no more at a rehearsal."""
        self.watched = None
        pygame.time.set_timer(self.kind, EVERY if self.of_file else 0)

    def leave(self) -> None:
        pygame.time.set_timer(self.kind, 0)

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.DROPFILE and hasattr(self.app.scene, "dropped"):
            self.app.go(self.app.scene.dropped(event.file))
            return True
        if event.type != self.kind:
            return False
        self.look()
        return True

    def on_screen(self) -> Watched | None:
        """The watched play that is on screen now."""
        there = (self.watched, self.of_file() if self.of_file else None)
        play = getattr(self.app.scene, "play", None)
        return next((each for each in there if each and each.play is play), None)

    def look(self) -> None:
        """Take up what was saved, unless something is asked just now."""
        if isinstance(self.app.stage.scope, Dialog):
            return
        watched = self.on_screen()
        if watched:
            self._take(watched, watched.rehearsed.reload, _("The file was saved"))
        elif self.watched:
            self.stop()

    def reload(self) -> bool:
        """Read the file of the play on screen again; False where that play is of no file that is being written."""
        watched = self.on_screen()
        if watched:
            self._take(watched, watched.rehearsed.again, _("The file was read again"))
        return watched is not None

    def _take(self, watched: Watched, read: Callable[[], tuple[bool, str]], title: str) -> None:
        try:
            is_new, told = read()
        except JournalProblem as problem:
            is_new, told = False, str(problem)
        if is_new:
            self.app.show(scene_of(watched.nav, watched.play, watched.rehearsed.id))
        if told == PLAIN:
            self.app.say(_("Reloaded."), "refresh-cw")
        elif told:
            self.app.open(dialogs.tell(told, title))


def guest_of(app: object) -> BenchGuest:
    """The guest of this window, invited at the first time."""
    from game.ui.app import App

    assert isinstance(app, App)
    found = next((each for each in app.guests if isinstance(each, BenchGuest)), None)
    if found is None:
        found = BenchGuest()
        app.invite(found)
    return found
