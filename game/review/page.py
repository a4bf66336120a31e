"""Self-contained HTML: one page for a play, one for a profile. Real headings, tables with scope, charts with words.

Every text goes through `html.escape`; there is no script, no outside address, and colours keep 4.5:1 on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from game.encounter.script import Encounter
from game.language.catalog import _, catalog, ngettext
from game.review import charts
from game.review.debrief import Review, Step
from game.review.naming import ARTS, FACTORS, MARKS, MODES, NOTES, OUTCOMES, PARTS, SKILLS
from game.review.picture import Picture
from game.review.plain import without_ids
from game.review.skills import Course, Evidence
from game.review.style import STYLE
from game.review.used import OfferingMade
from game.review.whatif import Decision
from game.session.journal import Note


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
    return _wide(caption, f"<table><caption>{escape(caption)}</caption>{body}</table>")


def _wide(name: str, inner: str) -> str:
    """What may be wider than a phone: it scrolls by itself, with the keyboard too, and the page does not."""
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(name)}">{inner}</div>' if inner else ""


def listed(items: Iterable[str]) -> str:
    """A list of plain sentences."""
    found = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<ul>{found}</ul>" if found else ""


def paragraph(text: str, kind: str = "") -> str:
    """A plain paragraph."""
    return f"<p{f' class={kind!r}' if kind else ''}>{escape(text)}</p>" if text else ""


# --- one play -------------------------------------------------------------------------------------------------------


def play_page(
    review: Review, moves: Sequence[str], decisions: Sequence[Decision], told: Sequence[Sequence[str]],
    evidence: Sequence[Evidence], notes: Sequence[Note],
) -> str:  # fmt: skip
    """The report of one play. `moves` are its steps in words, `told` those of each decision's better line."""
    head = review.head
    outcome, mode = OUTCOMES.get(review.outcome, review.outcome), MODES.get(head.mode, head.mode)
    summary = _("{outcome}. Played {day}, {mode}.").format(outcome=outcome, day=head.started[:10], mode=mode)
    return document(
        _("{title}: play {play}").format(title=head.title, play=head.play),
        catalog().code,
        (
            paragraph(summary),
            *(paragraph(limit, "limit") for limit in review.limits),
            section(_("What you wrote"), *_notes(notes)),
            section(_("How it went"), _chart(review.steps), _beats(review, moves)),
            section(_("Decisions that mattered most"), *_decisions(review, decisions, told)),
            section(_("The package among all others"), *_picture(review.picture)),
            section(_("Offerings, part by part"), *(_offering(each) for each in review.offerings)),
            section(_("Strength used, and what the moment carried"), _arts(review)),
            section(_("Skills, as evidence"), *_skills(evidence, review.encounter)),
        ),
    )  # fmt: skip


def _notes(notes: Sequence[Note]) -> Iterable[str]:
    for note in notes:
        if note.text.strip():
            yield f"<h3>{escape(NOTES.get(note.kind, note.kind))}</h3><blockquote>{escape(note.text)}</blockquote>"


def _chart(steps: Sequence[Step]) -> str:
    series: list[tuple[str, list[int | None]]] = [
        (_("trust"), [step.trust for step in steps]),
        (_("tension"), [step.tension for step in steps]),
        (_("leverage"), [step.leverage for step in steps]),
    ]
    names = dict.fromkeys(name for step in steps for name, _ in step.bids)
    bid = _("{name}'s bid")
    series += [(bid.format(name=name), [dict(step.bids).get(name) for step in steps]) for name in list(names)[:1]]
    title = _("Trust, tension, leverage and the rival's bid after each move")
    return _wide(title, charts.lines(title, series, _("moves")))


def _beats(review: Review, moves: Sequence[str]) -> str:
    """Every move: what was said, what it changed and why, and where the meters stood then."""
    plain = without_ids(review.encounter)
    items = [
        f'<li><span class="beat">{step.beat}</span><div class="said">{_said(step, move, review.encounter)}</div>'
        f'<div class="changed">{_changes(step, plain)}{_meters(step)}</div></li>'
        for step, move in zip(review.steps, moves, strict=True)
    ]
    heading = _("Every move with its causes")
    return f'<h3>{escape(heading)}</h3><ol class="beats">{"".join(items)}</ol>' if items else ""


def _said(step: Step, move: str, encounter: Encounter | None) -> str:
    lines = [
        f'<p class="{"you" if quote.by == "you" else "other"}"><b>{escape(who(quote.by, encounter))}:</b> '
        f"{escape(quote.text)}</p>"
        for quote in step.said
    ]
    is_mute = not any(quote.by == "you" for quote in step.said)
    return (paragraph(move or step.move or _("(opening)")) if is_mute else "") + "".join(lines)


def _changes(step: Step, plain: Callable[[str], str]) -> str:
    found = "".join(f"<li>{escape(plain(change.told))}</li>" for change in step.changes if change.told)
    return f'<ul class="changes">{found}</ul>' if found else ""


def _meters(step: Step) -> str:
    named = ((_("Trust"), step.trust), (_("Tension"), step.tension), (_("Leverage"), step.leverage))
    return paragraph(" · ".join(f"{name} {value}" for name, value in named if value is not None), "meters")


def who(by: str, encounter: Encounter | None) -> str:
    """Who said a line: you, the other side, or a rival by its name."""
    if by == "you":
        return _("You")
    if by == "them":
        return encounter.client.name.split()[0] if encounter else _("them")
    return next((rival.name for rival in encounter.rivals if rival.id == by), by) if encounter else by


