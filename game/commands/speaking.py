"""The language of the window: which there are, which is spoken, and encounters in it."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.commands import shipped

if TYPE_CHECKING:
    from game.encounter.script import Encounter


def locales() -> Path:
    """The folder with the words of the interface in other languages: beside the pack that comes with the game."""
    return shipped().parent / "assets" / "locales"


def speak(wanted: str) -> None:
    """Speaks a language, "" for that of the system; a catalog that cannot be read is told of."""
    from locale import getlocale

    from game.ui.notices import tell
    from game.view import language

    code = wanted or (getlocale()[0] or "").split("_")[0].lower()
    if code not in (language.catalog().code, ""):
        try:
            language.speak(language.load(locales(), code))
        except language.BrokenCatalog as broken:
            tell(str(broken))


def in_language(encounter: Encounter, pack: Path) -> Encounter:
    """The encounter in the language that is spoken now, where the pack has its lines; what is stale stays as it is.

    Lines that cannot be read are told of.
    """
    from dataclasses import replace

    from game.content import locales as lines
    from game.encounter.texts import in_words, texts
    from game.ui.notices import tell
    from game.view import language

    code = language.catalog().code
    path = lines.path_of(pack, code, encounter.id)
    if code == encounter.language or not path.is_file():
        return encounter
    try:
        rows = lines.read(path)
    except lines.LocaleFault as fault:
        tell(str(fault))
        return encounter
    done = lines.standing(texts(encounter), rows).done
    return replace(in_words(encounter, {id: rows[id].translation for id in done}), language=code)


def languages() -> dict[str, str]:
    """Code -> own name of every language there is."""
    from game.view import language

    return {code: language.name_of(locales(), code) for code in language.languages(locales())}
