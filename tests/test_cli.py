"""The program as a person meets it: exit codes, one sentence for each thing that goes wrong, and nothing lost."""
from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from game import cli
from game.cli import CLEAN, COMMANDS, PROBLEMS, WRONG_USE, main, shipped
from game.house import House
from game.session import journal as journals

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 20.0
"""Seconds after which a program hangs."""
NEEDED = {"pygame", "pygame_ce", "yaml", "_yaml", "pyyaml", "transitions", "six", "platformdirs"}
"""All that the game cannot do without."""
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


@pytest.fixture(autouse=True)
def fresh_home(tmp_path, monkeypatch):
    """Nobody's own journal is touched."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs a command with these lines typed; (exit code, what was printed, what was told as wrong)."""

    def command(*words: object, typed: str = "q\n") -> tuple[int, str, str]:
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
def pack(tmp_path) -> Path:
    """A copy of the shipped pack, to be broken."""
    return Path(shutil.copytree(shipped(), tmp_path / "pack"))


def is_one_sentence(told: str) -> bool:
    """One line that ends, and no traceback."""
    text = told.strip()
    return bool(text) and "\n" not in text and "Traceback" not in text and text[-1] in ".)!?"


@contextmanager
def started(*words: object) -> Iterator[subprocess.Popen]:
    """The program as a process of a terminal: ordinary buffering, Ctrl-C not ignored; killed if it hangs."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    hears = {} if os.name == "nt" else {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    program = subprocess.Popen([sys.executable, "main.py", *map(str, words)], cwd=ROOT, env=env, text=True, **pipes,
                               **hears)
    deadline = Timer(LONGEST, program.kill)
    deadline.start()
    try:
        yield program
    finally:
        deadline.cancel()
        program.kill()
        program.wait()
        for pipe in (program.stdin, program.stdout, program.stderr):
            pipe.close()


# --- help and use -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [each.name for each in COMMANDS])
def test_every_command_has_help_with_an_example_of_itself(command, run):
    code, out, _ = run(command, "--help")
    assert code == CLEAN
    example = out[out.index("Example: python main.py ") :].split("main.py ", 1)[1].split()
    assert example[0] == command


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.name)
def test_every_example_is_a_command_that_is_understood(command):
    assert cli._parser().parse_args(command.example.split()).run is command.run


@pytest.mark.parametrize("words", [("plya",), ("replay", "seven"), ("play", "--nope"), ("diagram", "more")])
def test_wrong_use_is_told_in_one_sentence_and_leaves_with_2(words, run):
    code, out, err = run(*words)
    assert (code, out) == (WRONG_USE, "")
    assert is_one_sentence(err)


@pytest.mark.parametrize("words", [("diagram",), ("doctor",), ("check",), ("replay",)])
def test_what_finds_nothing_wrong_leaves_with_0(words, run):
    assert run(*words)[0] == CLEAN


def test_without_a_command_the_game_opens(run, monkeypatch):
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    assert run() == run("play")


# --- no display ---------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a machine may have no display at all")
def test_without_a_display_play_offers_the_terminal(run, monkeypatch):
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    code, _, err = run("play")
    assert code == PROBLEMS
    assert err.count("\n") == 1
    assert "--text" in err


# --- the journal --------------------------------------------------------------------------------------------------


def text_play(run, journal: Path) -> tuple[int, str, str]:
    return run("play", "--text", "--new", "--encounter", "cold_ward", "--journal", journal)


def test_a_play_in_the_terminal_is_kept_and_gone_on_with(run, tmp_path):
    file = tmp_path / "journal.db"
    assert run("play", "--text", "--encounter", "cold_ward", "--journal", file, typed="1\nq\n")[0] == CLEAN
    code, out, _ = run("play", "--text", "--journal", file)
    assert code == CLEAN
    assert "Going on with 'The cold ward'" in out
    assert run("replay", "1", "--verify", "--journal", file)[0] == CLEAN


@pytest.mark.parametrize("content", [b"not a journal\n", b"", os.urandom(4096), b"SQLite format 3\0" + bytes(3000)],
                         ids=["words", "empty", "noise", "half"])
def test_a_file_that_is_no_journal_is_told_and_left_as_it_is(content, run, tmp_path):
    file = tmp_path / "journal.db"
    file.write_bytes(content)
    code, _, err = text_play(run, file)
    if not content:
        assert code == CLEAN
        return
    assert code == PROBLEMS
    assert is_one_sentence(err)
    assert file.read_bytes() == content


def test_a_journal_that_was_cut_short_is_told_and_left_as_it_is(run, tmp_path):
    file = tmp_path / "journal.db"
    assert text_play(run, file)[0] == CLEAN
    with sqlite3.connect(file) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    cut = file.read_bytes()[: file.stat().st_size // 2]
    file.write_bytes(cut)
    code, _, err = text_play(run, file)
    assert code == PROBLEMS
    assert is_one_sentence(err)
    assert file.read_bytes() == cut


def test_a_journal_of_a_newer_game_is_told(run, tmp_path):
    file = tmp_path / "journal.db"
    with sqlite3.connect(file) as db:
        db.execute("create table play (id)")
        db.execute(f"pragma user_version = {journals.FORMAT + 1}")
    db.close()
    code, _, err = text_play(run, file)
    assert code == PROBLEMS
    assert is_one_sentence(err)
    assert "newer" in err


def test_a_journal_that_another_program_holds_is_told(run, tmp_path, monkeypatch):
    monkeypatch.setattr(journals, "BUSY_SECONDS", 0.0)
    file = tmp_path / "journal.db"
    assert text_play(run, file)[0] == CLEAN
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin exclusive")
    code, _, err = text_play(run, file)
    other.close()
    assert code == PROBLEMS
    assert is_one_sentence(err)
    assert "locked" in err


def test_a_look_out_of_all_measure_is_brought_back_to_one_that_fits(tmp_path):
    from game.ui import settings

    (tmp_path / "settings.json").write_text('{"scale": 1e9, "leading": 1e9}')
    look = settings.read(tmp_path / "settings.json")
    assert look.scale <= 2
    assert look.leading <= 2


def test_a_place_where_nothing_can_be_kept_is_told(run, tmp_path):
    (tmp_path / "file").write_text("a file and no folder")
    code, _, err = text_play(run, tmp_path / "file" / "journal.db")
    assert code == PROBLEMS
    assert is_one_sentence(err)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_may_only_be_read_is_told(run, tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    folder.chmod(0o555)
    code, _, err = text_play(run, folder / "journal.db")
    assert code == PROBLEMS
    assert is_one_sentence(err)


def test_a_play_that_is_not_there_is_told(run, tmp_path):
    code, _, err = run("replay", "9", "--journal", tmp_path / "journal.db")
    assert code == PROBLEMS
    assert is_one_sentence(err)


# --- packs --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("play", "--text"), ("play", "--text", "--encounter", "cold_ward")])
def test_a_pack_that_is_not_there_is_wrong_use(words, run, tmp_path):
    code, _, err = run(*words, "--pack", tmp_path / "nowhere")
    assert code == WRONG_USE
    assert is_one_sentence(err)


def test_a_folder_without_encounters_is_no_pack(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = run("play", "--text", "--pack", tmp_path / "empty")
    assert code == WRONG_USE
    assert is_one_sentence(err)


def test_an_encounter_that_is_not_there_is_wrong_use_and_the_others_are_named(run):
    code, _, err = run("play", "--text", "--encounter", "cold_wart")
    assert code == WRONG_USE
    assert is_one_sentence(err)
    assert "cold_ward" in err


def test_a_broken_pack_file_is_told_and_its_encounters_are_played(run, pack):
    (pack / "pack.yaml").write_text("format: [\n", encoding="utf-8")
    code, out, _ = run("play", "--text", "--pack", pack, "--encounter", "cold_ward")
    assert code == CLEAN
    assert "pack.yaml:1:9" in out
    assert "1  " in out
    assert run("check", pack)[0] == PROBLEMS


def test_a_broken_encounter_stands_in_the_list_with_its_first_error_and_the_others_are_played(run, pack):
    (pack / "encounters" / "late_handover.yaml").write_text("title: [\n", encoding="utf-8")
    code, _, err = run("play", "--text", "--pack", pack, "--encounter", "late_handover")
    assert code == PROBLEMS
    assert is_one_sentence(err)
    assert "late_handover.yaml:1:8" in err
    assert run("play", "--text", "--pack", pack, "--encounter", "cold_ward")[0] == CLEAN
    house = House(cli._parser().parse_args(["play", "--pack", str(pack)]))
    listed = {each.id: each.problem for each in house.title().encounters}
    assert "late_handover.yaml:1:8" in listed["late_handover"]
    assert [id for id, problem in listed.items() if problem] == ["late_handover"]
    house.table.journal.close()


HOSTILE = {
    "empty": b"", "binary": b"\0\1\2\xff\xfe", "deep": b"- " * 300, "alias": b"a: &a [*a]\n",
    "tag": b"!!python/object:os.system x",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_told_with_its_place(content, run, pack):
    file = pack / "encounters" / "late_handover.yaml"
    file.write_bytes(content)
    code, out, err = run("check", file)
    assert code == PROBLEMS
    assert err == ""
    assert "late_handover.yaml" in out
    assert "error[" in out


def test_check_tells_problems_to_a_machine(run, pack):
    (pack / "encounters" / "late_handover.yaml").write_text("title: [\n", encoding="utf-8")
    code, out, _ = run("check", "--json", pack)
    assert code == PROBLEMS
    assert sum(file["errors"] for file in json.loads(out)) >= 1


# --- the machine --------------------------------------------------------------------------------------------------


def test_two_pygames_side_by_side_are_told(run, tmp_path, monkeypatch):
    for name in ("pygame", "pygame_ce"):
        told = tmp_path / "site" / f"{name}-2.6.0.dist-info"
        told.mkdir(parents=True)
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 2.6.0\n")
    monkeypatch.syspath_prepend(tmp_path / "site")
    code, out, _ = run("doctor")
    assert code == CLEAN
    assert "pygame and pygame-ce are both installed" in out


def test_a_settings_file_that_is_damaged_means_the_usual_look_and_is_told(tmp_path):
    from game.ui import notices, settings
    from game.ui.look import Look

    for content in (b"{", b'{"theme": 7}', b'{"scale": "wide"}', b"\xff\xfe\x00", b'{"face": "comic"}'):
        notices.forget()
        (tmp_path / "settings.json").write_bytes(content)
        assert settings.read(tmp_path / "settings.json") == Look()
        assert len(notices.notices()) == 1
    notices.forget()


@pytest.mark.skipif(os.name == "nt", reason="links to folders need rights there")
def test_without_fonts_and_icons_the_game_opens_and_says_what_is_missing(tmp_path):
    (tmp_path / "lean").mkdir()
    for found in Path(importlib.util.find_spec("pygame").origin).parents[1].iterdir():
        if re.split(r"[-.]", found.name.lower())[0] in NEEDED:
            (tmp_path / "lean" / found.name).symlink_to(found)
    code = """
