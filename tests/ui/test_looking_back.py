"""Looking back in the window: your own view first, the replay, what mattered, and trying it again from there."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from game import cli
from game.encounter.values import Panel, Skill
from game.house import House
from game.review.debrief import review
from game.review.report import attempts
from game.session import notes
from game.session.journal import JournalProblem
from game.session.players import play
from game.ui.app import App
from game.ui.look import Look
from game.ui.scenes.codex import CodexScene
from game.ui.scenes.comparing import CompareScene
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.looking_back import LookingBackScene, look_back
from game.ui.scenes.packages_picture import PackagesPicture
from game.ui.scenes.prepare import PrepareScene
from game.ui.scenes.progress import ProgressScene
from game.ui.scenes.talk import TalkScene
from game.ui.scenes.title import TitleScene
from game.ui.widgets import Card
from game.view import comparing
from game.view import progress as progress_view
from game.view.looking import Compare, PlayRow, Progress, SkillRow
from tests.shipped import plays as plays_of
from tests.ui.playing import do, few, on_screen, press, words
from tests.ui.pseudo import STRANGE, in_pseudo, spoken
from tests.ui.test_fits_everywhere import SCALES, SIZES
from tests.ui.test_scenes import walk_to
from tests.ui.test_scenes_fit import AFTER, assert_fits

ENDED = AFTER["debrief"]
PLAYED = (PlayRow(play=1, encounter="yard", title="The yard", outcome="A deal", day="2031-03-01"),)


@pytest.fixture
def back(shown):
    """The app looking back on a play that was ended."""

    def show(*moves: str, **more: object) -> App:
        return shown(*(moves or ENDED), scene=look_back, **more)

    return show


def searched(app: App) -> App:
    while app.scene.prepare():
        pass
    app.step()
    return app


def pages(app: App) -> list[str]:
    return [tab.name for tab in app.find("tabs").tabs]


def kept(app: App) -> dict[str, str]:
    return notes.latest(app.scene.play.session.notes)


# --- your own view first ------------------------------------------------------------------------------------------


def test_nothing_of_the_replay_is_shown_before_the_three_questions(back):
    app = back()
    assert app.scene.told.moments
    assert not any(widget.key in ("timeline", "tabs", "mattered") for widget in app.stage.scope.walk())
    for asked in app.scene.told.asked:
        assert asked.asks in words(app)


def test_what_is_written_is_kept_and_shown_beside_the_replay(back):
    app = back()
    app.type("Monday, for two hundred.")
    app.step()
    walk_to(app, "answer")
    do(app, "return")
    assert kept(app) == {notes.WANTED: "Monday, for two hundred."}
    app.scene.turn(pages(app).index("Your own view"))
    app.step()
    assert "Monday, for two hundred." in words(app)


def test_enter_goes_from_question_to_question_and_then_to_the_replay(back):
    app = back()
    for number, text in enumerate(("Monday.", "Too late.", "Ask sooner.")):
        assert app.stage.focus.key == f"asked.{tuple(notes.REFLECTION)[number]}"
        app.type(text)
        app.step()
        do(app, "return")
    assert list(kept(app).values()) == ["Monday.", "Too late.", "Ask sooner."]
    assert app.find("timeline")


def test_before_anybody_spoke_nothing_is_said_of_changes(back):
    assert "Nothing changed." not in words(press(back(), "skip"))


def test_the_ring_of_a_field_leaves_its_question_free(back):
    field = back().stage.focus
    assert field.ringed().top > field.bounds.top + field.look.height(field.name, "small_bold", field.bounds.w) - 1


def test_the_questions_can_be_skipped_and_then_nothing_is_kept(back):
    app = press(back(), "skip")
    assert kept(app) == {}
    assert app.find("timeline")


def test_what_was_answered_before_is_not_asked_again(back, shown):
    app = back()
    app.type("Peace.")
    press(app, "answer", "back")
    assert isinstance(app.scene, DebriefScene)
    press(app, "look_back")
    assert isinstance(app.scene, LookingBackScene)
    assert app.find("timeline")


def test_an_answer_that_cannot_be_saved_is_told_and_stays_in_its_field(back, monkeypatch):
    app = back()
    app.type("Peace.")
    app.step()

    def full(kind: str, text: str) -> None:
        raise JournalProblem("The disk is full: this was not saved.")

    monkeypatch.setattr(app.scene.play, "keep", full)
    press(app, "answer")
    assert "The disk is full" in words(app)
    do(app, "return")
    assert app.find(f"asked.{notes.WANTED}").text == "Peace."


# --- the replay ---------------------------------------------------------------------------------------------------


def test_each_change_of_each_move_is_told_with_its_cause(back):
    app = press(back(), "skip")
    moments = app.scene.told.moments
    assert sum(len(moment.changes) for moment in moments)
    for at, moment in enumerate(moments):
        assert app.scene.at == at
        for change in moment.changes:
            assert change.what in words(app)
            assert change.why in words(app)
        for line in moment.heard:
            assert line.text in words(app)
        app.scene.step(1)
        app.step()
    assert app.scene.at == len(moments) - 1


def test_the_chart_has_a_line_for_trust_tension_leverage_and_the_rivals_bid(back):
    lines = press(back(), "skip").find("timeline").series
    assert [line.name for line in lines] == ["Trust", "Tension", "Leverage", "KEEL's bid"]


def test_before_the_first_move_there_is_nothing_earlier_and_nothing_to_try_again(back):
    app = press(back(), "skip")
    assert not app.find("earlier").enabled
    assert not any(widget.key == "try.moment" for widget in app.stage.scope.walk())


def test_from_a_move_a_new_play_begins_before_it_and_the_old_one_stays(back):
    app = press(back(), "skip", "later")
    old = app.scene.play
    beats = len(old.session.beats)
    press(app, "try.moment")
    assert isinstance(app.scene, TalkScene)
    assert len(app.scene.play.session.beats) == 1
    assert app.scene.play.session.play != old.session.play
    assert len(old.session.beats) == beats


def test_at_the_last_move_the_focus_stays_with_the_replay(back):
    app = press(back(), "skip")
    for _ in app.scene.told.moments[1:]:
        do(app, "return")
    assert app.stage.focus is app.find("earlier")


# --- what mattered ------------------------------------------------------------------------------------------------


def test_until_the_search_is_through_it_says_so_and_then_tells_what_it_found(back):
    app = press(back("boast", "walk"), "skip")
    app.scene.turn(1)
    app.step()
    assert app.scene.told.searching
    assert "Still being worked out" in words(app)
    searched(app)
    assert app.scene.told.mattered
    assert "Still being worked out" not in words(app)
    for each in app.scene.told.mattered:
        for text in (each.did, each.better, each.led_to, each.would_lead_to, each.lost):
            assert text in words(app)


def test_a_decision_that_mattered_can_be_tried_again(back):
    app = searched(press(back("boast", "walk"), "skip"))
    app.scene.turn(1)
    app.step()
    beat = app.scene.told.mattered[0].beat
    press(app, "try.1")
    assert len(app.scene.play.session.beats) == beat


def test_leaving_before_the_search_is_through_stops_it(back):
    app = press(back(), "skip")
    app.scene.prepare()
    search = app.scene.search
    do(app, "escape")
    assert isinstance(app.scene, DebriefScene)
    assert search is None or search.stopped


def test_the_packages_are_told_in_words_beside_the_picture(back):
    app = press(back(), "skip")
    app.scene.turn(pages(app).index("The package"))
    app.step()
    (picture,) = on_screen(app, PackagesPicture)
    for each in app.scene.told.pareto.marked:
        assert each.name in words(app)
        assert f"{each.name}, {each.you}, {each.them}" in picture.description


def test_an_offering_is_shown_part_by_part(back):
    app = press(back("boast", "repair own name regret", "walk"), "skip")
    made = app.scene.told.offerings
    assert made
    app.scene.turn(pages(app).index("Strength and repair"))
    app.step()
    for row in made[0].rows:
        assert row.part in words(app)
        assert row.said in words(app)


def test_looking_back_works_with_the_keyboard_alone(shown):
    app = shown(*ENDED)
    walk_to(app, "look_back")
    do(app, "return")
    app.type("Monday.")
    walk_to(app, "answer")
    do(app, "return")
    do(app, "return")
    assert app.scene.at == 1
    app.stage.take_focus(app.find("tabs").tabs[0])
    for at in range(1, len(pages(app))):
        do(app, "right")
        assert app.scene.page == at
        assert app.stage.focus is app.find("tabs").tabs[at]
    do(app, "escape")
    assert isinstance(app.scene, DebriefScene)


def preparing(nav, play, id):
    return PrepareScene(nav, id)


# --- prepare ------------------------------------------------------------------------------------------------------


def test_four_taps_are_kept_and_the_encounter_begins(shown):
    app = shown(scene=preparing)
    for question in app.scene.plan.questions:
        assert question.asks in words(app)
        do(app, "2")
    assert isinstance(app.scene, TalkScene)
    assert set(kept(app)) == set(notes.PLAN)


def test_each_question_and_the_whole_of_it_can_be_skipped(shown):
    app = press(shown(scene=preparing), "skip", "skip")
    assert app.scene.at == 2
    press(app, "in")
    assert isinstance(app.scene, TalkScene)
    assert kept(app) == {}


def test_a_tap_can_be_changed(shown):
    app = do(shown(scene=preparing), "1", "escape")
    assert next(tap.id for tap in app.scene.question.taps if tap.chosen) == app.scene.question.taps[0].id
    do(app, "3")
    assert app.scene.chosen[notes.TARGET] == app.scene.plan.questions[0].taps[2].id


def test_the_briefing_leads_to_preparing(shown):
    from game.ui.scenes.briefing import BriefingScene

    app = press(shown(scene=lambda nav, play, id: BriefingScene(nav, id)), "prepare")
    assert isinstance(app.scene, PrepareScene)


def test_preparing_and_going_back_leaves_no_play_behind(shown, journal):
    from game.ui.scenes.briefing import BriefingScene

    app = shown(scene=lambda nav, play, id: BriefingScene(nav, id))
    before = len(journal.plays())
    press(app, "prepare")
    do(app, "1", "escape", "escape")
    assert isinstance(app.scene, BriefingScene)
    assert len(journal.plays()) == before
    press(app, "prepare")
    do(app, "1", "2", "3", "4")
    assert len(journal.plays()) == before + 1


# --- progress and codex -------------------------------------------------------------------------------------------


@pytest.fixture
def titled(shown, journal):
    """The title of somebody who played once."""

    def show(**more: object) -> App:
        encounter = few()

        def title(nav, play, id):
            case = progress_view.case_of(encounter)
            seen = lambda: [review(head, journal.records(head.play)) for head in journal.plays()]  # noqa: E731
            return TitleScene(replace(
                nav,
                progress=lambda: progress_view.progress(
                    "", [case], attempts(journal), (), journal.notes(), date(2031, 3, 9)),
                codex=lambda: progress_view.codex((each.encounter, each.beats) for each in seen()),
            ))  # fmt: skip

        return shown(*ENDED, scene=title, encounter=encounter, **more)

    return show


def test_what_was_not_shown_three_times_is_said_to_be_not_shown(titled):
    app = press(titled(), "progress")
    assert isinstance(app.scene, ProgressScene)
    assert words(app).count("not shown") >= len(app.scene.progress.skills)
    do(app, "escape")
    assert isinstance(app.scene, TitleScene)


def test_a_skill_stands_with_its_first_best_and_last_showing(shown):
    row = SkillRow(id="a", name="Asking", counts="openings", told="3 of 4", first="1 of 3", best="4 of 4",
                   last="3 of 4", shares=(33, 100, 75))
    known = Progress(name="", plays=(), skills=(row,), practice=(), same=(), before_after=())
    app = shown(scene=lambda nav, play, id: ProgressScene(nav, known))
    for text in ("Asking", "1 of 3", "4 of 4", "3 of 4"):
        assert text in words(app)


def test_the_codex_opens_a_move_once_it_was_used(titled):
    app = press(titled(), "codex")
    assert isinstance(app.scene, CodexScene)
    used = {each.id for each in app.scene.codex.entries if not each.locked}
    assert "ask" in used
    assert "walk" not in used
    for entry in app.scene.codex.entries:
        found = app.find(f"codex.{entry.id}")
        assert isinstance(found, Card)
        assert (entry.rule in words(app)) is not entry.locked


# --- two cases ----------------------------------------------------------------------------------------------------


@pytest.fixture
def two(shown, plays, journal):
    """Two plays of encounters that teach the same, side by side."""
    first = few(skills=(Skill.ASK_AND_GROUND,))
    second = replace(first, id="quay", title="The quay")

    def compared() -> Compare | None:
        found = (review(head, journal.records(head.play)) for head in journal.plays() if head.finished)
        return comparing.last_two(found, journal.notes())

    def keep(shown: Compare, text: str) -> None:
        journal.keep_note(comparing.note_of(shown, text, "2031-03-09T09:00:00"))

    def show(**more: object) -> App:
        def scene(nav, play, id):
            known = Progress(name="", plays=(), skills=(), practice=(), same=(), before_after=(), played=PLAYED)
            return ProgressScene(replace(nav, compare=compared, keep_same=keep), known)

        plays(second, *ENDED)
        return press(shown(*ENDED, encounter=first, scene=scene, **more), "compare")

    return show


def test_two_cases_of_one_skill_stand_side_by_side_and_the_answer_is_kept(two, journal):
    app = two()
    assert isinstance(app.scene, CompareScene)
    assert {app.scene.compared.left.title, app.scene.compared.right.title} == {"The yard", "The quay"}
    for _stage, left, right in app.scene.compared.rows:
        for moment in (*left, *right):
            assert moment.did in words(app)
    app.type("Somebody was let down before.")
    app.step()
    press(app, "keep")
    assert isinstance(app.scene, TitleScene)
    assert [text for _one, _other, text in notes.same(journal.notes())] == ["Somebody was let down before."]


def test_with_one_case_alone_there_is_nothing_to_compare(titled, plays):
    app = titled()
    app.scene.nav = replace(app.scene.nav, compare=lambda: None)
    press(app, "progress", "compare")
    assert "Play two encounters" in words(app)


def test_the_game_tells_progress_codex_and_two_cases_from_its_own_journal(tmp_path):
    house = House(cli._parser().parse_args(["play", "--journal", str(tmp_path / "journal.db")]))
    nav = house.navigator
    assert nav.compare() is None
    for id in ("cold_ward", "late_handover"):
        play(house.table.start(id), plays_of(id)[0].moves)
    assert {each.told for each in nav.progress().skills} != {"not shown"}
    assert not all(each.locked for each in nav.codex().entries)
    compared = nav.compare()
    assert compared.skills
    nav.keep_same(compared, "Somebody waited.")
    assert nav.compare().asked.text == "Somebody waited."
    assert nav.progress().same == ("Somebody waited.",)
    house.table.journal.close()


def test_what_would_have_been_better_is_told_in_words_and_not_in_notation(back):
    app = searched(press(back("boast", "walk"), "skip"))
    for each in app.scene.told.mattered:
        assert not any(text.startswith(("Return ", "Keep sweep", "Let go sweep")) for text in each.line)


# --- it fits ------------------------------------------------------------------------------------------------------



@pytest.mark.parametrize("language", STRANGE)
def test_every_page_fits_every_window_at_every_size_of_text_in_every_language(shown, language):
    with spoken(language) as catalog:
        encounter = in_pseudo(few(panels=frozenset(Panel)), language)
        app = shown("boast", "repair own name regret", "walk", encounter=encounter, scene=look_back, still=True)
        for size, scale in product(SIZES, SCALES):
            app.set_look(replace(app.look, scale=scale, rtl=catalog.rtl))
            app.resize(size)
            app.scene.revise()
            app.step()
            assert_fits(app)
            app.scene.skip()
            for page in range(len(pages(app))):
                app.scene.turn(page)
                app.scene.step(1 if page == 0 else 0)
                app.step()
                assert_fits(app)
            searched(app)


@pytest.mark.parametrize("language", STRANGE)
def test_preparing_progress_and_codex_fit_every_window_at_every_size_of_text(shown, titled, two, language):
    with spoken(language) as catalog:
        for made in (lambda: shown(scene=preparing), lambda: press(titled(), "progress"),
                     lambda: press(titled(), "codex"), titled, two):
            app = made()
            for size, scale in product(SIZES, SCALES):
                app.set_look(Look(scale=scale, rtl=catalog.rtl))
                app.resize(size)
                for question in range(4 if isinstance(app.scene, PrepareScene) else 1):
                    if isinstance(app.scene, PrepareScene):
                        app.scene.at = question
                        app.scene.changed()
                    app.step()
                    assert_fits(app)
