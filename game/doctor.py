"""The `doctor` command: what this machine has, what is missing, and what to do about it."""

from __future__ import annotations

from importlib import metadata
from importlib.util import find_spec
from typing import TextIO

NEEDED = {
    "transitions": "the state machines",
    "yaml": "reading encounters",
    "platformdirs": "where plays are kept",
    "pymupdf_fonts": "the game's typeface",
    "ttf_opensans": "the second typeface",
    "lucide": "icons",
}
WITHOUT = {"pymupdf_fonts", "ttf_opensans", "lucide"}
"""The game goes on without these."""


def troubles() -> list[tuple[bool, str]]:
    """(whether the game cannot go on, a sentence) for everything that is amiss."""
    found = [*_pygame()]
    for module, what in NEEDED.items():
        if find_spec(module) is None:
            fatal = module not in WITHOUT
            found.append((fatal, f"The package {module} is missing ({what}): install the game again with make play."))
    return found


def _pygame() -> list[tuple[bool, str]]:
    both = [name for name in ("pygame", "pygame-ce") if _is_installed(name)]
    if not both:
        return [(True, "Neither pygame nor pygame-ce is installed: install the game again with make play.")]
    if len(both) == 2:
        return [
            (
                False,
                "pygame and pygame-ce are both installed and share one folder: uninstall both, then install one again.",
            )
        ]
    return []


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def run(out: TextIO) -> int:
    """Prints what is there and what is amiss; 1 where the game cannot go on."""
    for name in ("pygame", "pygame-ce", "transitions", "PyYAML", "platformdirs", "accesskit"):
        if _is_installed(name):
            print(f"{name} {metadata.version(name)}", file=out)
    found = troubles()
    for fatal, sentence in found:
        print(f"{'!' if fatal else '·'} {sentence}", file=out)
    if not found:
        print("Nothing is missing.", file=out)
    return int(any(fatal for fatal, _ in found))
