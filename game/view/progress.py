"""Progress and codex as screens: skills over attempts, what to practise, and every move with its rule and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from game.encounter.events import Acted
from game.encounter.script import Encounter
from game.encounter.values import Kind
from game.review.debrief import Review
from game.review.naming import SKILLS
from game.review.plan import Case, pairs, plan
from game.review.skills import Attempt, Course, courses
from game.session.journal import Note
from game.session.notes import same
from game.session.replay import Beat
from game.view import words
from game.view.language import N_, _
from game.view.looking import Codex, Entry, PracticeRow, Progress, SkillRow
from game.view.looking_back import side


def case_of(encounter: Encounter) -> Case:
    """An encounter as something to practise."""
    return Case(
        id=encounter.id,
        title=encounter.title,
        skills=encounter.skills,
        parallel=encounter.parallel,
        level=encounter.level,
    )


def progress(
    name: str, cases: Iterable[Case], attempts: tuple[Attempt, ...], reviews: Iterable[Review], kept: Iterable[Note],
    today: date,
) -> Progress:  # fmt: skip
    """Everything a profile has shown so far. `attempts` in the order of time."""
    known = tuple(cases)
    return Progress(
        name=name,
        plays=tuple(map(side, reviews)),
        skills=tuple(map(_row, courses(attempts))),
        practice=tuple(
            PracticeRow(
                skill=SKILLS[row.skill][0],
                why=_(row.why),
                encounter=row.case.id,
                title=row.case.title,
                due=row.due.isoformat(),
                is_due=row.due <= today,
            )
            for row in plan(known, attempts, today)
        ),
        same=tuple(text for _one, _other, text in same(kept)),
        before_after=tuple((one.id, other.id) for one, other in pairs(known)),
    )


def _row(course: Course) -> SkillRow:
    name, counts = SKILLS[course.skill]
    first, best, last = (
        f"{each[0]} of {each[1]}" if each else "" for each in (course.first, course.best, course.last)
    )
    return SkillRow(
        id=course.skill.value,
        name=name,
        counts=counts,
        told=last or _("not shown"),
        first=first,
        best=best,
        last=last,
        shares=tuple(100 * well // met for well, met in course.showings),
    )


RULES: dict[Kind, tuple[str, str]] = {
    Kind.ASK: (N_("Opens a fact. Takes a turn."), "Huang et al. 2017"),
    Kind.FOLLOW_UP: (
        N_("Takes up a line that is still in the air; what is new brings trust 5."),
        "Huang et al. 2017: follow-up questions raise liking",
    ),
    Kind.CHECK: (
        N_("Says back what you understood. Right: tension −5. Wrong: corrected free of charge the first time."),
        "Clark and Brennan 1991: grounding",
    ),
    Kind.NAME_CUE: (N_("Says what you saw. Right: tension −5 and a fact. Wrong: tension +5."), "design choice"),
    Kind.RESPOND: (N_("Answers an open question. Left open it costs tension 5."), "Schegloff 2007: adjacency pairs"),
    Kind.MIRROR: (
        N_("Trust +5; after the first third of the talk it also costs 4 in every offer."),
        "Ireland and Henderson 2014",
    ),
    Kind.OFFER: (N_("A package over everything on the table, answered by one sum."), "docs/RULES.md"),
    Kind.STANDARD: (N_("In their own measure, once you know it, it moves one step; otherwise tension +5."),
                    "Fisher and Ury 1981"),
    Kind.ACCEPT: (N_("Takes the counter-offer on the table."), "docs/RULES.md"),
    Kind.WALK: (N_("Leaves. What you have without the work is yours."), "Fisher and Ury 1981: BATNA"),
    Kind.CAJOLE: (N_("Carries 2 less the times used; tension −5 a step; above it trust −5 a step."), "design choice"),
    Kind.PRESS: (N_("Carries trust plus leverage over 30; above it something breaks."), "design choice"),
    Kind.REASSURE: (N_("Carries what stands behind it and has not been leaned on yet."), "design choice"),
    Kind.SAY_MINE: (N_("Opens a reconciling: mine, yours, one in the other's terms, then a place to meet."),
                    "Vasileiou et al. 2024"),
    Kind.PROMISE: (N_("Binds you. On the record it binds the yes; kept, it leaves a receipt."), "docs/RULES.md"),
    Kind.PRESENT: (N_("Shows a document, a receipt or a credential: something to lean on."), "docs/RULES.md"),
}  # fmt: skip
"""Kind -> (its rule in a sentence, where it comes from)."""


def codex(plays: Iterable[tuple[Encounter, tuple[Beat, ...]]]) -> Codex:
    """Every kind of move; one that has never been used in these plays is locked."""
    used: Counter[Kind] = Counter()
    for encounter, beats in plays:
        used.update(
            encounter.act(event.act).kind
            for beat in beats
            for event in beat.events
            if isinstance(event, Acted) and _is_act(encounter, event.act)
        )
    return Codex(
        entries=tuple(
            Entry(
                id=kind.value,
                name=_(words.KINDS[kind][0]),
                icon=words.KINDS[kind][1],
                rule=_(RULES[kind][0]),
                source=RULES[kind][1],
                locked=not used[kind],
                used=used[kind],
            )
            for kind in Kind
        )
    )


def _is_act(encounter: Encounter, id: str) -> bool:
    return any(act.id == id for moment in encounter.moments.values() for act in moment.acts)
