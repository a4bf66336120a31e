"""The `replay` command: lists plays, prints one with all its reasons, and verifies it against the rules."""

from __future__ import annotations

from typing import TextIO

from game.encounter.script import Encounter
from game.review.transcript import transcript
from game.session.journal import Head, Journal, Record
from game.session.replay import fold, verify


def list_plays(journal: Journal, out: TextIO) -> None:
    """One line for each play, the newest first."""
    for head in journal.plays():
        ended = f"ended {head.finished}" if head.finished else "not ended"
        print(f"{head.play:>5}  {head.started}  {head.title}  ({head.mode}, {ended})", file=out)


def show(journal: Journal, head: Head, encounter: Encounter, out: TextIO) -> None:
    """The play as a script with every cause."""
    print(transcript(encounter, fold(encounter, head, journal.records(head.play))), file=out)


def verdict(journal: Journal, head: Head, encounter: Encounter) -> tuple[bool, str]:
    """(whether it follows from the rules, one sentence)."""
    found = verify(encounter, head, journal.records(head.play))
    if found is None:
        return True, f"Play {head.play} follows from the rules, every record of it."
    if isinstance(found, Record):
        return False, f"Record {found.number} of play {head.play} ('{found.move}') does not follow from the rules."
    return False, found
