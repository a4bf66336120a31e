"""Sending beside a host that serves: it begins when the trainer asks for it, and nobody waits for it."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Event, Lock, Thread

from game.classroom.sending import Sender, Target
from game.language.catalog import ngettext
from game.session.outbox import Counts, Outbox, OutboxProblem, Statement


class Posting:
    """One outbox and one record store."""

    def __init__(self, outbox: Outbox, target: Target) -> None:
        self.outbox, self.target = outbox, target
        self._stopped = Event()
        self._sender = Sender(outbox, target, self._stopped.wait)
        self._thread = Thread()
        self._lock = Lock()
        self._asked = self._runs = self._has_more = False

    def ask(self, owner: str, statements: Iterable[Statement]) -> None:
        """Takes these in, and sends all that waits until it has arrived or it is stopped. Raises OutboxProblem."""
        self.outbox.add(self.target.url, owner, statements)
        with self._lock:
            self._asked, self._has_more = True, True
            if not self._runs:
                self._runs = True
                self._thread = Thread(target=self._run, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while self._goes_on():
            try:
                self._sender.send()
            except OutboxProblem as problem:
                self._sender.problem = str(problem)

    def _goes_on(self) -> bool:
        """Whether something was asked for since it last looked."""
        with self._lock:
            self._runs, self._has_more = self._has_more, False
            return self._runs

    def told(self) -> str:
        """How it stands, for the trainer; "" before she has asked for anything."""
        if not self._asked:
            return ""
        counts = self._sender.counts()
        return " ".join([*told(counts), self._sender.problem]).strip()

    def forget(self, owner: str) -> None:
        """What waits of a class that is deleted goes with it."""
        self.outbox.forget(owner)

    def wait(self) -> None:
        """Until nothing is being sent."""
        if self._thread.ident:
            self._thread.join()

    def stop(self) -> None:
        """Stops soon; what waits is kept for the next time."""
        self._stopped.set()


def told(counts: Counts) -> list[str]:
    """How it stands, a sentence each: what has arrived, what waits, what was refused."""
    arrived = ngettext("{number} statement has arrived.", "{number} statements have arrived.", counts.sent)
    wait = ngettext("{number} waits.", "{number} wait.", counts.waiting)
    refused = ngettext("{number} was refused for good.", "{number} were refused for good.", counts.refused)
    named = ((arrived, counts.sent), (wait, counts.waiting), (refused, counts.refused))
    return [sentence.format(number=number) for sentence, number in named if number]
