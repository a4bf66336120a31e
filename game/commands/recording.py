"""What is sent to a record store: the outbox of this machine, the words that let you in, and one round of sending."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any

from game.commands import CLEAN, PROBLEMS, WRONG_USE, Trouble, user_folder
from game.language.catalog import _

if TYPE_CHECKING:
    from game.classroom.posting import Posting
    from game.classroom.sending import Target
    from game.session.outbox import Outbox

KEY = "LIVABLE_TERMS_RECORD_STORE"
"""USER:PASSWORD of the record store, in the environment: an address with it in can be read in the list of processes."""
TRIES = 4
FILE = "statements.db"
PLAYS = "plays"
"""Whose statements they are that are sent from a journal."""


def outbox() -> Outbox:
    """The outbox of this machine; Trouble where it cannot be opened."""
    from game.session.outbox import Outbox, OutboxProblem

    try:
        return Outbox(user_folder("data") / FILE)
    except OutboxProblem as problem:
        raise Trouble(str(problem)) from problem


def target_of(written: str) -> Target:
    """The record store that was named; Trouble where it is none."""
    from game.classroom.sending import SendingProblem, Target

    try:
        return Target.read(written, os.environ.get(KEY, ""))
    except SendingProblem as problem:
        raise Trouble(str(problem), WRONG_USE) from problem


def posting_to(written: str) -> Posting:
    """What a host sends with, when the trainer asks for it."""
    from game.classroom.posting import Posting

    target = target_of(written)
    return Posting(outbox(), target)


def forget(owner: str) -> None:
    """Deletes what waits to be sent of an owner, where anything ever waited."""
    if (user_folder("data") / FILE).is_file():
        kept = outbox()
        kept.forget(owner)
        kept.close()


def send(written: str, statements: list[dict[str, Any]]) -> int:
    """Sends these and what waits; says how far it came. What did not arrive waits for the next time."""
    from game.classroom.posting import told
    from game.classroom.sending import Sender
    from game.session.outbox import OutboxProblem

    target, kept = target_of(written), outbox()
    try:
        kept.add(target.url, PLAYS, statements)
        sender = Sender(kept, target, _waits)
        counts = sender.send(tries=TRIES)
    except OutboxProblem as problem:
        raise Trouble(str(problem)) from problem
    finally:
        kept.close()
    print(" ".join(told(counts)))
    if counts.waiting:
        print(sender.problem, file=sys.stderr)
        print(_("Send it again with the same words: nothing arrives twice."), file=sys.stderr)
    return PROBLEMS if counts.waiting or counts.refused else CLEAN


def _waits(seconds: float) -> bool:
    time.sleep(seconds)
    return False
