"""What `play` puts together: a journal, a library of encounters, a session, and a front end."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import CLEAN, Trouble, journal_path, now, shipped, user_folder
from game.commands.exploring import foresight
from game.commands.libraries import broken_pack, encounter_of, library_for, library_of
from game.commands.people import People
from game.commands.speaking import in_language, languages, speak
from game.language.catalog import _

if TYPE_CHECKING:
    from game.content.load import Library
    from game.encounter.script import Encounter
    from game.house import House
    from game.session.journal import Head, Journal
    from game.session.session import Session
    from game.ui.app import App
    from game.ui.look import Look
    from game.ui.preferences import Preferences
    from game.view.play import Play

__all__ = ["Table", "encounter_of", "kept", "library_of", "open_journal", "play_text", "play_window"]


class Table:
    """Where plays are begun and gone on with: the library, the journal and the clock of one sitting."""

    def __init__(self, library: Library, journal: Journal, given: argparse.Namespace) -> None:
        self.library = library
        self.journal = journal
        self.given = given

    def start(self, id: str) -> Session:
        """A new play of the encounter called `id`, in the hand that is due."""
        from game.session.session import Session

        if wants_rehearsal(self.given):
            return self._rehearse(encounter_of(self.library, id, self.given.hand))
        return Session.start(self.journal, self.due(id), now, mode_of(self.given))

    def due(self, id: str) -> Encounter:
        """The hand of an encounter that is dealt next, in the language that is spoken."""
        return self.translated(encounter_of(self.library, id, self.given.hand or self.due_hand(id)))

    def assess(self, id: str) -> Session:
        """The encounter called `id` as a test: the one that was begun, else a new one, in its own hand."""
        from game.session.session import ASSESSMENT, Session

        left = (head for head in self.journal.plays() if head.encounter == id and head.mode == ASSESSMENT)
        begun = next((head for head in left if head.finished is None), None)
        if begun is not None:
            return self.go_on(begun)
        return Session.start(self.journal, self.translated(encounter_of(self.library, id)), now, ASSESSMENT)

    def _rehearse(self, encounter: Encounter) -> Session:
        from game.session.rehearsal import Unfit, wishes_of
        from game.session.session import Session

        at, wishes = getattr(self.given, "from_state", None) or "", getattr(self.given, "with_", None) or ""
        try:
            return Session.rehearse(self.journal, encounter, now, at, wishes_of(wishes))
        except Unfit as unfit:
            raise Trouble(str(unfit), 2) from unfit

    def translated(self, encounter: Encounter) -> Encounter:
        """The encounter in the language that is spoken now, where the pack has its lines."""
        return in_language(encounter, self.library.pack.folder or shipped())

    def due_hand(self, id: str) -> str | None:
        """Each play deals the next hand, the file's own first; with a seed, the one it draws."""
        from game.session.replay import REHEARSAL

        encounter_of(self.library, id)
        hands = (None, *self.library.variants(id))
        if self.given.seed is not None:
            from game.encounter.chance import draw

            return hands[int(draw(self.given.seed, id, "hand") * len(hands))]
        plays = self.journal.plays()
        finished = sum(head.encounter == id and head.finished is not None and head.mode != REHEARSAL for head in plays)
        return hands[finished % len(hands)]

    def resume(self) -> Session | None:
        """The play that was left off last, as it was, with the text it began with; None where there is none."""
        head = self.journal.unfinished()
        return self.go_on(head) if head is not None else None

    def go_on(self, head: Head) -> Session:
        """The play under this head."""
        from game.session.session import Session

        return Session.resume(self.journal, head, kept(head), now)

    def today(self, played: Encounter) -> str | None:
        """The content hash that this hand of an encounter has now; None where it cannot be read any more."""
        from game.encounter.script import Encounter

        try:
            found = self.library.encounter(played.id, played.variant or None)
        except KeyError:
            return None
        return found.content_hash if isinstance(found, Encounter) else None

    @property
    def outcomes(self) -> dict[str, str]:
        """The heading of each encounter's last finished play, by encounter."""
        from game.session.replay import REHEARSAL, outcome_of
        from game.view.words import OUTCOMES

        found: dict[str, str] = {}
        for head in self.journal.plays():
            if head.finished is not None and head.encounter not in found and head.mode != REHEARSAL:
                outcome = outcome_of(self.journal.records(head.play))
                found[head.encounter] = OUTCOMES[outcome][0] if outcome else ""
        return found


