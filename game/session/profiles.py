"""Profiles: several people on one machine, under names of their own choosing, each with a journal of its own.

A profile is a folder: `profile.json`, `settings.json` once something was set, and `journal.db`. It can be taken away as
one file and deleted as a whole. Whoever has none plays as a guest, in the journal of the machine.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
import zipfile
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from game.language.catalog import N_, _
from game.session.journal import Journal, JournalProblem

PROFILE, SETTINGS, JOURNAL = "profile.json", "settings.json", "journal.db"
LAST = "last.json"
"""Beside the profiles: who played last."""
MOST_NAME = 40
MOST_FOLDER = 120
"""Bytes of a folder's name: one letter may become many when it is brought to its plain form."""
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows does not give to a folder."""
PRONOUNS = ("she", "he", "they")
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Per cent."""


class ProfileProblem(Exception):
    """A profile cannot be made, read or taken away; `str()` is one sentence for the person, in their language."""

    def __init__(self, told: str, **filled: object) -> None:
        super().__init__(_(told).format(**filled))


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
        found = (_read(each / PROFILE) for each in self._inside())
        return tuple(sorted((each for each in found if each is not None), key=lambda each: each.name.casefold()))

    def broken(self) -> tuple[Path, ...]:
        """Folders among the profiles in which no profile can be read; their plays are still there."""
        return tuple(each for each in self._inside() if each.is_dir() and _read(each / PROFILE) is None)

    def _inside(self) -> list[Path]:
        try:
            return sorted(self.folder.iterdir())
        except OSError:
            return []

    def make(self, profile: Profile) -> Profile:
        """A new profile; ProfileProblem where its name is empty, too long or taken."""
        name = " ".join("".join(sign for sign in profile.name if sign.isprintable() or sign.isspace()).split())
        if not name or len(name) > MOST_NAME or not slug(name):
            raise ProfileProblem(
                N_("A profile needs a name of 1 to {most} letters: choose any, not your own."),
                most=MOST_NAME,
            )
        if self._home(name).exists():
            raise ProfileProblem(N_("There is a profile called '{name}' already: choose another name."), name=name)
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
            raise ProfileProblem(
                N_("The profile cannot be kept in {home} ({why}): check that it may be written to."),
                home=home, why=error.strerror,
            ) from error

    def named(self, name: str) -> Profile:
        """The profile of that name; ProfileProblem where there is none."""
        found = _read(self._home(name) / PROFILE)
        if found is None:
            known = ", ".join(each.name for each in self.listed()) or _("none yet")
            raise ProfileProblem(
                N_("There is no profile called '{name}' (there are: {known})."),
                name=name, known=known,
            )
        return found

    def journal_path(self, name: str) -> Path:
        """Where the plays of a profile are."""
        return self._home(self.named(name).name) / JOURNAL

    def settings_path(self, name: str) -> Path:
        """Where a profile keeps how things look, its keys and its language."""
        return self._home(self.named(name).name) / SETTINGS

    def last(self) -> str:
        """Who played last; "" for a guest. The profile may be gone by now."""
        try:
            name = json.loads((self.folder / LAST).read_text(encoding="utf-8"))["name"]
        except (OSError, ValueError, TypeError, KeyError):
            return ""
        return name if isinstance(name, str) else ""

    def remember(self, name: str) -> None:
        """Keeps who plays, for the next start; ProfileProblem where that cannot be written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / LAST).write_text(json.dumps({"name": name}, ensure_ascii=False), encoding="utf-8")
        except OSError as error:
            raise ProfileProblem(
                N_("Who plays cannot be remembered in {folder} ({why}): this sitting goes on."),
                folder=self.folder, why=error.strerror,
            ) from error

    def adopt(self, profile: Profile, journal_path: Path, settings: Path) -> Profile:
        """A new profile that takes over what a guest has played and set; the guest begins anew.

        The journal must be closed. Nothing of the guest's is taken away before all of it has been copied.
        """
        made = self.make(profile)
        home = self._home(made.name)
        try:
            if journal_path.exists():
                journal = Journal(journal_path)
                journal.copy_to(home / JOURNAL)
                journal.close()
            if settings.exists():
                shutil.copy(settings, home / SETTINGS)
        except (OSError, JournalProblem) as error:
            shutil.rmtree(home, ignore_errors=True)
            raise ProfileProblem(
                N_("What was played so far stays with the guest: it cannot be copied to {home}."),
                home=home,
            ) from error
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{journal_path}{ending}").unlink(missing_ok=True)
        return made

    def export(self, name: str, path: Path) -> None:
        """Everything of a profile as one file at `path`: a zip with its profile, what was set, and its journal."""
        profile, journal_path, settings = self.named(name), self.journal_path(name), self.settings_path(name)
        try:
            with TemporaryDirectory() as folder, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
                zipped.writestr(PROFILE, json.dumps(asdict(profile), ensure_ascii=False, indent=1))
                if settings.exists():
                    zipped.write(settings, SETTINGS)
                if journal_path.exists():
                    copy = Path(folder) / JOURNAL
                    journal = Journal(journal_path)
                    journal.copy_to(copy)
                    journal.close()
                    zipped.write(copy, JOURNAL)
        except (OSError, JournalProblem) as error:
            raise ProfileProblem(
                N_("The profile cannot be written to {path}: choose another place."),
                path=path,
            ) from error

    def bring(self, path: Path) -> Profile:
        """Takes in a file that `export` wrote; ProfileProblem where it is none, or its name is taken."""
        try:
            with zipfile.ZipFile(path) as zipped, TemporaryDirectory() as folder:
                if not set(zipped.namelist()) <= {PROFILE, SETTINGS, JOURNAL}:
                    raise ProfileProblem(N_("{path} is not a profile of this game."), path=path)
                for name in zipped.namelist():
                    zipped.extract(name, folder)
                profile = _read(Path(folder) / PROFILE)
                if profile is None:
                    raise ProfileProblem(N_("{path} is not a profile of this game."), path=path)
                made = self.make(profile)
                for part in (SETTINGS, JOURNAL):
                    if (Path(folder) / part).exists():
                        shutil.copy(Path(folder) / part, self._home(made.name) / part)
                return made
        except (OSError, zipfile.BadZipFile) as error:
            raise ProfileProblem(N_("{path} is not a profile of this game."), path=path) from error

    def delete(self, name: str) -> None:
        """Deletes a profile with all its plays and everything that was written; nothing of it is left."""
        profile = self.named(name)
        try:
            shutil.rmtree(self._home(profile.name))
        except OSError as error:
            raise ProfileProblem(
                N_("The profile '{name}' cannot be deleted ({why}): close the game."),
                name=name, why=error.strerror,
            ) from error

    def _home(self, name: str) -> Path:
        return self.folder / (slug(name) or "-")


def holds_profile(path: Path) -> bool:
    """Whether a file is one that `export` wrote, by its table of contents."""
    try:
        with zipfile.ZipFile(path) as zipped:
            names = set(zipped.namelist())
    except (OSError, zipfile.BadZipFile):
        return False
    return PROFILE in names and names <= {PROFILE, SETTINGS, JOURNAL}


def slug(name: str) -> str:
    """A name as that of a folder: lower-case letters and digits of any script, the rest as -; "" where none is left."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    found = re.sub(r"[^\w]+", "-", plain, flags=re.UNICODE).strip("-_")
    found = found.encode()[:MOST_FOLDER].decode(errors="ignore")
    return f"{found}-" if found in RESERVED else found


def _read(path: Path) -> Profile | None:
    """The profile in a file, with the usual in place of what it has no such value for; None where it has no name."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        name = plain["name"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    if not isinstance(name, str) or not slug(name):
        return None
    usual = Profile(name=name)
    fit = {
        "face": isinstance(plain.get("face"), str),
        "pronoun": plain.get("pronoun") in PRONOUNS,
        "text_size": plain.get("text_size") in TEXT_SIZES,
        "theme": isinstance(plain.get("theme"), str),
    }
    return replace(usual, **{field: plain[field] for field, is_fit in fit.items() if is_fit})
