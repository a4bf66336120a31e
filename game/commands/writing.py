"""Commands for whoever writes: new, ids, graph, storyboard, lines, schema."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import CLEAN, PROBLEMS, WRONG_USE, Command, Trouble
from game.language.catalog import N_, _, ngettext

if TYPE_CHECKING:
    from game.authoring.paper.storyboard import Picture
    from game.content.load import Library
    from game.content.locales import Standing
    from game.encounter.script import Encounter


def encounter_in(name: str, pack: str | None = None, hand: str | None = None) -> Encounter:
    """The encounter in a file, or the one of that name in a pack (the shipped one without any)."""
    from game.commands.libraries import encounter_of

    library, id = found(name, pack)
    return encounter_of(library, id, hand)


def found(name: str, pack: str | None = None) -> tuple[Library, str]:
    """The library that has it, and its id there: NAME is a file, or an encounter of the pack."""
    from game.commands.libraries import library_of
    from game.content.single import library_of_file

    path = Path(name)
    if pack is None and (path.suffix or "/" in name):
        if not path.is_file():
            raise Trouble(_("There is no file {file}: check the name and the folder.").format(file=name), WRONG_USE)
        return library_of_file(path)
    return library_of(pack), name


def put(text: str, out: str | None) -> int:
    """Writes to a file and names it, or to the terminal."""
    if out is None:
        sys.stdout.write(text)
        return CLEAN
    try:
        Path(out).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        told = _("{file} cannot be written ({why}): choose another place with -o.")
        raise Trouble(told.format(file=out, why=error.strerror)) from error
    print(_("{file}: written").format(file=out))
    return CLEAN


def _one(parser: argparse.ArgumentParser, what: str = N_("an encounter file, or the name of one in the pack")) -> None:
    parser.add_argument("encounter", metavar="FILE", help=_(what))
    parser.add_argument(
        "--pack", metavar="PACK", help=_("another pack: its folder or zip, or its name if it is listed")
    )


# --- new ------------------------------------------------------------------------------------------------------------


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("its name: small letters, digits and _"))
    parser.add_argument(
        "--ask", action="store_true", help=_("ask ten plain questions and write a draft from the answers")
    )
    parser.add_argument(
        "--like", metavar="OTHER", help=_("the parallel of an encounter of the pack: its numbers stay")
    )
    parser.add_argument(
        "--pack", metavar="FOLDER", help=_("the pack it goes to; else the one you are in, else a new one")
    )


def _new(given: argparse.Namespace) -> int:
    from game.authoring import asking, like, new

    folder = new.where(given.name, Path(), Path(given.pack) if given.pack else None)
    draft = new.begun(given.name, folder)
    try:
        if given.like:
            print(new.told(like.write(given.name, given.like, folder)), end="")
            return CLEAN
        if given.ask:
            new.refuse(draft, folder)
            draft = asking.asked(draft, input, sys.stdout)
        print(new.told(new.write(draft, folder)), end="")
    except new.Refused as refused:
        raise Trouble(str(refused)) from refused
    except OSError as error:
        told = _("{file} cannot be written ({why}): choose another place.")
        raise Trouble(told.format(file=folder, why=error.strerror)) from error
    return CLEAN


# --- ids ------------------------------------------------------------------------------------------------------------


def _ids_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("encounter files"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say which ids would be given"))


def _ids(given: argparse.Namespace) -> int:
    return max(_ids_in(Path(file), given.dry_run) for file in given.files)


def _ids_in(path: Path, dry_run: bool) -> int:
    from game.authoring.ids import with_ids

    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        told = _("{file} cannot be read: check that it is there and written in UTF-8.").format(file=path)
        raise Trouble(told) from error
    numbered = with_ids(text)
    if numbered is None:
        told = _("{file} cannot be read as an encounter and was left as it is: see python main.py check {file}")
        print(told.format(file=path))
        return PROBLEMS
    if numbered.given and not dry_run:
        put(numbered.text, str(path))
    for each in numbered.given:
        print(f"{path}:{each.line}: id: {each.id}")
    count = len(numbered.given)
    told = (
        ngettext("{file}: {number} id would be given", "{file}: {number} ids would be given", count)
        if dry_run
        else ngettext("{file}: {number} id given", "{file}: {number} ids given", count)
    )
    print(told.format(file=path, number=count))
    return CLEAN


# --- graph ----------------------------------------------------------------------------------------------------------


def _graph_arguments(parser: argparse.ArgumentParser) -> None:
    _one(parser)
    parser.add_argument(
        "-o", dest="out", metavar="FILE", help=_("out.svg, out.mmd (Mermaid) or out.dot; without it SVG")
    )


def _graph(given: argparse.Namespace) -> int:
    from game.authoring.graph.model import map_of
    from game.authoring.graph.text import FORMATS

    ending = Path(given.out).suffix.lower() if given.out else ".svg"
    if ending not in FORMATS:
        told = _("A map is written as {endings}: give a file with one of these endings.")
        raise Trouble(told.format(endings=", ".join(FORMATS)), WRONG_USE)
    return put(FORMATS[ending](map_of(encounter_in(given.encounter, given.pack))), given.out)


# --- storyboard -----------------------------------------------------------------------------------------------------


def _storyboard_arguments(parser: argparse.ArgumentParser) -> None:
    _one(parser)
    parser.add_argument("-o", dest="out", metavar="FILE", help=_("the page: out.html"))
    parser.add_argument("--roles", nargs="?", const="both", choices=("them", "you", "both"),
                        help=_("role sheets in place of the storyboard: for whom"))  # fmt: skip
    parser.add_argument("--hand", metavar="NAME", help=_("another hand of the encounter"))
    parser.add_argument("--words", action="store_true", help=_("words only, without pictures"))
    parser.add_argument("--count", action="store_true", help=argparse.SUPPRESS)  # for a window that waits for it


def _storyboard(given: argparse.Namespace) -> int:
    from game.authoring.paper.roles import ROLES, role_sheets
    from game.authoring.paper.storyboard import no_picture, shots, storyboard
    from game.view.words import MEASURES

    encounter = encounter_in(given.encounter, given.pack, given.hand)
    if given.roles:
        roles = ROLES if given.roles == "both" else (given.roles,)
        return put(role_sheets(encounter, MEASURES, roles), given.out)
    wanted = len(list(shots(encounter)))
    picture = no_picture if given.words else pictures_of(encounter, wanted, at_once=given.count)
    return put(storyboard(encounter, picture), given.out)


def pictures_of(encounter: Encounter, wanted: int, *, at_once: bool = False) -> Picture:
    """What draws the moments, off screen; where nothing can be drawn, a sentence is told and the page has words only.

    How far it has got of `wanted` pictures is told as it goes, with `at_once` as a line for each."""
    from game.authoring.paper.storyboard import Shot, no_picture
    from game.authoring.progress import Progress
    from game.ui.storyboard import CannotDraw, Studio
    from game.view.boards import Boards

    try:
        studio, boards = Studio(), Boards(encounter)
    except CannotDraw as reason:
        print(f"No pictures can be drawn here ({reason}): the page has words only.", file=sys.stderr)
        return no_picture
    progress, drawn = Progress(sys.stderr), 0

    def picture(shot: Shot) -> str:
        nonlocal drawn
        drawn += 1
        if at_once:
            print(f"{drawn} of {wanted}", file=sys.stderr, flush=True)
        else:
            progress.tell(drawn, wanted, "pictures")
        if drawn == wanted:
            progress.end()
        return studio.picture(boards.play(shot.line, shot.at, shot.yours))

    return picture


# --- lines ----------------------------------------------------------------------------------------------------------


def _lines_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("export", "import", "status"), help=_("hand out, take back, or how far it is"))
    parser.add_argument("language", metavar="LANG", help=_("the language: es, ar, pt_BR …"))
    _one(parser)
    parser.add_argument("file", nargs="?", metavar="TABLE", help=_("the table to take back: .csv, .json or .po"))
    parser.add_argument("-o", dest="out", metavar="TABLE", help=_("write to .csv, .json or .po; without it CSV"))
    parser.add_argument("--missing", action="store_true", help=_("export only what is missing or stale"))


def _lines(given: argparse.Namespace) -> int:
    from game.commands.libraries import encounter_of
    from game.content.locales import LANGUAGE, LocaleFault

    if not LANGUAGE.fullmatch(given.language):
        told = _("'{written}' is no language: write for example es, ar or pt_BR.").format(written=given.language)
        raise Trouble(told, WRONG_USE)
    library, id = found(given.encounter, given.pack)
    folder = library.pack.folder
    if folder is None:
        raise Trouble(_("A translation is kept in a pack: put the file into one (python main.py new makes one)."))
    encounter = encounter_of(library, id)
    hands = tuple(encounter_of(library, id, hand) for hand in library.variants(id))
    try:
        return {"export": _export, "import": _import, "status": _status}[given.what](given, encounter, hands, folder)
    except LocaleFault as fault:
        raise Trouble(str(fault)) from fault
    except OSError as error:
        told = _("The translation cannot be read or written ({why}): check its folder.").format(why=error.strerror)
        raise Trouble(told) from error


def _export(given: argparse.Namespace, encounter: Encounter, hands: tuple[Encounter, ...], folder: Path) -> int:
    from game.authoring.lines import WRITERS, export

    ending = Path(given.out).suffix.lower() if given.out else ".csv"
    if ending not in WRITERS:
        told = _("Lines are written as {endings}: give a file with one of these endings.")
        raise Trouble(told.format(endings=", ".join(WRITERS)), WRONG_USE)
    text = export(encounter, folder, given.language, ending, hands=hands, all_of_it=not given.missing)
    return put(text, given.out)


def _import(given: argparse.Namespace, encounter: Encounter, hands: tuple[Encounter, ...], folder: Path) -> int:
    from game.authoring.lines import READERS, take

    if given.file is None or Path(given.file).suffix.lower() not in READERS:
        told = _("Name the table to take back, as {endings}, behind the encounter.")
        raise Trouble(told.format(endings=", ".join(READERS)), WRONG_USE)
    taken = take(encounter, folder, given.language, Path(given.file), hands)
    for reason in taken.refused:
        print(f"! {reason}")
    told = ngettext("{file}: {number} text taken", "{file}: {number} texts taken", taken.taken)
    print(told.format(file=taken.path, number=taken.taken))
    _count(taken.standing)
    return PROBLEMS if taken.refused else CLEAN


def _status(given: argparse.Namespace, encounter: Encounter, hands: tuple[Encounter, ...], folder: Path) -> int:
    from game.authoring.lines import done
    from game.content.locales import standing
    from game.encounter.texts import texts_of_hands

    now = standing(texts_of_hands(encounter, hands), done(folder, given.language, encounter))
    for what, ids in ((_("stale"), now.stale), (_("missing"), now.missing), (_("no longer there"), now.gone)):
        for id in ids:
            print(f"{what:<16}{id}")
    _count(now)
    return PROBLEMS if now.stale or now.missing else CLEAN


def _count(now: Standing) -> None:
    told = _("{done} done, {stale} stale, {missing} missing, {gone} no longer there")
    print(
        told.format(done=len(now.done), stale=len(now.stale), missing=len(now.missing), gone=len(now.gone))
    )


# --- schema ---------------------------------------------------------------------------------------------------------


def _schema_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", default="encounter", metavar="KIND",
                        help=_("encounter (without any), people, rivals, pack or tests"))  # fmt: skip
    parser.add_argument("-o", dest="out", metavar="FILE", help=_("the file; without it the terminal"))


def _schema(given: argparse.Namespace) -> int:
    from game.content.schema.json_schema import FILES, schema

    if given.kind not in FILES:
        told = _("There is no file of the kind '{kind}': choose of {known}.")
        raise Trouble(told.format(kind=given.kind, known=", ".join(FILES)), WRONG_USE)
    return put(schema(given.kind), given.out)


COMMANDS = (
    Command(
        "new",
        N_("Write a small encounter that can be checked and played at once."),
        "new sunday_stall --ask",
        _new_arguments,
        _new,
    ),
    Command(
        "graph",
        N_("Draw an encounter as a map: states as boxes, moves as arrows (SVG, Mermaid or DOT)."),
        "graph dialogues/encounters/harbour_rota.yaml -o rota.svg",
        _graph_arguments,
        _graph,
    ),
    Command(
        "storyboard",
        N_("Print an encounter for people who read no YAML, or role sheets for two at a table."),
        "storyboard cold_ward -o cold_ward.html",
        _storyboard_arguments,
        _storyboard,
    ),
    Command(
        "lines",
        N_("Hand out the texts of an encounter for translation, and take them back checked."),
        "lines export es cold_ward -o cold_ward_es.csv",
        _lines_arguments,
        _lines,
    ),
    Command(
        "ids",
        N_("Give an id to every line and move that has none; nothing else in the file changes."),
        "ids dialogues/encounters/cold_ward.yaml --dry-run",
        _ids_arguments,
        _ids,
    ),
    Command(
        "schema",
        N_("Print the JSON Schema of the files, for completion in editors."),
        "schema encounter -o encounter.schema.json",
        _schema_arguments,
        _schema,
    ),
)
