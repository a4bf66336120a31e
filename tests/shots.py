"""Every screen of the game, as somebody comes to it: what tests/pictures.py takes pictures of."""
from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from game import cli
from game.commands.benching import Workbench
from game.commands.exploring import foresight
from game.house import House
from game.session import notes
from game.session.players import play
from game.session.session import Session
from game.ui.app import App
from game.ui.scene import Scene
from game.ui.scenes.bench import BenchScene
from game.ui.scenes.bench_file import BenchFileScene
from game.ui.scenes.bench_folder import BenchFolderScene
from game.ui.scenes.bench_new import BenchNewScene
from game.ui.scenes.bench_parts import Job
from game.ui.scenes.bench_told import BenchToldScene
from game.ui.scenes.bench_tools import BenchPlaceScene
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.closing import ClosingScene
from game.ui.scenes.codex import CodexScene
from game.ui.scenes.comparing import CompareScene
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.later import LaterScene
from game.ui.scenes.looking_back import LookingBackScene, look_back
from game.ui.scenes.navigator import Navigator, scene_of
from game.ui.scenes.offering import OfferingScene
from game.ui.scenes.preferences import settings_dialog
from game.ui.scenes.prepare import PrepareScene
from game.ui.scenes.progress import ProgressScene
from game.ui.scenes.reconciling import ReconcilingScene
from game.ui.scenes.sheet import SheetScene
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from game.ui.scenes.watching import WatchScene
from game.view.play import Play
from tests.golden import TRANSCRIPTS
from tests.shipped import ROOT, shipped
from tests.shipped import plays as scripted

HANDOVER, ROTA, WARD = "late_handover", "harbour_rota", "cold_ward"
FOUND_OUT = "ask_blankets; count_beds; who_hears"
BROKEN = "answer_bridge; ask_minutes; ask_wrote"
MENDED = f"{BROKEN}; repair name_it own_it regret make_good promise_change; thank; ask_reader; ask_same; ask_expected"
PARTS = ("tt10", "tt20", "tt30")
TORN = ("ask_monday; go_under; see_folder; ask_short; repair name_it own_it regret make_good; thank; why_know; meet_her")
WHOLE = TRANSCRIPTS[HANDOVER]
TOWARDS = (("start", TORN), ("understood", f"{TORN}; reconcile rn30"), ("meeting", f"{TORN}; reconcile rn30; reconcile rn40"))
WROTE = ((notes.WANTED, "The school, for three hundred."), (notes.NEXT_TIME, "Speak of the Tuesday first."))
FAULTS = (("        go: ward\n", "        go: wrad\n"), ("mood: wary", "mood: weary"))
SHUT = ("bailiffs_hour", "closing_school", "last_bus", "warm_voice", "wrong_invoice", "shared_kitchen")


class Studio:
    """A house of its own in `folder`, in which somebody has played a little; and a pack that somebody writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = 0
        self.house = House(cli._parser().parse_args(["play", "--journal", str(folder / "journal.db")]))
        for name, moves in ((HANDOVER, WHOLE), (WARD, scripted(WARD)[0].moves), (ROTA, scripted(ROTA)[0].moves)):
            self.play(name, moves)

    def play(self, name: str, moves: str = "") -> Play:
        """A play of `name` after these moves."""
        session = Session.start(self.house.table.journal, shipped(name), lambda: "2031-03-04T10:00:00")
        return Play(play(session, moves), today=self.house.table.today, searching=foresight)

    @property
    def nav(self) -> Navigator:
        """From a screen to the next one."""
        return self.house.navigator

    def scene(self, name: str, moves: str = "") -> Scene:
        """The screen that a play is at."""
        return scene_of(self.nav, self.play(name, moves), name)

    @cached_property
    def bench(self) -> Workbench:
        """The bench of somebody whose pack has an encounter that is sound and one with faults."""
        pack = self.folder / "my_encounters"
        shutil.copytree(ROOT / "dialogues", pack, ignore=shutil.ignore_patterns("lessons", "lines", "*.test.yaml",
                                                                                *(f"{each}.yaml" for each in SHUT)))
        path = pack / "encounters" / f"{WARD}.yaml"
        text = path.read_text(encoding="utf-8")
        for right, wrong in FAULTS:
            text = text.replace(right, wrong, 1)
        path.write_text(text, encoding="utf-8")
        return Workbench(lambda: pack, lambda: self.house.table.journal, out=self.folder / "out",
                         kept=self.folder / "journal.db", memory=self.folder / "places.txt")

    def wait(self, app: App) -> None:
        """Lets what works beside the window come to its end."""
        for _turn in range(3):
            self.now += 1000
            app.step()
            for job in (getattr(app.scene, "job", None), getattr(app.scene, "looking", None)):
                if isinstance(job, Job):
                    job.join()


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen: a file's `name`, what it is called, its class, how it is made, and what is done there first."""

    name: str
    title: str
    of: type[Scene]
    made: Callable[[Studio], Scene]
    then: Callable[[Studio, App], object] | None = None


