"""Choosing a folder, a zip or a file without typing: a list to go up, down and home in."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.progress import heading
from game.ui.widgets import Button, Card, Column, Grid, Label, Row, Widget
from game.view.bench import Bench
from game.view.bench_told import Entry, Folder
from game.view.language import N_, Words, _

KINDS = Words({"folder": N_("folder"), "pack": N_("pack of encounters"), "zip": N_("zip"), "file": N_("file")})
ICONS = {"folder": "folder", "pack": "package-open", "zip": "folder-archive", "file": "file-text"}


class BenchFolderScene(Scene):
    """One folder. `then` is told the path that was chosen and gives the next scene."""

    def __init__(self, nav: Navigator, bench: Bench, path: str, before: Scene, then: Callable[[str], Scene]) -> None:
        self.nav, self.bench, self.before, self.then = nav, bench, before, then
        self.name = _("Choose a folder")
        self.folder = bench.folder(path)
        self.first = self._first()

    def _first(self) -> str:
        return "open" if self.folder.holds else "entry0" if self.folder.entries else "up"

    def build(self, size: Size, look: Look) -> Widget:
        folder = self.folder
        buttons: list[Widget] = [
            Button(_("Open this folder"), partial(self.then, folder.path), icon="folder-open",
                   kind="primary" if folder.holds else "plain", key="open"),
            Button(_("Up"), partial(self.go, folder.above), icon="corner-left-up", key="up",
                   enabled=bool(folder.above)),
            Button(_("Home folder"), partial(self.go, folder.home), icon="house", key="home"),
        ]
        rows: list[Widget] = [heading(_("Choose a folder"), self.back), Label(folder.path, style="bold", key="where"),
                              Row(buttons, gap=10, wrap=True)]
        if folder.problem:
            rows.append(Label(folder.problem, icon="circle-x", colour="bad"))
        return Column([*rows, pane(self._lists(folder), size, look, key="entries")], gap=12,
                      pad=14 if is_stacked(size, look) else 22)

    def _lists(self, folder: Folder) -> list[Widget]:
        lists: list[Widget] = []
        if folder.entries:
            cards = [_card(each, at, partial(self.choose, each)) for at, each in enumerate(folder.entries)]
            lists.append(Grid(cards, cell=300, gap=10, most=3))
        elif not folder.problem:
            lists.append(Label(_("There is no folder, zip or encounter in here."), colour="muted"))
        if folder.recent:
            cards = [Card(PurePath(each).name or each, partial(self.then, each), hint=each, icon="clock",
                          key=f"recent{at}") for at, each in enumerate(folder.recent)]
            lists += [Label(_("Opened before"), style="title"), Grid(cards, cell=300, gap=10, most=3)]
        return lists

    def go(self, path: str) -> None:
        """Into another folder."""
        self.folder = self.bench.folder(path)
        self.changed()
        self.app.stage.take_focus(self.app.find(self._first()))

    def choose(self, entry: Entry) -> Scene | None:
        """Into a folder; a pack, zip or file is opened."""
        if entry.kind == "folder":
            self.go(entry.path)
            return None
        return self.then(entry.path)

    def back(self) -> Scene:
        """Nothing was chosen."""
        return self.before

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.ERASE and self.folder.above:
            self.go(self.folder.above)
        return self.back() if action is Action.BACK else None


def _card(entry: Entry, at: int, press: Callable[[], object]) -> Card:
    return Card(entry.name, press, hint=KINDS[entry.kind], icon=ICONS[entry.kind], key=f"entry{at}")
