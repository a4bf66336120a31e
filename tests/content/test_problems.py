"""How a problem is shown."""
from __future__ import annotations

import json

from game.content.load import check_text
from game.content.problems import Problem, Severity, as_json, harmless, in_order, nearest, render, show, suggest
from tests.content.packs import small


def problem(**fields: object) -> Problem:
    plain: dict[str, object] = {
        "code": "unknown-target",
        "severity": Severity.ERROR,
        "path": "rota.yaml",
        "line": 2,
        "column": 5,
        "width": 6,
        "message": "There is no state called 'woried'.",
        "hint": "Did you mean 'worried'? (line 121)",
    }
    return Problem(**(plain | fields))  # type: ignore[arg-type]


def test_a_problem_shows_place_code_sentence_source_caret_and_hint() -> None:
    assert show(problem(), ["reply: x", "go: woried"]).split("\n") == [
        "rota.yaml:2:5: error[unknown-target] There is no state called 'woried'.",
        "  1 | reply: x",
        "  2 | go: woried",
        "    |     ^^^^^^",
        "  = Did you mean 'worried'? (line 121)",
    ]


def test_a_problem_of_the_whole_file_has_no_place() -> None:
    shown = show(problem(line=0, column=0, width=0, hint=""), [])
    assert shown == "rota.yaml: error[unknown-target] There is no state called 'woried'."


def test_problems_are_sorted_by_line() -> None:
    assert [each.line for each in in_order([problem(line=9), problem(line=2), problem(line=5)])] == [2, 5, 9]


def test_at_most_ten_of_one_code_are_shown_unless_all() -> None:
    many = [problem(line=line, hint="") for line in range(1, 14)]
    few = render(many, {})
    assert few.count("error[") == 10
    assert few.endswith("… and 3 more [unknown-target] (--all shows them)")
    assert render(many, {}, show_all=True).count("error[") == 13


def test_signs_that_would_change_a_screen_are_made_harmless() -> None:
    shown = show(problem(message="One."), ["", "go: \x1b[31m\u202eabc\x07"])
    assert not {"\x1b", "\u202e", "\x07"} & set(shown)
    assert harmless("caf\u00e9 \u65e5\u672c") == "caf\u00e9 \u65e5\u672c"


def test_names_with_control_signs_are_shown_harmlessly() -> None:
    [found] = check_text(small(("go: worried\n", 'go: "wor\\eied\\u202e"\n'))).problems
    assert found.code == "unknown-target"
    assert found.message.isprintable()


def test_the_caret_stands_below_wide_signs() -> None:
    lines = show(problem(line=1, column=4, width=2), ["\u65e5\u672c: ab"]).split("\n")
    assert lines[2].index("^") - lines[2].index("|") == 2 + 5


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    shown = show(problem(line=1, column=501, width=4), [line]).split("\n")
    caret = shown[2].index("^")
    assert shown[1][caret : caret + 4] == "HERE"
    assert max(map(len, shown)) < 140


def test_json_has_every_field() -> None:
    [read] = json.loads(as_json([problem()]))
    assert read["code"] == "unknown-target"
    assert (read["line"], read["column"], read["width"], read["severity"]) == (2, 5, 6, "error")


def test_the_nearest_name_is_told_with_its_line() -> None:
    content = small(("slip: big_promise, go: worried", "slip: big_promise, go: woried"))
    [found] = check_text(content).problems
    line = content.split("\n").index("  worried:") + 1
    assert found.hint == f"Did you mean 'worried'? (line {line})"


def test_a_name_like_no_other_gets_the_list() -> None:
    assert nearest("zebra", ["opening", "worried"]) is None
    assert suggest("zebra", ["opening"], "States: opening.") == "States: opening."
