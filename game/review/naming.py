"""Names and plain sentences for reports: skills, outcomes, parts of an offering, arts, stages."""

from __future__ import annotations

from game.encounter.values import Skill

SKILLS: dict[Skill, tuple[str, str]] = {
    Skill.READ_CUES: ("Reading cues", "cues that could be named, and were named rightly"),
    Skill.ASK_AND_GROUND: ("Asking and grounding", "openings to follow up or check, and those that were taken"),
    Skill.REPAIR_IN_ORDER: ("Repair in order", "things that broke, and those mended by the first offering"),
    Skill.PRESS_AND_REASSURE: ("Pressing and reassuring", "arts used, and those within what the moment carried"),
    Skill.RECONCILE: ("Reconciling", "disagreements voiced, and those made livable without a balk"),
    Skill.TRANSLATE_FAIRNESS: ("Translating fairness", "measures chosen, and those that were hers at the first try"),
    Skill.TRADE_ISSUES: ("Trading issues", "offers made, and those within 5 points of the Pareto frontier"),
    Skill.BIND_PROMISES: ("Binding promises", "promises made, and those recorded and kept"),
}
"""Skill -> (its name, what its chances are and what counts as taken well)."""
OUTCOMES = {
    "reconciled": "Reconciled: both moved",
    "bargained": "Bargained: each gave something",
    "persuaded": "Persuaded: your terms, for now",
    "capitulated": "Capitulated: their terms",
    "hollow": "A hollow yes",
    "walked": "You left",
    "lost": "Out of time",
    "withdrawn": "Withdrawn: over",
    "": "Not ended",
}
PARTS = {
    "name_it": "Name it",
    "own_it": "Own it",
    "regret": "Regret",
    "explain": "Explain",
    "make_good": "Make good",
    "promise_change": "Promise a change",
    "ask_forgiveness": "Ask",
}
FACTORS = {
    "out_of_order": "out of order: half",
    "deflects": "a wording deflects: half",
    "earlier_apology": "an earlier apology wears the words",
    "not_owned": "nothing was owned",
    "not_explained": "it was done on purpose, and not explained",
    "not_promised": "it was done on purpose, and nothing was promised",
}
ARTS = {"cajole": "Coax", "press": "Press", "reassure": "Reassure"}
NOTES = {
    "plan_target": "Target",
    "plan_limit": "Limit",
    "plan_worry": "Their likely worry",
    "plan_measure": "Their measure",
    "said_first": "Said first, in own words",
    "wanted": "What did you want?",
    "happened": "What happened?",
    "next_time": "What would you do differently?",
    "same": "What is the same?",
    "exit": "Exit",
}
