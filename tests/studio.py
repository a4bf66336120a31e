"""Where pictures are taken: a house of its own in which somebody has played, a pack that somebody writes, a class."""
from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

import platformdirs

from game import cli
from game.authoring.paper.plain import role_lines
from game.commands.benching import Workbench
from game.commands.exploring import foresight
from game.house import House
from game.session import notes
from game.session.players import play
from game.session.session import Session
from game.ui.app import App
from game.ui.scene import Scene
from game.ui.scenes.bench_parts import Job
from game.ui.scenes.looking_back import look_back
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.scenes.seat_frame import SeatFrame
from game.ui.scenes.sheet import SheetScene
from game.view import preparing
from game.view.people import Wish
from game.view.play import Play
from game.view.words import MEASURES
from tests.golden import TRANSCRIPTS
from tests.shipped import ROOT, shipped
from tests.shipped import plays as scripted
from tests.ui.seats import ROOMS, Sitting

HANDOVER, ROTA, WARD = "late_handover", "harbour_rota", "cold_ward"
FOUND_OUT = "ask_blankets; count_beds; who_hears"
BROKEN = "answer_bridge; ask_minutes; ask_wrote"
MENDED = f"{BROKEN}; repair name_it own_it regret make_good promise_change; thank; ask_reader; ask_same; ask_expected"
PARTS = ("tt10", "tt20", "tt30")
TORN = "ask_monday; go_under; see_folder; ask_short; repair name_it own_it regret make_good; thank; why_know; meet_her"
WHOLE = TRANSCRIPTS[HANDOVER]
FAULTS = (("        go: ward\n", "        go: wrad\n"), ("mood: wary", "mood: weary"))
FOLDERS = ("data", "config", "cache", "documents")
PROFILES = (Wish(name="Ada", face="ember", pronoun="she", scale=1.0, theme="light"),
            Wish(name="Tomasz", face="granite", pronoun="he", scale=1.5, theme="dark"))
STEPS = {"prepare": ("Before you go up", "Read it, and think of four things."), "play": ("The late handover", ""),
         "compare": ("Two of you", "Lay what was said beside each other."), "pair": ("In pairs", ""),
         "exit": ("On the way out", "Two sentences, then you can go.")}
"""Kind of step -> (its title, what is said)."""


class Studio:
    """A house of its own in `folder`, in which somebody has played a little. The folder becomes the one of work, so
    that no picture shows where it was."""

    def __init__(self, folder: Path) -> None:
        os.chdir(folder)
        for kind in FOLDERS:
            setattr(platformdirs, f"user_{kind}_path", lambda *name, kind=kind: Path(kind))
        self.now = 0
        self.when = (datetime.now() - timedelta(days=3)).replace(microsecond=0).isoformat()
        self.house = House(cli._parser().parse_args(["play"]))
        for name, moves in ((HANDOVER, WHOLE), (WARD, scripted(WARD)[0].moves), (ROTA, scripted(ROTA)[0].moves)):
            self.play(name, moves)

    def leave(self) -> None:
        """Closes what is open."""
        self.house.leave()
        os.chdir(ROOT)

    def play(self, name: str, moves: str = "") -> Play:
        """A play of `name` after these moves."""
        session = Session.start(self.house.table.journal, shipped(name), lambda: self.when)
        return Play(play(session, moves), today=self.house.table.today, searching=foresight)

    @property
    def nav(self) -> Navigator:
        """From a screen to the next one."""
        return replace(self.house.navigator, bench=lambda: self.bench)

    def scene(self, name: str, moves: str = "") -> Scene:
        """The screen that a play is at."""
        return scene_of(self.nav, self.play(name, moves), name)

    @cached_property
    def bench(self) -> Workbench:
        """The bench of somebody whose pack is sound but for one encounter."""
        pack = Path("my_encounters")
        shutil.copytree(ROOT / "dialogues", pack, ignore=shutil.ignore_patterns("lessons", "lines", "*.test.yaml"))
        path = pack / "encounters" / f"{WARD}.yaml"
        text = path.read_text(encoding="utf-8")
        for right, wrong in FAULTS:
            text = text.replace(right, wrong, 1)
        path.write_text(text, encoding="utf-8")
        return Workbench(lambda: pack, lambda: self.house.table.journal, out=Path("out"), kept=Path("journal.db"),
                         memory=Path("places.txt"))

    def wait(self, app: App) -> None:
        """Lets what works beside the window come to its end."""
        for _turn in range(3):
            self.now += 1000
            app.step()
            for job in (getattr(app.scene, "job", None), getattr(app.scene, "looking", None)):
                if isinstance(job, Job):
                    job.join()


