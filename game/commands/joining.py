"""A desktop seat: in the window or the terminal, on without a network, handing in by file; one play for each step."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import CLEAN, WRONG_USE, Trouble, journal_path, now, user_folder
from game.language.catalog import N_, _, ngettext, sentence

if TYPE_CHECKING:
    from game.classroom.client import Seat
    from game.classroom.memory import Memory
    from game.classroom.protocol import Stands
    from game.session.journal import Journal
    from game.session.session import Session

LONGEST_WAIT = 5.0
AS_ON_THE_WALL = N_("Write the code and the address as on the wall:  join K7M2QX@192.168.1.20:8765")


def join(given: argparse.Namespace) -> int:
    """Takes a seat in the window, or in the terminal; or writes what is to be handed in to a file."""
    from game.commands.teaching import needed

    needed()
    code, address = place_of(given.seat)
    if (given.hand_in and not code) or ((given.seat or given.text) and not given.hand_in and not (code and address)):
        raise Trouble(_(AS_ON_THE_WALL), WRONG_USE)
    if not (given.text or given.hand_in or given.take or given.delete_record):
        from game.playing import play_window

        return play_window(given)
    from game.session.journal import Journal

    journal = Journal(journal_path(given.journal))
    memory = memory_of(given)
    if given.hand_in:
        file = to_file(journal, memory, code, Path(given.hand_in))
        print(_("Written: {file}. Give it to your trainer.").format(file=file))
        return CLEAN
    if given.take or given.delete_record:
        return _own_record(given, memory, code, address)
    return _in_terminal(journal, memory, code, address)


def _own_record(given: argparse.Namespace, memory: Memory, code: str, address: str) -> int:
    """Takes along what the class has of this seat, or has it deleted."""
    from game.classroom import own_record

    secret = memory.secret(code)
    if not secret:
        raise Trouble(_("This machine has no seat in that class: there is nothing of yours there."))
    try:
        if given.take:
            text = own_record.take(address, secret)
            sys.stdout.write(text) if given.take == "-" else Path(given.take).write_text(text, "utf-8", newline="")
        if given.delete_record:
            own_record.delete(address, secret)
            memory.note(code, secret="")
            print(_("Deleted at the class, and your seat is given up. Your own copy stays on this machine."))
    except own_record.RecordProblem as problem:
        raise Trouble(str(problem)) from problem
    except OSError as error:
        told = _("{file} cannot be written ({why}): choose another place.")
        raise Trouble(told.format(file=given.take, why=error.strerror)) from error
    return CLEAN


def place_of(written: list[str]) -> tuple[str, str]:
    """(code, address) of `CODE@ADDRESS`, or of a code and an address in either order; "" for what is missing."""
    from game.classroom.names import as_code

    parts = [part for each in written for part in each.split("@", 1) if part]
    code = next((each for each in parts if as_code(each)), "")
    address = next((each for each in parts if each != code), "")
    return as_code(code), address


def memory_of(given: argparse.Namespace) -> Memory:
    """What this device keeps of its seats: beside the journal that was asked for, else the person's own."""
    from game.classroom.memory import Memory

    return Memory(Path(given.journal).with_suffix(".seats") if given.journal else user_folder("data") / "seats.json")


def to_file(journal: Journal, memory: Memory, code: str, path: Path) -> Path:
    """Every play of the room; where the seat never had one, the last play of each encounter."""
    from game.classroom.handing import VERSION, HandIn, sheet_of, write

    plays = dict(memory.plays(code))
    heads = {head.play: head for head in journal.plays()}
    if not plays:
        newest = {head.encounter: head.play for head in reversed(list(heads.values()))}
        plays = {f" {encounter}": play for encounter, play in newest.items()}
    sheets = []
    for step, play in plays.items():
        if play in heads:
            head = heads[play]
            named = "" if step.startswith(" ") else step
            sheets.append(sheet_of(named, head.encounter, head.content_hash, head.mode, journal.records(play)))
    answers = tuple(memory.answers(code).items())
    if not (sheets or answers):
        raise Trouble(_("There is nothing to hand in: play something first."))
    text = write(HandIn(version=VERSION, code=code, secret=memory.secret(code), plays=tuple(sheets),
                        answers=answers))  # fmt: skip
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        told = _("{file} cannot be written ({why}): choose another place.")
        raise Trouble(told.format(file=path, why=error.strerror)) from error
    return path


