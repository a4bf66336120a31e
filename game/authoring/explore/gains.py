"""What one turn can do for her sum at most: by the author's moves, by the steps of a reconciling, by mending."""

from __future__ import annotations

from typing import NamedTuple

from game.authoring.explore.compiled import Compiled, worth_of_arts
from game.authoring.explore.lazily import Lazily
from game.authoring.explore.writing import CAJOLES
from game.encounter import tuning
from game.encounter.offering import given_back
from game.encounter.repair import trust_cost
from game.encounter.script import Act, Learn, Shift
from game.encounter.state import Breakage
from game.encounter.values import LEAST, MOST, Breach, Kind, divide, to_step

HOT = 91
"""Above this tension what a new rupture adds could be cut off at the top: its mending might bring more than it took."""
STEPS = ("voiced", "understood", "translated", "livable")
"""Of a reconciling, in order, each a turn."""


class Gain(NamedTuple):
    """What a turn brings at most, hundredths of the sum rounded up: all of it, and what of it no meter cuts off."""

    both: int = 0
    cool: int = 0
    """All but what tension brings."""
    warm: int = 0
    """All but what trust brings."""
    given: int = 0
    """What neither meter holds: her giving way, a weight taken away."""


NOTHING = Gain()


def gain(trust: int, tension: int, yields: int = 0) -> Gain:
    """Of points of trust up and of tension down, and hundredths that no meter holds."""
    up, down = -(-100 * trust // tuning.TRUST_PER_POINT), -(-100 * tension // tuning.TENSION_PER_POINT)
    return Gain(max(0, up + down + yields), max(0, up + yields), max(0, down + yields), max(0, yields))


STEP_GAINS = {
    "understood": gain(tuning.RECONCILE_TRUST, -tuning.RECONCILE_TENSION),
    "translated": gain(0, -tuning.RECONCILE_TENSION),
    "livable": gain(tuning.RECONCILE_TRUST, -tuning.RECONCILE_TENSION),
}


class Gains:
    """The gains of one encounter. What hangs on how often an act was used, or what is known, is read from the bits."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled, self.encounter = compiled, compiled.encounter
        ranged = range(LEAST, MOST + 1)
        self.relation = [divide(100 * (at - tuning.TRUST_NEUTRAL), tuning.TRUST_PER_POINT) for at in ranged]
        self.heat = [divide(100 * at, tuning.TENSION_PER_POINT) for at in ranged]
        self._acts = {act.id: act for moment in self.encounter.moments.values() for act in moment.acts}
        self._masks = {id: self._reads(act) for id, act in self._acts.items()}
        self._of = Lazily(self._gain)
        self.arts = Lazily(worth_of_arts)
        mending = compiled.mending
        self.fullest = {id: mending.fullest(id) for id in mending.scripts}
        self.back = max(map(self._most_back, mending.scripts), default=0)
        """Points of trust to which something broken and mended can bring it, however low it was."""

    def of(self, act: Act, bits: int, cajoles: int, early: bool) -> Gain:
        """The most that saying it can bring, as far as the bits tell."""
        return self._of[act.id, bits & self._masks[act.id], cajoles, early]

    def _reads(self, act: Act) -> int:
        """The bits on which its gain hangs."""
        flags = self.compiled.flags
        facts = [each.fact for each in act.effects if isinstance(each, Learn)]
        return flags.mask("knows", facts) | flags.mask("leaned", act.backed_by) | flags.bit("standard", act.issue or "")

    def _gain(self, key: tuple[str, int, int, bool]) -> Gain:
        id, bits, cajoles, early = key
        act, flags = self._acts[id], self.compiled.flags
        shifts = [each for each in act.effects if isinstance(each, Shift)]
        trust = sum(max(0, each.by) for each in shifts if each.meter == "trust")
        tension = sum(max(0, -each.by) for each in shifts if each.meter == "tension")
        match act.kind:
            case Kind.FOLLOW_UP:
                facts = [each.fact for each in act.effects if isinstance(each, Learn)]
                new = any(not bits & flags.bit("knows", fact) for fact in facts)
                return gain(trust + tuning.NEW_FACT_TRUST * new, tension)
            case Kind.CHECK if act.right:
                return gain(trust, tension - tuning.CHECK_RIGHT_TENSION)
            case Kind.NAME_CUE if act.right:
                return gain(trust, tension - tuning.CUE_RIGHT_TENSION)
            case Kind.MIRROR:
                return gain(trust + tuning.MIRROR_TRUST, tension, 0 if early else -tuning.LATE_MIRROR)
            case Kind.STANDARD:
                open_ = not bits & flags.bit("standard", act.issue or "")
                return gain(trust, tension, tuning.PER_YIELD * (open_ and act.measure is self.encounter.fair_means))
            case Kind.PRESS:
                hotter = tuning.PRESS_TENSION * act.strength
                return gain(trust, tension - hotter, tuning.PER_YIELD * act.strength)
            case Kind.CAJOLE:
                works = max(0, min(act.strength, tuning.CAJOLE_CARRIES - cajoles // CAJOLES))
                return gain(trust, tension - tuning.CAJOLE_TENSION * works)
            case Kind.REASSURE:
                behind = sum(not bits & flags.bit("leaned", item) for item in act.backed_by)
                works = min(act.strength, behind)
                warm = tuning.REASSURE_TRUST * (works == act.strength)
                return gain(trust + warm, tension - tuning.REASSURE_TENSION * works)
            case Kind.PRESENT if act.clears is not None:
                return gain(MOST, tension)
            case _:
                return gain(trust, tension)

    def steps(self, meet: int) -> list[Gain]:
        """Those that are left of every reconciling that goes on or could begin."""
        found = []
        for each in self.compiled.meeting.standing(meet).issues:
            if each.phase in ("apart", *STEPS[:-1]):
                past = STEPS.index(each.phase) + 1 if each.phase in STEPS else 0
                found += [STEP_GAINS[step] for step in STEPS[max(1, past) :]]
        return found

    def mending(self, mend: int) -> list[Gain]:
        """For each open rupture what an offering, or a denial, can bring."""
        mending = self.compiled.mending
        trouble = mending.trouble(mend)
        return [self._mended(each, trouble.offerings) for each in trouble.breakages if not each.mended]

    def _mended(self, breakage: Breakage, offerings: int) -> Gain:
        weight = tuning.PER_SEVERITY * breakage.severity
        return gain(self._given_back(breakage, offerings), -tuning.REPAIRED_TENSION, weight)

    def _given_back(self, breakage: Breakage, offerings: int) -> int:
        """Points of trust that the best offering gives back after so many, or a denial."""
        rupture = self.compiled.mending.scripts[breakage.id]
        total = self.fullest[breakage.id]
        for _ in range(offerings):
            total = divide(total * tuning.EARLIER_APOLOGY, 100)
        words, _ = given_back(rupture, breakage, total, False)
        denied = to_step(breakage.cost * tuning.DENIAL_BACK) if rupture.denials else 0
        return max(words, denied)

    def _most_back(self, id: str) -> int:
        rupture = self.compiled.mending.scripts[id]
        found = []
        for severity, breach in ((rupture.severity, rupture.breach), (tuning.STRONGEST, Breach.INTEGRITY)):
            cost = trust_cost(rupture, severity, rupture.intent, breach, 1)
            over = severity != rupture.severity
            broken = Breakage(id=id, phase="ruptured", turn=0, severity=severity, cost=cost, over_pressed=over)
            found.append(self._given_back(broken, 0))
        return max(found)

    def detours(self, mend: int, hot: bool) -> list[Gain]:
        """For each rupture that may yet happen: its mending only undoes what it did."""
        trouble = self.compiled.mending.trouble(mend)
        happened = {each.id for each in trouble.breakages}
        calmer = -tuning.REPAIRED_TENSION - (0 if hot else tuning.RUPTURE_TENSION)
        scripts = self.compiled.mending.scripts.values()
        new = [each for each in scripts if each.id not in happened or each is self.encounter.overpress]
        return [gain(0, calmer)] * (len(new) + (hot and len(happened)))
