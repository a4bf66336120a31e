"""The seat of a class for the window's scenes: what the room does as plain data, and the plays of its steps."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from game.commands import Trouble
from game.commands.joining import memory_of, session_of, to_file
from game.language.catalog import _, sentence
from game.view.play import Play
from game.view.seat import Room, why_not

if TYPE_CHECKING:
    from game.classroom.client import Seat
    from game.classroom.finding import Search
    from game.classroom.memory import Memory
    from game.classroom.protocol import Stands
    from game.encounter.script import Encounter
    from game.playing import Table
    from game.session.session import Session
    from game.view.looking import Prepare
    from game.view.screens import Briefing

UNTIL_TOLD = 1
"""Failures in a row after which a host that was never reached is told of."""


class SeatPlay(Play):
    """The play of a step: no move is made while the room is paused or stands at a pause point."""

    def __init__(self, session: Session, blocked: Callable[[Session], str]) -> None:
        super().__init__(session)
        self._blocked = blocked

    def submit(self, move: str) -> str:
        """Makes the move written as `move`."""
        return self._blocked(self.session) or super().submit(move)

    def undo(self) -> str:
        """Takes the last move back."""
        return self._blocked(self.session) or super().undo()


class Planning:
    """The four taps of a prepare step; they stay on this device and are laid beside the play that comes."""

    def __init__(self, memory: Memory, code: str, encounter: Encounter) -> None:
        self.memory, self.code, self.encounter = memory, code, encounter
        self.id = encounter.id

    def ask(self, id: str, chosen: Mapping[str, str]) -> Prepare:
        """The taps, with what was chosen so far."""
        from game.view.preparing import prepare

        return prepare(self.encounter, chosen)

    def chosen(self) -> Mapping[str, str]:
        """What was chosen so far."""
        return self.memory.chosen(self.code, self.id)

    def keep(self, kind: str, tap: str) -> None:
        """Keeps a tap."""
        self.memory.note(self.code, **{f"chosen {self.id}": {**self.chosen(), kind: tap}})


class ClassSeat:
    """One seat in one class. Nothing here waits for the network."""

    def __init__(self, table: Table, seat: Seat, folder: Path) -> None:
        self.table, self.seat, self.folder = table, seat, folder
        self._plays: dict[str, Play] = {}
        self._newest = ""
        self._is_in = False
        self._record = ("", False)

    # --- what the room does ---------------------------------------------------------------------------------------

    def problem(self) -> str:
        """Why there is no seat, in a sentence; "" while it is being asked for, and once it is there."""
        seat = self.seat
        if seat.is_shut:
            return why_not(seat.why, seat.told, seat.address)
        if seat.known is None and seat.failed >= UNTIL_TOLD:
            return why_not(seat.why or "network", seat.told, seat.address)
        return ""

    def room(self) -> Room | None:
        """What the room does, as far as this device knows; None where it has never heard of it."""
        seat, stands = self.seat, self.seat.known
        self._is_in = self._is_in or bool(stands and (seat.stands or seat.failed))
        if stands is None or not self._is_in:
            return None
        return Room(
            seat=seat.name, lesson=stands.lesson, step=stands.step, kind=stands.kind, title=stands.title,
            say=stands.say, place=stands.place, steps=stands.steps,
            minutes=seat.minutes_left if seat.is_online else None, then=stands.then, asks=stands.asks,
            keep=stands.keep, notes=self._answers(stands), paused=stands.paused and seat.is_online,
            stopped=self._stopped(stands), waiting=stands.waiting, asked=stands.asked if seat.is_online else "",
            beside=stands.beside, role=stands.role, sheet=stands.sheet, online=seat.is_online, unsent=seat.unsent,
            told=seat.told, is_shut=seat.is_shut,
        )  # fmt: skip

    def _answers(self, stands: Stands) -> tuple[str, ...]:
        return self.seat.memory.answers(self.seat.code).get(stands.step, stands.notes)

    def _stopped(self, stands: Stands) -> str:
        play = self._plays.get(stands.step)
        if play is None or not stands.stop or not self.seat.is_online or play.session.is_over:
            return ""
        return sentence(stands.stop_say) if play.session.state.turn >= stands.stop else ""

    def _blocked(self, session: Session) -> str:
        """Why no move of this play can be made now; an older play of the room goes on as it likes."""
        room = self.room()
        play = self._plays.get(room.step) if room else None
        return room.blocked if room and play is not None and play.session is session else ""

    # --- its plays ------------------------------------------------------------------------------------------------

    def play(self) -> tuple[Play, str] | None:
        """The play of the step of now and its encounter, None while that is on its way."""
        stands = self.seat.known
        if stands is None or stands.kind != "play" or stands.waiting:
            return None
        if stands.step not in self._plays:
            session = session_of(self.table.journal, self.seat.memory, self.seat, stands, seconds=0.0)
            if session is None:
                return None
            self._plan(session)
            self._plays[stands.step] = SeatPlay(session, self._blocked)
        self._newest = stands.step
        play = self._plays[stands.step]
        return play, play.session.encounter.id

    def _plan(self, session: Session) -> None:
        """Lays what was tapped while preparing beside the play, once."""
        if len(session.beats) > 1 or session.notes:
            return
        for kind, text in self.seat.memory.chosen(self.seat.code, session.encounter.id).items():
            session.note(kind, text)

    def last_play(self) -> tuple[Play, str] | None:
        """The newest play of this class and its encounter."""
        if not self._newest:
            self._resume_last()
        play = self._plays.get(self._newest)
        return (play, play.session.encounter.id) if play else None

    def _resume_last(self) -> None:
        """After a crash: the newest local play of the room, from the journal."""
        plays = self.seat.memory.plays(self.seat.code)
        heads = {head.play: head for head in self.table.journal.plays()}
        kept = [(play, step) for step, play in plays.items() if play in heads]
        if kept:
            play, step = max(kept)
            session = self.table.go_on(heads[play])
            listener = self.seat.follow(step, self.table.journal.records(play))
            self.table.journal.listeners[play] = listener
            self._plays[step], self._newest = SeatPlay(session, self._blocked), step

    def _encounter(self) -> Encounter | None:
        stands = self.seat.known
        return self.seat.encounter(stands.step, 0.0) if stands and stands.kind == "prepare" else None

    def briefing(self) -> Briefing | None:
        """What is known before the encounter of a prepare step, None while it is on its way."""
        from game.view.library import briefing

        encounter = self._encounter()
        return briefing(encounter) if encounter else None

    def planning(self) -> Planning | None:
        """The four taps of a prepare step."""
        encounter = self._encounter()
        return Planning(self.seat.memory, self.seat.code, encounter) if encounter else None

    # --- what a seat does -----------------------------------------------------------------------------------------

    def answer(self, answers: list[str]) -> None:
        """Answers to the questions of the step of now, which the lesson keeps."""
        if self.seat.known is not None:
            self.seat.answer(self.seat.known.step, answers)

    def agree(self, yes: bool) -> None:
        """Whether the moment that the trainer asked for may be shown."""
        self.seat.agree(yes)

    def hand_in(self) -> tuple[str, str]:
        """Writes a file for a stick: (where it is, ""), or ("", what went wrong)."""
        name = f"{self.seat.code} {self.seat.name or 'seat'}.json".replace(" ", "-")
        try:
            return str(to_file(self.table.journal, self.seat.memory, self.seat.code, self.folder / name)), ""
        except Trouble as trouble:
            return "", str(trouble)

    def own_record(self, *, delete: bool) -> None:
        """Takes along what the class has of this seat, or has it deleted, in a thread of its own."""
        Thread(target=self._own_record, args=(delete,), daemon=True).start()

    def _own_record(self, delete: bool) -> None:
        from game.classroom import own_record

        seat, secret = self.seat, self.seat.memory.secret(self.seat.code)
        file = self.folder / f"{seat.code} {seat.name or 'seat'}.csv".replace(" ", "-")
        try:
            if delete:
                own_record.delete(seat.address, secret)
                seat.memory.note(seat.code, secret="")
                self._record = (_("Deleted at the class, and your seat is given up. Your own copy stays on this "
                                  "machine."), True)  # fmt: skip
            else:
                text = own_record.take(seat.address, secret)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8", newline="")
                self._record = _("It is here: {where}").format(where=file), False
        except own_record.RecordProblem as problem:
            self._record = str(problem), False
        except OSError as error:
            told = _("{file} cannot be written ({why}): choose another place.")
            self._record = told.format(file=file, why=error.strerror), False
        seat.wake()

    def record_told(self) -> tuple[str, bool]:
        """What came of it, told once."""
        told, self._record = self._record, ("", False)
        return told

    def leave(self) -> None:
        """Closes the line, without waiting for it."""
        Thread(target=self.seat.stop, daemon=True).start()


class Classes:
    """Where the window joins classes from."""

    def __init__(self, table: Callable[[], Table]) -> None:
        self._table = table

    def last(self) -> tuple[str, str]:
        """The address and the code that were joined last."""
        return memory_of(self._table().given).last

    def search(self, wake: Callable[[], object]) -> Search | None:
        """Looks for classes in the network; None where that cannot be done here."""
        from game.classroom.finding import Search, is_installed

        return Search(wake) if is_installed() else None

    def join(self, address: str, code: str, wake: Callable[[], object]) -> ClassSeat | None:
        """A seat that is being asked for; None where that is no code. `wake` is called whenever something changes."""
        from game.classroom.client import Seat
        from game.classroom.names import as_code

        plain, table = as_code(code), self._table()
        if not plain or not address.strip():
            return None
        memory = memory_of(table.given)
        memory.joined(address.strip(), plain)
        seat = Seat(address, plain, memory, wake)
        seat.start()
        return ClassSeat(table, seat, _folder(table))


def _folder(table: Table) -> Path:
    """Where files for a stick are written: among the person's documents, or beside the journal that was asked for."""
    if table.given.journal:
        return Path(table.given.journal).resolve().parent
    import platformdirs

    return platformdirs.user_documents_path() / "Livable Terms"
