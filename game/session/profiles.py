"""Profiles: several people on one machine, under names of their own choosing, each with a journal of its own.

A profile is a folder: `profile.json` and `journal.db`. It can be taken away as one file and deleted as a whole.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import unicodedata
import zipfile
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from game.language.catalog import _
from game.session.journal import Journal

PROFILE, JOURNAL = "profile.json", "journal.db"
MOST_NAME = 40
PRONOUNS = ("she", "he", "they")
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Per cent."""


class ProfileProblem(Exception):
    """A profile cannot be made, read or taken away; `str()` is one sentence for the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Who plays: a name of their own choosing (no real one is asked for), a face, a pronoun, a text size."""

    name: str
    face: str = ""
    pronoun: str = "they"
    text_size: int = 100
    theme: str = ""


class Profiles:
    """The profiles in a folder, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listed(self) -> tuple[Profile, ...]:
        """Every profile that can be read, by name."""
        if not self.folder.is_dir():
            return ()
        found = (_read(each / PROFILE) for each in sorted(self.folder.iterdir()))
        return tuple(sorted((each for each in found if each is not None), key=lambda each: each.name.casefold()))

    def make(self, profile: Profile) -> Profile:
        """A new profile; ProfileProblem where its name is empty, too long or taken."""
        name = " ".join(profile.name.split())
        if not name or len(name) > MOST_NAME or not slug(name):
            told = _("A profile needs a name of 1 to {most} letters: choose any, not your own.")
            raise ProfileProblem(told.format(most=MOST_NAME))
        if self._home(name).exists():
            told = _("There is a profile called '{name}' already: choose another name.")
            raise ProfileProblem(told.format(name=name))
        made = Profile(**{**asdict(profile), "name": name})
        self.keep(made)
        return made

    def keep(self, profile: Profile) -> None:
        """Writes what a profile looks like now."""
        home = self._home(profile.name)
        try:
            home.mkdir(parents=True, exist_ok=True)
            (home / PROFILE).write_text(json.dumps(asdict(profile), ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError as error:
            told = _("The profile cannot be kept in {folder} ({why}).").format(folder=home, why=error.strerror)
            raise ProfileProblem(told) from error

    def named(self, name: str) -> Profile:
        """The profile of that name; ProfileProblem where there is none."""
        found = _read(self._home(name) / PROFILE)
        if found is None:
            known = ", ".join(each.name for each in self.listed()) or _("none yet")
            told = _("There is no profile called '{name}' (there are: {known}).")
            raise ProfileProblem(told.format(name=name, known=known))
        return found

    def journal_path(self, name: str) -> Path:
        """Where the plays of a profile are."""
        return self._home(self.named(name).name) / JOURNAL

    def export(self, name: str, path: Path) -> None:
        """Everything of a profile as one file at `path` (a zip with profile.json and journal.db)."""
        profile, journal_path = self.named(name), self.journal_path(name)
        try:
            with TemporaryDirectory() as folder, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
                zipped.writestr(PROFILE, json.dumps(asdict(profile), ensure_ascii=False, indent=1))
                if journal_path.exists():
                    copy = Path(folder) / JOURNAL
                    journal = Journal(journal_path)
                    journal.copy_to(copy)
                    journal.close()
                    zipped.write(copy, JOURNAL)
        except (OSError, sqlite3.Error) as error:
            told = _("The profile cannot be written to {path}: choose another place.").format(path=path)
            raise ProfileProblem(told) from error

    def bring(self, path: Path) -> Profile:
        """Takes in a file that `export` wrote; ProfileProblem where it is none, or its name is taken."""
        try:
            with zipfile.ZipFile(path) as zipped, TemporaryDirectory() as folder:
                if not set(zipped.namelist()) <= {PROFILE, JOURNAL}:
                    raise _not_one(path)
                for name in zipped.namelist():
                    zipped.extract(name, folder)
                profile = _read(Path(folder) / PROFILE)
                if profile is None:
                    raise _not_one(path)
                made = self.make(profile)
                if (Path(folder) / JOURNAL).exists():
                    shutil.copy(Path(folder) / JOURNAL, self._home(made.name) / JOURNAL)
                return made
        except (OSError, zipfile.BadZipFile) as error:
            raise _not_one(path) from error

    def delete(self, name: str) -> None:
        """Deletes a profile with all its plays and everything that was written; nothing of it is left."""
        profile = self.named(name)
        try:
            shutil.rmtree(self._home(profile.name))
        except OSError as error:
            told = _("The profile '{name}' cannot be deleted ({why}): close the game.")
            raise ProfileProblem(told.format(name=name, why=error.strerror)) from error

    def _home(self, name: str) -> Path:
        return self.folder / (slug(name) or "-")


def slug(name: str) -> str:
    """A name as that of a folder: lower-case letters and digits of any script, the rest as -; "" where none is left."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[^\w]+", "-", plain, flags=re.UNICODE).strip("-_")


def _read(path: Path) -> Profile | None:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        known = {each.name for each in fields(Profile)}
        profile = Profile(**{name: value for name, value in plain.items() if name in known})
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return profile if isinstance(profile.name, str) and slug(profile.name) else None


def _not_one(path: Path) -> ProfileProblem:
    return ProfileProblem(_("{path} is not a profile of this game.").format(path=path))
