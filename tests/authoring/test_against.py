"""Old saves meet edited files: which would move where, by ids."""
from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from game.authoring.against import all_met, told
from game.content.load import check_text
from game.encounter.script import Encounter
from game.session.journal import Journal
from game.session.players import play
from game.session.session import Session
from tests.content.packs import small

PLAYS = ("answer; ask_monday; go_under", "ask_monday", "walk", "boast; undo; answer")


def loaded(*changes: tuple[str, str]) -> Encounter:
    encounter = check_text(small(*changes)).encounter
    assert encounter is not None
    return encounter


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    numbers = count()
    made = Journal(tmp_path / "class.db")
    for moves in PLAYS:
        play(Session.start(made, loaded(), lambda: f"2031-03-04T10:00:{next(numbers):02}"), moves)
    Session.rehearse(made, loaded(), str, "worried")
    return made


def found(journal: Journal, now: Encounter | None) -> list[tuple[int, str]]:
    kept = [("class.db", head, journal.records(head.play)) for head in journal.plays()]
    return [(each.play, each.what) for each in all_met(kept, lambda name, hand: now)]


def test_the_same_file_moves_nothing_and_rehearsals_are_left_out(journal: Journal) -> None:
    assert found(journal, loaded()) == [(4, "as it was"), (3, "as it was"), (2, "as it was"), (1, "as it was")]


def test_a_move_that_was_renamed_without_saying_so_stops_those_who_made_it(journal: Journal) -> None:
    what = dict(found(journal, loaded(("id: ask_monday", "id: ask_tuesday"))))
    assert what[1].startswith("Move 2, 'say ask_monday': It cannot be made:")
    assert what[2].startswith("Move 1, 'say ask_monday': It cannot be made:")
    assert (what[3], what[4]) == ("as it was", "as it was")


def test_a_move_that_was_renamed_and_says_so_moves_nobody(journal: Journal) -> None:
    said = ("reconcile:\n", "renamed: {ask_monday: ask_tuesday}\nreconcile:\n")
    assert {what for _, what in found(journal, loaded(("id: ask_monday", "id: ask_tuesday"), said))} == {"as it was"}


def test_who_would_stand_elsewhere_is_told(journal: Journal) -> None:
    elsewhere = ('find somebody else."}\n        go: worried', 'find somebody else."}\n        go: opening')
    assert dict(found(journal, loaded(elsewhere)))[2] == (
        "Move 1, 'say ask_monday': Now the talk stands in opening; it was worried."
    )


def test_an_encounter_that_is_gone_and_a_count_are_told(journal: Journal) -> None:
    assert {what for _, what in found(journal, None)} == {"Its encounter is not here, or cannot be played."}
    kept = [("class.db", head, journal.records(head.play)) for head in journal.plays()]
    text = told(all_met(kept, lambda name, hand: loaded(("id: ask_monday", "id: ask_tuesday"))))
    assert text.splitlines()[0].startswith("class.db play 2 (small, 1 moves): Move 1, 'say ask_monday'")
    assert text.splitlines()[-1] == "4 plays: 2 as they were, 0 come out otherwise, 2 stop on the way"
