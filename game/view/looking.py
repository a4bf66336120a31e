"""The screens of the learning loop as plain frozen data: prepare, the full debrief, compare, progress, codex, watch.

They belong to `game.view.screens` and keep its conventions: texts are ready to be shown, numbers are points, and
nothing is drawn from anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.view.screens import Change, Proposed, Spoken, Term, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """One answer that can be tapped."""

    id: str
    say: str
    chosen: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with answers to tap; `kind` is the note it is kept as (game.session.notes)."""

    kind: str
    asks: str
    taps: tuple[Tap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepare:
    """Before an encounter, one minute, skippable: target, limit, the client's likely worry, the client's measure."""

    title: str
    client: Who
    place: str
    questions: tuple[Question, ...]
    skip: str = "Go in"
    screen: str = "prepare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that is answered in writing, kept as a note of `kind`; `text` is what was written so far."""

    kind: str
    asks: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A row of the plan laid against the truth. `held` is None where it cannot be judged."""

    asks: str
    planned: str
    truth: str
    held: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What the learner typed first, beside the line that was then chosen."""

    beat: int
    yours: str
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A line of the chart: a value for each beat, None where it cannot be known."""

    id: str
    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One beat of the replay: what was said and done, every change with its causes, and where it stood then."""

    beat: int
    turn: int | None
    stage: str
    did: str
    heard: tuple[Spoken, ...]
    changes: tuple[Change, ...]
    skill: str = ""
    can_step_back: bool = False
    """Whether a new play can be tried from here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mattered:
    """A decision that mattered: what you did, what would have been better, and what each led to at best."""

    beat: int
    did: str
    better: str
    led_to: str
    would_lead_to: str
    line: tuple[str, ...]
    """The better line from there, in words, `better` first."""
    lost: str
    caveat: str = ""
    """Where the search was bounded, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plotted:
    """A package on the picture; `kind` is agreed, nash, split, rival or frontier."""

    kind: str
    name: str
    you: int
    them: int
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pareto:
    """All packages by worth to you and to the client, with the marked ones; `told` says it in a sentence."""

    points: tuple[tuple[int, int], ...]
    frontier: tuple[Plotted, ...]
    marked: tuple[Plotted, ...]
    walk_away: int
    alternative: int
    told: str
    notes: tuple[str, ...] = ()
    """What else is to be said of it, a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One part of an offering; weights in hundredths."""

    part: str
    said: str
    weight: int
    counted: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingTable:
    """An offering part by part, what changed the whole, and the answer."""

    beat: int
    what: str
    rows: tuple[PartRow, ...]
    factors: tuple[str, ...]
    total: int
    needed: int
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtRow:
    """An art used: its strength against what the moment carried."""

    beat: int
    art: str
    said: str
    strength: int
    carried: int
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRow:
    """One skill: `told` is "2 of 3" or "not shown"; `proofs` are the lines, well taken or missed."""

    id: str
    name: str
    counts: str
    told: str
    proofs: tuple[tuple[bool, str], ...] = ()
    first: str = ""
    best: str = ""
    last: str = ""
    shares: tuple[int, ...] = ()
    """Per cent taken well, over showings."""
    met: int = 0
    """Chances met so far, all told."""
    is_weak: bool = False
    """Whether the last showing was below what counts as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefFull:
    """The debrief: `asked` comes first, and the rest once it is answered or skipped.

    `mattered` is empty and `searching` True until `LookingBack.advance` has found the decisions.
    """

    title: str
    client: Who | None
    outcome: str
    heading: str
    limits: tuple[str, ...]
    asked: tuple[Asked, ...]
    planned: tuple[Planned, ...]
    own_words: tuple[OwnWords, ...]
    series: tuple[Series, ...]
    moments: tuple[Moment, ...]
    mattered: tuple[Mattered, ...]
    searching: bool
    pareto: Pareto | None
    offerings: tuple[OfferingTable, ...]
    arts: tuple[ArtRow, ...]
    skills: tuple[SkillRow, ...]
    place: str = ""
    screen: str = "debrief_full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One play of a comparison."""

    play: int
    title: str
    outcome: str
    client: Who | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Two plays of one skill side by side; `rows` are (stage, moments left, moments right)."""

    left: Side
    right: Side
    skills: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Moment, ...], tuple[Moment, ...]], ...]
    asked: Asked
    screen: str = "compare"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRow:
    """A row of the practice plan: why it comes back, in which encounter, from which day on (ISO)."""

    skill: str
    why: str
    encounter: str
    title: str
    due: str
    is_due: bool
    why_code: str = ""
    """weak, not shown or keep it up."""
    when: str = ""
    """In words: now, tomorrow, in some days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayRow:
    """A finished play: its number, what it came to, the day (ISO), and whether it was a test."""

    play: int
    encounter: str
    title: str
    outcome: str
    day: str
    is_test: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Skills over attempts, what to practise, and what was found to be the same."""

    name: str
    plays: tuple[Side, ...]
    skills: tuple[SkillRow, ...]
    practice: tuple[PracticeRow, ...]
    same: tuple[str, ...]
    before_after: tuple[tuple[str, str], ...]
    """Parallel encounters, for a test before and after."""
    next: Proposed | None = None
    played: tuple[PlayRow, ...] = ()
    """The latest first."""
    screen: str = "progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page of the codex; `locked` until the move has been used once."""

    id: str
    name: str
    icon: str
    rule: str
    source: str
    locked: bool
    used: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Codex:
    """Every kind of move, its rule and where the rule comes from; unlocked by use."""

    entries: tuple[Entry, ...]
    screen: str = "codex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One beat of a line that is watched, with the trainer's note where there is one, and the rule of the move."""

    moment: Moment
    note: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """An encounter played by the machine: the best line that was found, or a tempting bad one."""

    title: str
    client: Who
    kind: str
    """best or tempting"""
    outcome: str
    told: str
    shown: tuple[Shown, ...]
    series: tuple[Series, ...]
    place: str = ""
    screen: str = "watch"


Looking = Prepare | DebriefFull | Compare | Progress | Codex | Watch
