"""What the documents say is so: numbers are those of the rules, codes are all there, examples are checked."""
from __future__ import annotations

import ast
import re
import textwrap
from functools import cache
from pathlib import Path

import pytest

from game.cli import CLEAN, COMMANDS, main
from game.content.load import check_paths, check_text
from game.content.problems import render
from game.encounter import tuning
from game.encounter.deal import DEAL
from game.encounter.events import TensionChanged, TrustChanged, Yielded
from game.encounter.machine import by_dictionary
from game.encounter.reconciliation import RECONCILIATION
from game.encounter.repair import REPAIR
from game.encounter.rules import begin, step
from game.encounter.values import Kind, Part
from game.session.players import read
from game.session.rehearsal import WISHES
from game.view import words
from tests.golden import constants
from tests.shipped import ROOT, library, names, plays, shipped

RULES = (ROOT / "docs" / "RULES.md").read_text(encoding="utf-8")
AUTHORING = (ROOT / "docs" / "AUTHORING.md").read_text(encoding="utf-8")
PROSE = RULES.split("## Constants")[0]
ENCOUNTER = Path(tuning.__file__).parent


# --- docs/RULES.md: numbers ---------------------------------------------------------------------------------------

NAMED = re.compile(r"([−-]?\.?\d[\d.]*)(?: [a-z]+)* \(`([A-Z_]+)`")


@pytest.mark.parametrize(("said", "name"), NAMED.findall(PROSE))
def test_a_number_in_the_rules_is_the_one_they_run_on(said: str, name: str) -> None:
    value = constants()[name]
    if isinstance(value, int):
        assert abs(float(said.replace("−", "-"))) in {abs(value), abs(value) / 100}, f"{name} is {value}"


@pytest.mark.parametrize("name", constants())
def test_every_constant_has_its_place_in_the_rules(name: str) -> None:
    assert f"`{name}`" in PROSE


# --- docs/RULES.md: causes ----------------------------------------------------------------------------------------


@cache
def codes() -> frozenset[str]:
    """The codes of causes that the rules can give: written in their source, and those made from their tables."""
    found: set[str] = set()
    for path in ENCOUNTER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Cause":
                found |= {each.value for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)}
    found |= {row.trigger for row in (*REPAIR.rows, *RECONCILIATION.rows)}
    found |= {"agreed", "bound", "hollow"} & set(DEAL.states)
    found |= {str(kind) for kind in (Kind.CAJOLE, Kind.PRESS, Kind.REASSURE)}
    found |= {str(part) for part in Part if part in tuning.PART_WEIGHTS}
    return frozenset(found)


@cache
def met() -> dict[str, frozenset[str]]:
    """Code -> the events that carried it, over every scripted play."""
    found: dict[str, set[str]] = {}
    for name in names():
        encounter = shipped(name)
        for scripted in plays(name):
            state, events = begin(encounter, by_dictionary)
            for text in scripted.moves.split(";"):
                state, more = step(encounter, state, read(encounter, state, text), by_dictionary)
                events = (*events, *more)
            for event in events:
                for cause in event.causes:
                    found.setdefault(cause.code, set()).add(type(event).__name__)
    return {code: frozenset(events) for code, events in found.items()}


def explained() -> list[str]:
    """The codes in the table of causes."""
    table = PROSE.split("## Causes")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \| \S", table, re.M)


def test_every_cause_is_explained_once() -> None:
    assert len(explained()) == len(set(explained()))
    assert codes() | set(met()) <= set(explained())


def test_no_cause_is_explained_that_the_rules_cannot_give() -> None:
    made_on_the_way = {"answered", "checked", "lapsed", "out_of_order", "deflects", "earlier_apology",
                       "not_owned", "not_explained", "not_promised"}
    assert set(explained()) <= codes() | set(met()) | made_on_the_way


def test_every_cause_of_a_change_that_is_shown_has_words() -> None:
    shown = {event.__name__ for event in (TrustChanged, TensionChanged, Yielded)}
    assert {code for code, events in met().items() if events & shown} <= set(words.CAUSES)


def test_every_term_of_the_sum_has_words() -> None:
    assert {code for code, events in met().items() if "OfferAnswered" in events} <= set(words.PARTS_OF_SUM)


# --- docs/AUTHORING.md --------------------------------------------------------------------------------------------

BLOCKS = re.findall(r"^```yaml\n(.*?)^```", AUTHORING, re.M | re.S)
PAGE, *PIECES = BLOCKS


def problems(text: str) -> str:
    """What the checker says of an encounter of the shipped pack; "" where it is silent."""
    report = check_text(text, library().pack)
    return render(report.problems, {report.path: report.lines}, show_all=True)


