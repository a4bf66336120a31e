"""What is worn on the chest and at the ears."""

from game.ui.portrait.body import MIDDLE as X
from game.ui.portrait.body import Frame
from game.ui.portrait.face import Turn
from game.ui.portrait.outfit import Outfit
from game.ui.portrait.palette import cloth, mix
from game.ui.portrait.paths import ellipse, poly, smooth
from game.ui.portrait.person import Looks
from game.ui.portrait.sketch import Sketch

GOLD = "#c9a24a"
GLEAM = "#f6e3ac"
CARD = "#f4efe6"


def draw_accessory(sk: Sketch, looks: Looks, out: Outfit, frame: Frame) -> None:
    """What is worn on the chest; earrings and hearing aids come with the head."""
    warm = looks.dress_colour in ("brick", "rose")
    match looks.accessory:
        case "lanyard":
            _lanyard(sk, frame, "#2f6b6e" if warm else "#c94f3d")
        case "pen":
            _pens(sk, frame.top)
        case "pendant":
            _pendant(sk, frame)
        case "badge":
            _badge(sk, frame.top)
        case "neck_scarf":
            _neck_scarf(sk, frame, "#d0a545" if warm else mix("#b5533c", out.main.base, 0.15))


def _lanyard(sk: Sketch, frame: Frame, band: str) -> None:
    t = frame.top
    for s in (-1, 1):
        strap = [(X + s * (frame.neck + 8), t - 16), (X + s * 26, t + 34), (X + s * 2, t + 78)]
        sk.line(smooth(strap, closed=False), band, 4.2)
    sk.fill(poly([(X - 17, t + 84), (X + 17, t + 84), (X + 17, t + 128), (X - 17, t + 128)]), CARD)
    sk.fill(poly([(X - 17, t + 84), (X + 17, t + 84), (X + 17, t + 93), (X - 17, t + 93)]), band)
    sk.fill(ellipse(X - 6, t + 107, 6), "#8b95a3")
    sk.line(poly([(X + 4, t + 104), (X + 12, t + 104)], closed=False), "#8b95a3", 2.2)
    sk.line(poly([(X - 11, t + 120), (X + 11, t + 120)], closed=False), "#8b95a3", 2.2)


def _pens(sk: Sketch, t: float) -> None:
    for i, colour in enumerate(("#26406b", "#b3402f")):
        x = X + 55 + 8 * i
        sk.line(poly([(x, t + 52), (x, t + 74)], closed=False), colour, 4.6)
        sk.line(poly([(x + 1, t + 55), (x + 1, t + 66)], closed=False), "#efe6d2", 1.4)


def _pendant(sk: Sketch, frame: Frame) -> None:
    t, n = frame.top, frame.neck
    chain = [(X - n - 4, t - 22), (X - 15, t + 14), (X, t + 26), (X + 15, t + 14), (X + n + 4, t - 22)]
    sk.line(smooth(chain, closed=False), GOLD, 1.8)
    sk.fill(ellipse(X, t + 31, 5.6, 7), GOLD)
    sk.fill(ellipse(X - 1.4, t + 29, 2.0), GLEAM)


def _badge(sk: Sketch, t: float) -> None:
    sk.fill(poly([(X + 36, t + 50), (X + 80, t + 48), (X + 80, t + 66), (X + 36, t + 68)]), CARD)
    sk.line(poly([(X + 42, t + 56), (X + 66, t + 55)], closed=False), "#54606e", 2.6)
    sk.line(poly([(X + 42, t + 62), (X + 58, t + 61.5)], closed=False), "#9aa2ab", 2.0)


def _neck_scarf(sk: Sketch, frame: Frame, colour: str) -> None:
    t, n, tones = frame.top, frame.neck, cloth(colour)
    sk.fill(smooth([(X - 8, t + 8), (X + 14, t + 8), (X + 22, t + 96), (X - 12, t + 92)]), tones.shade)
    upper = [(X - n - 8, t - 36), (X, t - 22), (X + n + 8, t - 36)]
    lower = [(X + n + 22, t - 8), (X + 12, t + 18), (X - 14, t + 18), (X - n - 22, t - 8)]
    wrap = smooth([*upper, *lower])
    sk.fill(wrap, tones.base)
    stops = ((0, tones.light, 0.4), (0.5, tones.light, 0), (0.6, tones.shade, 0.8), (1, tones.shade, 1))
    sk.fill(wrap, sk.linear((X - 30, 0), (X + 50, 0), stops))
    sk.line(smooth([(X - n - 10, t - 16), (X - 6, t + 4), (X + n, t - 8)], closed=False), tones.deep, 2.2, 0.5)


def draw_at_ears(sk: Sketch, looks: Looks, turn: Turn) -> None:
    """Earring or hearing aid on the ear that is seen."""
    near = -1 if turn.yaw >= 0 else 1
    x, y = turn.at(near * 52, 26, 4)
    if looks.accessory == "earrings":
        sk.fill(ellipse(x, y + 4, 4.4, 5.6), GOLD)
        sk.fill(ellipse(x - 1.2, y + 2.4, 1.4), GLEAM)
    elif looks.accessory == "hearing_aid":
        hook = [(x - near, y - 36), (x + near * 7, y - 30), (x + near * 7, y - 16)]
        sk.line(smooth(hook, closed=False), "#d9d2c6", 4.6)
        sk.line(smooth([(x + near * 5, y - 16), (x - near, y - 14)], closed=False), "#b8b0a4", 2.0)
