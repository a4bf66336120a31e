"""The one table of shapes: which keys a block of a file may have, of what type, and what they are for.

The checker, the JSON schema and the guide are all made from it.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from game.content.value_types import (
    Anything,
    BlockOf,
    Choice,
    Clauses,
    Count,
    Effects,
    Either,
    ListOf,
    MapOf,
    Name,
    Number,
    Opens,
    Prose,
    Ref,
    Type,
    Word,
    YesNo,
)
from game.encounter.values import (
    Answer,
    Breach,
    Cue,
    Intent,
    Kind,
    Measure,
    Mood,
    Outcome,
    Panel,
    Part,
    Skill,
    System,
    Where,
)

FORMAT = 1
END = "end"


@dataclass(frozen=True, slots=True)
class Key:
    """What may stand behind a key. `about` is its description in editors and in the guide."""

    type: Type
    about: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of block. `label` names it in a sentence: "a line"."""

    label: str
    keys: dict[str, Key]


def _one_of(enum: Iterable[StrEnum], noun: str, code: str = "not-in-list") -> Choice:
    return Choice(tuple(str(each) for each in enum), noun, code)


CHANGES = MapOf(Word(), Anything())
"""Changes of a hand, by name: they are checked where they land."""
PROSE, SPOKEN, WORD, NAME, ID = Prose(), Prose(spoken=True), Word(), Name(), Name(is_id=True)
POINTS, YES, CLAUSES, EFFECTS = Number(0, 100), YesNo(), Clauses(), Effects()
MOOD, CUE, MEASURE = _one_of(Mood, "mood"), _one_of(Cue, "cue"), _one_of(Measure, "measure", "unknown-measure")
SKILL, OUTCOME = _one_of(Skill, "skill"), _one_of(Outcome, "outcome")
FACT, LINE, STATE, RUPTURE = Ref("fact"), Ref("line"), Ref("target"), Ref("rupture")
PROMISE, ISSUE, RIVAL = Ref("promise"), Ref("issue"), Ref("rival")
REACTIONS = ("accepted", "countered", "refused", "insulted", "lapsed", "kept", "broke")
REACTION = Choice(REACTIONS, "occasion", "unknown-occasion")
PACK_OCCASION = Choice((*REACTIONS, *(str(each) for each in Outcome)), "occasion", "unknown-occasion")
OPTION_OF = MapOf(ISSUE, WORD)
SIDES = MapOf(Choice(("them", "you"), "side"), WORD)
SPEECH = BlockOf("line")
LOOSE = Either(SPOKEN, BlockOf("loose line"))
WORDINGS = ListOf(BlockOf("wording"))

_NOTES = {
    "notes": Key(PROSE, "For the trainer: what to listen for."),
    "teaches": Key(SKILL, "The skill that it shows."),
}
_SAID = {
    "mood": Key(MOOD, "What her face shows."),
    "cue": Key(CUE, "A posture that the portrait can show."),
}

