"""A browser seat in a real browser: a whole encounter by keyboard, on a phone's width, with and without scripts."""

from __future__ import annotations

import os
import urllib.parse
from pathlib import Path

import pytest

from bench.crowd import Served
from game.view.words import OUTCOMES
from tests.classroom import chromium
from tests.classroom.chromium import Chromium
from tests.classroom.rooms import plain_wording
from tests.shipped import ROOT, plays

pytestmark = pytest.mark.skipif(chromium.found() is None, reason="Chromium is not installed: no real browser is tried")
WHOLE = plays("late_handover")[0]
PICTURES = os.environ.get("CLASSROOM_PICTURES")
"""A folder to leave pictures in."""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    host = Served(tmp_path_factory.mktemp("host"), lesson=str(ROOT / "dialogues/lessons/speaking_first.yaml")).start()
    host.control("next", "next")
    yield host
    host.stop()


@pytest.fixture
def browser(tmp_path):
    found = Chromium(tmp_path / "profile")
    yield found
    found.close()


def joined(browser: Chromium, served: Served) -> None:
    browser.open(f"http://{served.address}/?code={served.code}")
    browser.press("button.prominent")
    browser.until("location.pathname === '/seat'")


def make(browser: Chromium, move: str) -> None:
    word, *rest = move.split()
    if word == "offer":
        browser.press("a[href^='/seat/offer']")
        for term in rest:
            issue, option = term.split("=")
            browser.run(f"document.querySelector(\"[name='issue.{issue}'][value='{option}']\").click()")
        browser.press("button[value=put]")
    elif word == "repair":
        browser.press("a[href^='/seat/repair']")
        for part in rest:
            able = browser.run("[...document.querySelectorAll('button[name=press]')].map(each => each.value)")
            browser.press(f"button[value='{plain_wording(part, able)}']")
        browser.press("button[value=say]")
    else:
        able = browser.run("[...document.querySelectorAll('button[name=move]')].map(each => each.value)")
        browser.press(f"button[name=move][value='{move if move in able else f'say {move}'}']")


def test_after_a_move_the_focus_is_on_what_she_says(browser, served) -> None:
    joined(browser, served)
    browser.press("button[name=move]")
    browser.until("document.activeElement?.id === 'now'")
    assert browser.run("document.activeElement.className") == "bubble"


@pytest.mark.parametrize("width", [390, 1280])
def test_with_text_at_200_percent_nothing_is_wider_than_the_page(browser, served, width) -> None:
    joined(browser, served)
    browser.resize(width, 844)
    for link in ("", "a[href^='/seat/repair']", "a[href='/seat/log']"):
        if link and browser.run(f"!document.querySelector({link!r})"):
            continue
        if link:
            browser.press(link)
        browser.run("document.documentElement.style.fontSize = '200%'")
        assert browser.run("document.documentElement.scrollWidth") <= width, link


def test_what_can_be_pressed_is_at_least_44_pixels_high(browser, served) -> None:
    joined(browser, served)
    browser.resize(390, 844)
    small = """[...document.querySelectorAll("main button, main a, main summary, main label.option")]
        .map(each => [each.innerText, each.getBoundingClientRect().height])
        .filter(each => each[1] > 0 && each[1] < 44)"""
    assert browser.run(small) == []


def look(browser: Chromium, name: str) -> None:
    """No page is wider than the phone; with CLASSROOM_PICTURES it leaves a picture of each width."""
    for width, height in ((360, 760), (1000, 800)):
        browser.resize(width, height)
        assert browser.run("document.documentElement.scrollWidth") <= width, (name, width)
        if PICTURES:
            browser.picture(Path(PICTURES) / f"classroom_{name}_{width}.png")


def test_a_whole_encounter_is_played_by_keyboard_and_nothing_is_complained_of(browser, served) -> None:
    joined(browser, served)
    for place, move in enumerate(each.strip() for each in WHOLE.moves.split(";")):
        make(browser, move)
        if place in (0, 3, 5):
            look(browser, f"seat_{place}")
    assert browser.run("document.querySelector('h1').innerText") == f"The late handover: {OUTCOMES[WHOLE.outcome][0]}"
    look(browser, "debrief")
    assert browser.complaints() == []


