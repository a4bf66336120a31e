"""Reading: text with places, and nothing that a file of ours never needs."""
from __future__ import annotations

import gc
from typing import Any

import pytest

from game.content import reader
from game.content.codes import TABLE, Row
from game.content.codes.row import ENCOUNTER, sample
from game.content.codes.small import SMALL
from game.content.nodes import Block, Items, Node, Text
from tests.content.packs import unmarked

LOADERS = [pytest.param(reader.FAST, id="c"), pytest.param(reader.PLAIN, id="python")]


def told(content: str | bytes, loader: Any = None) -> list[tuple[str, int, int]]:
    source = reader.read(content, "file.yaml", loader=loader)
    return [(each.code, each.line, each.column) for each in source.findings.problems]


def places(node: Node) -> object:
    """A tree with the place of everything in it."""
    if isinstance(node, Text):
        return str(node), node.line, node.column, node.plain
    if isinstance(node, Items):
        return node.line, node.column, [places(each) for each in node]
    return node.line, node.column, node.flow, [(places(key), places(value)) for key, value in node.items()]


@pytest.mark.parametrize("loader", LOADERS)
def test_every_key_and_value_knows_its_line_and_column(loader: Any) -> None:
    source = reader.read("a: one\nb:\n  - {c: 'two'}\n", loader=loader)
    assert source.root is not None
    assert places(source.root) == (
        1,
        1,
        False,
        [
            (("a", 1, 1, True), ("one", 1, 4, True)),
            (("b", 2, 1, True), (3, 3, [(3, 5, True, [(("c", 3, 6, True), ("two", 3, 9, False))])])),
        ],
    )


@pytest.mark.parametrize("loader", LOADERS)
def test_every_scalar_is_text(loader: Any) -> None:
    root = reader.read("[no, 007, 1:30, +1, ~, 2024-01-01, 1e3, null, '']", loader=loader).root
    assert root == ["no", "007", "1:30", "+1", "~", "2024-01-01", "1e3", "null", ""]
    assert isinstance(root, Items) and all(type(each) is Text for each in root)


def test_a_block_knows_its_last_line() -> None:
    root = reader.read("a:\n  b: c\n  d: e\n\nf: {g: h,\n  i: j}\nk: l\n").root
    assert isinstance(root, Block)
    ends = {str(key): value.last for key, value in root.items() if isinstance(value, Block)}
    assert ends["f"] == 6
    assert 3 <= ends["a"] <= 4


SAMPLES = [row for row in TABLE.values() if row.kind == "text" and not row.fill]


@pytest.mark.parametrize("row", SAMPLES, ids=lambda row: row.code)
def test_both_parsers_read_every_sample_alike(row: Row) -> None:
    content = unmarked(sample(row, SMALL, wrong=True))
    fast = reader.read(content, loader=reader.FAST)
    plain = reader.read(content, loader=reader.PLAIN)
    assert [each.code for each in fast.findings.problems] == [each.code for each in plain.findings.problems]
    assert (fast.root is None) == (plain.root is None)
    if fast.root is not None and plain.root is not None:
        assert places(fast.root) == places(plain.root)


def test_the_collector_runs_again_after_reading() -> None:
    assert gc.isenabled()
    reader.read("a: b")
    reader.read("a: [b")
    assert gc.isenabled()
    gc.disable()
    try:
        reader.read("a: b")
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "alias"),
        ("a: &a [*a]\n", "alias"),
        ("[" * 500_000, "deep"),
        ("{a: " * 200_000, "deep"),
        ("- " * 300_000, "deep"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-text"),
        (b"\xff\xfea\0b\0", "not-utf8"),
        (b"a: b\0c", "not-text"),
        (b"# " + b"x" * 3_000_000, "too-big"),
        ("? [a, b]\n: c\n", "key"),
        ("{[a]: b}", "key"),
        ("'': b", "key"),
        ("!!python/object/apply:os.system ['true']", "alias"),
        ("", "empty-file"),
        ("\ufeff".encode(), "empty-file"),
        ("a: \u2028b", "odd-space"),
        (": : :", "syntax"),
    ],
)
def test_what_is_hostile_or_broken_is_told_by_its_code(content: str | bytes, code: str) -> None:
    source = reader.read(content)
    assert {each.code for each in source.findings.problems} == {code}


def test_an_alias_is_never_expanded() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [{', '.join(['*a'] * 9)}]\n" for n in range(9))
    root = reader.read(bomb).root
    assert isinstance(root, Block)
    assert root[Text("b8")] == [""] * 9


@pytest.mark.parametrize("change", ["\r\n", "\r"])
def test_line_ends_of_other_systems_read_alike(change: str) -> None:
    plain, other = reader.read(SMALL[ENCOUNTER]), reader.read(SMALL[ENCOUNTER].replace("\n", change))
    assert plain.root is not None and other.root is not None
    assert places(plain.root) == places(other.root)
    assert plain.lines == other.lines


def test_a_byte_order_mark_is_passed_over() -> None:
    content = SMALL[ENCOUNTER]
    assert reader.read(content.encode("utf-8-sig")).root == reader.read(content).root


def test_the_column_counts_characters_not_bytes() -> None:
    assert told("a: \U0001f980\u00e9 b: c") == [("colon-in-text", 1, 8)]


def test_of_a_key_written_twice_the_first_counts() -> None:
    source = reader.read("a: one\na: two\n")
    assert source.root == {"a": "one"}
    assert [each.code for each in source.findings.problems] == ["twice"]


def test_faults_other_than_syntax_are_told_all_at_once() -> None:
    assert told("a: one\na: two\nb: &c three\nsay: &d four\n") == [
        ("twice", 2, 1),
        ("alias", 3, 4),
        ("cut-off", 4, 6),
    ]
