"""A running play and the file it is of: when the file is saved, the play goes on in what it says now.

Plain functions for whoever shows a play: call `look` as often as it is convenient.
"""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.authoring.watch import Watch
from game.content.load import check_file
from game.content.problems import Problem, Severity, one_line
from game.encounter.script import Encounter
from game.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Reloaded:
    """What came of a save. `session` is the play to go on with; the old one where the new text cannot carry it.

    `message` is one sentence for the person, "" where nothing is to be told.
    """

    session: Session
    message: str
    problems: tuple[Problem, ...] = ()
    is_new: bool = False


class Reloader:
    """Watches the file of a play; `session` is the play as it is now."""

    def __init__(self, path: Path, session: Session) -> None:
        self.path = path
        self.session = session
        self._watch = Watch(path)

    def look(self) -> Reloaded | None:
        """What came of a save since the last look; None where the file is as it was."""
        saved = next((each for each in self._watch.look() if each.path == self.path), None)
        return self._taken(saved.report.encounter, saved.report.problems) if saved is not None else None

    def now(self) -> Reloaded:
        """The same, asked for by the person, whether the file was saved or not."""
        report = check_file(self.path, self._watch.pack)
        return self._taken(report.encounter, report.problems)

    def _taken(self, encounter: Encounter | None, problems: tuple[Problem, ...]) -> Reloaded:
        if encounter is None:
            first = next(each for each in problems if each.severity is Severity.ERROR)
            told = f"The play goes on as it was: {one_line(first)}"
            return Reloaded(session=self.session, message=told, problems=problems)
        session, difference = self.session.reloaded(encounter)
        if session is None:
            assert difference is not None
            what = f"move {difference.number} ('{difference.move}'): {difference.what}" if difference.move else ""
            told = f"The play goes on as it was; in the new text it stops at {what or difference.what}"
            return Reloaded(session=self.session, message=told, problems=problems)
        self.session = session
        told = "Reloaded."
        if difference is not None:
            at = f"after move {difference.number} ('{difference.move}')" if difference.number else "at the beginning"
            told = f"Reloaded; {at} it comes out otherwise: {difference.what}"
        return Reloaded(session=session, message=told, problems=problems, is_new=True)


