"""Checks that nothing is on screen before the encounter that introduces it."""
from __future__ import annotations

from game.content.meaning.checked import Checked, flat
from game.content.nodes import Items, Text
from game.encounter.script import Compare
from game.encounter.values import Kind, Panel

PANEL_OF: dict[Kind, Panel] = {
    Kind.ASK: Panel.FIND_OUT,
    Kind.FOLLOW_UP: Panel.FIND_OUT,
    Kind.CHECK: Panel.FIND_OUT,
    Kind.NAME_CUE: Panel.FIND_OUT,
    Kind.OFFER: Panel.BID,
    Kind.STANDARD: Panel.BID,
    Kind.CAJOLE: Panel.INFLUENCE,
    Kind.PRESS: Panel.INFLUENCE,
    Kind.REASSURE: Panel.INFLUENCE,
    Kind.SAY_MINE: Panel.RECONCILIATION,
    Kind.PROMISE: Panel.PROMISES,
    Kind.PRESENT: Panel.PROMISES,
}
METER_OF = {"tension": Panel.TENSION, "leverage": Panel.LEVERAGE}


def check(checked: Checked) -> None:
    """Kinds of moves, ruptures, denials and meters in conditions, each with its panel."""
    panels = checked.encounter.panels
    told: set[Panel] = set()

    def needs(panel: Panel | None, at: object, what: str) -> None:
        if panel is not None and panel not in panels and panel not in told and isinstance(at, Text | Items):
            told.add(panel)
            checked.add("too-early", at, what=what, panel=panel)

    for act, block in checked.acts:
        needs(PANEL_OF.get(act.kind), block.get(Text("kind")), f"A move of the kind '{act.kind}'")
        for each in flat(act.needs):
            if isinstance(each, Compare):
                needs(METER_OF.get(each.meter), block.get(Text("needs")), f"A condition on {each.meter}")
    for name, rupture in checked.encounter.ruptures.items():
        needs(Panel.REPAIR, checked.key("ruptures", name), "A rupture")
        if rupture.denials:
            needs(Panel.DENY, checked.key("ruptures", name, "deny"), "Denying")
    needs(Panel.PROMISES, checked.key("promises"), "A promise")
    if checked.encounter.reconciling:
        needs(Panel.RECONCILIATION, checked.key("reconcile"), "Reconciling")
