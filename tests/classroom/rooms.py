"""A class in one process: a lesson, a host, a trainer's browser and seats; without scripts, without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from starlette.testclient import TestClient

from game.classroom import keeping
from game.classroom.desk import Clock, Desk
from game.classroom.host import application
from game.classroom.store import Store
from game.commands.teaching import role_sheet
from game.encounter.lesson import Lesson, LessonStep, Pause, StepKind
from game.encounter.script import Encounter
from tests.shipped import ROOT, library, shipped

ADDRESS = "http://testserver"
LOCALES = ROOT / "assets" / "locales"


def hands(*names: str) -> dict[str, tuple[Encounter, ...]]:
    """Shipped encounters in all their hands."""
    found = {}
    for name in names:
        others = [library().encounter(name, hand) for hand in library().variants(name)]
        found[name] = (shipped(name), *(each for each in others if isinstance(each, Encounter)))
    return found


LIBRARY = hands("late_handover", "wrong_invoice", "cold_ward", "harbour_rota", "warm_voice")


def step(id: str, kind: StepKind, **more: object) -> LessonStep:
    """One step of five minutes."""
    return LessonStep(**{"id": id, "kind": kind, "minutes": 5, "title": id.capitalize(), **more})  # type: ignore[arg-type]


def lesson(*steps: LessonStep) -> Lesson:
    """These steps as a lesson; without any, one of every kind."""
    every = (
        step("door", StepKind.JOIN, say="Come in."),
        step("think", StepKind.PREPARE, encounter="late_handover", asks=("What do you want?",)),
        step("first", StepKind.PLAY, encounter="late_handover"),
        step("back", StepKind.DEBRIEF, say="Look back."),
        step("pairs", StepKind.COMPARE, asks=("What is the same?",)),
        step("second", StepKind.PLAY, encounter="wrong_invoice", assess=True),
        step("room", StepKind.DISCUSS, asks=("What did it name?",)),
        step("ticket", StepKind.EXIT, asks=("One sentence.",), keep=True),
    )
    found = steps or every
    return Lesson(id="trial", title="A trial", summary="", minutes=5 * len(found), steps=found)


def only(encounter: str, **more: object) -> Lesson:
    """A lesson of one play."""
    return lesson(step("play", StepKind.PLAY, encounter=encounter, **more))


def paused_at(turn: int) -> Lesson:
    """A lesson of one play with a pause point."""
    return only("late_handover", pauses=(Pause(turn=turn, say="Pens down."),))


@dataclass
class Time:
    """A clock that only tests move."""

    seconds: float = 1000.0

    def now(self) -> str:
        """ISO 8601."""
        whole = int(self.seconds)
        day, clock = 1 + whole // 86400, f"{whole // 3600 % 24:02}:{whole // 60 % 60:02}:{whole % 60:02}"
        return f"2031-03-{day:02}T{clock}.000+00:00"

    def pass_by(self, seconds: float) -> None:
        """Time goes by."""
        self.seconds += seconds


@dataclass
class Form:
    """A form as it stands on a page."""

    action: str
    method: str = "get"
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    radios: dict[str, list[str]] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self._in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(named.get("href", ""))
        if tag == "form":
            self.forms.append(Form(named["action"], named.get("method", "get")))
            self._in = True
        if self._in and tag == "input" and "name" in named:
            kind = named.get("type", "text")
            form = self.forms[-1]
            if kind == "radio":
                form.radios.setdefault(named["name"], []).append(named.get("value", ""))
                if "checked" in named:
                    form.fields.append((named["name"], named.get("value", "")))
            elif kind != "checkbox" or "checked" in named:
                form.fields.append((named["name"], named.get("value", "")))
        if self._in and tag == "textarea":
            self.forms[-1].fields.append((named["name"], ""))
        if self._in and tag == "button" and "disabled" not in named:
            self.forms[-1].buttons.append((named.get("name", ""), named.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._in = False

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.text.append(data.strip())


class Browser:
    """A browser without scripts: it follows links and presses buttons that are on its page."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.page = ""
        self.status = 0

    def get(self, path: str) -> Browser:
        """Opens a page."""
        return self._took(self.client.get(path))

    def _took(self, response) -> Browser:
        self.page, self.status = response.text, response.status_code
        return self

    @property
    def read(self) -> _Reader:
        """The page as forms, links and words."""
        reader = _Reader()
        reader.feed(self.page)
        return reader

    @property
    def words(self) -> str:
        """What the page says."""
        return re.sub(r"\s+", " ", " ".join(self.read.text))

    def press(self, name: str, value: str, **put: str) -> Browser:
        """Presses a button that is on the page, with fields of its form filled in."""
        for form in self.read.forms:
            if (name, value) in form.buttons:
                given = {**dict(form.fields), **put, name: value}
                assert all(key in dict(form.fields) or key in form.radios for key in put), put
                return self._took(self.client.post(form.action, data=given))
        raise AssertionError(f"No button {name}={value} on: {self.words}")

    def can_press(self, name: str, value: str) -> bool:
        """Whether the page has such a button."""
        return any((name, value) in form.buttons for form in self.read.forms)

    def follow(self, link: str) -> Browser:
        """Follows a link that is on the page."""
        assert link in self.read.links, self.words
        return self.get(link)

    def play(self, script: str) -> Browser:
        """Makes every move of a script by what is on the pages alone."""
        for move in filter(None, (each.strip() for each in script.split(";"))):
            self._make(move)
        return self

    def _make(self, move: str) -> None:
        word, *rest = move.split()
        if word == "offer":
            self.follow("/seat/offer")
            chosen = dict(term.split("=") for term in rest)
            self.press("do", "put", **{f"issue.{issue}": option for issue, option in chosen.items()})
        elif word == "repair":
            self.follow("/seat/repair")
            for each in rest:
                self.press("press", self._wording(each))
            self.press("do", "say")
        else:
            able = [each for each in (move, f"say {move}", _tool(move)) if self.can_press("move", each)]
            self.press("move", able[0] if able else move)

    def _wording(self, word: str) -> str:
        on_page = [value for form in self.read.forms for name, value in form.buttons if name == "press"]
        if word in on_page:
            return word
        return plain_wording(word, on_page)


