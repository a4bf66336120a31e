"""Every screen of the game, as somebody comes to it: what tests/pictures.py takes pictures of."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.ui.app import App
from game.ui.scene import Scene
from game.ui.scenes.bench import BenchScene
from game.ui.scenes.bench_file import BenchFileScene
from game.ui.scenes.bench_folder import BenchFolderScene
from game.ui.scenes.bench_new import BenchNewScene, BenchOverScene
from game.ui.scenes.bench_told import BenchToldScene
from game.ui.scenes.bench_tools import BenchPlaceScene
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.closing import ClosingScene
from game.ui.scenes.codex import CodexScene
from game.ui.scenes.comparing import CompareScene
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.joining import JoinScene
from game.ui.scenes.later import LaterScene
from game.ui.scenes.library import LibraryScene
from game.ui.scenes.looking_back import LookingBackScene, look_back
from game.ui.scenes.offering import OfferingScene
from game.ui.scenes.preferences import settings_dialog
from game.ui.scenes.prepare import PrepareScene
from game.ui.scenes.profile_new import NewProfileScene
from game.ui.scenes.profiles import ProfilesScene
from game.ui.scenes.progress import ProgressScene
from game.ui.scenes.reconciling import MetScene, ReconcilingScene
from game.ui.scenes.seat_room import PlanScene, RoomScene
from game.ui.scenes.sheet import SheetScene
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from game.ui.scenes.watching import WatchScene
from tests import studio as do
from tests.studio import BROKEN, FOUND_OUT, HANDOVER, MENDED, ROTA, TORN, WARD, WHOLE, Studio

Doing = Callable[[Studio, App], object]
PAGES = {"Replay": 0, "What mattered": 1, "The package": 2, "Strength and repair": 3, "Skills": 5}
TOWARDS = {"say it back": TORN, "her measure": f"{TORN}; reconcile rn30",
           "a term": f"{TORN}; reconcile rn30; reconcile rn40"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen: how its files begin, what it is called, its class, how it is made, what is done there first, and what
    then opens in front of it."""

    name: str
    title: str
    of: type[Scene]
    made: Callable[[Studio], Scene]
    then: Doing | None = None
    front: Callable[[App], object] | None = None


def every_screen() -> tuple[Screen, ...]:
    """All of them, in the order in which somebody meets them."""
    return (*before(), *during(), *after(), *learning(), *together(), *writing(), *in_front())


def before() -> tuple[Screen, ...]:
    """Until the first word."""
    return (
        Screen(name="title", title="The title", of=TitleScene, made=lambda at: TitleScene(at.nav),
               then=lambda at, app: (do.settled(at, app), app.go(TitleScene(at.nav)))),
        Screen(name="profiles", title="Who plays", of=ProfilesScene, made=lambda at: TitleScene(at.nav),
               then=lambda at, app: (do.settled(at, app), app.go(ProfilesScene(at.nav)))),
        Screen(name="profile_new", title="A new profile", of=NewProfileScene,
               made=lambda at: NewProfileScene(at.nav)),
        Screen(name="library", title="The library", of=LibraryScene, made=lambda at: LibraryScene(at.nav)),
        Screen(name="library_tests", title="The library: tests before and after", of=LibraryScene,
               made=lambda at: LibraryScene(at.nav, 1)),
        Screen(name="briefing", title="The briefing", of=BriefingScene, made=lambda at: BriefingScene(at.nav, ROTA)),
        Screen(name="prepare", title="Preparing, in four taps", of=PrepareScene,
               made=lambda at: PrepareScene(at.nav, HANDOVER)),
        Screen(name="prepare_measure", title="Preparing: her measure", of=PrepareScene,
               made=lambda at: PrepareScene(at.nav, HANDOVER),
               then=lambda at, app: [app.scene.step(1) for _question in range(3)]),
    )  # fmt: skip


def during() -> tuple[Screen, ...]:
    """The talk, and what it stops for."""
    def reconciling(title: str, moves: str) -> Screen:
        return Screen(name=f"reconciling_{title.replace(' ', '_')}", title=f"Reconciling: {title}", of=ReconcilingScene,
                      made=lambda at: at.scene(ROTA, moves))

    skipped = partial(_press, "own_words.skip")
    return (
        Screen(name="talk", title="The talk", of=TalkScene, made=lambda at: at.scene(WARD, FOUND_OUT)),
        Screen(name="say_first", title="Say it first, in words of your own", of=TalkScene,
               made=lambda at: at.scene("wrong_invoice")),
        Screen(name="talk_broken", title="Something broke", of=TalkScene, made=lambda at: at.scene(HANDOVER, BROKEN),
               then=skipped),
        Screen(name="talk_all", title="The talk with everything introduced", of=TalkScene,
               made=lambda at: at.scene("shared_kitchen", "ask_keeps; go_under"), then=skipped),
        Screen(name="offering", title="An offering", of=OfferingScene,
               made=lambda at: OfferingScene(at.nav, at.play(HANDOVER, BROKEN), HANDOVER), then=do.chosen),
        Screen(name="terms", title="The term sheet", of=SheetScene,
               made=lambda at: SheetScene(at.nav, at.play(HANDOVER, MENDED), HANDOVER)),
        Screen(name="packages", title="Two packages", of=SheetScene, made=do.torn_sheet, then=do.beside),
        *(reconciling(title, moves) for title, moves in TOWARDS.items()),
        Screen(name="met", title="Reconciling: both sides have met", of=MetScene,
               made=lambda at: at.scene(ROTA, TOWARDS["a term"]), then=lambda at, app: do.said(at, app, "rn50")),
    )  # fmt: skip


