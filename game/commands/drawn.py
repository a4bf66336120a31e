"""What the pages of a class are drawn with: the game's own faces, rooms, marks, icons and letters."""
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.classroom.art import Art

FACE_SIZE = (640, 600)
MARK_SIZE = 96
FACE = "opensans"
"""100 KB a weight; FiraGO is 800, which thirty seats would wait for on a school's network."""


def art() -> Art:
    """Everything of it. Nothing here needs pygame or a display."""
    from game.classroom.art import Art

    return Art(face=face, mark=mark, icon=icon, font=font)


def face(portrait: Mapping[str, str], place: str, mood: str, cue: str | None, dark: bool) -> bytes:
    """A person in her place, as one SVG; the gradients of the two drawings keep names of their own."""
    from game.ui.places import place_svg
    from game.ui.portrait.figure import NIGHT_SHARE, portrait_svg
    from game.ui.portrait.person import Looks

    person = portrait_svg(Looks.from_mapping(portrait), mood, cue, FACE_SIZE, blink=False, breath=0.0,
                          night=NIGHT_SHARE if dark else 0.0)  # fmt: skip
    behind = place_svg(place, FACE_SIZE, dark).replace(b'id="g', b'id="p').replace(b"url(#g", b"url(#p")
    wide, tall = FACE_SIZE
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" viewBox="0 0 {wide} {tall}">'
    return head.encode() + behind + person + b"</svg>"


def mark(glyph: str, dark: bool) -> bytes:
    """A rival's mark."""
    from game.ui.portrait.rivals import rival_svg

    return rival_svg(glyph, MARK_SIZE, dark)


@cache
def icon(name: str) -> str:
    """An icon in the colour of its line; nothing where there is none."""
    from game.ui.svg import icon_source

    source = icon_source(name) if name else None
    return source.replace("<svg", '<svg class="icon" aria-hidden="true"', 1).replace("\n", " ") if source else ""


@cache
def font(weight: str) -> bytes | None:
    """The letters of a weight, None where their package is missing."""
    from game.ui.font_files import source

    return source(FACE, weight)  # type: ignore[arg-type]
