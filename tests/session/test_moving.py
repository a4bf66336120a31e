"""Plays meet edited files: what is renamed is followed, and the first difference is told."""
from __future__ import annotations

from pathlib import Path

import pytest

from game.content.load import check_text
from game.encounter.script import Encounter
from game.session.journal import Journal
from game.session.moving import replayed
from game.session.players import play
from game.session.session import Session
from tests.content.packs import small

MOVES = "answer; ask_monday; go_under; offer notice=two_weeks fee=1500"


def loaded(*changes: tuple[str, str]) -> Encounter:
    encounter = check_text(small(*changes)).encounter
    assert encounter is not None
    return encounter


@pytest.fixture
def session(tmp_path: Path) -> Session:
    begun = Session.start(Journal(tmp_path / "journal.db"), loaded(), lambda: "2031-03-04T10:00:00")
    return play(begun, MOVES)


def test_other_words_move_nothing(session: Session) -> None:
    moved = replayed(loaded(("What happens if Monday goes wrong?", "And on a bad Monday?")), session.beats)
    assert (moved.difference, moved.refused) == (None, None)
    assert moved.state == session.state


def test_a_new_name_is_followed_where_the_file_says_so(session: Session) -> None:
    names = "renamed: {ask_monday: ask_bad_monday, worried: quiet, two_weeks: fortnight}\n"
    edited = small().replace("ask_monday", "ask_bad_monday").replace("worried", "quiet")
    edited = edited.replace("two_weeks", "fortnight")
    encounter = check_text(edited.replace("reconcile:\n", f"{names}reconcile:\n", 1)).encounter
    assert encounter is not None
    moved = replayed(encounter, session.beats)
    assert (moved.difference, moved.refused) == (None, None)
    assert moved.state.at == "quiet"


def test_a_move_that_is_gone_is_the_first_difference(session: Session) -> None:
    moved = replayed(loaded(("id: ask_monday", "id: ask_tuesday")), session.beats)
    assert moved.refused is not None
    assert (moved.refused.number, moved.refused.move) == (2, "say ask_monday")
    assert len(moved.beats) == 2


@pytest.mark.parametrize(("old", "new", "number", "said"), [
    ("trust: 40, tension", "trust: 50, tension", 0, "Now trust is 50; it was 40."),
    ("learn crew_told, trust +5]", "learn crew_told, trust +10]", 3, "Now trust is"),
    ('else."}\n        go: worried', 'else."}\n        go: opening', 2, "Now the talk stands in opening"),
])  # fmt: skip
def test_what_comes_out_otherwise_is_told_where_it_begins(
    session: Session, old: str, new: str, number: int, said: str
) -> None:
    moved = replayed(loaded((old, new)), session.beats)
    assert moved.difference is not None
    assert moved.difference.number == number
    assert moved.difference.what.startswith(said)


def test_a_reloaded_play_is_a_play_of_the_new_text_and_the_old_one_stays(session: Session) -> None:
    edited = loaded(("trust: 40, tension", "trust: 50, tension"))
    fresh, difference = session.reloaded(edited)
    assert fresh is not None
    assert difference is not None
    assert fresh.encounter is edited
    assert [beat.move for beat in fresh.beats] == [beat.move for beat in session.beats]
    assert fresh.play != session.play
    assert session.journal.records(session.play)
    head = fresh.journal.head(fresh.play)  # type: ignore[attr-defined]
    assert head.content_hash == edited.content_hash
    assert Session.resume(fresh.journal, head, edited, str).state == fresh.state


def test_what_cannot_carry_the_play_leaves_it_as_it_was(session: Session) -> None:
    fresh, difference = session.reloaded(loaded(("id: ask_monday", "id: ask_tuesday")))
    assert fresh is None
    assert difference is not None


def test_a_rehearsal_is_reloaded_from_where_it_began(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.db")
    begun = Session.rehearse(journal, loaded(), lambda: "2031-03-04T10:00:00", "worried", {"trust": "70"})
    play(begun, "go_under")
    fresh, difference = begun.reloaded(loaded(("What did you say?", "And what was that?")))
    assert fresh is not None
    assert (difference, fresh.state, fresh.is_rehearsal) == (None, begun.state, True)
    gone, told = begun.reloaded(loaded())
    assert gone is not None
    lost = small().replace("worried", "quiet")
    encounter = check_text(lost).encounter
    assert encounter is not None
    gone, told = begun.reloaded(encounter)
    assert gone is None
    assert told is not None
    assert "worried" in told.what
