"""Eyes: a calm almond, an iris cut by the lids, a lid with weight, and nothing more."""

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from game.ui.portrait.expression import Expression
from game.ui.portrait.face import Turn
from game.ui.portrait.palette import EYES, SkinTones, mix
from game.ui.portrait.paths import Point, ellipse, poly, smooth
from game.ui.portrait.person import Looks
from game.ui.portrait.sketch import Sketch

EDGE = 51.0
STEPS = tuple(i / 5 for i in range(-5, 6))
CIRCLE = tuple((cos(pi * i / 12), sin(pi * i / 12)) for i in range(24))
SHAPES: dict[str, tuple[float, float, float, float]] = {
    # half width, upper height, lower height, outer corner raised
    "almond": (12.0, 7.4, 3.6, 1.4),
    "round": (11.2, 8.6, 4.6, 0.4),
    "hooded": (11.8, 6.2, 3.6, -0.6),
    "narrow": (12.2, 5.6, 3.0, 2.2),
}


def draw_eyes(sk: Sketch, looks: Looks, tones: SkinTones, turn: Turn, mood: Expression) -> None:
    """Both eyes looking where the mood says."""
    for side in (-1, 1):
        _eye(sk, looks, tones, turn, mood, side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Almond:
    """One eye's opening: s runs from -1 at the nose to 1 at the temple."""

    x: float
    y: float
    side: int  # -1 on the viewer's left
    half: float
    height: float
    depth: float
    slant: float
    sag: float

    def _base(self, s: float) -> float:
        return self.y - (self.slant * s * (0.5 + 0.5 * s) if s > 0 else 0.0)

    def upper(self, s: float) -> float:
        """The height of the upper lid's edge."""
        skew = 1 - ((s + 0.15) / (1.15 if s > -0.15 else 0.85)) ** 2
        return float(self._base(s) + self.sag - self.height * max(0.0, skew) ** 0.75)

    def lower(self, s: float) -> float:
        """The height of the lower lid's edge."""
        return self._base(s) + (self.sag + self.depth) * (1 - s * s)

    def across(self, s: float) -> float:
        """Where s lies in the picture."""
        return self.x + self.side * s * self.half

    def share(self, x: float) -> float:
        """The s of a place in the picture, kept inside the eye."""
        return max(-1.0, min(1.0, self.side * (x - self.x) / self.half))

    def top(self) -> list[Point]:
        """The upper edge, from the nose outwards."""
        return [(self.across(s), self.upper(s)) for s in STEPS]

    def bottom(self) -> list[Point]:
        """The lower edge, from the nose outwards."""
        return [(self.across(s), self.lower(s)) for s in STEPS]


def almond_of(looks: Looks, turn: Turn, mood: Expression, side: int) -> Almond:
    """The opening of an eye for a shape, a turn of the head and a mood."""
    half, up, down, slant = SHAPES[looks.eye_shape]
    up *= 1.08 if looks.age == "young" else 1.0
    x, y = turn.at(side * 23, 1, 45)
    half *= max(0.66, turn.narrow(side))
    x = max(half - EDGE, min(EDGE - half, x))
    return Almond(
        x=x, y=y, side=side, half=half, height=up * mood.lid, slant=slant,
        depth=down * (max(0.15, min(1.0, mood.lid * 2)) - 1.1 * mood.squint), sag=2.2 * max(0.0, 0.6 - mood.lid),
    )  # fmt: skip


def _eye(sk: Sketch, looks: Looks, tones: SkinTones, turn: Turn, mood: Expression, side: int) -> None:
    eye = almond_of(looks, turn, mood, side)
    if mood.lid > 0.16:
        white = smooth([*eye.top(), *reversed(eye.bottom()[1:-1])])
        sk.fill(white, tones.white)
        _iris(sk, looks, mood, eye)
        high = eye.y - eye.height
        sk.fill(white, sk.linear((0, high), (0, high + 7), ((0, tones.deep, 0.55), (1, tones.deep, 0))))
    _upper_lid(sk, looks, tones, mood, eye)
    sk.line(smooth(eye.bottom()[2:], closed=False), tones.deep, 1.3, 0.5 + 0.3 * mood.squint)


def _iris(sk: Sketch, looks: Looks, mood: Expression, eye: Almond) -> None:
    """Three discs cut where the lids cover them, and a spark of light."""
    x = eye.x + mood.gaze[0] * eye.half * 0.46
    y = eye.y - 1.4 + mood.gaze[1] * 3.4
    colour = EYES[looks.eyes]
    for radius, fill in ((6.5, mix(colour, "#120c10", 0.35)), (5.4, colour), (3.1, "#17110f")):
        points: list[Point] = []
        for dx, dy in CIRCLE:
            s = eye.share(x + dx * radius)
            points.append((eye.across(s), max(eye.upper(s), min(eye.lower(s), y + dy * radius))))
        sk.fill(poly(points), fill)
    if mood.lid > 0.5 and y - 3.5 > eye.upper(eye.share(x - 2.1)):
        sk.fill(ellipse(x - 2.1, y - 2.3, 1.7), "#ffffff", 0.95)


def _upper_lid(sk: Sketch, looks: Looks, tones: SkinTones, mood: Expression, eye: Almond) -> None:
    """The lid's dark edge, heavier outwards, and its crease."""
    top = eye.top()
    weight = 3.0 if looks.lashes == "long" else 2.3
    edge = [(x, y - 0.5 - weight * sqrt(i / 10)) for i, (x, y) in enumerate(top)]
    if looks.lashes == "long" and abs(eye.x) + eye.half < EDGE - 3:
        edge[-1] = (top[-1][0] + eye.side * 4.2, top[-1][1] - 4.6)
    sk.fill(smooth([*top, *reversed(edge)]), "#1d1416")
    if mood.lid <= 0.45:
        fold = [(x, y - 6.0 * (1 - ((i - 5) / 5.6) ** 2) - 2) for i, (x, y) in enumerate(top)]
    elif looks.eye_shape == "narrow":
        return
    else:
        gap = 3.0 if looks.eye_shape == "hooded" else 4.2
        fold = [(x, y - gap) for x, y in top]
    sk.line(smooth(fold[1:-1], closed=False), tones.deep, 1.6, 0.62)
