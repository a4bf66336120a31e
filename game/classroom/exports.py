"""What leaves the host, under code names only: CSV of choices, notes and outcomes, an HTML report, xAPI statements."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from game.classroom import choices, paper
from game.classroom import store as tables
from game.classroom.room import has_passed
from game.classroom.seats import Chair, Played
from game.encounter.values import Skill
from game.language.catalog import N_, _
from game.review import xapi
from game.review.debrief import review
from game.review.naming import SKILLS
from game.review.report import Dossier, safe
from game.review.skills import Evidence, evidence
from game.view.words import OUTCOMES

if TYPE_CHECKING:
    from game.classroom.desk import Desk

CHOICE_COLUMNS = (
    "seat", "step", "encounter", "hand", "number", "turn", "stage", "moment", "kind", "skill", "move", "said", "heard",
    "trust_before", "trust_after", "tension_before", "tension_after", "made", "taken_back", "outcome",
)  # fmt: skip
STOPPED = "stopped"
"""The outcome of a play that had not ended when the class went on."""
OUTCOME_COLUMNS = ("seat", "step", "encounter", "hand", "moves", "outcome", "started", "finished")
NOTE_COLUMNS = ("seat", "step", "question", "answer", "made")
SKILL_COLUMNS = ("seat", "skill", "plays", "first_well", "first_chances", "first", "best_well", "best_chances", "best")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Comma-separated, in quotes where needed, lines ended as spreadsheets want them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(value) for value in row] for row in rows)
    return out.getvalue()


def named(names: Mapping[str, str], rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    """Rows whose code name in the first column is joined with the trainer's own map, where she gave one."""
    for row in rows:
        yield (names.get(str(row[0]), row[0]), *row[1:])


def read_names(text: str) -> Mapping[str, str]:
    """A map of the trainer's, a line for each seat: `Heron 4, Ada Lund`."""
    pairs = (line.replace(";", ",").partition(",") for line in text.splitlines())
    return {seat.strip(): name.strip() for seat, _, name in pairs if seat.strip() and name.strip()}


def choices_csv(desk: Desk, chairs: Iterable[Chair], names: Mapping[str, str] | None = None) -> str:
    """One row for each choice, those taken back among them."""
    rows: list[Sequence[object]] = [_choice(desk, each) for chair in chairs for each in choices.choices_of(chair)]
    return as_csv(CHOICE_COLUMNS, named(names or {}, rows))


def _unended(desk: Desk, step: str) -> str:
    """What stands in the place of an outcome."""
    return STOPPED if has_passed(desk.lesson, desk.standing, step) else ""


def _choice(desk: Desk, each: choices.Choice) -> Sequence[object]:
    return (
        each.name, each.step, each.encounter, each.hand, each.number, each.turn, each.stage, each.at, each.kind,
        each.skill, each.move, each.said, each.heard, *each.trust, *each.tension, each.made,
        "yes" if each.undone else "no", each.outcome or _unended(desk, each.step),
    )  # fmt: skip


def outcomes_csv(desk: Desk, chairs: Iterable[Chair], names: Mapping[str, str] | None = None) -> str:
    """One row for each play: what a gradebook takes in. A grade is the trainer's."""
    rows: list[Sequence[object]] = []
    for chair in chairs:
        for step, played in chair.plays.items():
            state, head = played.session.state, played.sheaf.head
            over = played.sheaf.kept[-1].made if played.session.is_over and played.sheaf.kept else ""
            rows.append((
                chair.name, step, played.encounter.id, played.encounter.variant, len(played.session.beats) - 1,
                state.outcome.value if state.outcome else _unended(desk, step), head.started if head else "", over,
            ))  # fmt: skip
    return as_csv(OUTCOME_COLUMNS, named(names or {}, rows))


def notes_csv(desk: Desk, names: Mapping[str, str] | None = None) -> str:
    """One row for each answer that the lesson asked for."""
    asks = {step.id: step.asks for step in desk.lesson.steps}
    query = select(tables.note, tables.seat.c.name).join(tables.seat).where(tables.seat.c.room == desk.row)
    rows = [
        (row.name, row.step, dict(enumerate(asks.get(row.step, ()))).get(row.number, ""), row.text, row.made)
        for row in desk.store.read(query.order_by(tables.seat.c.id, tables.note.c.step, tables.note.c.number))
    ]
    return as_csv(NOTE_COLUMNS, named(names or {}, rows))


