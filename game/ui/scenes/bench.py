"""The Bench: the files of a folder or zip with what is wrong in each, for whoever writes encounters."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from game.ui.clipboard import copied
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.bench_guest import guest_of
from game.ui.scenes.bench_parts import IDLE, QUICK, Job, Paced, Pulse
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
T = TypeVar("T")


class BenchPage(Scene):
    """What both pages share: work beside the window, and a look at what was saved."""

    def __init__(self, nav: Navigator, bench: Bench) -> None:
        self.nav, self.bench = nav, bench
        self.job: Job | None = None
        self.looking: Job | None = None

    def on_show(self) -> None:
        guest_of(self.app)

    def paced(self, page: Widget) -> Widget:
        """The page with its pulse."""
        return Paced(page, Pulse(self.beat, lambda: QUICK if self.job or self.looking else IDLE))

    def begin(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Do `work` beside the window; `then` takes what came of it. What was begun before is forgotten."""
        self.job = Job(work, then)  # type: ignore[arg-type]

    def beat(self) -> None:
        """Take up what is done; while nothing is, look for a save."""
        if self.job and self.job.is_done:
            done, self.job = self.job, None
            self._take(done)
        elif self.looking and self.looking.is_done:
            seen, self.looking = self.looking, None
            if seen.result:
                seen.then(seen.result)
        elif not self.looking and not self.job:
            self.looking = Job(self.bench.saved, self._saved)

    def _take(self, done: Job) -> None:
        if done.failed:
            self.failed()
            self.changed()
            self.app.open(dialogs.tell(done.failed, _("This could not be done")))
            return
        self.app.go(done.then(done.result))

    def failed(self) -> None:
        """What was begun came to nothing."""

    def _saved(self, files: object) -> None:
        if isinstance(files, tuple):
            self.saved(files)

    def saved(self, files: tuple[Checked, ...]) -> None:
        """Files were saved, and these are their reports."""

    def explain(self, code: str) -> None:
        """What a problem means, in front of the page."""
        lines = [Label(line) for line in self.bench.explain(code).split("\n") if line.strip()]
        self.app.open(dialogs.page(code, lines))


class BenchScene(BenchPage):
    """The files of one place."""

    first = "place"

    def __init__(self, nav: Navigator, bench: Bench, opened: Opened | None = None) -> None:
        super().__init__(nav, bench)
        self.name = _("Bench")
        self.opened = opened
        self.place = opened.place if opened else bench.home()

    def on_show(self) -> None:
        super().on_show()
        if self.opened is None:
            self.begin(partial(self.bench.open, self.place), self._opened)

    def build(self, size: Size, look: Look) -> Widget:
        opened = self.opened or Opened(place=self.place)
        field = TextField(_("Folder, zip or file (type, paste or drop it here)"), self.place, most=LONGEST,
                          on_change=self._typed, on_submit=self.open, problem=opened.problem, key="place")
        buttons = Row([Button(_("Open"), self.open, icon="folder-open", kind="primary", key="open"),
                       Button(_("Paste"), self.paste, icon="clipboard-paste", key="paste"),
                       Button(_("Check again"), self.open, icon="refresh-cw", key="again")], gap=10, wrap=True)
        cards: list[Widget] = [file_card(each, partial(self.choose, each)) for each in opened.files]
        body = pane([Grid(cards, cell=330, gap=12, most=3)] if cards else [Space(grow=1)], size, look, key="files")
        rows: list[Widget] = [heading(_("Bench"), self.back), field, buttons, Label(self._told(), style="bold")]
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
    hint = " · ".join(part for part in (file.name if file.title != file.name else "", first or found) if part)
    icon = "circle-x" if file.errors else "triangle-alert" if file.warnings else "circle-check"
    return Card(file.title, on_press, hint=hint, icon=icon, forecast=found if file.faults else "",
                tone="warn" if file.faults else "muted", key=f"file.{file.name}")
