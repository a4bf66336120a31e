"""Each promise of docs/ACCESSIBILITY.md names the tests that hold it."""
from __future__ import annotations

import re

from tests.shipped import ROOT

DOC = (ROOT / "docs" / "ACCESSIBILITY.md").read_text(encoding="utf-8")
ROWS = [line for line in DOC.splitlines() if line.startswith("| ") and not line.startswith("| promise")]


def names_of_tests() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        found |= set(re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    return found


def test_every_row_names_tests_that_are_there() -> None:
    there = names_of_tests()
    for row in ROWS:
        named = re.findall(r"`(test_\w+)`", row)
        assert named, row
        assert set(named) <= there, set(named) - there


def test_there_is_a_row_for_each_line_of_what_access_means() -> None:
    for what in ("keyboard alone", "mouse alone", "gamepad alone", "screen reader", "44 px", "4.5 : 1", "high contrast",
                 "colour alone", "time pressure", "Undo", "giving up", "Reduced motion", "14 px", "wider lines",
                 "note before hard", "Reads aloud", "your own", "Plain language", "cut off", "Light, dark"):
        assert any(what in row for row in ROWS), what
