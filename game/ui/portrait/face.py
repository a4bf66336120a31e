"""The head without hair: skull, ears, nose, cheeks, age, beard shadow, glasses. Origin between the eyes."""

from dataclasses import dataclass
from math import cos, sin

from game.ui.portrait.expression import Expression
from game.ui.portrait.palette import SkinTones, mix
from game.ui.portrait.paths import Point, ellipse, smooth
from game.ui.portrait.person import Looks
from game.ui.portrait.sketch import Sketch

LEVELS = (-40.0, -20.0, 6.0, 28.0, 47.0, 61.0)
FAR_DEPTH = (2.0, 4.0, 8.0, 14.0, 24.0, 36.0)
NEAR_DEPTH = (0.0, 0.0, 0.0, 3.0, 10.0, 28.0)
HALF_WIDTHS: dict[str, tuple[tuple[float, ...], float]] = {
    "oval": ((45, 50, 51, 47, 37, 21), 69),
    "round": ((46, 52, 54, 52, 43, 26), 67),
    "square": ((46, 50, 51, 49.5, 44.5, 29), 69),
    "long": ((44, 48, 48, 45, 36.5, 21), 76),
    "heart": ((48, 52, 51, 44, 32, 17), 69),
}


@dataclass(frozen=True, slots=True)
class Turn:
    """How the head is turned: yaw to the viewer's right, nod downwards, radians."""

    yaw: float
    nod: float

    def at(self, x: float, y: float, z: float) -> Point:
        """Where a point of the head (z towards the viewer) is seen."""
        return x * cos(self.yaw) + z * sin(self.yaw), y * cos(self.nod) + z * sin(self.nod)

    def narrow(self, side: int) -> float:
        """How wide a feature on a side (-1 or 1) looks, 1 being frontal."""
        return min(1.05, cos(self.yaw + side * 0.44) / cos(0.44))


def outline(looks: Looks, turn: Turn) -> list[Point]:
    """The contour of the face, clockwise from the viewer's left temple over the crown."""
    widths, chin = HALF_WIDTHS[looks.face]
    if looks.age in ("older", "old"):
        widths = (*widths[:3], widths[3] + 1.5, widths[4] + 2.5, widths[5] + 3)
    if looks.build == "heavy":
        widths = (*widths[:2], *(w + g for w, g in zip(widths[2:], (2, 4, 5, 4), strict=True)))
    sway, bow = sin(turn.yaw), 30 * sin(turn.nod)

    def side(sign: int) -> list[Point]:
        depths = FAR_DEPTH if sign * sway > 0 else NEAR_DEPTH
        rows = zip(LEVELS, widths, depths, strict=True)
        return [(sign * w + d * sway, y + bow * max(0.0, (y + 20) / 90)) for y, w, d in rows]

    drop = chin + bow
    tip = 42 * sway
    left, right = side(-1), side(1)
    crown = [(-38.5, -54.0), (-23.0, -67.0), (0.0, -73.0), (23.0, -67.0), (38.5, -54.0)]
    return [*reversed(left), *crown, *right, (9 + tip, drop), (-8 + tip, drop)]


def draw_ear(sk: Sketch, tones: SkinTones, turn: Turn, side: int) -> None:
    """One ear; the far one is drawn before the face so that a turned head hides it."""
    x, y = turn.at(side * 51, 8, -6 if side * turn.yaw > 0 else 6)
    wide = 9.5 if side * turn.yaw <= 0 else 7.0
    points = [(0, -15), (wide * 0.9, -12), (wide, -2), (wide * 0.6, 9), (1, 17), (-5, 10), (-5, -8)]
    sk.fill(smooth([(x + side * px, y + py) for px, py in points]), tones.base if side < 0 else tones.shade)
    inner = [(wide * 0.1, -9), (wide * 0.55, -7), (wide * 0.5, 1), (wide * 0.1, 6)]
    sk.line(smooth([(x + side * px, y + py) for px, py in inner], closed=False), tones.deep, 2.0, 0.6)


def draw_skull(sk: Sketch, looks: Looks, tones: SkinTones, turn: Turn, mood: Expression) -> None:
    """Ears, face, the light on it, cheeks and the marks of age."""
    far = 1 if turn.yaw > 0 else -1
    draw_ear(sk, tones, turn, far)
    path = smooth(outline(looks, turn))
    sk.fill(path, tones.base)
    glow = sk.radial(
        turn.at(-20, -14, 30), 74, ((0, tones.light, 0.85), (0.45, tones.light, 0.35), (1, tones.light, 0))
    )
    sk.fill(path, glow)
    sway = 34 * sin(turn.yaw)
    edge = sk.radial(
        (-46 + sway, -16), 132, ((0.695, tones.shade, 0), (0.73, tones.shade, 0.62), (1, tones.shade, 0.9))
    )
    sk.fill(path, edge)
    _cheeks(sk, looks, tones, turn, mood)
    _age_lines(sk, looks, tones, turn, mood)
    draw_ear(sk, tones, turn, -far)


