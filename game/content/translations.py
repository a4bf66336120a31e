"""Checks the translations of an encounter beside its words as they are now."""
from __future__ import annotations

from collections.abc import Sequence

from game.content.codes import Findings
from game.content.locales import LocaleFault, languages, path_of, read, standing
from game.content.nodes import Block, Text, key_of
from game.content.pack import Pack
from game.content.walk import Walk
from game.encounter.script import Encounter
from game.encounter.texts import texts_of_hands


def check_translations(
    encounter: Encounter, hands: Sequence[Encounter], root: Block, walked: Walk, pack: Pack
) -> None:
    """Warns of every translation in the pack that cannot be read, and of stale and missing words."""
    if pack.folder is None or not encounter.id or Text("id") not in root:
        return
    for language in languages(pack.folder):
        path = path_of(pack.folder, language, encounter.id)
        if not path.exists():
            continue
        at = key_of(root, "id")
        try:
            found = standing(texts_of_hands(encounter, hands), read(path))
        except LocaleFault as fault:
            walked.findings.add("bad-translation", at, language=language, why=str(fault))
            continue
        for id in found.stale:
            walked.findings.add("stale-translation", _place(id, walked, at), name=id, language=language)
        if found.missing:
            _missing(found.missing, walked.findings, at, language)


def _place(id: str, walked: Walk, otherwise: Text) -> Text:
    """The id as it stands in the file."""
    return walked.ids.get(id.rpartition("/")[2], otherwise)


def _missing(ids: tuple[str, ...], findings: Findings, at: Text, language: str) -> None:
    count = f"{len(ids)} text{'s are' if len(ids) > 1 else ' is'}"
    findings.add("missing-translation", at, count=count, name=ids[0], language=language)
