"""Whatever is done to a good file, checking it never raises: it gives problems or an encounter."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content import reader
from game.content.load import check_text
from game.content.pack import Pack
from game.content.problems import render
from game.encounter.script import Encounter
from tests.content.packs import pack_in, small

HAND = """\
variants:
  second_hand:
    client: {fair_means: market}
    issues: {notice: {weight: {them: 20, you: 50}}, fee: {weight: {them: 60, you: 30}}}
    lines: {wo10: "Two days is the going rate.", rn31: {right: true}}
    moves: {ask_monday: {effects: [learn owners_press, trust +5]}}
"""
GOOD = small() + HAND
LINES = GOOD.splitlines(keepends=True)
WORDS = sorted(set(GOOD.replace("{", " ").replace("}", " ").replace(",", " ").split()))
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
JUNK = st.one_of(
    st.sampled_from(["", "{", "}", "[", "]", '"', "'", ": ", "- ", "#", "&a", "*a", "!x"]),
    st.sampled_from(["\t", "\r", "\0", "|", "%", "~"]),
    st.sampled_from(["[]", "{}", "999999999999", "-1", "end", "a" * 300, "\u202e", "{any_of: []}", "[[a]]", "{a: b}"]),
    st.text(max_size=8),
)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder: Path = tmp_path_factory.mktemp("pack")
    return pack_in(folder)


def survives(content: str | bytes, pack: Pack) -> None:
    report = check_text(content, pack)
    assert report.problems or isinstance(report.encounter, Encounter)
    render(report.problems, {report.path: report.lines}, show_all=True)
    for problem in report.problems:
        assert "\n" not in problem.message and problem.message.isprintable()
        assert 0 <= problem.line <= len(report.lines) + 1


CHANGE = st.tuples(st.integers(0, len(GOOD.encode()) - 1), st.binary(max_size=3))


@QUIET
@given(changes=st.lists(CHANGE, min_size=1, max_size=4))
def test_changed_bytes(pack: Pack, changes: list[tuple[int, bytes]]) -> None:
    content = GOOD.encode()
    for place, put in changes:
        content = content[:place] + put + content[place + 1 :]
    survives(content, pack)


@QUIET
@given(st.data())
def test_moved_doubled_and_dropped_lines(pack: Pack, data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["drop", "double", "swap", "indent"]))
        if change == "drop" and len(lines) > 1:
            lines.pop(place)
        elif change == "double":
            lines.insert(place, lines[place])
        elif change == "swap":
            lines[place], lines[-place - 1] = lines[-place - 1], lines[place]
        else:
            lines[place] = "  " + lines[place]
    survives("".join(lines), pack)


@QUIET
@given(old=st.sampled_from(WORDS), new=st.one_of(JUNK, st.sampled_from(WORDS)), every=st.booleans())
def test_a_word_put_in_place_of_another(pack: Pack, old: str, new: str, every: bool) -> None:
    survives(GOOD.replace(old, new) if every else GOOD.replace(old, new, 1), pack)


@settings(max_examples=60, deadline=None)
@given(content=st.one_of(st.binary(max_size=200), st.text(alphabet="ab:-[]{}\"'#&*!|>%@`,? \n\t", max_size=60)))
def test_anything_at_all_with_both_parsers(content: bytes | str) -> None:
    for loader in (reader.FAST, reader.PLAIN):
        source = reader.read(content, loader=loader)
        assert source.root is not None or source.findings.problems
