"""What the window's scenes ask for, put together: lists, briefings, plays, the bench, what was learned."""
from __future__ import annotations

import argparse
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import Trouble, documents, journal_path, now, shipped, user_folder
from game.commands.exploring import foresight
from game.commands.libraries import broken_pack, encounter_of, library_for
from game.language.catalog import _
from game.playing import Table, open_journal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.commands.seating import Classes
    from game.session.journal import Journal
    from game.session.session import Session
    from game.ui.scene import Scene
    from game.ui.scenes.bench_guest import Watched
    from game.ui.scenes.navigator import Navigator
    from game.view.bench import Bench, Rehearsed
    from game.view.looking import Prepare
    from game.view.play import Play
    from game.view.screens import Briefing, Listed, Title

__all__ = ["House"]


class House:
    """What the window's scenes ask for: lists, briefings, plays. Made after the first frame."""

    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.notices: tuple[str, ...] = ()
        self.followed: Rehearsed | None = None

    @cached_property
    def table(self) -> Table:
        """The library and the journal; one that cannot be used is told of, and plays are kept in another."""
        from game.session.journal import JournalProblem

        library = library_for(self.given)
        self.notices = tuple(filter(None, (broken_pack(library),)))
        try:
            journal = open_journal(self.given.journal)
        except JournalProblem as problem:
            journal, where = _another_journal(journal_path(self.given.journal))
            told = _("{problem} Until then plays are kept in {where}.").format(problem=problem, where=where)
            self.notices = (*self.notices, told)
        return Table(library, journal, self.given)

    def reload(self) -> str:
        """Reads the pack again; a play that goes on keeps the text it began with."""
        try:
            self.table.library = library_for(self.given)
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
        from game.ui.scenes.title import TitleScene

        if getattr(self.given, "command", "") == "join":
            return self._join()
        plays = self.table.journal.plays()
        wanted = self.given.encounter or (None if plays else self._first())
        if wanted is None:
            return TitleScene(self.navigator)
        return scene_of(self.navigator, self.start(wanted), wanted)

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
        from game.commands import looking
        from game.ui.scenes.navigator import Navigator

        return Navigator(
            start=self.start,
            resume=self.resume,
            title=self.title,
            briefing=self.briefing,
            prepare=self.prepare,
            watch=lambda id, kind: looking.watch(self.table, id, kind),
            was_played=lambda id: looking.was_played(self.table, id),
            bench=lambda: self.bench,
            progress=lambda: looking.progress(self.table),
            codex=lambda: looking.codex(self.table),
            compare=lambda: looking.compare(self.table),
            classes=self.classes,
            keep_same=lambda compared, text: looking.keep_same(self.table, compared, text),
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

        return Workbench(
            lambda: self.table.library.pack.folder or shipped(), lambda: self.table.journal,
            out=documents() / "Livable Terms", kept=journal_path(self.given.journal),
            memory=user_folder("data") / "bench_places.txt",
        )  # fmt: skip

    def start(self, id: str) -> Play:
        """A new play."""
        return self._play(self.table.start(id))

    def _play(self, session: Session) -> Play:
        """A play as the window takes it; one of the file that was named is followed from now on."""
        from game.view.play import Play

        play = Play(session, today=self.table.today, searching=foresight)
        if getattr(self.given, "file", None) and session.encounter.id == self.given.encounter:
            from game.commands.following import followed

            self.followed = followed(play, Path(self.given.file))
        return play

    def resume(self) -> Play | None:
        """The play that was left off."""
        session = self.table.resume()
        return self._play(session) if session is not None else None

    def briefing(self, id: str) -> Briefing:
        """Before an encounter."""
        from game.commands.looking import remembered
        from game.view.library import briefing

        encounter = self.table.translated(encounter_of(self.table.library, id))
        return briefing(encounter, remembered(self.table, encounter))

    def prepare(self, id: str, chosen: Mapping[str, str]) -> Prepare:
        """The four taps before the hand of an encounter that is due."""
        from game.view.preparing import prepare

        return prepare(self.table.due(id), chosen)

    def title(self) -> Title:
        """What can be played, and what can be gone on with."""
        from game.view.screens import Title

        left = self.table.journal.unfinished()
        listed = tuple(self._listed(head.id) for head in self.table.library.heads)
        going_on = next((each for each in listed if left is not None and each.id == left.encounter), None)
        return Title(encounters=listed, resume=going_on, notices=self.notices)

    def _listed(self, id: str) -> Listed:
        from game.content.problems import one_line
        from game.view.library import listed
        from game.view.screens import Listed

        report = self.table.library.report(id)
        if report.encounter is not None:
            return listed(self.table.translated(report.encounter), self._best(id))
        head = self.table.library.pack.heads[id]
        first = self.table.library.first_error(id)
        told = one_line(first) if first else _("This file cannot be read.")
        return Listed(
            id=id, title=head.title or id, summary=head.summary, minutes=head.minutes, level=head.level, client=None,
            problem=told,
        )  # fmt: skip

    def _best(self, id: str) -> str:
        """The last outcome that was reached in it, in words."""
        return self.table.outcomes.get(id, "")


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
