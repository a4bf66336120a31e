"""A whole play as text: moves by number, by name or in notation; `u` takes back, `?` helps, `q` leaves and keeps."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TextIO

from game.encounter import moves as notation
from game.session.notes import SAID_FIRST
from game.view import terminal_text as text
from game.view.language import N_, _, ngettext, sentence
from game.view.play import Now, Play
from game.view.screens import Closing, Debrief, Later, Offering, Reconciling, Sheet, Talk
from game.view.terminal_questions import prepare, reflect

HELP = N_(
    """Type the number of a move, its name, or a word from the list beside it.
  o  offer terms        r  offer a repair       a  accept        x  leave
  u  take the last move back (practice)         l  everything said so far
  ?  this help          q  stop; the play is kept and can be gone on with
In an offer: numbers like 2 3 1 (one for each issue, 0 leaves an unnamed one out).
In a repair: the numbers of what you say, in the order you say it; empty goes back.
Any move can also be written in full:  offer fee=500 bed=bell  ·  repair lh10 lh20  ·  say ask_why"""
)


COMMANDS = ("?", "help", "q", "quit", "u", "undo", "l", "log", "reload")
"""What is typed in place of a move."""
PREPARE = ("p", "prepare")
"""What is typed for the four questions, before the first move."""


class Stopped(Exception):
    """The person stopped; the play is kept."""


@dataclass
class Terminal:
    """Plays one `Play` over two text streams. `plain` prints clauses of the file too (for trainers)."""

    play: Play
    ask: Callable[[str], str]
    out: TextIO
    width: int = 78
    trainer: bool = False
    reload: Callable[[], str] | None = None
    """Takes up the file as it is now, where a file is played; gives one sentence."""
    asks_around: bool = False
    """Whether `p` prepares before the first move, and three questions follow the last one."""
    moves: dict[str, str] = field(default_factory=dict)

    def run(self) -> None:
        """Until the play is over. Raises Stopped when the person stops or the input ends."""
        while True:
            screen = self.play.screen()
            asks = self.play.asks_first() if isinstance(screen, Talk) else ""
            if isinstance(screen, Talk) and asks:
                self._say_first(screen, asks)
                continue
            self._show(screen)
            if isinstance(screen, Debrief):
                self._look_back()
                return
            self._take(self._read("> "))

    def _say_first(self, screen: Talk, asks: str) -> None:
        """Her own sentence, then the choices; a move or a command in its place skips it."""
        folded, _none = text.talk(replace(screen, cards=(), bar=()), self.trainer)
        whole, self.moves = text.talk(screen, self.trainer)
        self._print([*folded, "", _("{question} (Enter skips this. Nobody grades it.)").format(question=asks)])
        said = self._read(_("your words> "))
        if self.asks_around and said in PREPARE:
            self._prepare()
            return
        is_move = said in self.moves or said in COMMANDS or notation.read(said) is not None
        self.play.keep(SAID_FIRST, "" if is_move else said)
        if not is_move or not said:
            self._print(whole[len(folded) :])
            said = self._read("> ")
        self._take(said)

    def _prepare(self) -> None:
        if len(self.play.session.beats) > 1:
            self._told(_("Preparing is for before the first word."))
        else:
            prepare(self.play, self._read, self._print)

    def _look_back(self) -> None:
        """Three questions after it is over; where the input ends they are skipped."""
        if self.asks_around:
            with suppress(Stopped):
                reflect(self.play, self._read, self._print)

    def _show(self, screen: Now) -> None:
        match screen:
            case Talk():
                lines, self.moves = text.talk(screen, self.trainer)
            case Reconciling():
                lines, self.moves = text.reconciling(screen)
            case Closing():
                lines, self.moves = text.closing(screen)
            case Later():
                lines, self.moves = text.later(screen)
            case Debrief():
                lines, self.moves = text.debrief(screen), {}
        self._print(lines)

    def _print(self, lines: list[str]) -> None:
        for line in lines:
            indent = len(line) - len(line.lstrip())
            wrapped = textwrap.wrap(line, self.width, subsequent_indent=" " * (indent + 4)) or [""]
            print("\n".join(wrapped), file=self.out)

    def _read(self, prompt: str) -> str:
        try:
            return self.ask(prompt).strip()
        except EOFError as error:
            raise Stopped from error

    def _take(self, said: str) -> None:
        match said:
            case "" | "?" | "help":
                self._print([_(HELP)] if said == "" else _(HELP).splitlines())
            case "q" | "quit":
                raise Stopped
            case "u" | "undo":
                self._told(self.play.undo())
            case "p" | "prepare" if self.asks_around:
                self._prepare()
            case "reload" if self.reload is not None:
                self._told(self.reload())
            case "l" | "log":
                self._print(text.log(self.play.log()))
            case _:
                self._move(self.moves.get(said, said))

    def _move(self, move: str) -> None:
        if move == "offer" and move in self.moves.values():
            self._offer()
        elif move == "repair" and move in self.moves.values():
            self._repair()
        else:
            self._told(self.play.submit(move))

    def _told(self, reason: str) -> None:
        if reason:
            self._print([f"  ! {sentence(reason)}"])

    # --- drafts -------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        sheet = self.play.sheet()
        self._print(text.sheet(sheet))
        said = self._read(_("offer> "))
        if not said:
            return
        draft = _package(sheet, said.split())
        if draft is None:
            issues = len(sheet.issues)
            told = ngettext(
                "An offer here is {issues} number, one for each issue (0 leaves an unnamed one out).",
                "An offer here is {issues} numbers, one for each issue (0 leaves an unnamed one out).",
                issues,
            )
            self._told(told.format(issues=issues))
            return
        drafted = self.play.sheet(draft)
        if drafted.warning:
            self._told(drafted.warning)
            if not is_yes(self._read(_("Put it on the table all the same? (y/n) "))):
                return
        self._told(self.play.submit(drafted.move))

    def _repair(self) -> None:
        lines, phrases = text.offering(self.play.offering())
        self._print(lines)
        said = self._read(_("repair> "))
        if not said:
            return
        chosen = [phrases.get(word, word) for word in said.split()]
        drafted: Offering = self.play.offering(tuple(chosen)) if _all_known(chosen, phrases) else self.play.offering()
        if not drafted.draft:
            self._told(_("Give the numbers of what you say, in the order you say it."))
        else:
            self._told(self.play.submit(drafted.move))


def is_yes(said: str) -> bool:
    """Whether an answer to (y/n) is a yes, in the language that is spoken now or in English."""
    return said.strip().lower().startswith(("y", _("yes")[:1]))


def _all_known(chosen: list[str], phrases: dict[str, str]) -> bool:
    return all(id in phrases.values() for id in chosen)


def _package(sheet: Sheet, said: list[str]) -> dict[str, str] | None:
    """The draft that these numbers (or option names) write, one for each issue; None where they do not."""
    if len(said) != len(sheet.issues):
        return None
    draft = {}
    for issue, word in zip(sheet.issues, said, strict=True):
        if word == "0" and issue.latent:
            continue
        by_name = [choice.id for choice in issue.choices if choice.id == word]
        by_number = [choice.id for number, choice in enumerate(issue.choices, 1) if str(number) == word]
        found = by_number or by_name
        if not found:
            return None
        draft[issue.id] = found[0]
    return draft
