"""What a trainer wrote, resolved and frozen: every name points at something that exists.

An `Encounter` compares by identity, so that rules may cache by it; its content hash is made where it is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.encounter.values import (
    FAMILY_OF,
    Answer,
    Breach,
    Cue,
    Family,
    Intent,
    Kind,
    Measure,
    Mood,
    Outcome,
    Package,
    Panel,
    Part,
    Skill,
    System,
    Where,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """`trust >= 40`: a meter (trust, tension, leverage, understanding, patience, week) against a number."""

    meter: str
    sign: str
    number: int
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Has:
    """`knows NAME`: `verb` is knows, used, repaired, reconciled, raised, seen, met, kept or broke.

    `knows measure` has the name "measure".
    """

    verb: str
    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Alternatives: holds when one of `clauses` holds."""

    clauses: tuple[Clause, ...]


Clause = Compare | Has | AnyOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """`trust +5`: moves `meter` (trust or tension) by `by` points."""

    meter: str
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Learn:
    """`learn NAME` (or `learn measure`); with `forget` it is the reverse."""

    fact: str
    forget: bool = False


Effect = Shift | Learn


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something said by her (or, `by` given, by a rival). `asks` makes it an open question."""

    id: str
    say: str
    mood: Mood = Mood.CALM
    cue: Cue | None = None
    once: bool = False
    asks: bool = False
    when: tuple[Clause, ...] = ()
    by: str | None = None
    after: int = 0
    """Turns spent in the state before a rival says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A move that the author wrote; the rule is in its `kind`."""

    id: str
    kind: Kind
    say: str
    go: str | None = None
    """The state that follows, "end", or None to stay."""
    answers: Mapping[Answer, str] = field(default_factory=dict)
    """For an offer: the state after each answer."""
    needs: tuple[Clause, ...] = ()
    effects: tuple[Effect, ...] = ()
    reply: Line | None = None
    again: bool = False
    teaches: Skill | None = None
    to: str | None = None
    """The line that a respond or follow_up takes up."""
    sees: str | None = None
    """The line whose cue a name_cue names."""
    right: bool = True
    strength: int = 1
    backed_by: tuple[str, ...] = ()
    issue: str | None = None
    measure: Measure | None = None
    too_hard: str | None = None
    slip: str | None = None
    reconcile: str | None = None
    promise: str | None = None
    shows: str | None = None
    """What a present lays on the table: a document by name, which a reassurance may lean on from then on."""
    clears: str | None = None
    """The rupture whose denial a present settles."""
    notes: str = ""

    @property
    def family(self) -> Family:
        """The group in which the player meets it."""
        return FAMILY_OF[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One state of the talk."""

    id: str
    lines: tuple[Line, ...] = ()
    acts: tuple[Act, ...] = ()
    rival: tuple[Line, ...] = ()
    say_first: bool = False
    """Whether the learner is asked for a sentence of her own on arriving, before the moves unfold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to settle an issue. `them` and `you` are points of 100."""

    id: str
    say: str
    them: int
    you: int
    fair_to: frozenset[Measure] = frozenset()
    unfair_to: frozenset[Measure] = frozenset()
    promise: str | None = None
    bridge: bool = False
    """Cannot be put on the table before reconciling has opened it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something to settle. Weights are shares of 100 over all issues, for each side."""

    id: str
    label: str
    options: tuple[Option, ...]
    weight_them: int
    weight_you: int
    opens_them: str
    opens_you: str
    livable_them: str
    livable_you: str
    contested: bool = False
    raised_by: str | None = None
    unsaid: str | None = None
    money: bool = False

    def option(self, id: str) -> Option:
        """The option called `id`; KeyError when there is none."""
        for option in self.options:
            if option.id == id:
                return option
        raise KeyError(id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something you may bind yourself to. `hours` is what keeping it costs you."""

    id: str
    what: str
    hours: int
    due: int = 1
    """Weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One way to say a part of an offering."""

    id: str
    part: Part
    say: str
    vague: bool = False
    deflects: bool = False
    misses: bool = False
    promise: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rupture:
    """Something that broke between you. `opens` is "slip", "past" or "turn"; `turn` is then its number."""

    id: str
    opens: str
    what: str
    breach: Breach
    severity: int
    intent: Intent
    wordings: tuple[Wording, ...]
    challenge: Line
    refuses: Line
    accepts: Line
    turn: int = 0
    needs_repaired: str | None = None
    innocent: bool = False
    denials: tuple[Wording, ...] = ()
    teaches: Skill | None = None
    say_first: bool = False
    """Whether the learner is asked for a sentence of her own once it stands between you."""

    def wording(self, id: str) -> Wording:
        """The wording called `id`; KeyError when there is none."""
        for wording in self.wordings:
            if wording.id == id:
                return wording
        raise KeyError(id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing you may say while reconciling; `right` is whether it fits her."""

    id: str
    say: str
    right: bool = False
    needs: tuple[Clause, ...] = ()
    measure: Measure | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciling:
    """How a contested issue can be reconciled; `answers` by phase name, with balks and collapsed."""

    issue: str
    bridge: str
    say_mine: tuple[Step, ...]
    restate: tuple[Step, ...]
    translate: tuple[Step, ...]
    meet: tuple[Step, ...]
    answers: Mapping[str, Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """An AI that bids for the same work; every `every` turns `step` moves its money, down to `floor`."""

    id: str
    name: str
    opens: Package
    """Over the issues it knows; any other stays at its `unsaid` option."""
    step: Mapping[str, int] = field(default_factory=dict)
    every: int = 0
    """Turns between steps; 0 means its bid stands."""
    floor: Package = ()
    fair_means: Measure = Measure.OUTPUT
    warmth: int = 50
    reliability: int = 95
    models_them: int = 50
    follow_up: int = 5
    lines: Mapping[str, str] = field(default_factory=dict)
    """By occasion: opens, cuts, stands, acknowledges, delivered."""
    glyph: str = "keel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the town, as people.yaml tells."""

    id: str
    name: str
    role: str
    pronoun: str = "she"
    age: int = 40
    portrait: Mapping[str, str] = field(default_factory=dict)
    manner: str = ""
    voice: str = ""
    want: str = ""
    fear: str = ""
    hides: str = ""
    laugh: str = ""
    outside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Encounter:
    """A whole encounter: one client, one piece of work, the rivals, and you."""

    id: str
    title: str
    language: str
    summary: str
    briefing: str
    system: System
    work: str
    where: Where
    place: str
    level: int
    minutes: int
    best: Outcome
    parallel: str | None
    shows: tuple[Panel, ...]
    panels: frozenset[Panel]
    """Every panel known by then: what earlier encounters of the pack introduced, and `shows`."""
    skills: tuple[Skill, ...]
    client: Person
    trust: int
    tension: int
    patience: int
    fair_means: Measure
    rivals: tuple[Rival, ...]
    their_alternative: int | None
    """Her plain worth (points) without a rival; used only when there is none."""
    walk_away: int
    hours: int
    your_fair_means: Measure
    facts: Mapping[str, str]
    issues: tuple[Issue, ...]
    promises: Mapping[str, Promise]
    start: str
    moments: Mapping[str, Moment]
    ruptures: Mapping[str, Rupture]
    overpress: Rupture | None
    reconciling: Mapping[str, Reconciling]
    later: Mapping[str, Line]
    """By occasion: "kept NAME", "broke NAME", "hollow", "bargained" …"""
    endings: Mapping[Outcome, Line]
    reactions: Mapping[str, Line]
    """What she says to an offer, by answer, and when a question lapses: her words, else the pack's."""
    notes: str = ""
    content_note: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)
    content_hash: str = ""
    """Of every file it was made from, hexadecimal."""
    source: str = ""
    """The text of the encounter file, for the journal's head."""
    variant: str = ""
    """The hand that this is; empty for the file's own."""
    variants: tuple[str, ...] = ()
    """Every hand of the file beside its own, by name."""

    def issue(self, id: str) -> Issue:
        """The issue called `id`; KeyError when there is none."""
        for issue in self.issues:
            if issue.id == id:
                return issue
        raise KeyError(id)

    def act(self, id: str) -> Act:
        """The author's move called `id`; KeyError when there is none."""
        for moment in self.moments.values():
            for act in moment.acts:
                if act.id == id:
                    return act
        raise KeyError(id)
