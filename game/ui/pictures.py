"""Pictures of scenes without hands: one PNG for each scene, size, theme and size of text (a tool for developers)."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pygame

from game.ui.app import App
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes.navigator import Navigator, Playing, scene_of
from game.ui.theme import THEMES
from game.ui.window import change_mode

SETTLED = 900  # ms after the start at which nothing fades any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture to take: `scene` makes it anew each time; `then` may open something in front of it."""

    name: str
    scene: Callable[[], Scene]
    then: Callable[[App], object] | None = None


def shot_of(nav: Navigator, name: str, play: Callable[[], Playing], id: str) -> Shot:
    """The picture of the screen that a play of encounter `id` is at."""
    return Shot(name=name, scene=lambda: scene_of(nav, play(), id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How it is taken: window in px, name of a theme, factor of the text."""

    size: Size = (1280, 720)
    theme: str = "light"
    scale: float = 1.0

    def file(self, name: str) -> str:
        """The file's name: `talk_dark_1280x720_150.png`."""
        return f"{name}_{self.theme}_{self.size[0]}x{self.size[1]}_{round(100 * self.scale)}.png"


def settings(sizes: Iterable[Size], themes: Iterable[str], scales: Iterable[float]) -> tuple[Setting, ...]:
    """Every combination."""
    return tuple(Setting(size=size, theme=theme, scale=scale) for size, theme, scale in product(sizes, themes, scales))


def take(shots: Iterable[Shot], folder: Path, how: Iterable[Setting]) -> list[Path]:
    """Take every picture in every setting; the files written. Needs a display, the dummy one will do."""
    folder.mkdir(parents=True, exist_ok=True)
    ways, written = tuple(how), []
    for shot in shots:
        for way in ways:
            app = posed(shot, way)
            written.append(folder / way.file(shot.name))
            pygame.image.save(app.surface, str(written[-1]))
    return written


def posed(shot: Shot, way: Setting) -> App:
    """The window with the scene in it, drawn when nothing fades any more."""
    at = 0
    app = App(change_mode(way.size, False), shot.scene(), look=Look(theme=THEMES[way.theme], scale=way.scale),
              clock=lambda: at)
    app.step()
    if shot.then:
        shot.then(app)
    at = SETTLED
    app.stage.invalidate(pygame.Rect((0, 0), app.stage.size))
    app.step()
    return app
