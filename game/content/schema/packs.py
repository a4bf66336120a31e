"""The shapes of what surrounds the encounters of a pack."""
from __future__ import annotations

from game.content.schema.parts import (
    LOOSE,
    MEASURE,
    NAME,
    NOTES,
    OUTCOME,
    PACK_OCCASION,
    POINTS,
    PROSE,
    SPOKEN,
    WORD,
    Key,
    Shape,
)
from game.content.value_types import BlockOf, Either, ListOf, MapOf, Number, Ref

SHAPES: dict[str, Shape] = {
    "people": Shape(
        "people.yaml",
        {
            "format": Key(Number(1, 9999), "The version of this format: 1."),
            "people": Key(MapOf(NAME, BlockOf("person")), "The people of the town, by name.", True),
            **NOTES,
        },
    ),
    "rivals": Shape(
        "rivals.yaml",
        {
            "format": Key(Number(1, 9999), "The version of this format: 1."),
            "rivals": Key(MapOf(NAME, BlockOf("rival")), "The AI rivals, by name.", True),
            **NOTES,
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
            **NOTES,
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
            **NOTES,
        },
    ),
    "tests": Shape(
        "a file of tests",
        {
            "format": Key(Number(1, 9999), "The version of this format: 1."),
            "encounter": Key(WORD, "The encounter that is played; without it the one after which the file is named."),
            "tests": Key(MapOf(NAME, BlockOf("test")), "Plays with what must come of them, by name.", True),
            **NOTES,
        },
    ),
    "test": Shape(
        "a test",
        {
            "hand": Key(WORD, "Another hand of the encounter."),
            "from": Key(WORD, "The state to begin in, in place of the first."),
            "with": Key(MapOf(WORD, WORD), "Meters and facts to begin with: {trust: 60, knows: book}."),
            "moves": Key(ListOf(WORD), "The moves, as 'replay' prints them, or the ids of your moves.", True),
            "state": Key(WORD, "Where the talk must stand then."),
            "trust": Key(POINTS, "What trust must be then."),
            "tension": Key(POINTS, "What tension must be then."),
            "turns_left": Key(Number(0, 99), "How many turns must be left then."),
            "outcome": Key(OUTCOME, "How it must have ended."),
            "expect": Key(ListOf(WORD), "Conditions that must hold then: [trust >= 40, knows book]."),
            "hears": Key(ListOf(WORD), "Ids of lines that must have been said."),
            "refused": Key(WORD, "A move that must be refused then."),
            **NOTES,
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
            **NOTES,
        },
    ),
}
