"""What opens in front of a scene: help, what was said, a question, a sentence."""
from __future__ import annotations

from collections.abc import Sequence

from game.ui.inputs import Action, InputMap
from game.ui.widgets import Button, Column, Dialog, Keys, Label, Said, Tabs, Transcript, Widget
from game.ui.widgets.base import Press
from game.view.language import N_, _
from game.view.screens import Spoken, Tool


def ask(question: str, words: str, yes: str, then: Press, *, no: str = N_("Stay")) -> Dialog:
    """One question; Esc, Enter and the last button mean no."""
    return Dialog(question, words=words, icon="circle-question-mark",
                  buttons=[Button(yes, then, key="yes"), Button(_(no), kind="primary", key="no")])


def confirm(tool: Tool, then: Press) -> Dialog:
    """What a tool asks before it is used."""
    question, _, rest = tool.confirm.partition("? ")
    return ask(f"{question.rstrip('?')}?", rest, tool.label, then)


def tell(sentence: str, title: str = N_("Not now")) -> Dialog:
    """One sentence, and a way on."""
    return Dialog(_(title), words=sentence, icon="info", buttons=[Button(_("All right"), kind="primary", key="ok")])


def page(title: str, body: Sequence[Widget]) -> Dialog:
    """Something to read, and a way on."""
    return Dialog(title, body, icon="book-open", width=760,
                  buttons=[Button(_("Close"), kind="primary", key="ok")])


def help_dialog(inputs: InputMap, tools: Sequence[tuple[str, str]] = ()) -> Dialog:
    """The keys, and the two things that everybody asks first."""
    say = inputs.shown
    keys = [
        ("1 – 6", _("say it")),
        (_("{key} / arrows").format(key=say(Action.NEXT)), _("move about")),
        (say(Action.PRESS), _("choose")),
        *tools,
        (say(Action.TRANSCRIPT), _("what was said")),
        (say(Action.UNDO), _("take the last move back")),
        (say(Action.BACK), _("back, or stop")),
        (say(Action.THEME), _("light, dark, contrast")),
        (f"{say(Action.LARGER)} {say(Action.SMALLER)}", _("larger, smaller text")),
        (say(Action.FULL_SCREEN), _("full screen")),
        (say(Action.SCREENSHOT), _("save a picture")),
    ]
    body: list[Widget] = [
        Label(_("There is no clock. Look at the face, read the words, then say one thing. Speaking takes a turn.")),
        Label(_("Everything is saved as you go. In practice you can take any move back.")),
        Keys(keys)]
    return Dialog(_("How this works"), body, icon="circle-question-mark", width=640,
                  buttons=[Button(_("Go on"), kind="primary", key="ok")])


def said(line: Spoken) -> Said:
    """A line as an entry of a transcript."""
    kind = {"you": "you", "them": "them", "rival": "rival"}.get(line.by, "note")
    after = f"  ({line.cue_words})" if line.cue_words else ""
    return Said(who=line.name, words=line.text + after, kind=kind)


def transcript_dialog(log: Sequence[Spoken], known: Sequence[str] = (), promised: Sequence[str] = (),
                      tall: int = 360) -> Dialog:
    """Everything said, and what came of it: what you know, what you promised. `tall` is px at scale 1."""
    words: Widget = Transcript(_("What was said"), [said(line) for line in log], least=tall, key="log", title=False)
    if known or promised:
        words = Tabs([(_("What was said"), words), (_("What came of it"), _outcome(known, promised))], key="log.tabs")
    return Dialog(
        _("So far"), [words], icon="scroll-text", width=780, buttons=[Button(_("Close"), kind="primary", key="ok")]
    )


def _outcome(known: Sequence[str], promised: Sequence[str]) -> Column:
    parts: list[Widget] = []
    if known:
        parts.append(Label(_("What you know"), style="bold"))
        parts += [Label(fact, icon="lightbulb") for fact in known]
    if promised:
        parts.append(Label(_("What you promised"), style="bold"))
        parts += [Label(promise, icon="signature") for promise in promised]
    return Column(parts, gap=8, pad=6)
