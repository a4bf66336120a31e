"""What is wrong with an encounter, proved by having visited it: each finding is true of every play, or shows a way.

A finding that says "never" is drawn only from a complete visit. What is shown by a way is drawn from any.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.explore.compiled import FAMILIES, Compiled, compile_encounter
from game.authoring.explore.explored import BEST, NONE, Findings, Proof
from game.authoring.explore.search import sets_without, visit
from game.authoring.explore.ways import written
from game.encounter.moves import Offer, OfferRepair, Record, Say
from game.encounter.script import Act, Line
from game.encounter.talk import END, FREE
from game.encounter.values import Kind, Skill

ARTS = (Kind.CAJOLE, Kind.PRESS, Kind.REASSURE)
BY_KIND = {
    Skill.READ_CUES: (Kind.NAME_CUE,),
    Skill.ASK_AND_GROUND: (Kind.FOLLOW_UP, Kind.CHECK),
    Skill.PRESS_AND_REASSURE: (Kind.PRESS, Kind.REASSURE),
    Skill.RECONCILE: (Kind.SAY_MINE,),
    Skill.BIND_PROMISES: (Kind.PROMISE,),
}
"""Kinds that are a chance for a skill by themselves (MODEL 9)."""
FAMILY_WORDS = {
    "": "offering",
    "find_out": "finding out",
    "meet": "meeting her",
    "bargain": "appealing to a measure",
    "influence": "influence",
    "repair": "repair",
    "reconcile": "reconciling",
    "bind": "binding",
}


def prove(findings: Findings) -> Iterator[Proof]:
    """Everything that can be said; without a complete visit only what a way shows."""
    yield from _dead_ends(findings)
    yield from _endless(findings)
    if findings.visited.is_complete:
        yield from _never(findings)
        yield from _best(findings)
        yield from _moments(findings)
        yield from _skills(findings)


def _shown(way: tuple[str, ...]) -> str:
    return ", then ".join(way) or "at once"


def _dead_ends(findings: Findings) -> Iterator[Proof]:
    """A situation of the talk from which nothing but leaving follows; one for each moment, the nearest."""
    visited, compiled = findings.visited, findings.compiled
    nearest: dict[str, int] = {}
    for place, number in enumerate(visited.opened):
        if visited.starts[place] == visited.starts[place + 1] and visited.places[number] >= 0:
            moment = compiled.source.moments[visited.places[number] // 3]
            if moment not in nearest or visited.depths[number] < visited.depths[nearest[moment]]:
                nearest[moment] = number
    for moment, number in nearest.items():
        yield Proof(
            code="dead-end", kind="moment", about=moment, words={"name": moment, "way": _shown(findings.way(number))}
        )


def _endless(findings: Findings) -> Iterator[Proof]:
    """Every move uses up a turn, or something that is there once; but for a promise of nothing that may be repeated."""
    visited, compiled = findings.visited, findings.compiled
    for moment in findings.encounter.moments.values():
        acts = [act.id for act in moment.acts if act.kind in FREE and act.again and act.promise is None]
        for number in sorted(set(visited.moves)):
            step = compiled.steps[number].move
            if isinstance(step, Say) and step.act in acts:
                yield Proof(code="never-ends", kind="act", about=step.act, words={"name": moment.id, "way": step.act})


# --- never ----------------------------------------------------------------------------------------------------------


def _offered(findings: Findings) -> set[str]:
    """Acts that could be said in some situation."""
    compiled = findings.compiled
    moves = [compiled.steps[number] for number in set(findings.visited.moves)]
    found = {act.id for step in moves for act in step.acts}
    return found | {id for id, shown in zip(compiled.source.shown, compiled.shown, strict=True) if shown}


def _reached(findings: Findings) -> set[str]:
    """Moments to which the talk came."""
    moments = findings.compiled.source.moments
    return {moments[place // 3] for place in set(findings.visited.places) if place >= 0}


def _never(findings: Findings) -> Iterator[Proof]:
    """Moments not reached, moves not offered, lines not said. In doubt it visits again, the last turn in full."""
    found = list(_unseen(findings))
    if found:
        again = visit(compile_encounter(findings.encounter, joins_last=False))
        found = list(_unseen(Findings(again)))
    yield from found


def _unseen(findings: Findings) -> Iterator[Proof]:
    reached, offered = _reached(findings), _offered(findings)
    said = {id for id, shown in zip(findings.compiled.source.shown, findings.compiled.shown, strict=True) if shown}
    for id, moment in findings.encounter.moments.items():
        if id not in reached:
            yield Proof(code="never-reached", kind="moment", about=id, words={"name": id})
            continue
        for act in moment.acts:
            if act.id not in offered and act.kind is not Kind.WALK:
                yield Proof(code="never-offered", kind="act", about=act.id, words={"name": act.id})
            elif act.reply is not None and act.go == END:
                yield _unsaid(act.reply)
        for line in moment.lines:
            if line.id not in said:
                yield _unsaid(line)
    for line in _unanswered(findings.compiled):
        yield _unsaid(line)


def _unsaid(line: Line) -> Proof:
    return Proof(code="never-shown", kind="line", about=line.id, words={"name": line.id})


def _unanswered(compiled: Compiled) -> Iterator[Line]:
    """What she would say of ruptures and while reconciling, where it never comes to that."""
    troubles = [compiled.mending.trouble(number) for number in range(len(compiled.mending.most))]
    breakages = [each for trouble in troubles for each in trouble.breakages]
    for id, rupture in compiled.encounter.ruptures.items():
        own = [each for each in breakages if each.id == id]
        if not any(each.phase == "challenged" for each in own):
            yield rupture.challenge
        if own and not any(each.phase == "steady" for each in own):
            yield rupture.accepts
    for issue, reconciling in compiled.encounter.reconciling.items():
        phases = compiled.meeting.phases(issue)
        yield from (line for phase, line in reconciling.answers.items() if phase not in phases)


# --- the best -------------------------------------------------------------------------------------------------------


def _best(findings: Findings) -> Iterator[Proof]:
    encounter = findings.encounter
    best = findings.best(encounter.best)
    if best is None:
        yield Proof(code="best-out-of-reach", kind="encounter", about="best", words={"name": encounter.best.value})
        return
    for family in findings.alone()[:1] if encounter.level > 1 else []:
        words = {"family": FAMILY_WORDS[FAMILIES[family]], "name": encounter.best.value}
        yield Proof(code="one-trick", kind="encounter", about="best", words=words)
    yield from _single_way(findings)
    yield from _idle_influence(findings)


def _single_way(findings: Findings) -> Iterator[Proof]:
    """Every way to the best outcome shares all moves but one with the shortest; offers are no difference."""
    visited, compiled = findings.visited, findings.compiled
    ends = [number for outcome, _, number in findings.agreements if outcome is findings.encounter.best]
    nearest = min(ends, key=lambda number: visited.depths[number])
    own = {
        move
        for move in visited.way_to(nearest)
        if compiled.families[move] and not isinstance(compiled.steps[move].move, Record)
    }
    if own and len(own) - findings.fewest_shared(own, ends) < min(2, len(own)):
        words = {"name": findings.encounter.best.value, "way": _shown(findings.way(nearest))}
        yield Proof(code="single-way", kind="encounter", about="best", words=words)


def _idle_influence(findings: Findings) -> Iterator[Proof]:
    encounter = findings.encounter
    acts = [act for moment in encounter.moments.values() for act in moment.acts if act.kind in ARTS]
    family = FAMILIES.index("influence")
    best, without = findings.best(encounter.best), findings.best(encounter.best, "influence")
    if not acts or best is None or without is None or without.worth < best.worth:
        return
    outcomes = {outcome for outcome, _, _ in findings.agreements}
    reached = {
        outcome for outcome, _, number in findings.agreements if sets_without(findings.visited.sets[number], family)
    }
    if outcomes == reached:
        yield Proof(code="influence-idle", kind="act", about=acts[0].id, words={"name": acts[0].id})


# --- moment by moment -----------------------------------------------------------------------------------------------


def _moments(findings: Findings) -> Iterator[Proof]:
    """Traps, and moments in which never two moves of different families keep the best that is still in reach.

    A trap is a move of the author's that leads from where the best outcome is in reach to where no agreement is. That
    insulting offers and pressing lead there is no fault of a file: the rules mean them to.
    """
    visited, compiled, encounter = findings.visited, findings.compiled, findings.encounter
    values = findings.values()
    undecided = {3 * place for place in range(len(compiled.source.moments))} & set(visited.places)
    traps: dict[int, int] = {}
    acts = (act for moment in encounter.moments.values() for act in moment.acts)
    free = {act.id for act in acts if act.kind is not Kind.PRESS}
    for place, number in enumerate(visited.opened):
        here = visited.places[number]
        early = values[number] >= BEST and 2 * (visited.lefts[number] - 1) >= encounter.patience
        if not (early or here in undecided) or values[number] == NONE:
            continue
        edges = list(visited.edges(place))
        if (
            here in undecided
            and len({_family(compiled, move) for move, to in edges if values[to] == values[number]}) > 1
        ):
            undecided.discard(here)
        for move, to in edges if early else ():
            falls = visited.places[to] >= 0 and values[to] == NONE
            said = compiled.steps[move].move
            if falls and move not in traps and isinstance(said, Say) and said.act in free:
                traps[move] = number
    for move, number in traps.items():
        yield _trap(findings, move, number)
    for here in sorted(undecided):
        moment = compiled.source.moments[here // 3]
        yield Proof(code="no-dilemma", kind="moment", about=moment, words={"name": moment})


def _family(compiled: Compiled, move: int) -> str:
    return FAMILIES[compiled.families[move]] or "bargain"


def _trap(findings: Findings, move: int, number: int) -> Proof:
    step = findings.compiled.steps[move].move
    assert isinstance(step, Say)
    way = written(findings.compiled, [*findings.visited.way_to(number), move])
    return Proof(code="trap", kind="act", about=step.act, words={"name": step.act, "way": _shown(way)})


# --- skills ---------------------------------------------------------------------------------------------------------


def _skills(findings: Findings) -> Iterator[Proof]:
    """Skills of `about.skills` for which no move that teaches it, or is a chance for it, can ever be made."""
    encounter = findings.encounter
    offered = _offered(findings)
    acts = [act for moment in encounter.moments.values() for act in moment.acts if act.id in offered]
    steps = [findings.compiled.steps[number] for number in set(findings.visited.moves)]
    repaired = {step.rupture for step in steps if isinstance(step.move, OfferRepair)}
    for skill in encounter.skills:
        taught = any(_teaches(act, skill) for act in acts)
        taught = taught or any(findings.compiled.mending.scripts[id].teaches is skill for id in repaired)
        taught = taught or (skill is Skill.REPAIR_IN_ORDER and bool(repaired))
        taught = taught or (skill is Skill.TRADE_ISSUES and any(isinstance(step.move, Offer) for step in steps))
        taught = taught or (skill is Skill.BIND_PROMISES and findings.compiled.can_promise)
        taught = taught or (skill is Skill.TRANSLATE_FAIRNESS and findings.compiled.meeting.comes_to("understood"))
        if not taught:
            yield Proof(code="skill-out-of-reach", kind="skill", about=skill.value, words={"name": skill.value})


def _teaches(act: Act, skill: Skill) -> bool:
    return act.teaches is skill or act.kind in BY_KIND.get(skill, ())
