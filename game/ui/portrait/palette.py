"""Colours of people and things, and the few mixtures that keep them in one light."""

from dataclasses import dataclass

NIGHT = "#141a2e"

SKIN = {
    "porcelain": "#f2d0bc", "rosy": "#eab99d", "olive": "#d8ab82", "tan": "#c48c62",
    "bronze": "#a87049", "brown": "#8b5739", "deep": "#6d422e", "ebony": "#4f3026",
}  # fmt: skip
HAIR = {
    "black": "#231e24", "espresso": "#35261f", "brown": "#573a28", "chestnut": "#7a4729", "auburn": "#8b3f24",
    "ginger": "#b8622e", "blonde": "#cfa566", "salt": "#5d5a60", "grey": "#87858a", "silver": "#b4b1b0",
    "white": "#e2ded8",
}  # fmt: skip
CLOTH = {
    "teal": "#2f6b6e", "navy": "#2d4160", "slate": "#5a6a7f", "plum": "#6e4460", "brick": "#a5503e",
    "mustard": "#c4953d", "moss": "#68764a", "sand": "#c9b48e", "cream": "#e9dfcc", "charcoal": "#3c3e46",
    "sky": "#84a9be", "rose": "#c88d86", "sage": "#95a98f",
}  # fmt: skip
EYES = {
    "brown": "#5a3a24", "dark": "#2e211c", "hazel": "#7a5b2e", "green": "#56704a", "blue": "#4f7596", "grey": "#68747c",
}  # fmt: skip


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: str, two: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `two` in it."""
    pairs = zip(_rgb(one), _rgb(two), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def brightness(colour: str) -> float:
    """How light a colour looks, 0 to 1."""
    r, g, b = _rgb(colour)
    return (0.3 * r + 0.59 * g + 0.11 * b) / 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Tones:
    """A material under one light: base, its shade, deep shade, light side and drawing line."""

    base: str
    shade: str
    deep: str
    light: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkinTones(Tones):
    """Skin, with the colours only skin has."""

    blush: str
    lip: str
    palm: str
    white: str


def cloth(colour: str) -> Tones:
    """Tones of a cloth, from its base colour."""
    return Tones(
        base=colour, shade=mix(colour, "#1d1638", 0.26), deep=mix(colour, "#140f2a", 0.5),
        light=mix(colour, "#fff1d8", 0.17), line=mix(colour, "#120d22", 0.62),
    )  # fmt: skip


def hair(name: str) -> Tones:
    """Tones of a hair colour."""
    base = HAIR[name]
    gleam = 0.16 if brightness(base) < 0.3 else 0.26
    return Tones(
        base=base, shade=mix(base, "#170d1c", 0.34), deep=mix(base, "#120a18", 0.55),
        light=mix(base, "#f3c896", gleam), line=mix(base, "#120a18", 0.6),
    )  # fmt: skip


def skin(name: str) -> SkinTones:
    """Tones of a skin; deep skins keep a warm light and a warm shade."""
    base = SKIN[name]
    dark = brightness(base) < 0.42
    return SkinTones(
        base=base,
        shade=mix(base, "#2a0f22" if dark else "#8c3b4a", 0.34 if dark else 0.26),
        deep=mix(base, "#1d0a16" if dark else "#6a2838", 0.52 if dark else 0.46),
        light=mix(base, "#ffcf96" if dark else "#fff3df", 0.2 if dark else 0.34),
        line=mix(base, "#1c0a10" if dark else "#4a1a20", 0.66 if dark else 0.64),
        blush=mix(base, "#c2483a" if dark else "#e0574a", 0.3),
        lip=mix(base, "#8a2c34" if dark else "#b4434a", 0.36 if dark else 0.46),
        palm=mix(base, "#f0b898", 0.42 if dark else 0.16),
        white=mix("#f8f2ea", base, 0.2 if dark else 0.1),
    )
