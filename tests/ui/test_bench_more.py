"""What else the Bench does for people who use no terminal: simulate, papers, tests, kept plays, translations, folders,
and a new encounter from ten questions."""
from __future__ import annotations

import csv
import shutil

import pytest

from game.session.players import play
from game.session.session import Session
from game.ui.scenes.bench import BenchScene
from game.ui.scenes.bench_charts import Columns, Shares, Work, per_cent
from game.ui.scenes.bench_file import BenchFileScene
from game.ui.scenes.bench_folder import BenchFolderScene
from game.ui.scenes.bench_guest import guest_of
from game.ui.scenes.bench_new import BenchNewScene
from game.ui.scenes.bench_told import BenchToldScene
from game.ui.scenes.bench_tools import BenchPlaceScene
from game.ui.scenes.talk import TalkScene
from game.view.bench_told import Going
from tests.shipped import shipped
from tests.ui.benching import chosen, file_of, misspell, pressed, turned
from tests.ui.playing import do, on_screen, press, words

TEST = """encounter: cold_ward
tests:
  a_question_is_answered:
    moves: [meet_price]
    expect: [trust >= 1]
  this_one_is_wrong:
    moves: [meet_price]
    trust: 99
"""


def tools(bench):
    return turned(chosen(bench), "Tools")


# ---- simulating


def test_simulating_shows_each_way_of_playing_with_its_ends_and_meters_and_what_was_never_said(bench):
    turned(chosen(bench), "Simulate")
    pressed(bench, "simulate")
    assert len(on_screen(bench, Shares)) == len(bench.bench.policies())
    assert len(on_screen(bench, Columns)) == 2 * len(bench.bench.policies())
    told = words(bench)
    assert "1,000 plays" in told
    assert "Never said in any of these plays" in told


def test_one_way_of_playing_and_other_numbers_can_be_chosen(bench):
    turned(chosen(bench), "Simulate")
    bench.stage.take_focus(bench.find("policy"))
    do(bench, "right")
    bench.stage.take_focus(bench.find("runs"))
    do(bench, "left")
    pressed(bench, "simulate")
    (shares,) = on_screen(bench, Shares)
    assert "Gives in to please" in shares.name
    assert "300 plays" in words(bench)


def test_what_is_never_said_is_told_with_its_line(bench, pack):
    going = Going()
    found = bench.bench.simulate(str(file_of(pack)), "undercutter", 30, going)
    lines = file_of(pack).read_text(encoding="utf-8").split("\n")
    assert found.never
    for id, line, said in found.never:
        assert f"id: {id}" in lines[line - 1]
        assert said in "\n".join(lines)
    assert going.done == going.wanted == 30


def test_long_work_shows_how_far_it_has_got_and_can_be_stopped(bench):
    turned(chosen(bench), "Simulate")
    bench.stage.take_focus(bench.find("simulate"))
    do(bench, "return")
    (work,) = on_screen(bench, Work)
    assert work.name == "Playing…"
    assert bench.stage.focus.key == "stop"
    going = bench.scene.going
    do(bench, "return")
    assert going.is_stopped
    bench.pass_time()
    assert not on_screen(bench, Work)
    assert bench.find("simulate").enabled


def test_what_was_stopped_keeps_what_there_was(bench, pack):
    going = Going()
    going.stop()
    found = bench.bench.simulate(str(file_of(pack)), "", 20, going)
    assert found.is_stopped
    assert [each.plays for each in found.policies] == [20]


def test_an_exploration_that_is_stopped_claims_no_never(bench, pack):
    going = Going()
    going.stop()
    proved = bench.bench.explore(str(file_of(pack)), 20.0, going)
    assert not proved.is_complete
    assert not proved.problem


def test_leaving_the_page_stops_what_goes_on(bench):
    turned(chosen(bench), "Simulate")
    bench.stage.take_focus(bench.find("simulate"))
    do(bench, "return")
    going = bench.scene.going
    do(bench, "escape")
    assert isinstance(bench.scene, BenchScene)
    assert going.is_stopped


