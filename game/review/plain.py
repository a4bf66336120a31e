"""Sentences of a transcript for somebody who has never seen the file: ids are left out, or called by their labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from game.encounter.script import Encounter
from game.encounter.speech import lines_of
from game.language.catalog import _


def without_ids(encounter: Encounter | None) -> Callable[[str], str]:
    """Gives what leaves them out; without the encounter nothing is changed."""
    if encounter is None:
        return str
    scripts = [*encounter.ruptures.values(), *([encounter.overpress] if encounter.overpress else [])]
    first = {script.id: _("what broke") for script in scripts} | {issue.id: issue.label for issue in encounter.issues}
    ids = "|".join(sorted(map(re.escape, _ids(encounter)), key=len, reverse=True))
    about = re.compile(rf"(?<= )({ids})\b ?(?=[-+),;]|$)")

    issues = re.compile(rf"(?<= )({'|'.join(map(re.escape, (issue.id for issue in encounter.issues)))}) ?(?=[-+]\d|\))")

    def plain(told: str) -> str:
        id, _space, rest = told.partition(" ")
        named = f"{first[id]} {rest}" if id in first else told
        return issues.sub("", about.sub("", named)).replace(" )", ")").replace(" ,", ",").rstrip()

    return plain


def _ids(encounter: Encounter) -> Iterator[str]:
    """Every name that only the file has."""
    yield from (act.id for moment in encounter.moments.values() for act in moment.acts)
    for each in encounter.reconciling.values():
        yield from (step.id for step in (*each.restate, *each.translate, *each.meet))
    for script in (*encounter.ruptures.values(), *([encounter.overpress] if encounter.overpress else [])):
        yield script.id
        yield from (wording.id for wording in (*script.wordings, *script.denials))
    yield from encounter.promises
    yield from lines_of(encounter)
