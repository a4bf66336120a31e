"""Pictures of every screen, for looking at and for the documents: `make pictures`, or `python -m tests.pictures`.

Into docs/pictures: light, dark, and light with text at 200 %, 1280 x 720, and a page that shows them side by side.
With `--to FOLDER` other sizes, themes and texts can be taken, to look at: `--sizes 1024x720 --themes contrast`.
"""
from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.ui.app import App
from game.ui.look import Look, Size
from game.ui.pictures import SETTLED, Setting, settings
from game.ui.theme import THEMES
from game.ui.window import change_mode, open_window
from tests.quantised import save
from tests.shipped import ROOT
from tests.shots import Screen, Studio, every_screen

FOLDER = ROOT / "docs" / "pictures"
SHOWN = (Setting(), Setting(theme="dark"), Setting(scale=2.0))
"""How every screen stands in docs/pictures."""
HEADS = ("light", "dark", "text at 200 %")


def taken(screen: Screen, ways: Sequence[Setting], *, rtl: bool = False) -> Iterator[tuple[Setting, pygame.Surface]]:
    """The screen in each setting, drawn when nothing fades any more. What leads to it is done once."""
    with _folder() as folder:
        at = Studio(folder)
        app = opened(screen, at, _look(ways[0], rtl), ways[0].size)
        for way in ways:
            app.set_look(_look(way, rtl))
            app.resize(way.size)
            app.step()
            if screen.front:
                screen.front(app)
                app.step()
            at.now += SETTLED
            app.stage.invalidate(pygame.Rect((0, 0), app.stage.size))
            app.step()
            yield way, app.surface
            if screen.front:
                app.close()
        app.scene.on_leave()
        at.leave()


@contextmanager
def _folder() -> Iterator[Path]:
    """An empty folder with the same name each time: the bench shows where it is."""
    with tempfile.TemporaryDirectory() as outer:
        inner = Path(tempfile.gettempdir()) / "livable-terms"
        if inner.exists():
            inner = Path(outer)
        inner.mkdir(exist_ok=True)
        yield inner
        os.chdir(ROOT)
        shutil.rmtree(inner)
        Path(outer).mkdir(exist_ok=True)


def opened(screen: Screen, at: Studio, look: Look, size: Size) -> App:
    """The window with the screen in it, and nothing in front of it yet."""
    app = App(change_mode(size, False), screen.made(at), look=look, clock=lambda: at.now)
    app.step()
    if screen.then:
        screen.then(at, app)
        app.step()
    assert type(app.scene) is screen.of, f"{screen.name} is {type(app.scene).__name__}"
    return app


def _look(way: Setting, rtl: bool) -> Look:
    return Look(theme=THEMES[way.theme], scale=way.scale, rtl=rtl)


def page(screens: Sequence[Screen]) -> str:
    """All of them on one page."""
    ways = tuple(zip(SHOWN, HEADS, strict=True))
    rows = [f"| {' | '.join((each.title, *(_cell(each, way, head) for way, head in ways)))} |" for each in screens]
    return "\n".join(["# Every screen", "", "Made by `make pictures`, 1280 x 720. A click shows a picture in its size.",
                      "", f"| screen | {' | '.join(HEADS)} |", "|---|---|---|---|", *rows]) + "\n"


def _cell(screen: Screen, way: Setting, head: str) -> str:
    file = way.file(screen.name)
    return f'<a href="{file}"><img src="{file}" width="260" alt="{screen.title}, {head}"></a>'


def main() -> None:
    """Takes them."""
    parser = argparse.ArgumentParser(description="Pictures of every screen.")
    parser.add_argument("--to", type=Path, default=FOLDER, metavar="FOLDER")
    parser.add_argument("--only", nargs="*", default=(), metavar="NAME", help="these screens: how their files begin")
    parser.add_argument("--sizes", nargs="*", default=(), metavar="WxH", help="windows, such as 1024x720")
    parser.add_argument("--themes", nargs="*", default=("light",), choices=THEMES)
    parser.add_argument("--texts", nargs="*", default=(100,), type=int, metavar="PERCENT")
    parser.add_argument("--mirrored", action="store_true", help="from right to left")
    given = parser.parse_args()
    sizes = [tuple(map(int, each.split("x"))) for each in given.sizes]
    ways = settings(sizes, given.themes, [each / 100 for each in given.texts]) if sizes else SHOWN
    given.to = given.to.resolve()
    given.to.mkdir(parents=True, exist_ok=True)
    open_window(ways[0].size)
    screens = every_screen()
    for screen in screens:
        if not given.only or any(screen.name.startswith(each) for each in given.only):
            for way, surface in taken(screen, ways, rtl=given.mirrored):
                save(surface, given.to / way.file(screen.name))
            print(screen.name, flush=True)
    if given.to == FOLDER:
        (FOLDER / "README.md").write_text(page(screens), encoding="utf-8")


if __name__ == "__main__":
    main()
