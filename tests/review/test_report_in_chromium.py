"""The pages of reports in a real browser: wide and on a phone nothing runs over, and everything has its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.review import report
from tests.classroom.chromium import Chromium, found
from tests.review.conftest import Played
from tests.review.test_report import told
from tests.shipped import plays, shipped

pytestmark = pytest.mark.skipif(found() is None, reason="chromium is not installed")
WIDTHS = (1280, 390)
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNNAMED = """
[...document.querySelectorAll('svg')].filter(each => !each.querySelector('title')?.textContent.trim()
    || !each.querySelector('desc')?.textContent.trim() || each.getAttribute('role') !== 'img').length
+ [...document.querySelectorAll('img')].filter(each => !each.alt.trim()).length
+ [...document.querySelectorAll('[role=region], [tabindex]')].filter(each => !each.ariaLabel?.trim()).length
"""
SMALL = """
[...document.querySelectorAll('main :not(svg *)')].filter(each => parseFloat(getComputedStyle(each).fontSize) < 13)
    .length
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One browser for all pages."""
    opened = Chromium(tmp_path_factory.mktemp("chromium"))
    yield opened
    opened.close()


def pages(played: Played) -> dict[str, str]:
    """A good play, a bad one, everything of a learner."""
    good = played(shipped("harbour_rota"), plays("harbour_rota")[0].moves)
    bad = played(shipped("harbour_rota"), plays("harbour_rota")[5].moves)
    good.note("wanted", "A fair price, and " + "trust" * 40)
    return {
        "good": report.html(told(good, what_if=True)),
        "bad": report.html(told(bad)),
        "learner": report.profile_html("Heron 4", good.journal),  # type: ignore[arg-type]
    }


def test_no_page_of_a_report_runs_over_and_everything_on_it_has_a_name(
    played: Played, browser: Chromium, tmp_path: Path
) -> None:
    for name, text in pages(played).items():
        path = tmp_path / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        for width in WIDTHS:
            browser.resize(width, 900)
            browser.open(path.as_uri())
            assert browser.run(OVER) <= 0, (name, width)
            assert browser.run(UNNAMED) == 0, (name, width)
            assert browser.run("document.title.trim() && document.documentElement.lang"), name
            assert browser.run("document.querySelectorAll('main').length") == 1
            assert browser.run("document.querySelectorAll('h1').length") == 1
            assert browser.complaints() == []
        assert browser.run(SMALL) == 0


def test_a_page_that_runs_over_is_found(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "wide.html"
    path.write_text("<title>x</title><p style='width:2000px'>x</p><svg></svg>", encoding="utf-8")
    browser.resize(390, 900)
    browser.open(path.as_uri())
    assert browser.run(OVER) > 0
    assert browser.run(UNNAMED) == 1
