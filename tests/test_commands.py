"""The trainer's commands as a person meets them: what they write, what they refuse, and in how many words."""
from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest

from game.cli import CLEAN, PROBLEMS, WRONG_USE, main
from game.content.codes.small import SMALL
from game.session.journal import Journal
from tests.content.packs import ENCOUNTER, small, write_pack


@pytest.fixture(autouse=True)
def fresh_home(tmp_path, monkeypatch):
    """Nobody's own folders are touched, and relative paths lie below a folder of their own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs a command with these lines typed; (exit code, what was printed, what was told as wrong)."""

    def command(*words: object, typed: str = "") -> tuple[int, str, str]:
        lines = iter(typed.splitlines())

        def reads(prompt: str = "") -> str:
            print(prompt, end="")
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", reads)
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


def is_one_sentence(told: str) -> bool:
    """One line that ends, and no traceback."""
    text = told.strip()
    return bool(text) and "\n" not in text and "Traceback" not in text and text[-1] in ".)!?"


# --- from nothing to a play ---------------------------------------------------------------------------------------


def test_new_writes_a_pack_that_checks_plays_and_is_drawn(run):
    code, out, _ = run("new", "stall")
    assert (code, out.count("python main.py")) == (CLEAN, 3)
    for line in [line.strip().split()[2:] for line in out.splitlines() if "python main.py" in line]:
        words = [*line, "--once"] if line[0] == "watch" else line
        assert run(*words, typed="q\n")[0] == CLEAN
    code, _, err = run("new", "stall")
    assert code == PROBLEMS
    assert is_one_sentence(err)


def test_a_first_draft_is_proved_to_have_nothing_wrong(run):
    run("new", "stall")
    code, out, _ = run("explore", "stall/encounters/stall.yaml")
    assert code == CLEAN
    assert "all visited" in out
    assert out.endswith("Nothing wrong was found.\n")


def test_ten_questions_can_be_answered_by_a_pipe(run):
    answers = "Vera Lund\nkeeps bees\nSomebody carries the hives.\n900 2400\nWhy you?\n" + 5 * "\n"
    code, out, _ = run("new", "bees", "--ask", typed=answers)
    assert code == CLEAN
    assert "10  By what does she judge" in out
    assert run("check", "bees")[0] == CLEAN
    assert "Vera Lund" in Path("bees/people.yaml").read_text(encoding="utf-8")


def test_a_name_that_is_taken_is_refused_before_anything_is_asked(run):
    run("new", "stall")
    code, out, err = run("new", "stall", "--ask")
    assert (code, out) == (PROBLEMS, "")
    assert is_one_sentence(err)


def test_a_file_is_played_from_the_middle_and_reloaded(run, pack, tmp_path):
    journal = tmp_path / "journal.db"
    words = ("play", "--text", pack / ENCOUNTER, "--journal", journal, "--from", "worried", "--with", "trust=60")
    code, out, _ = run(*words, typed="go_under\nreload\nq\n")
    assert code == CLEAN
    assert "Reloaded." in out
    heads = Journal(journal).plays()
    assert [head.mode for head in heads] == ["rehearsal", "rehearsal"]
    code, _, err = run(*words[:-1], "luck=3")
    assert code == WRONG_USE
    assert is_one_sentence(err)


def test_a_file_without_a_pack_is_played_alone(run, tmp_path):
    (tmp_path / "alone.yaml").write_text(small(), encoding="utf-8")
    code, out, _ = run("play", "--text", tmp_path / "alone.yaml", "--journal", tmp_path / "j.db", typed="q\n")
    assert code == CLEAN
    assert "The small rota" in out


def test_a_broken_file_is_told_with_its_first_error(run, pack):
    (pack / ENCOUNTER).write_text(small(("kind: ask\n", "kind: aks\n")))
    for words in (("play", "--text"), ("graph",), ("storyboard",), ("stats",)):
        code, _, err = run(*words, pack / ENCOUNTER)
        assert code == PROBLEMS
        assert is_one_sentence(err)
        assert "not-in-list" in err


# --- what is written ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ending", "begins"), [("svg", "<svg"), ("mmd", "flowchart LR"), ("dot", "digraph")])
def test_a_map_is_written_in_the_format_of_its_ending(run, pack, ending, begins):
    code, out, _ = run("graph", pack / ENCOUNTER, "-o", f"map.{ending}")
    assert (code, out) == (CLEAN, f"map.{ending}: written\n")
    assert Path(f"map.{ending}").read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("words", [("graph", "PACK", "-o", "map.png"), ("graph", "nowhere.yaml"), ("schema", "letters"),
                                   ("lines", "export", "Spanish!", "PACK"), ("lines", "import", "es", "PACK"),
                                   ("lines", "export", "es", "PACK", "-o", "a.xls"), ("watch", "x"), ("test", "."),
                                   ("packs", "--add", "nowhere.zip"), ("check", "PACK", "--against", "nowhere.db")])
