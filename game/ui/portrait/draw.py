"""Portraits as pygame surfaces, rasterised once per state and kept."""

from functools import partial

import pygame

from game.ui.places import draw_place
from game.ui.portrait import figure
from game.ui.portrait.person import Looks
from game.ui.raster import rasterise
from game.ui.shelf import PICTURES

Colour = tuple[int, int, int]
BREATHS = 4


def draw_portrait(
    looks: Looks,
    mood: str,
    cue: str | None,
    size: tuple[int, int],
    *,
    place: str | None = None,
    backdrop: Colour | None = None,
    blink: bool = False,
    breath: float = 0.0,
    dark: bool = False,
) -> pygame.Surface:
    """A half figure at a table, `size` pixels, behind it a place, a colour, or nothing (transparent).

    `breath` 0 to 1 is taken in a few steps. The same arguments give the same surface: blit it, never draw on it.
    """
    wanted = (looks, mood, cue, size, place, backdrop, blink, _step(breath), dark)
    return PICTURES.get(("person", *wanted), partial(_portrait, *wanted))


def is_drawn(
    looks: Looks, mood: str, cue: str | None, size: tuple[int, int], *, blink: bool, breath: float, dark: bool
) -> bool:
    """Whether the portrait without anything behind it is at hand, so that drawing it costs nothing."""
    return ("person", looks, mood, cue, size, None, None, blink, _step(breath), dark) in PICTURES


def _step(breath: float) -> int:
    return round(max(0.0, min(1.0, breath)) * BREATHS)


def _portrait(
    looks: Looks, mood: str, cue: str | None, size: tuple[int, int],
    place: str | None, backdrop: Colour | None, blink: bool, step: int, dark: bool,
) -> pygame.Surface:  # fmt: skip
    text = figure.portrait_svg(
        looks, mood, cue, size, blink=blink, breath=step / BREATHS, night=figure.NIGHT_SHARE if dark else 0.0
    )
    person = rasterise(text)
    if place is None and backdrop is None:
        return person
    surface = draw_place(place, size, dark).copy() if place is not None else pygame.Surface(size, pygame.SRCALPHA)
    if place is None and backdrop is not None:
        surface.fill(backdrop)
    surface.blit(person, (0, 0))
    return surface


def draw_head(
    looks: Looks, mood: str, size: int, *, backdrop: Colour = (214, 226, 228), blink: bool = False, dark: bool = False
) -> pygame.Surface:
    """Head and shoulders in a disc of `size` pixels, for logs and lists; transparent outside the disc."""
    wanted = (looks, mood, size, backdrop, blink, dark)
    return PICTURES.get(("head", *wanted), partial(_head, *wanted))


def _head(looks: Looks, mood: str, size: int, backdrop: Colour, blink: bool, dark: bool) -> pygame.Surface:
    big = size * 2
    surface = pygame.Surface((big, big), pygame.SRCALPHA)
    surface.fill(backdrop)
    night = figure.NIGHT_SHARE if dark else 0.0
    surface.blit(rasterise(figure.head_svg(looks, mood, big, blink=blink, night=night)), (0, 0))
    mask = pygame.Surface((big, big), pygame.SRCALPHA)
    mask.fill((255, 255, 255, 0))
    pygame.draw.circle(mask, (255, 255, 255, 255), (size, size), size)
    surface.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return pygame.transform.smoothscale(surface, (size, size))

