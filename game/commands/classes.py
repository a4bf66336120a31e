"""The commands of a class: host, join, import, delete."""
from __future__ import annotations

import argparse

from game.commands import Command
from game.language.catalog import N_, _

_DATABASE = N_("a file, or postgresql+psycopg://… where several hosts serve one class")


def _host_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lesson", required=True, metavar="FILE", help=_("the lesson: a file, or a name of the pack"))
    parser.add_argument("--port", type=int, default=8765, metavar="N", help=_("the port to listen on (8765; 0: any)"))
    parser.add_argument("--bind", default="0.0.0.0", metavar="ADDRESS", help=_("listen on this address only"))
    parser.add_argument("--address", metavar="URL", help=_("what seats type, where it cannot be worked out"))
    parser.add_argument("--database", metavar="URL", help=_(_DATABASE))
    parser.add_argument("--keep-days", type=int, default=30, metavar="N", help=_("delete older classes (30; 0: never)"))
    parser.add_argument("--new", action="store_true", help=_("a new room and code, though the last one has not ended"))
    told = _("an xAPI record store; your page then has a button that sends to it")
    parser.add_argument("--record-store", metavar="URL", help=told)
    parser.add_argument("--no-page", action="store_true", help=_("do not open the trainer's page"))
    parser.add_argument(
        "--pack", metavar="PACK", help=_("another pack: its folder or zip, or its name if it is listed")
    )


def _host(given: argparse.Namespace) -> int:
    from game.commands.teaching import host

    return host(given)


def _join_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("seat", nargs="*", metavar="CODE@ADDRESS", help=_("the code and the address on the wall"))
    parser.add_argument("--text", action="store_true", help=_("take the seat in the terminal"))
    parser.add_argument("--journal", metavar="FILE", help=_("keep the play in this file"))
    parser.set_defaults(pack=None, file=None, encounter=None, hand=None, seed=None, assess=False, new=False)
    parser.add_argument(
        "--hand-in", metavar="FILE", help=_("write what is not handed in yet to this file, for a stick")
    )
    parser.add_argument("--take", metavar="FILE", help=_("write what the class has of you to this file (- prints it)"))
    told = _("delete what the class has of you, and give up your seat")
    parser.add_argument("--delete-record", action="store_true", help=told)


def _join(given: argparse.Namespace) -> int:
    from game.commands.joining import join

    return join(given)


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("files that seats have written"))
    parser.add_argument("--lesson", metavar="FILE", help=_("the lesson, where it is not one of the pack"))
    parser.add_argument("--code", required=True, metavar="CODE", help=_("the code of the class they belong to"))
    parser.add_argument("--database", metavar="URL", help=_(_DATABASE))
    parser.add_argument(
        "--pack", metavar="PACK", help=_("another pack: its folder or zip, or its name if it is listed")
    )


def _import(given: argparse.Namespace) -> int:
    from game.commands.teaching import import_files

    return import_files(given)


def _delete_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help=_("the code of the class"))
    parser.add_argument("--database", metavar="URL", help=_(_DATABASE))


def _delete(given: argparse.Namespace) -> int:
    from game.commands.teaching import delete

    return delete(given)


COMMANDS = (
    Command(
        "host",
        N_("Host a class: seats join with a code, in a browser or the game; you see how it goes."),
        "host --lesson speaking_first",
        _host_arguments,
        _host,
    ),
    Command(
        "join",
        N_("Take a seat in a class and play its steps; without a network you play on and hand in later."),
        "join K7M2QX@192.168.1.20:8765",
        _join_arguments,
        _join,
    ),
    Command(
        "import",
        N_("Take in files that seats wrote without a network; every move is decided again."),
        "import --code K7M2QX heron.json",
        _import_arguments,
        _import,
    ),
    Command(
        "delete",
        N_("Delete a class with everything that was handed in."),
        "delete K7M2QX",
        _delete_arguments,
        _delete,
    ),
)
