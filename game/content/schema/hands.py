"""The shapes of a hand: changes of the file, by section and by id."""
from __future__ import annotations

from game.content.schema.parts import CHANGES, Key, Shape
from game.content.value_types import Anything, BlockOf

SHAPES: dict[str, Shape] = {
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
}
