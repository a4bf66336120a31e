"""The commands of the learning loop: report and profiles."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Thread

import pytest

from game import cli
from game.session.journal import Journal
from game.session.players import play
from game.session.session import Session
from tests.classroom.record_store import KEY, Store
from tests.shipped import plays, shipped


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """A journal with one finished play."""
    path = tmp_path / "journal.db"
    journal = Journal(path)
    play(Session.start(journal, shipped("cold_ward"), lambda: "2031-03-04T10:00:00+00:00"), plays("cold_ward")[0].moves)
    journal.close()
    return str(path)


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's own folders are in this test's folder."""
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: tmp_path / "data" / name)


def test_a_report_writes_every_form_that_is_asked_for(kept: str, tmp_path: Path) -> None:
    files = {form: str(tmp_path / f"play.{form}") for form in ("html", "csv", "json", "xapi", "skills")}
    asked = [word for form, file in files.items() for word in (f"--{form}", file)]
    assert cli.main(["report", "1", "--journal", kept, *asked]) == cli.CLEAN
    texts = {form: Path(file).read_text(encoding="utf-8") for form, file in files.items()}
    assert texts["html"].startswith("<!DOCTYPE html>")
    assert texts["csv"].startswith("play,encounter,")
    assert json.loads(texts["json"])["outcome"] == "bargained"
    assert json.loads(texts["xapi"])[0]["version"] == "1.0.3"
    assert texts["skills"].startswith("learner,skill,first,best,last")


def test_a_report_without_a_number_is_about_the_whole_journal(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "--journal", kept, "--html", "-", "--as", "Heron 4"]) == cli.CLEAN
    assert "Progress of Heron 4" in capsys.readouterr().out


def test_a_report_that_says_not_what_to_write_is_wrong_use(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "1", "--journal", kept]) == cli.WRONG_USE
    assert "--record-store URL" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["report", "9", "--html", "-"], ["report", "1", "--html", "/nowhere/at/all.html"]])
def test_a_report_that_cannot_be_written_says_so_in_one_sentence(
    wrong: list[str], kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*wrong, "--journal", kept, "--no-what-if"]) == cli.PROBLEMS
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_report_makes_no_journal_where_there_is_none(tmp_path: Path) -> None:
    assert cli.main(["report", "--journal", str(tmp_path / "none.db"), "--html", "-"]) == cli.PROBLEMS
    assert not (tmp_path / "none.db").exists()


def test_profiles_are_made_listed_taken_away_and_deleted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["profiles", "--new", "Heron", "--pronoun", "she"]) == cli.CLEAN
    assert cli.main(["profiles", "--export", "Heron", "--to", str(tmp_path / "heron.zip")]) == cli.CLEAN
    assert cli.main(["profiles", "--delete", "Heron"]) == cli.PROBLEMS
    assert "--yes" in capsys.readouterr().out
    assert cli.main(["profiles", "--delete", "Heron", "--yes"]) == cli.CLEAN
    assert cli.main(["profiles", "--bring", str(tmp_path / "heron.zip")]) == cli.CLEAN
    capsys.readouterr()
    assert cli.main(["profiles"]) == cli.CLEAN
    assert capsys.readouterr().out.startswith("Heron  ")


def test_a_profile_that_there_is_not_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["profiles", "--export", "Wren"]) == cli.PROBLEMS
    assert cli.main(["report", "--profile", "Wren", "--html", "-"]) == cli.PROBLEMS
    assert capsys.readouterr().err.count("There is no profile called 'Wren'") == 2


def test_a_report_is_sent_to_a_record_store_once_and_waits_where_that_does_not_answer(
    kept: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.commands.recording._waits", lambda seconds: False)
    monkeypatch.setenv("LIVABLE_TERMS_RECORD_STORE", KEY)
    with Store() as store:
        thread = Thread(target=store.serve_forever, args=(0.01,))
        thread.start()
        asked = ["report", "--journal", kept, "--record-store", store.url]
        store.plan = ["503"] * 4
        assert cli.main(asked) == cli.PROBLEMS
        assert "nothing arrives twice" in capsys.readouterr().err
        assert cli.main(asked) == cli.CLEAN
        assert cli.main(asked) == cli.CLEAN
        assert capsys.readouterr().out.splitlines() == 2 * ["8 statements have arrived."]
        store.shutdown()
        thread.join()
    assert (len(store.kept), len(store.asked)) == (8, 5)


def test_a_record_store_without_an_address_is_wrong_use(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "--journal", kept, "--record-store", "the school's"]) == cli.WRONG_USE
    assert "A record store is an address" in capsys.readouterr().err
