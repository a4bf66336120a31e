"""Before the choices unfold: a field for the learner's own sentence. Nobody grades it."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.ui.scenes.speech import Aside
from game.ui.widgets import Button, Column, Label, Row, Space, TextArea, Widget
from game.view.language import _

LINES = 3  # lines of the field before it grows


@dataclass
class SayFirst:
    """What is asked, and what was written so far."""

    asks: str
    said: str = ""

    def write(self, text: str) -> None:
        """What stands in the field now."""
        self.said = text

    def body(self, unfold: Callable[[str], object]) -> Widget:
        """The field with its two ways on; `unfold` is given the words, "" where they are skipped."""
        field = TextArea(self.asks, self.said, lines=LINES, hint=_("Type it the way you would say it."),
                         on_change=self.write, on_submit=lambda text: unfold(text.strip()), key="own_words")
        buttons = Row([
            Button(_("Say it"), lambda: unfold(self.said.strip()), icon="message-circle", kind="primary",
                   cap=_("Enter"), key="own_words.say"),
            Button(_("Skip"), partial(unfold, ""), kind="quiet", cap="Esc", key="own_words.skip"),
            Label(_("Nobody grades it. You see it again when you look back."), style="small", colour="muted", grow=1),
        ], gap=12, across="center")  # fmt: skip
        return Column([field, buttons, Space()], gap=12, grow=1)


def heard_again(said: str) -> list[Widget]:
    """Her words above the choices, once they were written."""
    return [Aside(_("Your words: “{said}”").format(said=said), style="body")] if said else []
