"""A drawing that somebody moves about in: an SVG with its words set in our own letters."""
from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar
from xml.etree import ElementTree

import pygame

from game.ui import paint
from game.ui.inputs import Action
from game.ui.look import Look, Style
from game.ui.raster import rasterise
from game.ui.scenes.bench_dashes import undashed
from game.ui.theme import Theme, contrast
from game.ui.widgets.base import Role, Widget
from game.view.language import _

STEPS = (0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.5)
"""Sizes that a drawing can be shown in, against its own (design choice)."""
MOST = 24_000_000  # px of one picture (design choice: under 100 MB); a larger drawing is shown smaller
STRIDE = 120  # px an arrow key moves it
TICK = "√"  # for a sign that our letters do not have
LETTERS = 16  # px of the style "body" at scale 1
HUED = 0.25  # between the least and the most of red, green and blue: from there on a colour is more than a grey
LIT = 0.76  # lightness of a hue on a dark ground
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_MOVED = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A text of the drawing: its baseline's start (or end), size and colour, in the drawing's px."""

    text: str
    x: float
    y: float
    size: float
    colour: str
    is_bold: bool
    is_cue: bool
    from_end: bool


@lru_cache(maxsize=4)
def read(svg: str) -> tuple[int, int, tuple[Word, ...]]:
    """(width, height, words) of an SVG."""
    root = ElementTree.fromstring(svg)
    return int(root.get("width", "0")), int(root.get("height", "0")), tuple(_words(root, 0.0, 0.0))


def _words(node: ElementTree.Element, x: float, y: float) -> Iterator[Word]:
    if moved := _MOVED.match(node.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2])
    for child in node:
        if not child.tag.endswith("}text"):
            yield from _words(child, x, y)
            continue
        said, bold = "".join(child.itertext()).replace("✓", TICK), child.get("font-weight") == "bold"
        yield Word(text=said, x=x + float(child.get("x", "0")), y=y + float(child.get("y", "0")), is_bold=bold,
                   size=float(child.get("font-size", "13")), colour=child.get("fill", "#22262e"),
                   is_cue=child.get("font-style") == "italic", from_end=child.get("text-anchor") == "end")


def sized(svg: str, step: float) -> str:
    """What is rasterised: the drawing `step` times as large, its dashed lines in dashes."""
    wide, tall, _said = read(svg)
    larger = f'width="{round(wide * step)}" height="{round(tall * step)}" viewBox'
    return undashed(svg.replace(f'width="{wide}" height="{tall}" viewBox', larger, 1))


def themed(svg: str, theme: Theme) -> str:
    """The drawing in the colours of a dark theme; in a light one it stays as it is."""
    if contrast(theme.bg, "#FFFFFF") < contrast(theme.bg, "#000000"):
        return svg
    return _COLOUR.sub(lambda found: _turned(found[0], theme), svg)


def _turned(colour: str, theme: Theme) -> str:
    """Its counterpart: paper and ink become those of the theme, what has a hue keeps it and becomes light."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, full = rgb_to_hls(red, green, blue)
    if max(red, green, blue) - min(red, green, blue) > HUED:
        return "#" + "".join(f"{round(255 * each):02x}" for each in hls_to_rgb(hue, max(LIT, 1 - light), full))
    grounds = ((0.99, theme.raised), (0.9, theme.surface), (0.6, theme.edge), (0.3, theme.muted))
    return next((counterpart for least, counterpart in grounds if light >= least), theme.ink)


@lru_cache(maxsize=2)
def picture(svg: str, step: float, look: Look) -> pygame.Surface:
    """The whole drawing `step` times as large, in the colours of the look."""
    svg = themed(svg, look.theme)
    drawn = rasterise(sized(svg, step).encode())
    for word in read(svg)[2]:
        style: Style = "bold" if word.is_bold else "cue" if word.is_cue else "body"
        letters = replace(look, scale=max(0.3, step * word.size / LETTERS), rtl=False)
        line = letters.line(word.text, style, word.colour)
        left = round(word.x * step) - (line.get_width() if word.from_end else 0)
        ascent = letters.font(style).get_ascent()
        spare = (line.get_height() - letters.font(style).get_height()) // 2
        drawn.blit(line, (left, round(word.y * step) - ascent - spare))
    return drawn


class Drawing(Widget):
    """A picture larger than its room: arrows or dragging move it, the wheel moves it up and down, `zoom` sizes it.
    `told` is the same in words, for whoever does not see it."""

    role: Role = Role.SCROLL
    can_focus: ClassVar[bool] = True
    radius: ClassVar[int] = 10

    def __init__(self, name: str, svg: str, told: Sequence[str], *, zoom: int, at: tuple[int, int] = (0, 0),
                 key: str = "", grow: float = 1.0) -> None:
        super().__init__(name=name, description=" ".join(told), key=key, grow=grow)
        self.svg, self.zoom = svg, zoom
        self.x, self.y = at
        self.least = 0
        self._held: tuple[int, int] | None = None

    @property
    def value(self) -> str:
        return _("arrow keys move it")

    def _step(self) -> float:
        wide, tall, _words = read(self.svg)
        step = STEPS[self.zoom] * self.look.scale
        return min(step, math.sqrt(MOST / max(1, wide * tall)))

    def measure(self, width: int) -> int:
        return max(self.look.px(300), self.least)

    def _size(self) -> tuple[int, bool, list[int]]:
        return self.bounds.h, self.hidden, []

    def move(self, x: int, y: int) -> bool:
        """Show it from here; False when it is at its edge already."""
        wide, tall, _words = read(self.svg)
        step = self._step()
        x = max(0, min(x, round(wide * step) - self.bounds.w))
        y = max(0, min(y, round(tall * step) - self.bounds.h))
        moved = (x, y) != (self.x, self.y)
        self.x, self.y = x, y
        if moved:
            self.invalidate()
        return moved

    def on_action(self, action: Action) -> bool:
        by = {Action.LEFT: (-STRIDE, 0), Action.RIGHT: (STRIDE, 0), Action.UP: (0, -STRIDE), Action.DOWN: (0, STRIDE),
              Action.PAGE_UP: (0, -4 * STRIDE), Action.PAGE_DOWN: (0, 4 * STRIDE)}.get(action)
        return by is not None and self.move(self.x + by[0], self.y + by[1])

    def on_wheel(self, by: int) -> bool:
        return self.move(self.x, self.y - by * STRIDE)

    def on_pointer(self, kind: str, at: tuple[int, int]) -> bool:
        if kind == "drag" and self._held:
            self.move(self.x + self._held[0] - at[0], self.y + self._held[1] - at[1])
        self._held = None if kind == "up" else at
        return kind == "down"

    def draw(self, target: pygame.Surface) -> None:
        drawn = picture(self.svg, self._step(), self.look)
        self.x = max(0, min(self.x, drawn.get_width() - self.bounds.w))
        self.y = max(0, min(self.y, drawn.get_height() - self.bounds.h))
        target.fill("#f6f4ef", self.bounds)
        target.blit(drawn, self.bounds, pygame.Rect(self.x, self.y, self.bounds.w, self.bounds.h))
        paint.box(target, self.bounds, 2, None, self.look.theme.edge)