def test_shares_are_told_in_words(bench):
    assert Shares("Ends", [("lost", 0.5), ("walked", 0.004)]).value == "lost 50 %; walked 0.4 %"
    assert Columns("Trust", [0, 1, 0, 3]).value == "25 to 50: 25 %; 75 to 100: 75 %"
    assert (per_cent(0), per_cent(1)) == ("0 %", "100 %")


# ---- paper


def test_role_sheets_are_written_and_it_is_said_where(bench, tmp_path):
    pressed(tools(bench), "roles.you")
    assert isinstance(bench.scene, BenchToldScene)
    page = tmp_path / "out" / "cold_ward_roles_you.html"
    assert str(page) in bench.find("summary").name
    assert "You negotiate" in page.read_text(encoding="utf-8")
    do(bench, "escape")
    assert isinstance(bench.scene, BenchFileScene)
    assert bench.find("roles.you")


def test_a_page_is_opened_in_the_browser_when_that_is_asked(bench, tmp_path):
    asked = []
    bench.bench.show = lambda path: asked.append(path) or "No browser could be opened here."
    pressed(tools(bench), "roles.both")
    pressed(bench, "show")
    assert asked == [str(tmp_path / "out" / "cold_ward_roles.html")]
    assert "No browser" in words(bench)


def test_a_storyboard_is_drawn_beside_the_window(bench, pack, tmp_path):
    told = bench.bench.storyboard(str(file_of(pack)), Going())
    assert not told.problem
    assert "data:image/jpeg" in (tmp_path / "out" / "cold_ward_storyboard.html").read_text(encoding="utf-8")
    assert told.path == str(tmp_path / "out" / "cold_ward_storyboard.html")


def test_a_storyboard_can_be_stopped(bench, pack, tmp_path):
    going = Going()
    going.stop()
    assert "Stopped" in bench.bench.storyboard(str(file_of(pack)), going).problem


def test_what_cannot_be_written_is_told_in_one_sentence(bench, pack, tmp_path):
    (tmp_path / "out").write_text("in the way")
    told = bench.bench.roles(str(file_of(pack)), "both")
    assert "cannot be written" in told.problem


# ---- figures, tests, plays, languages


def test_figures_are_counted_for_a_file_and_for_a_place(bench):
    pressed(tools(bench), "stats")
    assert "words" in bench.find("summary").name
    assert "The cold ward (cold_ward)" in words(bench)
    do(bench, "escape", "escape")
    pressed(bench, "tools")
    assert isinstance(bench.scene, BenchPlaceScene)
    pressed(bench, "stats")
    assert "The cold ward (cold_ward)" in words(bench)
    do(bench, "escape", "escape")
    assert isinstance(bench.scene, BenchScene)


def test_without_tests_it_is_said_what_one_is(bench):
    pressed(tools(bench), "test")
    assert ".test.yaml" in words(bench)


def test_tests_are_run_and_what_fails_is_told_with_its_line(bench, pack):
    (pack / "encounters" / "cold_ward.test.yaml").write_text(TEST, encoding="utf-8")
    pressed(tools(bench), "test")
    told = words(bench)
    line = TEST.split("\n").index("    trust: 99") + 1
    assert "1 passed, 1 failed" in told
    assert f"Line {line}: Trust is" in told


def test_kept_plays_meet_the_file_as_it_is_now(bench, pack, journal):
    play(Session.start(journal, shipped("cold_ward"), lambda: "2031-03-01T09:00:00"), "say meet_price")
    path = file_of(pack)
    path.write_text(path.read_text(encoding="utf-8").replace("id: meet_price", "id: name_price"), encoding="utf-8")
    told = bench.bench.against(str(path), "", Going())
    assert told.summary == "Plays that go as they did: 0. Plays that come out otherwise: 1."
    assert "meet_price" in told.sections[0].rows[0].detail


def test_a_journal_that_is_not_there_is_told(bench, pack):
    assert "There is no journal" in bench.bench.against(str(file_of(pack)), "/no/such/place", Going()).problem


