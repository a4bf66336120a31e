"""Row 13: how much less a rival works on being understood than a skilled person."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from itertools import accumulate, count
from pathlib import Path
from statistics import mean

from game.authoring.evidence.fixtures import play
from game.authoring.evidence.row import Figures, Given, Measured, Row, Standing, plain
from game.authoring.policies import POLICIES, Weighted
from game.content.load import load_pack
from game.encounter.chance import draw
from game.encounter.machine import by_dictionary
from game.encounter.moves import Move, Say
from game.encounter.rules import begin
from game.encounter.script import Encounter
from game.encounter.tuning import RIVAL_CLARIFIES
from game.encounter.values import Kind

PLAYS = 50
CLARIFYING = (Kind.CHECK, Kind.NAME_CUE)
"""Your reading of what she said or showed, put to her so that she can set it right."""
BAND = (0.2, 0.25)


def acts_of(encounter: Encounter, seed: int) -> Counter[Kind]:
    """How often `skilled` makes the author's moves in so many plays, by kind."""
    counted: Counter[Kind] = Counter()
    for number in range(PLAYS):
        state, _ = begin(encounter, by_dictionary)
        for at in count():
            weighted = POLICIES["skilled"](encounter, state)
            if not weighted:
                break
            move = _drawn(weighted, draw(seed, encounter.id, number, at))
            if isinstance(move, Say):
                counted[encounter.act(move.act).kind] += 1
            state, _ = play(encounter, state, move)
    return counted


def _drawn(weighted: Weighted, at: float) -> Move:
    """One of these by its weight; `at` is in [0, 1)."""
    bounds = list(accumulate(weight for _, weight in weighted))
    return weighted[bisect(bounds, at * bounds[-1])][0]


def shipped(pack: Path) -> list[Encounter]:
    """Every encounter of the pack that can be loaded and has a rival."""
    library = load_pack(pack)
    loaded = (library.encounter(head.id) for head in library.heads)
    return [each for each in loaded if isinstance(each, Encounter) and each.rivals]


def ratio(clarified: float, followed: float, rival_follows: float) -> float:
    """What the rival would do of these acts of a skilled person; `rival_follows` of `followed` are its own."""
    return (RIVAL_CLARIFIES / 100 * clarified + rival_follows) / (clarified + followed)


def grounding(given: Given) -> Figures:
    """Acts a play of a skilled person, and the rival's ratio to them: as the row counts, and as it might be counted."""
    encounters = shipped(given.pack)
    every, rival_follows = Counter[Kind](), 0.0
    for encounter in encounters:
        acts = acts_of(encounter, given.seed)
        every += acts
        rival_follows += acts[Kind.FOLLOW_UP] * mean(rival.follow_up for rival in encounter.rivals) / 100
    clarified, followed = sum(every[kind] for kind in CLARIFYING), every[Kind.FOLLOW_UP]
    plays = PLAYS * len(encounters)
    return {
        "ratio": ratio(clarified, followed, rival_follows),
        "clarified": clarified / plays,
        "followed": followed / plays,
        "ratio_checks_only": ratio(every[Kind.CHECK], followed, rival_follows),
        "ratio_with_asks": ratio(clarified + every[Kind.ASK], followed, rival_follows),
    }


GROUNDING = Row(
    number=13,
    result="Language agents ground less",
    published="77.5 % fewer acts; a third of the clarifications; a sixteenth of the follow-ups",
    source="Shaikh et al. 2024 [S], 2025 [P]",
    standing=Standing.BUILT_IN,
    measured=Measured(
        take=grounding,
        agrees=lambda found: BAND[0] <= found["ratio"] <= BAND[1],
        ours=lambda found: (
            f"rival to skilled person {plain(found['ratio'])} (band {plain(BAND[0], 1)} to {plain(BAND[1])}); "
            f"the person clarifies {plain(found['clarified'])} and follows up {plain(found['followed'])} times a play; "
            f"counted otherwise: cues left out {plain(found['ratio_checks_only'])}, every question counted "
            f"{plain(found['ratio_with_asks'])}"
        ),
        how=(
            f"`skilled` plays every shipped encounter {PLAYS} times. Of its clarifications (check and name_cue: a "
            "reading put to her that she can set right) a rival opens a third, of its follow-ups as many in a hundred "
            "as dialogues/rivals.yaml says of the rivals of that encounter."
        ),
        weak=(
            "Both shares are constants, so the ratio only reads the mix of acts that the encounters invite, and what "
            "is counted as grounding decides it: the other two ways of counting fall outside the band. No rule of an "
            "encounter lets a rival find anything out: it says the lines its author gave it."
        ),
    ),
)

ROWS = (GROUNDING,)
