"""The screens of the learning loop: prepare, the full debrief, compare, progress, codex, watch."""

from __future__ import annotations

from datetime import date

from game.encounter.repair import in_front
from game.review.debrief import review
from game.review.watching import best_line, tempting_line
from game.session import notes
from game.session.players import play as made
from game.session.session import ASSESSMENT
from game.view import looking_back, preparing, progress, watching
from game.view.looking import DebriefFull
from game.view.play import Play
from tests.builders import quiet, yard
from tests.shipped import names, plays, shipped
from tests.view.conftest import Playing


def looked_at(play: Play, *, searched: bool = False) -> DebriefFull:
    """The debrief of a play, its decisions looked at if wanted."""
    looking = play.look_back()
    assert looking is not None
    while searched and looking.advance():
        pass
    return looking.screen()


def test_preparing_asks_four_things_and_shows_what_was_tapped() -> None:
    asked = preparing.prepare(shipped("harbour_rota"), {notes.MEASURE: "duty"}).questions
    assert tuple(each.kind for each in asked) == notes.PLAN
    assert [tap.id for tap in asked[3].taps if tap.chosen] == ["duty"]
    assert all(len(each.taps) >= 3 for each in asked)


def test_preparing_tells_nothing_that_is_hidden() -> None:
    """The worries and measures to choose from are the same before every encounter."""
    asked = [preparing.prepare(shipped(name), {}).questions for name in names()]
    for place in (2, 3):
        assert len({tuple(tap.say for tap in each[place].taps) for each in asked}) == 1


def test_the_plan_is_laid_against_the_truth_once_it_is_over(playing: Playing) -> None:
    play = playing(shipped("late_handover"), plays("late_handover")[0].moves)
    for kind, id in ((notes.TARGET, "all"), (notes.LIMIT, "least"), (notes.MEASURE, "duty"), (notes.WORRY, "word")):
        play.session.note(kind, id, 0)
    held = [row.held for row in looked_at(play).planned]
    assert held == [False, True, False, None]


def test_in_an_unfinished_play_the_plan_is_not_told(playing: Playing) -> None:
    play = playing(shipped("late_handover"), "answer_bridge")
    play.keep(notes.MEASURE, "duty")
    assert looked_at(play).planned == ()


def test_own_words_are_asked_for_at_marked_moments_and_stand_beside_the_line(playing: Playing) -> None:
    play = playing(shipped("late_handover"))
    assert "own words" in play.asks_first()
    play.keep(notes.SAID_FIRST, "I was late.")
    assert play.asks_first() == ""
    play.submit("say answer_bridge")
    (row,) = looked_at(play).own_words
    assert (row.beat, row.yours, row.chosen) == (1, "I was late.", shipped("late_handover").act("answer_bridge").say)


def test_skipping_is_kept_and_not_shown(playing: Playing) -> None:
    play = playing(shipped("late_handover"))
    play.keep(notes.SAID_FIRST, "")
    assert play.asks_first() == ""
    play.submit("say answer_bridge")
    assert looked_at(play).own_words == ()


def test_own_words_are_asked_for_before_a_marked_rupture_is_spoken_to(playing: Playing) -> None:
    play = playing(shipped("late_handover"))
    asked = []
    for move in plays("late_handover")[0].moves.split(";"):
        if play.asks_first():
            asked.append(in_front(play.session.state) is not None)
            play.keep(notes.SAID_FIRST, "So.")
        made(play.session, move)
    assert asked == [False, True, False]


def test_every_encounter_above_the_first_level_asks_two_or_three_times_and_none_below() -> None:
    for name in names():
        encounter = shipped(name)
        marked = [each for each in (*encounter.moments.values(), *encounter.ruptures.values()) if each.say_first]
        assert len(marked) in ((2, 3) if encounter.level > 1 else (0,))
        assert encounter.moments[encounter.start].say_first is (encounter.level > 1)


def test_a_place_asks_once_even_after_a_move_was_taken_back(playing: Playing) -> None:
    play = playing(shipped("late_handover"))
    play.keep(notes.SAID_FIRST, "So.")
    play.submit("say answer_bridge")
    play.undo()
    assert play.asks_first() == ""


def test_an_assessment_does_not_ask_for_own_words(playing: Playing) -> None:
    assert playing(shipped("late_handover"), mode=ASSESSMENT).asks_first() == ""


