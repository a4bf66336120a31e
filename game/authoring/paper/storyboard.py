"""The storyboard: every moment of an encounter on one page, for people who do not read YAML.

Pictures come from whoever can draw them: `picture` is given each shot and answers with an inline `<svg>` or the
address of an image (`data:image/png;base64,…`), or with "" for none.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from game.authoring.paper.page import heading, listed, page, paragraph
from game.encounter.script import Act, Encounter, Line, Moment, Rupture


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One moment that can be drawn: who says what, with what face and posture, where."""

    id: str
    person: str
    place: str
    mood: str
    cue: str
    say: str


Picture = Callable[[Shot], str]


def no_picture(shot: Shot) -> str:
    """Words only."""
    return ""


def storyboard(encounter: Encounter, picture: Picture = no_picture) -> str:
    """The page."""
    body = [
        heading(1, encounter.title),
        paragraph(encounter.summary),
        paragraph(encounter.content_note, "note"),
        paragraph(encounter.briefing),
        paragraph(encounter.notes, "note"),
    ]
    for moment in encounter.moments.values():
        body += _moment(encounter, moment, picture)
    for rupture in encounter.ruptures.values():
        body += _rupture(encounter, rupture, picture)
    body.append(heading(2, "How it can end"))
    body += [_shot(encounter, line, picture, str(outcome)) for outcome, line in encounter.endings.items()]
    return page(f"{encounter.title}: storyboard", encounter.language, "\n".join(filter(None, body)))


def shots(encounter: Encounter) -> Iterator[Shot]:
    """Everything that a picture is asked for, in the order of the page."""
    for moment in encounter.moments.values():
        lines = [*moment.lines, *(act.reply for act in moment.acts if act.reply)]
        yield from (_as_shot(encounter, line) for line in lines)
    for rupture in encounter.ruptures.values():
        yield from (_as_shot(encounter, line) for line in (rupture.challenge, rupture.refuses, rupture.accepts))
    yield from (_as_shot(encounter, line) for line in encounter.endings.values())


def _as_shot(encounter: Encounter, line: Line) -> Shot:
    return Shot(
        id=line.id, person=encounter.client.id, place=encounter.place, mood=line.mood, cue=line.cue or "", say=line.say
    )


def _moment(encounter: Encounter, moment: Moment, picture: Picture) -> Iterator[str]:
    yield heading(2, moment.id.replace("_", " "))
    for line in moment.lines:
        yield _shot(encounter, line, picture)
    yield listed(f"{line.by}: {line.say}" for line in moment.rival)
    for act in moment.acts:
        yield from _act(encounter, act, picture)


def _act(encounter: Encounter, act: Act, picture: Picture) -> Iterator[str]:
    if act.say:
        yield paragraph(f"You ({act.kind.replace('_', ' ')}): {act.say}")
    if act.reply:
        yield _shot(encounter, act.reply, picture)
    yield paragraph(_goes(act), "quiet")
    yield paragraph(act.notes, "note")


def _goes(act: Act) -> str:
    """Where it leads, and what it opens, in words."""
    told = [f"→ {act.go.replace('_', ' ')}"] if act.go else []
    told += [f"{answer} → {to.replace('_', ' ')}" for answer, to in act.answers.items()]
    told += [f"breaks: {act.slip.replace('_', ' ')}"] if act.slip else []
    return " · ".join(told)


def _rupture(encounter: Encounter, rupture: Rupture, picture: Picture) -> Iterator[str]:
    yield heading(2, f"If this breaks: {rupture.id.replace('_', ' ')}")
    yield paragraph(rupture.what)
    yield _shot(encounter, rupture.challenge, picture)
    yield listed(f"You ({wording.part.replace('_', ' ')}): {wording.say}" for wording in rupture.wordings)
    for line in (rupture.refuses, rupture.accepts):
        yield _shot(encounter, line, picture)


def _shot(encounter: Encounter, line: Line, picture: Picture, when: str = "") -> str:
    """One thing she says, with its picture beside it."""
    drawn = picture(_as_shot(encounter, line))
    seen = ", ".join(filter(None, (line.mood, (line.cue or "").replace("_", " "))))
    who = f"{when}: " if when else f"{encounter.client.name.split(' ')[0]} "
    words = paragraph(f"{who}({seen})", "quiet") + paragraph(line.say, "say")
    if not drawn:
        return f'<div class="shot bare"><div>{words}</div></div>'
    image = drawn if drawn.lstrip().startswith("<svg") else f'<img src="{escape(drawn)}" alt="{escape(seen)}">'
    return f'<div class="shot"><div>{image}</div><div>{words}</div></div>'
