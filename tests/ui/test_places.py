"""What a place owes the player: rooms that differ, stay quiet, and never fail for a name nobody drew."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
import pytest

from game.ui.places import ALIASES, PLACES, draw_place

SIZE = (120, 132)


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def luminance(surface: pygame.Surface) -> list[float]:
    raw = pixels(surface)
    return [0.3 * raw[i] + 0.59 * raw[i + 1] + 0.11 * raw[i + 2] for i in range(0, len(raw), 3)]


def test_every_place_looks_different_by_day_and_by_night() -> None:
    assert len({pixels(draw_place(place, SIZE, dark)) for place in PLACES for dark in (False, True)}) == 2 * len(PLACES)


@pytest.mark.parametrize("system", ["care", "school", "city", "trade", "courts"])
def test_every_system_of_the_town_has_its_place(system: str) -> None:
    assert ALIASES[system] in PLACES
    assert pixels(draw_place(system, SIZE)) == pixels(draw_place(ALIASES[system], SIZE))


def test_an_unknown_place_is_a_plain_room() -> None:
    assert pixels(draw_place("the moon", SIZE)) == pixels(draw_place("room", SIZE))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("place", PLACES)
def test_a_place_stays_quiet_so_that_the_person_reads(place: str, dark: bool) -> None:
    values = luminance(draw_place(place, SIZE, dark))
    middle = sum(values) / len(values)
    spread = (sum((v - middle) ** 2 for v in values) / len(values)) ** 0.5
    assert spread < 40
    assert (middle < 100) if dark else (middle > 150)


@pytest.mark.parametrize("size", [(420, 460), (1280, 400), (200, 700)])
def test_a_place_covers_its_whole_surface(size: tuple[int, int]) -> None:
    picture = draw_place("quay", size)
    assert picture.get_size() == size
    for corner in ((0, 0), (size[0] - 1, 0), (0, size[1] - 1), (size[0] - 1, size[1] - 1)):
        assert picture.get_at(corner).a == 255


def test_the_same_arguments_give_the_same_surface() -> None:
    assert draw_place("ward", SIZE, True) is draw_place("ward", SIZE, True)
