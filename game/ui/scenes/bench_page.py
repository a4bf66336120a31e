"""What all pages of the Bench share: work beside the window that can be stopped, and a look at what was saved."""
from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.bench_charts import Work
from game.ui.scenes.bench_guest import guest_of
from game.ui.scenes.bench_parts import IDLE, QUICK, Job, Paced, Pulse
from game.ui.scenes.bench_source import explained
from game.ui.scenes.navigator import Navigator
from game.ui.widgets import Button, Row, Widget
from game.view.bench import Bench, Checked
from game.view.bench_faults import Fault
from game.view.bench_told import Going, Told
from game.view.language import _

T = TypeVar("T")


class BenchPage(Scene):
    """A page with work beside the window. What was begun before is forgotten when something else begins."""

    def __init__(self, nav: Navigator, bench: Bench) -> None:
        self.nav, self.bench = nav, bench
        self.job: Job | None = None
        self.looking: Job | None = None
        self.going: Going | None = None
        self._doing = self._from = ""

    def on_show(self) -> None:
        guest_of(self.app)

    def on_leave(self) -> None:
        if self.going:
            self.going.stop()

    def paced(self, page: Widget) -> Widget:
        """The page with its pulse."""
        return Paced(page, Pulse(self.beat, lambda: QUICK if self.job or self.looking else IDLE))

    def begin(self, work: Callable[[], T], then: Callable[[T], object], *, going: Going | None = None,
              doing: str = "") -> None:
        """Do `work` beside the window; `then` takes what came of it. With `going` its progress, named `doing`, is shown
        with a way to stop it."""
        if self.going:
            self.going.stop()
        self.going, self._doing = going, doing
        self.job = Job(work, then)  # type: ignore[arg-type]
        if going:
            self.changed()

    def run(self, doing: str, work: Callable[[Going], T], then: Callable[[T], object]) -> None:
        """Something that takes long and can be stopped."""
        going, focus = Going(), self.app.stage.focus
        self._from = focus.key if focus else ""
        self.begin(lambda: work(going), then, going=going, doing=doing)
        self._focus("stop")

    def _focus(self, key: str) -> None:
        found = next((each for each in self.app.stage.scope.walk() if each.key == key and each.focusable), None)
        if found:
            self.app.stage.take_focus(found)

    def work(self) -> list[Widget]:
        """A row that says how far it has got, and stops it; nothing while nothing takes long."""
        if not (self.job and self.going):
            return []
        bar = Work(self._doing)
        bar.done, bar.wanted = self.going.done, self.going.wanted
        stop = Button(_("Stop"), self.stop, icon="square", key="stop", enabled=not self.going.is_stopped)
        return [Row([bar, stop], gap=14, across="center")]

    def stop(self) -> None:
        """Have long work end with what there is."""
        if self.going:
            self.going.stop()
            self._doing = _("Stopping…")
            self.changed()

    def beat(self) -> None:
        """Take up what is done; while nothing is, look for a save."""
        if self.job and self.job.is_done:
            done, self.job, self.going = self.job, None, None
            self._take(done)
        elif self.job:
            self._show_progress()
        elif self.looking and self.looking.is_done:
            seen, self.looking = self.looking, None
            if seen.result:
                seen.then(seen.result)
        elif not self.looking:
            self.looking = Job(self.bench.saved, self._saved)

    def _show_progress(self) -> None:
        bar = next((each for each in self.app.stage.layers[0].walk() if isinstance(each, Work)), None)
        if bar and self.going and (bar.done, bar.wanted) != (self.going.done, self.going.wanted):
            bar.change(done=self.going.done, wanted=self.going.wanted)

    def _take(self, done: Job) -> None:
        if done.failed:
            self.failed()
            self.changed()
            self.app.open(dialogs.tell(done.failed, _("This could not be done")))
            return
        focus = self.app.stage.focus
        was_on_stop = focus is not None and focus.key == "stop"
        self.app.go(done.then(done.result))
        if was_on_stop and self.app.scene is self:
            self._focus(self._from)

    def failed(self) -> None:
        """What was begun came to nothing."""

    def _saved(self, files: object) -> None:
        if isinstance(files, tuple):
            self.saved(files)

    def saved(self, files: tuple[Checked, ...]) -> None:
        """Files were saved, and these are their reports."""

    def explain(self, fault: Fault) -> None:
        """What a problem means, in front of the page."""
        self.app.open(explained(fault, self.bench.explain(fault.code)))

    def told(self, told: Told) -> Scene | None:
        """A report as a page of its own, or the reason why there is none."""
        from game.ui.scenes.bench_told import BenchToldScene

        focus = self.app.stage.focus
        self.first = (self._from if focus and focus.key == "stop" else focus.key if focus else "") or self.first
        self.changed()
        if told.problem:
            self.app.open(dialogs.tell(told.problem))
            return None
        return BenchToldScene(self.nav, self.bench, told, self)
