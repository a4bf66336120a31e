"""What holds in every play of every encounter: the builders' and all that are shipped (MODEL 10, DESIGN 1 and 5)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings

from game.encounter.apply import apply
from game.encounter.events import TensionChanged, TrustChanged
from game.encounter.machine import by_dictionary, by_library
from game.encounter.moves import read, write
from game.encounter.rules import begin, decide, first_state, legal_moves, step
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import Kind
from game.session import codec
from tests.encounter.playing import PICKS, Beat, beats, every_encounter, shipped

EVERY = every_encounter()
OTHER_FREE_MOVES = ("thank", "pass", "step_back")
"""Besides promises, each at most once between two turns."""


def law(examples: int = 40) -> settings:
    return settings(max_examples=examples, deadline=None)


def meters_are_steps(encounter: Encounter, state: State) -> None:
    for meter in (state.trust, state.tension):
        assert 0 <= meter <= 100
        assert meter % 5 == 0
    assert 0 <= state.ceiling <= 100
    assert state.trust <= state.ceiling - state.ceiling % 5
    assert 0 <= state.patience <= encounter.patience
    assert state.turn + state.patience == encounter.patience


def changes_add_up(beat: Beat) -> None:
    """The sum of a meter's events is what the state differs by, and each has its cause."""
    for kind, meter in ((TrustChanged, "trust"), (TensionChanged, "tension")):
        moved = [event for event in beat.events if isinstance(event, kind)]
        assert sum(event.by for event in moved) == getattr(beat.after, meter) - getattr(beat.before, meter)
        assert all(event.causes and event.by for event in moved)


def is_frozen(value: object) -> bool:
    """Whether nothing in it can be changed."""
    if is_dataclass(value):
        return all(is_frozen(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, tuple | frozenset):
        return all(is_frozen(each) for each in value)
    return value is None or isinstance(value, int | str)


@pytest.mark.parametrize("name", EVERY)
def test_meters_stay_in_their_range_and_every_change_has_a_cause(name: str) -> None:
    encounter = EVERY[name]

    @law()
    @given(PICKS)
    def holds(picks: list[int]) -> None:
        meters_are_steps(encounter, begin(encounter)[0])
        for beat in beats(encounter, picks):
            meters_are_steps(encounter, beat.after)
            changes_add_up(beat)

    holds()


@pytest.mark.parametrize("name", EVERY)
def test_there_is_always_something_to_do_until_it_is_over(name: str) -> None:
    encounter = EVERY[name]

    @law()
    @given(PICKS)
    def holds(picks: list[int]) -> None:
        for beat in beats(encounter, picks):
            assert bool(legal_moves(encounter, beat.after)) == (beat.after.stage != "over")

    holds()


@pytest.mark.parametrize("name", EVERY)
def test_deciding_changes_nothing_and_says_the_same_twice(name: str) -> None:
    encounter = EVERY[name]

    @law()
    @given(PICKS)
    def holds(picks: list[int]) -> None:
        for beat in beats(encounter, picks):
            assert decide(encounter, beat.before, beat.move) == beat.events
            assert decide(encounter, beat.before, beat.move) == beat.events
            assert is_frozen(beat.before)
            assert is_frozen(beat.events)

    holds()


@pytest.mark.parametrize("name", EVERY)
def test_the_state_is_what_the_events_add_up_to(name: str) -> None:
    encounter = EVERY[name]

    @law()
    @given(PICKS)
    def holds(picks: list[int]) -> None:
        state, opening = begin(encounter)
        folded = first_state(encounter)
        for event in opening:
            folded = apply(folded, event)
        assert folded == state
        for beat in beats(encounter, picks):
            for event in beat.events:
                folded = apply(folded, event)
            assert folded == beat.after

    holds()


@pytest.mark.parametrize("name", EVERY)
def test_the_library_and_the_compiled_tables_play_the_same(name: str) -> None:
    encounter = EVERY[name]

    @law()
    @given(PICKS)
    def holds(picks: list[int]) -> None:
        assert begin(encounter, by_library) == begin(encounter, by_dictionary)
        for beat in beats(encounter, picks):
            assert step(encounter, beat.before, beat.move, by_library) == (beat.after, beat.events)

    holds()


@pytest.mark.parametrize("name", EVERY)
def test_events_and_moves_come_back_from_the_journal_as_they_were(name: str) -> None:
    encounter = EVERY[name]

    @law()
    @given(PICKS)
    def holds(picks: list[int]) -> None:
        for beat in beats(encounter, picks):
            assert codec.read(codec.write(beat.events)) == beat.events
            assert read(write(beat.move)) == beat.move

    holds()


def free_moves(encounter: Encounter, state: State) -> list[State]:
    """The states that a move without a turn leads to, the talk going on."""
    results = [step(encounter, state, move, by_dictionary) for move in legal_moves(encounter, state)]
    after = [result[0] for result in results if isinstance(result, tuple)]
    return [each for each in after if each.patience == state.patience and each.stage == state.stage == "talking"]


def longest_free(encounter: Encounter, state: State, path: tuple[State, ...] = ()) -> int:
    """How many moves without a turn can follow one another; fails where they go in circles."""
    assert state not in path, [each.reconciliations for each in path]
    return max((1 + longest_free(encounter, each, (*path, state)) for each in free_moves(encounter, state)), default=0)


@pytest.mark.parametrize("name", EVERY)
def test_every_play_ends_within_her_patience_and_a_bounded_number_of_free_moves(name: str) -> None:
    """Patience falls with every turn; between two turns there are only so many moves, and none leads back."""
    encounter = EVERY[name]
    promises = [act for moment in encounter.moments.values() for act in moment.acts if act.kind is Kind.PROMISE]

    @law()
    @given(PICKS)
    def holds(picks: list[int]) -> None:
        assert longest_free(encounter, begin(encounter)[0]) <= len(promises)
        for beat in beats(encounter, picks):
            assert longest_free(encounter, beat.after) <= len(promises) + len(OTHER_FREE_MOVES)

    holds()


@pytest.mark.parametrize("name", EVERY)
def test_after_the_talk_every_move_brings_the_end_nearer(name: str) -> None:
    encounter = EVERY[name]

    def left(state: State) -> int:
        stages = {"closing": 2, "later": 1, "over": 0}
        recorded = sum(not given.recorded for given in state.promises) if state.stage == "closing" else 0
        due = sum(given.fate == "due" for given in state.promises)
        return 100 * stages.get(state.stage, 3) + recorded + due

    @law()
    @given(PICKS)
    def holds(picks: list[int]) -> None:
        for beat in beats(encounter, picks):
            if beat.before.stage != "talking":
                assert left(beat.after) < left(beat.before)

    holds()


@pytest.mark.parametrize("name", EVERY)
def test_a_turn_is_taken_by_every_move_that_costs_patience_and_by_no_other(name: str) -> None:
    encounter = EVERY[name]

    @law()
    @given(PICKS)
    def holds(picks: list[int]) -> None:
        for beat in beats(encounter, picks):
            turns = [event for event in beat.events if type(event).__name__ == "TurnTaken"]
            assert len(turns) == beat.before.patience - beat.after.patience <= 1

    holds()


def test_something_is_shipped() -> None:
    assert shipped()
