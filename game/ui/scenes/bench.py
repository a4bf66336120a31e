"""The Bench: the files of a folder or zip with what is wrong in each, for whoever writes encounters."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.ui.clipboard import copied
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.bench_page import BenchPage
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.progress import heading, to_title
from game.ui.widgets import Button, Card, Column, Grid, Label, Row, Space, TextField, Widget
from game.view.bench import Bench, Checked, Opened
from game.view.language import _, ngettext

if TYPE_CHECKING:
    from game.ui.scenes.bench_file import BenchFileScene

LONGEST = 400  # signs of a path


class BenchScene(BenchPage):
    """The files of one place."""

    first = "place"

    def __init__(self, nav: Navigator, bench: Bench, opened: Opened | None = None) -> None:
        super().__init__(nav, bench)
        self.name = _("Bench")
        self.opened = opened
        self.place = opened.place if opened else bench.home()
        self._form: Scene | None = None

    def on_show(self) -> None:
        super().on_show()
        if self.opened is None and self.job is None:
            self.begin(partial(self.bench.open, self.place), self._opened)

    def build(self, size: Size, look: Look) -> Widget:
        opened = self.opened or Opened(place=self.place)
        field = TextField(_("Folder, zip or file (type, paste or drop it here)"), self.place, most=LONGEST,
                          on_change=self._typed, on_submit=self.open, problem=opened.problem, key="place")
        buttons = Row([Button(_("Open"), self.open, icon="folder-open", kind="primary", key="open"),
                       Button(_("Choose …"), self.browse, icon="folder-tree", key="browse"),
                       Button(_("Paste"), self.paste, icon="clipboard-paste", key="paste"),
                       Button(_("Check again"), self.open, icon="refresh-cw", key="again"),
                       Button(_("All of it: figures, tests, plays"), self.tools, icon="wrench", key="tools",
                              enabled=bool(opened.files))], gap=10, wrap=True)
        cards: list[Widget] = [file_card(each, partial(self.choose, each)) for each in opened.files]
        body = pane([Grid(cards, cell=330, gap=12, most=3)] if cards else [Space(grow=1)], size, look, key="files")
        new = Button(_("New encounter"), self.new, icon="file-plus", key="new")
        rows: list[Widget] = [heading(_("Bench"), self.back, [new]), field, buttons, Label(self._told(), style="bold")]
        if opened.note:
            rows.append(Label(opened.note, icon="info", colour="muted"))
        return self.paced(Column([*rows, body], gap=12, pad=14 if is_stacked(size, look) else 22))

    def _told(self) -> str:
        if self.job:
            return _("Opening {place}…").format(place=self.place)
        if self.opened is None or not self.opened.files:
            return _("Nothing is open.")
        errors = sum(each.errors for each in self.opened.files)
        warnings = sum(each.warnings for each in self.opened.files)
        return f"{self.opened.name}: {counted(errors, warnings)}"

    def _typed(self, text: str) -> None:
        self.place = text

    def open(self, place: str = "") -> None:
        """Open and check what is written in the field."""
        self.place = place or self.place
        self.begin(partial(self.bench.open, self.place), self._opened)
        self.changed()

    def _opened(self, opened: Opened) -> None:
        self.opened = opened
        self.changed()

    def paste(self) -> None:
        """Open what was copied elsewhere."""
        if text := copied().strip().strip("\"'").removeprefix("file://"):
            self.open(text)
        else:
            self.app.open(dialogs.tell(_("Nothing is copied: copy the path of a folder first.")))

    def browse(self) -> Scene:
        """Choose in a list of folders."""
        from game.ui.scenes.bench_folder import BenchFolderScene

        return BenchFolderScene(self.nav, self.bench, self.place, self, self._chosen)

    def _chosen(self, path: str) -> Scene:
        self.opened, self.place = None, path
        return self

    def new(self) -> Scene:
        """Ten questions; what was answered before somebody left them is still there."""
        from game.ui.scenes.bench_new import BenchNewScene

        if self._form is None:
            self._form = BenchNewScene(self.nav, self.bench, self)
        return self._form

    def tools(self) -> Scene | None:
        """What is there for the whole place."""
        from game.ui.scenes.bench_tools import BenchPlaceScene

        if self.opened is None:
            return None
        return BenchPlaceScene(self.nav, self.bench, self.opened.place, self.opened.name, self)

    def dropped(self, path: str) -> None:
        """Open what was dropped on the window."""
        self.open(path)

    def choose(self, file: Checked) -> BenchFileScene | None:
        """One file."""
        from game.ui.scenes.bench_file import BenchFileScene

        return BenchFileScene(self.nav, self.bench, self.opened, file) if self.opened else None

    def saved(self, files: tuple[Checked, ...]) -> None:
        if self.opened:
            self.opened = with_saved(self.opened, files)
            self.changed()

    def back(self) -> Scene:
        """To the title."""
        return to_title(self.nav)

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


def with_saved(opened: Opened, files: tuple[Checked, ...]) -> Opened:
    """The place with the new reports in place of the old ones, and new files at the end."""
    from dataclasses import replace

    by_path = {each.path: each for each in files}
    known = tuple(by_path.pop(each.path, each) for each in opened.files)
    return replace(opened, files=(*known, *by_path.values()))


def counted(errors: int, warnings: int) -> str:
    """`2 errors, 1 warning`, or that there is none."""
    if not errors and not warnings:
        return _("nothing wrong was found")
    told = [ngettext("{count} error", "{count} errors", errors).format(count=errors)] if errors else []
    if warnings:
        told.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    return ", ".join(told)


def file_card(file: Checked, on_press: Callable[[], object]) -> Card:
    """A file in the list: its title, its name, how many problems, and the first of them."""
    found = counted(file.errors, file.warnings)
    first = file.faults[0].message if file.faults else ""
    hint = " · ".join(part for part in (file.name if file.title != file.name else "", file.about, first) if part)
    icon = "circle-x" if file.errors else "triangle-alert" if file.warnings else "circle-check"
    return Card(file.title, on_press, hint=hint, icon=icon, forecast=found if file.faults else "",
                tone="warn" if file.faults else "muted", key=f"file.{file.name}")
