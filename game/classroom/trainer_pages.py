"""The trainer's page and the class screen: behind a token that only the host prints."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import segno
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from game.classroom import choices, exports, keeping
from game.classroom import room as rooms
from game.classroom.art import Art
from game.classroom.desk import Desk, Shut
from game.classroom.guard import Rates, address_of
from game.classroom.names import is_same
from game.classroom.pairs import THEM, YOU
from game.classroom.paper import page, rendered, seconds_between
from game.classroom.posting import Posting
from game.classroom.room import Shown, Standing
from game.classroom.rows import TOLD_COUNTS, rows_of
from game.classroom.seat_pages import face, heard
from game.classroom.seats import Chair
from game.encounter.lesson import StepKind
from game.session.outbox import OutboxProblem
from game.view.language import N_, _

COOKIE = "trainer"
EXPORTS = (
    ("choices.csv", N_("one row for each choice")),
    ("outcomes.csv", N_("one row for each play, for a gradebook")),
    ("skills.csv", N_("one row for each learner and skill")),
    ("notes.csv", N_("what the lesson asked for in writing")),
    ("report.html", N_("the class on one page, without names")),
    ("xapi.json", N_("xAPI statements for a record store")),
)


class TrainerPages:
    """Everything behind the token."""

    def __init__(
        self, desk: Desk, wrong: Rates, address: str, art: Art | None = None, posting: Posting | None = None
    ) -> None:
        self.desk = desk
        self.wrong = wrong
        self.address = address
        self.art = art or Art()
        self.posting = posting
        """What sends to a record store; None where none was named."""

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/trainer", self.front),
            Route("/trainer/live", self.live),
            Route("/trainer/controls", self.controls),
            Route("/trainer/sheets", self.sheets),
            Route("/trainer/do", self.do, methods=["POST"]),
            Route("/trainer/export", self.export_named, methods=["POST"]),
            Route("/trainer/export/{name}", self.export),
            Route("/screen", self.screen),
            Route("/screen/live", self.wall),
            Route("/qr.svg", self.qr),
        ]

    def _refuse(self, request: Request) -> Response | None:
        """Why this browser may not see it, None where it has the token."""
        if is_same(request.cookies.get(COOKIE, ""), self.desk.token):
            return None
        if not self.wrong.takes(address_of(request.scope)):
            return PlainTextResponse(_("Too many wrong tokens: wait a minute, then try again."), 429)
        return PlainTextResponse(_("This page is the trainer's: open the address that the host has printed."), 403)

    async def front(self, request: Request) -> Response:
        """The trainer's page; the token of the address becomes a cookie at once and leaves the address."""
        given = request.query_params.get("token", "")
        if given and is_same(given, self.desk.token):
            response = RedirectResponse("/trainer", 303)
            response.set_cookie(COOKIE, given, httponly=True, samesite="strict")
            return response
        if (refused := self._refuse(request)) is not None:
            return refused
        pairs = any(step.kind is StepKind.PAIR for step in self.desk.lesson.steps)
        return page("trainer.html", **self._words(), **self._seats(), exports=_exports(), mark="trainer",
                    kind="trainer", posting=self.posting, has_pairs=pairs,
                    title=self.desk.lesson.title)  # fmt: skip

    async def live(self, request: Request) -> Response:
        """The part of it that changes."""
        refused = self._refuse(request)
        return refused or Response(rendered("live.html", **self._words(), **self._seats()), media_type="text/html")

    async def controls(self, request: Request) -> Response:
        """What can be done with the room now."""
        refused = self._refuse(request)
        return refused or Response(rendered("controls.html", **self._words()), media_type="text/html")

    async def sheets(self, request: Request) -> Response:
        """Every role sheet of the lesson, each on paper of its own."""
        refused = self._refuse(request)
        return refused or page("sheets.html", sheets=self._sheets(), kind="sheets",
                               title=_("Role sheets"), **self.art.words())  # fmt: skip

    def _sheets(self) -> tuple[tuple[Mapping[str, str], tuple[str, ...]], ...]:
        """(who is seen on it, its lines) of each."""
        desk = self.desk
        steps = [step for step in desk.lesson.steps if step.kind is StepKind.PAIR]
        hands = {(each.id, each.variant): each for step in steps for each in desk.hands(step)}
        return tuple((face(each)["face"], desk.sheets(each, role)) for each in hands.values() for role in (THEM, YOU))

    async def screen(self, request: Request) -> Response:
        """The class screen for the projector."""
        refused = self._refuse(request)
        return refused or page("screen.html", **self._words(), **self._wall(), mark="screen", kind="screen",
                               title=_("Class screen"))  # fmt: skip

    async def wall(self, request: Request) -> Response:
        """The part of it that changes."""
        refused = self._refuse(request)
        return refused or Response(rendered("wall.html", **self._words(), **self._wall()), media_type="text/html")

    async def qr(self, request: Request) -> Response:
        """The address to join at, with the code, as a picture."""
        if (refused := self._refuse(request)) is not None:
            return refused
        out = BytesIO()
        segno.make(f"{self.address}/?code={self.desk.code}", micro=False).save(out, kind="svg", scale=4, border=2)
        return Response(out.getvalue(), media_type="image/svg+xml")

    # --- what they say --------------------------------------------------------------------------------------------

    def chairs(self) -> tuple[Chair, ...]:
        """Every seat with what it played, those that were freed among them."""
        found = sorted(self.desk.chairs.values(), key=lambda each: each.id)
        for chair in found:
            self.desk.load(chair)
        return tuple(found)

    def _words(self) -> dict[str, Any]:
        desk, standing = self.desk, self.desk.standing
        gone = seconds_between(standing.entered, desk.clock.now())
        chairs = self.chairs()
        played = rooms.play_step(desk.lesson, standing)
        return {
            "lesson": desk.lesson, "standing": standing, "step": desk.step, "place": standing.step + 1,
            "steps": len(desk.lesson.steps), "minutes": rooms.minutes_left(desk.step, standing, gone),
            "code": desk.code, "address": self.address, "seats": len(desk.seated),
            "shares": exports.outcome_shares(desk, chairs, played.id) if played else (),
            "skills": exports.skill_bands(chairs, played.id) if played else (), "onward": self._onward(),
            **self.art.words(),
        }  # fmt: skip

    def _onward(self) -> str:
        """The title of the step that comes next, empty at the last."""
        after = self.desk.lesson.steps[self.desk.standing.step + 1 : self.desk.standing.step + 2]
        return next((step.title or step.id for step in after), "")

    def _seats(self) -> dict[str, Any]:
        """Every seat, those first that wait for her, and how many are in a state that she may want to look at."""
        rows = sorted(rows_of(self.desk), key=lambda row: (not row.waiting, not row.stuck, row.is_over))
        found = {"stuck": sum(row.stuck for row in rows), "lost": sum(row.lost for row in rows),
                 "done": sum(row.is_over for row in rows)}  # fmt: skip
        return {"rows": rows, "counted": tuple((word, count) for word, count in found.items() if count),
                "told_counts": TOLD_COUNTS}  # fmt: skip

    def _wall(self) -> dict[str, Any]:
        """What the projector shows: distributions and moments, never who; moments once the room discusses."""
        desk, shown = self.desk, self.desk.standing.shown
        chair = desk.chair(shown.seat) if shown else None
        lines = heard(chair.plays.get(shown.step), shown.number) if chair and shown else None
        played = rooms.play_step(desk.lesson, desk.standing)
        talks = desk.step.kind is StepKind.DISCUSS or bool(desk.standing.ended)
        found = choices.moments(self.chairs(), played.id) if played and talks else ()
        return {"shown": lines, "found": found}

    # --- controls -------------------------------------------------------------------------------------------------

    async def do(self, request: Request) -> Response:
        """One control."""
        if (refused := self._refuse(request)) is not None:
            return refused
        form = await request.form()
        name, seat = str(form.get("do", "")), str(form.get("seat", ""))
        chair = self.desk.chair(int(seat)) if seat.isdecimal() and len(seat) < 10 else None
        try:
            return await self._do(name, chair, form)
        except Shut as shut:
            return PlainTextResponse(str(shut), 409)
        except OutboxProblem as problem:
            return PlainTextResponse(str(problem), 503)

    async def _do(self, name: str, chair: Chair | None, form: Any) -> Response:
        back = RedirectResponse("/trainer", 303)
        if name in self._controls():
            await self.desk.change(self._controls()[name])
        elif name == "delete" and str(form.get("code", "")).strip().upper() == self.desk.code:
            await asyncio.to_thread(keeping.delete_code, self.desk.store, self.desk.code)
            if self.posting is not None:
                await asyncio.to_thread(self.posting.forget, self.desk.code)
            self.desk.chairs.clear()
            self.desk.standing = rooms.end(self.desk.standing, self.desk.clock.now())
            return PlainTextResponse(_("The class is deleted. You can close the host now."))
        elif name == "send" and self.posting is not None:
            statements = exports.statements(self.desk, self.chairs())
            await asyncio.to_thread(self.posting.ask, self.desk.code, statements)
        elif chair is not None and name == "let_in":
            await self.desk.let_in(chair)
        elif chair is not None and name == "free":
            await self.desk.free(chair)
        elif chair is not None and name == "ask":
            await self._ask(chair, str(form.get("number", "")))
        return back

    def _controls(self) -> dict[str, Callable[[Standing], Standing]]:
        lesson, now = self.desk.lesson, self.desk.clock.now
        return {
            "next": lambda standing: rooms.next_step(lesson, standing, now()),
            "pause": rooms.pause_all,
            "go_on": rooms.go_on,
            "more": lambda standing: rooms.more_time(standing, 1),
            "less": lambda standing: rooms.more_time(standing, -1),
            "release": rooms.release,
            "close": lambda standing: rooms.close(standing, True),
            "open": lambda standing: rooms.close(standing, False),
            "hide": rooms.hide,
            "end": lambda standing: rooms.end(standing, now()),
        }

    async def _ask(self, chair: Chair, number: str) -> None:
        step = rooms.play_step(self.desk.lesson, self.desk.standing)
        if step is None or not number.isdecimal() or len(number) > 6:
            return
        moment = Shown(seat=chair.id, step=step.id, number=int(number))
        await self.desk.change(lambda standing: rooms.ask_to_show(standing, moment))

    async def export(self, request: Request) -> Response:
        """One file to take along."""
        if (refused := self._refuse(request)) is not None:
            return refused
        return self._exported(request.path_params["name"], {})

    async def export_named(self, request: Request) -> Response:
        """The same with real names in the place of code names; the map is used once and kept nowhere."""
        if (refused := self._refuse(request)) is not None:
            return refused
        form = await request.form()
        return self._exported(str(form.get("name", "")), exports.read_names(str(form.get("names", ""))))

    def _exported(self, name: str, names: Mapping[str, str]) -> Response:
        desk, chairs = self.desk, self.chairs()
        made: dict[str, tuple[Callable[[], str], str]] = {
            "choices.csv": (lambda: exports.choices_csv(desk, chairs, names), "text/csv"),
            "outcomes.csv": (lambda: exports.outcomes_csv(desk, chairs, names), "text/csv"),
            "skills.csv": (lambda: exports.skills_csv(desk, chairs, names), "text/csv"),
            "notes.csv": (lambda: exports.notes_csv(desk, names), "text/csv"),
            "report.html": (lambda: exports.report_html(desk, chairs), "text/html"),
            "xapi.json": (lambda: exports.xapi_json(desk, chairs), "application/json"),
        }
        if name not in made:
            return PlainTextResponse(_("There is no such export."), 404)
        write, kind = made[name]
        return Response(write(), media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


def _exports() -> tuple[tuple[str, str], ...]:
    return tuple((name, _(does)) for name, does in EXPORTS)
