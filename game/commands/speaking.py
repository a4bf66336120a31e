"""The language of the program: which there are, which is spoken, and encounters in it."""
from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import shipped, user_folder
from game.language.catalog import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.encounter.script import Encounter

_ASKED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says what it speaks: the first that is set counts, as for every program that uses gettext."""


ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)
"""What the library that reads the command line says to a person; its words are its own."""


def locales() -> Path:
    """The folder with the words of the interface in other languages: beside the pack that comes with the game."""
    return shipped().parent / "assets" / "locales"


def speak(wanted: str) -> None:
    """Speaks a language, "" for that of the system; a catalog that cannot be read is told of."""
    from game.ui.notices import tell

    _speak(wanted or of_the_system(), tell)


def speak_in_terminal() -> None:
    """Speaks the language that was chosen in the window, else that of the system."""
    wanted = _chosen() or of_the_system()
    if wanted in ("", "en"):
        return
    _speak(wanted, lambda told: print(told, file=sys.stderr))
    _argparse_too()


def _speak(code: str, tell: Callable[[str], None]) -> None:
    from game.language import catalog

    if (code or "en") != catalog.catalog().code:
        try:
            catalog.speak(catalog.load(locales(), code))
        except catalog.BrokenCatalog as broken:
            tell(str(broken))


def of_the_system() -> str:
    """The code of the language that the system speaks, "" where it does not say."""
    said = next(filter(None, (os.environ.get(name) for name in _ASKED)), "")
    if not said and sys.platform == "win32":
        import ctypes
        from locale import windows_locale

        said = windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    code = said.split(":")[0].split(".")[0].split("_")[0].lower()
    return "" if code in ("c", "posix") else code


def _chosen() -> str:
    """What was chosen in the window; what cannot be read there is told of where it is used."""
    import json

    try:
        return str(json.loads((user_folder("config") / "settings.json").read_text(encoding="utf-8"))["language"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _argparse_too() -> None:
    """The library that reads the command line translates by functions of its own: they are to ask the same words."""
    import argparse

    from game.language.catalog import _, ngettext

    vars(argparse).update(_=_, ngettext=ngettext)


def in_language(encounter: Encounter, pack: Path) -> Encounter:
    """The encounter in the language that is spoken now, where the pack has its lines; what is stale stays as it is.

    Lines that cannot be read are told of.
    """
    from dataclasses import replace

    from game.content import locales as lines
    from game.encounter.texts import in_words, of_hand, texts
    from game.language.catalog import catalog
    from game.ui.notices import tell

    code = catalog().code
    path = lines.path_of(pack, code, encounter.id)
    if code == encounter.language or not path.is_file():
        return encounter
    try:
        rows = lines.read(path)
    except lines.LocaleFault as fault:
        tell(str(fault))
        return encounter
    now = texts(encounter)
    done = set(lines.standing(now, rows).done)
    words = {id: rows[id].translation for id in done}
    own = {of_hand(encounter, id): text for id, text in now.items()}
    words |= {id.rpartition("/")[2]: rows[id].translation for id in lines.standing(own, rows).done}
    return replace(in_words(encounter, words), language=code)


def languages() -> dict[str, str]:
    """Code -> own name of every language there is."""
    from game.language import catalog

    return {code: catalog.name_of(locales(), code) for code in catalog.languages(locales())}
