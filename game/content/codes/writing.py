"""Warnings about the writing."""
from __future__ import annotations

from game.content.codes.row import ENCOUNTER, warn
from game.content.codes.small import SMALL

_ASK = 'say: "What happens if Monday goes wrong?"'
_LONG = "What happens " + "to you? And to everybody you know, " * 5 + "if Monday goes wrong?"
_HARD = (
    "Considering the operational responsibilities associated with Monday, which individual would consequently be "
    "required to communicate any deviation?"
)
_PLAIN = "If Monday goes wrong, who picks up the phone? And who do they ring, at four, with the boat half in?"
_TALK = SMALL[ENCOUNTER][SMALL[ENCOUNTER].index("states:\n") : SMALL[ENCOUNTER].index("ruptures:\n")]
_ONE_KIND = '''\
states:
  opening:
    lines: [{id: op10, cue: waits, say: "Why should I wait for yours?"}]
    moves:
      - {id: ask_monday, kind: ask, say: "And on a bad Monday?", effects: [learn owners_press, learn crew_told]}
      - {id: why_fair, kind: ask, needs: [knows owners_press], say: "What makes it fair?", effects: [learn measure]}
      - {id: who_reads, kind: ¦ask, say: "Who reads it out?"}
      - {id: mine, kind: say_mine, reconcile: notice}
      - {id: terms, kind: offer, again: true, say: "Here is what I can do.", go: {accepted: end}}
'''

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
        sentence="This takes {count} lines of the speech box; {most} fit.",
        hint="Cut it, or make two lines of it.",
        why="A line is read aloud and shown in three lines of a box; what is longer makes all the words smaller.",
        old=_ASK,
        wrong=f'say: ¦"{_LONG}"',
        right='say: "What happens to you if Monday goes wrong?"',
    ),
    warn(
        code="hard-to-read",
        sentence="This asks for {grade} years of school to be read easily; {most} are enough for anything said here.",
        hint="Say it as you would across a table: shorter words, or two sentences.",
        why="Everybody plays: people who are tired, who read slowly, or whose language this is not. Measured as the "
        "grade of Flesch and Kincaid (1975), in English and from sixteen words on; it counts words and syllables.",
        old=_ASK,
        wrong=f'say: ¦"{_HARD}"',
        right=f'say: "{_PLAIN}"',
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
    warn(
        code="one-kind",
        sentence="Every move of the talk is of the kind '{kind}'.",
        hint="Let some of them do something else: follow_up, check, name_cue, respond, standard, reassure.",
        why="With one kind there is nothing to weigh: the player only chooses an order.",
        old=_TALK,
        wrong=_ONE_KIND,
        right=_ONE_KIND.replace("¦ask", "mirror"),
        both=(("    opens: slip\n", "    opens: past\n"),),
    ),
    warn(
        code="stale-translation",
        sentence="The words of '{name}' have changed since they were put into '{language}'.",
        hint="'lines export {language}' lists what to put anew; 'lines import {language}' takes it back.",
        why="Whoever plays in that language hears what this line used to say.",
        kind="locale",
    ),
    warn(
        code="missing-translation",
        sentence="{count} without words in '{language}'; the first is '{name}'.",
        hint="'lines export {language}' lists them; 'lines import {language}' takes them back.",
        why="Where words are missing the player reads the original in their place.",
        kind="locale",
    ),
    warn(
        code="bad-translation",
        sentence="The translation into '{language}' cannot be read.",
        hint="{why}",
        why="Until it is mended the encounter is played in its own language.",
        kind="locale",
    ),
)
