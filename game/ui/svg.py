"""Icon sources, read one by one from the Lucide package's database.

The package's own import costs as much as opening the window, so its database is read directly;
when that is not where we expect it, the package is asked.
"""
import importlib
import importlib.util
import re
import sqlite3
from functools import lru_cache
from pathlib import Path

from game.ui.notices import tell
from game.view.language import N_, _

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_PATH = re.compile(r'(?<=\sd=")[^"]*')
_ARCS = re.compile(r"([aA])([^a-df-zA-DF-Z]*)")
_ARC = re.compile(r"[\s,]*".join(["", *[f"({_NUMBER})"] * 3, *["([01])"] * 2, *[f"({_NUMBER})"] * 2]))
_MISSING = N_("The icons are not installed, so only words are shown; install them with: pip install python-lucide")


@lru_cache(maxsize=1)
def _database() -> sqlite3.Connection | None:
    spec = importlib.util.find_spec("lucide")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).with_name("data") / "lucide-icons.db"
    if not path.is_file():
        return None
    try:
        # pictures are also drawn beside the window; nothing is ever written here
        return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error:
        return None


@lru_cache(maxsize=256)
def icon_source(name: str) -> str | None:
    """The SVG text of an icon by its Lucide name, or None when there is none (told once)."""
    database = _database()
    try:
        if database is None:
            return spaced(str(importlib.import_module("lucide").lucide_icon(name)))
        row = database.execute("SELECT svg FROM icons WHERE name = ?", (name,)).fetchone()
    except (ImportError, AttributeError, LookupError, sqlite3.Error):
        tell(_(_MISSING))
        return None
    return spaced(str(row[0])) if row else None


def spaced(source: str) -> str:
    """An SVG whose arcs have a space after each number: `a2 2 0 00-2 2` is `a2 2 0 0 0 -2 2`.

    The two flags of an arc may be written without one; the drawing library then takes them for one number.
    """
    return _PATH.sub(lambda path: _ARCS.sub(_spaced_arcs, path[0]), source)


def _spaced_arcs(command: re.Match[str]) -> str:
    return command[1] + _ARC.sub(lambda arc: " ".join(arc.groups()) + " ", command[2])