def _tool(move: str) -> str:
    """The tool of the bar that stands for an author's move: its kind."""
    every = (act for hands in LIBRARY.values() for moment in hands[0].moments.values() for act in moment.acts)
    return next((act.kind.value for act in every if act.id == move), move)


def plain_wording(part: str, able: list[str]) -> str:
    """The first wording of a part that neither deflects, misses nor is vague, among those on the page."""
    for encounter in (each for hands in LIBRARY.values() for each in hands):
        ruptures = [*encounter.ruptures.values(), *([encounter.overpress] if encounter.overpress else [])]
        for wording in (each for rupture in ruptures for each in rupture.wordings):
            plain = not (wording.vague or wording.deflects or wording.misses)
            if wording.id in able and wording.part.value == part and plain:
                return wording.id
    raise AssertionError(f"{part} is not on the page: {able}")


class Class:
    """A host with its browsers."""

    def __init__(self, path: Path, given: Lesson | None = None, **more: object) -> None:
        self.time = more.pop("time", None) or Time()
        self.lesson = given or lesson()
        self.store = Store(f"sqlite:///{path / 'class.db'}", gather=0)
        art, posting = more.pop("art", None), more.pop("posting", None)
        self.row = keeping.open_room(self.store, self.lesson, self.time.now(), **more)
        clock = Clock(self.time.now, lambda: self.time.seconds)
        self.desk = Desk(self.store, self.row, self.lesson, LIBRARY, clock, role_sheet)
        self.app = application(self.desk, ADDRESS, art=art, locales=LOCALES, posting=posting)
        self._portal = TestClient(self.app)
        self._portal.__enter__()

    def close(self) -> None:
        """The host stops."""
        self._portal.__exit__(None, None, None)
        self.store.close()

    def browser(self) -> Browser:
        """A browser with no cookies; all of them share the host's loop."""
        client = TestClient(self.app)
        client.portal = self._portal.portal
        return Browser(client)

    def seat(self) -> Browser:
        """A browser that has joined."""
        browser = self.browser()
        browser.get("/")
        form = browser.read.forms[0]
        return browser._took(browser.client.post(form.action, data={"code": self.desk.code}))

    def trainer(self) -> Browser:
        """The trainer's browser."""
        return self.browser().get(f"/trainer?token={self.desk.token}")

    def do(self, *controls: str) -> None:
        """The trainer's controls, one after the other."""
        trainer = self.trainer()
        for control in controls:
            trainer.press("do", control)

    def go_to(self, id: str) -> None:
        """Steps on to a step."""
        while self.desk.step.id != id:
            self.do("next")


def started(path: Path, given: Lesson | None = None) -> Iterator[Class]:
    """A class that is closed in the end."""
    room = Class(path, given)
    try:
        yield room
    finally:
        room.close()
