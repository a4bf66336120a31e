"""How things look, remembered: a small JSON file. A broken one is said once, and the defaults are used."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from game.ui.font_files import Face
from game.ui.look import Look
from game.ui.notices import tell
from game.ui.theme import THEMES

FACES: dict[str, Face] = {"firago": "firago", "opensans": "opensans"}
LEAST_SCALE, MOST_SCALE = 1.0, 2.0
LEAST_LEADING, MOST_LEADING = 1.0, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is remembered of a `Look`, in plain values."""

    theme: str = "light"
    scale: float = 1.0
    face: str = "firago"
    leading: float = 1.0
    still: bool = False


def read(path: Path) -> Look:
    """The look that was remembered, or the default one."""
    try:
        return _look(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Look()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        tell(f"The settings in {path} cannot be read, so the usual ones are used; they are written anew on a change.")
        return Look()


def _look(plain: dict[str, Any]) -> Look:
    kept = Settings(**{name: plain[name] for name in Settings.__dataclass_fields__ if name in plain})
    return replace(
        Look(),
        theme=THEMES[kept.theme],
        scale=max(LEAST_SCALE, min(MOST_SCALE, float(kept.scale))),
        face=FACES[kept.face],
        leading=max(LEAST_LEADING, min(MOST_LEADING, float(kept.leading))),
        still=bool(kept.still),
    )


def write(path: Path, look: Look) -> None:
    """Remembers `look`; a folder that may not be written to is said once, and the game goes on."""
    kept = Settings(
        theme=look.theme.name, scale=look.scale, face=look.face, leading=look.leading, still=look.still
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(kept), indent=1), encoding="utf-8")
    except OSError:
        tell(f"The settings cannot be kept in {path}: this sitting goes on with them.")
