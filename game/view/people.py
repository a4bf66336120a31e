"""Who plays at this machine, as plain data: profiles and the guest."""

from __future__ import annotations

from dataclasses import dataclass

from game.view.language import N_, Words

PRONOUN_NAMES = Words({"she": N_("she"), "he": N_("he"), "they": N_("they")})
"""As they are shown to whoever chooses one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """Somebody who plays here. `name` is "" for the guest; `plays` counts what was begun, None where it is unknown.

    `face` is one of game.ui.portrait.faces; "" where none was chosen.
    """

    name: str = ""
    face: str = ""
    pronoun: str = "they"
    plays: int | None = 0
    is_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """All profiles, the guest first, and the folders in which none can be read, a sentence each."""

    people: tuple[Me, ...]
    problems: tuple[str, ...] = ()
    screen: str = "profiles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A profile to be made; `keeps` takes over what the guest has played. `scale` is 1 to 2, `theme` a name."""

    name: str
    face: str
    pronoun: str
    scale: float
    theme: str
    keeps: bool = False
