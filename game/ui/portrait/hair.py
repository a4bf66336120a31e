"""Hair: a cap with its hairline over the skull; what hangs beside and behind it is in `hanging`."""

from dataclasses import dataclass
from math import sin

from game.ui.portrait import hanging
from game.ui.portrait.face import Turn
from game.ui.portrait.palette import Tones
from game.ui.portrait.paths import Point, arc, scallop, smooth
from game.ui.portrait.sketch import Sketch

Line3 = tuple[tuple[float, float, float], ...]

NATURAL: Line3 = (
    (-50, -2, 4),
    (-46, -22, 16),
    (-38, -40, 28),
    (-20, -49, 38),
    (0, -51, 42),
    (20, -49, 38),
    (38, -40, 28),
    (46, -22, 16),
    (50, -2, 4),
)
SIDE: Line3 = (
    (-50, 2, 4),
    (-47, -22, 14),
    (-36, -44, 28),
    (-22, -52, 36),
    (0, -47, 44),
    (22, -40, 42),
    (40, -28, 28),
    (47, -14, 16),
    (50, 2, 4),
)
FRINGE: Line3 = (
    (-51, 10, 6),
    (-47, -18, 22),
    (-36, -27, 36),
    (-18, -31, 44),
    (0, -32, 47),
    (18, -31, 44),
    (36, -27, 36),
    (47, -18, 22),
    (51, 10, 6),
)
PARTED: Line3 = (
    (-51, 8, 6),
    (-48, -16, 14),
    (-38, -36, 26),
    (-16, -55, 34),
    (-8, -58, 36),
    (14, -50, 42),
    (36, -34, 30),
    (48, -12, 14),
    (51, 8, 6),
)
CENTRE: Line3 = (
    (-51, 8, 6),
    (-48, -14, 14),
    (-36, -36, 28),
    (-12, -56, 34),
    (0, -60, 34),
    (12, -56, 34),
    (36, -36, 28),
    (48, -14, 14),
    (51, 8, 6),
)
HIGH: Line3 = (
    (-50, -2, 4),
    (-47, -26, 12),
    (-42, -48, 16),
    (-24, -58, 26),
    (0, -56, 34),
    (24, -58, 26),
    (42, -48, 16),
    (47, -26, 12),
    (50, -2, 4),
)
SWEPT: Line3 = (
    (-50, -2, 4),
    (-46, -24, 16),
    (-38, -44, 26),
    (-18, -54, 34),
    (4, -55, 36),
    (24, -51, 36),
    (40, -40, 26),
    (46, -22, 16),
    (50, -2, 4),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A cap's thickness above and beside the skull, its hairline, and names of what goes behind and in front."""

    top: float
    side: float
    line: Line3 = NATURAL
    bumps: float = 0.0
    lean: float = 0.0  # the crown's volume pushed to the viewer's right
    back: str = ""
    front: str = ""
    opacity: float = 1.0


STYLES: dict[str, Style] = {
    "buzz": Style(top=3, side=2, opacity=0.82),
    "cropped": Style(top=7, side=2.5),
    "receding": Style(top=4, side=4, line=HIGH),
    "side_part": Style(top=11, side=4, line=SIDE, lean=3),
    "swept": Style(top=16, side=3, line=SWEPT, lean=6),
    "curly": Style(top=13, side=9, line=NATURAL, bumps=6.5, back="nape"),
    "afro": Style(top=20, side=14, bumps=4, back="afro"),
    "pixie": Style(top=11, side=6, line=SIDE, lean=-2, back="nape"),
    "bob": Style(top=10, side=9, line=PARTED, back="bob", front="bob"),
    "fringe": Style(top=10, side=9, line=FRINGE, back="bob", front="bob"),
    "long": Style(top=9, side=8, line=CENTRE, back="long", front="long"),
    "wavy": Style(top=12, side=10, line=PARTED, back="wavy", front="wavy"),
    "bun": Style(top=7, side=4, line=SWEPT, back="bun"),
    "ponytail": Style(top=8, side=4, line=SIDE, back="tail", front="tail"),
    "braid": Style(top=8, side=5, line=CENTRE, front="braid", back="nape"),
    "locs": Style(top=11, side=8, line=SWEPT, bumps=3.5, back="locs", front="locs"),
}


def cap(style: Style, turn: Turn) -> list[Point]:
    """The hair that sits on the skull: over the crown from ear to ear and back along the hairline.

    On the far side of a turned head the hairline ends at the temple, not behind the face.
    """
    sway = sin(turn.yaw)
    rise = style.top - 5 * sin(turn.nod)
    hidden = 24 * min(1.0, abs(sway) / 0.5)
    start, end = 172 + hidden * (sway < 0), 368 - hidden * (sway > 0)
    over = arc(-4 * sway + style.lean, -12, 52 + style.side, 61 + rise, start, end, 13)
    line = [turn.at(*p) for p in reversed(style.line)]
    if abs(sway) > 0.25:
        line = line[2:] if sway > 0 else line[:-2]
    if style.bumps:
        over = scallop(over, style.bumps)[:-3]
    return [*over, *line]


def draw_skull_back(sk: Sketch, colour: str, turn: Turn) -> None:
    """The back of the head, which a turn brings into sight."""
    away = -25 * sin(turn.yaw)
    sk.fill(smooth([*arc(away, -10, 48, 60, 150, 390, 13), (away + 26, 44), (away - 26, 44)]), colour)


def draw_back(sk: Sketch, name: str, tones: Tones, turn: Turn) -> None:
    """What is seen behind neck and ears."""
    style = STYLES.get(name)
    if style and style.back:
        hanging.BACKS[style.back](sk, tones, -9 * sin(turn.yaw))


def draw_front(sk: Sketch, name: str, tones: Tones, turn: Turn) -> None:
    """The cap over the forehead, with its light."""
    style = STYLES.get(name)
    if style is None:
        return
    path = smooth(cap(style, turn))
    sk.fill(path, tones.base, style.opacity)
    edge = 0.5 if style.bumps else 0.6
    dark = sk.radial((-34, -62), 128, ((edge, tones.shade, 0), (0.66, tones.shade, 0.75), (1, tones.shade, 0.9)))
    sk.fill(path, dark, style.opacity)
    _sheen(sk, style, tones, turn)
    if style.front:
        hanging.FRONTS[style.front](sk, tones, turn)


def _sheen(sk: Sketch, style: Style, tones: Tones, turn: Turn) -> None:
    """A band of light on the crown."""
    sway = -4 * sin(turn.yaw) + style.lean
    rx, ry = 52 + style.side, 61 + style.top - 5 * sin(turn.nod)
    if not style.bumps and style.top > 5:
        high = arc(sway, -12, rx * 0.86, ry * 0.9, 205, 285, 7)
        low = arc(sway, -10, rx * 0.8, ry * 0.76, 285, 205, 7)
        sk.fill(smooth([*high, *low[1:-1]]), tones.light, 0.5)
