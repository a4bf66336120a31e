"""Problems that `explore` proves by visiting every situation. Their samples are played in tests/authoring.

`dead-end`, `trap`, `single-way` and `best-out-of-reach` come with the shortest way to see for oneself.
"""
from __future__ import annotations

from game.content.codes.row import Row, warn

_PROVED = "proved"

ROWS = (
    Row(
        code="dead-end",
        kind=_PROVED,
        sentence="The player can be left with no move but walk in '{name}'.",
        hint="Shortest way there: {way}",
    ),
    warn(
        code="never-offered",
        kind=_PROVED,
        sentence="The move '{name}' can never be made, in any play.",
        hint="Look at its 'needs', at the line it takes up, and at how the talk comes to its state.",
    ),
    warn(
        code="never-shown",
        kind=_PROVED,
        sentence="The line '{name}' is never said, in any play.",
        hint="Look at its 'when', or take it out.",
    ),
    Row(
        code="never-reached",
        kind=_PROVED,
        sentence="The talk never comes to the state '{name}', in any play.",
        hint="Let the 'go' of a move lead there, or take the state out.",
    ),
    Row(
        code="never-ends",
        kind=_PROVED,
        sentence="A play can go on for ever in '{name}'.",
        hint="Shortest way there: {way}",
    ),
    warn(
        code="trap",
        kind=_PROVED,
        sentence="After '{name}' no agreement can be reached any more, with half the patience left.",
        hint="Shortest way there: {way}",
    ),
    Row(
        code="best-out-of-reach",
        kind=_PROVED,
        sentence="No play ends '{name}', which the file says is best.",
        hint="Make it possible, or write another outcome at 'best'.",
    ),
    warn(
        code="single-way",
        kind=_PROVED,
        sentence="There is only one way to end '{name}': all others differ from it in fewer than two moves.",
        hint="Open a second way. The one there is: {way}",
    ),
    warn(
        code="one-trick",
        kind=_PROVED,
        sentence="The best is reached by {family} alone.",
        hint="Let the best terms need something else as well: a repair, a promise, a measure, a question answered.",
    ),
    warn(
        code="no-dilemma",
        kind=_PROVED,
        sentence="In '{name}' there is never a choice: at most one kind of move keeps the best in reach.",
        hint="Give it a second move that is right for another reason.",
    ),
    warn(
        code="influence-idle",
        kind=_PROVED,
        sentence="Cajoling, pressing and reassuring change nothing: the best, and every outcome, is had without them.",
        hint="Let something hang on them, or take them out, '{name}' first.",
    ),
    Row(
        code="skill-out-of-reach",
        kind=_PROVED,
        sentence="No move that teaches '{name}' can ever be made, though 'skills' promises it.",
        hint="Add such a move, or take the skill out of 'about.skills'.",
    ),
)
