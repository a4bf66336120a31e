"""Who plays at this machine: the profile of this sitting, its journal and its settings, and what is saved beside it."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import WRONG_USE, Trouble, journal_path, now, user_folder
from game.language.catalog import N_, _

if TYPE_CHECKING:
    from game.review.whatif import Decision
    from game.session.journal import Journal
    from game.session.profiles import Profiles
    from game.ui.look import Look
    from game.ui.preferences import Preferences
    from game.view.people import Everybody, Me, Wish


class People:
    """The profiles of this machine and who of them plays; "" is the guest.

    With a journal of its own (`--journal FILE`) nobody is chosen and nobody is asked.
    """

    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.lost = ""
        """Whose profile could not be read any more."""
        self.on_change: Callable[[], object] = _nothing
        """Called before somebody else plays: what is open must be closed."""
        self.settled: Callable[[], object] = _nothing
        """Called once somebody else plays: their look and their keys."""
        self.name = self._first()

    @cached_property
    def profiles(self) -> Profiles:
        """Where they are."""
        from game.session.profiles import Profiles

        return Profiles(user_folder("data") / "profiles")

    @property
    def is_fixed(self) -> bool:
        """Whether a file was named, so that nobody can be chosen."""
        return bool(self.given.journal)

    def _first(self) -> str:
        """Who was asked for, else who played last."""
        from game.session.profiles import ProfileProblem

        wanted = getattr(self.given, "profile", None)
        if wanted and self.is_fixed:
            told = _("Give either --profile NAME or --journal FILE: a profile has its own journal.")
            raise Trouble(told, WRONG_USE)
        if self.is_fixed:
            return ""
        if not wanted and not (user_folder("data") / "profiles" / "last.json").exists():
            return ""  # without reading what a profile is, for which the first picture would wait
        name = wanted or self.profiles.last()
        try:
            return self.profiles.named(name).name if name else ""
        except ProfileProblem as problem:
            if wanted:
                raise Trouble(str(problem), WRONG_USE) from problem
            self.lost = name
            return ""

    def journal_path(self) -> Path:
        """Where the plays of whoever plays are."""
        return self.profiles.journal_path(self.name) if self.name else journal_path(self.given.journal)

    def settings_path(self) -> Path:
        """Where their settings are."""
        return self.profiles.settings_path(self.name) if self.name else user_folder("config") / "settings.json"

    def settings(self) -> tuple[Look, Preferences]:
        """How it looks and sounds for them: what they set, else what was chosen when the profile was made."""
        from dataclasses import replace

        from game.ui import settings
        from game.ui.theme import THEMES

        path = self.settings_path()
        look, preferences = settings.read_all(path)
        if self.name and not path.exists():
            profile = self.profiles.named(self.name)
            look = replace(look, scale=profile.text_size / 100, theme=THEMES.get(profile.theme, look.theme))
        return look, preferences

    @property
    def notice(self) -> str:
        """What is to be said of who plays, in the language that is spoken by then."""
        told = _("The profile '{name}' cannot be read any more, so you play as a guest.")
        return told.format(name=self.lost) if self.lost else ""

    # ---- what the screens ask
    def me(self) -> Me | None:
        """Who plays; None where nobody can be chosen."""
        from game.view.people import Me

        if self.is_fixed:
            return None
        if not self.name:
            return Me(is_now=True)
        profile = self.profiles.named(self.name)
        return Me(name=profile.name, face=profile.face, pronoun=profile.pronoun, is_now=True)

    def everybody(self) -> Everybody:
        """The guest and every profile."""
        from game.view.people import Everybody, Me

        guest = Me(plays=_count(journal_path(None)), is_now=not self.name)
        known = tuple(
            Me(name=each.name, face=each.face, pronoun=each.pronoun, is_now=each.name == self.name,
               plays=_count(self.profiles.journal_path(each.name)))
            for each in self.profiles.listed()
        )  # fmt: skip
        return Everybody(people=(guest, *known), problems=tuple(_unread(each) for each in self.profiles.broken()))

    def choose(self, name: str) -> None:
        """Somebody else plays from now on. Raises ProfileProblem where there is no such profile any more."""
        found = self.profiles.named(name).name if name else ""
        self.on_change()
        self.name = found
        self.settled()
        self.profiles.remember(found)

    def make(self, wish: Wish) -> None:
        """A new profile, which plays from now on; with `keeps` it takes over what the guest has played."""
        from dataclasses import replace

        from game.session.profiles import Profile
        from game.ui import settings
        from game.ui.theme import THEMES

        size, (look, preferences) = round(100 * wish.scale), self.settings()
        profile = Profile(name=wish.name, face=wish.face, pronoun=wish.pronoun, text_size=size, theme=wish.theme)
        if wish.keeps:
            self.on_change()
            made = self.profiles.adopt(profile, journal_path(None), user_folder("config") / "settings.json")
        else:
            made = self.profiles.make(profile)
        look = replace(look, scale=wish.scale, theme=THEMES[wish.theme])
        settings.write(self.profiles.settings_path(made.name), look, preferences)
        self.choose(made.name)

    def delete(self, name: str) -> None:
        """Deletes a profile with everything in it; whoever plays as it goes on as a guest."""
        if name == self.name:
            self.choose("")
        self.profiles.delete(name)

    def take_away(self, name: str) -> Path:
        """Writes everything of a profile into one file; where that is."""
        from game.session.profiles import slug

        target = _room(user_folder("data") / "taken") / f"{slug(name)}-{now()[:10]}.zip"
        self.profiles.export(name, target)
        return target

    def offered(self) -> tuple[Path, ...]:
        """Files that hold a profile, the newest first: where one is taken away to, in the downloads, on the desktop."""
        from game.session.profiles import holds_profile

        home = Path.home()
        folders = (user_folder("data") / "taken", home / "Downloads", home / "Desktop", home)
        found = [path for folder in folders for path in _zips(folder) if holds_profile(path)]
        return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))

    def bring(self, path: Path) -> None:
        """Takes in a profile from such a file; nobody else plays by it."""
        self.profiles.bring(path)

    def save_report(self, journal: Journal, play: int | None, decided: Sequence[Decision] = ()) -> tuple[Path, ...]:
        """A page, a table and JSON about one play, or about all of them; where they are."""
        home = journal.path.parent if self.name or self.is_fixed else user_folder("data")
        return _report(_room(home / "reports"), journal, self.name or "guest", play, decided)


def _zips(folder: Path) -> list[Path]:
    """None where the folder is missing or may not be read."""
    try:
        return sorted(folder.glob("*.zip"))
    except OSError:
        return []


def _nothing() -> None:
    """Nothing is open yet."""


def _count(path: Path) -> int | None:
    """How many plays a journal has; None where it cannot be read. It is not made where there is none."""
    from game.session.journal import Journal, JournalProblem

    if not path.exists():
        return 0
    try:
        journal = Journal(path)
        try:
            return len(journal.plays())
        finally:
            journal.close()
    except JournalProblem:
        return None


def _unread(folder: Path) -> str:
    return _("The profile in {folder} cannot be read; its plays are still there.").format(folder=folder)


def _room(folder: Path) -> Path:
    """The folder, made where there is none. Raises ProfileProblem."""
    from game.session.profiles import ProfileProblem

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProfileProblem(
            N_("{folder} cannot be made ({why}): check that it may be written to."),
            folder=folder, why=error.strerror,
        ) from error
    return folder


def _report(
    folder: Path, journal: Journal, who: str, play: int | None, decided: Sequence[Decision]
) -> tuple[Path, ...]:
    from dataclasses import replace

    from game.review import report
    from game.session.profiles import ProfileProblem, slug

    if play is None:
        stem = f"{slug(who)}-{now()[:10]}"
        found = [report.dossier(journal, head, what_if=False) for head in reversed(journal.plays())]
        page = report.profile_html(who, journal)
        plain = "[" + ",\n".join(report.as_json(each).rstrip() for each in found) + "]\n"
    else:
        head = journal.head(play)
        stem = f"{slug(who)}-{head.encounter}-{play}"
        found = [replace(report.dossier(journal, head, what_if=False), decisions=tuple(decided))]
        page, plain = report.html(found[0]), report.as_json(found[0])
    texts = {".html": page, ".csv": report.as_csv(each.review for each in found), ".json": plain}
    paths = tuple(folder / f"{stem}{ending}" for ending in texts)
    try:
        for path, text in zip(paths, texts.values(), strict=True):
            path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ProfileProblem(
            N_("The report cannot be written to {folder} ({why}): make room there."),
            folder=folder, why=error.strerror,
        ) from error
    return paths


def open_folder(path: Path) -> bool:
    """Shows a folder in the desktop's own way; False where there is none."""
    import subprocess

    if sys.platform == "win32":
        import os

        os.startfile(path)
        return True
    try:
        subprocess.Popen(["open" if sys.platform == "darwin" else "xdg-open", str(path)],
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    except OSError:
        return False
    return True
