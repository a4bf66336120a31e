"""What pages are drawn with: faces, marks, icons and letters. The composition root hands the functions in; without one
the page goes on without the picture."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from game.classroom.paper import KEPT_BY_BROWSERS
from game.encounter.script import Encounter
from game.view.words import CUES, MOODS

KEYS: Mapping[str, str] = {
    "offer": "o", "accept": "a", "repair": "r", "walk": "x", "pass": "p", "deny": "d", "return": "b", "thank": "h",
    "resume": "g", "step_back": "s", "undo": "u", "log": "t",
}
"""Tool -> its letter, as in the game."""
MOST_DRAWN = 256
"""Pictures that are kept at hand, 12 KB each."""
SHADES = ("light", "dark")
NO_CUE = "none"
SVG = "image/svg+xml"
Portrait = Mapping[str, str]


def no_icon(name: str) -> str:
    """Where there are no icons."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """`face(portrait, place, mood, cue, dark)` and `mark(rival's glyph, dark)` give SVG, `icon(name)` SVG to stand in
    a line, and
    `font(weight)` a TrueType file."""

    face: Callable[[Portrait, str, str, str | None, bool], bytes] | None = None
    mark: Callable[[str, bool], bytes] | None = None
    icon: Callable[[str], str] = no_icon
    font: Callable[[str], bytes | None] | None = None

    def words(self) -> dict[str, Any]:
        """What every page needs of it."""
        return {"icon": lambda name: Markup(self.icon(name)), "drawn": self.face is not None}


class ArtPages:
    """Pictures and letters by their address. Every address is one of a closed set, and none tells about a seat."""

    def __init__(self, art: Art, encounters: Mapping[str, tuple[Encounter, ...]]) -> None:
        self.art = art
        self.clients = {id: (hands[0].client.portrait, hands[0].place) for id, hands in encounters.items() if hands}
        self.glyphs = {rival.glyph for hands in encounters.values() for each in hands for rival in each.rivals}
        self._face = lru_cache(MOST_DRAWN)(self._draw_face)
        self._mark = lru_cache(MOST_DRAWN)(self._draw_mark)

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/art/face/{encounter}/{mood}/{cue}/{shade}.svg", self.face),
            Route("/art/mark/{glyph}/{shade}.svg", self.mark),
            Route("/art/font/{weight}.ttf", self.font),
        ]

    async def face(self, request: Request) -> Response:
        """A client in a mood and posture, in her place."""
        given = request.path_params
        cue = None if given["cue"] == NO_CUE else given["cue"]
        known = given["encounter"] in self.clients and given["mood"] in MOODS and given["shade"] in SHADES
        if self.art.face is None or not known or (cue is not None and cue not in CUES):
            return _none()
        return _sent(request, self._face(given["encounter"], given["mood"], cue, given["shade"] == "dark"), SVG)

    def _draw_face(self, encounter: str, mood: str, cue: str | None, dark: bool) -> bytes:
        assert self.art.face is not None
        portrait, place = self.clients[encounter]
        return gzip.compress(self.art.face(portrait, place, mood, cue, dark), 6, mtime=0)

    async def mark(self, request: Request) -> Response:
        """A rival's mark."""
        glyph, shade = request.path_params["glyph"], request.path_params["shade"]
        if self.art.mark is None or glyph not in self.glyphs or shade not in SHADES:
            return _none()
        return _sent(request, self._mark(glyph, shade == "dark"), SVG)

    def _draw_mark(self, glyph: str, dark: bool) -> bytes:
        assert self.art.mark is not None
        return gzip.compress(self.art.mark(glyph, dark), 6, mtime=0)

    async def font(self, request: Request) -> Response:
        """The letters of the pages."""
        weight = request.path_params["weight"]
        found = self.art.font(weight) if self.art.font and weight in ("regular", "bold", "italic") else None
        return Response(found, media_type="font/ttf", headers=KEPT_BY_BROWSERS) if found else _none()


def _none() -> Response:
    return PlainTextResponse("There is no such picture.", 404)


def _sent(request: Request, packed: bytes, kind: str) -> Response:
    headers = {**KEPT_BY_BROWSERS, "vary": "accept-encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, media_type=kind, headers={**headers, "content-encoding": "gzip"})
    return Response(gzip.decompress(packed), media_type=kind, headers=headers)
