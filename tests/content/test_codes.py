"""Every row of the table of problems: its wrong sample gives exactly that code, its right one nothing."""
from __future__ import annotations

from pathlib import Path

import pytest

from game.content.codes import TABLE, Row
from game.content.codes.row import ENCOUNTER, sample
from game.content.codes.small import SMALL
from game.content.load import FileReport, check_paths
from game.content.problems import Severity
from tests.content.packs import place_of_mark, unmarked, write_pack

TEXTS = [row for row in TABLE.values() if row.kind == "text"]


def check_sample(folder: Path, row: Row, content: bytes) -> FileReport:
    write_pack(folder)
    (folder / row.file).write_bytes(unmarked(content))
    return check_paths([folder / row.file]).files[0]


@pytest.mark.parametrize("row", TEXTS, ids=lambda row: row.code)
def test_a_wrong_sample_gives_exactly_its_code_where_the_mark_stands(tmp_path: Path, row: Row) -> None:
    content = sample(row, SMALL, wrong=True)
    report = check_sample(tmp_path, row, content)
    assert [problem.code for problem in report.problems] == [row.code]
    problem = report.problems[0]
    assert (problem.line, problem.column) == place_of_mark(content)
    assert problem.severity is row.severity


@pytest.mark.parametrize("row", TEXTS, ids=lambda row: row.code)
def test_a_right_sample_is_silent(tmp_path: Path, row: Row) -> None:
    assert check_sample(tmp_path, row, sample(row, SMALL, wrong=False)).problems == ()


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    [problem] = check_paths([tmp_path / "nothing.yaml"]).problems
    assert (problem.code, problem.line) == ("missing-file", 0)
    assert "nothing.yaml" in problem.message


def test_a_folder_without_encounters_is_one_sentence(tmp_path: Path) -> None:
    assert [each.code for each in check_paths([tmp_path]).problems] == ["not-a-file"]


def test_a_file_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    too_long = tmp_path / ("n" * 5000 + ".yaml")
    assert [each.code for each in check_paths([too_long]).problems] == ["unreadable"]
    assert [each.severity for each in check_paths([tmp_path / "loop.yaml"]).problems] == [Severity.ERROR]


def test_every_code_that_text_can_show_has_a_sample() -> None:
    assert {row.code for row in TABLE.values() if row.kind not in ("text", "proved")} == {
        "missing-file",
        "not-a-file",
        "unreadable",
        "unknown-hand",
        "stale-translation",
        "missing-translation",
        "bad-translation",
        "bad-zip",
    }
    assert len(TABLE) >= 45


def test_every_sentence_is_one_sentence() -> None:
    for row in TABLE.values():
        assert row.sentence.endswith("."), row.code
        assert row.hint, row.code


def test_the_small_pack_is_silent(tmp_path: Path) -> None:
    report = check_paths([write_pack(tmp_path)])
    assert report.problems == ()
    assert [Path(file.path).name for file in report.files] == ["pack.yaml", "people.yaml", "rivals.yaml", "small.yaml",
                                                           "small_lesson.yaml"]
    assert ENCOUNTER in SMALL
