"""Strokes: rounded boxes, soft shadows, icons, discs, text. Recipes that work on pygame and pygame-ce.

Boxes are drawn from cached corners and plain fills, so a large panel costs no more memory than a small one.
"""
import io
import re
from functools import lru_cache
from typing import Literal

import pygame

from game.ui.look import Look, Style
from game.ui.svg import icon_source

Align = Literal["start", "center", "end"]
_FINER = 4


def _clear(size: tuple[int, int], edge: str) -> pygame.Surface:
    """A transparent surface holding the edge's colour at alpha 0, or smoothscale leaves a dark rim."""
    surface = pygame.Surface(size, pygame.SRCALPHA)
    colour = pygame.Color(edge)
    surface.fill((colour.r, colour.g, colour.b, 0))
    return surface


@lru_cache(maxsize=256)
def _corners(radius: int, fill: str | None, border: str | None, thick: int) -> pygame.Surface:
    """A disc of diameter 2 x radius with its border; its quarters are the corners of a box."""
    edge = border or fill or "#000000"
    big = _clear((2 * radius * _FINER,) * 2, edge)
    middle = (radius * _FINER,) * 2
    pygame.draw.circle(big, edge, middle, radius * _FINER)
    if border and thick:
        inner = max(0, radius - thick) * _FINER
        hole = pygame.Color(fill) if fill else pygame.Color(edge)
        pygame.draw.circle(big, hole if fill else (hole.r, hole.g, hole.b, 0), middle, inner)
    return pygame.transform.smoothscale(big, (2 * radius, 2 * radius))