def _in_terminal(journal: Journal, memory: Memory, code: str, address: str) -> int:
    from game.classroom.client import Seat
    from game.view.terminal import Stopped

    seat = Seat(address, code, memory)
    seat.start()
    try:
        if not seat.wait(lambda: seat.stands is not None or seat.is_shut, LONGEST_WAIT) or seat.stands is None:
            told = _("The host at {address} cannot be reached: check the address and the network.")
            raise Trouble(seat.told or told.format(address=address))
        told = _("You are {name}. What you play in the lesson's steps is kept under this name, for the class.")
        print(told.format(name=seat.name))
        told = ""
        while not seat.is_shut and seat.stands.kind != "ended":
            told = _step(journal, memory, seat, seat.stands, told)
    except (Stopped, EOFError):
        print(_("Stopped; join again with the same words, and you go on where you were."))
    except KeyboardInterrupt:
        print("\n" + _("Stopped; join again with the same words, and you go on where you were."))
    finally:
        seat.stop()
    return CLEAN


def _step(journal: Journal, memory: Memory, seat: Seat, stands: Stands, told: str) -> str:
    """One look at the room; gives the step that the person has been told of."""
    place = f"{stands.step} waiting" if stands.waiting else stands.step
    if place != told:
        print(f"\n== {stands.title} ==\n{stands.say}".rstrip())
        _questions(seat, stands)
        if stands.waiting:
            print(_("The room is closed. Your trainer lets you in; this page goes on by itself."))
    _consent(seat, stands)
    if stands.kind == "play" and place != told and not stands.waiting:
        session = session_of(journal, memory, seat, stands)
        if session is not None and not session.is_over:
            _played(seat, stands.step, session)
        seat.wait(lambda: not seat.waiting(stands.step), LONGEST_WAIT)
        left = seat.waiting(stands.step)
        waiting = ngettext(
            "{left} move is not handed in yet; it goes as soon as the host answers.",
            "{left} moves are not handed in yet; they go as soon as the host answers.",
            left,
        )
        print(waiting.format(left=left) if left else _("Handed in."))
    seat.wait(lambda: seat.stands is not stands or seat.is_shut, 1.0)
    return place


class _WentOn(Exception):
    """The room has gone on to another step."""


def _played(seat: Seat, step: str, session: Session) -> None:
    """The play of a step in the terminal, until it or the step is over; nothing is made while the room is paused."""
    from game.commands.seating import SeatPlay
    from game.view.terminal import Terminal

    def blocked(_session: Session) -> str:
        stands = seat.stands
        if stands is None or not seat.is_online or stands.step != step:
            return ""
        if stands.paused:
            return _("The room is paused. Everything you did is kept.")
        return sentence(stands.stop_say) if stands.stop and session.state.turn >= stands.stop else ""

    def ask(prompt: str) -> str:
        _is_here(seat, step)
        said = input(prompt)
        _is_here(seat, step)
        return said

    try:
        Terminal(SeatPlay(session, blocked), ask, sys.stdout).run()
    except _WentOn:
        print("\n" + _("The class went on before your play had ended. It is kept as it stands."))


def _is_here(seat: Seat, step: str) -> None:
    """Asks for a moment where the trainer wants one. Raises _WentOn where the room is at another step."""
    stands = seat.stands
    if stands is not None and seat.is_online and (stands.step != step or stands.kind == "ended"):
        raise _WentOn
    if stands is not None:
        _consent(seat, stands)


def _consent(seat: Seat, stands: Stands) -> None:
    """Whether a moment may be shown, where that is asked for."""
    from game.view.terminal import is_yes

    asks = _("May this be shown to the room, without your name? {words} (y/n) ").format(words=stands.asked)
    if stands.asked:
        seat.agree(is_yes(input(asks)))
        seat.wait(lambda: seat.stands is not stands or seat.is_shut, LONGEST_WAIT)


def _questions(seat: Seat, stands: Stands) -> None:
    """The role sheet and the questions of a step; answers are asked for where the lesson keeps them."""
    for line in (*stands.sheet, *(() if stands.keep else stands.asks)):
        print(f"  {line}")
    if stands.keep and stands.asks:
        print(_("What you write here goes to your trainer, under {seat} only.").format(seat=seat.name))
        seat.answer(stands.step, [input(f"{ask} ") for ask in stands.asks])


def session_of(
    journal: Journal, memory: Memory, seat: Seat, stands: Stands, seconds: float = LONGEST_WAIT
) -> Session | None:
    """The local play of a step: gone on with, begun, or brought up to what the host has.

    None where the encounter has not come after so many seconds.
    """
    from game.classroom.seats import submit
    from game.commands.teaching import kept_encounter
    from game.session.session import Session

    play = memory.play(seat.code, stands.step)
    head = next((each for each in journal.plays() if each.play == play), None)
    if head is not None and head.content_hash == stands.content_hash:
        session = Session.resume(journal, head, kept_encounter(head), now)
    else:
        encounter = seat.encounter(stands.step, seconds)
        if encounter is None:
            return None
        session = Session.start(journal, encounter, now, stands.mode)
        memory.note(seat.code, **{f"play {stands.step}": session.play})
    journal.listeners[session.play] = seat.follow(stands.step, journal.records(session.play))
    for move in stands.moves[len(journal.records(session.play)) :]:
        submit(session, move)
    return session
