"""The game in a window: what is passed in, the first scene, and the loop."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.ui.app import App
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.scenes.title import TitleScene
from game.ui.window import DESIGNED, open_window


def first_scene(nav: Navigator, encounter: str = "") -> Scene:
    """The encounter of that id, begun at once (a first start is one), or the title."""
    return scene_of(nav, nav.start(encounter), encounter) if encounter else TitleScene(nav)


def run(nav: Navigator, *, encounter: str = "", size: Size = DESIGNED, full: bool = False, look: Look | None = None,
        on_look: Callable[[Look], object] | None = None, after: Callable[[App], object] | None = None,
        pictures: Path | None = None) -> None:
    """Play in a window until somebody leaves. Raises NoDisplay, and JournalProblem where nothing can be begun.

    `on_look` is told of a new look, `after` of each turn that drew something, `pictures` is for screenshots.
    """
    scene = first_scene(nav, encounter)
    app = App(open_window(size, full=full), scene, look=look, on_look=on_look, pictures=pictures)
    app.after = (lambda: after(app)) if after else None
    app.run()
