"""All that can change in an encounter, as one frozen value. Only `apply` makes a new one."""

from __future__ import annotations

from dataclasses import dataclass

from game.encounter.values import Outcome, Package


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """Her question, open since the end of `turn`."""

    line: str
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakage:
    """A rupture that happened. `phase` is a state of the repair machine; `cost` and `given` are points of trust."""

    id: str
    phase: str
    turn: int
    severity: int
    cost: int = 0
    given: int = 0
    deed: int = 0
    """Points of trust that keeping its promise gives back."""
    refusals: int = 0
    mended: bool = False
    over_pressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A promise made to her. `fate` is due, kept or broken."""

    id: str
    source: str
    """What made it: "offer", "say", or the id of the rupture it mends."""
    recorded: bool = False
    fate: str = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """One contested issue: `phase` of its machine, wordings spent, and the option met on."""

    issue: str
    phase: str = "apart"
    spent: tuple[str, ...] = ()
    met: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where an encounter stands. Meters are points 0..100; ids stand in the order they came."""

    at: str
    """The moment of the talk."""
    trust: int
    tension: int
    patience: int
    """Turns left."""
    bids: tuple[Package, ...]
    """The rivals' standing bids, in the encounter's order of rivals."""
    raised: tuple[str, ...]
    deal: str = "open"
    """State of the deal machine."""
    stage: str = "talking"
    """talking, closing (agreed, may record), later, over."""
    turn: int = 0
    entered: int = 0
    """The turn at which the talk came to this moment."""
    ceiling: int = 100
    facts: tuple[str, ...] = ()
    measure_known: bool = False
    used: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    """Line ids said since the talk came to this moment."""
    seen: tuple[str, ...] = ()
    question: OpenQuestion | None = None
    counter: Package | None = None
    agreed: Package | None = None
    pressured: bool = False
    """The yes was said under pressure to what she cannot live with."""
    yielded: int = 0
    mirrors: int = 0
    late_mirrors: int = 0
    wrong_checks: int = 0
    cajoles: int = 0
    leaned: tuple[str, ...] = ()
    presented: tuple[str, ...] = ()
    preferences: tuple[tuple[Package, Package], ...] = ()
    """(preferred, other) of packages laid side by side."""
    pressed: int = -1
    """The turn of the last press."""
    standards: tuple[str, ...] = ()
    """Issues on which she has yielded to a standard."""
    breakages: tuple[Breakage, ...] = ()
    repairing: str | None = None
    """The rupture that suspends the talk."""
    unthanked: str | None = None
    residues: int = 0
    offerings: int = 0
    """Offerings made, accepted or not: each wears the next."""
    denied: tuple[str, ...] = ()
    promises: tuple[Given, ...] = ()
    reconciliations: tuple[Reconciliation, ...] = ()
    reconciling: str | None = None
    hours: int = 0
    outcome: Outcome | None = None
    delivery: int | None = None
    """Her worth of what was delivered, points; known a week later."""

    def breakage(self, id: str) -> Breakage | None:
        """The rupture called `id`, if it happened."""
        return next((each for each in self.breakages if each.id == id), None)

    def promise(self, id: str) -> Given | None:
        """The promise called `id`, if it was made."""
        return next((each for each in self.promises if each.id == id), None)

    @property
    def in_detour(self) -> bool:
        """Whether a repair or a reconciling suspends the talk."""
        return self.repairing is not None or self.reconciling is not None

    @property
    def open_breakages(self) -> tuple[Breakage, ...]:
        """Ruptures that nothing has mended yet."""
        return tuple(each for each in self.breakages if not each.mended)
