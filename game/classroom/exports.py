"""What leaves the host: CSV of every choice, of notes, of outcomes, an HTML report, xAPI statements. Code names only."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select

from game.classroom import choices, paper
from game.classroom import store as tables
from game.classroom.seats import Chair
from game.view.words import OUTCOMES

if TYPE_CHECKING:
    from game.classroom.desk import Desk

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is worked out by a spreadsheet."""
CHOICE_COLUMNS = (
    "seat", "step", "encounter", "hand", "number", "turn", "stage", "moment", "kind", "skill", "move", "said", "heard",
    "trust_before", "trust_after", "tension_before", "tension_after", "made", "taken_back", "outcome",
)  # fmt: skip
OUTCOME_COLUMNS = ("seat", "step", "encounter", "hand", "moves", "outcome", "started", "finished")
NOTE_COLUMNS = ("seat", "step", "question", "answer", "made")
SKILL_COLUMNS = ("seat", "skill", "step", "chances", "taken_well")


def cell(value: object) -> object:
    """A value as a cell: a text that would be a formula stands behind an apostrophe."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" \u00a0\ufeff").startswith(FORMULA) or value.startswith(FORMULA) else value


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Comma-separated, in quotes where needed, lines ended as spreadsheets want them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def named(names: Mapping[str, str], rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    """Rows whose code name in the first column is joined with the trainer's own map, where she gave one."""
    for row in rows:
        yield (names.get(str(row[0]), row[0]), *row[1:])


def choices_csv(desk: Desk, chairs: Iterable[Chair], names: Mapping[str, str] | None = None) -> str:
    """One row for each choice, those taken back among them."""
    rows: list[Sequence[object]] = [_choice(each) for chair in chairs for each in choices.choices_of(chair)]
    return as_csv(CHOICE_COLUMNS, named(names or {}, rows))


def _choice(each: choices.Choice) -> Sequence[object]:
    return (
        each.name, each.step, each.encounter, each.hand, each.number, each.turn, each.stage, each.at, each.kind,
        each.skill, each.move, each.said, each.heard, *each.trust, *each.tension, each.made,
        "yes" if each.undone else "no", each.outcome,
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
                state.outcome.value if state.outcome else "", head.started if head else "", over,
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


def outcome_shares(chairs: Iterable[Chair], step: str) -> tuple[tuple[str, int], ...]:
    """(outcome in words, seats) of one step, in the order of the rules; plays that go on last."""
    found = Counter(
        (played.session.state.outcome if played.session.is_over else None)
        for chair in chairs
        if (played := chair.plays.get(step)) is not None
    )
    told = [(OUTCOMES[outcome][0], found[outcome]) for outcome in OUTCOMES if found[outcome]]
    return (*told, *((("still playing", found[None]),) if found[None] else ()))


def report_html(desk: Desk, chairs: tuple[Chair, ...]) -> str:
    """The class as one page that stands by itself: distributions, moments, what was written. No ranks, no names."""
    steps = [
        (step, outcome_shares(chairs, step.id), choices.moments(chairs, step.id))
        for step in desk.lesson.steps
        if step.kind == "play"
    ]
    style = (paper.PAGES / "seat.css").read_text(encoding="utf-8")
    return paper.rendered("report.html", title=desk.lesson.title, desk=desk, steps=steps, seats=len(chairs),
                          style=style)  # fmt: skip


# --- xAPI -------------------------------------------------------------------------------------------------------------

VERBS = {"done": "http://adlnet.gov/expapi/verbs/completed", "chose": "http://adlnet.gov/expapi/verbs/responded"}
BASE = "https://livable-terms.example/xapi"


def statements(desk: Desk, chairs: Iterable[Chair]) -> Iterator[dict[str, Any]]:
    """xAPI 1.0.3 statements: one for each choice and each finished play. The same play gives the same ids."""
    for chair in chairs:
        actor = {"objectType": "Agent", "account": {"homePage": f"{BASE}/rooms/{desk.row}", "name": chair.name}}
        for each in choices.choices_of(chair):
            target = f"{BASE}/encounters/{each.encounter}/moments/{each.at}"
            yield _statement(actor, "chose", target, each.made, {"response": each.move})
        for step, played in chair.plays.items():
            if played.session.is_over and played.sheaf.kept:
                outcome = played.session.state.outcome
                result = {"completion": True, "response": outcome.value if outcome else ""}
                target = f"{BASE}/encounters/{played.encounter.id}?step={step}"
                yield _statement(actor, "done", target, played.sheaf.kept[-1].made, result)


def _statement(actor: Mapping[str, Any], verb: str, target: str, made: str, result: Mapping[str, Any]) -> dict[str, Any]:
    name = json.dumps([actor, verb, target, made, result], sort_keys=True)
    return {
        "id": str(uuid5(NAMESPACE_URL, name)), "version": "1.0.3", "timestamp": made, "actor": actor,
        "verb": {"id": VERBS[verb], "display": {"en": VERBS[verb].rsplit("/", 1)[-1]}},
        "object": {"objectType": "Activity", "id": target}, "result": result,
    }  # fmt: skip


def xapi_json(desk: Desk, chairs: Iterable[Chair]) -> str:
    """All statements as a JSON list, as a record store takes them."""
    return json.dumps(list(statements(desk, chairs)), ensure_ascii=False, indent=1) + "\n"