import sys
sys.path[:0] = sys.argv[1:3]
from game import cli
import pygame
update, shown = pygame.display.update, []
def told(rects):
    update(rects)
    shown.append(rects)
    if len(shown) > 1:
        pygame.event.post(pygame.event.Event(pygame.QUIT))
pygame.display.update = told
code = cli.main(["play"])
from game.ui.notices import notices
print(*notices(), sep="\\n")
sys.exit(code or cli.main(["doctor"]))
"""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code, ROOT, tmp_path / "lean"], capture_output=True,
                          text=True, env=os.environ, timeout=LONGEST, check=False)
    assert (done.returncode, done.stderr) == (CLEAN, "")
    for package in ("pymupdf-fonts", "python-lucide"):
        assert f"pip install {package}" in done.stdout
    assert "The package lucide is missing" in done.stdout


# --- the terminal's own ways to stop ------------------------------------------------------------------------------


def test_a_reader_that_has_seen_enough_is_no_failure_worth_a_traceback():
    with started("diagram") as program:
        program.stdout.close()
        assert program.stderr.read() == ""
        assert program.wait(timeout=LONGEST) in (CLEAN, PROBLEMS)


def waits(program: subprocess.Popen) -> bool:
    """Whether it sleeps in the system: a signal before that is only noticed after the next key."""
    return Path(f"/proc/{program.pid}/stat").read_text().rpartition(")")[2].split()[0] == "S"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only there a program is seen to wait")
def test_ctrl_c_stops_the_play_which_is_kept(tmp_path, run):
    file = tmp_path / "journal.db"
    with started("play", "--text", "--encounter", "cold_ward", "--journal", file) as program:
        program.stdin.write("1\n")
        program.stdin.flush()
        prompts = 0
        while prompts < 2:
            read = program.stdout.read(1)
            assert read, program.stderr.read()
            prompts += read == ">"
        while not waits(program):
            pass
        program.send_signal(signal.SIGINT)
        assert program.stderr.read().strip() == "Stopped; what was played is kept."
        assert program.wait(timeout=LONGEST) == PROBLEMS
    assert "Going on with 'The cold ward'" in run("play", "--text", "--journal", file)[1]


# --- the bench ----------------------------------------------------------------------------------------------------


def test_the_bench_needs_a_clone_and_says_so(run, monkeypatch, tmp_path):
    monkeypatch.setattr(cli, "__file__", str(tmp_path / "game" / "cli.py"))
    code, _, err = run("bench")
    assert code == PROBLEMS
    assert is_one_sentence(err)


def test_a_bench_that_is_not_there_is_wrong_use(run):
    code, _, err = run("bench", "speed")
    assert code == WRONG_USE
    assert is_one_sentence(err)
    assert "keys" in err
