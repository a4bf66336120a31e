"""The files of the reading faces; unpacking one costs 17 ms, so it can be kept in a folder. No pygame here."""
import importlib
import importlib.util
import os
from contextlib import suppress
from pathlib import Path
from typing import Literal

from game.ui.notices import tell
from game.view.language import N_, _

Face = Literal["firago", "opensans", "plain"]
Weight = Literal["regular", "bold", "italic"]
FACES: tuple[Face, ...] = ("firago", "opensans")

_FIRAGO = {"regular": "figo", "bold": "figbo", "italic": "figit"}
_OPENSANS = {"regular": "OPENSANS_REGULAR", "bold": "OPENSANS_SEMIBOLD", "italic": "OPENSANS_ITALIC"}
_MISSING = N_("The reading fonts are not installed, so a plainer one is used; install them with: pip install {package}")
_FILES = {"regular": "FiraGO_Regular.py", "bold": "FiraGO_Bold.py", "italic": "FiraGO_Italic.py"}
_files: dict[tuple[Face, Weight], bytes | None] = {}
_folder: list[Path] = []


def keep_in(folder: Path) -> None:
    """Keep unpacked faces in this folder (the user's cache): from the second start on it saves 50 ms."""
    _folder[:] = [folder]


def source(face: Face, weight: Weight) -> bytes | None:
    """The font file's bytes, or None for pygame's own font (told in one sentence)."""
    if face == "plain":
        return None
    if (face, weight) not in _files:
        _files[face, weight] = _load(face, weight)
    if _files[face, weight] is None:
        tell(_(_MISSING).format(package="pymupdf-fonts" if face == "firago" else "ttf-opensans"))
    return _files[face, weight]


def forget() -> None:
    """Drop what was read, as at a first start."""
    _files.clear()
    _folder.clear()


def _load(face: Face, weight: Weight) -> bytes | None:
    try:
        if face == "firago":
            return _firago(weight)
        found = getattr(importlib.import_module("ttf_opensans"), _OPENSANS[weight])
        return bytes(found.path.read_bytes())
    except (ImportError, AttributeError, KeyError, OSError):
        return None


def _firago(weight: Weight) -> bytes:
    """From the kept file if there is one of the same package, else unpacked (and kept)."""
    kept = _kept(weight)
    with suppress(OSError):
        if kept and kept.is_file():
            return kept.read_bytes()
    data = bytes(importlib.import_module("pymupdf_fonts").fontbuffers[_FIRAGO[weight]]())
    if kept:
        _keep(kept, data)
    return data


def _kept(weight: Weight) -> Path | None:
    """Where a weight is kept; the name changes with the package's file, so that an update is seen."""
    spec = importlib.util.find_spec("pymupdf_fonts")
    if not _folder or spec is None or spec.origin is None:
        return None
    state = Path(spec.origin).with_name(_FILES[weight]).stat()
    return _folder[0] / f"{weight}-{state.st_size}-{state.st_mtime_ns}.ttf"


def _keep(kept: Path, data: bytes) -> None:
    """Write the whole file or nothing; a folder that cannot be written only costs time."""
    part = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(kept)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
