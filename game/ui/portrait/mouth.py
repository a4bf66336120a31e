"""The mouth and what grows around it."""

from game.ui.portrait.expression import Expression
from game.ui.portrait.face import Turn
from game.ui.portrait.palette import SkinTones, Tones, mix
from game.ui.portrait.paths import Point, smooth
from game.ui.portrait.person import Looks
from game.ui.portrait.sketch import Sketch

STEPS = tuple(i / 5 for i in range(-5, 6))
LIPS: dict[str, tuple[float, float]] = {
    # thickness of the upper and the lower lip
    "natural": (4.0, 5.4),
    "full": (5.8, 7.6),
    "thin": (2.4, 3.6),
    "tinted": (4.6, 6.2),
}
LEVEL = 45.0


def draw_mouth(sk: Sketch, looks: Looks, tones: SkinTones, turn: Turn, mood: Expression) -> None:
    """Lips by mood; open mouths show teeth or dark, never both rows."""
    upper, lower = LIPS[looks.lips]
    thin = 1 - 0.6 * mood.press
    upper, lower = upper * thin, lower * thin
    left, right = mood.corners
    half = mood.mouth

    def at(s: float, dy: float) -> Point:
        lift = (left * (1 - s) + right * (1 + s)) / 2
        y = LEVEL + 1.2 * (left + right) / 8 - lift * abs(s) ** 1.7 + dy
        return turn.at(s * half, y, 51 - 9 * s * s)

    def row(thickness: float, power: float = 1.0) -> list[Point]:
        return [at(s, thickness * (1 - s * s) ** power) for s in STEPS]

    def bow() -> list[Point]:
        return [
            at(s, -mood.part * 0.3 * (1 - s * s) - upper * (1 - abs(s) ** 1.7) * (0.72 if s == 0 else 1.0))
            for s in STEPS
        ]

    inner_top, inner_low = row(-mood.part * 0.3), row(mood.part * 0.7)
    outer_low = row(mood.part * 0.7 + lower, 0.8)
    red = mix(tones.lip, "#a8323c", 0.55) if looks.lips == "tinted" else tones.lip
    _under_lip(sk, tones, outer_low)
    sk.fill(smooth([*inner_low, *reversed(outer_low)]), mix(red, tones.light, 0.14))
    sk.fill(smooth([*bow(), *reversed(inner_top)]), mix(red, tones.deep, 0.2))
    if mood.part > 2.4:
        sk.fill(smooth([*inner_top, *reversed(inner_low)]), "#46191e")
        if mood.teeth:
            bite = [at(s, mood.part * 0.26 * (1 - s * s)) for s in STEPS[1:-1]]
            sk.fill(smooth([*inner_top[1:-1], *reversed(bite)]), "#f3ebe2")
    else:
        sk.line(smooth(inner_top, closed=False), mix(tones.line, "#3a0f14", 0.4), 2.2, 0.9)
    for end, s in ((inner_top[0], -1), (inner_top[-1], 1)):
        curl = (left if s < 0 else right) * 0.22
        sk.line(smooth([end, (end[0] + s * 2.4, end[1] - curl)], closed=False), tones.line, 1.9, 0.7)


def _under_lip(sk: Sketch, tones: SkinTones, edge: list[Point]) -> None:
    middle = [(x, y + 3.4) for x, y in edge[3:8]]
    sk.line(smooth(middle, closed=False), tones.shade, 3.0, 0.8)


def draw_beard(sk: Sketch, looks: Looks, grey: Tones, turn: Turn, mood: Expression, contour: list[Point]) -> None:
    """Everything on the jaw that lies under the mouth."""
    kind = looks.beard
    if kind not in ("stubble", "short", "full"):
        if kind == "goatee":
            chin = [
                turn.at(x, y, z)
                for x, y, z in ((-13, 55, 46), (0, 52, 50), (13, 55, 46), (14, 68, 40), (0, 77, 42), (-14, 68, 40))
            ]
            sk.fill(smooth(chin), grey.base)
        return
    low = {"stubble": 0.0, "short": 4.0, "full": 16.0}[kind]
    jaw_left = contour[:5]
    outer_left = [
        (x * (1 - 0.06 * max(0.0, (y - 20) / 45)) - min(low, 3), y + low * max(0.0, (y - 10) / 60))
        for x, y in jaw_left[:4]
    ]
    chin = [(x + (3 if i == 0 else -3), y + low + 1) for i, (x, y) in enumerate(contour[17:19])]
    rise = mood.corners
    inner = [
        turn.at(-45, -2, 6),
        turn.at(-36, 24, 28),
        turn.at(-24, 33 - rise[0] * 0.3, 44),
        turn.at(-10, 34, 54),
        turn.at(0, 36, 56),
        turn.at(10, 34, 54),
        turn.at(24, 33 - rise[1] * 0.3, 44),
        turn.at(36, 24, 28),
        turn.at(45, -2, 6),
    ]
    right_side = contour[13:17]
    outer_right = [
        (x * (1 - 0.06 * max(0.0, (y - 20) / 45)) + min(low, 3), y + low * max(0.0, (y - 10) / 60))
        for x, y in right_side
    ]
    path = smooth([*inner, *outer_right, *chin, *outer_left])
    if kind == "stubble":
        sk.fill(path, grey.base, 0.3)
        return
    sk.fill(path, grey.base)
    sk.fill(path, sk.linear((-50, 0), (62, 20), ((0.5, grey.shade, 0), (0.66, grey.shade, 0.8), (1, grey.shade, 0.9))))


def draw_moustache(sk: Sketch, looks: Looks, grey: Tones, turn: Turn, mood: Expression) -> None:
    """The upper lip's hair; drawn over a full beard too."""
    if looks.beard not in ("moustache", "goatee", "short", "full"):
        return
    heavy = looks.beard in ("moustache", "full")
    reach, drop = mood.mouth + (3 if heavy else 1), 2 if heavy else 0
    left, right = mood.corners
    points = [
        turn.at(-reach, LEVEL + 1 - left * 0.8 + drop, 42),
        turn.at(-reach * 0.55, LEVEL - 8.5, 50),
        turn.at(0, LEVEL - 8, 54),
        turn.at(reach * 0.55, LEVEL - 8.5, 50),
        turn.at(reach, LEVEL + 1 - right * 0.8 + drop, 42),
        turn.at(reach * 0.5, LEVEL - 2.6 - mood.part * 0.3, 50),
        turn.at(0, LEVEL - 4 - mood.part * 0.3, 54),
        turn.at(-reach * 0.5, LEVEL - 2.6 - mood.part * 0.3, 50),
    ]
    sk.fill(smooth(points), grey.shade if looks.beard != "moustache" else grey.base)
