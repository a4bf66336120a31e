"""Commands for whoever proves: test, watch, stats, packs, and what kept plays make of edited files."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import CLEAN, PROBLEMS, WRONG_USE, Command, Trouble
from game.commands.writing import found
from game.language.catalog import N_, _, ngettext

if TYPE_CHECKING:
    from game.content.problems import Problem
    from game.content.shelf import Found
    from game.encounter.script import Encounter
    from game.session.journal import Head, Record

JOURNALS = (".db", ".sqlite", ".journal")


# --- test -----------------------------------------------------------------------------------------------------------


def _test_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=_("files that end in .test.yaml, or folders with them")
    )
    parser.add_argument("--pack", metavar="PACK", help=_("the pack of the encounters; else the one each file lies in"))
    parser.add_argument("--json", action="store_true", help=_("what was found as JSON"))


def _test(given: argparse.Namespace) -> int:
    from game.authoring.trying import run
    from game.content.trials import trial_paths

    paths = [each for file in given.files for each in trial_paths(Path(file))]
    if not paths:
        told = _("There are no tests in {place}: their files end in .test.yaml.")
        raise Trouble(told.format(place=given.files[0]), WRONG_USE)

    def find(path: Path, name: str, hand: str) -> Encounter | Problem | str:
        return encounter_beside(path, name, hand, given.pack)

    return run(paths, find, as_json=given.json, out=sys.stdout)


def encounter_beside(path: Path, name: str, hand: str, pack: str | None = None) -> Encounter | Problem | str:
    """The encounter that a file of tests names, in its own pack, or else beside it."""
    from game.encounter.script import Encounter

    beside = next((each for each in _beside(path, name) if each.is_file()), None)
    try:
        library, id = found(str(beside)) if beside is not None and pack is None else found(name, pack)
        loaded = library.encounter(id, hand or None)
    except KeyError:
        return _("There is no encounter called '{name}' beside this file or in the pack.").format(name=name)
    except Trouble as trouble:
        return str(trouble)
    return loaded if isinstance(loaded, Encounter) else next(each for each in loaded if each.severity == "error")


def _beside(path: Path, name: str) -> Iterator[Path]:
    """Where the encounter of a file of tests may lie: beside it, or in the pack above it."""
    for folder in (path.resolve().parent, *path.resolve().parents):
        yield folder / f"{name}.yaml"
        yield folder / "encounters" / f"{name}.yaml"
        if (folder / "pack.yaml").is_file():
            return


# --- watch ----------------------------------------------------------------------------------------------------------


def _watch_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("place", metavar="PLACE", help=_("a pack, a folder of encounters, or one file"))
    parser.add_argument("--once", action="store_true", help=_("check once and stop"))


def _watch(given: argparse.Namespace) -> int:
    from game.authoring.watch import run

    if not Path(given.place).exists():
        told = _("There is nothing called {place}: name a pack, a folder or a file.")
        raise Trouble(told.format(place=given.place), WRONG_USE)
    return run(Path(given.place), sys.stdout, once=given.once)


# --- stats ----------------------------------------------------------------------------------------------------------


def _stats_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("encounters", nargs="*", metavar="NAME", help=_("names or files; without any, the whole pack"))
    parser.add_argument(
        "--pack", metavar="PACK", help=_("another pack: its folder or zip, or its name if it is listed")
    )
    parser.add_argument("--json", action="store_true", help=_("figures as JSON"))


def _stats(given: argparse.Namespace) -> int:
    from game.authoring.stats import run
    from game.authoring.subjects import Unknown, subjects
    from game.commands.libraries import library_of

    try:
        return run(subjects(library_of(given.pack), given.encounters), as_json=given.json, out=sys.stdout)
    except Unknown as unknown:
        raise Trouble(str(unknown), PROBLEMS if unknown.is_broken else WRONG_USE) from unknown


# --- packs ----------------------------------------------------------------------------------------------------------


def _packs_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--add", metavar="PACK", help=_("put a pack (a folder or a zip) where it is found"))
    parser.add_argument("--json", action="store_true", help=_("the list as JSON"))


def _packs(given: argparse.Namespace) -> int:
    from game.commands.libraries import packs_found, shelf_folder

    if given.add:
        _put_on(Path(given.add))
    packs = packs_found()
    if given.json:
        _as_json(packs)
        return CLEAN
    for pack in packs:
        count = len(pack.encounters)
        told = ngettext(
            "{name} ({file}): {number} encounter, {licence}", "{name} ({file}): {number} encounters, {licence}", count
        )
        name = f"{pack.name} {pack.version}".rstrip()
        licence = pack.licence or _("no licence")
        print(told.format(name=name, file=pack.path.name, number=count, licence=licence))
        for line in (*pack.content_notes, *([f"! {pack.problem}"] if pack.problem else [])):
            print(f"  {line}")
    if not packs:
        told = _("There are no packs yet: put folders or zips into {folder}, or use --add.")
        print(told.format(folder=shelf_folder()))
    return CLEAN


def _put_on(path: Path) -> None:
    from game.commands.libraries import shelf_folder, unpacked_under
    from game.content.shelf import put_on
    from game.content.zipped import BadZip

    if not path.exists():
        told = _("There is nothing called {place}: name the folder or zip of a pack.")
        raise Trouble(told.format(place=path), WRONG_USE)
    try:
        print(_("{place}: added").format(place=put_on(path, shelf_folder(), unpacked_under())))
    except BadZip as bad:
        raise Trouble(str(bad)) from bad
    except FileExistsError as error:
        told = _("A pack called {name} is there already: remove it first, or rename this one.")
        raise Trouble(told.format(name=path.name)) from error
    except OSError as error:
        told = _("The pack {pack} cannot be copied ({why}): check that it may be read.")
        raise Trouble(told.format(pack=path, why=error.strerror)) from error


def _as_json(packs: tuple[Found, ...]) -> None:
    import json
    from dataclasses import asdict

    print(json.dumps([{**asdict(each), "path": str(each.path)} for each in packs], ensure_ascii=False, indent=1))


# --- check --against ------------------------------------------------------------------------------------------------


def against(files: list[Path], journals: Path) -> int:
    """What the plays of a journal, or of every journal in a folder, make of these files as they are now."""
    from game.authoring.against import all_met, told
    from game.content.load import check_paths
    from game.encounter.script import Encounter

    if not journals.exists():
        missing = _("There is no journal {place}: name a journal, or a folder of them.")
        raise Trouble(missing.format(place=journals), WRONG_USE)
    reports = {each.encounter.id: each for each in check_paths(files).files if each.encounter is not None}

    def find(name: str, hand: str) -> Encounter | None:
        loaded = reports[name].chosen(hand) if name in reports else None
        return loaded if isinstance(loaded, Encounter) else None

    plays = all_met(kept_plays(journals), find)
    print(told(plays), end="")
    return PROBLEMS if any(each.is_lost for each in plays) else CLEAN


def kept_plays(
    journals: Path, tell: Callable[[str], object] = print
) -> Iterator[tuple[str, Head, tuple[Record, ...]]]:
    """Every play of every journal; of a file that is none `tell` is told, and it is left alone."""
    from game.session.journal import Journal, JournalProblem

    files = sorted(each for each in journals.rglob("*") if each.suffix in JOURNALS) if journals.is_dir() else [journals]
    for file in files:
        try:
            journal = Journal(file)
        except JournalProblem as problem:
            tell(f"! {problem}")
            continue
        try:
            for head in journal.plays():
                yield file.name, head, journal.records(head.play)
        finally:
            journal.close()


COMMANDS = (
    Command(
        "test",
        N_("Play the tests of an encounter: moves, and what must come of them."),
        "test dialogues",
        _test_arguments,
        _test,
    ),
    Command(
        "watch",
        N_("Check a file again each time it is saved."),
        "watch dialogues",
        _watch_arguments,
        _watch,
    ),
    Command(
        "stats",
        N_("Count words by speaker, minutes of reading, kinds of moves, and skills by encounter."),
        "stats cold_ward",
        _stats_arguments,
        _stats,
    ),
    Command(
        "packs",
        N_("List the packs that the game finds, and add one from a folder or a zip."),
        "packs --add my_pack.zip",
        _packs_arguments,
        _packs,
    ),
)
