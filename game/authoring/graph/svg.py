"""The map as one SVG file, without any outside program."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from game.authoring.graph.layers import Layout, Place, laid_out
from game.authoring.graph.model import Arrow, Box, Map, Row
from game.content.glyph_widths import width
from game.language.catalog import N_, _

HEAD, ROW, PAD, EDGE = 34, 20, 12, 28
"""Heights of a box's head and rows, its padding, the margin of the page; px."""
TEXT, TITLE = 13, 15
LOOSE = 1.12
"""Room for a reader's own font, which may be wider than ours."""
LEAST = 150
INK, QUIET, GROUND, PAPER, LINE = "#22262e", "#667085", "#f6f4ef", "#ffffff", "#c9c3b6"
COLOURS = {
    "find_out": "#1f6feb",
    "meet": "#0f8a8a",
    "bargain": "#b45309",
    "influence": "#7c3aed",
    "repair": "#c22f4e",
    "reconcile": "#2f8f46",
    "bind": "#8a6d00",
    "leave": "#7d7d7d",
}
"""Family of moves -> its colour; the same family has the same dash, so that colour is never alone."""
DASHES = {"meet": "7 3", "bargain": "", "influence": "2 3", "bind": "9 3 2 3", "reconcile": "12 3"}
NAMES = {
    "find_out": N_("find out"), "meet": N_("answer"), "bargain": N_("terms"), "influence": N_("influence"),
    "repair": N_("repair"), "reconcile": N_("reconcile"), "bind": N_("bind"), "leave": N_("leave"),
}  # fmt: skip


