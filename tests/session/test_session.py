"""A play in progress: written before it is shown, resumed as it was, taken back, and guarded (DESIGN 1 and 5)."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.encounter.moves import Say, Walk
from game.encounter.refusals import Refusal
from game.session.journal import Journal, JournalProblem
from game.session.players import ScriptFault, play
from game.session.replay import verify
from game.session.session import ASSESSMENT, Session
from tests.builders import quiet

SCRIPT = "ask_why; under; slip; repair name own good; thank; swear; offer day=wednesday price=300 clearing=both; accept"
WHOLE = f"{SCRIPT}; record ring; close; let_go sweep; keep ring"
Clock = Callable[[], str]


def again(journal: Journal, session: Session) -> Session:
    """The same play, resumed."""
    return Session.resume(journal, journal.head(session.play), session.encounter, str)


# --- written before it is shown -------------------------------------------------------------------------------------


def test_every_move_is_on_disk_when_it_is_shown(journal: Journal, path: Path, clock: Clock) -> None:
    session = Session.start(journal, quiet(), clock)
    for number, text in enumerate(["ask_why", "under", "slip", "wait"], 1):
        play(session, text)
        elsewhere = sqlite3.connect(path)
        assert elsewhere.execute("select count(*) from record").fetchone() == (number,)
        elsewhere.close()


def test_a_refusal_is_not_recorded(journal: Journal, clock: Clock) -> None:
    session = Session.start(journal, quiet(), clock)
    assert isinstance(session.submit(Say("locked")), Refusal)
    assert journal.records(session.play) == ()
    assert len(session.beats) == 1


def fill(journal: Journal) -> None:
    journal._db.execute("pragma max_page_count = 1")


def make_room(journal: Journal) -> None:
    journal._db.execute("pragma max_page_count = 100000")


def forbid(journal: Journal) -> None:
    journal._db.execute("pragma query_only = on")


def allow(journal: Journal) -> None:
    journal._db.execute("pragma query_only = off")


@pytest.mark.parametrize(
    ("trouble", "over", "said"),
    [(fill, make_room, "The disk is full"), (forbid, allow, "may not be written to")],
)
def test_a_journal_that_refuses_to_write_leaves_the_play_where_it_stood(
    trouble: Callable[[Journal], None], over: Callable[[Journal], None], said: str, journal: Journal, clock: Clock
) -> None:
    session = play(Session.start(journal, quiet(patience=200), clock), "ask_why")
    trouble(journal)
    acknowledged = 1
    with pytest.raises(JournalProblem) as problem:
        while acknowledged < 150:
            stood = (session.beats, session.state)
            session.submit(Say("warm"))
            acknowledged += 1
    assert said in str(problem.value)
    assert (session.beats, session.state) == stood
    assert len(journal.records(session.play)) == acknowledged
    over(journal)
    play(session, "warm")
    assert again(journal, session).beats == session.beats


def test_a_journal_locked_by_another_program_leaves_the_play_where_it_stood(
    journal: Journal, path: Path, clock: Clock
) -> None:
    session = play(Session.start(journal, quiet(), clock), "ask_why")
    journal._db.execute("pragma busy_timeout = 0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(JournalProblem, match="locked by another program"):
        play(session, "under")
    assert len(session.beats) == 2
    other.execute("rollback")
    other.close()
    play(session, "under")
    assert again(journal, session).beats == session.beats


FULL_DISK = """
import resource, sys
from pathlib import Path
from game.session.journal import Journal, JournalProblem
from game.session.players import play
from game.session.session import Session
from tests.builders import quiet

journal = Journal(Path(sys.argv[1]))
session = Session.start(journal, quiet(patience=4000), str)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    while len(session.beats) < 3000:
        play(session, "warm")
except JournalProblem as problem:
    print(len(session.beats) - 1, session.state.turn, problem)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of Unix")
def test_on_a_disk_that_is_really_full_every_acknowledged_move_is_kept(path: Path) -> None:
    run = [sys.executable, "-c", FULL_DISK, str(path)]
    told = subprocess.run(run, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]).stdout
    moves, turn, sentence = told.split(" ", 2)
    assert sentence.strip().endswith(".")
    journal = Journal(path)
    resumed = Session.resume(journal, journal.head(1), quiet(patience=4000), str)
    assert (len(resumed.beats) - 1, resumed.state.turn) == (int(moves), int(turn))
    play(resumed, "warm")
    journal.close()


def test_the_last_move_and_the_end_of_the_play_are_written_together(journal: Journal, clock: Clock) -> None:
    session = Session.start(journal, quiet(), clock)
    journal._db.execute("create trigger never before update on play begin select raise(abort, 'no'); end")
    with pytest.raises(JournalProblem):
        session.submit(Walk())
    assert (session.is_over, journal.records(session.play)) == (False, ())


# --- resuming -------------------------------------------------------------------------------------------------------


def test_a_resumed_play_equals_the_live_one_after_every_move(path: Path, clock: Clock) -> None:
    journal = Journal(path)
    session = Session.start(journal, quiet(), clock)
    for text in WHOLE.split(";"):
        play(session, text)
        other = Journal(path)
        assert again(other, session).beats == session.beats
        other.close()
    journal.close()
    assert session.is_over


