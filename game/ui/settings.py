"""How things look and what was set, remembered: a small JSON file. What is broken in it is said once, and the usual
takes its place."""
from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from game.ui.font_files import Face
from game.ui.inputs import Action, InputMap, KeyTaken
from game.ui.look import Look
from game.ui.notices import tell
from game.ui.preferences import Preferences
from game.ui.theme import THEMES
from game.view.language import _

FACES: dict[str, Face] = {"firago": "firago", "opensans": "opensans"}
LEAST_SCALE, MOST_SCALE = 1.0, 2.0
LEAST_LEADING, MOST_LEADING = 1.0, 2.0
LOUDNESS = ("loud", "interface", "voice")


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
    return read_all(path)[0]


def read_all(path: Path) -> tuple[Look, Preferences]:
    """All that was remembered, or the defaults; keys that cannot be used are told of and left as usual."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        look, preferences = _look(plain), _preferences(plain)
    except FileNotFoundError:
        return Look(), Preferences()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        tell(
            _(
                "The settings in {path} cannot be read, so the usual ones are used; they are written anew on a change."
            ).format(path=path)
        )
        return Look(), Preferences()
    return look, replace(preferences, inputs=_inputs(plain, path))


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


def _preferences(plain: dict[str, Any]) -> Preferences:
    usual = Preferences()
    loud = {name: max(0, min(100, int(plain.get(name, getattr(usual, name))))) for name in LOUDNESS}
    return replace(usual, **loud, captions=bool(plain.get("captions", False)),  # type: ignore[arg-type]
                   speak=bool(plain.get("speak", False)), language=str(plain.get("language", "")))


def _inputs(plain: dict[str, Any], path: Path) -> InputMap:
    """The usual keys with what was changed; all usual where a key is no key, or has two meanings."""
    try:
        keys = {Action(name): _chords(written) for name, written in dict(plain.get("keys", {})).items()}
        pad = {Action(name): int(number) for name, number in dict(plain.get("pad", {})).items()}
        return InputMap().changed(keys, pad)
    except (KeyTaken, ValueError, TypeError, AttributeError):
        tell(
            _("The keys in {path} cannot be used, so the usual ones are; choose yours again in the settings.").format(
                path=path
            )
        )
        return InputMap()


def _chords(written: object) -> tuple[str, ...]:
    chords = tuple(written) if isinstance(written, list) else ()
    if not chords or not all(isinstance(each, str) and each for each in chords):
        raise ValueError(written)
    return chords


def write(path: Path, look: Look, preferences: Preferences | None = None) -> None:
    """Remembers everything; a folder that may not be written to is said once, and the game goes on."""
    kept: dict[str, object] = {
        "theme": look.theme.name, "scale": look.scale, "face": look.face, "leading": look.leading, "still": look.still,
    }
    if preferences:
        kept |= {name: getattr(preferences, name) for name in (*LOUDNESS, "captions", "speak", "language")}
        kept |= {"keys": {str(act): written for act, written in preferences.inputs.own_keys().items()},
                 "pad": {str(act): number for act, number in preferences.inputs.own_pad().items()}}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    except OSError:
        tell(_("The settings cannot be kept in {path}: this sitting goes on with them.").format(path=path))
