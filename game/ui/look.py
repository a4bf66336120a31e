"""What every widget needs to draw itself: theme, scale, face, direction; and the scale of type."""
from dataclasses import dataclass
from typing import Literal

import pygame

from game.ui import fonts
from game.ui.font_files import Face, Weight
from game.ui.theme import LIGHT, Theme

Style = Literal["small", "small_bold", "body", "bold", "cue", "speech", "title", "number", "heading", "display"]
Size = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """One step of the scale: em in px at scale 1, weight, and line height as a factor of the em."""

    pixels: int
    weight: Weight = "regular"
    leading: float = 1.32


TYPES: dict[Style, Type] = {
    "small": Type(pixels=14), "small_bold": Type(pixels=14, weight="bold"),
    "body": Type(pixels=16), "bold": Type(pixels=16, weight="bold"),
    "cue": Type(pixels=16, weight="italic"), "speech": Type(pixels=21, leading=1.45),
    "title": Type(pixels=18, weight="bold"), "number": Type(pixels=22, weight="bold"),
    "heading": Type(pixels=26, weight="bold"), "display": Type(pixels=40, weight="bold", leading=1.2),
}
NARROW = 940  # px at scale 1 under which a screen stacks its columns (design choice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How things look now. `scale` is the factor of all text (1.0 to 2.0, times the window's zoom)."""

    theme: Theme = LIGHT
    scale: float = 1.0
    face: Face = "firago"
    leading: float = 1.0
    rtl: bool = False
    still: bool = False

    def px(self, value: float) -> int:
        """Pixels of something that grows with the text (an icon, a key cap)."""
        return round(value * self.scale)

    def gap(self, value: float) -> int:
        """Pixels of empty space: grows half as fast as the text, so that space stays for words."""
        return round(value * (1 + (self.scale - 1) / 2))

    def colour(self, name: str) -> str:
        """The theme's colour of that name; a `"#RRGGBB"` is handed back."""
        return name if name.startswith("#") else str(getattr(self.theme, name))

    def is_narrow(self, size: Size) -> bool:
        """Whether columns should be stacked in a window (or part of one) of this size."""
        return size[0] / self.scale < NARROW

    def step(self, style: Style) -> int:
        """Height of one line in px."""
        kind = TYPES[style]
        return fonts.step(*self._key(style), kind.pixels * self.scale * kind.leading * self.leading)

    def font(self, style: Style) -> pygame.font.Font:
        """The font of a style at this scale."""
        return fonts.font(*self._key(style))

    def width(self, text: str, style: Style = "body") -> int:
        """Width of one unwrapped line in px."""
        return fonts.width(*self._key(style), text)

    def wrap(self, text: str, style: Style, limit: int) -> tuple[str, ...]:
        """Lines that fit in `limit` px."""
        return fonts.wrap(*self._key(style), text, max(1, limit))

    def height(self, text: str, style: Style, limit: int) -> int:
        """Height of wrapped text in px; 0 for no text."""
        return len(self.wrap(text, style, limit)) * self.step(style) if text else 0

    def line(self, text: str, style: Style, colour: str) -> pygame.Surface:
        """One rendered line; shared, never draw on it."""
        return fonts.line(*self._key(style), text, self.colour(colour))

    def _key(self, style: Style) -> tuple[Face, Weight, int]:
        kind = TYPES[style]
        return self.face, kind.weight, max(8, round(kind.pixels * self.scale))