def wants_rehearsal(given: argparse.Namespace) -> bool:
    """Whether a state to begin in was chosen, or what is so there."""
    return bool(getattr(given, "from_state", None) or getattr(given, "with_", None))


def kept(head: Head) -> Encounter:
    """The encounter as it was when this play began."""
    from game.session import keep

    try:
        return keep.load(head.source)
    except keep.CannotKeep as error:
        raise Trouble(
            _("Play {play} of '{title}' cannot be read by this game any more: begin it anew with --new.").format(
                play=head.play, title=head.title
            )
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

    people = People(given)
    table = Table(library_for(given), open_journal(str(people.journal_path())), given)
    for told in filter(None, (people.notice, _("You play as {name}.").format(name=people.name) if people.name else "")):
        print(told)
    if (broken := broken_pack(table.library)):
        print(broken)
    try:
        session = _chosen(table, given)
        print(_("Type ? for help, u to take a move back, q to stop."))
        play = Play(session, given.trainer, searching=foresight)
        reload = _reloading(play, given)
        around = given.file is None and not given.trainer
        if around and len(session.beats) == 1:
            print(_("Type p to prepare first: four questions, one minute."))
        Terminal(play, input, sys.stdout, trainer=given.trainer, reload=reload, asks_around=around).run()
    except Stopped:
        print(_("Stopped; go on with: python main.py play --text"))
    return CLEAN


def _reloading(play: Play, given: argparse.Namespace) -> Callable[[], str] | None:
    """What `reload` does in a play of a file: the same moves in the file as it is now."""
    if given.file is None:
        return None
    from game.authoring.reloading import Reloader

    reloader = Reloader(Path(given.file), play.session)

    def reload() -> str:
        taken = reloader.now()
        play.session = taken.session
        return taken.message

    print(_("Type reload to go on in the file as it is now."))
    return reload


def _chosen(table: Table, given: argparse.Namespace) -> Session:
    from game.view import terminal_text
    from game.view.play import Play

    left = None if given.new or wants_rehearsal(given) else table.journal.unfinished()
    if left is not None and given.encounter in (None, left.encounter):
        resumed = table.go_on(left)
        told = _("Going on with '{title}' where you left it (--new begins anew).")
        print(told.format(title=resumed.encounter.title))
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
        said = input(_("Which one? ")).strip()
    except EOFError as error:
        raise Stopped from error
    by_number = {str(number): head.id for number, head in enumerate(heads, 1)}
    return by_number.get(said, said or heads[0].id)


# --- in a window --------------------------------------------------------------------------------------------------


def play_window(given: argparse.Namespace) -> int:
    """Opens the game; the very first start goes straight into the first encounter."""
    from game.house import House
    from game.ui import font_files
    from game.ui.window import NoDisplay, open_window

    font_files.keep_in(user_folder("cache") / "fonts")
    try:
        surface = open_window()
    except NoDisplay as missing:
        raise Trouble(str(missing)) from missing
    from game.ui.app import App
    from game.ui.scenes.curtain import Curtain

    house = House(given)
    look, preferences = house.people.settings()
    speak(preferences.language)
    app = App(
        surface,
        Curtain(house.first_scene),
        look=in_direction(look),
        preferences=preferences,
        pictures=user_folder("data") / "pictures",
    )
    remember_settings(app, house.people)
    app.languages = languages
    app.soon(lambda: app.soon(lambda: invite_guests(app, house)))
    app.run()
    return CLEAN


def invite_guests(app: App, house: House) -> None:
    """Voice, pads, screen reader and the rest, once the first picture is there: their code takes as long as it."""
    from game.ui.guests import guests

    app.invite(*guests(house.reload, house.of_file if getattr(house.given, "file", None) else None))


def in_direction(look: Look) -> Look:
    """The look in the direction in which the language of now is read."""
    from game.view.language import catalog

    return replace(look, rtl=catalog().rtl)


def remember_settings(app: App, people: People) -> None:
    """What is set is kept with whoever plays, and is theirs again when they come back."""
    from game.ui import settings

    def keep() -> None:
        settings.write(people.settings_path(), app.look, app.preferences)

    def prefer(preferences: Preferences) -> None:
        speak(preferences.language)
        keep()
        if in_direction(app.look) != app.look:
            app.set_look(in_direction(app.look))

    def settled() -> None:
        look, app.preferences = people.settings()
        speak(app.preferences.language)
        app.on_look = None
        app.set_look(in_direction(look))
        app.on_look = lambda look: keep()

    app.on_look = lambda look: keep()
    app.on_preferences = prefer
    people.settled = settled
