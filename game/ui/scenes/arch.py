"""A bridge of five stones between two banks: the picture of a reconciling, before its words."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.ui.portrait.paths import Point, poly, smooth
from game.ui.raster import rasterise
from game.ui.shelf import PICTURES
from game.ui.theme import Theme

BUILT = {"voiced": 1, "understood": 2, "translated": 3, "livable": 4}
"""Phase -> how far it is built: the outer stones, the inner ones, the one in the middle that holds them, the rail."""
WAY = 4
JOINTS = (0.0, 0.075, 0.15)  # where a stone begins at the deck, of the width of the water
FOOT = (0.035, 0.125, 0.215)  # and at the curve under it: joints lean towards the middle
WAVES = ((0.1, 0.4, 0.3), (0.46, 0.34, 0.58), (0.2, 0.3, 0.88))  # (start, length) of the water, how far down it
WATER = 0.4  # of the height under the crown
POSTS = 9
CURVE = 10  # points of a stone's edge along the curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """What is drawn: the water's room in px, how thick the middle is (`crown`), how far it is built (0 to 4), and how
    far it reaches under the banks (`reach`); `line` is the thickness of a line in px."""

    size: tuple[int, int]
    crown: int
    built: int
    theme: Theme
    reach: int = 0
    line: float = 1.5
    rail: int = 0
    """Room above the bridge in px, for the way over it."""

    def under(self, share: float) -> Point:
        """The point of the curve under the bridge at `share` of the width."""
        wide, tall = self.size
        off = abs(share - 0.5) / (0.5 - FOOT[0])
        return share * wide, tall - (tall - self.crown) * max(0.0, 1 - min(1.0, off) ** 2.3) ** (1 / 2.3)


def draw_bridge(bridge: Bridge) -> pygame.Surface:
    """The stones that stand, the places of those that do not, and water; `reach` px wider at both sides. Shared."""
    key = ("bridge", bridge.size, bridge.crown, bridge.built, bridge.theme.name, bridge.reach, bridge.line,
           bridge.rail)
    return PICTURES.get(key, lambda: rasterise(_svg(bridge)))


def _svg(bridge: Bridge) -> bytes:
    (wide, tall), reach, rail = bridge.size, bridge.reach, bridge.rail
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide + 2 * reach}" height="{tall + rail + 8}" '
            f'viewBox="{-reach} {-rail} {wide + 2 * reach} {tall + rail + 8}">')
    return (head + "".join((*_water(bridge), *_stones(bridge))) + "</svg>").encode()


def _water(bridge: Bridge) -> Iterator[str]:
    (wide, tall), line = bridge.size, bridge.line
    left, room = wide * 0.12, wide * 0.76
    top = tall - (tall - bridge.crown) * WATER
    for start, length, down in WAVES:
        x, y, step = left + start * room, top + down * (tall - top), length * room / 6
        points = [(x + at * step, y + (line if at % 2 else -line)) for at in range(7)]
        yield (f'<path d="{smooth(points, closed=False)}" fill="none" stroke="{bridge.theme.accent}" '
               f'stroke-width="{line:.2f}" stroke-linecap="round" stroke-opacity="0.4"/>')


def _stones(bridge: Bridge) -> Iterator[str]:
    theme, middle = bridge.theme, len(JOINTS) - 1
    for number in range(middle):
        shape = _side_stone(bridge, number)
        for mirrored, fill, edge in ((False, theme.raised, theme.edge), (True, theme.soft, theme.accent)):
            path = poly([(bridge.size[0] - x, y) for x, y in shape] if mirrored else shape)
            yield _solid(path, fill, edge, bridge) if number < bridge.built else _planned(path, bridge)
    path = poly(_middle_stone(bridge))
    yield _solid(path, theme.accent, theme.accent, bridge) if middle < bridge.built else _planned(path, bridge)
    if bridge.built >= WAY:
        yield from _way(bridge)


def _way(bridge: Bridge) -> Iterator[str]:
    """The way over it: a rail from bank to bank, on posts."""
    (wide, _), line, room = bridge.size, bridge.line, bridge.rail
    colour = bridge.theme.accent
    yield (f'<path d="M{-bridge.reach} {-room * 0.7:.1f}H{wide + bridge.reach}" fill="none" stroke="{colour}" '
           f'stroke-width="{2.4 * line:.2f}" stroke-linecap="round"/>')
    for post in range(POSTS):
        x = wide * (post + 0.5) / POSTS
        yield f'<path d="M{x:.1f} {-room * 0.7:.1f}V1" fill="none" stroke="{colour}" stroke-width="{1.4 * line:.2f}"/>'


def _side_stone(bridge: Bridge, number: int) -> list[Point]:
    """A stone of the left side; the first reaches under the bank."""
    wide, tall = bridge.size
    curve = _curve(bridge, FOOT[number], FOOT[number + 1])
    if number == 0:
        return [(-bridge.reach, 1.0), (JOINTS[1] * wide, 1.0), *reversed(curve), (-bridge.reach, float(tall))]
    return [(JOINTS[number] * wide, 1.0), (JOINTS[number + 1] * wide, 1.0), *reversed(curve)]


def _middle_stone(bridge: Bridge) -> list[Point]:
    wide, start = bridge.size[0], JOINTS[-1]
    return [(start * wide, 1.0), ((1 - start) * wide, 1.0), *reversed(_curve(bridge, FOOT[-1], 1 - FOOT[-1]))]


def _curve(bridge: Bridge, start: float, end: float) -> list[Point]:
    return [bridge.under(start + (end - start) * at / CURVE) for at in range(CURVE + 1)]


def _solid(path: str, fill: str, edge: str, bridge: Bridge) -> str:
    red, green, blue, alpha = bridge.theme.shadow
    shade = f'<path d="{path}" transform="translate(0 4)" fill="#{red:02x}{green:02x}{blue:02x}" ' \
            f'fill-opacity="{alpha / 255:.2f}"/>'
    return (f'{shade}<path d="{path}" fill="{fill}" stroke="{edge}" stroke-width="{bridge.line:.2f}" '
            f'stroke-linejoin="round"/>')


def _planned(path: str, bridge: Bridge) -> str:
    return (f'<path d="{path}" fill="none" stroke="{bridge.theme.edge}" stroke-width="{bridge.line:.2f}" '
            f'stroke-dasharray="{bridge.line * 4:.1f} {bridge.line * 3:.1f}" stroke-linejoin="round"/>')