def test_the_learners_own_questions_come_first_and_hold_what_was_written(playing: Playing) -> None:
    play = playing(quiet(), "wait; walk")
    play.keep(notes.HAPPENED, "I left.")
    assert [(each.kind, each.text) for each in looked_at(play).asked] == [
        (notes.WANTED, ""),
        (notes.HAPPENED, "I left."),
        (notes.NEXT_TIME, ""),
    ]


def test_the_chart_has_a_value_of_each_line_for_each_beat(playing: Playing) -> None:
    play = playing(shipped("harbour_rota"), plays("harbour_rota")[4].moves)
    found = {line.id: line.values for line in looked_at(play).series}
    assert set(found) == {"trust", "tension", "leverage", "bid KEEL"}
    assert {len(values) for values in found.values()} == {len(play.session.beats)}


def test_decisions_come_once_they_are_found_and_say_what_each_led_to(playing: Playing) -> None:
    play = playing(shipped("cold_ward"), plays("cold_ward")[0].moves)
    assert looked_at(play).searching
    (decision,) = looked_at(play, searched=True).mattered
    assert (decision.led_to, decision.would_lead_to) == ("a deal, 44 points for you", "a deal, 54 points for you")
    assert "900" in decision.better and decision.caveat == ""


def test_a_step_back_is_a_new_play_that_stands_before_the_decision(playing: Playing) -> None:
    play = playing(shipped("cold_ward"), plays("cold_ward")[0].moves)
    again = play.step_back(5)
    assert again is not None and again.session.play != play.session.play
    assert again.session.state == play.session.beats[4].state
    assert again.submit("offer fee=900 bed=i_sit") == ""


def test_every_finished_scripted_play_has_a_debrief(playing: Playing) -> None:
    for name in names():
        for scripted in plays(name):
            seen = looked_at(playing(shipped(name), scripted.moves))
            assert (seen.outcome, seen.limits) == (scripted.outcome.value, ())
            assert len(seen.skills) == 8


def test_proofs_of_a_skill_are_shown_only_with_enough_chances(playing: Playing) -> None:
    for row in looked_at(playing(shipped("late_handover"), plays("late_handover")[0].moves)).skills:
        assert bool(row.proofs) == (row.told != "not shown")


def test_comparing_asks_one_question_and_shows_the_answer_that_was_kept(playing: Playing) -> None:
    both = [playing(shipped(name), plays(name)[0].moves).session for name in ("harbour_rota", "shared_kitchen")]
    left, right = (review(each.head, tuple(each.journal.records(each.play))) for each in both)
    seen = looking_back.comparing(left, right, "Both were owed something.")
    assert (seen.asked.asks, seen.asked.text) == ("What is the same?", "Both were owed something.")
    assert [stage for stage, _, _ in seen.rows] == ["Found out", "Mended", "Bargained", "Bound"]


def test_progress_of_somebody_who_has_not_played_shows_no_number() -> None:
    cases = [progress.case_of(shipped(name)) for name in names()]
    seen = progress.progress("Heron", cases, (), (), (), date(2031, 3, 4))
    assert {row.told for row in seen.skills} == {"not shown"}
    assert all(row.is_due for row in seen.practice)
    assert ("cold_ward", "last_bus") in seen.before_after


def test_a_page_of_the_codex_is_unlocked_by_use(playing: Playing) -> None:
    session = playing(yard(), "ask_why").session
    entries = {entry.id: entry for entry in progress.codex([(session.encounter, session.beats)]).entries}
    assert (entries["ask"].locked, entries["ask"].used) == (False, 1)
    assert entries["press"].locked
    assert all(entry.rule and entry.source for entry in entries.values())


def test_the_best_line_is_watched_with_notes_and_the_tempting_one_comes_to_something_worse() -> None:
    encounter = shipped("cold_ward")
    best, tempting = best_line(encounter), tempting_line(encounter)
    seen = watching.watching(encounter, best, "best")
    assert (best.is_best, seen.told) == (True, "Nothing better is possible here.")
    assert best.beats[-1].state.outcome is encounter.best
    assert tempting.beats[-1].state.outcome is not encounter.best
    assert len(seen.shown) == len(best.beats)
