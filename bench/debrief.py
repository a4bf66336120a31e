"""The time a debrief takes to appear, beside its own page drawn anew; and when what could have been is known."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import TYPE_CHECKING, Never

from bench.rows import Row
from bench.stand import folder

if TYPE_CHECKING:
    from game.session.session import Session
    from game.ui.app import App
    from game.ui.scenes.looking_back import LookingBackScene
    from game.ui.scenes.navigator import Navigator

ENCOUNTERS = ("cold_ward", "harbour_rota")
RUNS = 9
AIM = 4.0
LEFT_AFTER = 3


def rows() -> Iterator[Row]:
    """The questions, the replay behind them, and the search that goes on beside the window."""
    from game.ui.window import open_window

    surface = open_window((1280, 720))
    for name in ENCOUNTERS:
        with folder() as made:
            from game.session.journal import Journal

            journal = Journal(made / "journal.db")
            yield from _of(name, _played(journal, name), surface)
            yield _searched(name, _played(journal, name, LEFT_AFTER))
            journal.close()


def _played(journal: object, name: str, most: int = 1000) -> Session:
    """The best line; one that is left after `most` moves has something that could have been."""
    from bench.stand import encounter
    from game.authoring.explore.foreseeing import Foresight
    from game.encounter.moves import Walk
    from game.review.watching import best_line
    from game.session.session import Session

    script = encounter(name)
    session = Session.start(journal, script, lambda: "2031-03-04T10:00:00")  # type: ignore[arg-type]
    for beat in best_line(script, Foresight(script)).beats[1 : most + 1]:
        assert beat.move is not None
        session.submit(beat.move)
    if session.state.stage == "talking":
        session.submit(Walk())
    return session


def _of(name: str, session: Session, surface: object) -> Iterator[Row]:
    first, replay, again = [], [], []
    for run in range(RUNS + 1):  # the first of each fills what is kept
        app, scene, shown = _shown(session, surface)
        seen = _timed(app, scene.skip)
        anew = _timed(app, app.rebuild)
        scene.on_leave()
        if run:
            first.append(shown)
            replay.append(seen)
            again.append(anew)
    floor, floor_is, note = median(again), "the same page drawn anew", f"median of {RUNS}, in turns"
    yield Row(name="debrief", what=f"{name}, first picture", value=median(first), unit="ms", floor=floor,
              floor_is=floor_is, aim=AIM, by="most ratio", note=note)
    yield Row(name="debrief", what=f"{name}, the replay", value=median(replay), unit="ms", floor=floor,
              floor_is=floor_is, aim=AIM, by="most ratio", note=note)


def _shown(session: Session, surface: object) -> tuple[App, LookingBackScene, float]:
    """The debrief opened behind a play that is over: (the app, its scene, ms until it was drawn)."""
    from game.authoring.explore.foreseeing import Foresight
    from game.ui.app import App
    from game.ui.look import Look
    from game.ui.scenes.looking_back import LookingBackScene
    from game.view.play import Play

    play = Play(session, searching=Foresight)
    begun = time.perf_counter()
    back = play.look_back()
    assert back is not None
    scene = LookingBackScene(_nowhere(), play, session.encounter.id, back)
    scene.search = None
    app = App(surface, scene, look=Look(still=True))  # type: ignore[arg-type]
    app.step()
    return app, scene, 1000 * (time.perf_counter() - begun)


def _nowhere() -> Navigator:
    """Leads to no other screen: none is gone to here."""
    from game.ui.scenes.navigator import Navigator
    from game.view.screens import Title

    def none(*_: object) -> Never:
        raise RuntimeError("The bench goes to no other screen.")

    title = Title(encounters=(), resume=None)
    return Navigator(start=none, resume=none, title=lambda: title, briefing=none, prepare=none)


def _timed(app: App, act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    app.step()
    return 1000 * (time.perf_counter() - begun)


def _searched(name: str, session: Session) -> Row:
    """How long it takes until every decision has been looked at; nobody waits for it."""
    from game.authoring.explore.foreseeing import Foresight
    from game.view.play import Play

    back = Play(session, searching=Foresight).look_back()
    assert back is not None
    begun = time.perf_counter()
    while back.advance():
        pass
    seconds, found = time.perf_counter() - begun, back.screen().mattered
    proved = sum(not each.caveat for each in found)
    return Row(name="debrief", what=f"{name}, left after {LEFT_AFTER} moves, every decision looked at", value=seconds,
               unit="s", note=f"beside the window; {proved} of {len(found)} that mattered are proved")
