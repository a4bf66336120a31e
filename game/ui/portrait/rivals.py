"""Marks for the software that bids against you: plain geometry, no faces."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from game.ui.portrait.palette import mix
from game.ui.portrait.paths import Point, arc, ellipse, poly, smooth
from game.ui.portrait.sketch import Sketch

if TYPE_CHECKING:
    import pygame


@lru_cache(maxsize=32)
def draw_rival(rival_id: str, size: int, dark: bool = False) -> pygame.Surface:
    """A rival's mark in a square of `size` pixels with transparent corners; an unknown id gets a plain ring.

    The same arguments give the same surface: blit it, never draw on it.
    """
    from game.ui.raster import rasterise  # needs pygame; whoever wants the SVG alone does not

    return rasterise(rival_svg(rival_id, size, dark))


def rival_svg(rival_id: str, size: int, dark: bool = False) -> bytes:
    """The same as SVG text."""
    name = rival_id.lower()
    colour, paint = MARKS.get(name, ("#5c6470", _ring))
    sk = Sketch()
    ground = mix(colour, "#10131d", 0.62) if dark else mix(colour, "#ffffff", 0.86)
    ink = mix(colour, "#ffffff", 0.5) if dark else colour
    sk.fill(_tile(), ground)
    sk.line(_tile(), ink, 1.6, 0.35)
    paint(sk, ink, mix(ink, ground, 0.55))
    return sk.text((0, 0, 100, 100), (size, size))


def _tile() -> str:
    """A square with generous round corners."""
    points: list[Point] = []
    for cx, cy, start in ((24, 24, 180), (76, 24, 270), (76, 76, 0), (24, 76, 90)):
        points += arc(cx, cy, 21, 21, start, start + 90, 7)
    return poly(points)


def _ring(sk: Sketch, ink: str, soft: str) -> None:
    sk.line(ellipse(50, 50, 24), ink, 6)
    sk.fill(ellipse(50, 50, 5), soft)


def _keel(sk: Sketch, ink: str, soft: str) -> None:
    """A hull and the long line under it that keeps it upright."""
    sk.line(poly([(16, 40), (84, 40)], closed=False), soft, 3)
    sk.fill(smooth([(22, 45), (78, 45), (70, 60), (50, 67), (30, 60)]), ink)
    sk.fill(poly([(47, 60), (53, 60), (54, 80), (64, 85), (36, 85), (46, 80)]), ink)
    sk.line(poly([(50, 16), (50, 40)], closed=False), ink, 4)


def _tally(sk: Sketch, ink: str, soft: str) -> None:
    """Four strokes and the fifth across."""
    for i in range(4):
        sk.line(poly([(28 + 14.5 * i, 26), (28 + 14.5 * i, 74)], closed=False), ink, 6)
    sk.line(poly([(18, 68), (82, 32)], closed=False), soft, 6)


def _mirror(sk: Sketch, ink: str, soft: str) -> None:
    """One half solid, the other its outline."""
    sk.fill(poly([(50, 50), *arc(45, 50, 27, 27, 90, 270, 15)][1:]), ink)
    sk.line(poly(arc(55, 50, 26, 26, -90, 90, 15)), ink, 3.2)
    sk.line(poly([(50, 14), (50, 86)], closed=False), soft, 2.6)


def _registrar(sk: Sketch, ink: str, soft: str) -> None:
    """Ruled lines under a seal."""
    for i, end in enumerate((80, 80, 52, 46)):
        sk.line(poly([(20, 28 + 15 * i), (end, 28 + 15 * i)], closed=False), (ink, soft)[i % 2], 5)
    sk.fill(ellipse(69, 66, 15), ink)
    sk.line(ellipse(69, 66, 8), soft, 3)


def _creed(sk: Sketch, ink: str, soft: str) -> None:
    """One measure laid over everything: a single upright in nested arches."""
    for r, colour, width in ((34, soft, 4), (24, ink, 5), (13, soft, 4)):
        sk.line(poly([(50 - r, 80), *arc(50, 52, r, r, 180, 360, 17), (50 + r, 80)], closed=False), colour, width)
    sk.line(poly([(50, 46), (50, 80)], closed=False), ink, 6)


MARKS: dict[str, tuple[str, Callable[[Sketch, str, str], None]]] = {
    "keel": ("#1f5673", _keel),
    "tally": ("#5f6b2c", _tally),
    "mirror": ("#6a4c8a", _mirror),
    "registrar": ("#7a5130", _registrar),
    "creed": ("#8c3f46", _creed),
}
