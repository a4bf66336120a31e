"""What the window's scenes ask for, put together: lists, briefings, plays, the bench, what was learned."""
from __future__ import annotations

import argparse
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import Trouble, now, shipped, user_folder
from game.commands.exploring import foresight
from game.commands.libraries import broken_pack, library_for
from game.commands.people import People, open_folder
from game.language.catalog import _
from game.playing import Table, open_journal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.commands.seating import Classes
    from game.review.skills import Attempt
    from game.session.journal import Journal
    from game.session.session import Session
    from game.ui.scene import Scene
    from game.ui.scenes.bench_guest import Watched
    from game.ui.scenes.navigator import Navigator
    from game.view.before_after import Tests
    from game.view.bench import Bench, Rehearsed
    from game.view.looking import Prepare
    from game.view.play import Play
    from game.view.screens import Briefing, Title

__all__ = ["House"]


class House:
    """What the window's scenes ask for: lists, briefings, plays. Made after the first frame."""

    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.notices: tuple[str, ...] = ()
        self.followed: Rehearsed | None = None
        self.people = People(given)
        self.people.on_change = self.leave
        self.others: dict[str, Table] = {}
        """Packs that were found on this machine, by their names; see game.commands.shelves."""
        self.seen: dict[tuple[int, str], Attempt] = {}
        """Plays that were looked at for what they show of skills, by number and when they ended."""

    @cached_property
    def table(self) -> Table:
        """The library and the journal; one that cannot be used is told of, and plays are kept in another."""
        from game.session.journal import JournalProblem

        library = library_for(self.given)
        self.notices = tuple(filter(None, (broken_pack(library), self.people.notice)))
        path = self.people.journal_path()
        try:
            journal = open_journal(str(path))
        except JournalProblem as problem:
            journal, where = _another_journal(path)
            told = _("{problem} Until then plays are kept in {where}.").format(problem=problem, where=where)
            self.notices = (*self.notices, told)
        return Table(library, journal, self.given)

    def leave(self) -> None:
        """Puts the journal away, before somebody else plays."""
        if "table" in vars(self):
            self.table.journal.close()
            del self.table
        self.others.clear()
        self.seen.clear()

    def reload(self) -> str:
        """Reads the pack again; a play that goes on keeps the text it began with."""
        try:
            self.table.library = library_for(self.given)
            self.others.clear()
        except Trouble as trouble:
            return str(trouble)
        broken = broken_pack(self.table.library)
        return broken or _("The encounters were read again; a play that goes on keeps the text it began with.")

    def of_file(self) -> Watched | None:
        """The play of the file that the window was opened with, while there is one."""
        from game.ui.scenes.bench_guest import Watched

        return Watched(nav=self.navigator, rehearsed=self.followed) if self.followed else None

    def first_scene(self) -> Scene:
        """The encounter that was asked for; on the very first start the first one; else the title."""
        from game.ui.scenes.navigator import scene_of
        from game.ui.scenes.talk import TalkScene
        from game.ui.scenes.title import TitleScene

        if getattr(self.given, "command", "") == "join":
            return self._join()
        plays = self.table.journal.plays()
        wanted = self.given.encounter or (None if plays else self._first())
        if wanted is None:
            return TitleScene(self.navigator)
        play = self.start(wanted)
        scene = scene_of(self.navigator, play, wanted)
        if isinstance(scene, TalkScene) and play.session.encounter.content_note:
            leave = _("You can leave at any time.")
            scene.note = f"{play.session.encounter.content_note} {leave}"
        return scene

    def _join(self) -> Scene:
        """The place where a class is joined; with the code and the address it joins at once."""
        from game.commands.joining import place_of
        from game.ui.scenes.joining import JoinScene

        code, address = place_of(self.given.seat)
        return JoinScene(self.navigator, address, code, at_once=bool(code and address))

    def _first(self) -> str | None:
        heads = [head for head in self.table.library.heads if head.problem is None]
        return heads[0].id if heads else None

    @cached_property
    def navigator(self) -> Navigator:
        """From a screen to the next one."""
        from game.commands import looking, shelves
        from game.ui.scenes.navigator import Navigator

        return Navigator(
            start=self.start,
            resume=self.resume,
            title=self.title,
            briefing=self.briefing,
            prepare=self.prepare,
            watch=lambda id, kind: looking.watch(*shelves.seat(self, id), kind),
            was_played=lambda id: looking.was_played(*shelves.seat(self, id)),
            bench=lambda: self.bench,
            progress=lambda: looking.progress(self),
            codex=lambda: looking.codex(self.table),
            compare=lambda: looking.compare(self.table),
            classes=self.classes,
            keep_same=lambda compared, text: looking.keep_same(self.table, compared, text),
            library=lambda: shelves.shelves(self, looking.reserved(self)),
            tests=self.tests,
            take_test=self.take_test,
            reopen=self.reopen,
            people=None if self.people.is_fixed else self.people,
            save_report=lambda play, decided=(): self.people.save_report(self.table.journal, play, decided),
            open_folder=open_folder,
        )

    @cached_property
    def classes(self) -> Classes | None:
        """Where classes are joined; None where the extra for it is not installed."""
        from importlib.util import find_spec

        if find_spec("websockets") is None:
            return None
        from game.commands.seating import Classes

        return Classes(lambda: self.table)

    @cached_property
    def bench(self) -> Bench:
        """What somebody who writes encounters needs."""
        from game.commands.benching import Workbench
        from game.commands.libraries import written_here

        return Workbench(
            lambda: self.table.library.pack.folder or shipped(), lambda: self.table.journal,
            out=written_here(), kept=self.people.journal_path(),
            memory=user_folder("data") / "bench_places.txt",
        )  # fmt: skip

    def start(self, id: str) -> Play:
        """A new play."""
        from game.commands.shelves import seat

        table, plain = seat(self, id)
        return self._play(table.start(plain))

    def _play(self, session: Session) -> Play:
        """A play as the window takes it; one of the file that was named is followed from now on."""
        from game.view.play import Play

        play = Play(session, today=self.table.today, searching=foresight)
        if getattr(self.given, "file", None) and session.encounter.id == self.given.encounter:
            from game.commands.following import followed

            self.followed = followed(play, Path(self.given.file))
        return play

    def tests(self) -> Tests:
        """Tests before and after, with what they showed."""
        from game.commands import looking
        from game.view.before_after import tests

        return tests(looking.tests(self))

    def take_test(self, id: str) -> Play:
        """The play of a test: the one that was begun, else a new one."""
        return self._play(self.table.assess(id))

    def reopen(self, play: int) -> Play:
        """A play by its number, as it was left. Raises JournalProblem."""
        from game.session.journal import JournalProblem

        try:
            return self._play(self.table.go_on(self.table.journal.head(play)))
        except Trouble as trouble:
            raise JournalProblem(str(trouble)) from trouble

    def resume(self) -> Play | None:
        """The play that was left off."""
        session = self.table.resume()
        return self._play(session) if session is not None else None

    def briefing(self, id: str) -> Briefing:
        """Before an encounter."""
        from game.commands import looking, shelves

        return shelves.briefing(self, id, looking.reserved(self))

    def prepare(self, id: str, chosen: Mapping[str, str]) -> Prepare:
        """The four taps before the hand of an encounter that is due."""
        from game.commands.shelves import seat
        from game.view.preparing import prepare

        table, plain = seat(self, id)
        return prepare(table.due(plain), chosen)

    def title(self) -> Title:
        """What can be gone on with, what comes next, and everything else that can be played."""
        from game.commands import looking, shelves
        from game.view.screens import Title

        table = self.table
        return Title(
            encounters=shelves.encounters(self, table, "", looking.reserved(self)),
            resume=shelves.left_off(self, table.journal.unfinished()),
            notices=self.notices,
            next=looking.proposed(self),
            me=self.people.me(),
            named=not self.people.is_fixed and bool(self.people.profiles.listed()),
            plays=sum(head.finished is not None for head in table.journal.plays()),
        )


def _another_journal(path: Path) -> tuple[Journal, Path]:
    """A journal beside the one that cannot be used; where nothing can be written, one that lasts for this sitting."""
    from tempfile import mkdtemp

    from game.session.journal import Journal, JournalProblem

    beside = path.with_name(f"{path.stem}-{now()[:10]}.db")
    try:
        return Journal(beside), beside
    except JournalProblem:
        passing = Path(mkdtemp(prefix="livable-terms-")) / "journal.db"
        return Journal(passing), passing
