"""A seat in a class without a network: a room as it stands, and what a scene asks of it."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.ui.app import App
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.seat_frame import SeatFrame
from game.view.screens import Briefing
from game.view.seat import Room

SHEET = ("You are Mara Voss", "# The yard", "## What is to be settled", "### Day (weight 50 of 100)", "- Monday: 20",
         "- Friday: 80 (the least that you can live with)", "Do not bring up the key yourself.")  # fmt: skip
ROOM = Room(seat="Heron 4", lesson="Speaking first", step="a", kind="join", title="Come in", say="Take a seat.",
            place=1, steps=8, minutes=4, then="Before you go up")  # fmt: skip
ASKS = ("What is the same in both of them?", "Where did one of you speak first, and what did it save?")
ROOMS = {
    "waiting to be let in": replace(ROOM, waiting=True),
    "come in": ROOM,
    "prepare": replace(ROOM, kind="prepare", asks=ASKS),
    "play": replace(ROOM, kind="play"),
    "play, paused": replace(ROOM, kind="play", paused=True),
    "play, at a pause point": replace(ROOM, kind="play", stopped="Stop for half a minute. What has broken here?"),
    "play, without a network": replace(ROOM, kind="play", online=False, unsent=3, minutes=None),
    "own debrief": replace(ROOM, kind="debrief", say="Find the move that cost you most."),
    "compare": replace(ROOM, kind="compare", beside="Wren 3 and Tern 2", asks=ASKS),
    "pairs": replace(ROOM, kind="pair", beside="Wren 3", role="them", sheet=SHEET),
    "together": replace(ROOM, kind="discuss", asks=ASKS),
    "exit": replace(ROOM, kind="exit", asks=ASKS, keep=True, notes=("One.", ""), then=""),
    "over": replace(ROOM, kind="ended", unsent=2, online=False),
}
"""Every kind of step, and what may be in its way."""


class Sitting:
    """A seat whose room stands still."""

    def __init__(self, nav: Navigator, room: Room, playing: Callable[[], object]) -> None:
        self.nav, self.now, self.playing = nav, room, playing
        self.agreed: list[bool] = []
        self.answered: list[str] = []
        self.left = False

    def problem(self) -> str:
        return ""

    def room(self) -> Room:
        return self.now

    def play(self):
        return (self.playing(), "yard")

    last_play = play

    def briefing(self) -> Briefing:
        return self.nav.briefing("yard")

    def planning(self):
        return None

    def answer(self, answers: list[str]) -> None:
        self.answered = list(answers)

    def agree(self, yes: bool) -> None:
        self.agreed.append(yes)

    def hand_in(self) -> tuple[str, str]:
        return "/home/ada/Documents/Livable Terms/K7M2QX-Heron-4.json", ""

    def own_record(self, *, delete: bool) -> None:
        self.deleted = delete

    def record_told(self) -> tuple[str, bool]:
        return "", False

    def leave(self) -> None:
        self.left = True


def sit(app: App, room: Room) -> Sitting:
    """Puts the window that shows a play into a class."""
    play = app.scene.play
    seat = Sitting(app.scene.nav, room, lambda: play)
    SeatFrame(app.scene.nav, seat).enter(app)
    app.step()
    return seat
