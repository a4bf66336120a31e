"""Every format of the journal keeps one sample that must load for ever (DESIGN 5)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.encounter.state import State
from game.encounter.values import Outcome
from game.session import keep
from game.session.journal import FORMAT, Journal
from game.session.players import play
from game.session.replay import fold
from game.session.session import ASSESSMENT, PRACTICE, Session

SAMPLES = Path(__file__).with_name("samples")
STANDS = {
    1: (PRACTICE, Outcome.CAPITULATED, "over", 14, 30, 20, 65, 73),
    2: (PRACTICE, Outcome.WITHDRAWN, "over", 7, 35, 40, 90, None),
    3: (ASSESSMENT, Outcome.WALKED, "over", 9, 50, 40, 100, None),
    4: (PRACTICE, None, "talking", 5, 30, 20, 90, None),
}
"""Play -> mode, outcome, stage, beats that stand, trust, tension, ceiling, delivery."""


def opened(format_: int, tmp_path: Path) -> Journal:
    """A copy of the sample, so that the sample itself stays as it is."""
    return Journal(Path(shutil.copy(SAMPLES / f"format_{format_}.db", tmp_path)))


def test_the_format_of_today_has_its_sample() -> None:
    kept = {file.name for file in SAMPLES.glob("*.db")}
    assert kept == {f"format_{each}.db" for each in range(1, FORMAT + 1)}


@pytest.mark.parametrize("format_", range(1, FORMAT + 1))
@pytest.mark.parametrize("number", STANDS)
def test_every_play_of_every_format_stands_where_it_stood(number: int, format_: int, tmp_path: Path) -> None:
    journal = opened(format_, tmp_path)
    head = journal.head(number)
    beats = fold(keep.load(head.source), head, journal.records(number))
    journal.close()
    state: State = beats[-1].state
    stands = (state.outcome, state.stage, len(beats), state.trust, state.tension, state.ceiling, state.delivery)
    assert (head.mode, *stands) == STANDS[number]


def test_a_play_left_in_the_first_format_can_be_gone_on_with(tmp_path: Path) -> None:
    journal = opened(1, tmp_path)
    head = journal.unfinished()
    assert head is not None
    session = Session.resume(journal, head, keep.load(head.source), str)
    assert session.state.facts == ("wall",)
    assert play(session, "pass; under; walk").is_over
    journal.close()


def test_the_words_of_a_play_of_the_first_format_are_still_there(tmp_path: Path) -> None:
    journal = opened(1, tmp_path)
    head = journal.head(1)
    encounter = keep.load(head.source)
    journal.close()
    assert (encounter.client.name, encounter.facts["wall"]) == ("Ada Lund", "The wall leans.")
    assert encounter.moments["yard"].acts[0].say == "(answer)"


def test_a_journal_of_the_first_format_takes_notes_once_it_is_opened(tmp_path: Path) -> None:
    journal = opened(1, tmp_path)
    head = journal.head(1)
    Session.resume(journal, head, keep.load(head.source), str).note("wanted", "The wall gone.")
    assert [note.text for note in journal.notes(1)] == ["The wall gone."]
    assert head.from_play is None
    journal.close()


def test_notes_and_branches_of_the_second_format_are_still_there(tmp_path: Path) -> None:
    journal = opened(2, tmp_path)
    assert [note.text for note in journal.notes()] == [f"limit of play {number}" for number in STANDS]
    assert (journal.head(5).from_play, journal.head(5).from_beat) == (1, 2)
    journal.close()
