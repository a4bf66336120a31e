"""What a frame costs at 720p: all of it drawn anew, what changed, a page turn, and nothing while nothing moves."""
from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from statistics import median
from threading import Timer
from typing import TYPE_CHECKING

from bench.rows import Row, share
from bench.stand import ENCOUNTERS, chosen, opened

if TYPE_CHECKING:
    from game.ui.app import App

SIZE = (1280, 720)
AIM = 1 / 12
TURNS = 40
IDLE_SECONDS = 2.0


def rows() -> Iterator[Row]:
    """Repaints, page turns, idling."""
    from game.ui.scenes.figure import Figure

    with opened("late_handover", SIZE) as app:
        uncached = _time(lambda: (_forget(), _whole(app)), 12)
        cached = _time(lambda: _whole(app), 40)
        figure = next(w for w in app.stage.scope.walk() if isinstance(w, Figure))
        while app.scene.prepare():
            pass
        face = _time(lambda: (figure.tick(0), app.paint()), 60)
        focus = _time(lambda: (app.stage.move(1), app.paint()), 60)
    found = (("a breath of the portrait", face, AIM), ("the focus moves", focus, AIM), ("all of it", cached, None))
    for what, value, aim in found:
        yield Row(name="frames", what=f"at 720p, {what}, from caches", value=value, unit="ms", floor=uncached,
                  floor_is="all drawn anew", aim=aim, by="most ratio")
    yield from _page_turns()
    yield from _idle()


def _whole(app: App) -> None:
    import pygame

    app.stage.invalidate(pygame.Rect((0, 0), app.stage.size))
    app.paint()


def _forget() -> None:
    """Every drawing and every wrapped or rendered line; opened fonts stay."""
    from game.ui import fonts, paint
    from game.ui.portrait import rivals
    from game.ui.shelf import PICTURES

    PICTURES.clear()
    for module in (fonts, paint, rivals):
        for name, cached in vars(module).items():
            if hasattr(cached, "cache_clear") and (module, name) != (fonts, "font"):
                cached.cache_clear()


def _time(work: Callable[[], object], runs: int) -> float:
    """Median ms of this thread's processor: what else the machine does counts little."""
    work()
    gc.collect()
    times = []
    for _ in range(runs):
        began = time.thread_time()
        work()
        times.append(1000 * (time.thread_time() - began))
    return median(times)


def _page_turns() -> Iterator[Row]:
    """Random plays: a move is made and its page is on screen. The bare page is the same words, rendered once."""
    turns: list[float] = []
    bare: list[float] = []
    chance = random.Random(720)
    while len(turns) < TURNS:
        with opened(chance.choice(ENCOUNTERS), SIZE) as app:
            while (key := chosen(app, chance)) and len(turns) < TURNS:
                while app.scene.prepare():
                    pass
                app.post(key)
                turns.append(_turn(app))
                bare.append(_bare(app))
    for part, name in ((0.5, "half of them within"), (0.95, "95 of 100 within")):
        yield Row(name="frames", what=f"page turn, new state and text wrapped, {name}", value=share(turns, part),
                  unit="ms", floor=share(bare, part), floor_is="the same words rendered once",
                  aim=8.0 if part > 0.9 else None, note=f"{TURNS} turns")


def _turn(app: App) -> float:
    """ms of this thread's processor to the first update of the display."""
    import pygame

    shown: list[float] = []
    update = pygame.display.update

    def told(rects: object) -> None:
        update(rects)
        shown.append(time.thread_time())

    pygame.display.update = told
    began = time.thread_time()
    try:
        app.step()
    finally:
        pygame.display.update = update
    return 1000 * (shown[0] - began)


def _bare(app: App) -> float:
    """The texts of this page rendered line by line, and the window flipped."""
    import pygame

    texts = [node.name for node in app.stage.scope.tree() if node.name]
    font = pygame.font.Font(None, 24)
    began = time.thread_time()
    app.surface.fill("white")
    for number, text in enumerate(texts):
        app.surface.blit(font.render(text, True, "black"), (10, 20 * number))
    pygame.display.flip()
    return 1000 * (time.thread_time() - began)


def _idle() -> Iterator[Row]:
    """Frames that the real loop draws while nobody does anything."""
    for still, what in ((True, "reduced motion"), (False, "she breathes and blinks")):
        with opened("cold_ward", SIZE, still=still) as app:
            while app.scene.prepare():
                pass
            before, busy = app.frames_drawn, time.process_time()
            timer = Timer(IDLE_SECONDS, _stop, [app])
            timer.start()
            app.run()
            spent = 100 * (time.process_time() - busy) / IDLE_SECONDS
            yield Row(name="frames", what=f"drawn in {IDLE_SECONDS:.0f} s while idle, {what}",
                      value=app.frames_drawn - before, unit="frames", aim=0 if still else None,
                      note=f"{spent:.1f} % of one core")


def _stop(app: App) -> None:
    import pygame

    app.quit()
    pygame.event.post(pygame.event.Event(pygame.USEREVENT))
