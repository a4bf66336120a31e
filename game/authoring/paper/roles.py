"""Role sheets: one for whoever plays the client, one for whoever negotiates, from the same file.

What the negotiator may not know (her points, her limits, what can be found out, what nobody has put on the table) is
on the client's sheet alone.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.authoring.paper.page import heading, listed, page, paragraph, table
from game.encounter.packages import on_the_table, worth_to_them
from game.encounter.script import Encounter, Issue, Learn, Promise, Rupture
from game.encounter.values import Measure, points

THEM, YOU = "them", "you"
ROLES = (THEM, YOU)
Words = Mapping[str, str]
"""Measure of fairness -> its words."""


def role_sheets(encounter: Encounter, measures: Words, roles: tuple[str, ...] = ROLES) -> str:
    """The page with these sheets, each beginning on a sheet of paper of its own."""
    made = {THEM: _them, YOU: _you}
    sheets = "\n".join(f'<section class="sheet">{made[role](encounter, measures)}</section>' for role in roles)
    return page(f"{encounter.title}: role sheets", encounter.language, sheets)


def _first(encounter: Encounter) -> str:
    return encounter.client.name.split(" ")[0]


# --- whoever negotiates -------------------------------------------------------------------------------------------


def _you(encounter: Encounter, measures: Words) -> str:
    client = encounter.client
    raised = on_the_table(encounter)
    parts = [
        paragraph("You negotiate", "role"),
        heading(1, encounter.title),
        paragraph(encounter.briefing or encounter.summary),
        paragraph(f"You meet {client.name}{f', {client.role}' if client.role else ''}."),
        paragraph(encounter.content_note, "note"),
        heading(2, "What is to be settled, and what it is worth to you"),
        paragraph(LIMIT, "quiet"),
        *(_terms(issue, YOU) for issue in encounter.issues if issue.id in raised),
        paragraph(
            f"Without the work you have {encounter.walk_away} of 100. Sign nothing that is worth less to you. There "
            "may be something that nobody has put on the table yet."
        ),
        heading(2, "Who else wants the work"),
        listed(_bids(encounter)),
        heading(2, "How you judge what is fair"),
        paragraph(measures.get(encounter.your_fair_means, "")),
        *_promises(encounter),
        heading(2, "The talk"),
        listed(
            (
                f"You have {encounter.patience} turns: a turn is one thing said by you and the answer to it.",
                "Find out before you offer. Say back what you have understood.",
                "If something breaks between you, say what happened, own it, and say what you will do about it.",
                "End with terms in writing, or leave.",
            )
        ),
        heading(2, "Afterwards"),
        *(paragraph(text) + '<p class="write"></p>' for text in _AFTER_YOU),
    ]
    return "\n".join(filter(None, parts))


LIMIT = "The strong line stands under the least that you can live with."
_AFTER_YOU = (
    "What did the other side want that was not said at first?",
    "When did the talk turn, and what had just been said?",
)


def _promises(encounter: Encounter) -> Iterator[str]:
    if encounter.promises:
        yield heading(2, "What you can promise")
        yield paragraph(f"You have {encounter.hours} hours in the week for keeping your word.")
        yield listed(f"{each.what} ({_hours(each.hours)})" for each in _open_promises(encounter))


def _open_promises(encounter: Encounter) -> Iterator[Promise]:
    """Those that give away nothing that is not on the table."""
    raised = on_the_table(encounter)
    hidden = {option.promise for issue in encounter.issues if issue.id not in raised for option in issue.options}
    return (each for each in encounter.promises.values() if each.id not in hidden)


def _hours(hours: int) -> str:
    return "1 hour" if hours == 1 else f"{hours} hours"


def _bids(encounter: Encounter) -> Iterator[str]:
    for rival in encounter.rivals:
        said = [
            f"{issue.label}: {issue.option(dict(rival.opens)[issue.id]).say}"
            for issue in encounter.issues
            if issue.id in dict(rival.opens)
        ]
        steps = f" Its price may fall every {rival.every} turns." if rival.every and rival.step else ""
        yield f"{rival.name} bids {'; '.join(said)}.{steps}"
    if not encounter.rivals:
        yield f"{_first(encounter)} has another way, and will take it if your terms are worse."


def _terms(issue: Issue, side: str) -> str:
    """An issue with its options in the order of this side, a line under the least that it can live with."""
    options = [option for option in issue.options if not option.bridge or side == THEM]
    ours = list(options) if side == THEM else options[::-1]
    limit = issue.livable_them if side == THEM else issue.livable_you
    weight = issue.weight_them if side == THEM else issue.weight_you
    rows = [
        ((option.say, str(option.them if side == THEM else option.you)), option.id == limit)
        for option in sorted(ours, key=lambda each: -(each.them if side == THEM else each.you))
    ]
    return heading(3, f"{issue.label} (weight {weight} of 100)") + table(("", "points"), rows)


# --- whoever plays the client -------------------------------------------------------------------------------------


def _them(encounter: Encounter, measures: Words) -> str:
    client = encounter.client
    named = (
        ("You come across so: ", client.manner),
        ("You talk so: ", client.voice),
        ("You want: ", client.want),
        ("You fear: ", client.fear),
        ("You hide: ", client.hides),
        ("What makes you laugh: ", client.laugh),
    )
    parts = [
        paragraph(f"You are {client.name}", "role"),
        heading(1, encounter.title),
        paragraph(f"{client.role}, {client.age}." if client.role else ""),
        paragraph(f"The other one has been told: {encounter.briefing or encounter.summary}"),
        paragraph("In what follows 'you' in the terms is the one across the table; what is said of the client is you."),
        listed(f"{label}{text}" for label, text in named if text),
        paragraph(encounter.content_note, "note"),
        heading(2, "What is to be settled, and what it is worth to you"),
        paragraph(LIMIT, "quiet"),
        *(_terms(issue, THEM) for issue in encounter.issues),
        *_unsaid(encounter),
        heading(2, "What else you have"),
        listed(_alternatives(encounter)),
        heading(2, "How you judge what is fair"),
        paragraph(f"By {measures.get(encounter.fair_means, '')}. Say so when you are asked what would be fair."),
        *_option_signs(encounter, encounter.fair_means),
        heading(2, "What you tell, and when"),
        listed(_facts(encounter)),
        *_ruptures(encounter),
        heading(2, "How it begins"),
        *_opening(encounter),
        heading(2, "Answering terms"),
        listed(_answers(encounter)),
        heading(2, "Afterwards"),
        *(paragraph(text) + '<p class="write"></p>' for text in _AFTER_THEM),
        paragraph(encounter.notes, "note"),
    ]
    return "\n".join(filter(None, parts))


_AFTER_THEM = (
    "What did the other one say that made you give something up gladly?",
    "What did you not tell, and what question would have brought it out?",
)


def _unsaid(encounter: Encounter) -> Iterator[str]:
    for issue in encounter.issues:
        if issue.raised_by is not None and issue.unsaid is not None:
            fact = encounter.facts.get(issue.raised_by, "")
            yield paragraph(
                f"Do not bring up '{issue.label}' yourself. It stays at '{issue.option(issue.unsaid).say}' until the "
                f"other one has found out: {fact}",
                "note",
            )


def _alternatives(encounter: Encounter) -> Iterator[str]:
    for rival, told in zip(encounter.rivals, _bids(encounter), strict=False):
        yield f"{told} That is worth {points(worth_to_them(encounter, rival.opens))} of 100 to you."
    if not encounter.rivals:
        yield f"Another way, worth {encounter.their_alternative or 0} of 100 to you."


def _option_signs(encounter: Encounter, measure: Measure) -> Iterator[str]:
    for issue in encounter.issues:
        fair = [option.say for option in issue.options if measure in option.fair_to]
        unfair = [option.say for option in issue.options if measure in option.unfair_to]
        if fair:
            yield paragraph(f"{issue.label}: {', '.join(fair)} reads fair to you.")
        if unfair:
            yield paragraph(f"{issue.label}: {', '.join(unfair)} reads unfair to you.")


def _facts(encounter: Encounter) -> Iterator[str]:
    """Each fact with the ways in which it comes out in the file."""
    acts = [act for moment in encounter.moments.values() for act in moment.acts]
    for name, says in encounter.facts.items():
        ways = [act.say for act in acts if Learn(fact=name) in act.effects and act.say]
        asked = " or ".join(f"“{each}”" for each in ways[:2])
        yield f"{says} {f'You tell it when you are asked something like {asked}' if asked else ''}".strip()


def _ruptures(encounter: Encounter) -> Iterator[str]:
    if encounter.ruptures:
        yield heading(2, "What may break between you")
    for rupture in encounter.ruptures.values():
        yield heading(3, rupture.what)
        yield listed(_breaks(rupture, encounter))


def _breaks(rupture: Rupture, encounter: Encounter) -> Iterator[str]:
    when = {"past": "It happened before you sat down.", "turn": f"Think of it by turn {rupture.turn}."}
    yield when.get(rupture.opens, "It breaks when the other one says something that hurts or cannot be kept.")
    yield f"If nothing is said of it: “{rupture.challenge.say}”"
    need = encounter.facts.get(rupture.needs_repaired or "", "")
    yield f"What needs to be put right: {need}" if need else ""
    yield "Let it go when the other one owns it without excuses and says what will be done about it."
    yield f"When it is not enough: “{rupture.refuses.say}” When it is: “{rupture.accepts.say}”"


def _opening(encounter: Encounter) -> Iterator[str]:
    for line in encounter.moments[encounter.start].lines[:2]:
        cue = f" ({line.cue.replace('_', ' ')})" if line.cue else ""
        yield paragraph(f"{line.mood}{cue}", "quiet") + paragraph(line.say, "say")


def _answers(encounter: Encounter) -> Iterator[str]:
    needed = max((points(worth_to_them(encounter, each.opens)) for each in encounter.rivals), default=0)
    needed = needed if encounter.rivals else encounter.their_alternative or 0
    yield (
        f"Add up points times weight. From about {needed} of 100 on you can sign; trust makes it easier, and tension "
        "makes it harder."
    )
    yield "Fifteen below that: put one thing back and offer it so. Far below: say that it hurts, and why."
    yield f"After {encounter.patience} turns you have no more time, and take what else you have."
