"""Geometry to SVG path text: smooth outlines, tapered limbs, scalloped edges. Units are figure units."""

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin

Point = tuple[float, float]


def poly(points: Sequence[Point], *, closed: bool = True) -> str:
    """Straight lines through the points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """A Catmull-Rom curve through the points, as cubic Beziers."""
    n = len(points)
    around = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    numbers = [points[0][0], points[0][1]]
    segments = n if closed else n - 1
    for i in range(segments):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = around[i : i + 4]
        numbers += (bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
    return ("M%.1f %.1f" + "C%.1f %.1f %.1f %.1f %.1f %.1f" * segments) % tuple(numbers) + ("Z" if closed else "")


def tube(centre: Sequence[Point], radii: Sequence[float]) -> str:
    """A limb with round ends: the centre line's points and the half width at each."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(centre) - 1
    for i, ((x, y), r) in enumerate(zip(centre, radii, strict=True)):
        before, after = centre[max(i - 1, 0)], centre[min(i + 1, last)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = hypot(dx, dy) or 1.0
        left.append((x + dy / length * r, y - dx / length * r))
        right.append((x - dy / length * r, y + dx / length * r))
    tip = _cap(centre[last], centre[last - 1], radii[last])
    root = _cap(centre[0], centre[1], radii[0])
    return smooth([*left, *tip, *reversed(right), *root])


def _cap(end: Point, inner: Point, radius: float) -> list[Point]:
    """Three points of a half circle beyond `end`, away from `inner`, from its left side to its right."""
    angle = atan2(end[1] - inner[1], end[0] - inner[0])
    return [(end[0] + radius * cos(angle + a), end[1] + radius * sin(angle + a)) for a in (-pi / 4, 0, pi / 4)]


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    """A closed ellipse as four arcs' Beziers."""
    ry = rx if ry is None else ry
    k, j = rx * 0.5523, ry * 0.5523
    left, right, high, low = cx - rx, cx + rx, cy - ry, cy + ry
    return (
        f"M{left:.1f} {cy:.1f}C{left:.1f} {cy - j:.1f} {cx - k:.1f} {high:.1f} {cx:.1f} {high:.1f}"
        f"C{cx + k:.1f} {high:.1f} {right:.1f} {cy - j:.1f} {right:.1f} {cy:.1f}"
        f"C{right:.1f} {cy + j:.1f} {cx + k:.1f} {low:.1f} {cx:.1f} {low:.1f}"
        f"C{cx - k:.1f} {low:.1f} {left:.1f} {cy + j:.1f} {left:.1f} {cy:.1f}Z"
    )


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float, steps: int = 9) -> list[Point]:
    """Points along an ellipse from angle `start` to `end` (degrees, 0 right, 90 down)."""
    step = (end - start) / (steps - 1)
    angles = [(start + step * i) * pi / 180 for i in range(steps)]
    return [(cx + rx * cos(a), cy + ry * sin(a)) for a in angles]


def scallop(points: Sequence[Point], bump: float) -> list[Point]:
    """The outline with a bump outwards (left of the way round) on every edge, for curls and waves."""
    out: list[Point] = []
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        dx, dy = bx - ax, by - ay
        length = hypot(dx, dy) or 1.0
        ux, uy = dy / length * bump, -dx / length * bump
        out += [
            (ax + dx * at + ux * up, ay + dy * at + uy * up) for at, up in ((0, 0), (0.2, 0.72), (0.5, 1), (0.8, 0.72))
        ]
    return out
