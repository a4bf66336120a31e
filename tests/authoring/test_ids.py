"""`ids` gives ids and touches nothing else."""
from __future__ import annotations

import re

from game.authoring.ids import with_ids
from game.content.load import check_text
from tests.content.packs import small


def test_ids_are_given_in_blocks_and_in_braces_and_the_rest_stays_as_it_was() -> None:
    text = small(("      - id: op10\n        mood: wary", "      - mood: wary"), ("{id: op20, mood", "{mood"),
                 ("      - id: answer\n        kind", "      - kind"), ("to: op10\n", "to: op30\n"),
                 ("sees: op10", "sees: op30"))  # fmt: skip
    done = with_ids(text)
    assert done is not None
    assert [given.id for given in done.given] == ["op10", "a_person_stands", "op20"]
    lines = done.text.split("\n")
    assert all(f"id: {given.id}" in lines[given.line - 1] for given in done.given)
    stripped = re.sub(r"id: (op10|a_person_stands)\n +", "", done.text).replace("id: op20, ", "")
    assert stripped == text


def test_what_has_an_id_keeps_it_and_a_second_run_gives_nothing() -> None:
    done = with_ids(small())
    assert done is not None
    assert (done.text, done.given) == (small(), ())


def test_after_it_the_checker_misses_no_id() -> None:
    text = re.sub(r"\{id: (?:ec|ea|bp|bc|rn|rc)\d+, ", "{", small())
    assert {each.code for each in check_text(text).problems} >= {"missing-key"}
    done = with_ids(text)
    assert done is not None
    assert len(done.given) > 15
    assert check_text(done.text).problems == ()


def test_comments_and_windows_line_ends_stay() -> None:
    commented = small(("      - id: op10\n        mood: wary", "      - mood: wary   # her first face"))
    text = commented.replace("\n", "\r\n")
    done = with_ids(text)
    assert done is not None
    assert "      - id: op11" not in done.text
    assert done.text.count("\n") == done.text.count("\r\n") == text.count("\n") + 1
    assert "# her first face" in done.text


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    assert with_ids("title: [\n") is None
    assert with_ids("just words") is None
