"""The command `explain`."""
from __future__ import annotations

import io

import pytest

from game.authoring.explain import code_list, families, run, table


def said(code: str) -> tuple[int, str]:
    out = io.StringIO()
    return run(code, out), out.getvalue()


@pytest.mark.parametrize("code", table())
def test_every_code_has_a_page_with_its_problem_and_what_to_write(code: str) -> None:
    ended, page = said(code)
    row = table()[code]
    assert ended == 0
    assert page.startswith(f"{row.severity}[{code}]")
    assert "tmp" not in page and "{" not in page.split("\n\n")[1]
    if row.kind == "text":
        wrong, right = page.split("Wrong:\n")[1].split("Right:\n")
        assert f"{row.severity}[{code}]" in wrong and "  = " in wrong
        assert right.strip() and right.strip() not in wrong


def test_a_page_shows_the_wrong_line_with_its_caret_and_the_right_one() -> None:
    _, page = said("unknown-target")
    assert "There is no state called 'woried'." in page and "^^^^^^" in page
    assert "go: opening}" in page.split("Right:")[1]


def test_a_code_may_be_given_as_the_checker_shows_it() -> None:
    assert said("error[no-zone]") == said("no-zone") == said(" No-Zone ")


def test_an_unknown_code_is_wrong_use_with_the_nearest_one() -> None:
    assert said("unknwon-target") == (
        2,
        "There is no problem called 'unknwon-target'. Did you mean 'unknown-target'?\n",
    )
    assert said("zzz")[1].startswith("There is no problem called 'zzz'. Without a code")


def test_without_a_code_every_one_is_listed_in_its_family() -> None:
    ended, listing = said("")
    assert ended == 0
    parts = listing.split("\n\n")
    assert [each.split("\n")[0] for each in parts[:-1]] == list(families())
    listed = [line.split()[0] for each in parts[:-1] for line in each.split("\n")[1:]]
    assert listed == list(table())


def test_the_list_for_the_guide_has_a_row_of_four_cells_for_each_code() -> None:
    rows = code_list().strip().split("\n")[2:]
    assert [row.split("`")[1] for row in rows] == list(table())
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)
