"""What is worn on the head: headscarf, turban, cap, beanie."""

from math import sin

from game.ui.portrait.face import Turn
from game.ui.portrait.palette import Tones
from game.ui.portrait.paths import Point, arc, ellipse, smooth, tube
from game.ui.portrait.sketch import Sketch

COVERS_HAIR = ("headscarf", "turban")


def draw_behind(sk: Sketch, kind: str, tones: Tones, turn: Turn) -> None:
    """The part behind the neck."""
    if kind == "headscarf":
        dx = -8 * sin(turn.yaw)
        sk.fill(
            smooth(
                [(dx - 46, -20), (dx - 56, 40), (dx - 70, 92), (dx, 116), (dx + 70, 92), (dx + 56, 40), (dx + 46, -20)]
            ),
            tones.shade,
        )


def draw_under_chin(sk: Sketch, tones: Tones, turn: Turn) -> None:
    """Dark cloth behind the chin, so that nothing shows between face and scarf."""
    x, y = turn.at(0, 40, 20)
    sk.fill(ellipse(x, y, 44, 50), tones.deep)


def draw_over(sk: Sketch, kind: str, tones: Tones, turn: Turn) -> None:
    """The part over forehead and crown."""
    if kind != "none":
        {"headscarf": _scarf, "turban": _turban, "cap": _cap, "beanie": _beanie}[kind](sk, tones, turn)


def _shaded(sk: Sketch, path: str, tones: Tones) -> None:
    sk.fill(path, tones.base)
    sk.fill(path, sk.radial((-34, -58), 150, ((0.56, tones.shade, 0), (0.62, tones.shade, 0.8), (1, tones.shade, 1))))


def _scarf(sk: Sketch, tones: Tones, turn: Turn) -> None:
    """A wrapped headscarf with a soft fall at the throat; the inner edge frames the face."""
    dx = -6 * sin(turn.yaw)
    rim = [
        turn.at(*p)
        for p in (
            (-46, 20, 18),
            (-47, -10, 20),
            (-38, -34, 32),
            (-18, -47, 40),
            (0, -50, 44),
            (18, -47, 40),
            (38, -34, 32),
            (47, -10, 20),
            (46, 20, 18),
            (36, 46, 26),
            (20, 66, 34),
            (0, 76, 38),
            (-20, 66, 34),
            (-36, 46, 26),
        )
    ]
    outer = [
        *arc(dx, -14, 59, 70, 185, 355, 11),
        (dx + 60, 16),
        (dx + 63, 48),
        (dx + 68, 80),
        (dx + 54, 104),
        (dx, 114),
        (dx - 54, 104),
        (dx - 68, 80),
        (dx - 63, 48),
        (dx - 60, 16),
    ]
    _ring(sk, outer, rim, tones)
    for a, b, c in (
        ((-52, -40), (-60, 10), (-44, 70)),
        ((-30, -68), (-56, -30), (-58, 24)),
        ((46, 60), (20, 92), (-30, 98)),
        ((54, 76), (16, 106), (-22, 110)),
    ):
        sk.line(smooth([(x + dx, y) for x, y in (a, b, c)], closed=False), tones.deep, 2.2, 0.38)
    sk.line(smooth([(dx - 40, -62), (dx - 12, -76), (dx + 16, -76)], closed=False), tones.light, 4.5, 0.5)


def _ring(sk: Sketch, outer: list[Point], inner: list[Point], tones: Tones) -> None:
    """Cloth between two closed outlines: the inner runs the other way, so the fill leaves the face free."""
    path = smooth(outer) + smooth(list(reversed(inner)))
    _shaded(sk, path, tones)
    sk.line(smooth(inner), tones.deep, 2.4, 0.5)


def _turban(sk: Sketch, tones: Tones, turn: Turn) -> None:
    dx = -5 * sin(turn.yaw)
    brim = [
        turn.at(*p)
        for p in (
            (51, -20, 4),
            (44, -33, 22),
            (22, -44, 38),
            (0, -50, 42),
            (-22, -44, 38),
            (-44, -33, 22),
            (-51, -20, 4),
        )
    ]
    brim[0], brim[-1] = (50.0, brim[0][1]), (-50.0, brim[-1][1])  # a turned head shows no gap at the temple
    path = smooth([*arc(dx, -26, 61, 74, 178, 362, 13), *brim])
    _shaded(sk, path, tones)
    x, y = turn.at(0, -50, 42)
    for i in range(4):
        for side in (-1, 1):
            edge = dx + side * (56 - 7 * i - 2 * i * i)
            points = [(x, y - 3 - 10 * i), ((x + edge) / 2, y - 4 - 10 * i), (edge, y + 12 - 12 * i)]
            sk.line(smooth(points, closed=False), tones.deep, 2.2, 0.45)
    sk.line(smooth([(dx - 40, -72), (dx - 16, -90), (dx + 6, -94)], closed=False), tones.light, 4.5, 0.5)


def _cap(sk: Sketch, tones: Tones, turn: Turn) -> None:
    dx = -5 * sin(turn.yaw)
    brim = [turn.at(*p) for p in ((52, -22, 6), (34, -36, 32), (0, -42, 46), (-34, -36, 32), (-52, -22, 6))]
    _shaded(sk, smooth([*arc(dx, -26, 56, 62, 178, 362, 11), *brim]), tones)
    peak = [
        turn.at(*p)
        for p in (
            (-44, -30, 24),
            (-20, -42, 44),
            (20, -42, 44),
            (44, -30, 24),
            (36, -24, 62),
            (0, -27, 78),
            (-36, -24, 62),
        )
    ]
    sk.fill(smooth(peak), tones.deep)
    sk.line(smooth([peak[0], peak[1], peak[2], peak[3]], closed=False), tones.light, 2.0, 0.5)
    sk.fill(ellipse(dx, -88, 5, 3), tones.deep)


def _beanie(sk: Sketch, tones: Tones, turn: Turn) -> None:
    dx = -5 * sin(turn.yaw)
    _shaded(sk, smooth([*arc(dx, -34, 57, 62, 180, 360, 11), (dx + 56, -28), (dx, -44), (dx - 56, -28)]), tones)
    fold = [turn.at(*p) for p in ((-53, -24, 8), (-34, -38, 32), (0, -44, 44), (34, -38, 32), (53, -24, 8))]
    sk.fill(tube(fold, [8.5, 9.0, 9.5, 9.0, 8.5]), tones.light)
    for i in range(-4, 5):
        x, y = turn.at(i * 11, -42 + i * i * 0.9, 42 - 2 * i * i)
        sk.line(smooth([(x, y - 6), (x, y + 6)], closed=False), tones.shade, 1.8, 0.6)
