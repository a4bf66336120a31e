"""Reports: nothing that was typed can break a page or start a formula, and what is written is whole."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from game.review import report, xapi
from game.review.report import COLUMNS, Dossier, dossier
from game.session.journal import Journal
from game.session.players import play
from game.session.session import PRACTICE, Session
from tests.builders import act, quiet
from tests.review.conftest import Played
from tests.review.xapi_schema import faults
from tests.shipped import plays, shipped

NASTY = "<script>alert(1)</script> & \"quoted\" 'single' </main>"


def told(session: Session, *, what_if: bool = False) -> Dossier:
    """Everything about a session."""
    assert session.head is not None and isinstance(session.journal, Journal)
    return dossier(session.journal, session.head, what_if=what_if)


class Page(HTMLParser):
    """What a reader of the page meets: tags with their attributes, headings, whether all are closed."""

    VOID = frozenset({"meta", "line", "circle", "polyline"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such tag."""
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The page of a play in which everything happens, with nasty notes; it is only read."""
    journal = Journal(tmp_path_factory.mktemp("report") / "journal.db")
    session = Session.start(journal, shipped("late_handover"), lambda: "2031-03-04T10:00:00.000+00:00", PRACTICE)
    play(session, plays("late_handover")[0].moves)
    for kind in ("wanted", "said_first", "plan_worry"):
        session.note(kind, NASTY)
    return Page(report.html(told(session, what_if=True)))


def test_what_was_typed_is_text_on_the_page_and_nothing_else(page: Page, played: Played) -> None:
    assert page.named("script") == []
    assert page.open == []
    session = played(quiet(), "wait")
    session.note("wanted", NASTY)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in report.html(told(session))


def test_words_of_an_encounter_are_escaped_too(played: Played) -> None:
    encounter = quiet(act("<b>", again=True), title="<i>Yard</i>")
    assert Page(report.html(told(played(encounter, "wait")))).named("i") == []


def test_a_page_has_one_first_heading_and_then_second_ones(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(later - sooner <= 1 for sooner, later in pairwise(levels))


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(page: Page) -> None:
    assert len(page.named("caption")) == len(page.named("table")) > 2
    assert all(attrs.get("scope") in ("row", "col") for attrs in page.named("th"))


def test_every_chart_says_in_words_what_it_shows(page: Page) -> None:
    assert len(page.named("svg")) == 2
    assert [attrs["role"] for attrs in page.named("svg")] == ["img", "img"]
    assert len(page.named("desc")) == 2


def test_a_page_needs_nothing_from_anywhere_else(page: Page) -> None:
    assert not {"link", "img", "iframe", "script"} & {tag for tag, _ in page.tags}
    assert not any("src" in attrs or "href" in attrs for _, attrs in page.tags)


def test_there_is_one_row_for_each_choice_with_the_state_before_and_after(played: Played) -> None:
    session = played(shipped("cold_ward"), plays("cold_ward")[0].moves)
    rows = list(csv.DictReader(io.StringIO(report.as_csv([told(session).review]))))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["move"] for row in rows][-2:] == ["offer fee=800 bed=i_sit", "close"]
    for row, (before, after) in zip(rows, pairwise(session.beats), strict=True):
        assert (row["trust_before"], row["trust_after"]) == (str(before.state.trust), str(after.state.trust))
    assert (rows[0]["skill"], rows[0]["stage"]) == ("ask_and_ground", "found out")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "|cmd"])
def test_no_cell_can_start_a_formula(start: str) -> None:
    assert str(report.safe(start)).startswith("'")


def test_a_number_below_zero_stays_a_number() -> None:
    assert report.safe(-5) == -5


def test_json_holds_the_choices_the_decisions_and_the_notes(played: Played) -> None:
    session = played(shipped("cold_ward"), plays("cold_ward")[0].moves)
    session.note("wanted", NASTY)
    plain = json.loads(report.as_json(told(session, what_if=True)))
    assert [note["text"] for note in plain["notes"]] == [NASTY]
    assert plain["decisions"][0]["line"] == ["offer fee=900 bed=i_sit", "close"]
    assert len(plain["choices"]) == len(session.beats) - 1


def test_a_skill_with_too_few_chances_is_no_number_in_json(played: Played) -> None:
    plain = json.loads(report.as_json(told(played(quiet(), "wait; walk"))))
    assert {tuple(sorted(each)) for each in plain["skills"]} == {("shown", "skill")}


def test_the_report_of_a_profile_shows_its_plays_and_answers(played: Played) -> None:
    first = played(shipped("cold_ward"), plays("cold_ward")[0].moves)
    second = played(shipped("last_bus"), plays("last_bus")[0].moves)
    second.note("same", f"{first.play}: Both waited <to be asked>.")
    assert isinstance(first.journal, Journal)
    text = report.profile_html("Heron <4>", first.journal)
    assert "Both waited &lt;to be asked&gt;." in text
    assert Page(text).open == []


def test_statements_keep_to_xapi_1_0_3(played: Played) -> None:
    for name in ("cold_ward", "warm_voice", "late_handover"):
        for scripted in plays(name)[:3]:
            found = xapi.statements(told(played(shipped(name), scripted.moves)), "Heron 4")
            assert [fault for statement in found for fault in faults(statement)] == []
            assert found[-1]["result"]["success"] == (scripted.outcome is shipped(name).best)


def test_statements_of_the_same_play_have_the_same_ids_and_others_others(played: Played) -> None:
    found = told(played(shipped("cold_ward"), plays("cold_ward")[0].moves))
    ids = [statement["id"] for statement in xapi.statements(found, "Heron 4")]
    assert ids == [statement["id"] for statement in xapi.statements(found, "Heron 4")]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & {statement["id"] for statement in xapi.statements(found, "Wren 2")}


def test_a_statement_with_a_fault_is_found() -> None:
    assert faults({"actor": {"name": "Heron"}, "verb": {"id": "went"}, "object": {"id": "x"}, "extra": 1})
