"""The browser seat: the same screens as in the game, as plain pages. Forms post moves; no script is needed."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from game.classroom import drafted, exports
from game.classroom import room as rooms
from game.classroom.art import KEYS, NO_CUE, Art
from game.classroom.desk import Desk, Shut
from game.classroom.drafted import text
from game.classroom.guard import Rates, address_of
from game.classroom.names import as_code
from game.classroom.notes import keep_notes, notes_of
from game.classroom.paper import page, seconds_between
from game.classroom.protocol import MOST_NOTE, Made, Refused
from game.classroom.room import BROWSER, IN, WAITING
from game.classroom.seats import Chair, Played, submit
from game.encounter.lesson import LessonStep, StepKind
from game.encounter.script import Encounter
from game.session.replay import Beat
from game.view import lines
from game.view.language import _, sentence
from game.view.library import briefing
from game.view.screens import Spoken
from game.view.words import CUES, FATES, MOODS

COOKIE = "seat"
CHANGED = "/seat#now"
"""The page and the place on it that has changed: a browser puts its focus there, with or without scripts."""
COOKIE_SECONDS = 12 * 3600


class SeatPages:
    """Every page that a browser seat sees."""

    def __init__(self, desk: Desk, wrong: Rates, art: Art | None = None) -> None:
        self.desk = desk
        self.wrong = wrong
        self.art = art or Art()

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/", self.front),
            Route("/join", self.join, methods=["POST"]),
            Route("/seat", self.seat),
            Route("/seat/tick", self.tick),
            Route("/seat/move", self.move, methods=["POST"]),
            Route("/seat/offer", self.offer, methods=["GET", "POST"]),
            Route("/seat/repair", self.repair, methods=["GET", "POST"]),
            Route("/seat/practice", self.practice, methods=["POST"]),
            Route("/seat/note", self.note, methods=["POST"]),
            Route("/seat/consent", self.consent, methods=["POST"]),
            Route("/seat/log", self.log),
            Route("/seat/record", self.record),
            Route("/seat/record.csv", self.take),
            Route("/seat/delete", self.delete, methods=["POST"]),
        ]

    # --- coming in ------------------------------------------------------------------------------------------------

    async def front(self, request: Request) -> Response:
        """The join page; who has a seat goes straight to it."""
        if self._chair(request) is not None:
            return RedirectResponse("/seat", 303)
        return self._door(as_code(request.query_params.get("code", "")))

    def _door(self, code: str = "", notice: str = "", status: int = 200) -> HTMLResponse:
        return page("join.html", status=status, title=_("Join the lesson"), code=code, notice=notice, kind="door",
                    **self.art.words())  # fmt: skip

    async def join(self, request: Request) -> Response:
        """A code for a seat."""
        if self._chair(request) is not None:
            return RedirectResponse("/seat", 303)
        written = text(await request.form(), "code")
        address = address_of(request.scope)
        if as_code(written) != self.desk.code and not self.wrong.takes(address):
            return PlainTextResponse(_("Too many wrong codes: wait a minute, then try again."), 429)
        try:
            _row, secret = await self.desk.join(as_code(written), BROWSER)
        except Shut as shut:
            return self._door(notice=str(shut), status=403)
        response = RedirectResponse("/seat", 303)
        response.set_cookie(COOKIE, secret, max_age=COOKIE_SECONDS, httponly=True, samesite="strict")
        return response

    def _chair(self, request: Request) -> Chair | None:
        return self.desk.come_back(request.cookies.get(COOKIE, ""))

    # --- the seat -------------------------------------------------------------------------------------------------

    async def seat(self, request: Request) -> Response:
        """What this seat sees now."""
        chair = self._chair(request)
        if chair is None:
            return RedirectResponse("/", 303)
        async with chair.lock:
            if chair.practice is not None:
                return self._screen(chair, self._practised(), chair.practice, practising=True)
            step = self.desk.step
            if step.kind is StepKind.PLAY and chair.state == IN and not self.desk.standing.ended:
                played = await self.desk.played(chair, step)
                wait = self.desk.waits(step, played)
                if not self.desk.standing.paused and wait is None and self._asked(chair) is None:
                    return self._screen(chair, step, played, practising=False)
                return self._between(chair, step, sentence(wait or ""))
            return self._between(chair, step, "")

    def _practised(self) -> LessonStep:
        return rooms.play_step(self.desk.lesson, self.desk.standing) or self.desk.step

    def _screen(self, chair: Chair, step: LessonStep, played: Played, *, practising: bool) -> HTMLResponse:
        screen = played.play.screen()
        words = self._words(chair, step, played, practising) | face(played.encounter, screen)
        return page(f"{screen.screen}.html", s=screen, may_practise=True, say="", kind=screen.screen, **words,
                    title=screen.title)  # fmt: skip

    def _words(self, chair: Chair, step: LessonStep, played: Played | None, practising: bool) -> dict[str, Any]:
        """What every page of a seat has: names, numbers, time left, and a notice once."""
        standing = self.desk.standing
        gone = seconds_between(standing.entered, self.desk.clock.now())
        notice, chair.notice = chair.notice, ""
        return {
            "seat": chair.name, "step": step.id, "step_title": self.desk.step.title, "practising": practising,
            "minutes": None if standing.ended else rooms.minutes_left(self.desk.step, standing, gone),
            "number": played.written + 1 if played else 0, "notice": notice, "mark": self._mark(chair),
            "said_lang": played.encounter.language if played else "en", "fates": FATES,
            "keys": KEYS, "face": None, **self.art.words(),
        }  # fmt: skip

    def _between(self, chair: Chair, step: LessonStep, wait: str) -> HTMLResponse:
        """A step without a play, or a play that waits."""
        standing, words = self.desk.standing, self._words(chair, step, None, False)
        looking_back = step.kind in (StepKind.DEBRIEF, StepKind.COMPARE)
        before = rooms.play_step(self.desk.lesson, standing) if looking_back else None
        played = chair.plays.get(before.id) if before and not standing.ended else None
        told = self._told(chair, wait)
        if played and played.session.is_over and step.kind is StepKind.DEBRIEF and not told:
            asked = self._asked(chair)
            if asked is None:
                screen = played.play.screen()
                words |= {"step": before.id if before else "", **face(played.encounter, screen)}
                return page("debrief.html", s=screen, may_practise=True, say=step.say, kind="debrief", **words,
                            title=step.title)  # fmt: skip
        prepares = step.kind is StepKind.PREPARE and not told and chair.state == IN
        together = step.kind in (StepKind.COMPARE, StepKind.PAIR)
        say = f"{step.say} {self._partner(chair)}".strip() if together else step.say
        encounter = self.desk.encounter_of(chair, step) if prepares and step.encounter else None
        words |= face(encounter) if encounter else {}
        reads = step.kind is StepKind.PAIR and not told and chair.state == IN and self.desk.pair(chair) is not None
        words |= face(self.desk.encounter_of(chair, step)) if reads else {}
        stopped = self._stopped(played) if played and not told else ""
        if stopped and played and step.kind is StepKind.DEBRIEF:
            words |= face(played.encounter, played.play.screen())
        return page(
            "step.html", **words, title=step.title, stopped=stopped, over=bool(standing.ended),
            say="" if told else say, waiting=told, kind="step",
            briefing=briefing(encounter) if encounter else None,
            asks=() if told else step.asks, keep=step.keep, most_note=MOST_NOTE,
            notes=notes_of(self.desk.store, chair.id, step.id) if step.keep else {},
            sheet=self.desk.sheet(chair, step) if reads else (),
            asked=self._asked(chair), log=played.play.log() if played and not told else (),
        )  # fmt: skip

    def _stopped(self, played: Played) -> str:
        """What is told of a play that had not ended when the class went on."""
        if played.session.is_over:
            return ""
        return _("The class went on before your play had ended. It is kept as it stands.")

    def _partner(self, chair: Chair) -> str:
        """Who to sit with."""
        pair = self.desk.pair(chair)
        return _("You sit with {names}.").format(names=_(" and ").join(pair.names)) if pair else ""

    def _told(self, chair: Chair, wait: str) -> str:
        if self.desk.standing.ended:
            return _("The lesson is over. Thank you for playing.")
        if chair.state == WAITING:
            return _("The room is closed. Your trainer lets you in; this page goes on by itself.")
        if self.desk.standing.paused:
            return _("The trainer has paused the room. Everything you did is kept.")
        return wait

    def _asked(self, chair: Chair) -> tuple[Spoken, ...] | None:
        asked = self.desk.standing.asked
        if asked is None or asked.seat != chair.id:
            return None
        self.desk.load(chair)
        return heard(chair.plays.get(asked.step), asked.number)

    def _mark(self, chair: Chair) -> str:
        """Changes when the page should be read anew; a seat's own moves do not change it."""
        standing = self.desk.standing
        asked = standing.asked.number if standing.asked and standing.asked.seat == chair.id else ""
        flags = (standing.step, standing.paused, standing.released, bool(standing.ended), chair.state, asked)
        return "-".join(str(each) for each in flags)

    async def tick(self, request: Request) -> Response:
        """The mark of now."""
        chair = self._chair(request)
        return PlainTextResponse(self._mark(chair) if chair else "gone")

    # --- moves ----------------------------------------------------------------------------------------------------

    async def move(self, request: Request) -> Response:
        """A move by a button."""
        chair = self._chair(request)
        if chair is None:
            return RedirectResponse("/", 303)
        form = await request.form()
        await self._make(chair, form, text(form, "move"))
        return RedirectResponse(CHANGED, 303)

    async def _make(self, chair: Chair, form: FormData, move: str) -> None:
        if not chair.bucket.takes():
            chair.notice = _("That was too fast: wait a moment, then make your move again.")
            return
        if text(form, "practice") == "1":
            if chair.practice is not None and text(form, "number") == str(chair.practice.written + 1):
                refusal = submit(chair.practice.session, move)
                chair.notice = sentence(refusal.reason) if refusal else ""
            return
        number = text(form, "number")
        made = Made(step=text(form, "step"), number=int(number) if number.isdecimal() and len(number) < 6 else 0,
                    move=move)  # fmt: skip
        answer = await self.desk.move(chair, made)
        if isinstance(answer, Refused):
            chair.notice = sentence(answer.reason)

    async def offer(self, request: Request) -> Response:
        """The term sheet: looked at as often as wanted, then put on the table as one move."""
        return await self._draft(request, drafted.sheet)

    async def repair(self, request: Request) -> Response:
        """The offering: pressed together part by part, then said as one move."""
        return await self._draft(request, drafted.offering)

    async def _draft(self, request: Request, show: Any) -> Response:
        chair = self._chair(request)
        if chair is None:
            return RedirectResponse("/", 303)
        form = await request.form() if request.method == "POST" else FormData()
        practising = chair.practice is not None
        step = self._practised() if practising else self.desk.step
        if step.kind is not StepKind.PLAY or chair.state != IN:
            return RedirectResponse("/seat", 303)
        async with chair.lock:
            played = chair.practice or await self.desk.played(chair, step)
            found = show(played, form)
        if found is None:
            return RedirectResponse("/seat", 303)
        screen, words = found
        if text(form, "do") in ("put", "say") and not screen.refusal:
            await self._make(chair, form, screen.move)
            return RedirectResponse(CHANGED, 303)
        more = self._words(chair, step, played, practising) | face(played.encounter, played.play.screen())
        if text(form, "do") in ("put", "say"):
            more["notice"] = screen.refusal
        return page(f"{screen.screen}.html", s=screen, kind=screen.screen, **words, **more, title=screen.title)

    async def practice(self, request: Request) -> Response:
        """Begins or ends a play that is never written."""
        chair = self._chair(request)
        if chair is None:
            return RedirectResponse("/", 303)
        chair.practice = None
        step = rooms.play_step(self.desk.lesson, self.desk.standing)
        how = text(await request.form(), "do")
        if how in ("start", "go_on") and step is not None and chair.state == IN:
            self.desk.practise(chair, step, from_here=how == "go_on")
        return RedirectResponse("/seat", 303)

    # --- what else a seat does ------------------------------------------------------------------------------------

    async def note(self, request: Request) -> Response:
        """Answers that the lesson asks for and says that it keeps."""
        chair = self._chair(request)
        if chair is None:
            return RedirectResponse("/", 303)
        form, step = await request.form(), self.desk.step
        if chair.bucket.takes() and step.keep and text(form, "step") == step.id and chair.state == IN:
            answers = [text(form, f"note.{place}")[:MOST_NOTE] for place in range(len(step.asks))]
            await keep_notes(self.desk.store, chair.id, step.id, answers, self.desk.clock.now())
        return RedirectResponse(CHANGED, 303)

    async def consent(self, request: Request) -> Response:
        """Whether a moment of this seat may be shown."""
        chair = self._chair(request)
        if chair is None:
            return RedirectResponse("/", 303)
        yes = text(await request.form(), "yes") == "1"
        await self.desk.change(lambda standing: rooms.answer_asked(standing, chair.id, yes))
        return RedirectResponse("/seat", 303)

    async def log(self, request: Request) -> Response:
        """Everything said in the play of now."""
        chair = self._chair(request)
        if chair is None:
            return RedirectResponse("/", 303)
        step = self._practised()
        self.desk.load(chair)
        played = chair.practice or chair.plays.get(step.id)
        words = self._words(chair, step, played, chair.practice is not None)
        return page("log.html", log=played.play.log() if played else (), **words, title=_("Everything said"))

    async def record(self, request: Request) -> Response:
        """What a learner may do with her own record."""
        chair = self._chair(request)
        if chair is None:
            return RedirectResponse("/", 303)
        return page("record.html", **self._words(chair, self.desk.step, None, False), title=_("My record"))

    async def take(self, request: Request) -> Response:
        """Her own choices as CSV."""
        chair = self._chair(request)
        if chair is None:
            return RedirectResponse("/", 303)
        self.desk.load(chair)
        text = exports.choices_csv(self.desk, [chair])
        return Response(text, media_type="text/csv", headers={"content-disposition": 'attachment; filename="my.csv"'})

    async def delete(self, request: Request) -> Response:
        """Deletes her own record."""
        chair = self._chair(request)
        if chair is not None:
            async with chair.lock:
                await self.desk.forget(chair)
        response = RedirectResponse("/", 303)
        response.delete_cookie(COOKIE)
        return response


def face(encounter: Encounter, screen: Any = None) -> dict[str, Any]:
    """Who is seen on a page, in what mood and posture, with the words for those who do not see it."""
    client = encounter.client
    mood, cue, told = (str(getattr(screen, name, None) or "") for name in ("mood", "cue", "cue_words"))
    mood = mood if mood in MOODS else "calm"
    first = client.name.split()[0]
    looks = _("{name} looks {mood}, and {posture}.") if told else _("{name} looks {mood}.")
    return {"face": {
        "src": f"/art/face/{encounter.id}/{mood}/{cue if cue in CUES else NO_CUE}",
        "alt": looks.format(name=first, mood=MOODS[mood], posture=told),
        "name": client.name, "role": client.role, "cue": f"{first} {told}." if told else "",
    }}  # fmt: skip


def heard(played: Played | None, number: int) -> tuple[Spoken, ...] | None:
    """What was said in one beat of a play; None where it does not stand."""
    beats: tuple[Beat, ...] = played.session.beats if played else ()
    beat = next((each for each in beats if each.number == number), None)
    return lines.story(played.encounter, beat) if played and beat else None
