"""Files of tests: what comes out otherwise is told at its line, and a broken file is told like any other."""
from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from game.authoring.trying import Tried, run, tried
from game.content.load import load_pack
from game.content.problems import Problem
from game.content.trials import trial_paths
from game.encounter.script import Encounter
from tests.content.packs import small, write_pack

GOOD = """\
encounter: small
tests:
  under_the_word:
    moves: [answer, ask_monday, go_under]
    state: worried
    trust: 50
    expect: [knows crew_told, not knows measure, trust >= 45]
    hears: [op10, wo10]
    refused: accept
  from_the_middle:
    from: worried
    with: {trust: 60, knows: crew_told, turn: 2}
    moves: [why_fair]
    expect: [knows measure]
    turns_left: 9
  she_leaves:
    moves: [walk]
    outcome: walked
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path)


def finding(pack: Path):
    library = load_pack(pack)

    def find(path: Path, name: str, hand: str) -> Encounter | Problem | str:
        try:
            loaded = library.encounter(name, hand or None)
        except KeyError:
            return f"There is no encounter called '{name}'."
        return loaded if isinstance(loaded, Encounter) else loaded[0]

    return find


def done(pack: Path, text: str = GOOD) -> Tried:
    path = pack / "encounters" / "small.test.yaml"
    path.write_text(text, encoding="utf-8")
    return tried(path, finding(pack))


def test_good_tests_pass(pack: Path) -> None:
    found = done(pack)
    assert (found.faults, found.problems) == ((), ())
    assert found.passed == ("under_the_word", "from_the_middle", "she_leaves")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("state: worried", "state: opening", "The talk stands in worried, not opening."),
    ("trust: 50", "trust: 55", "Trust is 50, not 55."),
    ("trust >= 45]", "trust >= 95]", "'trust >= 95' does not hold: trust 50"),
    ("hears: [op10, wo10]", "hears: [op10, ec10]", "The line 'ec10' was not said."),
    ("refused: accept", "refused: walk", "'walk' can be made."),
    ("outcome: walked", "outcome: lost", "The outcome is walked, not lost."),
    ("turns_left: 9", "turns_left: 3", "The turns left are 9, not 3."),
    ("ask_monday, go_under]", "ask_monday, mine, go_under]", "cannot be made in 'worried'"),
    ("moves: [why_fair]", "moves: [why_not]", "Move 1, 'why_not', cannot be made"),
    ("moves: [walk]", "moves: [walk on by]", "'walk on by' is not a move."),
    ("from: worried", "from: wherever", "There is no state called 'wherever'"),
    ("with: {trust: 60", "with: {luck: 60", "'luck' cannot be chosen"),
])  # fmt: skip
def test_what_comes_out_otherwise_is_told_at_its_line(pack: Path, old: str, new: str, said: str) -> None:
    text = GOOD.replace(old, new, 1)
    [fault] = done(pack, text).faults
    assert said in fault.message
    line = next(number for number, line in enumerate(text.split("\n"), 1) if new.split("]")[0].strip() in line)
    name = next(number for number, each in enumerate(text.split("\n"), 1) if each == f"  {fault.test}:")
    assert fault.line in (line, name)


@pytest.mark.parametrize(("old", "new", "code"), [
    ("    moves: [walk]", "    moevs: [walk]", "unknown-key"), ("outcome: walked", "outcome: strolled", "not-in-list"),
    ("[knows crew_told,", "[knows crew_tolt,", "unknown-fact"), ("trust: 50", "trust: much", "number"),
    ("not knows measure", "not knowing", "clause"), ("    moves: [walk]\n", "", "missing-key"),
    ("state: worried", "state: woried", "unknown-state"), ("encounter: small\n", "format: 7\n", "newer-format"),
])  # fmt: skip
def test_a_file_with_a_fault_is_told_like_any_other(pack: Path, old: str, new: str, code: str) -> None:
    found = done(pack, GOOD.replace(old, new, 1))
    assert code in [each.code for each in found.problems]
    assert found.passed == ()


@pytest.mark.parametrize("text", ["", "tests: [", "tests: {}\n", "- a\n", "\0"])
def test_a_file_that_holds_no_tests_crashes_nothing(pack: Path, text: str) -> None:
    found = done(pack, text)
    assert found.passed == ()


def test_without_a_name_the_file_is_of_the_encounter_it_is_named_after(pack: Path) -> None:
    assert len(done(pack, GOOD.replace("encounter: small\n", "")).passed) == 3


def test_a_broken_encounter_is_told_once(pack: Path) -> None:
    (pack / "encounters" / "small.yaml").write_text(small(("kind: ask\n", "kind: aks\n")))
    [fault] = done(pack).faults
    assert "'aks' is not a kind of move." in fault.message


def test_the_command_counts_and_leaves_with_1_where_one_failed(pack: Path) -> None:
    done(pack, GOOD.replace("trust: 50", "trust: 55"))
    out = io.StringIO()
    assert run(trial_paths(pack), finding(pack), as_json=False, out=out) == 1
    assert "small.test.yaml:6: error [under_the_word] Trust is 50, not 55." in out.getvalue()
    assert out.getvalue().endswith("small.test.yaml: 2 passed, 1 failed\n")
    done(pack)
    assert run(trial_paths(pack), finding(pack), as_json=True, out=(told := io.StringIO())) == 0
    assert json.loads(told.getvalue())[0]["passed"] == ["under_the_word", "from_the_middle", "she_leaves"]


def test_files_of_tests_are_no_encounters(pack: Path) -> None:
    done(pack)
    assert [head.id for head in load_pack(pack).heads] == ["small"]
