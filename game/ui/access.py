"""The tree of widgets on the bus of the system's screen reader, by accesskit where that is installed.

The system asks from a thread of its own, so nothing is answered there: an event wakes the window, which answers. That
thread holds the adapter's lock while it waits for Python, and a call of ours holds Python while it waits for that lock.
So nothing is called before somebody listens, and before each call the thread is let through.
"""
from __future__ import annotations

import importlib
import importlib.util
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from time import sleep
from typing import Any

import pygame

from game.ui.guest import Guest
from game.ui.notices import tell
from game.ui.stage import identity
from game.ui.widgets.base import Node, Role, Widget
from game.view.language import N_, _

ROOT = 1  # the id of the window's own node
LET_THROUGH, ANSWERED = 0.001, 0.05  # seconds for the system's thread: at any time, and while it asks for the tree
NAMELESS = frozenset({Role.GROUP, Role.SCROLL})
ROLES = {
    Role.WINDOW: "WINDOW", Role.GROUP: "GROUP", Role.LABEL: "LABEL", Role.HEADING: "HEADING", Role.BUTTON: "BUTTON",
    Role.METER: "METER", Role.LOG: "LOG", Role.TAB_LIST: "TAB_LIST", Role.TAB: "TAB", Role.SPIN: "SPIN_BUTTON",
    Role.SLIDER: "SLIDER", Role.SWITCH: "SWITCH", Role.TEXT: "TEXT_INPUT", Role.DIALOG: "DIALOG",
    Role.IMAGE: "IMAGE", Role.GRID: "GROUP", Role.RADIO: "RADIO_BUTTON", Role.SCROLL: "SCROLL_VIEW",
}
ASKED = {"press": "CLICK", "focus": "FOCUS", "increment": "INCREMENT", "decrement": "DECREMENT"}
_BROKEN = N_("The screen reader could not be reached, so the game is silent to it; self-voicing is in the settings.")


def is_installed() -> bool:
    """Whether the package for screen readers is there."""
    return importlib.util.find_spec("accesskit") is not None


