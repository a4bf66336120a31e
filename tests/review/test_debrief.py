"""The debrief: everything from recorded events, and one sentence for what cannot be reckoned."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.encounter.leverage import leverage
from game.encounter.values import Outcome
from game.review.compare import compare
from game.review.debrief import Review, review
from game.review.picture import picture, split
from game.session.journal import Head, Record
from game.session.session import Session
from tests.builders import quiet, yard
from tests.review.conftest import Played
from tests.shipped import names, plays, shipped

REPAIRED = "slip; repair name_vague own regret good explain; wait"


def looked_at(session: Session, **more: object) -> Review:
    """The review of a session, its head changed as told."""
    head, records = _kept(session)
    return review(replace(head, **more), records)  # type: ignore[arg-type]


def _kept(session: Session) -> tuple[Head, tuple[Record, ...]]:
    assert session.head is not None
    return session.head, tuple(session.journal.records(session.play))


@pytest.mark.parametrize("name", names())
def test_every_change_of_a_meter_is_in_the_timeline_with_its_causes(name: str, played: Played) -> None:
    for scripted in plays(name):
        seen = looked_at(played(shipped(name), scripted.moves))
        assert (seen.limits, seen.can_reckon) == ((), True)
        for before, step in zip(seen.steps, seen.steps[1:], strict=False):
            for meter in ("trust", "tension"):
                changes = [change for change in step.changes if change.what == meter]
                assert getattr(step, meter) == getattr(before, meter) + sum(change.by for change in changes)
                assert all(change.causes for change in changes)


def test_the_timeline_tells_the_true_leverage_and_what_each_bid_is_worth_to_her(played: Played) -> None:
    session = played(shipped("harbour_rota"), plays("harbour_rota")[4].moves)
    seen = looked_at(session)
    assert [step.leverage for step in seen.steps] == [leverage(session.encounter, beat.state) for beat in session.beats]
    bids = [dict(step.bids)["KEEL"] for step in seen.steps]
    assert bids[0] < bids[6], "the rival's price falls as you talk"


def test_an_undone_move_is_not_in_the_timeline(played: Played) -> None:
    seen = looked_at(played(quiet(), "wait; slip; undo; wait"))
    assert [step.move for step in seen.steps] == ["", "say wait", "say wait"]


def test_the_package_stands_beside_nash_the_rivals_bid_and_splitting(played: Played) -> None:
    seen = looked_at(played(shipped("cold_ward"), plays("cold_ward")[0].moves))
    assert seen.picture is not None
    assert [point.name for point in seen.picture.marks] == ["agreed", "nash", "split", "KEEL"]
    agreed, keel = seen.picture.mark("agreed"), seen.picture.mark("KEEL")
    assert agreed is not None and keel is not None
    assert ((agreed.you, agreed.them), keel.package) == ((44, 80), (("fee", "400"),))


def test_nothing_on_the_frontier_can_be_bettered_and_everything_else_can(played: Played) -> None:
    seen = looked_at(played(shipped("harbour_rota"), plays("harbour_rota")[0].moves))
    assert seen.picture is not None
    best = {(point.you, point.them) for point in seen.picture.frontier}
    for you, them in seen.picture.possible:
        better = [each for each in seen.picture.possible if each != (you, them) and each[0] >= you and each[1] >= them]
        assert bool(better) != ((you, them) in best) or len(better) == 0


def test_splitting_takes_the_option_half_way_between_the_openings() -> None:
    assert split(yard(), ("day", "price")) == (("day", "wednesday"), ("price", "300"))


def test_an_offering_is_told_part_by_part_with_what_it_counted_and_why(played: Played) -> None:
    (made,) = looked_at(played(quiet(), REPAIRED)).offerings
    told = [(part.part, part.weight, part.counted) for part in made.parts]
    assert told[:4] == [("name_it", 0, 0), ("own_it", 26, 26), ("regret", 16, 16), ("make_good", 22, 22)]
    assert [code for code, _ in made.factors] == ["out_of_order"]
    assert made.parts[0].why == "too vague to open with"


def test_the_parts_and_factors_of_an_offering_come_to_its_sum(played: Played) -> None:
    for name in names():
        for scripted in plays(name):
            for made in looked_at(played(shipped(name), scripted.moves)).offerings:
                counted = sum(part.counted for part in made.parts) + sum(amount for _, amount in made.factors)
                assert counted == made.total


def test_strength_stands_beside_what_the_moment_carried(played: Played) -> None:
    (art,) = looked_at(played(yard(), "coax")).arts
    assert (art.kind, art.over) == ("cajole", max(0, art.strength - art.carried))


# --- what cannot be reckoned ----------------------------------------------------------------------------------------


def test_a_play_under_other_rules_is_shown_and_nothing_is_reckoned_anew(played: Played) -> None:
    seen = looked_at(played(quiet(), REPAIRED), rules=999)
    (sentence,) = seen.limits
    assert "rules 999" in sentence
    assert [step.trust for step in seen.steps] == [50, 35, 40, 40]
    assert {step.leverage for step in seen.steps} == {None}
    assert (seen.picture, seen.can_reckon) == (None, False)
    assert [part.weight for part in seen.offerings[0].parts] == [0, 26, 16, 22, 16], "as recorded"


def test_an_encounter_that_has_changed_since_is_told_in_one_sentence_and_the_old_text_is_shown(played: Played) -> None:
    head, records = _kept(played(quiet(), REPAIRED))
    seen = review(head, records, today="another hash")
    assert seen.limits == ("The encounter has been changed since: all of this is about the text that was played.",)
    assert seen.can_reckon


def test_an_edited_record_is_shown_without_what_if(played: Played) -> None:
    head, records = _kept(played(quiet(), "wait; slip; wait"))
    events = json.loads(records[1].events)
    for event in events:
        if event["event"] == "TrustChanged":
            event["by"] = 40
    seen = review(head, (records[0], replace(records[1], events=json.dumps(events)), records[2]))
    (sentence,) = seen.limits
    assert sentence.startswith("Record 2 does not follow from the rules: only what was recorded is shown")
    assert seen.steps[2].trust == 90, "what was recorded"
    assert {step.leverage for step in seen.steps} == {None}


def test_a_damaged_record_ends_the_timeline_and_the_moves_before_it_are_shown(played: Played) -> None:
    head, records = _kept(played(quiet(), "wait; slip; wait"))
    seen = review(head, (records[0], replace(records[1], events="[{"), records[2]))
    assert seen.limits[0] == "Record 2 of this play is damaged: the moves before it are whole."
    assert [step.move for step in seen.steps] == ["", "say wait"]


def test_without_the_text_of_the_encounter_moves_and_changes_are_still_shown(played: Played) -> None:
    seen = looked_at(played(quiet(), "wait; slip"), source="{}")
    assert [step.move for step in seen.steps] == ["say wait", "say slip"]
    assert [(change.what, change.by) for change in seen.steps[1].changes] == [("trust", -15), ("tension", 5)]
    assert (seen.encounter, seen.can_reckon, len(seen.limits)) == (None, False, 1)


# --- two plays ------------------------------------------------------------------------------------------------------


def test_two_plays_stand_side_by_side_by_stage(played: Played) -> None:
    left = looked_at(played(shipped("harbour_rota"), plays("harbour_rota")[0].moves))
    right = looked_at(played(shipped("shared_kitchen"), plays("shared_kitchen")[0].moves))
    pair = compare(left, right)
    assert [row.stage for row in pair.rows] == ["found out", "mended", "bargained", "bound"]
    mended = pair.rows[1]
    assert [step.move.split()[0] for step in mended.left] == ["repair", "thank"] == [
        step.move.split()[0] for step in mended.right
    ]
    assert len(pair.skills) == 8


def test_a_play_that_ended_in_reconciling_says_so(played: Played) -> None:
    assert looked_at(played(shipped("warm_voice"), plays("warm_voice")[0].moves)).outcome == Outcome.RECONCILED.value


def test_where_nothing_on_the_table_was_better_for_both_there_is_no_fair_point_and_what_was_never_named_is_told(
    played: Played,
) -> None:
    """Bed nine is known and never raised: over the fee alone KEEL is cheaper than you can live with."""
    session = played(shipped("cold_ward"), "ask_blankets; count_beds; walk")
    seen = picture(session.encounter, session.beats)
    assert seen.mark("nash") is None
    assert seen.unraised == ("Bed nine",)