SHAPES: dict[str, Shape] = {
    "encounter": Shape(
        "an encounter",
        {
            "format": Key(Number(1, 9999), "The version of this format: 1.", True),
            "id": Key(NAME, "Its name, which is also the name of the file.", True),
            "title": Key(PROSE, "Shown in the list of encounters.", True),
            "language": Key(WORD, "The language it is written in: en."),
            "about": Key(BlockOf("about"), "What it is about, and what it teaches.", True),
            "client": Key(BlockOf("client"), "Whom you meet, and how she begins.", True),
            "rivals": Key(MapOf(RIVAL, BlockOf("bid")), "The AI rivals that bid, by their name in rivals.yaml."),
            "their_alternative": Key(POINTS, "Without a rival: what her alternative is worth to her."),
            "you": Key(BlockOf("you"), "Your own limits."),
            "facts": Key(MapOf(NAME, BlockOf("fact")), "What can be found out."),
            "issues": Key(MapOf(NAME, BlockOf("issue")), "What is to be settled.", True),
            "matters": Key(BlockOf("matters"), "In place of weights: the issues in the order in which they matter."),
            "promises": Key(MapOf(NAME, BlockOf("promise")), "What you may bind yourself to."),
            "start": Key(Ref("state"), "The first state.", True),
            "states": Key(MapOf(NAME, BlockOf("state")), "The moments of the talk.", True),
            "ruptures": Key(MapOf(NAME, BlockOf("rupture")), "What can break between you, and how to mend it."),
            "reconcile": Key(MapOf(ISSUE, BlockOf("reconciling")), "How a contested issue can be reconciled."),
            "later": Key(MapOf(WORD, SPEECH), "What she says a week later: kept NAME, broke NAME, or an outcome."),
            "endings": Key(MapOf(OUTCOME, SPEECH), "Her last words, by outcome."),
            "reactions": Key(MapOf(REACTION, LOOSE), "Her own words for what she says to an offer."),
            "renamed": Key(MapOf(WORD, WORD), "Old names with the new ones, so that old saves can be read."),
            "variants": Key(MapOf(NAME, BlockOf("hand")), "One to three other hands, each a change of this file."),
            "content_note": Key(PROSE, "A warning shown before it starts."),
            **_NOTES,
        },
    ),
    "about": Shape(
        "'about'",
        {
            "summary": Key(PROSE, "One sentence for the list.", True),
            "briefing": Key(PROSE, "What you know before you begin."),
            "system": Key(_one_of(System, "system"), "The part of the town."),
            "work": Key(Choice(("bottleneck", "accessory"), "kind of work"), "How much depends on the work."),
            "where": Key(_one_of(Where, "way to meet"), "How you meet: cues are seen only in person."),
            "place": Key(WORD, "The picture behind the talk."),
            "level": Key(Number(1, 5), "How hard it is, 1 to 5.", True),
            "minutes": Key(Number(1, 60), "How long a play takes."),
            "best": Key(OUTCOME, "What counts as the best outcome."),
            "parallel": Key(WORD, "An encounter with the same geometry and another skin."),
            "shows": Key(ListOf(_one_of(Panel, "panel")), "Panels and families of moves that it introduces."),
            "skills": Key(ListOf(SKILL), "What it trains."),
            **_NOTES,
        },
    ),
    "client": Shape(
        "'client'",
        {
            "person": Key(Ref("person"), "Her name in people.yaml.", True),
            "trust": Key(POINTS, "Her trust at the start."),
            "tension": Key(POINTS, "Her tension at the start."),
            "patience": Key(Number(1, 99), "Turns until she ends it."),
            "fair_means": Key(MEASURE, "By what she judges what is fair.", True),
            **_NOTES,
        },
    ),
    "bid": Shape(
        "a rival's bid",
        {
            "opens": Key(OPTION_OF, "Its first bid: an option for each issue it knows.", True),
            "step": Key(MapOf(WORD, WORD), "How its price falls: {fee: -300, every: 3 turns}."),
            "floor": Key(OPTION_OF, "Where its price stops."),
        },
    ),
    "you": Shape(
        "'you'",
        {
            "walk_away": Key(POINTS, "Below this worth you are better off leaving."),
            "hours": Key(Number(0, 99), "Hours you have for keeping promises."),
            "fair_means": Key(MEASURE, "By what you judge what is fair."),
        },
    ),
    "fact": Shape("a fact", {"says": Key(PROSE, "The fact in one sentence.", True), **_NOTES}),
    "matters": Shape(
        "'matters'",
        {
            "them": Key(ListOf(ISSUE), "Her issues, the most important first.", True),
            "you": Key(ListOf(ISSUE), "Yours, the most important first.", True),
        },
    ),
    "issue": Shape(
        "an issue",
        {
            "label": Key(PROSE, "Its name on the term sheet.", True),
            "contested": Key(YES, "Whether the two measures clash here, so that it can be reconciled."),
            "weight": Key(BlockOf("sides"), "How much it matters to each, of 100 over all issues."),
            "options": Key(MapOf(NAME, BlockOf("option")), "Ways to settle it, from their end to yours."),
            "money": Key(BlockOf("money"), "In place of options: an amount."),
            "opens": Key(SIDES, "The option with which each side begins."),
            "livable": Key(SIDES, "The furthest option that each side can live with."),
            "raised_by": Key(FACT, "It is on the table only once somebody who knows this fact raises it."),
            "unsaid": Key(WORD, "The option that counts until then."),
            **_NOTES,
        },
    ),
    "sides": Shape("a weight", {"them": Key(POINTS, "Hers.", True), "you": Key(POINTS, "Yours.", True)}),
    "option": Shape(
        "an option",
        {
            "say": Key(PROSE, "Its words.", True),
            "them": Key(POINTS, "What it is worth to her, 0 to 100."),
            "you": Key(POINTS, "What it is worth to you, 0 to 100."),
            "fair_to": Key(ListOf(MEASURE), "Measures in which it reads fair."),
            "unfair_to": Key(ListOf(MEASURE), "Measures in which it reads unfair."),
            "promise": Key(PROMISE, "What you promise with it."),
            "opened_by": Key(Choice(("reconcile",), "way to open it"), "reconcile: only reconciling opens it."),
        },
    ),
    "money": Shape(
        "'money'",
        {
            "least": Key(Number(0, 10_000_000), "The smallest amount: best for them.", True),
            "most": Key(Number(0, 10_000_000), "The largest amount: best for you.", True),
            "step": Key(Number(1, 10_000_000), "From one amount to the next.", True),
            "livable": Key(SIDES, "The furthest amount that each side can live with."),
            "opens": Key(SIDES, "The amount with which each side begins."),
        },
    ),
    "promise": Shape(
        "a promise",
        {
            "what": Key(PROSE, "What is promised.", True),
            "due": Key(Count("week"), "When: 1 week."),
            "hours": Key(Number(0, 99), "What keeping it costs you, in hours."),
            **_NOTES,
        },
    ),
    "state": Shape(
        "a state",
        {
            "lines": Key(ListOf(SPEECH), "What she says on arriving."),
            "moves": Key(ListOf(BlockOf("move")), "What you may do.", True),
            "rival": Key(ListOf(BlockOf("rival line")), "What a rival says here."),
            **_NOTES,
        },
    ),
    "line": Shape(
        "a line",
        {
            "id": Key(ID, "Its name.", True),
            "say": Key(SPOKEN, "What is heard.", True),
            **_SAID,
            "once": Key(YES, "Said only once."),
            "asks": Key(YES, "An open question: left without an answer it costs."),
            "when": Key(CLAUSES, "When it is said."),
            **_NOTES,
        },
    ),
    "loose line": Shape(
        "a line", {"id": Key(ID, "Its name."), "say": Key(SPOKEN, "What is heard.", True), **_SAID, **_NOTES}
    ),
    "rival line": Shape(
        "a rival's line",
        {
            "id": Key(ID, "Its name.", True),
            "by": Key(Ref("rival here"), "Who says it.", True),
            "say": Key(SPOKEN, "What is heard.", True),
            "after": Key(Count("turn"), "After how many turns in this state."),
            "when": Key(CLAUSES, "When it is said."),
            "once": Key(YES, "Said only once."),
            **_NOTES,
        },
    ),
    "move": Shape(
        "a move",
        {
            "id": Key(ID, "Its name.", True),
            "kind": Key(_one_of(Kind, "kind of move"), "The kind carries the rule.", True),
            "say": Key(SPOKEN, "What you say."),
            "go": Key(Either(STATE, MapOf(_one_of(Answer, "answer"), STATE)), "Where the talk goes; 'end' ends it."),
            "needs": Key(CLAUSES, "When it can be chosen."),
            "effects": Key(EFFECTS, "What it changes besides its rule."),
            "reply": Key(SPEECH, "Her answer."),
            "again": Key(YES, "May be chosen more than once."),
            "to": Key(LINE, "The line that it takes up."),
            "sees": Key(LINE, "The line whose cue it names."),
            "right": Key(YES, "Whether it is right."),
            "strength": Key(Number(1, 3), "How strongly, 1 to 3."),
            "backed_by": Key(ListOf(FACT), "The facts a comfort leans on."),
            "issue": Key(ISSUE, "The issue it is about."),
            "measure": Key(MEASURE, "The measure it appeals to."),
            "too_hard": Key(RUPTURE, "The rupture that pressing too hard opens."),
            "slip": Key(RUPTURE, "The rupture that it opens."),
            "reconcile": Key(ISSUE, "The issue to reconcile."),
            "promise": Key(PROMISE, "The promise it makes."),
            **_NOTES,
        },
    ),
    "rupture": Shape(
        "a rupture",
        {
            "opens": Key(Opens(), "slip, past, or: turn 5.", True),
            "what": Key(PROSE, "What broke, in one sentence.", True),
            "kind": Key(_one_of(Breach, "kind of rupture"), "What it was about.", True),
            "severity": Key(Number(1, 3), "How bad, 1 to 3.", True),
            "intent": Key(_one_of(Intent, "intent"), "How it reads."),
            "needs_repaired": Key(FACT, "The fact that tells what making good has to meet."),
            "innocent": Key(YES, "Whether you did not do it."),
            "offering": Key(
                MapOf(_one_of(Part, "part of an offering"), WORDINGS), "Wordings for each part of an offering.", True
            ),
            "deny": Key(ListOf(BlockOf("denial")), "Ways to say that it was not so."),
            "answers": Key(BlockOf("rupture answers"), "What she says.", True),
            **_NOTES,
        },
    ),
    "denial": Shape("a denial", {"id": Key(ID, "Its name.", True), "say": Key(SPOKEN, "Its words.", True), **_NOTES}),
    "wording": Shape(
        "a wording",
        {
            "id": Key(ID, "Its name.", True),
            "say": Key(SPOKEN, "Its words.", True),
            "vague": Key(YES, "Counts half."),
            "deflects": Key(YES, "Halves everything."),
            "misses": Key(YES, "Does not meet what needs repairing; counts half."),
            "promise": Key(PROMISE, "What you promise with it."),
            **_NOTES,
        },
    ),
    "rupture answers": Shape(
        "'answers'",
        {
            "challenge": Key(SPEECH, "When she brings it up.", True),
            "refuses": Key(SPEECH, "When an offering is not enough.", True),
            "accepts": Key(SPEECH, "When it is.", True),
        },
    ),
    "reconciling": Shape(
        "a reconciliation",
        {
            "bridge": Key(WORD, "The option that it opens.", True),
            "say_mine": Key(ListOf(BlockOf("step")), "How you say what you need.", True),
            "restate": Key(ListOf(BlockOf("step")), "Two or three ways to say what she needs.", True),
            "translate": Key(ListOf(BlockOf("step")), "One line per measure.", True),
            "meet": Key(ListOf(BlockOf("step")), "One line per option to settle on.", True),
            "answers": Key(BlockOf("reconciling answers"), "What she says.", True),
            **_NOTES,
        },
    ),
    "step": Shape(
        "a step",
        {
            "id": Key(ID, "Its name.", True),
            "say": Key(SPOKEN, "Its words.", True),
            "right": Key(YES, "Whether it fits her."),
            "needs": Key(CLAUSES, "When it can be chosen."),
            "to": Key(MEASURE, "The measure it translates into."),
            "option": Key(WORD, "The option it settles on."),
            **_NOTES,
        },
    ),
    "reconciling answers": Shape(
        "'answers'",
        {
            "voiced": Key(SPEECH, "When you have said yours.", True),
            "understood": Key(SPEECH, "When you have said hers.", True),
            "translated": Key(SPEECH, "When it is in her measure.", True),
            "livable": Key(SPEECH, "When both can live with it.", True),
            "balks": Key(SPEECH, "When something did not fit."),
            "collapsed": Key(SPEECH, "When nothing is left to try."),
        },
    ),
    "hand": Shape(
        "a hand",
        {
            "about": Key(BlockOf("hand's about"), "Another summary or briefing."),
            **{
                name: Key(CHANGES, about)
                for name, about in (
                    ("client", "What is other in her: fair_means, trust, tension, patience."),
                    ("rivals", "Other bids, by rival."),
                    ("you", "Your other limits."),
                    ("facts", "What a fact says here, by fact."),
                    ("issues", "Other weights, points and limits, by issue."),
                    ("matters", "Another order of the issues."),
                    ("promises", "Other promises, by name."),
                    ("ruptures", "Other ruptures, by name."),
                    ("reconcile", "Another bridge, by issue."),
                    ("reactions", "Other words for what she says to an offer."),
                    ("endings", "Other last words, by outcome."),
                    ("later", "Other words a week later."),
                    ("lines", "Any line, reply, answer, wording or step by its id: new words, or keys."),
                    ("moves", "Any move by its id: new words, or keys."),
                )
            },
            "their_alternative": Key(Anything(), "What her alternative is worth here."),
            "notes": Key(Anything(), "For the trainer: what is other in this hand."),
        },
    ),
    "hand's about": Shape(
        "a hand's 'about'",
        {
            name: Key(Anything(), about)
            for name, about in (
                ("summary", "One sentence for the list."),
                ("briefing", "What you know before you begin."),
                ("notes", "For the trainer."),
            )
        },
    ),
    "people": Shape(
        "people.yaml",
        {
            "format": Key(Number(1, 9999), "The version of this format: 1."),
            "people": Key(MapOf(NAME, BlockOf("person")), "The people of the town, by name.", True),
            **_NOTES,
        },
    ),
    "rivals": Shape(
        "rivals.yaml",
        {
            "format": Key(Number(1, 9999), "The version of this format: 1."),
            "rivals": Key(MapOf(NAME, BlockOf("rival")), "The AI rivals, by name.", True),
            **_NOTES,
        },
    ),
    "person": Shape(
        "a person",
        {
            "id": Key(NAME, "The name it is called by."),
            "name": Key(WORD, "The full name.", True),
            "role": Key(WORD, "What they do.", True),
            "pronoun": Key(WORD, "she, he or they."),
            "age": Key(Number(1, 120), "In years."),
            "portrait": Key(MapOf(WORD, WORD), "How the portrait is drawn."),
            **{
                name: Key(PROSE, about)
                for name, about in (
                    ("manner", "How they come across."),
                    ("voice", "How they talk."),
                    ("want", "What they want."),
                    ("fear", "What they fear."),
                    ("hides", "What they hide, and how it shows."),
                    ("laugh", "What makes them laugh."),
                    ("outside", "What they want outside work."),
                )
            },
            **_NOTES,
        },
    ),
    "rival": Shape(
        "a rival",
        {
            "id": Key(NAME, "The name it is called by."),
            "name": Key(WORD, "As shown.", True),
            "fair_means": Key(MEASURE, "The one measure it imposes."),
            "warmth": Key(POINTS, "How warm it sounds."),
            "reliability": Key(POINTS, "How surely it delivers, per cent."),
            "models_them": Key(POINTS, "How well it knows her weights, per cent."),
            "follow_up": Key(POINTS, "How often it follows up, per cent."),
            "glyph": Key(WORD, "Its sign."),
            "lines": Key(MapOf(WORD, Either(SPOKEN, BlockOf("loose line"))), "What it says, by occasion."),
            "about": Key(PROSE, "What it is, for the player."),
            **_NOTES,
        },
    ),
    "pack": Shape(
        "a pack",
        {
            "format": Key(Number(1, 9999), "The version of this format: 1."),
            "id": Key(NAME, "Its name."),
            "name": Key(PROSE, "Its title.", True),
            "version": Key(WORD, "Its own version."),
            "language": Key(WORD, "The language it is written in."),
            "authors": Key(ListOf(WORD), "Who wrote it."),
            "licence": Key(WORD, "Under what terms it may be used."),
            "content_notes": Key(Either(PROSE, ListOf(PROSE)), "Warnings shown before it starts."),
            "order": Key(ListOf(Ref("encounter")), "The encounters in the order in which they teach."),
            "lines": Key(MapOf(PACK_OCCASION, LOOSE), "Plain words where an encounter has none of its own."),
            "overpress": Key(BlockOf("rupture"), "The rupture of pressing too hard, where the file has no own."),
            **_NOTES,
        },
    ),
}


def _prose_keys() -> frozenset[str]:
    """Keys behind which a text for people stands."""
    return frozenset(
        name
        for shape in SHAPES.values()
        for name, key in shape.keys.items()
        if isinstance(key.type, Prose) or (isinstance(key.type, Either) and isinstance(key.type.text, Prose))
    )


PROSE_KEYS = _prose_keys() - {"lines"}
KEY_NAMES = frozenset(name for shape in SHAPES.values() for name in shape.keys)
