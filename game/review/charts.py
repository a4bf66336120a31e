"""Inline SVG for reports: lines over beats, packages as points. Told apart by dash and mark as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from game.language.catalog import _
from game.review.naming import MARKS
from game.review.picture import Picture

WIDE, TALL, EDGE = 720, 280, 44
LINES = (("#1a4f8b", "none", "●"), ("#a03a1e", "6 3", "▲"), ("#2c6e49", "2 3", "■"), ("#6b4a86", "9 3 2 3", "◆"))
"""(colour, dash, mark) of each line in turn; every colour is at least 4.5:1 on white."""
NAME_WIDE, NAME_TALL = 130, 15
INK, FAINT = "#222222", "#9a9a9a"


def _svg(title: str, told: str, tall: int, body: Sequence[str]) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {WIDE} {tall}" width="{WIDE}" height="{tall}" xmlns="http://www.w3.org/2000/svg"'
        f' font-family="sans-serif" font-size="13"><title>{escape(title)}</title><desc>{escape(told)}</desc>'
        f"{''.join(body)}</svg>"
    )


def _text(x: float, y: float, said: str, fill: str = INK, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="{fill}" text-anchor="{anchor}">{escape(said)}</text>'


def _line(x: float, y: float, to_x: float, to_y: float, colour: str = FAINT) -> str:
    return f'<line x1="{x:.0f}" y1="{y:.0f}" x2="{to_x:.0f}" y2="{to_y:.0f}" stroke="{colour}"/>'


def lines(title: str, series: Sequence[tuple[str, Sequence[int | None]]], x_name: str) -> str:
    """A chart of whole numbers over places 0, 1, 2 …; None leaves a gap. "" where there is nothing to draw."""
    known = [value for _, values in series for value in values if value is not None]
    if not known:
        return ""
    low, high = min(0, *known), max(100, *known)
    steps = max(1, max(len(values) for _, values in series) - 1)

    def place(at: int, value: int) -> tuple[float, float]:
        return (
            EDGE + (WIDE - 2 * EDGE) * at / steps,
            TALL - EDGE - (TALL - 2 * EDGE) * (value - low) / (high - low),
        )

    body = [_line(*place(0, level), *place(steps, level)) for level in (low, 0, 50, high)]
    body += [_text(EDGE - 6, place(0, level)[1] + 4, str(level), anchor="end") for level in sorted({low, 0, 50, high})]
    body.append(_text(WIDE / 2, TALL - 8, x_name, anchor="middle"))
    told = []
    for number, (name, values) in enumerate(series):
        colour, dash, mark = LINES[number % len(LINES)]
        points = [place(at, value) for at, value in enumerate(values) if value is not None]
        if not points:
            continue
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        body.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>'
        )
        body += [_text(x, y + 4, mark, colour, "middle") for x, y in points]
        body.append(_text(EDGE + 165 * number, 20, f"{mark} {name}", colour))
        ends = [value for value in values if value is not None]
        told.append(_("{name} from {first} to {last}").format(name=name, first=ends[0], last=ends[-1]))
    return _svg(title, "; ".join(told), TALL, body)


def packages(title: str, picture: Picture) -> str:
    """Every package by what it is worth to you (to the right) and to them (upwards); the marked ones by name."""
    tall = 420

    def place(you: int, them: int) -> tuple[float, float]:
        return EDGE + (WIDE - 3 * EDGE) * you / 100, tall - EDGE - (tall - 2 * EDGE) * them / 100

    body = [_line(*place(0, 0), *place(100, 0), INK), _line(*place(0, 0), *place(0, 100), INK)]
    body.append(_line(*place(picture.walk_away, 0), *place(picture.walk_away, 100)))
    body.append(_line(*place(0, picture.alternative), *place(100, picture.alternative)))
    for you, them in picture.possible:
        x, y = place(you, them)
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{FAINT}"/>')
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(each.you, each.them) for each in picture.frontier))
    body.append(f'<polyline points="{path}" fill="none" stroke="{INK}" stroke-dasharray="4 3"/>')
    named: list[tuple[float, float]] = []
    for number, point in enumerate(picture.marks):
        colour, _dash, mark = LINES[number % len(LINES)]
        x, y = place(point.you, point.them)
        name = MARKS.get(point.name, point.name)
        body += [_text(x, y + 4, mark, colour, "middle"), _text(x + 10, _clear(x, y + 4, named), name, colour)]
    body.append(_text(WIDE / 2, tall - 8, _("worth to you"), anchor="middle"))
    body.append(_text(8, 18, _("worth to them")))
    say = _("{name}: {you} to you, {them} to them")
    marks = ((MARKS.get(each.name, each.name), each.you, each.them) for each in picture.marks)
    told = "; ".join(say.format(name=name, you=you, them=them) for name, you, them in marks)
    return _svg(title, told, tall, body)


def _clear(x: float, y: float, named: list[tuple[float, float]]) -> float:
    """The height at which a name is not written over another one; it is added to those that are there."""
    while any(abs(x - other) < NAME_WIDE and abs(y - height) < NAME_TALL for other, height in named):
        y += NAME_TALL
    named.append((x, y))
    return y
