"""The one table of problems, and the list that collects them while a file is checked."""
from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from game.content.codes import hands, lessons, meaning, names, packs, proved, reach, reading, shape, writing
from game.content.codes.fillers import FILLED_IN
from game.content.codes.row import MARK, Row
from game.content.nodes import Node, Spot, spot_of
from game.content.problems import Problem, Severity, shorten, suggest
from game.language.catalog import N_, _, sentence

__all__ = ["FAMILIES", "MARK", "TABLE", "Findings", "Row"]

FAMILIES: dict[str, tuple[Row, ...]] = {
    N_("Reading"): reading.ROWS,
    N_("Shape"): shape.ROWS,
    N_("Names"): names.ROWS,
    N_("Meaning"): meaning.ROWS,
    N_("Ways through"): reach.ROWS,
    N_("Hands"): hands.ROWS,
    N_("Lessons"): lessons.ROWS,
    N_("Packs"): packs.ROWS,
    N_("Writing"): writing.ROWS,
    N_("Proved by exploring"): proved.ROWS,
}
TABLE: dict[str, Row] = {row.code: row for rows in FAMILIES.values() for row in rows}

_MOST_SUGGESTED = 50
_MOST_KEPT = 1000
_LONG = {"whole": 100, "value": 100, "names": 240, "advice": 240, "why": 240, "way": 400, "about": 200}


@dataclass(slots=True)
class Findings:
    """The problems of one file, in the order in which they were met."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)
    error_lines: list[int] = field(default_factory=list)
    """Sorted."""
    hand: str = ""
    """The hand that is checked; empty for the file itself."""
    stands_for: dict[int, set[int]] = field(default_factory=dict)
    """Of a hand: the lines of the file in whose place a line of the hand stands."""

    def add(
        self, code: str, at: Node | Spot | None, near: Iterable[str] | None = None, **words: object
    ) -> None:
        """Records `code` at a node, or for the whole file.

        `near` are names that may have been meant; the word `name` is looked for among them. The hint of the row
        is used where none is like it.
        """
        row = TABLE[code]
        self.count[code] += 1
        if self.count[code] > _MOST_KEPT:
            return
        said = {key: shorten(_word(key, word), _LONG.get(key, 60)) for key, word in words.items()}
        hint = _(row.hint).format_map(said)
        if near is not None and self.count[code] <= _MOST_SUGGESTED:
            hint = suggest(str(words["name"]), near, hint)
        spot = Spot(0, 0, 0) if at is None else spot_of(at)
        if row.severity is Severity.ERROR:
            for line in (spot.line, *self.stands_for.get(spot.line, ())):
                insort(self.error_lines, line)
        self.problems.append(
            Problem(
                code=code,
                severity=row.severity,
                path=self.path,
                line=spot.line,
                column=spot.column,
                width=spot.width,
                message=in_hand(self.hand, _(row.sentence).format_map(said)),
                hint=hint,
            )
        )

    def clean(self, first: int, last: int) -> bool:
        """Whether no error stands from line `first` to line `last`."""
        place = bisect_left(self.error_lines, first)
        return place == len(self.error_lines) or self.error_lines[place] > last


def _word(key: str, word: object) -> str:
    return sentence(str(word)) if key in FILLED_IN else str(word)


def in_hand(hand: str, message: str) -> str:
    """The sentence of a problem with the hand that it belongs to; as it is for the file itself."""
    return _("In the hand '{hand}': {message}").format(hand=hand, message=message) if hand else message
