"""The table and what lies on it: folder, pages, pen; and the clock on the wall."""

from math import cos, pi, sin

from game.ui.portrait.body import TABLE, contact_shadow
from game.ui.portrait.palette import mix
from game.ui.portrait.paths import Point, arc, ellipse, poly, smooth
from game.ui.portrait.sketch import Sketch

WOOD = "#b98a5e"
FOLDER = "#d8b46a"
BACK_OF_FOLDER = "#b98f48"
PAPER = "#f6f1e7"
INK = "#5c6673"
BLUE = "#2c4a7c"
CLOCK: Point = (352, 84)


def draw_table(sk: Sketch, left: float, right: float, bottom: float, *, dusk: float) -> None:
    """The table top from its far edge down; `dusk` 0 to 1 darkens the wood."""
    wood = mix(WOOD, "#241a2a", dusk)
    top = [(left, TABLE), (right, TABLE), (right, bottom), (left, bottom)]
    sk.fill(poly(top), wood)
    light, dark = mix(wood, "#ffe9c9", 0.4), mix(wood, "#3a1d20", 0.34)
    sk.fill(
        poly(top),
        sk.linear(
            (left, TABLE), (right, bottom), ((0, light, 0.9), (0.5, light, 0.1), (0.6, dark, 0.05), (1, dark, 0.55))
        ),
    )
    sk.fill(poly([(left, TABLE), (right, TABLE), (right, TABLE + 3.5), (left, TABLE + 3.5)]), light, 0.7)


def _perspective(u: float, v: float) -> Point:
    """A place on the table: u -1 to 1 across a wide strip, v 0 far to 1 near."""
    return 210 + u * (140 + 34 * v), 400 + 52 * v


def _sheet(u0: float, u1: float, v0: float, v1: float) -> list[Point]:
    return [_perspective(u0, v0), _perspective(u1, v0), _perspective(u1, v1), _perspective(u0, v1)]


def _lines(sk: Sketch, u0: float, u1: float, v0: float, v1: float, count: int, colour: str = INK) -> None:
    """Written lines on a sheet, the last one short."""
    for i in range(count):
        v = v0 + (v1 - v0) * i / max(1, count - 1)
        end = u1 if i < count - 1 else u0 + (u1 - u0) * 0.6
        sk.line(poly([_perspective(u0, v), _perspective(end, v)], closed=False), colour, 1.9, 0.6)


def draw_prop(sk: Sketch, name: str) -> None:
    """One thing by name, under the hands."""
    PROPS[name](sk)


def _folder_shut(sk: Sketch) -> None:
    """Hinged on the left, the cover a hand's breadth from shut and going down."""
    contact_shadow(sk, (216, 440), 150, 22, 0.42)
    sk.fill(poly([(x + 2, y + 5) for x, y in _sheet(-0.58, 0.72, 0.1, 0.9)]), BACK_OF_FOLDER)
    sk.fill(poly([(x + 1, y + 1) for x, y in _sheet(-0.54, 0.69, 0.12, 0.86)]), PAPER)
    a, b, c, d = _sheet(-0.58, 0.72, 0.08, 0.86)
    cover = [a, (b[0] - 2, b[1] - 17), (c[0] - 2, c[1] - 19), d]
    sk.fill(poly([(a[0], a[1] + 2), b, c, (d[0], d[1] + 2)]), "#5b4326", 0.4)
    sk.fill(poly(cover), FOLDER)
    sk.fill(
        poly(cover),
        sk.linear((120, 400), (330, 430), ((0, "#fff0c4", 0.1), (0.6, "#fff0c4", 0.45), (1, "#6a3f1c", 0.25))),
    )
    sk.fill(poly([(184, 421), (236, 416), (240, 428), (186, 433)]), PAPER, 0.95)
    sk.line(poly([(192, 427), (230, 423.5)], closed=False), INK, 2.0, 0.6)


def _folder_open(sk: Sketch) -> None:
    contact_shadow(sk, (226, 438), 170, 22, 0.4)
    sk.fill(poly(_sheet(-0.12, 0.78, 0.06, 0.84)), BACK_OF_FOLDER)
    sk.fill(poly([(x + 3, y - 2) for x, y in _sheet(-0.06, 0.7, 0.1, 0.8)]), "#e5dccb")
    sk.fill(poly(_sheet(-0.06, 0.7, 0.06, 0.76)), PAPER)
    _lines(sk, 0.02, 0.6, 0.18, 0.64, 5)
    a, b = _perspective(-0.12, 0.06), _perspective(-0.12, 0.84)
    cover = [a, b, (104, 404), (92, 358)]
    sk.fill(poly(cover), mix(FOLDER, "#3b1d10", 0.12))
    inner = [(a[0] - 4, a[1] - 1), (b[0] - 5, b[1] - 5), (112, 400), (102, 363)]
    sk.fill(poly(inner), mix(PAPER, FOLDER, 0.45))


