"""The contract of a screen: it builds a tree of widgets, and answers actions nobody else took."""
from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.app import App


class Scene:
    """One screen. `app` is set before `build` is called for the first time.

    `name` is the window's spoken title; `first` the key or name of the widget that has the focus at first.
    A press that gives back a Scene shows it; so does `on_action`. Call `changed()` after the state moved: the
    tree is built again, and focus and scrolling stay with the widgets of the same key (or role and name).
    """

    name: str = "Livable Terms"
    first: str = ""
    app: App

    def build(self, size: Size, look: Look) -> Widget:
        """The tree for a window of this size in px. Ask `look.is_narrow(size)` before setting columns."""
        raise NotImplementedError

    def on_show(self) -> None:
        """Called when it comes on screen."""

    def on_leave(self) -> None:
        """Called when another scene comes."""

    def on_action(self, action: Action) -> Scene | None:
        """An action no widget took (undo, help, transcript, back …); the next scene, or None."""
        return None

    def woken(self) -> None:
        """Something outside of the window has changed (see App.wake)."""

    def prepare(self) -> bool:
        """Called while nobody acts: make one thing ready that may be shown next, 30 ms of work at most.

        True while there is more to make.
        """
        return False

    def again(self) -> Scene:
        """The same screen made anew, after the language changed."""
        return self

    def reread(self) -> Scene | None:
        """The same screen after the encounters were read again; None where it stays as it is."""
        return None

    def changed(self) -> None:
        """Build the tree again from the state of now."""
        self.app.rebuild()