def _cheeks(sk: Sketch, looks: Looks, tones: SkinTones, turn: Turn, mood: Expression) -> None:
    warmth = (0.54 if looks.age == "young" else 0.42) + 0.4 * mood.flush + (0.3 if looks.marks == "rosy_cheeks" else 0)
    for side in (-1, 1):
        x, y = turn.at(side * 29, 23 - 3 * mood.squint, 36)
        r = 17 * max(0.7, turn.narrow(side))
        sk.fill(ellipse(x, y, r), sk.radial((x, y), r, ((0, tones.blush, warmth), (1, tones.blush, 0))))
    if looks.marks == "freckles":
        for i, (fx, fy) in enumerate(
            ((-32, 18), (-25, 22), (-19, 17), (-28, 27), (22, 18), (29, 23), (35, 18), (26, 28))
        ):
            sk.fill(ellipse(*turn.at(fx, fy, 38), 1.3 + 0.3 * (i % 2)), tones.deep, 0.55)
    if looks.marks == "mole":
        sk.fill(ellipse(*turn.at(20, 36, 40), 1.9), tones.line, 0.85)


def _age_lines(sk: Sketch, looks: Looks, tones: SkinTones, turn: Turn, mood: Expression) -> None:
    years = {"young": 0.0, "middle": 0.28, "older": 0.65, "old": 1.0}[looks.age]
    smile = max(0.0, sum(mood.corners) / 18)
    fold = min(1.0, years * 0.8 + smile * 0.55)
    reach = mood.mouth - 17
    for side in (-1, 1):
        if fold > 0.36:
            points = [
                turn.at(side * 13, 27, 52),
                turn.at(side * (20 + reach * 0.5), 35, 48),
                turn.at(side * (23 + reach), 47, 42),
            ]
            sk.line(smooth(points, closed=False), tones.deep, 1.9, 0.7 * fold)
        bag = max(years - 0.1 if years else 0.0, mood.bags)
        if bag > 0:
            points = [turn.at(side * 13, 9.5, 46), turn.at(side * 22, 13.5, 44), turn.at(side * 32, 10, 38)]
            sk.line(smooth(points, closed=False), tones.deep, 1.7, 0.65 * bag)
        if years > 0.5 or mood.squint > 0.6:
            for dy in (-3, 2):
                a, b = turn.at(side * 38, 1 + dy * 0.6, 26), turn.at(side * 44, 0 + dy * 1.7, 20)
                sk.line(smooth([a, b], closed=False), tones.deep, 1.4, 0.6 * max(years, 0.4))
    lift = mood.brow_in
    if years > 0.5 or lift > 5:
        for row, y in enumerate((-36, -43, -50)[: 2 if years < 0.9 else 3]):
            span = 20 - 3 * row
            points = [
                turn.at(-span, y - lift * 0.3 + 2, 42),
                turn.at(0, y - lift * 0.3, 47),
                turn.at(span, y - lift * 0.3 + 2, 42),
            ]
            sk.line(smooth(points, closed=False), tones.deep, 1.4, 0.55 * max(years, 0.5))
    if mood.frown:
        for side in (-1, 1):
            x = side * (5.5 - mood.pinch * 0.35)
            points = [turn.at(x, -20, 48), turn.at(x * 0.8, -12, 50), turn.at(x * 1.1, -7, 50)]
            sk.line(smooth(points, closed=False), tones.deep, 1.8, 0.75 * mood.frown)


NOSES: dict[str, tuple[float, float, float, float]] = {
    # half width at the wings, length, bridge bump, tip roundness
    "straight": (9.5, 31, 0.0, 5.0),
    "broad": (13.5, 30, 0.0, 6.5),
    "aquiline": (9.5, 33, 3.0, 4.5),
    "button": (9.0, 26, -1.5, 5.5),
    "long": (9.5, 36, 1.0, 4.5),
}