def svg(drawn: Map) -> str:
    """The picture as text."""
    sizes = {box.name: _size(box) for box in drawn.boxes}
    start = next((box.name for box in drawn.boxes if box.is_start), drawn.boxes[0].name)
    edges = [(arrow.source, arrow.target) for arrow in drawn.arrows]
    layout = laid_out(sizes, edges, start)
    picture = _Picture(drawn, layout, sizes)
    below = 64 + 20 * len(drawn.by_itself)
    wide = max(layout.width + 2 * EDGE + 40, 900)
    tall = layout.height + 2 * EDGE + 68 + below
    body = "\n".join([*picture.arrows(), *picture.boxes(), *_legend(drawn, tall - below)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" viewBox="0 0 {wide} {tall}" '
        f'font-family="FiraGO, \'Fira Sans\', \'Segoe UI\', \'DejaVu Sans\', sans-serif" font-size="{TEXT}">\n'
        f"<title>{escape(drawn.title)}: a map</title>\n"
        f'<rect width="{wide}" height="{tall}" fill="{GROUND}"/>\n'
        f'<text x="{EDGE}" y="{EDGE + 10}" font-size="20" font-weight="bold" fill="{INK}">'
        f"{escape(drawn.title)}</text>\n"
        f'<g transform="translate({EDGE},{EDGE + 56})">\n{body}\n</g>\n</svg>\n'
    )


def _wide(text: str, size: int) -> float:
    return width(text) * size * LOOSE / 1000


def _size(box: Box) -> tuple[int, int]:
    """(width, height) of a box, px."""
    rows = max((_row_width(row) for row in box.rows), default=0.0)
    return round(max(LEAST, rows, _wide(_heading(box), TITLE) + 2 * PAD)), HEAD + ROW * len(box.rows) + 8


def _heading(box: Box) -> str:
    return f"▶ {box.name}" if box.is_start else box.name


def _row_width(row: Row) -> float:
    marks = 26 + (18 if row.is_locked else 0) + (18 if row.sign else 0)
    return _wide(row.words, TEXT) + (_wide(row.detour, 11) + 40 if row.detour else 0) + marks + 2 * PAD


@dataclass(slots=True)
class _Picture:
    """A map with its layout."""

    drawn: Map
    layout: Layout
    sizes: dict[str, tuple[int, int]]

    def boxes(self) -> Iterator[str]:
        """Every box with its rows."""
        for box in self.drawn.boxes:
            place, (wide, tall) = self.layout.places[box.name], self.sizes[box.name]
            dash = "" if box.is_reached else ' stroke-dasharray="6 5"'
            ink = INK if box.is_reached else QUIET
            yield (
                f'<g><rect x="{place.x}" y="{place.y}" width="{wide}" height="{tall}" rx="10" fill="{PAPER}" '
                f'stroke="{ink if box.is_start else LINE if box.is_reached else QUIET}" '
                f'stroke-width="{2 if box.is_start else 1.3}"{dash}/>'
            )
            heading = f'<tspan fill="{INK}">▶ </tspan>{escape(box.name)}' if box.is_start else escape(box.name)
            yield (
                f'<text x="{place.x + PAD}" y="{place.y + 22}" font-size="{TITLE}" font-weight="bold" fill="{ink}">'
                f"{heading}</text>"
            )
            if box.rows:
                yield f'<path d="M{place.x} {place.y + HEAD - 4}h{wide}" stroke="{LINE}" stroke-width="1"/>'
            for at, row in enumerate(box.rows):
                yield from self._row(row, place, at, wide, box)
            yield "</g>"

    def _row(self, row: Row, place: Place, at: int, wide: int, box: Box) -> Iterator[str]:
        middle = place.y + HEAD + ROW * at + ROW // 2
        colour = COLOURS[row.family]
        x = place.x + PAD
        yield f'<circle cx="{x + 4}" cy="{middle}" r="4" fill="{colour}"/>'
        x += 16
        if row.is_locked:
            yield _lock(x, middle)
            x += 16
        stays = not row.to or row.to == box.name
        fill = QUIET if stays else INK
        yield f'<text x="{x}" y="{middle + 4}" fill="{fill}">{escape(row.words)}</text>'
        if row.sign:
            sign = "#2f8f46" if row.sign == "✓" else QUIET
            yield (
                f'<text x="{place.x + wide - PAD}" y="{middle + 4}" text-anchor="end" font-weight="bold" '
                f'fill="{sign}">{row.sign}</text>'
            )
        if row.detour:
            yield from _loop(row, place.x + wide, middle)

    def arrows(self) -> Iterator[str]:
        """Every arrow, its head drawn with it."""
        for arrow in self.drawn.arrows:
            yield self._arrow(arrow)

    def _arrow(self, arrow: Arrow) -> str:
        source, target = self.layout.places[arrow.source], self.layout.places[arrow.target]
        y = source.y + HEAD + ROW * arrow.row + ROW // 2
        aim = target.y + min(HEAD // 2, 17)
        forward, level = target.rank > source.rank, target.rank == source.rank
        right = source.x + self.sizes[arrow.source][0]
        if forward:
            points = [(right, y), *self.layout.bends[arrow.source, arrow.target], (target.x, aim)]
        elif level:
            return self._level(arrow, y, aim)
        else:
            points = [(source.x, y), *self.layout.bends[arrow.source, arrow.target]]
            points.append((target.x + self.sizes[arrow.target][0], aim))
        return _line(_curve(points), arrow.family, points[-1], 1 if forward else -1)

    def _level(self, arrow: Arrow, y: int, aim: int) -> str:
        """Within one rank: out to the right and back."""
        source, target = self.layout.places[arrow.source], self.layout.places[arrow.target]
        right, end = source.x + self.sizes[arrow.source][0], target.x + self.sizes[arrow.target][0]
        out = max(right, end) + 46
        return _line(f"M{right} {y}C{out} {y} {out} {aim} {end + 7} {aim}", arrow.family, (end, aim), -1)


def _curve(points: list[tuple[int, int]]) -> str:
    """A smooth way through the points, level at each of them; it ends 7 px before the last, for the head."""
    path = [f"M{points[0][0]} {points[0][1]}"]
    for at, ((x, y), (to_x, to_y)) in enumerate(pairwise(points), 1):
        if at == len(points) - 1:
            to_x -= 7 if to_x > x else -7
        half = (to_x - x) * 0.5
        path.append(f"C{x + half:.0f} {y} {to_x - half:.0f} {to_y} {to_x} {to_y}")
    return "".join(path)


def _line(path: str, family: str, tip: tuple[int, int], way: int) -> str:
    colour, dash = COLOURS[family], DASHES.get(family, "")
    x, y = tip
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6" opacity=".8"{dashed}/>'
        f'<path d="M{x} {y}l{-8 * way} -4v8z" fill="{colour}"/>'
    )


def _lock(x: int, y: int) -> str:
    """A small padlock: it needs something."""
    return (
        f'<path d="M{x + 2} {y}v-2.5a3 3 0 0 1 6 0V{y}" fill="none" stroke="{QUIET}" stroke-width="1.4"/>'
        f'<rect x="{x + 0.5}" y="{y}" width="9" height="6" rx="1.5" fill="{QUIET}"/>'
    )


def _loop(row: Row, right: int, y: int) -> Iterator[str]:
    """A detour: out of the box and back into it, with its name before it."""
    colour = COLOURS["reconcile" if row.detour.startswith("reconcile ") else "repair"]
    yield (
        f'<text x="{right - 8}" y="{y + 4}" text-anchor="end" font-size="11" font-style="italic" fill="{colour}">'
        f"{escape(row.detour)}</text>"
        f'<path d="M{right} {y - 5}c18 -7 18 17 3 10" fill="none" stroke="{colour}" stroke-width="1.6"/>'
        f'<path d="M{right} {y + 4}l8 -3.5l-2 7.5z" fill="{colour}"/>'
    )


def _legend(drawn: Map, y: int) -> Iterator[str]:
    """What the colours mean, and what breaks by itself."""
    x, top = 0, y - EDGE - 52
    used = dict.fromkeys(row.family for box in drawn.boxes for row in box.rows)
    for family in (each for each in COLOURS if each in used):
        dash = DASHES.get(family, "")
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        yield f'<path d="M{x} {top}h26" stroke="{COLOURS[family]}" stroke-width="2.4"{dashed}/>'
        name = _(NAMES[family])
        yield f'<text x="{x + 32}" y="{top + 4}" fill="{INK}">{escape(name)}</text>'
        x += round(32 + _wide(name, TEXT) + 26)
    yield f'<g transform="translate({x},{top - 3})">{_lock(0, 3)}</g>'
    signs = _("needs something · ✓ may end in terms · × ends without")
    yield f'<text x="{x + 16}" y="{top + 4}" fill="{INK}">{escape(signs)}</text>'
    breaks = _("Breaks by itself, wherever the talk stands: {what}")
    for at, told in enumerate(drawn.by_itself, 1):
        yield (
            f'<text x="0" y="{top + 4 + 20 * at}" fill="{COLOURS["repair"]}">'
            f"{escape(breaks.format(what=told))}</text>"
        )