def test_digits_choose_cards_and_the_room_moves_the_page_on(browser, served) -> None:
    joined(browser, served)
    before = browser.run("document.querySelector('.speech').innerText")
    browser.key(browser.run("document.querySelector('[data-key]').dataset.key"))
    browser.until(f"document.querySelector('.speech').innerText !== {before!r}")
    served.control("pause")
    try:
        browser.until("document.body.innerText.includes('paused the room')")
    finally:
        served.control("go_on")
    browser.until("document.querySelector('.cards')")


def test_everything_that_can_be_pressed_has_a_name_for_a_screen_reader(browser, served) -> None:
    joined(browser, served)
    for link in ("", "a[href^='/seat/offer']"):
        if link and browser.run(f"!document.querySelector({link!r})"):
            continue
        if link:
            browser.press(link)
        tree = browser.ask("Accessibility.getFullAXTree")["nodes"]
        roles = {"button", "link", "radio", "textbox", "checkbox", "meter"}
        nameless = [each for each in tree if each.get("role", {}).get("value") in roles - {"meter"}
                    and not each.get("ignored") and not each.get("name", {}).get("value")]  # fmt: skip
        assert nameless == []
        assert {"heading", "main", "button"} <= {each.get("role", {}).get("value") for each in tree}


def test_a_seat_plays_without_scripts(browser, served) -> None:
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    browser.ask("Page.navigate", url=f"http://{served.address}/?code={served.code}")
    for expected in ("/", "/seat"):
        _wait_for(browser, expected)
        _submit_first(browser)
    _wait_for(browser, "/seat")
    tree = browser.ask("Accessibility.getFullAXTree")["nodes"]
    assert any("Take the last move back" in str(each.get("name", {}).get("value")) for each in tree)


def _wait_for(browser: Chromium, path: str) -> None:
    import time

    for _ in range(200):
        frame = browser.ask("Page.getFrameTree")["frameTree"]["frame"]
        if urllib.parse.urlsplit(frame["url"]).path == path:
            time.sleep(0.2)
            return
        time.sleep(0.05)
    raise AssertionError(path)


def _submit_first(browser: Chromium) -> None:
    """Presses the first button of the page with the mouse, where it is."""
    root = browser.ask("DOM.getDocument", depth=0)["root"]["nodeId"]
    node = browser.ask("DOM.querySelector", nodeId=root, selector="main button")["nodeId"]
    browser.ask("DOM.scrollIntoViewIfNeeded", nodeId=node)
    box = browser.ask("DOM.getBoxModel", nodeId=node)["model"]["content"]
    x, y = (box[0] + box[4]) / 2, (box[1] + box[5]) / 2
    for kind in ("mousePressed", "mouseReleased"):
        browser.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


def test_the_trainers_page_and_the_class_screen_look_after_themselves(browser, served) -> None:
    browser.open(f"http://{served.address}/trainer?token={served.token}")
    browser.until("document.querySelector('table')")
    assert "token" not in browser.run("location.href")
    before = browser.run("document.querySelectorAll('#live tr').length")
    served_seat(served)
    browser.until(f"document.querySelectorAll('#live tr').length > {before}")
    browser.resize(1280, 900)
    if PICTURES:
        browser.picture(Path(PICTURES) / "classroom_trainer.png")
    browser.open(f"http://{served.address}/screen")
    if PICTURES:
        browser.picture(Path(PICTURES) / "classroom_screen.png")
    assert browser.complaints() == []


def served_seat(served: Served) -> None:
    """One more seat joins."""
    import urllib.request
    from http.cookiejar import CookieJar

    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}),
                                         urllib.request.HTTPCookieProcessor(CookieJar()))  # fmt: skip
    opener.open(f"http://{served.address}/join", f"code={served.code}".encode(), timeout=10).read()
