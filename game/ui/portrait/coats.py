"""Garments of several layers: what opens at the front, and what is worn over sleeves."""

from game.ui.portrait.body import MIDDLE as X
from game.ui.portrait.body import Frame, draw_trunk
from game.ui.portrait.outfit import Outfit, crew_neck, draw_placket, draw_shirt_collar, v_neck
from game.ui.portrait.palette import Tones, mix
from game.ui.portrait.paths import ellipse, poly, smooth
from game.ui.portrait.sketch import Sketch

BRIGHT = "#e9e6cf"


def _open_front(sk: Sketch, tones: Tones, frame: Frame, gap: float, low: float) -> None:
    """The two halves of an open garment over what is worn below."""
    t, s, w = frame.top, frame.shoulder, frame.waist
    for side in (-1, 1):
        points = [
            (X + side * (frame.neck + 6), t - 24),
            (X + side * (s * 0.6), t - 11),
            (X + side * (s - 20), t + 2),
            (X + side * (s - 4), t + 22),
            (X + side * (s - 9), 300),
            (X + side * (w + 2), 350),
            (X + side * (w + 6), 420),
            (X + side * gap, 420),
            (X + side * gap * 0.9, low),
            (X + side * (frame.neck + 2), t + 10),
        ]
        path = smooth(points)
        sk.fill(path, tones.base if side < 0 else tones.shade)
        shade = sk.linear(
            (X + side * gap, 0),
            (X + side * (gap + 26), 0),
            ((0, tones.light, 0.5), (0.35, tones.light, 0.2), (0.4, tones.light, 0), (1, tones.light, 0)),
        )
        sk.fill(path, shade)
        sk.fill(path, sk.linear((0, 320), (0, 400), ((0, tones.deep, 0), (1, tones.deep, 0.5))))


def draw_cardigan(sk: Sketch, out: Outfit, frame: Frame) -> None:
    """Open over a plain top, two buttons."""
    draw_trunk(sk, out.under, frame, crew_neck(frame, 14))
    _open_front(sk, out.main, frame, 22, frame.top + 76)
    for y in (346, 374):
        sk.fill(ellipse(X - 31, y, 3.4), out.main.deep, 0.8)


def draw_work_jacket(sk: Sketch, out: Outfit, frame: Frame) -> None:
    """A collar that stands and two flap pockets."""
    draw_trunk(sk, out.under, frame, crew_neck(frame, 10))
    _open_front(sk, out.main, frame, 12, frame.top + 60)
    t, n = frame.top, frame.neck
    for s in (-1, 1):
        collar = [
            (X + s * (n + 2), t - 34),
            (X + s * (n + 24), t - 14),
            (X + s * 46, t + 26),
            (X + s * 20, t + 40),
            (X + s * (n - 4), t - 4),
        ]
        sk.fill(poly([(x + s, y + 5) for x, y in collar]), out.main.deep, 0.4)
        sk.fill(smooth(collar), out.main.light if s < 0 else out.main.base)
        flap = [
            (X + s * 36, t + 72),
            (X + s * 78, t + 70),
            (X + s * 78, t + 86),
            (X + s * 57, t + 91),
            (X + s * 36, t + 87),
        ]
        sk.line(poly(flap), out.main.deep, 2.0, 0.5)


def draw_blazer(sk: Sketch, out: Outfit, frame: Frame) -> None:
    """Lapels over a shirt."""
    draw_trunk(sk, out.under, frame, v_neck(frame, 18, 24))
    draw_placket(sk, out.under, frame.top + 16)
    draw_shirt_collar(sk, out.under, frame)
    _open_front(sk, out.main, frame, 8, 372)
    t, n = frame.top, frame.neck
    for s in (-1, 1):
        lapel = [
            (X + s * (n + 8), t - 27),
            (X + s * (n + 26), t - 12),
            (X + s * 60, t + 34),
            (X + s * 47, t + 38),
            (X + s * 54, t + 52),
            (X + s * 8, 376),
            (X + s * 14, 340),
            (X + s * 36, t + 30),
        ]
        sk.fill(poly([(x + s * 2, y + 4) for x, y in lapel]), out.main.deep, 0.35)
        sk.fill(poly(lapel), out.main.light if s < 0 else out.main.base)
    sk.line(poly([(X + 58, t + 76), (X + 84, t + 72)], closed=False), out.main.deep, 2.2, 0.6)


