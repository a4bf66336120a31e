"""The closed lists and small value types that every rule, file and screen shares.

Quantities are whole points, 0 to 100, unless a unit is named. Sums run in hundredths of a point and are
rounded once, where an event is made.
"""

from __future__ import annotations

from enum import StrEnum

Package = tuple[tuple[str, str], ...]
"""A full or partial agreement: (issue id, option id) pairs in the order the encounter lists its issues."""

LEAST, MOST, STEP = 0, 100, 5


def clamp(points: int, least: int = LEAST, most: int = MOST) -> int:
    """`points` held inside [least, most]."""
    return max(least, min(most, points))


def divide(dividend: int, divisor: int) -> int:
    """Whole division, halves away from zero: divide(5, 2) == 3, divide(-5, 2) == -3."""
    sign = -1 if (dividend < 0) != (divisor < 0) else 1
    return sign * ((2 * abs(dividend) + abs(divisor)) // (2 * abs(divisor)))


def points(hundredths: int) -> int:
    """Hundredths of a point as whole points, halves away from zero."""
    return divide(hundredths, 100)


def to_step(hundredths: int) -> int:
    """Hundredths of a point as points in the steps of 5 in which meters move."""
    return STEP * divide(hundredths, 100 * STEP)


class Mood(StrEnum):
    """What a face shows."""

    CALM = "calm"
    OPEN = "open"
    WARM = "warm"
    WARY = "wary"
    HURT = "hurt"
    ANGRY = "angry"
    TIRED = "tired"
    RELIEVED = "relieved"


class Cue(StrEnum):
    """A posture that the portrait can show."""

    GLANCES_AT_CLOCK = "glances_at_clock"
    CLOSES_FOLDER = "closes_folder"
    OPENS_FOLDER = "opens_folder"
    TURNS_FOLDER_OVER = "turns_folder_over"
    LOWERS_VOICE = "lowers_voice"
    LEANS_IN = "leans_in"
    LOOKS_AWAY = "looks_away"
    CAPS_PEN = "caps_pen"
    SHAKES_HEAD = "shakes_head"
    WAITS = "waits"
    SIGNS_WITHOUT_READING = "signs_without_reading"
    TURNS_PAGE_TO_YOU = "turns_page_to_you"


class Measure(StrEnum):
    """By what somebody judges whether terms are fair."""

    OUTPUT = "output"
    NEED = "need"
    EQUAL = "equal"
    MARKET = "market"
    DUTY = "duty"
    LIBERTY = "liberty"
    COMMON = "common"


class Where(StrEnum):
    """How you meet: what can be seen and heard of her."""

    IN_PERSON = "in_person"
    CALL = "call"
    TEXT = "text"


class System(StrEnum):
    """The part of the town that a client belongs to."""

    CARE = "care"
    SCHOOL = "school"
    CITY = "city"
    TRADE = "trade"
    COURTS = "courts"


class Panel(StrEnum):
    """A panel or family of moves, on screen from the encounter that introduces it."""

    FIND_OUT = "find_out"
    BID = "bid"
    REPAIR = "repair"
    PROMISES = "promises"
    CUES = "cues"
    TENSION = "tension"
    INFLUENCE = "influence"
    TERM_SHEET = "term_sheet"
    RECONCILIATION = "reconciliation"
    LEVERAGE = "leverage"
    AGENT = "agent"
    DENY = "deny"


class Skill(StrEnum):
    """What a move can teach (the evidence for each is in docs/RULES.md)."""

    READ_CUES = "read_cues"
    ASK_AND_GROUND = "ask_and_ground"
    REPAIR_IN_ORDER = "repair_in_order"
    PRESS_AND_REASSURE = "press_and_reassure"
    RECONCILE = "reconcile"
    TRANSLATE_FAIRNESS = "translate_fairness"
    TRADE_ISSUES = "trade_issues"
    BIND_PROMISES = "bind_promises"


class Kind(StrEnum):
    """The closed list of kinds of an author's moves; the kind carries the rule."""

    ASK = "ask"
    FOLLOW_UP = "follow_up"
    CHECK = "check"
    NAME_CUE = "name_cue"
    RESPOND = "respond"
    MIRROR = "mirror"
    OFFER = "offer"
    STANDARD = "standard"
    ACCEPT = "accept"
    WALK = "walk"
    CAJOLE = "cajole"
    PRESS = "press"
    REASSURE = "reassure"
    SAY_MINE = "say_mine"
    PROMISE = "promise"
    PRESENT = "present"


class Family(StrEnum):
    """Kinds grouped as the player meets them."""

    FIND_OUT = "find_out"
    MEET = "meet"
    BARGAIN = "bargain"
    INFLUENCE = "influence"
    REPAIR = "repair"
    RECONCILE = "reconcile"
    BIND = "bind"
    LEAVE = "leave"


FAMILY_OF: dict[Kind, Family] = {
    Kind.ASK: Family.FIND_OUT,
    Kind.FOLLOW_UP: Family.FIND_OUT,
    Kind.CHECK: Family.FIND_OUT,
    Kind.NAME_CUE: Family.FIND_OUT,
    Kind.RESPOND: Family.MEET,
    Kind.MIRROR: Family.MEET,
    Kind.OFFER: Family.BARGAIN,
    Kind.STANDARD: Family.BARGAIN,
    Kind.ACCEPT: Family.BARGAIN,
    Kind.WALK: Family.LEAVE,
    Kind.CAJOLE: Family.INFLUENCE,
    Kind.PRESS: Family.INFLUENCE,
    Kind.REASSURE: Family.INFLUENCE,
    Kind.SAY_MINE: Family.RECONCILE,
    Kind.PROMISE: Family.BIND,
    Kind.PRESENT: Family.BIND,
}

BAR = frozenset({Kind.OFFER, Kind.ACCEPT, Kind.WALK})
"""Kinds that sit on the bar of their own and do not count among the six cards of talk."""


class Part(StrEnum):
    """A part of an offering. `name_it` opens it, `thank` closes it; neither carries weight."""

    NAME_IT = "name_it"
    OWN_IT = "own_it"
    REGRET = "regret"
    EXPLAIN = "explain"
    MAKE_GOOD = "make_good"
    PROMISE_CHANGE = "promise_change"
    ASK_FORGIVENESS = "ask_forgiveness"
    THANK = "thank"


class Breach(StrEnum):
    """What a rupture was about: what you could do, or what you meant."""

    COMPETENCE = "competence"
    INTEGRITY = "integrity"


class Intent(StrEnum):
    """How a rupture reads."""

    ACCIDENT = "accident"
    UNCLEAR = "unclear"
    DELIBERATE = "deliberate"


class Answer(StrEnum):
    """What she says to a package."""

    ACCEPTED = "accepted"
    COUNTERED = "countered"
    REFUSED = "refused"
    INSULTED = "insulted"


class Outcome(StrEnum):
    """How an encounter ends."""

    RECONCILED = "reconciled"
    BARGAINED = "bargained"
    PERSUADED = "persuaded"
    CAPITULATED = "capitulated"
    HOLLOW = "hollow"
    WALKED = "walked"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


AGREEMENTS = frozenset({Outcome.RECONCILED, Outcome.BARGAINED, Outcome.PERSUADED, Outcome.CAPITULATED, Outcome.HOLLOW})
