"""Evidence of skill: for each skill of MODEL 9 the chances that a play met, and which were taken well, with the lines.

A chance is defined by events and by what could be said; fewer than three say nothing, and are never shown as a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from game.encounter import talk
from game.encounter.events import (
    ArtUsed,
    Event,
    LineSaid,
    OfferAnswered,
    OfferingAnswered,
    PromiseMade,
    ReconciliationMoved,
    RuptureOpened,
)
from game.encounter.margin import opened
from game.encounter.moves import Say
from game.encounter.packages import possible, price
from game.encounter.repair import script_of
from game.encounter.script import Act, Encounter
from game.encounter.speech import lines_of, yours_of
from game.encounter.state import State
from game.encounter.values import AGREEMENTS, Kind, Package, Skill
from game.language.catalog import N_, Words, _, ngettext
from game.review.naming import ARTS
from game.session.replay import Beat

ENOUGH = 3
"""Chances from which evidence is shown."""
NEAR_FRONTIER = 500
"""Hundredths that one side may still gain at no cost to the other in an offer that trades well."""


TAKEN = Words({
    Kind.NAME_CUE: N_("said what was seen"),
    Kind.FOLLOW_UP: N_("followed up"),
    Kind.CHECK: N_("checked what was understood"),
})
MISREAD = Words({
    Kind.NAME_CUE: N_("said something that was not there"),
    Kind.FOLLOW_UP: N_("followed up, not what was meant"),
    Kind.CHECK: N_("checked, not what was meant"),
})
MISSED = Words({
    Kind.NAME_CUE: N_("not said, though it could be seen"),
    Kind.FOLLOW_UP: N_("not followed up"),
    Kind.CHECK: N_("not checked"),
})
RECORDED = Words({
    "due": N_("{what}: recorded, due"),
    "kept": N_("{what}: recorded, kept"),
    "broken": N_("{what}: recorded, broken"),
})
UNRECORDED = Words({
    "due": N_("{what}: not recorded, due"),
    "kept": N_("{what}: not recorded, kept"),
    "broken": N_("{what}: not recorded, broken"),
})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A line of the transcript: its id, who said it (you, them, or a rival's id), and its words."""

    line: str
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """One chance: in which beat it was first met, whether it was taken well, and the lines that show it."""

    skill: Skill
    beat: int
    turn: int
    well: bool
    what: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All chances of one skill."""

    skill: Skill
    chances: tuple[Chance, ...] = ()

    @property
    def met(self) -> int:
        """How many chances there were."""
        return len(self.chances)

    @property
    def well(self) -> int:
        """How many were taken well."""
        return sum(chance.well for chance in self.chances)

    @property
    def is_shown(self) -> bool:
        """Whether there were enough to say anything."""
        return self.met >= ENOUGH

    def __str__(self) -> str:
        return _("{well} of {met}").format(well=self.well, met=self.met) if self.is_shown else _("not shown")


def evidence(encounter: Encounter, beats: tuple[Beat, ...]) -> tuple[Evidence, ...]:
    """The evidence for all eight skills, in the order of MODEL 9."""
    return tuple(Evidence(skill=skill, chances=tuple(FINDERS[skill](encounter, beats))) for skill in Skill)


def quotes(encounter: Encounter, events: tuple[Event, ...]) -> tuple[Quote, ...]:
    """What was said, with line ids; what this encounter has no words for is left out."""
    found = (quote(encounter, event.line, event.by) for event in events if isinstance(event, LineSaid))
    return tuple(each for each in found if each is not None)


def quote(encounter: Encounter, line: str, by: str = "them") -> Quote | None:
    """One line by its id, None where it has no words."""
    if by == "you":
        text = yours_of(encounter).get(line, "")
    else:
        known = lines_of(encounter).get(line)
        text = known.say if known else ""
    return Quote(line=line, by=by, text=text) if text else None


def _steps(beats: tuple[Beat, ...]) -> Iterator[tuple[int, State, Beat]]:
    """(place, state before, beat) of every move."""
    for place, (before, beat) in enumerate(pairwise(beats), 1):
        yield place, before.state, beat


def _chance(encounter: Encounter, skill: Skill, place: int, beat: Beat, well: bool, what: str) -> Chance:
    said = quotes(encounter, beat.events)
    return Chance(skill=skill, beat=place, turn=beat.state.turn, well=well, what=what, quotes=said)


# --- what could be said ---------------------------------------------------------------------------------------------


def _open_acts(encounter: Encounter, state: State, *kinds: Kind) -> list[Act]:
    if state.stage != "talking" or state.in_detour:
        return []
    acts = [act for act in talk.acts_here(encounter, state) if act.kind in kinds]
    return [act for act in acts if talk.refuse_act(encounter, state, act) is None]


def _by_opening(
    encounter: Encounter, beats: tuple[Beat, ...], skill: Skill, kinds: tuple[Kind, ...], key: Callable[[Act], str]
) -> Iterator[Chance]:
    """A chance for each line (or moment) that one of `kinds` could take up; well where a right one did."""
    met: dict[str, Chance] = {}
    for place, state, beat in _steps(beats):
        for act in _open_acts(encounter, state, *kinds):
            about = quote(encounter, act.to or act.sees or "")
            met.setdefault(
                key(act),
                Chance(
                    skill=skill, beat=place, turn=beat.state.turn, well=False, what=MISSED[act.kind],
                    quotes=(about,) if about else (),
                ),
            )  # fmt: skip
        act_said = encounter.act(beat.move.act) if isinstance(beat.move, Say) else None
        if act_said is not None and act_said.kind in kinds:
            what = (TAKEN if act_said.right else MISREAD)[act_said.kind]
            taken = _chance(encounter, skill, place, beat, act_said.right, what)
            if not (key(act_said) in met and met[key(act_said)].well):
                met[key(act_said)] = taken
    yield from met.values()


def _read_cues(encounter: Encounter, beats: tuple[Beat, ...]) -> Iterator[Chance]:
    yield from _by_opening(encounter, beats, Skill.READ_CUES, (Kind.NAME_CUE,), lambda act: act.sees or act.id)


def _ask_and_ground(encounter: Encounter, beats: tuple[Beat, ...]) -> Iterator[Chance]:
    homes = {act.id: moment.id for moment in encounter.moments.values() for act in moment.acts}
    kinds = (Kind.FOLLOW_UP, Kind.CHECK)
    skill = Skill.ASK_AND_GROUND
    yield from _by_opening(encounter, beats, skill, kinds, lambda act: act.to or f"check {homes[act.id]}")


# --- what happened --------------------------------------------------------------------------------------------------


def _repair_in_order(encounter: Encounter, beats: tuple[Beat, ...]) -> Iterator[Chance]:
    ruptures: dict[str, tuple[int, Beat]] = {}
    answered: dict[str, Chance] = {}
    for place, beat in enumerate(beats):
        for event in beat.events:
            if isinstance(event, RuptureOpened):
                ruptures.setdefault(event.rupture, (place, beat))
            if isinstance(event, OfferingAnswered) and event.rupture not in answered:
                told = _("{what}: accepted at the first offering")
                if not event.accepted:
                    told = _("{what}: the first offering was refused")
                what = told.format(what=_broken(encounter, event.rupture))
                answered[event.rupture] = _chance(
                    encounter, Skill.REPAIR_IN_ORDER, place, beat, event.accepted, what
                )
    for id, (place, beat) in ruptures.items():
        what = _("{what}: nothing was offered").format(what=_broken(encounter, id))
        missed = _chance(encounter, Skill.REPAIR_IN_ORDER, place, beat, False, what)
        yield answered.get(id, missed)


def _broken(encounter: Encounter, id: str) -> str:
    return script_of(encounter, id).what.rstrip(".")


def _press_and_reassure(encounter: Encounter, beats: tuple[Beat, ...]) -> Iterator[Chance]:
    told = _("{art} at {strength}, the moment carried {carried}")
    for place, _before, beat in _steps(beats):
        for event in beat.events:
            if isinstance(event, ArtUsed):
                well = event.strength <= event.carried
                what = told.format(art=ARTS[event.kind], strength=event.strength, carried=event.carried)
                yield _chance(encounter, Skill.PRESS_AND_REASSURE, place, beat, well, what)


def _moved(beats: tuple[Beat, ...]) -> Iterator[tuple[int, Beat, ReconciliationMoved]]:
    for place, _before, beat in _steps(beats):
        for event in beat.events:
            if isinstance(event, ReconciliationMoved):
                yield place, beat, event


def _reconcile(encounter: Encounter, beats: tuple[Beat, ...]) -> Iterator[Chance]:
    voiced: dict[str, tuple[int, Beat]] = {}
    balked: set[str] = set()
    livable: dict[str, tuple[int, Beat]] = {}
    for place, beat, event in _moved(beats):
        voiced.setdefault(event.issue, (place, beat))
        balked |= {event.issue} if event.spent else set()
        if event.phase == "livable":
            livable[event.issue] = place, beat
    for issue, first in voiced.items():
        well = issue in livable and issue not in balked
        told = _("{what}: not livable")
        if issue in livable:
            told = _("{what}: livable without a balk") if well else _("{what}: livable after a balk")
        what = told.format(what=encounter.issue(issue).label)
        yield _chance(encounter, Skill.RECONCILE, *livable.get(issue, first), well, what)


def _translate_fairness(encounter: Encounter, beats: tuple[Beat, ...]) -> Iterator[Chance]:
    tried: set[str] = set()
    for place, beat, event in _moved(beats):
        translated = event.phase == "translated" and any(cause.code == "translate" for cause in event.causes)
        balked = event.phase == "understood" and bool(event.spent)
        if event.issue not in tried and (translated or balked):
            tried.add(event.issue)
            told = _("{what}: her measure first") if translated else _("{what}: another measure first")
            what = told.format(what=encounter.issue(event.issue).label)
            yield _chance(encounter, Skill.TRANSLATE_FAIRNESS, place, beat, translated, what)


def to_frontier(encounter: Encounter, state: State, package: Package) -> int:
    """Hundredths that one side could still gain over `package` at no cost to the other; 0 on the Pareto frontier."""
    own = price(encounter, package)
    raised = tuple(issue for issue, _ in package)
    better = [p for p in possible(encounter, raised, opened(state)) if p.you >= own.you and p.them >= own.them]
    return max((max(each.you - own.you, each.them - own.them) for each in better), default=0)


def _trade_issues(encounter: Encounter, beats: tuple[Beat, ...]) -> Iterator[Chance]:
    for place, state, beat in _steps(beats):
        for event in beat.events:
            if isinstance(event, OfferAnswered):
                left = to_frontier(encounter, state, event.package)
                told = ngettext("{points} point left on the table", "{points} points left on the table", left // 100)
                what = told.format(points=f"{left / 100:g}")
                yield _chance(encounter, Skill.TRADE_ISSUES, place, beat, left <= NEAR_FRONTIER, what)


def _bind_promises(encounter: Encounter, beats: tuple[Beat, ...]) -> Iterator[Chance]:
    """Of plays that came to a yes: without one there is nothing that a promise could bind."""
    last = beats[-1].state
    if last.outcome not in AGREEMENTS:
        return
    for place, beat in enumerate(beats):
        for event in beat.events:
            given = last.promise(event.promise) if isinstance(event, PromiseMade) else None
            if given is not None:
                well = given.recorded and given.fate == "kept"
                told = (RECORDED if given.recorded else UNRECORDED)[given.fate]
                what = told.format(what=encounter.promises[given.id].what)
                yield _chance(encounter, Skill.BIND_PROMISES, place, beat, well, what)


FINDERS: dict[Skill, Callable[[Encounter, tuple[Beat, ...]], Iterator[Chance]]] = {
    Skill.READ_CUES: _read_cues,
    Skill.ASK_AND_GROUND: _ask_and_ground,
    Skill.REPAIR_IN_ORDER: _repair_in_order,
    Skill.PRESS_AND_REASSURE: _press_and_reassure,
    Skill.RECONCILE: _reconcile,
    Skill.TRANSLATE_FAIRNESS: _translate_fairness,
    Skill.TRADE_ISSUES: _trade_issues,
    Skill.BIND_PROMISES: _bind_promises,
}


# --- over attempts --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One play as evidence: `started` ISO 8601, `evidence` of all skills."""

    play: int
    encounter: str
    started: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One skill over attempts. Plays are taken together until they hold enough chances to show anything.

    `showings` are (well, met) in the order of time; `first`, `best` and `last` are None as long as nothing is shown.
    """

    skill: Skill
    showings: tuple[tuple[int, int], ...]
    chances: tuple[Chance, ...]

    @property
    def first(self) -> tuple[int, int] | None:
        """The first showing."""
        return self.showings[0] if self.showings else None

    @property
    def last(self) -> tuple[int, int] | None:
        """The latest showing."""
        return self.showings[-1] if self.showings else None

    @property
    def best(self) -> tuple[int, int] | None:
        """The showing with the largest share taken well; among equals the latest."""
        return max(reversed(self.showings), key=lambda each: each[0] / each[1]) if self.showings else None


def courses(attempts: tuple[Attempt, ...]) -> tuple[Course, ...]:
    """Every skill over attempts, which come in the order of time."""
    return tuple(_course(skill, attempts) for skill in Skill)


def _course(skill: Skill, attempts: tuple[Attempt, ...]) -> Course:
    showings, well, met = [], 0, 0
    chances: list[Chance] = []
    for attempt in attempts:
        for each in attempt.evidence:
            if each.skill is skill:
                well, met = well + each.well, met + each.met
                chances += each.chances
        if met >= ENOUGH:
            showings.append((well, met))
            well, met = 0, 0
    return Course(skill=skill, showings=tuple(showings), chances=tuple(chances))
