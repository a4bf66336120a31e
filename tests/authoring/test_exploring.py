"""The command `explore`, and the summary that `check --explore` adds: plain sentences, lines of the file, JSON."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest

from game.authoring.explore.command import CLEAN, PROBLEMS, WRONG_USE, report, run, summary
from game.authoring.explore.explored import Explored, explore
from game.authoring.explore.problems import problems_of
from game.content import reader
from game.content.codes.row import ENCOUNTER
from game.content.codes.small import SMALL
from game.content.load import load_encounter, load_pack
from game.content.problems import Severity
from game.encounter.script import Encounter
from tests.content.packs import small, write_pack

SHORT = ("patience: 12", "patience: 4")
DIALOGUES = Path(__file__).resolve().parents[2] / "dialogues"


def in_file(folder: Path, *changes: tuple[str, str]) -> Path:
    """The small encounter, four turns long, in a pack."""
    write_pack(folder, small=small(SHORT, *changes))
    return folder / ENCOUNTER


def said(path: Path, *, as_json: bool = False, seconds: float | None = None) -> tuple[int, str]:
    out = StringIO()
    return run(path, load_pack(path.parents[1]).pack, seconds=seconds, out=out, as_json=as_json), out.getvalue()


def test_the_report_names_situations_outcomes_and_ways(tmp_path: Path) -> None:
    code, text = said(in_file(tmp_path))
    assert "situations, all visited in" in text
    assert "\nwalked: walk\n" in text
    assert (
        "capitulated: say ask_monday; " in text or "capitulated: offer " in text or "capitulated: say boast; " in text
    )
    assert "Traceback" not in text
    assert code in (CLEAN, PROBLEMS)


def test_a_finding_stands_at_its_line(tmp_path: Path) -> None:
    path = in_file(tmp_path)
    code, text = said(path)
    line = next(at for at, each in enumerate(path.read_text().splitlines(), 1) if "{id: see_clock" in each)
    assert f"small.yaml:{line}:14: warning[never-offered] The move 'see_clock' can never be made, in any play." in text
    skills = next(at for at, each in enumerate(path.read_text().splitlines(), 1) if "skills:" in each)
    assert f"small.yaml:{skills}:12: error[skill-out-of-reach]" in text
    assert code == PROBLEMS


def test_json_holds_the_same_for_a_machine(tmp_path: Path) -> None:
    code, text = said(in_file(tmp_path), as_json=True)
    told = json.loads(text)
    assert told["encounter"] == "small"
    assert told["complete"] is True
    assert told["ways"]["walked"] == ["walk"]
    assert "never-offered" in [each["code"] for each in told["problems"]]
    assert code == PROBLEMS


def test_a_file_with_errors_shows_them_and_is_not_explored(tmp_path: Path) -> None:
    code, text = said(in_file(tmp_path, ("go: worried", "go: woried")))
    assert code == PROBLEMS
    assert "unknown-target" in text
    assert "situations" not in text


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    code, text = said(tmp_path / "pack" / "nothing.yaml")
    assert code == WRONG_USE
    assert text.count("\n") == 1


def test_the_summary_says_how_far_a_search_got(tmp_path: Path) -> None:
    encounter = load_encounter(in_file(tmp_path))
    assert isinstance(encounter, Encounter)
    assert "all visited in" in summary(explore(encounter))
    cut = explore(encounter, most=20)
    assert "not all from turn" in summary(cut)
    assert "out of reach" not in "\n".join(report(cut, []))


def test_what_a_pack_says_has_no_line_and_is_still_told() -> None:
    source = reader.read(SMALL[ENCOUNTER], "small.yaml")
    explored = explored_small()
    problems = problems_of(explored.proofs, source)
    assert {each.code for each in problems} == {each.code for each in explored.proofs}
    assert [each.line for each in problems] == sorted(each.line for each in problems)


def explored_small() -> Explored:
    from game.content.load import check_text

    encounter = check_text(small(SHORT)).encounter
    assert encounter is not None
    return explore(encounter)


@pytest.mark.parametrize("name", ["cold_ward", "last_bus"])
def test_the_first_encounters_are_proved_without_an_error(name: str) -> None:
    encounter = load_pack(DIALOGUES).encounter(name)
    assert isinstance(encounter, Encounter)
    explored = explore(encounter)
    assert explored.is_complete
    problems = problems_of(explored.proofs, reader.read_path(DIALOGUES / "encounters" / f"{name}.yaml"))
    assert [each for each in problems if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("head", load_pack(DIALOGUES).heads, ids=lambda head: head.id)
def test_every_shipped_encounter_has_a_way_to_its_best_outcome(head: object) -> None:
    encounter = load_pack(DIALOGUES).encounter(head.id)  # type: ignore[attr-defined]
    assert isinstance(encounter, Encounter)
    explored = explore(encounter, most=100_000)
    assert encounter.best in explored.ways
