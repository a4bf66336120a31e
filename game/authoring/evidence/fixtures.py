"""Small encounters built in Python for the rows, the clients who meet you in them, and how a play goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from statistics import NormalDist
from typing import Any

from game.encounter.chance import draw
from game.encounter.events import Event
from game.encounter.machine import by_dictionary
from game.encounter.moves import Move, write
from game.encounter.refusals import Refusal
from game.encounter.rules import begin, step
from game.encounter.script import Act, Encounter, Issue, Line, Moment, Option, Person, Promise, Rupture, Wording
from game.encounter.state import State
from game.encounter.tuning import TRUST_NEUTRAL
from game.encounter.values import Breach, Intent, Kind, Measure, Outcome, Part, System, Where, clamp

SPREAD = 15  # points of trust: the standard deviation of individual difference that EVIDENCE asks for
STRANGERS = {"trust": TRUST_NEUTRAL, "tension": 0}
"""Who has never met you: neutral, with nothing on her mind, as in a laboratory."""


def line(id: str) -> Line:
    """Something she says; only its id matters here."""
    return Line(id=id, say=id)


def act(id: str, kind: Kind = Kind.ASK, **more: Any) -> Act:
    """A move that can be made again and again."""
    return Act(id=id, kind=kind, say=id, again=True, **more)


def encounter(id: str, issues: Iterable[Issue], acts: Iterable[Act], **more: Any) -> Encounter:
    """One moment, no rival, nothing found out: what a row needs is handed in."""
    plain: dict[str, Any] = {
        "title": id,
        "language": "en",
        "summary": "",
        "briefing": "",
        "system": System.TRADE,
        "work": "accessory",
        "where": Where.IN_PERSON,
        "place": "quay",
        "level": 1,
        "minutes": 1,
        "best": Outcome.BARGAINED,
        "parallel": None,
        "shows": (),
        "panels": frozenset(),
        "skills": (),
        "client": Person(id="client", name="A client", role="client"),
        **STRANGERS,
        "patience": 12,
        "fair_means": Measure.NEED,
        "rivals": (),
        "their_alternative": 0,
        "walk_away": 0,
        "hours": 5,
        "your_fair_means": Measure.OUTPUT,
        "facts": {},
        "promises": {},
        "start": "here",
        "moments": {"here": Moment(id="here", acts=tuple(acts))},
        "ruptures": {},
        "overpress": None,
        "reconciling": {},
        "later": {},
        "endings": {},
        "reactions": {},
    }
    return Encounter(id=id, issues=tuple(issues), **(plain | more))


def issue(id: str, weights: tuple[int, int], ends: tuple[str, str], options: Iterable[Option], **more: Any) -> Issue:
    """`weights` and `ends` are (hers, yours); everybody can live with everything unless `more` says otherwise."""
    hers, yours = ends
    plain: dict[str, Any] = {"opens_them": hers, "opens_you": yours, "livable_them": yours, "livable_you": hers}
    return Issue(
        id=id, label=id, options=tuple(options), weight_them=weights[0], weight_you=weights[1], **(plain | more)
    )


def opposed(steps: int) -> tuple[Option, ...]:
    """Evenly spaced options "0" to `steps`: what one side gains by a step the other loses."""
    return tuple(
        Option(id=str(at), say=str(at), them=100 - 100 * at // steps, you=100 * at // steps) for at in range(steps + 1)
    )


PROMISES = {Part.MAKE_GOOD: "put_right", Part.PROMISE_CHANGE: "ring_first"}


def spoken_parts() -> tuple[Wording, ...]:
    """One plain wording of each part that carries weight, called like its part."""
    weighty = (part for part in Part if part not in (Part.NAME_IT, Part.THANK))
    return tuple(Wording(id=part.value, part=part, say=part.value, promise=PROMISES.get(part)) for part in weighty)


def breach(kind: Breach, severity: int) -> Encounter:
    """A piece of work in which `slip` breaks something of this kind; she takes option "0" in any case."""
    rupture = Rupture(
        id="broke",
        opens="slip",
        what="broke",
        breach=kind,
        severity=severity,
        intent=Intent.ACCIDENT,
        wordings=spoken_parts(),
        challenge=line("challenge"),
        refuses=line("refuses"),
        accepts=line("accepts"),
    )
    promises = {id: Promise(id=id, what=id, hours=1) for id in PROMISES.values()}
    acts = (act("slip", slip="broke"), act("wait"), act("put", Kind.OFFER))
    work = issue("work", (100, 100), ("0", "1"), opposed(1))
    return encounter("breach", (work,), acts, ruptures={"broke": rupture}, promises=promises, trust=60)


def one_price(limits: tuple[int, int], patience: int = 12) -> Encounter:
    """A price and nothing else, in steps of 5 from her best (0) to yours (100).

    `limits` are (hers, yours), in points of that range: above hers her alternative is better, below yours your own.
    """
    hers, yours = limits
    price = issue("price", (100, 100), ("0", "20"), opposed(20), money=True)
    acts = (act("put", Kind.OFFER), act("take", Kind.ACCEPT), act("wait"), act("mirror", Kind.MIRROR))
    return encounter("price", (price,), acts, their_alternative=100 - hers, walk_away=yours, patience=patience)


def three_issues() -> Encounter:
    """Three issues of five levels; what weighs most for her weighs least for you, and the reverse."""
    weights = (("first", 60, 10), ("second", 30, 30), ("third", 10, 60))
    return encounter("three", (issue(id, (hers, yours), ("0", "4"), opposed(4)) for id, hers, yours in weights), ())


def normal(seed: int, *key: str | int) -> float:
    """A keyed draw from the standard normal distribution."""
    return NormalDist().inv_cdf(max(draw(seed, *key), 2**-64))


def client(fixture: Encounter, seed: int, number: int) -> State:
    """The first state with client `number`: her trust differs from the fixture's as people differ."""
    trust = clamp(round(fixture.trust + SPREAD * normal(seed, "client", number)))
    return replace(begin(fixture, by_dictionary)[0], trust=trust)


def play(fixture: Encounter, state: State, *moves: Move) -> tuple[State, tuple[Event, ...]]:
    """The state after these moves, and what the last of them made happen; one that is refused is our bug."""
    events: tuple[Event, ...] = ()
    for move in moves:
        result = step(fixture, state, move, by_dictionary)
        if isinstance(result, Refusal):
            raise AssertionError(f"{fixture.id}: {write(move)} is refused: {result.reason}")
        state, events = result
    return state, events
