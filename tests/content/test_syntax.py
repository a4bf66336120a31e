"""A fault of syntax is told where it was made, in words that an author knows."""
from __future__ import annotations

import re

import pytest

from game.content.load import check_text
from tests.content.packs import small

ASK = '        say: "What happens if Monday goes wrong?"\n'
WO = 'say: "Two days is what I was given."}'
PARSER_WORDS = re.compile(
    "token|scalar|mapping|sequence|block end|document start|simple key|anchor|flow|expected|traceback", re.IGNORECASE
)


@pytest.mark.parametrize(
    ("old", "new", "code", "line_of"),
    [
        (ASK, "        say: 'It's fine to ask'\n", "text-after-quote", "It's fine"),
        (ASK, '        say: "What happens\n', "open-quote", "What happens"),
        (WO, 'say: "Two days is what I was given.}', "open-quote", "Two days is"),
        (WO, "say: Two days: is what}", "colon-in-text", "Two days: is"),
        (WO, 'say: "Two" days is what}', "text-after-quote", '"Two" days'),
        (WO, 'say: "Two days is what I was given."', "open-bracket", "Two days is"),
        (WO, 'say: "Two days" cue: waits}', "comma", "Two days"),
        (WO, "say: @you}", "special-start", "@you"),
        (ASK, "        say: %5 of it\n", "special-start", "%5"),
        (ASK, "        say: - you first\n", "special-start", "- you"),
        (ASK, "        say: | you first\n", "special-start", "| you"),
        (ASK, "        say: *sigh\n", "special-start", "*sigh"),
        (ASK, "        say: !wow what then\n", "cut-off", "!wow"),
        (ASK, "     " + ASK.strip() + "\n", "indent", "What happens"),
        (ASK, "            " + ASK.strip() + "\n", "indent", "What happens"),
        ("      - id: ask_monday", "      -id: ask_monday", "no-space", "-id:"),
        ("kind: follow_up", "kind:follow_up", "no-space", "kind:follow_up"),
        (WO, "say: Two days, is what}", "cut-off", "Two days, is"),
        ("effects: [learn owners_press]", "effects: [learn owners_press", "open-bracket", "[learn owners_press"),
    ],
)
def test_a_fault_is_told_on_its_own_line(old: str, new: str, code: str, line_of: str) -> None:
    content = small((old, new))
    problems = check_text(content).problems
    assert [problem.code for problem in problems] == [code]
    assert line_of in content.split("\n")[problems[0].line - 1]
    assert not PARSER_WORDS.search(problems[0].message + problems[0].hint)


def test_an_unclosed_quote_far_above_the_stumble_is_told_where_it_opens() -> None:
    content = small(('says: "The owners gave her two days."', 'says: "The owners gave her two days.'))
    [problem] = check_text(content).problems
    assert problem.code == "open-quote"
    assert "The owners gave her two days." in content.split("\n")[problem.line - 1]


def test_a_text_over_two_lines_in_quotes_is_not_taken_for_an_open_quote() -> None:
    two_lines = '        say: "What happens\n          if Monday goes wrong?"\n'
    content = small((ASK, two_lines), ("kind: ask\n", "kind:ask\n"))
    assert [problem.code for problem in check_text(content).problems] == ["no-space"]


def test_a_bracket_left_open_to_the_end_of_the_file_is_told_where_it_opens() -> None:
    content = small() + "renamed: {first: opening\n"
    [problem] = check_text(content).problems
    assert (problem.code, problem.column) == ("open-bracket", 10)
    assert problem.line == content.count("\n")


def test_a_line_of_a_million_quotes_is_one_problem() -> None:
    assert len(check_text("a: " + '"' * 1_000_000).problems) == 1
