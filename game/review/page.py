"""Self-contained HTML: one page for a play, one for a profile. Real headings, tables with scope, charts with words.

Every text goes through `html.escape`; there is no script, no outside address, and colours keep 4.5:1 on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from game.review import charts
from game.review.debrief import Review, Step
from game.review.naming import ARTS, FACTORS, NOTES, OUTCOMES, PARTS, SKILLS
from game.review.picture import Picture
from game.review.skills import Course, Evidence
from game.review.used import OfferingMade
from game.review.whatif import Decision
from game.session.journal import Note

STYLE = """
body{font:16px/1.5 sans-serif;color:#1a1a1a;background:#fff;max-width:60em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse;width:100%;margin:.6em 0}caption{text-align:left;font-weight:bold}
th,td{border:1px solid #767676;padding:.25em .5em;text-align:left;vertical-align:top}th{background:#f2f2f2}
svg{max-width:100%;height:auto}blockquote{margin:.3em 1em}.limit{border-left:4px solid #8a5a00;padding-left:.6em}
@media print{body{margin:0;max-width:none;font-size:11pt}h2{break-after:avoid}table,svg,section>ul{break-inside:avoid}}
"""


def document(title: str, language: str, body: Iterable[str]) -> str:
    """A whole page; `body` is HTML."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body><main>\n"
        f"<h1>{escape(title)}</h1>\n{chr(10).join(filter(None, body))}\n</main></body>\n</html>\n"
    )


def section(heading: str, *parts: str) -> str:
    """A heading with what is under it; "" where there is nothing."""
    inner = "\n".join(filter(None, parts))
    return f"<section><h2>{escape(heading)}</h2>\n{inner}\n</section>" if inner else ""


def table(caption: str, names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a caption; the first cell of a row is its heading. "" without rows."""
    lines = [
        f'<tr><th scope="row">{escape(str(first))}</th>'
        + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    ]
    if not lines:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody>"
    return f"<table><caption>{escape(caption)}</caption>{body}</table>"


def listed(items: Iterable[str]) -> str:
    """A list of plain sentences."""
    found = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<ul>{found}</ul>" if found else ""


def paragraph(text: str, kind: str = "") -> str:
    """A plain paragraph."""
    return f"<p{f' class={kind!r}' if kind else ''}>{escape(text)}</p>" if text else ""


# --- one play -------------------------------------------------------------------------------------------------------


def play_page(
    review: Review, decisions: Sequence[Decision], told: Sequence[Sequence[str]], evidence: Sequence[Evidence],
    notes: Sequence[Note],
) -> str:  # fmt: skip
    """The report of one play. `told` are the moves of each decision's better line, in words."""
    head = review.head
    language = review.encounter.language if review.encounter else "en"
    summary = f"{OUTCOMES.get(review.outcome, review.outcome)}. Played {head.started[:10]}, {head.mode}."
    return document(
        f"{head.title}: play {head.play}",
        language,
        (
            paragraph(summary),
            *(paragraph(limit, "limit") for limit in review.limits),
            section("What you wrote", *_notes(notes)),
            section("How it went", _chart(review.steps), _timeline(review.steps)),
            section("Decisions that mattered most", *_decisions(review, decisions, told)),
            section("The package among all others", *_picture(review.picture)),
            section("Offerings, part by part", *(_offering(each) for each in review.offerings)),
            section("Strength used, and what the moment carried", _arts(review)),
            section("Skills, as evidence", *_skills(evidence)),
        ),
    )  # fmt: skip


def _notes(notes: Sequence[Note]) -> Iterable[str]:
    for note in notes:
        if note.text.strip():
            yield f"<h3>{escape(NOTES.get(note.kind, note.kind))}</h3><blockquote>{escape(note.text)}</blockquote>"


def _chart(steps: Sequence[Step]) -> str:
    series: list[tuple[str, list[int | None]]] = [
        ("trust", [step.trust for step in steps]),
        ("tension", [step.tension for step in steps]),
        ("leverage", [step.leverage for step in steps]),
    ]
    names = dict.fromkeys(name for step in steps for name, _ in step.bids)
    series += [(f"{name}'s bid", [dict(step.bids).get(name) for step in steps]) for name in list(names)[:1]]
    return charts.lines("Trust, tension, leverage and the rival's bid after each move", series, "moves")


def _timeline(steps: Sequence[Step]) -> str:
    rows = [
        (
            step.beat,
            step.move or "(opening)",
            " / ".join(f"{quote.by}: {quote.text}" for quote in step.said),
            "; ".join(change.told for change in step.changes),
            step.trust,
            step.tension,
            step.leverage,
        )
        for step in steps
    ]
    names = ("Beat", "Move", "What was said", "What changed, and why", "Trust", "Tension", "Leverage")
    return table("Every move with its causes", names, rows)


def _decisions(review: Review, decisions: Sequence[Decision], told: Sequence[Sequence[str]]) -> Iterable[str]:
    for decision, line in zip(decisions, told, strict=True):
        step = review.steps[decision.beat]
        said = " ".join(quote.text for quote in step.said if quote.by == "you") or step.move
        before, after = decision.before, decision.after
        yield f"<h3>{escape(f'Beat {decision.beat}: {said}')}</h3>"
        yield paragraph(
            f"Before it, {OUTCOMES[before.outcome]} at {before.yours} for you was in reach; after it,"
            f" {OUTCOMES[after.outcome]} at {after.yours}."
        )
        yield paragraph("Better from here:") + listed(line)
        if not decision.is_exact:
            yield paragraph("The search came to its bound: more may have been in reach.", "limit")


def _picture(picture: Picture | None) -> Iterable[str]:
    if picture is None:
        return
    yield charts.packages("Every package by its worth to each side", picture)
    rows = [
        (point.name, point.you, point.them, "; ".join(f"{label}: {say}" for label, say in point.terms))
        for point in picture.marks
    ]
    yield table("Packages", ("Package", "Worth to you", "Worth to them", "Terms"), rows)
    yield paragraph(f"Without a deal you have {picture.walk_away}, and they have {picture.alternative}.")
    if picture.left is not None:
        yield paragraph(f"Left on the table: {picture.left} points that would have cost the other side nothing.")


def _offering(made: OfferingMade) -> str:
    rows = [
        (PARTS.get(part.part, part.part), part.said, f"{part.weight / 100:.2f}", f"{part.counted / 100:.2f}", part.why)
        for part in made.parts
    ]
    answer = "accepted" if made.accepted else "refused"
    caption = f"Beat {made.beat}: {made.what} {made.total / 100:.2f} of {made.needed / 100:.2f}, {answer}."
    found = table(caption, ("Part", "Said", "Weight", "Counted", "Why"), rows)
    factors = [f"{FACTORS.get(code, code)} ({amount / 100:+.2f})" for code, amount in made.factors]
    return found + listed([*factors, *([FACTORS.get(made.refused_for, "")] if made.refused_for else [])])


def _arts(review: Review) -> str:
    rows = [
        (f"Beat {art.beat}", ARTS.get(art.kind, art.kind), art.said, art.strength, art.carried, art.over or "")
        for art in review.arts
    ]
    return table("Arts", ("When", "Art", "Said", "Strength", "The moment carried", "Over"), rows)


def _skills(evidence: Sequence[Evidence]) -> Iterable[str]:
    rows = [(*SKILLS[each.skill], str(each)) for each in evidence]
    caption = "Chances met and taken well; fewer than three are not shown"
    yield table(caption, ("Skill", "What counts", "Evidence"), rows)
    for each in evidence:
        if each.is_shown:
            yield f"<h3>{escape(SKILLS[each.skill][0])}</h3>" + listed(
                f"{'Well' if chance.well else 'Missed'}, beat {chance.beat}: {chance.what}. "
                + " / ".join(f"{quote.by}: {quote.text}" for quote in chance.quotes)
                for chance in each.chances
            )


# --- a profile ------------------------------------------------------------------------------------------------------


def profile_page(name: str, reviews: Sequence[Review], found: Sequence[Course], same: Sequence[str]) -> str:
    """The report of a profile: its plays, and every skill over attempts."""
    plays = [
        (
            f"{review.head.play}",
            review.head.title,
            review.head.started[:10],
            review.head.mode,
            OUTCOMES.get(review.outcome, review.outcome),
        )
        for review in reviews
    ]
    rows = [
        (SKILLS[course.skill][0], *(_share(each) for each in (course.first, course.best, course.last)))
        for course in found
    ]
    chart = charts.lines(
        "Share of chances taken well, per cent, over showings",
        [
            (SKILLS[course.skill][0], [100 * well // met for well, met in course.showings])
            for course in found
            if course.showings
        ][:4],
        "showings (at least three chances each)",
    )
    return document(
        f"Progress of {name}",
        "en",
        (
            section("Plays", table("Plays", ("Play", "Encounter", "Day", "Mode", "Outcome"), plays)),
            section("Skills over attempts", chart, table("Skills", ("Skill", "First", "Best", "Last"), rows)),
            section("What is the same?", listed(same)),
        ),
    )


def _share(showing: tuple[int, int] | None) -> str:
    return "not shown" if showing is None else f"{showing[0]} of {showing[1]}"
