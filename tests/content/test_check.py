"""The command `check`."""
from __future__ import annotations

import io
import json
from pathlib import Path

from game.authoring.check import run
from tests.content.packs import ENCOUNTER, small, write_pack


def ran(*paths: Path, as_json: bool = False, show_all: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    return run(list(paths), as_json=as_json, show_all=show_all, out=out), out.getvalue()


def test_a_clean_pack_is_zero_and_a_line_for_each_file(tmp_path: Path) -> None:
    code, said = ran(write_pack(tmp_path))
    assert code == 0
    assert [line.split(" (")[0] for line in said.splitlines()] == [
        "pack.yaml: 0 errors, 0 warnings",
        "people.yaml: 0 errors, 0 warnings",
        "rivals.yaml: 0 errors, 0 warnings",
        "small.yaml: 0 errors, 0 warnings",
        "small_lesson.yaml: 0 errors, 0 warnings",
    ]


def test_an_error_is_one_and_is_shown_with_its_line(tmp_path: Path) -> None:
    write_pack(tmp_path, small=small(("kind: ask\n", "kind: aks\n")))
    code, said = ran(tmp_path / ENCOUNTER)
    assert code == 1
    assert "error[not-in-list] 'aks' is not a kind of move." in said
    assert said.splitlines()[-1].startswith("small.yaml: 1 error, 0 warnings")


def test_a_warning_alone_is_clean(tmp_path: Path) -> None:
    write_pack(tmp_path, small=small(("What happens if Monday", "TODO what if Monday")))
    code, said = ran(tmp_path / ENCOUNTER)
    assert code == 0
    assert "warning[placeholder]" in said


def test_the_pack_of_a_single_file_is_found_above_it(tmp_path: Path) -> None:
    write_pack(tmp_path, small=small(("person: ines", "person: inez")))
    assert "unknown-person" in ran(tmp_path / ENCOUNTER)[1]
    assert "unknown-person" in ran(tmp_path / "encounters")[1]
    (tmp_path / "pack.yaml").unlink()
    assert "unknown-person" not in ran(tmp_path / ENCOUNTER)[1]


def test_a_file_of_the_pack_itself_can_be_checked(tmp_path: Path) -> None:
    write_pack(tmp_path, rivals="rivals:\n  keel: {name: KEEL, warmth: hot}\n")
    code, said = ran(tmp_path / "rivals.yaml")
    assert code == 1
    assert "error[number] 'warmth'" in said
    assert said.splitlines()[-1] == "rivals.yaml: 1 error, 0 warnings"


def test_json_can_be_read_by_a_machine(tmp_path: Path) -> None:
    write_pack(tmp_path, small=small(("kind: ask\n", "kind: aks\n")))
    code, said = ran(tmp_path / ENCOUNTER, as_json=True)
    [file] = json.loads(said)
    assert code == 1
    assert (file["errors"], file["warnings"], file["problems"][0]["code"]) == (1, 0, "not-in-list")
    assert file["derived"]


def test_all_lists_what_was_worked_out(tmp_path: Path) -> None:
    said = ran(write_pack(tmp_path) / ENCOUNTER, show_all=True)[1]
    assert "worked out: fee: 6 amounts from 900 to 2,400, even points" in said


def test_nothing_to_check_is_told_in_one_sentence(tmp_path: Path) -> None:
    code, said = ran(tmp_path / "nowhere.yaml")
    assert code == 1
    assert "There is no file called 'nowhere.yaml'." in said
