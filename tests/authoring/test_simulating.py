"""Many plays: the same whatever the ground and the division of work, told with what they show to be weak."""

from __future__ import annotations

import io
import json
import random
import threading
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from game.authoring.alike import alike
from game.authoring.legality import legality
from game.authoring.policies import POLICIES, some_offerings
from game.authoring.seen_by_playing import ROWS, problems_seen
from game.authoring.simulate import Ground, Tally, chunk, joint_gain, nash_point, seed_of
from game.authoring.simulating import CLEAN, PROBLEMS, WRONG_USE, Task, Worker, _workers, run, simulated
from game.authoring.subjects import Subject, subjects
from game.encounter import rules
from game.encounter.leverage import leverage
from game.encounter.moves import Move, OfferRepair, read
from game.encounter.packages import possible
from game.encounter.repair import in_front, script_of
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.values import Outcome
from tests.shipped import library, names, shipped

SEED = 7


def plainly(encounter: Encounter, policy: str, run: int) -> Iterator[tuple[State, list[tuple[Move, float]]]]:
    """Each state of a run with the policy's moves, decided anew at every step, without any ground."""
    chance = random.Random(seed_of(SEED, run))
    state, _ = rules.begin(encounter)
    while weighted := POLICIES[policy](encounter, state) if state.stage != "over" else []:
        yield state, weighted
        bounds = list(accumulate(weight for _, weight in weighted))
        at = bisect(bounds, chance.random() * bounds[-1]) if len(weighted) > 1 else 0
        result = rules.step(encounter, state, weighted[at][0])
        assert isinstance(result, tuple)
        state = result[0]
    yield state, []


def told(encounter: Encounter, state: State) -> tuple[object, ...]:
    """What a tally counts of an end."""
    meters = state.trust, state.tension, leverage(encounter, state)
    return state.outcome, state.agreed, state.turn, meters, state.ceiling, state.delivery


def visited(encounter: Encounter, runs: int) -> list[State]:
    """States that random plays come to."""
    return [state for run in range(runs) for state, _ in plainly(encounter, "random", run)]


# --- a ground is a shortcut and nothing else ------------------------------------------------------------------------


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("policy", ["random", "skilled"])
def test_a_run_over_a_ground_ends_as_one_decided_move_by_move(name: str, policy: str) -> None:
    encounter = shipped(name)
    ground = Ground(encounter, POLICIES[policy])
    chunk(encounter, policy, range(100, 200), SEED, ground)
    for number in range(12):
        *_, (last, _) = plainly(encounter, policy, number)
        assert told(encounter, ground.run(random.Random(seed_of(SEED, number))).state) == told(encounter, last)


@pytest.mark.parametrize("name", names())
def test_legal_moves_looked_up_are_those_of_the_rules(name: str) -> None:
    encounter = shipped(name)
    for state in visited(encounter, 20):
        assert legality(encounter).moves(state) == rules.legal_moves(encounter, state)


def landed(encounter: Encounter, state: State, moves: Sequence[tuple[Move, int]]) -> Counter[str]:
    """How many of these moves lead to each state; the words of a refused offer are no part of it."""
    found: Counter[str] = Counter()
    for move, count in moves:
        result = rules.step(encounter, state, move)
        assert isinstance(result, tuple)
        found[repr(replace(result[0], said=(), heard=()))] += count
    return found


