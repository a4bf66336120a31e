"""A small encounter built in Python, and sentences to play it with: `play(yard(), "ask_why; under; offer day=friday")`.

*The yard*: Ada wants a wall moved. Two issues stand on the table (day, price); a third (who clears up) comes up only
when you know that her neighbour complained. Nothing beats the rival's bid and your walk-away without it.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from game.encounter.events import Event
from game.encounter.moves import read
from game.encounter.refusals import Refusal
from game.encounter.rules import begin, step
from game.encounter.script import (
    Act,
    Compare,
    Encounter,
    Has,
    Issue,
    Learn,
    Line,
    Moment,
    Option,
    Person,
    Promise,
    Rival,
    Rupture,
    Shift,
    Wording,
)
from game.encounter.state import State
from game.encounter.values import (
    Answer,
    Breach,
    Cue,
    Intent,
    Kind,
    Measure,
    Mood,
    Outcome,
    Panel,
    Part,
    System,
    Where,
)


def line(id: str, say: str = "", **more: Any) -> Line:
    """A line of hers."""
    return Line(id=id, say=say or f"{id}.", **more)


def act(id: str, kind: Kind = Kind.ASK, **more: Any) -> Act:
    """A move of yours."""
    return Act(id=id, kind=kind, say=f"({id})", **more)


def wording(id: str, part: Part, **more: Any) -> Wording:
    """A way to say a part of an offering."""
    return Wording(id=id, part=part, say=f"({id})", **more)


def rupture(id: str = "broke", **more: Any) -> Rupture:
    """A competence rupture of severity 2 that a slip opens, with every part."""
    plain: dict[str, Any] = {
        "opens": "slip",
        "what": "You said something you should not have.",
        "breach": Breach.COMPETENCE,
        "severity": 2,
        "intent": Intent.ACCIDENT,
        "challenge": line(f"{id}_challenge", "What was that?", mood=Mood.HURT),
        "refuses": line(f"{id}_refuses"),
        "accepts": line(f"{id}_accepts", mood=Mood.RELIEVED),
        "wordings": (
            wording("name", Part.NAME_IT),
            wording("name_vague", Part.NAME_IT, vague=True),
            wording("own", Part.OWN_IT),
            wording("own_deflects", Part.OWN_IT, deflects=True),
            wording("regret", Part.REGRET),
            wording("explain", Part.EXPLAIN),
            wording("good", Part.MAKE_GOOD, promise="sweep"),
            wording("good_misses", Part.MAKE_GOOD, misses=True),
            wording("change", Part.PROMISE_CHANGE, promise="ring"),
            wording("forgive", Part.ASK_FORGIVENESS),
            wording("thanks", Part.THANK),
        ),
    }
    return Rupture(id=id, **(plain | more))


DAY = Issue(
    id="day",
    label="Which day",
    weight_them=40,
    weight_you=30,
    options=(
        Option(id="monday", say="on Monday", them=100, you=0),
        Option(id="wednesday", say="on Wednesday", them=60, you=60),
        Option(id="friday", say="on Friday", them=0, you=100, fair_to=frozenset({Measure.NEED})),
    ),
    opens_them="monday",
    opens_you="friday",
    livable_them="wednesday",
    livable_you="wednesday",
)
PRICE = Issue(
    id="price",
    label="Price",
    weight_them=30,
    weight_you=50,
    money=True,
    options=tuple(
        Option(id=str(amount), say=f"{amount}", them=100 - share, you=share)
        for amount, share in ((100, 0), (200, 25), (300, 50), (400, 75), (500, 100))
    ),
    opens_them="100",
    opens_you="500",
    livable_them="400",
    livable_you="200",
)
CLEARING = Issue(
    id="clearing",
    label="Who clears up",
    weight_them=30,
    weight_you=20,
    raised_by="neighbour",
    unsaid="nobody",
    options=(
        Option(id="you_clear", say="you clear up", them=100, you=30, promise="sweep"),
        Option(id="both", say="both", them=60, you=70),
        Option(id="nobody", say="nobody", them=0, you=100, unfair_to=frozenset({Measure.NEED})),
    ),
    opens_them="you_clear",
    opens_you="nobody",
    livable_them="nobody",
    livable_you="you_clear",
)
ANSWERS = {Answer.ACCEPTED: "end", Answer.COUNTERED: "terms", Answer.REFUSED: "yard", Answer.INSULTED: "yard"}
YARD = Moment(
    id="yard",
    lines=(line("hello", "So why you?", mood=Mood.WARY, cue=Cue.GLANCES_AT_CLOCK, once=True, asks=True),),
    acts=(
        act("answer", Kind.RESPOND, to="hello"),
        act("ask_why", effects=(Learn(fact="wall"),), reply=line("because", "There was talk.")),
        act("under", Kind.FOLLOW_UP, to="because", effects=(Learn(fact="neighbour"),), reply=line("he_wrote")),
        act("see", Kind.NAME_CUE, sees="hello", right=True),
        act("see_wrong", Kind.NAME_CUE, sees="hello", right=False),
        act("boast", Kind.CAJOLE, strength=3, slip="broke"),
        act("coax", Kind.CAJOLE, strength=1, again=True),
        act("press", Kind.PRESS, strength=1, again=True),
        act("press_hard", Kind.PRESS, strength=3, again=True),
        act("calm", Kind.REASSURE, strength=1, backed_by=("neighbour", "wall")),
        act("check", Kind.CHECK),
        act("check_wrong", Kind.CHECK, right=False, again=True),
        act("mirror", Kind.MIRROR, again=True),
        act("measure", effects=(Learn(fact="measure"),)),
        act("standard", Kind.STANDARD, issue="price", measure=Measure.NEED),
        act("standard_wrong", Kind.STANDARD, issue="day", measure=Measure.MARKET),
        act("warm", effects=(Shift(meter="trust", by=10),), again=True),
        act("locked", needs=(Compare(meter="trust", sign=">=", number=90),)),
        act("after_repair", needs=(Has(verb="repaired", name="broke"),)),
        act("swear", Kind.PROMISE, promise="ring"),
        act("to_terms", go="terms"),
        act("put", Kind.OFFER, again=True, answers=ANSWERS),
    ),
    rival=(line("i_can_start", by="keel", after=2),),
)
TERMS = Moment(
    id="terms",
    lines=(line("closer", "Closer.", once=True),),
    acts=(
        act("put_again", Kind.OFFER, again=True, answers={**ANSWERS, Answer.REFUSED: "terms"}),
        act("take", Kind.ACCEPT, again=True),
        act("back", go="yard", again=True),
    ),
)


def yard(**more: Any) -> Encounter:
    """The yard, with any field of `Encounter` replaced."""
    plain: dict[str, Any] = {
        "id": "yard",
        "title": "The yard",
        "language": "en",
        "summary": "A wall.",
        "briefing": "Ada wants a wall moved.",
        "system": System.TRADE,
        "work": "accessory",
        "where": Where.IN_PERSON,
        "place": "quay",
        "level": 2,
        "minutes": 5,
        "best": Outcome.BARGAINED,
        "parallel": None,
        "shows": (Panel.REPAIR,),
        "panels": frozenset({Panel.FIND_OUT, Panel.BID, Panel.REPAIR, Panel.PROMISES, Panel.TENSION}),
        "skills": (),
        "client": Person(id="ada", name="Ada Lund", role="owner"),
        "trust": 50,
        "tension": 30,
        "patience": 12,
        "fair_means": Measure.NEED,
        "rivals": (
            Rival(
                id="keel",
                name="KEEL",
                opens=(("day", "monday"), ("price", "300")),
                step={"price": -100},
                every=3,
                floor=(("price", "100"),),
                lines={"opens": "I can move it."},
            ),
        ),
        "their_alternative": None,
        "walk_away": 40,
        "hours": 3,
        "your_fair_means": Measure.OUTPUT,
        "facts": {"wall": "The wall leans.", "neighbour": "The neighbour complained."},
        "issues": (DAY, PRICE, CLEARING),
        "promises": {
            "sweep": Promise(id="sweep", what="sweep the yard", hours=2),
            "ring": Promise(id="ring", what="ring first", hours=2),
        },
        "start": "yard",
        "moments": {"yard": YARD, "terms": TERMS},
        "ruptures": {"broke": rupture()},
        "overpress": rupture("pressed", breach=Breach.INTEGRITY, severity=1),
        "reconciling": {},
        "later": {"kept sweep": line("later_kept"), "broke sweep": line("later_broke"), "hollow": line("later_hollow")},
        "endings": {outcome: line(f"end_{outcome.value}") for outcome in Outcome},
        "reactions": {answer.value: line(f"said_{answer.value}") for answer in Answer},
        "content_hash": "yard",
    }
    return Encounter(**(plain | more))


def slim(encounter: Encounter, *acts: str) -> Encounter:
    """The same with only the named moves in its first moment."""
    first = encounter.moments[encounter.start]
    kept = replace(first, acts=tuple(each for each in first.acts if each.id in acts))
    return replace(encounter, moments={**encounter.moments, encounter.start: kept})


def start(encounter: Encounter, **fields: Any) -> State:
    """The first state, with any field replaced."""
    return replace(begin(encounter)[0], **fields)


def move(encounter: Encounter, state: State, text: str) -> tuple[State, tuple[Event, ...]] | Refusal:
    """One move; a bare word is one of the author's moves."""
    parsed = read(text) or read(f"say {text}")
    assert parsed is not None, text
    return step(encounter, state, parsed)


