"""What the screens of a seat in a class are made of."""
from __future__ import annotations

from collections.abc import Sequence

from game.ui.places import draw_place
from game.ui.scenes.speech import Aside
from game.ui.widgets import Backdrop, Column, Label, Widget
from game.view.language import _

EMPTY = "school"
_STYLES = {"# ": "heading", "## ": "title", "### ": "bold"}


def empty_room(dark: bool) -> Widget:
    """A room in which nobody sits yet."""
    return Backdrop(_("An empty room"), lambda wide, tall: draw_place(EMPTY, (wide, tall), dark), least=150,
                    key="figure")


def questions(asks: Sequence[str]) -> list[Widget]:
    """Questions to think about; nothing of it leaves the seat."""
    if not asks:
        return []
    lead = _("To think about. Answer aloud or on paper; nothing is collected.")
    return [Label(lead, style="small_bold", colour="muted"),
            *(Label(each, style="speech", icon="message-circle-question-mark") for each in asks)]


def sheet_lines(sheet: Sequence[str]) -> list[Widget]:
    """A role sheet on screen: "# " to "### " are headings, "- " an item."""
    made: list[Widget] = []
    for line in sheet:
        mark, _space, rest = line.partition(" ")
        if line.startswith("#") and rest:
            made.append(Label(rest, style=_STYLES[f"{mark} "], heading=True))  # type: ignore[arg-type]
        elif line.startswith("- "):
            made.append(Label(rest, icon="dot"))
        else:
            made.append(Label(line))
    return [Column(made, gap=8)]


def told(text: str, tone: str = "accent") -> list[Widget]:
    """A sentence beside a rule, where there is one."""
    return [Aside(text, tone=tone, style="body")] if text else []
