"""What a screen says, as plain frozen data: the terminal prints it, pygame draws it, a screen reader speaks it.

Nothing here holds a number that the seat may not know. A `move` is always the notation of game.encounter.moves;
None means that choosing it opens the draft named by its id ("offer" or "repair").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.view.people import Me


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody on the screen; `portrait` are the parameters of the drawing."""

    id: str
    name: str
    role: str = ""
    portrait: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A line as it is heard. `by` is them, you, rival or story; `cue` the posture, `cue_words` the posture in words."""

    by: str
    name: str
    text: str
    mood: str = "calm"
    cue: str | None = None
    cue_words: str = ""
    asks: bool = False
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that changed with the last move, and why. `good` is None where it is neither."""

    what: str
    why: str
    good: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """A meter on the screen: points 0..100, and by how much the last move changed it."""

    id: str
    label: str
    value: int
    change: int = 0
    word: str = ""
    """The value in a word: "wary", "steady" …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One issue of a bid or package, in words. `better` marks what changed since it was last shown."""

    issue: str
    label: str
    say: str
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid:
    """A rival's standing bid. `next` announces its next step, empty where the bid stands."""

    rival: Who
    glyph: str
    terms: tuple[Term, ...]
    says: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beam:
    """Leverage as this seat can reckon it: a band from `low` to `high`, points -100..100, drawn from -50 to 50."""

    low: int
    high: int
    middle: int
    change: int
    """Of the middle, by the last move."""
    causes: tuple[Change, ...]
    """What moved it since the first turn, the strongest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A move of the talk. `say` is what you would say aloud; `kind` its name in words; `locked` why not now."""

    id: str
    move: str
    kind: str
    family: str
    icon: str
    say: str
    key: str
    hint: str = ""
    locked: str = ""
    clause: str = ""
    """The clause of the file that fails, for trainers."""
    forecast: str = ""
    """What it would do, once you understand her well enough to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A move on the bar: offer, accept, repair, pass, return, thank, deny, walk, record, close."""

    id: str
    label: str
    icon: str
    move: str | None
    hint: str = ""
    confirm: str = ""
    """A question to ask before it is done; empty where none is needed."""
    locked: str = ""
    prominent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The encounter screen: a face, her words, and what you can do."""

    title: str
    client: Who
    place: str
    where: str
    speech: tuple[Spoken, ...]
    """What was said since your last move, in order; the last of hers is the one she waits on."""
    mood: str
    cue: str | None
    cue_words: str
    notice: str
    """What happened that nobody said: a rupture, a rival's step. Empty where nothing did."""
    strained: str
    """Where a repair is waited for: what broke. Empty where nothing is."""
    bids: tuple[Bid, ...]
    meters: tuple[Meter, ...]
    turns_left: int
    turns: int
    counter: tuple[Term, ...]
    """Her counter-offer, while it stands."""
    cards: tuple[Card, ...]
    bar: tuple[Tool, ...]
    changes: tuple[Change, ...]
    known: tuple[str, ...]
    """What you have found out, in words."""
    promised: tuple[str, ...]
    log: tuple[Spoken, ...]
    panels: frozenset[str]
    beam: Beam | None = None
    """Leverage, from the encounter that introduces it."""
    ranking: tuple[str, ...] = ()
    """Her issues, what matters most to her first, once you know her well enough."""
    coming: tuple[str, ...] = ()
    """What she and the rivals will do next, announced."""
    practice: bool = True
    can_undo: bool = False
    met: Reconciling | None = None
    """What was reconciled by the last move: shown for a moment before the talk goes on."""
    screen: str = "talk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One side of a disagreement: who, by what it judges what is fair, what it stands on, and what was said."""

    name: str
    measure: str
    """In words; "not known yet" where it has not been learned."""
    stands_on: str
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something you may say at this step. `locked` is why not yet."""

    id: str
    move: str
    say: str
    key: str
    note: str = ""
    locked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciling:
    """Two measures side by side and the term between them; `phase` is voiced, understood, translated or livable."""

    title: str
    client: Who
    mood: str
    cue: str | None
    cue_words: str
    place: str
    issue: str
    phase: str
    steps: tuple[tuple[str, bool], ...]
    """(name of a step, whether it is done), in order."""
    asks: str
    """What is wanted of you now, in a sentence."""
    you: Stance
    them: Stance
    between: str
    """The term between you, once one has been found; empty before."""
    speech: tuple[Spoken, ...]
    lines: tuple[Line, ...]
    tools: tuple[Tool, ...]
    """step back, leave."""
    changes: tuple[Change, ...]
    meters: tuple[Meter, ...]
    turns_left: int
    turns: int
    log: tuple[Spoken, ...] = ()
    can_undo: bool = False
    screen: str = "reconciling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to settle an issue, in an offer. `yours` is its points for you; marks tell who stands there now."""

    id: str
    say: str
    yours: int
    marks: tuple[str, ...] = ()
    """"her opening", "KEEL", "her counter" …"""
    note: str = ""
    """What choosing it binds you to, or why it cannot be chosen."""
    chosen: bool = False
    beyond: bool = False
    """Beyond what you could live with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One row of the term sheet. `latent`: nobody has named it yet; putting it in raises it."""

    id: str
    label: str
    choices: tuple[Choice, ...]
    latent: bool = False
    included: bool = True
    weight: str = ""
    """How much it matters to you, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The term sheet: composing an offer, one move."""

    title: str
    client: Who
    issues: tuple[Issue, ...]
    yours: int
    """What the drafted package is worth to you, points."""
    walk_away: int
    warning: str
    """What you would give away: below your walk-away, beyond what you can live with."""
    say: str
    """The words that go with it."""
    move: str
    """The move that puts it on the table."""
    refusal: str = ""
    bids: tuple[Bid, ...] = ()
    place: str = ""
    forecast: str = ""
    """What she would say, once you understand her well enough to know."""
    ranking: tuple[str, ...] = ()
    """Labels of her issues, what matters most to her first, once you know."""
    beside: tuple[Term, ...] = ()
    """The second package, while two lie side by side."""
    beside_yours: int | None = None
    screen: str = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One wording of a part. `number` is its place in the offering (1 first), 0 where it is not in it."""

    id: str
    say: str
    number: int = 0
    promise: str = ""
    """What it would bind you to, with its hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChoice:
    """A part of an offering with its wordings."""

    id: str
    label: str
    hint: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """Composing a repair: parts, each in one of its wordings, in the order you choose; one move."""

    title: str
    client: Who
    what: str
    """What broke."""
    challenged: str
    """What she said of it; empty when you speak first."""
    mood: str
    cue: str | None
    parts: tuple[PartChoice, ...]
    draft: tuple[str, ...]
    """The wordings chosen, in order."""
    preview: str
    """The whole, as you would say it."""
    most: int
    move: str
    refusal: str = ""
    place: str = ""
    screen: str = "offering"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise on the table or due: `keep` and `let_go` are moves, `fate` due, kept or broken."""

    id: str
    what: str
    hours: int
    fate: str = "due"
    recorded: bool = False
    record: str = ""
    keep: str = ""
    let_go: str = ""
    locked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """She said yes: the terms, and the promises that may go on the record before you leave."""

    title: str
    client: Who
    mood: str
    cue: str | None
    speech: tuple[Spoken, ...]
    terms: tuple[Term, ...]
    promises: tuple[Promised, ...]
    bound: bool
    close: Tool
    place: str = ""
    log: tuple[Spoken, ...] = ()
    can_undo: bool = False
    screen: str = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A week later: your hours, and the promises that are due."""

    title: str
    client: Who
    mood: str
    cue: str | None
    story: str
    hours: int
    hours_of: int
    promises: tuple[Promised, ...]
    speech: tuple[Spoken, ...]
    place: str = ""
    can_undo: bool = False
    screen: str = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """A moment of the play worth looking at: what you did, what it changed, and why."""

    turn: int
    said: str
    answer: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """How it ended, and what made it so."""

    title: str
    client: Who
    outcome: str
    heading: str
    mood: str
    cue: str | None
    last_word: str
    story: tuple[str, ...]
    """What the outcome means, in sentences."""
    missed: str
    """What you did not find, and where it would have counted; empty where nothing was missed."""
    terms: tuple[Term, ...]
    rival_terms: tuple[Term, ...]
    yours: int | None
    walk_away: int
    hers: int | None
    """Her worth of what was delivered, against `her_alternative`; shown once it is over."""
    her_alternative: int
    turnings: tuple[Turning, ...]
    log: tuple[Spoken, ...]
    tools: tuple[Tool, ...]
    """again, next, title."""
    place: str = ""
    rival: str = ""
    """The name of the bid that stood beside yours."""
    leverage: tuple[Change, ...] = ()
    """Its true value at the end as causes, shown once it is over."""
    screen: str = "debrief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An encounter in the library. `problem` is its first error where its file is broken."""

    id: str
    title: str
    summary: str
    minutes: int
    level: int
    client: Who | None
    place: str = ""
    problem: str = ""
    best: str = ""
    """The last outcome that was reached, in words."""
    skills: tuple[str, ...] = ()
    note: str = ""
    """What to know before it, where it is hard."""
    hands: int = 1
    hand: int = 1
    """Which of its hands is dealt next."""
    kept: bool = False
    """Whether it is kept for a test after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What to play next, and why."""

    listed: Listed
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The first screen: go on, the encounters, and the notices of this machine (one sentence each)."""

    encounters: tuple[Listed, ...]
    resume: Listed | None
    notices: tuple[str, ...] = ()
    next: Proposed | None = None
    me: Me | None = None
    """Who plays; None where nobody can be chosen."""
    named: bool = False
    """Whether there is any profile yet."""
    plays: int = 0
    """How many were played to their end."""
    screen: str = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Before an encounter: who, where, what is at stake for you, and who else wants the work."""

    id: str
    title: str
    client: Who
    place: str
    where: str
    text: str
    minutes: int
    turns: int
    your_side: tuple[str, ...]
    """What you want and what you can live with, in words."""
    rivals: tuple[Bid, ...]
    shows: tuple[str, ...]
    """What this encounter introduces, in words."""
    content_note: str = ""
    remember: str = ""
    """What she once found to be the same in two encounters of the same skill, in her own words."""
    kept: bool = False
    """Whether it is kept for a test after."""
    screen: str = "briefing"


Screen = Talk | Reconciling | Sheet | Offering | Closing | Later | Debrief | Title | Briefing
