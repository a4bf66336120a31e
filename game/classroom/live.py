"""The desktop seat's line to the host: one websocket, a message at a time, nothing believed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from starlette.websockets import WebSocket, WebSocketDisconnect

from game.classroom import protocol
from game.classroom import room as rooms
from game.classroom.desk import Desk, Shut
from game.classroom.guard import Rates, address_of, is_from_here
from game.classroom.names import as_code
from game.classroom.notes import keep_notes, notes_of
from game.classroom.pairs import role_of
from game.classroom.paper import seconds_between
from game.classroom.protocol import (
    MOST_NOTE,
    Agreed,
    Answered,
    FromHost,
    Garbled,
    Hello,
    Made,
    Noted,
    Refused,
    Seated,
    Sent,
    Stands,
    Wanted,
)
from game.classroom.room import DESKTOP, WAITING
from game.classroom.seat_pages import heard
from game.classroom.seats import Chair
from game.encounter.lesson import LessonStep, StepKind
from game.language.catalog import N_
from game.session import keep
from game.session.session import ASSESSMENT, PRACTICE

MOST_FAULTS = 20
"""Messages that are none, after which a line is cut."""
LOOK_SECONDS = 0.5
HELLO_SECONDS = 10.0


@dataclass(slots=True)
class _Line:
    """One open websocket and the seat it belongs to."""

    socket: WebSocket
    chair: Chair
    faults: int = 0

    async def say(self, message: FromHost) -> None:
        """Sends one message."""
        await self.socket.send_text(protocol.write(message))


class Lines:
    """Every websocket of the host."""

    def __init__(self, desk: Desk, wrong: Rates) -> None:
        self.desk = desk
        self.wrong = wrong

    async def answer(self, socket: WebSocket) -> None:
        """One line, from the first word to the last."""
        if not is_from_here(socket):
            await socket.close(4403)
            return
        await socket.accept()
        try:
            line = await self._seated(socket)
            if line is None:
                await socket.close(4401)
                return
            watching = asyncio.create_task(self._tell_changes(line))
            try:
                await self._listen(line)
            finally:
                watching.cancel()
            await socket.close(4400)
        except (WebSocketDisconnect, RuntimeError):
            return

    async def _seated(self, socket: WebSocket) -> _Line | None:
        """The seat of a new line; None after telling why there is none."""
        try:
            said = protocol.read_from_seat(await asyncio.wait_for(socket.receive_text(), HELLO_SECONDS))
        except (Garbled, TimeoutError, KeyError):
            said = None
        if not isinstance(said, Hello):
            await _shut(socket, "hello", N_("Say hello first: join with the code of the room."))
            return None
        if said.version != protocol.VERSION:
            await _shut(socket, "version", N_("This game and the host are of different versions: update the older."))
            return None
        if (chair := self.desk.come_back(said.secret)) is not None:
            line, secret = _Line(socket, chair), said.secret
        else:
            if as_code(said.code) != self.desk.code and not self.wrong.takes(address_of(socket.scope)):
                await _shut(socket, "wait", N_("Too many wrong codes: wait a minute, then try again."))
                return None
            try:
                chair, secret = await self.desk.join(as_code(said.code), DESKTOP)
            except Shut as shut:
                await _shut(socket, shut.code, str(shut))
                return None
            line = _Line(socket, chair)
        await line.say(Seated(name=chair.name, secret=secret, waiting=chair.state == WAITING))
        await line.say(self._stands(chair))
        return line

    def _stands(self, chair: Chair) -> Stands:
        """What the room does now, as far as this seat goes."""
        desk, standing, step = self.desk, self.desk.standing, self.desk.step
        gone = seconds_between(standing.entered, desk.clock.now())
        told = Stands(
            step=step.id, kind=step.kind.value, title=step.title, say=step.say, paused=standing.paused,
            minutes=step.minutes + standing.extra, lesson=desk.lesson.title, place=standing.step + 1,
            steps=len(desk.lesson.steps), left=round((step.minutes + standing.extra) * 60 - gone),
            waiting=chair.state == WAITING,
        )  # fmt: skip
        if standing.ended:
            return replace(told, kind="ended")
        if chair.state == WAITING:
            return told
        desk.load(chair)
        after = desk.lesson.steps[standing.step + 1 : standing.step + 2]
        kept = notes_of(desk.store, chair.id, step.id) if step.keep else {}
        told = replace(
            told, asked=self._asked(chair), then=after[0].title if after else "", asks=step.asks, keep=step.keep,
            notes=tuple(kept.get(number, "") for number in range(len(step.asks))) if step.keep else (),
        )  # fmt: skip
        return self._with_encounter(told, chair, step)

    def _asked(self, chair: Chair) -> str:
        """A moment of this seat that the trainer would like to show, in words."""
        asked = self.desk.standing.asked
        if asked is None or asked.seat != chair.id:
            return ""
        found = heard(chair.plays.get(asked.step), asked.number) or ()
        return " ".join(f"{line.name}: {line.text}" if line.name else line.text for line in found)

    def _with_encounter(self, told: Stands, chair: Chair, step: LessonStep) -> Stands:
        """What is played or prepared, by whom with whom."""
        if step.kind in (StepKind.PAIR, StepKind.COMPARE):
            pair = self.desk.pair(chair)
            told = replace(told, beside=", ".join(pair.names) if pair else "")
        if step.kind is StepKind.PAIR:
            return replace(told, role=role_of(step, self.desk.pair(chair)), sheet=self.desk.sheet(chair, step))
        if not step.encounter or step.kind not in (StepKind.PLAY, StepKind.PREPARE):
            return told
        played, stop = chair.plays.get(step.id), self.desk.stop(step)
        encounter = played.encounter if played else self.desk.encounter_of(chair, step)
        return replace(
            told, encounter=encounter.id, content_hash=encounter.content_hash,
            mode=ASSESSMENT if step.assess else PRACTICE,
            moves=tuple(record.move for record in played.sheaf.kept) if played else (),
            stop=stop.turn if stop else 0, stop_say=(stop.say or rooms.STOPPED) if stop else "",
        )  # fmt: skip

    def _mark(self, chair: Chair) -> tuple[object, ...]:
        """Differs when a seat should be told anew what the room does."""
        standing, pair = self.desk.standing, self.desk.step.kind in (StepKind.PAIR, StepKind.COMPARE)
        return (
            standing.step, standing.paused, standing.extra, standing.asked, standing.ended, standing.released,
            chair.state, self.desk.pair(chair) if pair else None,
        )  # fmt: skip

    async def _tell_changes(self, line: _Line) -> None:
        """Says what the room does whenever that changes. As long as the line holds, the seat is heard of."""
        told = None
        while True:
            now = self._mark(line.chair)
            if told is not None and told != now:
                await line.say(self._stands(line.chair))
            told = now
            line.chair.last = self.desk.clock.seconds()
            await asyncio.sleep(LOOK_SECONDS)

    async def _listen(self, line: _Line) -> None:
        while line.faults < MOST_FAULTS:
            text = await line.socket.receive_text()
            if self.desk.chairs.get(_secret_of(self.desk, line.chair)) is None or line.chair.state == rooms.FREED:
                await line.say(Refused(number=0, code="freed", reason=N_("This seat has been given up: join again.")))
                return
            try:
                await self._take(line, protocol.read_from_seat(text))
            except Garbled as garbled:
                line.faults += 1
                line.chair.told = str(garbled)
                await line.say(Refused(number=0, code="garbled", reason=str(garbled)))

    async def _take(self, line: _Line, message: protocol.FromSeat) -> None:
        if not line.chair.bucket.takes():
            number = message.number if isinstance(message, Made) else 0
            reason = N_("That was too fast: wait a moment, then send it again.")
            await line.say(Refused(number=number, code="fast", reason=reason))
            return
        match message:
            case Made():
                await line.say(await self.desk.move(line.chair, message))
            case Wanted(step=id):
                await self._send(line, id)
            case Agreed(yes=yes):
                await self.desk.change(lambda standing: rooms.answer_asked(standing, line.chair.id, yes))
            case Answered():
                await self._keep(line, message)
            case Hello():
                await line.say(Refused(number=0, code="seated", reason=N_("You have a seat already.")))

    async def _keep(self, line: _Line, message: Answered) -> None:
        """Answers to the step of now, or to one that the room has passed; only where the lesson keeps them."""
        reached = self.desk.lesson.steps[: self.desk.standing.step + 1]
        step = next((each for each in reached if each.id == message.step), None)
        if step is None or not step.keep or line.chair.state != rooms.IN or self.desk.standing.ended:
            await line.say(Refused(number=0, code="unasked", reason=N_("The lesson does not ask for that now.")))
            return
        answers = [each[:MOST_NOTE] for each in message.answers[: len(step.asks)]]
        await keep_notes(self.desk.store, line.chair.id, step.id, answers, self.desk.clock.now())
        await line.say(Noted(step=step.id))

    async def _send(self, line: _Line, id: str) -> None:
        """The encounter of a step that the room has come to."""
        reached = self.desk.lesson.steps[: self.desk.standing.step + 1]
        kinds = (StepKind.PLAY, StepKind.PREPARE)
        step = next((step for step in reached if step.id == id and step.kind in kinds), None)
        if step is None:
            await line.say(Refused(number=0, code="not_yet", reason=N_("The room has not come to that yet.")))
            return
        self.desk.load(line.chair)
        played = line.chair.plays.get(id)
        encounter = played.encounter if played else self.desk.encounter_of(line.chair, step)
        await line.say(Sent(step=id, content_hash=encounter.content_hash, source=keep.dump(encounter)))


def _secret_of(desk: Desk, chair: Chair) -> str:
    return next((secret for secret, each in desk.chairs.items() if each is chair), "")


async def _shut(socket: WebSocket, code: str, reason: str) -> None:
    await socket.send_text(protocol.write(Refused(number=0, code=code, reason=reason)))