def test_a_play_goes_on_from_where_it_was_left(path: Path, clock: Clock) -> None:
    first = Journal(path)
    begun = play(Session.start(first, quiet(), clock), SCRIPT)
    first.close()
    second = Journal(path)
    head = second.unfinished()
    assert head is not None
    rest = play(Session.resume(second, head, quiet(), clock), WHOLE.removeprefix(f"{SCRIPT};"))
    assert rest.beats[: len(begun.beats)] == begun.beats
    assert rest.is_over
    assert second.unfinished() is None
    second.close()


def test_the_newest_unfinished_play_is_found(journal: Journal, clock: Clock) -> None:
    first, second, third = (Session.start(journal, quiet(), clock) for _ in range(3))
    play(third, "walk")
    head = journal.unfinished()
    assert head is not None
    assert head.play == second.play
    assert [each.play for each in journal.plays()] == [third.play, second.play, first.play]


# --- taking back ----------------------------------------------------------------------------------------------------


def test_undo_takes_the_last_move_back_and_the_journal_keeps_both(journal: Journal, clock: Clock) -> None:
    session = play(Session.start(journal, quiet(), clock), "ask_why")
    before = session.beats
    play(session, "under; undo")
    assert session.beats == before
    assert [record.move for record in journal.records(session.play)] == ["say ask_why", "say under", "undo"]
    assert again(journal, session).beats == before


def test_undo_goes_back_to_the_beginning_and_no_further(journal: Journal, clock: Clock) -> None:
    session = play(Session.start(journal, quiet(), clock), "ask_why; under; undo; undo")
    assert len(session.beats) == 1
    refusal = session.undo()
    assert refusal is not None
    assert refusal.code == "nothing_to_undo"
    assert len(journal.records(session.play)) == 4


def test_after_undo_another_move_can_be_made_and_resumed(journal: Journal, clock: Clock) -> None:
    session = play(Session.start(journal, quiet(), clock), "ask_why; slip; undo; under; undo; wait; undo; warm")
    assert session.state.trust == 60
    resumed = again(journal, session)
    assert resumed.state == session.state
    assert [beat.move for beat in resumed.beats] == [None, Say("ask_why"), Say("warm")]
    assert play(resumed, "warm").state.turn == 3


def test_the_end_can_be_taken_back_too(journal: Journal, clock: Clock) -> None:
    session = play(Session.start(journal, quiet(), clock), "wait; walk")
    assert journal.unfinished() is None
    play(session, "undo")
    assert not session.is_over
    head = journal.unfinished()
    assert head is not None
    assert head.play == session.play
    assert play(again(journal, session), "walk").is_over
    assert journal.unfinished() is None


def test_an_assessment_has_no_undo_also_when_it_is_resumed(journal: Journal, clock: Clock) -> None:
    session = play(Session.start(journal, quiet(), clock, ASSESSMENT), "ask_why")
    for each in (session, again(journal, session)):
        refusal = each.undo()
        assert refusal is not None
        assert refusal.code == "no_undo"
    assert len(journal.records(session.play)) == 1


# --- two windows ----------------------------------------------------------------------------------------------------


def test_two_windows_cannot_play_the_same_play_on(path: Path, clock: Clock) -> None:
    here, there = Journal(path), Journal(path)
    session = play(Session.start(here, quiet(), clock), "ask_why")
    other = again(there, session)
    play(other, "under")
    stood = session.beats
    with pytest.raises(JournalProblem, match="another window"):
        play(session, "wait")
    assert session.beats == stood
    assert again(here, session).beats == other.beats
    play(other, "wait")
    here.close()
    there.close()


def test_two_windows_can_play_two_plays(path: Path, clock: Clock) -> None:
    here, there = Journal(path), Journal(path)
    first, second = Session.start(here, quiet(), clock), Session.start(there, quiet(), clock)
    for _ in range(3):
        play(first, "warm")
        play(second, "wait")
    assert (again(there, first).state.trust, again(here, second).state.trust) == (80, 50)
    here.close()
    there.close()


# --- the scripted player --------------------------------------------------------------------------------------------


def test_a_scripted_player_stops_at_the_first_move_that_is_refused(journal: Journal, clock: Clock) -> None:
    session = Session.start(journal, quiet(), clock)
    with pytest.raises(ScriptFault, match="locked"):
        play(session, "ask_why; locked; under")
    assert len(session.beats) == 2


def test_a_scripted_player_may_name_parts_instead_of_wordings(journal: Journal, clock: Clock) -> None:
    session = play(Session.start(journal, quiet(), clock), "slip; repair name_it own_it make_good")
    assert journal.records(session.play)[-1].move == "repair name own good"


def test_a_whole_play_verifies(journal: Journal, clock: Clock) -> None:
    session = play(Session.start(journal, quiet(), clock), WHOLE)
    assert verify(quiet(), journal.head(session.play), journal.records(session.play)) is None
