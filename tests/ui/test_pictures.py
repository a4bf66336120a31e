"""Every screen has its pictures in docs/pictures, and every kind of screen is walked by the tests of fit and access."""
from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pygame
import pytest

from game.ui import scenes
from game.ui.pictures import Setting
from game.ui.scene import Scene
from tests.pictures import FOLDER, SHOWN, page, taken
from tests.quantised import save
from tests.shots import every_screen
from tests.ui import test_accessible, test_fits_everywhere

PASSING = {"Curtain": "the name of the game, for one frame, while the first screen is made"}
"""Scenes without pictures, and why."""


def kinds() -> Iterator[type[Scene]]:
    """Every class of scene that can be shown."""
    for module in pkgutil.iter_modules(scenes.__path__):
        for kind in vars(importlib.import_module(f"{scenes.__name__}.{module.name}")).values():
            is_scene = isinstance(kind, type) and issubclass(kind, Scene) and kind.build is not Scene.build
            if is_scene and kind.__module__.endswith(f".{module.name}") and kind.__name__ not in PASSING:
                yield kind


def test_every_kind_of_screen_has_a_picture():
    assert {kind.__name__ for kind in kinds()} == {screen.of.__name__ for screen in every_screen()}


def test_every_kind_of_screen_is_walked_by_the_test_of_fit():
    assert {kind.__name__ for kind in kinds()} == {kind.__name__ for kind in test_fits_everywhere.walked()}


def test_every_kind_of_screen_is_walked_by_the_tests_of_access():
    assert {kind.__name__ for kind in kinds()} == {kind.__name__ for kind in test_accessible.walked()}


def test_every_picture_is_there_and_on_the_page_that_shows_them_all():
    shown = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert shown == page(every_screen())
    for screen in every_screen():
        for way in SHOWN:
            assert (FOLDER / way.file(screen.name)).is_file(), f"{way.file(screen.name)}: run `make pictures`"


def test_the_names_of_the_pictures_differ():
    names = [screen.name for screen in every_screen()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["codex", "met", "menu"])
def test_a_picture_is_of_the_screen_it_names(screen, elsewhere, name):
    made = next(each for each in every_screen() if each.name == name)
    ways = (Setting(), Setting(theme="dark", scale=2.0))
    taken_ = [(way, pygame.image.tobytes(surface, "RGB")) for way, surface in taken(made, ways)]
    assert [way for way, _ in taken_] == list(ways)
    assert taken_[0][1] != taken_[1][1]


def test_a_small_picture_keeps_its_size_and_every_colour_while_they_are_few(screen, tmp_path):
    surface = pygame.Surface((40, 30))
    surface.fill("#F2EDE2")
    surface.fill("#0F5274", (3, 4, 10, 5))
    save(surface, tmp_path / "small.png")
    again = pygame.image.load(str(tmp_path / "small.png"))
    assert pygame.image.tobytes(again, "RGB") == pygame.image.tobytes(surface, "RGB")


def test_a_small_picture_of_many_colours_has_only_as_many_as_asked_for(screen, tmp_path):
    surface = pygame.Surface((64, 64))
    for x in range(64):
        for y in range(64):
            surface.set_at((x, y), (4 * x, 4 * y, 2 * x + 2 * y))
    save(surface, tmp_path / "many.png", 16)
    again = pygame.image.load(str(tmp_path / "many.png"))
    seen = {tuple(again.get_at((x, y))) for x in range(64) for y in range(64)}
    assert len(seen) == 16
    worst = max(abs(a - b) for x in range(0, 64, 3) for y in range(0, 64, 3)
                for a, b in zip(surface.get_at((x, y)), again.get_at((x, y)), strict=True))
    assert worst < 80
