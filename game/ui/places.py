"""Quiet drawn rooms behind a person: few shapes, low contrast, one light from the viewer's left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.ui.portrait.figure import View, view_for
from game.ui.portrait.palette import mix
from game.ui.portrait.paths import Point, arc, ellipse, poly, smooth
from game.ui.portrait.sketch import Sketch

if TYPE_CHECKING:
    import pygame

ALIASES = {
    "care": "ward", "school": "school_office", "city": "council_chamber", "city_hall": "council_chamber",
    "trade": "quay", "courts": "court", "depot": "bus_depot",
}  # fmt: skip
NIGHT_SHARE = 0.75
FLOOR = 420.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hues:
    """A room's wall, its quieter and stronger shapes, and the light in its window."""

    wall: str
    soft: str
    firm: str
    light: str


def _hues(wall: str, firm: str, light: str) -> Hues:
    return Hues(wall=wall, soft=mix(wall, firm, 0.3), firm=mix(wall, firm, 0.62), light=light)


def box(x: float, y: float, width: float, height: float) -> str:
    """A rectangle's path."""
    return poly([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def draw_place(place: str, size: tuple[int, int], dark: bool = False) -> pygame.Surface:
    """The backdrop for a place or a system, `size` pixels, opaque; an unknown name gives a plain room.

    The same arguments give the same surface: blit it, never draw on it.
    """
    from game.ui.raster import rasterise_opaque  # needs pygame; whoever wants the SVG alone does not
    from game.ui.shelf import PICTURES

    return PICTURES.get(("place", place, size, dark), lambda: rasterise_opaque(place_svg(place, size, dark)))


def is_place_drawn(place: str, size: tuple[int, int], dark: bool) -> bool:
    """Whether the backdrop is at hand, so that drawing it costs nothing."""
    from game.ui.shelf import PICTURES

    return ("place", place, size, dark) in PICTURES


def place_svg(place: str, size: tuple[int, int], dark: bool) -> bytes:
    """The backdrop as SVG text."""
    view = view_for(size)
    hues, paint = ROOMS.get(ALIASES.get(place, place), ROOMS["room"])
    sk = Sketch(night=NIGHT_SHARE if dark else 0.0)
    x, y, width, height = view
    whole = box(x - 2, y - 2, width + 4, height + 4)
    sk.fill(whole, hues.wall)
    paint(sk, hues, view)
    _air(sk, whole, view, dark)
    return sk.text(view, size)


def _air(sk: Sketch, whole: str, view: View, dark: bool) -> None:
    """Light falling in from the upper left, and a calm centre for the head."""
    x, y, width, height = view
    if dark:
        lamp = sk.radial(
            (x + width * 0.16, y + height * 0.1),
            width * 0.75,
            ((0, "#ffcf8a", 0.75), (0.5, "#e0a868", 0.2), (1, "#e0a868", 0)),
        )
        sk.fill(whole, lamp)
        sk.fill(whole, sk.radial((210, 170), 250, ((0, "#a9bbe0", 0.85), (0.5, "#a9bbe0", 0.35), (1, "#a9bbe0", 0))))
    else:
        sk.fill(
            whole,
            sk.linear(
                (x, y), (x + width, y + height), ((0, "#fff6e0", 0.5), (0.5, "#fff6e0", 0.08), (1, "#3a3350", 0.14))
            ),
        )


def _window(sk: Sketch, hues: Hues, x: float, y: float, width: float, height: float, panes: int = 2) -> None:
    """A bright window with thin bars."""
    sk.fill(box(x - 6, y - 6, width + 12, height + 12), hues.soft)
    sk.fill(
        box(x, y, width, height),
        sk.linear((x, y), (x, y + height), ((0, hues.light, 1), (1, mix(hues.light, hues.wall, 0.55), 1))),
    )
    for i in range(1, panes):
        sk.line(poly([(x + width * i / panes, y), (x + width * i / panes, y + height)], closed=False), hues.soft, 4)
    sk.line(poly([(x, y + height * 0.42), (x + width, y + height * 0.42)], closed=False), hues.soft, 3.5)
    sk.fill(box(x - 12, y + height + 6, width + 24, 7), hues.firm, 0.55)


def _beam(sk: Sketch, x: float, width: float) -> None:
    """A slanted patch of daylight on the wall."""
    sk.fill(poly([(x, 0), (x + width, 0), (x + width + 190, 480), (x + 190, 480)]), "#fff8e6", 0.22)


def _ward(sk: Sketch, h: Hues, v: View) -> None:
    _window(sk, h, -30, 40, 118, 190, 2)
    for i in range(6):
        sk.line(poly([(-30, 48 + 11 * i), (88, 48 + 11 * i)], closed=False), h.soft, 3.0, 0.5)
    _beam(sk, 80, 70)
    sk.fill(box(v[0] - 2, 300, v[2] + 4, 12), h.firm, 0.5)
    sk.fill(box(v[0] - 2, 312, v[2] + 4, 200), h.soft, 0.6)
    for start in (404, 640, -420):
        sk.line(poly([(start - 24, 36), (start + 150, 36)], closed=False), h.firm, 4, 0.7)
        for i in range(6):
            x = start - 18 + 26 * i
            sk.fill(
                smooth([(x, 38), (x + 26, 38), (x + 28, 200), (x + 24, 380), (x + 2, 380), (x - 2, 200)]),
                (h.soft, h.firm)[i % 2],
                0.55,
            )
    sk.fill(box(300, 190, 62, 44), h.firm, 0.5)
    trace: list[Point] = [(308, 214), (320, 214), (325, 202), (331, 224), (336, 214), (354, 214)]
    sk.line(poly(trace, closed=False), h.light, 2.4, 0.8)
    sk.line(poly([(331, 234), (331, 400)], closed=False), h.firm, 5, 0.5)


def _school(sk: Sketch, h: Hues, v: View) -> None:
    _window(sk, h, -60, 30, 140, 170, 3)
    sk.fill(smooth([(-50, 196), (-44, 140), (-10, 110), (20, 128), (34, 160), (40, 198)]), h.firm, 0.35)
    _beam(sk, 60, 90)
    sk.fill(box(276, 140, 190, 118), h.soft, 0.9)
    sheets = (
        (288, 152, 34, 42),
        (330, 150, 44, 30),
        (384, 156, 32, 40),
        (294, 204, 50, 36),
        (352, 190, 26, 34),
        (388, 208, 46, 32),
    )
    for i, (x, y, w, t) in enumerate(sheets):
        sk.fill(box(x, y, w, t), (h.light, mix(h.wall, "#c98b5e", 0.3), mix(h.wall, "#7c9aa8", 0.34))[i % 3], 0.9)
    for shelf, y in enumerate((300, 372)):
        sk.fill(box(v[0] - 2, y, v[2] + 4, 7), h.firm, 0.6)
        for i in range(44):
            x = -440 + 27 * i + 9 * shelf
            tall = 38 + (i * 7 + shelf * 5) % 4 * 6
            if (i + shelf) % 9 != 4:
                sk.fill(
                    box(x, y - tall, 22, tall),
                    (h.soft, h.firm, mix(h.wall, "#b06f4e", 0.34), mix(h.wall, "#5d7f86", 0.36))[(i * 5 + shelf) % 4],
                    0.7,
                )
                sk.fill(ellipse(x + 11, y - 12, 3), h.wall, 0.8)


def _council(sk: Sketch, h: Hues, v: View) -> None:
    for x in (-420, -240, -60, 330, 510, 690):
        path = smooth([(x, 250), (x, 110), *arc(x + 52, 100, 52, 62, 180, 360, 7), (x + 104, 110), (x + 104, 250)])
        sk.fill(path, sk.linear((x, 30), (x, 250), ((0, h.light, 0.9), (1, h.wall, 0.9))))
        sk.line(path, h.soft, 5)
        sk.line(poly([(x + 52, 40), (x + 52, 250)], closed=False), h.soft, 3.5)
        sk.line(poly([(x, 130), (x + 104, 130)], closed=False), h.soft, 3)
    _beam(sk, 50, 80)
    sk.fill(ellipse(210, 70, 58), h.soft, 0.5)
    sk.line(ellipse(210, 70, 48), h.firm, 2.5, 0.4)
    sk.fill(box(v[0] - 2, 276, v[2] + 4, 8), h.firm, 0.7)
    sk.fill(box(v[0] - 2, 284, v[2] + 4, 220), h.soft, 0.8)
    for i in range(14):
        x = -430 + 92 * i
        sk.line(box(x, 302, 74, 84), h.firm, 2.6, 0.5)


def _quay(sk: Sketch, h: Hues, v: View) -> None:
    x, _, width, _ = v
    sk.fill(
        box(x - 2, 20, width + 4, 262),
        sk.linear((0, 20), (0, 230), ((0, h.light, 0.7), (0.7, "#fbe3c0", 0.9), (1, "#f6cf9f", 0.8))),
    )
    sk.fill(ellipse(96, 176, 26), "#fff3d6", 0.9)
    sk.fill(box(x - 2, 208, width + 4, 76), mix(h.wall, "#4f7f92", 0.55))
    for i in range(9):
        sk.line(
            poly([(58 + (i * 37) % 60, 216 + 7 * i), (110 + (i * 23) % 50, 216 + 7 * i)], closed=False),
            "#fff0d2",
            2.4,
            0.5,
        )
    for cx in (-330, 330, 560):
        _crane(sk, h.firm, cx)
    for i in range(12):
        bx = 268 + (i % 6) * 46 if i < 6 else -420 + (i % 6) * 46
        for level in range(1 + (i * 3) % 3):
            sk.fill(
                box(bx, 236 - 19 * level, 43, 17.5),
                (mix(h.wall, "#b0634a", 0.5), mix(h.wall, "#47757c", 0.55), mix(h.wall, "#c79a4e", 0.5))[
                    (i + level) % 3
                ],
                0.85,
            )
    sk.fill(smooth([(-20, 214), (70, 214), (58, 230), (-6, 230)]), h.firm, 0.9)
    sk.fill(box(10, 194, 30, 20), h.firm, 0.7)
    sk.fill(box(x - 2, 282, width + 4, 220), h.wall)
    sk.fill(box(x - 2, 282, width + 4, 9), h.firm, 0.6)
    for i in range(10):
        sk.fill(box(-452 + 150 * i, 10, 7, 274), h.soft)
    sk.fill(box(x - 2, y_top(v), width + 4, 24), h.wall)
    sk.fill(box(x - 2, 20, width + 4, 6), h.soft)


def y_top(view: View) -> float:
    """Where the picture begins."""
    return min(view[1] - 2, 0.0)


def _crane(sk: Sketch, colour: str, x: float) -> None:
    legs = [
        [(x, 222), (x + 10, 96)],
        [(x + 44, 222), (x + 34, 96)],
        [(x + 4, 160), (x + 40, 160)],
        [(x + 10, 124), (x + 40, 160)],
    ]
    boom = [
        [(x - 70, 84), (x + 70, 84)],
        [(x + 22, 52), (x - 66, 82)],
        [(x + 22, 52), (x + 66, 82)],
        [(x + 22, 52), (x + 22, 96)],
        [(x - 44, 84), (x - 44, 130)],
    ]
    for line in (*legs, *boom):
        sk.line(poly(line, closed=False), colour, 4.5, 0.6)


def _court(sk: Sketch, h: Hues, v: View) -> None:
    x, _, width, _ = v
    sk.fill(box(x - 2, 0, width + 4, 34), h.soft, 0.8)
    sk.fill(box(x - 2, 34, width + 4, 6), h.firm, 0.5)
    for cx in (-420, -250, -80, 92 - 150, 322, 452, 622):
        sk.fill(
            box(cx, 52, 44, 330),
            sk.linear((cx, 0), (cx + 44, 0), ((0, h.light, 0.8), (0.45, h.soft, 0.8), (1, h.firm, 0.7))),
        )
        sk.fill(box(cx - 8, 40, 60, 12), h.soft)
        for i in range(3):
            sk.line(poly([(cx + 11 + 11 * i, 56), (cx + 11 + 11 * i, 380)], closed=False), h.firm, 1.6, 0.35)
    _beam(sk, 20, 90)
    sk.line(poly([(210, 30), (210, 120)], closed=False), h.firm, 3, 0.35)
    sk.fill(box(60, 250, 300, 260), h.soft, 0.85)
    sk.fill(box(48, 240, 324, 12), h.firm, 0.6)
    for i in range(4):
        sk.line(box(74 + 70 * i, 268, 56, 110), h.firm, 2.4, 0.4)


def _depot(sk: Sketch, h: Hues, v: View) -> None:
    x, _, width, _ = v
    for i in range(10):
        sk.fill(box(-440 + 150 * i, 22, 84, 7), h.light)
        sk.fill(
            poly([(-440 + 150 * i, 29), (-356 + 150 * i, 29), (-320 + 150 * i, 150), (-476 + 150 * i, 150)]),
            h.light,
            0.14,
        )
    for start in (-460, -230, -70, 316, 546):
        sk.fill(box(start, 96, 150, 230), h.soft)
        for i in range(14):
            sk.line(poly([(start, 104 + 16 * i), (start + 150, 104 + 16 * i)], closed=False), h.wall, 2.2, 0.7)
    for start in (-46, 300, 560, -330):
        body = mix(h.wall, "#b3563e", 0.4)
        sk.fill(
            smooth(
                [
                    (start, 190),
                    (start + 8, 172),
                    (start + 96, 172),
                    (start + 104, 190),
                    (start + 106, 360),
                    (start - 2, 360),
                ]
            ),
            body,
        )
        sk.fill(
            box(start + 8, 200, 88, 66),
            sk.linear((start, 200), (start + 60, 270), ((0, h.light, 0.9), (1, h.firm, 0.7))),
        )
        sk.fill(box(start + 20, 180, 64, 13), "#f2c879", 0.8)
        for lamp in (18, 86):
            sk.fill(ellipse(start + lamp, 318, 9), h.light, 0.9)
    sk.fill(box(x - 2, 350, width + 4, 160), h.firm, 0.5)


def _kitchen(sk: Sketch, h: Hues, v: View) -> None:
    x, _, width, _ = v
    for row in range(8):
        for i in range(27):
            left = -450 + 48 * i + 24 * (row % 2)
            if x - 50 < left < x + width:
                sk.fill(
                    box(left, 176 + 24 * row, 45, 21), (h.soft, mix(h.soft, h.wall, 0.5), h.soft)[(i + row) % 3], 0.55
                )
    _window(sk, h, -50, 20, 130, 130, 2)
    _beam(sk, 70, 80)
    sk.line(poly([(262, 122), (x + width + 2, 122)], closed=False), h.firm, 5, 0.7)
    for i, r in enumerate((26, 19, 22, 27, 18, 24)):
        cx = 296 + 62 * i
        sk.line(poly([(cx, 122), (cx, 150)], closed=False), h.firm, 3.4, 0.6)
        sk.fill(ellipse(cx, 150 + r, r), mix(h.wall, ("#a8623e", "#5b6a70", "#8b7a4e")[i % 3], 0.42), 0.9)
    sk.fill(box(x - 2, 356, width + 4, 8), h.firm, 0.7)
    for i, (bx, tall) in enumerate(((16, 44), (44, 34), (70, 50), (338, 40), (366, 52), (394, 36))):
        sk.fill(
            smooth([(bx, 356), (bx, 356 - tall), (bx + 20, 356 - tall), (bx + 20, 356)]),
            mix(h.wall, ("#b7794d", "#6f8a6a", "#c9a65a")[i % 3], 0.5),
            0.8,
        )


def _room(sk: Sketch, h: Hues, v: View) -> None:
    _window(sk, h, -40, 40, 116, 170, 2)
    _beam(sk, 64, 86)
    sk.fill(box(v[0] - 2, 330, v[2] + 4, 7), h.firm, 0.4)
    sk.fill(box(v[0] - 2, 337, v[2] + 4, 180), h.soft, 0.45)


ROOMS: dict[str, tuple[Hues, Callable[[Sketch, Hues, View], None]]] = {
    "room": (_hues("#e2ddd2", "#b3a893", "#f7f3e6"), _room),
    "ward": (_hues("#d7e2de", "#8fb0ab", "#f6f7ec"), _ward),
    "school_office": (_hues("#e9dfca", "#bfa27a", "#f8f4e2"), _school),
    "council_chamber": (_hues("#ddd3c6", "#a88d70", "#f6efdd"), _council),
    "quay": (_hues("#d3dce0", "#7c99a6", "#dfeaee"), _quay),
    "court": (_hues("#d9dad3", "#9a9f94", "#f2f1e8"), _court),
    "bus_depot": (_hues("#d5d3d2", "#8f9095", "#f6f0dc"), _depot),
    "kitchen": (_hues("#e8ded0", "#b99a82", "#f8f3e4"), _kitchen),
}
PLACES: tuple[str, ...] = tuple(ROOMS)