def _decisions(review: Review, decisions: Sequence[Decision], told: Sequence[Sequence[str]]) -> Iterable[str]:
    for decision, line in zip(decisions, told, strict=True):
        step = review.steps[decision.beat]
        said = " ".join(quote.text for quote in step.said if quote.by == "you") or step.move
        before, after = decision.before, decision.after
        heading = _("Beat {beat}: {said}").format(beat=decision.beat, said=said)
        yield f"<h3>{escape(heading)}</h3>"
        reached = _("In reach before it: {before}, worth {yours} to you. In reach after it: {after}, worth {rest}.")
        ends = {"before": OUTCOMES[before.outcome], "after": OUTCOMES[after.outcome]}
        yield paragraph(reached.format(**ends, yours=before.yours, rest=after.yours))
        yield paragraph(_("Better from here:")) + listed(line)
        if not decision.is_exact:
            yield paragraph(_("The search came to its bound: more may have been in reach."), "limit")


def _picture(picture: Picture | None) -> Iterable[str]:
    if picture is None:
        return
    title = _("Every package by its worth to each side")
    yield _wide(title, charts.packages(title, picture))
    rows = [
        (
            MARKS.get(point.name, point.name),
            point.you,
            point.them,
            "; ".join(f"{label}: {say}" for label, say in point.terms),
        )
        for point in picture.marks
    ]
    yield table(_("Packages"), (_("Package"), _("Worth to you"), _("Worth to them"), _("Terms")), rows)
    without = _("Without a deal you have {yours}, and they have {theirs}.")
    yield paragraph(without.format(yours=picture.walk_away, theirs=picture.alternative))
    if picture.left is not None:
        left = ngettext(
            "Left on the table: {left} point that would have cost the other side nothing.",
            "Left on the table: {left} points that would have cost the other side nothing.",
            picture.left,
        )
        yield paragraph(left.format(left=picture.left))


def _offering(made: OfferingMade) -> str:
    rows = [
        (PARTS.get(part.part, part.part), part.said, f"{part.weight / 100:.2f}", f"{part.counted / 100:.2f}", part.why)
        for part in made.parts
    ]
    caption = _("Beat {beat}: {what} {total} of {needed}, refused.")
    if made.accepted:
        caption = _("Beat {beat}: {what} {total} of {needed}, accepted.")
    weighed = {"total": f"{made.total / 100:.2f}", "needed": f"{made.needed / 100:.2f}"}
    names = (_("Part"), _("Said"), _("Weight"), _("Counted"), _("Why"))
    found = table(caption.format(beat=made.beat, what=made.what, **weighed), names, rows)
    factors = [f"{FACTORS.get(code, code)} ({amount / 100:+.2f})" for code, amount in made.factors]
    return found + listed([*factors, *([FACTORS.get(made.refused_for, "")] if made.refused_for else [])])


def _arts(review: Review) -> str:
    when = _("Beat {beat}")
    rows = [
        (when.format(beat=art.beat), ARTS.get(art.kind, art.kind), art.said, art.strength, art.carried, art.over or "")
        for art in review.arts
    ]
    names = (_("When"), _("Art"), _("Said"), _("Strength"), _("The moment carried"), _("Too much by"))
    return table(_("Arts"), names, rows)


def _skills(evidence: Sequence[Evidence], encounter: Encounter | None) -> Iterable[str]:
    rows = [(*SKILLS[each.skill], str(each)) for each in evidence]
    caption = _("Chances met and taken well; fewer than three are not shown")
    yield table(caption, (_("Skill"), _("What counts"), _("Evidence")), rows)
    for each in evidence:
        if each.is_shown:
            yield f"<h3>{escape(SKILLS[each.skill][0])}</h3>" + listed(
                (_("Well, beat {beat}: {what}. ") if chance.well else _("Missed, beat {beat}: {what}. ")).format(
                    beat=chance.beat, what=chance.what
                )
                + " / ".join(f"{who(quote.by, encounter)}: {quote.text}" for quote in chance.quotes)
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
            MODES.get(review.head.mode, review.head.mode),
            OUTCOMES.get(review.outcome, review.outcome),
        )
        for review in reviews
    ]
    rows = [
        (SKILLS[course.skill][0], *(_share(each) for each in (course.first, course.best, course.last)))
        for course in found
    ]
    title = _("Share of chances taken well, per cent, over showings")
    chart = charts.lines(
        title,
        [
            (SKILLS[course.skill][0], [100 * well // met for well, met in course.showings])
            for course in found
            if course.showings
        ][:4],
        _("showings (at least three chances each)"),
    )
    of_plays = (_("Play"), _("Encounter"), _("Day"), _("Mode"), _("Outcome"))
    of_skills = (_("Skill"), _("First"), _("Best"), _("Last"))
    return document(
        _("Progress of {name}").format(name=name),
        catalog().code,
        (
            section(_("Plays"), table(_("Plays"), of_plays, plays)),
            section(_("Skills over attempts"), _wide(title, chart), table(_("Skills"), of_skills, rows)),
            section(_("What is the same?"), listed(same)),
        ),
    )


def _share(showing: tuple[int, int] | None) -> str:
    if showing is None:
        return _("not shown")
    return _("{well} of {met}").format(well=showing[0], met=showing[1])
