"""The desktop seat's line to the host: one websocket, a message at a time, nothing believed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.websockets import WebSocket, WebSocketDisconnect

from game.classroom import protocol
from game.classroom import room as rooms
from game.classroom.desk import Desk, Shut
from game.classroom.guard import Rates, address_of, is_from_here
from game.classroom.names import as_code
from game.classroom.protocol import Agreed, FromHost, Garbled, Hello, Made, Refused, Seated, Sent, Stands, Wanted
from game.classroom.room import DESKTOP, WAITING
from game.classroom.seat_pages import heard
from game.classroom.seats import Chair
from game.encounter.lesson import StepKind
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
                await _shut(socket, "code", str(shut))
                return None
            line = _Line(socket, chair)
        await line.say(Seated(name=chair.name, secret=secret, waiting=chair.state == WAITING))
        await line.say(self._stands(chair))
        return line

    def _stands(self, chair: Chair) -> Stands:
        """What the room does now, as far as this seat goes."""
        desk, standing, step = self.desk, self.desk.standing, self.desk.step
        told = {"step": step.id, "kind": step.kind.value, "title": step.title, "say": step.say,
                "paused": standing.paused, "minutes": step.minutes + standing.extra}  # fmt: skip
        if standing.ended:
            return Stands(**{**told, "kind": "ended"})  # type: ignore[arg-type]
        asked = ""
        desk.load(chair)
        if standing.asked and standing.asked.seat == chair.id:
            found = heard(chair.plays.get(standing.asked.step), standing.asked.number) or ()
            asked = " ".join(f"{line.name}: {line.text}" for line in found)
        if step.kind is not StepKind.PLAY:
            return Stands(**told, asked=asked)  # type: ignore[arg-type]
        played = chair.plays.get(step.id)
        encounter = played.encounter if played else desk.encounter_of(chair, step)
        return Stands(
            **told, asked=asked, encounter=encounter.id, content_hash=encounter.content_hash,  # type: ignore[arg-type]
            mode=ASSESSMENT if step.assess else PRACTICE,
            moves=tuple(record.move for record in played.sheaf.kept) if played else (),
        )  # fmt: skip

    async def _tell_changes(self, line: _Line) -> None:
        """Says what the room does whenever that changes."""
        told = None
        while True:
            standing = self.desk.standing
            now = (standing.step, standing.paused, standing.extra, standing.asked, standing.ended, line.chair.state)
            if told is not None and told != now:
                await line.say(self._stands(line.chair))
            told = now
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
            case Hello():
                await line.say(Refused(number=0, code="seated", reason=N_("You have a seat already.")))

    async def _send(self, line: _Line, id: str) -> None:
        """The encounter of a step that the room has come to."""
        reached = self.desk.lesson.steps[: self.desk.standing.step + 1]
        step = next((step for step in reached if step.id == id and step.kind is StepKind.PLAY), None)
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
