"""Reports of a play and of a profile: HTML, CSV with one row per choice, JSON. All from a `Dossier`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from game.encounter.moves import (
    Accept,
    Close,
    Deny,
    Keep,
    LetGo,
    Move,
    Offer,
    OfferRepair,
    PassOver,
    Reconcile,
    Record,
    ReturnToIt,
    Say,
    StepBack,
    Thank,
    Walk,
    write,
)
from game.encounter.packages import settled
from game.encounter.script import Encounter
from game.encounter.speech import yours_of
from game.language.catalog import N_, Words, _
from game.review import page
from game.review.debrief import Review, Step, review
from game.review.lookahead import Searcher
from game.review.skills import Attempt, Evidence, courses, evidence
from game.review.whatif import Decision, decisions, that_mattered
from game.session.journal import Head, Journal, Note
from game.session.notes import same

COLUMNS = (
    "play", "encounter", "title", "mode", "rules", "from_play", "from_beat", "number", "turn", "stage", "skill", "move",
    "said", "heard", "trust_before", "trust_after", "tension_before", "tension_after", "leverage_before",
    "leverage_after", "understanding_before", "understanding_after", "outcome", "made",
)  # fmt: skip
PROMISED = {
    Record: N_("Put on the record: {what}"),
    Keep: N_("Keep your promise: {what}"),
    LetGo: N_("Let go of your promise: {what}"),
}
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
BLANKS = " \u00a0\ufeff"  # what a spreadsheet passes over before it looks for a formula

MOVES = Words({
    Accept: N_("Accept"),
    Walk: N_("Leave"),
    PassOver: N_("Pass over it"),
    Thank: N_("Thank"),
    Deny: N_("Deny it"),
    StepBack: N_("Step back"),
    Close: N_("Shake hands"),
})
"""Moves that are said without anything more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that is told of one play."""

    review: Review
    decisions: tuple[Decision, ...]
    """The ones that mattered most; empty where nothing can be reckoned anew."""
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...]


def dossier(
    journal: Journal,
    head: Head,
    today: str | None = None,
    what_if: bool = True,
    searching: Callable[[Encounter], Searcher] | None = None,
) -> Dossier:
    """Everything about a play of a journal. `today`: the content hash that the encounter has now.

    `searching` makes what the decisions are searched with; without it the rules are searched, not always to the end.
    """
    found = review(head, journal.records(head.play), today)
    decided: list[Decision] = []
    if what_if and found.can_reckon and found.encounter is not None:
        searcher = searching(found.encounter) if searching else None
        decided = list(decisions(found.encounter, found.beats, searcher=searcher))
    return Dossier(
        review=found,
        decisions=that_mattered(decided),
        evidence=evidence(found.encounter, found.beats) if found.encounter and found.beats else (),
        notes=journal.notes(head.play),
    )


def attempts(journal: Journal, seen: dict[tuple[int, str], Attempt] | None = None) -> tuple[Attempt, ...]:
    """Every finished play of a journal as evidence, in the order of time; what cannot be read is left out.

    `seen` keeps what was found, by number and end, for the next time.
    """
    known = {} if seen is None else seen
    heads = [head for head in reversed(journal.plays())
             if head.finished is not None and head.mode != "rehearsal" and head.from_play is None]
    for head in heads:
        if _key(head) not in known and (found := attempt(journal, head)) is not None:
            known[_key(head)] = found
    return tuple(known[_key(head)] for head in heads if _key(head) in known)


def _key(head: Head) -> tuple[int, str]:
    return head.play, head.finished or ""


def attempt(journal: Journal, head: Head) -> Attempt | None:
    """One play as evidence; None where it cannot be read."""
    seen = review(head, journal.records(head.play))
    if seen.encounter is None or not seen.beats:
        return None
    shown = evidence(seen.encounter, seen.beats)
    return Attempt(play=head.play, encounter=head.encounter, started=head.started, evidence=shown)


# --- words for moves ------------------------------------------------------------------------------------------------


def in_words(encounter: Encounter, move: Move) -> str:
    """What a move says: its words, its terms, or its notation where it has neither."""
    yours = yours_of(encounter)
    match move:
        case Say(act=id) | Reconcile(step=id):
            return yours.get(id) or write(move)
        case OfferRepair(wordings=ids):
            return " ".join(yours.get(id, id) for id in ids)
        case Offer(package=package):
            named = dict(package)
            chosen = [(issue, option) for issue, option in settled(encounter, package) if issue.id in named]
            terms = "; ".join(f"{issue.label}: {option.say}" for issue, option in chosen)
            return _("Offer: {terms}").format(terms=terms)
        case ReturnToIt(rupture=id) if id in encounter.ruptures:
            return _("Come back to it: {what}").format(what=encounter.ruptures[id].what)
        case Record(promise=id) | Keep(promise=id) | LetGo(promise=id) if id in encounter.promises:
            return _(PROMISED[type(move)]).format(what=encounter.promises[id].what)
        case _:
            return str(MOVES.get(type(move), write(move).replace("_", " ").capitalize()))


# --- forms ----------------------------------------------------------------------------------------------------------


def html(found: Dossier) -> str:
    """One self-contained page."""
    encounter = found.review.encounter
    told = [[in_words(encounter, move) for move in each.line] if encounter else [] for each in found.decisions]
    made = [beat.move for beat in found.review.beats]
    moves = [in_words(encounter, move) if encounter and move else "" for move in made] or [""] * len(found.review.steps)
    return page.play_page(found.review, moves, found.decisions, told, found.evidence, found.notes)


def profile_html(name: str, journal: Journal) -> str:
    """One self-contained page about all plays of a journal."""
    reviews = [review(head, journal.records(head.play)) for head in reversed(journal.plays())]
    say = _("Plays {one} and {other}: {text}")
    answers = [say.format(one=one, other=other, text=text) for one, other, text in same(journal.notes())]
    return page.profile_page(name, reviews, courses(attempts(journal)), answers)


def rows(found: Review) -> list[dict[str, Any]]:
    """One row for each choice, with the state before and after it."""
    if not found.beats:
        return [_row(found, step, step) for step in found.steps]
    return [_row(found, before, step) for before, step in zip(found.steps, found.steps[1:], strict=False)]


def _row(found: Review, before: Step, step: Step) -> dict[str, Any]:
    head = found.head
    plain: dict[str, Any] = {name: getattr(head, name) for name in ("play", "encounter", "title", "mode", "rules")}
    plain |= dict(from_play=head.from_play, from_beat=head.from_beat, number=step.number, turn=step.turn)
    plain |= dict(stage=step.stage, skill=step.skill.value if step.skill else "", move=step.move)
    plain |= dict(said=_spoken(step, "you"), heard=_spoken(step, "them"))
    for meter in ("trust", "tension", "leverage", "understanding"):
        plain |= {f"{meter}_before": getattr(before, meter), f"{meter}_after": getattr(step, meter)}
    return plain | dict(outcome=found.outcome, made=step.made)


def _spoken(step: Step, by: str) -> str:
    return " ".join(quote.text for quote in step.said if quote.by == by)


def safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and any(text.startswith(STARTS_A_FORMULA) for text in (cell, cell.lstrip(BLANKS))):
        return "'" + cell
    return "" if cell is None else cell


def as_csv(reviews: Iterable[Review]) -> str:
    """One row for each choice of these plays."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for each in reviews:
        writer.writerows({name: safe(cell) for name, cell in row.items()} for row in rows(each))
    return out.getvalue()


