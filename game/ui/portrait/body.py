"""Neck, trunk and upper arms, and how big a person is."""

from dataclasses import dataclass

from game.ui.portrait.palette import SkinTones, Tones
from game.ui.portrait.paths import Point, ellipse, smooth, tube
from game.ui.portrait.person import Looks
from game.ui.portrait.sketch import Sketch

MIDDLE = 210.0
TABLE = 394.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Sizes of a trunk: half width of the shoulders, of the neck, of the waist, and the arm's thickness."""

    shoulder: float
    neck: float
    waist: float
    arm: float
    top: float  # height of the shoulder line


BUILDS = {
    "slim": (99.0, 23.5, 70.0, 21.0),
    "medium": (109.0, 26.5, 82.0, 23.5),
    "broad": (123.0, 31.0, 92.0, 27.0),
    "heavy": (124.0, 33.0, 112.0, 28.0),
}


def frame_of(looks: Looks, raised: float) -> Frame:
    """The frame for a build, shoulders `raised` units."""
    shoulder, neck, waist, arm = BUILDS[looks.build]
    return Frame(shoulder=shoulder, neck=neck, waist=waist, arm=arm, top=250 - raised)


def draw_neck(sk: Sketch, looks: Looks, tones: SkinTones, frame: Frame, sway: float) -> None:
    """Neck and upper chest in skin, with the chin's shadow on it."""
    n, top = frame.neck, frame.top
    x = MIDDLE
    points = [
        (x - n + sway, 176),
        (x - n, 214),
        (x - n - 12, top - 14),
        (x - 44, top + 6),
        (x - 26, top + 46),
        (x, top + 66),
        (x + 26, top + 46),
        (x + 44, top + 6),
        (x + n + 12, top - 14),
        (x + n, 214),
        (x + n + sway, 176),
    ]
    path = smooth(points)
    sk.fill(path, tones.base)
    sk.fill(
        path,
        sk.radial(
            (x + 10 + sway, 176),
            66,
            ((0, tones.deep, 0.75), (0.86, tones.deep, 0.55), (0.92, tones.deep, 0), (1, tones.deep, 0)),
        ),
    )
    side = sk.linear((x - 10, 0), (x + 30, 0), ((0.3, tones.shade, 0), (0.5, tones.shade, 0.55), (1, tones.shade, 0.7)))
    sk.fill(path, side)
    if looks.age in ("older", "old"):
        sk.line(smooth([(x - 12, 214), (x - 9, 236)], closed=False), tones.deep, 1.6, 0.4)
        sk.line(smooth([(x + 12, 214), (x + 9, 236)], closed=False), tones.deep, 1.6, 0.4)


def trunk(frame: Frame, throat: tuple[Point, ...]) -> list[Point]:
    """The outline of the clothes: shoulders down to below the table edge; `throat` is the neckline, left to right."""
    x, s, top = MIDDLE, frame.shoulder, frame.top
    left = [
        (x - frame.waist - 8, 440.0),
        (x - frame.waist, 400.0),
        (x - frame.waist - 2, 350.0),
        (x - s + 24, 300.0),
        (x - s + 12, top + 24),
        (x - s + 24, top + 3),
        (x - s * 0.6, top - 11),
    ]
    right = [(2 * x - px, py) for px, py in reversed(left)]
    return [*left, *throat, *right]


def draw_trunk(sk: Sketch, tones: Tones, frame: Frame, throat: tuple[Point, ...]) -> None:
    """The garment's main shape, lit from the viewer's left."""
    path = smooth(trunk(frame, throat))
    sk.fill(path, tones.base)
    light_across(sk, path, tones)


def draw_upper_arm(sk: Sketch, tones: Tones, bare: SkinTones | None, frame: Frame, elbow: Point, side: int) -> None:
    """From shoulder to elbow, one silhouette with the trunk; a crease where the two meet.

    `bare` is the skin below a short sleeve.
    """
    x, s, top, a = MIDDLE, frame.shoulder, frame.top, frame.arm
    joint = (x + side * (s - a), top + a)
    dx, dy = elbow[0] - joint[0], elbow[1] - joint[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    nx, ny = side * abs(dy) / length, -side * dx / length * (1 if dy > 0 else -1)
    half = (joint[0] + dx * 0.55, joint[1] + dy * 0.55)
    outer = [
        (x + side * s * 0.5, top - 9),
        (x + side * (s - 18), top - 1),
        (x + side * (s - 2), top + 15),
        (half[0] + nx * a, half[1] + ny * a),
        (elbow[0] + nx * a * 0.9, elbow[1] + ny * a * 0.9),
    ]
    inner = [
        (elbow[0] - nx * a * 0.9, elbow[1] - ny * a * 0.9),
        (half[0] - nx * a * 0.9, half[1] - ny * a * 0.9),
        (x + side * (s - 2 * a + 2), top + 62),
        (x + side * s * 0.5, top + 26),
    ]
    if bare is not None:
        skin_arm = tube([half, elbow], [a * 0.84, a * 0.84])
        sk.fill(skin_arm, bare.base)
        light_across(sk, skin_arm, bare)
        cut = (joint[0] + dx * 0.7, joint[1] + dy * 0.7)
        outer[-1], inner[0] = ((cut[0] + nx * a * 1.08, cut[1] + ny * a * 1.08), (cut[0] - nx * a, cut[1] - ny * a))
        path = smooth([*outer, *inner])
    else:
        path = smooth([*outer, (elbow[0], elbow[1] + a * 0.8), *inner])
    sk.fill(path, tones.base)
    light_across(sk, path, tones)
    armpit = (x + side * (s - 2 * a + 3), top + 58)
    crease = [
        (armpit[0] + side * 5, armpit[1] - 22),
        armpit,
        (armpit[0] + (half[0] - nx * a - armpit[0]) * 0.7, (armpit[1] + half[1]) / 2 + 10),
    ]
    sk.line(smooth(crease, closed=False), tones.deep, 2.4, 0.5)


def light_across(sk: Sketch, path: str, tones: Tones) -> None:
    """One light for all cloth, so that seams do not show: bright on the viewer's left, shade from the middle."""
    stops = (
        (0, tones.light, 0.7),
        (0.32, tones.light, 0),
        (0.53, tones.shade, 0),
        (0.6, tones.shade, 0.55),
        (1, tones.shade, 0.95),
    )
    sk.fill(path, sk.linear((MIDDLE - 130, 250), (MIDDLE + 130, 290), stops))
    sk.fill(path, sk.linear((0, 330), (0, 404), ((0, tones.deep, 0), (1, tones.deep, 0.26))))


def contact_shadow(sk: Sketch, centre: Point, rx: float, ry: float, strength: float) -> None:
    """A soft dark patch under something that lies on the table."""
    with sk.group(f"translate({centre[0]:.1f} {centre[1]:.1f}) scale(1 {ry / rx:.3f})"):
        sk.fill(
            ellipse(0, 0, rx),
            sk.radial((0, 0), rx, ((0, "#1a1020", strength), (0.55, "#1a1020", strength * 0.6), (1, "#1a1020", 0))),
        )
