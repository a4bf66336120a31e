"""What the tests of the Bench share: a file, a fault in it, and the way to a page."""
from __future__ import annotations

from game.ui.scenes.bench_file import BenchFileScene
from tests.ui.playing import do

WRONG = ("        go: ward\n", "        go: wrad\n")


def file_of(pack):
    return pack / "encounters" / "cold_ward.yaml"


def misspell(pack):
    path = file_of(pack)
    path.write_text(path.read_text(encoding="utf-8").replace(*WRONG, 1), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    return text[: text.index("wrad")].count("\n") + 1


def chosen(bench):
    bench.stage.take_focus(bench.find("file.cold_ward.yaml"))
    do(bench, "return")
    assert isinstance(bench.scene, BenchFileScene)
    return bench


def turned(bench, page):
    bench.stage.take_focus(bench.find(page))
    do(bench, "return")
    return bench.pass_time()


def pressed(bench, key):
    bench.stage.take_focus(bench.find(key))
    do(bench, "return")
    return bench.pass_time()
