"""Bad input is the point: every fault planted in a good encounter is found, in one sentence, where it stands."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.content.codes import TABLE
from game.content.problems import Severity, render, show
from tests.authoring.planted import FAULTS, Planted, check, content, found_in, heap
from tests.content.packs import ENCOUNTER, place_of_mark, unmarked

PARSERS = re.compile(r"while (parsing|scanning)|expected <|mapping values|could not find|Traceback|\.py\b|yaml\.")
"""Phrases of a parser, and of Python."""
MARKED = re.compile(r"¦(\d+)¦")


def test_at_least_sixty_faults_are_planted() -> None:
    assert len({fault.what for fault in FAULTS}) == len(FAULTS) >= 60


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_fault_is_found_in_one_sentence_at_its_line_with_what_to_write(tmp_path: Path, fault: Planted) -> None:
    report = check(tmp_path, content(fault), fault.file)
    problem = found_in(report, fault)
    assert problem is not None, [each.code for each in report.problems]
    assert problem.line == place_of_mark(content(fault))[0]
    assert problem.message.endswith(".")
    assert "\n" not in problem.message
    assert problem.hint
    assert "\n" not in problem.hint
    assert not PARSERS.search(show(problem))
    if fault.file == ENCOUNTER:
        assert (report.encounter is None) == any(each.severity is Severity.ERROR for each in report.problems)


def test_every_code_that_a_file_alone_can_show_is_planted() -> None:
    planted = {fault.code for fault in FAULTS}
    assert planted >= {code for code, row in TABLE.items() if row.kind == "text" and code not in ("syntax", "key")}


def test_the_good_encounter_is_silent(tmp_path: Path) -> None:
    assert check(tmp_path, content(Planted("nothing", ""))).problems == ()


def test_faults_in_one_file_are_reported_together_each_at_its_line(tmp_path: Path) -> None:
    planted, text = heap()
    wanted = {
        (FAULTS[int(mark)].code, number)
        for number, line in enumerate(text.split("\n"), 1)
        for mark in MARKED.findall(line)
    }
    report = check(tmp_path, MARKED.sub("", text).encode())
    assert len(planted) >= 30
    assert wanted <= {(each.code, each.line) for each in report.problems}
    lines = [each.line for each in report.problems]
    assert lines == sorted(lines)


@pytest.mark.parametrize("fault", [each for each in FAULTS if each.changes], ids=lambda fault: fault.what)
def test_a_fault_that_is_cut_off_anywhere_behind_it_crashes_nothing(tmp_path: Path, fault: Planted) -> None:
    whole = unmarked(content(fault))
    line = place_of_mark(content(fault))[0]
    cut = b"\n".join(whole.split(b"\n")[: line + 1])
    report = check(tmp_path, cut)
    assert report.problems
    assert render(report.problems, {report.path: report.lines})
    assert report.path.endswith(ENCOUNTER)
