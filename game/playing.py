"""What `play` puts together: a journal, a library of encounters, a session, and a front end."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli import CLEAN, Trouble, journal_path, now, shipped

if TYPE_CHECKING:
    from game.content.load import Library
    from game.encounter.script import Encounter
    from game.session.journal import Head, Journal
    from game.session.session import Session


def library_of(pack: str | None) -> Library:
    """The pack that was asked for, else the shipped one."""
    from game.content.load import load_pack

    folder = Path(pack) if pack else shipped()
    if not folder.is_dir():
        raise Trouble(f"There is no folder {folder}: give the folder of a pack (it holds pack.yaml).", 2)
    return load_pack(folder)


def encounter_of(library: Library, id: str) -> Encounter:
    """The encounter called `id`; Trouble with its first error where its file is broken."""
    from game.encounter.script import Encounter

    try:
        loaded = library.encounter(id)
    except KeyError as error:
        known = ", ".join(head.id for head in library.heads)
        raise Trouble(f"There is no encounter called '{id}': choose one of {known}.", 2) from error
    if isinstance(loaded, Encounter):
        return loaded
    from game.content.problems import one_line

    first = next(each for each in loaded if each.severity == "error")
    raise Trouble(f"{one_line(first)} (All of it: python main.py check {first.path})")


class Table:
    """Where plays are begun and gone on with: the library, the journal and the clock of one sitting."""

    def __init__(self, library: Library, journal: Journal, mode: str) -> None:
        self.library = library
        self.journal = journal
        self.mode = mode

    def start(self, id: str) -> Session:
        """A new play of the encounter called `id`."""
        from game.session.session import Session

        return Session.start(self.journal, encounter_of(self.library, id), now, self.mode)

    def resume(self) -> Session | None:
        """The play that was left off last, as it was, with the text it began with; None where there is none."""
        head = self.journal.unfinished()
        return self.go_on(head) if head is not None else None

    def go_on(self, head: Head) -> Session:
        """The play under this head."""
        from game.session.session import Session

        return Session.resume(self.journal, head, self.as_it_was(head), now)

    def as_it_was(self, head: Head) -> Encounter:
        """The encounter as it was when this play began."""
        from game.session import keep

        try:
            return keep.load(head.source)
        except keep.CannotKeep as error:
            raise Trouble(
                f"Play {head.play} of '{head.title}' cannot be read by this game any more: begin it anew with --new."
            ) from error


def open_journal(given: str | None) -> Journal:
    """The journal, made where there is none."""
    from game.session.journal import Journal

    return Journal(journal_path(given))


def mode_of(given: argparse.Namespace) -> str:
    """Practice, or assessment where it was asked for."""
    from game.session.session import ASSESSMENT, PRACTICE

    return ASSESSMENT if given.assess else PRACTICE


# --- in the terminal ----------------------------------------------------------------------------------------------


def play_text(given: argparse.Namespace) -> int:
    """Plays in the terminal; without --encounter it goes on with the last play or asks which."""
    from game.view.play import Play
    from game.view.terminal import Stopped, Terminal

    table = Table(library_of(given.pack), open_journal(given.journal), mode_of(given))
    try:
        session = _chosen(table, given)
        print("Type ? for help, u to take a move back, q to stop.")
        Terminal(Play(session), input, sys.stdout, trainer=given.trainer).run()
    except Stopped:
        print("Stopped; go on with: python main.py play --text")
    return CLEAN


def _chosen(table: Table, given: argparse.Namespace) -> Session:
    from game.view import terminal_text

    resumed = None if given.new else table.resume()
    if resumed is not None and given.encounter in (None, resumed.encounter.id):
        print(f"Going on with '{resumed.encounter.title}' where you left it (--new begins anew).")
        for line in terminal_text.log(Play(resumed).log()):
            print(line)
        return resumed
    session = table.start(given.encounter or _asked(table))
    from game.view.library import briefing

    for line in terminal_text.briefing(briefing(session.encounter)):
        print(line)
    return session


def _asked(table: Table) -> str:
    """The encounter that the person chooses from the list."""
    from game.view.terminal import Stopped

    heads = table.library.heads
    for number, head in enumerate(heads, 1):
        print(f"  {number}  {head.title}: {head.summary}")
    try:
        said = input("Which one? ").strip()
    except EOFError as error:
        raise Stopped from error
    by_number = {str(number): head.id for number, head in enumerate(heads, 1)}
    return by_number.get(said, said or heads[0].id)
