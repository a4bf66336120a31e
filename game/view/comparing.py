"""Which two plays are laid side by side, and how the answer to "what is the same?" is noted."""

from __future__ import annotations

from collections.abc import Iterable

from game.review.compare import shared
from game.review.debrief import Review
from game.session import notes
from game.session.journal import Note
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


def _comparable(one: Review, other: Review) -> bool:
    return one.head.encounter != other.head.encounter and bool(shared(one, other))


def note_of(compared: Compare, text: str, made: str) -> Note:
    """The answer as a note of the earlier play; `made` is ISO 8601."""
    told = f"{compared.right.play}: {text.strip()}"
    return Note(play=compared.left.play, beat=0, kind=notes.SAME, text=told, made=made)
