"""What is generated and compared: golden transcripts, and the sections of the documents between markers.

`python -m tests.golden` writes all of it; tests/test_golden.py compares it with what is there.
"""
from __future__ import annotations

import ast
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import count
from pathlib import Path

from game.authoring.explain import code_list
from game.content.schema.json_schema import FILES, schema
from game.encounter import tuning
from game.encounter.diagram import diagram
from game.encounter.values import Breach, Cue, Intent, Measure, Mood, Outcome, Panel, Skill, System, Where
from game.review.transcript import transcript
from game.session.journal import Journal
from game.session.players import play
from game.session.replay import Beat
from game.session.session import Session
from game.ui.places import PLACES
from game.ui.portrait.choices import CHOICES
from tests.shipped import ROOT, shipped

TRANSCRIPTS = {
    "late_handover": "blame_bridge; repair name_it own_it regret make_good; thank; sore_book; pass; see_book; "
    "return that_tuesday; repair name_it own_it regret make_good promise_change; ask_reader; say_friday; ask_same; "
    "ask_expected; offer fee=310 until=half_six keys=you_three; accept; record ring_first; close; keep keys_daily; "
    "let_go true_time; keep ring_first; let_go on_the_dot",
}
"""Encounter -> the play of which a transcript is kept, chosen to show nearly every rule once."""

_MARKED = "<!-- made by `make docs`: {name} -->\n{text}<!-- end of {name} -->"
_CITES = re.compile(r"\b(19|20)\d\d\b")


@cache
def beats(name: str) -> tuple[Beat, ...]:
    """The golden play of an encounter, made now."""
    seconds = count()
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.db")
        session = Session.start(journal, shipped(name), lambda: f"2031-03-04T10:00:{next(seconds):02}")
        play(session, TRANSCRIPTS[name])
        journal.close()
    return session.beats


def written(name: str) -> str:
    """Its transcript."""
    return transcript(shipped(name), beats(name))


def _boxed(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```\n"


# --- the table of constants ---------------------------------------------------------------------------------------


def constants() -> dict[str, object]:
    """Every constant of the rules with its value, in the order of the file."""
    return {name: value for name, value in vars(tuning).items() if name.isupper()}


def constant_table() -> str:
    """Every constant with its value and its source, as it stands in tuning.py."""
    lines: list[str] = []
    heading = ""
    source = Path(tuning.__file__).read_text(encoding="utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if line.startswith("# --- "):
            heading = line.strip("# -").strip()
            lines += ["", f"**{heading}**", "", "| constant | value | what it is, and its source |"]
            lines += ["|---|---|---|"]
        for name in _assigned(source, number):
            lines.append(f"| `{name}` | {_value(constants()[name])} | {_about(name, line, heading)} |")
    return "\n".join(lines).lstrip() + "\n"


def _assigned(source: str, number: int) -> Iterator[str]:
    """The constants that a statement beginning in this line sets."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno == number:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                yield from (each.id for each in ast.walk(target) if isinstance(each, ast.Name))


def _about(name: str, line: str, heading: str) -> str:
    """The comment behind a constant, which has a source or is a design choice; that of a table stands above it."""
    _, _, comment = line.partition("  # ")
    if _CITES.search(comment) or "design choice" in comment:
        return comment
    source = "see the heading" if _CITES.search(heading) and isinstance(constants()[name], dict) else "design choice"
    return f"{comment}; {source}" if comment else source


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(each)}" for key, each in value.items())
    return str(value)


# --- words to choose from -----------------------------------------------------------------------------------------


def word_list() -> str:
    """Every word that an author chooses from a list, by the key behind which it stands."""
    lists: dict[str, Iterable[str]] = {
        "mood": Mood, "cue": Cue, "fair_means, fair_to, measure": Measure, "where": Where, "system": System,
        "place": PLACES, "shows": Panel, "skills, teaches": Skill, "best": Outcome, "kind of a rupture": Breach,
        "intent": Intent,
        **{f"portrait: {key}": words for key, words in CHOICES.items()},
    }  # fmt: skip
    rows = [f"| {key} | {' '.join(f'`{word}`' for word in map(str, words))} |" for key, words in lists.items()]
    return "\n".join(["| behind | one of |", "|---|---|", *rows]) + "\n"


# --- sections of the documents ------------------------------------------------------------------------------------

SECTIONS: dict[str, dict[str, Callable[[], str]]] = {
    "docs/ARCHITECTURE.md": {"machines": lambda: _boxed(diagram())},
    "docs/RULES.md": {
        "constants": constant_table,
        "the play": lambda: _boxed(written("late_handover")),
    },
    "docs/AUTHORING.md": {"words": word_list, "codes": code_list},
}
"""Document -> its generated sections, by the name in their markers."""


def with_sections(document: str, text: str) -> str:
    """`text` with its generated sections made anew; ValueError where one has no markers."""
    for name, make in SECTIONS[document].items():
        begin, _, end = _MARKED.format(name=name, text="\0").partition("\0")
        head, began, rest = text.partition(begin)
        _, ended, tail = rest.partition(end)
        if not (began and ended):
            raise ValueError(f"{document} has no section between '{begin.strip()}' and '{end}'.")
        text = head + _MARKED.format(name=name, text=make()) + tail
    return text


def files() -> Iterator[tuple[Path, str]]:
    """Every file that is generated, wholly or in part, with what should stand in it."""
    for name in TRANSCRIPTS:
        yield Path(__file__).parent / f"{name}.txt", written(name)
    for kind in FILES:
        yield ROOT / "assets" / f"{kind}.schema.json", schema(kind)
    for document in SECTIONS:
        path = ROOT / document
        yield path, with_sections(document, path.read_text(encoding="utf-8"))
