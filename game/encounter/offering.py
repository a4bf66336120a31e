"""What an offering comes to: its parts, order and wear (Lewicki, Polin and Lount 2016; MODEL 3). Pure sums."""

from __future__ import annotations

from dataclasses import dataclass

from game.encounter import tuning
from game.encounter.events import Cause, Causes
from game.encounter.script import Rupture, Wording
from game.encounter.state import Breakage, State
from game.encounter.values import Breach, Intent, Part, divide, to_step


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an offering comes to: hundredths against what is needed, by cause, and what is missing for good."""

    total: int
    needed: int
    causes: Causes
    blocked: str = ""

    @property
    def accepted(self) -> bool:
        """Whether she takes it."""
        return not self.blocked and self.total >= self.needed


def is_ordered(wordings: tuple[Wording, ...], challenged: bool) -> bool:
    """Name it, own it, then the rest. Where she named it by challenging, you need not."""
    named = [wording for wording in wordings if wording.part is Part.NAME_IT]
    if named and (wordings[0] is not named[0] or (named[0].vague and not challenged)):
        return False
    rest = [wording for wording in wordings if wording.part is not Part.NAME_IT]
    return bool(named or challenged) and bool(rest) and rest[0].part is Part.OWN_IT


def _part_causes(wordings: tuple[Wording, ...], knows_harm: bool) -> Causes:
    causes = []
    for wording in wordings:
        weight = tuning.PART_WEIGHTS.get(wording.part, 0)
        if wording.vague:
            weight = divide(weight * tuning.VAGUE, 100)
        if wording.part is Part.MAKE_GOOD and (wording.misses or not knows_harm):
            weight = divide(weight * tuning.MISSES, 100)
        if weight:
            causes.append(Cause(wording.part.value, weight, wording.id))
    return tuple(causes)


def _scaled(total: int, per_cent: int, code: str) -> tuple[int, Cause]:
    scaled = divide(total * per_cent, 100)
    return scaled, Cause(code, scaled - total)


def needed(rupture: Rupture, breakage: Breakage) -> int:
    """Hundredths at which an offering is accepted."""
    integrity = breakage.over_pressed or rupture.breach is Breach.INTEGRITY
    return (
        tuning.ACCEPT_BASE
        + tuning.ACCEPT_PER_SEVERITY * breakage.severity
        + (tuning.ACCEPT_INTEGRITY if integrity else 0)
        + (tuning.ACCEPT_SPOKE_FIRST if breakage.phase == "ruptured" else 0)
    )


def weigh(rupture: Rupture, state: State, breakage: Breakage, wordings: tuple[Wording, ...]) -> Weighed:
    """The sum of an offering: its parts, its order, what deflects, and how often she has heard you apologise."""
    knows_harm = rupture.needs_repaired is None or rupture.needs_repaired in state.facts
    causes = list(_part_causes(wordings, knows_harm))
    total = sum(cause.amount for cause in causes)
    factors = [
        ("out_of_order", tuning.OUT_OF_ORDER, 0 if is_ordered(wordings, breakage.phase == "challenged") else 1),
        ("deflects", tuning.DEFLECTS, int(any(wording.deflects for wording in wordings))),
        ("earlier_apology", tuning.EARLIER_APOLOGY, state.offerings),
    ]
    for code, per_cent, times in factors:
        for _ in range(times):
            total, cause = _scaled(total, per_cent, code)
            causes.append(cause)
    return Weighed(total, needed(rupture, breakage), tuple(causes), _blocked(rupture, wordings))


def _blocked(rupture: Rupture, wordings: tuple[Wording, ...]) -> str:
    parts = {wording.part for wording in wordings}
    if Part.OWN_IT not in parts:
        return "not_owned"
    if rupture.intent is Intent.DELIBERATE:
        if Part.EXPLAIN not in parts:
            return "not_explained"
        if not any(wording.promise for wording in wordings):
            return "not_promised"
    return ""


def given_back(rupture: Rupture, breakage: Breakage, total: int, promised: bool) -> tuple[int, int]:
    """(by words, by the deed) points of trust; together at most the cost less 5. A deliberate breach: words give 0."""
    integrity = breakage.over_pressed or rupture.breach is Breach.INTEGRITY
    back = divide(total * breakage.cost * tuning.GIVEN_BACK, 100)
    if integrity:
        back = divide(back * tuning.GIVEN_BACK_INTEGRITY, 100)
    most = max(0, breakage.cost - tuning.LEFT_AFTER_REPAIR)
    step = min(to_step(back), most)
    words = 0 if rupture.intent is Intent.DELIBERATE else step
    deed = min(step, most - words) if promised else 0
    return words, deed