def with_piece(page: str, piece: str) -> str:
    """`page` with every part of `piece` put in where its line `# into: PLACE` says."""
    _, *parts = re.split(r"^# into: (\S+)\n", piece, flags=re.M)
    for place, part in zip(parts[::2], parts[1::2], strict=True):
        page = _put(page, place, part)
    return page


def _put(page: str, place: str, part: str) -> str:
    """`part` at the end of the block at `place`; a key that is there already is put in its place."""
    if place == "top":
        return page + part
    key = re.match(r"\w+:", part)
    lines, depth, at = page.splitlines(keepends=True), 0, 0
    for name in place.split("."):
        at = next(i for i in range(at, len(lines)) if lines[i].startswith(f"{'  ' * depth}{name}:"))
        depth += 1
    begins = at + 1
    at = begins
    while at < len(lines) and (lines[at].startswith("  " * depth) or not lines[at].strip()):
        if key and lines[at].startswith("  " * depth + key[0]):
            del lines[at]
            continue
        at += 1
    return "".join([*lines[:at], textwrap.indent(part, "  " * depth), *lines[at:]])


def test_the_page_is_a_whole_encounter_on_which_the_checker_is_silent() -> None:
    assert problems(PAGE) == ""
    assert check_text(PAGE, library().pack).encounter is not None


WELL = "dont_know; why_not; ask_fair; offer fee=90 first=you_sit; say_back; offer fee=70 first=you_sit; close"


@pytest.mark.parametrize(("moves", "outcome"), [(WELL, "bargained"), ("as_cheap; ask_sign; leave_bench", "walked")])
def test_the_page_can_be_played(moves: str, outcome: str) -> None:
    encounter = check_text(PAGE, library().pack).encounter
    assert encounter is not None
    state, _ = begin(encounter, by_dictionary)
    for text in moves.split(";"):
        result = step(encounter, state, read(encounter, state, text), by_dictionary)
        assert isinstance(result, tuple), (text, result)
        state = result[0]
    assert state.outcome == outcome


@pytest.mark.parametrize("piece", PIECES, ids=[piece.splitlines()[1].strip() for piece in PIECES])
def test_the_checker_is_silent_on_the_page_with_each_piece(piece: str) -> None:
    assert problems(with_piece(PAGE, piece)) == ""


def test_a_piece_with_a_fault_would_be_noticed() -> None:
    faulty = PIECES[0].replace("sees: be10", "sees: be99")
    assert "be99" in problems(with_piece(PAGE, faulty))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_move_stands_in_the_guide(kind: Kind) -> None:
    table = AUTHORING.split("## Kinds of moves")[1].split("\n## ")[0]
    assert f"`{kind}`" in table

FILES = dict(re.findall(r"^```yaml (\S+)\n(.*?)^```", AUTHORING, re.M | re.S))
"""The other files that the guide shows, by their path in a pack."""


@pytest.fixture
def pack_of_the_guide(tmp_path: Path) -> Path:
    """A pack made of nothing but what the guide shows."""
    for path, text in {**FILES, "encounters/sunday_stall.yaml": PAGE}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_files_of_the_guide_make_a_pack_on_which_the_checker_is_silent(pack_of_the_guide: Path) -> None:
    report = check_paths([pack_of_the_guide])
    assert render(report.problems, report.sources) == ""
    checked = {Path(file.path).relative_to(pack_of_the_guide).as_posix() for file in report.files}
    assert checked == {*FILES, "encounters/sunday_stall.yaml"} - {"encounters/sunday_stall.test.yaml"}


def test_the_tests_of_the_guide_pass(pack_of_the_guide: Path, capsys) -> None:
    assert main(["test", str(pack_of_the_guide)]) == CLEAN
    assert "3 passed, 0 failed" in capsys.readouterr().out


@pytest.mark.parametrize("command", sorted(set(re.findall(r"main\.py (\w+)", AUTHORING))))
def test_every_command_of_the_guide_is_there(command: str) -> None:
    assert command in {each.name for each in COMMANDS}


def test_everything_that_a_rehearsal_can_choose_stands_in_the_guide() -> None:
    listed = AUTHORING.split("It takes ")[1].split(".")[0]
    assert set(re.findall(r"`(\w+)`", listed)) == set(WISHES)


# --- links --------------------------------------------------------------------------------------------------------

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    found = re.findall(r"\]\(([^)\s]+)\)|src(?:set)?=\"([^\"]+)\"", text)
    linked = [link.split("#")[0] for pair in found for link in pair]
    for link in filter(None, linked):
        assert link.startswith("https://") or (document.parent / link).exists(), link
