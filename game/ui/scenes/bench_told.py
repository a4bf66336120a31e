"""A report of the Bench: lines under titles, and a page that was written, to be opened in the browser."""
from __future__ import annotations

from pathlib import PurePath

from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.progress import heading
from game.ui.widgets import Button, Column, Label, Panel, Row, Space, Widget
from game.view.bench import Bench
from game.view.bench_told import Row as Line
from game.view.bench_told import Section, Told
from game.view.language import _

ICONS = {"good": "circle-check", "bad": "circle-x", "warn": "triangle-alert"}
TONES = {"good": "good", "bad": "bad", "warn": "warn", "muted": "muted"}


class BenchToldScene(Scene):
    """One report; leads back to the page it came from."""

    first = "back"

    def __init__(self, nav: Navigator, bench: Bench, told: Told, before: Scene) -> None:
        self.nav, self.bench, self.told, self.before = nav, bench, told, before
        self.name = told.title
        self.first = "back" if not told.path else "folder" if self.is_zip else "show"

    def build(self, size: Size, look: Look) -> Widget:
        told = self.told
        rows: list[Widget] = [heading(told.title, self.back), Label(told.summary, style="bold", key="summary")]
        if told.path:
            rows.append(Row([*self._ways_to_it()], gap=10, wrap=True))
        if self.is_page:
            rows.append(Label(_("Print it from there; it needs nothing else."), style="small", colour="muted"))
        body = pane([_section(each) for each in told.sections] or [Space(grow=1)], size, look, key="told")
        return Column([*rows, body], gap=12, pad=14 if is_stacked(size, look) else 22)

    @property
    def is_page(self) -> bool:
        """Whether what was written is for the browser."""
        return self.told.path.endswith(".html")

    def _ways_to_it(self) -> list[Button]:
        folder = Button(_("Show its folder"), self.show_folder, icon="folder-open", key="folder",
                        kind="plain" if self.is_page or not self.is_zip else "primary")
        if self.is_page:
            return [Button(_("Open it in the browser"), self.show, icon="external-link", kind="primary", key="show"),
                    folder]
        if self.is_zip:
            return [folder]
        return [Button(_("Open it"), self.show, icon="external-link", kind="primary", key="show"), folder]

    @property
    def is_zip(self) -> bool:
        """Whether it is a file that nobody opens to read."""
        return self.told.path.endswith(".zip")

    def show(self) -> None:
        """Open what was written."""
        self._tell(self.bench.show(self.told.path) if self.is_page else self.bench.edit(self.told.path))

    def show_folder(self) -> None:
        """Where it lies."""
        self._tell(self.bench.edit(str(PurePath(self.told.path).parent)))

    def _tell(self, problem: str) -> None:
        if problem:
            self.app.open(dialogs.tell(problem))

    def back(self) -> Scene:
        """To where it was asked for."""
        return self.before

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


def _section(section: Section) -> Widget:
    return Panel([_line(each) for each in section.rows], title=section.title, shadow=False, gap=8)


def _line(line: Line) -> Widget:
    text = Label(line.text, icon=ICONS.get(line.tone, ""), colour=TONES.get(line.tone, "ink"))
    if not line.detail:
        return text
    return Column([text, Label(line.detail, style="small", colour="muted")], gap=2)
