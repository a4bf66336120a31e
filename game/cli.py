"""The composition root: every command of the program is wired here, and nothing else is.

Imports are made inside the commands, so that the window's first frame waits for nothing it does not need.
Exit codes: 0 clean, 1 problems found, 2 wrong use.
"""
from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from game.commands import (
    CLEAN,
    PROBLEMS,
    WRONG_USE,
    Command,
    Run,
    Trouble,
    classes,
    exploring,
    journal_path,
    learning,
    now,
    proving,
    shipped,
    writing,
)
from game.commands.speaking import speak_in_terminal
from game.language.catalog import N_, _

__all__ = ["CLEAN", "COMMANDS", "PROBLEMS", "WRONG_USE", "Trouble", "journal_path", "main", "now", "shipped"]


class Parser(argparse.ArgumentParser):
    """Tells wrong use in one sentence."""

    def error(self, message: str) -> NoReturn:
        told = _("{program}: {what} (python {program} --help tells more)")
        print(told.format(program=self.prog, what=message), file=sys.stderr)
        raise SystemExit(WRONG_USE)


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; gives the exit code. One sentence per failure, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak_in_terminal()
    parser = _parser()
    try:
        parsed = parser.parse_args(given or ["play"])
    except SystemExit as wanted:
        return int(wanted.code or 0)
    return _guarded(parsed.run, parsed)


def _guarded(run: Run, parsed: argparse.Namespace) -> int:
    from game.session.journal import JournalProblem

    try:
        code = run(parsed)
        sys.stdout.flush()
        return code
    except JournalProblem as problem:
        print(problem, file=sys.stderr)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains of it when it ends
    except KeyboardInterrupt:
        print("\n" + _("Stopped; what was played is kept."), file=sys.stderr)
    return PROBLEMS


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="main.py",
        description=_("Livable Terms: a negotiation training game. Without a command it opens the game."),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        made = commands.add_parser(
            command.name,
            help=_(command.does),
            description=_(command.does),
            epilog=_("Example: python main.py {example}").format(example=command.example),
        )
        command.arguments(made)
        made.set_defaults(run=command.run)
    return parser


# --- play -----------------------------------------------------------------------------------------------------------


def _play_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help=_("an encounter file to play, in its own pack"))
    parser.add_argument("--text", action="store_true", help=_("play in the terminal"))
    parser.add_argument("--encounter", metavar="NAME", help=_("the encounter to play"))
    parser.add_argument(
        "--pack", metavar="PACK", help=_("another pack: its folder or zip, or its name if it is listed")
    )
    parser.add_argument("--from", dest="from_state", metavar="STATE", help=_("rehearse from this state of the talk"))
    parser.add_argument("--with", dest="with_", metavar="WHAT", help=_("rehearse with trust=60,knows=NAME,turn=3 …"))
    parser.add_argument("--journal", metavar="FILE", help=_("keep the play in this file"))
    parser.add_argument("--profile", metavar="NAME", help=_("play as this profile; without it, as who played last"))
    parser.add_argument("--new", action="store_true", help=_("begin anew instead of going on with the last play"))
    parser.add_argument("--hand", metavar="NAME", help=_("the hand of an encounter that has several"))
    parser.add_argument("--seed", type=int, metavar="N", help=_("draw the hand with this number"))
    parser.add_argument("--assess", action="store_true", help=_("no meters, and no move is taken back"))
    parser.add_argument("--trainer", action="store_true", help=_("show the clause that locks a move (with --text)"))


def _play(given: argparse.Namespace) -> int:
    if given.text:
        from game.playing import play_text

        return play_text(given)
    from game.playing import play_window

    return play_window(given)


# --- check ------------------------------------------------------------------------------------------------------------


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help=_("files or packs; without any, the shipped pack"))
    parser.add_argument("--json", action="store_true", help=_("problems as JSON"))
    parser.add_argument("--all", action="store_true", help=_("more than ten problems of one kind"))
    parser.add_argument("--explore", action="store_true", help=_("prove too: visit every situation (20 s a file)"))
    parser.add_argument(
        "--against", metavar="JOURNALS", help=_("say which kept plays would move: a journal or a folder")
    )


def _check(given: argparse.Namespace) -> int:
    from game.authoring.check import run
    from game.commands.libraries import unpacked_under

    paths = [Path(file) for file in given.files] or [shipped()]
    if given.against is not None:
        from game.commands.proving import against

        return against(paths, Path(given.against))
    from game.commands.exploring import prove

    proving_too = prove if given.explore else None
    return run(
        paths, as_json=given.json, show_all=given.all, out=sys.stdout, under=unpacked_under(), prove=proving_too
    )


# --- simulate ---------------------------------------------------------------------------------------------------------


def _simulate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("encounters", nargs="*", metavar="ENCOUNTER", help=_("names or files; without any, all"))
    parser.add_argument("--policy", metavar="NAME", help=_("one policy; without it, every one"))
    parser.add_argument("--runs", type=int, default=1000, metavar="N", help=_("plays by each policy (1000)"))
    parser.add_argument("--seed", type=int, default=7, metavar="S", help=_("the same seed gives the same plays (7)"))
    parser.add_argument("--cores", type=int, metavar="N", help=_("processes; without it, one a core"))
    parser.add_argument("--hands", action="store_true", help=_("the other hands of each encounter too"))
    parser.add_argument("--json", action="store_true", help=_("everything as JSON"))
    parser.add_argument("--table", action="store_true", help=_("policies by encounters as a table in Markdown"))
    parser.add_argument("--pack", metavar="FOLDER", help=_("the folder of another pack"))


