"""The commands of the learning loop: report a play or a profile, and profiles on this machine."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands import CLEAN, PROBLEMS, Command, Trouble, journal_path, user_folder
from game.commands.exploring import foresight
from game.commands.recording import send
from game.language.catalog import N_, _

if TYPE_CHECKING:
    from game.review.report import Dossier
    from game.session.journal import Head, Journal
    from game.session.profiles import Profiles


def _report_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "play", nargs="?", type=int, metavar="NUMBER", help=_("the play; without it, all of the journal")
    )
    parser.add_argument(
        "--html", metavar="FILE", help=_("one self-contained page: write it to this file (- prints it)")
    )
    parser.add_argument("--csv", metavar="FILE", help=_("one row for each choice: write it to this file (- prints it)"))
    parser.add_argument("--json", metavar="FILE", help=_("everything as JSON: write it to this file (- prints it)"))
    parser.add_argument("--xapi", metavar="FILE", help=_("xAPI 1.0.3 statements: write it to this file (- prints it)"))
    told = _("first, best and last by skill as CSV: write it to this file (- prints it)")
    parser.add_argument("--skills", metavar="FILE", help=told)
    told = _("send xAPI statements of finished plays to this record store, once; what does not arrive waits")
    parser.add_argument("--record-store", metavar="URL", help=told)
    parser.add_argument("--as", dest="who", metavar="NAME", default="learner", help=_("the pseudonym in it (learner)"))
    parser.add_argument("--no-what-if", action="store_true", help=_("leave out the search for better decisions"))
    parser.add_argument("--journal", metavar="FILE", help=_("the journal it is in"))
    parser.add_argument("--profile", metavar="NAME", help=_("the journal of this profile"))


def _report(given: argparse.Namespace) -> int:
    from game.session.journal import Journal

    if not any((given.html, given.csv, given.json, given.xapi, given.skills, given.record_store)):
        raise Trouble(_("Say what to write: --html, --csv, --json, --xapi, --skills FILE, or --record-store URL."), 2)
    path = _journal_of(given)
    if not path.is_file():
        told = _("There is no journal at {path}: play first, or give another one with --journal FILE.")
        raise Trouble(told.format(path=path))
    journal = Journal(path)
    try:
        found = _all(given, journal) if given.play is None else _one(given, journal)
    finally:
        journal.close()
    return send(given.record_store, _statements(found, given.who)) if given.record_store else CLEAN


def _statements(found: Iterable[Dossier], who: str) -> list[dict[str, Any]]:
    """Of the plays that are over: of others a move may still be taken back."""
    from game.review import xapi

    return [each for told in found if told.review.head.finished for each in xapi.statements(told, who)]


def _journal_of(given: argparse.Namespace) -> Path:
    if given.profile is None:
        return journal_path(given.journal)
    from game.session.profiles import ProfileProblem

    try:
        return _profiles().journal_path(given.profile)
    except ProfileProblem as problem:
        raise Trouble(str(problem)) from problem


def _one(given: argparse.Namespace, journal: Journal) -> list[Dossier]:
    from game.review import report, xapi

    head = journal.head(given.play)
    found = report.dossier(journal, head, _today(head), what_if=not given.no_what_if, searching=foresight)
    _written(given.html, lambda: report.html(found))
    _written(given.csv, lambda: report.as_csv([found.review]))
    _written(given.json, lambda: report.as_json(found))
    _written(given.xapi, lambda: xapi.write(xapi.statements(found, given.who)))
    _written(given.skills, lambda: report.skills_csv(given.who, report.attempts(journal)))
    return [found]


def _all(given: argparse.Namespace, journal: Journal) -> list[Dossier]:
    from game.review import report, xapi

    found = [report.dossier(journal, head, what_if=False) for head in reversed(journal.plays())]
    _written(given.html, lambda: report.profile_html(given.profile or given.who, journal))
    _written(given.csv, lambda: report.as_csv(each.review for each in found))
    _written(given.json, lambda: "[" + ",\n".join(report.as_json(each).rstrip() for each in found) + "]\n")
    _written(given.xapi, lambda: xapi.write([s for each in found for s in xapi.statements(each, given.who)]))
    _written(given.skills, lambda: report.skills_csv(given.who, report.attempts(journal)))
    return found


def _written(file: str | None, made: Callable[[], str]) -> None:
    if file is None:
        return
    text = made()
    if file == "-":
        sys.stdout.write(text)
        return
    try:
        Path(file).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        told = _("{file} cannot be written ({why}): choose another place.")
        raise Trouble(told.format(file=file, why=error.strerror)) from error


def _today(head: Head) -> str | None:
    """The content hash of a play's hand as it ships now; None where it is not among the shipped ones, or broken."""
    from game.encounter.script import Encounter
    from game.playing import kept, library_of

    try:
        found = library_of(None).encounter(head.encounter, kept(head).variant or None)
    except (KeyError, Trouble):
        return None
    return found.content_hash if isinstance(found, Encounter) else None


