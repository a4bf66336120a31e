"""Checks of meaning: what they reckon, and that broken parts do not hide or add problems."""
from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.building.mending import livable
from game.content.load import check_text
from game.content.meaning.bargain import best_for_her, to_beat
from game.content.meaning.mending import best_offering, threshold
from game.content.pack import Pack
from game.encounter.script import Wording
from game.encounter.tuning import PART_WEIGHTS
from game.encounter.values import Part
from tests.content.packs import checked, pack_in, small


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder: Path = tmp_path_factory.mktemp("pack")
    return pack_in(folder)


def wording(part: Part, *, vague: bool = False, deflects: bool = False, misses: bool = False) -> Wording:
    return Wording(id=part, part=part, say="So.", vague=vague, deflects=deflects, misses=misses)


def test_the_best_offering_is_owning_it_and_the_three_heaviest_others() -> None:
    assert best_offering(tuple(wording(part) for part in Part)) == 26 + 22 + 16 + 16
    assert best_offering((wording(Part.REGRET), wording(Part.EXPLAIN))) == 0
    assert best_offering((wording(Part.OWN_IT, vague=True),)) == 13
    assert best_offering((wording(Part.OWN_IT), wording(Part.MAKE_GOOD, misses=True))) == 26 + 11


def test_one_deflecting_part_is_left_out_and_a_deflecting_own_it_halves() -> None:
    assert best_offering((wording(Part.OWN_IT), wording(Part.REGRET, deflects=True))) == 26
    assert best_offering((wording(Part.OWN_IT, deflects=True), wording(Part.REGRET))) == (26 + 16) // 2


@given(st.sets(st.sampled_from(list(PART_WEIGHTS))))
def test_no_offering_reaches_more_than_its_weights(parts: set[Part]) -> None:
    assert best_offering(tuple(wording(part) for part in parts)) <= sum(PART_WEIGHTS[part] for part in parts)


def test_the_threshold_grows_with_severity_integrity_and_pressing(pack: Pack) -> None:
    encounter = check_text(small(), pack).encounter
    assert encounter is not None
    assert threshold(encounter.ruptures["easter"]) == 35
    assert threshold(encounter.ruptures["big_promise"]) == 45
    assert threshold(encounter.ruptures["easter"], 3) == 65


def test_a_press_of_three_needs_an_offering_for_severity_three(pack: Pack) -> None:
    press = '{id: push, kind: press, strength: 3, too_hard: big_promise, say: "Now. I mean now."}'
    assert checked(small(("      - {id: mine", f"      - {press}\n      - {{id: mine")), pack) == ["unrepairable"]
    soft = press.replace("strength: 3", "strength: 1")
    assert checked(small(("      - {id: mine", f"      - {soft}\n      - {{id: mine")), pack) == []


@pytest.mark.parametrize("walk_away", [0, 30, 40, 60, 80, 95, 100])
def test_the_best_package_is_the_one_that_trying_all_finds(pack: Pack, walk_away: int) -> None:
    whole = check_text(small(), pack).encounter
    assert whole is not None
    encounter = replace(whole, walk_away=walk_away)
    tried = [
        sum(issue.weight_them * option.them for issue, option in zip(encounter.issues, chosen, strict=True))
        for chosen in product(*(issue.options for issue in encounter.issues))
        if sum(issue.weight_you * option.you for issue, option in zip(encounter.issues, chosen, strict=True))
        >= 100 * encounter.walk_away
    ]
    assert best_for_her(encounter) == (max(tried) if tried else None)


def test_a_rivals_bid_leaves_a_latent_issue_unsaid(pack: Pack) -> None:
    encounter = check_text(small(), pack).encounter
    assert encounter is not None
    assert to_beat(encounter) == 40 * 100 + 40 * 40 + 20 * 0


