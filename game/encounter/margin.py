"""The one sum that answers everything, kept as its list of causes (MODEL 1). All in hundredths of a point."""

from __future__ import annotations

from functools import lru_cache

from game.encounter import tuning
from game.encounter.events import Cause, Causes
from game.encounter.packages import restricted, settled, worth_to_them
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import Package, divide


def opened(state: State) -> tuple[str, ...]:
    """Issues whose bridge reconciling has opened."""
    return tuple(each.issue for each in state.reconciliations if each.phase in ("translated", "livable"))


@lru_cache(maxsize=4096)
def alternative(encounter: Encounter, bids: tuple[Package, ...], raised: tuple[str, ...]) -> int:
    """Her plain worth of the best standing bid, or of what the file says she has without a rival."""
    if not bids:
        return 100 * (encounter.their_alternative or 0)
    return max(worth_to_them(encounter, restricted(bid, raised)) for bid in bids)


def relation(state: State) -> Causes:
    """What trust and tension add."""
    trust = divide(100 * (state.trust - tuning.TRUST_NEUTRAL), tuning.TRUST_PER_POINT)
    return (Cause("trust", trust), Cause("tension", -divide(100 * state.tension, tuning.TENSION_PER_POINT)))


def reads(encounter: Encounter, package: Package) -> Causes:
    """What each option that reads fair or unfair in her measure adds."""
    named = dict(package)
    causes = []
    for issue, option in settled(encounter, package):
        if issue.id in named and encounter.fair_means in option.fair_to:
            causes.append(Cause("fair", tuning.PER_FAIR, issue.id))
        if issue.id in named and encounter.fair_means in option.unfair_to:
            causes.append(Cause("unfair", -tuning.PER_FAIR, issue.id))
    return tuple(causes)


def standing(state: State, package: Package) -> Causes:
    """What reconciling, yielding, late mirroring and open ruptures add."""
    named = dict(package)
    met = [each for each in state.reconciliations if each.phase == "livable" and named.get(each.issue) == each.met]
    return (
        *(Cause("reconciled", tuning.PER_RECONCILED, each.issue) for each in met),
        Cause("yielded", tuning.PER_YIELD * state.yielded),
        Cause("mirrored", -tuning.LATE_MIRROR * state.late_mirrors),
        *(Cause("rupture", -tuning.PER_SEVERITY * each.severity, each.id) for each in state.open_breakages),
    )


def margin(encounter: Encounter, state: State, package: Package) -> Causes:
    """How far `package` beats her alternative, as causes that are not nothing; their sum is the margin."""
    causes = (
        Cause("worth", worth_to_them(encounter, package)),
        *relation(state),
        *standing(state, package),
        *reads(encounter, package),
        Cause("alternative", -alternative(encounter, state.bids, state.raised)),
    )
    return tuple(cause for cause in causes if cause.amount)


@lru_cache(maxsize=65536)
def _fixed(encounter: Encounter, package: Package, met: Package) -> int:
    """The terms that hang on the package: its worth, how it reads, what was met on."""
    kept = tuple(pair for pair in met if pair in package)
    return worth_to_them(encounter, package) + total(reads(encounter, package)) + tuning.PER_RECONCILED * len(kept)


def shifting(encounter: Encounter, state: State, raised: tuple[str, ...]) -> int:
    """The terms that hang on the situation, with these issues on the table."""
    ruptures = sum(each.severity for each in state.breakages if not each.mended)
    return (
        total(relation(state))
        + tuning.PER_YIELD * state.yielded
        - tuning.LATE_MIRROR * state.late_mirrors
        - tuning.PER_SEVERITY * ruptures
        - alternative(encounter, state.bids, raised)
    )


def met(state: State) -> Package:
    """Options met on, by issue."""
    return tuple((each.issue, each.met or "") for each in state.reconciliations if each.phase == "livable")


def height(encounter: Encounter, state: State, package: Package) -> int:
    """The margin without its causes: the same sum, several times as fast (a test compares)."""
    return _fixed(encounter, package, met(state)) + shifting(encounter, state, state.raised)


def heights(encounter: Encounter, state: State, packages: tuple[Package, ...], raised: tuple[str, ...]) -> list[int]:
    """The margin of each package, as if the issues in `raised` were on the table."""
    settled_on, base = met(state), shifting(encounter, state, raised)
    return [_fixed(encounter, package, settled_on) + base for package in packages]


def total(causes: Causes) -> int:
    """The sum of causes, hundredths."""
    return sum(cause.amount for cause in causes)
