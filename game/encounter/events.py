"""What happened: the closed union of events. Each carries its causes; `apply` does only sums with them."""

from __future__ import annotations

from dataclasses import dataclass

from game.encounter.values import Answer, Outcome, Package


@dataclass(frozen=True, slots=True)
class Cause:
    """Why: a `code` (a row of docs/RULES.md), what it is `about` (an id, or empty), and how much, in hundredths."""

    code: str
    amount: int = 0
    about: str = ""


Causes = tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Began:
    """The encounter starts: everything of the first state that is not a default."""

    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class Acted:
    """You did it: `act` is the author's move, or "*" and the name of a move that has no words of its own."""

    act: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """A turn of her patience is gone."""

    turn: int
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class LineSaid:
    """`by` is them, you, or a rival's id; `line` an id of the encounter file or of a reaction."""

    by: str
    line: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class TalkMoved:
    """The talk comes to another moment."""

    to: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class TrustChanged:
    """By so many points, after ceiling and floor."""

    by: int
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class TensionChanged:
    """By so many points, after ceiling and floor."""

    by: int
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class CeilingLowered:
    """Trust can no longer rise above it."""

    by: int
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class FactLearned:
    """You know it now; `measure` is her measure of fairness."""

    fact: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class FactForgotten:
    """You no longer know it."""

    fact: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class QuestionOpened:
    """She asked, and waits."""

    line: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class QuestionClosed:
    """Answered, or lapsed: the causes tell which."""

    line: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class CheckMissed:
    """Your understanding was wrong; the first time costs nothing."""

    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class Mirrored:
    """You took up her manner; `late` ones cost in the sum."""

    late: bool
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class ArtUsed:
    """`kind` at `strength`; the moment carried `carried` steps; `leaned` names what comfort leaned on."""

    kind: str
    strength: int
    carried: int
    leaned: tuple[str, ...] = ()
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class Yielded:
    """She gives way by so many steps of the sum; `issue` when a standard moved her on it."""

    steps: int
    issue: str = ""
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class IssueRaised:
    """An issue nobody had named is on the table."""

    issue: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class OfferAnswered:
    """Her answer to your package; `causes` are the terms of the one sum, `margin` their total in hundredths."""

    package: Package
    answer: Answer
    margin: int
    counter: Package | None = None
    pressured: bool = False
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class PackagesCompared:
    """Of two packages laid side by side she prefers one; her answer is to that."""

    preferred: Package
    other: Package
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class Presented:
    """You showed it: a document, a receipt, a credential."""

    name: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class CounterDropped:
    """Her counter-offer no longer stands."""

    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class CounterAccepted:
    """You took her counter-offer."""

    package: Package
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class BidChanged:
    """A rival's standing bid, by the rival's place in the encounter."""

    rival: int
    package: Package
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class RuptureOpened:
    """Something broke; `cost` is the points of trust it cost, which words and deeds may give back in part."""

    rupture: str
    severity: int
    cost: int
    over_pressed: bool = False
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class RuptureMoved:
    """The repair machine of a rupture moved; `detour` tells whether it now suspends the talk."""

    rupture: str
    phase: str
    detour: bool
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class OfferingAnswered:
    """Her answer to an offering; `total` and `needed` in hundredths, causes by part."""

    rupture: str
    accepted: bool
    total: int
    needed: int
    given: int = 0
    deed: int = 0
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class Thanked:
    """The repair is closed."""

    rupture: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class ResidueLeft:
    """A repair was not closed: the next rupture costs more."""

    rupture: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class ResidueSpent:
    """The next rupture came and cost more."""

    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class Denied:
    """You said it was not so; `given` points of trust come back at once."""

    rupture: str
    given: int
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class ReconciliationMoved:
    """The reconciliation of `issue` is at `phase`; `spent` is a step that made her balk, `met` the option met on."""

    issue: str
    phase: str
    detour: bool
    spent: str = ""
    met: str | None = None
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class DenialSettled:
    """What was denied has come out."""

    rupture: str
    innocent: bool
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """You bound yourself; `source` is offer, say, or the rupture it mends."""

    promise: str
    source: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class PromiseRecorded:
    """It is on the record, and binds the yes."""

    promise: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class DealMoved:
    """The deal machine moved."""

    to: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """The meeting is over."""

    outcome: Outcome
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class WeekPassed:
    """A week later: promises are due, `hours` are yours."""

    hours: int
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """It cost `hours` and left a receipt."""

    promise: str
    hours: int
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class PromiseBroken:
    """It was let go."""

    promise: str
    causes: Causes = ()


@dataclass(frozen=True, slots=True)
class Delivered:
    """Her worth of what was delivered, points; the play is over."""

    worth: int
    causes: Causes = ()


Event = (
    Began
    | Acted
    | TurnTaken
    | LineSaid
    | TalkMoved
    | TrustChanged
    | TensionChanged
    | CeilingLowered
    | FactLearned
    | FactForgotten
    | QuestionOpened
    | QuestionClosed
    | CheckMissed
    | Mirrored
    | ArtUsed
    | Yielded
    | IssueRaised
    | OfferAnswered
    | PackagesCompared
    | Presented
    | CounterDropped
    | CounterAccepted
    | BidChanged
    | RuptureOpened
    | RuptureMoved
    | OfferingAnswered
    | Thanked
    | ResidueLeft
    | ResidueSpent
    | Denied
    | DenialSettled
    | ReconciliationMoved
    | PromiseMade
    | PromiseRecorded
    | DealMoved
    | Ended
    | WeekPassed
    | PromiseKept
    | PromiseBroken
    | Delivered
)