def outcome_shares(desk: Desk, chairs: Iterable[Chair], step: str) -> tuple[tuple[str, int], ...]:
    """(outcome in words, seats) of one step, in the order of the rules; last the plays that have not ended, which go
    on as long as the class is there."""
    found = Counter(
        (played.session.state.outcome if played.session.is_over else None)
        for chair in chairs
        if (played := chair.plays.get(step)) is not None
    )
    told = [(OUTCOMES[outcome][0], found[outcome]) for outcome in OUTCOMES if found[outcome]]
    passed = has_passed(desk.lesson, desk.standing, step)
    unended = _("stopped when the class went on") if passed else _("still playing")
    return (*told, *(((unended, found[None]),) if found[None] else ()))


def report_html(desk: Desk, chairs: tuple[Chair, ...]) -> str:
    """The class as one page that stands by itself: distributions, moments, what was written. No ranks, no names."""
    steps = [
        (step, outcome_shares(desk, chairs, step.id), skill_bands(chairs, step.id), choices.moments(chairs, step.id))
        for step in desk.lesson.steps
        if step.kind == "play"
    ]
    style = (paper.PAGES / "seat.css").read_text(encoding="utf-8")
    return paper.rendered("report.html", title=desk.lesson.title, desk=desk, steps=steps, seats=len(chairs),
                          style=style)  # fmt: skip


# --- skills ------------------------------------------------------------------------------------------------------

BANDS = (N_("none of them"), N_("fewer than half"), N_("half or more"), N_("all of them"))
"""Of the chances met, those that were taken well."""


def skills_of(played: Played) -> tuple[Evidence, ...]:
    """The evidence of a play that is over, found once; none while it goes on."""
    if played.session.is_over and not played.skills:
        played.skills = evidence(played.encounter, played.session.beats)
    return played.skills if played.session.is_over else ()


def skills_csv(desk: Desk, chairs: Iterable[Chair], names: Mapping[str, str] | None = None) -> str:
    """One row for each learner and skill: finished plays, chances in the first and in the best of them."""
    rows: list[Sequence[object]] = []
    for chair in chairs:
        found = [skills_of(played) for played in chair.plays.values() if skills_of(played)]
        for each in zip(*found, strict=True):
            best = max(each, key=lambda one: (one.is_shown, one.well / one.met if one.met else 0))
            rows.append((chair.name, each[0].skill.value, len(each), each[0].well, each[0].met, str(each[0]),
                         best.well, best.met, str(best)))  # fmt: skip
    return as_csv(SKILL_COLUMNS, named(names or {}, rows))


def skill_bands(chairs: Iterable[Chair], step: str) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """(skill in words, (band, seats)) of one step: a distribution of those who met enough chances, never who."""
    found: dict[str, Counter[str]] = {}
    for chair in chairs:
        for each in skills_of(chair.plays[step]) if step in chair.plays else ():
            if each.is_shown:
                found.setdefault(each.skill.value, Counter())[_band(each)] += 1
    return tuple(
        (SKILLS[Skill(skill)][0], tuple((_(band), counts[band]) for band in BANDS)) for skill, counts in found.items()
    )


def _band(each: Evidence) -> str:
    share = each.well / each.met
    return BANDS[0] if not share else BANDS[3] if share == 1 else BANDS[2] if share * 2 >= 1 else BANDS[1]


# --- xAPI --------------------------------------------------------------------------------------------------------


def xapi_json(desk: Desk, chairs: Iterable[Chair]) -> str:
    """xAPI 1.0.3 statements of every play as a JSON list, as a record store takes them; ids stay the same."""
    return xapi.write(statements(desk, chairs))


def statements(desk: Desk, chairs: Iterable[Chair]) -> list[dict[str, Any]]:
    """The same as data."""
    found: list[dict[str, Any]] = []
    for chair in chairs:
        for played in chair.plays.values():
            if played.sheaf.head is not None:
                over = played.sheaf.kept[-1].made if played.session.is_over and played.sheaf.kept else None
                head = replace(played.sheaf.head, play=played.row, finished=over)
                seen = review(head, tuple(played.sheaf.kept))
                told = Dossier(review=seen, decisions=(), evidence=(), notes=())
                found += xapi.statements(told, f"{desk.row}/{chair.name}")
    return found
