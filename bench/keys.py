"""From a key to the picture it changes: the posted KEYDOWN to the return of the display update that shows it.

The keys are posted by a second thread at random moments while the real loop waits in the system.
"""
from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING

import pygame

from bench.rows import Row, share
from bench.stand import ENCOUNTERS, chosen, opened

if TYPE_CHECKING:
    from game.ui.app import App

SIZE = (1280, 800)
KEYS = 60
TURNS = 30
LONGEST = 5.0  # s after which a picture is taken to be missing
PAUSE = (0.02, 0.05)  # s between a picture and the next key, so that a loop at 60 Hz is met at any moment


@dataclass
class Seen:
    """When the display was updated."""

    times: list[float] = field(default_factory=list)
    came: Event = field(default_factory=Event)

    def after(self, began: float) -> float:
        """ms from `began` to the first update after it; waits for it."""
        ends = time.perf_counter() + LONGEST
        while not (later := [at for at in self.times if at > began]):
            self.came.wait(0.5)
            self.came.clear()
            if time.perf_counter() > ends:
                raise TimeoutError("A key changed no picture.")
        return 1000 * (later[0] - began)


@contextmanager
def watched() -> Iterator[Seen]:
    """Writes down every update of the display."""
    seen, update, flip = Seen(), pygame.display.update, pygame.display.flip

    def told(draw: Callable[..., None]) -> Callable[..., None]:
        def then(*rects: object) -> None:
            draw(*rects)
            seen.times.append(time.perf_counter())
            seen.came.set()
        return then

    pygame.display.update, pygame.display.flip = told(update), told(flip)
    try:
        yield seen
    finally:
        pygame.display.update, pygame.display.flip = update, flip


def press(name: str) -> float:
    """Posts a key; gives the moment."""
    key = pygame.key.key_code(name)
    typed = name if len(name) == 1 else ""
    began = time.perf_counter()
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=typed))
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=0, unicode=typed))
    return began


def rows() -> Iterator[Row]:
    """Keys in the game beside keys in two bare loops."""
    bare, poll = _bare(_waiting), _bare(_polling)
    yield Row(name="keys", what="a bare loop at 60 Hz, half of the keys within", value=share(poll, 0.5), unit="ms",
              note=f"95 of 100 within {share(poll, 0.95):.1f} ms")
    focus = _focus()
    yield from _two("the focus moves", focus, bare, 4.0)
    words, faces = _turns(ready=True)
    yield from _two("page turn with its commit to the journal", words, bare, 8.0)
    yield from _two("the same, until her new face is there", faces, bare, None)
    words, faces = _turns(ready=False)
    yield from _two("page turn in haste, no face drawn ahead: her words", words, bare, 8.0)
    yield from _two("the same, until her new face is there", faces, bare, None)


def _two(what: str, ours: list[float], bare: list[float], aim: float | None) -> Iterator[Row]:
    for part, name in ((0.5, "half within"), (0.95, "95 of 100 within")):
        yield Row(name="keys", what=f"{what}, {name}", value=share(ours, part), unit="ms", floor=share(bare, part),
                  floor_is="bare window that waits", aim=aim if part > 0.9 else None, note=f"{len(ours)} keys")


# --- bare windows -------------------------------------------------------------------------------------------------


def _bare(loop: Callable[[pygame.Surface], None]) -> list[float]:
    pygame.display.init()
    window = pygame.display.set_mode(SIZE, pygame.RESIZABLE)
    pygame.display.flip()
    found: list[float] = []
    with watched() as seen:
        driver = Thread(target=_drive_bare, args=(seen, found))
        driver.start()
        loop(window)
        driver.join()
    return found


def _drive_bare(seen: Seen, found: list[float]) -> None:
    chance = random.Random(60)
    try:
        for _ in range(KEYS):
            time.sleep(chance.uniform(*PAUSE))
            found.append(seen.after(press("a")))
    finally:
        pygame.event.post(pygame.event.Event(pygame.QUIT))


def _waiting(window: pygame.Surface) -> None:
    colour = 0
    while (event := pygame.event.wait()).type != pygame.QUIT:
        if event.type == pygame.KEYDOWN:
            colour = 255 - colour
            window.fill((colour, colour, colour), (40, 40, 300, 80))
            pygame.display.update([(40, 40, 300, 80)])


def _polling(window: pygame.Surface) -> None:
    clock, colour = pygame.time.Clock(), 0
    while True:
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                return
            if event.type == pygame.KEYDOWN:
                colour = 255 - colour
                window.fill((colour, colour, colour), (40, 40, 300, 80))
                pygame.display.flip()
        clock.tick(60)


# --- the game -----------------------------------------------------------------------------------------------------


def _focus() -> list[float]:
    found: list[float] = []
    with opened("cold_ward", SIZE, still=True) as app, watched() as seen:
        def drive() -> None:
            chance = random.Random(4)
            try:
                for _ in range(KEYS):
                    time.sleep(chance.uniform(*PAUSE))
                    found.append(seen.after(press("tab")))
            finally:
                _leave(app)

        _run(app, drive)
    return found


def _turns(*, ready: bool) -> tuple[list[float], list[float]]:
    """ms to her words and ms to her face, over random plays; `ready`: she waited until the faces ahead were drawn."""
    from game.ui.shelf import PICTURES

    words: list[float] = []
    faces: list[float] = []
    chance, play = random.Random(8), 0
    while len(words) < TURNS:
        play += 1
        with opened(ENCOUNTERS[play % 2], SIZE, still=True) as app, watched() as seen, prepared() as quiet:

            def drive(app: App = app, seen: Seen = seen, quiet: Event = quiet) -> None:
                try:
                    quiet.wait(LONGEST)
                    while len(words) < TURNS and (key := chosen(app, chance)):
                        if not ready:
                            PICTURES.clear()
                        time.sleep(chance.uniform(*PAUSE))
                        quiet.clear()
                        began = press(key)
                        words.append(seen.after(began))
                        quiet.wait(LONGEST)
                        faces.append(1000 * (seen.times[-1] - began))
                finally:
                    _leave(app)

            _run(app, drive)
    return words, faces


@contextmanager
def prepared() -> Iterator[Event]:
    """Set whenever the scene of now has nothing more to prepare."""
    from game.ui.scenes.frame import PlayScene

    quiet, prepare = Event(), PlayScene.prepare

    def told(scene: PlayScene) -> bool:
        more = prepare(scene)
        if not more:
            quiet.set()
        return more

    PlayScene.prepare = told  # type: ignore[method-assign]
    try:
        yield quiet
    finally:
        PlayScene.prepare = prepare  # type: ignore[method-assign]


def _leave(app: App) -> None:
    app.quit()
    pygame.event.post(pygame.event.Event(pygame.USEREVENT))


def _run(app: App, drive: Callable[[], None]) -> None:
    driver = Thread(target=drive)
    driver.start()
    app.run()
    driver.join()
