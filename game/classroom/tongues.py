"""Which language a browser is answered in: a seat in its own, the trainer's page and the class screen in the host's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from game.language import catalog

OF_THE_HOST = ("/trainer", "/screen")
MOST_WISHES = 12
"""Of a header that are looked at."""


def wishes(header: str) -> tuple[str, ...]:
    """The languages that a browser asks for (Accept-Language), the dearest first: "es-MX, en;q=.5" is es, en."""
    found: list[tuple[float, str]] = []
    for wish in header[:400].split(",")[:MOST_WISHES]:
        code, _sign, weight = wish.partition(";")
        try:
            worth = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if worth > 0 and code.strip():
            found.append((worth, code.strip().split("-")[0].lower()))
    return tuple(dict.fromkeys(code for _worth, code in sorted(found, key=lambda each: -each[0])))


@cache
def catalog_of(folder: Path, code: str) -> catalog.Catalog:
    """A catalogue, read once while the host runs; English where it cannot be read."""
    try:
        return catalog.load(folder, code)
    except catalog.BrokenCatalog:
        return catalog.ENGLISH


def chosen(folder: Path, header: str) -> catalog.Catalog | None:
    """The first that the browser asks for and the game has; None where it has none of them."""
    there = catalog.languages(folder)
    code = next((each for each in wishes(header) if each in there), None)
    return catalog_of(folder, code) if code is not None else None


class Tongues:
    """Middleware: speaks the browser's language while it answers a seat."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self.app = app
        self.folder = folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        spoken = None
        if scope["type"] == "http" and not scope["path"].startswith(OF_THE_HOST):
            spoken = chosen(self.folder, Headers(scope=scope).get("accept-language", ""))
        if spoken is None:
            await self.app(scope, receive, send)
            return
        with catalog.speaking(spoken):
            await self.app(scope, receive, send)
