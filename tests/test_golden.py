"""What is generated is what is there; after a change on purpose: `make docs`, and read the diff."""
from __future__ import annotations

import pytest

from game.encounter.events import (
    CounterAccepted,
    IssueRaised,
    OfferAnswered,
    OfferingAnswered,
    PromiseBroken,
    PromiseKept,
    PromiseRecorded,
    ResidueLeft,
    RuptureMoved,
    RuptureOpened,
    Thanked,
)
from tests.golden import SECTIONS, TRANSCRIPTS, files, with_sections
from tests.golden import beats as golden_beats
from tests.shipped import ROOT

FILES = list(files())


@pytest.mark.parametrize(("path", "text"), FILES, ids=[path.name for path, _ in FILES])
def test_a_generated_file_says_what_is_generated_now(path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, f"Run 'make docs' and read what changes in {path.name}."


@pytest.mark.parametrize("document", SECTIONS)
def test_a_document_without_its_markers_is_refused(document: str) -> None:
    with pytest.raises(ValueError, match="has no section between"):
        with_sections(document, "Nothing here.")


@pytest.mark.parametrize("document", SECTIONS)
def test_making_the_sections_again_changes_nothing(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert with_sections(document, with_sections(document, text)) == with_sections(document, text)


def test_the_golden_play_of_the_rules_shows_nearly_every_rule() -> None:
    happened = {type(event) for beat in golden_beats("late_handover") for event in beat.events}
    wanted = {RuptureOpened, RuptureMoved, OfferingAnswered, Thanked, ResidueLeft, IssueRaised, OfferAnswered,
              CounterAccepted, PromiseRecorded, PromiseKept, PromiseBroken}
    assert wanted <= happened


def test_every_golden_play_is_of_a_shipped_encounter() -> None:
    assert all((ROOT / "dialogues" / "encounters" / f"{name}.yaml").is_file() for name in TRANSCRIPTS)
