"""The loop: waits for events, sends them where they belong, draws what changed, and else does nothing."""
from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic_ns

import pygame

from game.ui import idle, window
from game.ui.drive import Drive
from game.ui.guest import Company
from game.ui.inputs import BAR, CHOICES, Action, InputMap, chord, is_typing, written_of
from game.ui.look import Look, Size
from game.ui.pointer import Pointer
from game.ui.preferences import Preferences
from game.ui.scene import Scene
from game.ui.stage import DIRECTIONS, Stage
from game.ui.surround import WAKE, Surround
from game.ui.theme import next_theme
from game.ui.widgets.base import Widget
from game.ui.widgets.dialog import Dialog

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
IDLE = 150  # ms without anything to do after which the scene may prepare what could be shown next (design choice)
REPEATED = frozenset({*DIRECTIONS, Action.NEXT, Action.PREVIOUS, Action.ERASE, Action.DELETE,
                      Action.PAGE_UP, Action.PAGE_DOWN})


def running_ms() -> int:
    """Milliseconds that only grow. pygame's own clock stands at 0 until somebody makes a Clock."""
    return monotonic_ns() // 1_000_000


class App(Drive, Company):
    """A window with a scene in it. `surface` comes from `open_window`; `look` is what the person asked for.

    `on_look` is told of a new look (to remember it), `after` is called after each turn that drew something
    (for the accessibility bus), `pictures` is the folder of screenshots. `clock` gives milliseconds.
    """

    def __init__(self, surface: pygame.Surface, scene: Scene, *, look: Look | None = None,
                 inputs: InputMap | None = None, on_look: Callable[[Look], object] | None = None,
                 preferences: Preferences | None = None,
                 on_preferences: Callable[[Preferences], object] | None = None,
                 after: Callable[[], object] | None = None, pictures: Path | None = None,
                 clock: Callable[[], int] = running_ms) -> None:
        self.surface, self.look = surface, look or Look()
        self.receive(preferences or Preferences(inputs=inputs or InputMap()), on_preferences)
        self.on_look, self.after, self.pictures = on_look, after, pictures
        self.running, self.full = True, False
        self.frames_drawn = self.rects_drawn = 0
        self._windowed: Size = surface.get_size()
        self._down: set[int] = set()
        self._swallow = ""
        self._soon: list[Callable[[], object]] = []
        self.surround: Surround | None = None
        self._fit()
        self.stage = Stage(self.canvas.get_size(), self._zoomed(), self.go, clock)
        self.pointer = Pointer(self.stage)
        self.show(scene)

    # ---- size and look
    def _fit(self) -> None:
        size, self.factor = window.canvas_size(self.surface.get_size())
        self.canvas = self.surface if self.factor == 1.0 else pygame.Surface(size)
        self._fresh = True

    def _zoomed(self) -> Look:
        return replace(self.look, scale=self.look.scale * window.zoom(self.canvas.get_size()))

    def set_look(self, look: Look) -> None:
        """Another theme, scale, face …; everything is built again."""
        self.look = look
        self._refit()
        if self.on_look:
            self.on_look(look)

    def _refit(self) -> None:
        self._fit()
        self.stage.resize(self.canvas.get_size(), self._zoomed())
        self.rebuild()

    def resize(self, size: Size) -> None:
        """The window in another size in px."""
        self.surface = window.change_mode(size, self.full)
        self._refit()

    def toggle_full_screen(self) -> None:
        """Over the whole screen, and back."""
        if not self.full:
            self._windowed = self.surface.get_size()
        self.full = not self.full
        self.resize(self._windowed)

    def _text_step(self, by: int) -> None:
        near = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.look.scale))
        scale = SCALES[max(0, min(len(SCALES) - 1, near + by))]
        if scale != self.look.scale:
            self.set_look(replace(self.look, scale=scale))

    # ---- scenes
    def show(self, scene: Scene) -> None:
        """Leave the scene of now and show another."""
        if self.surround:
            self.surround.shows(scene)
        before: Scene | None = getattr(self, "scene", None)
        if before:
            before.on_leave()
        self.scene = scene
        scene.app = self
        scene.on_show()
        self.pointer.forget()
        self.stage.show(self._build(), scene.first)

    def rebuild(self) -> None:
        """Build the scene's tree again; focus and scrolling stay."""
        self.pointer.forget()
        self.stage.renew(self._build())

    def _build(self) -> Widget:
        size, look, around = self.canvas.get_size(), self.stage.look, self.surround
        if around is None:
            return self.scene.build(size, look)
        return around.around(self.scene.build(around.room(size, look), look), size, look)

    def wake(self) -> None:
        """From any thread: something outside has changed, and whoever stands around the scene should look."""
        with suppress(pygame.error):
            pygame.event.post(pygame.event.Event(WAKE))

    def woken(self) -> None:
        """Something outside has changed."""
        if self.surround:
            self.surround.woken()
        self.scene.woken()

    def go(self, result: object) -> None:
        """Show what a press gave back, if it is a scene."""
        if isinstance(result, Scene):
            self.show(result)

    def open(self, dialog: Dialog) -> None:
        """Ask something in front of the scene."""
        for button in dialog.buttons:
            button.on_press = self._closing(button.on_press)
        self.pointer.forget()
        self.stage.open(dialog)

    def _closing(self, then: Callable[[], object] | None) -> Callable[[], object]:
        def press() -> object:
            self.close()
            return then() if then else None
        return press

    def close(self) -> None:
        """Take the top dialog away."""
        self.pointer.forget()
        self.stage.close()

    def quit(self) -> None:
        """Leave the loop after this turn."""
        self.running = False

    # ---- events
    def handle(self, event: pygame.event.Event) -> None:
        """One event of pygame."""
        if any(guest.handle(event) for guest in self.guests):
            return
        if event.type == pygame.QUIT:
            self.quit()
        elif event.type in (pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED):
            self._on_window(event.type)
        elif event.type in (pygame.KEYDOWN, pygame.KEYUP):
            self._on_key(event)
        elif event.type == pygame.TEXTINPUT:
            self._on_text(event.text)
        elif event.type == WAKE:
            self.woken()
        elif event.type in (pygame.JOYBUTTONDOWN, pygame.JOYHATMOTION):
            self.act(self.inputs.action(event))
        else:
            self.pointer.handle(event, self.factor)

    def _on_window(self, kind: int) -> None:
        surface = pygame.display.get_surface()
        if surface and (surface is not self.surface or surface.get_size() != self.stage.size):
            self.surface = surface
            if window.canvas_size(surface.get_size())[0] != self.stage.size or self.factor == 1.0:
                self._refit()
        if kind == pygame.WINDOWEXPOSED:
            self.stage.invalidate(pygame.Rect((0, 0), self.stage.size))

    def _on_key(self, event: pygame.event.Event) -> None:
        if event.type == pygame.KEYUP:
            self._down.discard(event.key)
            return
        again = event.key in self._down
        self._down.add(event.key)
        self._swallow = ""
        if self.listening and not again:
            self.hear(written_of(event))
            return
        focus = self.stage.focus
        if focus and focus.wants_text and is_typing(event):
            return  # the characters come as TEXTINPUT
        if focus and focus.wants_text and focus.on_chord(chord(event.key, event.mod)):
            return
        action = self.inputs.action(event)
        if again and action not in REPEATED:
            return
        self._swallow = event.unicode
        if action:
            self.act(action)
        elif is_typing(event):
            self._shortcut(event.unicode)

    def _on_text(self, text: str) -> None:
        focus, swallow, self._swallow = self.stage.focus, self._swallow, ""
        if focus and focus.wants_text and text != swallow:
            focus.on_text(text)

    def act(self, action: Action | None) -> None:
        """Do an action, wherever it came from: the focused widget first, then the window, then the scene."""
        if action is None:
            return
        self.stage.show_ring(True)
        focus = self.stage.focus
        if (focus and focus.on_action(action)) or self._navigate(action) or self._settings(action):
            return
        if (action in CHOICES and self._shortcut(action[-1])) or (action in BAR and self._press(f"tool.{action}")):
            return
        if isinstance(self.stage.scope, Dialog):
            if action is Action.BACK:
                self.stage.scope.cancel()
            return
        self.go(self.scene.on_action(action))

    def _navigate(self, action: Action) -> bool:
        if action in (Action.NEXT, Action.PREVIOUS):
            self.stage.move(1 if action is Action.NEXT else -1)
        elif action in DIRECTIONS:
            return self.stage.steer(action) or self._scroll(action)
        elif action is Action.PRESS and self.stage.focus:
            self.stage.focus.press()
        elif action in (Action.PAGE_UP, Action.PAGE_DOWN):
            return self._scroll(action)
        else:
            return False
        return True

    def _scroll(self, action: Action) -> bool:
        """Whatever scrolls around the focus, else the first on screen that does."""
        page = {Action.UP: Action.PAGE_UP, Action.DOWN: Action.PAGE_DOWN}.get(action, action)
        around, above = [], self.stage.focus
        while above:
            around.append(above)
            above = above.parent
        return any(w.on_action(page) for w in (*around, *self.stage.scope.walk()) if hasattr(w, "scroll_to"))

    def _settings(self, action: Action) -> bool:
        if action is Action.THEME:
            self.set_look(replace(self.look, theme=next_theme(self.look.theme)))
        elif action in (Action.LARGER, Action.SMALLER):
            self._text_step(1 if action is Action.LARGER else -1)
        elif action is Action.FULL_SCREEN:
            self.toggle_full_screen()
        elif action in self.commands:
            self.go(self.commands[action]())
        elif action is Action.SCREENSHOT:
            self.screenshot()
        else:
            return False
        return True

    def _shortcut(self, chord: str) -> bool:
        """Press the widget of the top layer that has this shortcut."""
        return self._pressed(next((w for w in self.stage.scope.walk() if w.shortcut == chord and w.focusable), None))

    def _press(self, key: str) -> bool:
        """Press the widget of the top layer that has this key."""
        return self._pressed(next((w for w in self.stage.scope.walk() if w.key == key and w.focusable), None))

    def _pressed(self, found: Widget | None) -> bool:
        if found:
            self.stage.take_focus(found)
            found.press()
        return found is not None

    def ask(self, widget_id: int, what: str) -> bool:
        """Do what an assistive client asks of a node: press, focus, increment, decrement. False if unknown."""
        found = next((w for w in self.stage.scope.walk() if w.id == widget_id), None)
        if found is None or what not in found.actions:
            return False
        self.stage.take_focus(found)
        if what == "press":
            found.press()
        elif what in ("increment", "decrement"):
            found.adjust(1 if what == "increment" else -1)
        return True

    # ---- turns
    def paint(self) -> None:
        """Draw what changed, if anything did: words at once, then the pictures that take long."""
        drawn = self._draw(hurry=not self._fresh)
        self._fresh = False
        if self.stage.dirty:
            drawn = self._draw() or drawn
        if not drawn:
            return
        for guest in self.guests:
            guest.drawn()
        if self.after:
            self.after()
        soon, self._soon = self._soon, []
        for then in soon:
            then()
        if soon:
            self.paint()

    def _draw(self, *, hurry: bool = False) -> bool:
        began = monotonic_ns()
        rects = self.stage.paint(self.canvas, hurry=hurry)
        if not rects:
            return False
        self.frames_drawn += 1
        self.rects_drawn += len(rects)
        if self.canvas is self.surface:
            pygame.display.update(rects)
        else:
            pygame.transform.smoothscale(self.canvas, self.surface.get_size(), self.surface)
            pygame.display.flip()
        self.drawing_ms = (monotonic_ns() - began) / 1e6
        return True

    def soon(self, then: Callable[[], object]) -> None:
        """Do it once the next picture is on screen, so that what takes long does not keep the first frame waiting."""
        self._soon.append(then)

    def step(self) -> bool:
        """One turn without waiting: all events, what is due, drawing. False when it is time to leave."""
        for event in pygame.event.get():
            self.handle(event)
        self.stage.tick()
        self.paint()
        return self.running

    def run(self) -> None:
        """Turns until somebody leaves. Sleeps in the system while nothing happens and nothing moves."""
        self.paint()
        with idle.sweeping():
            while self.running:
                self.handle(self._next_event())
                self.step()
        for guest in self.guests:
            guest.leave()

    def _next_event(self) -> pygame.event.Event:
        """The next event, or none when something is due. What the scene can prepare is done while nobody acts."""
        pause = IDLE
        while (wait := self.stage.due()) is None or wait > pause:
            event = pygame.event.wait(pause)
            if event.type != pygame.NOEVENT:
                return event
            if not self.scene.prepare():
                idle.sweep()
                break
            pause = 1
        wait = self.stage.due()
        return pygame.event.wait() if wait is None else pygame.event.wait(max(1, wait))

    def picture(self) -> pygame.Surface:
        """A copy of what is on screen."""
        return self.surface.copy()

    def screenshot(self) -> Path | None:
        """Save the picture under the next free number in `pictures`; None without a folder or room."""
        if self.pictures is None:
            return None
        try:
            self.pictures.mkdir(parents=True, exist_ok=True)
            taken = {path.name for path in self.pictures.glob("livable-terms-*.png")}
            names = (f"livable-terms-{number:03}.png" for number in range(1, len(taken) + 2))
            path = self.pictures / next(name for name in names if name not in taken)
            pygame.image.save(self.surface, str(path))
        except (OSError, pygame.error):
            return None
        return path
