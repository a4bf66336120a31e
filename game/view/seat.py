"""A seat of a class as a screen says it: what the room does, what this seat has to do, and what is in the way."""

from __future__ import annotations

from dataclasses import dataclass

from game.view.language import _, ngettext

TITLES = ("", "# ", "## ", "### ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a seat sees of its class. `kind` is that of the step (game.encounter.lesson), or "ended".

    `minutes` is None where nobody counts them; `notes` are the answers to `asks` so far; `told` is the last thing the
    host refused, "" where all is well.
    """

    seat: str
    lesson: str
    step: str
    kind: str
    title: str
    say: str = ""
    place: int = 0
    steps: int = 0
    minutes: int | None = None
    then: str = ""
    asks: tuple[str, ...] = ()
    keep: bool = False
    notes: tuple[str, ...] = ()
    paused: bool = False
    stopped: str = ""
    """What is told at a pause point that this play has come to."""
    waiting: bool = False
    asked: str = ""
    beside: str = ""
    role: str = ""
    sheet: tuple[str, ...] = ()
    online: bool = True
    unsent: int = 0
    told: str = ""
    is_shut: bool = False

    @property
    def blocked(self) -> str:
        """Why no move can be made now, "" where one can."""
        if self.paused:
            return _("The room is paused. Everything you did is kept.")
        return self.stopped

    @property
    def where(self) -> str:
        """Which step it is, in words."""
        if self.kind == "ended":
            return _("The class is over")
        return _("Step {place} of {steps}: {title}").format(place=self.place, steps=self.steps, title=self.title)

    @property
    def time_left(self) -> str:
        """The minutes in words; nothing is said once they are over, so that nobody is hurried."""
        if self.minutes is None or self.minutes < 1 or self.kind == "ended":
            return ""
        left = ngettext("{minutes} minute left", "{minutes} minutes left", self.minutes)
        return left.format(minutes=self.minutes)

    @property
    def handed_in(self) -> str:
        """Whether what was done here is with the trainer."""
        if not self.unsent:
            return _("Everything is handed in.")
        if not self.online:
            return _("The network is gone. What you did is kept here, and is handed in when it is back.")
        return _("On its way to your trainer.")


def why_not(code: str, told: str, address: str) -> str:
    """Why a class could not be joined: `code` is that of the refusal, "network" where nobody answered."""
    match code:
        case "network":
            return _("Nobody answers at {address}. Check the address, and that you are in the same network.").format(
                address=address
            )
        case "code":
            return _("That code opens no class there. Read it again from the wall.")
        case "over":
            return _("That class is over. Ask your trainer for the code of the next one.")
        case "freed":
            return _("Your seat was given up. Join again with the code.")
        case "version":
            return _("This game and your trainer’s are of different versions. Update the older one.")
        case "wait":
            return _("Too many wrong codes. Wait a minute, then try again.")
        case _:
            return told
