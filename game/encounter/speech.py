"""Everything that can be said in an encounter, by id."""

from __future__ import annotations

from functools import lru_cache

from game.encounter.script import Encounter, Line


@lru_cache(maxsize=16)
def lines_of(encounter: Encounter) -> dict[str, Line]:
    """Every line that she or a rival can say, by id."""
    found: list[Line] = [*encounter.later.values(), *encounter.endings.values(), *encounter.reactions.values()]
    for moment in encounter.moments.values():
        found += [*moment.lines, *moment.rival, *(act.reply for act in moment.acts if act.reply)]
    ruptures = [*encounter.ruptures.values(), *([encounter.overpress] if encounter.overpress else [])]
    for rupture in ruptures:
        found += [rupture.challenge, rupture.refuses, rupture.accepts]
    for reconciling in encounter.reconciling.values():
        found += reconciling.answers.values()
    return {line.id: line for line in found}


@lru_cache(maxsize=16)
def yours_of(encounter: Encounter) -> dict[str, str]:
    """Everything that you can say, by id."""
    said = {act.id: act.say for moment in encounter.moments.values() for act in moment.acts}
    ruptures = [*encounter.ruptures.values(), *([encounter.overpress] if encounter.overpress else [])]
    for rupture in ruptures:
        said |= {wording.id: wording.say for wording in (*rupture.wordings, *rupture.denials)}
    for each in encounter.reconciling.values():
        said |= {step.id: step.say for step in (*each.say_mine, *each.restate, *each.translate, *each.meet)}
    return said
