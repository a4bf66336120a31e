"""The laws of the rules over every shipped encounter and each of its hands: what temperaments come to (MODEL 10).

Law 3 is proved by `explore`, law 6 by tests/view/test_hidden.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

import pytest

from game.authoring.simulate import Tally, chunk, floor_worth, nash_joint
from game.encounter.packages import Priced, on_the_table, possible
from game.encounter.script import Encounter
from game.encounter.values import Outcome
from tests.shipped import ROOT, library, names

RUNS = {"random": 400}
SEED = 7
BAD = (Outcome.LOST, Outcome.CAPITULATED, Outcome.HOLLOW, Outcome.WITHDRAWN, Outcome.WALKED)
HANDS = [(name, hand) for name in names() for hand in (None, *library().variants(name))]
every_hand = pytest.mark.parametrize(("name", "hand"), HANDS, ids=["/".join(filter(None, hand)) for hand in HANDS])


@cache
def encounter_of(name: str, hand: str | None) -> Encounter:
    """One hand of a shipped encounter."""
    encounter = library().encounter(name, hand)
    assert isinstance(encounter, Encounter), encounter
    return encounter


@cache
def played(name: str, hand: str | None, policy: str) -> Tally:
    """What came of this policy's plays of it."""
    return chunk(encounter_of(name, hand), policy, range(RUNS.get(policy, 100)), SEED)


def over_the_pack(policy: str, of: str) -> float:
    """The mean of worth or leverage over every hand, points."""
    return sum(played(*hand, policy).mean(of) for hand in HANDS) / len(HANDS)


def share(policy: str, outcomes: tuple[Outcome, ...]) -> float:
    """Of all plays of this policy over every hand, 0 to 1."""
    return sum(played(*hand, policy).share(outcome) for hand in HANDS for outcome in outcomes) / len(HANDS)


# --- 1: kindness, cheapness and force alone fail --------------------------------------------------------------------


def test_who_only_pleases_loses_in_nine_of_ten_plays() -> None:
    assert share("pleaser", BAD) >= 0.90


@every_hand
def test_who_only_pleases_never_reconciles(name: str, hand: str | None) -> None:
    assert played(name, hand, "pleaser").outcomes[Outcome.RECONCILED] == 0


def test_who_only_undercuts_ends_without_leverage() -> None:
    assert over_the_pack("undercutter", "leverage") < 0


def test_who_only_presses_fails_in_seven_of_ten_plays() -> None:
    assert share("presser", BAD) >= 0.70


# --- 2: chance hardly gets there, skill does ------------------------------------------------------------------------


@every_hand
def test_chance_hardly_reaches_the_best(name: str, hand: str | None) -> None:
    encounter = encounter_of(name, hand)
    assert played(name, hand, "random").share(encounter.best) <= (0.20 if encounter.level == 1 else 0.05)


@every_hand
def test_skill_reaches_the_best(name: str, hand: str | None) -> None:
    assert played(name, hand, "skilled").share(encounter_of(name, hand).best) >= 0.80


@every_hand
def test_skill_leaves_hardly_anything_on_the_table(name: str, hand: str | None) -> None:
    skilled = played(name, hand, "skilled")
    assert skilled.agreements
    assert skilled.joint / skilled.agreements >= 0.95 * nash_joint(encounter_of(name, hand))


# --- 4: the same moves give the same events -------------------------------------------------------------------------

TELL_EVENTS = """
import hashlib
from game.authoring.policies import POLICIES
from game.authoring.simulate import Ground, seed_of
from game.encounter import rules
from tests.test_laws import HANDS, encounter_of

for hand in HANDS:
    encounter, said = encounter_of(*hand), hashlib.sha256()
    for policy in ("skilled", "random"):
        for run in range(3):
            state, events = rules.begin(encounter)
            for move in Ground(encounter, POLICIES[policy]).path(seed_of(7, run)):
                said.update(repr((move, events)).encode())
                state, events = rules.step(encounter, state, move)
            said.update(repr((events, state)).encode())
    print(hand, said.hexdigest())
"""


def test_every_process_gives_the_same_events() -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", TELL_EVENTS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "20250")
    ]
    first, second = (process.communicate()[0] for process in started)
    assert len(first.splitlines()) == len(HANDS)
    assert first == second


# --- 5: every ability is worth something ----------------------------------------------------------------------------


@pytest.mark.parametrize("ability", ["repair", "reconciling", "finding out"])
def test_taking_an_ability_away_costs_worth(ability: str) -> None:
    assert over_the_pack(f"skilled without {ability}", "worth") < over_the_pack("skilled", "worth")


def test_taking_promises_away_costs_leverage() -> None:
    assert over_the_pack("skilled without promises", "leverage") < over_the_pack("skilled", "leverage")


@every_hand
def test_without_a_promise_on_the_record_nothing_is_reconciled(name: str, hand: str | None) -> None:
    assert played(name, hand, "skilled without promises").outcomes[Outcome.RECONCILED] == 0


# --- 7: knowledge is worth points -----------------------------------------------------------------------------------


def gain(encounter: Encounter, priced: Priced) -> tuple[bool, int]:
    """How far it beats what each side has without it: by the product of the gains, else by the smaller one."""
    them, you = priced.them - floor_worth(encounter), priced.you - 100 * encounter.walk_away
    return (True, them * you) if them >= 0 and you >= 0 else (False, min(them, you))


def packages(encounter: Encounter) -> Iterator[tuple[Priced, bool]]:
    """Every package that can ever be put, and whether it needs a fact: for a latent issue, or to open a bridge."""
    latent = {issue.id: issue.unsaid for issue in encounter.issues if issue.raised_by is not None}
    bridges = {(issue.id, option.id) for issue in encounter.issues for option in issue.options if option.bridge}
    raised = tuple(issue.id for issue in encounter.issues)
    for priced in possible(encounter, raised, tuple(encounter.reconciling)):
        needs = any(pair in bridges or latent.get(pair[0], pair[1]) != pair[1] for pair in priced.package)
        yield priced, needs


@every_hand
def test_a_package_that_needs_a_fact_beats_every_other(name: str, hand: str | None) -> None:
    encounter = encounter_of(name, hand)
    if encounter.level == 1:
        return
    found = list(packages(encounter))
    plain = [priced for priced, needs in found if not needs]
    assert len(plain) >= len(possible(encounter, on_the_table(encounter)))
    assert max(gain(encounter, p) for p, needs in found if needs) > max(gain(encounter, p) for p in plain)
