"""Checks of ruptures: whether each can open, and whether some offering can be accepted."""
from __future__ import annotations

from game.content.meaning.checked import Checked
from game.content.nodes import Text
from game.content.tree import block_at, listed
from game.encounter.script import Rupture, Wording
from game.encounter.tuning import (
    ACCEPT_BASE,
    ACCEPT_INTEGRITY,
    ACCEPT_PER_SEVERITY,
    DEFLECTS,
    MISSES,
    MOST_PARTS,
    PART_WEIGHTS,
    VAGUE,
)
from game.encounter.values import Breach, Intent, Kind, Part

PROMISED = (Part.MAKE_GOOD, Part.PROMISE_CHANGE)
LEVEL_WITH_RUPTURE = 2


def check(checked: Checked) -> None:
    """Ruptures one by one, then the moves that open them."""
    hardest = _hardest(checked)
    for name, rupture in checked.encounter.ruptures.items():
        if checked.sound("ruptures", name):
            _offering(checked, rupture, hardest.get(name, 0))
    _opened(checked)
    opens = {rupture.opens for rupture in checked.encounter.ruptures.values()}
    late = checked.encounter.level >= LEVEL_WITH_RUPTURE and not opens & {"past", "turn"}
    if late and (Text("ruptures") not in checked.root or checked.sound("ruptures")) and checked.sound("about"):
        at = checked.key("ruptures") or checked.key("about", "level")
        checked.add("rupture-avoidable", at, level=checked.encounter.level)


def _hardest(checked: Checked) -> dict[str, int]:
    """How hard a press can be that opens a rupture, by its name: that is then its severity."""
    hardest: dict[str, int] = {}
    for act, _ in checked.acts:
        if act.kind is Kind.PRESS and act.too_hard is not None:
            hardest[act.too_hard] = max(act.strength, hardest.get(act.too_hard, 0))
    return hardest


def _offering(checked: Checked, rupture: Rupture, pressed: int) -> None:
    parts = {wording.part for wording in rupture.wordings}
    key = checked.key("ruptures", rupture.id)
    if Part.OWN_IT not in parts:
        checked.add("offering-part", checked.key("ruptures", rupture.id, "offering"), name=rupture.id)
        return
    for wording in rupture.wordings:
        if wording.part in PROMISED and not wording.promise and not _is_poor(wording):
            checked.add("no-promise", _wording_at(checked, rupture, wording), name=wording.id, part=wording.part)
    if rupture.intent is Intent.DELIBERATE and not _mends_a_deed(rupture):
        checked.add("deliberate", key, name=rupture.id)
        return
    reached, needed = best_offering(rupture.wordings), threshold(rupture, pressed)
    if reached < needed:
        checked.add("unrepairable", key, name=rupture.id, reached=f".{reached:02}", needed=f".{needed:02}")


def _is_poor(wording: Wording) -> bool:
    """Whether it is written to be the wrong choice."""
    return wording.misses or wording.vague or wording.deflects


def _wording_at(checked: Checked, rupture: Rupture, wording: Wording) -> Text | None:
    """The id of a wording in the file."""
    offering = block_at(checked.root, "ruptures", rupture.id, "offering")
    for block in listed(offering, wording.part):
        id = block.get(Text("id"))
        if type(id) is Text and id == wording.id:
            return id
    return checked.key("ruptures", rupture.id, "offering", wording.part)


def _mends_a_deed(rupture: Rupture) -> bool:
    """A deliberate breach is mended only with an explanation and a promise."""
    explains = any(wording.part is Part.EXPLAIN for wording in rupture.wordings)
    return explains and any(wording.part in PROMISED and wording.promise for wording in rupture.wordings)


def threshold(rupture: Rupture, pressed: int = 0) -> int:
    """What an offering must reach, in hundredths, when she had to bring it up herself."""
    integrity = rupture.breach is Breach.INTEGRITY or pressed > 0
    return ACCEPT_BASE + ACCEPT_PER_SEVERITY * max(pressed, rupture.severity) + (ACCEPT_INTEGRITY if integrity else 0)


def best_offering(wordings: tuple[Wording, ...]) -> int:
    """The most that up to four parts in the right order can reach, in hundredths; 0 without owning it."""
    straight = [wording for wording in wordings if not wording.deflects]
    return max(_best_four(straight), _best_four(list(wordings)) * DEFLECTS // 100)


def _best_four(wordings: list[Wording]) -> int:
    """The required part with the three best of the others."""
    best: dict[Part, int] = {}
    for wording in wordings:
        value = PART_WEIGHTS.get(wording.part, 0) * (VAGUE if wording.vague else 100) // 100
        value = value * (MISSES if wording.misses else 100) // 100
        best[wording.part] = max(value, best.get(wording.part, 0))
    if Part.OWN_IT not in best:
        return 0
    owned = best.pop(Part.OWN_IT)
    return owned + sum(sorted(best.values(), reverse=True)[: MOST_PARTS - 1])


def _opened(checked: Checked) -> None:
    """A slip opens a rupture that waits for one, and none waits in vain."""
    ruptures = checked.encounter.ruptures
    slipped: set[str] = set()
    for act, block in checked.acts:
        for name in ("slip", "too_hard"):
            rupture = ruptures.get(getattr(act, name) or "")
            if rupture is None:
                continue
            slipped.add(rupture.id)
            if rupture.opens != "slip" and checked.sound("ruptures", rupture.id):
                checked.add("slip-without-rupture", block[Text(name)], name=rupture.id, opens=rupture.opens)
    if not checked.sound("states"):
        return
    for name, rupture in ruptures.items():
        if rupture.opens == "slip" and name not in slipped and checked.sound("ruptures", name):
            checked.add("rupture-unopened", checked.key("ruptures", name), name=name)
