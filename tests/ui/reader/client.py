"""A screen reader without eyes: plays an encounter through the accessibility bus, by what it is told there alone.

Run by the system's Python (which has gi) inside `dbus-run-session`; needs nothing of the game's own code.
Usage: client.py PLAN GAME…   PLAN is a file of lines: `press WORDS`, `focus WORDS`, `more WORDS`, `less WORDS`,
`hear WORDS` (until they are announced), `sees WORDS`, `on WORDS` (has the focus), `until WORDS | SEEN` (press until the
other words are there: a question may stand between). Prints what it did; ends with 0 if all
of it could be done.
"""
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 20.0  # seconds until what does not come is given up
BUS = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties")


def switch_on():
    """Tells the session that a screen reader runs, as one does when it starts."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        given = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
        bus.call_sync(*BUS, "Set", given, None, Gio.DBusCallFlags.NONE, -1, None)


class Reader:
    def __init__(self, pid):
        self.pid = pid
        self.heard = []
        self.listener = Atspi.EventListener.new(self._on_event)
        for kind in ("object:announcement", "object:state-changed:focused", "object:property-change"):
            self.listener.register(kind)
        self.loop = GLib.MainContext.default()

    def listen(self):
        """Takes what was announced meanwhile. In this thread: the library of the bus stands no second one."""
        while self.loop.pending():
            self.loop.iteration(False)

    def _on_event(self, event):
        try:
            told = event.any_data if isinstance(event.any_data, str) else event.source.get_name()
            self.heard.append((event.type, told or ""))
        except GLib.GError:
            pass

    def window(self):
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(at)
            if child is not None and child.get_process_id() == self.pid:
                return child
        return None

    def nodes(self, node):
        yield node
        for at in range(node.get_child_count()):
            child = node.get_child_at_index(at)
            if child is not None:
                yield from self.nodes(child)

    def all_with(self, words):
        """The nodes whose name has these words."""
        window = self.window()
        for node in self.nodes(window) if window else ():
            if words.casefold() in (node.get_name() or "").casefold():
                yield node

    def find(self, words):
        return next(self.all_with(words), None)

    def waits(self, found, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.listen()
            try:
                got = found()
                if got:
                    return got
            except GLib.GError:
                pass  # the tree changed while it was read
            time.sleep(0.05)
        raise SystemExit(f"gave up: {what}\n" + "\n".join(self.all()))

    def all(self):
        window = self.window()
        return [f"[{n.get_role_name()}] {n.get_name()}" for n in self.nodes(window)] if window else ["no window"]

    def act(self, words, does):
        def done():
            node = next((node for node in self.all_with(words) if does(node)), None)
            return f"[{node.get_role_name()}] {node.get_name()}" if node else None
        print("did", self.waits(done, f"could not do: {words}"), flush=True)

    def press(self, words):
        """Once, if it is there; then it has a moment to work."""
        next((node for node in self.all_with(words) if click(node)), None)
        time.sleep(0.5)

    def announced(self, words):
        return any("announcement" in kind and words.casefold() in told.casefold() for kind, told in self.heard)


def click(node):
    actions = node.get_action_iface()
    if actions is None or not actions.get_n_actions():
        return False
    return actions.do_action(0)


def moved(by):
    def adjust(node):
        value = node.get_value_iface()
        return value is not None and value.set_current_value(value.get_current_value() + by)
    return adjust


def is_focused(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


DOES = {"press": click, "focus": lambda node: node.get_component_iface().grab_focus(), "more": moved(1),
        "less": moved(-1)}


def follow(reader, plan):
    for line in plan:
        verb, _, words = line.partition(" ")
        if verb in DOES:
            reader.act(words, DOES[verb])
        elif verb == "until":
            pressed, seen = words.split(" | ")
            reader.waits(lambda p=pressed, s=seen: reader.find(s) or (reader.press(p), None)[1], f"never came: {seen}")
            print("pressed", pressed, "until", seen, flush=True)
        elif verb == "hear":
            reader.waits(lambda words=words: reader.announced(words), f"was not announced: {words}")
            print("heard", words, flush=True)
        elif verb == "on":
            reader.waits(lambda words=words: (found := reader.find(words)) and is_focused(found), f"no focus: {words}")
            print("focus is on", words, flush=True)
        else:
            print("sees", reader.waits(lambda words=words: reader.find(words), f"is not there: {words}").get_name(),
                  flush=True)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        plan = [line.strip() for line in file if line.strip()]
    launcher = subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
    time.sleep(0.3)
    switch_on()
    Atspi.init()
    Atspi.set_timeout(3000, 3000)  # ms; a call that hangs is made again
    game = subprocess.Popen(sys.argv[2:])
    reader = Reader(game.pid)
    try:
        follow(reader, plan)
    except SystemExit:
        print("\n".join(map(str, reader.heard[-40:])))
        raise
    finally:
        game.terminate()
        launcher.terminate()


main()
