"""The Bench in the window: a folder is opened, what is wrong is shown, proved, drawn, and played from the middle."""
from __future__ import annotations

import re
import shutil

import pygame
import pytest

from game.commands.bench_faults import faults
from game.commands.benching import Workbench
from game.content.problems import Problem, Severity
from game.ui.look import Look
from game.ui.scenes.bench import BenchScene
from game.ui.scenes.bench_dashes import undashed
from game.ui.scenes.bench_file import BenchFileScene
from game.ui.scenes.bench_guest import guest_of
from game.ui.scenes.bench_map import sized, themed
from game.ui.scenes.bench_parts import FaultPlate
from game.ui.scenes.bench_source import Mark, SourceSheet, fitted
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from game.ui.theme import THEMES, contrast
from game.view.bench_faults import Fault
from tests.shipped import ROOT
from tests.ui.benching import WRONG, chosen, file_of, misspell, turned
from tests.ui.playing import do, on_screen, press, words
from tests.ui.test_scenes_fit import assert_fits


def test_the_title_leads_to_the_bench_and_the_bench_back(bench):
    assert isinstance(bench.scene, BenchScene)
    do(bench, "escape")
    assert isinstance(bench.scene, TitleScene)


def test_a_folder_shows_its_encounters_each_with_what_is_wrong(bench, pack):
    assert bench.find("file.cold_ward.yaml").value == ""
    misspell(pack)
    press(bench, "again")
    bench.pass_time()
    assert bench.find("file.cold_ward.yaml").value == "1 error"
    assert bench.find("file.cold_ward.yaml").name == "The cold ward"


def test_a_place_that_is_not_there_is_told_of_at_the_field(bench):
    bench.scene.open("/no/such/folder")
    bench.pass_time()
    assert "There is nothing at /no/such/folder" in bench.find("place").problem


def test_a_folder_is_opened_by_typing_its_path_and_enter(bench, pack):
    bench.scene.place = ""
    bench.rebuild()
    bench.stage.take_focus(bench.find("place"))
    bench.type("nowhere")
    do(bench, "return")
    bench.pass_time()
    assert "nowhere" in bench.find("place").problem


def test_a_folder_dropped_on_the_window_is_opened(bench, tmp_path):
    pygame.event.post(pygame.event.Event(pygame.DROPFILE, file=str(tmp_path / "elsewhere")))
    bench.step()
    bench.pass_time()
    assert "elsewhere" in bench.find("place").problem


