"""The shapes of a lesson file."""
from __future__ import annotations

from game.content.schema.parts import ID, PROSE, WORD, YES, Key, Shape, one_of
from game.content.value_types import BlockOf, ListOf, Number, Ref
from game.encounter.lesson import StepKind

SHAPES: dict[str, Shape] = {
    "lesson": Shape(
        "a lesson",
        {
            "format": Key(Number(1, 9999), "The version of this format: 1."),
            "id": Key(WORD, "Its name, as the file is called.", True),
            "title": Key(PROSE, "What the room sees.", True),
            "summary": Key(PROSE, "What it is for, in a sentence."),
            "minutes": Key(Number(1, 600), "How long it takes; its steps add up to it.", True),
            "steps": Key(ListOf(BlockOf("lesson step")), "What the room does, in order.", True),
            "notes": Key(PROSE, "For the trainer: what to listen for."),
        },
    ),
    "lesson step": Shape(
        "a step of a lesson",
        {
            "id": Key(ID, "Its name.", True),
            "kind": Key(one_of(StepKind, "kind of step"), "What the room does.", True),
            "minutes": Key(Number(1, 300), "How long it takes.", True),
            "title": Key(PROSE, "What the room sees."),
            "say": Key(PROSE, "What the seats are told to do."),
            "encounter": Key(Ref("encounter"), "What is played or prepared."),
            "hand": Key(WORD, "One of its hands; without it, the file's own."),
            "deal": Key(YES, "Each seat, or each pair, has the next hand."),
            "swap": Key(YES, "In a step for pairs: the chairs are changed."),
            "assess": Key(YES, "No meters, and no move is taken back."),
            "asks": Key(ListOf(PROSE), "Questions to each seat, or to the room."),
            "keep": Key(YES, "Answers are kept in the class record; the page says so."),
            "pauses": Key(ListOf(BlockOf("pause")), "Where every seat waits for the room."),
        },
    ),
    "pause": Shape(
        "a pause point",
        {
            "turn": Key(Number(1, 200), "The turn from which a seat waits.", True),
            "say": Key(PROSE, "What the seats are told there."),
        },
    ),
}