def test_wrong_use_is_one_sentence_and_leaves_with_2(run, pack, words):
    code, _, err = run(*(pack / ENCOUNTER if word == "PACK" else word for word in words))
    assert code == WRONG_USE
    assert is_one_sentence(err)


def test_what_cannot_be_written_is_one_sentence(run, pack):
    code, _, err = run("graph", pack / ENCOUNTER, "-o", "no/such/folder/map.svg")
    assert code == PROBLEMS
    assert is_one_sentence(err)


def test_role_sheets_and_the_storyboard_are_pages(run, pack):
    for words in (("--roles",), ("--roles", "you"), ()):
        code, out, _ = run("storyboard", pack / ENCOUNTER, *words)
        assert code == CLEAN
        assert out.startswith("<!doctype html>")


def test_ids_are_given_once_and_a_dry_run_changes_nothing(run, pack):
    path = pack / ENCOUNTER
    text = small(("{id: op20, mood", "{mood"))
    path.write_text(text)
    assert "would be given" in run("ids", path, "--dry-run")[1]
    assert path.read_text() == text
    assert run("ids", path)[0] == CLEAN
    assert run("check", path)[0] == CLEAN
    assert "0 ids given" in run("ids", path)[1]


def test_lines_go_out_and_come_back(run, pack):
    assert run("lines", "export", "es", pack / ENCOUNTER, "-o", "es.csv")[0] == CLEAN
    rows = list(csv.DictReader(Path("es.csv").read_text(encoding="utf-8").splitlines()))
    with Path("es.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "translation": f"¡{row['text']}!"} for row in rows)
    code, out, _ = run("lines", "import", "es", pack / ENCOUNTER, "es.csv")
    assert (code, out.splitlines()[-1]) == (CLEAN, f"{len(rows)} done, 0 stale, 0 missing, 0 no longer there")
    assert run("check", pack)[0] == CLEAN
    (pack / ENCOUNTER).write_text(small(("Why should I wait for yours?", "Why wait?")))
    code, out, _ = run("lines", "status", "es", pack / ENCOUNTER)
    assert (code, out.splitlines()[0].split()) == (PROBLEMS, ["stale", "op10"])


def test_figures_and_schema_are_for_machines_too(run, pack):
    assert json.loads(run("stats", "--pack", pack, "--json")[1])[0]["id"] == "small"
    assert json.loads(run("schema", "pack")[1])["$schema"].startswith("http://json-schema.org/draft-07")


# --- packs --------------------------------------------------------------------------------------------------------


def zipped(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as out:
        for name, text in SMALL.items():
            out.writestr(f"small/{name}", text)
    return path


def test_a_zip_is_checked_played_added_and_found_by_name(run, tmp_path):
    path = zipped(tmp_path / "small.zip")
    assert run("check", path)[0] == CLEAN
    assert run("play", "--text", "--pack", path, "--encounter", "small", "--new", typed="q\n")[0] == CLEAN
    assert "There are no packs yet" in run("packs")[1]
    assert run("packs", "--add", path)[0] == CLEAN
    assert "Small 1 (small.zip): 1 encounter, CC BY 4.0" in run("packs")[1]
    assert json.loads(run("packs", "--json")[1])[0]["encounters"] == ["small"]
    code, out, _ = run("play", "--text", "--pack", "Small", "--encounter", "small", "--new", typed="q\n")
    assert code == CLEAN
    assert "The small rota" in out
    code, _, err = run("packs", "--add", path)
    assert code == PROBLEMS
    assert is_one_sentence(err)


@pytest.mark.parametrize("content", [b"words", b"", b"PK\x05\x06" + bytes(18)])
def test_a_zip_that_is_none_is_one_sentence_everywhere(run, tmp_path, content):
    path = tmp_path / "bad.zip"
    path.write_bytes(content)
    for words in (("play", "--text", "--pack", path), ("packs", "--add", path)):
        code, _, err = run(*words)
        assert code == PROBLEMS
        assert is_one_sentence(err)
        assert "This pack is not opened" in err
    code, out, _ = run("check", path)
    assert code == PROBLEMS
    assert "error[bad-zip]" in out


# --- old plays ----------------------------------------------------------------------------------------------------


def test_old_plays_are_held_against_an_edited_file(run, pack, tmp_path):
    journals = tmp_path / "journals"
    words = ("play", "--text", pack / ENCOUNTER, "--new", "--journal", journals / "one.db")
    run(*words, typed="answer\nask_monday\nq\n")
    (journals / "note.db").write_text("not a journal")
    code, out, _ = run("check", pack, "--against", journals)
    assert code == CLEAN
    assert out.splitlines()[-1] == "1 plays: 1 as they were, 0 come out otherwise, 0 stop on the way"
    assert "! " in out
    (pack / ENCOUNTER).write_text(small(("id: ask_monday", "id: ask_tuesday")))
    code, out, _ = run("check", pack, "--against", journals)
    assert code == PROBLEMS
    assert "one.db play 1 (small, 2 moves): Move 2, 'say ask_monday': It cannot be made" in out
