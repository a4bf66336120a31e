"""Pictures of the shipped encounters, for looking at and for the documents: `python -m tests.pictures FOLDER [--all]`.

Without `--all`: the four of README.md, light and dark, 1280 x 720.
"""
from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from game.commands.exploring import foresight
from game.session.journal import Journal
from game.session.players import play
from game.session.session import Session
from game.ui.app import App
from game.ui.pictures import Shot, settings, shot_of, take
from game.ui.scenes.briefing import BriefingScene
from game.ui.scenes.looking_back import look_back
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.offering import OfferingScene
from game.ui.scenes.sheet import SheetScene
from game.ui.scenes.title import TitleScene
from game.ui.window import open_window
from game.view import library as lists
from game.view import preparing
from game.view.play import Play
from game.view.screens import Title
from tests.golden import TRANSCRIPTS
from tests.shipped import names, shipped
from tests.shipped import plays as scripted

SIZE, LARGE = (1280, 720), (1920, 1080)
FOUND_OUT = "ask_blankets; count_beds; who_hears"
BROKEN = "answer_bridge; ask_minutes; ask_wrote"
MENDED = f"{BROKEN}; repair name_it own_it regret make_good promise_change; thank; ask_reader; ask_same; ask_expected"
PARTS = ("tt10", "tt20", "tt30")


class Plays:
    """Plays of shipped encounters in a journal of their own."""

    def __init__(self, folder: Path) -> None:
        self.journal = Journal(folder / "journal.db")

    def __call__(self, name: str, moves: str = "") -> Play:
        """A play of `name` after these moves."""
        session = play(Session.start(self.journal, shipped(name), lambda: "2031-03-04T10:00:00"), moves)
        return Play(session, searching=foresight)

    @property
    def nav(self) -> Navigator:
        """From a screen to the next one."""
        listed = tuple(lists.listed(shipped(name)) for name in names())
        return Navigator(
            start=self,
            resume=lambda: None,
            title=lambda: Title(encounters=listed, resume=None),
            briefing=lambda name: lists.briefing(shipped(name)),
            prepare=lambda name, chosen: preparing.prepare(shipped(name), chosen),
        )


def readme(plays: Plays) -> list[Shot]:
    """What README.md shows."""
    nav, name = plays.nav, "late_handover"

    return [
        shot_of(nav, "talk", lambda: plays("cold_ward", FOUND_OUT), "cold_ward"),
        Shot(name="offering", scene=lambda: OfferingScene(nav, plays(name, BROKEN), name), then=_chosen),
        Shot(name="terms", scene=lambda: SheetScene(nav, plays(name, MENDED), name)),
        shot_of(nav, "debrief", lambda: plays(name, TRANSCRIPTS[name]), name),
    ]


def _chosen(app: App) -> None:
    """Takes some wordings into the offering, as a hand would."""
    for id in PARTS:
        app.click(app.find(f"phrase.{id}"))
        app.step()
    app.click(app.find("figure"))
    app.step()


def looked_back(plays: Plays) -> list[Shot]:
    """The look-back on a play that went well and on one that did not: the replay, and what mattered."""
    found = []
    for told, outcome in (("good", "reconciled"), ("bad", "withdrawn")):
        moves = next(each.moves for each in scripted("harbour_rota") if each.outcome == outcome)
        for page, name in enumerate(("replay", "mattered")):
            found.append(Shot(
                name=f"look_back_{told}_{name}",
                scene=lambda moves=moves: look_back(plays.nav, plays("harbour_rota", moves), "harbour_rota"),
                then=lambda app, page=page: _replayed(app, page),
            ))  # fmt: skip
    return found


def _replayed(app: App, page: int) -> None:
    """Waits until everything is known, and turns to a page."""
    while app.scene.prepare():
        pass
    app.scene.skip()
    app.scene.turn(page)
    app.step()


def everything(plays: Plays) -> list[Shot]:
    """Those, and what comes before and after a talk; the first screen of every encounter."""
    nav, name = plays.nav, "late_handover"
    whole, _, _ = TRANSCRIPTS[name].partition("close")
    return [
        *readme(plays),
        Shot(name="title", scene=lambda: TitleScene(nav)),
        Shot(name="briefing", scene=lambda: BriefingScene(nav, name)),
        shot_of(nav, "broken", lambda: plays(name, BROKEN), name),
        shot_of(nav, "closing", lambda: plays(name, whole), name),
        shot_of(nav, "later", lambda: plays(name, f"{whole}close"), name),
        *(shot_of(nav, f"first_{each}", lambda each=each: plays(each), each) for each in names()),
    ]


def main() -> None:
    """Takes them."""
    parser = argparse.ArgumentParser(description="Pictures of the shipped encounters.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--look-back", action="store_true", help="the look-back on a good and on a bad play")
    parser.add_argument("--all", action="store_true", help="every screen, in two sizes and at two sizes of text")
    given = parser.parse_args()
    open_window(SIZE)
    with tempfile.TemporaryDirectory() as folder:
        plays = Plays(Path(folder))
        shots = everything(plays) if given.all else looked_back(plays) if given.look_back else readme(plays)
        sizes, scales = ((SIZE, LARGE), (1.0, 1.5)) if given.all else ((SIZE,), (1.0,))
        for path in take(shots, given.folder, settings(sizes, ("light", "dark"), scales)):
            print(path)


if __name__ == "__main__":
    main()
