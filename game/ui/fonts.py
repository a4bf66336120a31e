"""Faces, sizes of text, rendered lines, and our own wrapping; everything cached, every cache bounded.

Text is wrapped in logical order and given its visual order only when a line is measured or rendered.
"""
import importlib
import io
import re
from functools import lru_cache
from typing import Any

import pygame

from game.ui.font_files import Face, Weight, source
from game.ui.notices import tell
from game.view.language import _

NEAR = 0.05  # share of a line's width by which the sum of its words may be off (each is rounded, design choice)
_NO_BREAK_BEFORE = frozenset("、。，．：；！？）］｝」』】〉》”’…ー")
_NO_BREAK_AFTER = frozenset("（［｛「『【〈《“‘")


@lru_cache(maxsize=64)
def font(face: Face, weight: Weight, pixels: int) -> pygame.font.Font:
    """The font of a face and weight; `pixels` is the size of the em."""
    if not pygame.font.get_init():
        pygame.font.init()
    data = source(face, weight)
    if data is None:
        return pygame.font.Font(None, round(pixels * 1.25))
    try:
        return pygame.font.Font(io.BytesIO(data), pixels)
    except pygame.error:
        tell(_("A reading font could not be opened, so a plainer one is used."))
        return pygame.font.Font(None, round(pixels * 1.25))


@lru_cache(maxsize=512)
def step(face: Face, weight: Weight, pixels: int, wanted: float) -> int:
    """Height of one line in px: what is wanted, but never less than the font needs."""
    return max(font(face, weight, pixels).get_height(), round(wanted))


def is_right_to_left(text: str) -> bool:
    """Whether the text holds Hebrew or Arabic letters."""
    return any("\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc" for char in text)


_SIGN = re.compile(r"(?<![\w.,])[+\u2212-](?=\d)")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
"""Keeps the sign of a number before it: between letters that read from the right it would be put behind."""


@lru_cache(maxsize=2048)
def visual(text: str) -> str:
    """Logical to visual order with joined letters, where the text needs it and the packages are there."""
    if text.isascii() or not is_right_to_left(text):
        return text
    try:
        reshaper = importlib.import_module("arabic_reshaper")
        bidi = importlib.import_module("bidi.algorithm")
    except ImportError:
        tell(_("Right-to-left text needs two packages; install them with: pip install livable-terms[i18n]"))
        return text
    signed = _SIGN.sub(lambda found: f"{_LEFT_TO_RIGHT}{found[0]}", text)
    return str(bidi.get_display(_joined(reshaper).reshape(signed), base_dir="R")).replace(_LEFT_TO_RIGHT, "")


@lru_cache(maxsize=1)
def _joined(reshaper: Any) -> Any:
    """What joins letters. One that stands alone stays the plain letter: fonts have no sign of its own for it."""
    return reshaper.ArabicReshaper(configuration={"use_unshaped_instead_of_isolated": True})


@lru_cache(maxsize=8192)
def width(face: Face, weight: Weight, pixels: int, text: str) -> int:
    """Width of one line in px."""
    return int(font(face, weight, pixels).size(visual(text))[0]) if text else 0


NOWHERE = "\uffff"  # a sign that no font has


@lru_cache(maxsize=1024)
def _is_lacking(used: pygame.font.Font, char: str) -> bool:
    """Whether the font draws its box for a letter that it does not have."""
    if char.isspace() or used.metrics(char) != used.metrics(NOWHERE):
        return False
    drawn, box = (used.render(each, True, "black", "white") for each in (char, NOWHERE))
    return pygame.image.tobytes(drawn, "RGB") == pygame.image.tobytes(box, "RGB")


@lru_cache(maxsize=768)
def line(face: Face, weight: Weight, pixels: int, text: str, colour: str) -> pygame.Surface:
    """One rendered line, shared: never draw on it. A letter that the font lacks is told of once."""
    used, seen = font(face, weight, pixels), visual(text)
    if not seen.isascii() and any(_is_lacking(used, char) for char in seen if not char.isascii()):
        tell(_("Some letters are in none of the reading fonts, so a box stands in their place."))
    return used.render(seen, True, colour)


@lru_cache(maxsize=2048)
def wrap(face: Face, weight: Weight, pixels: int, text: str, limit: int) -> tuple[str, ...]:
    """Lines no wider than `limit` px (one character is the least); `"\\n"` starts a new one."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(face, weight, pixels, paragraph, limit)
    return tuple(lines)


def _wrap_paragraph(face: Face, weight: Weight, pixels: int, text: str, limit: int) -> list[str]:
    lines, current, about = [], "", 0
    for piece in pieces(text):
        wide = width(face, weight, pixels, piece)
        if not current.strip() or _fits(face, weight, pixels, current + piece, about + wide, limit):
            current, about = current + piece, about + wide
        else:
            lines.append(current.rstrip())
            current, about = piece, wide
        while about > limit and len(current) > 1 and width(face, weight, pixels, current.rstrip()) > limit:
            cut = _longest_fit(face, weight, pixels, current, limit)
            lines.append(current[:cut])
            current = current[cut:]
            about = width(face, weight, pixels, current)
    return [*lines, current.rstrip()]


def _fits(face: Face, weight: Weight, pixels: int, line: str, about: int, limit: int) -> bool:
    """Whether a line fits. `about`, the sum of its words in px, decides where it is far from the limit: words come
    again and again and are known, and a whole line takes ten times as long to measure."""
    if about < (1 - NEAR) * limit or about > (1 + NEAR) * limit + pixels:
        return about < limit
    return width(face, weight, pixels, line.rstrip()) <= limit


def _longest_fit(face: Face, weight: Weight, pixels: int, text: str, limit: int) -> int:
    """How many characters of a word that is too long fit in one line; at least one."""
    fits = [at for at in range(1, len(text)) if width(face, weight, pixels, text[:at]) <= limit]
    return fits[-1] if fits else 1


def is_ideograph(char: str) -> bool:
    """Whether a line may break beside this character (Chinese, Japanese, Korean)."""
    return "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" or "\uf900" <= char <= "\uffef"


@lru_cache(maxsize=2048)
def pieces(text: str) -> tuple[str, ...]:
    """The text cut where a line may break; each piece keeps the spaces that follow it."""
    found: list[str] = []
    current = ""
    for before, char in zip(" " + text, text, strict=False):
        after_space = before == " " and char != " " and current
        if after_space or (current and _breaks_between(before, char)):
            found.append(current)
            current = ""
        current += char
    return (*found, current) if current or not found else tuple(found)


def _breaks_between(before: str, char: str) -> bool:
    if before == " " or char == " " or char in _NO_BREAK_BEFORE or before in _NO_BREAK_AFTER:
        return False
    return is_ideograph(before) or is_ideograph(char)
