"""`new --like`: the parallel keeps every number, and everything that is said is still to be written."""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.authoring import like, new
from game.content.load import check_paths, load_pack
from game.content.pack import ENCOUNTERS
from game.encounter.script import Encounter
from tests.content.packs import write_pack
from tests.shipped import ROOT


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "dialogues", tmp_path / "pack")
    return tmp_path / "pack"


def encounter(pack: Path, name: str) -> Encounter:
    found = load_pack(pack).encounter(name)
    assert isinstance(found, Encounter), found
    return found


def test_the_parallel_has_the_numbers_and_the_moves_of_the_other(pack: Path) -> None:
    written = like.write("evening_shop", "bailiffs_hour", pack)
    ours, theirs = encounter(pack, "evening_shop"), encounter(pack, "bailiffs_hour")
    assert (ours.id, ours.title, ours.parallel) == ("evening_shop", "Evening shop", "bailiffs_hour")
    assert [[each.them for each in issue.options] for issue in ours.issues] == [
        [each.them for each in issue.options] for issue in theirs.issues
    ]
    assert [[a.id for a in each.acts] for each in ours.moments.values()] == [
        [a.id for a in each.acts] for each in theirs.moments.values()
    ]
    assert ours.variants == ()
    assert written.files == (pack / ENCOUNTERS / "evening_shop.yaml",)


def test_check_counts_what_is_still_to_be_written(pack: Path) -> None:
    written = like.write("evening_shop", "late_handover", pack)
    codes = [each.code for each in check_paths([written.encounter]).problems]
    assert codes.count("placeholder") > 50
    assert set(codes) <= {"placeholder", "long-line", "same-text"}
    moments = encounter(pack, "evening_shop").moments.values()
    said = [line.say for each in moments for line in each.lines]
    assert said
    assert all(each.startswith("TODO ") for each in said)


def test_it_stands_last_in_the_order_and_it_is_told(pack: Path) -> None:
    before = load_pack(pack).pack.order
    written = like.write("evening_shop", "cold_ward", pack)
    assert load_pack(pack).pack.order == (*before, "evening_shop")
    assert f"behind '{before[-1]}'" in new.told(written)


@pytest.mark.parametrize(("name", "other", "said"), [
    ("Big", "cold_ward", "cannot be a name"), ("last_bus", "cold_ward", "is there already"),
    ("mine", "../pack", "There is no encounter"), ("mine", "cold_wart", "There is no encounter"),
])  # fmt: skip
def test_what_cannot_be_written_is_refused_and_nothing_is_touched(pack: Path, name: str, other: str, said: str) -> None:
    before = {path: path.read_bytes() for path in pack.rglob("*.yaml")}
    with pytest.raises(new.Refused, match=said):
        like.write(name, other, pack)
    assert {path: path.read_bytes() for path in pack.rglob("*.yaml")} == before


def test_one_with_errors_and_a_folder_that_is_no_pack_are_refused(tmp_path: Path) -> None:
    with pytest.raises(new.Refused, match="is no pack"):
        like.write("mine", "small", tmp_path)
    pack = write_pack(tmp_path / "pack")
    (pack / ENCOUNTERS / "small.yaml").write_text("id: [small\n")
    with pytest.raises(new.Refused, match="has errors"):
        like.write("mine", "small", pack)
