"""Problems of hands: what `variants:` changes by name and by id."""
from __future__ import annotations

from game.content.codes.row import Row, warn

_BEFORE = "reconcile:\n"


def _hand(*lines: str, name: str = "second_hand") -> str:
    """A hand in front of a key of the small encounter."""
    return "variants:\n" + "".join(f"  {line}\n" for line in (f"{name}:", *(f"  {line}" for line in lines))) + _BEFORE


_GOOD = _hand("client: {fair_means: market}", 'lines: {wo10: "Two days is the going rate."}')

ROWS = (
    Row(
        code="unknown-hand-id",
        sentence="There is no {thing} called '{name}' to change.",
        hint="{advice}",
        why="A hand is the same encounter with other answers: it changes what is there and adds nothing.",
        old=_BEFORE,
        wrong=_hand("client: {fair_means: market}", 'lines: {¦wo11: "Two days is the going rate."}'),
        right=_GOOD,
    ),
    Row(
        code="hand-id",
        sentence="'{name}' would be lost: a hand changes what an id stands for, never the id.",
        hint="Leave the ids out, and change lines, wordings and steps one by one:  lines: {{{name}: \"…\"}}",
        why="Saves, translations and reports point at ids, and they hold for every hand.",
        old=_BEFORE,
        wrong=_hand("client: {fair_means: market}", 'lines: {wo10: {id: ¦wo11, say: "Two days is the going rate."}}'),
        right=_GOOD,
    ),
    warn(
        code="hand-changes-nothing",
        sentence="The hand '{name}' has other words, but the same answers are right.",
        hint="Change what is right:  client: {{fair_means: …}}, weights, which fact matters, or which move is right.",
        why="A hand is there so that a neighbour's answers do not help.",
        old=_BEFORE,
        wrong=_hand('lines: {wo10: "Two days is the going rate."}', name="¦second_hand"),
        right=_GOOD,
    ),
    Row(
        code="too-many-hands",
        sentence="'{name}' is one hand too many: a file has its own and at most {most} others.",
        hint="Keep those that differ most in what is right.",
        why="Each hand is proved and translated by itself, and four are enough for a room.",
        old=_BEFORE,
        wrong="variants:\n"
        + "".join(f"  {mark}hand_{n}: {{client: {{trust: 4{n}}}}}\n" for n, mark in enumerate(["", "", "", "¦"], 1))
        + _BEFORE,
        right="variants:\n" + "".join(f"  hand_{n}: {{client: {{trust: 4{n}}}}}\n" for n in (1, 2, 3)) + _BEFORE,
    ),
    Row(
        code="unknown-hand",
        sentence="The file has no hand called '{name}'.",
        hint="Hands here: {names}.",
        why="Hands are the names under 'variants:'.",
        kind="asked",
    ),
)
