"""The `replay` command: lists plays, prints one with all its reasons, and verifies it against the rules."""

from __future__ import annotations

from typing import TextIO

from game.encounter.script import Encounter
from game.language.catalog import _
from game.review.naming import MODES
from game.review.transcript import transcript
from game.session.journal import Head, Journal, Record
from game.session.replay import fold, verify


def list_plays(journal: Journal, out: TextIO) -> None:
    """One line for each play, the newest first."""
    for head in journal.plays():
        ended = _("ended {when}").format(when=head.finished) if head.finished else _("not ended")
        print(f"{head.play:>5}  {head.started}  {head.title}  ({MODES.get(head.mode, head.mode)}, {ended})", file=out)


def show(journal: Journal, head: Head, encounter: Encounter, out: TextIO) -> None:
    """The play as a script with every cause."""
    print(transcript(encounter, fold(encounter, head, journal.records(head.play))), file=out)


def verdict(journal: Journal, head: Head, encounter: Encounter) -> tuple[bool, str]:
    """(whether it follows from the rules, one sentence)."""
    found = verify(encounter, head, journal.records(head.play))
    if found is None:
        return True, _("Play {play} follows from the rules, every record of it.").format(play=head.play)
    if isinstance(found, Record):
        told = _("Record {number} of play {play} ('{move}') does not follow from the rules.")
        return False, told.format(number=found.number, play=head.play, move=found.move)
    return False, found
