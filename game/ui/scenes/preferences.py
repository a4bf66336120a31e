"""The settings: how it looks, how it sounds, which keys; each takes effect at once and is remembered."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pygame

from game.ui import paint
from game.ui.app import SCALES, App
from game.ui.inputs import ACTIONS, Action, InputMap, KeyTaken, called, shown_key
from game.ui.look import Style
from game.ui.theme import THEMES
from game.ui.widgets import Button, Column, Dialog, Label, Role, Slider, Stepper, Tabs, Toggle, Widget
from game.ui.widgets.base import TARGET
from game.ui.widgets.press import Pressable
from game.view.language import N_, Words, _, catalog

FACES = {"firago": "FiraGO", "opensans": "Open Sans"}
THEME_NAMES = Words({"light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast")})
LEADINGS = Words({1.0: N_("normal"), 1.2: N_("wide"), 1.4: N_("very wide")})
WAITING = N_("press a key or button …")


def settings_dialog(app: App, page: int = 0) -> Dialog:
    """All settings, on pages."""
    seeing = Column([*_seeing(app), *_languages(app)], gap=8)
    pages = [(_("Seeing"), seeing), (_("Hearing"), Column(_hearing(app), gap=8)), (_("Keys"), KeysPage(app))]
    before = catalog().code
    done = Button(_("Done"), lambda: _done(app, before), kind="primary", key="ok")
    return Dialog(_("Settings"), [Tabs(pages, selected=page, key="settings.tabs")], icon="settings", width=620,
                  buttons=[done])


def _choice(name: str, options: Sequence[str], at: int, to: Callable[[int], object]) -> Stepper:
    return Stepper(name, at, low=0, high=len(options) - 1, show=lambda number: options[int(number)],
                   on_change=lambda number: to(int(number)))


def _seeing(app: App) -> list[Widget]:
    look = app.look

    def change(**values: object) -> None:
        app.set_look(replace(app.look, **values))  # type: ignore[arg-type]

    themes, faces, leadings = list(THEMES), list(FACES), list(LEADINGS)
    scales = [f"{round(100 * scale)} %" for scale in SCALES]
    near = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - look.scale))
    spacing = min(range(len(leadings)), key=lambda at: abs(leadings[at] - look.leading))
    still = Toggle(_("Reduced motion"), look.still, description=_("No blinking, no breathing, no fading."))
    still.on_press = lambda: change(still=still.on)
    return [
        _choice(_("Colours"), [THEME_NAMES[name] for name in themes], themes.index(look.theme.name),
                lambda at: change(theme=THEMES[themes[at]])),
        _choice(_("Size of text"), scales, near, lambda at: change(scale=SCALES[at])),
        _choice(_("Typeface"), [FACES[name] for name in faces], faces.index(look.face),
                lambda at: change(face=faces[at])),
        _choice(_("Space between lines"), [LEADINGS[at] for at in leadings], spacing,
                lambda at: change(leading=leadings[at])),
        still]


def _hearing(app: App) -> list[Widget]:
    preferences = app.preferences

    def loud(name: str, what: str) -> Slider:
        def change(amount: int) -> None:
            app.prefer(**{what: amount})
            app.sound("bind")

        return Slider(name, getattr(preferences, what), low=0, high=100, by=10, show=lambda amount: f"{amount} %",
                      on_change=change, key=f"loud.{what}")

    captions = Toggle(_("Captions of sounds"), preferences.captions, key="captions",
                      description=_("Says in words what sounds."))
    captions.on_press = lambda: app.prefer(captions=captions.on)
    speak = Toggle(_("Read aloud"), preferences.speak, key="speak",
                   description=_("Says what has the focus and what is new; not needed beside a screen reader."))
    speak.on_press = lambda: app.commands.get(Action.VOICE, lambda: app.prefer(speak=speak.on))()
    return [loud(_("Everything"), "loud"), loud(_("Sounds of the interface"), "interface"), loud(_("Voice"), "voice"),
            captions, speak]


def _languages(app: App) -> list[Widget]:
    """A choice of languages; nothing where there is only one."""
    there = app.languages()
    codes = list(there)
    if len(codes) < 2:
        return []
    now = catalog().code
    at = codes.index(now) if now in codes else 0
    return [_choice(_("Language"), list(there.values()), at, lambda at: app.prefer(language=codes[at])),
            Label(_("The words and the encounters are read again in it."), style="small", colour="muted")]


def _done(app: App, before: str) -> object:
    """Where the language was changed, the same screen in the other one."""
    app.listen(None)
    return app.scene.again() if catalog().code != before else None


class KeyRow(Pressable):
    """An action and its keys; pressing it asks for another one."""

    role = Role.BUTTON
    waiting = False

    def __init__(self, app: App, action: Action, on_press: Callable[[], object]) -> None:
        super().__init__(called(action), on_press, key=f"key.{action}")
        self.app, self.action = app, action

    @property
    def value(self) -> str:
        if self.waiting:
            return _(WAITING)
        inputs = self.app.inputs
        button = [_("button {number}").format(number=inputs.pad[self.action] + 1)] if self.action in inputs.pad else []
        return ", ".join([*dict.fromkeys(shown_key(each) for each in inputs.keys[self.action]), *button])

    def _rooms(self, width: int) -> tuple[int, int]:
        """(width of the name, of the keys)."""
        inner = width - 2 * self.look.gap(12)
        return round(inner * 0.55), round(inner * 0.45) - self.look.gap(10)

    def natural_width(self) -> int:
        return self.look.px(360)

    def measure(self, width: int) -> int:
        name, keys = self._rooms(width)
        tall = max(self.look.height(self.name, "body", name), self.look.height(self.value, "bold", keys))
        return max(self.look.px(TARGET), tall + self.look.gap(12))

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme = self.look, self.bounds, self.look.theme
        lit = self.waiting or self.hovered or self.held
        paint.box(target, room, self.radius, theme.soft if lit else theme.raised, theme.edge)
        name, keys = self._rooms(room.w)
        style: Style = "cue" if self.waiting else "bold"
        for text, left, wide, kind, colour in (
                (self.name, room.x + look.gap(12), name, "body", "ink"),
                (self.value, room.right - look.gap(12) - keys, keys, style, "accent")):
            tall = look.height(text, kind, wide)  # type: ignore[arg-type]
            place = pygame.Rect(left, room.centery - tall // 2, wide, tall)
            paint.write(target, look, text, self.at(place), kind, colour)  # type: ignore[arg-type]


class KeysPage(Column):
    """Every action with its keys. What would make one key mean two things is refused, and said."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.problem = Problem("")
        self.rows = [KeyRow(app, action, lambda action=action: self.ask(action))  # type: ignore[misc]
                     for action in ACTIONS]
        usual = Button(_("The usual keys again"), self.usual, icon="rotate-ccw", key="keys.usual")
        words = Label(_("Press an action, then its new key or pad button. Esc leaves it as it was."), style="small",
                      colour="muted")
        super().__init__([words, self.problem, *self.rows, usual], gap=6, key="keys")

    def ask(self, action: Action) -> None:
        """Wait for the next key."""
        for row in self.rows:
            row.change(waiting=row.action is action)
        self.problem.tell("")
        self.app.listen(lambda pressed: self.take(action, pressed))

    def take(self, action: Action, pressed: str | int) -> None:
        """The key or button that was pressed for an action."""
        inputs = self.app.inputs
        leaves = pressed in inputs.keys[Action.BACK] and action is not Action.BACK
        if not leaves and pressed not in inputs.keys[action]:
            try:
                self._bind(inputs.bound(action, pressed) if isinstance(pressed, str) else
                           inputs.bound_button(action, pressed))
            except KeyTaken as taken:
                self.problem.tell(str(taken))
        self._show()

    def usual(self) -> None:
        """Every key as it was at first."""
        self._bind(InputMap())
        self._show()

    def _bind(self, inputs: InputMap) -> None:
        self.problem.tell("")
        self.app.prefer(inputs=inputs)
        self.app.rebuild()

    def _show(self) -> None:
        for row in self.rows:
            row.change(waiting=False)


class Problem(Label):
    """One sentence that is read aloud when it comes; nothing while there is none."""

    live = True

    def __init__(self, text: str) -> None:
        super().__init__(text, colour="bad", icon="triangle-alert", key="keys.problem")
        self.hidden = not text

    def tell(self, text: str) -> None:
        """Show this, or nothing."""
        self.change(text=text, hidden=not text)
