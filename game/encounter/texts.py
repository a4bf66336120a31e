"""Every text of an encounter that a player may read, by a name that lasts, and the same encounter with other words.

What is said goes by its id (`cw10`, `ask_thursday`), the rest by `title`, `summary`, `briefing`, `note`, `role`,
`fact.NAME`, `issue.NAME`, `option.ISSUE.NAME`, `promise.NAME`, `rupture.NAME`, `rival.NAME.OCCASION`. Amounts have
no words. What another hand says in words of its own goes by `HAND/NAME`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from game.encounter.script import Act, Encounter, Issue, Line, Option, Person, Promise, Rival, Rupture, Step, Wording

Say = Callable[[str, str], str]
"""(name, text) -> the text to put there."""
_SAID = (Line, Act, Wording, Step)
_HEAD = {"title": "title", "summary": "summary", "briefing": "briefing", "content_note": "note"}
_NEVER_READ = frozenset({"portrait", "source", "renamed", "content_hash", "notes"})


def texts(encounter: Encounter) -> dict[str, str]:
    """Every text by its name, in the order of the file."""
    found: dict[str, str] = {}

    def keep(name: str, text: str) -> str:
        if text and not text.lstrip("-").replace(",", "").isdigit():
            found.setdefault(name, text)
        return text

    reworded(encounter, keep)
    return found


def texts_of_hands(encounter: Encounter, hands: Sequence[Encounter]) -> dict[str, str]:
    """Every text by its name, and behind them what each of these hands says in other words."""
    found = texts(encounter)
    for hand in hands:
        found |= {of_hand(hand, name): text for name, text in texts(hand).items() if found.get(name) != text}
    return found


def of_hand(hand: Encounter, name: str) -> str:
    """What a text is called that this hand has in words of its own; the file's own hand adds nothing."""
    return f"{hand.variant}/{name}" if hand.variant else name


def in_words(encounter: Encounter, words: Mapping[str, str]) -> Encounter:
    """The encounter with these words by their names; what has none stays as it was written."""
    return reworded(encounter, lambda name, text: words.get(name) or text)


def reworded(encounter: Encounter, say: Say) -> Encounter:
    """The encounter with every text replaced by what `say` gives for it."""
    made: Encounter = _reworded(encounter, say, "")
    return made


def _reworded(value: Any, say: Say, issue: str) -> Any:
    """A part of it; `issue` is the one that an option belongs to. What does not change stays the same object."""
    if isinstance(value, Mapping):
        return {key: _reworded(each, say, issue) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_reworded(each, say, issue) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inside = value.id if isinstance(value, Issue) else issue
    put = _own(value, say, issue)
    for field in fields(value):
        if field.name not in put and field.name not in _NEVER_READ:
            put[field.name] = _reworded(getattr(value, field.name), say, inside)
    changed = {name: each for name, each in put.items() if each is not getattr(value, name)}
    return replace(value, **changed) if changed else value


def _own(value: Any, say: Say, issue: str) -> dict[str, Any]:
    """The texts of one part itself."""
    match value:
        case Encounter():
            heads: dict[str, Any] = {field: say(name, getattr(value, field)) for field, name in _HEAD.items()}
            return heads | {"facts": {name: say(f"fact.{name}", text) for name, text in value.facts.items()}}
        case Option():
            return {"say": say(f"option.{issue}.{value.id}", value.say)}
        case Issue():
            return {"label": say(f"issue.{value.id}", value.label)}
        case Promise():
            return {"what": say(f"promise.{value.id}", value.what)}
        case Rupture():
            return {"what": say(f"rupture.{value.id}", value.what)}
        case Person():
            return {"role": say("role", value.role)}
        case Rival():
            return {"lines": {name: say(f"rival.{value.id}.{name}", text) for name, text in value.lines.items()}}
        case _:
            return {"say": say(value.id, value.say)} if isinstance(value, _SAID) else {}
