"""A zip writes and reads nowhere but in its own folder; what is refused is refused in one sentence."""
from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from game.content import zipped
from game.content.codes.small import SMALL
from game.content.shelf import check_all, find, load, named, put_on
from game.content.zipped import BadZip, unpacked
from tests.content.packs import write_pack


def zip_of(path: Path, files: dict[str, str | bytes], *, top: str = "") -> Path:
    """A zip with these files, below a folder if one is named."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(f"{top}{name}", content)
    return path


def refused(path: Path, under: Path) -> str:
    """The sentence with which a zip is refused; nothing of it may be left."""
    with pytest.raises(BadZip) as told:
        unpacked(path, under)
    left = [each for each in under.rglob("*") if each.is_file()] if under.exists() else []
    assert left == []
    said = str(told.value)
    assert "\n" not in said
    assert said.startswith("This pack is not opened: ")
    return said


@pytest.mark.parametrize("top", ["", "my_pack/"])
def test_a_zip_of_a_pack_or_of_its_folder_is_a_library(tmp_path: Path, top: str) -> None:
    library = load(zip_of(tmp_path / "small.zip", SMALL, top=top), tmp_path / "under")
    assert [head.id for head in library.heads] == ["small"]
    assert library.report("small").encounter is not None


def test_it_is_unpacked_once_for_its_content(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "small.zip", SMALL)
    first = unpacked(path, tmp_path / "under")
    (first / "mark.txt").write_text("was here")
    assert unpacked(path, tmp_path / "under") == first
    assert (first / "mark.txt").exists()
    zip_of(path, {**SMALL, "README.md": "Hello."})
    assert unpacked(path, tmp_path / "under") != first


OUTSIDE = ["../evil.yaml", "encounters/../../evil.yaml", "/etc/evil.yaml", "C:/evil.yaml", "..\\evil.yaml",
           "a\\..\\..\\evil.yaml", "./../evil.yaml"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_outside_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    said = refused(zip_of(tmp_path / "in" / "small.zip", {**SMALL, name: "a: b"}), tmp_path / "in" / "under")
    assert "lies outside" in said or "no name" in said
    assert not list(tmp_path.rglob("evil*"))


ODD = ["con.yaml", "a/b/c/d/e/f/g.yaml", "x" * 200 + ".yaml", "bad\x07.yaml", "a?.yaml", "end ./a.yaml"]


@pytest.mark.parametrize("name", ODD)
def test_a_name_that_some_systems_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    refused(zip_of(tmp_path / "small.zip", {**SMALL, name: "a: b"}), tmp_path / "under")


@pytest.mark.parametrize("name", ["run.exe", "run.py", "lib.so", "inner.zip", "encounters/x.yaml.sh"])
def test_what_is_no_file_of_a_pack_is_refused(tmp_path: Path, name: str) -> None:
    assert "no file of a pack" in refused(zip_of(tmp_path / "s.zip", {**SMALL, name: "x"}), tmp_path / "under")


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "small.zip", SMALL)
    with zipfile.ZipFile(path, "a") as out:
        link = zipfile.ZipInfo("encounters/link.yaml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(link, "/etc/passwd")
    assert "is a link" in refused(path, tmp_path / "under")


def test_a_bomb_is_refused_by_the_size_that_it_gives(tmp_path: Path) -> None:
    bomb = {f"encounters/bomb{at}.yaml": bytes(zipped.MOST_OF_ONE) for at in range(40)}
    path = zip_of(tmp_path / "small.zip", {**SMALL, **bomb})
    assert path.stat().st_size < 200_000
    assert "it would take" in refused(path, tmp_path / "under")
    one = zip_of(tmp_path / "one.zip", {**SMALL, "encounters/bomb.yaml": bytes(zipped.MOST_OF_ONE + 1)})
    assert "larger than 2 MB" in refused(one, tmp_path / "under")


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_unpacks(tmp_path: Path, monkeypatch) -> None:
    path = zip_of(tmp_path / "small.zip", {**SMALL, "encounters/bomb.yaml": bytes(200_000)})
    monkeypatch.setattr(zipped, "MOST_OF_ONE", 100_000)
    looked = zipped._looked_through
    monkeypatch.setattr(zipped, "_looked_through", lambda held: _believed(held, looked))
    assert "more than it says" in refused(path, tmp_path / "under")


def _believed(held: zipfile.ZipFile, looked: Callable[..., object]) -> object:
    """Every entry with the size it would like to have."""
    sizes = [(each, each.file_size) for each in held.infolist()]
    for each, _ in sizes:
        each.file_size = 10
    found = looked(held)
    for each, size in sizes:
        each.file_size = size
    return found


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    many = {f"encounters/e{at}.yaml": "" for at in range(zipped.MOST_FILES)}
    assert "files, and at most" in refused(zip_of(tmp_path / "s.zip", {**SMALL, **many}), tmp_path / "under")


def test_a_zip_that_is_itself_too_big_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.zip"
    with path.open("wb") as out:
        out.truncate(zipped.MOST_ZIPPED + 1)
    assert "larger than" in refused(path, tmp_path / "under")


def test_two_names_that_some_systems_take_for_one_are_refused(tmp_path: Path) -> None:
    assert "twice" in refused(zip_of(tmp_path / "s.zip", {**SMALL, "Encounters/Small.yaml": "a"}), tmp_path / "under")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not at all", b"words", bytes(1000)])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "small.zip"
    path.write_bytes(content)
    assert "damaged" in refused(path, tmp_path / "under")


def test_a_zip_that_was_cut_or_changed_is_refused(tmp_path: Path) -> None:
    whole = zip_of(tmp_path / "small.zip", SMALL).read_bytes()
    changed = io.BytesIO(whole).getvalue()
    at = whole.index(b"small.yaml") + 400
    changed = whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :]
    for number, content in enumerate((whole[: len(whole) // 2], changed)):
        path = tmp_path / f"broken{number}.zip"
        path.write_bytes(content)
        refused(path, tmp_path / "under")


def test_a_zip_without_a_pack_is_refused(tmp_path: Path) -> None:
    assert "no pack.yaml" in refused(zip_of(tmp_path / "s.zip", {"notes.txt": "x"}), tmp_path / "under")


# --- the shelf ----------------------------------------------------------------------------------------------------


def test_packs_are_found_listed_and_a_broken_one_stands_among_them_with_what_is_wrong(tmp_path: Path) -> None:
    shelf = tmp_path / "packs"
    write_pack(shelf / "one")
    write_pack(shelf / "broken")
    (shelf / "broken" / "pack.yaml").write_text("name: [\n")
    zip_of(shelf / "two.zip", SMALL)
    (shelf / "evil.zip").write_bytes(b"words")
    (shelf / "notes").mkdir()
    packs = find([shelf, tmp_path / "nowhere"], tmp_path / "under")
    assert [each.path.name for each in packs] == ["broken", "evil.zip", "one", "two.zip"]
    assert [bool(each.problem) for each in packs] == [True, True, False, False]
    assert (packs[2].name, packs[2].version, packs[2].licence) == ("Small", "1", "CC BY 4.0")
    assert packs[3].encounters == ("small",)
    assert named(packs, "TWO") == packs[3]
    assert named(packs, "three") is None


def test_a_pack_is_put_on_the_shelf_once_and_without_links(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "mine")
    (pack / "encounters" / "link.yaml").symlink_to(tmp_path / "secret.txt")
    target = put_on(pack, tmp_path / "shelf", tmp_path / "under")
    assert sorted(each.name for each in (target / "encounters").iterdir()) == ["small.yaml"]
    with pytest.raises(FileExistsError):
        put_on(pack, tmp_path / "shelf", tmp_path / "under")
    with pytest.raises(BadZip, match=r"no pack\.yaml"):
        put_on(tmp_path / "shelf", tmp_path / "other", tmp_path / "under")


def test_a_zip_is_checked_as_a_whole_under_its_own_name(tmp_path: Path) -> None:
    broken = {**SMALL, "encounters/small.yaml": SMALL["encounters/small.yaml"].replace("kind: ask\n", "kind: aks\n", 1)}
    path = zip_of(tmp_path / "small.zip", broken, top="small/")
    problems = [each for report in check_all([path], tmp_path / "under") for each in report.problems]
    assert [each.code for each in problems] == ["not-in-list"]
    assert problems[0].path == f"{path}/encounters/small.yaml"


def test_a_zip_that_is_refused_is_a_problem_of_the_check(tmp_path: Path) -> None:
    (tmp_path / "s.zip").write_bytes(b"words")
    [report] = check_all([tmp_path / "s.zip"], tmp_path / "under")
    [problem] = report.problems
    assert (problem.code, problem.path) == ("bad-zip", str(tmp_path / "s.zip"))
    assert problem.message == "This pack is not opened: it is damaged, or locked with a password."