def test_a_zip_is_opened_and_said_to_be_a_copy(bench, pack, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", pack)
    bench.scene.open(packed)
    bench.pass_time()
    assert "unpacked copy of a zip" in words(bench)
    assert bench.find("file.cold_ward.yaml")


def test_a_problem_shows_its_line_its_source_and_what_to_write(bench, pack):
    line = misspell(pack)
    press(bench, "again")
    chosen(bench.pass_time())
    plate = bench.find("problem0")
    assert isinstance(plate, FaultPlate)
    assert plate.name == f"Error in line {line}: There is no state called 'wrad'."
    assert "go: wrad" in plate.description
    assert "Did you mean 'ward'?" in plate.description
    assert plate.fault.source[plate.fault.column :][: plate.fault.width] == "wrad"


def test_a_press_on_a_problem_explains_it(bench, pack):
    misspell(pack)
    press(bench, "again")
    chosen(bench.pass_time())
    press(bench, "problem0")
    assert "For example, wrong" in words(bench)
    assert f"line {bench.find('around').mark.line}: " in bench.find("around").name
    do(bench, "escape")
    assert isinstance(bench.scene, BenchFileScene)


def test_a_save_is_checked_without_being_asked(bench, pack):
    chosen(bench)
    assert not on_screen(bench, FaultPlate)
    misspell(pack)
    bench.pass_time()
    assert "wrad" in bench.find("problem0").name
    file_of(pack).write_text(file_of(pack).read_text(encoding="utf-8").replace(WRONG[1], WRONG[0]), encoding="utf-8")
    bench.pass_time()
    assert not on_screen(bench, FaultPlate)


def test_exploring_shows_outcomes_with_their_ways_and_what_cannot_be_reached(bench):
    turned(chosen(bench), "Explore")
    press(bench, "explore")
    assert bench.find("stop").enabled
    told = words(bench.pass_time())
    assert "7,9" in told or "situations" in told
    assert "bargained" in told and " → close" in told
    assert "No play ends: reconciled" in told
    assert bench.find("explore").enabled


def test_the_map_is_drawn_and_can_be_read_in_words(bench):
    turned(chosen(bench), "Map")
    drawing = bench.find("map")
    assert "opening: meet_price → ward" in drawing.description
    before = drawing.x
    bench.stage.take_focus(drawing)
    do(bench, "right")
    assert drawing.x > before
    press(bench, "in_words")
    assert "opening: meet_price → ward" in words(bench)


def rehearsing(bench):
    turned(chosen(bench), "Play from here")
    press(bench, "state.bargain")
    bench.stage.take_focus(bench.find("trust"))
    do(bench, "right", "right")
    bench.stage.take_focus(bench.find("fact.closing"))
    do(bench, "return")
    bench.stage.take_focus(bench.find("play"))
    do(bench, "return")
    assert isinstance(bench.scene, TalkScene)
    return bench


def test_a_play_begins_in_the_state_with_the_meters_and_facts_that_were_chosen(bench):
    state = rehearsing(bench).scene.play.session.state
    assert (state.at, state.trust, "closing" in state.facts) == ("bargain", 50, True)
    assert bench.scene.play.session.is_rehearsal


def test_a_save_while_it_is_played_is_taken_up_at_once(bench, pack):
    rehearsing(bench)
    path = file_of(pack)
    path.write_text(path.read_text(encoding="utf-8").replace('title: "', 'title: "Now ').replace(
        "title: The cold", "title: Now the cold"), encoding="utf-8")
    guest_of(bench).look()
    assert bench.scene.play.session.encounter.title.lower().startswith("now")
    assert bench.scene.name.lower().startswith("now")


def test_a_save_that_breaks_the_file_leaves_the_play_as_it_was_and_says_why(bench, pack):
    play = rehearsing(bench).scene.play
    misspell(pack)
    guest_of(bench).look()
    assert "The play goes on as it was" in words(bench)
    assert bench.scene.play is play


def test_leaving_the_play_ends_the_looking(bench):
    rehearsing(bench)
    guest = guest_of(bench)
    bench.show(TitleScene(bench.scene.nav))
    guest.look()
    assert guest.watched is None


def test_what_has_errors_is_neither_explored_nor_drawn_nor_played(bench, pack):
    misspell(pack)
    press(bench, "again")
    chosen(bench.pass_time())
    for page in ("Explore", "Map", "Play from here"):
        assert "Mend the errors first" in words(turned(bench, page))


def test_work_that_fails_is_told_and_takes_nothing_down(bench):
    def fail():
        raise ValueError("a surprise")

    bench.scene.begin(fail, lambda result: None)
    bench.pass_time()
    assert "a surprise" in words(bench)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_widget_that_takes_the_focus_has_a_name_and_a_place(bench, pack, scale):
    bench.set_look(Look(scale=scale, still=True))
    chosen(bench)
    for page in ("Problems", "Explore", "Map", "Play from here"):
        turned(bench, page)
        for node in bench.stage.scope.tree():
            assert node.name or not node.focusable
            assert not node.focusable or (node.bounds[2] > 0 and node.bounds[3] > 0)


@pytest.mark.parametrize("size", [(1024, 720), (1280, 720), (2560, 1440)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_bench_fits_every_window(bench, pack, size, scale):
    misspell(pack)
    press(bench, "again")
    bench.pass_time()
    bench.set_look(Look(scale=scale, still=True))
    bench.resize(size)
    assert_fits(bench)
    chosen(bench)
    assert_fits(bench)
    file_of(pack).write_bytes((ROOT / "dialogues" / "encounters" / "cold_ward.yaml").read_bytes())
    bench.pass_time()
    for page in ("Explore", "Map", "Play from here"):
        turned(bench, page)
        assert_fits(bench)


def test_a_long_line_is_cut_around_what_is_wrong():
    shown, start = fitted("x" * 80 + "WRONG" + "y" * 80, 80, 40, len)
    assert len(shown) <= 41
    assert shown[start : start + 5] == "WRONG"


def test_a_fault_of_a_whole_file_needs_no_source(bench):
    plate = FaultPlate(Fault(code="a", is_error=False, line=0, message="It is large."), lambda: None, key="a")
    assert plate.name == "Warning for the whole file: It is large."


def test_no_path_of_the_map_is_left_to_the_drawing_library_to_dash(bench, pack):
    drawn = Workbench(lambda: pack, lambda: None).draw(str(file_of(pack)))
    assert re.search("<path[^>]*stroke-dasharray", drawn.svg)
    assert not re.search("<path[^>]*stroke-dasharray", sized(drawn.svg, 1.5))


def test_a_dashed_line_becomes_dashes_of_its_length():
    path = undashed('<path d="M0 0h20" stroke-dasharray="6 4" fill="none"/>')
    assert path == '<path d="M0.0 0.0L6.0 0.0M10.0 0.0L16.0 0.0" fill="none"/>'


def test_what_is_wrong_far_along_a_line_is_marked_in_the_part_that_is_shown():
    line = "say: " + "word " * 60 + "wrnog " + "word " * 60
    problem = Problem(code="a", severity=Severity.ERROR, path="a.yaml", line=1, column=line.index("wrnog") + 1, width=5,
                      message="It is wrong.", hint="")
    (fault,) = faults([problem], [line])
    assert len(fault.source) < len(line) / 2
    assert fault.source[fault.column : fault.column + fault.width] == "wrnog"


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_the_map_takes_the_colours_of_a_dark_theme_and_its_hues_stay_readable(theme):
    theme = THEMES[theme]
    drawn = "fill='#ffffff' '#f6f4ef' '#22262e' '#667085' '#1f6feb' '#7c3aed' '#8a6d00' '#c22f4e'"
    paper, ground, ink, quiet, *hues = re.findall("#[0-9a-fA-F]{6}", themed(drawn, theme))
    assert (paper, ground, ink) == (theme.raised, theme.surface, theme.ink)
    for colour in (quiet, *hues):
        assert contrast(colour, paper) >= 4.5, colour
    assert themed(drawn, THEMES["light"]) == drawn


def test_lines_of_a_file_read_from_left_to_right_in_every_language_and_the_mark_stays_at_its_word(screen):
    def drawn(rtl: bool) -> bytes:
        surface = pygame.Surface((420, 40))
        sheet = SourceSheet([(66, 'reply: {mood: weary, say: "So"}')], Mark(66, 14, 5))
        sheet.attach(Look(rtl=rtl), None)
        sheet.place(pygame.Rect(0, 0, 420, 40))
        sheet.draw(surface)
        return pygame.image.tobytes(surface, "RGB")

    assert drawn(True) == drawn(False)
