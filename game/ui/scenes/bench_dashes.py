"""Dashed lines of an SVG as short lines: the drawing library fills the page when it dashes some curves itself."""
from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import cycle, pairwise

Point = tuple[float, float]
FINE = 32  # straight pieces of a curve
_DASHED = re.compile(r'<path d="([^"]*)"([^>]*?) stroke-dasharray="([^"]*)"')
_STEP = re.compile(r"([MCLhv])([^MCLhv]*)")
_NUMBER = re.compile(r"-?[\d.]+")


def undashed(svg: str) -> str:
    """The same drawing with every dashed path drawn dash by dash."""
    return _DASHED.sub(lambda found: f'<path d="{_dashes(found[1], found[3])}"{found[2]}', svg)


def _dashes(path: str, pattern: str) -> str:
    lengths = cycle([float(each) for each in pattern.split()])
    is_drawn, left = True, next(lengths)
    points = list(_points(path))
    said = [_at("M", points[0])]
    for start, end in pairwise(points):
        whole = math.dist(start, end)
        gone = 0.0
        while whole - gone > left:
            gone += left
            said.append(_at("L" if is_drawn else "M", _between(start, end, gone / whole)))
            is_drawn, left = not is_drawn, next(lengths)
        left -= whole - gone
        if is_drawn:
            said.append(_at("L", end))
    return "".join(said)


def _at(letter: str, point: Point) -> str:
    return f"{letter}{point[0]:.1f} {point[1]:.1f}"


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _points(path: str) -> Iterator[Point]:
    """The path as a line of straight pieces: M, L, C with absolute places, h and v."""
    here: Point = (0.0, 0.0)
    for letter, said in _STEP.findall(path):
        numbers = [float(each) for each in _NUMBER.findall(said)]
        if letter == "C":
            for at in range(0, len(numbers) - 5, 6):
                a, b, c, d, x, y = numbers[at : at + 6]
                yield from (_on_curve(here, (a, b), (c, d), (x, y), step / FINE) for step in range(1, FINE + 1))
                here = (x, y)
            continue
        if letter in "hv":
            here = (here[0] + numbers[0], here[1]) if letter == "h" else (here[0], here[1] + numbers[0])
        else:
            here = (numbers[0], numbers[1])
        yield here


def _on_curve(start: Point, first: Point, second: Point, end: Point, at: float) -> Point:
    rest = 1 - at
    shares = rest**3, 3 * rest**2 * at, 3 * rest * at**2, at**3
    points = start, first, second, end
    return (sum(share * point[0] for share, point in zip(shares, points, strict=True)),
            sum(share * point[1] for share, point in zip(shares, points, strict=True)))
