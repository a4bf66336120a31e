"""The line to watch is a model: it slips nowhere, keeps what it promises, and comes to as much as the best."""
from __future__ import annotations

import pytest

from game.commands.exploring import foresight, foresight_within
from game.encounter.moves import LetGo, OfferRepair, Say
from game.review.model import is_poor, model_line, stain, worth_of
from game.review.watching import best_line, tempting_line
from tests.shipped import names, shipped


@pytest.mark.parametrize("name", names())
def test_the_model_of_a_shipped_encounter_has_no_stain_and_comes_to_as_much_as_the_best(name: str) -> None:
    encounter = shipped(name)
    best, model = best_line(encounter, foresight(encounter)), model_line(encounter, foresight_within(encounter))
    assert stain(encounter, model) is None
    assert worth_of(encounter, model) == worth_of(encounter, best)
    assert (model.is_best, model.less) == (True, 0)


def test_a_line_that_promises_more_than_is_kept_is_no_model_though_nothing_comes_to_more() -> None:
    encounter = shipped("wrong_invoice")
    best = best_line(encounter, foresight(encounter))
    assert isinstance(stain(encounter, best), LetGo)
    model = model_line(encounter, foresight_within(encounter))
    assert all(each.fate == "kept" for each in model.beats[-1].state.promises)


def test_an_excuse_and_an_apology_for_her_feelings_are_no_model() -> None:
    encounter = shipped("late_handover")
    assert is_poor(encounter, Say("blame_bridge"))
    assert is_poor(encounter, OfferRepair(("tt21", "tt30")))
    assert not is_poor(encounter, OfferRepair(("tt20", "tt50")))


def test_where_no_clean_line_comes_near_the_best_is_shown_as_it_is() -> None:
    """Its searcher finds nothing as soon as anything is ruled out."""
    encounter = shipped("wrong_invoice")
    best = best_line(encounter, foresight(encounter))
    searching = foresight_within(encounter)
    barred = model_line(encounter, lambda allowed, enough: searching(
        (lambda move: True) if enough is None else (lambda move: False), enough))
    assert (barred.beats, barred.less) == (best.beats, 0)


@pytest.mark.parametrize("name", ["late_handover", "bailiffs_hour"])
def test_the_tempting_line_stays_tempting(name: str) -> None:
    encounter = shipped(name)
    assert tempting_line(encounter).beats[-1].state.outcome is not encounter.best
