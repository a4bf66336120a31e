"""Hands and forearms. A hand is drawn at its wrist, fingers along +x, thumb up (-y); a mirror makes the other one."""

from dataclasses import dataclass

from game.ui.portrait.palette import SkinTones, Tones
from game.ui.portrait.paths import Point, smooth, tube
from game.ui.portrait.posture import Arm
from game.ui.portrait.sketch import Sketch

Finger = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A hand: palm outline, fingers from the little one to the first, a thumb; `thumb_over` draws it last."""

    palm: tuple[Point, ...]
    fingers: tuple[Finger, ...]
    thumb: Finger
    thumb_over: bool = True
    width: float = 4.9


BACK: tuple[Point, ...] = ((-6, -10), (8, -13), (26, -15), (34, -9), (35, 2), (31, 12), (22, 15), (8, 13), (-6, 10))

SHAPES: dict[str, Shape] = {
    "flat": Shape(
        palm=BACK,
        fingers=(
            ((26, 11), (38, 14), (48, 15)),
            ((30, 5), (45, 7), (58, 8)),
            ((31, -2), (48, -2), (63, -1)),
            ((29, -9), (45, -11), (58, -11)),
        ),
        thumb=((4, -8), (17, -20), (32, -23)),
    ),
    "rest": Shape(
        palm=BACK,
        fingers=(
            ((26, 10), (38, 13), (42, 19)),
            ((30, 5), (45, 8), (50, 16)),
            ((31, -2), (49, -1), (55, 8)),
            ((29, -9), (47, -10), (55, -2)),
        ),
        thumb=((4, -8), (18, -19), (34, -20)),
    ),
    "grip": Shape(
        palm=((-6, -10), (8, -13), (22, -14), (30, -8), (31, 2), (28, 12), (20, 15), (8, 13), (-6, 10)),
        fingers=(
            ((24, 10), (33, 11), (31, 16)),
            ((27, 4), (39, 5), (37, 11)),
            ((28, -3), (42, -2), (41, 5)),
            ((27, -9), (40, -9), (41, -2)),
        ),
        thumb=((4, -8), (18, -18), (36, -13)),
    ),
    "pinch": Shape(
        palm=((-6, -10), (8, -13), (22, -14), (29, -8), (30, 2), (27, 12), (19, 15), (8, 13), (-6, 10)),
        fingers=(
            ((23, 11), (33, 12), (29, 18)),
            ((26, 6), (38, 8), (35, 15)),
            ((28, 0), (43, 2), (43, 9)),
            ((28, -7), (44, -9), (52, -3)),
        ),
        thumb=((6, -9), (22, -18), (45, -8)),
    ),
    "pen": Shape(
        palm=((-6, -10), (8, -14), (22, -15), (30, -8), (31, 2), (28, 12), (20, 16), (8, 14), (-6, 10)),
        fingers=(
            ((22, 12), (34, 15), (30, 20)),
            ((25, 8), (40, 12), (37, 18)),
            ((28, 2), (45, 7), (48, 13)),
            ((28, -7), (46, -5), (55, 6)),
        ),
        thumb=((6, -9), (24, -16), (48, 0)),
    ),
    "cup": Shape(
        palm=((-6, -11), (8, -14), (26, -15), (33, -8), (34, 2), (30, 12), (20, 15), (8, 13), (-6, 10)),
        fingers=(
            ((26, 10), (38, 9), (47, 4)),
            ((30, 5), (46, 3), (57, -3)),
            ((31, -2), (49, -5), (61, -10)),
            ((29, -9), (46, -13), (57, -18)),
        ),
        thumb=((4, -8), (16, -20), (28, -27)),
    ),
    "fist": Shape(
        palm=((-6, -11), (8, -14), (22, -15), (30, -9), (31, 2), (28, 12), (20, 15), (8, 13), (-6, 10)),
        fingers=(
            ((23, 11), (31, 12), (24, 17)),
            ((26, 5), (36, 7), (28, 13)),
            ((28, -2), (39, 0), (31, 7)),
            ((27, -9), (38, -8), (32, 0)),
        ),
        thumb=((4, -8), (18, -17), (30, -16)),
    ),
    "offer": Shape(
        palm=BACK,
        fingers=(
            ((26, 11), (37, 16), (46, 21)),
            ((30, 5), (45, 9), (57, 12)),
            ((31, -2), (48, -2), (62, 0)),
            ((29, -9), (45, -12), (57, -12)),
        ),
        thumb=((5, -8), (14, -22), (24, -32)),
    ),
}


def draw_forearm(sk: Sketch, arm: Arm, sleeve: Tones | None, skin: SkinTones, thick: float) -> None:
    """Elbow to wrist in cloth (or bare when `sleeve` is None), with a cuff."""
    (ex, ey), (wx, wy) = arm.elbow, arm.wrist
    right = ex > 210
    bend = ((ex + wx) / 2, (ey + wy) / 2 + (7 if abs(wy - ey) < 60 else 0))
    wrist = 11.5 * arm.scale
    tones = sleeve or skin
    path = tube([(ex, ey), bend, (wx, wy)], [thick, (thick + wrist) * 0.54, wrist])
    sk.fill(path, tones.base)
    low, high = (max(ey, wy) + thick * 0.8, min(ey, wy) - thick * 0.6)
    if abs(wy - ey) < 60:
        sk.fill(
            path,
            sk.linear(
                (0, high),
                (0, low),
                ((0, tones.light, 0.22), (0.35, tones.light, 0), (0.55, tones.shade, 0.15), (1, tones.shade, 1)),
            ),
        )
    else:
        sk.fill(
            path,
            sk.linear(
                (wx - 26, 0),
                (wx + 26, 0),
                ((0, tones.light, 0.5), (0.4, tones.light, 0), (0.6, tones.shade, 0.5), (1, tones.shade, 0.9)),
            ),
        )
    if right:
        sk.fill(path, tones.shade, 0.7)
    if sleeve is not None:
        dx, dy = wx - bend[0], wy - bend[1]
        length = (dx * dx + dy * dy) ** 0.5 or 1.0
        ux, uy = dx / length, dy / length
        cuff = [(wx - uy * wrist, wy + ux * wrist), (wx + ux * 4, wy + uy * 4), (wx + uy * wrist, wy - ux * wrist)]
        sk.line(smooth([(x - ux * 5, y - uy * 5) for x, y in cuff], closed=False), sleeve.deep, 2.4, 0.55)


def draw_hand(sk: Sketch, arm: Arm, skin: SkinTones, mirror: bool) -> None:
    """The hand at the end of an arm; `mirror` puts the thumb on the other side."""
    shape = SHAPES[arm.hand]
    flip = -1 if mirror != arm.flip else 1
    base = skin.palm if arm.palm else skin.base
    x, y = arm.wrist
    with sk.group(f"translate({x:.1f} {y:.1f}) rotate({arm.turn:.1f}) scale({arm.scale:.3f} {arm.scale * flip:.3f})"):
        if not shape.thumb_over:
            _digit(sk, shape.thumb, shape.width + 0.6, base, skin)
        sk.fill(tube([(-14, 0), (0, 0), (10, 0)], [9.4, 9.6, 11]), base)
        for finger in shape.fingers:
            _digit(sk, finger, shape.width, base, skin)
        path = smooth(shape.palm)
        sk.fill(path, base)
        sk.fill(
            path, sk.radial((12, -8 * flip), 34, ((0, skin.light, 0.5), (0.6, skin.light, 0), (1, skin.shade, 0.35)))
        )
        if not arm.palm:
            for fx, fy in ((29, -9), (31, -2), (30, 5)):
                sk.line(smooth([(fx - 1, fy - 2), (fx + 0.6, fy), (fx - 1, fy + 2)], closed=False), skin.deep, 1.1, 0.5)
        else:
            sk.line(smooth([(22, -11), (12, -2), (4, 8)], closed=False), skin.deep, 1.3, 0.5)
        if shape.thumb_over:
            _digit(sk, shape.thumb, shape.width + 0.7, base, skin)


def _digit(sk: Sketch, finger: Finger, width: float, base: str, skin: SkinTones) -> None:
    """A finger with a dark edge behind it, so that neighbours part."""
    radii = [width, width * 0.96, width * 0.8]
    sk.fill(tube(finger, [r + 0.9 for r in radii]), skin.deep, 0.5)
    sk.fill(tube(finger, radii), base)
