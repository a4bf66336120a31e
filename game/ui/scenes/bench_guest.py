"""Beside a window with a Bench: files that are dropped on it, and saves while their play goes on."""
from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.session.journal import JournalProblem
from game.ui.guest import Guest
from game.ui.scenes import dialogs
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.widgets.dialog import Dialog
from game.view.bench import Rehearsed
from game.view.language import _

EVERY = 500
"""Ms between two looks at the file of a rehearsal (design choice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """The rehearsal that goes on, and where its screens lead."""

    nav: Navigator
    rehearsed: Rehearsed


class BenchGuest(Guest):
    """Takes up what was saved while a rehearsal is on screen."""

    def __init__(self) -> None:
        self.kind = pygame.event.custom_type()
        self.watched: Watched | None = None

    def watch(self, watched: Watched) -> None:
        """Look at this play's file from now on, until it is left."""
        self.watched = watched
        pygame.time.set_timer(self.kind, EVERY)

    def stop(self) -> None:
        """Look no more."""
        self.watched = None
        pygame.time.set_timer(self.kind, 0)

    def leave(self) -> None:
        self.stop()

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.DROPFILE and hasattr(self.app.scene, "dropped"):
            self.app.go(self.app.scene.dropped(event.file))
            return True
        if event.type != self.kind:
            return False
        self.look()
        return True

    def look(self) -> None:
        """Take up what was saved, unless something is asked just now."""
        if self.watched is None or isinstance(self.app.stage.scope, Dialog):
            return
        rehearsed = self.watched.rehearsed
        if getattr(self.app.scene, "play", None) is not rehearsed.play or rehearsed.play is None:
            self.stop()
            return
        try:
            is_new, told = rehearsed.reload()
        except JournalProblem as problem:
            is_new, told = False, str(problem)
        if is_new:
            self.app.show(scene_of(self.watched.nav, rehearsed.play, rehearsed.id))
        if told and told != "Reloaded.":
            self.app.open(dialogs.tell(told, _("The file was saved")))
        elif told:
            self.app.say(_("Reloaded."), "refresh-cw")


def guest_of(app: object) -> BenchGuest:
    """The guest of this window, invited at the first time."""
    from game.ui.app import App

    assert isinstance(app, App)
    found = next((each for each in app.guests if isinstance(each, BenchGuest)), None)
    if found is None:
        found = BenchGuest()
        app.invite(found)
    return found
