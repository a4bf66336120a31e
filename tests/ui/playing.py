"""What the tests of scenes share: an encounter of few cards, a navigator, keys and clicks, and what is on screen."""
from __future__ import annotations

from dataclasses import replace

from game.encounter.script import Encounter
from game.encounter.values import Panel
from game.ui.app import App
from game.ui.scenes.navigator import Navigator
from game.view import library, preparing, screens
from tests.builders import slim, yard
from tests.encounter.playing import contested_yard

STATES = {
    "start": (), "changed": ("ask_why", "under"), "ruptured": ("boast",), "offered": ("offer day=friday price=500",),
}
PHASES = {
    "voiced": ("ask_why", "measure", "stand"),
    "unknown": ("ask_why", "stand", "reconcile hears"),
    "balked": ("ask_why", "measure", "stand", "reconcile twists"),
    "understood": ("ask_why", "measure", "stand", "reconcile hears"),
    "translated": ("ask_why", "measure", "stand", "reconcile hears", "reconcile to_need"),
}
"""Where a reconciling of the torn yard stands after some moves."""
SAID = ("answer", "ask_why", "under", "boast", "warm", "locked", "put", "to_terms")


def few(**more: object) -> Encounter:
    """The yard with no more lines than a trainer may put on the table at once."""
    return slim(yard(**more), *SAID)


def marked(**more: object) -> Encounter:
    """The yard that asks for her own words first, on arriving and before its rupture is spoken to."""
    encounter = few(**more)
    start = replace(encounter.moments[encounter.start], say_first=True)
    return replace(encounter, moments={**encounter.moments, encounter.start: start},
                   ruptures={id: replace(each, say_first=True) for id, each in encounter.ruptures.items()})


def torn(*, rivals: int = 1, **more: object) -> Encounter:
    """The contested yard with everything on screen, patient, and with nothing that breaks by itself."""
    contested = contested_yard()
    keel = contested.rivals[0]
    others = tuple(replace(keel, id=f"rival{number}", name=f"TALLY {number}") for number in range(2, rivals + 1))
    return replace(contested, ruptures={"broke": contested.ruptures["broke"]}, patience=20, panels=frozenset(Panel),
                   rivals=(keel, *others), **more)


def navigator(plays, *encounters: Encounter) -> Navigator:
    by_id = {each.id: each for each in encounters}
    listed = tuple(library.listed(each) for each in encounters)
    return Navigator(
        start=lambda id: plays(by_id[id]), resume=lambda: plays(encounters[0]),
        title=lambda: screens.Title(encounters=listed, resume=listed[0]),
        briefing=lambda id: library.briefing(by_id[id]),
        prepare=lambda id, chosen: preparing.prepare(by_id[id], chosen),
    )


def do(app: App, *keys: str) -> App:
    for key in keys:
        app.post(key)
        app.step()
    return app


def press(app: App, *names: str) -> App:
    for name in names:
        app.click(app.find(name))
        app.step()
    return app


def words(app: App) -> str:
    return "\n".join(f"{node.name} {node.description}" for node in app.stage.scope.tree())


def on_screen(app: App, kind: type) -> list:
    return [widget for widget in app.stage.scope.walk() if isinstance(widget, kind)]


def card(app: App, say: str):
    return next(w for w in app.stage.scope.walk() if getattr(w, "say", "") == f"({say})")
