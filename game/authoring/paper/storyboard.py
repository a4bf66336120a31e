"""The storyboard: every moment of an encounter on one page, for people who do not read YAML.

Pictures come from whoever can draw them: `picture` is given each shot and answers with an inline `<svg>` or the
address of an image (`data:image/jpeg;base64,…`), or with "" for none.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from game.authoring.paper.page import heading, listed, page, paragraph
from game.encounter.script import Act, Encounter, Line, Moment, Rupture


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One moment that can be drawn: her line, what you said before it, and the state of the talk whose moves are on
    the table then ("" for none)."""

    line: Line
    at: str
    yours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A field of the board: a shot, or only what you say; what stands over it, and where it leads."""

    shot: Shot | None
    head: str
    yours: str = ""
    goes: tuple[tuple[str, str], ...] = ()
    """(words before it, the state), for each place it leads to."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading with what stands under it."""

    id: str
    title: str
    before: str = ""
    panels: tuple[Panel, ...] = ()


Picture = Callable[[Shot], str]


def no_picture(shot: Shot) -> str:
    """Words only."""
    return ""


def storyboard(encounter: Encounter, picture: Picture = no_picture) -> str:
    """The page."""
    client = encounter.client
    body = [
        heading(1, encounter.title),
        paragraph(encounter.summary),
        paragraph(f"{client.name}{f', {client.role}' if client.role else ''}", "quiet"),
        paragraph(encounter.content_note, "note"),
        paragraph(encounter.briefing),
        paragraph(encounter.notes, "note"),
    ]
    for part in parts(encounter):
        panels = "\n".join(_panel(encounter, panel, picture) for panel in part.panels)
        board = f'<div class="board">\n{panels}\n</div>' if panels else ""
        body += [heading(2, part.title, part.id), part.before, board]
    return page(f"{encounter.title}: storyboard", encounter.language, "\n".join(filter(None, body)), "wide")


def shots(encounter: Encounter) -> Iterator[Shot]:
    """Everything that a picture is asked for, in the order of the page."""
    return (panel.shot for part in parts(encounter) for panel in part.panels if panel.shot is not None)


def parts(encounter: Encounter) -> Iterator[Part]:
    """The page in order: states, ruptures, endings."""
    for moment in encounter.moments.values():
        yield _moment(encounter, moment)
    for rupture in encounter.ruptures.values():
        yield _rupture(encounter, rupture)
    endings = (
        Panel(shot=Shot(line=line, at=""), head=str(outcome)) for outcome, line in encounter.endings.items()
    )
    yield Part(id="endings", title="How it can end", panels=tuple(endings))


def _moment(encounter: Encounter, moment: Moment) -> Part:
    rivals = {rival.id: rival.name for rival in encounter.rivals}
    first = " (it begins here)" if moment.id == encounter.start else ""
    arriving = (Panel(shot=Shot(line=line, at=moment.id), head="On arriving") for line in moment.lines)
    acts = (_act(encounter, moment, act) for act in moment.acts)
    return Part(
        id=f"state-{moment.id}", title=f"{_words(moment.id).capitalize()}{first}",
        before=listed(f"{rivals.get(line.by or '', line.by)}: “{line.say}”" for line in moment.rival),
        panels=(*arriving, *acts),
    )  # fmt: skip


def _act(encounter: Encounter, moment: Moment, act: Act) -> Panel:
    after = act.go or moment.id
    at = after if after in encounter.moments else ""
    shot = Shot(line=act.reply, at=at, yours=act.say) if act.reply else None
    return Panel(shot=shot, head=f"You: {_words(act.kind)}", yours=act.say, goes=tuple(_goes(act)), note=act.notes)


def _goes(act: Act) -> Iterator[tuple[str, str]]:
    """Where it leads, and what it opens."""
    if act.go:
        yield "", act.go
    yield from ((f"{answer} ", to) for answer, to in act.answers.items())
    if act.slip:
        yield "breaks: ", act.slip


def _rupture(encounter: Encounter, rupture: Rupture) -> Part:
    when = (("if nothing is said of it", rupture.challenge), ("when it is not enough", rupture.refuses),
            ("when it is", rupture.accepts))  # fmt: skip
    who = _first(encounter)
    panels = (Panel(shot=Shot(line=line, at=""), head=f"{who}, {told}") for told, line in when)
    said = (f"You ({_words(wording.part)}): {wording.say}" for wording in rupture.wordings)
    return Part(
        id=f"rupture-{rupture.id}", title=f"If this breaks: {_words(rupture.id)}",
        before=paragraph(rupture.what) + listed(said), panels=tuple(panels),
    )  # fmt: skip


def _words(name: str) -> str:
    return name.replace("_", " ")


def _first(encounter: Encounter) -> str:
    return encounter.client.name.split(" ")[0]


def _panel(encounter: Encounter, panel: Panel, picture: Picture) -> str:
    """One field: the picture, what you say, what she says to it, and where it leads."""
    drawn = picture(panel.shot) if panel.shot else ""
    line = panel.shot.line if panel.shot else None
    seen = ", ".join(filter(None, (line.mood, _words(line.cue or "")))) if line else ""
    said = [_image(drawn, seen), paragraph(panel.head, "kind"), paragraph(panel.yours, "yours")]
    if line is not None:
        said += [paragraph(f"{_first(encounter)} ({seen})", "quiet"), paragraph(line.say, "say")]
    said += [_leads(encounter, panel.goes), paragraph(panel.note, "note")]
    return f'<div class="shot{"" if drawn else " bare"}">{"".join(said)}</div>'


def _image(drawn: str, seen: str) -> str:
    if not drawn or drawn.lstrip().startswith("<svg"):
        return drawn
    return f'<img src="{escape(drawn)}" alt="{escape(seen)}">'


def _leads(encounter: Encounter, goes: Iterable[tuple[str, str]]) -> str:
    """Where a move leads, each a link to its part of the page."""
    told = []
    for before, to in goes:
        kind = "state" if to in encounter.moments else "rupture"
        there = to in encounter.moments or to in encounter.ruptures
        name = f'<a href="#{kind}-{escape(to)}">{escape(_words(to))}</a>' if there else escape(_words(to))
        told.append(f"{escape(before)}→ {name}")
    return f'<p class="goes">{" · ".join(told)}</p>' if told else ""
