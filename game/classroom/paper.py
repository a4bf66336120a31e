"""Pages from templates: everything is escaped, and no template is found outside its folder."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from game.language.catalog import _, catalog, ngettext

KEPT_BY_BROWSERS = {"cache-control": "private, max-age=86400"}
"""For what never changes while a lesson lasts. The address of a style or script carries its version."""
PAGES = Path(__file__).resolve().parent / "pages"
STATIC = {"seat.css": "text/css", "letters.css": "text/css", "seat.js": "text/javascript"}
"""The only files that are served as they are."""
_DEFAULTS: dict[str, Any] = {"mark": "", "notice": "", "icon": lambda name: "", "drawn": False,
                             "kind": "plain"}  # fmt: skip


@cache
def _templates() -> Environment:
    found = Environment(
        loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    found.globals |= {"static": static_address, "_": _worded, "ngettext": _counted, "spoken_in": catalog}
    return found


def _worded(text: str, /, **fill: Any) -> str:
    """A sentence of a page in the language of who reads it, filled in; the page escapes it as a whole."""
    return _(text).format(**fill) if fill else _(text)


def _counted(one: str, more: str, count: int, /, **fill: Any) -> str:
    return ngettext(one, more, count).format(**fill)


@cache
def static_address(name: str) -> str:
    """Where a file of ours is, with its version: another one has another address."""
    return f"/static/{name}?v={blake2b(_file(name), digest_size=6).hexdigest()}"


def rendered(name: str, **words: Any) -> str:
    """A template with its words, as HTML."""
    return _templates().get_template(name).render({**_DEFAULTS, "lang": catalog().code, **words})


def page(name: str, *, status: int = 200, **words: Any) -> HTMLResponse:
    """A page made of a template."""
    return HTMLResponse(rendered(name, **words), status)


async def static(request: Request) -> Response:
    """Our one script and our one style sheet."""
    name = request.path_params["name"]
    if name not in STATIC:
        return PlainTextResponse(_("There is no such file."), 404)
    return Response(_file(name), media_type=STATIC[name], headers=KEPT_BY_BROWSERS)


@cache
def _file(name: str) -> bytes:
    return (PAGES / name).read_bytes()


def seconds_between(earlier: str, later: str) -> float:
    """Seconds from one ISO time to another; 0 where one is missing."""
    try:
        return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
    except ValueError:
        return 0.0
