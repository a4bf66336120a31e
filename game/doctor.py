"""The `doctor` command: what this machine has, what is missing, and what to do about it."""

from __future__ import annotations

from importlib import metadata
from importlib.util import find_spec
from typing import TextIO

from game.language.catalog import N_, Words, _

NEEDED = Words({
    "transitions": N_("the state machines"),
    "yaml": N_("reading encounters"),
    "platformdirs": N_("where plays are kept"),
    "pymupdf_fonts": N_("the game's typeface"),
    "ttf_opensans": N_("the second typeface"),
    "lucide": N_("icons"),
})
WITHOUT = {"pymupdf_fonts", "ttf_opensans", "lucide"}
"""The game goes on without these."""


def troubles() -> list[tuple[bool, str]]:
    """(whether the game cannot go on, a sentence) for everything that is amiss."""
    found = [*_pygame()]
    told = _("The package {module} is missing ({what}): install the game again with make play.")
    for module in NEEDED:
        if find_spec(module) is None:
            fatal = module not in WITHOUT
            found.append((fatal, told.format(module=module, what=NEEDED[module])))
    return found


def _pygame() -> list[tuple[bool, str]]:
    both = [name for name in ("pygame", "pygame-ce") if _is_installed(name)]
    if not both:
        told = _("Neither pygame nor pygame-ce is installed: install the game again with make play.")
        return [(True, told)]
    if len(both) == 2:
        both_told = _(
            "pygame and pygame-ce are both installed and share one folder: uninstall both, then install one again."
        )
        return [(False, both_told)]
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
        print(_("Nothing is missing."), file=out)
    return int(any(fatal for fatal, _ in found))
