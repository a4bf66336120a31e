"""Stepping back in: a new play from the middle of another; and notes beside a play."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.session import keep, notes
from game.session.journal import MOST_NOTE, Journal, JournalProblem
from game.session.players import play
from game.session.replay import verify
from game.session.session import Session
from tests.builders import quiet

Clock = Callable[[], str]


def test_a_branch_stands_where_the_other_stood_and_its_head_says_from_where(journal: Journal, clock: Clock) -> None:
    first = play(Session.start(journal, quiet(), clock), "wait; slip; repair name own regret good")
    branch = Session.fork(journal, journal.head(first.play), first.encounter, 2, clock)
    assert branch.state == first.beats[2].state
    head = journal.head(branch.play)
    assert (head.from_play, head.from_beat, head.finished) == (first.play, 2, None)


def test_playing_on_in_a_branch_leaves_the_other_play_as_it_was(journal: Journal, clock: Clock) -> None:
    first = play(
        Session.start(journal, quiet(), clock), "wait; slip; wait; pass"
    )
    before = journal.records(first.play)
    play(Session.fork(journal, journal.head(first.play), first.encounter, 1, clock), "walk")
    assert journal.records(first.play) == before


def test_a_branch_follows_from_the_rules_even_where_moves_were_undone(journal: Journal, clock: Clock) -> None:
    first = play(Session.start(journal, quiet(), clock), "wait; slip; undo; warm; slip")
    branch = play(Session.fork(journal, journal.head(first.play), first.encounter, 2, clock), "wait; walk")
    head = journal.head(branch.play)
    assert verify(keep.load(head.source), head, journal.records(branch.play)) is None
    assert [record.number for record in journal.records(branch.play)] == [1, 2, 3, 4]


def test_a_play_has_no_beat_beyond_its_last(journal: Journal, clock: Clock) -> None:
    first = play(Session.start(journal, quiet(), clock), "wait")
    with pytest.raises(ValueError, match="has no beat 2"):
        Session.fork(journal, journal.head(first.play), first.encounter, 2, clock)
    assert len(journal.plays()) == 1


def test_what_was_written_last_counts_and_everything_is_kept(journal: Journal, clock: Clock) -> None:
    session = Session.start(journal, quiet(), clock)
    session.note(notes.WANTED, "A wall.")
    session.note(notes.WANTED, "No wall.")
    assert notes.latest(session.notes) == {notes.WANTED: "No wall."}
    assert len(journal.notes(session.play)) == 2


def test_an_empty_note_takes_back_what_was_there(journal: Journal, clock: Clock) -> None:
    session = Session.start(journal, quiet(), clock)
    session.note(notes.WANTED, "A wall.")
    session.note(notes.WANTED, " ")
    assert notes.latest(session.notes) == {}


def test_notes_are_kept_by_play_and_cut_to_their_length(journal: Journal, clock: Clock) -> None:
    one, other = (Session.start(journal, quiet(), clock) for _ in range(2))
    one.note(notes.EXIT, "x" * (MOST_NOTE + 1))
    assert [len(note.text) for note in journal.notes(one.play)] == [MOST_NOTE]
    assert journal.notes(other.play) == ()


def test_the_answer_to_what_is_the_same_names_both_plays(journal: Journal, clock: Clock) -> None:
    session = Session.start(journal, quiet(), clock)
    session.note(notes.SAME, "7: Both waited.")
    session.note(notes.SAME, "no number")
    assert notes.same(session.notes) == ((session.play, 7, "Both waited."),)


def test_a_journal_that_is_closed_says_so_in_one_sentence(journal: Journal, clock: Clock) -> None:
    session = Session.start(journal, quiet(), clock)
    journal.close()
    with pytest.raises(JournalProblem):
        session.note(notes.EXIT, "x")
