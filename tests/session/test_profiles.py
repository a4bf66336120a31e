"""Profiles: pseudonymous, each with a journal of its own, taken away as one file, deleted as a whole."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from game.session.journal import Journal
from game.session.players import play
from game.session.profiles import Profile, ProfileProblem, Profiles, slug
from game.session.session import Session
from tests.builders import quiet


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    """A machine with two people on it."""
    made = Profiles(tmp_path / "profiles")
    made.make(Profile(name="Heron", pronoun="she", text_size=150))
    made.make(Profile(name="Árbol 2"))
    return made


def test_profiles_are_listed_by_name_with_what_was_chosen(profiles: Profiles) -> None:
    assert [(each.name, each.pronoun, each.text_size) for each in profiles.listed()] == [
        ("Heron", "she", 150),
        ("Árbol 2", "they", 100),
    ]


def test_each_profile_has_a_journal_of_its_own(profiles: Profiles) -> None:
    assert profiles.journal_path("Heron") != profiles.journal_path("Árbol 2")


@pytest.mark.parametrize("name", ["", "   ", "...", "x" * 41, "heron"])
def test_a_name_that_is_empty_too_long_or_taken_is_refused(profiles: Profiles, name: str) -> None:
    with pytest.raises(ProfileProblem):
        profiles.make(Profile(name=name))


@pytest.mark.parametrize("name", ["../../etc", "/etc/passwd", "a\\b", "a\x00b"])
def test_no_name_leads_out_of_the_folder(profiles: Profiles, name: str) -> None:
    assert "/" not in slug(name) and "\\" not in slug(name) and ".." not in slug(name) and "\x00" not in slug(name)


def test_a_profile_taken_away_comes_back_with_its_plays_and_notes(profiles: Profiles, tmp_path: Path) -> None:
    journal = Journal(profiles.journal_path("Heron"))
    play(Session.start(journal, quiet(), str), "wait").note("wanted", "The wall gone.")
    profiles.export("Heron", tmp_path / "heron.zip")
    journal.close()
    other = Profiles(tmp_path / "another machine")
    assert other.bring(tmp_path / "heron.zip").text_size == 150
    brought = Journal(other.journal_path("Heron"))
    assert [note.text for note in brought.notes()] == ["The wall gone."]
    assert len(brought.records(1)) == 1
    brought.close()


def test_a_deleted_profile_leaves_nothing(profiles: Profiles) -> None:
    home = profiles.journal_path("Heron").parent
    Journal(profiles.journal_path("Heron")).close()
    profiles.delete("Heron")
    assert not home.exists()
    assert [each.name for each in profiles.listed()] == ["Árbol 2"]


def test_a_file_that_is_no_profile_is_refused_in_one_sentence(profiles: Profiles, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"not a zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as zipped:
        zipped.writestr("../profile.json", "{}")
    for name in ("a.zip", "b.zip", "none.zip"):
        with pytest.raises(ProfileProblem, match="is not a profile"):
            profiles.bring(tmp_path / name)


def test_a_profile_that_cannot_be_read_is_left_out(profiles: Profiles) -> None:
    (profiles.folder / "heron" / "profile.json").write_text("{", encoding="utf-8")
    assert [each.name for each in profiles.listed()] == ["Árbol 2"]
