"""The title and the briefing: what can be played, and what you know before you sit down."""

from __future__ import annotations

from dataclasses import dataclass

from game.encounter.packages import settled, worth_to_you
from game.encounter.rules import begin
from game.encounter.script import Encounter
from game.encounter.values import points
from game.view import words
from game.view.language import _
from game.view.screens import Briefing, Listed
from game.view.skill_words import SKILLS
from game.view.talk import bids, who


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A pack in the library. `problem` is why it cannot be opened, or its own first error."""

    name: str
    encounters: tuple[Listed, ...]
    by: str = ""
    """Who wrote it, and under which licence."""
    note: str = ""
    """What to know before its hard scenes."""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """Every pack found on this machine, the one that comes with the game first."""

    shelves: tuple[Shelf, ...]
    where: str = ""
    """The folder in which packs are found."""
    screen: str = "library"


def listed(encounter: Encounter, best: str = "") -> Listed:
    """One encounter of the library."""
    return Listed(
        id=encounter.id,
        title=encounter.title,
        summary=encounter.summary,
        minutes=encounter.minutes,
        level=encounter.level,
        client=who(encounter),
        place=encounter.place,
        best=best,
        skills=tuple(SKILLS[skill][0] for skill in encounter.skills),
        note=encounter.content_note,
    )


def briefing(encounter: Encounter, remember: str = "") -> Briefing:
    """Before an encounter: nothing here that you could not know."""
    state, _ = begin(encounter)
    return Briefing(
        id=encounter.id,
        title=encounter.title,
        client=who(encounter),
        place=encounter.place,
        where=encounter.where.value,
        text=encounter.briefing,
        minutes=encounter.minutes,
        turns=encounter.patience,
        your_side=_your_side(encounter),
        rivals=bids(encounter, state, ()),
        shows=tuple(words.PANELS[panel.value] for panel in encounter.shows),
        content_note=encounter.content_note,
        remember=remember,
    )


def _your_side(encounter: Encounter) -> tuple[str, ...]:
    wants = tuple((issue.id, issue.opens_you) for issue in encounter.issues if issue.raised_by is None)
    told = []
    for issue, option in settled(encounter, wants):
        if issue.id in dict(wants):
            least = issue.option(issue.livable_you).say
            told.append(
                _("{label}: you would like {say}; {least} is the least you can live with.").format(
                    label=issue.label, say=option.say, least=least
                )
            )
    best = points(worth_to_you(encounter, wants))
    hoped = _("The best you could hope for is worth {best} to you; without the work you have {walk_away}.").format(
        best=best, walk_away=encounter.walk_away
    )
    return (*told, hoped)