# --- profiles -------------------------------------------------------------------------------------------------------


def _profiles() -> Profiles:
    from game.session.profiles import Profiles

    return Profiles(user_folder("data") / "profiles")


def _profiles_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new", metavar="NAME", help=_("make a profile: any name but your own"))
    told = _("of the new profile (they)")
    parser.add_argument("--pronoun", choices=("she", "he", "they"), default="they", help=told)
    parser.add_argument("--export", metavar="NAME", help=_("take a profile away as one file"))
    parser.add_argument("--to", metavar="FILE", help=_("the file to take it away in"))
    parser.add_argument("--bring", metavar="FILE", help=_("take in such a file"))
    parser.add_argument("--delete", metavar="NAME", help=_("delete a profile with everything in it"))
    parser.add_argument("--yes", action="store_true", help=_("delete without asking"))


def _run_profiles(given: argparse.Namespace) -> int:
    from game.session.profiles import ProfileProblem

    try:
        return _with_profiles(given, _profiles())
    except ProfileProblem as problem:
        print(problem, file=sys.stderr)
        return PROBLEMS


def _with_profiles(given: argparse.Namespace, profiles: Profiles) -> int:
    from game.session.profiles import Profile

    if given.new:
        made = profiles.make(Profile(name=given.new, pronoun=given.pronoun))
        print(_("Made. Play as {name}: python main.py play --profile '{name}'").format(name=made.name))
    elif given.export:
        target = Path(given.to or f"{given.export}.zip")
        profiles.export(given.export, target)
        print(_("Everything of {name} is in {file}.").format(name=given.export, file=target))
    elif given.bring:
        print(_("Brought in: {name}.").format(name=profiles.bring(Path(given.bring)).name))
    elif given.delete:
        return _delete(given, profiles)
    else:
        for each in profiles.listed():
            print(f"{each.name}  {profiles.journal_path(each.name)}")
        if not profiles.listed():
            print(_("There is no profile yet: make one with --new NAME."))
    return CLEAN


def _delete(given: argparse.Namespace, profiles: Profiles) -> int:
    profile = profiles.named(given.delete)
    if not given.yes:
        print(_("This deletes {name} with every play and every note. Do it with --yes.").format(name=profile.name))
        return PROBLEMS
    profiles.delete(profile.name)
    print(_("{name} is deleted; nothing is left of it.").format(name=profile.name))
    return CLEAN


COMMANDS = (
    Command(
        "report",
        N_("Write what a play shows: a page to read or print, rows for a spreadsheet, JSON, xAPI statements."),
        "report 3 --html play.html --csv play.csv",
        _report_arguments,
        _report,
    ),
    Command(
        "profiles",
        N_("List the profiles on this machine; make one, take it away as one file, or delete it."),
        "profiles --new Heron",
        _profiles_arguments,
        _run_profiles,
    ),
)
