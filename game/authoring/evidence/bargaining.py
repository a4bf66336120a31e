"""Rows 11, 12 and 14: a hard line, trading issues, and keeping up somebody's manner."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean

from game.authoring.evidence.fixtures import client, one_price, play, three_issues
from game.authoring.evidence.row import Figures, Given, Measured, Row, Standing, plain
from game.authoring.simulate import ending_worth
from game.encounter.leverage import fair_point
from game.encounter.margin import relation, total
from game.encounter.moves import Accept, Close, Move, Offer, Say
from game.encounter.packages import on_the_table, price
from game.encounter.script import Encounter
from game.encounter.state import State
from game.encounter.tuning import MIRROR_THIRD

CLIENTS = 200
ZONES = tuple((hers, 100 - hers) for hers in range(90, 55, -5))
"""Limits (hers, yours) in points of the price range, as far from its middle as each other; wide ones first."""
WIDE, TIGHT = (80, 20), (60, 40)
BOULWARE, LINEAR, CONCEDER = 4.0, 1.0, 0.25
"""Exponents of conceding over time (Faratin, Sierra and Jennings 1998; the values are those of NegMAS)."""
MILDER = (2.0, 0.5)
SETTINGS = tuple((zone, pair) for pair in ((BOULWARE, CONCEDER), MILDER) for zone in ZONES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bargainer:
    """Opens at its best price and gives way to its limit by the last turn: early below exponent 1, late above it.

    With `mirrors` ("always" or "early") it offers every other turn and takes up her manner in between; "early" waits
    instead once the first third of the talk is over, so that both make the same offers at the same time.
    """

    exponent: float
    mirrors: str = ""

    def demand(self, fixture: Encounter, turn: int) -> int:
        """What it asks for in this turn: a step of the price, not below its limit."""
        steps = len(fixture.issues[0].options) - 1
        left = 1 - (turn / (fixture.patience - 1)) ** self.exponent
        asked = fixture.walk_away + left * (100 - fixture.walk_away)
        return -int(-asked * steps // 100)

    def move(self, fixture: Encounter, state: State) -> Move:
        """What it does now; her counter-offer is taken when it is as good as what it would ask for."""
        if self.mirrors and state.turn % 2 == 0:
            early = MIRROR_THIRD * state.turn < fixture.patience
            return Say("mirror" if early or self.mirrors == "always" else "wait")
        demand = self.demand(fixture, state.turn)
        if state.counter is not None and int(dict(state.counter)["price"]) >= demand:
            return Accept()
        return Offer((("price", str(demand)),))

    def meet(self, fixture: Encounter, state: State) -> State:
        """The end of a meeting with this client."""
        while state.stage == "talking":
            state, _ = play(fixture, state, self.move(fixture, state))
        return play(fixture, state, Close())[0] if state.stage == "closing" else state


def ends(fixture: Encounter, bargainer: Bargainer, seed: int) -> list[State]:
    """How it ends with each of the same clients."""
    return [bargainer.meet(fixture, client(fixture, seed, number)) for number in range(CLIENTS)]


# --- 11: a hard line ------------------------------------------------------------------------------------------------


def _line(fixture: Encounter, exponent: float, seed: int) -> tuple[float, float]:
    """(money, relation) at the end, means; without an agreement the money is your limit."""
    ended = ends(fixture, Bargainer(exponent=exponent), seed)
    money = mean(ending_worth(fixture, state) for state in ended) / 100
    return money, mean(total(relation(state)) for state in ended) / 100


def hard_line(given: Given) -> Figures:
    """Money and the relation term for either line where there is room, and in how many settings each sign holds."""
    found = {"settings": float(len(SETTINGS)), "more_money": 0.0, "less_relation": 0.0}
    for zone, pair in SETTINGS:
        hard, soft = (_line(one_price(zone), exponent, given.seed) for exponent in pair)
        found["more_money"] += hard[0] > soft[0]
        found["less_relation"] += hard[1] < soft[1]
        if (zone, pair) == (WIDE, (BOULWARE, CONCEDER)):
            found |= dict(zip(("hard_money", "hard_relation"), hard, strict=True))
            found |= dict(zip(("soft_money", "soft_relation"), soft, strict=True))
    return found


def _hard_line(found: Figures) -> str:
    money, kept = (
        f"{plain(found[f'hard_{what}'], 1)} against {plain(found[f'soft_{what}'], 1)}" for what in ("money", "relation")
    )
    return (
        f"Boulware against conceder: money {money}, relation {kept}; of {found['settings']:.0f} settings with more and "
        f"less room, more money in {found['more_money']:.0f}, less relation in {found['less_relation']:.0f}"
    )


LINE = Row(
    number=11,
    result="Hard line: more money, less relation",
    published="signs",
    source="Hüffmeier et al. 2014 [P]",
    standing=Standing.EMERGES,
    measured=Measured(
        take=hard_line,
        agrees=lambda f: f["hard_money"] > f["soft_money"] and f["hard_relation"] < f["soft_relation"],
        only="only with room to bargain",
        ours=_hard_line,
        how=(
            f"{CLIENTS} strangers (trust 50 with a spread of 15, tension 0), one price, 12 turns; her limit at "
            f"{WIDE[0]} % of the range and yours at {WIDE[1]} %. Both open at the top and end at your limit; Boulware "
            "gives way late (exponent 4), the conceder at once (1/4). Money in points of the range, relation as the "
            f"relation term of the sum. Settings: limits from {ZONES[0][0]} and {ZONES[0][1]} % to "
            f"{ZONES[-1][0]} and {ZONES[-1][1]} %, with these exponents and with 2 and 1/2."
        ),
        weak=(
            "The money sign needs room to bargain: the verdict reads one setting that has it, chosen after the others "
            "had been seen. Where limits lie closer together it turns over: each refusal costs tension, tension costs "
            "terms, and she gives no ground of her own over time. In the shipped encounters, where at first nothing "
            "beats the rival's bid, there is less room still: a hard line is not expected to pay there."
        ),
    ),
)


# --- 12: trading ----------------------------------------------------------------------------------------------------


def trading(given: Given) -> Figures:
    """Plain worth, 0 to 1, of the Nash package and of splitting each issue in the middle: to her and to you."""
    fixture = three_issues()
    nash = fair_point(fixture, on_the_table(fixture))
    split = price(fixture, tuple((issue.id, "2") for issue in fixture.issues))
    worth = {"nash_them": nash.them, "nash_you": nash.you, "split_them": split.them, "split_you": split.you}
    return {name: hundredths / 10_000 for name, hundredths in worth.items()}


TRADE = Row(
    number=12,
    result="Trading issues beats splitting each",
    published="+50 % joint on the fixture: Nash (.75, .75), split (.50, .50)",
    source="design oracle",
    standing=Standing.EXACT,
    measured=Measured(
        take=trading,
        agrees=lambda found: found == {"nash_them": 0.75, "nash_you": 0.75, "split_them": 0.5, "split_you": 0.5},
        ours=lambda found: (
            f"Nash ({plain(found['nash_them'])}, {plain(found['nash_you'])}), "
            f"split ({plain(found['split_them'])}, {plain(found['split_you'])})"
        ),
        how="3 issues of 5 levels, weights .6, .3, .1 against .1, .3, .6; no rival, nothing to walk away to.",
        weak="It is arithmetic: it shows that the Nash point is computed rightly, and no more.",
    ),
)


# --- 14: mirroring --------------------------------------------------------------------------------------------------


def mirroring(given: Given) -> Figures:
    """Trust at the end and the share without agreement, mirroring all along and in the first third only."""
    fixture = one_price(TIGHT)
    found = {}
    for mirrors in ("always", "early"):
        ended = ends(fixture, Bargainer(exponent=LINEAR, mirrors=mirrors), given.seed)
        found[f"{mirrors}_trust"] = mean(state.trust for state in ended)
        found[f"{mirrors}_impasse"] = mean(state.agreed is None for state in ended)
    return found


MIRROR = Row(
    number=14,
    result="Style matching helps early, harms when kept up",
    published="signs",
    source="Ireland and Henderson 2014 [P]",
    standing=Standing.BUILT_IN,
    measured=Measured(
        take=mirroring,
        agrees=lambda f: f["always_trust"] > f["early_trust"] and f["always_impasse"] > f["early_impasse"],
        ours=lambda found: (
            f"mirror always against early: trust {plain(found['always_trust'], 1)} against "
            f"{plain(found['early_trust'], 1)}, "
            f"impasse {100 * found['always_impasse']:.1f} % against {100 * found['early_impasse']:.1f} %"
        ),
        how=(
            f"{CLIENTS} strangers, one price with limits at {TIGHT[0]} and {TIGHT[1]} %, 12 turns; the same offers "
            "every other turn, in between a mirror, which the one keeps up and the other leaves after "
            "the first third of the talk."
        ),
        weak="The cost of a late mirror in the sum is a constant that was set to this result.",
    ),
)

ROWS = (LINE, TRADE, MIRROR)
