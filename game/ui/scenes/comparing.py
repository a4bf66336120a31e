"""Two cases side by side, and one question: what is the same?"""
from __future__ import annotations

from collections.abc import Callable, Sequence

from game.session.journal import JournalProblem
from game.ui.app import App
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs, plates
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.progress import heading, to_title
from game.ui.widgets import Button, Chip, Column, Divider, Label, Row, TextArea, Widget
from game.view.language import _, quoted
from game.view.looking import Compare, Moment, Side
from game.view.screens import Change


class CompareScene(Scene):
    """Two plays of one skill, stage by stage."""

    first = "same"

    def __init__(self, nav: Navigator, compared: Compare, leave: Callable[[], Scene] | None = None) -> None:
        self.nav, self.compared = nav, compared
        self.leave = leave or (lambda: to_title(nav))
        self.name = _("Two cases side by side")
        self.answer = compared.asked.text

    def build(self, size: Size, look: Look) -> Widget:
        compared = self.compared
        parts: list[Widget] = [heading(_("Two cases side by side"), self.back),
                               Row([Chip(skill, tone="accent") for skill in compared.skills], gap=8, wrap=True),
                               Row([_side(compared.left), _side(compared.right)], gap=24), Divider()]
        rows: list[Widget] = []
        for stage, left, right in compared.rows:
            rows += [Label(stage, style="title", colour="accent"),
                     Row([_moments(left), _moments(right)], gap=24), Divider()]
        field = TextArea(compared.asked.asks, self.answer, lines=2, on_change=self._write, key="same", grow=1)
        foot = Row([field, Button(_("Save it"), self.keep, icon="check", kind="primary", key="keep")], gap=12,
                   across="end")
        return Column([*parts, pane(rows, size, look, gap=10, key="stages"), foot], gap=12,
                      pad=14 if is_stacked(size, look) else 22)

    def _write(self, text: str) -> None:
        self.answer = text

    def keep(self) -> Scene | None:
        """Keep the answer, and leave."""
        try:
            if self.answer.strip() and self.nav.keep_same:
                self.nav.keep_same(self.compared, self.answer)
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem), _("This was not saved")))
            return None
        return self.back()

    def back(self) -> Scene:
        """To where it was opened."""
        return self.leave()

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


def compare_or_tell(app: App, nav: Navigator, leave: Callable[[], Scene] | None = None) -> Scene | None:
    """The last two cases of one skill; a sentence where there are none."""
    try:
        found = nav.compare() if nav.compare else None
    except JournalProblem as problem:
        app.open(dialogs.tell(str(problem)))
        return None
    if found is None:
        app.open(dialogs.tell(_("Play two encounters that teach the same first.")))
        return None
    return CompareScene(nav, found, leave)


def _side(side: Side) -> Widget:
    words = Column([Label(side.title, style="title"), Label(side.outcome, style="small_bold", colour="muted")], gap=2,
                   grow=1)
    head: list[Widget] = [plates.Head(side.client)] if side.client else []
    return Row([*head, words], gap=12, grow=1, across="center")


def _change(change: Change) -> str:
    """A meter alone; what is no number with what it is about."""
    number = any(letter.isdigit() for letter in change.what)
    return change.what if number or not change.why else f"{change.what}: {change.why}"


def _moments(moments: Sequence[Moment]) -> Widget:
    told: list[Widget] = []
    for moment in moments:
        changes = " · ".join(map(_change, moment.changes))
        told.append(Column([Label(quoted(moment.did)), *([Label(changes, style="small", colour="muted")]
                                                        if changes else [])], gap=2))
    return Column(told or [Label("–", colour="muted")], gap=8, grow=1)
