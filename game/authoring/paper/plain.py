"""Role sheets as plain lines, for a screen: "# " to "### " are headings, "- " an item, anything else a paragraph."""
from __future__ import annotations

from html.parser import HTMLParser

from game.authoring.paper.roles import LIMIT, Words, role_sheets
from game.encounter.script import Encounter

LEAST = "the least that you can live with"
_LEADS = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "p": ""}


def role_lines(encounter: Encounter, measures: Words, role: str) -> tuple[str, ...]:
    """The sheet for `role` (them or you), with the words that stand on paper, without those for trainers."""
    reader = _Reader()
    reader.feed(role_sheets(encounter, measures, (role,)).partition("<body>")[2])
    left_out = (LIMIT, " ".join(encounter.notes.split()))
    return tuple(line for line in reader.lines if line not in left_out)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._text: list[str] = []
        self._cells: list[str] = []
        self._is_limit = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._text = []
        if tag == "tr":
            self._cells, self._is_limit = [], ("class", "limit") in attrs

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        said = " ".join("".join(self._text).split())
        if tag in ("td", "th"):
            self._cells.append(said)
        elif tag == "tr" and len(self._cells) > 1 and self._cells[0]:
            limit = f" ({LEAST})" if self._is_limit else ""
            self.lines.append(f"- {self._cells[0]}: {self._cells[1]}{limit}")
        elif tag in _LEADS and said:
            self.lines.append(f"{_LEADS[tag]}{said}")
        self._text = []