def _simulate(given: argparse.Namespace) -> int:
    from game.authoring.simulating import run
    from game.commands.libraries import library_of

    return run(
        library_of(given.pack),
        given.encounters,
        policy=given.policy,
        runs=given.runs,
        seed=given.seed,
        cores=given.cores,
        hands=given.hands,
        as_json=given.json,
        as_table=given.table,
    )


# --- replay, diagram, doctor ------------------------------------------------------------------------------------------


def _replay_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("play", nargs="?", type=int, metavar="NUMBER", help=_("the play; without it, a list of all"))
    parser.add_argument("--verify", action="store_true", help=_("only say whether it follows from the rules"))
    parser.add_argument("--journal", metavar="FILE", help=_("the journal it is in"))


def _replay(given: argparse.Namespace) -> int:
    from game.playing import kept, open_journal
    from game.review import replays

    journal = open_journal(given.journal)
    if given.play is None:
        replays.list_plays(journal, sys.stdout)
        return CLEAN
    head = journal.head(given.play)
    encounter = kept(head)
    if not given.verify:
        replays.show(journal, head, encounter, sys.stdout)
    follows, sentence = replays.verdict(journal, head, encounter)
    print(sentence)
    return CLEAN if follows else PROBLEMS


def _explain_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code", nargs="?", default="", metavar="CODE", help=_("as check prints it; without it, all codes")
    )


def _explain(given: argparse.Namespace) -> int:
    from game.authoring.explain import run

    return run(given.code, sys.stdout)


def _none(parser: argparse.ArgumentParser) -> None:
    """A command without arguments."""


def _diagram(given: argparse.Namespace) -> int:
    from game.encounter.diagram import diagram

    print(diagram(), end="")
    return CLEAN


def _doctor(given: argparse.Namespace) -> int:
    from game.doctor import run

    return run(sys.stdout)


# --- bench ------------------------------------------------------------------------------------------------------------


def _bench_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help=_("what to measure; without any, everything"))
    parser.add_argument("--json", action="store_true", help=_("rows as JSON"))
    parser.add_argument("--python", metavar="PATH", help=_("measure with another Python, and so with its pygame"))
    parser.add_argument("--ratios", action="store_true", help=_("only aims that are ratios decide the exit code"))


def _bench(given: argparse.Namespace) -> int:
    from importlib import import_module

    clone = Path(__file__).resolve().parent.parent
    if not (clone / "bench" / "command.py").is_file():
        raise Trouble(
            _("The bench comes with a clone of the project, not with the installed game: run it from a clone.")
        )
    sys.path.insert(0, str(clone))
    run = import_module("bench.command").run
    return int(run(given.names, as_json=given.json, python=given.python, ratios=given.ratios, out=sys.stdout))


# --- evidence ---------------------------------------------------------------------------------------------------------


def _evidence_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("rows with their figures as JSON"))
    parser.add_argument(
        "--write", action="store_true", help=_("also write docs/EVIDENCE.md (in a clone of the project)")
    )


def _evidence(given: argparse.Namespace) -> int:
    from game.authoring.evidence.command import run

    docs = Path(__file__).resolve().parent.parent / "docs"
    if given.write and not docs.is_dir():
        raise Trouble(
            _("The document belongs to a clone of the project, not to the installed game: leave out --write.")
        )
    return run(shipped(), given.json, docs / "EVIDENCE.md" if given.write else None, sys.stdout)


COMMANDS = (
    Command(
        "play",
        N_("Play: in a window, or with --text in the terminal."),
        "play --text --encounter cold_ward",
        _play_arguments,
        _play,
    ),
    Command(
        "check",
        N_("Say what is wrong in encounter files and packs, and what to write."),
        "check dialogues/encounters/cold_ward.yaml",
        _check_arguments,
        _check,
    ),
    Command(
        "simulate",
        N_("Play encounters many times by policies: outcomes, worth, leverage, and what was never done."),
        "simulate cold_ward --policy random --runs 5000",
        _simulate_arguments,
        _simulate,
    ),
    Command(
        "replay",
        N_("List plays, print one with every cause, and say whether it follows from the rules."),
        "replay 3 --verify",
        _replay_arguments,
        _replay,
    ),
    Command(
        "explain",
        N_("Say what a code of check means, with an example."),
        "explain cut-off",
        _explain_arguments,
        _explain,
    ),
    Command(
        "evidence",
        N_("Run published results on the game's own rules, and say which agree."),
        "evidence --json",
        _evidence_arguments,
        _evidence,
    ),
    *learning.COMMANDS,
    *classes.COMMANDS,
    Command("diagram", N_("Print the fixed state machines."), "diagram", _none, _diagram),
    Command(
        "bench",
        N_("Measure speed beside floors in the same run, and say which aims are met (in a clone of the project)."),
        "bench keys frames",
        _bench_arguments,
        _bench,
    ),
    Command("doctor", N_("Say what this machine lacks, and what to do about it."), "doctor", _none, _doctor),
    *exploring.COMMANDS,
    *writing.COMMANDS,
    *proving.COMMANDS,
)