def test_what_both_can_live_with_is_worth_its_limit_to_each(pack: Pack) -> None:
    encounter = check_text(small(), pack).encounter
    assert encounter is not None
    assert livable(encounter.issue("notice")) == ["seven_and_nine"]
    assert livable(encounter.issue("first_word")) == ["on_the_quay", "on_the_board"]


def test_every_problem_is_told_at_once(pack: Pack) -> None:
    content = small(
        ("level: 2", "level: high"),
        ("effects: [tension -5]", "effects: [tension -7]"),
        ("slip: big_promise, go: worried", "slip: big_promise, go: woried"),
        ("    weight: {them: 20, you: 20}", "    weight: {them: 15, you: 20}"),
        ("say: \"That is no answer.\"", "say: \"TODO\""),
    )
    assert checked(content, pack) == ["number", "weights-sum", "unknown-target", "effect-too-big", "placeholder"]


def test_a_part_with_an_error_is_not_judged_by_its_meaning(pack: Pack) -> None:
    broken = small(("them: 0, you: 100}\n    opens", "them: none, you: 100}\n    opens"))
    assert checked(broken, pack) == ["number"]


def test_conditions_that_rule_each_other_out_are_told(pack: Pack) -> None:
    for needs in ("trust >= 60, trust <= 40", "knows crew_told, not knows crew_told", "not trust >= 20, trust >= 20"):
        assert checked(small(("[trust >= 40]", f"[{needs}]")), pack) == ["never-true"], needs
    assert checked(small(("[trust >= 40]", "[trust >= 40, trust <= 40]")), pack) == []


@pytest.mark.parametrize(
    "clause",
    [
        "trust >= 45",
        "tension <= 60",
        "leverage >= 10",
        "leverage >= -10",
        "understanding >= 40",
        "patience <= 3",
        "week >= 2",
        "knows measure",
        "not knows crew_told",
        "used ask_monday",
        "repaired easter",
        "reconciled notice",
        "raised first_word",
        "seen opening",
        "met ines",
        "kept ring_first",
        "broke quay_talk",
    ],
)
def test_every_condition_of_the_format_can_be_read(clause: str) -> None:
    assert check_text(small(("[trust >= 40]", f"[{clause}]"))).problems == ()


@pytest.mark.parametrize(
    "clause", ["trust", "trust > 40", "trust >= much", "know crew_told", "knows", "1 >= trust", "not"]
)
def test_anything_else_is_no_condition(clause: str, pack: Pack) -> None:
    assert checked(small(("[trust >= 40]", f"[{clause}]")), pack) == ["clause"]


@pytest.mark.parametrize("effect", ["trust +5", "trust -10", "tension +10", "learn measure", "forget crew_told"])
def test_every_effect_of_the_format_can_be_read(effect: str, pack: Pack) -> None:
    assert checked(small(("[tension -5]", f"[{effect}]")), pack) == []


def test_a_case_without_a_rival_needs_her_alternative_only(pack: Pack) -> None:
    rival_line = '    rival:\n      - {id: ri10, by: keel, after: 2 turns, say: "I can start now."}\n'
    bid = small()[small().index("rivals:\n") : small().index("you: {walk")]
    content = small((bid, "rivals: {}\ntheir_alternative: 55\n"), (rival_line, ""))
    assert checked(content, pack) == []
    assert checked(content.replace("alternative: 55", "alternative: 100").replace("away: 40", "away: 80"), pack) == [
        "rival-unbeatable"
    ]


def test_keys_for_later_use_are_known(pack: Pack) -> None:
    more = 'notes: "Listen."\ncontent_note: "Mild."\nrenamed: {start: opening}\n'
    report = check_text(small() + more, pack)
    assert report.problems == ()
    assert report.encounter is not None and dict(report.encounter.renamed) == {"start": "opening"}


def test_naming_a_cue_belongs_to_finding_out(pack: Pack) -> None:
    assert checked(small(("promises, cues, tension", "promises, tension")), pack) == []
    assert "too-early" in checked(small(("shows: [find_out, bid", "shows: [cues, bid")), pack)
