"""Hair that hangs: curtains, tails and locs behind the head, locks and braids in front of the shoulders."""

from collections.abc import Callable
from math import sin

from game.ui.portrait.face import Turn
from game.ui.portrait.palette import Tones
from game.ui.portrait.paths import Point, arc, ellipse, scallop, smooth, tube
from game.ui.portrait.sketch import Sketch


def _drape(width: float, end: float, taper: float, wave: float = 0.0) -> Callable[[Sketch, Tones, float], None]:
    """A curtain of hair behind the head, `end` below the eyes."""

    def draw(sk: Sketch, tones: Tones, dx: float) -> None:
        side = [(-52.0, -40.0), (-width + 2, 0.0), (-width, end * 0.4), (-width - 1, end * 0.7), (-width + taper, end)]
        left = [(x + dx, y) for x, y in side]
        right = [(2 * dx - x, y) for x, y in reversed(left)]
        outline = [*left, (dx - 20, end + 4), (dx + 20, end + 4), *right, (dx, -66)]
        if wave:
            outline = [*scallop(outline[::-1], wave)]
        sk.fill(smooth(outline), tones.shade)
        sk.fill(smooth([(x * 0.8 + dx * 0.2, y * 0.94 + 2) for x, y in outline]), tones.deep, 0.5)

    return draw


def _nape(sk: Sketch, tones: Tones, dx: float) -> None:
    sk.fill(
        smooth([(dx - 48, -20), (dx - 43, 18), (dx - 27, 50), (dx + 27, 50), (dx + 43, 18), (dx + 48, -20)]),
        tones.shade,
    )


def _afro(sk: Sketch, tones: Tones, dx: float) -> None:
    ring = arc(dx, -16, 80, 82, 0, 345, 24)
    path = smooth(scallop(ring, 5.5))
    sk.fill(path, tones.base)
    sk.fill(
        path,
        sk.radial(
            (dx - 34, -56),
            130,
            ((0, tones.light, 0.5), (0.5, tones.light, 0), (0.62, tones.shade, 0.3), (1, tones.shade, 1)),
        ),
    )


def _bun(sk: Sketch, tones: Tones, dx: float) -> None:
    sk.fill(ellipse(dx * 1.6 - 4, -78, 27, 23), tones.base)
    sk.fill(
        ellipse(dx * 1.6 - 4, -78, 27, 23),
        sk.radial(
            (dx - 18, -92),
            44,
            ((0, tones.light, 0.6), (0.5, tones.light, 0), (0.66, tones.shade, 0.8), (1, tones.shade, 1)),
        ),
    )
    sk.line(smooth([(dx - 24, -82), (dx - 12, -92), (dx + 6, -93)], closed=False), tones.light, 3.0, 0.5)
    _nape(sk, tones, dx)


def _tail(sk: Sketch, tones: Tones, dx: float) -> None:
    _nape(sk, tones, dx)
    sk.fill(
        tube([(dx + 24, -58), (dx + 56, -62), (dx + 77, -30), (dx + 80, 20), (dx + 70, 76)], [10, 12, 13.5, 13, 3]),
        tones.shade,
    )


def _locs(sk: Sketch, tones: Tones, dx: float) -> None:
    for i in range(9):
        x = -56 + 14 * i
        sk.fill(
            tube([(x * 0.8 + dx, -30), (x + dx, 30), (x * 1.12 + dx, 104 + 9 * (i % 3))], [7, 7.5, 6]),
            (tones.shade, tones.deep)[i % 2],
        )


BACKS: dict[str, Callable[[Sketch, Tones, float], None]] = {
    "nape": _nape,
    "afro": _afro,
    "bun": _bun,
    "tail": _tail,
    "bob": _drape(64, 70, 12),
    "long": _drape(66, 150, 14),
    "wavy": _drape(70, 126, 12, 5.0),
    "locs": _locs,
}


def _locks(sk: Sketch, tones: Tones, turn: Turn, outer: tuple[Point, ...], width: float) -> None:
    """One lock on each side of the face, lit on the viewer's left."""
    for side in (-1, 1):
        away = 17 * max(0.0, side * sin(turn.yaw))
        sx, sy = turn.at(side * 50, -20, 6)
        line = [(sx + side * away * 0.6, sy), *((side * (x + away) - 4 * sin(turn.yaw), y) for x, y in outer)]
        radii = [6.0, *(width * (1 - 0.1 * i) for i in range(len(outer) - 1)), width * 0.4]
        sk.fill(tube(line, radii), tones.base if side < 0 else tones.shade)
        if side < 0:
            sk.line(smooth([(x - 3, y) for x, y in line[:3]], closed=False), tones.light, 3.0, 0.5)


def _front_bob(sk: Sketch, tones: Tones, turn: Turn) -> None:
    _locks(sk, tones, turn, ((57, 14), (58, 44), (51, 66)), 11)


def _front_long(sk: Sketch, tones: Tones, turn: Turn) -> None:
    _locks(sk, tones, turn, ((57, 20), (60, 70), (64, 130)), 12)


def _front_wavy(sk: Sketch, tones: Tones, turn: Turn) -> None:
    _locks(sk, tones, turn, ((60, 8), (56, 40), (65, 72), (58, 108)), 14)


def _front_tail(sk: Sketch, tones: Tones, turn: Turn) -> None:
    del turn
    sk.line(smooth([(42, -44), (48, -36), (52, -28)], closed=False), tones.light, 2.6, 0.4)


def _front_braid(sk: Sketch, tones: Tones, turn: Turn) -> None:
    dx = -4 * sin(turn.yaw)
    for i in range(6):
        y = 44 + i * 20
        sk.fill(
            ellipse(dx - 58 - 2.5 * i + (3 if i % 2 else -3), y, 12 - 0.9 * i, 13), (tones.base, tones.shade)[i % 2]
        )
    sk.fill(tube([turn.at(-50, -20, 6), (dx - 56, 8), (dx - 58, 40)], [6, 9, 10]), tones.base)


def _front_locs(sk: Sketch, tones: Tones, turn: Turn) -> None:
    for side in (-1, 1):
        for i, reach in enumerate((54, 64)):
            start = turn.at(side * 47, -28, 8)
            line = [start, (side * reach, 20), (side * (reach + 6), 84 - 12 * i)]
            sk.fill(tube(line, [5, 6.5, 5]), (tones.base, tones.shade)[(i + (side > 0)) % 2])


FRONTS: dict[str, Callable[[Sketch, Tones, Turn], None]] = {
    "bob": _front_bob,
    "long": _front_long,
    "wavy": _front_wavy,
    "tail": _front_tail,
    "braid": _front_braid,
    "locs": _front_locs,
}
