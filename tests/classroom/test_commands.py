"""The commands of a class as a trainer meets them: one sentence for each thing that goes wrong."""

from __future__ import annotations

import socket

import pytest

from game.classroom import host
from game.classroom.names import CODE_LENGTH
from game.cli import PROBLEMS, WRONG_USE, main


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Runs a command; (exit code, what was told)."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def command(*words: object) -> tuple[int, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, (said.err or said.out).strip()

    return command


def test_a_lesson_that_does_not_exist_names_those_that_do(run) -> None:
    code, said = run("host", "--lesson", "nothing", "--no-page")
    assert code == WRONG_USE and "speaking_first" in said and "\n" not in said


def test_a_lesson_with_an_error_is_not_hosted(run, tmp_path) -> None:
    path = tmp_path / "lessons" / "short.yaml"
    path.parent.mkdir()
    path.write_text("format: 1\nid: short\ntitle: A\nminutes: 9\nsteps:\n  - {id: a, kind: join, minutes: 2}\n")
    code, said = run("host", "--lesson", path, "--no-page")
    assert code == PROBLEMS and "lesson-minutes" in said and "\n" not in said


def test_a_port_that_is_taken_is_one_sentence(run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = run("host", "--lesson", "speaking_first", "--bind", "127.0.0.1", "--port", port, "--no-page")
    assert code == PROBLEMS and f"Port {port} cannot be used" in said and "\n" not in said


def test_a_database_that_cannot_be_opened_is_one_sentence(run) -> None:
    code, said = run("host", "--lesson", "speaking_first", "--no-page", "--database", "nonsense://x")
    assert code == PROBLEMS and "--database" in said and "\n" not in said


@pytest.mark.parametrize("seat", ["", "K7M2QX", "O0IL11@127.0.0.1", "@127.0.0.1:8765"])
def test_a_seat_that_is_not_written_as_on_the_wall_is_told_how(run, seat) -> None:
    code, said = run("join", "--text", seat)
    assert code == WRONG_USE and "K7M2QX@192.168.1.20:8765" in said


def test_a_host_that_does_not_answer_is_one_sentence(run, monkeypatch) -> None:
    monkeypatch.setattr("game.commands.joining.LONGEST_WAIT", 0.2)
    code, said = run("join", "--text", f"{'A' * CODE_LENGTH}@127.0.0.1:1")
    assert code == PROBLEMS and "cannot be reached" in said


@pytest.mark.parametrize("command", ["delete", "import"])
def test_a_code_of_no_class_is_one_sentence(run, tmp_path, command) -> None:
    words = ("delete", "AAAAAA") if command == "delete" else ("import", "--code", "AAAAAA", tmp_path / "a.json")
    code, said = run(*words)
    assert code == PROBLEMS and "There is no class with the code 'AAAAAA'" in said


def test_there_is_nothing_to_hand_in_before_anything_is_played(run, tmp_path) -> None:
    code, said = run("join", "AAAAAA", "--hand-in", tmp_path / "a.json", "--journal", tmp_path / "own.db")
    assert code == PROBLEMS and said == "There is nothing to hand in: play something first."


@pytest.mark.parametrize(("found", "best"), [
    (["127.0.0.1", "192.168.1.20"], "192.168.1.20"), (["169.254.3.4", "10.0.0.7"], "10.0.0.7"),
    (["127.0.0.1"], "127.0.0.1"), (["93.184.216.34", "172.16.0.9"], "172.16.0.9"), ([], "127.0.0.1"),
])  # fmt: skip
def test_the_address_that_is_told_is_one_that_seats_can_reach(found, best) -> None:
    assert host.best_address("0.0.0.0", lambda: found) == best


def test_an_address_that_is_bound_is_the_one_that_is_told() -> None:
    assert host.best_address("192.168.1.20") == "192.168.1.20"
