"""The host's desk: the one room, its seats and the store. Every move is decided here again with the same rules.

Nothing is acknowledged before it is on disk; what cannot be written is forgotten and read again from the store.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from game.classroom import room as rooms
from game.classroom import store as tables
from game.classroom.names import code_name, hashed, new_secret
from game.classroom.pairs import WATCH, Pair, Sheets, no_sheets, pair_of, role_of, watching
from game.classroom.plays import insert_play, insert_record, read_play
from game.classroom.protocol import MOST_MOVE, MOST_RECORDS, Kept, Made, Refused, digest
from game.classroom.room import FREED, IN, WAITING, Standing
from game.classroom.seats import Bucket, Chair, Played, Sheaf, submit
from game.classroom.store import Store, Taken
from game.encounter.lesson import Lesson, LessonStep, Pause, StepKind
from game.encounter.script import Encounter
from game.language.catalog import N_, _, also
from game.session.session import ASSESSMENT, PRACTICE, Session
from game.view.play import Play

MOST_REFUSALS_KEPT = 20
Library = Mapping[str, tuple[Encounter, ...]]
"""Encounters by id: the file's own hand, then the others."""

MADE_ALREADY, A_GAP, TOO_MANY, DIFFERS = also(
    N_("Move {number} was made already, and it was another one."),
    N_("Move {number} does not follow: {kept} are kept."),
    N_("{most} moves are the most of one play."),
    N_("Move {number} led to something else at your seat than the rules say."),
)
"""Reasons are kept and sent in English; each seat and the trainer read them in their own language."""