class Names:
    """The same number for the same widget, however often its tree is built again."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def number(self, widgets: Iterable[Widget]) -> dict[int, int]:
        """Widget id -> the number it keeps, for a whole tree in its order."""
        seen: Counter[Hashable] = Counter()
        found: dict[int, int] = {}
        for widget in widgets:
            names = identity(widget)
            seen[names] += 1
            found[widget.id] = self._known.setdefault((names, seen[names]), ROOT + 1 + len(self._known))
        return found


class ScreenReader(Guest):
    """Pushes the tree after each change, and does what the screen reader asks of a node."""

    def __init__(self, ak: Any = None) -> None:
        self.ak: Any = ak
        self.active = False
        self.adapter: Any = None
        self._names = Names()
        self._widget_of: dict[int, int] = {}
        self._woken = self._asked = 0

    # ---- coming and going
    def begin(self) -> None:
        try:
            self.ak = self.ak or importlib.import_module("accesskit")
            self._woken, self._asked = pygame.event.custom_type(), pygame.event.custom_type()
            self.adapter = self._adapter()
        except (ImportError, AttributeError, OSError, RuntimeError, KeyError, TypeError, pygame.error):
            tell(_(_BROKEN))

    def leave(self) -> None:
        self.adapter, self.active = None, False

    def _adapter(self) -> Any:
        """The adapter of this system. On Windows and macOS it hangs on the window, which must not be on screen yet."""
        if sys.platform == "darwin":
            self.ak.macos.add_focus_forwarder_to_window_class("SDLWindow")
            make, window = self.ak.macos.SubclassingAdapter.for_window, pygame.display.get_wm_info()["window"]
            return self._hidden(lambda: make(window, self._wake, self._ask))
        if sys.platform == "win32":
            make, window = self.ak.windows.SubclassingAdapter, pygame.display.get_wm_info()["window"]
            return self._hidden(lambda: make(window, self._wake, self._ask))
        return self.ak.unix.Adapter(self._wake, self._ask, self._sleep)

    def _hidden(self, make: Any) -> Any:
        size, flags = self.app.surface.get_size(), self.app.surface.get_flags() & pygame.RESIZABLE
        pygame.display.set_mode(size, flags | pygame.HIDDEN)
        try:
            return make()
        finally:
            self.app.surface = pygame.display.set_mode(size, flags | pygame.SHOWN)

    # ---- from the system's thread
    def _wake(self) -> None:
        """Somebody listens now: the tree follows from the window's own thread."""
        pygame.event.post(pygame.event.Event(self._woken, active=True))

    def _sleep(self) -> None:
        pygame.event.post(pygame.event.Event(self._woken, active=False))

    def _ask(self, request: Any) -> None:
        pygame.event.post(pygame.event.Event(self._asked, action=request.action, target=request.target))

    # ---- from the window's thread
    def handle(self, event: pygame.event.Event) -> bool:
        if event.type in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST):
            self._tell_focus(event.type == pygame.WINDOWFOCUSGAINED)
            return False
        if self._woken and event.type == self._woken:
            self.active = bool(event.active)
            sleep(ANSWERED)
            self._tell_focus(pygame.key.get_focused())
            self.drawn()
            return True
        if self._asked and event.type == self._asked:
            self.ask(event.action, event.target)
            return True
        return False

    def ask(self, action: Any, target: int) -> bool:
        """Do what the screen reader asks of the node `target`; False if it cannot be done."""
        what = next((what for what, name in ASKED.items() if action == getattr(self.ak.Action, name)), "")
        done = self.app.ask(self._widget_of.get(target, 0), what)
        if done:
            self.app.stage.show_ring(True)
            self.app.paint()
        return done

    def drawn(self) -> None:
        if self.active and self.adapter is not None:
            sleep(LET_THROUGH)
            self._raise(self.adapter.update_if_active(self.tree))

    def _tell_focus(self, has: bool) -> None:
        if self.adapter is None or not self.active:
            return
        sleep(LET_THROUGH)
        if sys.platform == "darwin":
            self._raise(self.adapter.update_view_focus_state(has))
        elif sys.platform != "win32":
            self.adapter.update_window_focus_state(has)

    @staticmethod
    def _raise(events: Any) -> None:
        if events is not None:
            events.raise_events()

    # ---- the tree
    def tree(self) -> Any:
        """What is on screen now, as an update of accesskit."""
        stage, focus = self.app.stage, self.app.stage.focus
        layers = [stage.scope, *stage.overlays]
        numbers = self._names.number(widget for layer in layers for widget in layer.walk())
        self._widget_of = {number: id for id, number in numbers.items()}
        update = self.ak.TreeUpdate(numbers.get(focus.id, ROOT) if focus else ROOT)
        update.tree = self.ak.Tree(ROOT)
        update.tree.toolkit_name = "Livable Terms"
        update.nodes.append((ROOT, self._window(layers, numbers)))
        for layer in layers:
            update.nodes.extend((numbers[node.id], self._node(node, numbers)) for node in layer.tree())
        return update

    def _window(self, layers: Sequence[Widget], numbers: dict[int, int]) -> Any:
        window = self.ak.Node(self.ak.Role.WINDOW)
        window.set_label(self.app.scene.name)
        window.set_children([numbers[layer.id] for layer in layers])
        return window

    def _node(self, node: Node, numbers: dict[int, int]) -> Any:
        said = node.name.strip()
        plain = node.role in NAMELESS and not said
        made = self.ak.Node(getattr(self.ak.Role, "GENERIC_CONTAINER" if plain else ROLES[node.role]))
        is_text = node.role is Role.LABEL
        if said:
            made.set_value(said) if is_text else made.set_label(said)
        if node.value and not is_text:
            made.set_value(node.value)
        about = ". ".join(part for part in (node.value if is_text else "", node.description) if part)
        if about:
            made.set_description(about)
        made.set_children([numbers[child] for child in node.children if child in numbers])
        self._set_state(made, node)
        return made

    def _set_state(self, made: Any, node: Node) -> None:
        factor, (x, y, wide, tall) = self.app.factor, node.bounds
        made.set_bounds(self.ak.Rect(x * factor, y * factor, (x + wide) * factor, (y + tall) * factor))
        for what in node.actions:
            made.add_action(getattr(self.ak.Action, ASKED[what]))
        if node.number:
            made.set_numeric_value(node.number.now)
            made.set_min_numeric_value(node.number.low)
            made.set_max_numeric_value(node.number.high)
        if node.checked is not None:
            if node.role is Role.TAB:
                made.set_selected(node.checked)
            else:
                made.set_toggled(self.ak.Toggled.TRUE if node.checked else self.ak.Toggled.FALSE)
        if node.shortcut:
            made.set_keyboard_shortcut(node.shortcut.upper())
        if not node.enabled:
            made.set_disabled()
        if node.role is Role.DIALOG:
            made.set_modal()
        elif node.live:
            made.set_live(self.ak.Live.POLITE)