class Seat(Sitting):
    """A seat in a class that plays the late handover."""

    id = HANDOVER

    def briefing(self):
        return self.nav.briefing(HANDOVER)

    def planning(self):
        return self

    def ask(self, id, chosen):
        """The four taps."""
        return preparing.prepare(shipped(id), chosen)

    def chosen(self):
        """None so far."""
        return {}

    def keep(self, kind: str, tap: str) -> None:
        """Nowhere."""

    def play(self):
        return (self.playing(), HANDOVER)

    last_play = play


# --- scenes that take more than a play ------------------------------------------------------------------------------


def torn_sheet(at: Studio) -> Scene:
    """The term sheet after a reconciling."""
    return SheetScene(at.nav, at.play(ROTA, scripted(ROTA)[0].moves.partition("; offer")[0]), ROTA)


def looked_back(at: Studio, outcome: str) -> Scene:
    """Looking back on a play that ended so."""
    made = at.play(ROTA, next(each.moves for each in scripted(ROTA) if each.outcome == outcome))
    return look_back(at.nav, made, ROTA)


# --- what is done there first ---------------------------------------------------------------------------------------


def chosen(at: Studio, app: App) -> None:
    """Takes some wordings into the offering, as a hand would."""
    for id in PARTS:
        app.click(app.find(f"phrase.{id}"))
        app.step()
    app.click(app.find("figure"))
    app.step()


def beside(at: Studio, app: App) -> None:
    """Lays a second package beside the first, otherwise in two issues."""
    app.scene.lay_beside()
    app.step()
    one, other = [each for each in app.scene.sheet.issues if each.id in app.scene.draft][:2]
    for second, choices in ((False, (5, 2)), (True, (2, 3))):
        app.scene.take_in_hand(second)
        for issue, choice in zip((one, other), choices, strict=True):
            app.scene._choose(issue.id, issue.choices[choice].id)
            app.step()


def wrote(at: Studio, app: App) -> None:
    """Answers the three questions, and turns to the page that shows them."""
    app.scene.answers.update({notes.WANTED: "The rota, for two thousand.", notes.NEXT_TIME: "Speak of Easter first."})
    app.scene.answer()
    turned(app, 4)


def replayed(at: Studio, app: App, page: int) -> None:
    """Waits until everything is known, and turns to a page."""
    while app.scene.prepare():
        pass
    app.scene.skip()
    turned(app, page)
    if page == 0:
        for _moment in range(4):
            app.scene.step(1)
            app.step()


def turned(app: App, page: int) -> None:
    """To another page."""
    app.step()
    app.scene.turn(page)
    app.step()


def watched(at: Studio, app: App) -> None:
    """Waits for the line, and steps into it."""
    while app.scene.prepare():
        pass
    app.step()
    for _moment in range(2):
        app.scene.step(1)
        app.step()


def file_page(at: Studio, app: App, file: str, number: int, *keys: str) -> None:
    """A page of a file on the bench, with something pressed on it."""
    at.wait(app)
    app.go(app.scene.choose(next(each for each in app.scene.opened.files if each.name == file)))
    at.wait(app)
    app.scene._turn(number)
    app.scene.changed()
    at.wait(app)
    pressed(at, app, *keys)


def pressed(at: Studio, app: App, *keys: str) -> None:
    """Presses one after another."""
    at.wait(app)
    for key in keys:
        app.find(key).press()
        at.wait(app)


def looked_over(at: Studio, app: App) -> None:
    """Answers one of the ten questions, and looks over what will be written."""
    pressed(at, app, "new")
    app.type("Sunday stall")
    app.step()
    pressed(at, app, "over")


def sat_down(at: Studio, app: App, room: str, *keys: str) -> None:
    """Puts the window that shows a play into a class."""
    made = app.scene.play
    title, say = STEPS.get(ROOMS[room].kind, ("", ""))
    told = replace(ROOMS[room], sheet=role_lines(shipped(HANDOVER), MEASURES, "them"), title=title or ROOMS[room].title,
                   say=say if title else ROOMS[room].say, notes=("I asked before I named a price.", ""))
    SeatFrame(at.nav, Seat(at.nav, told, lambda: made)).enter(app)
    app.step()
    pressed(at, app, *keys)


def said(at: Studio, app: App, step: str) -> None:
    """Says a line of a reconciling."""
    line = next(each for each in app.scene.now.lines if each.id == step)
    app.go(app.scene.make(line.move))
    app.step()


def settled(at: Studio, app: App) -> None:
    """Two people play here."""
    for wish in PROFILES:
        at.house.people.make(wish)
    at.house.people.choose("Ada")
