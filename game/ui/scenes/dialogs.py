"""What opens in front of a scene: help, what was said, settings, a question, a sentence."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from game.ui.app import SCALES, App
from game.ui.inputs import Action, InputMap
from game.ui.theme import THEMES
from game.ui.widgets import Button, Column, Dialog, Keys, Label, Said, Stepper, Tabs, Toggle, Transcript, Widget
from game.ui.widgets.base import Press
from game.view.screens import Spoken, Tool

FACES = {"firago": "FiraGO", "opensans": "Open Sans"}
THEME_NAMES = {"light": "Light", "dark": "Dark", "contrast": "High contrast"}
LEADINGS = {1.0: "normal", 1.2: "wide", 1.4: "very wide"}


def ask(question: str, words: str, yes: str, then: Press, *, no: str = "Stay") -> Dialog:
    """One question; Esc, Enter and the last button mean no."""
    return Dialog(question, words=words, icon="circle-question-mark",
                  buttons=[Button(yes, then, key="yes"), Button(no, kind="primary", key="no")])


def confirm(tool: Tool, then: Press) -> Dialog:
    """What a tool asks before it is used."""
    question, _, rest = tool.confirm.partition("? ")
    return ask(f"{question.rstrip('?')}?", rest, tool.label, then)


def tell(sentence: str, title: str = "Not now") -> Dialog:
    """One sentence, and a way on."""
    return Dialog(title, words=sentence, icon="info", buttons=[Button("All right", kind="primary", key="ok")])


def help_dialog(inputs: InputMap, tools: Sequence[tuple[str, str]] = ()) -> Dialog:
    """The keys, and the two things that everybody asks first."""
    say = inputs.shown
    keys = [("1 – 6", "say it"), (f"{say(Action.NEXT)} / arrows", "move about"), (say(Action.PRESS), "choose"),
            *tools, (say(Action.TRANSCRIPT), "what was said"), (say(Action.UNDO), "take the last move back"),
            (say(Action.BACK), "back, or stop"), (say(Action.THEME), "light, dark, contrast"),
            (f"{say(Action.LARGER)} {say(Action.SMALLER)}", "larger, smaller text"),
            (say(Action.FULL_SCREEN), "full screen"), (say(Action.SCREENSHOT), "save a picture")]
    body: list[Widget] = [
        Label("There is no clock. Look at the face, read the words, then say one thing. Speaking takes a turn."),
        Label("Everything is saved as you go. In practice you can take any move back."),
        Keys(keys)]
    return Dialog("How this works", body, icon="circle-question-mark", width=640,
                  buttons=[Button("Go on", kind="primary", key="ok")])


def said(line: Spoken) -> Said:
    """A line as an entry of a transcript."""
    kind = {"you": "you", "them": "them", "rival": "rival"}.get(line.by, "note")
    after = f"  ({line.cue_words})" if line.cue_words else ""
    return Said(who=line.name, words=line.text + after, kind=kind)


def transcript_dialog(log: Sequence[Spoken], known: Sequence[str] = (), promised: Sequence[str] = (),
                      tall: int = 360) -> Dialog:
    """Everything said, and what came of it: what you know, what you promised. `tall` is px at scale 1."""
    words: Widget = Transcript("What was said", [said(line) for line in log], least=tall, key="log", title=False)
    if known or promised:
        words = Tabs([("What was said", words), ("What came of it", _outcome(known, promised))], key="log.tabs")
    return Dialog("So far", [words], icon="scroll-text", width=780, buttons=[Button("Close", kind="primary", key="ok")])


def _outcome(known: Sequence[str], promised: Sequence[str]) -> Column:
    parts: list[Widget] = []
    if known:
        parts.append(Label("What you know", style="bold"))
        parts += [Label(fact, icon="lightbulb") for fact in known]
    if promised:
        parts.append(Label("What you promised", style="bold"))
        parts += [Label(promise, icon="signature") for promise in promised]
    return Column(parts, gap=8, pad=6)


def settings_dialog(app: App) -> Dialog:
    """Theme, size of text, typeface, line spacing, motion; each takes effect at once."""
    look = app.look

    def change(**values: object) -> None:
        app.set_look(replace(app.look, **values))  # type: ignore[arg-type]

    def choice(name: str, options: Sequence[str], at: int, to: Callable[[int], None]) -> Stepper:
        return Stepper(name, at, low=0, high=len(options) - 1, show=lambda number: options[int(number)],
                       on_change=lambda number: to(int(number)))

    themes, faces, leadings = list(THEMES), list(FACES), list(LEADINGS)
    scales = [f"{round(100 * scale)} %" for scale in SCALES]
    near = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - look.scale))
    spacing = min(range(len(leadings)), key=lambda at: abs(leadings[at] - look.leading))
    still = Toggle("Reduced motion", look.still, description="No blinking, no breathing, no fading.")
    still.on_press = lambda: change(still=still.on)
    body: list[Widget] = [
        choice("Colours", [THEME_NAMES[name] for name in themes], themes.index(look.theme.name),
               lambda at: change(theme=THEMES[themes[at]])),
        choice("Size of text", scales, near, lambda at: change(scale=SCALES[at])),
        choice("Typeface", [FACES[name] for name in faces], faces.index(look.face), lambda at: change(face=faces[at])),
        choice("Space between lines", [LEADINGS[at] for at in leadings], spacing,
               lambda at: change(leading=leadings[at])),
        still]
    return Dialog("Settings", body, icon="settings", buttons=[Button("Done", kind="primary", key="ok")])
