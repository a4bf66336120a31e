"""Named colours of the three themes, and the contrast every pair of them must keep.

Colours are `"#RRGGBB"`; `shadow` is (red, green, blue, alpha), alpha 0 for no shadow at all.
"""
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One set of colours. A tone (`good`, `bad`, `warn`, `accent`) has a soft ground of its own."""

    name: str
    bg: str  # the paper behind everything
    surface: str  # panels
    raised: str  # cards, fields, bubbles: what lies on a panel
    sunken: str  # tracks, wells
    line: str  # hairlines; decoration only
    edge: str  # borders that tell a control from its ground
    ink: str
    muted: str
    accent: str
    on_accent: str
    soft: str  # the soft ground of accent
    good: str
    good_soft: str
    bad: str
    bad_soft: str
    warn: str
    warn_soft: str
    focus: str
    bubble: str
    shadow: tuple[int, int, int, int]


LIGHT = Theme(
    name="light", bg="#F2EDE2", surface="#FBF8F1", raised="#FFFFFF", sunken="#E6DECF", line="#DBD2C1",
    edge="#837A69", ink="#18222D", muted="#535D69", accent="#0F5274", on_accent="#FFFFFF", soft="#DFEBF1",
    good="#3C6320", good_soft="#E6EDD9", bad="#9A371B", bad_soft="#F7E3DA", warn="#77520A",
    warn_soft="#F6EACB", focus="#0B4A8F", bubble="#FFFFFF", shadow=(84, 66, 36, 34),
)
DARK = Theme(
    name="dark", bg="#0E151C", surface="#161F29", raised="#1E2935", sunken="#0A1016", line="#2D3A47",
    edge="#74879A", ink="#F2EDE2", muted="#AEBAC5", accent="#80C6EA", on_accent="#06202F", soft="#1B3A4D",
    good="#A8CE7E", good_soft="#26361F", bad="#F59B80", bad_soft="#44251D", warn="#EBC268",
    warn_soft="#3D3118", focus="#FFD27A", bubble="#22303D", shadow=(0, 0, 0, 96),
)
CONTRAST = Theme(
    name="contrast", bg="#000000", surface="#000000", raised="#000000", sunken="#2B2B2B", line="#FFFFFF",
    edge="#FFFFFF", ink="#FFFFFF", muted="#E8E8E8", accent="#FFE94A", on_accent="#000000", soft="#262200",
    good="#8CFFB9", good_soft="#00240F", bad="#FFB59C", bad_soft="#2E0D00", warn="#FFD84A",
    warn_soft="#2A2100", focus="#4DE8FF", bubble="#000000", shadow=(0, 0, 0, 0),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}

GROUNDS = ("bg", "surface", "raised", "bubble")
TONES = ("accent", "good", "bad", "warn")
SOFT = {"accent": "soft", "good": "good_soft", "bad": "bad_soft", "warn": "warn_soft"}

TEXT_PAIRS = (
    *((text, ground) for text in ("ink", "muted", *TONES) for ground in GROUNDS),
    *((tone, soft) for tone, soft in SOFT.items()),
    *((text, soft) for text in ("ink", "muted") for soft in SOFT.values()),
    ("ink", "sunken"), ("muted", "sunken"), ("on_accent", "accent"),
)
PART_PAIRS = (
    *((part, ground) for part in ("edge", "focus") for ground in GROUNDS),
    *((part, "sunken") for part in ("edge", *TONES)),
    ("focus", "soft"),
)


def luminance(colour: str) -> float:
    """Relative luminance of `"#RRGGBB"`, 0 to 1 (WCAG 2.2, relative luminance)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def next_theme(theme: Theme) -> Theme:
    """The theme after this one, round and round."""
    names = list(THEMES)
    return THEMES[names[(names.index(theme.name) + 1) % len(names)]]