def every_screen() -> tuple[Screen, ...]:
    """All of them, in the order in which somebody meets them."""
    return (*before(), *during(), *after(), *learning(), *writing(), *in_front())


def before() -> tuple[Screen, ...]:
    """Until the first word."""
    return (
        Screen(name="title", title="The title", of=TitleScene, made=lambda at: TitleScene(at.nav)),
        Screen(name="briefing", title="The briefing", of=BriefingScene, made=lambda at: BriefingScene(at.nav, ROTA)),
        Screen(name="prepare", title="Preparing, in four taps", of=PrepareScene,
               made=lambda at: PrepareScene(at.nav, HANDOVER)),
        Screen(name="prepare_measure", title="Preparing: her measure", of=PrepareScene,
               made=lambda at: PrepareScene(at.nav, HANDOVER), then=_last_question),
    )  # fmt: skip


def during() -> tuple[Screen, ...]:
    """The talk, and what it stops for."""
    return (
        Screen(name="talk", title="The talk", of=TalkScene, made=lambda at: at.scene(WARD, FOUND_OUT)),
        Screen(name="say_first", title="Say it first, in words of your own", of=TalkScene,
               made=lambda at: at.scene("wrong_invoice")),
        Screen(name="talk_broken", title="Something broke", of=TalkScene, made=lambda at: at.scene(HANDOVER, BROKEN)),
        Screen(name="talk_all", title="The talk with everything on the table", of=TalkScene,
               made=lambda at: at.scene(ROTA, TORN.rpartition("; ")[0])),
        Screen(name="offering", title="An offering", of=OfferingScene,
               made=lambda at: OfferingScene(at.nav, at.play(HANDOVER, BROKEN), HANDOVER), then=_chosen),
        Screen(name="terms", title="The term sheet", of=SheetScene,
               made=lambda at: SheetScene(at.nav, at.play(HANDOVER, MENDED), HANDOVER)),
        Screen(name="packages", title="Two packages", of=SheetScene, made=_torn_sheet, then=_beside),
        *(Screen(name=f"reconciling_{name}", title=f"Reconciling: {name}", of=ReconcilingScene,
                 made=lambda at, moves=moves: at.scene(ROTA, moves)) for name, moves in TOWARDS),
    )  # fmt: skip


def after() -> tuple[Screen, ...]:
    """From the yes on."""
    agreed = WHOLE.partition("close")[0]
    pages = ("replay", "mattered", "package", "strength", "own", "skills")
    return (
        Screen(name="closing", title="The closing", of=ClosingScene, made=lambda at: at.scene(HANDOVER, agreed)),
        Screen(name="later", title="A week later", of=LaterScene, made=lambda at: at.scene(HANDOVER, f"{agreed}close")),
        Screen(name="debrief", title="The debrief", of=DebriefScene, made=lambda at: at.scene(HANDOVER, WHOLE)),
        Screen(name="look_back_first", title="Looking back: your own view first", of=LookingBackScene,
               made=lambda at: look_back(at.nav, at.play(HANDOVER, WHOLE), HANDOVER)),
        *(Screen(name=f"look_back_{page}", title=f"Looking back: {page}", of=LookingBackScene, made=_well,
                 then=lambda at, app, number=number: _replayed(app, number)) for number, page in enumerate(pages)),
        *(Screen(name=f"look_back_bad_{page}", title=f"Looking back on a play that ended badly: {page}",
                 of=LookingBackScene, made=_badly, then=lambda at, app, number=number: _replayed(app, number))
          for number, page in enumerate(pages[:2])),
    )  # fmt: skip


def learning() -> tuple[Screen, ...]:
    """Across plays."""
    return (
        Screen(name="watch", title="Watch one", of=WatchScene,
               made=lambda at: WatchScene(at.nav, WARD, lambda: TitleScene(at.nav)), then=_watched),
        Screen(name="compare", title="Two cases side by side", of=CompareScene,
               made=lambda at: TitleScene(at.nav), then=lambda at, app: _pressed(at, app, "progress", "compare")),
        Screen(name="progress", title="Progress", of=ProgressScene, made=lambda at: TitleScene(at.nav),
               then=lambda at, app: _pressed(at, app, "progress")),
        Screen(name="codex", title="The codex", of=CodexScene, made=lambda at: TitleScene(at.nav),
               then=lambda at, app: _pressed(at, app, "codex")),
    )  # fmt: skip


