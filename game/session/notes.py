"""Free text that is kept beside a play: kinds of notes, and the latest of each. Never graded, never sent anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from game.session.journal import Note

TARGET, LIMIT, WORRY, MEASURE = "plan_target", "plan_limit", "plan_worry", "plan_measure"
PLAN = (TARGET, LIMIT, WORRY, MEASURE)
"""The four taps before an encounter; each text is the id of what was chosen."""
SAID_FIRST = "said_first"
"""Her own sentence before the choices unfold; its beat is the move that follows."""
WANTED, HAPPENED, NEXT_TIME = "wanted", "happened", "next_time"
REFLECTION = (WANTED, HAPPENED, NEXT_TIME)
SAME = "same"
"""The answer to "what is the same?"; its text begins with the number of the other play and a colon."""
EXIT = "exit"
KINDS = (*PLAN, SAID_FIRST, *REFLECTION, SAME, EXIT)


def latest(notes: Iterable[Note]) -> dict[str, str]:
    """Kind -> the text that was written last; empty texts take back what was there."""
    found = {note.kind: note.text for note in notes}
    return {kind: text for kind, text in found.items() if text.strip()}


def said_first(notes: Iterable[Note]) -> dict[int, str]:
    """Beat -> the learner's own sentence before it."""
    return {note.beat: note.text for note in notes if note.kind == SAID_FIRST and note.text.strip()}


def same(notes: Iterable[Note]) -> tuple[tuple[int, int, str], ...]:
    """(one play, the other, what is the same) for every comparison that was answered, the latest last."""
    found: dict[tuple[int, int], str] = {}
    for note in notes:
        other, _, text = note.text.partition(":")
        if note.kind == SAME and other.strip().isdigit():
            found[note.play, int(other)] = text.strip()
    return tuple((one, other, text) for (one, other), text in found.items() if text)