def draw_hi_vis(sk: Sketch, out: Outfit, frame: Frame) -> None:
    """An orange vest with bright bands over a jumper."""
    draw_trunk(sk, out.under, frame, crew_neck(frame, 8))
    t, s, w = frame.top, frame.shoulder, frame.waist
    for side in (-1, 1):
        points = [
            (X + side * (frame.neck + 14), t - 20),
            (X + side * s * 0.66, t - 9),
            (X + side * (s - 30), t + 30),
            (X + side * (s - 26), 300),
            (X + side * (w + 4), 350),
            (X + side * (w + 8), 420),
            (X + side * 2, 420),
            (X + side * 2, t + 52),
        ]
        sk.fill(poly(points), out.main.base if side < 0 else out.main.shade)
        band = [
            (X + side * (s * 0.42), t - 17),
            (X + side * s * 0.6, t - 11),
            (X + side * (s * 0.52), 420),
            (X + side * s * 0.34, 420),
        ]
        sk.fill(poly(band), BRIGHT, 0.95)
    sk.fill(poly([(X - w - 2, 338), (X + w + 2, 338), (X + w + 3, 358), (X - w - 3, 358)]), BRIGHT)
    sk.line(poly([(X, t + 52), (X, 420)], closed=False), out.main.deep, 2.2, 0.7)


def draw_apron(sk: Sketch, out: Outfit, frame: Frame) -> None:
    """A bib over rolled sleeves."""
    draw_trunk(sk, out.under, frame, crew_neck(frame, 12))
    t, w = frame.top, frame.waist
    bib = [
        (X - 44, t + 44),
        (X + 44, t + 44),
        (X + 52, 320),
        (X + w + 4, 350),
        (X + w + 8, 420),
        (X - w - 8, 420),
        (X - w - 4, 350),
        (X - 52, 320),
    ]
    for s in (-1, 1):
        sk.line(
            smooth(
                [(X + s * 40, t + 48), (X + s * (frame.neck + 16), t - 4), (X + s * (frame.neck + 8), t - 22)],
                closed=False,
            ),
            out.main.base,
            7.0,
        )
    sk.fill(poly(bib), out.main.base)
    sk.fill(
        poly(bib),
        sk.linear(
            (X - 60, 0),
            (X + 80, 0),
            (
                (0.0, out.main.light, 0.4),
                (0.4, out.main.light, 0),
                (0.6, out.main.shade, 0),
                (0.66, out.main.shade, 0.7),
                (1, out.main.shade, 0.9),
            ),
        ),
    )
    sk.line(poly([(X - 40, t + 50), (X + 40, t + 50)], closed=False), out.main.light, 2.0, 0.7)


def draw_waistcoat(sk: Sketch, out: Outfit, frame: Frame) -> None:
    """Buttoned over shirt and tie."""
    draw_trunk(sk, out.under, frame, v_neck(frame, 14, 24))
    tie = mix(out.main.base, "#7a2a2a", 0.65)
    draw_shirt_collar(sk, out.under, frame, tie)
    t, s, w = frame.top, frame.shoulder, frame.waist
    for side in (-1, 1):
        points = [
            (X + side * (frame.neck + 13), t - 18),
            (X + side * s * 0.62, t - 10),
            (X + side * (s - 34), t + 40),
            (X + side * (s - 26), 310),
            (X + side * (w + 4), 350),
            (X + side * (w + 8), 420),
            (X, 420),
            (X, t + 86),
            (X + side * 26, t + 34),
        ]
        sk.fill(poly(points), out.main.base if side < 0 else out.main.shade)
    for y in range(round(t) + 98, 392, 22):
        sk.fill(ellipse(X - 5, y, 2.8), out.main.deep)


def draw_fleece(sk: Sketch, out: Outfit, frame: Frame) -> None:
    """A zip and a high collar."""
    draw_trunk(sk, out.main, frame, crew_neck(frame, 8))
    t, n = frame.top, frame.neck
    for s in (-1, 1):
        collar = [
            (X + s * 3, t + 22),
            (X + s * (n + 2), t - 40),
            (X + s * (n + 14), t - 30),
            (X + s * (n + 17), t - 10),
            (X + s * 16, t + 28),
        ]
        sk.fill(smooth(collar), out.main.light if s < 0 else out.main.base)
    sk.line(poly([(X, t + 20), (X, 340)], closed=False), out.main.deep, 3.0, 0.7)
    sk.fill(poly([(X - 2, t + 22), (X + 4, t + 22), (X + 3, t + 36), (X - 1, t + 36)]), "#e9dfcc")
    sk.fill(poly([(X + 44, t + 60), (X + 70, t + 60), (X + 70, t + 64), (X + 44, t + 64)]), out.main.light)