def play(encounter: Encounter, script: str, state: State | None = None) -> State:
    """The state after every move of `script` (split at ";"); a refused move fails the test."""
    return history(encounter, script, state)[0]


def history(encounter: Encounter, script: str, state: State | None = None) -> tuple[State, list[Event]]:
    """The state after `script`, and all that happened."""
    state = state or begin(encounter)[0]
    happened: list[Event] = []
    for text in filter(None, (each.strip() for each in script.split(";"))):
        result = move(encounter, state, text)
        assert not isinstance(result, Refusal), f"{text}: {result}"
        state = result[0]
        happened += result[1]
    return state, happened


def refusal(encounter: Encounter, script: str, state: State | None = None) -> str:
    """The code with which the last move of `script` is refused; "" where it is not."""
    *before, last = [each.strip() for each in script.split(";")]
    result = move(encounter, play(encounter, ";".join(before), state), last)
    return result.code if isinstance(result, Refusal) else ""


def adding(encounter: Encounter, *acts: Act) -> Encounter:
    """The same with more moves in its first moment."""
    first = encounter.moments[encounter.start]
    return replace(encounter, moments={**encounter.moments, encounter.start: replace(first, acts=(*first.acts, *acts))})


def quiet(*acts: Act, **more: Any) -> Encounter:
    """The yard where she asks nothing; beside `acts` it has `wait` (takes a turn) and `slip` (breaks `broke`)."""
    plain = adding(yard(**more), act("wait", again=True), act("slip", slip="broke", again=True), *acts)
    first = plain.moments[plain.start]
    return replace(plain, moments={**plain.moments, plain.start: replace(first, lines=())})


def of(happened: Iterable[Event], *kinds: type) -> list[Any]:
    """The events of these kinds, in order."""
    return [event for event in happened if isinstance(event, kinds)]


def codes(event: Any) -> list[str]:
    """The codes of an event's causes."""
    return [cause.code for cause in event.causes]