def test_lines_go_out_are_filled_in_and_come_back(bench, pack, tmp_path):
    pressed(tools(bench), "lines.out")
    table = tmp_path / "out" / "cold_ward_es.csv"
    assert str(table) in bench.find("summary").name
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    rows[0]["translation"] = "La sala fría"
    with table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    do(bench, "escape")
    pressed(bench, "lines.in")
    assert "1 text taken" in bench.find("summary").name
    do(bench, "escape")
    pressed(bench, "lines.left")
    assert bench.find("summary").name.startswith("1 done")


def test_a_language_that_is_none_is_told(bench, pack):
    assert "is no language" in bench.bench.lines_out(str(file_of(pack)), "Spanish, please").problem


def test_where_completion_is_found_is_told_with_the_line_to_write(bench, tmp_path):
    pressed(tools(bench), "schema")
    assert "# yaml-language-server: $schema=" in words(bench)
    assert (tmp_path / "out" / "encounter.schema.json").is_file()


# ---- folders


def test_a_folder_is_chosen_with_keys_alone(bench, tmp_path):
    bench.scene.place = str(tmp_path)
    pressed(bench, "browse")
    assert isinstance(bench.scene, BenchFolderScene)
    assert bench.find("where").name == str(tmp_path)
    entry = next(w for w in bench.stage.scope.walk() if w.name == "pack")
    bench.stage.take_focus(entry)
    do(bench, "return")
    bench.pass_time()
    assert isinstance(bench.scene, BenchScene)
    assert bench.find("file.cold_ward.yaml")


def test_up_home_and_backspace_lead_through_folders(bench, pack):
    pressed(bench, "browse")
    do(bench, "backspace")
    assert bench.find("where").name == str(pack.parent)
    press(bench, "up")
    assert bench.find("where").name == str(pack.parent.parent)
    press(bench, "home")
    assert bench.find("where").name == bench.bench.folder("/").home
    do(bench, "escape")
    assert isinstance(bench.scene, BenchScene)


def test_what_was_opened_before_is_offered_and_remembered(bench, pack, tmp_path):
    pressed(bench, "browse")
    assert bench.find("recent0").hint == str(pack)
    assert (tmp_path / "places.txt").read_text(encoding="utf-8").startswith(str(pack))


def test_a_zip_and_a_file_are_there_to_choose_too(bench, pack, tmp_path):
    shutil.make_archive(str(tmp_path / "packed"), "zip", pack)
    kinds = {each.name: each.kind for each in bench.bench.folder(str(tmp_path)).entries}
    assert (kinds["packed.zip"], kinds["pack"]) == ("zip", "pack")
    assert {each.kind for each in bench.bench.folder(str(pack / "encounters")).entries} == {"file"}


# ---- a new encounter


def test_ten_questions_write_a_draft_that_is_checked_and_opened(bench, pack, tmp_path):
    press(bench, "new")
    assert isinstance(bench.scene, BenchNewScene)
    bench.type("Sunday stall")
    bench.step()
    bench.stage.take_focus(bench.find("person"))
    bench.type("Berit Holm")
    bench.step()
    press(bench, "measure.duty")
    press(bench, "over")
    told = words(bench)
    assert "Berit Holm, she" in told and "what was promised and is owed" in told
    assert "runs the corner shop (the example)" in told
    assert str(pack / "encounters" / "sunday_stall.yaml") in told
    assert not (pack / "encounters" / "sunday_stall.yaml").exists()
    pressed(bench, "write")
    assert isinstance(bench.scene, BenchFileScene)
    assert bench.scene.file.errors == 0
    assert bench.scene.file.title == "Sunday stall"
    text = (pack / "encounters" / "sunday_stall.yaml").read_text(encoding="utf-8")
    assert "duty" in text
    assert "Berit Holm" in (pack / "people.yaml").read_text(encoding="utf-8")


