"""Pages from templates: everything is escaped, and no template is found outside its folder."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

PAGES = Path(__file__).resolve().parent / "pages"
STATIC = {"seat.css": "text/css", "seat.js": "text/javascript"}
"""The only files that are served as they are."""
_DEFAULTS: dict[str, Any] = {"lang": "en", "mark": "", "notice": ""}


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, auto_reload=False
    )


def rendered(name: str, **words: Any) -> str:
    """A template with its words, as HTML."""
    return _templates().get_template(name).render({**_DEFAULTS, **words})


def page(name: str, *, status: int = 200, **words: Any) -> HTMLResponse:
    """A page made of a template."""
    return HTMLResponse(rendered(name, **words), status)


async def static(request: Request) -> Response:
    """Our one script and our one style sheet."""
    name = request.path_params["name"]
    if name not in STATIC:
        return PlainTextResponse("There is no such file.", 404)
    return Response(_file(name), media_type=STATIC[name])


@cache
def _file(name: str) -> bytes:
    return (PAGES / name).read_bytes()


def seconds_between(earlier: str, later: str) -> float:
    """Seconds from one ISO time to another; 0 where one is missing."""
    try:
        return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
    except ValueError:
        return 0.0