def draw_nose(sk: Sketch, looks: Looks, tones: SkinTones, turn: Turn) -> None:
    """A lit bridge, a shaded side, and the line under the tip."""
    wing, length, bump, tip = NOSES[looks.nose]
    side = 1 if turn.yaw >= -0.12 else -1
    ridge = [turn.at(side * 5, -10, 46), turn.at(side * (2 + bump), 8, 56), turn.at(side * 1.5, length - 6, 64)]
    base = [
        turn.at(side * tip, length - 1, 62),
        turn.at(side * wing, length - 2, 54),
        turn.at(side * wing * 0.95, length - 9, 53),
    ]
    back = [turn.at(side * 6.5, length - 16, 52), turn.at(side * 8.5, -2, 44)]
    sk.fill(smooth([*ridge, *base, *back]), tones.shade, 0.8 if side > 0 else 0.55)
    left, right = turn.at(-wing, length - 3, 54), turn.at(wing, length - 3, 54)
    mid_l, mid_r, low = (
        turn.at(-wing * 0.5, length + 0.5, 60),
        turn.at(wing * 0.5, length + 0.5, 60),
        turn.at(0, length + 2.6, 63),
    )
    up_l, up_r = turn.at(-wing, length - 8, 53), turn.at(wing, length - 8, 53)
    sk.line(smooth([up_l, left, mid_l, low, mid_r, right, up_r], closed=False), tones.line, 2.0, 0.72)
    shine = turn.at(-side * 1.5, length - 8, 64)
    sk.fill(ellipse(*shine, 3.0, 3.6), tones.light, 0.75)


def draw_brows(sk: Sketch, looks: Looks, colour: str, turn: Turn, mood: Expression) -> None:
    """Two tapered brows, thick inside, moved by the mood."""
    thick = {"soft": 4.4, "thick": 6.6, "thin": 2.8, "arched": 3.8, "straight": 5.0}[looks.brows]
    arch = mood.brow_arch + {"arched": 4.0, "straight": -3.0, "thick": -0.5}.get(looks.brows, 0.0)
    for side in (-1, 1):
        lift = mood.cock if side > 0 else mood.cock * -0.25
        inner, outer = -18.5 - mood.brow_in - lift, -17 - mood.brow_out - lift
        peak = (inner + outer) / 2 - arch
        spine = ((10.5 - mood.pinch, inner, 47.0), (24.0, peak - 1, 42.0), (37.0, outer + 1.5, 30.0))
        top = [
            turn.at(side * x, y - t, z) for (x, y, z), t in zip(spine, (thick * 0.5, thick * 0.62, 0.4), strict=True)
        ]
        low = [
            turn.at(side * x, y + t, z) for (x, y, z), t in zip(spine, (thick * 0.55, thick * 0.38, 0.9), strict=True)
        ]
        sk.fill(smooth([*top, *reversed(low)]), colour)


def draw_glasses(sk: Sketch, looks: Looks, turn: Turn) -> None:
    """Frames by kind, following the turn of the head."""
    if looks.glasses == "none":
        return
    rx, ry, y0, width, colour = {
        "round": (16.5, 15.5, 2.5, 2.5, "#6b4a2a"), "square": (17.5, 13.0, 2.0, 3.0, "#2a2a33"),
        "bold": (18.0, 14.5, 2.0, 5.0, "#5a2626"), "half": (16.0, 8.0, 10.0, 2.3, "#8a6d3a"),
    }[looks.glasses]  # fmt: skip
    edges: list[Point] = []
    for side in (-1, 1):
        cx, cy = turn.at(side * 23.5, y0, 48)
        w = rx * max(0.62, turn.narrow(side))
        if looks.glasses in ("square", "bold"):
            corner = 0.93
            points = [(-w, -ry * 0.5), (-w * corner, -ry), (0, -ry * 1.05), (w * corner, -ry), (w, -ry * 0.5),
                      (w * 0.86, ry * 0.8), (0, ry * 1.05), (-w * 0.86, ry * 0.8)]  # fmt: skip
            path = smooth([(cx + px, cy + py) for px, py in points])
        else:
            path = ellipse(cx, cy, w, ry)
        sk.fill(path, "#ffffff", 0.13)
        sk.line(
            smooth([(cx - w * 0.5, cy - ry * 0.35), (cx - w * 0.15, cy - ry * 0.7)], closed=False), "#ffffff", 2.2, 0.5
        )
        sk.line(path, colour, width)
        edges += [(cx - w, cy), (cx + w, cy)]
    (ax, ay), (bx, by) = edges[1], edges[2]
    sk.line(smooth([(ax, ay - 2), ((ax + bx) / 2, ay - 5), (bx, by - 2)], closed=False), colour, width)
    near = -1 if turn.yaw > -0.05 else 1
    start = edges[0] if near < 0 else edges[3]
    sk.line(smooth([start, turn.at(near * 51, 2, 4)], closed=False), mix(colour, "#000000", 0.2), width * 0.9)