class Shut(Exception):
    """No seat can be had; `str()` is one sentence, `code` says which."""

    def __init__(self, sentence: str, code: str = "code") -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, read at the edge: `now` as ISO 8601, `seconds` of a clock that never goes back."""

    now: Callable[[], str]
    seconds: Callable[[], float]


class Desk:
    """One room on this host."""

    def __init__(
        self, store: Store, row: int, lesson: Lesson, library: Library, clock: Clock, sheets: Sheets = no_sheets
    ) -> None:
        self.store = store
        self.row = row
        self.lesson = lesson
        self.library = library
        self.clock = clock
        self.sheets = sheets
        self.chairs: dict[str, Chair] = {}
        """By the hash of the secret."""
        self._read_room()
        for each in store.read(select(tables.seat).where(tables.seat.c.room == row).order_by(tables.seat.c.id)):
            self._sit(each)

    def _read_room(self) -> None:
        found = self.store.read(select(tables.room).where(tables.room.c.id == self.row))
        if not found:
            raise Shut(_("This class has been deleted."))
        self.code, self.token, self.version = found[0].code, found[0].token, found[0].version
        self.standing: Standing = Standing.read(found[0].standing)

    def _sit(self, row: Any) -> Chair:
        chair = Chair(id=row.id, name=row.name, kind=row.kind, state=row.state, bucket=Bucket(self.clock.seconds))
        chair.last = chair.moved = self.clock.seconds()
        self.chairs[row.secret] = chair
        return chair

    @property
    def step(self) -> LessonStep:
        """Where the room is."""
        return rooms.current(self.lesson, self.standing)

    @property
    def seated(self) -> Sequence[Chair]:
        """Every seat that is not freed, in the order of joining."""
        return sorted((each for each in self.chairs.values() if each.state != FREED), key=lambda each: each.id)

    def pair(self, chair: Chair) -> Pair | None:
        """Whom a seat sits with."""
        return pair_of(self.seated, chair)

    def sheet(self, chair: Chair, step: LessonStep) -> tuple[str, ...]:
        """The role sheet of a seat in a step for pairs, line by line."""
        role = role_of(step, self.pair(chair))
        if role == WATCH:
            return watching()
        return self.sheets(self.encounter_of(chair, step), role) if role else ()

    def chair(self, id: int) -> Chair | None:
        """The seat with this number."""
        return next((each for each in self.chairs.values() if each.id == id), None)

    # --- the trainer ----------------------------------------------------------------------------------------------

    async def change(self, control: Callable[[Standing], Standing]) -> None:
        """Applies one of the trainer's controls; on return it is on disk."""
        for _try in range(3):
            changed, version = control(self.standing), self.version
            if changed == self.standing:
                return
            if await self.store.keep(partial(self._put, standing=changed, version=version)):
                self._stand(changed, version + 1)
                return
            self._read_room()
        raise Shut(_("Another host changes this room at the same time: try again."))

    def _stand(self, standing: Standing, version: int) -> None:
        """Takes over what the room does now; practice ends with its step."""
        if standing.step != self.standing.step:
            for chair in self.chairs.values():
                chair.practice = None
        self.standing, self.version = standing, version

    def _put(self, db: Connection, standing: Standing, version: int) -> bool:
        where = (tables.room.c.id == self.row) & (tables.room.c.version == version)
        values = {"standing": standing.write(), "version": version + 1, "ended": standing.ended or None}
        return bool(db.execute(tables.room.update().where(where).values(**values)).rowcount)

    async def let_in(self, chair: Chair) -> None:
        """A late seat may play."""
        await self._set_state(chair, IN)

    async def free(self, chair: Chair) -> None:
        """A lost seat is given up: its secret is dead, what it played stays."""
        await self._set_state(chair, FREED)

    async def _set_state(self, chair: Chair, state: str) -> None:
        statement = tables.seat.update().where(tables.seat.c.id == chair.id).values(state=state)
        await self.store.keep(lambda db: db.execute(statement))
        chair.state = state

    async def forget(self, chair: Chair) -> None:
        """Deletes a seat with everything it did."""
        await self.store.keep(lambda db: db.execute(tables.seat.delete().where(tables.seat.c.id == chair.id)))
        self.chairs = {secret: each for secret, each in self.chairs.items() if each.id != chair.id}

    # --- joining --------------------------------------------------------------------------------------------------

    async def join(self, code: str, kind: str) -> tuple[Chair, str]:
        """A new seat and its secret. Raises Shut where there is none to be had."""
        if code == self.code and self.standing.ended:
            raise Shut(_("This lesson is over: its code opens nothing any more."), "over")
        if not code or code != self.code:
            raise Shut(_("That code does not open a room here: read it again from the wall."))
        if len(self.seated) >= rooms.MOST_SEATS:
            raise Shut(_("The room is full: {most} seats are the most.").format(most=rooms.MOST_SEATS))
        state, secret = WAITING if self.standing.closed else IN, new_secret()
        for _try in range(20):
            values = {
                "room": self.row, "name": code_name({each.name for each in self.chairs.values()}),
                "secret": hashed(secret), "kind": kind, "state": state, "joined": self.clock.now(),
            }  # fmt: skip
            try:
                await self.store.keep(partial(_insert_seat, values=values))
            except Taken:
                self._read_seats()
                continue
            found = self.store.read(select(tables.seat).where(tables.seat.c.secret == hashed(secret)))
            return self._sit(found[0]), secret
        raise Shut(_("No name was free: try again."))

    def _read_seats(self) -> None:
        for each in self.store.read(select(tables.seat).where(tables.seat.c.room == self.row)):
            if each.secret not in self.chairs:
                self._sit(each)
            else:
                self.chairs[each.secret].state = each.state

    def refresh(self) -> None:
        """Takes over what other hosts of the same database have done: the room, seats, and plays that went on."""
        self._read_room()
        self._read_seats()
        query = (
            select(tables.play.c.id, func.count(tables.record.c.number))
            .select_from(tables.play.join(tables.seat).outerjoin(tables.record))
            .where(tables.seat.c.room == self.row)
            .group_by(tables.play.c.id)
        )
        written: dict[int, int] = dict(map(tuple, self.store.read(query)))
        for chair in list(self.chairs.values()):
            known = all(written.get(played.row, 0) <= played.written for played in chair.plays.values())
            if chair.is_loaded and not known and not chair.lock.locked():
                self._drop(chair)

    def come_back(self, secret: str) -> Chair | None:
        """The seat that a secret belongs to, None where there is none or it was freed."""
        if not secret or len(secret) > 100:
            return None
        chair = self.chairs.get(hashed(secret))
        if chair is None or chair.state == FREED:
            return None
        chair.last = self.clock.seconds()
        return chair

    # --- playing --------------------------------------------------------------------------------------------------

    def encounter_of(self, chair: Chair, step: LessonStep) -> Encounter:
        """What a seat plays in a step; with `deal` each seat, or each pair, has the next hand."""
        hands = self.hands(step)
        pair = self.pair(chair) if step.kind is StepKind.PAIR else None
        return hands[(pair.number if pair else chair.id) % len(hands)]

    def hands(self, step: LessonStep) -> tuple[Encounter, ...]:
        """The hands that a step gives out."""
        every = self.library[step.encounter]
        return every if step.deal else tuple(each for each in every if each.variant == step.hand)

    async def played(self, chair: Chair, step: LessonStep) -> Played:
        """The seat's play of a step, begun where there is none."""
        self.load(chair)
        if step.id not in chair.plays:
            try:
                chair.plays[step.id] = await self._begin(chair, step)
            except Taken:
                chair.is_loaded = False
                self.load(chair)
        return chair.plays[step.id]

    async def _begin(self, chair: Chair, step: LessonStep) -> Played:
        encounter, sheaf = self.encounter_of(chair, step), Sheaf()
        session = Session.start(sheaf, encounter, self.clock.now, ASSESSMENT if step.assess else PRACTICE)
        head = sheaf.head
        assert head is not None
        row = await self.store.keep(lambda db: insert_play(db, chair.id, step.id, head))
        return Played(row, sheaf, Play(session))

    def load(self, chair: Chair) -> None:
        """Reads what a seat has played, once."""
        if chair.is_loaded:
            return
        chair.plays = {}
        for row in self.store.read(select(tables.play).where(tables.play.c.seat == chair.id)):
            chair.plays[row.step] = read_play(self.store, row, self.clock.now)
        chair.is_loaded = True

    def practise(self, chair: Chair, step: LessonStep, *, from_here: bool = False) -> None:
        """Begins a play that is never written; `from_here` goes on with what was played in the step."""
        self.load(chair)
        played = chair.plays.get(step.id)
        if from_here and played and played.sheaf.head:
            sheaf = Sheaf(played.sheaf.head, list(played.sheaf.kept))
            session = Session.resume(sheaf, played.sheaf.head, played.encounter, self.clock.now)
            chair.practice = Played(0, sheaf, Play(session))
            return
        sheaf = Sheaf()
        chair.practice = Played(0, sheaf, Play(Session.start(sheaf, self.encounter_of(chair, step), self.clock.now)))

    async def move(self, chair: Chair, made: Made) -> Kept | Refused:
        """Decides a move and keeps it. Sent twice it is kept once; out of order it is refused with its number."""
        async with chair.lock:
            answer = await self._decide(chair, made)
        if isinstance(answer, Refused) and answer.code in _FAULTS:
            await self._note_refusal(chair, made, answer)
        return answer

    async def _decide(self, chair: Chair, made: Made) -> Kept | Refused:
        step = self._playable(chair, made)
        if isinstance(step, Refused):
            return step
        played = await self.played(chair, step)
        written = played.written
        if 0 < made.number <= written:
            if played.sheaf.kept[made.number - 1].move == made.move:
                return Kept(step=step.id, number=written)
            return _refused(made, "already", MADE_ALREADY.format(number=made.number), written)
        if made.number != written + 1:
            return _refused(made, "gap", A_GAP.format(number=made.number, kept=written), written)
        if written >= MOST_RECORDS:
            return _refused(made, "too_many", TOO_MANY.format(most=MOST_RECORDS), written)
        if (wait := self.waits(step, played)) is not None:
            return _refused(made, "wait", wait, written)
        return await self._make(chair, step, played, made)

    def _playable(self, chair: Chair, made: Made) -> LessonStep | Refused:
        """The step of a move, or why no move can be made in it now."""
        steps = {step.id: place for place, step in enumerate(self.lesson.steps) if step.kind is StepKind.PLAY}
        if self.standing.ended:
            return _refused(made, "ended", N_("The lesson is over."))
        if chair.state != IN:
            return _refused(made, "waiting", N_("The room is closed: wait until you are let in."))
        if made.step not in steps or len(made.move) > MOST_MOVE:
            return _refused(made, "unknown", N_("That is not a move of this lesson."))
        if steps[made.step] > self.standing.step:
            return _refused(made, "not_yet", N_("The room has not come to that yet."))
        if self.standing.paused:
            return _refused(made, "paused", N_("The trainer has paused the room: wait a moment."))
        return self.lesson.steps[steps[made.step]]

    def stop(self, step: LessonStep) -> Pause | None:
        """The next pause point of the step of now."""
        return next(iter(step.pauses[self.standing.released :]), None) if step is self.step else None

    def waits(self, step: LessonStep, played: Played) -> str | None:
        """What a seat is told at a pause point that the room has not passed yet."""
        stop = self.stop(step)
        if stop is None or played.session.state.turn < stop.turn:
            return None
        return stop.say or rooms.STOPPED

    async def _make(self, chair: Chair, step: LessonStep, played: Played, made: Made) -> Kept | Refused:
        refusal = submit(played.session, made.move)
        if refusal is not None:
            return _refused(made, refusal.code, refusal.reason, played.written)
        record = played.sheaf.kept[-1]
        if made.saw and made.saw != digest(record.events):
            self._drop(chair)
            reason = DIFFERS.format(number=made.number)
            return _refused(made, "differs", reason, record.number - 1)
        try:
            over = played.session.is_over
            await self.store.keep(lambda db: insert_record(db, played.row, record, over))
        except Taken:
            self._drop(chair)
            return _refused(made, "elsewhere", N_("This play went on somewhere else: here is where it stands."))
        except tables.StoreProblem as problem:
            self._drop(chair)
            return _refused(made, "unsaved", str(problem))
        chair.moved = chair.last = self.clock.seconds()
        return Kept(step=step.id, number=record.number)

    def _drop(self, chair: Chair) -> None:
        """Forgets what is in memory; the store has the truth."""
        chair.plays, chair.is_loaded = {}, False

    async def _note_refusal(self, chair: Chair, made: Made, refused: Refused) -> None:
        chair.told, chair.refusals = refused.reason, chair.refusals + 1
        if chair.refusals > MOST_REFUSALS_KEPT:
            return
        known = made.step if any(made.step == step.id for step in self.lesson.steps) else ""
        values = {"seat": chair.id, "step": known, "number": refused.number, "reason": refused.reason,
                  "made": self.clock.now()}  # fmt: skip
        await self.store.keep(lambda db: db.execute(tables.refusal.insert().values(**values)))


_FAULTS = frozenset({"already", "gap", "differs", "unknown", "too_many", "not_a_move"})
"""Refusals that are no slip of a person: they are kept and shown to the trainer."""


def _refused(made: Made, code: str, reason: str, moves: int = 0) -> Refused:
    number = made.number if 0 <= made.number <= 10**6 else 0
    return Refused(number=number, code=code, reason=reason, moves=moves)


def _insert_seat(db: Connection, values: Mapping[str, Any]) -> None:
    db.execute(tables.seat.insert().values(**values))
