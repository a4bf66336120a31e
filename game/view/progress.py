"""Progress and codex as screens: skills over attempts, what to practise, and every move with its rule and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from game.encounter.events import Acted
from game.encounter.script import Encounter
from game.encounter.values import Kind
from game.review.debrief import Review
from game.review.plan import WEAK_BELOW, Case, Practice, pairs, plan
from game.review.skills import Attempt, Chance, Course, courses
from game.session.journal import Note
from game.session.notes import same
from game.session.replay import Beat
from game.view import words
from game.view.language import N_, Words, _, ngettext, quoted
from game.view.looking import Codex, Entry, PracticeRow, Progress, SkillRow
from game.view.looking_back import side
from game.view.skill_words import SKILLS, share

WHYS = Words({
    "weak": N_("not so well last time"),
    "not shown": N_("too few chances so far"),
    "keep it up": N_("went well; once more keeps it"),
})
"""Why a skill comes back."""
MOST_PROOFS = 12
"""Chances that are told of a skill, the latest: more would not be read (design choice)."""


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
    today: date, reserved: frozenset[str] = frozenset(),
) -> Progress:  # fmt: skip
    """Everything a profile has shown so far. `attempts` in the order of time; what is `reserved` is not proposed."""
    known = tuple(cases)
    return Progress(
        name=name,
        plays=tuple(map(side, reviews)),
        skills=tuple(map(_row, courses(attempts))),
        practice=tuple(_practice(row, today) for row in plan(known, attempts, today, reserved)),
        same=tuple(text for _one, _other, text in same(kept)),
        before_after=tuple((one.id, other.id) for one, other in pairs(known)),
    )


def _practice(row: Practice, today: date) -> PracticeRow:
    return PracticeRow(
        skill=SKILLS[row.skill][0],
        why=WHYS[row.why],
        encounter=row.case.id,
        title=row.case.title,
        due=row.due.isoformat(),
        is_due=row.due <= today,
        why_code=row.why,
        when=_when((row.due - today).days),
    )


def _when(days: int) -> str:
    if days < 1:
        return _("now")
    return ngettext("tomorrow", "in {number} days", days).format(number=days)


def why_next(row: Practice | None, played: bool) -> str:
    """Why something is proposed, in a sentence: the row of the plan it comes from, else that it is new."""
    if row is None:
        return _("not played yet") if played else _("a good place to begin")
    return _("{skill}: {why}").format(skill=SKILLS[row.skill][0], why=WHYS[row.why])


def _row(course: Course) -> SkillRow:
    name, counts = SKILLS[course.skill]
    first, best, last = (share(*each) if each else "" for each in (course.first, course.best, course.last))
    return SkillRow(
        id=course.skill.value,
        name=name,
        counts=counts,
        told=last or _("not shown"),
        first=first,
        best=best,
        last=last,
        shares=tuple(100 * well // met for well, met in course.showings),
        met=len(course.chances),
        is_weak=course.last is not None and course.last[0] < WEAK_BELOW * course.last[1],
        proofs=tuple(map(_proof, course.chances[-MOST_PROOFS:])) if course.showings else (),
    )


def _proof(chance: Chance) -> tuple[bool, str]:
    """A chance by the lines that show it; what the machine calls it is not for a learner."""
    lines = dict.fromkeys(quote.text for quote in chance.quotes)
    said = " … ".join(quoted(line) for line in lines) or _("nothing was said to it")
    return chance.well, said


OWN = N_("this game’s own rule")
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
    Kind.NAME_CUE: (N_("Says what you saw. Right: tension −5 and a fact. Wrong: tension +5."), OWN),
    Kind.RESPOND: (N_("Answers an open question. Left open it costs tension 5."), "Schegloff 2007: adjacency pairs"),
    Kind.MIRROR: (
        N_("Trust +5; after the first third of the talk it also costs 4 in every offer."),
        "Ireland and Henderson 2014",
    ),
    Kind.OFFER: (N_("A package over everything on the table, answered by one sum."), OWN),
    Kind.STANDARD: (N_("In their own measure, once you know it, it moves one step; otherwise tension +5."),
                    "Fisher and Ury 1981"),
    Kind.ACCEPT: (N_("Takes the counter-offer on the table."), OWN),
    Kind.WALK: (N_("Leaves. What you have without the work is yours."), "Fisher and Ury 1981: BATNA"),
    Kind.CAJOLE: (N_("Carries 2 less the times used; tension −5 a step; above it trust −5 a step."), OWN),
    Kind.PRESS: (N_("Carries trust plus leverage over 30; above it something breaks."), OWN),
    Kind.REASSURE: (N_("Carries what stands behind it and has not been leaned on yet."), OWN),
    Kind.SAY_MINE: (N_("Opens a reconciling: mine, yours, one in the other's terms, then a place to meet."),
                    "Vasileiou et al. 2024"),
    Kind.PROMISE: (N_("Binds you. On the record it binds the yes; kept, it leaves a receipt."), OWN),
    Kind.PRESENT: (N_("Shows a document, a receipt or a credential: something to lean on."), OWN),
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
                source=_(RULES[kind][1]),
                locked=not used[kind],
                used=used[kind],
            )
            for kind in Kind
        )
    )


def _is_act(encounter: Encounter, id: str) -> bool:
    return any(act.id == id for moment in encounter.moments.values() for act in moment.acts)
