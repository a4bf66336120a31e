"""A new encounter from ten plain questions: each may be left as its example, all are looked over before anything is
written, and everything can be changed later."""
from __future__ import annotations

from functools import partial

from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.bench_page import BenchPage
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.progress import heading
from game.ui.widgets import Button, Column, Grid, Label, Panel, Row, Space, TextField, Widget
from game.view.bench import Bench, Opened
from game.view.bench_told import Answer, Drafted, Question
from game.view.language import _

LONGEST = 140  # signs of an answer
LONGEST_PATH = 400


class BenchNewScene(BenchPage):
    """The form."""

    first = "name"

    def __init__(self, nav: Navigator, bench: Bench, before: Scene) -> None:
        super().__init__(nav, bench)
        self.before = before
        self.name = _("New encounter")
        self.called, self.place = "", ""
        self.answers: dict[str, str] = {}
        self.questions = bench.questions()
        self.problem = Drafted()

    def build(self, size: Size, look: Look) -> Widget:
        asked = [self._question(number, each) for number, each in enumerate(self.questions, 1)]
        example = self.bench.example()
        fields = [self._field("name", _("What is it called?"), self.called, example, LONGEST, self._called),
                  self._field("folder", _("Where does it go?"), self.place, self.bench.place_for(self.called),
                              LONGEST_PATH, self._place)]
        on = Button(_("Look it over"), self.look_over, icon="list-checks", kind="primary", key="over")
        told = Label(_("What you leave empty stays as the example in grey. Everything can be changed in the file."),
                     style="small", colour="muted", grow=1)
        body = pane([Space(4, grow=0), Grid([*fields, *asked], cell=480, gap=14, most=2)], size, look, key="questions")
        foot = Row([on, told], gap=14, across="center")
        return self.paced(Column([heading(_("New encounter"), self.back), body, foot], gap=12,
                                 pad=14 if is_stacked(size, look) else 22))

    def _field(self, key: str, asks: str, text: str, example: str, most: int, to: object) -> TextField:
        problem = self.problem.problem if self.problem.field == key else ""
        return TextField(asks, text, hint=example, most=most, on_change=to, problem=problem, key=key)  # type: ignore[arg-type]

    def _question(self, number: int, question: Question) -> Widget:
        asks = f"{number}. {question.asks}"
        if not question.choices:
            return self._field(question.field, asks, self.answers.get(question.field, ""), question.example, LONGEST,
                               partial(self._answer, question.field))
        chosen = self.answers.get(question.field, question.example)
        buttons = [Button(words, partial(self._choose, question.field, name), key=f"{question.field}.{name}",
                          kind="primary" if name == chosen else "plain", icon="check" if name == chosen else "",
                          description=_("chosen") if name == chosen else "") for name, words in question.choices]
        return Column([Label(asks, style="small_bold", colour="muted"), Row(buttons, gap=8, wrap=True)], gap=6)

    def _called(self, text: str) -> None:
        self.called = text
        self._widget("folder").change(hint=self.bench.place_for(text))

    def _place(self, text: str) -> None:
        self.place = text

    def _answer(self, field: str, text: str) -> None:
        self.answers[field] = text
        if field != self.questions[0].field:
            return
        asked = self.bench.questions(text)
        if asked != self.questions:  # about her, him or them
            self.questions = asked
            self.changed()

    def _choose(self, field: str, name: str) -> None:
        self.answers[field] = name
        self.changed()

    def _widget(self, key: str) -> Widget:
        return next(each for each in self.app.stage.layers[0].walk() if each.key == key)

    def look_over(self) -> Scene | None:
        """All answers once more; where one cannot be used, say so at its question."""
        self.problem = self.bench.looked_over(self.called, self.place, self.answers)
        if not self.problem.problem:
            return BenchOverScene(self.nav, self.bench, self, self.problem)
        self.changed()
        self.app.stage.take_focus(self._widget(self.problem.field))
        return None

    def refused(self, drafted: Drafted) -> Scene:
        """It could not be written after all: the reason stands at its question."""
        self.problem, self.first = drafted, drafted.field
        return self

    def back(self) -> Scene:
        """Nothing is written."""
        return self.before

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


class BenchOverScene(BenchPage):
    """What will be written, before it is."""

    first = "write"

    def __init__(self, nav: Navigator, bench: Bench, form: BenchNewScene, over: Drafted) -> None:
        super().__init__(nav, bench)
        self.form, self.over = form, over
        self.name = _("This will be written")

    def build(self, size: Size, look: Look) -> Widget:
        buttons = [Button(_("Write it and open it"), self.write, icon="file-plus", kind="primary", key="write",
                          enabled=self.job is None),
                   Button(_("Change an answer"), self.back, icon="pencil-line", key="change")]
        given: list[Widget] = [_answer(number, each) for number, each in enumerate(self.over.answers, 1)]
        rows: list[Widget] = [Panel([Grid(given, cell=460, gap=18, most=2)], shadow=False)]
        where = Label(self.over.path, style="small_bold", icon="file-text", colour="muted", key="where")
        head = [heading(self.name, self.back), Label(self.form.called or self.bench.example(), style="title"), where]
        return self.paced(Column([*head, Row([*buttons], gap=10, wrap=True), pane(rows, size, look, key="answers")],
                                 gap=12, pad=14 if is_stacked(size, look) else 22))

    def write(self) -> Scene | None:
        """Write the file and open its pack."""
        form = self.form
        drafted = self.bench.draft(form.called, form.place, form.answers)
        if drafted.problem:
            return form.refused(drafted)
        self.begin(partial(self.bench.open, self.bench.pack_of(drafted.path)), partial(self._opened, drafted))
        self.changed()
        return None

    def _opened(self, drafted: Drafted, opened: Opened) -> Scene:
        from game.ui.scenes.bench import BenchScene
        from game.ui.scenes.bench_file import BenchFileScene

        if drafted.left:
            self.app.soon(lambda: self.app.open(dialogs.tell(" ".join(drafted.left), _("Left for you to add"))))
        file = next((each for each in opened.files if each.path == drafted.path), None)
        if file is None:
            return BenchScene(self.nav, self.bench, opened)
        return BenchFileScene(self.nav, self.bench, opened, file)

    def back(self) -> Scene:
        """To the form, as it was."""
        return self.form

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


def _answer(number: int, answer: Answer) -> Widget:
    said = answer.said if not answer.is_example else _("{example} (the example)").format(example=answer.said)
    return Column([Label(f"{number}. {answer.asks}", style="small", colour="muted"),
                   Label(said, style="body" if answer.is_example else "bold",
                         colour="muted" if answer.is_example else "ink")], gap=2)