@pytest.mark.parametrize("name", names())
def test_groups_of_offers_lead_where_all_offers_lead_as_often(name: str) -> None:
    encounter = shipped(name)
    able = [state for state in visited(encounter, 8) if rules.drafts(encounter, state).offer]
    for state in able[:: max(1, len(able) // 5)]:
        every = [(offer, 1) for offer in rules.offers(encounter, state)]
        groups = alike(encounter).offers(state)
        assert landed(encounter, state, groups) == landed(encounter, state, every)
        assert len(groups) < len(every) or len(every) < 4


@pytest.mark.parametrize("name", [name for name in names() if shipped(name).ruptures])
def test_groups_of_offerings_lead_where_all_offerings_lead_as_often(name: str) -> None:
    encounter = shipped(name)
    state = next(state for state in visited(encounter, 20) if in_front(state) and state.stage == "talking")
    front = in_front(state)
    assert front is not None
    every = [(OfferRepair(ids), 1) for ids in some_offerings(script_of(encounter, front.id))]
    groups = alike(encounter).offerings(state, some_offerings)
    assert landed(encounter, state, groups) == landed(encounter, state, every)
    assert len(groups) < len(every)


# --- the same seed, the same tallies --------------------------------------------------------------------------------


def test_any_division_of_the_work_adds_up_to_the_same() -> None:
    encounter = shipped("late_handover")
    whole = chunk(encounter, "random", range(120), SEED)
    for cuts in ((0, 120), (0, 1, 50, 120), (0, 90, 120)):
        pieces = [chunk(encounter, "random", range(*cut), SEED) for cut in pairwise(cuts)]
        added = Tally(encounter.id, "random")
        for piece in reversed(pieces):
            added.add(piece)
        assert added == whole


def test_one_ground_used_again_counts_no_move_twice() -> None:
    encounter = shipped("cold_ward")
    ground = Ground(encounter, POLICIES["random"])
    chunk(encounter, "random", range(50), SEED, ground)
    assert chunk(encounter, "random", range(50, 80), SEED, ground) == chunk(encounter, "random", range(50, 80), SEED)


def test_the_number_of_cores_changes_nothing() -> None:
    found = subjects(library(), ["cold_ward", "late_handover"])
    one = simulated(found, ["random", "skilled"], runs=60, cores=1)
    two = simulated(found, ["random", "skilled"], runs=60, cores=2)
    assert one == two
    assert one.done == one.wanted == 240


def test_beside_another_thread_the_workers_begin_from_scratch_and_tell_the_same() -> None:
    found = subjects(library(), ["cold_ward"])
    done = threading.Event()
    beside = threading.Thread(target=done.wait)
    beside.start()
    try:
        assert _workers().get_start_method() == "spawn"
        two = simulated(found, ["random"], runs=60, cores=2)
    finally:
        done.set()
        beside.join()
    assert two == simulated(found, ["random"], runs=60, cores=1)


def test_another_seed_gives_other_plays() -> None:
    encounter = shipped("cold_ward")
    assert chunk(encounter, "random", range(60), 1) != chunk(encounter, "random", range(60), 2)


def test_a_ground_that_grew_too_big_is_let_go_and_the_tally_stays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    encounter = shipped("cold_ward")
    whole = chunk(encounter, "random", range(40), SEED)
    monkeypatch.setattr("game.authoring.simulate.MOST_SPOTS", 10)
    ground, added = Ground(encounter, POLICIES["random"]), Tally(encounter.id, "random")
    for first in range(0, 40, 10):
        added.add(chunk(encounter, "random", range(first, first + 10), SEED, ground))
    assert added == whole


def test_a_worker_changes_its_ground_with_the_task() -> None:
    worker = Worker([shipped("cold_ward"), shipped("last_bus")])
    tasks = [Task(0, "skilled", 0, 5, SEED), Task(1, "skilled", 0, 5, SEED), Task(0, "pleaser", 0, 5, SEED)]
    assert [(tally.encounter, tally.policy) for tally in map(worker.play, tasks)] == [
        ("cold_ward", "skilled"),
        ("last_bus", "skilled"),
        ("cold_ward", "pleaser"),
    ]


# --- the Nash point -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", names())
def test_no_package_beats_the_nash_point_in_the_product_of_gains(name: str) -> None:
    encounter = shipped(name)
    found = nash_point(encounter)

    def product(package: tuple[tuple[str, str], ...], you: int) -> int:
        yours = you - 100 * encounter.walk_away
        return min(yours, 0) or yours * (joint_gain(encounter, package) - yours)

    everything = possible(encounter, tuple(issue.id for issue in encounter.issues), tuple(encounter.reconciling))
    assert product(found.package, found.you) == max(product(each.package, each.you) for each in everything)
    assert product(found.package, found.you) > 0


# --- what is told ---------------------------------------------------------------------------------------------------


def said(*ids: str, **options: object) -> tuple[int, str, str]:
    """(exit code, what was written, what was told beside)."""
    out, beside = io.StringIO(), io.StringIO()
    code = run(library(), ids, out=out, told=beside, cores=1, **options)  # type: ignore[arg-type]
    return code, out.getvalue(), beside.getvalue()


def test_a_policy_is_told_with_moves_made_and_never_made_by_their_lines() -> None:
    code, text, beside = said("harbour_rota", policy="skilled", runs=20)
    lines = subjects(library(), ["harbour_rota"])[0].lines
    number = next(number for number, line in enumerate(lines, 1) if line.endswith("id: boast"))
    assert (code, beside) == (CLEAN, "")
    assert "reconciled 100%" in text
    made, never = text.split("never made: ")
    assert "meet_her 20" in made
    assert f"boast (line {number})" in never
    assert "trust at the end    0 [" in never


def test_a_rare_outcome_is_told_with_moves_that_play_it_again() -> None:
    _, text, _ = said("late_handover", policy="random", runs=400, as_json=True)
    (result,) = json.loads(text)["results"]
    rare = [outcome for outcome, count in result["outcomes"].items() if count < 8]
    assert rare
    assert [each["outcome"] for each in result["replays"]] == sorted(rare)
    for each in result["replays"]:
        encounter = shipped("late_handover")
        state, _ = rules.begin(encounter)
        for written in each["moves"].split("; "):
            move = read(written)
            assert move is not None
            result_of_step = rules.step(encounter, state, move)
            assert isinstance(result_of_step, tuple), written
            state = result_of_step[0]
        assert state.outcome == each["outcome"]


def test_every_policy_of_every_encounter_has_its_row() -> None:
    code, text, _ = said(runs=2)
    assert code == CLEAN
    assert all(f"{name} (" in text for name in names())
    assert all(text.count(f"  {policy}  ") >= 1 for policy in POLICIES)


def test_the_table_has_a_row_for_each_policy_and_a_column_for_each_encounter() -> None:
    code, text, _ = said("cold_ward", "last_bus", runs=3, as_table=True)
    lines = text.splitlines()
    assert code == CLEAN
    assert lines[0] == "| policy | cold_ward | last_bus |"
    assert [line.split(" | ")[0] for line in lines[2:]] == [f"| {policy}" for policy in POLICIES]
    assert "100 % · 44.2 · +8" in text


def test_hands_are_played_where_they_are_asked_for() -> None:
    _, text, _ = said("harbour_rota", policy="skilled", runs=2, hands=True, as_json=True)
    assert [each["hand"] for each in json.loads(text)["results"]] == ["", *library().variants("harbour_rota")]


@pytest.mark.parametrize(
    ("ids", "options", "sentence"),
    [
        (["cold_wart"], {}, "There is no encounter called 'cold_wart': choose one of cold_ward"),
        (["cold_ward"], {"policy": "skiled"}, "There is no policy called 'skiled'. Did you mean 'skilled'?"),
        (["cold_ward"], {"policy": "xyz"}, "There is no policy called 'xyz'. Choose one of pleaser"),
        (["cold_ward"], {"runs": 0}, "Give at least one run"),
    ],
)
def test_wrong_use_is_one_sentence(ids: list[str], options: dict[str, object], sentence: str) -> None:
    code, text, beside = said(*ids, **options)
    assert (code, text) == (WRONG_USE, "")
    assert beside.startswith(sentence)


def test_a_file_with_an_error_is_told_with_its_line(tmp_path: Path) -> None:
    source = Path(subjects(library(), ["cold_ward"])[0].path).read_text(encoding="utf-8")
    broken = tmp_path / "cold_ward.yaml"
    broken.write_text(source.replace("patience: 9", "patience: many"), encoding="utf-8")
    code, text, beside = said(str(broken), runs=1)
    assert (code, text) == (PROBLEMS, "")
    assert "error[number]" in beside


def test_ctrl_c_keeps_what_was_played(monkeypatch: pytest.MonkeyPatch) -> None:
    found = subjects(library(), ["cold_ward"])
    played: list[Task] = []

    def until_stopped(worker: Worker, task: Task) -> Tally:
        if len(played) == 3:
            raise KeyboardInterrupt
        played.append(task)
        return chunk(worker.encounters[task.place], task.policy, range(task.first, task.first + task.count), task.seed)

    monkeypatch.setattr(Worker, "play", until_stopped)
    monkeypatch.setattr("game.authoring.simulating.LARGEST", 10)
    done = simulated(found, ["skilled"], runs=100, cores=1)
    assert done.is_stopped
    assert (done.done, done.tallies[0, "skilled"].runs) == (30, 30)


# --- seen by playing ------------------------------------------------------------------------------------------------


def seen(subject: Subject, **outcomes: dict[str, int]) -> list[str]:
    """The codes that tallies with these outcomes show, by policy (with _ for a space)."""
    tallies = {}
    for policy in POLICIES:
        counts = outcomes.get(policy.replace(" ", "_"), {str(each): 100 for each in Outcome})
        tally = Tally(subject.encounter.id, policy, runs=sum(counts.values()), outcomes=Counter(counts))
        tallies[0, policy] = tally
    return [problem.code for problem in problems_seen([subject], tallies, SEED)]


def subject(name: str, **changes: object) -> Subject:
    """A shipped encounter with a few things changed."""
    (found,) = subjects(library(), [name])
    return replace(found, encounter=replace(found.encounter, **changes))  # type: ignore[arg-type]


def test_a_sound_encounter_shows_nothing() -> None:
    assert seen(subject("harbour_rota")) == []


def test_repair_that_is_not_needed_is_told() -> None:
    best = {"reconciled": 900, "lost": 100}
    assert seen(subject("harbour_rota"), skilled_without_repair=best) == ["repair-optional"]
    assert seen(subject("harbour_rota", level=1), skilled_without_repair=best) == []


def test_a_rival_that_hardly_ever_wins_is_told() -> None:
    assert seen(subject("harbour_rota"), random={"bargained": 850, "lost": 150}) == ["rival-toothless"]
    assert seen(subject("harbour_rota"), random={"bargained": 750, "lost": 250}) == []
    assert seen(subject("harbour_rota", rivals=()), random={"bargained": 850, "lost": 150}) == []


def test_an_ending_that_no_play_reached_is_told_at_its_line() -> None:
    found = subject("harbour_rota")
    never = {policy.replace(" ", "_"): {"reconciled": 100, "lost": 900} for policy in POLICIES}
    never["skilled_without_repair"] = {"lost": 1000}
    codes = seen(found, **never)
    assert set(codes) == {"ending-rare"}
    assert found.lines[found.section("hollow", within="endings") - 1].strip().startswith("hollow:")


@pytest.mark.parametrize("minutes", [1, 60])
def test_minutes_that_no_reader_takes_are_told(minutes: int) -> None:
    assert seen(subject("harbour_rota", minutes=minutes)) == ["reading-time"]


def test_each_of_these_problems_has_a_sentence_and_what_to_do() -> None:
    assert set(ROWS) == {"repair-optional", "rival-toothless", "ending-rare", "reading-time"}
    assert all(row.sentence.endswith(".") and row.hint.endswith(".") for row in ROWS.values())


def test_a_few_plays_show_nothing() -> None:
    assert said("harbour_rota", runs=20)[1].count("warning[") == 0
