"""The shapes of what is said in an encounter: states, lines, moves, ruptures, reconciling."""
from __future__ import annotations

from game.content.schema.parts import (
    BACKING,
    CLAUSES,
    EFFECTS,
    FACT,
    ID,
    ISSUE,
    LINE,
    MEASURE,
    NOTES,
    PROMISE,
    PROSE,
    RUPTURE,
    SAID,
    SPEECH,
    SPOKEN,
    STATE,
    WORD,
    WORDINGS,
    YES,
    Key,
    Shape,
    one_of,
)
from game.content.value_types import BlockOf, Count, Either, ListOf, MapOf, Number, Opens, Ref
from game.encounter.values import Answer, Breach, Intent, Kind, Part

SHAPES: dict[str, Shape] = {
    "state": Shape(
        "a state",
        {
            "lines": Key(ListOf(SPEECH), "What she says on arriving."),
            "moves": Key(ListOf(BlockOf("move")), "What you may do.", True),
            "rival": Key(ListOf(BlockOf("rival line")), "What a rival says here."),
            "say_first": Key(YES, "The learner writes a sentence of her own on arriving, before the moves unfold."),
            **NOTES,
        },
    ),
    "line": Shape(
        "a line",
        {
            "id": Key(ID, "Its name.", True),
            "say": Key(SPOKEN, "What is heard.", True),
            **SAID,
            "once": Key(YES, "Said only once."),
            "asks": Key(YES, "An open question: left without an answer it costs."),
            "when": Key(CLAUSES, "When it is said."),
            **NOTES,
        },
    ),
    "loose line": Shape(
        "a line", {"id": Key(ID, "Its name."), "say": Key(SPOKEN, "What is heard.", True), **SAID, **NOTES}
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
            **NOTES,
        },
    ),
    "move": Shape(
        "a move",
        {
            "id": Key(ID, "Its name.", True),
            "kind": Key(one_of(Kind, "kind of move"), "The kind carries the rule.", True),
            "say": Key(SPOKEN, "What you say."),
            "go": Key(Either(STATE, MapOf(one_of(Answer, "answer"), STATE)), "Where the talk goes; 'end' ends it."),
            "needs": Key(CLAUSES, "When it can be chosen."),
            "effects": Key(EFFECTS, "What it changes besides its rule."),
            "reply": Key(SPEECH, "Her answer."),
            "again": Key(YES, "May be chosen more than once."),
            "to": Key(LINE, "The line that it takes up."),
            "sees": Key(LINE, "The line whose cue it names."),
            "right": Key(YES, "Whether it is right."),
            "strength": Key(Number(1, 3), "How strongly, 1 to 3."),
            "backed_by": Key(ListOf(BACKING), "What a comfort leans on: facts, repairs, kept promises, things shown."),
            "issue": Key(ISSUE, "The issue it is about."),
            "measure": Key(MEASURE, "The measure it appeals to."),
            "too_hard": Key(RUPTURE, "The rupture that pressing too hard opens."),
            "slip": Key(RUPTURE, "The rupture that it opens."),
            "reconcile": Key(ISSUE, "The issue to reconcile."),
            "promise": Key(PROMISE, "The promise it makes."),
            "shows": Key(ID, "What a present lays on the table, by a name of your own; a comfort may lean on it."),
            "clears": Key(RUPTURE, "The rupture whose denial it settles."),
            **NOTES,
        },
    ),
    "rupture": Shape(
        "a rupture",
        {
            "opens": Key(Opens(), "slip, past, or: turn 5.", True),
            "what": Key(PROSE, "What broke, in one sentence.", True),
            "kind": Key(one_of(Breach, "kind of rupture"), "What it was about.", True),
            "severity": Key(Number(1, 3), "How bad, 1 to 3.", True),
            "intent": Key(one_of(Intent, "intent"), "How it reads."),
            "needs_repaired": Key(FACT, "The fact that tells what making good has to meet."),
            "innocent": Key(YES, "Whether you did not do it."),
            "say_first": Key(YES, "The learner writes a sentence of her own once it stands, before the moves unfold."),
            "offering": Key(
                MapOf(one_of(Part, "part of an offering"), WORDINGS), "Wordings for each part of an offering.", True
            ),
            "deny": Key(ListOf(BlockOf("denial")), "Ways to say that it was not so."),
            "answers": Key(BlockOf("rupture answers"), "What she says.", True),
            **NOTES,
        },
    ),
    "denial": Shape("a denial", {"id": Key(ID, "Its name.", True), "say": Key(SPOKEN, "Its words.", True), **NOTES}),
    "wording": Shape(
        "a wording",
        {
            "id": Key(ID, "Its name.", True),
            "say": Key(SPOKEN, "Its words.", True),
            "vague": Key(YES, "Counts half."),
            "deflects": Key(YES, "Halves everything."),
            "misses": Key(YES, "Does not meet what needs repairing; counts half."),
            "promise": Key(PROMISE, "What you promise with it."),
            **NOTES,
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
            **NOTES,
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
            **NOTES,
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
}
