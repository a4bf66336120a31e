"""Packs in a zip: looked through before anything is unpacked, and unpacked into a folder of their own.

Nothing in a zip is trusted: not its names, not the sizes it gives, not how many files it says it has. What is refused
is refused in one sentence, and nothing of it is left on the disk.
"""
from __future__ import annotations

import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path, PurePosixPath

MOST_FILES = 1_000
MOST_OF_ONE = 2 * 1024 * 1024
MOST_OF_ALL = 64 * 1024 * 1024
MOST_ZIPPED = 32 * 1024 * 1024
ENDINGS = frozenset({".yaml", ".yml", ".csv", ".json", ".po", ".md", ".txt", ".html", ""})
ZIP = ".zip"
_PIECE = 64 * 1024
_DEEPEST, _LONGEST = 6, 100
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_PLAIN = re.compile(r"[^\x00-\x1f<>:\"|?*\\]+")
_LEFT_OUT = ("__MACOSX", ".DS_Store", "Thumbs.db", ".git")


class BadZip(ValueError):
    """A zip that is not opened: `why` continues "This pack is not opened: …", `advice` is a sentence."""

    def __init__(self, why: str, advice: str = "Make the zip anew from the folder of the pack.") -> None:
        super().__init__(f"This pack is not opened: {why}. {advice}")
        self.why, self.advice = why, advice


def is_zip(path: Path) -> bool:
    """Whether a file is named as a zip and is there."""
    return path.suffix.lower() == ZIP and path.is_file()


