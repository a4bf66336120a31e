"""What was saved and where; the folder opens only where somebody asks for it."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.session.journal import JournalProblem
from game.session.profiles import ProfileProblem
from game.ui.scenes import dialogs
from game.ui.scenes.navigator import Navigator
from game.ui.widgets import Button, Dialog, Label, Widget
from game.view.language import _

if TYPE_CHECKING:
    from game.ui.app import App


def saved_dialog(nav: Navigator, title: str, paths: Sequence[Path], words: str = "") -> Dialog:
    """The files by name, and the folder they are in."""
    folder = paths[0].parent
    body: list[Widget] = [Label(path.name, style="bold", icon="file-text") for path in paths]
    body.append(Label(_("In {folder}").format(folder=folder), style="small", colour="muted"))
    opener = nav.open_folder
    buttons = [Button(_("All right"), kind="primary", key="ok")]
    if opener is not None:
        buttons.insert(0, Button(_("Open the folder"), lambda: opener(folder), icon="folder-open", key="folder"))
    return Dialog(title, body, words=words, buttons=buttons, icon="circle-check", width=620)


def save_report(app: App, nav: Navigator, play: int | None, decided: Sequence[Any] = ()) -> None:
    """A page, a table and JSON about one play, or about all of them; says where, or why not."""
    if nav.save_report is None:
        return
    try:
        paths = nav.save_report(play, decided)
    except (ProfileProblem, JournalProblem) as problem:
        app.open(dialogs.tell(str(problem), _("This was not saved")))
        return
    told = _("A page to read or print, a table with a row for each choice, and everything as JSON.")
    app.open(saved_dialog(nav, _("The report is saved"), paths, told))
