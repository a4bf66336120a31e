"""Checks of the talk: questions, cues, facts, and what each kind of move needs."""
from __future__ import annotations

from game.content.meaning.checked import Checked
from game.content.nodes import Block, Text
from game.encounter.script import Act, Learn
from game.encounter.values import BAR, Kind

MOST_MOVES = 6
NEEDS: dict[Kind, tuple[str, ...]] = {
    Kind.RESPOND: ("to",),
    Kind.FOLLOW_UP: ("to",),
    Kind.NAME_CUE: ("sees",),
    Kind.STANDARD: ("issue", "measure"),
    Kind.SAY_MINE: ("reconcile",),
    Kind.PROMISE: ("promise",),
}
"""Keys that a kind of move cannot do without, besides `say`."""


def check(checked: Checked) -> None:
    """Moves one by one, then states, questions and facts."""
    for act, block in checked.acts:
        if Text("kind") in block and _has_keys(checked, act, block) and checked.sound("states"):
            _takes_up(checked, act, block)
    _questions(checked)
    for name, moment in checked.encounter.moments.items():
        cards = [act for act in moment.acts if act.kind not in BAR]
        if len(cards) > MOST_MOVES:
            checked.add("too-many-moves", checked.walked.ids.get(cards[MOST_MOVES].id), name=name, count=len(cards))
    if checked.sound("states") and checked.sound("facts"):
        _facts(checked)


def _has_keys(checked: Checked, act: Act, block: Block) -> bool:
    """Whether a move has what its kind needs."""
    needed = (*NEEDS.get(act.kind, ()), *(() if act.kind is Kind.SAY_MINE else ("say",)))
    missing = [name for name in needed if Text(name) not in block]
    for name in missing:
        checked.add("missing-key", block, label=f"A move of the kind '{act.kind}'", key=name, about=_ABOUT[name])
    return not missing


_ABOUT = {
    "say": "what you say",
    "to": "the id of the line that it takes up",
    "sees": "the id of the line whose cue it names",
    "issue": "the issue it is about",
    "measure": "the measure it appeals to",
    "reconcile": "the issue to reconcile",
    "promise": "the promise it makes",
}


def _takes_up(checked: Checked, act: Act, block: Block) -> None:
    """What a respond answers was asked; what a name_cue names can be seen."""
    lines = checked.lines
    if act.kind is Kind.RESPOND and act.to in lines and not lines[act.to].asks:
        checked.add("nothing-asked", block[Text("to")], name=act.to)
    if act.kind is Kind.NAME_CUE and act.sees in lines and lines[act.sees].cue is None:
        checked.add("nothing-to-see", block[Text("sees")], name=act.sees)


def _questions(checked: Checked) -> None:
    """Somebody may answer every open question."""
    if not checked.sound("states"):
        return
    answered = {act.to for act, _ in checked.acts if act.kind is Kind.RESPOND}
    for id, line in checked.lines.items():
        if line.asks and id not in answered:
            checked.add("open-question-without-respond", checked.walked.ids.get(id), name=id)


def _facts(checked: Checked) -> None:
    """A fact can be learned, and knowing it changes something."""
    encounter = checked.encounter
    learned = {each.fact for act, _ in checked.acts for each in act.effects if isinstance(each, Learn)}
    used = checked.facts_asked() | {name for act, _ in checked.acts for name in act.backed_by}
    used |= {issue.raised_by or "" for issue in encounter.issues}
    used |= {rupture.needs_repaired or "" for rupture in encounter.ruptures.values()}
    for name in encounter.facts:
        if name not in learned:
            checked.add("never-learned", checked.key("facts", name), name=name)
        elif name not in used:
            checked.add("fact-idle", checked.key("facts", name), name=name)
