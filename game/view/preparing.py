"""Prepare: four taps before an encounter, and the plan laid against the truth afterwards. Nothing hidden is offered."""

from __future__ import annotations

from collections.abc import Mapping

from game.encounter.packages import on_the_table, settled, worth_to_you
from game.encounter.repair import in_front, script_of
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import AGREEMENTS, Package, points
from game.review.picture import split
from game.session.notes import LIMIT, MEASURE, SAID_FIRST, TARGET, WORRY
from game.session.session import PRACTICE, Session
from game.view import words
from game.view.language import N_, _
from game.view.looking import Planned, Prepare, Question, Tap
from game.view.talk import who

WORRIES = {
    "word": N_("breaking a promise made to others"),
    "blame": N_("being blamed if it goes wrong"),
    "face": N_("losing face in front of somebody"),
    "someone": N_("somebody who is not in the room"),
    "money": N_("what it costs"),
    "time": N_("running out of time"),
    "again": N_("being let down again"),
    "alone": N_("having to carry it alone"),
}
"""What people who bargain are often worried about: the same list before every encounter, so that it tells nothing."""
ASKS = {
    TARGET: N_("What will you ask for?"),
    LIMIT: N_("Where will you leave?"),
    WORRY: N_("What is {them} likely to be worried about?"),
    MEASURE: N_("By what will {them} judge what is fair?"),
}


def prepare(encounter: Encounter, chosen: Mapping[str, str]) -> Prepare:
    """The four questions; `chosen` is kind of note -> id of a tap."""
    taps = {
        TARGET: _packages(encounter),
        LIMIT: _packages(encounter),
        WORRY: {id: (_(say), "") for id, say in WORRIES.items()},
        MEASURE: {id: (words.MEASURES[id], "") for id in words.MEASURES},
    }
    return Prepare(
        title=encounter.title,
        client=who(encounter),
        place=encounter.place,
        questions=tuple(
            Question(
                kind=kind,
                asks=asks(encounter, kind),
                taps=tuple(
                    Tap(id=id, say=say, note=note, chosen=chosen.get(kind) == id)
                    for id, (say, note) in taps[kind].items()
                ),
            )
            for kind in taps
        ),
    )


def asks(encounter: Encounter, kind: str) -> str:
    """The question of a kind, with the client's name."""
    return _(ASKS[kind]).format(them=words.first_name(encounter.client.name))


def _plans(encounter: Encounter) -> dict[str, Package]:
    """Three packages over what is on the table from the start: all you want, the middle, the least to live with."""
    raised = on_the_table(encounter)
    issues = [issue for issue in encounter.issues if issue.id in raised]
    return {
        "all": tuple((issue.id, issue.opens_you) for issue in issues),
        "middle": split(encounter, raised),
        "least": tuple((issue.id, issue.livable_you) for issue in issues),
    }


def _packages(encounter: Encounter) -> dict[str, tuple[str, str]]:
    found = {}
    for id, package in _plans(encounter).items():
        named = dict(package)
        said = "; ".join(
            f"{issue.label}: {option.say}" for issue, option in settled(encounter, package) if issue.id in named
        )
        found[id] = said, _("worth {points} to you").format(points=points(worth_to_you(encounter, package)))
    return found


def against_truth(encounter: Encounter, state: State, chosen: Mapping[str, str]) -> tuple[Planned, ...]:
    """Each question that was answered, with what was so; told only once it is over."""
    agreed = state.agreed if state.outcome in AGREEMENTS else None
    worth = points(worth_to_you(encounter, agreed)) if agreed else None
    rows = []
    for kind, id in chosen.items():
        if kind in (TARGET, LIMIT) and id in _plans(encounter):
            rows.append(_money_row(encounter, kind, id, worth))
        elif kind == WORRY and id in WORRIES:
            truth = encounter.client.fear or encounter.client.hides or " ".join(encounter.facts.values())
            rows.append(Planned(asks=asks(encounter, kind), planned=_(WORRIES[id]), truth=truth))
        elif kind == MEASURE and id in words.MEASURES:
            truth = words.MEASURES[encounter.fair_means]
            held = id == encounter.fair_means.value
            rows.append(Planned(asks=asks(encounter, kind), planned=words.MEASURES[id], truth=truth, held=held))
    return tuple(rows)


def _money_row(encounter: Encounter, kind: str, id: str, worth: int | None) -> Planned:
    said, note = _packages(encounter)[id]
    planned = points(worth_to_you(encounter, _plans(encounter)[id]))
    if worth is None:
        told = _("There was no deal; without the work you have {walk_away}.")
    else:
        told = _("What you agreed is worth {worth} to you; without the work you had {walk_away}.")
    truth = told.format(worth=worth, walk_away=encounter.walk_away)
    held = None if worth is None else worth >= planned
    return Planned(asks=asks(encounter, kind), planned=f"{said} ({note})", truth=truth, held=held)


# --- say it first ---------------------------------------------------------------------------------------------------

MOST_SAID_FIRST = 3
"""Times in one play that the learner is asked for her own sentence."""


def asks_first(session: Session) -> str:
    """Before choices unfold at a place that is marked `say_first`, once for each and a few times in a practice."""
    place = _marked(session.encounter, session.state)
    if session.mode != PRACTICE or session.is_rehearsal or not place:
        return ""
    at = [note.beat for note in session.notes if note.kind == SAID_FIRST and note.beat < len(session.beats)]
    asked = {_marked(session.encounter, session.beats[beat].state) for beat in at}
    if place in asked or len(asked) >= MOST_SAID_FIRST:
        return ""
    return _("What would you say to {them} now? In your own words.").format(
        them=words.first_name(session.encounter.client.name)
    )


def _marked(encounter: Encounter, state: State) -> str:
    """The rupture or the state of the talk before which she speaks first, "" where none is marked."""
    if state.stage != "talking" or state.reconciling is not None:
        return ""
    front = in_front(state)
    if front is not None:
        return f"rupture {front.id}" if script_of(encounter, front.id).say_first else ""
    return state.at if encounter.moments[state.at].say_first else ""