def writing() -> tuple[Screen, ...]:
    """The bench."""
    def opened(at: Studio) -> Scene:
        return BenchScene(at.nav, at.bench)

    def page(number: int, *keys: str, file: str = f"{HANDOVER}.yaml") -> Callable[[Studio, App], object]:
        return lambda at, app: _file_page(at, app, file, number, keys)

    def pressed(key: str) -> Callable[[Studio, App], object]:
        return lambda at, app: (at.wait(app), _pressed(at, app, key))

    def file(name: str, title: str, then: Callable[[Studio, App], object]) -> Screen:
        return Screen(name=f"bench_{name}", title=f"The bench: {title}", of=BenchFileScene, made=opened, then=then)

    return (
        Screen(name="bench", title="The bench", of=BenchScene, made=opened, then=lambda at, app: at.wait(app)),
        Screen(name="bench_browse", title="The bench: choosing a folder", of=BenchFolderScene, made=opened,
               then=pressed("browse")),
        Screen(name="bench_new", title="The bench: a new encounter", of=BenchNewScene, made=opened,
               then=pressed("new")),
        Screen(name="bench_place", title="The bench: all of a folder", of=BenchPlaceScene, made=opened,
               then=pressed("tools")),
        file("problems", "problems", page(0, file=f"{WARD}.yaml")),
        file("explore", "exploring", page(1, "explore")),
        file("simulate", "simulating", page(2, "simulate")),
        file("map", "the map", page(3)),
        file("rehearse", "play from here", page(4)),
        file("tools", "tools", page(5)),
        Screen(name="bench_told", title="The bench: a report", of=BenchToldScene, made=opened, then=page(5, "stats")),
    )  # fmt: skip


def in_front() -> tuple[Screen, ...]:
    """What opens in front of a screen."""
    def talk(name: str, title: str, then: Callable[[App], object]) -> Screen:
        return Screen(name=name, title=title, of=TalkScene, made=lambda at: at.scene(WARD, FOUND_OUT),
                      then=lambda at, app: then(app))

    return (
        talk("menu", "The menu", lambda app: app.scene.open_menu()),
        talk("log", "What was said", lambda app: app.scene.open_log()),
        talk("help", "Help", lambda app: app.scene.open_help()),
        talk("leave", "Leaving is asked about first", lambda app: app.click(app.find("tool.walk"))),
        *(talk(f"settings_{name}", f"The settings: {name}", lambda app, page=page: app.open(settings_dialog(app, page)))
          for page, name in enumerate(("seeing", "hearing", "keys"))),
    )  # fmt: skip


# --- what is done there first --------------------------------------------------------------------------------------


def _last_question(at: Studio, app: App) -> None:
    for _question in range(3):
        app.scene.step(1)
        app.step()


def _chosen(at: Studio, app: App) -> None:
    """Takes some wordings into the offering, as a hand would."""
    for id in PARTS:
        app.click(app.find(f"phrase.{id}"))
        app.step()
    app.click(app.find("figure"))
    app.step()


def _torn_sheet(at: Studio) -> Scene:
    return SheetScene(at.nav, at.play(ROTA, scripted(ROTA)[0].moves.partition("; offer")[0]), ROTA)


def _beside(at: Studio, app: App) -> None:
    app.scene.lay_beside()
    app.step()
    issue = next(issue for issue in app.scene.sheet.issues if issue.id in app.scene.draft)
    app.scene._choose(issue.id, issue.choices[-1].id)
    app.step()


def _well(at: Studio) -> Scene:
    made = at.play(ROTA, next(each.moves for each in scripted(ROTA) if each.outcome == "reconciled"))
    for kind, text in WROTE:
        made.keep(kind, text)
    return look_back(at.nav, made, ROTA)


def _badly(at: Studio) -> Scene:
    return look_back(at.nav, at.play(ROTA, next(each.moves for each in scripted(ROTA) if each.outcome == "withdrawn")),
                     ROTA)


def _replayed(app: App, page: int) -> None:
    """Waits until everything is known, and turns to a page."""
    while app.scene.prepare():
        pass
    app.scene.skip()
    app.scene.turn(page)
    app.step()
    if page == 0:
        for _moment in range(4):
            app.scene.step(1)
            app.step()


def _watched(at: Studio, app: App) -> None:
    while app.scene.prepare():
        pass
    app.step()
    for _moment in range(2):
        app.scene.step(1)
        app.step()


def _file_page(at: Studio, app: App, file: str, number: int, keys: tuple[str, ...]) -> None:
    at.wait(app)
    app.go(app.scene.choose(next(each for each in app.scene.opened.files if each.name == file)))
    at.wait(app)
    app.scene._turn(number)
    app.scene.changed()
    at.wait(app)
    _pressed(at, app, *keys)


def _pressed(at: Studio, app: App, *keys: str) -> None:
    for key in keys:
        app.find(key).press()
        at.wait(app)
