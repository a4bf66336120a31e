"""Which two plays are laid side by side, and how the answer to "what is the same?" is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.encounter.script import Encounter
from game.review.compare import shared
from game.review.debrief import Review
from game.session import notes
from game.session.journal import Note
from game.view.language import _
from game.view.looking import Compare
from game.view.looking_back import comparing


def last_two(reviews: Iterable[Review], kept: Iterable[Note]) -> Compare | None:
    """The first two plays (`reviews`: the latest first) of different encounters that teach the same; None without."""
    answers = {(one, other): text for one, other, text in notes.same(kept)}
    found: list[Review] = []
    for seen in reviews:
        match = next((other for other in found if _comparable(other, seen)), None)
        if match is not None:
            return comparing(seen, match, answers.get((seen.head.play, match.head.play), ""))
        found.append(seen)
    return None


def remembered(encounter: Encounter, kept: Iterable[Note], played: Callable[[int], Encounter | None]) -> str:
    """What was last found to be the same in two cases of a skill that this encounter needs too, else "".

    `played` gives the encounter of a play, None where it cannot be read any more.
    """
    for one, other, text in reversed(notes.same(kept)):
        pair = played(one), played(other)
        if pair[0] and pair[1] and {*pair[0].skills} & {*pair[1].skills} & {*encounter.skills}:
            return _("After “{one}” and “{other}” you wrote what was the same: “{text}”").format(
                one=pair[0].title, other=pair[1].title, text=text
            )
    return ""


def _comparable(one: Review, other: Review) -> bool:
    return one.head.encounter != other.head.encounter and bool(shared(one, other))


def note_of(compared: Compare, text: str, made: str) -> Note:
    """The answer as a note of the earlier play; `made` is ISO 8601."""
    told = f"{compared.right.play}: {text.strip()}"
    return Note(play=compared.left.play, beat=0, kind=notes.SAME, text=told, made=made)
