"""Profiles: pseudonymous, each with a journal of its own, taken away as one file, deleted as a whole."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from game.session.journal import Journal
from game.session.players import play
from game.session.profiles import RESERVED, Profile, ProfileProblem, Profiles, slug
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


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "ﷺ" * 40, "\u202eevil", "a\x00b", "🦊 fox", "‮x"])
def test_an_odd_name_makes_a_folder_that_every_system_takes(profiles: Profiles, name: str) -> None:
    made = profiles.make(Profile(name=name))
    home = profiles.journal_path(made.name).parent
    assert home.parent == profiles.folder
    assert len(home.name.encode()) <= 120
    assert home.name not in RESERVED
    assert made.name.isprintable()
    assert profiles.named(made.name) == made


def test_a_profile_with_values_that_are_none_of_ours_is_read_with_the_usual(profiles: Profiles) -> None:
    home = profiles.journal_path("Heron").parent
    (home / "profile.json").write_text('{"name": "Heron", "face": 3, "pronoun": "x", "text_size": "big", "more": 1}',
                                       encoding="utf-8")
    assert profiles.named("Heron") == Profile(name="Heron")


def test_a_folder_without_a_profile_is_told_of(profiles: Profiles) -> None:
    (profiles.folder / "heron" / "profile.json").write_text("{", encoding="utf-8")
    (profiles.folder / "empty").mkdir()
    assert [each.name for each in profiles.broken()] == ["empty", "heron"]


def test_who_played_last_is_remembered_and_a_file_that_is_broken_means_the_guest(profiles: Profiles) -> None:
    assert profiles.last() == ""
    profiles.remember("Heron")
    assert profiles.last() == "Heron"
    for broken in ("{", "[]", '{"name": 3}'):
        (profiles.folder / "last.json").write_text(broken, encoding="utf-8")
        assert profiles.last() == ""


def test_where_no_folder_can_be_made_one_sentence_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    nowhere = Profiles(tmp_path / "file" / "profiles")
    assert nowhere.listed() == ()
    for fails in (lambda: nowhere.make(Profile(name="Heron")), lambda: nowhere.remember("Heron")):
        with pytest.raises(ProfileProblem):
            fails()


def test_a_name_given_to_the_guest_takes_over_what_was_played_and_set(profiles: Profiles, tmp_path: Path) -> None:
    path, settings = tmp_path / "journal.db", tmp_path / "settings.json"
    journal = Journal(path)
    play(Session.start(journal, quiet(), str), "wait")
    journal.close()
    settings.write_text("{}", encoding="utf-8")
    made = profiles.adopt(Profile(name="Wren"), path, settings)
    taken = Journal(profiles.journal_path(made.name))
    assert len(taken.plays()) == 1
    taken.close()
    assert profiles.settings_path("Wren").read_text(encoding="utf-8") == "{}"
    assert not path.exists()


def test_a_name_that_is_taken_leaves_the_guest_as_it_was(profiles: Profiles, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    Journal(path).close()
    with pytest.raises(ProfileProblem):
        profiles.adopt(Profile(name="heron"), path, tmp_path / "settings.json")
    assert path.exists()


def test_what_was_set_is_taken_away_and_brought_back_with_the_profile(profiles: Profiles, tmp_path: Path) -> None:
    profiles.settings_path("Heron").write_text('{"theme": "dark"}', encoding="utf-8")
    profiles.export("Heron", tmp_path / "heron.zip")
    other = Profiles(tmp_path / "another machine")
    other.bring(tmp_path / "heron.zip")
    assert "dark" in other.settings_path("Heron").read_text(encoding="utf-8")
