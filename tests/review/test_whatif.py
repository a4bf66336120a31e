"""What if: the search against every line there is, one decision worked by hand, and its bound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.encounter import rules
from game.encounter.machine import by_dictionary
from game.encounter.moves import Close, Offer, Walk, read, write
from game.encounter.rules import begin
from game.encounter.script import Encounter
from game.encounter.situations import Situations
from game.encounter.state import State
from game.encounter.values import Outcome
from game.review.hopes import PLACE, Hopes, Worth, leaving
from game.review.lookahead import Lookahead
from game.review.whatif import Decision, decisions, that_mattered
from game.session.players import read as read_script
from tests.builders import quiet, yard
from tests.review.conftest import Played
from tests.shipped import names, plays, shipped

SHORT = 4
"""Turns in which every line can be walked one by one."""


def every_line(encounter: Encounter, state: State) -> Worth:
    """The best worth in reach, by walking every line: the independent answer."""
    situations, look = Situations(encounter), Lookahead(encounter)
    known: dict[object, Worth] = {}

    def best(now: State) -> Worth:
        if now.stage != "talking":
            end = look.end_of(now)
            return PLACE[end.outcome], end.worth
        key = situations.key(now)
        if key not in known:
            moves = [move for move in situations.moves(now) if not isinstance(move, Walk)]
            reached = [best(rules.step(encounter, now, move, by_dictionary)[0]) for move in moves]  # type: ignore[index]
            known[key] = max([leaving(encounter), *reached])
        return known[key]

    return best(state)


def after(encounter: Encounter, script: str) -> State:
    """The state after a script."""
    state = begin(encounter)[0]
    for text in filter(None, (each.strip() for each in script.split(";"))):
        result = rules.step(encounter, state, read_script(encounter, state, text))
        assert isinstance(result, tuple), result
        state = result[0]
    return state


def with_turns_left(name: str, scripted: str) -> list[tuple[Encounter, State]]:
    """Situations of a scripted play with so few turns left that every line can be walked."""
    encounter = shipped(name)
    moves = [each.strip() for each in scripted.split(";")]
    states = [after(encounter, ";".join(moves[:count])) for count in range(len(moves))]
    return [(encounter, replace(state, patience=min(SHORT, state.patience))) for state in states[::3]]


@pytest.mark.parametrize("name", names())
def test_the_search_finds_what_walking_every_line_finds(name: str) -> None:
    for encounter, state in with_turns_left(name, plays(name)[0].moves)[:3]:
        if state.stage == "talking":
            look = Lookahead(encounter)
            assert look.better(state, leaving(encounter)) == every_line(encounter, state)
            assert not look.is_spent


@pytest.mark.parametrize("encounter", [yard(patience=3), quiet(patience=3)], ids=["yard", "quiet"])
def test_the_search_finds_what_walking_every_line_of_the_yard_finds(encounter: Encounter) -> None:
    state = begin(encounter)[0]
    assert Lookahead(encounter).better(state, leaving(encounter)) == every_line(encounter, state)


@pytest.mark.parametrize("name", names())
def test_nothing_ever_comes_to_more_than_was_hoped(name: str) -> None:
    encounter, look = shipped(name), Lookahead(shipped(name))
    hopes = Hopes(encounter)
    for scripted in plays(name):
        moves = scripted.moves.split(";")
        states = [after(encounter, ";".join(moves[:count])) for count in range(len(moves) + 1)]
        end = look.end_of(states[-1])
        for state in states:
            if state.stage == "talking":
                assert hopes.of(state) >= (PLACE[end.outcome], end.worth)


def mattered(session: object) -> tuple[Decision, ...]:
    """The decisions of a session that mattered."""
    return that_mattered(list(decisions(session.encounter, session.beats)))  # type: ignore[attr-defined]


def test_the_what_if_of_the_cold_ward_is_the_one_worked_by_hand(played: Played) -> None:
    """After the four questions trust is 50, tension 30, and KEEL's bid is 400 with the bed left where it was.

    Her alternative: 30 % of 100 and 70 % of 58 = 70.6. For 900 with you at the bed: 30 % of 17 and 70 % of 100 = 75.1;
    trust adds 0, tension takes 30 / 5 = 6, the bed reads fair to need and adds 3: 75.1 - 6 + 3 - 70.6 = 1.5, a yes.
    To you it is 60 % of 83 and 40 % of 10 = 53.8. For 800 it would be 60 % of 67 and 4 = 44.2. For 1000 it is beyond
    what the hospital can sign. With anything else about the bed she loses 14 points (70 % of 20) or more: no.
    """
    script = "ask_blankets; count_beds; who_hears; say_back; offer fee=800 bed=i_sit; close"
    session = played(shipped("cold_ward"), script)
    (decision,) = mattered(session)
    assert decision.move == read("offer fee=800 bed=i_sit")
    assert decision.line == (read("offer fee=900 bed=i_sit"), Close())
    assert (decision.before.worth, decision.after.worth, decision.points_lost) == (5380, 4420, 10)
    assert decision.is_exact


def test_a_play_without_anything_better_has_no_decision_that_mattered(played: Played) -> None:
    assert mattered(played(shipped("cold_ward"), plays("cold_ward")[1].moves)) == ()


def test_a_yes_that_is_not_recorded_where_it_could_be_is_a_decision_that_mattered(played: Played) -> None:
    session = played(shipped("warm_voice"), plays("warm_voice")[1].moves)
    closed = next(each for each in mattered(session) if each.move == Close())
    assert (closed.before.outcome, closed.after.outcome) == (Outcome.RECONCILED, Outcome.BARGAINED)
    assert write(closed.line[0]).startswith("record ")


def test_a_promise_let_go_though_there_were_hours_is_a_decision_about_what_was_delivered(played: Played) -> None:
    script = "ask_why; under; swear; coax; offer day=wednesday price=300 clearing=you_clear; close"
    session = played(quiet(), f"{script}; let_go ring; let_go sweep")
    last = next(decisions(session.encounter, session.beats))
    assert (last.loss, [write(move) for move in last.line]) == ((0, 0, 15), ["keep sweep"])


def test_the_line_of_a_decision_comes_to_the_end_that_it_promises(played: Played) -> None:
    session = played(shipped("warm_voice"), plays("warm_voice")[3].moves)
    for decision in mattered(session):
        state = session.beats[decision.beat - 1].state
        assert Lookahead(session.encounter).end_after(state, decision.line) == decision.before


def test_a_search_that_comes_to_its_bound_says_so_and_still_claims_only_what_it_can_reach(played: Played) -> None:
    session = played(shipped("harbour_rota"), plays("harbour_rota")[6].moves)
    found = list(decisions(session.encounter, session.beats, most=300))
    assert not all(each.is_exact for each in found)
    for each in (each for each in found if each.line):
        state = session.beats[each.beat - 1].state
        assert Lookahead(session.encounter).end_after(state, each.line) == each.before


def test_what_was_in_reach_after_a_decision_was_in_reach_before_it(played: Played) -> None:
    session = played(shipped("warm_voice"), plays("warm_voice")[6].moves)
    for each in decisions(session.encounter, session.beats):
        assert each.loss >= (0, 0, 0) or each.before == each.after


def test_moves_that_nothing_hangs_on_are_left_out_of_a_line() -> None:
    encounter = shipped("cold_ward")
    state = begin(encounter)[0]
    look = Lookahead(encounter)
    moves = [read(f"say {id}") for id in ("ask_blankets", "count_beds", "ask_rest", "who_hears", "say_back")]
    line = (*moves, read("offer fee=900 bed=i_sit"), Close())
    end = look.end_after(state, line)  # type: ignore[arg-type]
    short = look.shortened(state, line)  # type: ignore[arg-type]
    assert end is not None and look.end_after(state, short) == end
    assert len(short) < len(line)
    assert isinstance(short[-2], Offer)