def after() -> tuple[Screen, ...]:
    """From the yes on."""
    agreed = WHOLE.partition("close")[0]

    def page(name: str, outcome: str, begins: str = "look_back") -> Screen:
        ended = "well" if outcome == "reconciled" else "badly"
        return Screen(name=f"{begins}_{name.lower().replace(' ', '_')}", of=LookingBackScene,
                      title=f"Looking back on a play that ended {ended}: {name}",
                      made=lambda at: do.looked_back(at, outcome),
                      then=lambda at, app: do.replayed(at, app, PAGES[name]))

    return (
        Screen(name="closing", title="The closing", of=ClosingScene, made=lambda at: at.scene(HANDOVER, agreed)),
        Screen(name="later", title="A week later", of=LaterScene, made=lambda at: at.scene(HANDOVER, f"{agreed}close")),
        Screen(name="debrief", title="The debrief", of=DebriefScene, made=lambda at: at.scene(HANDOVER, WHOLE)),
        Screen(name="look_back_first", title="Looking back: your own view first", of=LookingBackScene,
               made=lambda at: look_back(at.nav, at.play(HANDOVER, WHOLE), HANDOVER)),
        *(page(name, "reconciled") for name in PAGES),
        Screen(name="look_back_your_own_view", title="Looking back: what you wrote", of=LookingBackScene,
               made=lambda at: do.looked_back(at, "reconciled"), then=do.wrote),
        *(page(name, "withdrawn", "look_back_bad") for name in ("Replay", "What mattered")),
    )  # fmt: skip


def learning() -> tuple[Screen, ...]:
    """Across plays."""
    def title(at: Studio) -> Scene:
        return TitleScene(at.nav)

    return (
        Screen(name="watch", title="Watch one", of=WatchScene,
               made=lambda at: WatchScene(at.nav, WARD, lambda: TitleScene(at.nav)), then=do.watched),
        Screen(name="progress", title="Progress", of=ProgressScene, made=title, then=partial(_press, "progress")),
        Screen(name="compare", title="Two cases side by side", of=CompareScene, made=title,
               then=partial(_press, "progress", "compare")),
        Screen(name="codex", title="The codex", of=CodexScene, made=title, then=partial(_press, "codex")),
    )  # fmt: skip


def together() -> tuple[Screen, ...]:
    """A class."""
    def room(name: str, title: str, of: type[Scene], told: str, *keys: str, moves: str = WHOLE) -> Screen:
        return Screen(name=f"class_{name}", title=f"A class: {title}", of=of, made=lambda at: at.scene(HANDOVER, moves),
                      then=lambda at, app: do.sat_down(at, app, told, *keys))

    return (
        Screen(name="join", title="Join a class", of=JoinScene,
               made=lambda at: JoinScene(at.nav, "192.168.1.20:8765", "K7M2QX")),
        room("waiting", "the waiting room", RoomScene, "waiting to be let in"),
        room("prepare", "before it begins", RoomScene, "prepare"),
        room("taps", "four taps", PlanScene, "prepare", "go"),
        room("paused", "playing, and paused", TalkScene, "play, paused", moves="ask_price"),
        room("compare", "two beside one another", RoomScene, "compare"),
        room("pair", "a role sheet", RoomScene, "pairs"),
        room("exit", "on the way out", RoomScene, "exit"),
    )  # fmt: skip


def writing() -> tuple[Screen, ...]:
    """The bench."""
    def opened(at: Studio) -> Scene:
        return BenchScene(at.nav, at.bench)

    def page(name: str, title: str, number: int, *keys: str, file: str = HANDOVER,
             of: type[Scene] = BenchFileScene) -> Screen:
        return Screen(name=f"bench_{name}", title=f"The bench: {title}", of=of, made=opened,
                      then=lambda at, app: do.file_page(at, app, f"{file}.yaml", number, *keys))

    return (
        Screen(name="bench", title="The bench", of=BenchScene, made=opened, then=partial(_press)),
        Screen(name="bench_browse", title="The bench: choosing a folder", of=BenchFolderScene, made=opened,
               then=partial(_press, "browse")),
        Screen(name="bench_new", title="The bench: a new encounter", of=BenchNewScene, made=opened,
               then=partial(_press, "new")),
        Screen(name="bench_over", title="The bench: looking a new encounter over", of=BenchOverScene, made=opened,
               then=do.looked_over),
        Screen(name="bench_place", title="The bench: all of a folder", of=BenchPlaceScene, made=opened,
               then=partial(_press, "tools")),
        page("problems", "problems", 0, file=WARD),
        page("explore", "exploring", 1, "explore", file="last_bus"),
        page("simulate", "simulating", 2, "simulate"),
        page("map", "the map", 3),
        page("rehearse", "play from here", 4),
        page("tools", "tools", 5),
        page("told", "a report", 5, "stats", of=BenchToldScene),
    )  # fmt: skip


def in_front() -> tuple[Screen, ...]:
    """What opens in front of a screen."""
    def talk(name: str, title: str, front: Callable[[App], object]) -> Screen:
        return Screen(name=name, title=title, of=TalkScene, made=lambda at: at.scene(WARD, FOUND_OUT), front=front)

    return (
        talk("menu", "The menu", lambda app: app.scene.open_menu()),
        talk("log", "What was said", lambda app: app.scene.open_log()),
        talk("help", "Help", lambda app: app.scene.open_help()),
        talk("leave", "Leaving is asked about first", lambda app: app.find("tool.walk").press()),
        *(talk(f"settings_{name}", f"The settings: {name}", lambda app, page=page: app.open(settings_dialog(app, page)))
          for page, name in enumerate(("seeing", "hearing", "keys"))),
    )  # fmt: skip


def _press(*given: object) -> None:
    """Presses one after another; the studio and the window come last."""
    *keys, at, app = given
    do.pressed(at, app, *keys)
