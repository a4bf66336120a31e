"""The one sum that answers everything, term by term (MODEL 1)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.encounter.leverage import fair_point, leverage
from game.encounter.margin import alternative, margin, total
from game.encounter.packages import on_the_table
from game.encounter.state import Breakage, Reconciliation, State
from tests.builders import CLEARING, start, yard

RIVALS_BID = (("day", "monday"), ("price", "300"))
ALL = ("day", "price", "clearing")


def calm(**fields: Any) -> State:
    """The yard where relation adds nothing."""
    return start(yard(), **{"trust": 50, "tension": 0, **fields})


def sum_of(state: State, package: tuple[tuple[str, str], ...] = RIVALS_BID) -> int:
    return total(margin(yard(), state, package))


def broken(severity: int, mended: bool = False) -> Breakage:
    return Breakage(id="broke", phase="steady" if mended else "open", turn=1, severity=severity, mended=mended)


def test_what_the_rival_offers_is_worth_nothing_more_than_the_rivals_bid() -> None:
    assert sum_of(calm()) == 0


def test_her_worth_is_weight_times_points() -> None:
    causes = {cause.code: cause.amount for cause in margin(yard(), calm(), (("day", "wednesday"), ("price", "200")))}
    assert causes["worth"] == 40 * 60 + 30 * 75
    assert causes["alternative"] == -(40 * 100 + 30 * 50)


@pytest.mark.parametrize(("trust", "adds"), [(50, 0), (80, 1000), (20, -1000), (55, 167), (45, -167), (100, 1667)])
def test_three_points_of_trust_are_worth_one(trust: int, adds: int) -> None:
    assert sum_of(calm(trust=trust)) == adds


@pytest.mark.parametrize(("tension", "adds"), [(0, 0), (5, -100), (30, -600), (100, -2000)])
def test_five_points_of_tension_cost_one(tension: int, adds: int) -> None:
    assert sum_of(calm(tension=tension)) == adds


def test_a_step_she_has_yielded_is_worth_four_points() -> None:
    assert sum_of(calm(yielded=2)) == 800


def test_a_late_mirror_costs_four_points() -> None:
    assert sum_of(calm(late_mirrors=2, mirrors=5)) == -800


@pytest.mark.parametrize("severity", [1, 2, 3])
def test_an_open_rupture_costs_six_points_a_step_of_severity(severity: int) -> None:
    assert sum_of(calm(breakages=(broken(severity),))) == -600 * severity


def test_a_mended_rupture_costs_nothing_in_the_sum() -> None:
    assert sum_of(calm(breakages=(broken(3, mended=True),))) == 0


def test_an_option_that_reads_fair_in_her_measure_adds_three_points() -> None:
    package = (("day", "friday"), ("price", "100"))
    assert ("fair", 300) in [(cause.code, cause.amount) for cause in margin(yard(), calm(), package)]


def test_an_option_that_reads_unfair_in_her_measure_costs_three_points_once_it_is_on_the_table() -> None:
    state = calm(raised=ALL)
    assert sum_of(state, (*RIVALS_BID, ("clearing", "nobody"))) == -300
    assert sum_of(calm()) == 0


def test_terms_reconciled_and_kept_where_you_met_add_ten_points() -> None:
    met = calm(reconciliations=(Reconciliation(issue="day", phase="livable", met="monday"),))
    assert sum_of(met) == 1000
    assert sum_of(met, (("day", "wednesday"), ("price", "300"))) == -40 * 40


def test_terms_that_were_only_translated_add_nothing() -> None:
    assert sum_of(calm(reconciliations=(Reconciliation(issue="day", phase="translated"),))) == 0


def test_causes_that_are_nothing_are_not_named() -> None:
    assert [cause.code for cause in margin(yard(), calm(), RIVALS_BID)] == ["worth", "alternative"]


def test_the_best_of_several_bids_is_her_alternative() -> None:
    bids = ((("day", "friday"), ("price", "100")), RIVALS_BID)
    assert alternative(yard(), bids, ("day", "price")) == 5500


def test_without_a_rival_her_alternative_is_what_the_file_says() -> None:
    alone = yard(rivals=(), their_alternative=62)
    assert alternative(alone, (), ("day", "price")) == 6200


def test_an_issue_that_nobody_has_raised_is_scored_as_unsaid_also_for_a_rival_that_names_it() -> None:
    bid = (*RIVALS_BID, ("clearing", "you_clear"))
    assert alternative(yard(), (bid,), ("day", "price")) == 5500
    assert alternative(yard(), (bid,), ALL) == 5500 + 30 * 100


def test_a_rival_that_does_not_name_a_raised_issue_stays_at_its_unsaid_option() -> None:
    *others, nobody = CLEARING.options
    half = replace(CLEARING, options=(*others, replace(nobody, them=40)))
    encounter = yard(issues=(*yard().issues[:2], half))
    assert alternative(encounter, (RIVALS_BID,), ALL) == 5500 + 30 * 40


# --- leverage -----------------------------------------------------------------------------------------------------


def test_leverage_is_the_sum_at_the_fair_point_less_your_own_need() -> None:
    state = start(yard())
    assert fair_point(yard(), state.raised).package == RIVALS_BID
    assert leverage(yard(), state) == -6 - (45 - 40)


def test_leverage_starts_a_little_below_zero() -> None:
    assert -50 < leverage(yard(), start(yard())) < 0


def test_the_fair_point_is_the_nash_package_where_both_gain() -> None:
    modest = yard(walk_away=20)
    best = max(
        ((her - 55) * (you - 20), option)
        for option, her, you in (("100", 70, 20), ("200", 62.5, 32.5), ("300", 55, 45))
    )
    assert fair_point(modest, ("day", "price")).package == (("day", "monday"), ("price", best[1]))


def test_where_nothing_beats_both_the_fair_point_has_the_largest_smaller_gain() -> None:
    proud = yard(walk_away=60)
    assert fair_point(proud, ("day", "price")).package == (("day", "monday"), ("price", "400"))


def test_the_fair_point_is_read_against_the_opening_bids_and_not_the_standing_ones() -> None:
    cut = start(yard(), bids=((("day", "monday"), ("price", "100")),))
    assert leverage(yard(), cut) == leverage(yard(), start(yard())) - 15


def moved(**fields: Any) -> int:
    """By how much these fields move leverage from where it starts."""
    return leverage(yard(), start(yard(), **fields)) - leverage(yard(), start(yard()))


def test_trust_a_raised_issue_and_what_she_yielded_move_leverage_up() -> None:
    assert moved(trust=80) == 10
    assert moved(raised=ALL) == 15
    assert moved(yielded=1) == 4


def test_ruptures_hurry_and_a_rivals_cut_move_leverage_down() -> None:
    assert moved(breakages=(broken(2),)) == -12
    assert moved(tension=80) == -10


def test_your_own_need_moves_leverage_down() -> None:
    assert leverage(yard(walk_away=45), start(yard())) - leverage(yard(walk_away=40), start(yard())) == 5


def test_leverage_stays_between_minus_100_and_100() -> None:
    assert leverage(yard(), start(yard(), yielded=90)) == 100
    assert leverage(yard(), start(yard(), late_mirrors=90)) == -100


def test_the_first_fair_point_is_that_of_what_stood_on_the_table_at_the_start() -> None:
    assert on_the_table(yard()) == ("day", "price")
