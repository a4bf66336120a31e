"""Every constant of the rules, with its unit and its source; "design choice" where no study fixes it.

Points are of 100; hundredths are of a point. A number in a rule file is a defect: it belongs here.
"""

from __future__ import annotations

from game.encounter.values import Breach, Intent, Part

# --- the one sum (hundredths of a point; design choices, tried on six encounters) ---------------------------
TRUST_NEUTRAL = 50  # points of trust at which the relation adds nothing
TRUST_PER_POINT = 3  # points of trust that are worth one point of the sum
TENSION_PER_POINT = 5  # points of tension that cost one point of the sum
PER_RECONCILED = 1000  # per issue reconciled and kept where you met
PER_YIELD = 400  # per step she has yielded
PER_FAIR = 300  # per option that reads fair in her measure; the same below for unfair
PER_SEVERITY = 600  # per step of severity of each open rupture
LATE_MIRROR = 400  # per mirror after the first third (Ireland and Henderson 2014: mimicry kept up harms)
MIRROR_THIRD = 3  # the talk is cut into this many parts; mirroring helps in the first

# --- her answer (points; design choices) ----------------------------------------------------------------------
COUNTERED_FROM = -15  # from here up she makes a counter-offer
INSULTED_BELOW = -40
HOLLOW_TENSION = 60  # from here up a yes may be said only to end it
REFUSED_TENSION = 5
INSULTED_TENSION = 15
COUNTER_MARGIN = 8  # what her counter keeps for her, less a quarter of your leverage
LEVERAGE_PER_MARGIN = 4
BESIDE_WITHIN = 500  # hundredths of your worth that two packages laid side by side may differ by
ONE_SIDED = 4  # giving more than this many times what the other gave: persuaded or capitulated

# --- leverage (Emerson 1962: power is the other's dependence; the scale is a design choice) -------------------
LEVERAGE_LEAST, LEVERAGE_MOST = -100, 100
RANKING_FROM = 40  # per cent of her facts known: you see her ranking of issues
LIVABLE_FROM = 60  # per cent of her facts known: you see what she can live with
BANDS = ((60, 5), (40, 10), (0, 15))  # (understanding from, half width of the band in points)

# --- rivals (per cent; how often one follows up is in its file) ---------------------------------------------------
RIVAL_CLARIFIES = 33  # of the clarifications that a person would open (Shaikh et al. 2025: a third)

# --- meters (points; design choices) ----------------------------------------------------------------------------
NEW_FACT_TRUST = 5  # by follow_up (Huang et al. 2017: follow-up questions raise liking)
CHECK_RIGHT_TENSION = -5
CHECK_WRONG_TENSION = 5  # from the second wrong check on
CUE_RIGHT_TENSION = -5
CUE_WRONG_TENSION = 5
QUESTION_OPEN_TENSION = 5  # a first part left without its second (Schegloff 2007: adjacency pairs)
MIRROR_TRUST = 5
STANDARD_WRONG_TENSION = 5

# --- the three arts (design choices) ------------------------------------------------------------------------------
CAJOLE_CARRIES = 2  # steps, less the times used
ART_OVER_TRUST = -5  # a step above what the moment carried
CAJOLE_TENSION = -5  # a step
PRESS_PER_STEP = 30  # points of trust + leverage that carry a step
PRESS_TENSION = 5  # a step
PRESS_CEILING = 70  # tension above which pressure carries nothing
REASSURE_FLOOR = 30  # tension below which comfort carries nothing
REASSURE_TENSION = -5  # a step
REASSURE_TRUST = 5  # once a move
STRONGEST = 3

# --- rupture (points; design choices unless named) -----------------------------------------------------------------
RUPTURE_BASE = 5  # trust, times (1 + severity)
BREACH_FACTOR = {Breach.COMPETENCE: 100, Breach.INTEGRITY: 150}  # per cent (Kim et al. 2004: integrity costs more)
INTENT_FACTOR = {Intent.ACCIDENT: 100, Intent.UNCLEAR: 100, Intent.DELIBERATE: 150}  # per cent
RESIDUE_FACTOR = 125  # per cent: the next cost after a repair that was not closed (Goffman 1971: thanks)
RUPTURE_TENSION = 5
CEILING_CUT = 4
CEILING_CUT_EARLY = 10  # Lount et al. 2008: an early breach is worse
EARLY_TURNS = 3
DECEPTION_CUT = 25  # Schweitzer, Hershey and Bradlow 2006: deception is never fully mended

# --- reconciling (points; design choices) ---
RECONCILE_TENSION = -5  # understood, translated, livable
RECONCILE_TRUST = 5  # understood, livable
BALK_TENSION = 5
BALK_TRUST = -5

# --- offering (hundredths; ranking of the components: Lewicki, Polin and Lount 2016, weights tuned to it) ---------
PART_WEIGHTS: dict[Part, int] = {
    Part.OWN_IT: 26,
    Part.MAKE_GOOD: 22,
    Part.REGRET: 16,
    Part.EXPLAIN: 16,
    Part.PROMISE_CHANGE: 16,
    Part.ASK_FORGIVENESS: 4,
}
MOST_PARTS = 4
VAGUE = 50  # per cent of the part
MISSES = 50  # per cent of the part
DEFLECTS = 50  # per cent of everything
OUT_OF_ORDER = 50  # per cent of everything (after Goffman's corrective interchange; design choice)
EARLIER_APOLOGY = 60  # per cent, each (design choice: words wear out)
ACCEPT_BASE = 25
ACCEPT_PER_SEVERITY = 10
ACCEPT_INTEGRITY = 10
ACCEPT_SPOKE_FIRST = -10
GIVEN_BACK = 60  # per cent of sum x trust cost; the kept promise gives the same again (Bottom et al. 2002)
GIVEN_BACK_INTEGRITY = 50  # per cent of that (Kim et al. 2004: an apology mends competence better)
LEFT_AFTER_REPAIR = 5  # points that never come back: repaired is a little below never broken
REPAIRED_TENSION = -10
DENIAL_BACK = 70  # per cent of the cost at once (Kim et al. 2004)
GUILTY_FACTOR = 200  # per cent of the cost when a denial is shown false
REFUSALS = 2  # at the second she withdraws

# --- a week later ---------------------------------------------------------------------------------------------------
HOURS = 5  # yours, where the file says nothing
KEPT_QUARTER = 4  # a kept promise moves trust this part of the way to its ceiling (design choice)
BROKEN_TRUST = -15
DELIVERY_KEPT = 5  # points of her worth of what was agreed
DELIVERY_BROKEN = -10
CARRY = {"reconciled": 5, "bargained": 0, "persuaded": -2, "capitulated": -5, "hollow": -10}  # leverage carried over
