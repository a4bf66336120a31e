"""The eight skills in words for a learner: what each is called, and what counts as a chance and as taken well."""

from __future__ import annotations

from game.encounter.values import Skill
from game.view.language import N_, Words, _

SKILLS: Words[Skill, tuple[str, str]] = Words({
    Skill.READ_CUES: (N_("Reading cues"), N_("Signs that could be named, and those you named rightly.")),
    Skill.ASK_AND_GROUND: (N_("Asking and checking"), N_("Openings to ask on or to check, and those you took.")),
    Skill.REPAIR_IN_ORDER: (N_("Mending in order"), N_("Things that broke, and those your first offering mended.")),
    Skill.PRESS_AND_REASSURE: (N_("Pressing and reassuring"),
                               N_("Times you pressed, coaxed or reassured, and those within measure.")),
    Skill.RECONCILE: (N_("Reconciling"), N_("Disagreements you opened, and those made livable at the first try.")),
    Skill.TRANSLATE_FAIRNESS: (N_("Translating fairness"),
                               N_("Measures you spoke in, and those that were theirs at the first try.")),
    Skill.TRADE_ISSUES: (N_("Trading issues"), N_("Offers you made, and those that left next to nothing lying.")),
    Skill.BIND_PROMISES: (N_("Binding promises"), N_("Promises you made, and those you recorded and kept.")),
})
"""Skill -> (its name, what its chances are and which are taken well)."""


def share(well: int, met: int) -> str:
    """2 of 3."""
    return _("{well} of {met}").format(well=well, met=met)
