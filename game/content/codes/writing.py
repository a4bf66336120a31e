"""Warnings about the writing."""
from __future__ import annotations

from game.content.codes.row import warn

_ASK = 'say: "What happens if Monday goes wrong?"'
_LONG = "What happens " + "to you and to everybody you know " * 5 + "if Monday goes wrong?"

ROWS = (
    warn(
        code="stray-quote",
        sentence="This text ends with a quote that was never opened.",
        hint="Put {sign} before the text as well, or take it away behind it.",
        old=_ASK,
        wrong='say: ¦What happens if Monday goes wrong?"',
    ),
    warn(
        code="long-line",
        sentence="This is {count} characters long; about {most} fit into the speech box.",
        hint="Cut it, or make two lines of it.",
        why="A line is read aloud and shown in three lines of a box; what is longer is cut into pages.",
        old=_ASK,
        wrong=f'say: ¦"{_LONG}"',
        right='say: "What happens to you if Monday goes wrong?"',
    ),
    warn(
        code="same-text",
        sentence="The same words stand on line {line}.",
        hint="People seldom say a thing twice in the same words: vary one of them.",
        why="A learner takes a sentence heard twice for a fault of the game.",
        old=_ASK,
        wrong='say: ¦"A person stands behind mine."',
    ),
    warn(
        code="no-cue",
        sentence="'read_cues' is trained, but no line has a cue.",
        hint="Add  cue: glances_at_clock  (or another posture) to a line, or take 'read_cues' out.",
        why="The skill would be reported without ever having been asked for.",
        old="      - {id: see_clock, kind: name_cue, sees: op10, say: \"You look at the clock.\", "
        "effects: [tension -5], go: worried}\n",
        wrong="",
        also=(
            ("        cue: glances_at_clock\n", ""),
            ("open, cue: lowers_voice,", "open,"),
            ("skills: [read_cues, reconcile]", "skills: [¦read_cues, reconcile]"),
        ),
    ),
    warn(
        code="placeholder",
        sentence="'{value}' looks like something still to be written.",
        hint="Write the words, or move the note to 'notes:'.",
        old=_ASK,
        wrong='say: ¦"TODO ask about Monday"',
    ),
)
