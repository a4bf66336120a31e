"""Every page of the Bench in every window, size of text and language, and a trainer's day by one device alone."""
from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from game.ui import fonts
from game.ui.scenes.bench_file import BenchFileScene
from game.ui.scenes.bench_told import BenchToldScene
from game.ui.scenes.talk import TalkScene
from tests.ui.benching import chosen, file_of, misspell, pressed
from tests.ui.playing import do, words
from tests.ui.pseudo import STRANGE, spoken
from tests.ui.test_accessible import LEAST_TEXT
from tests.ui.test_fits_everywhere import SCALES, SIZES
from tests.ui.test_one_device import Gamepad, Keyboard, Mouse
from tests.ui.test_scenes_fit import assert_fits

TESTS = "encounter: cold_ward\ntests:\n  price_is_met: {moves: [meet_price], trust: 99}\n"
PROBLEMS, EXPLORE, SIMULATE, MAP, REHEARSE, TOOLS = range(6)


def page(number, *keys):
    """A page of a file, by its place and in any language, then what is pressed there."""
    def to_it(bench, pack):
        chosen(bench)
        bench.scene._turn(number)
        bench.scene.changed()
        bench.pass_time()
        for key in keys:
            pressed(bench, key)

    return to_it


def wrong(then=()):
    def to_it(bench, pack):
        misspell(pack)
        pressed(bench, "again")
        chosen(bench)
        for key in then:
            pressed(bench, key)

    return to_it


def beginning(*keys):
    def to_it(bench, pack):
        for key in keys:
            pressed(bench, key)

    return to_it


def tested(bench, pack):
    (pack / "encounters" / "cold_ward.test.yaml").write_text(TESTS, encoding="utf-8")
    page(TOOLS, "test")(bench, pack)


def working(bench, pack):
    """Something that takes long, shortly after it was begun."""
    page(SIMULATE)(bench, pack)
    bench.scene.run("Playing…", lambda going: going, lambda going: None)
    bench.scene.going.done, bench.scene.going.wanted = 12_000, 90_000
    bench.step()


PAGES = {
    "files": beginning(),
    "a place that is not there": beginning("place", "open"),
    "folders": beginning("browse"),
    "new encounter": beginning("new"),
    "looked over": beginning("new", "over"),
    "of the whole place": beginning("tools"),
    "problems": wrong(),
    "a problem explained": wrong(("problem0",)),
    "nothing wrong": page(PROBLEMS),
    "explore": page(EXPLORE),
    "explored": page(EXPLORE, "explore"),
    "simulate": page(SIMULATE),
    "simulated": page(SIMULATE, "simulate"),
    "working": working,
    "map": page(MAP),
    "map in words": page(MAP, "in_words"),
    "play from here": page(REHEARSE),
    "tools": page(TOOLS),
    "figures": page(TOOLS, "stats"),
    "tests": tested,
    "role sheets": page(TOOLS, "roles.both"),
    "zip": page(TOOLS, "zip"),
    "completion": page(TOOLS, "schema"),
}


@pytest.mark.parametrize("language", STRANGE)
@pytest.mark.parametrize("to", PAGES)
def test_every_page_fits_every_window_at_every_size_of_text_in_every_language(bench, pack, to, language):
    with spoken(language) as catalog:
        PAGES[to](bench, pack)
        for size, scale in product(SIZES, SCALES):
            bench.set_look(replace(bench.look, scale=scale, rtl=catalog.rtl))
            bench.resize(size)
            bench.step()
            try:
                assert_fits(bench)
            except AssertionError as fault:
                raise AssertionError(f"{size} at {scale:.0%}: {fault}") from fault


@pytest.mark.parametrize("to", PAGES)
def test_on_every_page_all_that_can_be_done_can_be_reached_by_tab_and_no_text_is_small(bench, pack, to, monkeypatch):
    sizes = {}
    plain = fonts.line

    def line(face, weight, pixels, text, colour):
        sizes.setdefault(pixels, text)
        return plain(face, weight, pixels, text, colour)

    if not to.startswith("map"):  # it can be made smaller by whoever looks at it, and is told in words as well
        monkeypatch.setattr(fonts, "line", line)
    PAGES[to](bench, pack)
    bench.resize((1280, 800))
    bench.step()
    able = bench.stage.focusables()
    assert able
    bench.stage.take_focus(able[0])
    reached = {id(bench.stage.focus)}
    for _ in able[1:]:
        do(bench, "tab")
        reached.add(id(bench.stage.focus))
    assert reached == {id(widget) for widget in able}
    assert min(sizes, default=LEAST_TEXT) >= LEAST_TEXT, sizes[min(sizes)]


@pytest.mark.parametrize("device", [Keyboard, Mouse, Gamepad])
def test_a_trainers_day_by_one_device_alone(bench, pack, device):
    hand = device(bench)

    def press(*names):
        for name in names:
            hand.press(bench.find(name))
            bench.pass_time()

    press("new", "measure.duty", "over", "change", "over", "write")
    assert isinstance(bench.scene, BenchFileScene)
    press("Explore", "explore", "keep")
    assert isinstance(bench.scene, BenchToldScene)
    assert "0 failed" in bench.find("summary").name
    press("back", "Simulate", "simulate", "Map", "in_words", "ok", "larger", "smaller")
    press("Play from here", "state.paper", "fact.worry", "trust")
    press("play")
    assert isinstance(bench.scene, TalkScene)
    press("menu", "to_title", "Tools", "zip")
    assert bench.find("summary").name.endswith(".zip")
    press("back", "back", "browse", "back")
    misspell(pack)
    press("again", "file.cold_ward.yaml", "problem0")
    assert "wrad" in words(bench)
    press("ok", "back", "back")
    assert file_of(pack).is_file()
