"""The Bench's work beside the window with its progress and its end, ways kept as tests, packs handed on, and files
opened with what this machine opens them with."""
from __future__ import annotations

import sys
import zipfile

import pytest

from game.session.players import play
from game.session.session import Session
from game.ui.scenes.bench_told import BenchToldScene
from game.view.bench import Way
from game.view.bench_told import Going
from tests.shipped import shipped
from tests.ui.benching import chosen, file_of, misspell, pressed, turned
from tests.ui.playing import do, press, words

TEST = """encounter: cold_ward
tests:
  a_question_is_answered:
    moves: [meet_price]
    expect: [trust >= 1]
"""


# ---- beside the window


def test_tests_stop_where_the_window_asks_and_say_so(bench, pack):
    for name in ("one", "two"):
        (pack / "encounters" / f"{name}.test.yaml").write_text(TEST, encoding="utf-8")
    going = Going()
    whole = bench.bench.test(str(pack), going)
    assert (going.done, going.wanted, len(whole.sections)) == (2, 2, 2)
    going.stop()
    assert "stopped before the end" in bench.bench.test(str(pack), going).summary


def test_figures_and_kept_plays_tell_how_far_they_have_got(bench, pack, journal):
    play(Session.start(journal, shipped("cold_ward"), lambda: "2031-03-01T09:00:00"), "say meet_price")
    going = Going()
    bench.bench.stats(str(pack), going)
    assert going.done == going.wanted > 1
    bench.bench.against(str(pack), "", going)
    assert going.done == 1


def test_the_tests_of_a_file_with_errors_are_not_those_of_its_neighbours(bench, pack):
    (pack / "encounters" / "cold_ward.test.yaml").write_text(TEST, encoding="utf-8")
    misspell(pack)
    assert "Mend the errors first" in bench.bench.test(str(file_of(pack)), Going()).problem


def test_a_storyboard_tells_how_many_pictures_are_drawn(bench, pack):
    seen = []

    class Told(Going):
        def __setattr__(self, name, value):
            object.__setattr__(self, name, value)
            if name == "done" and value:
                seen.append(value)

    going = Told()
    told = bench.bench.storyboard(str(file_of(pack)), going)
    assert told.path.endswith("cold_ward_storyboard.html")
    assert seen == list(range(1, going.wanted + 1))


def test_many_plays_stop_between_two_of_a_policy(bench, pack):
    class Once(Going):
        def __setattr__(self, name, value):
            object.__setattr__(self, name, value)
            if name == "done" and value:
                object.__setattr__(self, "is_stopped", True)

    going = Once()
    found = bench.bench.simulate(str(file_of(pack)), "undercutter", 3000, going)
    assert found.is_stopped
    assert 0 < going.done < going.wanted


def test_ways_that_were_found_are_kept_as_tests_that_pass(bench, pack):
    turned(chosen(bench), "Explore")
    pressed(bench, "explore")
    ways = bench.scene.proved.ways
    pressed(bench, "keep")
    assert isinstance(bench.scene, BenchToldScene)
    assert f"{len(ways)} passed, 0 failed" in bench.find("summary").name
    written = pack / "encounters" / "cold_ward.test.yaml"
    assert written.read_text(encoding="utf-8").count("outcome:") == len(ways)


def test_tests_that_somebody_wrote_are_not_written_over(bench, pack):
    mine = pack / "encounters" / "cold_ward.test.yaml"
    mine.write_text(TEST, encoding="utf-8")
    ways = (Way(outcome="walked", moves=("walk",)),)
    kept = bench.bench.keep_ways(str(file_of(pack)), ways, Going())
    assert kept.path.endswith("cold_ward_ways.test.yaml")
    assert mine.read_text(encoding="utf-8") == TEST
    assert "is there already" in bench.bench.keep_ways(str(file_of(pack)), ways, Going()).problem


# ---- handing on, and opening elsewhere


def test_a_pack_is_handed_on_as_a_zip_that_opens(bench, pack, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (pack / ".hidden.yaml").write_text("secret: yes")
    told = bench.bench.zip(str(file_of(pack)))
    opened = bench.bench.open(told.path)
    assert {each.name for each in opened.files} == {each.name for each in bench.bench.open(str(pack)).files}
    with zipfile.ZipFile(told.path) as held:
        assert not [each for each in held.namelist() if "hidden" in each]


def test_what_is_no_pack_is_not_handed_on(bench, tmp_path):
    (tmp_path / "alone.yaml").write_text("format: 1")
    assert "pack.yaml" in bench.bench.zip(str(tmp_path / "alone.yaml")).problem


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the way of other systems")
def test_a_file_is_opened_with_what_this_machine_opens_it_with(bench, pack, tmp_path, monkeypatch):
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:/usr/bin:/bin")
    pressed(chosen(bench), "edit")
    assert (tmp_path / "opened").read_text().strip() == str(file_of(pack))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the way of other systems")
def test_where_nothing_opens_a_file_its_path_is_told(bench, pack, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    pressed(chosen(bench), "edit")
    assert str(file_of(pack)) in words(bench)
    assert "yourself" in words(bench)


def test_the_place_is_replaced_by_taking_all_of_it(bench, pack):
    bench.stage.take_focus(bench.find("place"))
    for key in ("ctrl+a", "n"):
        bench.post(key)
        bench.step()
    assert bench.find("place").text == "n"


def test_a_form_that_was_left_keeps_its_answers(bench):
    press(bench, "new")
    bench.type("Stall")
    bench.step()
    do(bench, "escape")
    press(bench, "new")
    assert bench.find("name").text == "Stall"


@pytest.mark.parametrize("key", ["stats", "zip"])
def test_back_from_a_report_the_focus_is_where_it_was_asked_for(bench, key):
    turned(chosen(bench), "Tools")
    pressed(bench, key)
    do(bench, "escape")
    assert bench.stage.focus.key == key
