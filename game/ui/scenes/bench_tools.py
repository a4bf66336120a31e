"""The Bench's page of tools: paper, figures, tests, kept plays, translations, completion."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes.bench_page import BenchPage
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.progress import heading
from game.ui.widgets import Button, Column, Grid, Label, Panel, Row, TextField, Widget
from game.view.bench import Bench
from game.view.bench_told import Going, Told
from game.view.language import _

LONGEST = 400


class Tools:
    """The tools for one file, or with `is_file` False for a whole place."""

    def __init__(self, page: BenchPage, path: Callable[[], str], *, is_file: bool = True) -> None:
        self.page, self.path, self.is_file = page, path, is_file
        self.journals, self.language, self.table = page.bench.journals(), "es", ""

    def build(self, size: Size, look: Look) -> Widget:
        """The page."""
        figures, tests, kept, hand_on, completion = self._of_both()
        panels = [figures, tests, kept, hand_on, completion]
        if self.is_file:
            panels = [*self._of_file(), figures, tests, self._translation(), kept, hand_on, completion]
        return pane([*self.page.work(), Grid(panels, cell=440, gap=14, most=2)], size, look, key="tools")

    def _of_file(self) -> list[Widget]:
        return [
            _tool(_("Storyboard"), _("Every moment as a picture on one page, for people who read no YAML."),
                  [Button(_("Draw it"), self.storyboard, icon="images", key="storyboard")]),
            _tool(_("Role sheets"), _("For two people who play it at a table, on paper."),
                  [Button(_("Both"), partial(self._roles, "both"), icon="users", key="roles.both"),
                   Button(_("Client's"), partial(self._roles, "them"), key="roles.them"),
                   Button(_("Yours"), partial(self._roles, "you"), key="roles.you")]),
        ]

    def _of_both(self) -> list[Widget]:
        bench = self.page.bench
        return [
            _tool(_("Figures"), _("Words by speaker, minutes of reading, skills."),
                  [Button(_("Count"), partial(self._run, _("Counting…"), bench.stats), icon="chart-column",
                          key="stats")]),
            _tool(_("Tests"), _("Plays the moves in your .test.yaml files, and says what comes out otherwise."),
                  [Button(_("Run the tests"), partial(self._run, _("Running the tests…"), bench.test),
                          icon="flask-conical", key="test")]),
            _tool(_("Kept plays"), _("What plays that were begun before would make of the text as it is now."),
                  [Button(_("Compare"), self.against, icon="clock", key="against")],
                  TextField(_("Journal, or a folder of them"), self.journals, most=LONGEST, on_change=self._journals,
                            on_submit=lambda text: self.against(), key="journals")),
            _tool(_("Hand it on"), _("The whole pack as one zip, for another machine or another trainer."),
                  [Button(_("Make a zip"), partial(self._tell, bench.zip), icon="folder-archive", key="zip")]),
            _tool(_("Completion in an editor"), _("Your editor can offer what may stand at each place."),
                  [Button(_("Show me how"), self.schema, icon="text-cursor-input", key="schema")]),
        ]

    def _translation(self) -> Widget:
        return _tool(
            _("Another language"), _("A table for a translator, taken back once it is filled in."),
            [Button(_("Write the table"), self.lines_out, icon="file-output", key="lines.out"),
             Button(_("Take it back"), self.lines_in, icon="file-input", key="lines.in"),
             Button(_("How far it is"), self.lines_left, icon="list-checks", key="lines.left")],
            TextField(_("Language (es, ar, pt_BR …)"), self.language, most=20, on_change=self._language,
                      key="language"),
            TextField(_("Table to take back"), self.table, most=LONGEST, hint=_("the one that was written here"),
                      on_change=self._table, key="table"),
        )

    def _journals(self, text: str) -> None:
        self.journals = text

    def _language(self, text: str) -> None:
        self.language = text

    def _table(self, text: str) -> None:
        self.table = text

    # ---- doing
    def _tell(self, tool: Callable[[str], Told]) -> None:
        self.page.begin(partial(tool, self.path()), self.page.told)

    def _run(self, doing: str, tool: Callable[[str, Going], Told]) -> None:
        """Something that may take long: with its progress, and a way to stop it."""
        self.page.run(doing, partial(tool, self.path()), self.page.told)

    def storyboard(self) -> None:
        """Draw every moment."""
        self._run(_("Drawing the pictures…"), self.page.bench.storyboard)

    def _roles(self, who: str) -> None:
        self._tell(lambda path: self.page.bench.roles(path, who))

    def against(self) -> None:
        """Kept plays in the text of now."""
        self._run(_("Playing kept plays again…"),
                  lambda path, going: self.page.bench.against(path, self.journals, going))

    def lines_out(self) -> None:
        """A table for a translator."""
        self._tell(lambda path: self.page.bench.lines_out(path, self.language))

    def lines_in(self) -> None:
        """The table that came back."""
        self._tell(lambda path: self.page.bench.lines_in(path, self.language, self.table))

    def lines_left(self) -> None:
        """What is missing."""
        self._tell(lambda path: self.page.bench.lines_left(path, self.language))

    def schema(self) -> None:
        """Completion."""
        self._tell(lambda path: self.page.bench.schema())


def _tool(title: str, what: str, buttons: list[Button], *fields: Widget) -> Widget:
    return Panel([Label(what, style="small", colour="muted"), *fields, Row([*buttons], gap=10, wrap=True)], title=title,
                 shadow=False, gap=10)


class BenchPlaceScene(BenchPage):
    """The tools for everything in a place."""

    first = "back"

    def __init__(self, nav: Navigator, bench: Bench, place: str, name: str, before: Scene) -> None:
        super().__init__(nav, bench)
        self.before = before
        self.name = name
        self.tools = Tools(self, lambda: place, is_file=False)

    def build(self, size: Size, look: Look) -> Widget:
        rows = [heading(self.name, self.back), self.tools.build(size, look)]
        return self.paced(Column(rows, gap=12, pad=14 if is_stacked(size, look) else 22))

    def back(self) -> Scene:
        """To the files."""
        return self.before

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None