def test_an_answer_that_cannot_be_used_is_told_at_its_question(bench):
    press(bench, "new")
    bench.type("Stall")
    bench.step()
    bench.stage.take_focus(bench.find("least"))
    bench.type("a lot")
    bench.step()
    pressed(bench, "over")
    assert isinstance(bench.scene, BenchNewScene)
    assert "Write two whole numbers" in bench.find("least").problem
    assert bench.stage.focus.key == "least"
    assert bench.find("least").text == "a lot"


def test_an_answer_is_changed_after_it_was_looked_over(bench, pack):
    press(bench, "new")
    bench.type("Sunday stall")
    bench.step()
    press(bench, "over")
    do(bench, "escape")
    assert isinstance(bench.scene, BenchNewScene)
    assert bench.find("name").text == "Sunday stall"
    assert not (pack / "encounters" / "sunday_stall.yaml").exists()


def test_the_questions_are_about_her_him_or_them(bench):
    press(bench, "new")
    assert "she" in bench.find("role").name
    bench.stage.take_focus(bench.find("person"))
    bench.type("Tom Reyes, he")
    bench.step()
    assert bench.stage.focus.key == "person"
    assert bench.find("person").text == "Tom Reyes, he"
    asked = [bench.find(field).name.split() for field in ("role", "opening", "worry", "answer")]
    assert all("he" in each and "she" not in each for each in asked)


def test_a_title_keeps_its_own_spelling(bench, pack):
    drafted = bench.bench.draft("Sami's stall, at KEEL", str(pack), {})
    assert bench.bench.check(drafted.path).title == "Sami's stall, at KEEL"


def test_what_has_no_name_is_called_as_in_the_example(bench):
    press(bench, "new")
    press(bench, "over")
    assert "Sunday stall" in words(bench)
    assert bench.find("where").name.endswith("sunday_stall.yaml")


@pytest.mark.parametrize(("called", "file"), [("Sami's stall", "samis_stall"), ("Bäckerei", "backerei"),
                                              ("2 chairs", "chairs"), ("The 9 o'clock", "the_9_oclock")])
def test_a_file_is_named_after_what_its_encounter_is_called(bench, pack, called, file):
    assert bench.bench.looked_over(called, str(pack), {}).path.endswith(f"/{file}.yaml")


def test_a_name_without_a_letter_is_asked_for_one(bench):
    press(bench, "new")
    bench.type("***")
    bench.step()
    press(bench, "over")
    assert "at least one letter" in bench.find("name").problem
    assert bench.stage.focus.key == "name"


def test_a_name_that_is_there_already_is_refused(bench, pack):
    before = file_of(pack).read_bytes()
    press(bench, "new")
    bench.type("Cold ward")
    bench.step()
    pressed(bench, "over")
    assert "is there already" in bench.find("name").problem
    assert file_of(pack).read_bytes() == before


# ---- rehearsing leads back


def test_leaving_a_rehearsal_leads_back_to_the_bench_at_the_same_file(bench):
    turned(chosen(bench), "Play from here")
    pressed(bench, "play")
    assert isinstance(bench.scene, TalkScene)
    do(bench, "escape")
    assert bench.find("to_title").name == "To the Bench"
    press(bench, "to_title")
    bench.pass_time()
    assert isinstance(bench.scene, BenchFileScene)
    assert bench.scene.file.name == "cold_ward.yaml"
    assert bench.find("play")


def test_what_was_saved_during_a_rehearsal_is_checked_on_the_way_back(bench, pack):
    turned(chosen(bench), "Play from here")
    pressed(bench, "play")
    misspell(pack)
    do(bench, "escape")
    press(bench, "to_title")
    bench.pass_time()
    assert bench.scene.file.errors == 1


def test_f5_in_a_rehearsal_reads_its_file_again(bench, pack):
    turned(chosen(bench), "Play from here")
    pressed(bench, "play")
    text = file_of(pack).read_text(encoding="utf-8")
    file_of(pack).write_text(text.replace('"The cold ward"', '"The warm ward"'), encoding="utf-8")
    assert guest_of(bench).reload()
    assert bench.scene.name == "The warm ward"
