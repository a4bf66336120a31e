"""docs/CLASSROOM.md says what is so: columns, kinds of steps, the lesson in it, and the numbers of limits."""

from __future__ import annotations

import re

import pytest

from game.classroom import exports, rows
from game.classroom.protocol import MOST_BYTES
from game.classroom.seats import BURST, RATE
from game.content.lessons import lesson_paths, read_lesson
from game.encounter.lesson import StepKind
from tests.shipped import ROOT, library

TEXT = (ROOT / "docs" / "CLASSROOM.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "columns"), [
    ("choices", exports.CHOICE_COLUMNS), ("outcomes", exports.OUTCOME_COLUMNS), ("skills", exports.SKILL_COLUMNS),
    ("notes", exports.NOTE_COLUMNS),
])  # fmt: skip
def test_the_columns_of_an_export_are_listed_in_their_order(name, columns) -> None:
    told = TEXT.split(f"**{name}.csv**")[1].split("\n**")[0]
    assert tuple(re.findall(r"`([a-z_]+)`", told)) == columns


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_kind_of_step_is_named(kind) -> None:
    assert f"`{kind}`" in TEXT


def test_the_lesson_in_the_guide_is_right(tmp_path) -> None:
    path = tmp_path / "lessons" / "my_lesson.yaml"
    path.parent.mkdir()
    path.write_text(re.findall(r"^```yaml\n(.*?)^```", TEXT, re.M | re.S)[0], encoding="utf-8")
    report = read_lesson(path, library().pack)
    assert report.problems == () and report.lesson is not None


def test_the_shipped_lessons_are_right_and_named() -> None:
    paths = lesson_paths(ROOT / "dialogues")
    assert len(paths) == 4
    for path in paths:
        report = read_lesson(path, library().pack)
        assert report.problems == () and report.lesson is not None
        assert f"`{path.stem}` ({report.lesson.minutes}" in TEXT


def test_the_limits_are_those_that_hold() -> None:
    assert f"at most {MOST_BYTES // 1024} KB" in TEXT
    assert f"send {RATE:.0f} a second\n({BURST:.0f} at once)" in TEXT
    assert f"for {rows.STUCK_SECONDS} seconds is **stuck**" in TEXT
    assert f"heard of for {rows.LOST_SECONDS} is **lost**" in TEXT
