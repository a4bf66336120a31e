"""Where encounters come from: the shipped pack, a folder or zip that is named, a pack on the shelf, a single file."""
from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import WRONG_USE, Trouble, documents, shipped, user_folder
from game.language.catalog import _

if TYPE_CHECKING:
    from game.content.load import Library
    from game.content.shelf import Found
    from game.encounter.script import Encounter


def library_of(pack: str | None) -> Library:
    """The pack that was asked for (a folder, a zip, or the name of one on the shelf), else the shipped one."""
    from game.content.load import load_pack

    folder = pack_folder(pack) if pack else shipped()
    library = load_pack(folder)
    if not library.heads:
        told = _("There is no encounter in {place}: give the folder of a pack (it holds pack.yaml).")
        raise Trouble(told.format(place=pack or folder), WRONG_USE)
    return library


def library_for(given: argparse.Namespace) -> Library:
    """The library of a play: with a file, the one in which it stands, and a new play of it."""
    if getattr(given, "file", None) is None:
        return library_of(given.pack)
    from game.content.single import library_of_file

    if not Path(given.file).is_file():
        raise Trouble(_("There is no file {file}: check the name and the folder.").format(file=given.file), WRONG_USE)
    library, given.encounter = library_of_file(Path(given.file))
    given.new = True
    return library


def pack_folder(pack: str) -> Path:
    """Where the pack of this path or name is, unpacked if it is a zip."""
    from game.content import shelf
    from game.content.zipped import BadZip

    path = Path(pack)
    if not path.exists() and (found := shelf.named(packs_found(), pack)) is not None:
        path = found.path
    try:
        folder = shelf.folder_of(path, unpacked_under())
    except BadZip as bad:
        raise Trouble(str(bad)) from bad
    except OSError as error:
        told = _("The pack {pack} cannot be opened ({why}): check that it may be read.")
        raise Trouble(told.format(pack=pack, why=error.strerror)) from error
    if not folder.is_dir():
        told = _("There is no folder {pack}: give the folder of a pack (it holds pack.yaml), or its zip.")
        raise Trouble(told.format(pack=pack), WRONG_USE)
    return folder


def shelf_folder() -> Path:
    """Where a person's packs are found."""
    return user_folder("data") / "packs"


def written_here() -> Path:
    """Where packs go that are begun on the Bench, and what it writes for people."""
    return documents() / "Livable Terms"


def shelved(name: str) -> Path:
    """The pack of that name: on the shelf, else among those begun on the Bench."""
    shelf = shelf_folder() / name
    return shelf if shelf.exists() else written_here() / name


def unpacked_under() -> Path:
    """Where zips are unpacked."""
    return user_folder("cache") / "packs"


def packs_found() -> tuple[Found, ...]:
    """Every pack on the person's shelf, then those begun on the Bench; a zip among these was made to hand on."""
    from game.content import shelf

    own = shelf.find([shelf_folder()], unpacked_under())
    names = {each.path.name for each in own}
    begun = shelf.find([written_here()], unpacked_under())
    return (*own, *(each for each in begun if each.path.is_dir() and each.path.name not in names))


def broken_pack(library: Library) -> str:
    """The first error in the pack's own files, "" without one: its encounters are played all the same."""
    from game.content.problems import one_line

    first = next((each for each in library.pack.problems if each.severity == "error"), None)
    return all_of_it(one_line(first), first.path) if first else ""


def all_of_it(told: str, path: object) -> str:
    """The first problem of a file with the command that shows them all."""
    return _("{problem} (All of it: python main.py check {path})").format(problem=told, path=path)


def encounter_of(library: Library, id: str, hand: str | None = None) -> Encounter:
    """The encounter called `id`, in that hand; Trouble with its first error where its file is broken."""
    from game.encounter.script import Encounter

    try:
        loaded = library.encounter(id, hand)
    except KeyError as error:
        known = ", ".join(head.id for head in library.heads)
        told = _("There is no encounter called '{id}': choose one of {known}.").format(id=id, known=known)
        raise Trouble(told, WRONG_USE) from error
    if isinstance(loaded, Encounter):
        return loaded
    from game.content.problems import one_line

    first = next(each for each in loaded if each.severity == "error")
    raise Trouble(all_of_it(one_line(first), first.path))