def unpacked(path: Path, under: Path) -> Path:
    """The folder that a zip is unpacked to, below `under`; unpacked once for each content.

    Raises BadZip where it is refused, OSError where it cannot be read or `under` cannot be written.
    """
    folder = under / _digest(path)
    if (folder / "whole").is_file():
        return _top(folder / "pack")
    part = under / f"{folder.name}.{os.getpid()}"
    shutil.rmtree(part, ignore_errors=True)
    try:
        with zipfile.ZipFile(path) as held:
            _unpack(held, _looked_through(held), part / "pack")
        (part / "whole").write_text("")
        _take_place(part, folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadZip("it is damaged, or locked with a password") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return _top(folder / "pack")


def _take_place(part: Path, folder: Path) -> None:
    """Another window may have been faster: what it unpacked is the same."""
    try:
        part.replace(folder)
    except OSError:
        if not (folder / "whole").is_file():
            shutil.rmtree(folder, ignore_errors=True)
            part.replace(folder)


def _digest(path: Path) -> str:
    if path.stat().st_size > MOST_ZIPPED:
        raise BadZip(f"it is larger than {MOST_ZIPPED >> 20} MB", "A pack is text: has something else got into it?")
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()


def _top(folder: Path) -> Path:
    """The folder with pack.yaml: the zip itself or the one folder in it."""
    inside = [each for each in folder.iterdir() if each.is_dir()] if folder.is_dir() else []
    if not (folder / "pack.yaml").is_file() and len(inside) == 1 and (inside[0] / "pack.yaml").is_file():
        return inside[0]
    return folder


def zipped(folder: Path, place: Path) -> int:
    """Makes a zip of the pack in `folder`, with what a pack may hold and nothing hidden; how many files are in it.

    Raises BadZip where it could not be opened again, OSError where it cannot be written; then nothing is left behind.
    """
    part = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as made:
            for each in _to_pack(folder):
                made.write(each, PurePosixPath(folder.name, *each.relative_to(folder).parts))
        with zipfile.ZipFile(part) as held:
            count = len(_looked_through(held))
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    return count


def _to_pack(folder: Path) -> Iterator[Path]:
    """The files of a pack, by name; links and what is hidden are left out."""
    for each in sorted(folder.rglob("*")):
        parts = each.relative_to(folder).parts
        is_aside = each.is_symlink() or any(part.startswith(".") or part in _LEFT_OUT for part in parts)
        if each.is_file() and not is_aside and each.suffix.lower() in ENDINGS - {""}:
            yield each


# --- looking through ----------------------------------------------------------------------------------------------


def _looked_through(held: zipfile.ZipFile) -> list[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """Every file with the place it goes to. Raises BadZip at the first thing that is refused."""
    entries = held.infolist()
    if len(entries) > MOST_FILES:
        raise BadZip(f"it holds {len(entries):,} files, and at most {MOST_FILES:,} are read")
    if (whole := sum(each.file_size for each in entries)) > MOST_OF_ALL:
        raise BadZip(f"unpacked it would take {whole >> 20:,} MB, and at most {MOST_OF_ALL >> 20} MB are read")
    kept = [(each, _place(each)) for each in entries if not each.is_dir() and not _is_left_out(each.filename)]
    _refuse_twins(place for _, place in kept)
    if not any(place.name == "pack.yaml" and len(place.parts) <= 2 for _, place in kept):
        raise BadZip("there is no pack.yaml in it", "Zip the folder in which pack.yaml lies.")
    return kept


def _is_left_out(name: str) -> bool:
    return any(part in _LEFT_OUT for part in name.split("/"))


def _place(entry: zipfile.ZipInfo) -> PurePosixPath:
    """Where a file goes, below the folder of the pack."""
    name = entry.orig_filename
    shown = "".join(sign if sign.isprintable() else "?" for sign in name[:60])
    place = PurePosixPath(name)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise BadZip(f"'{shown}' is a link", "A pack holds files only: put the file itself in its place.")
    if entry.flag_bits & 1:
        raise BadZip(f"'{shown}' is locked with a password", "Zip the pack without one.")
    if place.is_absolute() or ".." in place.parts or "\\" in name or re.match(r"[A-Za-z]:", name):
        raise BadZip(f"'{shown}' lies outside the folder of the pack")
    if len(place.parts) > _DEEPEST or any(not _is_plain(part) for part in place.parts):
        raise BadZip(f"'{shown}' is no name for a file of a pack", "Use letters, digits and _ in names of files.")
    if place.suffix.lower() not in ENDINGS:
        raise BadZip(f"'{shown}' is no file of a pack", f"It holds {', '.join(sorted(ENDINGS - {''}))} files only.")
    if entry.file_size > MOST_OF_ONE:
        raise BadZip(f"'{shown}' is larger than {MOST_OF_ONE >> 20} MB")
    return place


def _is_plain(part: str) -> bool:
    """Whether every system takes it as the name of a file."""
    good = _PLAIN.fullmatch(part) and len(part) <= _LONGEST and not _RESERVED.match(part)
    return bool(good) and not part.endswith((" ", "."))


def _refuse_twins(places: Iterator[PurePosixPath]) -> None:
    """Two names that some systems take for one would overwrite each other."""
    seen: set[str] = set()
    for place in places:
        folded = str(place).casefold()
        if folded in seen:
            raise BadZip(f"'{str(place)[:60]}' is in it twice")
        seen.add(folded)


# --- unpacking ----------------------------------------------------------------------------------------------------


def _unpack(held: zipfile.ZipFile, files: list[tuple[zipfile.ZipInfo, PurePosixPath]], into: Path) -> None:
    """Writes every file; counts what really comes out, whatever the zip says of its sizes."""
    into.mkdir(parents=True)
    root, left = into.resolve(), MOST_OF_ALL
    for entry, place in files:
        target = into.joinpath(*place.parts)
        if not target.resolve().is_relative_to(root):
            raise BadZip(f"'{str(place)[:60]}' lies outside the folder of the pack")
        with suppress(FileExistsError):
            target.parent.mkdir(parents=True)
        left -= _copy(held, entry, target, min(MOST_OF_ONE, left))


def _copy(held: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int) -> int:
    """Bytes written; BadZip as soon as there are more than `most`."""
    written = 0
    with held.open(entry) as source, target.open("xb") as out:
        while piece := source.read(_PIECE):
            written += len(piece)
            if written > most:
                raise BadZip(f"'{entry.filename[:60]}' unpacks to more than it says")
            out.write(piece)
    return written
