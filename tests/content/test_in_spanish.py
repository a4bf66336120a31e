"""What the checker says in another language: each code's words, with everything that is filled in."""
from __future__ import annotations

import io
import re
from string import Formatter

import pytest

from game.authoring.explain import run, table, wrong_sample
from game.content.codes import Findings
from game.content.schema import SHAPES
from game.content.value_types import Choice
from game.language import catalog
from game.language.catalog import load, speaking
from tests.shipped import ROOT

SPANISH = load(ROOT / "assets" / "locales", "es")
SAME = {"", "{advice}", "{why}", "{example}"}
"""What has nothing to translate."""


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", table())
def test_the_spanish_of_a_code_keeps_every_named_field(code):
    row = table()[code]
    for said in (row.sentence, row.hint, row.why):
        assert said in SAME or SPANISH.one(said) != said, said
        assert fields(SPANISH.one(said)) == fields(said), said


@pytest.mark.parametrize("code", table())
def test_every_code_is_explained_in_spanish(code):
    row, out = table()[code], io.StringIO()
    with speaking(SPANISH):
        assert run(code, out) == 0
    severity = "error" if row.severity == "error" else "aviso"
    assert out.getvalue().startswith(f"{severity}[{code}]")
    assert "Qué hacer:" in out.getvalue() or "\nMal:\n" in out.getvalue()


def test_a_problem_is_told_in_the_language_that_is_spoken():
    findings = Findings("small.yaml", hand="second")
    with speaking(SPANISH):
        findings.add("unknown-target", None, ["worried"], name="woried", names="worried")
    (problem,) = findings.problems
    assert problem.message == "En la mano «second»: No hay ningún estado llamado «woried»."
    assert problem.hint == "¿Querías decir «worried»?"
    assert catalog.catalog() is catalog.ENGLISH


SAMPLES = [code for code, row in table().items() if row.kind == "text"]
ENGLISH_WORDS = {"the", "and", "must", "not", "with", "write", "that", "which", "there", "from", "line", "her", "your"}


@pytest.mark.parametrize("code", SAMPLES)
def test_no_word_of_ours_stays_english_in_a_problem(code):
    row = table()[code]
    with speaking(SPANISH):
        problem, _ = wrong_sample(row)
    quoted = re.sub(r"«[^»]*»|\"[^\"]*\"|'[^']*'|:  .*|\[.*?\]|\b\w+:.*", "", f"{problem.message} {problem.hint}")
    assert ENGLISH_WORDS & set(re.findall(r"[a-z]+", quoted.lower())) == set(), quoted


def test_every_name_of_a_choice_can_be_said_in_spanish():
    for shape in SHAPES.values():
        assert shape.label in SPANISH.said
    for noun in choices():
        assert f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}" in SPANISH.said


def choices() -> set[str]:
    found: set[str] = set()

    def look(type_: object) -> None:
        if isinstance(type_, Choice):
            found.add(type_.noun)
        for part in ("of", "key", "value", "text", "block"):
            if not isinstance(getattr(type_, part, ""), str):
                look(getattr(type_, part))

    for shape in SHAPES.values():
        for key in shape.keys.values():
            look(key.type)
    return found
