"""Every shipped encounter, played to every outcome it can have: straight through, and with a resume after each move.

A line of a file of plays is `OUTCOME: MOVE; …`, or `OUTCOME HAND: …` for one of the other hands.
"""
from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from game.encounter.events import Ended, LineSaid
from game.encounter.script import Encounter
from game.encounter.values import Outcome
from game.session.journal import Journal
from game.session.players import play
from game.session.replay import Beat
from game.session.session import Session
from tests.shipped import Scripted, every_play, library, names, never, plays, shipped

ALL = [(name, scripted) for name in names() for scripted in every_play(name)]


def _through(path, encounter: Encounter, moves: str, *, resume: bool) -> tuple[Beat, ...]:
    """The beats of a play; with `resume` the journal is closed and opened again after every move."""
    seconds = count()
    journal = Journal(path)
    session = Session.start(journal, encounter, lambda: f"2031-03-04T10:00:{next(seconds):02}")
    for move in moves.split(";"):
        play(session, move)
        if resume:
            journal.close()
            journal = Journal(path)
            session = Session.resume(journal, journal.head(session.play), encounter, str)
    journal.close()
    return session.beats


def _last_words(beats: tuple[Beat, ...]) -> str:
    """The last line that is said before it has ended."""
    for beat in beats:
        if any(isinstance(event, Ended) for event in beat.events):
            return [event.line for event in _until_the_end(beat)][-1]
    raise AssertionError("It did not end.")


def _until_the_end(beat: Beat) -> Iterator[LineSaid]:
    for event in beat.events:
        if isinstance(event, Ended):
            return
        if isinstance(event, LineSaid):
            yield event


@pytest.mark.parametrize("resume", [False, True], ids=["plain", "resumed"])
@pytest.mark.parametrize(("name", "scripted"), ALL, ids=[scripted.place for _, scripted in ALL])
def test_a_scripted_play_ends_as_it_says_with_the_words_of_that_ending(
    tmp_path, name: str, scripted: Scripted, resume: bool
) -> None:
    encounter = shipped(name, scripted.hand)
    beats = _through(tmp_path / "journal.db", encounter, scripted.moves, resume=resume)
    state = beats[-1].state
    assert (state.outcome, state.stage) == (scripted.outcome, "over")
    assert _last_words(beats) == encounter.endings[scripted.outcome].id


@pytest.mark.parametrize("name", names())
def test_every_outcome_has_a_play_or_is_said_to_be_impossible(name: str) -> None:
    shown = {scripted.outcome for scripted in plays(name)}
    assert shown, f"There is no tests/plays/{name}.txt: an encounter ships with a play to each outcome."
    assert not shown & never(name)
    assert shown | never(name) == set(Outcome)


@pytest.mark.parametrize("name", names())
def test_the_best_outcome_of_an_encounter_has_a_play_in_each_of_its_hands(name: str) -> None:
    best = {scripted.hand for scripted in every_play(name) if scripted.outcome is shipped(name).best}
    assert best == {None, *library().variants(name)}


def test_no_file_of_plays_is_left_over_from_an_encounter_that_is_gone() -> None:
    from tests.shipped import PLAYS

    assert {path.stem for path in PLAYS.glob("*.txt")} == {head.id for head in library().heads}
