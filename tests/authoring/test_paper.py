"""Role sheets and storyboard: self-contained, escaped, and each role reads only what it may know."""
from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import pytest

from game.authoring.paper.roles import THEM, YOU, role_sheets
from game.authoring.paper.storyboard import Shot, shots, storyboard
from game.content.load import check_text
from game.encounter.script import Encounter
from game.view.words import MEASURES
from tests.content.packs import small
from tests.shipped import names, shipped


class Page(HTMLParser):
    """The text of a page and the addresses that it would fetch; every tag must be closed."""

    BARE = frozenset({"meta", "img", "br"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.fetched, self.open = "", [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        there = [value for name, value in attrs if name in ("src", "href")]
        self.fetched += [value for value in there if not value.startswith(("#", "data:"))]
        if tag not in self.BARE:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data if "style" not in self.open else ""


def sheet(encounter: Encounter, role: str) -> str:
    page = Page(role_sheets(encounter, MEASURES, (role,)))
    assert page.fetched == []
    return page.text


@pytest.mark.parametrize("name", names())
def test_whoever_negotiates_reads_nothing_that_is_to_be_found_out(name: str) -> None:
    encounter = shipped(name)
    text = sheet(encounter, YOU)
    assert encounter.title in text
    for says in encounter.facts.values():
        assert says not in text
    for issue in encounter.issues:
        assert (issue.label in text) == (issue.raised_by is None)
        bridges = [option.say for option in issue.options if option.bridge]
        assert not any(say in text for say in bridges)
        if issue.raised_by is None and issue.weight_them != issue.weight_you:
            assert f"{issue.label} (weight {issue.weight_them} of 100)" not in text
    for hidden in (encounter.client.want, encounter.client.fear, encounter.client.hides, encounter.notes):
        assert not hidden or hidden not in text


@pytest.mark.parametrize("name", names())
def test_whoever_plays_the_client_reads_all_that_is_hers(name: str) -> None:
    encounter = shipped(name)
    text = sheet(encounter, THEM)
    assert all(says in text for says in encounter.facts.values())
    assert all(issue.label in text for issue in encounter.issues)
    assert MEASURES[encounter.fair_means] in text
    assert str(encounter.walk_away) not in [word for word in text.split() if word == f"{encounter.walk_away}%"]
    assert all(rupture.challenge.say in text for rupture in encounter.ruptures.values())


def test_both_sheets_begin_on_a_page_of_their_own() -> None:
    html = role_sheets(shipped("harbour_rota"), MEASURES)
    assert html.count('<section class="sheet">') == 2
    assert "break-before: page" in html


def test_a_hand_has_sheets_of_its_own() -> None:
    report = check_text(small(("reconcile:\n", "variants:\n  other: {client: {fair_means: market}}\nreconcile:\n")))
    assert MEASURES["market"] in sheet(report.hands["other"], THEM)


def test_what_an_author_writes_is_only_ever_text() -> None:
    encounter = check_text(small(("The small rota", "<script>alert(1)</script> & co"))).encounter
    assert encounter is not None
    for html in (role_sheets(encounter, MEASURES), storyboard(encounter)):
        assert "<script" not in html
        assert "<script>alert(1)</script> & co" in unescape(html)
        Page(html)


@pytest.mark.parametrize("name", names())
def test_the_storyboard_says_every_line_and_move(name: str) -> None:
    encounter = shipped(name)
    text = Page(storyboard(encounter)).text
    for moment in encounter.moments.values():
        said = [*(line.say for line in moment.lines), *(act.say for act in moment.acts if act.say)]
        assert all(say in text for say in said)


def test_a_picture_is_asked_for_each_moment_and_put_beside_its_words() -> None:
    encounter = shipped("cold_ward")
    asked: list[Shot] = []

    def picture(shot: Shot) -> str:
        asked.append(shot)
        return "data:image/png;base64,AAAA" if shot.line.cue else '<svg viewBox="0 0 1 1"></svg>'

    html = storyboard(encounter, picture)
    assert asked == list(shots(encounter))
    assert html.count("data:image/png;base64,AAAA") == sum(bool(shot.line.cue) for shot in asked)
    assert {shot.at for shot in asked} - {""} <= set(encounter.moments)
    assert Page(html).fetched == []


def test_a_move_says_where_it_leads_and_the_link_is_there() -> None:
    encounter = shipped("harbour_rota")
    html = storyboard(encounter)
    led = {act.go for moment in encounter.moments.values() for act in moment.acts if act.go in encounter.moments}
    assert led
    for state in led:
        assert f'href="#state-{state}"' in html
        assert f'id="state-{state}"' in html