def box(target: pygame.Surface, rect: pygame.Rect, radius: int, fill: str | None, border: str | None = None,
        thick: int = 1) -> None:
    """A rounded box with an optional border inside its edge; `fill=None` leaves the middle as it is."""
    if rect.w <= 0 or rect.h <= 0 or not rect.colliderect(target.get_clip()):
        return
    radius = max(1, min(radius, rect.w // 2, rect.h // 2))
    thick = thick if border else 0
    disc = _corners(radius, fill, border, thick)
    right, bottom = rect.right - radius, rect.bottom - radius
    for x, source_x in ((rect.x, 0), (right, radius)):
        for y, source_y in ((rect.y, 0), (bottom, radius)):
            target.blit(disc, (x, y), (source_x, source_y, radius, radius))
    if fill:
        target.fill(fill, (rect.x + radius, rect.y, rect.w - 2 * radius, rect.h))
        target.fill(fill, (rect.x, rect.y + radius, rect.w, rect.h - 2 * radius))
    if border and thick:
        _edges(target, rect, radius, border, thick)


def _edges(target: pygame.Surface, rect: pygame.Rect, radius: int, colour: str, thick: int) -> None:
    across, down = rect.w - 2 * radius, rect.h - 2 * radius
    target.fill(colour, (rect.x + radius, rect.y, across, thick))
    target.fill(colour, (rect.x + radius, rect.bottom - thick, across, thick))
    target.fill(colour, (rect.x, rect.y + radius, thick, down))
    target.fill(colour, (rect.right - thick, rect.y + radius, thick, down))


@lru_cache(maxsize=16)
def _soft_tile(radius: int, blur: int, colour: tuple[int, int, int, int]) -> pygame.Surface:
    """A blurred box small enough to cut in nine: drawn small, scaled up."""
    side, small = 2 * (2 * blur + radius) + 8, 4
    tile = pygame.Surface((side // small + 1,) * 2, pygame.SRCALPHA)
    tile.fill((*colour[:3], 0))
    inner = pygame.Rect(0, 0, side, side).inflate(-2 * blur, -2 * blur)
    pygame.draw.rect(tile, colour, [v // small for v in inner], border_radius=max(1, radius // small))
    smaller = pygame.transform.smoothscale(tile, (max(2, side // (2 * small)),) * 2)
    return pygame.transform.smoothscale(smaller, (side, side))


@lru_cache(maxsize=128)
def _soft_strip(radius: int, blur: int, colour: tuple[int, int, int, int], side: str,
                length: int) -> pygame.Surface:
    """One stretched edge of the shadow; `side` is top, bottom, left or right."""
    tile = _soft_tile(radius, blur, colour)
    size, corner = tile.get_width(), 2 * blur + radius
    flat = side in ("top", "bottom")
    start = 0 if side in ("top", "left") else size - corner
    cut = (corner, start, 2, corner) if flat else (start, corner, corner, 2)
    return pygame.transform.scale(tile.subsurface(cut), (length, corner) if flat else (corner, length))


def shadow(target: pygame.Surface, rect: pygame.Rect, radius: int, look: Look, blur: int = 10) -> None:
    """A soft shadow around and a little below a box; nothing in a theme without shadows."""
    colour = look.theme.shadow
    outer = rect.inflate(2 * blur, 2 * blur).move(0, 4)
    corner = 2 * blur + radius
    if not colour[3] or outer.w < 2 * corner or outer.h < 2 * corner:
        return
    tile = _soft_tile(radius, blur, colour)
    far = tile.get_width() - corner
    for x, source_x in ((outer.x, 0), (outer.right - corner, far)):
        for y, source_y in ((outer.y, 0), (outer.bottom - corner, far)):
            target.blit(tile, (x, y), (source_x, source_y, corner, corner))
    across, down = outer.w - 2 * corner, outer.h - 2 * corner
    if across:
        target.blit(_soft_strip(radius, blur, colour, "top", across), (outer.x + corner, outer.y))
        lower = _soft_strip(radius, blur, colour, "bottom", across)
        target.blit(lower, (outer.x + corner, outer.bottom - corner))
    if down:
        target.blit(_soft_strip(radius, blur, colour, "left", down), (outer.x, outer.y + corner))
        after = _soft_strip(radius, blur, colour, "right", down)
        target.blit(after, (outer.right - corner, outer.y + corner))


def focus_ring(target: pygame.Surface, rect: pygame.Rect, radius: int, look: Look) -> None:
    """Two rings with a gap, around a widget."""
    colour = look.theme.focus
    box(target, rect.inflate(10, 10), radius + 5, None, colour, 3)
    box(target, rect, radius, None, colour, 2)


@lru_cache(maxsize=256)
def icon(name: str, size: int, colour: str) -> pygame.Surface | None:
    """A Lucide icon at its final size in px; None when it cannot be had (the word beside it stays)."""
    source = icon_source(name)
    return svg(source.replace("currentColor", colour), size) if source else None


@lru_cache(maxsize=128)
def svg(source: str, size: int) -> pygame.Surface | None:
    """An SVG whose width and height are 24 or `@W`, rasterised at `size` px; None when it is not one."""
    text = source.replace('"24"\n', '"@W"\n', 2).replace("@W", str(size))
    try:
        return pygame.image.load(io.BytesIO(text.encode()), "drawing.svg")
    except pygame.error:
        return None


POINTS_ON = re.compile(r"arrow|chevron|left|right|undo|redo|reply|log-(?:in|out)|step-|skip-|rewind|forward")
"""Icons that point the way in which one reads: they are mirrored where one reads from the right."""


def put_icon(target: pygame.Surface, look: Look, name: str, place: pygame.Rect, colour: str) -> None:
    """An icon in the middle of `place`, as large as its shorter side; nothing when it is missing."""
    if not name:
        return
    size = min(place.w, place.h)
    image = icon(name, size, look.colour(colour))
    if image and look.rtl and POINTS_ON.search(name):
        image = pygame.transform.flip(image, True, False)
    if image:
        target.blit(image, image.get_rect(center=place.center))


def write(target: pygame.Surface, look: Look, text: str, rect: pygame.Rect, style: Style = "body",
          colour: str = "ink", align: Align = "start") -> int:
    """Wrapped text from the top of `rect`; gives the height used in px."""
    if not text:
        return 0
    step, clip = look.step(style), target.get_clip()
    lift = (step - look.font(style).get_height()) // 2
    lines = look.wrap(text, style, rect.w)
    for number, words in enumerate(lines):
        top = rect.y + number * step
        if words and top < clip.bottom and top + step > clip.top:
            image = look.line(words, style, colour)
            target.blit(image, (_start(image.get_width(), rect, align, look.rtl), top + lift))
    return len(lines) * step


def _start(width: int, rect: pygame.Rect, align: Align, rtl: bool) -> int:
    if align == "center":
        return rect.centerx - width // 2
    return rect.right - width if (align == "end") != rtl else rect.x


@lru_cache(maxsize=32)
def shape(points: tuple[tuple[float, float], ...], size: tuple[int, int], fill: str) -> pygame.Surface:
    """A smooth polygon on a transparent surface of `size` px."""
    big = _clear((size[0] * _FINER, size[1] * _FINER), fill)
    pygame.draw.polygon(big, fill, [(x * _FINER, y * _FINER) for x, y in points])
    return pygame.transform.smoothscale(big, size)


@lru_cache(maxsize=16)
def _mask(size: int) -> pygame.Surface:
    big = pygame.Surface((size * _FINER,) * 2, pygame.SRCALPHA)
    big.fill((255, 255, 255, 0))
    pygame.draw.circle(big, "white", (size * _FINER // 2,) * 2, size * _FINER // 2)
    return pygame.transform.smoothscale(big, (size, size))


def round_picture(image: pygame.Surface) -> pygame.Surface:
    """A square picture cut to a disc, edges smooth; the picture itself stays as it is."""
    cut = image.convert_alpha() if pygame.display.get_surface() else image.copy()
    cut.blit(_mask(cut.get_width()), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return cut
