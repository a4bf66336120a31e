"""The file of a running play is saved: the play goes on in the new text, or says why not."""
from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.reloading import Reloader
from game.content.load import load_pack
from game.encounter.script import Encounter
from game.session.journal import Journal
from game.session.players import play
from game.session.session import Session
from tests.content.packs import ENCOUNTER, small, write_pack


@pytest.fixture
def running(tmp_path: Path) -> tuple[Path, Reloader]:
    pack = write_pack(tmp_path / "pack")
    encounter = load_pack(pack).encounter("small")
    assert isinstance(encounter, Encounter)
    begun = Session.start(Journal(tmp_path / "journal.db"), encounter, lambda: "2031-03-04T10:00:00")
    return pack / ENCOUNTER, Reloader(pack / ENCOUNTER, play(begun, "answer; ask_monday"))


def test_nothing_is_told_until_something_is_saved(running: tuple[Path, Reloader]) -> None:
    assert running[1].look() is None


def test_a_save_takes_the_play_along(running: tuple[Path, Reloader]) -> None:
    path, reloader = running
    before = reloader.session
    path.write_text(small(("Two days is what I was given.", "Two days. I was given two days, and no more.")))
    taken = reloader.look()
    assert taken is not None
    assert (taken.message, taken.is_new) == ("Reloaded.", True)
    assert reloader.session is taken.session is not before
    assert reloader.look() is None


def test_a_save_with_an_error_leaves_the_play_and_says_where_it_is(running: tuple[Path, Reloader]) -> None:
    path, reloader = running
    before = reloader.session
    path.write_text(small(("kind: ask\n", "kind: aks\n")))
    taken = reloader.look()
    assert taken is not None
    assert taken.session is before
    assert "error[not-in-list]" in taken.message
    assert [each.code for each in taken.problems] == ["not-in-list"]


def test_a_save_that_takes_a_move_away_names_it(running: tuple[Path, Reloader]) -> None:
    path, reloader = running
    path.write_text(small(("id: ask_monday", "id: ask_tuesday")))
    assert "move 2 ('say ask_monday')" in reloader.now().message