def _folder_back(sk: Sketch) -> None:
    """Standing on its spine half way over: the back of it shows, the pages slide out below."""
    contact_shadow(sk, (214, 438), 130, 18, 0.45)
    sk.fill(poly([(146, 432), (276, 440), (290, 446), (150, 440)]), PAPER)
    cover = [(132, 428), (268, 436), (318, 350), (196, 338)]
    sk.fill(poly([(x + 5, y + 4) for x, y in cover]), PAPER)
    sk.fill(poly(cover), BACK_OF_FOLDER)
    sk.fill(
        poly(cover), sk.linear((180, 338), (250, 440), ((0, "#ffe9b8", 0.45), (0.6, "#ffe9b8", 0), (1, "#4a2814", 0.4)))
    )
    sk.line(poly([(138, 424), (199, 342)], closed=False), "#6d4a1c", 2.2, 0.6)


def _page_signed(sk: Sketch) -> None:
    contact_shadow(sk, (230, 436), 110, 20, 0.3)
    sk.fill(poly([(x + 2, y + 3) for x, y in _sheet(-0.22, 0.46, 0.04, 0.96)]), "#d9cfbd")
    sk.fill(poly(_sheet(-0.22, 0.46, 0.04, 0.94)), PAPER)
    _lines(sk, -0.16, 0.38, 0.12, 0.42, 4)
    sk.line(poly([_perspective(-0.16, 0.78), _perspective(0.22, 0.78)], closed=False), INK, 1.6, 0.7)
    sx, sy = _perspective(-0.15, 0.74)
    scrawl = [
        (sx, sy),
        (sx + 6, sy - 9),
        (sx + 9, sy + 1),
        (sx + 16, sy - 7),
        (sx + 20, sy + 1),
        (sx + 28, sy - 5),
        (sx + 33, sy),
        (sx + 46, sy - 5),
    ]
    sk.line(smooth(scrawl, closed=False), BLUE, 2.5)


def _page_to_you(sk: Sketch) -> None:
    contact_shadow(sk, (200, 440), 130, 22, 0.36)
    page = [(128, 408), (254, 402), (300, 454), (130, 470)]
    sk.fill(poly([(x + 2, y + 3) for x, y in page]), "#d9cfbd")
    sk.fill(poly(page), PAPER)
    for i in range(4):
        k = i / 4
        a, b = (146 + 3 * k, 420 + 36 * k), (240 + 30 * k, 414 + 33 * k)
        end = b if i != 3 else ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        sk.line(poly([a, end], closed=False), INK if i else BLUE, 2.2 if i else 3.8, 0.65 if i else 0.9)


def _pen_cap(sk: Sketch) -> None:
    """Held between two hands, the cap a finger's breadth away from the pen."""
    sk.line(poly([(160, 381), (203, 374)], closed=False), mix(BLUE, "#ffffff", 0.12), 9.0)
    sk.line(poly([(168, 377), (200, 372)], closed=False), "#9db4d8", 2.0, 0.8)
    sk.fill(poly([(211, 373), (226, 369), (226, 376)]), "#c9a24a")
    sk.line(poly([(229, 372), (262, 376)], closed=False), BLUE, 7.5)
    sk.line(poly([(232, 370), (256, 373)], closed=False), "#9db4d8", 1.6, 0.7)


def _pen_held(sk: Sketch) -> None:
    sk.line(poly([(213, 440), (281, 366)], closed=False), BLUE, 5.8)
    sk.line(poly([(252, 396), (280, 366)], closed=False), "#9db4d8", 1.6, 0.8)
    sk.line(poly([(210, 443), (217, 435)], closed=False), "#c9a24a", 3.4)


PROPS = {
    "folder_shut": _folder_shut,
    "folder_open": _folder_open,
    "folder_back": _folder_back,
    "page_signed": _page_signed,
    "page_to_you": _page_to_you,
    "pen_cap": _pen_cap,
    "pen_held": _pen_held,
}


def draw_clock(sk: Sketch) -> None:
    """A plain wall clock at nine minutes to four."""
    x, y = CLOCK
    sk.fill(ellipse(x + 4, y + 6, 36), "#1a1020", 0.22)
    sk.fill(ellipse(x, y, 36), "#33434f")
    sk.fill(ellipse(x, y, 30), "#f7f2e8")
    for i in range(12):
        a = i * pi / 6
        r = 22.5 if i % 3 == 0 else 24.5
        sk.line(
            poly([(x + r * sin(a), y - r * cos(a)), (x + 27 * sin(a), y - 27 * cos(a))], closed=False),
            "#33434f",
            2.4 if i % 3 == 0 else 1.5,
        )
    for turn, length, width in ((3.85 / 12, 14, 4.2), (51 / 60, 22, 3.0)):
        a = 2 * pi * turn
        sk.line(poly([(x, y), (x + length * sin(a), y - length * cos(a))], closed=False), "#24303a", width)
    sk.fill(ellipse(x, y, 3.2), "#c94f3d")


def draw_motion(sk: Sketch, kind: str, ink: str) -> None:
    """Two or three strokes in the air where something has just moved."""
    for points in MOTION.get(kind, ()):
        sk.line(smooth(points, closed=False), ink, 3.2, 0.6)


MOTION: dict[str, tuple[list[Point], ...]] = {
    "shake": (
        arc(196, 150, 92, 96, 160, 200), arc(196, 150, 108, 110, 166, 194),
        arc(214, 150, 92, 96, -20, 20), arc(214, 150, 108, 110, -14, 14),
    ),
    "over": (arc(262, 400, 96, 92, 282, 330), arc(262, 400, 112, 108, 290, 318)),
}  # fmt: skip
