"""Clothes by name: shirts and jumpers here, layered garments in `coats`."""

from collections.abc import Callable

from game.ui.portrait import coats
from game.ui.portrait.body import MIDDLE as X
from game.ui.portrait.body import Frame, draw_trunk
from game.ui.portrait.outfit import Outfit, draw_placket, draw_shirt_collar, v_neck
from game.ui.portrait.paths import poly, smooth
from game.ui.portrait.person import Looks
from game.ui.portrait.sketch import Sketch


def draw_dress(sk: Sketch, looks: Looks, out: Outfit, frame: Frame) -> None:
    """The trunk in its clothes, without the sleeves."""
    DRAW[looks.dress](sk, out, frame)


def _shirt(sk: Sketch, out: Outfit, frame: Frame) -> None:
    draw_trunk(sk, out.main, frame, v_neck(frame, 16, 24))
    draw_placket(sk, out.main, frame.top + 14)
    draw_shirt_collar(sk, out.main, frame)
    sk.line(
        poly(
            [
                (X + 40, frame.top + 62),
                (X + 74, frame.top + 62),
                (X + 73, frame.top + 98),
                (X + 57, frame.top + 104),
                (X + 41, frame.top + 98),
            ]
        ),
        out.main.deep,
        1.6,
        0.4,
    )


def _scrubs(sk: Sketch, out: Outfit, frame: Frame) -> None:
    v, t = v_neck(frame, 46, 38), frame.top
    draw_trunk(sk, out.under, frame, (v[0], (X - 25, t + 1), (X, t + 9), (X + 25, t + 1), v[4]))
    draw_trunk(sk, out.main, frame, v)
    sk.line(poly(list(v), closed=False), out.main.deep, 2.4, 0.5)
    sk.line(poly([(x, y + 7) for x, y in v], closed=False), out.main.light, 2.0, 0.45)
    t = frame.top
    sk.line(
        poly(
            [(X + 36, t + 66), (X + 76, t + 66), (X + 76, t + 112), (X + 36, t + 112), (X + 36, t + 66)], closed=False
        ),
        out.main.deep,
        1.8,
        0.45,
    )


def _jumper(sk: Sketch, out: Outfit, frame: Frame) -> None:
    draw_trunk(sk, out.main, frame, v_neck(frame, 30, 30))
    t = frame.top
    sk.line(poly([(x, y + 3) for x, y in v_neck(frame, 30, 30)[1:4]], closed=False), out.main.deep, 4.5, 0.45)
    sk.fill(poly([(X - 26, t - 8), (X - 14, t + 22), (X, t + 31), (X + 14, t + 22), (X + 26, t - 8)]), out.under.shade)
    draw_shirt_collar(sk, out.under, frame)
    for s in (-1, 1):
        sx = X + s * frame.shoulder * 0.66
        sk.fill(
            poly(
                [
                    (sx - 15, t - 10 + (2 if s < 0 else -2)),
                    (sx + 15, t - 10 - (2 if s < 0 else -2)),
                    (sx + 15, t + 2),
                    (sx - 15, t + 2),
                ]
            ),
            out.main.deep,
            0.75,
        )
    sk.fill(poly([(X + 42, t + 58), (X + 66, t + 56), (X + 66, t + 64), (X + 42, t + 66)]), "#e8dfc9", 0.9)


def _roll_neck(sk: Sketch, out: Outfit, frame: Frame) -> None:
    draw_trunk(sk, out.main, frame, ((X - 30, frame.top - 18), (X, frame.top - 10), (X + 30, frame.top - 18)))
    t, n = frame.top, frame.neck
    neck = [
        (X - n - 5, t - 46),
        (X, t - 38),
        (X + n + 5, t - 46),
        (X + n + 14, t - 14),
        (X, t + 4),
        (X - n - 14, t - 14),
    ]
    path = smooth(neck)
    sk.fill(path, out.main.base)
    sk.fill(
        path,
        sk.linear(
            (X - n, 0),
            (X + n + 6, 0),
            ((0, out.main.light, 0.5), (0.4, out.main.light, 0), (0.55, out.main.shade, 0.3), (1, out.main.shade, 1)),
        ),
    )
    sk.line(smooth([(X - n - 9, t - 22), (X, t - 8), (X + n + 9, t - 22)], closed=False), out.main.deep, 2.2, 0.45)
    sk.line(smooth([(X - n - 4, t - 44), (X, t - 35), (X + n + 4, t - 44)], closed=False), out.main.light, 2.4, 0.6)


def _blouse(sk: Sketch, out: Outfit, frame: Frame) -> None:
    draw_trunk(sk, out.main, frame, v_neck(frame, 52, 34))
    v = v_neck(frame, 52, 34)
    for s, edge in ((-1, v[:3]), (1, v[2:])):
        inner = list(edge)
        outer = [(x + s * 15, y + 10) for x, y in inner]
        sk.fill(smooth([*inner, *reversed(outer)]), out.main.light if s < 0 else out.main.base)
        sk.line(smooth(outer, closed=False), out.main.deep, 2.0, 0.5)
    draw_placket(sk, out.main, frame.top + 56, buttons=False)


DRAW: dict[str, Callable[[Sketch, Outfit, Frame], None]] = {
    "shirt": _shirt,
    "scrubs": _scrubs,
    "cardigan": coats.draw_cardigan,
    "work_jacket": coats.draw_work_jacket,
    "blazer": coats.draw_blazer,
    "hi_vis": coats.draw_hi_vis,
    "uniform_jumper": _jumper,
    "apron": coats.draw_apron,
    "roll_neck": _roll_neck,
    "blouse": _blouse,
    "waistcoat": coats.draw_waistcoat,
    "fleece": coats.draw_fleece,
}
