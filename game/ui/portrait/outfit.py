"""What an outfit is made of, and the necklines and collars that several garments share."""

from dataclasses import dataclass

from game.ui.portrait.body import MIDDLE as X
from game.ui.portrait.body import Frame
from game.ui.portrait.palette import CLOTH, Tones, cloth, mix
from game.ui.portrait.paths import Point, ellipse, poly
from game.ui.portrait.person import Looks
from game.ui.portrait.sketch import Sketch


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """Main cloth, what is worn under it, the sleeves' cloth and whether the forearms are bare."""

    main: Tones
    under: Tones
    sleeve: Tones
    bare: bool = False


SHORT = ("scrubs", "apron")
SLEEVES_BEHIND = ("hi_vis", "apron", "waistcoat")


def outfit_of(looks: Looks) -> Outfit:
    """Colours that go together: the under layer is light under dark and quiet under light."""
    main = CLOTH[looks.dress_colour]
    light = looks.dress_colour in ("cream", "sand", "sky")
    pale = mix("#f4eee4", main, 0.1)
    under = cloth(mix("#3d4a5e", main, 0.25) if light else pale)
    if looks.dress == "hi_vis":
        return Outfit(main=cloth("#e67a2e"), under=cloth(main), sleeve=cloth(main))
    if looks.dress == "apron":
        return Outfit(main=cloth(main), under=cloth(pale), sleeve=cloth(pale), bare=True)
    if looks.dress == "waistcoat":
        return Outfit(main=cloth(main), under=under, sleeve=under)
    return Outfit(main=cloth(main), under=under, sleeve=cloth(main), bare=looks.dress in SHORT)


def v_neck(frame: Frame, depth: float, wide: float = 40) -> tuple[Point, ...]:
    """A V neckline `depth` below the shoulders, left to right."""
    t = frame.top
    return (
        (X - wide - 8, t - 14),
        (X - wide * 0.55, t + depth * 0.35),
        (X, t + depth),
        (X + wide * 0.55, t + depth * 0.35),
        (X + wide + 8, t - 14),
    )


def crew_neck(frame: Frame, drop: float = 12) -> tuple[Point, ...]:
    """A round neckline `drop` below the shoulders, left to right."""
    n, t = frame.neck + 12, frame.top
    return (
        (X - n - 6, t - 17),
        (X - n * 0.72, t + drop * 0.2),
        (X, t + drop),
        (X + n * 0.72, t + drop * 0.2),
        (X + n + 6, t - 17),
    )


def draw_placket(sk: Sketch, tones: Tones, top: float, buttons: bool = True) -> None:
    """The line of buttons down the front."""
    sk.line(poly([(X + 1, top), (X + 1, 420)], closed=False), tones.deep, 1.8, 0.55)
    for y in range(round(top) + 22, 390, 34) if buttons else ():
        sk.fill(ellipse(X - 3.5, y, 2.6), tones.deep, 0.6)


def draw_shirt_collar(sk: Sketch, tones: Tones, frame: Frame, tie: str = "") -> None:
    """Two points either side of an open throat."""
    t, n = frame.top, frame.neck
    if tie:
        sk.fill(
            poly([(X - 7, t + 6), (X + 7, t + 6), (X + 5, t + 18), (X + 12, 400), (X - 12, 400), (X - 5, t + 18)]), tie
        )
    for s in (-1, 1):
        points = [
            (X + s * (n + 3), t - 30),
            (X + s * (n + 14), t - 12),
            (X + s * 30, t + 24),
            (X + s * 4, t + 11),
            (X + s * (n - 8), t - 12),
        ]
        sk.fill(poly([(x + s * 2, y + 4) for x, y in points]), tones.deep, 0.35)
        sk.fill(poly(points), tones.light if s < 0 else tones.base)