def as_json(found: Dossier) -> str:
    """Everything as JSON, formatted; texts as they are."""
    return json.dumps(plain(found), ensure_ascii=False, indent=1) + "\n"


def plain(found: Dossier) -> dict[str, Any]:
    """A dossier as plain data."""
    seen = found.review
    return {
        "play": seen.head.play,
        "encounter": seen.head.encounter,
        "title": seen.head.title,
        "started": seen.head.started,
        "mode": seen.head.mode,
        "rules": seen.head.rules,
        "from": [seen.head.from_play, seen.head.from_beat] if seen.head.from_play else None,
        "outcome": seen.outcome,
        "limits": list(seen.limits),
        "choices": rows(seen),
        "changes": [[dict(what=c.what, by=c.by, told=c.told) for c in step.changes] for step in seen.steps],
        "decisions": [_decision(each) for each in found.decisions],
        "packages": _packages(seen),
        "skills": [_skill(each) for each in found.evidence],
        "notes": [dict(kind=note.kind, beat=note.beat, text=note.text, made=note.made) for note in found.notes],
    }


def _decision(each: Decision) -> dict[str, Any]:
    ends = {name: dict(outcome=end.outcome.value, yours=end.yours, delivery=end.delivery)
            for name, end in (("before", each.before), ("after", each.after))}  # fmt: skip
    line = [write(move) for move in each.line]
    return {"beat": each.beat, "move": write(each.move), **ends, "line": line, "exact": each.is_exact}


def _packages(seen: Review) -> list[dict[str, Any]]:
    marks = seen.picture.marks if seen.picture else ()
    return [dict(name=p.name, yours=p.you, theirs=p.them, terms=dict(p.package)) for p in marks]


def _skill(each: Evidence) -> dict[str, Any]:
    if not each.is_shown:
        return {"skill": each.skill.value, "shown": False}
    chances = [
        dict(beat=c.beat, well=c.well, what=c.what, lines=[quote.line for quote in c.quotes]) for c in each.chances
    ]
    return {"skill": each.skill.value, "shown": True, "met": each.met, "well": each.well, "chances": chances}


def skills_csv(who: str, found: Sequence[Attempt]) -> str:
    """One row for each skill: first, best and last share, and attempts; empty where it is not shown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["learner", "skill", "first", "best", "last", "showings", "attempts"])
    for course in courses(tuple(found)):
        shares = [f"{well / met:.2f}" if met else "" for well, met in
                  (each or (0, 0) for each in (course.first, course.best, course.last))]  # fmt: skip
        met_in = sum(any(e.skill is course.skill and e.met for e in each.evidence) for each in found)
        writer.writerow([safe(who), course.skill.value, *shares, len(course.showings), met_in])
    return out.getvalue()
